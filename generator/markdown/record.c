#include "markdown/record.h"

#include "markdown/record_blocks.h"

/* What is needed to render the items of a record one after the other. */
struct rendering {
	struct reader *reader;
	struct render render;
	cmark_node *next; /* the first block not rendered yet */
	struct buf words;
	struct quoted_spans spans;
};

/* The words in quotation marks of a turn, the outermost pairs. */
static void
find_passages(struct rendering *r, struct item_fact *item, cmark_node *end)
{
	struct reader *reader = r->reader;
	struct arena *scratch = reader->scratch;

	buf_reset(&r->words);
	for (cmark_node *node = r->next; node != end;
	     node = cmark_node_next(node)) {
		words_of(node, &r->words);
		buf_char(&r->words, '\n');
	}
	quoted_spans_find(buf_as_text(&r->words), reader->in->language,
			  reader->scratch, &r->spans);
	list_each (struct quoted_span, span, &r->spans) {
		struct passage_fact passage = {span->start, span->end};

		if (!span->nested && span->end > span->start)
			list_add(scratch, &item_extend(item, scratch)->passages,
				 passage);
	}
}

/* The first block that begins at or behind `offset` of the made text. */
static cmark_node *
find_end(const struct rendering *r, size_t offset)
{
	cmark_node *node = r->next;

	while (node && source_block_start(r->render.source, node) < offset)
		node = cmark_node_next(node);
	return node;
}

/* Those from number `first` on are in the item. */
static void
note_links(struct reader *reader, struct item_fact *item, size_t first)
{
	size_t count = reader->out->links.count - first;
	struct item_extras *extras;

	if (count == 0)
		return;
	extras = item_extend(item, reader->scratch);
	extras->first_link = (uint32_t)first;
	extras->link_count = (uint32_t)count;
}

static void
render_item(struct rendering *r, struct item_fact *item, cmark_node *end)
{
	struct render *render = &r->render;
	size_t links = r->reader->out->links.count;

	if (item->kind == ITEM_TURN)
		find_passages(r, item, end);
	render->passages = item->extras->passages.items;
	render->passage_count = item->extras->passages.count;
	render->next_passage = 0;
	render->passage_is_open = false;
	for (; r->next != end; r->next = cmark_node_next(r->next)) {
		if (item->kind == ITEM_TURN || item->kind == ITEM_NOTE)
			render_node(render, r->next);
		else
			render_leaf(render, r->next);
	}
	note_links(r->reader, item, links);
	if (item->kind == ITEM_TURN)
		render_take_words(render, &item->content);
	else
		render_take(render, &item->content);
}

static void
render_items(struct reader *reader, const struct blocks *blocks,
	     const struct source *source)
{
	struct rendering r = {.reader = reader, .words = BUF_INIT};
	struct laps *laps = reader->in->laps;
	size_t count = reader->out->items.count;
	cmark_node *root;

	lap_take(laps, LAP_PASSES);
	root = tree_parse(reader->scratch, source->text, false);
	lap_take(laps, LAP_CMARK);
	render_begin(&r.render, reader, source);
	r.next = cmark_node_first_child(root);
	for (size_t i = 0; i < count; i++) {
		size_t stop = i + 1 < count ? blocks->starts.items[i + 1]
					    : source->text.len;

		render_item(&r, &reader->out->items.items[i],
			    find_end(&r, stop));
	}
	render_end(&r.render);
	buf_free(&r.words);
	lap_take(laps, LAP_HTML);
}

/* From scratch, where they grew, to the arena, where they stay. */
static void
keep_items(struct reader *reader)
{
	struct markdown *out = reader->out;

	list_keep(reader->arena, &out->items);
	list_each (struct item_fact, item, &out->items) {
		struct item_extras *kept;

		if (item->extras == &item_no_extras)
			continue;
		kept = arena_new(reader->arena, struct item_extras);
		*kept = *item->extras;
		list_keep(reader->arena, &kept->marks);
		list_keep(reader->arena, &kept->passages);
		item->extras = kept;
	}
}

void
record_read(struct reader *reader)
{
	struct blocks blocks = {.reader = reader};
	struct source source;

	blocks_read(&blocks);
	source_begin_made(&source, reader->in, buf_as_text(&blocks.made.text),
			  reader->scratch);
	list_each (struct source_piece, piece, &blocks.made.pieces)
		list_add(reader->scratch, &source.pieces, *piece);
	render_items(reader, &blocks, &source);
	keep_items(reader);
	blocks_free(&blocks);
}
