#include "tests/test.h"

#include "model/edtf.h"

/* Fixed arena and diag of one parse. */
struct parse {
	struct arena arena;
	struct diag diag;
	struct edtf *date;
};

static void
parse(struct parse *parse, const char *source)
{
	struct place place = {TEXT("content/x.md"), 3, 10, 0};

	*parse = (struct parse){0};
	parse->date = edtf_parse(text_of(source), &place, &parse->arena,
				 &parse->diag);
}

static void
parse_free(struct parse *parse)
{
	arena_free(&parse->arena);
	diag_free(&parse->diag);
}

/* The bound as a date in `bound`; "-" when there is none. */
static const char *
bound_words(char bound[64], bool has, int64_t day)
{
	struct buf buf = BUF_INIT;

	if (has)
		date_format(&buf, date_from_day(day));
	else
		buf_char(&buf, '-');
	snprintf(bound, 64, "%s", buf.s);
	buf_free(&buf);
	return bound;
}

/* The examples of the Library of Congress's specification, and their days. */
static const struct {
	const char *source;
	const char *earliest;
	const char *latest;
} good[] = {
	/* level 0 */
	{"1985-04-12", "1985-04-12", "1985-04-12"},
	{"1985-04", "1985-04-01", "1985-04-30"},
	{"1985", "1985-01-01", "1985-12-31"},
	{"1985-04-12T23:20:30", "1985-04-12", "1985-04-12"},
	{"1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"},
	{"1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"},
	{"1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"},
	{"1964/2008", "1964-01-01", "2008-12-31"},
	{"2004-06/2006-08", "2004-06-01", "2006-08-31"},
	{"2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"},
	{"2004-02-01/2005-02", "2004-02-01", "2005-02-28"},
	{"2005/2006-02", "2005-01-01", "2006-02-28"},
	{"0000", "0000-01-01", "0000-12-31"},
	/* level 1 */
	{"Y170000002", "Y170000002", "Y170000002"},
	{"Y-170000002", "Y-170000002", "Y-170000002"},
	{"2001-21", "2001-01-01", "2001-12-31"},
	{"1984?", "1984-01-01", "1984-12-31"},
	{"2004-06~", "2004-06-01", "2004-06-30"},
	{"2004-06-11%", "2004-06-11", "2004-06-11"},
	{"201X", "2010-01-01", "2019-12-31"},
	{"20XX", "2000-01-01", "2099-12-31"},
	{"2004-XX", "2004-01-01", "2004-12-31"},
	{"1985-04-XX", "1985-04-01", "1985-04-30"},
	{"1985-XX-XX", "1985-01-01", "1985-12-31"},
	{"1985-04-12/..", "1985-04-12", "-"},
	{"1985/..", "1985-01-01", "-"},
	{"../1985-04", "-", "1985-04-30"},
	{"1985-04-12/", "1985-04-12", "-"},
	{"/1985", "-", "1985-12-31"},
	{"1984~/2004-06", "1984-01-01", "2004-06-30"},
	{"1984?/2004%", "1984-01-01", "2004-12-31"},
	{"2004-06~/2004-06-11%", "2004-06-01", "2004-06-11"},
	{"-1985", "-1985-01-01", "-1985-12-31"},
	/* level 2 */
	{"Y-17E7", "Y-170000000", "Y-170000000"},
	{"1950S2", "1900-01-01", "1999-12-31"},
	{"Y171010000S3", "Y171000000", "Y171999999"},
	{"Y3388E2S3", "Y338000", "Y338999"},
	{"2001-25", "2001-03-01", "2001-05-31"},
	{"2001-28", "2001-12-01", "2002-02-28"},
	{"2001-29", "2001-09-01", "2001-11-30"},
	{"2001-30", "2001-12-01", "2002-02-28"},
	{"2001-31", "2001-03-01", "2001-05-31"},
	{"2001-34", "2001-04-01", "2001-06-30"},
	{"2001-39", "2001-09-01", "2001-12-31"},
	{"2001-41", "2001-07-01", "2001-12-31"},
	{"[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"},
	{"[1667, 1668]", "1667-01-01", "1668-12-31"},
	{"[..1760-12-03]", "-", "1760-12-03"},
	{"[1760-12..]", "1760-12-01", "-"},
	{"[1760-01,1760-02,1760-12..]", "1760-01-01", "-"},
	{"[1667,1760-12]", "1667-01-01", "1760-12-31"},
	{"[..1984]", "-", "1984-12-31"},
	{"{1667,1668,1670..1672}", "1667-01-01", "1672-12-31"},
	{"{1960,1961-12}", "1960-01-01", "1961-12-31"},
	{"2004-06~-11", "2004-06-11", "2004-06-11"},
	{"2004?-06-11", "2004-06-11", "2004-06-11"},
	{"?2004-06-~11", "2004-06-11", "2004-06-11"},
	{"2004-%06-11", "2004-06-11", "2004-06-11"},
	{"156X-12-25", "1560-12-25", "1569-12-25"},
	{"15XX-12-25", "1500-12-25", "1599-12-25"},
	{"XXXX-12-XX", "0000-12-01", "9999-12-31"},
	{"1XXX-XX", "1000-01-01", "1999-12-31"},
	{"1XXX-12", "1000-12-01", "1999-12-31"},
	{"1984-1X", "1984-10-01", "1984-12-31"},
	{"2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"},
	{"2004-02-01/2005", "2004-02-01", "2005-12-31"},
	{"1985-04/..", "1985-04-01", "-"},
	{"../1985-04-12", "-", "1985-04-12"},
	{"../1985", "-", "1985-12-31"},
	{"1985-04/", "1985-04-01", "-"},
	{"1985/", "1985-01-01", "-"},
	{"/1985-04-12", "-", "1985-04-12"},
	{"/1985-04", "-", "1985-04-30"},
	{"1984/2004-06~", "1984-01-01", "2004-06-30"},
	{"1984~/2004~", "1984-01-01", "2004-12-31"},
	{"2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"},
	{"{..1984}", "-", "1984-12-31"},
	{"../..", "-", "-"},
	/* every group of ISO 8601-2, 4.8 */
	{"2001-22", "2001-01-01", "2001-12-31"},
	{"2001-23", "2001-01-01", "2001-12-31"},
	{"2001-24", "2001-01-01", "2001-12-31"},
	{"2001-26", "2001-06-01", "2001-08-31"},
	{"2001-27", "2001-09-01", "2001-11-30"},
	{"2001-32", "2001-06-01", "2001-08-31"},
	{"2001-33", "2001-01-01", "2001-03-31"},
	{"2001-35", "2001-07-01", "2001-09-30"},
	{"2001-36", "2001-10-01", "2001-12-31"},
	{"2001-37", "2001-01-01", "2001-04-30"},
	{"2001-38", "2001-05-01", "2001-08-31"},
	{"2001-40", "2001-01-01", "2001-06-30"},
	{"2003-28", "2003-12-01", "2004-02-29"},
	{"2001-21/2001-23", "2001-01-01", "2001-12-31"},
	/* far years: no time_t */
	{"Y1000000000000000", "Y1000000000000000", "Y1000000000000000"},
	{"Y-1E15", "Y-1000000000000000", "Y-1000000000000000"},
	{"-9999-02-28", "-9999-02-28", "-9999-02-28"},
	{"0000-02-29", "0000-02-29", "0000-02-29"},
	{"-0004-02-29", "-0004-02-29", "-0004-02-29"},
	{"-1985S2", "-1999-01-01", "-1900-12-31"},
	/* days that only some years have */
	{"199X-02-29", "1992-02-29", "1996-02-29"},
	{"2000-02-29", "2000-02-29", "2000-02-29"},
	{"1985-02-2X", "1985-02-20", "1985-02-28"},
	{"-000X-02-29", "-0008-02-29", "-0004-02-29"},
};

