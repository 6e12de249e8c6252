#include "markdown/inner.h"

#include "base/integrity.h"

/* ---- Links ---- */

/* "file:", or the letter of a drive. */
static bool
is_of_machine(struct text scheme)
{
	return scheme.len == 1 || text_equal_fold(scheme, TEXT("file"));
}

static void
tell_own_file(struct render *r, const struct place *place)
{
	diag_error(r->reader->diag, L004, place,
		   "this leads to a file of your own machine, where no reader "
		   "finds it");
	diag_hint(r->reader->diag,
		  "put the file beside this document and link to its name");
}

static void
tell_url(struct render *r, struct text url, const struct place *place)
{
	struct diag *diag = r->reader->diag;
	struct text scheme = {0};

	switch (url_check(url, &scheme)) {
	case URL_FINE:
		return;
	case URL_CONTROL:
		diag_error(diag, L004, place,
			   "this URL holds a control character");
		break;
	case URL_HOST:
		diag_error(diag, L004, place,
			   "a URL must not begin with two slashes: %.*s",
			   TEXT_ARG(url));
		diag_hint(diag, "write https:// before the host");
		return;
	case URL_SCHEME:
		if (is_of_machine(scheme)) {
			tell_own_file(r, place);
			return;
		}
		diag_error(diag, L004, place,
			   "URLs of the scheme \"%.*s:\" are not published",
			   TEXT_ARG(scheme));
		break;
	}
	diag_hint(diag, "a link is http:, https:, mailto:, tel: or a path; "
			"a path whose name has a colon begins with ./");
}

/* Without the bytes that are in no UTF-8. */
static struct text
clean_text(struct arena *arena, struct text t)
{
	char *bytes;
	size_t length = 0;

	if (!has_foreign(t))
		return arena_text(arena, t);
	bytes = arena_bytes(arena, t.len + 1);
	for (size_t i = 0; i < t.len; i++) {
		if (!is_foreign(t.s[i]))
			bytes[length++] = t.s[i];
	}
	bytes[length] = '\0';
	return (struct text){bytes, length};
}

const struct link_extras link_no_extras;

struct link_extras *
link_extras(struct render *r, struct link_fact *link)
{
	struct link_extras *extras;

	if (link->extras != &link_no_extras)
		return (struct link_extras *)link->extras;
	extras = arena_new(r->reader->arena, struct link_extras);
	link->extras = extras;
	return extras;
}

void
link_set_words(struct render *r, struct link_fact *link, struct text words)
{
	link->words = arena_text(r->reader->passing, words);
}

static size_t
add_link(struct render *r, cmark_node *node, enum link_form form)
{
	struct text title = text_of(cmark_node_get_title(node));
	struct markdown *out = r->reader->out;
	struct link_fact *link = list_push(r->reader->scratch, &out->links);
	struct text to = text_of(cmark_node_get_url(node));
	struct text url = clean_text(r->reader->passing, to);
	struct located found = locate_link(r, node, to);

	*link = (struct link_fact){
		.form = (uint8_t)form,
		.brackets = (uint32_t)found.words,
		.place = place_small(&found.place),
		.destination = url,
		.extras = &link_no_extras,
	};
	if (title.len > 0)
		link_extras(r, link)->title =
			clean_text(r->reader->arena, title);
	tell_url(r, url, &found.place);
	integrity_check_name(url, "this URL", &found.place, r->reader->diag);
	return out->links.count - 1;
}

size_t
fact_link(struct render *r, cmark_node *node)
{
	size_t link = add_link(r, node, LINK_PLAIN);
	size_t start = r->plain.len - r->leaf.plain;

	list_add(r->reader->scratch, &r->leaf.links,
		 ((struct inline_span){start, start, link}));
	return link;
}

/* `{#id}` right behind the link names a quotation and is not shown. */
static void
take_id(struct render *r, cmark_node *node, struct link_fact *link)
{
	cmark_node *next = cmark_node_next(node);
	const char *literal;
	struct text words;
	size_t end;

	if (!next || cmark_node_get_type(next) != CMARK_NODE_TEXT)
		return;
	literal = cmark_node_get_literal(next);
	if (literal[0] != '{' || literal[1] != '#')
		return;
	words = text_of(literal);
	end = text_find_char(words, '}', 0);
	if (end == TEXT_NOT_FOUND ||
	    text_find_char(text_slice(words, 0, end), ' ', 0) != TEXT_NOT_FOUND)
		return;
	link_extras(r, link)->quotation_id =
		arena_text(r->reader->arena, text_slice(words, 2, end));
	r->skip = end + 1;
}

