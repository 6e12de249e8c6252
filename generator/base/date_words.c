#include "base/date_words.h"

#include "base/date.h"

#define MOST_TOKENS 12

/*
 * What is written, a letter a token: y a year, d one or two digits, n three,
 * T a decade, m a month, s a season, r from … to; strokes, dots and hyphens
 * stand for themselves.
 */
struct tokens {
	char shape[MOST_TOKENS + 1];
	int64_t numbers[MOST_TOKENS];
	size_t count;
	bool is_about;
	bool is_bc;
};

struct reader {
	struct text t;
	size_t at;
	struct tokens tokens;
};

/* A date of which parts may be missing: 0; of a year, has_year. */
struct parts {
	int64_t year;
	bool has_year;
	bool is_decade;
	int month; /* 21 … 24: a season */
	int day;
};

/* ---- Tokens ---- */

static bool
add(struct reader *reader, char letter, int64_t number)
{
	struct tokens *tokens = &reader->tokens;

	if (tokens->count == MOST_TOKENS)
		return false;
	tokens->shape[tokens->count] = letter;
	tokens->numbers[tokens->count++] = number;
	return true;
}

static char
last(const struct reader *reader)
{
	size_t count = reader->tokens.count;

	return count > 0 ? reader->tokens.shape[count - 1] : '\0';
}

static struct text
take_while(struct reader *reader, bool (*is_in)(char))
{
	size_t start = reader->at;

	while (reader->at < reader->t.len && is_in(reader->t.s[reader->at]))
		reader->at++;
	return text_slice(reader->t, start, reader->at);
}

/* Where a word stands in a list of them, its first three letters doing. */
static int
find_word(struct text word, const char *const *list, int count)
{
	for (int i = 0; i < count; i++) {
		struct text known = text_of(list[i]);

		if (text_equal_fold(word, known) ||
		    (word.len == 3 &&
		     text_equal_fold(word, text_slice(known, 0, 3))))
			return i + 1;
	}
	return 0;
}

static bool
is_one_of(struct text word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (text_equal_fold(word, text_of(list[i])))
			return true;
	}
	return false;
}

static const char *const months[] = {
	"January", "February", "March",	    "April",   "May",	   "June",
	"July",	   "August",   "September", "October", "November", "December"};
static const char *const days[] = {"Monday",   "Tuesday", "Wednesday",
				   "Thursday", "Friday",  "Saturday",
				   "Sunday"};
static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};
static const char *const about[] = {"c", "ca", "circa", "about", "around"};
static const char *const era[] = {"BC", "BCE"};

/* "BC" makes a year of the number before it. */
static bool
take_era(struct reader *reader)
{
	struct tokens *tokens = &reader->tokens;

	if (!strchr("ydn", last(reader)) || tokens->count == 0)
		return false;
	tokens->shape[tokens->count - 1] = 'y';
	tokens->numbers[tokens->count - 1] =
		1 - tokens->numbers[tokens->count - 1];
	tokens->is_bc = true;
	return true;
}

static bool
take_word(struct reader *reader)
{
	struct text word = take_while(reader, ascii_is_alpha);
	int month = find_word(word, months, ARRAY_COUNT(months));
	int season = 0;

	if (text_equal_fold(word, TEXT("sept")))
		month = 9;
	if (word.len > 3)
		season = find_word(word, seasons, ARRAY_COUNT(seasons));
	if (month > 0)
		return add(reader, 'm', month);
	if (season > 0)
		return add(reader, 's', 20 + season);
	if (text_equal_fold(word, TEXT("fall")))
		return add(reader, 's', 23);
	if (text_equal_fold(word, TEXT("to")) && reader->tokens.count > 0)
		return add(reader, 'r', 0);
	if (is_one_of(word, era, ARRAY_COUNT(era)))
		return take_era(reader);
	if (is_one_of(word, about, ARRAY_COUNT(about)) &&
	    reader->tokens.count == 0)
		return reader->tokens.is_about = true;
	return find_word(word, days, ARRAY_COUNT(days)) > 0 ||
	       (text_equal_fold(word, TEXT("of")) && reader->tokens.count > 0);
}

