#include "theme/say_date.h"

#include "base/attr.h"
#include "theme/number.h"

/* What a year is called. */
struct year_words {
	struct text one; /* a single one of those it can be */
	struct text all; /* all of them */
	bool is_known;	 /* one number */
};

/* Numbers of months or days that fit what is known. */
struct fitting {
	int numbers[31];
	size_t count;
};

struct words_list {
	struct text items[31];
	size_t count;
};

/* ---- Phrases ---- */

static struct text
phrase(const struct saying *s, enum phrase name)
{
	return s->phrases->words[name];
}

/* FILL(s, DAY, {"day", …}, {"month", …}) */
#define FILL(s, name, ...)                                                     \
	phrase_fill((s)->arena, phrase((s), (name)),                           \
		    (const struct slot[]){__VA_ARGS__, {NULL, {NULL, 0}}})

static struct text
first_last(const struct saying *s, enum phrase name, struct text first,
	   struct text last)
{
	return FILL(s, name, {"first", first}, {"last", last});
}

static struct text
with_date(const struct saying *s, enum phrase name, struct text date)
{
	return FILL(s, name, {"date", date});
}

/* "a, b and c"; `last` is the phrase of the final pair. */
static struct text
listed(const struct saying *s, const struct words_list *list, enum phrase last)
{
	struct text out = list->items[0];

	for (size_t i = 1; i < list->count; i++)
		out = first_last(s, i + 1 == list->count ? last : PHRASE_LIST,
				 out, list->items[i]);
	return out;
}

static struct text
digits(const struct saying *s, int64_t number)
{
	return arena_format(s->arena, "%lld", (long long)number);
}

/* Years of four digits are not counted in thousands. */
static struct text
grouped(const struct saying *s, int64_t number)
{
	if (number <= 9999)
		return digits(s, number);
	return number_text(s->arena, s->phrases->language, number);
}

static struct text
month_name(const struct saying *s, int month)
{
	return phrase(s, (enum phrase)(PHRASE_MONTHS + month - 1));
}

static struct text
day_number(const struct saying *s, int day)
{
	return day == 1 ? phrase(s, PHRASE_FIRST_DAY) : digits(s, day);
}

/* A day without its month, among others. */
static struct text
near_day(const struct saying *s, int day)
{
	return FILL(s, PHRASE_NEAR_DAY, {"day", day_number(s, day)});
}

/* ---- Years ---- */

/* A year among others, where it cannot be taken for something else. */
static struct text
year_number(const struct saying *s, int64_t year)
{
	if (year <= 0)
		return FILL(s, PHRASE_YEAR_BC, {"year", grouped(s, 1 - year)});
	return grouped(s, year);
}

/* A year by itself: 44 and 170,000,002 would not be seen to be years. */
static struct text
one_year(const struct saying *s, int64_t year)
{
	if (year > 0 && year < 100)
		return FILL(s, PHRASE_YEAR_AD, {"year", digits(s, year)});
	if (year > 9999)
		return FILL(s, PHRASE_YEAR_FAR, {"year", grouped(s, year)});
	return year_number(s, year);
}

/* The first and the last year of those that begin alike. */
static void
year_span(int64_t year, int unknown_digits, bool is_negative, int64_t span[2])
{
	int64_t unit = 1, size = year < 0 ? -year : year;

	while (unknown_digits-- > 0 && unit < INT64_MAX / 100)
		unit *= 10;
	size -= size % unit;
	span[0] = is_negative ? -(size + unit - 1) : size;
	span[1] = is_negative ? -size : size + unit - 1;
}

static struct year_words
between_years(const struct saying *s, const int64_t span[2])
{
	struct text first = year_number(s, span[0]);
	struct text last = year_number(s, span[1]);

	return (struct year_words){
		.one = first_last(s, PHRASE_SOME_YEAR_FROM, first, last),
		.all = first_last(s, PHRASE_YEARS_FROM, first, last),
	};
}

static struct year_words
same_words(struct text words)
{
	return (struct year_words){.one = words, .all = words};
}

