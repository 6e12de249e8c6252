#include "markdown/inner.h"

/*
 * A block quote whose first line is `[!NOTE]` alone, as GitHub has them:
 *
 *     > [!NOTE]
 *     > The words.
 */

struct callout {
	const char *mark;
	const char *name; /* a class */
	enum phrase title;
};

static const struct callout callouts[] = {
	{"[!NOTE]", "note", PHRASE_NOTE},
	{"[!TIP]", "tip", PHRASE_TIP},
	{"[!IMPORTANT]", "important", PHRASE_IMPORTANT},
	{"[!WARNING]", "warning", PHRASE_WARNING},
	{"[!CAUTION]", "caution", PHRASE_CAUTION},
};

static bool
is_break(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

static const struct callout *
find(struct text mark)
{
	mark = text_trim(mark);
	for (size_t i = 0; i < ARRAY_COUNT(callouts); i++) {
		if (text_equal_fold(mark, text_of(callouts[i].mark)))
			return &callouts[i];
	}
	return NULL;
}

/* `[!WORD]` and nothing else, in a quote that is to be none of the five. */
static bool
looks_like_mark(struct text t)
{
	t = text_trim(t);
	if (t.len < 4 || !text_starts(t, TEXT("[!")) || t.s[t.len - 1] != ']')
		return false;
	for (size_t i = 2; i < t.len - 1; i++) {
		if (!ascii_is_alpha(t.s[i]))
			return false;
	}
	return true;
}

static void
tell_unknown(struct render *r, cmark_node *text, struct text mark)
{
	struct place place = locate_words(r, text, text_trim(mark));

	diag_warning(r->reader->diag, M009, &place,
		     "\"%.*s\" is no callout: it is published as it stands",
		     TEXT_ARG(text_trim(mark)));
	diag_hint(r->reader->diag, "the five are [!NOTE], [!TIP], "
				   "[!IMPORTANT], [!WARNING] and [!CAUTION]");
}

/* The paragraph that a quote begins with, or NULL. */
static cmark_node *
first_paragraph(cmark_node *quote)
{
	cmark_node *node = cmark_node_first_child(quote);

	return node && cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH ? node
									 : NULL;
}

/* The text that a paragraph begins with, alone on its line; or NULL. */
static cmark_node *
first_line(cmark_node *paragraph)
{
	cmark_node *text = cmark_node_first_child(paragraph);

	if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT ||
	    (cmark_node_next(text) && !is_break(cmark_node_next(text))))
		return NULL;
	return text;
}

/* Takes the mark from a paragraph; NULL when there is none. */
static const struct callout *
take_mark(struct render *r, cmark_node *paragraph)
{
	cmark_node *text = first_line(paragraph);
	const struct callout *callout;
	struct text mark;

	if (!text)
		return NULL;
	mark = text_of(cmark_node_get_literal(text));
	callout = find(mark);
	if (!callout) {
		if (looks_like_mark(mark))
			tell_unknown(r, text, mark);
		return NULL;
	}
	if (cmark_node_next(text))
		cmark_node_unlink(cmark_node_next(text));
	cmark_node_unlink(text);
	return callout;
}

/* Takes it from what stands before a table. */
static const struct callout *
take_from_table(struct render *r, struct table *table)
{
	cmark_node *lead = table_lead(table);
	const struct source *source = r->source;
	const struct callout *callout;

	if (!lead)
		return NULL;
	r->source = &r->cells;
	callout = take_mark(r, lead);
	r->source = source;
	if (!cmark_node_first_child(lead))
		table_drop_lead(table);
	return callout;
}

static const struct callout *
take(struct render *r, cmark_node *quote)
{
	cmark_node *paragraph = first_paragraph(quote);
	const struct callout *callout;

	if (!paragraph)
		return NULL;
	if (table_of(paragraph))
		return take_from_table(r, table_of(paragraph));
	callout = take_mark(r, paragraph);
	if (!cmark_node_first_child(paragraph))
		cmark_node_unlink(paragraph);
	return callout;
}

bool
callout_enter(struct render *r, cmark_node *quote)
{
	const struct callout *callout = take(r, quote);
	struct text title;

	if (!callout)
		return false;
	/* never written to: cmark wants no const pointer */
	cmark_node_set_user_data(quote, (void *)(uintptr_t)callout);
	title = phrase_in(r->reader->in->language, callout->title);
	if (node_is_hooked(r, KIND_CALLOUT)) {
		struct node_fact *fact = node_open(r, KIND_CALLOUT, quote);

		fact->name = text_of(callout->name);
		fact->title = title;
	}
	buf_format(&r->html,
		   "<div class=\"callout callout-%s\" role=\"note\">\n"
		   "<p class=\"callout-title\">%.*s</p>\n",
		   callout->name, TEXT_ARG(title));
	node_inside(r, KIND_CALLOUT);
	return true;
}

bool
callout_leave(struct render *r, cmark_node *quote)
{
	const char *data = cmark_node_get_user_data(quote);
	const char *first = (const char *)callouts;

	if (!data || data < first || data >= first + sizeof(callouts))
		return false;
	node_end(r, KIND_CALLOUT);
	buf_literal(&r->html, "</div>\n");
	node_end(r, KIND_CALLOUT);
	return true;
}
