/*
 * Markdown in, facts and HTML with holes out.
 *
 * A document is parsed by cmark, its facts are taken from the tree, it is
 * rendered to HTML by a renderer of our own, and the tree is dropped. This
 * room knows what an author wrote, not what it points at: links, quotations,
 * dates and speakers are facts for model/ to resolve. What only the whole
 * site knows is left as a hole in the HTML.
 */
#ifndef MARKDOWN_MARKDOWN_H
#define MARKDOWN_MARKDOWN_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/lap.h"
#include "base/list.h"

/* ---- HTML with holes ---- */

/*
 * A hole is bytes that valid UTF-8 cannot hold: 0xFE, the kind, the index in
 * four bytes of seven bits, then what it wraps (HTML, other holes), 0xFF.
 */
enum hole_kind {
	HOLE_LINK = 'L',  /* links[i]: a whole link; wraps its text */
	HOLE_IMAGE = 'I', /* links[i]: a whole image; wraps nothing */
	HOLE_QUOTE_BLOCK =
		'B',	   /* links[i]: a block quote with an attribution */
	HOLE_EVENT = 'E',  /* events[i]: attributes inside <li …>; nothing */
	HOLE_DATE = 'D',   /* events[i]: its date in words; wraps nothing */
	HOLE_MARK = 'M',   /* marks[i] of the turn or item it stands in */
	HOLE_SAID = 'S',   /* passages[i]: wraps words that were said */
	HOLE_NODE = 'N',   /* nodes[i]: wraps all that is written of it */
	HOLE_INSIDE = 'C', /* what stands in the node around it */
	HOLE_NOTE = 'F'	   /* wraps a reference to footnote i, from 1: it is
			      to be left out where the notes are not */
};

/*
 * A HOLE_QUOTE_BLOCK wraps
 *
 *     <figure class="quote">
 *     <blockquote>
 *     <p>…</p>
 *     </blockquote>
 *     <figcaption>— …</figcaption>
 *     </figure>
 *
 * The attribution keeps its dash; the link that says where the words are from
 * is in it as a HOLE_LINK of the same index. An event's item is
 * `<li` HOLE_EVENT `>` HOLE_DATE, a space and its words; in a loose list
 * HOLE_DATE is the first thing in its first <p>.
 */
struct hole {
	enum hole_kind kind;
	uint32_t index;
};

/*
 * Nodes that a theme may render itself; a HOLE_NODE stands around those whose
 * kind is asked for, and a HOLE_INSIDE in it around what its tags enclose.
 */
enum node_kind {
	KIND_HEADING,
	KIND_PARAGRAPH, /* with tags of its own: none in a tight list */
	KIND_EMPHASIS,
	KIND_STRONG,
	KIND_STRIKETHROUGH,
	KIND_CODE,
	KIND_CODE_BLOCK,
	KIND_BLOCK,	  /* a fenced one whose info word is in `blocks` */
	KIND_BLOCK_QUOTE, /* without an attribution */
	KIND_CALLOUT,
	KIND_LIST,
	KIND_LIST_ITEM, /* neither a task nor an event */
	KIND_TASK,
	KIND_EVENT, /* a list item */
	KIND_TABLE,
	KIND_FOOTNOTE,	/* what it says, in the list at the end */
	KIND_FOOTNOTES, /* that list */
	KIND_FIGURE,
	KIND_RULE,
	KIND_RAW, /* HTML that site.yaml allows */
	KIND_KINDS
};

/* What a theme renders itself; nothing of it costs nothing. */
struct wanted_nodes {
	unsigned hooked;		    /* kinds, bits by enum node_kind */
	struct LIST_OF(struct text) blocks; /* info words of KIND_BLOCK */
};

/* "heading", "code_block" … */
const char *node_kind_name(enum node_kind kind);

enum hole_step { HOLE_END, HOLE_TEXT, HOLE_OPEN, HOLE_CLOSE };

/*
 * Takes the next piece of HTML with holes from `*rest`: plain HTML into
 * `*piece`, or the opening of `*hole`, or the close of the innermost.
 */
enum hole_step hole_step(struct text *rest, struct text *piece,
			 struct hole *hole);

