/*
 * Whole EDTF expressions: dates, intervals and sets of points.
 */
#include "model/edtf_point.h"

/* The parts an expression is made of besides points. */
static bool
take(struct edtf_cursor *cursor, const char *word)
{
	struct text expected = text_of(word);

	if (!text_starts(text_from(cursor->text, cursor->at), expected))
		return false;
	cursor->at += expected.len;
	return true;
}

static int
fail_backwards(struct edtf_cursor *cursor, size_t at)
{
	return edtf_fail_at(cursor, at, D003,
			    "the interval ends before it begins");
}

/* What stands at the cursor is out of place; else `fault` is what it is. */
static int
fail_rest(struct edtf_cursor *cursor, const char *fault)
{
	struct text rest = text_from(cursor->text, cursor->at);

	if (rest.len > 0 && ascii_is_space(rest.s[0]))
		fault = "no space belongs here";
	else if (text_starts(rest, TEXT("–")) || text_starts(rest, TEXT("—")))
		fault = "from one date to another is written with /";
	return edtf_fail(cursor, D001, "%s", fault);
}

/* An end of an interval: a date, `..`, or nothing. */
static int
read_end(struct edtf_cursor *cursor, enum edtf_end *end,
	 struct edtf_point *point)
{
	if (take(cursor, "..")) {
		*end = EDTF_OPEN;
		return 0;
	}
	if (cursor->at == cursor->text.len ||
	    cursor->text.s[cursor->at] == '/') {
		*end = EDTF_UNKNOWN_END;
		return 0;
	}
	*end = EDTF_KNOWN;
	return edtf_point_read(cursor, point);
}

static int
read_interval(struct edtf_cursor *cursor, struct edtf_range *range)
{
	size_t finish_at;

	cursor->at = 0;
	if (read_end(cursor, &range->start_end, &range->start) != 0)
		return -1;
	if (!take(cursor, "/"))
		return fail_rest(cursor, "a / belongs here");
	finish_at = cursor->at;
	if (read_end(cursor, &range->finish_end, &range->finish) != 0)
		return -1;
	if (range->start_end == EDTF_UNKNOWN_END &&
	    range->finish_end == EDTF_UNKNOWN_END)
		return edtf_fail(cursor, D001,
				 "an interval needs one known end");
	if (range->start_end == EDTF_KNOWN && range->finish_end == EDTF_KNOWN &&
	    range->start.earliest > range->finish.latest)
		return fail_backwards(cursor, finish_at);
	return 0;
}

static void
set_single(struct edtf_range *range)
{
	range->finish = range->start;
	range->is_single = true;
}

/* `..` in front of a member, and the date behind it. */
static int
read_until(struct edtf_cursor *cursor, bool is_first, struct edtf_range *range)
{
	if (!is_first)
		return edtf_fail_at(cursor, cursor->at - 2, D001,
				    "all before a date stands first in a set");
	range->start_end = EDTF_OPEN;
	return edtf_point_read(cursor, &range->finish);
}

/* Behind `date..`: the end of a range, or of the set. */
static int
read_from(struct edtf_cursor *cursor, struct edtf_range *range)
{
	size_t finish_at = cursor->at;
	char next =
		finish_at < cursor->text.len ? cursor->text.s[finish_at] : '\0';

	if (next == ',')
		return edtf_fail(cursor, D001,
				 "all after a date stands last in a set");
	if (next == ']' || next == '}') {
		range->finish_end = EDTF_OPEN;
		return 0;
	}
	if (edtf_point_read(cursor, &range->finish) != 0)
		return -1;
	if (range->start.earliest > range->finish.latest)
		return fail_backwards(cursor, finish_at);
	return 0;
}

/* A member of a set: a date, `date..date`, `..date` or `date..`. */
static int
read_member(struct edtf_cursor *cursor, bool is_first, struct edtf_range *range)
{
	if (take(cursor, ".."))
		return read_until(cursor, is_first, range);
	if (edtf_point_read(cursor, &range->start) != 0)
		return -1;
	if (take(cursor, ".."))
		return read_from(cursor, range);
	set_single(range);
	return 0;
}

static int
read_set(struct edtf_cursor *cursor, struct edtf *date)
{
	const char *close = date->kind == EDTF_ONE_OF ? "]" : "}";

	for (cursor->at = 1;;) {
		struct edtf_range *range =
			list_push(cursor->arena, &date->ranges);

		if (read_member(cursor, date->ranges.count == 1, range) != 0)
			return -1;
		if (take(cursor, close))
			return 0;
		if (!take(cursor, ","))
			return edtf_fail(cursor, D001, "a , or %s belongs here",
					 close);
		take(cursor, " ");
	}
}

static int
read_expression(struct edtf_cursor *cursor, struct edtf *date)
{
	struct edtf_range *range;

	if (cursor->text.s[0] == '[' || cursor->text.s[0] == '{') {
		date->kind =
			cursor->text.s[0] == '[' ? EDTF_ONE_OF : EDTF_ALL_OF;
		return read_set(cursor, date);
	}
	range = list_push(cursor->arena, &date->ranges);
	if (text_find_char(cursor->text, '/', 0) != TEXT_NOT_FOUND) {
		date->kind = EDTF_INTERVAL;
		return read_interval(cursor, range);
	}
	date->kind = EDTF_DATE;
	if (edtf_point_read(cursor, &range->start) != 0)
		return -1;
	set_single(range);
	return 0;
}

static void
widen(struct edtf *date, const struct edtf_range *range, bool is_first)
{
	if (range->start_end != EDTF_KNOWN)
		date->has_earliest = false;
	else if (is_first || range->start.earliest < date->earliest)
		date->earliest = range->start.earliest;
	if (range->finish_end != EDTF_KNOWN)
		date->has_latest = false;
	else if (is_first || range->finish.latest > date->latest)
		date->latest = range->finish.latest;
}

static void
set_bounds(struct edtf *date)
{
	date->has_earliest = date->has_latest = true;
	for (size_t i = 0; i < date->ranges.count; i++)
		widen(date, &date->ranges.items[i], i == 0);
	if (!date->has_earliest)
		date->earliest = 0;
	if (!date->has_latest)
		date->latest = 0;
}

struct edtf *
edtf_parse(struct text t, const struct place *place, struct arena *arena,
	   struct diag *diag)
{
	struct edtf *date = arena_new(arena, struct edtf);
	struct edtf_cursor cursor = {
		.text = t,
		.place = *place,
		.arena = arena,
		.diag = diag,
	};

	date->source = t;
	if (t.len == 0) {
		edtf_fail(&cursor, D001, "it is empty");
		return NULL;
	}
	if (read_expression(&cursor, date) != 0)
		return NULL;
	if (cursor.at != t.len) {
		fail_rest(&cursor, "nothing belongs here any more");
		return NULL;
	}
	set_bounds(date);
	return date;
}
