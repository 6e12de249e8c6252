#include "model/match_search.h"

#define NOWHERE SIZE_MAX

/* One try to find a run at one place. */
struct trial {
	const struct wanted *wanted;
	const struct stretch *stretch;
	struct arena *arena;
	size_t at;		    /* the next atom of the record */
	bool begun;		    /* an atom of the record was taken */
	const struct atom *edit;    /* the brackets just passed, or NULL */
	const struct atom *dropped; /* the final mark that was left out */
	const struct atom *taken;   /* by the last step, or NULL */
};

static const struct atom *
next_said(const struct trial *t)
{
	return t->at < t->stretch->count ? &t->stretch->items[t->at] : NULL;
}

static void
take(struct trial *t)
{
	t->taken = &t->stretch->items[t->at++];
	t->begun = true;
	t->edit = NULL;
}

/* Brackets: a mark of the record, or words put in. */
static bool
step_edit(struct trial *t, const struct atom *edit)
{
	const struct atom *said = next_said(t);

	if (atom_has(edit, ATOM_TIGHT))
		return false;
	if (said && said->kind == ATOM_MARK &&
	    text_equal(said->folded, edit->folded))
		take(t);
	else
		t->edit = edit;
	return true;
}

/*
 * Behind brackets the space may stand on either side of them; between turns
 * there is no telling.
 */
static bool
spaces_agree(const struct trial *t, const struct atom *quoted,
	     const struct atom *said)
{
	bool wanted = atom_has(quoted, ATOM_SPACE);
	bool found = atom_has(said, ATOM_SPACE);

	if (!t->begun || wanted == found || atom_has(said, ATOM_EDGE) ||
	    (t->stretch->lax & LAX_PASSAGES))
		return true;
	return t->edit && found == atom_has(t->edit, ATOM_SPACE);
}

/* True when the next atom of the record need not be in the quotation. */
static bool
may_pass(const struct trial *t, const struct atom *quoted)
{
	const struct atom *said = next_said(t);

	if (!t->begun || !said)
		return false;
	if (said->kind == ATOM_MARK)
		return (t->stretch->lax & LAX_MARKS) != 0;
	return (t->stretch->lax & LAX_PASSAGES) && is_quote(said) &&
	       !is_quote(quoted);
}

static bool
step(struct trial *t, size_t i)
{
	const struct atom *quoted = &t->wanted->atoms.items[i];
	const struct atom *said;

	t->taken = NULL;
	if (quoted->kind == ATOM_EDIT)
		return step_edit(t, quoted);
	if (quoted->kind == ATOM_CUT)
		return true;
	while (may_pass(t, quoted))
		t->at++;
	said = next_said(t);
	if (said && spaces_agree(t, quoted, said) &&
	    atom_equal(quoted, said, t->arena)) {
		take(t);
		return true;
	}
	t->dropped = quoted;
	return i == t->wanted->final;
}

/* As many atoms before a ; tell whether it stands in Greek. */
#define GREEK_BEFORE 16

/* A word of Greek letters. */
static bool
is_greek(const struct atom *word)
{
	unsigned char lead = 0;

	if (word->folded.len > 0)
		lead = (unsigned char)word->folded.s[0];
	return lead >= 0xcd && lead <= 0xcf;
}

/*
 * True when half the words before atom `i` are Greek, whose question mark is
 * a semicolon. The one right before may be a foreign name.
 */
static bool
is_in_greek(const struct atom *items, size_t i)
{
	size_t least = i > GREEK_BEFORE ? i - GREEK_BEFORE : 0;
	size_t words = 0;
	size_t greek = 0;

	while (i > least && items[i - 1].turn == items[i].turn) {
		const struct atom *atom = &items[--i];

		if (atom->kind != ATOM_WORD || atom_has(atom, ATOM_OPENS_DIGIT))
			continue;
		words++;
		greek += is_greek(atom);
	}
	return words > 0 && greek * 2 >= words;
}

