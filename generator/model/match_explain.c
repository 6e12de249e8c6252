#include "model/match_explain.h"

#include "base/utf8.h"
#include "model/match_diff.h"
#include "model/match_negation.h"

/* A join over more turns is more likely chance than what was meant. */
#define TURNS_JOINED_MOST 5

/* What is known of a failure. */
struct failure {
	struct match_record *record;
	const struct wanted *wanted;
	const struct match_query *query;
	struct diag *diag;
	struct arena *arena;	/* scratch */
	struct stretch stretch; /* in which `nearest` is */
	struct alignment nearest;
	bool is_near;	  /* enough words of it are the quotation's */
	size_t turn;	  /* the first turn of `nearest` */
	struct hit *hits; /* for searching again */
};

static bool
is_located(const struct failure *f)
{
	return f->query->first != MATCH_ANYWHERE;
}

static struct text
turn_name(const struct failure *f, size_t turn)
{
	return record_turn_name(f->record, turn, f->arena);
}

/* ---- The nearest words ---- */

/* A third of the words, or something that cannot be chance. */
static bool
is_near(const struct alignment *alignment)
{
	return alignment->pairs.count > 0 && alignment->matched > 0 &&
	       alignment->matched * 3 >= alignment->words;
}

static bool
is_nearer(const struct alignment *a, const struct alignment *b)
{
	return a->matched > b->matched * 2;
}

static size_t
turn_of(const struct alignment *alignment)
{
	for (size_t i = 0; i < alignment->pairs.count; i++) {
		if (alignment->pairs.items[i].said)
			return alignment->pairs.items[i].said->turn;
	}
	return 0;
}

/* Where the link points, unless other turns are nearer by far. */
static void
find_nearest(struct failure *f)
{
	struct alignment anywhere;

	f->stretch = record_whole(f->record);
	align(f->wanted, &f->stretch, f->arena, &f->nearest);
	if (is_located(f)) {
		struct stretch named = record_named(f->record, f->query);

		anywhere = f->nearest;
		align(f->wanted, &named, f->arena, &f->nearest);
		if (is_nearer(&anywhere, &f->nearest))
			f->nearest = anywhere;
		else
			f->stretch = named;
	}
	f->is_near = is_near(&f->nearest);
	f->turn = turn_of(&f->nearest);
}

static void
note_nearest(struct failure *f)
{
	const struct match_turn *turn = &f->record->source->turns[f->turn];
	struct text name = turn_name(f, f->turn);
	struct text quoted, said;

	if (!f->is_near)
		return;
	quoted = diff_quoted(f->wanted, &f->nearest, f->arena);
	said = diff_said(f->record, &f->stretch, &f->nearest, f->arena);
	diag_note(f->diag, "quoted: %.*s", TEXT_ARG(quoted));
	diag_note(f->diag, "record: %.*s", TEXT_ARG(said));
	diag_note(f->diag, "nearest: %.*s:%zu: %.*s",
		  TEXT_ARG(turn->place.path), turn->place.line, TEXT_ARG(name));
}

/* ---- Searching again by other rules ---- */

static bool
found_in(struct failure *f, struct stretch stretch, unsigned lax)
{
	stretch.lax = lax;
	return search(f->wanted, &stretch, f->arena, f->hits);
}

/* As found_in, in the turns that were named or, without, in each. */
static bool
found_lax(struct failure *f, unsigned lax, size_t *turn)
{
	if (is_located(f)) {
		*turn = f->query->first;
		return found_in(f, record_named(f->record, f->query), lax);
	}
	for (*turn = 0; *turn < f->record->source->count; ++*turn) {
		if (record_may_hold(f->record, *turn, f->wanted) &&
		    found_in(f, record_turn(f->record, *turn), lax))
			return true;
	}
	return false;
}

/* What found_lax last looked at. */
static struct stretch
searched(struct failure *f, size_t turn)
{
	return is_located(f) ? record_named(f->record, f->query)
			     : record_turn(f->record, turn);
}

static bool
hint_other_turn(struct failure *f)
{
	if (!is_located(f))
		return false;
	for (size_t i = 0; i < f->record->source->count; i++) {
		struct text name;

		if (!record_may_hold(f->record, i, f->wanted) ||
		    !found_in(f, record_turn(f->record, i), 0))
			continue;
		name = turn_name(f, i);
		diag_hint(f->diag, "the words are in %.*s: link to #%.*s",
			  TEXT_ARG(name),
			  TEXT_ARG(f->record->source->turns[i].anchor));
		return true;
	}
	return false;
}

