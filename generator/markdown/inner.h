/*
 * What the files of this room share: cmark's trees, places in the source,
 * the renderer, and the facts it meets on its way.
 */
#ifndef MARKDOWN_INNER_H
#define MARKDOWN_INNER_H

#include <cmark.h>

#include "base/buf.h"
#include "base/index.h"
#include "base/utf8.h"
#include "markdown/markdown.h"

/* What is being read, and where to; all borrowed. */
struct reader {
	const struct markdown_input *in;
	struct markdown *out;
	struct arena *arena;   /* of the result */
	struct arena *passing; /* of what of it need not stay */
	struct arena *scratch; /* forgotten when the document is read */
	struct markdown_scratch *buffers; /* lent to who renders it */
	struct diag *diag;
};

/* As text_find for two bytes of which the first is rare: much faster. */
static inline size_t
find_pair(struct text t, const char pair[static 2], size_t from)
{
	size_t at = from;

	while ((at = text_find_char(t, pair[0], at)) != TEXT_NOT_FOUND) {
		if (at + 1 < t.len && t.s[at + 1] == pair[1])
			return at;
		at++;
	}
	return TEXT_NOT_FOUND;
}

/* A byte that no UTF-8 holds: what it means is ours to say. */
static inline bool
is_foreign(char c)
{
	return (unsigned char)c >= 0xf8;
}

bool has_foreign(struct text t); /* html.c */

/* ---- Trees: cmark_arena.c ---- */

/*
 * Parses `text` (borrowed for the call). `smart`: typographic quotes and
 * dashes. The tree lives as long as `memory`, and nothing in it needs to be
 * freed; cmark's functions that allocate must not be called on it.
 */
cmark_node *tree_parse(struct arena *memory, struct text text, bool smart);

/*
 * Behind the words of a node, and the NUL at their end, stand so many bytes
 * that may be read: a block of words is looked at wherever they end.
 */
#define TREE_SPARE 16

/* A node for a tree in `memory`. */
cmark_node *tree_node(struct arena *memory, cmark_node_type type);

/* A text node; a link without a title; other words for a node. */
cmark_node *tree_text(struct arena *memory, struct text words);
cmark_node *tree_link(struct arena *memory, struct text url);
void tree_set_text(struct arena *memory, cmark_node *node, struct text words);

/* The node behind `node` in a walk below `top`; NULL at its end. */
cmark_node *tree_next(cmark_node *node, cmark_node *top);

/* The same without what is inside of `node`. */
cmark_node *tree_behind(cmark_node *node, cmark_node *top);

/* ---- Words of a tree: words.c ---- */

/*
 * Adds the words of `node` to `plain`, exactly as rendering does: a soft or a
 * hard break is a space, a paragraph, heading or code block inside of `node`
 * ends with \n, raw HTML and images have none, a record's mark is BYTE_MARK.
 */
void words_of(cmark_node *node, struct buf *plain);

/*
 * Adds the words inside a link or image with the descriptions of images in
 * it. `html`: and raw HTML, as cmark does for `alt`.
 */
void words_with_images(cmark_node *node, struct buf *words, bool html);

/* How many runs without white space there are. */
size_t words_count(struct text plain);

/* ---- Places: source.c ---- */

/* From byte `at` of the text on, bytes stand from `from` on in the body. */
struct source_piece {
	size_t at;
	size_t from;
};

struct source_pieces LIST_OF(struct source_piece);

struct line_starts LIST_OF(size_t);

/*
 * The text that cmark reads and where it stands in its file. Of a document
 * the text is the body; a record's pass makes a text of its own and says
 * with `pieces`, in order, where its bytes are from.
 */
struct source {
	const struct markdown_input *in;
	struct text text;
	bool made; /* text is not the body: `pieces` are to be asked */
	bool has_definitions; /* perhaps: of link references */
	struct source_pieces pieces;
	struct line_starts lines;
	struct line_starts body_lines; /* when the text is made */
};

/* For a text that is the body itself. Its tables are in `scratch`. */
void source_begin(struct source *source, const struct markdown_input *in,
		  struct arena *scratch);

