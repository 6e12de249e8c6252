#include "search/head.h"

#include <inttypes.h>

#include "base/date.h"

/* Years there may be of a kind before they are taken together. */
#define MOST_PERIODS 60
#define COARSEST 1000

#define UNDATED INT64_MIN

/* The first year of the `length` years a unit is in. */
static int64_t
period_of(const struct unit *unit, int64_t length)
{
	const struct edtf *date = unit_date(unit);
	int64_t year, rest;

	if (!date || (!date->has_earliest && !date->has_latest))
		return UNDATED;
	year = date_from_day(date->has_earliest ? date->earliest : date->latest)
		       .year;
	rest = year % length;
	return year - (rest < 0 ? rest + length : rest);
}

static size_t
count_periods(const struct units *units, size_t from, size_t to, int64_t length)
{
	size_t count = 0;

	for (size_t i = from; i < to; i++)
		count += i == from ||
			 period_of(&units->list.items[i], length) !=
				 period_of(&units->list.items[i - 1], length);
	return count;
}

/* How many years are taken together. */
static int64_t
length_of_periods(const struct units *units, size_t from, size_t to)
{
	int64_t length = 1;

	while (length < COARSEST &&
	       count_periods(units, from, to, length) > MOST_PERIODS)
		length *= 10;
	return length;
}

static void
add_periods(struct buf *buf, const struct units *units, size_t from, size_t to)
{
	int64_t length = length_of_periods(units, from, to), last = UNDATED;

	buf_format(buf, "%" PRId64 ",[", length);
	for (size_t i = from; i < to; i++) {
		const struct unit *unit = &units->list.items[i];
		int64_t period = period_of(unit, length);

		if (i > from && period == last)
			continue;
		if (i > from)
			buf_char(buf, ',');
		if (period == UNDATED)
			buf_literal(buf, "null");
		else
			buf_format(buf, "%" PRId64, period);
		buf_format(buf, ",%u", (unsigned)unit->id);
		last = period;
	}
}

static void
add_kind(struct buf *buf, const struct units *units, enum unit_kind kind)
{
	const struct unit_group *group = &units->groups[kind];
	size_t from = units_start(units, kind), to = group->end;
	uint32_t end = from < to ? units->list.items[to - 1].id + 1 : group->id;

	buf_format(buf, "[\"%s\",%u,%u,%zu,%u,%u,", unit_kind_name(kind),
		   (unsigned)group->id, (unsigned)end, to - from,
		   (unsigned)group->chunk, (unsigned)group->places);
	add_periods(buf, units, from, to);
	buf_literal(buf, "]]");
}

/* The starts of files of terms, `count` of them from `from` on, each `step`th.
 */
static void
add_starts(struct buf *buf, const struct lists *lists, size_t from,
	   size_t count, size_t step)
{
	buf_char(buf, '[');
	for (size_t i = from; i < from + count; i += step) {
		if (i > from)
			buf_char(buf, ',');
		buf_char(buf, '"');
		files_add_escaped(buf, lists->starts.items[i]);
		buf_literal(buf, "0\"");
	}
	buf_char(buf, ']');
}

void
head_make_groups(const struct lists *lists, struct files *files)
{
	size_t count = lists->starts.count;
	char name[32];

	for (size_t i = 0; i < count; i += HEAD_GROUP) {
		size_t left = count - i;

		snprintf(name, sizeof(name), "h%zu", i / HEAD_GROUP);
		files_begin(files, name);
		add_starts(&files->bytes, lists, i,
			   left < HEAD_GROUP ? left : HEAD_GROUP, 1);
		files_end(files);
	}
}

void
head_make(const struct lists *lists, struct text sum, struct files *files)
{
	struct buf *buf = &files->bytes;

	files_begin(files, "index");
	buf_format(buf, "{\"sum\":\"%.*s\",\"kinds\":[", TEXT_ARG(sum));
	for (enum unit_kind kind = 0; kind < UNIT_KINDS; kind++) {
		if (kind > 0)
			buf_char(buf, ',');
		add_kind(buf, lists->units, kind);
	}
	buf_literal(buf, "],\"groups\":");
	add_starts(buf, lists, 0, lists->starts.count, HEAD_GROUP);
	buf_char(buf, '}');
	files_end(files);
}