static struct year_words
some_decade(const struct saying *s, int64_t year)
{
	struct text decade = FILL(s, PHRASE_DECADE, {"year", digits(s, year)});

	return (struct year_words){
		.one = FILL(s, PHRASE_SOME_YEAR_IN, {"years", decade}),
		.all = decade,
	};
}

static struct year_words
unspecified_year(const struct saying *s, const struct edtf_point *point)
{
	struct text known = point->written.year;
	bool is_negative = point->written.is_negative;
	int64_t span[2];

	while (known.len > 0 && known.s[known.len - 1] == 'X')
		known.len--;
	if (text_find_char(known, 'X', 0) != TEXT_NOT_FOUND) {
		known = arena_join(s->arena, is_negative ? TEXT("-") : TEXT(""),
				   point->written.year);
		return same_words(FILL(s, PHRASE_YEAR_LIKE, {"year", known}));
	}
	if (known.len == 0 && !is_negative)
		return same_words(phrase(s, PHRASE_SOME_YEAR));
	if (point->unspecified_digits == 1 && !is_negative)
		return some_decade(s, point->year);
	year_span(point->year, point->unspecified_digits, is_negative, span);
	if (is_negative && span[1] == 0)
		span[1] = -1; /* there is no -0000 */
	return between_years(s, span);
}

static int
count_digits(int64_t year)
{
	int count = 1;

	for (year = year < 0 ? -year : year; year > 9; year /= 10)
		count++;
	return count > 4 ? count : 4;
}

static struct year_words
estimated_year(const struct saying *s, const struct edtf_point *point,
	       int unknown)
{
	int64_t span[2];
	struct text years;

	year_span(point->year, unknown, point->year < 0, span);
	years = between_years(s, span).one;
	return same_words(FILL(s, PHRASE_ESTIMATED, {"years", years},
			       {"year", year_number(s, point->year)}));
}

static struct year_words
say_year(const struct saying *s, const struct edtf_point *point)
{
	struct year_words words;
	int unknown = count_digits(point->year) - point->significant_digits;

	if (point->unspecified & EDTF_YEAR)
		return unspecified_year(s, point);
	if (point->significant_digits > 0 && unknown > 0)
		return estimated_year(s, point, unknown);
	words = same_words(one_year(s, point->year));
	words.is_known = true;
	return words;
}

/* ---- Months and days that are known in part ---- */

static bool
fits(int number, struct text pattern)
{
	char written[3] = {(char)('0' + number / 10), (char)('0' + number % 10),
			   '\0'};

	for (size_t i = 0; i < pattern.len && i < 2; i++)
		if (pattern.s[i] != 'X' && pattern.s[i] != written[i])
			return false;
	return true;
}

/* The numbers up to `most` that fit "1X". */
static struct fitting
find_fitting(struct text pattern, int most)
{
	struct fitting found = {.count = 0};

	for (int number = 1; number <= most; number++)
		if (fits(number, pattern))
			found.numbers[found.count++] = number;
	return found;
}

static bool
is_run(const struct fitting *found)
{
	int length = found->numbers[found->count - 1] - found->numbers[0] + 1;

	return found->count > 2 && (size_t)length == found->count;
}

static struct text
month_and_year(const struct saying *s, int month, const struct year_words *year)
{
	return FILL(s, year->is_known ? PHRASE_MONTH : PHRASE_MONTH_OF,
		    {"month", month_name(s, month)}, {"year", year->one});
}

/* "some month from October to December 1984", "February or December 1984" */
static struct text
some_month(const struct saying *s, const struct edtf_point *point,
	   const struct year_words *year)
{
	struct fitting months = find_fitting(point->written.month, 12);
	struct words_list list = {.count = 0};
	struct text last;

	if (text_equal(point->written.month, TEXT("XX")) || months.count == 0)
		return FILL(s, PHRASE_SOME_MONTH_IN, {"years", year->all});
	last = month_and_year(s, months.numbers[months.count - 1], year);
	if (is_run(&months))
		return first_last(s, PHRASE_SOME_MONTH_FROM,
				  month_name(s, months.numbers[0]), last);
	while (list.count + 1 < months.count) {
		list.items[list.count] =
			month_name(s, months.numbers[list.count]);
		list.count++;
	}
	list.items[list.count++] = last;
	return listed(s, &list, PHRASE_LIST_OR);
}