/* For a text made from the body; the caller then adds the pieces. */
void source_begin_made(struct source *source, const struct markdown_input *in,
		       struct text text, struct arena *scratch);

/* The place in the file of `length` bytes at `offset` of the text. */
struct place source_place(const struct source *source, size_t offset,
			  size_t length);

/* Where byte `offset` of the text stands in the body. */
size_t source_body_offset(const struct source *source, size_t offset);

/* The place of bytes of the body. */
struct place source_body_place(const struct source *source, size_t offset,
			       size_t length);

/*
 * Where cmark says that a node begins in the text, and where its last line
 * ends. Of blocks that is right.
 */
size_t source_block_start(const struct source *source, cmark_node *node);
size_t source_block_end(const struct source *source, cmark_node *node);

/* The place of `length` bytes there. */
struct place source_block_place(const struct source *source, cmark_node *node,
				size_t length);

/* ---- Made text: made.c ---- */

/* Text made from the body, and where its bytes stand there. */
struct made_text {
	struct buf text;
	struct source_pieces pieces;
};

/* Adds bytes of the body, which begin at `from` there. */
void made_copy(struct made_text *made, struct text bytes, size_t from,
	       struct arena *scratch);

/* Where byte `at` of the made text is from. */
size_t made_origin(const struct made_text *made, size_t at);

/* ---- Beyond CommonMark ---- */

/*
 * What may stand in a text, found in one pass (syntax.c): what is not there
 * costs nothing.
 */
enum syntax {
	SYNTAX_TABLE = 1,
	SYNTAX_STRIKE = 2,
	SYNTAX_NOTE = 4,
	SYNTAX_ATTRIBUTES = 8,
	SYNTAX_URL = 16,
	SYNTAX_ESCAPE = 32 /* a backslash before one of them */
};

#define SYNTAX_INLINE (SYNTAX_STRIKE | SYNTAX_NOTE | SYNTAX_URL)

unsigned syntax_of(struct text t, bool smart);

/*
 * Whether the backslash at `at` escapes something of an extension; `smart`: or
 * a quotation mark.
 */
bool syntax_is_escape(struct text t, size_t at, bool smart);

/* A node of cmark's tree that is none of cmark's kinds. */
enum inline_kind { INLINE_STRIKE, INLINE_NOTE, INLINE_URL };

struct inline_node {
	enum inline_kind kind;
	bool may_open; /* of a `~~` that has found no partner yet */
	bool may_close;
	size_t note; /* of INLINE_NOTE: its place in `notes` */
};

/* `{#id .class}`. */
struct attributes {
	struct text id;
	struct text classes; /* with single spaces between */
	struct text source;
};

/*
 * Reads attributes that `t` begins with; the value is their length in bytes,
 * 0 when there are none. Texts are borrowed (attributes.c).
 */
size_t attributes_read(struct text t, struct attributes *attributes,
		       struct buf *classes);

struct render;

/*
 * Takes the attributes of headings, images and fenced blocks out of a tree
 * and makes them the nodes' user data; reserves their ids (M007).
 */
void attributes_take(struct render *r, cmark_node *root);

/* Adds ` id="…" class="…"` (attributes.c); NULL: nothing. */
void attributes_html(struct render *r, const struct attributes *attributes);
void attributes_html_classes(struct render *r,
			     const struct attributes *attributes);

/* A footnote's definition. */
struct note {
	struct text label;
	struct text id; /* "fn-1" */
	struct place place;
	cmark_node *quote; /* what is in it */
	bool is_double;	   /* another has its label */
	size_t references; /* how many are written */
	size_t number;	   /* from 1, in order of first use; 0: not yet */
};

struct notes {
	struct note *items;
	uint32_t count;
	uint32_t capacity;
	struct index lost; /* labels of definitions that were told of */
};

/*
 * Makes the text that cmark is to read: definitions of footnotes stand first,
 * each as a block quote, and BYTE_ESCAPED is where it belongs. `source` is
 * then a made one. Tells M008 (prepare.c).
 */
void source_prepare(struct reader *reader, unsigned syntax,
		    struct source *source, struct notes *notes);

/* Gives the notes their ids; tells of labels that stand twice (notes.c). */
void notes_begin(struct render *r);

