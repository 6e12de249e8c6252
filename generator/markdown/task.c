#include "markdown/inner.h"

/* `[ ] `, `[x] ` or `[X] ` at the start of an item, as GitHub has them. */
static bool
is_box(struct text t)
{
	return t.len >= 4 && t.s[0] == '[' && strchr(" xX", t.s[1]) &&
	       t.s[2] == ']' && ascii_is_space(t.s[3]);
}

/* The text that an item begins with, or NULL. */
static cmark_node *
first_text(cmark_node *item)
{
	cmark_node *paragraph = cmark_node_first_child(item);
	cmark_node *text;

	if (!paragraph ||
	    cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH ||
	    table_of(paragraph))
		return NULL;
	text = cmark_node_first_child(paragraph);
	if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT)
		return NULL;
	return text;
}

bool
task_is(cmark_node *item)
{
	cmark_node *text = first_text(item);

	return text && !cmark_node_get_user_data(item) &&
	       is_box(text_of(cmark_node_get_literal(text)));
}

bool
task_is_done(cmark_node *item)
{
	return cmark_node_get_literal(first_text(item))[1] != ' ';
}

bool
task_begins(struct render *r, cmark_node *item)
{
	if (!task_is(item))
		return false;
	r->task = cmark_node_first_child(item);
	r->is_done = task_is_done(item);
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