static struct text
day_of_month(const struct saying *s, int day, const struct edtf_point *point,
	     const struct year_words *year)
{
	return FILL(s, year->is_known ? PHRASE_DAY : PHRASE_DAY_OF,
		    {"day", day_number(s, day)},
		    {"month", month_name(s, point->month)},
		    {"year", year->one});
}

/* "some day from 20 to 28 February 1985", "5, 15 or 25 April 1985" */
static struct text
some_day(const struct saying *s, const struct edtf_point *point,
	 const struct year_words *year)
{
	int most = year->is_known ? date_from_day(point->latest).day : 31;
	struct fitting days = find_fitting(point->written.day, most);
	struct words_list list = {.count = 0};
	struct text last;

	if (days.count == 0)
		return FILL(s, PHRASE_SOME_DAY_IN,
			    {"month", month_and_year(s, point->month, year)});
	last = day_of_month(s, days.numbers[days.count - 1], point, year);
	if (is_run(&days))
		return first_last(s, PHRASE_SOME_DAY_FROM,
				  near_day(s, days.numbers[0]), last);
	while (list.count + 1 < days.count) {
		list.items[list.count] = near_day(s, days.numbers[list.count]);
		list.count++;
	}
	list.items[list.count++] = last;
	return listed(s, &list, PHRASE_LIST_OR);
}

/* A day of which the month is not known, or not wholly. */
static struct text
day_of_some_month(const struct saying *s, const struct edtf_point *point,
		  const struct year_words *year)
{
	struct text day = point->written.day, month;

	if (text_equal(day, TEXT("XX"))) {
		month = text_equal(point->written.month, TEXT("XX"))
				? year->all
				: some_month(s, point, year);
		return FILL(s, PHRASE_SOME_DAY_IN, {"month", month});
	}
	if (text_starts(day, TEXT("0")))
		day = text_from(day, 1);
	return FILL(s, PHRASE_DAY_OF_MONTH, {"day", day},
		    {"month", some_month(s, point, year)});
}

/* ---- Qualifiers ---- */

enum sign {
	SIGN_NONE,
	SIGN_UNCERTAIN,
	SIGN_APPROXIMATE,
	SIGN_BOTH,
	SIGN_MIXED
};

/* As a remark names them: the day first. */
static const unsigned components[] = {EDTF_DAY, EDTF_MONTH, EDTF_YEAR};

static enum sign
sign_of(const struct edtf_point *point, unsigned component)
{
	bool is_uncertain = (point->uncertain & component) != 0;
	bool is_approximate = (point->approximate & component) != 0;

	if (is_uncertain && is_approximate)
		return SIGN_BOTH;
	return is_uncertain	? SIGN_UNCERTAIN
	       : is_approximate ? SIGN_APPROXIMATE
				: SIGN_NONE;
}

static bool
has_component(const struct edtf_point *point, unsigned component)
{
	if (component == EDTF_DAY)
		return point->written.day.len > 0;
	return component == EDTF_YEAR || point->written.month.len > 0;
}

/* The sign that all components share. */
static enum sign
shared_sign(const struct edtf_point *point)
{
	enum sign sign = sign_of(point, EDTF_YEAR);

	for (size_t i = 0; i < ARRAY_COUNT(components); i++)
		if (has_component(point, components[i]) &&
		    sign_of(point, components[i]) != sign)
			return SIGN_MIXED;
	return sign;
}

/* "year uncertain": all that have the sign; false: none has. */
static bool
add_remark(const struct saying *s, const struct edtf_point *point,
	   enum sign sign, struct words_list *remarks)
{
	static const enum phrase words[] = {
		[SIGN_UNCERTAIN] = PHRASE_IS_UNCERTAIN,
		[SIGN_APPROXIMATE] = PHRASE_IS_APPROXIMATE,
		[SIGN_BOTH] = PHRASE_IS_BOTH,
	};
	struct words_list names = {.count = 0};