static void
standards_examples_have_their_bounds(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(good); i++) {
		struct parse found;
		char words[64];

		parse(&found, good[i].source);
		if (found.date == NULL)
			fail_msg("%s was refused", good[i].source);
		assert_int_equal(found.diag.errors, 0);
		assert_string_equal(bound_words(words, found.date->has_earliest,
						found.date->earliest),
				    good[i].earliest);
		assert_string_equal(bound_words(words, found.date->has_latest,
						found.date->latest),
				    good[i].latest);
		parse_free(&found);
	}
}

static const struct {
	const char *source;
	enum diag_code code;
	size_t column; /* from 0 in the date */
} bad[] = {
	{"", D001, 0},
	{"soon", D001, 0},
	{"85", D001, 2},
	{"19850412", D001, 4},
	{"1985-4-12", D001, 6},
	{"1985-13", D002, 5},
	{"1985-00", D002, 5},
	{"1985-20", D002, 5},
	{"1985-42", D002, 5},
	{"2025-02-29", D002, 8},
	{"2025-04-31", D002, 8},
	{"-0003-02-29", D002, 9},
	{"1900-02-29", D002, 8},
	{"2025-10-00", D002, 8},
	{"2025-10-~32", D002, 9},
	{"2025-XX-32", D002, 8},
	{"1985-02-3X", D002, 8},
	{"19X1-02-29", D002, 8},
	{"2004-06-31/2004-07-01", D002, 8},
	{"2004-06-01/2004-06-31", D002, 19},
	{"2025-10-14/2025-10-13", D003, 11},
	{"2005/2004", D003, 5},
	{"[2005..2004]", D003, 7},
	{"2004-01-01T10:10:10Z/2005", D001, 11},
	{"/", D001, 1},
	{"2004/2005/2006", D001, 9},
	{"1985-04-12T25:00:00", D001, 11},
	{"1985-04T10:00:00", D001, 8},
	{"2001-21-05", D001, 8},
	{"-0000", D001, 0},
	{"Y1985", D001, 1},
	{"Y019850", D001, 1},
	{"Y-", D001, 2},
	{"Y17E99", D001, 6},
	{"Y99999999999999999999", D001, 1},
	{"Y170000002-05", D001, 10},
	{"1950S0", D001, 5},
	{"1950S5", D001, 5},
	{"1950S2-05", D001, 6},
	{"195XS2", D001, 4},
	{"Y171010000S10", D001, 11},
	{"[1667", D001, 5},
	{"{1667]", D001, 5},
	{"[1667..,1668]", D001, 7},
	{"[1667,..1668]", D001, 6},
	{"[]", D001, 1},
	{"[..]", D001, 3},
	{"[1667,  1668]", D001, 7},
	{"[1667,\t1668]", D001, 6},
	{"[2004-01-01T10:10:10Z]", D001, 12},
	{"2004-01-01/2005-01-01T10:10:10", D001, 22},
	{"2004-06-11~T10:10:10", D001, 12},
	{"2004-06-XXT10:10:10", D001, 11},
	{"2025-10-14 ", D001, 10},
	{" 2025-10-14", D001, 0},
	{"2004 / 2005", D001, 4},
	{"2004-2005", D001, 5},
	{"2004\xe2\x80\x93"
	 "2005",
	 D001, 4},
	{"2025~~", D001, 5},
	{"2025-10~?", D001, 8},
	{"20XX-21", D001, 5},
	{"2001-42", D002, 5},
	{"2001-2X", D002, 5},
	{"2001-xx", D001, 5},
	{"1985-04-12t23:20:30", D001, 10},
};

