/*
 * Whom block quotes name: `> — Ada Quill, [Harbour call](…)` stands under words
 * that the record has from Ada Quill, or it is false.
 */
#include "base/utf8.h"
#include "model/work.h"

/* All names of people, without case; those of two people say nothing. */
struct names {
	struct work *work;
	struct arena arena;
	struct index index; /* → people */
	bool *shared;	    /* for each person: a name of theirs is another's */
};

static void
name_enter(struct names *names, struct text name, uint32_t number)
{
	uint32_t first = index_add(&names->arena, &names->index,
				   utf8_fold(&names->arena, name), number);

	if (first != number)
		names->shared[first] = true;
}

static void
names_enter(struct names *names)
{
	const struct person_list *people = &names->work->site->people;

	names->shared = arena_array(&names->arena, bool, people->count);
	for (uint32_t i = 0; i < people->count; i++) {
		const struct person *person = people->items[i];

		name_enter(names, person->name, i);
		list_each (const struct text, alias, &person->also_known_as)
			name_enter(names, *alias, i);
	}
}

/* The person an attribution names, or NULL: none for certain. */
static const struct person *
person_named(struct names *names, struct text name)
{
	uint32_t number;

	if (names->index.count == 0)
		names_enter(names);
	number = index_find(&names->index, utf8_fold(&names->arena, name));
	if (number == INDEX_NONE || names->shared[number])
		return NULL;
	return names->work->site->people.items[number];
}

static bool
speaks(const struct quotation *quotation, const struct person *person)
{
	const struct turn_list *turns = &quotation->record->turns;

	for (size_t i = quotation->first->number; i <= quotation->last->number;
	     i++) {
		if (turns->items[i - 1]->speaker == person)
			return true;
	}
	return false;
}

static void
tell(struct work *work, const struct quotation *quotation,
     const struct person *named)
{
	const struct turn *turn = quotation->first;
	struct place at = place_of_item(&turn->item);
	struct place place = link_place(quotation->link);
	struct text speaker =
		turn->speaker ? turn->speaker->name : quotation->speaker_label;

	diag_error(work->diag, Q015, &place,
		   "%.*s is named here, and in the record these are words of "
		   "%.*s",
		   TEXT_ARG(named->name), TEXT_ARG(speaker));
	diag_note(work->diag, "record: %.*s:%zu: #%.*s (%.*s)",
		  TEXT_ARG(at.path), at.line, TEXT_ARG(turn->item.id),
		  TEXT_ARG(speaker));
	diag_hint(work->diag, "name %.*s, or link to where %.*s says this",
		  TEXT_ARG(speaker), TEXT_ARG(named->name));
}

void
quoted_speakers_check(struct work *work)
{
	struct names names = {.work = work};

	list_each (struct quotation *, item, &work->site->quotations) {
		const struct quotation *quotation = *item;
		const struct person *named;
		struct text name = quotation->link->ties->extras->attributed_to;

		if (name.len == 0)
			continue;
		named = person_named(&names, name);
		if (named && !speaks(quotation, named))
			tell(work, quotation, named);
	}
	arena_free(&names.arena);
}