void
fact_link_end(struct render *r, cmark_node *node)
{
	struct inline_span *link = list_last(&r->leaf.links);

	link->end = r->plain.len - r->leaf.plain;
	take_id(r, node, &r->reader->out->links.items[link->link]);
}

size_t
fact_image(struct render *r, cmark_node *node)
{
	const struct attributes *given = cmark_node_get_user_data(node);
	size_t link = add_link(r, node, LINK_IMAGE);
	struct link_fact *fact = &r->reader->out->links.items[link];

	buf_reset(&r->scratch);
	words_with_images(node, &r->scratch, false);
	link_set_words(r, fact, buf_as_text(&r->scratch));
	if (given) {
		link_extras(r, fact)->id = given->id;
		link_extras(r, fact)->classes = given->classes;
	}
	return link;
}

void
fact_code(struct render *r, size_t start)
{
	list_add(r->reader->scratch, &r->leaf.codes,
		 ((struct inline_span){start - r->leaf.plain,
				       r->plain.len - r->leaf.plain, 0}));
}

/* ---- What is left over ---- */

/* How far the end of what looks like a path is looked for. */
#define MOST_OF_A_PATH 1000
/* One of them is enough to stop the build. */
#define MOST_COMMENTS 8

static void
tell_left_over(struct render *r, struct text after)
{
	struct diag *diag = r->reader->diag;
	struct text near = text_slice(after, 0, MOST_OF_A_PATH);
	struct text path = text_slice(near, 0, text_find_char(near, ')', 0));
	struct place place;
	size_t length;
	size_t at = locate_left_over(r, after, &length);

	if (at == TEXT_NOT_FOUND)
		return;
	place = source_place(r->source, at, length);
	diag_error(diag, M001, &place, "this looks like a link and is none");
	if (path.len < near.len &&
	    text_find_char(text_trim(path), ' ', 0) != TEXT_NOT_FOUND)
		diag_hint(diag, "a path with a space stands in <…>, or has "
				"%%20 for the space");
	else
		diag_hint(diag, "a link is [text](path) on one line; where the "
				"text is meant as it stands write \\](");
}

/*
 * A comment that is not closed in its paragraph is none to CommonMark: what
 * its author wrote for nobody would be read by all.
 */
static void
tell_comment(struct render *r, struct text after)
{
	size_t at = locate_comment(r, after);
	struct place place;

	if (at == TEXT_NOT_FOUND)
		return;
	place = source_place(r->source, at, strlen("<!--"));
	diag_error(r->reader->diag, M001, &place,
		   "this comment has no end in its paragraph: its words would "
		   "be published");
	diag_hint(r->reader->diag,
		  "close it with --> before the blank line; where <!-- is "
		  "meant as it stands write \\<!--");
}

void
fact_check_left_over(struct render *r, struct text words)
{
	size_t comment = text_find(words, TEXT("<!--"), 0);
	size_t at = 0;

	for (int i = 0; i < MOST_COMMENTS && comment != TEXT_NOT_FOUND; i++) {
		tell_comment(r, text_from(words, comment + 4));
		comment = text_find(words, TEXT("<!--"), comment + 4);
	}

	while ((at = find_pair(words, "](", at)) != TEXT_NOT_FOUND) {
		at += 2;
		tell_left_over(r, text_from(words, at));
	}
}

/* ---- A leaf, and the quotation marks in it ---- */

void
leaf_set_source(struct render *r, size_t start, size_t end)
{
	r->leaf.start = start;
	r->leaf.end = end;
	r->leaf.links_found = start;
	r->leaf.html_found = start;
	r->leaf.left_found = start;
	r->leaf.quote_found = start;
}

void
leaf_begin(struct render *r, cmark_node *node)
{
	leaf_set_source(r, source_block_start(r->source, node),
			source_block_end(r->source, node));
	r->leaf.html = r->html.len;
	r->leaf.plain = r->plain.len;
	r->leaf.links.count = 0;
	r->leaf.codes.count = 0;
	r->leaf.id = (struct text){0};
	r->leaf.may_quote = false;
	smart_begin(r, node);
}

