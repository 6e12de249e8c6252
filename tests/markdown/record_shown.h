/*
 * Records read for a test, and what was read of them as lines of text.
 */
#ifndef TESTS_MARKDOWN_RECORD_SHOWN_H
#define TESTS_MARKDOWN_RECORD_SHOWN_H

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "markdown/markdown.h"

struct fixture {
	struct arena arena;
	struct diag diag;
	struct markdown *read;
};

/* The body is gone afterwards: nothing may need it. */
static inline void
fixture_read(struct fixture *f, struct text body, const char *language)
{
	char *copy = mem_alloc(body.len);
	struct markdown_input in = {
		.path = TEXT("r.md"),
		.body = {copy, body.len},
		.first_line = 10,
		.language = text_of(language),
		.is_record = true,
		.smart_punctuation = true,
	};

	*f = (struct fixture){0};
	memcpy(copy, body.s, body.len);
	f->read = markdown_read(&in, &f->arena, &f->diag);
	memset(copy, '#', body.len);
	free(copy);
}

static inline void
fixture_free(struct fixture *f)
{
	arena_free(&f->arena);
	diag_free(&f->diag);
}

/* ---- Items as text: a line each ---- */

static inline void
show_plain(struct buf *out, const struct item_fact *item)
{
	struct text plain = item->content.plain;
	size_t mark = 0;

	for (size_t i = 0; i < plain.len; i++) {
		if (plain.s[i] == '\xff')
			buf_text(out, item->extras->marks.items[mark++].source);
		else if (plain.s[i] == '\n')
			buf_literal(out, "/");
		else
			buf_char(out, plain.s[i]);
	}
	assert_int_equal(mark, item->extras->marks.count);
}

static inline void
show_item(struct buf *out, const struct item_fact *item)
{
	static const char *const kinds[] = {"turn", "section", "note", "gap"};

	buf_format(out, "%s", kinds[item->kind]);
	if (item->kind == ITEM_TURN)
		buf_format(out, " %.*s%s", TEXT_ARG(*item->label),
			   item->uncertain ? "?" : "");
	if (item->is_continued)
		buf_literal(out, " goes on");
	if (item->time_ms != TIME_NONE)
		buf_format(out, " @%lld", (long long)item->time_ms);
	if (item->extras->id.len > 0)
		buf_format(out, " #%.*s", TEXT_ARG(item->extras->id));
	if (item->extras->answers.len > 0)
		buf_format(out, " answers %.*s",
			   TEXT_ARG(item->extras->answers));
	buf_literal(out, ": ");
	show_plain(out, item);
	buf_char(out, '\n');
}

/* Codes of what was told, with their lines and columns. */
static inline void
show_diag(struct buf *out, struct diag *diag)
{
	diag_sort(diag);
	list_each (struct diagnostic, one, &diag->list)
		buf_format(out, "%s %s %zu:%zu\n",
			   one->severity == DIAG_ERROR ? "error" : "warning",
			   diag_code_name(one->code), one->place.line,
			   one->place.column);
}

struct example {
	const char *body;
	const char *items;
};

static inline void
check(const struct example *example)
{
	struct fixture f;
	struct buf shown = BUF_INIT;

	fixture_read(&f, text_of(example->body), "en");
	list_each (struct item_fact, item, &f.read->items)
		show_item(&shown, item);
	show_diag(&shown, &f.diag);
	assert_text(buf_as_text(&shown), example->items);
	buf_free(&shown);
	fixture_free(&f);
}

#define CHECK(examples)                                                        \
	for (size_t i = 0; i < ARRAY_COUNT(examples); i++)                     \
	check(&examples[i])

#endif
