/*
 * The headings of a page as a table of contents.
 */
#include "model/work.h"

#define LEVELS 6

/* The headings that the next one may stand below, by their level. */
struct open_headings {
	struct heading *at[LEVELS + 1];
};

/* The nearest before that is above this one, or NULL; levels may be left out,
 * `##` and then `####`. */
static struct heading *
find_above(const struct open_headings *open, int level)
{
	while (--level > 0) {
		if (open->at[level])
			return open->at[level];
	}
	return NULL;
}

static void
open_heading(struct open_headings *open, struct heading *heading)
{
	open->at[heading->level] = heading;
	for (int level = heading->level + 1; level <= LEVELS; level++)
		open->at[level] = NULL;
}

/* Calls `take` for each heading with the list it belongs to. */
static void
headings_walk(struct work *work, struct page *page,
	      void (*take)(struct work *work, struct heading_list *list,
			   struct heading *heading))
{
	struct open_headings open = {0};

	list_each (struct heading *, heading, &page->headings) {
		struct heading *above = find_above(&open, (*heading)->level);

		take(work, above ? &above->children : &page->toc, *heading);
		open_heading(&open, *heading);
	}
}

static void
count(struct work *work, struct heading_list *list, struct heading *heading)
{
	(void)work, (void)heading;
	list->capacity++;
}

static void
enter(struct work *work, struct heading_list *list, struct heading *heading)
{
	if (!list->items)
		list_reserve(work->arena, list, list->capacity);
	list_add(work->arena, list, heading);
}

/* The lists have room for just as many. */
void
toc_make(struct work *work, struct page *page)
{
	headings_walk(work, page, count);
	headings_walk(work, page, enter);
}
