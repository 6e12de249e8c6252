#include "tests/test.h"

#include "tests/source/importing.h"

static void
assert_body(const char *path, const char *bytes, const char *wanted)
{
	struct importing it = import_file(path, text_of(bytes), false);

	if (it.rc != 0)
		assert_said(&it.diag, "");
	assert_text(it.body, wanted);
	import_free(&it);
}

/* One event with this date and text. */
static void
assert_event(const char *members, const char *wanted)
{
	struct buf buf = BUF_INIT;

	buf_format(&buf, "{\"events\": [{%s}]}", members);
	assert_body("t.json", buf.s, wanted);
	buf_free(&buf);
}

static void
assert_date(const char *date, const char *wanted)
{
	struct buf members = BUF_INIT;
	struct buf line = BUF_INIT;

	buf_format(&members, "%s, \"text\": {\"headline\": \"H\"}", date);
	buf_format(&line, "- **%s** H\n", wanted);
	assert_event(members.s, line.s);
	buf_free(&members);
	buf_free(&line);
}

#define START(numbers) "\"start_date\": {" numbers "}"
#define BOTH(start, end) START(start) ", \"end_date\": {" end "}"

static void
dates_are_numbers_or_strings(void **state)
{
	(void)state;
	assert_date(START("\"year\": 1931, \"month\": 3, \"day\": 4"),
		    "1931-03-04");
	assert_date(
		START("\"year\": \"1931\", \"month\": \" 3\", \"day\": \"\""),
		"1931-03");
	assert_date(START("\"year\": 1931.0"), "1931");
	assert_date(START("\"year\": -43, \"month\": \"03\""), "-0043-03");
	assert_date(START("\"year\": \"170000002\""), "Y170000002");
	assert_date(START("\"year\": 1931, \"month\": null"), "1931");
}

static void
ends_make_intervals(void **state)
{
	(void)state;
	assert_date(BOTH("\"year\": 1931, \"month\": 3", "\"year\": 1932"),
		    "1931-03/1932");
	assert_date(BOTH("\"year\": 1931", "\"year\": \"1931\""), "1931");
	assert_date(BOTH("\"year\": 1931", "\"year\": \"\""), "1931");
}

static void
times_stand_behind_one_day_only(void **state)
{
	struct importing it;

	(void)state;
	assert_date(START("\"year\": 1931, \"month\": 3, \"day\": 4, "
			  "\"hour\": 9, \"minute\": \"5\""),
		    "1931-03-04T09:05:00");
	it = import_file("t.json",
			 TEXT("{\"events\": [{" START(
				 "\"year\": 1931, \"hour\": 9, \"minute\": "
				 "5") ", \"text\": {\"headline\": "
				      "\"H\"}}]}"),
			 false);
	assert_text(it.body, "- **1931** H\n");
	assert_int_equal(it.diag.list.items[0].code, I004);
	import_free(&it);
}

/* The words are kept, the date is not guessed. */
static void
assert_undated(const char *date, const char *fault)
{
	struct importing it;
	struct buf buf = BUF_INIT;

	buf_format(&buf,
		   "{\"events\": [{%s, \"text\": {\"headline\": \"H\"}}]}",
		   date);
	it = import_file("t.json", buf_as_text(&buf), false);
	assert_int_equal(it.rc, 0);
	if (!text_starts(it.body, TEXT("## Without a date\n\n- H\n")))
		fail_msg("%.*s", TEXT_ARG(it.body));
	assert_int_equal(it.diag.list.items[0].code, I008);
	assert_text(it.diag.list.items[0].message, fault);
	import_free(&it);
	buf_free(&buf);
}

static void
what_is_no_date_is_told_and_kept(void **state)
{
	(void)state;
	assert_undated("\"group\": \"\"", "this has no date");
	assert_undated(START("\"year\": \"soon\""), "the year is no number");
	assert_undated(START("\"year\": 1931, \"month\": 13"),
		       "the month is not 1 to 12");
	assert_undated(START("\"year\": 1931, \"month\": 2, \"day\": 29"),
		       "there is no such day");
	assert_undated(START("\"year\": 1931, \"day\": 4"),
		       "there is no such day");
	assert_undated(BOTH("\"year\": 1932", "\"year\": 1931"),
		       "this ends before it begins");
	assert_undated(START("\"year\": 17000, \"month\": 2"),
		       "of a year this far only the year can be written");
}

static void
words_in_place_of_a_date_are_kept_for_the_editor(void **state)
{
	(void)state;
	assert_event(START("\"year\": 1931, \"display_date\": \"c. --> "
			   "1931\"") ", \"text\": {\"headline\": \"H\"}",
		     "- **1931** H\n\n  <!-- shown as: c. - 1931 -->\n");
}

#define YEAR START("\"year\": 1931") ", "