/*
 * HTML and the words in it. Most turns of a record are words and marks alone,
 * and there are many: their HTML is not kept but made when it is asked for. Of
 * a document it is the words that are not.
 */
struct rich {
	const struct text *html; /* for rich_html; NULL: made of plain */
	struct text plain;	 /* words: a soft break is a space, a paragraph
				    ends with \n; a mark is one byte 0xFF. For
				    rich_plain; `plain.s` is NULL: made of the
				    HTML, behind whose NUL stands how (steps.c)
				  */
};

/* The HTML, with holes; made in `arena` where it is not kept. */
struct text rich_html(const struct rich *rich, struct arena *arena);

/* The words likewise. */
struct text rich_plain(const struct rich *rich, struct arena *arena);

/* Some of the words. */
struct extract {
	uint32_t start; /* in all of them */
	uint32_t end;
};

/* Borrowed from it, or made in `arena`. */
struct text rich_extract(const struct rich *rich, struct extract extract,
			 struct arena *arena);

/*
 * What the words are, or are made of: for a sum that changes when they do. Of
 * what markdown_read gave, borrowed from it.
 */
struct text rich_kept(const struct rich *rich);

/* ---- Facts ---- */

/*
 * Quoted is a link whose whole text stands in quotation marks, inside of the
 * link or just outside of it; a comma or full stop may stand between.
 *
 * A block quote has an attribution when its last paragraph, or what follows
 * its last line break before a dash, opens with an em dash or a horizontal
 * bar and holds a link. Of several links one is the LINK_BLOCK_QUOTE: the
 * first inside the site with a fragment (#t1), else the last inside the site,
 * else the last.
 */
enum link_form {
	LINK_PLAIN,
	LINK_IMAGE,
	LINK_QUOTED,	 /* its text stands in quotation marks */
	LINK_BLOCK_QUOTE /* the attribution of a block quote */
};

/* Whether what a link of this form leads to is to have said its words. */
static inline bool
link_form_quotes(enum link_form form)
{
	return form == LINK_QUOTED || form == LINK_BLOCK_QUOTE;
}

struct link_fact {
	/* Plain text of the link, without the marks of a quotation; of a
	 * LINK_BLOCK_QUOTE the words quoted; of an image its description. */
	struct text words;
	struct text destination;	  /* where it leads, as cmark gives it:
					     unescaped */
	const struct link_extras *extras; /* never NULL */
	struct small_place place;	  /* of the whole link in the source */
	uint32_t brackets; /* of its length: the words in their brackets */
	uint8_t form;	   /* enum link_form */
	bool nested;	   /* words in a quotation of their own */
	bool half_quoted;  /* one of its quotation marks has no partner */
};

/* What few links have. */
struct link_extras {
	struct text title;
	struct text quotation_id;  /* from {#id} behind the link, or empty */
	struct text attributed_to; /* of a LINK_BLOCK_QUOTE: what stands behind
				      the dash, up to a comma or the link */
	struct text id; /* of an image: from {#id .class}, or empty */
	struct text classes;
};

/* Of a link that has none of it. */
extern const struct link_extras link_no_extras;

struct heading_fact {
	const struct rich *content;
	struct text id;
	struct small_place place;
	uint8_t level; /* 1 … 6 */
};

/* `name=value` behind the info word of a block. */
struct node_option {
	struct text name;
	struct text value; /* "true" when there is none */
};

/* What the kind does not have is empty or 0. */
struct node_fact {
	enum node_kind kind;
	size_t number;	    /* among those of its kind, from 1 */
	struct place place; /* of an inline node that of its block */
	int level;	    /* of a heading */
	int start;	    /* of an ordered list: its first number */
	bool is_ordered;
	bool is_done;	/* of a task */
	bool is_tight;	/* of a list: no paragraphs in its items */
	uint32_t event; /* of an event: its index */
	struct text id; /* of a heading, from {#id}, of a footnote */
	struct text classes;
	struct text name;   /* of code its language, of a callout "note",
			       of a block its info word */
	struct text title;  /* of a callout, in the document's language; of a
			       figure its caption, plain */
	struct text credit; /* of a figure */
	struct text text;   /* of code, a block and raw HTML, as written */
	struct LIST_OF(struct node_option) options; /* of a block */
};

