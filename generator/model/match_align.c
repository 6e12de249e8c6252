#include "model/match_align.h"

#include "base/utf8.h"

/* Sizes of the table that is filled: atoms of the quotation, of the record. */
#define QUOTED_MOST 600
#define SAID_MOST 8000
/* Places that are looked at closely. */
#define WINDOWS_MOST 4
/* Atoms of the record that one […] may leave out here. */
#define CUT_MOST 400

/* ---- Where: the window with the most and rarest common words ---- */

/* A word of the quotation, in any case. */
struct common {
	uint32_t hash; /* 0: the slot is free */
	uint32_t in_quotation;
	uint32_t in_record;
	uint32_t in_window;
};

struct commons {
	struct common *slots;
	size_t capacity; /* a power of two */
};

/* A hash that is equal in any case; cheap for ASCII, which most words are. */
static uint32_t
hash_folded(const struct atom *atom, struct arena *arena)
{
	struct text t = atom->folded;
	uint32_t hash = 2166136261;

	for (size_t i = 0; i < t.len; i++) {
		if ((unsigned char)t.s[i] >= 0x80)
			return (uint32_t)text_hash(utf8_fold(arena, t)) | 1;
		hash = (hash ^ (unsigned char)ascii_lower(t.s[i])) * 16777619;
	}
	return hash | 1;
}

/* The slot of `hash`, or the free one it would take. */
static struct common *
slot_of(const struct commons *commons, uint32_t hash)
{
	size_t i = hash & (commons->capacity - 1);

	while (commons->slots[i].hash != 0 && commons->slots[i].hash != hash)
		i = (i + 1) & (commons->capacity - 1);
	return &commons->slots[i];
}

static struct commons
commons_new(const struct wanted *wanted, struct arena *arena)
{
	struct commons commons = {.capacity = 16};

	while (commons.capacity < wanted->atoms.count * 2)
		commons.capacity *= 2;
	commons.slots = arena_array(arena, struct common, commons.capacity);
	list_each (const struct atom, atom, &wanted->atoms) {
		struct common *common;

		if (atom->kind != ATOM_WORD)
			continue;
		common = slot_of(&commons, hash_folded(atom, arena));
		common->hash = hash_folded(atom, arena);
		common->in_quotation++;
	}
	return commons;
}

/* The rarer in the record, the more a common word says. */
static size_t
weight(const struct common *common)
{
	uint32_t times = common->in_record;

	if (times <= 1)
		return 12;
	if (times <= 4)
		return 8;
	if (times <= 16)
		return 5;
	return times <= 256 ? 3 : 1;
}

/* The word of the quotation that each atom of the record is, or NULL. */
static struct common **
mark_common(const struct commons *commons, const struct stretch *stretch,
	    struct arena *arena)
{
	struct common **marked =
		arena_array(arena, struct common *, stretch->count);

	for (size_t i = 0; i < stretch->count; i++) {
		struct common *common;

		if (stretch->items[i].kind != ATOM_WORD)
			continue;
		common = slot_of(commons,
				 hash_folded(&stretch->items[i], arena));
		if (common->hash == 0)
			continue;
		common->in_record++;
		marked[i] = common;
	}
	return marked;
}

/* A stretch of the record that slides over it. */
struct window {
	struct hit at;
	size_t score;
};

static void
enter(struct window *window, struct common *common)
{
	window->at.end++;
	if (common && common->in_window++ < common->in_quotation)
		window->score += weight(common);
}

static void
leave(struct window *window, struct common *common)
{
	window->at.start++;
	if (common && --common->in_window < common->in_quotation)
		window->score -= weight(common);
}

/* True when `a` and `b` may stand in one window: one turn, or a range. */
static bool
is_together(const struct stretch *stretch, size_t a, size_t b)
{
	return stretch->first != STRETCH_ANY ||
	       stretch->items[a].turn == stretch->items[b].turn;
}

/* The best windows, each of another turn, the best first. */
struct windows {
	struct window items[WINDOWS_MOST];
	size_t count;
};

static void
keep_window(struct windows *best, const struct window *window)
{
	size_t at = best->count;

	if (window->score == 0)
		return;
	while (at > 0 && best->items[at - 1].score < window->score)
		at--;
	if (at == WINDOWS_MOST)
		return;
	if (best->count < WINDOWS_MOST)
		best->count++;
	for (size_t i = best->count - 1; i > at; i--)
		best->items[i] = best->items[i - 1];
	best->items[at] = *window;
}

/*
 * Slides a window as wide as the quotation could be over the stretch and
 * keeps the best of each turn, or of the range.
 */
static struct windows
best_windows(const struct wanted *wanted, const struct stretch *stretch,
	     struct arena *arena)
{
	struct commons commons = commons_new(wanted, arena);
	struct common **marked = mark_common(&commons, stretch, arena);
	size_t width = wanted->atoms.count * 3 / 2 + 4 +
		       (wanted->runs.count - 1) * CUT_MOST;
	struct windows best = {0};
	struct window window = {0};
	struct window of_turn = {0};

