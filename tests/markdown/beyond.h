/*
 * Examples of what is beyond CommonMark: Markdown, and the HTML of it with
 * links as a page without a theme would have them.
 */
#ifndef TESTS_MARKDOWN_BEYOND_H
#define TESTS_MARKDOWN_BEYOND_H

#include "tests/markdown/reading.h"

struct example {
	const char *markdown;
	const char *html;
};

/* HTML whose links, images and notes are written out. */
static inline struct text
show_links(struct reading *reading)
{
	struct text html = reading->out->content.html;
	struct text made = {0};
	struct hole open[50];
	size_t depth = 0;
	struct text piece;

	for (;;) {
		switch (hole_step(&html, &piece, &open[depth])) {
		case HOLE_END:
			return made;
		case HOLE_TEXT:
			made = arena_join(&reading->arena, made, piece);
			break;
		case HOLE_OPEN:
			if (open[depth].kind == HOLE_LINK)
				made = arena_format(
					&reading->arena,
					"%.*s<a href=\"%.*s\">", TEXT_ARG(made),
					TEXT_ARG(reading->out->links
							 .items[open[depth]
									.index]
							 .destination));
			if (open[depth].kind == HOLE_IMAGE)
				made = arena_format(
					&reading->arena,
					"%.*s<img src=\"%.*s\" alt=\"%.*s\" />",
					TEXT_ARG(made),
					TEXT_ARG(reading->out->links
							 .items[open[depth]
									.index]
							 .destination),
					TEXT_ARG(reading->out->links
							 .items[open[depth]
									.index]
							 .words));
			depth++;
			assert_true(depth < 50);
			break;
		case HOLE_CLOSE:
			if (open[--depth].kind == HOLE_LINK)
				made = arena_join(&reading->arena, made,
						  TEXT("</a>"));
			break;
		}
	}
}

/* Nothing is told, and the HTML is that of the example. */
static inline void
check_example(const struct example *example)
{
	struct reading reading = reading_of(example->markdown);

	assert_said(&reading.diag, "");
	assert_text(show_links(&reading), example->html);
	reading_free(&reading);
}

#define check_examples(examples)                                               \
	do {                                                                   \
		for (size_t i_ = 0; i_ < ARRAY_COUNT(examples); i_++)          \
			check_example(&(examples)[i_]);                        \
	} while (0)

#endif