struct node_facts LIST_OF(struct node_fact);

/* What `after=#x` or `before=y.md#x` names, for model/ to find. */
struct order_fact {
	bool is_before; /* this event comes before that */
	struct text target;
	struct place place;
};

/*
 * A list item that opens with a strong date: one that begins as EDTF does
 * (`1931`, `193X`, `-0044`, `Y-17000`, `[1667,1668]`, `..1985`, `~1984`) and
 * has no white space, or is `16.3.1931`, which is then told not to be EDTF; or
 * it opens with **undated**. A colon, a space and options in braces behind it,
 * `{#id after=#x before=y.md#x basis=document}`, belong to the date.
 */
struct event_fact {
	struct place place;
	struct place date_place;
	struct text date; /* EDTF as written; empty: undated */
	struct text id;	  /* from {#id} behind the date, or empty */
	struct text basis;
	struct place basis_place;
	struct LIST_OF(struct order_fact) orders;
	struct rich content; /* the item without its date */
	size_t first_link;   /* links[first_link … +link_count) are in it */
	size_t link_count;
};

/*
 * Words in quotation marks that are no quoted link: not nested ones, none in
 * code, in attributed block quotes or in records.
 */
struct loose_quote {
	struct place place; /* of the opening mark */
	struct text words;
};

struct loose_quotes LIST_OF(struct loose_quote);

/* ---- Records ---- */

enum mark_kind {
	MARK_OMISSION, /* […]: our omission */
	MARK_INAUDIBLE,
	MARK_UNCLEAR,
	MARK_REDACTED,
	MARK_GAP,
	MARK_LAUGHTER,
	MARK_CROSSTALK,
	MARK_PAUSE,
	MARK_SOUND,
	MARK_FOREIGN,
	MARK_SIC,
	MARK_PH,
	MARK_UNKNOWN /* told as R005, kept as it stands */
};

/* "omission", "inaudible" … "unknown". */
const char *mark_kind_name(enum mark_kind kind);

struct mark {
	enum mark_kind kind;
	struct text name;     /* "inaudible" */
	struct text argument; /* "0:04", "safety"; may be empty */
	struct text source;   /* "[inaudible 0:04]" */
	struct place place;
};

struct mark_list LIST_OF(struct mark);

/* Words in quotation marks inside a turn: offsets into its `plain`. */
struct passage_fact {
	size_t start; /* behind the opening mark */
	size_t end;   /* before the closing one */
};

enum item_kind {
	ITEM_TURN,
	ITEM_SECTION, /* a heading */
	ITEM_NOTE,    /* a block quote: the editor speaks */
	ITEM_GAP      /* a paragraph that is a mark and nothing else */
};

#define TIME_NONE INT64_MIN

/* What few pieces of a record have. */
struct item_extras {
	struct text id;	     /* from {#id}; else empty */
	uint32_t first_link; /* links[first_link … +link_count) are in it */
	uint32_t link_count;
	/* Of what stands in braces behind a label, {#id answers=#id}. */
	struct text answers;	    /* the turn it replies to; else empty */
	struct place options_place; /* line 0: there are no braces */
	struct LIST_OF(struct mark) marks;
	struct LIST_OF(struct passage_fact) passages;
};

/* A piece of a record, in order. There may be millions. */
struct item_fact {
	uint8_t kind;	   /* enum item_kind */
	uint8_t level;	   /* of a section */
	bool uncertain;	   /* `Name?` */
	bool is_continued; /* the speaker before goes on behind a heading, a
			      note or a mark: no label in the source */
	uint32_t line;	   /* of the label of a turn: see item_place */
	uint32_t column;
	uint32_t length;
	/* As written, without the colon and `?`; never NULL. Those that are
	 * alike share it as a rule. */
	const struct text *label;
	int64_t time_ms;		  /* or TIME_NONE */
	const struct item_extras *extras; /* never NULL */
	struct rich content; /* a turn's and a note's HTML is paragraphs; a
				section's and a gap's has no tags around it */
};

/* Where it stands, in the file that was read as `path`. */
static inline struct place
item_place(const struct item_fact *item, struct text path)
{
	return (struct place){path, item->line, item->column, item->length};
}

