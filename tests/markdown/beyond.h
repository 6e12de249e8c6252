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

/* What a hole begins with when it is written out. */
static inline struct text
show_opening(struct reading *reading, struct hole hole)
{
	const struct link_fact *link = reading->out->links.items + hole.index;

	if (hole.kind == HOLE_LINK)
		return arena_format(&reading->arena, "<a href=\"%.*s\">",
				    TEXT_ARG(link->destination));
	if (hole.kind == HOLE_IMAGE)
		return arena_format(
			&reading->arena, "<img src=\"%.*s\" alt=\"%.*s\" />",
			TEXT_ARG(link->destination), TEXT_ARG(link->words));
	return TEXT("");
}

/* HTML whose links, images and notes are written out. */
static inline struct text
show_links(struct reading *reading)
{
	struct text html = *reading->out->content.html;
	struct text made = {0};
	struct hole open[50];
	enum hole_step step;
	size_t depth = 0;
	struct text piece;

	while ((step = hole_step(&html, &piece, &open[depth])) != HOLE_END) {
		if (step == HOLE_OPEN)
			piece = show_opening(reading, open[depth++]);
		else if (step == HOLE_CLOSE)
			piece = open[--depth].kind == HOLE_LINK ? TEXT("</a>")
								: TEXT("");
		assert_true(depth < 50);
		made = arena_join(&reading->arena, made, piece);
	}
	return made;
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
