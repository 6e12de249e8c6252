#include "markdown/inner.h"

/* One paragraph of plain text, in which bytes BYTE_MARK count the marks. */
static void
write_paragraph(struct buf *html, struct text words, uint32_t *marks)
{
	buf_literal(html, "<p>");
	while (words.len > 0) {
		size_t mark = text_find_char(words, BYTE_MARK, 0);

		html_escaped(html, text_slice(words, 0, mark));
		if (mark == TEXT_NOT_FOUND)
			break;
		hole_open(html, HOLE_MARK, (*marks)++);
		hole_close(html);
		words = text_from(words, mark + 1);
	}
	buf_literal(html, "</p>\n");
}

static void
write_paragraphs(struct buf *html, struct text plain)
{
	struct text words;
	uint32_t marks = 0;

	while (plain.len > 0 && text_split(&plain, '\n', &words))
		write_paragraph(html, words, &marks);
}

const struct text *
html_kept(struct arena *arena, struct text html)
{
	struct text *kept = arena_new(arena, struct text);

	*kept = arena_text(arena, html);
	return kept;
}

struct text
rich_html(const struct rich *rich, struct arena *arena)
{
	struct buf html = BUF_INIT;
	struct text made;

	if (rich->html)
		return *rich->html;
	write_paragraphs(&html, rich->plain);
	made = arena_text(arena, buf_as_text(&html));
	buf_free(&html);
	return made;
}

struct text
rich_plain(const struct rich *rich, struct arena *arena)
{
	size_t length = rich->plain.len;
	const char *html;
	char *made;

	if (rich->plain.s || length == 0)
		return rich->plain;
	made = arena_bytes(arena, length + 1);
	html = rich->html->s;
	steps_go(html, html + rich->html->len + 1, made, length);
	made[length] = '\0';
	return (struct text){made, length};
}

struct text
rich_extract(const struct rich *rich, struct extract extract,
	     struct arena *arena)
{
	const char *html;
	char *made;

	if (rich->plain.s)
		return text_slice(rich->plain, extract.start, extract.end);
	made = arena_bytes(arena, extract.end + STEPS_OVER);
	html = rich->html->s;
	steps_go(html, html + rich->html->len + 1, made, extract.end);
	return text_slice((struct text){made, extract.end}, extract.start,
			  extract.end);
}

/* HTML with the steps behind it. */
struct packed {
	struct text html; /* rich->html points to it */
	size_t steps_length;
};

struct text
rich_kept(const struct rich *rich)
{
	const struct packed *packed;

	if (rich->plain.s || rich->plain.len == 0)
		return rich->plain;
	packed = (const struct packed *)rich->html;
	return (struct text){packed->html.s,
			     packed->html.len + 1 + packed->steps_length};
}

void
rich_pack(struct rich *rich, struct arena *arena, struct text steps)
{
	struct text html = *rich->html;
	struct packed *packed = arena_new(arena, struct packed);
	char *bytes = arena_bytes(arena, html.len + 1 + steps.len);

	memcpy(bytes, html.s, html.len);
	bytes[html.len] = '\0';
	memcpy(bytes + html.len + 1, steps.s, steps.len);
	*packed = (struct packed){{bytes, html.len}, steps.len};
	rich->html = &packed->html;
	if (steps.len > 0)
		rich->plain.s = NULL;
	else
		rich->plain = arena_text(arena, rich->plain);
}

static bool
is_made_of(struct text html, struct text plain)
{
	struct buf made = BUF_INIT;
	bool is_equal;

	write_paragraphs(&made, plain);
	is_equal = text_equal(buf_as_text(&made), html);
	buf_free(&made);
	return is_equal;
}

void
rich_keep(struct rich *rich, struct arena *arena, struct text html,
	  struct text plain)
{
	rich->plain = arena_text(arena, plain);
	rich->html = NULL;
	if (!is_made_of(html, plain))
		rich->html = html_kept(arena, html);
}