/*
 * What would be a label if somebody of that name speaks: `**Ada** said` and
 * `Ada: said` at the start of a line. Those whose name is also a label of the
 * record are told as R002 and are not here.
 */
struct maybe_label {
	struct text name;
	struct place place;
	const char *fault; /* for R002: "a label without its colon" */
};

/* ---- Reading ---- */

/*
 * Memory that is needed while a document is read, and afterwards for the next.
 * A zeroed struct is fine; it belongs to one thread. markdown_read forgets what
 * is in `arena`: the text of the document may be there.
 */
struct markdown_scratch {
	struct arena arena;
	struct buf html; /* what is written of it, until that is kept */
	struct buf plain;
	struct buf steps;
	struct buf words;
};

void markdown_scratch_free(struct markdown_scratch *scratch);

struct markdown_input {
	struct text path; /* for places: "content/articles/x.md" */
	struct text body;
	size_t first_line; /* of the body in its file */
	struct text language;
	bool is_record;	  /* read by the record pass: `items` instead of
			     `content` */
	bool lift_events; /* lists of nothing but events are left out of
			     `content` (they are in `events`) */
	bool raw_html;
	bool smart_punctuation; /* never in records */
	struct wanted_nodes wanted;
	struct markdown_scratch *scratch; /* NULL: memory of its own */
	/* For what is said of links and headings but extras and contents:
	 * there is much of it, and it need not stay. NULL: it is with the
	 * rest. */
	struct arena *passing;
	struct laps *laps; /* of the thread, or NULL */
};

struct markdown {
	struct rich content;
	struct LIST_OF(struct link_fact) links; /* and images */
	struct LIST_OF(struct heading_fact) headings;
	struct LIST_OF(struct text) anchors; /* further ids: {#id} of images
						and code, footnotes */
	struct LIST_OF(struct event_fact) events;
	struct node_facts nodes; /* as they begin */
	struct loose_quotes loose_quotes;
	struct LIST_OF(struct item_fact) items; /* of a record */
	struct LIST_OF(struct maybe_label) maybe_labels;
	struct text summary; /* plain text of what stands before
				`<!-- more -->`; of a record its first turn's */
	struct extract lead; /* without: of `content`, the first paragraph that
				stands in no quote or list */
	size_t words;	     /* of content, or of all items */
};

/*
 * Reads one document. `in` is borrowed, its texts but the body must outlive the
 * arena; the result is in the arena. Mistakes are told (D007, M001 … M003, M005
 * … M011, L004, R002 … R009) and what can be read is there. Never NULL. May run
 * on any thread.
 */
struct markdown *markdown_read(const struct markdown_input *in,
			       struct arena *arena, struct diag *diag);

/* ---- Quotation marks ---- */

struct quoted_span {
	size_t open;  /* of the opening mark */
	size_t start; /* of the first byte quoted */
	size_t end;   /* behind the last byte quoted */
	size_t close; /* behind the closing mark */
	bool nested;  /* inside another span */
};

struct quoted_spans LIST_OF(struct quoted_span);

/*
 * Finds the pairs of quotation marks in plain text, outermost first in order
 * of their opening: those of the document's language and the pairs all
 * languages share (“”, "", «», „“, ‹›, 「」, ‚‘ …). ’ is an apostrophe unless
 * it closes a ‘. A mark without its pair opens nothing.
 */
void quoted_spans_find(struct text plain, struct text language,
		       struct arena *arena, struct quoted_spans *spans);

/* ---- Times ---- */

enum time_found {
	TIME_NOT, /* something else */
	TIME_GOOD,
	TIME_BAD /* digits and colons that are no time */
};

/* `0:41`, `00:41`, `90:12`, `1:02:03.500` or `0:41,5` in milliseconds. */
enum time_found time_read(struct text t, int64_t *ms);

/* ---- URLs ---- */

enum url_fault { URL_FINE, URL_SCHEME, URL_HOST, URL_CONTROL };

/*
 * Checks a destination as browsers read it: http, https, mailto, tel or
 * relative. `scheme` is set for URL_SCHEME and borrowed from `url`. What is
 * wrong with a link of a document is told when it is read (L004).
 */
enum url_fault url_check(struct text url, struct text *scheme);

#endif