	for (size_t i = 0; i < ARRAY_COUNT(components); i++) {
		if (!has_component(point, components[i]) ||
		    sign_of(point, components[i]) != sign)
			continue;
		names.items[names.count++] =
			phrase(s, (enum phrase)(PHRASE_COMPONENT_DAY + i));
	}
	if (names.count == 0)
		return false;
	remarks->items[remarks->count++] = FILL(
		s, words[sign], {"names", listed(s, &names, PHRASE_LIST_AND)});
	return true;
}

/* "11 June 2004 (year uncertain, day approximate)" */
static struct text
with_remarks(const struct saying *s, const struct edtf_point *point,
	     struct text words)
{
	struct words_list remarks = {.count = 0};

	for (enum sign sign = SIGN_UNCERTAIN; sign <= SIGN_BOTH; sign++)
		add_remark(s, point, sign, &remarks);
	return FILL(s, PHRASE_REMARK, {"date", words},
		    {"remark", listed(s, &remarks, PHRASE_LIST)});
}

static struct text
qualified(const struct saying *s, const struct edtf_point *point,
	  struct text words)
{
	static const enum phrase around[] = {
		[SIGN_UNCERTAIN] = PHRASE_UNCERTAIN,
		[SIGN_APPROXIMATE] = PHRASE_APPROXIMATE,
		[SIGN_BOTH] = PHRASE_UNCERTAIN_APPROXIMATE,
	};
	enum sign sign = shared_sign(point);

	if (sign == SIGN_NONE)
		return words;
	if (sign == SIGN_MIXED)
		return with_remarks(s, point, words);
	return with_date(s, around[sign], words);
}

/* ---- One point ---- */

#define CLOCK_LENGTH 8 /* of "10:15:00" */

static struct text
with_time(const struct saying *s, const struct edtf_point *point,
	  struct text words)
{
	struct text clock = text_slice(point->time, 0, CLOCK_LENGTH);
	struct text written = text_from(point->time, clock.len);
	struct text zone = phrase(s, PHRASE_UTC);

	if (point->time.len == 0)
		return words;
	if (written.len == 0)
		return FILL(s, PHRASE_TIME, {"date", words}, {"time", clock});
	if (written.s[0] == '-')
		zone = arena_format(s->arena, "%.*s−%.*s", TEXT_ARG(zone),
				    TEXT_ARG(text_from(written, 1)));
	else if (written.s[0] == '+')
		zone = arena_join(s->arena, zone, written);
	return FILL(s, PHRASE_TIME_ZONE, {"date", words}, {"time", clock},
		    {"zone", zone});
}

static struct text
plain_day(const struct saying *s, const struct edtf_point *point,
	  const struct year_words *year)
{
	if (point->unspecified & EDTF_MONTH)
		return day_of_some_month(s, point, year);
	if (text_equal(point->written.day, TEXT("XX")))
		return FILL(s, PHRASE_SOME_DAY_IN,
			    {"month", month_and_year(s, point->month, year)});
	if (point->unspecified & EDTF_DAY)
		return some_day(s, point, year);
	return with_time(s, point, day_of_month(s, point->day, point, year));
}

static struct text
plain_point(const struct saying *s, const struct edtf_point *point)
{
	struct year_words year = say_year(s, point);

	switch (point->precision) {
	case EDTF_TO_SEASON:
		return FILL(s,
			    (enum phrase)(PHRASE_SEASONS + point->month - 21),
			    {"year", year.one});
	case EDTF_TO_DAY:
		return plain_day(s, point, &year);
	case EDTF_TO_MONTH:
		if (point->unspecified & EDTF_MONTH)
			return some_month(s, point, &year);
		return month_and_year(s, point->month, &year);
	default:
		return year.one;
	}
}

static struct text
say_point(const struct saying *s, const struct edtf_point *point)
{
	return qualified(s, point, plain_point(s, point));
}

/* ---- Intervals ---- */

/* A point without qualifiers, X and S: its words may share month and year. */
static bool
is_bare(const struct edtf_point *point)
{
	return point->approximate == 0 && point->uncertain == 0 &&
	       point->unspecified == 0 && point->significant_digits == 0 &&
	       point->time.len == 0;
}