/* What can stand between the words of a question and its mark. */
static bool
is_aside(const struct atom *atom)
{
	return is_quote(atom) || atom->kind == ATOM_ELLIPSIS ||
	       atom->kind == ATOM_MARK || atom->kind == ATOM_DASH ||
	       atom_is(atom, ')');
}

/* True when the record asks or calls out where the quotation has a stop. */
static bool
is_cut_short(const struct trial *t)
{
	const struct atom *items = t->stretch->items;
	size_t i = t->at;

	if (!t->dropped || !is_full_stop(t->dropped) ||
	    (t->stretch->lax & LAX_ENDING))
		return false;
	while (i < t->stretch->count && is_aside(&items[i]))
		i++;
	if (i == t->stretch->count)
		return false;
	if (is_question(&items[i]))
		return true;
	return atom_is(&items[i], ';') && is_in_greek(items, i);
}

static bool
splits_word(const struct stretch *stretch, size_t i)
{
	return i < stretch->count && atom_has(&stretch->items[i], ATOM_GLUED) &&
	       !(stretch->lax & LAX_WORDS);
}

static bool
is_one_passage(const struct stretch *stretch, size_t start, size_t end)
{
	const struct atom *first = &stretch->items[start];
	const struct atom *last = &stretch->items[end - 1];

	if (stretch->lax & LAX_PASSAGES)
		return true;
	if (first->passage == PASSAGE_NONE || first->passage != last->passage)
		return false;
	return first->passage == PASSAGE_ALL || first->turn == last->turn;
}

/* Where the run ends when it begins at `start`, or NOWHERE. */
static size_t
try_run(struct trial *t, const struct run *run, size_t start)
{
	t->at = start;
	t->begun = false;
	t->edit = NULL;
	t->dropped = NULL;
	for (size_t i = run->from; i < run->to; i++) {
		if (!step(t, i))
			return NOWHERE;
	}
	if (t->at == start || splits_word(t->stretch, start) ||
	    splits_word(t->stretch, t->at) ||
	    !is_one_passage(t->stretch, start, t->at) || is_cut_short(t))
		return NOWHERE;
	return t->at;
}

void
search_pairs(const struct wanted *wanted, const struct run *run,
	     const struct stretch *stretch, struct hit hit,
	     const struct atom **said)
{
	struct arena scratch = {0};
	struct trial t = {.wanted = wanted,
			  .stretch = stretch,
			  .arena = &scratch,
			  .at = hit.start};

	for (size_t i = run->from; i < run->to; i++) {
		if (!step(&t, i))
			break;
		said[i] = t.taken;
	}
	arena_free(&scratch);
}

/* ---- Going through the places of a run ---- */

struct cursor {
	const struct run *run;
	uint32_t hash;	 /* of what the run begins with */
	bool takes_any;	 /* which has no hash */
	bool takes_mark; /* it may begin with a mark of the record */
	struct hit hit;	 /* the place it is at */
	size_t turn;	 /* in which a place must begin, or STRETCH_ANY */
	size_t last_turn;
};

static struct cursor
cursor_new(const struct wanted *wanted, const struct run *run)
{
	struct cursor c = {.run = run, .hit = {0, 0}};
	size_t i = run->from;

	while (wanted->atoms.items[i].kind == ATOM_EDIT ||
	       wanted->atoms.items[i].kind == ATOM_CUT)
		i++;
	c.takes_mark = i > run->from;
	c.hash = wanted->atoms.items[i].hash;
	c.takes_any = wanted->atoms.items[i].capital > 0;
	c.turn = STRETCH_ANY;
	c.last_turn = STRETCH_ANY;
	return c;
}

static bool
may_begin(const struct cursor *c, const struct atom *said)
{
	if (c->turn != STRETCH_ANY && said->turn != c->turn)
		return false;
	return said->hash == c->hash || c->takes_any ||
	       (c->takes_mark && said->kind == ATOM_MARK);
}