/* Takes the block quotes of the definitions from the tree (notes.c). */
void notes_take(struct render *r, cmark_node *root);

/* The note of a label, or TEXT_NOT_FOUND. */
size_t notes_find(struct render *r, struct text label);

/* A reference in the text, and all notes at the end of it (M010). */
void note_reference(struct render *r, const struct inline_node *node);
void notes_render(struct render *r);

/* Makes nodes of what text nodes hold (inline.c). */
void inline_read(struct render *r, cmark_node *root, unsigned syntax);

struct table;

/*
 * Finds the tables among the paragraphs of a tree: they get them as user data,
 * and r->cells is the text that their cells are read from. The value is its
 * tree, or NULL. Tells M006 (tables.c).
 */
cmark_node *tables_find(struct render *r, cmark_node *root);

/* The table that a paragraph is, or NULL. */
struct table *table_of(cmark_node *paragraph);

/* The paragraph before it, or NULL; it may be taken away. */
cmark_node *table_lead(struct table *table);
void table_drop_lead(struct table *table);

/* Writes it. */
void table_render(struct render *r, cmark_node *node);

/*
 * Before and behind a block quote: whether it is a callout, which then is
 * written instead. Tells M009 of a `[!WORD]` that is none (callout.c).
 */
bool callout_enter(struct render *r, cmark_node *quote);
bool callout_leave(struct render *r, cmark_node *quote);

/*
 * A list item that begins with `[ ]` or `[x]`; its first paragraph is then the
 * label of the box (task.c).
 */
bool task_begins(struct render *r, cmark_node *item);
bool task_is(cmark_node *item);
bool task_is_done(cmark_node *item);
void task_enter(struct render *r, cmark_node *paragraph);
void task_leave(struct render *r, cmark_node *paragraph);

/* An image with a title that is all of a paragraph (figure.c). */
bool figure_is(cmark_node *paragraph);
void figure_render(struct render *r, cmark_node *paragraph);

/*
 * Finds what is to be shown otherwise in a leaf whose rendering begins. While
 * r->smart_next is not behind all of it, a text node is rendered so, without
 * its first r->skip bytes; false: none of it is shown otherwise (smart.c).
 */
void smart_begin(struct render *r, cmark_node *leaf);
bool smart_render(struct render *r, cmark_node *node, const char *words);

/* Words that are put into a page in its language (phrase.c). */
enum phrase {
	PHRASE_NOTE,
	PHRASE_TIP,
	PHRASE_IMPORTANT,
	PHRASE_WARNING,
	PHRASE_CAUTION,
	PHRASE_NOTES,
	PHRASE_BACK, /* "Back to reference" */
	PHRASE_TABLE,
	PHRASES
};

struct text phrase_in(struct text language, enum phrase phrase);

/* ---- Nodes that a theme renders: nodes.c ---- */

/* Begins the hole of a node; for kinds that are hooked, or blocks. */
struct node_fact *node_open(struct render *r, enum node_kind kind,
			    cmark_node *node);

/* Begins the hole of what is in a node, and ends the one begun last. */
void node_open_inside(struct render *r);
void node_close(struct render *r);

/* Whether a fenced block with this info word is a block of the theme. */
bool block_is(const struct render *r, struct text info_word);

/* Reads what stands behind the info word, which is fact->name (M011). */
void block_options(struct render *r, cmark_node *block, struct node_fact *fact);

/* A new line, unless one has just begun; as html_line, but for holes. */
void render_line(struct render *r);

/* ---- HTML: html.c ---- */

/* As buf_escaped; bytes that no UTF-8 holds are left out. */
void html_escaped(struct buf *html, struct text t);

/* A URL for an attribute, percent-encoded as cmark does it. */
void html_href(struct buf *html, struct text url);

/* A new line, unless one has just begun. */
void html_line(struct buf *html);

/* Takes back everything from byte `length` on. */
void html_cut(struct buf *html, size_t length);

#define HOLE_HEAD 6 /* 0xFE, the kind, four bytes of index */

void hole_open(struct buf *html, enum hole_kind kind, uint32_t index);
void hole_close(struct buf *html);