/* The words of the leaf, code blotted out: marks in it quote nothing. */
static struct text
words_without_code(struct render *r)
{
	struct text words = text_from(buf_as_text(&r->plain), r->leaf.plain);

	if (r->leaf.codes.count == 0)
		return words;
	buf_reset(&r->scratch);
	buf_text(&r->scratch, words);
	list_each (struct inline_span, code, &r->leaf.codes)
		memset(r->scratch.s + code->start, 'x',
		       code->end - code->start);
	return buf_as_text(&r->scratch);
}

/* Whether only white space and closing punctuation is between two offsets. */
static bool
is_filler(struct text words, size_t from, size_t to)
{
	struct text rest;

	if (from > to)
		return false;
	rest = text_slice(words, from, to);
	while (rest.len > 0) {
		int32_t c = utf8_next(&rest);

		if (!utf8_is_space(c) &&
		    !(c > 0 && c < 0x80 && strchr(".,;:!?", c)))
			return false;
	}
	return true;
}

static bool
is_space(struct text words, size_t from, size_t to)
{
	struct text rest;

	if (from > to)
		return false;
	rest = text_slice(words, from, to);
	while (rest.len > 0) {
		if (!utf8_is_space(utf8_next(&rest)))
			return false;
	}
	return true;
}

/* The quotation marks of a leaf and the links in it, both in order. */
struct quoting {
	struct text words; /* code blotted out */
	struct quoted_spans spans;
	bool *linked; /* for each span */
	size_t next;  /* first span that opens at or behind the link */
	bool *paired; /* for each byte: a mark of a pair; NULL: not looked for
		       */
};

/* The marks close at the end of the link's text, inside or just outside. */
static bool
closes_at_end(const struct quoting *q, const struct inline_span *link,
	      const struct quoted_span *span)
{
	return is_filler(q->words, span->close, link->end) ||
	       is_filler(q->words, link->end, span->end);
}

/*
 * The quotation marks that stand about all of a link's text, each inside or
 * just outside of it; NULL: there are none.
 */
static const struct quoted_span *
marks_about(struct quoting *q, const struct inline_span *link)
{
	const struct quoted_span *span = q->spans.items;
	size_t next;

	while (q->next < q->spans.count && span[q->next].open < link->start)
		q->next++;
	next = q->next;
	if (next < q->spans.count &&
	    is_space(q->words, link->start, span[next].open) &&
	    closes_at_end(q, link, &span[next]))
		return &span[next];
	if (next > 0 && is_space(q->words, span[next - 1].start, link->start) &&
	    closes_at_end(q, link, &span[next - 1]))
		return &span[next - 1];
	return NULL;
}

/* Where the character before `at` begins. */
static size_t
before(struct text words, size_t at)
{
	do
		at--;
	while (at > 0 && ((unsigned char)words.s[at] & 0xc0) == 0x80);
	return at;
}

static void
find_paired(struct render *r, struct quoting *q)
{
	q->paired = arena_array(r->reader->scratch, bool, q->words.len);
	list_each (const struct quoted_span, span, &q->spans) {
		q->paired[span->open] = true;
		q->paired[before(q->words, span->close)] = true;
	}
}

/* Whether a quotation mark of no pair stands at `at`; 5" is none. */
static bool
is_lone_mark(struct render *r, struct quoting *q, size_t at)
{
	struct text rest = text_from(q->words, at);
	int32_t c = rest.len > 0 ? utf8_next(&rest) : 0;

	if (!quotation_mark_is_certain(c) ||
	    (c == '"' && at > 0 && ascii_is_digit(q->words.s[at - 1])))
		return false;
	if (!q->paired)
		find_paired(r, q);
	return !q->paired[at];
}

/*
 * Whether a link's text begins or ends with a quotation mark that has no
 * partner, or stands between two such: “words“ with two opening marks.
 */
static bool
is_half_quoted(struct render *r, struct quoting *q,
	       const struct inline_span *link)
{
	size_t start = link->start;
	size_t end = link->end;

	while (start < end && q->words.s[start] == ' ')
		start++;
	while (end > start && strchr(" .,;:!?", q->words.s[end - 1]))
		end--;
	if (end == start)
		return false;
	if (is_lone_mark(r, q, start) ||
	    is_lone_mark(r, q, before(q->words, end)))
		return true;
	return link->start > 0 &&
	       is_lone_mark(r, q, before(q->words, link->start)) &&
	       is_lone_mark(r, q, link->end);
}

