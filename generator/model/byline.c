/*
 * Who wrote a page, where its byline is the name of one person of the site.
 */
#include "model/work.h"

struct names {
	struct index all; /* → site->people */
	struct index twice;
};

static void
names_read(struct work *work, struct names *names)
{
	const struct person_list *people = &work->site->people;

	for (uint32_t i = 0; i < people->count; i++) {
		struct text name = people->items[i]->name;

		if (index_add(work->arena, &names->all, name, i) != i)
			index_add(work->arena, &names->twice, name, i);
	}
}

static struct person *
person_named(const struct work *work, const struct names *names,
	     struct text name)
{
	uint32_t number = index_find(&names->all, name);

	if (number == INDEX_NONE ||
	    index_find(&names->twice, name) != INDEX_NONE)
		return NULL;
	return work->site->people.items[number];
}

void
bylines_resolve(struct work *work)
{
	struct names names = {0};

	names_read(work, &names);
	list_each (struct page *, page, &work->site->pages)
		if ((*page)->byline.len > 0)
			(*page)->author =
				person_named(work, &names, (*page)->byline);
}
