#include "tests/test.h"

#include "base/date_words.h"

static const struct {
	const char *words;
	const char *edtf;
} known[] = {
	{"4 March 1931", "1931-03-04"},
	{"4. March 1931", "1931-03-04"},
	{"4th of March, 1931", "1931-03-04"},
	{"March 4, 1931", "1931-03-04"},
	{"Wednesday, 4 March 1931", "1931-03-04"},
	{"MARCH 1931", "1931-03"},
	{"Sept. 1931", "1931-09"},
	{"May, 1931", "1931-05"},
	{"1931 March 4", "1931-03-04"},
	{"1931/03/04", "1931-03-04"},
	{"1931-3-4", "1931-03-04"},
	{"1931.3.4", "1931-03-04"},
	{"1931-3", "1931-03"},
	{"1931/03", "1931-03"},
	{"16.10.2014", "2014-10-16"},
	{"4.3.1931", "1931-03-04"},
	{"4/3/1931", "1931-03-04 or 1931-04-03"},
	{"3/3/1931", "1931-03-03"},
	{"16/3/1931", "1931-03-16"},
	{"3/16/1931", "1931-03-16"},
	{"spring 1931", "1931-21"},
	{"Fall 1931", "1931-23"},
	{"1930s", "193X"},
	{"c. 1931", "1931~"},
	{"about March 1931", "1931-03~"},
	{"44 BC", "-0043"},
	{"15 March 44 B.C.", ""},
	{"15 March 44 BC", "-0043-03-15"},
	{"4–6 March 1931", "1931-03-04/1931-03-06"},
	{"4-6 March 1931", "1931-03-04/1931-03-06"},
	{"28 March – 2 April 1931", "1931-03-28/1931-04-02"},
	{"March to April 1931", "1931-03/1931-04"},
	{"December 1931 - January 1932", "1931-12/1932-01"},
	{"1931–1933", "1931/1933"},
	{"c. 1931–1933", "1931~/1933~"},
	{"4 March 1931.", "1931-03-04"},
	{"19310304", "1931-03-04"},
	{"1931-03-04 10:30", "1931-03-04T10:30:00"},
	{"1931-03-04T10:30", "1931-03-04T10:30:00"},
	{"1931-03-04 10:30:15", "1931-03-04T10:30:15"},
	{"31 February 1931", ""},
	{"1931/13/45", ""},
	{"6–4 March 1931", ""},
};

static void
written_dates_are_edtf(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(known); i++) {
		struct buf edtf = BUF_INIT;
		bool found = date_words_read(text_of(known[i].words), &edtf);

		if (!found && known[i].edtf[0] != '\0')
			fail_msg("\"%s\" is a date", known[i].words);
		assert_text(buf_as_text(&edtf), known[i].edtf);
		buf_free(&edtf);
	}
}

static void
other_words_are_none(void **state)
{
	static const char *const words[] = {"",
					    "1931",
					    "100",
					    "10.000",
					    "24:00",
					    "March",
					    "4 March",
					    "10-12",
					    "10/12",
					    "12 to 14",
					    "May 2019 report",
					    "4 March 1931 was cold",
					    "In March 1931",
					    "1931, 1932",
					    "[1667 1668]",
					    "4.5.6",
					    "1,931",
					    "3 ships",
					    "7 Sins",
					    "Ada Quill",
					    "c.",
					    "to 1931",
					    "BC",
					    "1984ers",
					    "1935s",
					    "12345678",
					    "1931-03-04 noon",
					    "1931-02-30 10:30",
					    "24:00:00",
					    "March March 1931",
					    "1-2-3-4-5-6-7-8-9-1-2-3-4-5",
					    "–"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
		struct buf edtf = BUF_INIT;

		if (date_words_read(text_of(words[i]), &edtf))
			fail_msg("\"%s\" is no date", words[i]);
		assert_int_equal(edtf.len, 0);
		buf_free(&edtf);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_dates_are_edtf),
		cmocka_unit_test(other_words_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
