#include "model/match_wanted.h"

#include "base/utf8.h"

static bool
is_any_of(const struct atom *atom, struct text characters)
{
	while (characters.len > 0) {
		if (atom_is(atom, utf8_next(&characters)))
			return true;
	}
	return false;
}

bool
is_comma(const struct atom *atom)
{
	return is_any_of(atom, TEXT(",،、，﹐"));
}

bool
is_full_stop(const struct atom *atom)
{
	return is_any_of(atom, TEXT(".。．｡۔।"));
}

bool
is_question(const struct atom *atom)
{
	return is_any_of(atom, TEXT("?!؟？！﹖﹗‽⁇⁈⁉⸮՞՜፧"));
}

/* Something that can be said: a word, or a symbol that is no punctuation. */
static bool
is_said(const struct atom *atom)
{
	struct text rest = atom->folded;

	if (atom->kind != ATOM_OTHER || rest.len == 0)
		return atom->kind == ATOM_WORD;
	return !utf8_is_punct(utf8_next(&rest));
}

/* The comma or full stop at the end, before closing marks of quotation. */
static size_t
find_final(const struct atoms *atoms)
{
	size_t i = atoms->count;

	while (i > 0 && is_quote(&atoms->items[i - 1]))
		i--;
	if (i == 0 || atom_has(&atoms->items[i - 1], ATOM_SPACE))
		return WANTED_NONE;
	i--;
	if (!is_comma(&atoms->items[i]) && !is_full_stop(&atoms->items[i]))
		return WANTED_NONE;
	return i;
}

/* True when something between the two must stand in the record. */
static bool
needs_record(const struct wanted *wanted, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct atom *atom = &wanted->atoms.items[i];
		bool is_last =
			wanted->final != WANTED_NONE && i >= wanted->final;

		if (atom->kind != ATOM_EDIT && atom->kind != ATOM_CUT &&
		    !is_last)
			return true;
	}
	return false;
}

/*
 * A run ends at a […] unless nothing of it or nothing behind it must stand in
 * the record: then […] and what is next to it declare nothing there.
 */
static void
split_runs(struct wanted *wanted, struct arena *arena)
{
	const struct atoms *atoms = &wanted->atoms;
	size_t from = 0;

	for (size_t i = 0; i < atoms->count; i++) {
		if (atoms->items[i].kind != ATOM_CUT ||
		    !needs_record(wanted, from, i) ||
		    !needs_record(wanted, i, atoms->count))
			continue;
		list_add(arena, &wanted->runs, ((struct run){from, i}));
		from = i + 1;
	}
	if (needs_record(wanted, from, atoms->count))
		list_add(arena, &wanted->runs,
			 ((struct run){from, atoms->count}));
}

static void
note_edits(struct wanted *wanted)
{
	list_each (const struct atom, atom, &wanted->atoms) {
		if (atom->kind == ATOM_EDIT || atom->kind == ATOM_CUT ||
		    atom->capital > 0)
			wanted->is_edited = true;
		if (atom_has(atom, ATOM_TIGHT))
			wanted->is_broken = true;
		if (atom_has(atom, ATOM_HIDDEN))
			wanted->has_hidden = true;
	}
}

/* Letters that no rule changes, so that they are found byte for byte. */
static bool
is_needle(const struct atom *atom)
{
	if (atom->kind != ATOM_WORD || atom->capital > 0)
		return false;
	for (size_t i = 0; i < atom->folded.len; i++) {
		if (!ascii_is_alnum(atom->folded.s[i]))
			return false;
	}
	return true;
}

/* The longest one is the rarest, more often than not. */
static void
choose_needle(struct wanted *wanted)
{
	list_each (const struct atom, atom, &wanted->atoms) {
		if (atom->folded.len > wanted->needle.len && is_needle(atom))
			wanted->needle = atom->folded;
	}
}

void
wanted_read(struct text words, struct arena *arena, struct wanted *wanted)
{
	struct atom_input input = {.text = words, .has_edits = true};

	*wanted = (struct wanted){.words = words};
	atoms_read(&input, arena, &wanted->atoms);
	wanted->final = find_final(&wanted->atoms);
	note_edits(wanted);
	choose_needle(wanted);
	list_each (const struct atom, atom, &wanted->atoms) {
		if (is_said(atom)) {
			split_runs(wanted, arena);
			return;
		}
	}
}

struct text
wanted_unquoted(const struct wanted *wanted)
{
	const struct atoms *atoms = &wanted->atoms;
	const struct atom *last;

	if (atoms->count < 3 || !is_quote(&atoms->items[0]))
		return wanted->words;
	last = list_last(atoms);
	if (!is_quote(last))
		return wanted->words;
	return text_slice(wanted->words, atoms->items[0].end, last->start);
}