/* Changes the index of a hole whose first byte is at `at`. */
void hole_set_index(struct buf *html, size_t at, uint32_t index);

/* ---- Words in HTML: steps.c ---- */

/* How to get the words out of the HTML, while both are being written. */
struct steps {
	struct buf bytes;
	size_t html; /* so far they lead in both */
	size_t plain;
};

/* All steps to `plain`; empty where they are more than half of that. */
struct text steps_end(struct steps *steps, struct text plain);

void steps_reset(struct steps *steps);

/* How far steps_go may write behind words that others follow. */
#define STEPS_OVER 128

/* Writes the words: the first `length` bytes, by the steps to them, which stand
 * behind the HTML as rich_pack puts them. */
void steps_go(const char *html, const char *steps, char *plain, size_t length);

struct render;

/*
 * Adds words of a node (see TREE_SPARE) up to their NUL, but no more than
 * `most` bytes, to HTML, escaped, and to the plain text, with the steps
 * between; bytes that no UTF-8 holds are left out. Notes in `r` when quotation
 * marks may be among them, or markup that is none. The value is how many bytes
 * of the words that were (steps.c).
 */
size_t words_write(struct render *r, const char *words, size_t most);

/* ---- Rendering: render.c ---- */

/*
 * In a record's prepared text `<m7></m7>` stands for marks[7]: it becomes a
 * HOLE_MARK with that index and one byte BYTE_MARK in `plain`; other raw HTML
 * is not there. BYTE_GUARD, which valid UTF-8 cannot hold, becomes nothing:
 * for cmark it begins no block, and is white space beside `*`.
 */
#define BYTE_MARK '\xff'
#define BYTE_GUARD '\xfd'

/*
 * Stands behind a character that the author escaped from an extension:
 * cmark's text has lost the backslash. Not seen in anything that is written.
 */
#define BYTE_ESCAPED '\xfc'

/* A link or a code span of the leaf block being rendered. */
struct inline_span {
	size_t start; /* in the words of the leaf */
	size_t end;
	size_t link; /* index of the link; unused for code */
};

struct inline_spans LIST_OF(struct inline_span);

/* The paragraph or heading being rendered. */
struct leaf {
	size_t html;  /* where it begins in `html` */
	size_t plain; /* and in `plain` */
	size_t start; /* its source */
	size_t end;
	size_t links_found; /* how far it was searched for links */
	size_t html_found;  /* … for raw HTML */
	size_t left_found;  /* … for what is left over */
	size_t quote_found; /* … for quotation marks */
	struct inline_spans links;
	struct inline_spans codes;
	struct text id; /* of a heading */
	bool may_quote; /* there are bytes of quotation marks in it */
};

/* What is shown for some bytes of a text node. */
struct smart {
	cmark_node *node; /* the text it stands in */
	size_t at;
	size_t length;
	const char *shown;
};

struct event_item;

struct render {
	struct reader *reader; /* NULL: cmark's own HTML and no facts */
	const struct source *source;
	unsigned hooked; /* kinds of nodes: those wanted */
	struct buf html;
	struct buf plain;
	struct steps steps;

	/*
	 * Passages to be wrapped in HOLE_SAID: offsets into `plain`, in
	 * order, apart from each other. A passage that meets a tag is closed
	 * before it and opened again behind it, so that holes and tags nest.
	 * Set by the record's pass before it renders; else none.
	 */
	const struct passage_fact *passages;
	size_t passage_count;
	size_t next_passage;
	bool passage_is_open;

	/* As many bytes of `html`, the last of a hole: a line begins here. */
	size_t line_start;
	size_t node_counts[KIND_KINDS];

	struct leaf leaf;
	size_t skip;	  /* bytes of the next text that are not shown */
	bool may_mark_up; /* a `]` or `<` was among the words since */
	struct event_item *dated; /* its date stands in the next paragraph */
	size_t attributed;	  /* attributed block quotes around */
	bool has_excerpt;
	bool has_more; /* `<!-- more -->` said where the excerpt ends */
	struct buf scratch;
	struct index ids; /* of headings and events, to items of id_last */
	struct LIST_OF(uint32_t) id_last; /* the number given last */

