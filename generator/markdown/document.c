#include "markdown/inner.h"
#include "markdown/record.h"

static void
read_document(struct reader *reader, const struct source *source)
{
	cmark_node *root = tree_parse(reader->scratch, source->text,
				      reader->in->smart_punctuation);
	struct render r;

	render_begin(&r, reader, source);
	render_node(&r, root);
	render_take(&r, &reader->out->content);
	render_end(&r);
	reader->out->words = words_count(reader->out->content.plain);
}

/* Up to the end of the first paragraph. */
static struct text
first_paragraph(struct text plain)
{
	return text_slice(plain, 0, text_find_char(plain, '\n', 0));
}

static void
read_record(struct reader *reader)
{
	struct markdown *out = reader->out;

	record_read(reader);
	list_each (struct item_fact, item, &out->items) {
		if (out->excerpt.len == 0 && item->kind == ITEM_TURN)
			out->excerpt = first_paragraph(item->content.plain);
		out->words += words_count(item->content.plain);
	}
}

struct markdown *
markdown_read(const struct markdown_input *in, struct arena *arena,
	      struct diag *diag)
{
	struct arena scratch = {0};
	struct reader reader = {in, arena_new(arena, struct markdown), arena,
				&scratch, diag};
	struct source source;

	source_begin(&source, in, &scratch);
	if (nesting_check(&source, diag) == 0) {
		if (in->is_record)
			read_record(&reader);
		else
			read_document(&reader, &source);
	}
	arena_free(&scratch);
	return reader.out;
}
