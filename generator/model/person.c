#include "model/work.h"

static void
person_fill(struct work *work, struct person *person)
{
	const struct value *front =
		work_reading(work, person->page)->document.front;
	const struct value *aliases = value_get(front, "also_known_as");

	person->name = person->page->title;
	person->role = value_text(front, "role");
	person->affiliation = value_text(front, "affiliation");
	for (size_t i = 0; i < value_count(aliases); i++) {
		const struct value *alias = value_item(aliases, i);

		if (alias->kind == VALUE_SCALAR)
			list_add(work->arena, &person->also_known_as,
				 alias->text);
	}
}

void
people_fill(struct work *work)
{
	for (size_t i = 0; i < work->person_count; i++)
		person_fill(work, &work->people[i]);
}
