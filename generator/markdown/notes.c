#include "markdown/inner.h"

void
notes_begin(struct render *r)
{
	struct reader *reader = r->reader;

	for (size_t i = 0; i < r->notes.count; i++) {
		struct note *note = &r->notes.items[i];
		uint32_t taken = index_add(reader->scratch, &r->note_labels,
					   note->label, (uint32_t)i);
		struct text slug;

		if (taken != (uint32_t)i) {
			diag_warning(reader->diag, M010, &note->place,
				     "this footnote is defined already in line "
				     "%zu: that one is published",
				     r->notes.items[taken].place.line);
			note->is_double = true;
			continue;
		}
		slug = utf8_slug(reader->scratch, note->label, 60);
		note->id = fact_free_id(
			r, arena_join(reader->arena, TEXT("fn-"), slug));
		list_add(reader->scratch, &reader->out->anchors, note->id);
	}
}

void
notes_take(struct render *r, cmark_node *root)
{
	list_each (struct note, note, &r->notes) {
		cmark_node *quote = cmark_node_first_child(root);

		note->quote = quote;
		cmark_node_unlink(cmark_node_next(quote)); /* the barrier */
		cmark_node_unlink(quote);
	}
}

size_t
notes_find(struct render *r, struct text label)
{
	uint32_t found = index_find(&r->note_labels,
				    utf8_fold(r->reader->scratch, label));

	return found == INDEX_NONE ? TEXT_NOT_FOUND : found;
}

/* "fnref-1", "fnref-1-2": the id of a reference to the note "fn-1". */
static void
add_reference_id(struct render *r, const struct note *note, size_t reference)
{
	buf_literal(&r->html, "fnref-");
	html_escaped(&r->html, text_from(note->id, 3));
	if (reference > 1)
		buf_format(&r->html, "-%zu", reference);
}

void
note_reference(struct render *r, const struct inline_node *node)
{
	struct note *note = &r->notes.items[node->note];

	if (note->number == 0) {
		list_add(r->reader->scratch, &r->notes_used, node->note);
		note->number = r->notes_used.count;
	}
	note->references++;
	hole_open(&r->html, HOLE_NOTE, (uint32_t)note->number);
	buf_literal(&r->html, "<sup class=\"footnote\"><a id=\"");
	add_reference_id(r, note, note->references);
	buf_literal(&r->html, "\" href=\"#");
	html_escaped(&r->html, note->id);
	buf_format(&r->html, "\" role=\"doc-noteref\">%zu</a></sup>",
		   note->number);
	hole_close(&r->html);
}

/* What a note says, taken out of the HTML written so far. */
static struct text
render_content(struct render *r, cmark_node *quote)
{
	struct rendered start = render_here(r);
	cmark_node *node = cmark_node_first_child(quote);
	struct text content;

	for (; node; node = cmark_node_next(node))
		render_node(r, node);
	render_line(r);
	content = arena_text(r->reader->scratch,
			     text_from(buf_as_text(&r->html), start.html));
	render_back(r, &start);
	return content;
}

static void
add_links_back(struct render *r, const struct note *note)
{
	struct text back = phrase_in(r->reader->in->language, PHRASE_BACK);

	for (size_t i = 1; i <= note->references; i++) {
		buf_literal(&r->html, " <a class=\"footnote-back\" href=\"#");
		add_reference_id(r, note, i);
		buf_format(&r->html,
			   "\" role=\"doc-backlink\" aria-label=\"%.*s %zu",
			   TEXT_ARG(back), note->number);
		if (i > 1)
			buf_format(&r->html, "-%zu", i);
		/* the selector keeps phones from making an emoji of it */
		buf_literal(&r->html, "\">\u21a9\ufe0e");
		if (i > 1)
			buf_format(&r->html, "<sup>%zu</sup>", i);
		buf_literal(&r->html, "</a>");
	}
}

/* The links back stand at the end of the last paragraph, if it is the last. */
static void
add_note(struct render *r, const struct note *note, struct text content)
{
	struct text end = node_is_hooked(r, KIND_PARAGRAPH)
				  ? TEXT("\xff</p>\n\xff")
				  : TEXT("</p>\n");
	bool ends_in_words = text_ends(content, end);

	if (ends_in_words)
		content = text_slice(content, 0, content.len - end.len);
	else
		end = TEXT("</p>\n");
	if (node_is_hooked(r, KIND_FOOTNOTE)) {
		struct node_fact *fact =
			node_open(r, KIND_FOOTNOTE, note->quote);

		fact->id = note->id;
	}
	buf_literal(&r->html, "<li id=\"");
	html_escaped(&r->html, note->id);
	buf_literal(&r->html, "\">\n");
	node_inside(r, KIND_FOOTNOTE);
	buf_text(&r->html, content);
	if (!ends_in_words)
		buf_literal(&r->html, "<p>");
	add_links_back(r, note);
	buf_text(&r->html, end);
	node_end(r, KIND_FOOTNOTE);
	buf_literal(&r->html, "</li>\n");
	node_end(r, KIND_FOOTNOTE);
}

static void
tell_unused(struct render *r)
{
	list_each (struct note, note, &r->notes) {
		if (note->number == 0 && !note->is_double)
			diag_warning(r->reader->diag, M010, &note->place,
				     "nothing refers to this footnote: it is "
				     "not published");
	}
}

void
notes_render(struct render *r)
{
	struct LIST_OF(struct text) contents = {0};

	/* the list grows: notes refer to notes */
	for (size_t i = 0; i < r->notes_used.count; i++) {
		size_t note = r->notes_used.items[i];

		list_add(r->reader->scratch, &contents,
			 render_content(r, r->notes.items[note].quote));
	}
	tell_unused(r);
	if (contents.count == 0)
		return;
	render_line(r);
	node_begin(r, KIND_FOOTNOTES, r->notes.items[0].quote);
	buf_format(&r->html,
		   "<section class=\"footnotes\" role=\"doc-endnotes\" "
		   "aria-label=\"%.*s\">\n<ol>\n",
		   TEXT_ARG(phrase_in(r->reader->in->language, PHRASE_NOTES)));
	node_inside(r, KIND_FOOTNOTES);
	for (size_t i = 0; i < contents.count; i++)
		add_note(r, &r->notes.items[r->notes_used.items[i]],
			 contents.items[i]);
	node_end(r, KIND_FOOTNOTES);
	buf_literal(&r->html, "</ol>\n</section>\n");
	node_end(r, KIND_FOOTNOTES);
}
