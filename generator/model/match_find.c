/*
 * match_find: where a quotation is, how well it matches, what was left out.
 */
#include "base/utf8.h"
#include "model/match_explain.h"
#include "model/match_negation.h"

/* How many turns with the same words are named in one message. */
#define TURNS_TOLD 8

/* A quotation on its way. */
struct finding {
	struct match_record *record;
	const struct match_query *query;
	struct wanted wanted;
	struct stretch stretch; /* in which it was found */
	struct hit *hits;	/* one for each run */
	struct arena *arena;	/* for the result */
	struct match_result *result;
	struct diag *diag;
};

/* ---- Where it is ---- */

static bool
find_named(struct finding *f)
{
	f->stretch = record_named(f->record, f->query);
	return search(&f->wanted, &f->stretch, f->record->arena, f->hits);
}

struct turns LIST_OF(size_t);

/* The turns that have the words, in order. */
static void
find_turns(struct finding *f, struct turns *found)
{
	struct match_record *record = f->record;

	for (size_t i = 0; i < record->source->count; i++) {
		struct stretch stretch;

		if (!record_may_hold(record, i, &f->wanted))
			continue;
		stretch = record_turn(record, i);
		if (search(&f->wanted, &stretch, record->arena, f->hits))
			list_add(record->arena, found, i);
	}
}

/* Q003, with the turns one can link to. */
static void
tell_several(struct finding *f, const struct turns *found)
{
	struct arena *arena = f->record->arena;
	const struct match_source *source = f->record->source;

	diag_error(f->diag, Q003, &f->query->place,
		   "these words are in %u turns of %.*s", found->count,
		   TEXT_ARG(source->path));
	for (size_t i = 0; i < found->count && i < TURNS_TOLD; i++) {
		size_t turn = found->items[i];
		struct text name = record_turn_name(f->record, turn, arena);

		diag_note(f->diag, "%.*s:%zu: %.*s",
			  TEXT_ARG(source->turns[turn].place.path),
			  source->turns[turn].place.line, TEXT_ARG(name));
	}
	if (found->count > TURNS_TOLD)
		diag_note(f->diag, "and %u more", found->count - TURNS_TOLD);
	diag_hint(f->diag, "name one of them in the link, as #%.*s",
		  TEXT_ARG(source->turns[found->items[0]].anchor));
}

enum outcome { FOUND, NOT_FOUND, TOLD };

static enum outcome
find_anywhere(struct finding *f)
{
	struct turns found = {0};

	find_turns(f, &found);
	if (found.count == 0)
		return NOT_FOUND;
	if (found.count > 1) {
		tell_several(f, &found);
		return TOLD;
	}
	f->stretch = record_turn(f->record, found.items[0]);
	return search(&f->wanted, &f->stretch, f->record->arena, f->hits)
		       ? FOUND
		       : NOT_FOUND;
}

static enum outcome
find(struct finding *f)
{
	if (f->query->first == MATCH_ANYWHERE)
		return find_anywhere(f);
	return find_named(f) ? FOUND : NOT_FOUND;
}

static void
read_words(struct finding *f, struct text words)
{
	struct arena *arena = f->record->arena;

	wanted_read(words, arena, &f->wanted);
	f->hits = arena_array(arena, struct hit, f->wanted.runs.count);
}

/* Without the marks around all of it, when that can be done. */
static enum outcome
find_unquoted(struct finding *f)
{
	struct wanted quoted = f->wanted;
	struct text inner = wanted_unquoted(&quoted);
	enum outcome outcome;

	if (text_equal(inner, quoted.words))
		return NOT_FOUND;
	read_words(f, inner);
	outcome = find(f);
	if (outcome == NOT_FOUND)
		f->wanted = quoted;
	return outcome;
}

/* ---- How well it matches ---- */

/* Goes through the atoms of a match and keeps what byte was last. */
struct comparison {
	size_t quoted_end;
	size_t said_end;
	bool begun;
	bool differs; /* in a byte, if only of typography */
	bool edited;
};

static void
compare_atom(const struct finding *f, struct comparison *c,
	     const struct atom *quoted, const struct atom *said)
{
	struct text words = f->wanted.words;
	struct text plain = f->record->source->turns[said->turn].plain;
	struct text here = text_slice(words, quoted->start, quoted->end);
	struct text there = text_slice(plain, said->start, said->end);

	if (said->kind == ATOM_MARK)
		there = said->folded;
	if (!text_equal(here, there))
		c->differs = true;
	if (c->begun && said->start >= c->said_end &&
	    !text_equal(text_slice(words, c->quoted_end, quoted->start),
			text_slice(plain, c->said_end, said->start)))
		c->differs = true;
	c->begun = true;
	c->quoted_end = quoted->end;
	c->said_end = said->end;
}

