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

static void
hooks_get_caption_and_credit(void **state)
{
	struct reading reading = {.in.wanted.hooked = 1U << KIND_FIGURE};
	const struct node_fact *figure;

	(void)state;
	reading_run(&reading, "![a](b.jpg \"The quay\n at dawn.\n— Ada "
			      "Quill,\")\n\n![c](d.jpg \"Low tide\")\n");
	assert_int_equal(reading.out->nodes.count, 2);
	figure = &reading.out->nodes.items[0];
	assert_text(figure->title, "The quay at dawn.");
	assert_text(figure->credit, "Ada Quill,");
	assert_text(figure[1].title, "Low tide");
	assert_text(figure[1].credit, "");
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titled_images_are_figures),
		cmocka_unit_test(captions_are_words),
		cmocka_unit_test(hooks_get_caption_and_credit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
