#include "markdown/inner.h"

/* `[ ] `, `[x] ` or `[X] ` at the start of an item, as GitHub has them. */
static bool
is_box(struct text t)
{
	return t.len >= 4 && t.s[0] == '[' && strchr(" xX", t.s[1]) &&
	       t.s[2] == ']' && ascii_is_space(t.s[3]);
}

bool
task_begins(struct render *r, cmark_node *item)
{
	cmark_node *paragraph = cmark_node_first_child(item);
	cmark_node *text;
	struct text words;

	if (!paragraph ||
	    cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH ||
	    table_of(paragraph))
		return false;
	text = cmark_node_first_child(paragraph);
	if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT ||
	    cmark_node_get_user_data(item))
		return false;
	words = text_of(cmark_node_get_literal(text));
	if (!is_box(words))
		return false;
	r->task = paragraph;
	r->is_done = words.s[1] != ' ';
	return true;
}

void
task_enter(struct render *r, cmark_node *paragraph)
{
	if (r->task != paragraph)
		return;
	r->skip = 4;
	buf_literal(&r->html, "<label><input type=\"checkbox\" disabled=\"\"");
	if (r->is_done)
		buf_literal(&r->html, " checked=\"\"");
	buf_literal(&r->html, " /> ");
}

void
task_leave(struct render *r, cmark_node *paragraph)
{
	if (r->task != paragraph)
		return;
	r->task = NULL;
	buf_literal(&r->html, "</label>");
}