static void
quote_link(struct render *r, struct quoting *q, const struct inline_span *at)
{
	struct text plain = text_from(buf_as_text(&r->plain), r->leaf.plain);
	struct link_fact *link = &r->reader->out->links.items[at->link];
	const struct quoted_span *span = marks_about(q, at);
	size_t start = at->start;
	size_t end = at->end;

	if (!span) {
		link->half_quoted = is_half_quoted(r, q, at);
		return;
	}
	if (span->start > start)
		start = span->start;
	if (span->end < end)
		end = span->end;
	link->form = LINK_QUOTED;
	link->nested = span->nested;
	link_set_words(r, link, text_slice(plain, start, end));
	q->linked[span - q->spans.items] = true;
}

static void
add_loose(struct render *r, const struct quoting *q, size_t i)
{
	const struct quoted_span *span = &q->spans.items[i];
	struct text plain = text_from(buf_as_text(&r->plain), r->leaf.plain);
	struct text whole = text_slice(plain, span->open, span->close);
	size_t at;

	if (span->nested)
		return;
	at = locate_quote(r, whole, q->linked[i]);
	if (q->linked[i] || r->attributed > 0)
		return;
	*list_push(r->reader->scratch, &r->reader->out->loose_quotes) =
		(struct loose_quote){
			source_place(r->source, at, whole.len),
			arena_text(r->reader->arena,
				   text_slice(plain, span->start, span->end)),
		};
}

static void
leaf_quotes(struct render *r)
{
	struct quoting q = {.words = words_without_code(r)};

	quoted_spans_find(q.words, r->reader->in->language, r->reader->scratch,
			  &q.spans);
	q.linked = arena_array(r->reader->scratch, bool, q.spans.count);
	list_each (struct inline_span, link, &r->leaf.links)
		quote_link(r, &q, link);
	for (size_t i = 0; i < q.spans.count && !r->reader->in->is_record; i++)
		add_loose(r, &q, i);
}

void
leaf_end(struct render *r)
{
	struct text plain = text_from(buf_as_text(&r->plain), r->leaf.plain);

	list_each (struct inline_span, link, &r->leaf.links)
		link_set_words(r, &r->reader->out->links.items[link->link],
			       text_slice(plain, link->start, link->end));
	if (r->leaf.may_quote)
		leaf_quotes(r);
}

/* Words in one line; a mark of a record has none. */
static struct text
one_line(struct arena *arena, struct text plain)
{
	struct text line = clean_text(arena, plain);
	char *bytes = (char *)(uintptr_t)line.s; /* just taken: nobody's */
	size_t end = 0;

	while ((end = text_find_char(line, '\n', end)) != TEXT_NOT_FOUND)
		bytes[end] = ' ';
	return line;
}

/* Words that stand in the plain text. */
static struct extract
extract_of(const struct render *r, struct text words)
{
	size_t start = (size_t)(words.s - r->plain.s);

	return (struct extract){(uint32_t)start, (uint32_t)(start + words.len)};
}

/* Of records it is what the first turn says: see document.c. */
void
fact_paragraph(struct render *r, cmark_node *node)
{
	cmark_node *parent = cmark_node_parent(node);
	struct text words;

	if (r->has_excerpt || r->reader->in->is_record || !parent ||
	    cmark_node_get_type(parent) != CMARK_NODE_DOCUMENT)
		return;
	words = text_trim(text_from(buf_as_text(&r->plain), r->leaf.plain));
	if (has_foreign(words))
		r->reader->out->summary = clean_text(r->reader->arena, words);
	else
		r->reader->out->lead = extract_of(r, words);
	r->has_excerpt = words.len > 0;
}

/* Whether it is the comment that ends a summary: `<!-- more -->`. */
static bool
is_more(struct text html)
{
	html = text_trim(html);
	return text_starts(html, TEXT("<!--")) &&
	       text_ends(html, TEXT("-->")) && html.len > 7 &&
	       text_equal(text_trim(text_slice(html, 4, html.len - 3)),
			  TEXT("more"));
}

void
fact_more(struct render *r, struct text html)
{
	struct text before = text_trim(buf_as_text(&r->plain));

	if (r->has_more || before.len == 0 || !is_more(html))
		return;
	r->reader->out->summary = one_line(r->reader->arena, before);
	r->has_more = r->has_excerpt = true;
}