static bool
hint_several_turns(struct failure *f)
{
	const struct match_turn *turns = f->record->source->turns;
	struct stretch whole = record_whole(f->record);
	size_t last_run = f->wanted->runs.count - 1;
	size_t first, last;
	struct text from, to;

	if (!found_in(f, whole, 0))
		return false;
	first = whole.items[f->hits[0].start].turn;
	last = whole.items[f->hits[last_run].end - 1].turn;
	if (first == last || last - first >= TURNS_JOINED_MOST)
		return false;
	from = turn_name(f, first);
	to = turn_name(f, last);
	diag_hint(f->diag,
		  "the words go from %.*s to %.*s: quote them apart, or link "
		  "to #%.*s-%.*s to join them",
		  TEXT_ARG(from), TEXT_ARG(to), TEXT_ARG(turns[first].anchor),
		  TEXT_ARG(turns[last].anchor));
	return true;
}

/* The first mark of the record that the match found last goes over. */
static struct text
mark_passed(const struct failure *f, const struct stretch *stretch)
{
	for (size_t i = 0; i < f->wanted->runs.count; i++) {
		for (size_t k = f->hits[i].start; k < f->hits[i].end; k++) {
			if (stretch->items[k].kind == ATOM_MARK)
				return stretch->items[k].folded;
		}
	}
	return TEXT("[…]");
}

static bool
hint_mark(struct failure *f)
{
	struct stretch stretch;
	struct text mark;
	size_t turn;

	if (!found_lax(f, LAX_MARKS, &turn))
		return false;
	stretch = searched(f, turn);
	mark = mark_passed(f, &stretch);
	diag_hint(f->diag,
		  "the record has %.*s between these words: write […] for it, "
		  "or write it as the record does",
		  TEXT_ARG(mark));
	return true;
}

static bool
hint_part_of_word(struct failure *f)
{
	size_t turn;

	if (!found_lax(f, LAX_WORDS, &turn))
		return false;
	diag_hint(f->diag, "the quotation begins or ends inside a word or a "
			   "number of the record: quote the whole of it");
	return true;
}

static bool
hint_ending(struct failure *f)
{
	size_t turn;

	if (!found_lax(f, LAX_ENDING, &turn))
		return false;
	diag_hint(f->diag, "the record does not end these words with a full "
			   "stop: end the quotation as the record does, or "
			   "put the stop behind the marks");
	return true;
}

/* ---- What the alignment shows ---- */

/* What differs, as far as a hint needs it. */
struct difference {
	size_t changed; /* a word or a mark for another */
	size_t only_case;
	size_t extra;	/* words that only the quotation has */
	size_t lacking; /* words that only the record has */
	size_t marks;	/* punctuation that differs */
	size_t spaces;
	const struct pair *first_change; /* of a word */
	const struct pair *first_case;
	const struct atom *first_extra;
	const struct atom *pause; /* … that only the quotation has */
	bool has_cut; /* words were left out where there is […] or … */
};

static bool
is_word(const struct atom *atom)
{
	return atom && atom->kind == ATOM_WORD;
}

static void
add_one_sided(struct difference *d, const struct pair *pair)
{
	const struct atom *atom = pair->quoted ? pair->quoted : pair->said;

	if (pair->quoted && atom->kind == ATOM_ELLIPSIS)
		d->pause = atom;
	if (!is_word(atom))
		d->marks++;
	else if (pair->said)
		d->lacking++;
	else
		d->extra++;
	if (is_word(pair->quoted) && !d->first_extra)
		d->first_extra = pair->quoted;
}

static void
add_two_sided(struct difference *d, const struct pair *pair,
	      struct arena *arena)
{
	if (pair->quoted->kind == ATOM_ELLIPSIS)
		d->pause = pair->quoted;
	if (atom_equal(pair->quoted, pair->said, arena)) {
		d->spaces++;
	} else if (!is_word(pair->quoted)) {
		d->marks++;
	} else if (align_is_case(pair->quoted, pair->said, arena)) {
		d->only_case++;
		if (!d->first_case)
			d->first_case = pair;
	} else {
		d->changed++;
		if (!d->first_change)
			d->first_change = pair;
	}
}

static struct difference
difference_of(const struct failure *f)
{
	struct difference d = {0};

	list_each (const struct pair, pair, &f->nearest.pairs) {
		d.has_cut = d.has_cut || pair->is_cut;
		if (pair->is_equal || pair->is_cut)
			continue;
		if (pair->quoted && pair->said)
			add_two_sided(&d, pair, f->arena);
		else
			add_one_sided(&d, pair);
	}
	return d;
}

static struct text
visible(const struct failure *f, const struct atom *atom)
{
	return diff_visible(atom->folded, f->arena);
}