static void
compare_run(const struct finding *f, size_t number, struct comparison *c)
{
	const struct run *run = &f->wanted.runs.items[number];
	const struct atom **said = arena_array(
		f->record->arena, const struct atom *, f->wanted.atoms.count);

	search_pairs(&f->wanted, run, &f->stretch, f->hits[number], said);
	c->begun = false;
	for (size_t i = run->from; i < run->to; i++) {
		const struct atom *quoted = &f->wanted.atoms.items[i];

		if (said[i])
			compare_atom(f, c, quoted, said[i]);
		else if (i == f->wanted.final)
			c->quoted_end = quoted->end;
		else
			c->edited = true;
		if (quoted->capital > 0)
			c->edited = true;
	}
}

/* What […] number `gap` leaves out. */
static struct hit
gap_of(const struct finding *f, size_t gap)
{
	return (struct hit){f->hits[gap].end, f->hits[gap + 1].start};
}

/* True when all that is left out is the record's own […]. */
static bool
is_own_omission(const struct finding *f, struct hit gap)
{
	return gap.end == gap.start + 1 &&
	       atom_has(&f->stretch.items[gap.start], ATOM_OMISSION);
}

/* True when a mark, or the end of a passage, is gone over. */
static bool
joins(const struct finding *f, struct hit gap)
{
	const struct atom *items = f->stretch.items;

	if (is_own_omission(f, gap))
		return false;
	for (size_t i = gap.start; i < gap.end; i++) {
		if (items[i].kind == ATOM_MARK)
			return true;
	}
	return items[gap.start - 1].passage != items[gap.end].passage;
}

/* Whether the record writes its […] as the quotation does. */
static bool
is_written_alike(const struct finding *f, size_t gap)
{
	const struct run *run = &f->wanted.runs.items[gap];
	const struct atom *cut = &f->wanted.atoms.items[run->to];
	const struct atom *mark = &f->stretch.items[f->hits[gap].end];

	return text_equal(text_slice(f->wanted.words, cut->start, cut->end),
			  mark->folded);
}

static size_t
last_hit(const struct finding *f)
{
	return f->hits[f->wanted.runs.count - 1].end - 1;
}

static enum tier
tier_of(const struct finding *f)
{
	struct comparison c = {0};
	size_t runs = f->wanted.runs.count;
	bool is_joined = f->result->first != f->result->last;

	for (size_t i = 0; i < runs; i++)
		compare_run(f, i, &c);
	for (size_t i = 0; i + 1 < runs; i++) {
		struct hit gap = gap_of(f, i);

		is_joined = is_joined || joins(f, gap);
		if (!is_own_omission(f, gap))
			c.edited = true;
		else if (!is_written_alike(f, i))
			c.differs = true;
	}
	if (is_joined)
		return TIER_JOINED;
	if (c.edited)
		return TIER_EDITED;
	return c.differs ? TIER_TYPOGRAPHY : TIER_EXACT;
}

/* ---- Its pieces ---- */

static void
add_same(struct finding *f, struct text words)
{
	if (!text_is_empty(words))
		list_add(f->arena, &f->result->pieces,
			 ((struct piece){PIECE_SAME, words}));
}

static void
add_cut(struct finding *f, size_t gap)
{
	struct hit left_out = gap_of(f, gap);
	struct piece piece = {.kind = PIECE_CUT};

	piece.words = record_text(f->record, &f->stretch, left_out, f->arena);
	list_add(f->arena, &f->result->pieces, piece);
	f->result->words_cut +=
		words_between(&f->stretch, left_out.start, left_out.end);
}

/*
 * Brackets that are not the record's: words put in, or a […] before or behind
 * all words. Returns where the quotation goes on.
 */
static size_t
add_edit(struct finding *f, const struct atom *edit, size_t from)
{
	struct text words = f->wanted.words;
	struct piece piece = {.kind = PIECE_CUT, .words = TEXT("")};

	add_same(f, text_slice(words, from, edit->start));
	if (edit->kind == ATOM_EDIT) {
		piece.kind = PIECE_INSERTED;
		piece.words = text_slice(words, edit->start + 1, edit->end - 1);
	}
	list_add(f->arena, &f->result->pieces, piece);
	return edit->end;
}

