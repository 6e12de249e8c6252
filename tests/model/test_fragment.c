#include "tests/model/site.h"

#define CALL "---\ntitle: Call\nparticipants: [ada-quill, bo-marsh]\n---\n"

/* The only quotation of an article with this body, of this record. */
static void
check(const char *record, const char *body, const char *words,
      const char *fragment)
{
	struct test_site t = site_new();
	struct text page = arena_format(
		&t.arena, "---\ntitle: X\nlanguage: en\n---\n%s\n", body);
	struct text call = arena_format(&t.arena, CALL "%s", record);
	struct buf buf = BUF_INIT;
	const struct quotation *quotation;

	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put_person(&t, "bo-marsh", "Bo Marsh");
	site_put(&t, "transcripts/call.md", call.s);
	site_put(&t, "articles/x.md", page.s);
	site_build(&t);
	assert_int_equal(t.diag.errors, 0);
	assert_int_equal(t.site->quotations.count, 1);
	quotation = t.site->quotations.items[0];
	assert_text(quotation_record_words(quotation, &t.arena), words);
	quotation_fragment(quotation, &buf);
	assert_text(buf_as_text(&buf), fragment);
	buf_free(&buf);
	site_free(&t);
}

#define TO "(../transcripts/call.md#t1)"

static void
few_words_are_named_whole(void **state)
{
	(void)state;
	check("**Ada Quill:** I had never, ever seen half-open A&B.\n",
	      "[“never, ever seen half-open A&B”]" TO,
	      "never, ever seen half-open A&B",
	      ":~:text=never%2C%20ever%20seen%20half%2Dopen%20A%26B");
	check("**Ada Quill:** Så är det.\n", "[“Så är det”]" TO, "Så är det",
	      ":~:text=S%C3%A5%20%C3%A4r%20det");
}

/* The page shows the record's typography, not the quoting text's. */
static void
the_words_are_those_of_the_record(void **state)
{
	(void)state;
	check("**Ada Quill:** It's \"so\" - yes.\n", "[“It’s “so” – yes”]" TO,
	      "It's \"so\" - yes", ":~:text=It%27s%20%22so%22%20%2D%20yes");
}

static void
of_many_words_beginning_and_end_are_named(void **state)
{
	(void)state;
	check("**Ada Quill:** One two three four five six seven eight nine "
	      "ten eleven twelve thirteen fourteen fifteen.\n",
	      "[“One two three […] fourteen fifteen”]" TO,
	      "One two three four five six seven eight nine ten eleven "
	      "twelve thirteen fourteen fifteen",
	      ":~:text=One%20two%20three%20four%20five,eleven%20twelve%20"
	      "thirteen%20fourteen%20fifteen");
}

static void
marks_and_paragraphs_are_not_crossed(void **state)
{
	(void)state;
	check("**Ada Quill:** One two [pause] three four.\n",
	      "[“One two […] three four”]" TO, "One two [pause] three four",
	      ":~:text=One%20two,three%20four");
	check("**Ada Quill:** One two.\n\nThree four.\n",
	      "[“One two. Three four”]" TO, "One two.\nThree four",
	      ":~:text=One%20two%2E,Three%20four");
}

static void
turns_are_joined(void **state)
{
	(void)state;
	check("**Ada Quill:** One two.\n\n**Ada Quill:** Three [sic] four. "
	      "Five.\n",
	      "[“One two. Three […] four.”](../transcripts/call.md#t1-t2)",
	      "One two.\nThree [sic] four.", ":~:text=One%20two%2E,four%2E");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(few_words_are_named_whole),
		cmocka_unit_test(the_words_are_those_of_the_record),
		cmocka_unit_test(of_many_words_beginning_and_end_are_named),
		cmocka_unit_test(marks_and_paragraphs_are_not_crossed),
		cmocka_unit_test(turns_are_joined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
