#include "model/edtf_point.h"

#include "base/date_words.h"
#include "model/edtf_bounds.h"

#define YEAR_MOST INT64_C(1000000000000000) /* as base/date.h */

/* What it should have been, if that can be told; else what dates are. */
static void
hint(const struct edtf_cursor *cursor)
{
	struct buf edtf = BUF_INIT;

	if (date_words_read(cursor->text, &edtf) && edtf.len > 0)
		diag_hint(cursor->diag, "dates are EDTF; this one is %.*s",
			  TEXT_ARG(buf_as_text(&edtf)));
	else
		diag_hint(cursor->diag,
			  "dates are EDTF: 2025-10-14, 2025-10, "
			  "2025-10-14/2025-10-16, 2025-10~, 2025-10-XX, "
			  "[2025-10-16..]");
	buf_free(&edtf);
}

/* Bytes of the word or number at the cursor; at least 1. */
static size_t
part_length(const struct edtf_cursor *cursor)
{
	size_t end = cursor->at;

	while (end < cursor->text.len && ascii_is_alnum(cursor->text.s[end]))
		end++;
	return end > cursor->at ? end - cursor->at : 1;
}

static int
fail(struct edtf_cursor *cursor, enum diag_code code, const char *format,
     va_list list)
{
	struct place place = cursor->place;
	struct text fault = arena_format_list(cursor->arena, format, list);

	if (place.column > 0)
		place.column += cursor->at;
	place.length = part_length(cursor);
	diag_error(cursor->diag, code, &place, "\"%.*s\" is no date: %.*s",
		   TEXT_ARG(cursor->text), TEXT_ARG(fault));
	hint(cursor);
	return -1;
}

int
edtf_fail(struct edtf_cursor *cursor, enum diag_code code, const char *format,
	  ...)
{
	va_list list;

	va_start(list, format);
	fail(cursor, code, format, list);
	va_end(list);
	return -1;
}

int
edtf_fail_at(struct edtf_cursor *cursor, size_t at, enum diag_code code,
	     const char *format, ...)
{
	va_list list;

	cursor->at = at;
	va_start(list, format);
	fail(cursor, code, format, list);
	va_end(list);
	return -1;
}

static char
peek(const struct edtf_cursor *cursor)
{
	return cursor->at < cursor->text.len ? cursor->text.s[cursor->at]
					     : '\0';
}

static bool
take_char(struct edtf_cursor *cursor, char c)
{
	if (peek(cursor) != c)
		return false;
	cursor->at++;
	return true;
}

static bool
is_digit_or_x(char c)
{
	return ascii_is_digit(c) || c == 'X';
}

/* A qualifier, as bits to set for the components `bits`. */
static void
take_qualifier(struct edtf_cursor *cursor, struct edtf_point *point,
	       unsigned bits)
{
	char c = peek(cursor);

	if (c != '?' && c != '~' && c != '%')
		return;
	cursor->at++;
	if (c != '~')
		point->uncertain |= bits;
	if (c != '?')
		point->approximate |= bits;
}

/* Exactly `count` digits or X, into `digits`. */
static int
take_digits(struct edtf_cursor *cursor, size_t count, const char *what,
	    struct text *digits)
{
	size_t start = cursor->at;

	while (is_digit_or_x(peek(cursor)) && cursor->at - start < count)
		cursor->at++;
	*digits = text_slice(cursor->text, start, cursor->at);
	if (digits->len == count && !is_digit_or_x(peek(cursor)))
		return 0;
	if (digits->len == 0)
		return edtf_fail(cursor, D001, "%s of %zu digits belongs here",
				 what, count);
	return edtf_fail(cursor, D001, "%s has %zu digits", what, count);
}

/* A number without X, as in Y17E8; at most YEAR_MOST. */
static int
take_number(struct edtf_cursor *cursor, int64_t *number)
{
	size_t start = cursor->at;
	uint64_t found = 0;

	while (ascii_is_digit(peek(cursor)))
		cursor->at++;
	if (text_to_number(text_slice(cursor->text, start, cursor->at),
			   (uint64_t)YEAR_MOST, &found)) {
		*number = (int64_t)found;
		return 0;
	}
	if (cursor->at == start)
		return edtf_fail(cursor, D001, "a number belongs here");
	return edtf_fail_at(cursor, start, D001, "the number is too large");
}

