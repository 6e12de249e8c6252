#include "model/edtf_bounds.h"

int64_t
edtf_pattern_least(struct text digits)
{
	int64_t number = 0;

	for (size_t i = 0; i < digits.len; i++)
		number = number * 10 +
			 (digits.s[i] == 'X' ? 0 : digits.s[i] - '0');
	return number;
}

/* Whether `number`, with leading zeros, fits the digits; none fits all. */
static bool
fits(struct text digits, int64_t number)
{
	for (size_t i = digits.len; i-- > 0; number /= 10)
		if (digits.s[i] != 'X' && digits.s[i] - '0' != number % 10)
			return false;
	return true;
}

/* The first, or last, day of the month that fits; 0: none. */
static int
day_in(const struct edtf_digits *written, struct date month, bool is_last)
{
	int days = date_days_in_month(month.year, month.month);

	for (int i = 1; i <= days; i++) {
		int day = is_last ? days + 1 - i : i;

		if (fits(written->day, day))
			return day;
	}
	return 0;
}

static bool
date_in_year(const struct edtf_digits *written, int64_t year, bool is_last,
	     struct date *date)
{
	for (int i = 1; i <= 12; i++) {
		int month = is_last ? 13 - i : i;

		*date = (struct date){year, month, 0};
		if (!fits(written->month, month))
			continue;
		date->day = day_in(written, *date, is_last);
		if (date->day > 0)
			return true;
	}
	return false;
}

/* The first, or last, day of any year that fits. */
static bool
date_in_pattern(const struct edtf_digits *written, bool is_last,
		struct date *date)
{
	bool is_downwards = is_last != written->is_negative;

	for (int64_t i = 0; i <= 9999; i++) {
		int64_t digits = is_downwards ? 9999 - i : i;
		int64_t year = written->is_negative ? -digits : digits;

		if (year == 0 && written->is_negative)
			continue; /* there is no -0000 */
		if (fits(written->year, digits) &&
		    date_in_year(written, year, is_last, date))
			return true;
	}
	return false;
}

static void
set_months(struct edtf_point *point, int first, int count)
{
	int64_t last_month = first + count - 1;
	struct date from = {point->year, first, 1};
	struct date to = {point->year + (last_month > 12 ? 1 : 0),
			  (int)(last_month > 12 ? last_month - 12 : last_month),
			  1};

	to.day = date_days_in_month(to.year, to.month);
	point->earliest = date_to_day(from);
	point->latest = date_to_day(to);
}

/*
 * The months of ISO 8601-2's sub-year groups: 25 … 28 northern and 29 … 32
 * southern seasons (by months, as meteorologists count), 33 … 36 quarters,
 * 37 … 39 quadrimesters, 40 and 41 halves.
 */
static void
set_season(struct edtf_point *point)
{
	int month = point->month;

	if (month <= 24)
		set_months(point, 1, 12);
	else if (month <= 28)
		set_months(point, 3 + 3 * (month - 25), 3);
	else if (month <= 32)
		set_months(point,
			   month <= 30 ? 9 + 3 * (month - 29)
				       : 3 + 3 * (month - 31),
			   3);
	else if (month <= 36)
		set_months(point, 1 + 3 * (month - 33), 3);
	else if (month <= 39)
		set_months(point, 1 + 4 * (month - 37), 4);
	else
		set_months(point, 1 + 6 * (month - 40), 6);
}

int
edtf_year_digits(int64_t year)
{
	int64_t size = year < 0 ? -year : year;
	int digits = 4;

	for (size /= 10000; size > 0; size /= 10)
		digits++;
	return digits;
}

/* 1950S2: any year that begins with the same two digits. */
static void
set_significant(struct edtf_point *point)
{
	int64_t size = point->year < 0 ? -point->year : point->year;
	int digits = edtf_year_digits(point->year);
	int64_t unit = 1;
	int64_t least;

	for (int i = point->significant_digits; i < digits; i++)
		unit *= 10;
	least = size / unit * unit;
	point->earliest = date_to_day((struct date){
		point->year < 0 ? -(least + unit - 1) : least, 1, 1});
	point->latest = date_to_day((struct date){
		point->year < 0 ? -least : least + unit - 1, 12, 31});
}

bool
edtf_bounds_set(struct edtf_point *point)
{
	const struct edtf_digits *written = &point->written;
	struct date first, last;

	if (point->significant_digits > 0) {
		set_significant(point);
		return true;
	}
	if (point->precision == EDTF_TO_SEASON) {
		set_season(point);
		return true;
	}
	if (written->year.len == 0) {
		set_months(point, 1, 12);
		return true;
	}
	if ((point->unspecified & EDTF_YEAR) == 0) {
		if (!date_in_year(written, point->year, false, &first) ||
		    !date_in_year(written, point->year, true, &last))
			return false;
	} else if (!date_in_pattern(written, false, &first) ||
		   !date_in_pattern(written, true, &last)) {
		return false;
	}
	point->earliest = date_to_day(first);
	point->latest = date_to_day(last);
	return true;
}