static void
faults_are_told_at_their_column(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(bad); i++) {
		struct parse found;
		const struct diagnostic *told;

		parse(&found, bad[i].source);
		if (found.date != NULL)
			fail_msg("%s was accepted", bad[i].source);
		assert_int_equal(found.diag.errors, 1);
		told = &found.diag.list.items[0];
		if (told->code != bad[i].code ||
		    told->place.column != 10 + bad[i].column)
			fail_msg("%s: %s at %zu: %.*s", bad[i].source,
				 diag_code_name(told->code),
				 told->place.column - 10,
				 TEXT_ARG(told->message));
		parse_free(&found);
	}
}

/* The fault is named so that nobody has to look up what EDTF is. */
static void
faults_are_named(void **state)
{
	static const struct {
		const char *source;
		const char *named;
	} cases[] = {
		{"2025-02-29", "2025-02 has 28 days"},
		{"-0003-04-31", "-0003-04 has 30 days"},
		{"19X1-02-29", "no month that fits has a day 29"},
		{"2025-13", "there is no month 13"},
		{"2025-10-14/2025-10-13", "the interval ends before it begins"},
		{"2004-01-01T10:10:10Z/2005",
		 "an interval has no times of day"},
		{"2004-2005", "from one year to another is written with /"},
		{"2004 / 2005", "no space belongs here"},
		{"[1667..,1668]", "all after a date stands last in a set"},
		{"1950S5", "of this year 1 to 4 digits are significant"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct parse found;

		parse(&found, cases[i].source);
		assert_null(found.date);
		if (text_find(found.diag.list.items[0].message,
			      text_of(cases[i].named), 0) == TEXT_NOT_FOUND)
			fail_msg("%s: %.*s", cases[i].source,
				 TEXT_ARG(found.diag.list.items[0].message));
		parse_free(&found);
	}
}

static void
qualifiers_belong_to_their_components(void **state)
{
	static const struct {
		const char *source;
		unsigned uncertain;
		unsigned approximate;
		unsigned unspecified;
	} cases[] = {
		{"1984?", EDTF_YEAR, 0, 0},
		{"2004-06-11%", EDTF_YEAR | EDTF_MONTH | EDTF_DAY,
		 EDTF_YEAR | EDTF_MONTH | EDTF_DAY, 0},
		{"2004-06~-11", 0, EDTF_YEAR | EDTF_MONTH, 0},
		{"2004?-06-11", EDTF_YEAR, 0, 0},
		{"?2004-06-~11", EDTF_YEAR, EDTF_DAY, 0},
		{"2004-%06-11", EDTF_MONTH, EDTF_MONTH, 0},
		{"156X-12-XX", 0, 0, EDTF_YEAR | EDTF_DAY},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct parse found;
		const struct edtf_point *point;

		parse(&found, cases[i].source);
		assert_non_null(found.date);
		point = &found.date->ranges.items[0].start;
		assert_int_equal(point->uncertain, cases[i].uncertain);
		assert_int_equal(point->approximate, cases[i].approximate);
		assert_int_equal(point->unspecified, cases[i].unspecified);
		parse_free(&found);
	}
}

static void
order_is_total(void **state)
{
	static struct parse parses[ARRAY_COUNT(good)];

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(good); i++)
		parse(&parses[i], good[i].source);
	for (size_t a = 0; a < ARRAY_COUNT(good); a++) {
		for (size_t b = 0; b < ARRAY_COUNT(good); b++) {
			int ab = edtf_compare(parses[a].date, parses[b].date);
			int ba = edtf_compare(parses[b].date, parses[a].date);

			assert_int_equal(ab<0, ba> 0);
			assert_int_equal(ab == 0, strcmp(good[a].source,
							 good[b].source) == 0);
		}
	}
	for (size_t i = 0; i < ARRAY_COUNT(good); i++)
		parse_free(&parses[i]);
}

