/*
 * Dates of TimelineJS, which are numbers, as EDTF. EDTF is read by a room that
 * comes later; here it is only written, so the build checks it once more.
 */
#include "base/date.h"
#include "source/import_timeline.h"

#define LONGEST_EDTF 200 /* bytes */

struct day_read {
	struct date date; /* month and day 0: not given */
	struct text time; /* "T10:30:00", or empty */
};

static struct text
fail(struct importer *importer, const struct import_slide *slide,
     const char *fault)
{
	struct place place = import_place(importer, slide->at);

	diag_warning(importer->diag, I008, &place, "%s", fault);
	diag_hint(importer->diag, "the event stands under \"Without a date\"");
	return (struct text){0};
}

/* A whole number, `1931.0` included; empty is 0. */
static bool
read_number(struct text t, uint64_t most, int *number)
{
	uint64_t found = 0;

	t = text_trim(t);
	if (text_ends(t, TEXT(".0")))
		t.len -= 2;
	if (t.len > 0 && !text_to_number(t, most, &found))
		return false;
	*number = (int)found;
	return true;
}

static bool
read_year(struct text t, int64_t *year)
{
	bool is_negative;
	uint64_t found;

	t = text_trim(t);
	is_negative = text_starts(t, TEXT("-"));
	t = text_from(t, is_negative);
	if (text_ends(t, TEXT(".0")))
		t.len -= 2;
	if (!text_to_number(t, UINT64_C(1000000000000000), &found))
		return false;
	*year = is_negative ? -(int64_t)found : (int64_t)found;
	return true;
}

/* `10:30`, `10:30:00` as hour, minute, second. */
static struct import_slide_day
split_clock(const struct import_slide_day *day)
{
	struct import_slide_day split = *day;
	struct text rest = text_trim(day->clock);

	if (rest.len == 0)
		return split;
	(void)text_split(&rest, ':', &split.hour);
	(void)text_split(&rest, ':', &split.minute);
	split.second = rest;
	return split;
}

/* The time of a day, when hour and minute are said; else it is told. */
static struct text
read_time(struct importer *importer, const struct import_slide_day *day,
	  struct text at)
{
	struct import_slide_day split = split_clock(day);
	int hour, minute, second;

	if (split.hour.len == 0)
		return (struct text){0};
	if (split.minute.len > 0 && day->day.len > 0 &&
	    read_number(split.hour, 23, &hour) &&
	    read_number(split.minute, 59, &minute) &&
	    read_number(split.second, 59, &second))
		return arena_format(importer->arena, "T%02d:%02d:%02d", hour,
				    minute, second);
	import_lose(importer, IMPORT_LOSS_CLOCK, at);
	return (struct text){0};
}

static const char *
read_day(const struct import_slide_day *day, struct date *date)
{
	if (!read_year(day->year, &date->year))
		return "the year is no number";
	if (!read_number(day->month, 12, &date->month))
		return "the month is not 1 to 12";
	if (!read_number(day->day, 31, &date->day) ||
	    (date->day > 0 && date->month == 0) ||
	    (date->day > 0 && !date_is_valid(*date)))
		return "there is no such day";
	if ((date->month > 0 || date->day > 0) &&
	    (date->year > 9999 || date->year < -9999))
		return "of a year this far only the year can be written";
	return NULL;
}

static void
write_day(struct buf *buf, struct date date)
{
	long long year = date.year;

	if (year > 9999 || year < -9999)
		buf_format(buf, "Y%lld", year);
	else
		buf_format(buf, "%s%04lld", year < 0 ? "-" : "",
			   year < 0 ? -year : year);
	if (date.month > 0)
		buf_format(buf, "-%02d", date.month);
	if (date.day > 0)
		buf_format(buf, "-%02d", date.day);
}

/* The first, or last, day that it can be. */
static int64_t
bound(struct date date, bool is_last)
{
	if (date.month == 0)
		date.month = is_last ? 12 : 1;
	if (date.day == 0)
		date.day =
			is_last ? date_days_in_month(date.year, date.month) : 1;
	return date_to_day(date);
}

static bool
is_same(struct date a, struct date b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Both ends, or the one day with its time. */
static struct text
write_date(struct importer *importer, const struct import_slide *slide,
	   struct date start, struct date end)
{
	struct buf buf = BUF_INIT;
	struct text date;

	write_day(&buf, start);
	if (is_same(start, end)) {
		buf_text(&buf, read_time(importer, &slide->start, slide->at));
	} else {
		buf_char(&buf, '/');
		write_day(&buf, end);
		if (slide->start.hour.len + slide->start.clock.len +
			    slide->end.hour.len + slide->end.clock.len >
		    0)
			import_lose(importer, IMPORT_LOSS_CLOCK, slide->at);
	}
	date = arena_text(importer->arena, buf_as_text(&buf));
	buf_free(&buf);
	return date;
}

/* Ours, if nothing in it can be anything but a date. */
static bool
is_edtf(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (!ascii_is_alnum(t.s[i]) && !strchr("-./,[]{}?~%:+", t.s[i]))
			return false;
	}
	return t.len > 0 && t.len <= LONGEST_EDTF;
}

bool
import_slide_is_undated(const struct import_slide *slide)
{
	return text_equal(slide->edtf, TEXT("undated"));
}

struct text
import_slide_date(struct importer *importer, const struct import_slide *slide)
{
	struct date start = {0}, end;
	const char *fault;

	if (import_slide_is_undated(slide))
		return (struct text){0};
	if (is_edtf(slide->edtf))
		return slide->edtf;
	if (slide->start.year.len == 0)
		return fail(importer, slide, "this has no date");
	fault = read_day(&slide->start, &start);
	end = start;
	if (!fault && slide->end.year.len > 0)
		fault = read_day(&slide->end, &end);
	if (!fault && bound(start, false) > bound(end, true))
		fault = "this ends before it begins";
	if (fault)
		return fail(importer, slide, fault);
	return write_date(importer, slide, start, end);
}
