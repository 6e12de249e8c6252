/*
 * Reading a piece of Markdown in a test, and showing holes as text.
 */
#ifndef TESTS_MARKDOWN_READING_H
#define TESTS_MARKDOWN_READING_H

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "markdown/markdown.h"

struct reading {
	struct arena arena;
	struct diag diag;
	struct markdown_input in; /* may be filled before reading_run */
	const char *language;	  /* NULL: en */
	struct markdown *out;
};

/* The body is gone afterwards: nothing may need it. */
static inline void
reading_run(struct reading *reading, const char *text)
{
	char *body = mem_copy(text);

	reading->in.path = TEXT("content/x.md");
	reading->in.body = text_of(body);
	if (reading->in.first_line == 0)
		reading->in.first_line = 1;
	reading->in.language =
		text_of(reading->language ? reading->language : "en");
	reading->out =
		markdown_read(&reading->in, &reading->arena, &reading->diag);
	memset(body, '#', strlen(body));
	free(body);
	reading->in.body = TEXT("");
}

static inline struct text
reading_plain(struct reading *reading)
{
	return rich_plain(&reading->out->content, &reading->arena);
}

static inline struct text
reading_excerpt(struct reading *reading)
{
	const struct markdown *out = reading->out;

	return out->summary.len > 0 ? out->summary
				    : rich_extract(&out->content, out->lead,
						   &reading->arena);
}

/* A reading as an article is read. */
static inline struct reading
reading_of(const char *text)
{
	struct reading reading = {0};

	reading_run(&reading, text);
	return reading;
}

static inline void
reading_free(struct reading *reading)
{
	diag_free(&reading->diag);
	arena_free(&reading->arena);
}

/* HTML with its holes as "{L0:text}". */
static inline struct text
show_holes(struct arena *arena, struct text html)
{
	struct text made = {0};
	struct text piece;
	struct hole hole;

	for (;;) {
		switch (hole_step(&html, &piece, &hole)) {
		case HOLE_END:
			return made;
		case HOLE_TEXT:
			made = arena_join(arena, made, piece);
			break;
		case HOLE_OPEN:
			made = arena_format(arena, "%.*s{%c%u:", TEXT_ARG(made),
					    hole.kind, hole.index);
			break;
		case HOLE_CLOSE:
			made = arena_join(arena, made, TEXT("}"));
			break;
		}
	}
}

/* What is read has this HTML, and nothing was told. */
#define assert_reads(text, wanted)                                             \
	do {                                                                   \
		struct reading reading_ = reading_of(text);                    \
                                                                               \
		assert_said(&reading_.diag, "");                               \
		assert_text(show_holes(&reading_.arena,                        \
				       *reading_.out->content.html),           \
			    (wanted));                                         \
		reading_free(&reading_);                                       \
	} while (0)

/* Reading it tells this. */
#define assert_tells(text, wanted)                                             \
	do {                                                                   \
		struct reading reading_ = reading_of(text);                    \
                                                                               \
		assert_said(&reading_.diag, (wanted));                         \
		reading_free(&reading_);                                       \
	} while (0)

#endif