static bool
hint_case(struct failure *f, const struct difference *d)
{
	struct text said, quoted;
	size_t first;
	struct text rest;

	if (d->only_case == 0 || d->changed + d->extra + d->lacking > 0)
		return false;
	said = visible(f, d->first_case->said);
	quoted = visible(f, d->first_case->quoted);
	rest = quoted;
	utf8_next(&rest);
	first = quoted.len - rest.len;
	diag_hint(f->diag,
		  "the record has “%.*s”; to change the case of a first letter "
		  "put it in brackets: “[%.*s]%.*s”",
		  TEXT_ARG(said), (int)first, quoted.s, TEXT_ARG(rest));
	return true;
}

static bool
hint_left_out(struct failure *f, const struct difference *d)
{
	if (d->pause && (d->has_cut || d->lacking > 0)) {
		diag_hint(f->diag, "a bare … is the speaker's pause: write […] "
				   "where you leave words out");
		return true;
	}
	if (d->lacking == 0 || d->extra + d->changed + d->only_case > 0)
		return false;
	diag_hint(f->diag, "words are left out: write […] where they stood");
	return true;
}

static bool
hint_extra(struct failure *f, const struct difference *d)
{
	struct text extra;

	if (d->extra == 0 || d->lacking + d->changed + d->only_case > 0)
		return false;
	extra = visible(f, d->first_extra);
	diag_hint(f->diag,
		  "“%.*s” is not in the record here: take it out, or put what "
		  "you add in [brackets]",
		  TEXT_ARG(extra));
	return true;
}

/* The first characters in which the two differ; false when one just ends. */
static bool
first_unlike(struct text a, struct text b, int32_t *of_a, int32_t *of_b)
{
	while (a.len > 0 && b.len > 0) {
		*of_a = utf8_next(&a);
		*of_b = utf8_next(&b);
		if (*of_a != *of_b)
			return true;
	}
	return false;
}

/* Where characters are that do not look like others of the same block. */
static int32_t
block_of(int32_t character)
{
	if (character < 0x250)
		return 0; /* Latin */
	if (character >= 0x400 && character < 0x530)
		return 4; /* Cyrillic */
	return character >> 8;
}

/* True when both have as many characters, one of them of another script. */
static bool
looks_alike(const struct pair *pair, int32_t *quoted, int32_t *said)
{
	struct text a = pair->quoted->folded;
	struct text b = pair->said->folded;

	return utf8_width(a) == utf8_width(b) &&
	       first_unlike(a, b, quoted, said) &&
	       block_of(*quoted) != block_of(*said);
}

/* Letters can look the same and be others; their numbers tell. */
static bool
hint_letters(struct failure *f)
{
	int32_t quoted, said;

	list_each (const struct pair, pair, &f->nearest.pairs) {
		if (pair->is_equal || !is_word(pair->quoted) ||
		    !is_word(pair->said) || !looks_alike(pair, &quoted, &said))
			continue;
		diag_hint(f->diag,
			  "in “%.*s” the quotation has the letter U+%04X where "
			  "the record has U+%04X, which may look the same",
			  TEXT_ARG(visible(f, pair->quoted)), (unsigned)quoted,
			  (unsigned)said);
		return true;
	}
	return false;
}

static bool
hint_part(struct failure *f, const struct difference *d)
{
	struct text quoted, said;

	if (!d->first_change)
		return false;
	quoted = visible(f, d->first_change->quoted);
	said = visible(f, d->first_change->said);
	if (text_find(said, quoted, 0) == TEXT_NOT_FOUND)
		return false;
	diag_hint(f->diag, "“%.*s” is only part of the record's “%.*s”",
		  TEXT_ARG(quoted), TEXT_ARG(said));
	return true;
}

static bool
hint_changed(struct failure *f, const struct difference *d)
{
	struct text quoted, said;

	if (!d->first_change)
		return false;
	quoted = visible(f, d->first_change->quoted);
	said = visible(f, d->first_change->said);
	diag_hint(f->diag, "the record has “%.*s”, not “%.*s”", TEXT_ARG(said),
		  TEXT_ARG(quoted));
	return true;
}

static bool
hint_marks(struct failure *f, const struct difference *d)
{
	if (d->extra + d->lacking + d->changed + d->only_case > 0)
		return false;
	if (d->marks > 0)
		diag_hint(f->diag, "only punctuation differs: write it as the "
				   "record does");
	else if (d->spaces > 0)
		diag_hint(f->diag, "only a space differs: words are joined or "
				   "parted as the record does not");
	return d->marks + d->spaces > 0;
}