	bool is_bare;	  /* the paragraph has no tags of its own */
	bool is_closed;	  /* what is in the node just begun is not rendered */
	cmark_node *task; /* the paragraph that is the label of a task */
	bool is_done;	  /* … which is ticked */
	struct LIST_OF(struct smart) smart; /* of the leaf, in order */
	size_t smart_next;
	struct source cells; /* of tables */
	struct notes notes;
	struct index note_labels;	   /* to items of `notes` */
	struct LIST_OF(size_t) notes_used; /* in order of their numbers */
};

static inline bool
node_is_hooked(const struct render *r, enum node_kind kind)
{
	return (r->hooked >> kind & 1) != 0;
}

/*
 * The holes of a node: before its tags, and before what is in them; each has
 * its end. Nothing is written of kinds that are not hooked.
 */
static inline void
node_begin(struct render *r, enum node_kind kind, cmark_node *node)
{
	if (node_is_hooked(r, kind))
		node_open(r, kind, node);
}

static inline void
node_inside(struct render *r, enum node_kind kind)
{
	if (node_is_hooked(r, kind))
		node_open_inside(r);
}

static inline void
node_end(struct render *r, enum node_kind kind)
{
	if (node_is_hooked(r, kind))
		node_close(r);
}

/*
 * Begins and ends rendering; between them any number of nodes is rendered
 * and taken. `reader` and `source` must outlive it.
 */
void render_begin(struct render *r, struct reader *reader,
		  const struct source *source);
void render_end(struct render *r);

/*
 * Renders a node with all that is in it: a block with its tags, an inline
 * node, a document. Links and other facts are added to reader->out; a leaf
 * block's links learn whether they are quoted when the block ends.
 */
void render_node(struct render *r, cmark_node *node);

/* Renders what is in a paragraph or heading, without its tags. */
void render_leaf(struct render *r, cmark_node *leaf);

/* Copies what was rendered into reader->arena and empties both buffers. */
void render_take(struct render *r, struct rich *rich);

/* A copy for `html` of a struct rich. */
const struct text *html_kept(struct arena *arena, struct text html);

/* As render_take does, but no HTML that rich_html makes again. */
void render_take_words(struct render *r, struct rich *rich);
void rich_keep(struct rich *rich, struct arena *arena, struct text html,
	       struct text plain); /* rich.c */

/*
 * Copies what was rendered of a document as render_take does, but of its words
 * only how they stand in its HTML, where that is little: for rich_plain.
 */
void render_take_document(struct render *r, struct rich *rich);
void rich_pack(struct rich *rich, struct arena *arena,
	       struct text steps); /* rich.c */

/* Where rendering is, to come back there. */
struct rendered {
	size_t html;
	size_t line_start;
	size_t steps;
	size_t steps_html;
	size_t steps_plain;
};

struct rendered render_here(const struct render *r);

/* Takes back the HTML written since; its words stay (nodes.c). */
void render_back(struct render *r, const struct rendered *to);

/* Adds the HTML that cmark_render_html makes with raw HTML allowed. */
void render_as_cmark(cmark_node *root, struct buf *html);

/* Ends the passage before a tag, if there is one. */
void passage_close(struct render *r);

/* As words_write, with the passages in them. */
void render_words(struct render *r, const char *words);

/* ---- Facts: facts.c ---- */

/* `node` is a paragraph or heading, of which rendering begins or ends. */
void leaf_begin(struct render *r, cmark_node *node);
void leaf_end(struct render *r);

/* Its source is not where its node says. */
void leaf_set_source(struct render *r, size_t start, size_t end);

/* Adds a link; the value is its index. Links do not stand in links. */
size_t fact_link(struct render *r, cmark_node *node);
void fact_link_end(struct render *r, cmark_node *node);
size_t fact_image(struct render *r, cmark_node *node);

/* Those of a link, to be written to. */
struct link_extras *link_extras(struct render *r, struct link_fact *link);

/* Copies words for a link. */
void link_set_words(struct render *r, struct link_fact *link,
		    struct text words);

/* Words since `start` of `plain` were code. */
void fact_code(struct render *r, size_t start);

/* Tells of `](` in words. */
void fact_check_left_over(struct render *r, struct text words);

