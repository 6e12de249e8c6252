#include "base/date.h"

#define DAYS_IN_ERA 146097 /* 400 years */

bool
date_is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
date_days_in_month(int64_t year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && date_is_leap(year));
}

bool
date_is_valid(struct date date)
{
	return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
	       date.day <= date_days_in_month(date.year, date.month);
}

/* Rounds towards the past, where C rounds towards 0. */
static int64_t
divide_down(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/*
 * Years begin in March here, so that the leap day is a year's last: the days
 * before a month are then (153 * month + 2) / 5, of eras before a year
 * 365 * year + year / 4 - year / 100. 719468 days lie between 0000-03-01 and
 * 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 */
int64_t
date_to_day(struct date date)
{
	int64_t year = date.year - (date.month <= 2);
	int64_t era = divide_down(year, 400);
	int64_t year_of_era = year - era * 400;
	int64_t month = (date.month + 9) % 12; /* 0 is March */
	int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 -
			     year_of_era / 100 + day_of_year;

	return era * DAYS_IN_ERA + day_of_era - 719468;
}

struct date
date_from_day(int64_t day)
{
	int64_t era = divide_down(day + 719468, DAYS_IN_ERA);
	int64_t day_of_era = day + 719468 - era * DAYS_IN_ERA;
	int64_t year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 -
		 day_of_era / (DAYS_IN_ERA - 1)) /
		365;
	int64_t day_of_year =
		day_of_era -
		(365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month = (5 * day_of_year + 2) / 153; /* 0 is March */
	struct date date = {
		.year = era * 400 + year_of_era + (month >= 10),
		.month = (int)(month < 10 ? month + 3 : month - 9),
		.day = (int)(day_of_year - (153 * month + 2) / 5 + 1),
	};

	return date;
}

int
date_weekday(struct date date)
{
	int64_t day = date_to_day(date) + 3; /* 1970-01-01 was a Thursday */

	return (int)(day - divide_down(day, 7) * 7);
}

/*
 * EDTF (ISO 8601-2:2019): four digits, with a minus for years before 0; a
 * longer year stands behind a Y and alone, for there is no way to write its
 * months.
 */
void
date_format(struct buf *buf, struct date date)
{
	if (date.year > 9999 || date.year < -9999) {
		buf_format(buf, "Y%lld", (long long)date.year);
		return;
	}
	buf_format(buf, "%s%04d-%02d-%02d", date.year < 0 ? "-" : "",
		   (int)(date.year < 0 ? -date.year : date.year), date.month,
		   date.day);
}

/* Takes `digits` digits and then `end` (0: nothing) from the start of `t`. */
static bool
take_number(struct text *t, size_t digits, char end, int *number)
{
	uint64_t value;

	if (t->len < digits ||
	    !text_to_number(text_slice(*t, 0, digits), 9999, &value))
		return false;
	*number = (int)value;
	*t = text_from(*t, digits);
	if (end == '\0')
		return t->len == 0;
	if (t->len == 0 || t->s[0] != end)
		return false;
	*t = text_from(*t, 1);
	return true;
}

bool
date_parse(struct text t, struct date *date)
{
	struct date found = {0};
	int year;

	if (!take_number(&t, 4, '-', &year) ||
	    !take_number(&t, 2, '-', &found.month) ||
	    !take_number(&t, 2, '\0', &found.day))
		return false;
	found.year = year;
	if (!date_is_valid(found))
		return false;
	*date = found;
	return true;
}