/* "4th", "1930s", and numbers. */
static bool
take_number(struct reader *reader)
{
	static const char *const ordinals[] = {"st", "nd", "rd", "th"};
	struct text digits = take_while(reader, ascii_is_digit);
	size_t at = reader->at;
	struct text suffix;
	uint64_t number;

	if (digits.len > 4 || !text_to_number(digits, 9999, &number))
		return false;
	suffix = take_while(reader, ascii_is_alpha);
	if (digits.len == 4 && text_equal(suffix, TEXT("s")))
		return number % 10 == 0 && add(reader, 'T', (int64_t)number);
	if (suffix.len > 0 && digits.len > 2)
		return false;
	if (suffix.len > 0 &&
	    !is_one_of(suffix, ordinals, ARRAY_COUNT(ordinals)))
		reader->at = at; /* a word follows: "4March" */
	return add(reader, "?ddny"[digits.len], (int64_t)number);
}

/* A dot behind a word or a day, a comma behind either, end what they are. */
static bool
ends_token(const struct reader *reader, char c)
{
	bool is_last = reader->at == reader->t.len;
	bool has_space = !is_last && ascii_is_space(reader->t.s[reader->at]);

	if (c != '.' && c != ',')
		return false;
	if (is_last)
		return true;
	if (!has_space)
		return false;
	return strchr("md", last(reader)) ||
	       (c == '.' && reader->tokens.is_about);
}

/* Whether a hyphen at `at` has white space on both sides. */
static bool
is_dash(const struct reader *reader, size_t at)
{
	struct text t = reader->t;

	return at > 0 && at + 1 < t.len && ascii_is_space(t.s[at - 1]) &&
	       ascii_is_space(t.s[at + 1]);
}

static bool
take_sign(struct reader *reader)
{
	struct text rest = text_from(reader->t, reader->at);
	char c = rest.s[0];

	if (text_starts(rest, TEXT("–")) || text_starts(rest, TEXT("—"))) {
		reader->at += strlen("–");
		return add(reader, 'r', 0);
	}
	reader->at++;
	if (ascii_is_space(c) || ends_token(reader, c))
		return true;
	if (c == '-' && is_dash(reader, reader->at - 1))
		return add(reader, 'r', 0);
	return strchr("/.-", c) && c != '\0' && add(reader, c, 0);
}

static bool
take_all(struct reader *reader)
{
	while (reader->at < reader->t.len) {
		char c = reader->t.s[reader->at];
		bool is_good = ascii_is_digit(c)   ? take_number(reader)
			       : ascii_is_alpha(c) ? take_word(reader)
						   : take_sign(reader);

		if (!is_good)
			return false;
	}
	return true;
}

/* ---- What they are together ---- */

/* A shape, and what each token of it is: year, month, day, decade. */
static const struct {
	const char *shape;
	const char *roles;
} forms[] = {
	{"dmy", "DMY"},	    {"mdy", "MDY"},	{"ymd", "YMD"},
	{"my", "MY"},	    {"ym", "YM"},	{"sy", "MY"},
	{"ys", "YM"},	    {"y/d/d", "Y M D"}, {"y.d.d", "Y M D"},
	{"y-d-d", "Y M D"}, {"y/d", "Y M"},	{"y.d", "Y M"},
	{"y-d", "Y M"},	    {"d/d/y", "D M Y"}, {"d.d.y", "D M Y"},
	{"d-d-y", "D M Y"}, {"y", "Y"},		{"T", "T"},
	{"d", "D"},	    {"dm", "DM"},	{"md", "MD"},
	{"m", "M"},
};

static void
set_part(struct parts *parts, char role, int64_t number)
{
	if (role == 'Y' || role == 'T') {
		parts->year = number;
		parts->has_year = true;
		parts->is_decade = role == 'T';
	} else if (role == 'M') {
		parts->month = (int)number;
	} else if (role == 'D') {
		parts->day = (int)number;
	}
}

static bool
read_parts(const struct tokens *tokens, size_t from, size_t end,
	   struct parts *parts)
{
	struct text shape = {tokens->shape + from, end - from};

	for (size_t i = 0; i < ARRAY_COUNT(forms); i++) {
		if (!text_equal(shape, text_of(forms[i].shape)))
			continue;
		*parts = (struct parts){0};
		for (size_t j = 0; j < shape.len; j++)
			set_part(parts, forms[i].roles[j],
				 tokens->numbers[from + j]);
		return true;
	}
	return false;
}

static bool
exists(const struct parts *parts)
{
	struct date date = {parts->year, parts->month, parts->day};

	if (parts->day == 0)
		return parts->month <= 12 ||
		       (parts->month > 20 && parts->month < 25);
	return date_is_valid(date);
}

