#include "search/units.h"

#include <stdlib.h>

const char *
unit_kind_name(enum unit_kind kind)
{
	static const char *const names[] = {
		[UNIT_PAGE] = "page",
		[UNIT_QUOTATION] = "quotation",
		[UNIT_EVENT] = "event",
		[UNIT_TURN] = "turn",
	};

	return names[kind];
}

/* ---- What there is ---- */

static bool
is_searched(const struct page *page)
{
	return !page->noindex && !page->is_unsearched && !page->withdrawn;
}

/* A quotation's page is found as the quotation. */
static bool
is_page_unit(const struct site *site, const struct page *page)
{
	return is_searched(page) && page->kind != PAGE_QUOTATION &&
	       page->kind != PAGE_NOT_FOUND && page != site->search &&
	       (!page->extras->pager || page->extras->pager->number == 1);
}

static void
add_unit(struct units *units, struct arena *arena, enum unit_kind kind,
	 const void *of)
{
	struct unit *unit = list_push(arena, &units->list);

	*unit = (struct unit){.of.any = of, .kind = kind};
}

static void
add_pages(struct units *units, const struct site *site, struct arena *arena)
{
	list_each (struct page *, page, &site->pages) {
		if (is_page_unit(site, *page))
			add_unit(units, arena, UNIT_PAGE, *page);
	}
}

static void
add_quotations(struct units *units, const struct site *site,
	       struct arena *arena)
{
	list_each (struct quotation *, quotation, &site->quotations) {
		if (is_searched((*quotation)->from) &&
		    is_searched((*quotation)->record->page))
			add_unit(units, arena, UNIT_QUOTATION, *quotation);
	}
}

static void
add_events(struct units *units, const struct site *site, struct arena *arena)
{
	list_each (struct event *, event, &site->events) {
		if ((*event)->fact && is_searched((*event)->page))
			add_unit(units, arena, UNIT_EVENT, *event);
	}
}

static void
add_turns(struct units *units, const struct site *site, struct arena *arena)
{
	list_each (struct record *, record, &site->records) {
		if (!is_searched((*record)->page))
			continue;
		list_each (struct turn *, turn, &(*record)->turns)
			add_unit(units, arena, UNIT_TURN, *turn);
	}
}

/* ---- Their order ---- */

/* Units of one day behind each other: a record's turns are one such run. */
struct run {
	const struct unit *first;
	size_t count;
	int64_t day;
};

struct runs LIST_OF(struct run);

static int64_t
day_of(const struct unit *unit)
{
	const struct edtf *date = unit_date(unit);

	if (date && date->has_earliest)
		return date->earliest;
	return date && date->has_latest ? date->latest : INT64_MIN;
}

/* Newest first; those of one day as they were. */
static int
by_day(const void *a, const void *b)
{
	const struct run *left = a, *right = b;

	if (left->day != right->day)
		return left->day < right->day ? 1 : -1;
	return left->first < right->first ? -1 : 1;
}

static void
find_runs(const struct unit *units, size_t count, struct arena *arena,
	  struct runs *runs)
{
	for (size_t i = 0; i < count; i++) {
		int64_t day = day_of(&units[i]);

		if (runs->count == 0 || list_last(runs)->day != day)
			list_add(arena, runs,
				 ((struct run){&units[i], 0, day}));
		list_last(runs)->count++;
	}
}

/* Sorts those from `start` on. There may be millions: runs are few. */
static void
sort_by_day(struct units *units, size_t start)
{
	struct arena scratch = {0};
	struct runs runs = {0};
	size_t count = units->list.count - start, to = 0;
	struct unit *list = units->list.items + start;
	struct unit *sorted;

	find_runs(list, count, &scratch, &runs);
	if (runs.count > 1) {
		qsort(runs.items, runs.count, sizeof(*runs.items), by_day);
		sorted = arena_array(&scratch, struct unit, count);
		list_each (struct run, run, &runs) {
			memcpy(&sorted[to], run->first,
			       run->count * sizeof(*sorted));
			to += run->count;
		}
		memcpy(list, sorted, count * sizeof(*sorted));
	}
	arena_free(&scratch);
}

