/*
 * When pages came out and were last changed, as far as that is known to the
 * day: what feeds, search engines and other programs are told. Nothing is
 * guessed, and no clock is asked.
 */
#include <stdlib.h>

#include "base/zone.h"
#include "model/work.h"

/* Moments of one page; `is_known` of each. */
struct known {
	bool is_known;
	int64_t seconds; /* since 1970, UTC */
	struct moment moment;
};

struct telling {
	struct work *work;
	const struct zone *zone;
	struct LIST_OF(struct fresh_page) fresh;
};

struct fresh_page {
	struct page *page;
	int64_t modified;
	int64_t published; /* or `modified` */
};

/* ---- What is known ---- */

static struct known
known_moment(const struct telling *telling, const struct moment *moment)
{
	struct known known = {.moment = *moment};

	known.is_known = moment->date.year >= 1 && moment->date.year <= 9999;
	if (known.is_known)
		known.seconds = zone_read(telling->zone, moment);
	return known;
}

/* Of a date that is one known day, perhaps with a time. */
static struct known
known_date(const struct telling *telling, const struct edtf *date)
{
	const struct edtf_point *point;
	struct moment moment;

	if (!date || date->kind != EDTF_DATE)
		return (struct known){0};
	point = &date->ranges.items[0].start;
	if (point->precision != EDTF_TO_DAY ||
	    (point->uncertain | point->approximate | point->unspecified) != 0)
		return (struct known){0};
	if (!moment_parse(date->source, &moment))
		moment = (struct moment){.date = date_from_day(date->earliest)};
	return known_moment(telling, &moment);
}

static struct known
known_text(const struct telling *telling, struct text words)
{
	struct moment moment;

	return moment_parse(words, &moment) ? known_moment(telling, &moment)
					    : (struct known){0};
}

static void
take_later(struct known *known, struct known other)
{
	if (other.is_known &&
	    (!known->is_known || other.seconds > known->seconds))
		*known = other;
}

/*
 * The date of an article is the day it came out; that of a record is the day it
 * was said, of a source the day somebody else published it. `publish_on` gives
 * the time of that day, or the day where there is none.
 */
static struct known
when_published(const struct telling *telling, const struct page *page)
{
	const struct reading *reading = work_reading(telling->work, page);
	struct known from = known_text(
		telling, value_text(front_left(reading), "publish_on"));
	struct known day = {0};

	if (page->kind == PAGE_ARTICLE)
		day = known_date(telling, page->date);
	if (!day.is_known ||
	    (from.is_known &&
	     date_to_day(from.moment.date) == date_to_day(day.moment.date)))
		return from;
	return day;
}

/* ---- RFC 3339 ---- */

static void
add_offset(struct buf *buf, int64_t offset)
{
	int minutes = (int)(offset < 0 ? -offset : offset) / 60;

	if (offset == 0)
		buf_char(buf, 'Z');
	else
		buf_format(buf, "%c%02d:%02d", offset < 0 ? '-' : '+',
			   minutes / 60, minutes % 60);
}

/*
 * With the distance from UTC that the site's clocks have then, so that whoever
 * reads no more than the day reads the day that was meant. A distance of whole
 * minutes, as all have that are in use; an older one gives UTC.
 */
static struct text
words_of(const struct telling *telling, const struct known *known)
{
	struct moment moment = known->moment;
	struct buf buf = BUF_INIT;
	struct text words;
	int64_t offset;

	if (!known->is_known)
		return TEXT("");
	offset = date_to_day(moment.date) * 86400 + moment.second -
		 known->seconds;
	if (offset % 60 != 0) {
		moment = moment_of_seconds(known->seconds);
		offset = 0;
	}
	date_format(&buf, moment.date);
	buf_format(&buf, "T%02d:%02d:%02d", moment.second / 3600,
		   moment.second / 60 % 60, moment.second % 60);
	add_offset(&buf, offset);
	words = arena_text(telling->work->arena, buf_as_text(&buf));
	buf_free(&buf);
	return words;
}

/* ---- The pages ---- */

static bool
is_for_feeds(const struct page *page)
{
	switch (page->kind) {
	case PAGE_ARTICLE:
	case PAGE_TRANSCRIPT:
	case PAGE_STATEMENT:
	case PAGE_PERSON:
	case PAGE_SOURCE:
	case PAGE_PAGE:
		return page->modified.len > 0 && !page->noindex &&
		       page->withheld.len == 0 && !page->withdrawn;
	default:
		return false;
	}
}

static void
tell_page(struct telling *telling, struct page *page)
{
	struct known published = when_published(telling, page);
	struct known modified = published;

	take_later(&modified, known_date(telling, page->updated));
	list_each (struct correction *, correction, &page->ties->corrections)
		take_later(&modified, known_date(telling, (*correction)->date));
	page->published = words_of(telling, &published);
	page->modified = words_of(telling, &modified);
	page->in_feeds = is_for_feeds(page);
	if (page->in_feeds)
		list_add(telling->work->arena, &telling->fresh,
			 ((struct fresh_page){page, modified.seconds,
					      published.is_known
						      ? published.seconds
						      : modified.seconds}));
}

static int
by_change(const void *left, const void *right)
{
	const struct fresh_page *a = left, *b = right;

	if (a->modified != b->modified)
		return a->modified < b->modified ? 1 : -1;
	if (a->published != b->published)
		return a->published < b->published ? 1 : -1;
	return text_compare(a->page->path, b->page->path);
}

static void
list_latest(struct telling *telling)
{
	struct site *site = telling->work->site;

	if (telling->fresh.count > 1)
		qsort(telling->fresh.items, telling->fresh.count,
		      sizeof(*telling->fresh.items), by_change);
	list_each (struct fresh_page, fresh, &telling->fresh)
		list_add(telling->work->arena, &site->latest, fresh->page);
}

void
moments_tell(struct work *work)
{
	struct zone zone = zone_enter(work->config->timezone);
	struct telling telling = {.work = work, .zone = &zone};

	list_each (struct page *, page, &work->site->pages) {
		(*page)->published = (*page)->modified = TEXT("");
		if (work_reading(work, *page))
			tell_page(&telling, *page);
	}
	list_each (struct correction *, correction, &work->site->corrections) {
		struct known known = known_date(&telling, (*correction)->date);

		(*correction)->moment = words_of(&telling, &known);
	}
	list_latest(&telling);
	zone_leave(&zone);
}