static void
write(const struct parts *parts, bool is_about, struct buf *out)
{
	long long year = parts->year;

	if (parts->is_decade)
		buf_format(out, "%03lldX", year / 10);
	else
		buf_format(out, "%s%04lld", year < 0 ? "-" : "",
			   year < 0 ? -year : year);
	if (parts->month > 0)
		buf_format(out, "-%02d", parts->month);
	if (parts->day > 0)
		buf_format(out, "-%02d", parts->day);
	if (is_about)
		buf_char(out, '~');
}

/* 4/3/1931 is one of two days. */
static void
write_either(struct parts parts, bool is_about, struct buf *out)
{
	struct parts other = parts;

	other.day = parts.month;
	other.month = parts.day;
	if (exists(&parts))
		write(&parts, is_about, out);
	if (exists(&parts) && exists(&other) && parts.day != parts.month)
		buf_literal(out, " or ");
	if (exists(&other) && (parts.day != parts.month || !exists(&parts)))
		write(&other, is_about, out);
}

static bool
read_single(const struct tokens *tokens, struct buf *out)
{
	struct parts parts;
	bool is_year_alone = tokens->count == 1 && tokens->shape[0] == 'y';

	if (!read_parts(tokens, 0, tokens->count, &parts) || !parts.has_year ||
	    (is_year_alone && !tokens->is_about && !tokens->is_bc))
		return false;
	if (text_equal(text_of(tokens->shape), TEXT("d/d/y")))
		write_either(parts, tokens->is_about, out);
	else if (exists(&parts))
		write(&parts, tokens->is_about, out);
	return true;
}

/* "4" of "4 – 6 March 1931" has its month and year from there. */
static void
complete(struct parts *first, const struct parts *then)
{
	if (!first->has_year)
		first->year = then->year;
	if (!first->has_year && first->month == 0)
		first->month = then->month;
}

static bool
is_before(const struct parts *a, const struct parts *b)
{
	if (a->year != b->year)
		return a->year < b->year;
	return a->month != b->month ? a->month < b->month : a->day <= b->day;
}

static bool
read_range(const struct tokens *tokens, size_t middle, struct buf *out)
{
	struct parts first, then;

	if (!read_parts(tokens, 0, middle, &first) ||
	    !read_parts(tokens, middle + 1, tokens->count, &then) ||
	    !then.has_year)
		return false;
	complete(&first, &then);
	if (!exists(&first) || !exists(&then) || !is_before(&first, &then))
		return true;
	write(&first, tokens->is_about, out);
	buf_char(out, '/');
	write(&then, tokens->is_about, out);
	return true;
}

/* 19310304: all of a day without hyphens. */
static bool
read_digits(struct text t, struct buf *out)
{
	struct date date = {0};
	uint64_t number;

	if (t.len != 8 || !text_to_number(t, 99999999, &number))
		return false;
	date.year = (int64_t)(number / 10000);
	date.month = (int)(number / 100 % 100);
	date.day = (int)(number % 100);
	if (!date_is_valid(date) || date.year == 0)
		return false;
	date_format(out, date);
	return true;
}

/* Whether it is 10:30 or 10:30:00. */
static bool
is_clock(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (i % 3 == 2 ? t.s[i] != ':' : !ascii_is_digit(t.s[i]))
			return false;
	}
	return t.len == 5 || t.len == 8;
}

/* "1931-03-04 10:30", with a space, or without seconds. */
static bool
read_time(struct text t, struct buf *out)
{
	struct text day = text_slice(t, 0, 10);
	struct text clock = text_from(t, 11);
	struct date date;

	if (t.len < 16 || !strchr(" T", t.s[10]) || !is_clock(clock) ||
	    !date_parse(day, &date))
		return false;
	buf_format(out, "%.*sT%.*s%s", TEXT_ARG(day), TEXT_ARG(clock),
		   clock.len == 5 ? ":00" : "");
	return true;
}

bool
date_words_read(struct text t, struct buf *edtf)
{
	struct reader reader = {.t = t};
	struct text shape;
	size_t middle;

	if (read_digits(t, edtf) || read_time(t, edtf))
		return true;
	if (!take_all(&reader))
		return false;
	shape = text_of(reader.tokens.shape);
	middle = text_find_char(shape, 'r', 0);
	if (middle != TEXT_NOT_FOUND)
		return read_range(&reader.tokens, middle, edtf);
	if (read_single(&reader.tokens, edtf))
		return true;
	middle = text_find_char(shape, '-', 0);
	return middle != TEXT_NOT_FOUND &&
	       read_range(&reader.tokens, middle, edtf);
}
