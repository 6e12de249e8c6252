#include "tests/test.h"

#include "tests/source/importing.h"

static void
assert_rows(const char *bytes, const char *wanted)
{
	struct importing it = import_file("t.csv", text_of(bytes), false);

	if (it.rc != 0)
		assert_said(&it.diag, "");
	assert_text(it.body, wanted);
	import_free(&it);
}

static void
cells_are_quoted_or_not(void **state)
{
	(void)state;
	assert_rows("Year,Month,Day,Headline,Text\n"
		    "1931,3,4,\"Sold, \"\"it\"\" was\",\"One.\n\nTwo.\"\n"
		    "\n"
		    ",,,,\n"
		    "1932, , ,B,\n"
		    "1933,,,C",
		    "- **1931-03-04** Sold, \"it\" was\n\n  One. Two.\n"
		    "\n- **1932** B\n"
		    "\n- **1933** C\n");
}

static void
separators_and_line_ends_may_differ(void **state)
{
	(void)state;
	assert_rows("\xef\xbb\xbfYear;Headline\r\n1931;A, b\r\n",
		    "- **1931** A, b\n");
	assert_rows("year\tHEADLINE\n1931\tA, b; c\n", "- **1931** A, b; c\n");
	assert_rows("Headline,Year\nA,1931\n", "- **1931** A\n");
}

/* timeline.csv has it where a spreadsheet would see a formula. */
static void
an_apostrophe_before_a_formula_is_none_of_the_words(void **state)
{
	(void)state;
	assert_rows("Year,Headline\n1931,'=1+1\n", "- **1931** \\=1+1\n");
	assert_rows("Year,Headline\n1931,''@x\n", "- **1931** '@x\n");
	assert_rows("Year,Headline\n1931,'Twas\n", "- **1931** 'Twas\n");
}

static void
all_columns_of_the_template_have_a_place(void **state)
{
	assert_rows("Year,Month,Day,Time,End Year,End Month,End Day,End Time,"
		    "Display Date,Headline,Text,Media,Media Credit,Media "
		    "Caption,Media Thumbnail,Type,Group,Background\n"
		    "1931,,,,,,,,,The harbour,All of it.,,,,,title,,\n"
		    "1930,,,,1933,,,,,A time,,,,,,era,,\n"
		    "1931,3,4,10:30,,,,,,A,,https://example.org/,Bo Marsh,A "
		    "ship,,,G,\n"
		    "1931,3,4,,1931,3,6,,,B,,,,,,,,\n",
		    "All of it.\n"
		    "\n- **1931-03-04/1931-03-06** B\n"
		    "\n## Eras\n\n- **1930/1933** A time\n"
		    "\n## G\n\n- **1931-03-04T10:30:00** A\n\n  "
		    "[Media](<https://example.org/>) A ship (Bo Marsh)\n");
	(void)state;
}

static void
our_own_columns_are_read(void **state)
{
	(void)state;
	assert_rows(
		"Year,Headline,Display Date,Link,EDTF,Id\n"
		"1667,A,\"one of 1667, 1668\",https://example.org/#a,"
		"\"[1667,1668]\",a-1\n",
		"- **[1667,1668]** {#a-1} A\n\n  <https://example.org/#a>\n");
}

static void
other_columns_are_told_once_if_they_have_values(void **state)
{
	struct importing it =
		import_file("t.csv",
			    TEXT("Year,Headline,Colour,Empty\n1931,A,red,"
				 "\n1932,B,blue,,x\n"),
			    false);

	(void)state;
	assert_int_equal(it.rc, 0);
	assert_int_equal(it.diag.warnings, 2);
	assert_text(it.diag.list.items[0].message,
		    "\"Colour\" has no place here and is left out");
	assert_int_equal(it.diag.list.items[0].place.line, 2);
	assert_text(it.diag.list.items[1].message,
		    "\"a cell without a column\" has no place here and is left "
		    "out");
	import_free(&it);
}

static void
what_is_no_timeline_is_refused(void **state)
{
	static const char *const files[] = {"", "Name,Age\nAda,40\n", "\"Year"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(files); i++) {
		struct importing it =
			import_file("t.csv", text_of(files[i]), false);

		assert_int_equal(it.rc, -1);
		assert_int_equal(it.diag.list.items[0].code, I001);
		import_free(&it);
	}
}

/* Whatever is cut off or changed, something is said or written. */
static void
broken_files_do_no_harm(void **state)
{
	static const char good[] =
		"Year,Month,Headline,Text,EDTF\n"
		"1931,3,\"A \"\"b\"\"\",\"<p>x <b>y</b> <a href='https://"
		"example.org/'>z</a><!-- c --></p>\",\"[1667,1668]\"\n";
	static const char signs[] = ",;\"\n<>/&'=ab-";
	uint64_t seed = 1931;

	(void)state;
	for (size_t i = 0; i < 600; i++) {
		char bytes[sizeof(good)];
		struct text text = {bytes, i % sizeof(good)};
		struct importing it;

		memcpy(bytes, good, sizeof(good));
		for (size_t j = 0; j < i % 5; j++) {
			seed = seed * UINT64_C(6364136223846793005) + 1;
			bytes[(seed >> 33) % (sizeof(good) - 1)] =
				signs[(seed >> 50) % (sizeof(signs) - 1)];
		}
		it = import_file("t.csv", text, false);
		assert_true(it.rc == 0 || it.diag.errors == 1);
		import_free(&it);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_quoted_or_not),
		cmocka_unit_test(separators_and_line_ends_may_differ),
		cmocka_unit_test(
			an_apostrophe_before_a_formula_is_none_of_the_words),
		cmocka_unit_test(all_columns_of_the_template_have_a_place),
		cmocka_unit_test(our_own_columns_are_read),
		cmocka_unit_test(
			other_columns_are_told_once_if_they_have_values),
		cmocka_unit_test(what_is_no_timeline_is_refused),
		cmocka_unit_test(broken_files_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
