#include "model/match_diff.h"

#include "base/utf8.h"

/* Equal atoms that are shown beside a difference, and around it all. */
#define SHOWN_BESIDE 6
#define SHOWN_AROUND 4

/* No line of a message is longer; a word may be, it is then cut. */
#define LINE_MOST 2000

struct text
diff_visible(struct text text, struct arena *arena)
{
	struct buf buf = BUF_INIT;
	struct text made;

	while (text.len > 0 && buf.len < LINE_MOST) {
		int32_t character = utf8_next(&text);

		if (character == 0xad)
			continue;
		if (utf8_is_invisible(character))
			buf_format(&buf, "\\u{%x}", (unsigned)character);
		else if (ascii_is_space((char)character) && character < 0x80)
			buf_char(&buf, ' ');
		else if (character < UTF8_BYTE)
			utf8_add(&buf, character);
	}
	made = arena_text(arena, buf_as_text(&buf));
	buf_free(&buf);
	return made;
}

/* One side of an alignment while its line is written. */
struct side {
	const struct match_record *record; /* NULL: the side of the quotation */
	const struct wanted *wanted;
	const struct stretch *stretch;
	const struct alignment *alignment;
	struct arena *arena;
	struct buf line;
	const struct atom *last; /* written */
};

static const struct atom *
atom_at(const struct side *side, size_t pair)
{
	const struct pair *p = &side->alignment->pairs.items[pair];

	return side->record ? p->said : p->quoted;
}

/* What stands from one atom to another, visible. */
static struct text
text_of_atoms(const struct side *side, const struct atom *first,
	      const struct atom *last)
{
	struct text text;
	struct hit hit;

	if (side->record) {
		hit.start = (size_t)(first - side->stretch->items);
		hit.end = (size_t)(last - side->stretch->items) + 1;
		text = record_text(side->record, side->stretch, hit,
				   side->arena);
	} else {
		text = text_slice(side->wanted->words, first->start, last->end);
	}
	return diff_visible(text, side->arena);
}

/* A space where the text has one. */
static void
add_space(struct side *side, const struct atom *next)
{
	if (side->last &&
	    (next->turn != side->last->turn || next->start > side->last->end))
		buf_char(&side->line, ' ');
}

static void
add_atoms(struct side *side, const struct atom *first, const struct atom *last)
{
	if (side->line.len > LINE_MOST)
		return;
	buf_text(&side->line, text_of_atoms(side, first, last));
	side->last = last;
}

/* Pairs that are equal, the middle of many left away. */
static void
add_equal(struct side *side, size_t from, size_t to)
{
	bool is_first = from == 0;
	bool is_last = to == side->alignment->pairs.count;
	size_t count = to - from;

	add_space(side, atom_at(side, from));
	if (count <= 2 * SHOWN_BESIDE + 1) {
		add_atoms(side, atom_at(side, from), atom_at(side, to - 1));
		return;
	}
	if (!is_first)
		add_atoms(side, atom_at(side, from),
			  atom_at(side, from + SHOWN_BESIDE - 1));
	buf_literal(&side->line, " … ");
	if (!is_last)
		add_atoms(side, atom_at(side, to - SHOWN_BESIDE),
			  atom_at(side, to - 1));
	side->last = atom_at(side, to - 1);
}

/* Pairs that differ: what this side has of them. */
static void
add_different(struct side *side, size_t from, size_t to)
{
	const struct atom *first = NULL;
	const struct atom *last = NULL;

	for (size_t i = from; i < to; i++) {
		const struct atom *atom = atom_at(side, i);

		if (atom && !first)
			first = atom;
		if (atom)
			last = atom;
	}
	if (!first)
		return;
	add_space(side, first);
	buf_text(&side->line, side->record ? TEXT("{-") : TEXT("{+"));
	add_atoms(side, first, last);
	buf_text(&side->line, side->record ? TEXT("-}") : TEXT("+}"));
}

/* […], but where the quotation has a bare … in its place. */
static void
add_cut(struct side *side, size_t to)
{
	if (side->record)
		side->last = atom_at(side, to - 1);
	else if (side->last && side->last->kind == ATOM_ELLIPSIS)
		return;
	buf_literal(&side->line, " […]");
}

enum sort { SORT_EQUAL, SORT_DIFFERENT, SORT_CUT };

static enum sort
sort_of(const struct pair *pair)
{
	if (pair->is_cut)
		return SORT_CUT;
	return pair->is_equal ? SORT_EQUAL : SORT_DIFFERENT;
}

static void
add_pairs(struct side *side)
{
	const struct pair *pairs = side->alignment->pairs.items;
	size_t count = side->alignment->pairs.count;
	size_t to;

	for (size_t from = 0; from < count; from = to) {
		enum sort sort = sort_of(&pairs[from]);

		for (to = from + 1; to < count && sort_of(&pairs[to]) == sort;)
			to++;
		if (sort == SORT_EQUAL)
			add_equal(side, from, to);
		else if (sort == SORT_DIFFERENT)
			add_different(side, from, to);
		else
			add_cut(side, to);
	}
}

static struct text
finish(struct side *side)
{
	struct text line = arena_text(side->arena, buf_as_text(&side->line));

	buf_free(&side->line);
	return line;
}

struct text
diff_quoted(const struct wanted *wanted, const struct alignment *alignment,
	    struct arena *arena)
{
	struct side side = {.wanted = wanted,
			    .alignment = alignment,
			    .arena = arena,
			    .line = BUF_INIT};

	add_pairs(&side);
	return finish(&side);
}

/* An atom some places before or behind, in the same turn. */
static const struct atom *
neighbour(const struct side *side, const struct atom *atom, int step)
{
	const struct atom *end = side->stretch->items + side->stretch->count;

	for (int i = 0; i < SHOWN_AROUND; i++) {
		const struct atom *next = atom + step;

		if (next < side->stretch->items || next >= end ||
		    next->turn != atom->turn)
			break;
		atom = next;
	}
	return atom;
}

/* The first or the last atom of the record in the alignment, or NULL. */
static const struct atom *
outermost(const struct alignment *alignment, bool is_last)
{
	size_t count = alignment->pairs.count;

	for (size_t i = 0; i < count; i++) {
		size_t at = is_last ? count - 1 - i : i;

		if (alignment->pairs.items[at].said)
			return alignment->pairs.items[at].said;
	}
	return NULL;
}

static void
add_before(struct side *side)
{
	const struct atom *first = outermost(side->alignment, false);
	const struct atom *start = neighbour(side, first, -1);

	while (start < first && start->kind != ATOM_WORD)
		start++;
	if (start > side->stretch->items && start[-1].turn == start->turn)
		buf_literal(&side->line, "… ");
	if (start < first)
		add_atoms(side, start, first - 1);
}

static void
add_behind(struct side *side)
{
	const struct atom *last = outermost(side->alignment, true);
	const struct atom *end = neighbour(side, last, 1);

	if (last < end) {
		add_space(side, last + 1);
		add_atoms(side, last + 1, end);
	}
	if (end + 1 < side->stretch->items + side->stretch->count &&
	    end[1].turn == end->turn)
		buf_literal(&side->line, " …");
}

struct text
diff_said(const struct match_record *record, const struct stretch *stretch,
	  const struct alignment *alignment, struct arena *arena)
{
	struct side side = {.record = record,
			    .stretch = stretch,
			    .alignment = alignment,
			    .arena = arena,
			    .line = BUF_INIT};

	if (!outermost(alignment, false))
		return (struct text){"", 0};
	add_before(&side);
	add_pairs(&side);
	add_behind(&side);
	return finish(&side);
}
