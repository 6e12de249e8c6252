#include "tests/test.h"

#include "markdown/inner.h"

static void
check_words(const char *text, const char *wanted)
{
	struct arena memory = {0};
	struct buf plain = BUF_INIT;

	words_of(tree_parse(&memory, text_of(text), false), &plain);
	assert_text(buf_as_text(&plain), wanted);
	buf_free(&plain);
	arena_free(&memory);
}

static void
words_are_without_markup(void **state)
{
	(void)state;
	check_words("# A *b*\n\nc `d`\ne [f](g \"h\")  \n![i](j)k\n",
		    "A b\nc d e f k\n");
	check_words("- a\n- b\n\n> c\n\n```\nd  e\n```\n", "a\nb\nc\nd  e\n");
	check_words("<b>a</b> <m3></m3>\xfd&amp;\\*\n", "a \xff&*\n");
	check_words("", "");
}

/* render.c promises the same words. */
static void
rendering_makes_the_same_words(void **state)
{
	static const char text[] =
		"# A *b*\n\n- c `d`\n  e\n- [f](g)\n\n  h  \n  i\n\n> j\n\n"
		"    k\n\n![l](m)\n\n***\n";
	struct arena arena = {0};
	struct diag diag = {0};
	struct buf plain = BUF_INIT;
	struct markdown_input in = {.body = text_of(text), .first_line = 1};

	(void)state;
	words_of(tree_parse(&arena, text_of(text), false), &plain);
	assert_same_text(
		rich_plain(&markdown_read(&in, &arena, &diag)->content, &arena),
		buf_as_text(&plain));
	buf_free(&plain);
	diag_free(&diag);
	arena_free(&arena);
}

static void
images_are_described(void **state)
{
	struct arena memory = {0};
	struct buf alt = BUF_INIT;
	cmark_node *root = tree_parse(
		&memory, TEXT("![a *b* ![c](d) <i>e\n`f`](g)\n"), false);
	cmark_node *image =
		cmark_node_first_child(cmark_node_first_child(root));

	(void)state;
	words_with_images(image, &alt, false);
	assert_text(buf_as_text(&alt), "a b c e f");
	buf_reset(&alt);
	words_with_images(image, &alt, true);
	assert_text(buf_as_text(&alt), "a b c <i>e f");
	buf_free(&alt);
	arena_free(&memory);
}

static void
words_are_counted(void **state)
{
	(void)state;
	assert_int_equal(words_count(TEXT("")), 0);
	assert_int_equal(words_count(TEXT(" \n")), 0);
	assert_int_equal(words_count(TEXT("a")), 1);
	assert_int_equal(words_count(TEXT(" one two\nthree's \t\xc3\xa9 ")), 4);
	assert_int_equal(words_count(TEXT("a b c d e f g h i j k l m n o")),
			 15);
	assert_int_equal(words_count(TEXT("1234567 12345678\t123456789 ! "
					  "\xe2\x80\x94\xff \x01 \x7f")),
			 6);
	assert_int_equal(words_count(TEXT("                 x")), 1);
}

/* Of any length, as counting one byte after the other does. */
static void
words_are_counted_wherever_they_stand(void **state)
{
	static char text[3 * 255 * 16];
	uint64_t random = 1931;

	(void)state;
	for (size_t i = 0; i < sizeof(text); i++) {
		random = random * 6364136223846793005U + 1442695040888963407U;
		text[i] = " \n\taA.\xc3\xff"[random >> 61];
	}
	for (size_t length = 0; length <= sizeof(text);
	     length += length < 40 ? 1 : 997) {
		size_t count = 0;

		for (size_t i = 0; i < length; i++)
			count += (unsigned char)text[i] > ' ' &&
				 (i == 0 || (unsigned char)text[i - 1] <= ' ');
		assert_int_equal(words_count((struct text){text, length}),
				 count);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_counted_wherever_they_stand),
		cmocka_unit_test(words_are_without_markup),
		cmocka_unit_test(rendering_makes_the_same_words),
		cmocka_unit_test(images_are_described),
		cmocka_unit_test(words_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