static void
html_becomes_markdown(void **state)
{
	static const struct {
		const char *html;
		const char *markdown;
	} cases[] = {
		{"plain", "plain"},
		{"  two\\n  lines ", "two lines"},
		{"<p>One.</p>\\n<p>Two.</p>", "One.\n\n  Two."},
		{"One.<br/>Two.", "One.\n\n  Two."},
		{"a <b>bold</b> <em>word</em>", "a **bold** *word*"},
		{"a<b> b </b>c", "a b c"},
		{"<i>“x”</i>y", "“x”y"},
		{"<b>(x)</b>", "(x)"},
		{"<b>é</b>a", "**é**a"},
		{"<a href='https://example.org/a?b=1&amp;c=(2)'>x</a>",
		 "[x](<https://example.org/a?b=1&amp;c=(2)>)"},
		{"<a href=\\\"javascript:alert(1)\\\">x</a>", "x"},
		{"<a class=b href=https://example.org/ id=c>x</a>",
		 "[x](<https://example.org/>)"},
		{"<a href='https://example.org/'><b>x</b></a>",
		 "[**x**](<https://example.org/>)"},
		{"5 < 6 & 7 &gt; 6 &eacute; &amp;amp;",
		 "5 \\< 6 & 7 &gt; 6 &eacute; &amp;amp;"},
		{"*x* _y_ `z` [a](b) ~~c~~ \\\\",
		 "\\*x\\* \\_y\\_ \\`z\\` \\[a\\](b) \\~\\~c\\~\\~ \\\\"},
		{"1. One", "1\\. One"},
		{"# One<p>- Two<p>&gt; Three",
		 "\\# One\n\n  \\- Two\n\n  &gt; Three"},
		{"{#id} x", "\\{#id} x"},
		{"a<script>b<p></script>c", "ac"},
		{"a<!-- b > c -->d", "ad"},
		{"<span style='x'>a</span>", "a"},
		{"<img src='https://example.org/a.png' alt='A'>",
		 "[Picture](<https://example.org/a.png>)"},
		{"<b>never closed", "**never closed**"},
		{"</b>x</p></a>", "x"},
		{"a <", "a \\<"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct buf members = BUF_INIT;
		struct buf wanted = BUF_INIT;

		buf_format(&members, YEAR "\"text\": {\"text\": \"%s\"}",
			   cases[i].html);
		buf_format(&wanted, "- **1931** %s\n", cases[i].markdown);
		assert_event(members.s, wanted.s);
		buf_free(&members);
		buf_free(&wanted);
	}
}

static void
title_groups_eras_and_media_have_places(void **state)
{
	struct importing it = import_file(
		"t.json",
		TEXT("{\"title\": {\"text\": {\"headline\": "
		     "\"The <i>Harbour</i> &amp; \\\"it\\\"\", \"text\": "
		     "\"Of it.\"}}, \"eras\": [{\"start_date\": {\"year\": "
		     "1930}, \"end_date\": {\"year\": 1933}, \"text\": "
		     "{\"headline\": \"A time\"}}], \"events\": ["
		     "{" YEAR "\"text\": {\"headline\": \"A\"}, \"group\": "
		     "\"G\", \"unique_id\": \"a-1\"},"
		     "{" YEAR "\"text\": {\"headline\": \"B\"}},"
		     "{" YEAR "\"text\": {\"headline\": \"C\"}, \"group\": "
		     "\"G\", \"media\": {\"url\": \"https://example.org/\", "
		     "\"caption\": \"A ship\", \"credit\": \"Bo Marsh\"}}]}"),
		false);

	(void)state;
	assert_int_equal(it.rc, 0);
	assert_int_equal(it.diag.warnings, 0);
	assert_text(it.body,
		    "Of it.\n"
		    "\n- **1931** B\n"
		    "\n## Eras\n\n- **1930/1933** A time\n"
		    "\n## G\n\n- **1931** {#a-1} A\n"
		    "\n- **1931** C\n\n  [Media](<https://example.org/>) A "
		    "ship (Bo Marsh)\n");
	assert_text(it.result.title, "The Harbour & \"it\"");
	import_free(&it);
}

static void
what_has_no_place_is_told_once(void **state)
{
	struct importing it = import_file(
		"t.json",
		TEXT("{\"events\": [\n{" YEAR
		     "\"text\": {\"headline\": \"A\"}, "
		     "\"background\": {\"color\": \"red\"}},\n{" YEAR
		     "\"text\": {\"headline\": \"B\"}, \"background\": {}, "
		     "\"media\": {\"url\": \"<iframe "
		     "src=x></iframe>\"}},\n{" YEAR "\"text\": {}}, 7]}"),
		false);

	(void)state;
	assert_int_equal(it.rc, 0);
	assert_text(it.body, "- **1931** A\n\n- **1931** B\n");
	assert_int_equal(it.diag.warnings, 4);
	for (size_t i = 0; i < it.diag.list.count; i++)
		assert_int_equal(it.diag.list.items[i].code, I002);
	import_free(&it);
}

static void
our_own_edtf_is_kept(void **state)
{
	(void)state;
	assert_event(YEAR "\"edtf\": \"[1931-03-04..]\", \"display_date\": "
			  "\"on or after\", \"url\": \"https://x/\", \"text\": "
			  "{\"headline\": \"H\"}",
		     "- **[1931-03-04..]** H\n");
	assert_event(YEAR "\"edtf\": \"** <b>\", \"text\": {\"headline\": "
			  "\"H\"}",
		     "- **1931** H\n");
}

static void
a_file_without_events_is_refused(void **state)
{
	struct importing it =
		import_file("t.json", TEXT("{\"events\": []}"), false);

	(void)state;
	assert_int_equal(it.rc, -1);
	assert_int_equal(it.diag.list.items[0].code, I006);
	import_free(&it);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_numbers_or_strings),
		cmocka_unit_test(ends_make_intervals),
		cmocka_unit_test(times_stand_behind_one_day_only),
		cmocka_unit_test(what_is_no_date_is_told_and_kept),
		cmocka_unit_test(
			words_in_place_of_a_date_are_kept_for_the_editor),
		cmocka_unit_test(html_becomes_markdown),
		cmocka_unit_test(title_groups_eras_and_media_have_places),
		cmocka_unit_test(what_has_no_place_is_told_once),
		cmocka_unit_test(our_own_edtf_is_kept),
		cmocka_unit_test(a_file_without_events_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