	for (size_t i = 0; i < stretch->count; i++) {
		if (i > 0 && !is_together(stretch, i - 1, i)) {
			keep_window(&best, &of_turn);
			of_turn = (struct window){0};
			while (window.at.start < i)
				leave(&window, marked[window.at.start]);
		}
		if (i - window.at.start >= width)
			leave(&window, marked[window.at.start]);
		enter(&window, marked[i]);
		if (window.score > of_turn.score)
			of_turn = window;
	}
	keep_window(&best, &of_turn);
	return best;
}

/* The window with some room on both sides, in what is one turn or range. */
static struct hit
widen(const struct stretch *stretch, struct hit at, size_t room)
{
	size_t most = at.end - at.start + 2 * room;

	if (at.end == 0)
		return at;
	if (most > SAID_MOST)
		most = SAID_MOST;
	for (size_t i = 0; i < room && at.start > 0 &&
			   is_together(stretch, at.start - 1, at.start);
	     i++)
		at.start--;
	while (at.end < stretch->count && at.end - at.start < most &&
	       is_together(stretch, at.end - 1, at.end))
		at.end++;
	if (at.end - at.start > most)
		at.end = at.start + most;
	return at;
}

/* ---- How: the table ---- */

/* Which way a cell was reached. */
enum way { WAY_START, WAY_BOTH, WAY_QUOTED, WAY_SAID, WAY_CUT };

/* An atom of the quotation that has to be somewhere in the record. */
struct column {
	const struct atom *atom;
	uint32_t folded_hash;
	bool cut_before;  /* a […] stands before it */
	bool edit_before; /* [words] do */
};

struct table {
	struct arena *arena;
	struct LIST_OF(struct column) quoted;
	const struct atom *said;
	uint32_t *said_hashes; /* of words, in any case */
	size_t said_count;
	unsigned *costs; /* of this row and of the last one */
	unsigned *last_costs;
	unsigned char *ways; /* a row for each atom of the quotation, and the
				first for none */
};

static void
fill_quoted(struct table *table, const struct wanted *wanted)
{
	struct column column = {0};

	list_each (const struct atom, atom, &wanted->atoms) {
		if (table->quoted.count == QUOTED_MOST)
			break;
		if (atom->kind == ATOM_CUT || atom->kind == ATOM_EDIT) {
			column.cut_before |= atom->kind == ATOM_CUT;
			column.edit_before |= atom->kind == ATOM_EDIT;
			continue;
		}
		column.atom = atom;
		column.folded_hash = hash_folded(atom, table->arena);
		list_add(table->arena, &table->quoted, column);
		column = (struct column){0};
	}
}

static void
fill_said(struct table *table, const struct stretch *stretch, struct hit at)
{
	struct arena *arena = table->arena;

	table->said = stretch->items + at.start;
	table->said_count = at.end - at.start;
	table->said_hashes = arena_array(arena, uint32_t, table->said_count);
	for (size_t i = 0; i < table->said_count; i++)
		table->said_hashes[i] = hash_folded(&table->said[i], arena);
}

static bool
is_equal(const struct table *table, size_t q, size_t s)
{
	const struct column *column = &table->quoted.items[q];
	const struct atom *said = &table->said[s];
	bool is_free = q == 0 || column->edit_before || column->cut_before ||
		       table->quoted.items[q - 1].atom->kind == ATOM_ELLIPSIS;

	return (is_free || atom_has(column->atom, ATOM_SPACE) ==
				   atom_has(said, ATOM_SPACE)) &&
	       atom_equal(column->atom, said, table->arena);
}

/* True when one may be the other misspelt, or a part of it. */
static bool
resembles(struct text a, struct text b)
{
	size_t most = a.len > b.len ? a.len : b.len;
	size_t least = a.len > b.len ? b.len : a.len;
	size_t common = 0;
	size_t behind = 0;

	while (common < least && a.s[common] == b.s[common])
		common++;
	while (behind < least - common &&
	       a.s[a.len - 1 - behind] == b.s[b.len - 1 - behind])
		behind++;
	return (common + behind) * 2 >= most ||
	       text_find(a, b, 0) != TEXT_NOT_FOUND ||
	       text_find(b, a, 0) != TEXT_NOT_FOUND;
}

/*
 * What it costs to take one for the other: less than to leave out both, and
 * for words that are alike less than for one of them.
 */
static unsigned
change_cost(const struct table *table, size_t q, size_t s)
{
	const struct column *column = &table->quoted.items[q];
	const struct atom *said = &table->said[s];
	bool is_word = column->atom->kind == ATOM_WORD;

	if (is_equal(table, q, s))
		return 0;
	if (is_word != (said->kind == ATOM_WORD))
		return 8;
	if (!is_word)
		return said->kind == ATOM_MARK ? 8 : 1;
	if (column->folded_hash == table->said_hashes[s])
		return 1;
	return resembles(column->atom->folded, said->folded) ? 2 : 3;
}

static unsigned
gap_cost(const struct atom *atom)
{
	return atom->kind == ATOM_WORD ? 3 : 1;
}