static int
compare_sources(const char *a, const char *b)
{
	struct parse first, second;
	int order;

	parse(&first, a);
	parse(&second, b);
	order = edtf_compare(first.date, second.date);
	parse_free(&first);
	parse_free(&second);
	return order;
}

static void
order_is_the_documented_one(void **state)
{
	(void)state;
	assert_true(compare_sources("2025-10-14", "2025-10-16") < 0);
	assert_true(compare_sources("../2025", "2020") < 0);
	assert_true(compare_sources("2025-10-16", "[2025-10-16..]") < 0);
	assert_true(compare_sources("2025-10-01", "2025-10") < 0);
	assert_true(compare_sources("2025-10-16/2025-10-16", "2025-10-16") > 0);
}

static void
only_whole_plain_dates_are_plain(void **state)
{
	static const char *const plain[] = {"2025", "2025-10", "2025-10-14"};
	static const char *const soft[] = {
		"2025~",   "2025-XX", "2025-21", "2025/2026", "[2025..]",
		"Y170000", "-0044",   "1950S2",	 "201X",
	};
	struct parse found;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(plain); i++) {
		parse(&found, plain[i]);
		assert_true(edtf_is_plain(found.date));
		parse_free(&found);
	}
	for (size_t i = 0; i < ARRAY_COUNT(soft); i++) {
		parse(&found, soft[i]);
		assert_false(edtf_is_plain(found.date));
		parse_free(&found);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(standards_examples_have_their_bounds),
		cmocka_unit_test(faults_are_told_at_their_column),
		cmocka_unit_test(faults_are_named),
		cmocka_unit_test(qualifiers_belong_to_their_components),
		cmocka_unit_test(order_is_total),
		cmocka_unit_test(order_is_the_documented_one),
		cmocka_unit_test(only_whole_plain_dates_are_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