/* Y-12345, Y17E8: years of more than four digits. */
static int
take_long_year(struct edtf_cursor *cursor, struct edtf_point *point)
{
	size_t letter = cursor->at - 1;
	bool is_negative = take_char(cursor, '-');
	size_t start = cursor->at;
	int64_t exponent = 0;

	if (peek(cursor) == '0')
		return edtf_fail(cursor, D001,
				 "a year with Y does not begin with 0");
	if (take_number(cursor, &point->year) != 0)
		return -1;
	if (take_char(cursor, 'E')) {
		if (take_number(cursor, &exponent) != 0)
			return -1;
	} else if (cursor->at - start < 5) {
		return edtf_fail_at(cursor, start, D001,
				    "a year of up to four digits has no Y");
	}
	point->written.long_year = text_slice(cursor->text, letter, cursor->at);
	for (; exponent > 0 && point->year > 0; exponent--) {
		if (point->year > YEAR_MOST / 10)
			return edtf_fail(cursor, D001, "the year is too far");
		point->year *= 10;
	}
	if (is_negative)
		point->year = -point->year;
	return 0;
}

static int
take_short_year(struct edtf_cursor *cursor, struct edtf_point *point)
{
	size_t start = cursor->at;
	struct text digits;

	point->written.is_negative = take_char(cursor, '-');
	if (take_digits(cursor, 4, "a year", &digits) != 0)
		return -1;
	if (point->written.is_negative && text_equal(digits, TEXT("0000"))) {
		return edtf_fail_at(cursor, start, D001,
				    "there is no year -0000");
	}
	point->written.year = digits;
	point->year = edtf_pattern_least(digits);
	if (point->written.is_negative)
		point->year = -point->year;
	if (text_find_char(digits, 'X', 0) != TEXT_NOT_FOUND)
		point->unspecified |= EDTF_YEAR;
	while (digits.len > 0 && digits.s[digits.len - 1] == 'X') {
		point->unspecified_digits++;
		digits.len--;
	}
	return 0;
}

static enum edtf_precision
year_precision(const struct edtf_point *point)
{
	if (point->unspecified_digits > 1)
		return EDTF_TO_CENTURY;
	return point->unspecified_digits == 1 ? EDTF_TO_DECADE : EDTF_TO_YEAR;
}

/* 1950S2: that many digits of the year are known to be right. */
static int
take_significant(struct edtf_cursor *cursor, struct edtf_point *point)
{
	size_t start = cursor->at;
	int64_t digits = 0;

	if (!take_char(cursor, 'S'))
		return 0;
	if (point->unspecified != 0)
		return edtf_fail_at(cursor, start, D001,
				    "a year has X or S, not both");
	if (take_number(cursor, &digits) != 0)
		return -1;
	if (digits < 1 || digits > edtf_year_digits(point->year))
		return edtf_fail_at(cursor, start + 1, D001,
				    "of this year 1 to %d digits are "
				    "significant",
				    edtf_year_digits(point->year));
	point->significant_digits = (int)digits;
	return 0;
}

static int
take_year(struct edtf_cursor *cursor, struct edtf_point *point)
{
	take_qualifier(cursor, point, EDTF_YEAR);
	if (take_char(cursor, 'Y')) {
		if (take_long_year(cursor, point) != 0)
			return -1;
	} else if (take_short_year(cursor, point) != 0) {
		return -1;
	}
	if (take_significant(cursor, point) != 0)
		return -1;
	take_qualifier(cursor, point, EDTF_YEAR);
	point->precision = year_precision(point);
	return 0;
}

/* A day that no month of the point has; it stands at `start`. */
static int
fail_no_day(struct edtf_cursor *cursor, size_t start,
	    const struct edtf_point *point)
{
	const struct edtf_digits *written = &point->written;

	if (text_equal(written->day, TEXT("00")) ||
	    ((point->unspecified & (EDTF_YEAR | EDTF_MONTH)) != 0))
		return edtf_fail_at(cursor, start, D002,
				    "no month that fits has a day %.*s",
				    TEXT_ARG(written->day));
	return edtf_fail_at(cursor, start, D002, "%s%.*s-%.*s has %d days",
			    written->is_negative ? "-" : "",
			    TEXT_ARG(written->year), TEXT_ARG(written->month),
			    date_days_in_month(point->year, point->month));
}

/* The number behind a month or day as written; XX is none, which is 0. */
static int
component_number(struct text digits)
{
	return text_equal(digits, TEXT("XX")) ? 0
					      : (int)edtf_pattern_least(digits);
}

/* 2004-2006: the year of an end, where a month belongs. */
static bool
is_year_here(const struct edtf_cursor *cursor)
{
	struct text rest = text_from(cursor->text, cursor->at);

	for (size_t i = 0; i < 4; i++) {
		if (i >= rest.len || !is_digit_or_x(rest.s[i]))
			return false;
	}
	return rest.len == 4;
}

/* What stands at `start` is no month and no season. */
static int
check_month(struct edtf_cursor *cursor, size_t start, struct edtf_point *point)
{
	if (point->month >= 21 && point->month <= 41) {
		point->precision = EDTF_TO_SEASON;
		if (point->unspecified == 0)
			return 0;
		return edtf_fail_at(cursor, start, D001,
				    "a season, and its year, have no X");
	}
	if (point->month <= 12 && !text_equal(point->written.month, TEXT("00")))
		return 0;
	return edtf_fail_at(cursor, start, D002, "there is no month %.*s",
			    TEXT_ARG(point->written.month));
}