/* "24–26 October 2025" rather than the month and year twice; or empty. */
static struct text
shared_span(const struct saying *s, const struct edtf_point *from,
	    const struct edtf_point *to)
{
	struct text month, last = say_point(s, to);

	if (from->precision == EDTF_TO_YEAR && from->year > 0 &&
	    to->year <= 9999)
		return first_last(s, PHRASE_NEAR, say_point(s, from), last);
	if (from->year != to->year || from->precision < EDTF_TO_MONTH)
		return TEXT("");
	month = month_name(s, from->month);
	if (from->precision == EDTF_TO_MONTH)
		return first_last(s, PHRASE_FAR, month, last);
	if (from->month == to->month)
		return first_last(s, PHRASE_NEAR, near_day(s, from->day), last);
	return first_last(s, PHRASE_FAR,
			  FILL(s, PHRASE_DAY_MONTH,
			       {"day", day_number(s, from->day)},
			       {"month", month}),
			  last);
}

static struct text
say_span(const struct saying *s, const struct edtf_point *from,
	 const struct edtf_point *to)
{
	bool is_plain = is_bare(from) && is_bare(to);
	struct text shared = TEXT("");

	if (is_plain && from->precision == to->precision)
		shared = shared_span(s, from, to);
	if (shared.len > 0)
		return shared;
	return first_last(s, is_plain ? PHRASE_FAR : PHRASE_FROM_TO,
			  say_point(s, from), say_point(s, to));
}

static struct text
say_interval(const struct saying *s, const struct edtf_range *range)
{
	bool starts = range->start_end == EDTF_KNOWN;
	bool finishes = range->finish_end == EDTF_KNOWN;

	if (starts && finishes)
		return say_span(s, &range->start, &range->finish);
	if (starts)
		return with_date(s,
				 range->finish_end == EDTF_OPEN
					 ? PHRASE_ONWARDS
					 : PHRASE_TO_UNKNOWN,
				 say_point(s, &range->start));
	if (finishes)
		return with_date(s,
				 range->start_end == EDTF_OPEN
					 ? PHRASE_UNTIL
					 : PHRASE_FROM_UNKNOWN,
				 say_point(s, &range->finish));
	if (range->start_end != EDTF_OPEN)
		return phrase(s, PHRASE_UNKNOWN_OPEN);
	return phrase(s, range->finish_end == EDTF_OPEN ? PHRASE_OPEN_OPEN
							: PHRASE_OPEN_UNKNOWN);
}

/* ---- Sets ---- */

static bool
is_bounded(const struct edtf_range *range)
{
	return range->start_end == EDTF_KNOWN &&
	       range->finish_end == EDTF_KNOWN;
}

static struct text
open_member(const struct saying *s, enum edtf_kind kind,
	    const struct edtf_range *range)
{
	bool is_before = range->start_end != EDTF_KNOWN;
	const struct edtf_point *point =
		is_before ? &range->finish : &range->start;
	struct text words = say_point(s, point);

	if (kind == EDTF_ALL_OF)
		return with_date(s,
				 is_before ? PHRASE_ALL_UNTIL : PHRASE_ALL_FROM,
				 words);
	if (point->precision == EDTF_TO_DAY && is_bare(point))
		return with_date(
			s, is_before ? PHRASE_ON_OR_BEFORE : PHRASE_ON_OR_AFTER,
			words);
	return with_date(s, is_before ? PHRASE_OR_EARLIER : PHRASE_OR_LATER,
			 words);
}

static struct text
say_member(const struct saying *s, enum edtf_kind kind,
	   const struct edtf_range *range)
{
	if (!is_bounded(range))
		return open_member(s, kind, range);
	if (range->is_single)
		return say_point(s, &range->start);
	return say_span(s, &range->start, &range->finish);
}

/* The members with commas between; the last pair as `last`. */
static struct text
say_members(const struct saying *s, const struct edtf *date, enum phrase last)
{
	struct text out = TEXT("");
	size_t count = date->ranges.count;

	for (size_t i = 0; i < count; i++) {
		struct text words =
			say_member(s, date->kind, &date->ranges.items[i]);

		out = i == 0 ? words
			     : first_last(s,
					  i + 1 == count ? last : PHRASE_LIST,
					  out, words);
	}
	return out;
}

