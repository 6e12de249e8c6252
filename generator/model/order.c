/*
 * The orders of lists. Each comparison is total, so that the result does not
 * hang on what stood where before.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "model/work.h"

/* What has no date comes last. */
static int
by_date(const struct edtf *a, const struct edtf *b)
{
	if (!a || !b)
		return (a == NULL) - (b == NULL);
	return edtf_compare(a, b);
}

static int
by_path(const void *left, const void *right)
{
	const struct page *a = *(struct page *const *)left;
	const struct page *b = *(struct page *const *)right;
	int order = text_compare(a->path, b->path);

	return order != 0 ? order
			  : text_compare(a->source_path, b->source_path);
}

/* Newest first, then by title; what has no date is last. */
static int
by_news(const void *left, const void *right)
{
	const struct page *a = *(struct page *const *)left;
	const struct page *b = *(struct page *const *)right;
	int order = a->date && b->date ? edtf_compare(b->date, a->date)
				       : by_date(a->date, b->date);

	if (order == 0)
		order = text_compare(a->title, b->title);
	return order != 0 ? order : by_path(left, right);
}

static int
by_person_id(const void *left, const void *right)
{
	const struct person *a = *(struct person *const *)left;
	const struct person *b = *(struct person *const *)right;
	int order = text_compare(a->id, b->id);

	return order != 0 ? order : text_compare(a->page->path, b->page->path);
}

static int
by_source_id(const void *left, const void *right)
{
	const struct source *a = *(struct source *const *)left;
	const struct source *b = *(struct source *const *)right;
	int order = text_compare(a->id, b->id);

	return order != 0 ? order : text_compare(a->page->path, b->page->path);
}

static int
by_record_date(const void *left, const void *right)
{
	const struct record *a = *(struct record *const *)left;
	const struct record *b = *(struct record *const *)right;
	int order = by_date(a->date, b->date);

	if (order == 0)
		order = text_compare(a->id, b->id);
	return order != 0 ? order : text_compare(a->page->path, b->page->path);
}

typedef int order(const void *left, const void *right);

struct run {
	char *items;
	size_t count;
	size_t size; /* of an item */
	order *compare;
};

/* Where in the run `item` belongs. */
static size_t
find_place(const struct run *run, const char *item)
{
	size_t low = 0;
	size_t high = run->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (run->compare(run->items + middle * run->size, item) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Merges `more` items into the run that they stand behind, the last first. */
static void
merge(struct run run, size_t more)
{
	char *rest = mem_alloc(more * run.size);

	memcpy(rest, run.items + run.count * run.size, more * run.size);
	for (; more > 0; more--) {
		const char *item = rest + (more - 1) * run.size;
		size_t place = find_place(&run, item);
		char *there = run.items + place * run.size;

		memmove(there + more * run.size, there,
			(run.count - place) * run.size);
		memcpy(there + (more - 1) * run.size, item, run.size);
		run.count = place;
	}
	free(rest);
}

/* Most lists are made in order, or something was put behind one that is. */
static void
sort(void *items, size_t count, size_t size, order *compare)
{
	struct run run = {items, 1, size, compare};
	char *item = items;

	while (run.count < count && compare(item, item + size) <= 0) {
		item += size;
		run.count++;
	}
	if (run.count >= count)
		return;
	qsort(item + size, count - run.count, size, compare);
	merge(run, count - run.count);
}

#define SORT(list, compare)                                                    \
	sort((list)->items, (list)->count, sizeof(*(list)->items), (compare))

void
pages_sort(struct page_list *pages)
{
	SORT(pages, by_path);
}

void
pages_sort_by_news(struct page_list *pages)
{
	SORT(pages, by_news);
}

void
entries_sort(struct site *site)
{
	SORT(&site->people, by_person_id);
	SORT(&site->sources, by_source_id);
	SORT(&site->records, by_record_date);
}

static void
page_list(struct work *work, struct page *page)
{
	struct site *site = work->site;
	struct page *above = page->parent ? page->parent : site->home;

	if (page->kind == PAGE_ARTICLE)
		list_add(work->arena, &site->articles, page);
	if (page->kind == PAGE_SECTION)
		list_add(work->arena, &site->sections, page);
	if (page != site->home && page->kind != PAGE_NOT_FOUND &&
	    !page->withdrawn)
		list_add(work->arena, &page_extend(work, above)->children,
			 page);
}

/* Sorts all pages by path first, so that each list is made in that order. */
void
pages_list(struct work *work)
{
	struct site *site = work->site;

	pages_sort(&site->pages);
	pages_sort(&site->withheld);
	list_each (struct page *, page, &site->pages)
		page_list(work, *page);
	SORT(&site->articles, by_news);
	list_each (struct page *, item, &site->pages)
		SORT(&(*item)->extras->children, by_news);
}