static bool
hint_hidden(struct failure *f)
{
	bool is_there = f->wanted->has_hidden;

	list_each (const struct pair, pair, &f->nearest.pairs) {
		if (!pair->is_equal && pair->said &&
		    atom_has(pair->said, ATOM_HIDDEN))
			is_there = true;
	}
	if (is_there)
		diag_hint(f->diag, "there is a character that is not seen on "
				   "paper, shown as \\u{…}: take it out");
	return is_there;
}

static void
hint_difference(struct failure *f)
{
	struct difference d;

	if (!f->is_near) {
		diag_hint(f->diag, "nothing like these words is in this "
				   "record: is it the right one?");
		return;
	}
	d = difference_of(f);
	if (hint_case(f, &d) || hint_left_out(f, &d) || hint_extra(f, &d) ||
	    hint_part(f, &d) || hint_letters(f) || hint_marks(f, &d) ||
	    hint_changed(f, &d))
		return;
	diag_hint(f->diag, "quote the record's words: write […] for what you "
			   "leave out, put what you add in [brackets]");
}

/* ---- All of it ---- */

static bool
hint_brackets(struct failure *f)
{
	if (f->wanted->is_broken)
		diag_hint(f->diag,
			  "brackets in a word may only change the case of its "
			  "first letter, [t]hus; for another word write […] "
			  "[word]");
	return f->wanted->is_broken;
}

/* True when a word of the match found last is nobody's in `turn`. */
static bool
has_indirect(struct failure *f, size_t turn)
{
	struct stretch stretch = searched(f, turn);

	for (size_t i = 0; i < f->wanted->runs.count; i++) {
		for (size_t k = f->hits[i].start; k < f->hits[i].end; k++) {
			if (is_word(&stretch.items[k]) &&
			    stretch.items[k].passage == PASSAGE_NONE)
				return true;
		}
	}
	return false;
}

/* Each word was said, but not in one go. */
static bool
hint_passages(struct failure *f)
{
	size_t turn;

	if (!f->record->source->is_reported ||
	    !found_lax(f, LAX_PASSAGES, &turn))
		return false;
	diag_hint(f->diag, "the record quotes these words apart: write […] "
			   "between them, or quote one of them");
	return true;
}

/* Q004, when the words are there, but only as the reporter's. */
static bool
tell_indirect(struct failure *f)
{
	struct text name;
	size_t turn;

	if (!f->record->source->is_reported ||
	    !found_lax(f, LAX_PASSAGES, &turn) || !has_indirect(f, turn))
		return false;
	name = turn_name(f, turn);
	diag_error(f->diag, Q004, &f->query->place,
		   "these words of %.*s %.*s are indirect speech: the record "
		   "does not have them in quotation marks",
		   TEXT_ARG(f->record->source->path), TEXT_ARG(name));
	diag_note(f->diag, "nearest: %.*s:%zu: %.*s",
		  TEXT_ARG(f->record->source->turns[turn].place.path),
		  f->record->source->turns[turn].place.line, TEXT_ARG(name));
	diag_hint(f->diag, "take the quotation marks away, or quote only what "
			   "stands in quotation marks there");
	return true;
}

static void
tell_missing(struct failure *f)
{
	const struct match_source *source = f->record->source;

	if (!is_located(f))
		diag_error(f->diag, Q002, &f->query->place,
			   "these words are not in %.*s",
			   TEXT_ARG(source->path));
	else if (f->query->first == f->query->last)
		diag_error(f->diag, Q001, &f->query->place,
			   "these words are not in #%.*s of %.*s",
			   TEXT_ARG(source->turns[f->query->first].anchor),
			   TEXT_ARG(source->path));
	else
		diag_error(f->diag, Q001, &f->query->place,
			   "these words do not go from #%.*s to #%.*s of %.*s",
			   TEXT_ARG(source->turns[f->query->first].anchor),
			   TEXT_ARG(source->turns[f->query->last].anchor),
			   TEXT_ARG(source->path));
}

static void
explain(struct failure *f)
{
	f->hits = arena_array(f->arena, struct hit, f->wanted->runs.count);
	if (tell_indirect(f))
		return;
	tell_missing(f);
	if (f->record->source->count == 0)
		return;
	find_nearest(f);
	note_nearest(f);
	if (hint_brackets(f) || hint_hidden(f) || hint_other_turn(f) ||
	    hint_passages(f) || hint_mark(f) || hint_part_of_word(f) ||
	    hint_ending(f) || hint_several_turns(f))
		return;
	hint_difference(f);
}

void
match_explain(struct match_record *record, const struct wanted *wanted,
	      const struct match_query *query, struct diag *diag)
{
	struct arena scratch = {0};
	struct failure f = {.record = record,
			    .wanted = wanted,
			    .query = query,
			    .diag = diag,
			    .arena = &scratch};

	explain(&f);
	arena_free(&scratch);
}