/* Moves to the first place at or behind `from`; false when there is none. */
static bool
seek(struct trial *t, struct cursor *c, size_t from)
{
	const struct stretch *stretch = t->stretch;

	for (size_t i = from; i < stretch->count; i++) {
		size_t end;

		if (!may_begin(c, &stretch->items[i]))
			continue;
		end = try_run(t, c->run, i);
		if (end == NOWHERE)
			continue;
		if (c->last_turn != STRETCH_ANY &&
		    stretch->items[end - 1].turn != c->last_turn)
			continue;
		c->hit = (struct hit){i, end};
		return true;
	}
	c->hit = (struct hit){stretch->count, stretch->count};
	return false;
}

size_t
words_between(const struct stretch *stretch, size_t from, size_t to)
{
	size_t words = 0;

	for (size_t i = from; i < to; i++)
		words += stretch->items[i].kind == ATOM_WORD;
	return words;
}

/* True when a word or a mark stands between the two. */
static bool
leaves_out(const struct stretch *stretch, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (stretch->items[i].kind == ATOM_WORD ||
		    stretch->items[i].kind == ATOM_MARK)
			return true;
	}
	return false;
}

/* Where the chain of runs goes, and whether each […] must leave out a word. */
struct chain {
	struct cursor *cursors;
	size_t count;
	bool strict;
};

/* Moves cursor `i` to the first place that can follow the one before it. */
static bool
follow(struct trial *t, struct chain *chain, size_t i)
{
	size_t end = chain->cursors[i - 1].hit.end;
	struct cursor *c = &chain->cursors[i];

	if (c->hit.start < end && !seek(t, c, end))
		return false;
	while (chain->strict && !leaves_out(t->stretch, end, c->hit.start)) {
		if (!seek(t, c, c->hit.start + 1))
			return false;
	}
	return c->hit.start < t->stretch->count;
}

/*
 * The atoms that all […] leave out together. The runs being what they are,
 * that is the shortest when the whole is.
 */
static size_t
cost(const struct chain *chain)
{
	size_t left_out = 0;

	for (size_t i = 1; i < chain->count; i++)
		left_out += chain->cursors[i].hit.start -
			    chain->cursors[i - 1].hit.end;
	return left_out;
}

/*
 * From each place of the first run every other follows at its nearest place.
 * Cursors only ever move forward, so that a run is looked for once in the
 * whole stretch.
 */
static bool
run_chain(struct trial *t, struct chain *chain, struct hit *hits)
{
	size_t best = SIZE_MAX;
	struct cursor *first = &chain->cursors[0];

	for (size_t from = 0; best > 0 && seek(t, first, from);
	     from = first->hit.start + 1) {
		size_t i = 1;

		while (i < chain->count && follow(t, chain, i))
			i++;
		if (i < chain->count)
			break;
		if (cost(chain) >= best)
			continue;
		best = cost(chain);
		for (i = 0; i < chain->count; i++)
			hits[i] = chain->cursors[i].hit;
	}
	return best != SIZE_MAX;
}

static bool
search_once(struct trial *t, bool strict, struct hit *hits)
{
	const struct wanted *wanted = t->wanted;
	size_t count = wanted->runs.count;
	struct chain chain = {
		.cursors = arena_array(t->arena, struct cursor, count),
		.count = count,
		.strict = strict};

	for (size_t i = 0; i < count; i++)
		chain.cursors[i] = cursor_new(wanted, &wanted->runs.items[i]);
	chain.cursors[0].turn = t->stretch->first;
	chain.cursors[count - 1].last_turn = t->stretch->last;
	return run_chain(t, &chain, hits);
}

bool
search(const struct wanted *wanted, const struct stretch *stretch,
       struct arena *arena, struct hit *hits)
{
	struct trial t = {.wanted = wanted, .stretch = stretch, .arena = arena};

	if (wanted->runs.count == 0)
		return false;
	return search_once(&t, true, hits) ||
	       (wanted->runs.count > 1 && search_once(&t, false, hits));
}
