#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/beyond.h"

/* With a title and alone; else an image. */
static const struct example titled_images_are_figures_examples[] = {
	{"![a](b.jpg \"The quay.\")\n",
	 "<figure class=\"image\">\n<img src=\"b.jpg\" alt=\"a\" "
	 "/>\n<figcaption>The quay.</figcaption>\n</figure>\n"},
	{"![a](b.jpg \"The quay\nat dawn.\n— Ada Quill\")\n",
	 "<figure class=\"image\">\n<img src=\"b.jpg\" alt=\"a\" "
	 "/>\n<figcaption>The quay at dawn. <span class=\"credit\">Ada "
	 "Quill</span></figcaption>\n</figure>\n"},
	{"![a](b.jpg \"— Ada\")\n",
	 "<figure class=\"image\">\n<img src=\"b.jpg\" alt=\"a\" "
	 "/>\n<figcaption><span "
	 "class=\"credit\">Ada</span></figcaption>\n</figure>\n"},
	{"![a](b.jpg)\n\nx ![a](b.jpg \"c\")\n",
	 "<p><img src=\"b.jpg\" alt=\"a\" /></p>\n<p>x <img src=\"b.jpg\" "
	 "alt=\"a\" /></p>\n"},
};

static void
titled_images_are_figures(void **state)
{
	(void)state;
	check_examples(titled_images_are_figures_examples);
}

static void
captions_are_words(void **state)
{
	struct reading reading = reading_of("![a](b.jpg \"A “c” d\")\n");

	(void)state;
	assert_text(reading_plain(&reading), "A “c” d\n");
	assert_text(reading.out->links.items[0].extras->title, "");
	assert_text(reading.out->links.items[0].words, "a");
	assert_int_equal(reading.out->loose_quotes.count, 1);
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titled_images_are_figures),
		cmocka_unit_test(captions_are_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
