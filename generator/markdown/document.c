#include "markdown/inner.h"
#include "markdown/record.h"

/* What is beyond CommonMark is made nodes of the tree. */
static void
extend(struct render *r, cmark_node *root, unsigned syntax)
{
	const struct source *source = r->source;
	cmark_node *cells = NULL;

	notes_begin(r);
	if (syntax & SYNTAX_TABLE)
		cells = tables_find(r, root);
	for (cmark_node *tree = root; tree; tree = cells, cells = NULL) {
		if (tree != root)
			r->source = &r->cells;
		if (syntax & SYNTAX_ATTRIBUTES)
			attributes_take(r, tree);
		if (syntax & SYNTAX_INLINE)
			inline_read(r, tree, syntax);
	}
	r->source = source;
	notes_take(r, root);
}

static void
render_document(struct reader *reader, const struct source *source,
		unsigned syntax, struct notes *notes)
{
	struct laps *laps = reader->in->laps;
	cmark_node *root;
	struct render r;

	lap_take(laps, LAP_PASSES);
	root = tree_parse(reader->scratch, source->text, false);
	lap_take(laps, LAP_CMARK);
	render_begin(&r, reader, source);
	buf_reserve(&r.html, source->text.len + source->text.len / 2);
	buf_reserve(&r.plain, source->text.len);
	r.notes = *notes;
	if (syntax != 0)
		extend(&r, root, syntax);
	lap_take(laps, LAP_PASSES);
	render_node(&r, root);
	notes_render(&r);
	reader->out->words = words_count(buf_as_text(&r.plain));
	render_take_document(&r, &reader->out->content);
	render_end(&r);
	lap_take(laps, LAP_HTML);
}

static void
read_document(struct reader *reader, struct source *source)
{
	unsigned syntax =
		syntax_of(source->text, reader->in->smart_punctuation);
	struct notes notes = {0};

	if (syntax & (SYNTAX_NOTE | SYNTAX_ESCAPE))
		source_prepare(reader, syntax, source, &notes);
	if (!source->made || nesting_check(source, reader->diag) == 0)
		render_document(reader, source, syntax, &notes);
}

/* What a turn says up to the end of its first paragraph, marks as they are
 * written: in `plain` they are a byte each. */
static struct text
first_paragraph(struct reader *reader, const struct item_fact *item)
{
	struct text plain = item->content.plain;
	struct buf words = BUF_INIT;
	struct text kept;
	size_t mark = 0;

	plain = text_slice(plain, 0, text_find_char(plain, '\n', 0));
	for (size_t i = 0; i < plain.len; i++) {
		if (plain.s[i] != '\xff')
			buf_char(&words, plain.s[i]);
		else if (mark < item->extras->marks.count)
			buf_text(&words,
				 item->extras->marks.items[mark++].source);
	}
	kept = arena_text(reader->arena, text_trim(buf_as_text(&words)));
	buf_free(&words);
	return kept;
}

static void
read_record(struct reader *reader)
{
	struct markdown *out = reader->out;

	record_read(reader);
	list_each (struct item_fact, item, &out->items) {
		if (out->summary.len == 0 && item->kind == ITEM_TURN)
			out->summary = first_paragraph(reader, item);
		out->words += words_count(item->content.plain);
	}
}

/* From scratch, where they grew, to the arena, where they stay. */
static void
keep_facts(struct reader *reader)
{
	struct markdown *out = reader->out;
	struct arena *arena = reader->arena;

	list_keep(reader->passing, &out->links);
	list_keep(reader->passing, &out->headings);
	list_keep(arena, &out->anchors);
	list_keep(arena, &out->events);
	list_keep(arena, &out->nodes);
	list_keep(arena, &out->loose_quotes);
}

void
markdown_scratch_free(struct markdown_scratch *scratch)
{
	arena_free(&scratch->arena);
	buf_free(&scratch->html);
	buf_free(&scratch->plain);
	buf_free(&scratch->steps);
	buf_free(&scratch->words);
}

/* Room is made for so many links at first. */
#define MANY_LINKS 32

struct markdown *
markdown_read(const struct markdown_input *in, struct arena *arena,
	      struct diag *diag)
{
	struct markdown_scratch own = {0};
	struct markdown_scratch *scratch = in->scratch ? in->scratch : &own;
	struct reader reader = {
		.in = in,
		.out = arena_new(arena, struct markdown),
		.arena = arena,
		.passing = in->passing ? in->passing : arena,
		.scratch = &scratch->arena,
		.buffers = scratch,
		.diag = diag,
	};
	struct source source;

	list_reserve(reader.scratch, &reader.out->links, MANY_LINKS);
	source_begin(&source, in, reader.scratch);
	if (nesting_check(&source, diag) == 0) {
		if (in->is_record)
			read_record(&reader);
		else
			read_document(&reader, &source);
	}
	keep_facts(&reader);
	arena_reset(reader.scratch);
	markdown_scratch_free(&own);
	return reader.out;
}
