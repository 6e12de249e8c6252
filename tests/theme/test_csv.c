#include "tests/theme/fixture.h"

#define CSV "local csv = require 'csv' "

/* RFC 4180, section 2. */
static void
cells_are_quoted_where_a_reader_needs_it(void **state)
{
	struct room *r = *state;

	assert_made(r, CSV "return csv.line({ 'a', 'b c', 'Ö' }, 3)",
		    "a,b c,Ö\r\n");
	assert_made(r, CSV "return csv.line({ 'a,b', 'a\"b\"' }, 2)",
		    "&quot;a,b&quot;,&quot;a&quot;&quot;b&quot;&quot;&quot;"
		    "\r\n");
	assert_made(r, CSV "return csv.line({ 'a\\nb', '\\r', '\"' }, 3)",
		    "&quot;a\nb&quot;,&quot;\r&quot;,&quot;&quot;&quot;&quot;"
		    "\r\n");
	assert_made(r, CSV "return csv.line({ ' a', 'a ', '\\ta' }, 3)",
		    "&quot; a&quot;,&quot;a &quot;,&quot;\ta&quot;\r\n");
}

static void
values_of_all_kinds_have_a_form(void **state)
{
	struct room *r = *state;

	assert_made(
		r,
		CSV
		"return csv.line({ true, 4, 1.5, nil, '', page.events[1].date "
		"}, 6)",
		"true,4,1.5,,,1931-03?\r\n");
	assert_made(r, CSV "return csv.line({ { 'a', 'b' }, nil }, 2)",
		    "&quot;[&quot;&quot;a&quot;&quot;,&quot;&quot;b&quot;&quot;"
		    "]&quot;,\r\n");
}

/* A spreadsheet's formula is somebody's words here. */
static void
words_are_not_changed_for_spreadsheets(void **state)
{
	struct room *r = *state;

	assert_made(r, CSV "return csv.line({ '=1+2', '+1', '-1', '@a' }, 4)",
		    "=1+2,+1,-1,@a\r\n");
}

static void
what_is_no_cell_is_told(void **state)
{
	struct room *r = *state;

	assert_fails(r, CSV "return csv.line({ 'a', page }, 2)",
		     "cell 2 is a page, which CSV has no form for");
	assert_fails(r, CSV "return csv.line({ csv.line }, 1)", "cell 1 is a");
	assert_fails(r, CSV "return csv.line({}, 0)", "1 to 1000 cells");
	assert_fails(r, CSV "return csv.line('a', 1)", "table expected");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(cells_are_quoted_where_a_reader_needs_it),
		room_test(values_of_all_kinds_have_a_form),
		room_test(words_are_not_changed_for_spreadsheets),
		room_test(what_is_no_cell_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