static uint32_t length_of(const struct unit *unit);

/* Room for all there can be, which are not copied then. */
static void
reserve(struct units *units, const struct site *site, struct arena *arena)
{
	size_t most =
		site->pages.count + site->quotations.count + site->events.count;

	list_each (struct record *, record, &site->records)
		most += (*record)->turns.count;
	list_reserve(arena, &units->list, most);
}

void
units_make(const struct site *site, struct arena *arena, struct units *units)
{
	static void (*const add[])(struct units *, const struct site *,
				   struct arena *) = {
		[UNIT_PAGE] = add_pages,
		[UNIT_QUOTATION] = add_quotations,
		[UNIT_EVENT] = add_events,
		[UNIT_TURN] = add_turns,
	};

	*units = (struct units){0};
	reserve(units, site, arena);
	for (int kind = 0; kind < UNIT_KINDS; kind++) {
		size_t start = units->list.count;

		add[kind](units, site, arena);
		sort_by_day(units, start);
		units->groups[kind].end = units->list.count;
	}
	list_each (struct unit, unit, &units->list)
		unit->length = length_of(unit);
}

/* ---- What is known of one ---- */

static const struct record *
record_of(const struct unit *unit)
{
	switch (unit->kind) {
	case UNIT_PAGE:
		return unit->of.page->record;
	case UNIT_QUOTATION:
		return unit->of.quotation->record;
	case UNIT_EVENT:
		return unit->of.event->record;
	default:
		return unit->of.turn->item.record;
	}
}

const struct page *
unit_page(const struct unit *unit)
{
	switch (unit->kind) {
	case UNIT_PAGE:
		return unit->of.page;
	case UNIT_QUOTATION:
		return unit->of.quotation->page;
	case UNIT_EVENT:
		return unit->of.event->page;
	default:
		return unit->of.turn->item.record->page;
	}
}

struct text
unit_anchor(const struct unit *unit)
{
	if (unit->kind == UNIT_TURN)
		return unit->of.turn->item.id;
	return unit->kind == UNIT_EVENT ? unit->of.event->id : TEXT("");
}

struct text
unit_title(const struct unit *unit)
{
	if (unit->kind == UNIT_QUOTATION)
		return unit->of.quotation->record->title;
	return unit_page(unit)->title;
}

const struct edtf *
unit_date(const struct unit *unit)
{
	const struct record *record = record_of(unit);

	if (unit->kind == UNIT_EVENT)
		return unit->of.event->date;
	if (unit->kind == UNIT_PAGE && unit->of.page->date)
		return unit->of.page->date;
	if (unit->kind == UNIT_PAGE && unit->of.page->source)
		return unit->of.page->source->date;
	return record ? record->date : NULL;
}

const struct person *
unit_speaker(const struct unit *unit)
{
	if (unit->kind == UNIT_TURN)
		return unit->of.turn->speaker;
	return unit->kind == UNIT_QUOTATION ? unit->of.quotation->speaker
					    : NULL;
}

struct text
unit_speaker_name(const struct unit *unit)
{
	const struct person *speaker = unit_speaker(unit);

	if (speaker)
		return speaker->name;
	if (unit->kind == UNIT_TURN)
		return *unit->of.turn->item.fact->label;
	return unit->kind == UNIT_QUOTATION ? unit->of.quotation->speaker_label
					    : TEXT("");
}

static bool
is_contested(const struct unit *unit)
{
	if (unit->kind == UNIT_QUOTATION)
		return unit->of.quotation->is_contested;
	return unit->kind != UNIT_EVENT && record_of(unit) &&
	       record_of(unit)->is_contested;
}

size_t
unit_statuses(const struct unit *unit, struct text statuses[UNIT_STATUSES])
{
	const struct record *record = record_of(unit);
	size_t count = 0;

	if (unit->kind == UNIT_QUOTATION)
		statuses[count++] = unit->of.quotation->tier;
	else if (unit->kind != UNIT_EVENT && record)
		statuses[count++] = record->fidelity;
	if (is_contested(unit))
		statuses[count++] = TEXT("contested");
	return count;
}

