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
static void
add_words(struct render *r, struct text words)
{
	struct text line;
	bool is_first = true;

	while (text_line(&words, &line)) {
		if (!is_first)
			render_words(r, TEXT(" "));
		is_first = false;
		render_words(r, text_trim(line));
	}
}

static void
add_caption(struct render *r, struct text title)
{
	struct text credit = take_credit(&title);

	buf_literal(&r->html, "\n<figcaption>");
	add_words(r, title);
	if (credit.len > 0) {
		if (title.len > 0)
			render_words(r, TEXT(" "));
		buf_literal(&r->html, "<span class=\"credit\">");
		add_words(r, credit);
		buf_literal(&r->html, "</span>");
	}
	buf_literal(&r->html, "</figcaption>\n");
}

void
figure_render(struct render *r, cmark_node *paragraph)
{
	cmark_node *image = cmark_node_first_child(paragraph);
	struct link_fact *link;

	render_line(r);
	node_begin(r, KIND_FIGURE, paragraph);
	buf_literal(&r->html, "<figure class=\"image\">\n");
	node_inside(r, KIND_FIGURE);
	leaf_begin(r, paragraph);
	render_node(r, image);
	link = list_last(&r->reader->out->links);
	add_caption(r, link->extras->title);
	link_extras(r, link)->title = (struct text){0}; /* shown already */
	leaf_end(r);
	node_end(r, KIND_FIGURE);
	buf_literal(&r->html, "</figure>\n");
	node_end(r, KIND_FIGURE);
	buf_char(&r->plain, '\n');
}