static int
take_month(struct edtf_cursor *cursor, struct edtf_point *point)
{
	size_t start;

	take_qualifier(cursor, point, EDTF_MONTH);
	start = cursor->at;
	if (is_year_here(cursor))
		return edtf_fail(cursor, D001,
				 "a month has 2 digits; from one year to "
				 "another is written with /");
	if (take_digits(cursor, 2, "a month", &point->written.month) != 0)
		return -1;
	point->precision = EDTF_TO_MONTH;
	if (text_find_char(point->written.month, 'X', 0) != TEXT_NOT_FOUND)
		point->unspecified |= EDTF_MONTH;
	point->month = component_number(point->written.month);
	if (check_month(cursor, start, point) != 0)
		return -1;
	take_qualifier(cursor, point, EDTF_YEAR | EDTF_MONTH);
	return 0;
}

static int
take_day(struct edtf_cursor *cursor, struct edtf_point *point)
{
	size_t start;

	if (point->precision == EDTF_TO_SEASON)
		return edtf_fail(cursor, D001, "a season has no days");
	take_qualifier(cursor, point, EDTF_DAY);
	start = cursor->at;
	if (take_digits(cursor, 2, "a day", &point->written.day) != 0)
		return -1;
	point->precision = EDTF_TO_DAY;
	if (text_find_char(point->written.day, 'X', 0) != TEXT_NOT_FOUND)
		point->unspecified |= EDTF_DAY;
	point->day = component_number(point->written.day);
	if (!edtf_bounds_set(point))
		return fail_no_day(cursor, start, point);
	take_qualifier(cursor, point, EDTF_YEAR | EDTF_MONTH | EDTF_DAY);
	return 0;
}

static bool
two_digits(struct text t, size_t at, int most)
{
	return at + 2 <= t.len && ascii_is_digit(t.s[at]) &&
	       ascii_is_digit(t.s[at + 1]) &&
	       (t.s[at] - '0') * 10 + (t.s[at + 1] - '0') <= most;
}

/* Z, +05:30, -03 or nothing. */
static bool
is_zone(struct text zone)
{
	if (zone.len == 0 || text_equal(zone, TEXT("Z")))
		return true;
	if ((zone.s[0] != '+' && zone.s[0] != '-') || !two_digits(zone, 1, 14))
		return false;
	return zone.len == 3 ||
	       (zone.len == 6 && zone.s[3] == ':' && two_digits(zone, 4, 59));
}

/* A plain day: no X, no qualifier. */
static bool
is_plain_day(const struct edtf_point *point)
{
	return point->precision == EDTF_TO_DAY &&
	       (point->uncertain | point->approximate | point->unspecified) ==
		       0;
}

/* hh:mm:ss, perhaps with a zone, and nothing behind. */
static bool
is_time(struct text t)
{
	return t.len >= 8 && two_digits(t, 0, 23) && t.s[2] == ':' &&
	       two_digits(t, 3, 59) && t.s[5] == ':' && two_digits(t, 6, 59) &&
	       is_zone(text_from(t, 8));
}

static int
take_time(struct edtf_cursor *cursor, struct edtf_point *point)
{
	struct text time = text_from(cursor->text, cursor->at);

	if (text_find_char(cursor->text, '/', 0) != TEXT_NOT_FOUND)
		return edtf_fail(cursor, D001,
				 "an interval has no times of day");
	if (strchr("[{", cursor->text.s[0]))
		return edtf_fail(cursor, D001, "a set has no times of day");
	if (!is_plain_day(point))
		return edtf_fail(cursor, D001,
				 "a time belongs to one day that is known, "
				 "without X and qualifiers");
	if (!is_time(time))
		return edtf_fail(cursor, D001,
				 "a time is hh:mm:ss, perhaps with a zone");
	point->time = time;
	cursor->at = cursor->text.len;
	return 0;
}

int
edtf_point_read(struct edtf_cursor *cursor, struct edtf_point *point)
{
	bool has_month;

	*point = (struct edtf_point){0};
	if (take_year(cursor, point) != 0)
		return -1;
	has_month = point->written.year.len > 0 &&
		    point->significant_digits == 0 && take_char(cursor, '-');
	if (has_month && take_month(cursor, point) != 0)
		return -1;
	if (has_month && take_char(cursor, '-') && take_day(cursor, point) != 0)
		return -1;
	if (take_char(cursor, 'T') && take_time(cursor, point) != 0)
		return -1;
	/* Of a day this was done; a year and a month fit always. */
	if (point->written.day.len == 0)
		(void)edtf_bounds_set(point);
	return 0;
}