/*
 * What it costs to leave out of the record what follows atom `q`: nothing at
 * a […], nor at a bare … that may stand for one; little where words were put
 * in, perhaps for others.
 */
static unsigned
skip_cost(const struct table *table, size_t q, const struct atom *said)
{
	const struct column *next = &table->quoted.items[q + 1];

	if (q + 1 < table->quoted.count && next->cut_before)
		return 0;
	if (table->quoted.items[q].atom->kind == ATOM_ELLIPSIS)
		return 0;
	if (q + 1 < table->quoted.count && next->edit_before)
		return 1;
	return gap_cost(said);
}

/* Fills the cells of row `q` + 1. */
static void
fill_row(struct table *table, size_t q)
{
	size_t width = table->said_count + 1;
	unsigned char *ways = table->ways + (q + 1) * width;

	table->costs[0] =
		table->last_costs[0] + gap_cost(table->quoted.items[q].atom);
	ways[0] = WAY_QUOTED;
	for (size_t s = 0; s < table->said_count; s++) {
		unsigned both = table->last_costs[s] + change_cost(table, q, s);
		unsigned quoted = table->last_costs[s + 1] +
				  gap_cost(table->quoted.items[q].atom);
		unsigned skip = skip_cost(table, q, &table->said[s]);
		unsigned said = table->costs[s] + skip;
		unsigned least = both;

		ways[s + 1] = WAY_BOTH;
		if (quoted < least) {
			least = quoted;
			ways[s + 1] = WAY_QUOTED;
		}
		if (said < least) {
			least = said;
			ways[s + 1] = skip == 0 ? WAY_CUT : WAY_SAID;
		}
		table->costs[s + 1] = least;
	}
}

/* Fills the table; returns the end of the cheapest alignment. */
static size_t
fill_table(struct table *table)
{
	size_t width = table->said_count + 1;
	size_t best = 0;

	table->costs = arena_array(table->arena, unsigned, width);
	table->last_costs = arena_array(table->arena, unsigned, width);
	table->ways = (unsigned char *)arena_alloc_array(
		table->arena, width, table->quoted.count + 1);
	for (size_t q = 0; q < table->quoted.count; q++) {
		unsigned *filled = table->costs;

		fill_row(table, q);
		table->costs = table->last_costs;
		table->last_costs = filled;
	}
	for (size_t s = 1; s < width; s++) {
		if (table->last_costs[s] <= table->last_costs[best])
			best = s;
	}
	return best;
}

static void
count_match(struct alignment *found, const struct pair *pair,
	    struct arena *arena)
{
	if (!pair->quoted || pair->quoted->kind != ATOM_WORD)
		return;
	found->words++;
	if (pair->is_equal ||
	    (pair->said && align_is_case(pair->quoted, pair->said, arena)))
		found->matched++;
}

static void
reverse(struct alignment *found)
{
	size_t count = found->pairs.count;

	for (size_t i = 0; i < count / 2; i++) {
		struct pair swapped = found->pairs.items[i];

		found->pairs.items[i] = found->pairs.items[count - 1 - i];
		found->pairs.items[count - 1 - i] = swapped;
	}
}

/* Goes back through the table from its end at column `s`. */
static void
trace(const struct table *table, size_t s, struct alignment *found)
{
	size_t width = table->said_count + 1;
	size_t q = table->quoted.count;

	while (q > 0) {
		enum way way = table->ways[q * width + s];
		struct pair pair = {.is_cut = way == WAY_CUT};

		if (way == WAY_BOTH)
			pair.is_equal = is_equal(table, q - 1, s - 1);
		if (way != WAY_QUOTED)
			pair.said = &table->said[--s];
		if (way == WAY_BOTH || way == WAY_QUOTED)
			pair.quoted = table->quoted.items[--q].atom;
		count_match(found, &pair, table->arena);
		list_add(table->arena, &found->pairs, pair);
	}
	reverse(found);
}

static struct alignment
align_at(const struct wanted *wanted, const struct stretch *stretch,
	 struct hit at, struct arena *arena)
{
	struct table table = {.arena = arena};
	struct alignment found = {0};
	size_t end;

	fill_quoted(&table, wanted);
	fill_said(&table, stretch, widen(stretch, at, wanted->atoms.count + 4));
	end = fill_table(&table);
	found.cost = table.last_costs[end];
	trace(&table, end, &found);
	return found;
}

void
align(const struct wanted *wanted, const struct stretch *stretch,
      struct arena *arena, struct alignment *found)
{
	struct windows windows = best_windows(wanted, stretch, arena);

	*found = (struct alignment){0};
	for (size_t i = 0; i < windows.count; i++) {
		struct alignment here =
			align_at(wanted, stretch, windows.items[i].at, arena);

		if (i == 0 || here.cost < found->cost)
			*found = here;
	}
}

bool
align_is_case(const struct atom *a, const struct atom *b, struct arena *arena)
{
	return a->kind == ATOM_WORD && b->kind == ATOM_WORD &&
	       text_equal(utf8_fold(arena, a->folded),
			  utf8_fold(arena, b->folded));
}