/* A paragraph has ended: perhaps it is the excerpt. */
void fact_paragraph(struct render *r, cmark_node *node);

/* A comment: perhaps all before it is the excerpt. */
void fact_more(struct render *r, struct text html);

/* ---- Headings: headings.c ---- */

/* The id of a heading, no other heading's of the document. */
struct text fact_heading_id(struct render *r, cmark_node *heading);
void fact_heading(struct render *r, cmark_node *heading);

/* `id`, or with the first number behind it that makes it new. */
struct text fact_free_id(struct render *r, struct text id);

/* No heading is to have this id; false: one has it already. */
bool fact_reserve_id(struct render *r, struct text id);

/* Makes an id that is given in the text an anchor; told (M007) when taken. */
void fact_anchor(struct render *r, struct text id, struct place place);

/* ---- Quotation marks: quotes.c, see markdown.h, too ---- */

/* Whether it is a quotation mark, and one that is never an apostrophe. */
bool quotation_mark_is_certain(int32_t character);

/* ---- Block quotes with an attribution: attribution.c ---- */

/* Before and after the tags of a block quote are written, at a line's start. */
void attribution_enter(struct render *r, cmark_node *quote);
void attribution_leave(struct render *r, cmark_node *quote);

/* ---- Events: events.c ---- */

/* Before and after the tags of a list. */
void events_list_enter(struct render *r, cmark_node *list);
void events_list_leave(struct render *r, cmark_node *list);

/* Inside the tag of an item, and before its end. */
void events_item_enter(struct render *r, cmark_node *item);

/* Behind the tag: the content of an event begins here. */
void events_item_begin(struct render *r, cmark_node *item);

/* Whether an item is one: before its tag is written, and behind it. */
bool events_item_is(struct render *r, cmark_node *item);
bool events_item_begun(cmark_node *item);
void events_item_leave(struct render *r, cmark_node *item);

/* Inside a paragraph: the date of the event that it begins. */
void events_date(struct render *r);

/* Whether the words of a strong node are meant as a date. */
bool event_looks_like_date(struct text t);

/* ---- Raw HTML: raw.c ---- */

void raw_block(struct render *r, cmark_node *node, struct text html);
void raw_inline(struct render *r, struct text html);

/* ---- Finding inline things in the source: locate.c ---- */

/*
 * cmark 0.30.2 gives wrong columns for inline nodes of some blocks, so what is
 * not where it says is looked for again in the source of its leaf, in order.
 * What cannot be found is where the leaf is.
 */

/* A link in the source: `[words](to)`, `![words](to)`, `<to>`. */
struct located {
	struct place place; /* its length is 0 when it is not known */
	size_t words;	    /* bytes of its words with their brackets; or 0 */
};

/* Where a link or image stands; `to` is its URL as cmark has it. */
struct located locate_link(struct render *r, cmark_node *node, struct text to);

/* Where the raw HTML stands. */
size_t locate_html(struct render *r, struct text html);

/*
 * The place of words that stand in a text node as they stand in its leaf's
 * source; for use outside of rendering.
 */
struct place locate_words(struct render *r, cmark_node *node,
			  struct text words);

/*
 * Where words in quotation marks begin, marks included. When they are linked
 * their mark alone is looked for, since the link may begin behind it.
 */
size_t locate_quote(struct render *r, struct text quote, bool is_linked);

/*
 * Where the `](` of a text stands that is followed by `after`, or the `[`
 * before it, and how long that is; TEXT_NOT_FOUND when the author escaped it.
 */
size_t locate_left_over(struct render *r, struct text after, size_t *length);

/* The `<!--` of the leaf that `after` follows, unless it is escaped. */
size_t locate_comment(const struct render *r, struct text after);

/* ---- Before cmark: nesting.c ---- */

/*
 * Measures what cmark 0.30.2 takes quadratic time or memory for: nested
 * quotes and lists (M002), unclosed `![` and long reference definitions
 * (M003). One pass; never less than what cmark would see.
 *
 * Returns 0, or -1 with one error; then the text must not go to cmark.
 */
MUST_CHECK
int nesting_check(const struct source *source, struct diag *diag);

#endif
