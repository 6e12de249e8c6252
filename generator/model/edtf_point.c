#include "model/edtf_point.h"

#include "model/edtf_bounds.h"

#define YEAR_MOST INT64_C(1000000000000000) /* as base/date.h */

int
edtf_fail(struct edtf_cursor *cursor, enum diag_code code, const char *format,
	  ...)
{
	struct place place = cursor->place;
	struct text fault;
	va_list list;

	va_start(list, format);
	fault = arena_format_list(cursor->arena, format, list);
	va_end(list);
	if (place.column > 0)
		place.column += cursor->at;
	place.length = 1;
	diag_error(cursor->diag, code, &place, "\"%.*s\" is no date: %.*s",
		   TEXT_ARG(cursor->text), TEXT_ARG(fault));
	diag_hint(cursor->diag,
		  "dates are EDTF: 2025-10-14, 2025-10, 2025-10-14/2025-10-16, "
		  "2025-10~, 2025-10-XX, [2025-10-16..]");
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
	cursor->at = start;
	return edtf_fail(cursor, D001, "the number is too large");
}

/* Y-12345, Y17E8: years of more than four digits. */
static int
take_long_year(struct edtf_cursor *cursor, struct edtf_point *point)
{
	bool is_negative = take_char(cursor, '-');
	size_t start = cursor->at;
	int64_t exponent = 0;

	if (take_number(cursor, &point->year) != 0)
		return -1;
	if (take_char(cursor, 'E')) {
		if (take_number(cursor, &exponent) != 0)
			return -1;
	} else if (cursor->at - start < 5) {
		cursor->at = start;
		return edtf_fail(cursor, D001,
				 "a year of up to four digits has no Y");
	}
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
take_short_year(struct edtf_cursor *cursor, struct edtf_pattern *pattern,
		struct edtf_point *point)
{
	size_t start = cursor->at;
	struct text digits;

	pattern->is_negative = take_char(cursor, '-');
	if (take_digits(cursor, 4, "a year", &digits) != 0)
		return -1;
	if (pattern->is_negative && text_equal(digits, TEXT("0000"))) {
		cursor->at = start;
		return edtf_fail(cursor, D001, "there is no year -0000");
	}
	pattern->year = digits;
	point->year = edtf_pattern_least(digits);
	if (pattern->is_negative)
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

static int
take_year(struct edtf_cursor *cursor, struct edtf_pattern *pattern,
	  struct edtf_point *point)
{
	int64_t digits = 0;

	take_qualifier(cursor, point, EDTF_YEAR);
	if (take_char(cursor, 'Y')) {
		if (take_long_year(cursor, point) != 0)
			return -1;
	} else if (take_short_year(cursor, pattern, point) != 0) {
		return -1;
	}
	if (take_char(cursor, 'S')) {
		if (take_number(cursor, &digits) != 0)
			return -1;
		if (digits < 1 || digits > 16)
			return edtf_fail(cursor, D001,
					 "significant digits are 1 to 16");
		point->significant_digits = (int)digits;
	}
	take_qualifier(cursor, point, EDTF_YEAR);
	point->precision = year_precision(point);
	return 0;
}

static int
take_month(struct edtf_cursor *cursor, struct edtf_pattern *pattern,
	   struct edtf_point *point)
{
	size_t start;

	take_qualifier(cursor, point, EDTF_MONTH);
	start = cursor->at;
	if (take_digits(cursor, 2, "a month", &pattern->month) != 0)
		return -1;
	point->precision = EDTF_TO_MONTH;
	if (text_find_char(pattern->month, 'X', 0) != TEXT_NOT_FOUND)
		point->unspecified |= EDTF_MONTH;
	if (!text_equal(pattern->month, TEXT("XX")))
		point->month = (int)edtf_pattern_least(pattern->month);
	if (point->month >= 21 && point->month <= 41) {
		point->precision = EDTF_TO_SEASON;
		if (point->unspecified != 0)
			return edtf_fail(cursor, D001,
					 "a season needs a year without X");
	} else if (point->month > 12) {
		cursor->at = start;
		return edtf_fail(cursor, D002, "there is no month %.*s",
				 TEXT_ARG(pattern->month));
	}
	take_qualifier(cursor, point, EDTF_YEAR | EDTF_MONTH);
	return 0;
}

static int
take_day(struct edtf_cursor *cursor, struct edtf_pattern *pattern,
	 struct edtf_point *point)
{
	if (point->precision == EDTF_TO_SEASON)
		return edtf_fail(cursor, D001, "a season has no days");
	take_qualifier(cursor, point, EDTF_DAY);
	if (take_digits(cursor, 2, "a day", &pattern->day) != 0)
		return -1;
	point->precision = EDTF_TO_DAY;
	if (text_find_char(pattern->day, 'X', 0) != TEXT_NOT_FOUND)
		point->unspecified |= EDTF_DAY;
	if (!text_equal(pattern->day, TEXT("XX")))
		point->day = (int)edtf_pattern_least(pattern->day);
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

static int
take_time(struct edtf_cursor *cursor, struct edtf_point *point)
{
	struct text time = text_from(cursor->text, cursor->at);

	if (text_find_char(cursor->text, '/', 0) != TEXT_NOT_FOUND)
		return edtf_fail(cursor, D001,
				 "an interval has no times of day");
	if (point->precision != EDTF_TO_DAY || time.len < 8 ||
	    !two_digits(time, 0, 23) || time.s[2] != ':' ||
	    !two_digits(time, 3, 59) || time.s[5] != ':' ||
	    !two_digits(time, 6, 59) || !is_zone(text_from(time, 8)))
		return edtf_fail(cursor, D001,
				 "a time is hh:mm:ss, perhaps with a zone, "
				 "behind a day");
	point->time = time;
	cursor->at = cursor->text.len;
	return 0;
}

int
edtf_point_read(struct edtf_cursor *cursor, struct edtf_point *point)
{
	struct edtf_pattern pattern = {0};
	size_t start = cursor->at;
	bool has_month;

	*point = (struct edtf_point){0};
	if (take_year(cursor, &pattern, point) != 0)
		return -1;
	has_month = pattern.year.len > 0 && take_char(cursor, '-');
	if (has_month && take_month(cursor, &pattern, point) != 0)
		return -1;
	if (has_month && take_char(cursor, '-') &&
	    take_day(cursor, &pattern, point) != 0)
		return -1;
	if (take_char(cursor, 'T') && take_time(cursor, point) != 0)
		return -1;
	if (edtf_bounds_set(&pattern, point))
		return 0;
	cursor->at = start;
	return edtf_fail(cursor, D002, "there is no such day");
}
