#include "markdown/inner.h"

/*
 * An image with a title that is all of a paragraph is a figure, its title the
 * caption. A line of the title that opens with a dash is the credit:
 *
 *     ![The quay](quay.jpg "The quay at dawn.
 *     — Ada Quill, Harbour Gazette")
 */

bool
figure_is(cmark_node *paragraph)
{
	cmark_node *image = cmark_node_first_child(paragraph);

	return image && cmark_node_get_type(image) == CMARK_NODE_IMAGE &&
	       !cmark_node_next(image) &&
	       cmark_node_get_title(image)[0] != '\0';
}

/* Takes the credit from the end of a title. */
static struct text
take_credit(struct text *title)
{
	static const struct text dashes[] = {{"—", 3}, {"―", 3}};
	size_t line = text_find_last_char(*title, '\n');
	struct text last = line == TEXT_NOT_FOUND
				   ? *title
				   : text_trim(text_from(*title, line));

	for (size_t i = 0; i < ARRAY_COUNT(dashes); i++) {
		if (!text_starts(last, dashes[i]))
			continue;
		*title = text_trim(text_slice(
			*title, 0, line == TEXT_NOT_FOUND ? 0 : line));
		return text_trim(text_from(last, dashes[i].len));
	}
	return (struct text){0};
}

/* The lines of a caption follow each other with a space. */
static struct text
joined_lines(struct arena *arena, struct text words)
{
	struct buf buf = BUF_INIT;
	struct text line, joined;

	while (text_line(&words, &line)) {
		if (buf.len > 0)
			buf_char(&buf, ' ');
		buf_text(&buf, text_trim(line));
	}
	joined = arena_text(arena, buf_as_text(&buf));
	buf_free(&buf);
	return joined;
}

/* Adds words as those of a node. */
static void
add_words(struct render *r, struct text words)
{
	cmark_node *node = tree_text(r->reader->scratch, words);

	render_words(r, cmark_node_get_literal(node));
}

static void
add_caption(struct render *r, struct text title, struct text credit)
{
	buf_literal(&r->html, "\n<figcaption>");
	add_words(r, title);
	if (credit.len > 0) {
		if (title.len > 0)
			add_words(r, TEXT(" "));
		buf_literal(&r->html, "<span class=\"credit\">");
		add_words(r, credit);
		buf_literal(&r->html, "</span>");
	}
	buf_literal(&r->html, "</figcaption>\n");
}

/* What stands below the image that was rendered last. */
static void
render_caption(struct render *r, struct node_fact *figure)
{
	struct arena *arena = r->reader->arena;
	struct link_fact *link = list_last(&r->reader->out->links);
	struct text title = link->extras->title;
	struct text credit = joined_lines(arena, take_credit(&title));

	title = joined_lines(arena, title);
	link_extras(r, link)->title = (struct text){0}; /* shown already */
	if (figure) {
		figure->title = title;
		figure->credit = credit;
	}
	add_caption(r, title, credit);
}

void
figure_render(struct render *r, cmark_node *paragraph)
{
	struct node_fact *figure = NULL;

	render_line(r);
	if (node_is_hooked(r, KIND_FIGURE)) /* images make no other fact */
		figure = node_open(r, KIND_FIGURE, paragraph);
	buf_literal(&r->html, "<figure class=\"image\">\n");
	node_inside(r, KIND_FIGURE);
	leaf_begin(r, paragraph);
	render_node(r, cmark_node_first_child(paragraph));
	render_caption(r, figure);
	leaf_end(r);
	node_end(r, KIND_FIGURE);
	buf_literal(&r->html, "</figure>\n");
	node_end(r, KIND_FIGURE);
	buf_char(&r->plain, '\n');
}
