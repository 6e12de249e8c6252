/*
 * Civil dates of the proleptic Gregorian calendar: no clock, no zone, no
 * time_t. Years are astronomical (year 0 is 1 BCE).
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/buf.h"

struct date {
	int64_t year;
	int month; /* 1 … 12 */
	int day;   /* 1 … 31 */
};

bool date_is_leap(int64_t year);
int date_days_in_month(int64_t year, int month);
bool date_is_valid(struct date date);

/* Days since 1970-01-01, for years within ±10^15. */
int64_t date_to_day(struct date date);
struct date date_from_day(int64_t day);

/* 0 Monday … 6 Sunday. */
int date_weekday(struct date date);

/*
 * "2025-10-14", "-0044-03-15"; of a year beyond four digits only the year
 * ("Y-12345"), since EDTF cannot write more.
 */
void date_format(struct buf *buf, struct date date);

/* Exactly YYYY-MM-DD and a day that exists. */
bool date_parse(struct text t, struct date *date);

#endif