/* The record's own marks are SAME, and so is the capital of a word. */
static size_t
add_run(struct finding *f, size_t number, size_t from)
{
	const struct run *run = &f->wanted.runs.items[number];
	const struct atom **said = arena_array(
		f->record->arena, const struct atom *, f->wanted.atoms.count);

	search_pairs(&f->wanted, run, &f->stretch, f->hits[number], said);
	for (size_t i = run->from; i < run->to; i++) {
		enum atom_kind kind = f->wanted.atoms.items[i].kind;

		if (!said[i] && (kind == ATOM_EDIT || kind == ATOM_CUT))
			from = add_edit(f, &f->wanted.atoms.items[i], from);
	}
	return from;
}

static void
add_pieces(struct finding *f)
{
	struct text words = f->wanted.words;
	size_t runs = f->wanted.runs.count;
	size_t from = 0;

	for (size_t i = 0; i < runs; i++) {
		const struct atom *cut;

		from = add_run(f, i, from);
		if (i + 1 == runs || is_own_omission(f, gap_of(f, i)))
			continue;
		cut = &f->wanted.atoms.items[f->wanted.runs.items[i].to];
		add_same(f, text_slice(words, from, cut->start));
		add_cut(f, i);
		from = cut->end;
	}
	add_same(f, text_from(words, from));
}

/* ---- Warnings ---- */

/* A turn of the match in another voice than its first, or that first one. */
static size_t
other_speaker(const struct finding *f)
{
	const struct match_turn *turns = f->record->source->turns;
	struct text speaker = turns[f->result->first].speaker;

	for (size_t i = 0; i < f->wanted.runs.count; i++) {
		for (size_t k = f->hits[i].start; k < f->hits[i].end; k++) {
			size_t turn = f->stretch.items[k].turn;

			if (!text_equal(turns[turn].speaker, speaker))
				return turn;
		}
	}
	return f->result->first;
}

/* The atoms of `*rest` that are in one turn; moves it behind them. */
static struct hit
next_turn(const struct stretch *stretch, struct hit *rest)
{
	struct hit part = {rest->start, rest->start};

	while (part.end < rest->end &&
	       stretch->items[part.end].turn == stretch->items[part.start].turn)
		part.end++;
	rest->start = part.end;
	return part;
}

static struct text
negation_in(const struct finding *f, struct hit left_out)
{
	const struct match_source *source = f->record->source;
	struct text word = {"", 0};

	while (left_out.start < left_out.end && text_is_empty(word)) {
		struct hit part = next_turn(&f->stretch, &left_out);
		const struct atom *first = &f->stretch.items[part.start];

		word = negation_find(
			source->language, first, part.end - part.start,
			source->turns[first->turn].plain, f->record->arena);
	}
	return word;
}

static bool
ends_sentence(const struct atom *atom)
{
	static const int32_t ends[] = {'.', '!', '?', 0x3002, 0xff01, 0xff1f};

	for (size_t i = 0; i < ARRAY_COUNT(ends); i++) {
		if (atom_is(atom, ends[i]))
			return true;
	}
	return false;
}

/* Whether `next` goes on with what is quoted: no other's words, no mark. */
static bool
is_beside(const struct atom *quoted, const struct atom *next)
{
	return next->turn == quoted->turn && next->passage == quoted->passage &&
	       next->kind != ATOM_MARK && !ends_sentence(next);
}

/* Whether a […] that is not the record's stands before the first word, or
 * behind the last. */
static bool
is_cut_at(const struct finding *f, bool is_end)
{
	const struct atoms *atoms = &f->wanted.atoms;
	bool is_cut = false;

	for (size_t i = 0; i < atoms->count && !is_cut; i++) {
		size_t at = is_end ? atoms->count - 1 - i : i;

		if (atoms->items[at].kind == ATOM_WORD)
			break;
		is_cut = atoms->items[at].kind == ATOM_CUT;
	}
	return is_cut;
}

/* What a […] before all words leaves out: its sentence from the start. */
static struct hit
left_out_before(const struct finding *f)
{
	const struct atom *items = f->stretch.items;
	struct hit left_out = {f->hits[0].start, f->hits[0].start};

	if (!is_cut_at(f, false) || items[left_out.end].kind == ATOM_MARK)
		return left_out;
	while (left_out.start > 0 &&
	       is_beside(&items[left_out.end], &items[left_out.start - 1]))
		left_out.start--;
	return left_out;
}