static struct text
say_set(const struct saying *s, const struct edtf *date)
{
	const struct edtf_range *range = &date->ranges.items[0];

	if (date->kind == EDTF_ALL_OF)
		return say_members(s, date, PHRASE_LIST_AND);
	if (date->ranges.count > 1)
		return FILL(s, PHRASE_ONE_OF,
			    {"dates", say_members(s, date, PHRASE_LIST)});
	if (is_bounded(range) && !range->is_single)
		return first_last(s, PHRASE_SOME_TIME_FROM,
				  say_point(s, &range->start),
				  say_point(s, &range->finish));
	return say_member(s, date->kind, range);
}

struct text
say_date(const struct saying *saying, const struct edtf *date)
{
	const struct edtf_range *range = date->ranges.items;

	if (date->kind == EDTF_DATE)
		return say_point(saying, &range->start);
	if (date->kind == EDTF_INTERVAL)
		return say_interval(saying, range);
	return say_set(saying, date);
}

struct text
say_day(const struct saying *saying, struct date day)
{
	return FILL(saying, PHRASE_DAY, {"day", day_number(saying, day.day)},
		    {"month", month_name(saying, day.month)},
		    {"year", one_year(saying, day.year)});
}

/* ---- Patterns ---- */

static enum edtf_precision
precision_of(char letter)
{
	if (letter == 'M')
		return EDTF_TO_MONTH;
	return letter == 'y' ? EDTF_TO_YEAR : EDTF_TO_DAY;
}

static struct text
padded(const struct saying *s, int64_t number, size_t count)
{
	return count == 1 ? digits(s, number)
			  : arena_format(s->arena, "%02d", (int)number);
}

static struct text
say_year_letters(const struct saying *s, int64_t year, size_t count)
{
	if (count == 2)
		return padded(s, (year % 100 + 100) % 100, 2);
	return year_number(s, year);
}

static struct text
say_month_letters(const struct saying *s, int month, size_t count)
{
	if (count <= 2)
		return padded(s, month, count);
	return phrase(s, (enum phrase)((count == 3 ? PHRASE_SHORT_MONTHS
						   : PHRASE_MONTHS) +
				       month - 1));
}

static struct text
say_weekday(const struct saying *s, struct date date, size_t count)
{
	return phrase(s, (enum phrase)((count <= 3 ? PHRASE_SHORT_WEEKDAYS
						   : PHRASE_WEEKDAYS) +
				       date_weekday(date)));
}

/* `count` of the same letter. */
static struct text
say_letters(const struct saying *s, struct date date, char letter, size_t count)
{
	switch (letter) {
	case 'y':
		return say_year_letters(s, date.year, count);
	case 'M':
		return say_month_letters(s, date.month, count);
	case 'd':
		return padded(s, date.day, count);
	default:
		return say_weekday(s, date, count);
	}
}

/* From one ' to the next; '' is one. */
static struct text
take_quoted(struct text *rest)
{
	size_t end = text_find_char(*rest, '\'', 1);
	struct text quoted;

	if (end == TEXT_NOT_FOUND)
		end = rest->len;
	quoted = end == 1 ? TEXT("'") : text_slice(*rest, 1, end);
	*rest = text_from(*rest, end < rest->len ? end + 1 : end);
	return quoted;
}

static size_t
count_same(struct text t)
{
	size_t count = 1;

	while (count < t.len && t.s[count] == t.s[0])
		count++;
	return count;
}

struct text
say_pattern(const struct saying *saying, struct date date,
	    struct date_pattern *pattern)
{
	struct text rest = pattern->pattern, out = TEXT("");

	while (rest.len > 0) {
		size_t count = count_same(rest);
		struct text piece = text_slice(rest, 0, count);

		if (rest.s[0] == '\'') {
			piece = take_quoted(&rest);
			out = arena_join(saying->arena, out, piece);
			continue;
		}
		rest = text_from(rest, count);
		if (ascii_is_alpha(piece.s[0])) {
			if (!strchr("yMdE", piece.s[0])) {
				pattern->unknown = piece.s[0];
				return TEXT("");
			}
			if (precision_of(piece.s[0]) > pattern->precision)
				return TEXT("");
			piece = say_letters(saying, date, piece.s[0], count);
		}
		out = arena_join(saying->arena, out, piece);
	}
	return out;
}