/* ---- Its text ---- */

/* To whom text is given. */
struct taker {
	unit_visitor *visitor;
	void *context;
	struct arena *arena; /* for text that is made; NULL: none is */
};

static void
give(const struct taker *to, struct text plain, const struct item_fact *fact)
{
	struct unit_text text = {text_trim(plain), fact};

	if (text.plain.len > 0)
		to->visitor(to->context, &text);
}

static void
give_person(const struct taker *to, const struct person *person)
{
	give(to, person->role, NULL);
	give(to, person->affiliation, NULL);
	list_each (struct text, name, &person->also_known_as)
		give(to, *name, NULL);
}

static void
give_source(const struct taker *to, const struct source *source)
{
	give(to, source->publisher, NULL);
	give(to, source->author, NULL);
	give(to, source->note, NULL);
}

/* What a record says besides its turns: headings and notes. */
static void
give_items(const struct taker *to, const struct record *record)
{
	list_each (struct item *, item, &record->items) {
		const struct item_fact *fact = (*item)->fact;

		if (fact->kind == ITEM_SECTION || fact->kind == ITEM_NOTE)
			give(to, fact->content.plain, fact);
	}
}

/* What is told of a page before its content. */
static void
give_facts(const struct taker *to, const struct page *page)
{
	give(to, page->description, NULL);
	give(to, page->byline, NULL);
	if (page->person)
		give_person(to, page->person);
	if (page->source)
		give_source(to, page->source);
	if (page->record)
		give_items(to, page->record);
}

static void
give_corrections(const struct taker *to, const struct page *page)
{
	list_each (struct correction *, correction, &page->ties->corrections)
		give(to, (*correction)->text, NULL);
}

/* Of a page that is not a record's, or NULL. */
static const struct rich *
content_of(const struct page *page)
{
	return page->record ? NULL : page->content.rich;
}

static void
give_content(const struct taker *to, const struct rich *rich)
{
	give(to, to->arena ? rich_plain(rich, to->arena) : rich_kept(rich),
	     NULL);
}

static void
give_page(const struct taker *to, const struct page *page)
{
	give_facts(to, page);
	if (content_of(page))
		give_content(to, content_of(page));
	give_corrections(to, page);
}

static void
give_unit(const struct taker *to, const struct unit *unit)
{
	const struct item_fact *fact;

	switch (unit->kind) {
	case UNIT_PAGE:
		give_page(to, unit->of.page);
		break;
	case UNIT_QUOTATION:
		give(to, unit->of.quotation->words, NULL);
		break;
	case UNIT_EVENT:
		give(to, unit->of.event->plain, NULL);
		break;
	default:
		fact = unit->of.turn->item.fact;
		give(to, fact->content.plain, fact);
	}
}

void
unit_each_text(const struct unit *unit, struct arena *arena,
	       unit_visitor *visitor, void *context)
{
	give_unit(&(struct taker){visitor, context, arena}, unit);
}

void
unit_each_kept(const struct unit *unit, unit_visitor *visitor, void *context)
{
	give_unit(&(struct taker){visitor, context, NULL}, unit);
}

/* ---- Its length ---- */

size_t
unit_text_length(const struct unit_text *text)
{
	size_t length = text->plain.len + 1;

	if (text->fact) {
		list_each (struct mark, mark, &text->fact->extras->marks)
			length += mark->source.len;
	}
	return length;
}

static void
add_length(void *length, const struct unit_text *text)
{
	*(size_t *)length += unit_text_length(text);
}

/* As give_unit goes, but a page's content has the length of its text. */
static uint32_t
length_of(const struct unit *unit)
{
	const struct page *page = unit->of.page;
	size_t length = 0;
	struct taker to = {add_length, &length, NULL};

	if (unit->kind != UNIT_PAGE) {
		give_unit(&to, unit);
	} else {
		give_facts(&to, page);
		if (content_of(page))
			length += content_of(page)->plain.len + 1;
		give_corrections(&to, page);
	}
	return length < UINT32_MAX ? (uint32_t)length : UINT32_MAX;
}
