#include "markdown/inner.h"

/*
 * Raw HTML: dropped and told, or let through where the site allows it.
 * Comments are never published: they are where authors talk to themselves.
 */

/* Without white space and comments at its start. */
static struct text
skip_comments(struct text html)
{
	for (;;) {
		size_t end;

		html = text_trim(html);
		if (!text_starts(html, TEXT("<!--")))
			return html;
		end = text_find(html, TEXT("-->"), 4);
		if (end == TEXT_NOT_FOUND)
			return text_from(html, html.len);
		html = text_from(html, end + 3);
	}
}

/* In these `<!--` is text, not a comment. */
static bool
holds_text_only(struct text html)
{
	static const struct text names[] = {
		{"<script", 7}, {"<style", 6}, {"<textarea", 9}};

	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		if (text_equal_fold(text_slice(html, 0, names[i].len),
				    names[i]))
			return true;
	}
	return false;
}

/* Adds HTML as it stands, without bytes that could be taken for a hole. */
static void
add_verbatim(struct render *r, struct text html)
{
	for (size_t i = 0; i < html.len; i++) {
		if (!is_foreign(html.s[i]))
			buf_char(&r->html, html.s[i]);
	}
}

/* Adds HTML without its comments; true when the last one has no end. */
static bool
add_without_comments(struct render *r, struct text html)
{
	size_t at = 0;

	while (at < html.len) {
		size_t comment = text_find(html, TEXT("<!--"), at);
		size_t end;

		add_verbatim(r, text_slice(html, at, comment));
		if (comment == TEXT_NOT_FOUND)
			return false;
		end = text_find(html, TEXT("-->"), comment + 4);
		if (end == TEXT_NOT_FOUND)
			return true;
		at = end + 3;
	}
	return false;
}

/* The first line of what was dropped, for the message. */
static struct text
shown(struct text html)
{
	struct text line = html;

	text_line(&html, &line);
	return text_slice(line, 0, 60);
}

static void
tell(struct render *r, struct text html, size_t offset)
{
	struct text first = shown(html);
	struct place place = source_place(r->source, offset, first.len);

	diag_warning(r->reader->diag, M005, &place,
		     "raw HTML is not published: %.*s", TEXT_ARG(first));
	diag_hint(r->reader->diag,
		  "write it in Markdown, or allow it with "
		  "\"markdown: {raw_html: true}\" in content/site.yaml");
}

/* Whether a comment begins in it that does not end in it. */
static bool
is_left_open(struct text html)
{
	size_t at = text_find(html, TEXT("<!--"), 0);

	while (at != TEXT_NOT_FOUND) {
		size_t end = text_find(html, TEXT("-->"), at + 4);

		if (end == TEXT_NOT_FOUND)
			return true;
		at = text_find(html, TEXT("<!--"), end);
	}
	return false;
}

/* The rest of the comment is Markdown by now, which would be published. */
static void
tell_left_open(struct render *r, size_t offset)
{
	struct place place = source_place(r->source, offset, 1);

	diag_error(r->reader->diag, M005, &place,
		   "an HTML comment has no end before the blank line: what "
		   "follows would be published");
	diag_hint(r->reader->diag,
		  "close it with --> before the blank line, or begin the "
		  "block with it");
}

/* Begins the hole of a block; pieces between words have none. */
static void
raw_begin(struct render *r, cmark_node *node, struct text html)
{
	if (node_is_hooked(r, KIND_RAW))
		node_open(r, KIND_RAW, node)->text =
			arena_text(r->reader->arena, html);
}

void
raw_block(struct render *r, cmark_node *node, struct text html)
{
	size_t offset = source_block_start(r->source, node);
	struct text rest = skip_comments(html);

	fact_more(r, html);
	if (!r->reader->in->raw_html) {
		if (!holds_text_only(rest) && is_left_open(html))
			tell_left_open(r, offset);
		else if (rest.len > 0)
			tell(r, rest, offset);
		return;
	}
	raw_begin(r, node, html);
	if (holds_text_only(rest)) {
		add_verbatim(r, rest);
	} else if (add_without_comments(r, html)) {
		tell_left_open(r, offset);
	}
	node_end(r, KIND_RAW);
}

void
raw_inline(struct render *r, struct text html)
{
	size_t offset = locate_html(r, html);

	if (text_starts(html, TEXT("<!--"))) {
		fact_more(r, html);
		return;
	}
	if (r->reader->in->raw_html) {
		passage_close(r);
		add_verbatim(r, html);
	} else if (!text_starts(html, TEXT("</"))) {
		tell(r, html, offset);
	}
}