/* And one behind them: its sentence to the end. */
static struct hit
left_out_behind(const struct finding *f)
{
	const struct atom *items = f->stretch.items;
	size_t last = last_hit(f);
	struct hit left_out = {last + 1, last + 1};

	if (!is_cut_at(f, true) || items[last].kind == ATOM_MARK ||
	    ends_sentence(&items[last]))
		return left_out;
	while (left_out.end < f->stretch.count &&
	       is_beside(&items[last], &items[left_out.end]))
		left_out.end++;
	return left_out;
}

static void
warn_of_cut(struct finding *f, struct hit left_out)
{
	struct text word = negation_in(f, left_out);
	struct text cut;

	if (text_is_empty(word))
		return;
	cut = record_text(f->record, &f->stretch, left_out, f->record->arena);
	diag_warning(f->diag, Q007, &f->query->place,
		     "[…] leaves out a negation, “%.*s”", TEXT_ARG(word));
	diag_note(f->diag, "left out: %.*s", TEXT_ARG(cut));
	diag_hint(f->diag, "read the sentence without it: does it still say "
			   "what was said?");
}

static void
warn_of_edit(struct finding *f, const struct atom *edit)
{
	struct text inside = text_slice(edit->folded, 1, edit->folded.len - 1);
	struct atom_input input = {.text = inside};
	struct atoms atoms = {0};
	struct text word;

	atoms_read(&input, f->record->arena, &atoms);
	word = negation_find(f->record->source->language, atoms.items,
			     atoms.count, inside, f->record->arena);
	if (text_is_empty(word))
		return;
	diag_warning(f->diag, Q010, &f->query->place,
		     "“[%.*s]” puts a negation into these words",
		     TEXT_ARG(inside));
	diag_hint(f->diag, "say it in your own words, outside the quotation");
}

static void
warn_of_speakers(struct finding *f, size_t other)
{
	struct arena *arena = f->record->arena;
	struct text first, second;

	first = record_turn_name(f->record, f->result->first, arena);
	second = record_turn_name(f->record, other, arena);
	diag_warning(f->diag, Q008, &f->query->place,
		     "the words go from one speaker to another: from %.*s to "
		     "%.*s",
		     TEXT_ARG(first), TEXT_ARG(second));
	diag_hint(f->diag, "quote each of them apart, so that it is seen who "
			   "said what");
}

static void
warn(struct finding *f)
{
	warn_of_cut(f, left_out_before(f));
	for (size_t i = 0; i + 1 < f->wanted.runs.count; i++)
		warn_of_cut(f, gap_of(f, i));
	warn_of_cut(f, left_out_behind(f));
	list_each (const struct atom, atom, &f->wanted.atoms) {
		if (atom->kind == ATOM_EDIT)
			warn_of_edit(f, atom);
	}
	if (f->result->crosses_speaker)
		warn_of_speakers(f, other_speaker(f));
}

/* ---- All of it ---- */

static void
fill_result(struct finding *f)
{
	struct match_result *result = f->result;
	const struct atom *first = &f->stretch.items[f->hits[0].start];
	const struct atom *last = &f->stretch.items[last_hit(f)];

	*result = (struct match_result){.first = first->turn,
					.last = last->turn,
					.start = first->start,
					.end = last->end};
	result->crosses_speaker = other_speaker(f) != result->first;
	result->tier = tier_of(f);
	add_pieces(f);
}

static void
tell_empty(struct finding *f)
{
	diag_error(f->diag, Q005, &f->query->place,
		   f->wanted.is_edited ? "nothing is quoted beside brackets"
				       : "no words are quoted");
	diag_hint(f->diag, "quote words of the record");
}

int
match_find(struct match_record *record, const struct match_query *query,
	   struct arena *arena, struct match_result *result, struct diag *diag)
{
	struct finding f = {.record = record,
			    .query = query,
			    .arena = arena,
			    .result = result,
			    .diag = diag};
	enum outcome outcome;

	read_words(&f, query->words);
	if (f.wanted.runs.count == 0) {
		tell_empty(&f);
		return -1;
	}
	outcome = find(&f);
	if (outcome == NOT_FOUND)
		outcome = find_unquoted(&f);
	if (outcome == NOT_FOUND)
		match_explain(record, &f.wanted, query, diag);
	if (outcome != FOUND)
		return -1;
	fill_result(&f);
	warn(&f);
	return 0;
}
