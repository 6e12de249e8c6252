#include "base/block.h"
#include "markdown/inner.h"

/* How many openings are tried for one link, and how many letters compared. */
#define MOST_TRIED 200
#define MOST_COMPARED 64

/*
 * How far things are looked for: the end of a code span, the next letter, the
 * `[` before a `](`, a quotation behind the last one.
 */
#define MOST_CODE 1024
#define MOST_MARKUP 256
#define MOST_LABEL 1000
#define MOST_BETWEEN_QUOTES 8192

static bool
is_escaped(struct text t, size_t at)
{
	size_t slashes = 0;

	while (slashes < at && t.s[at - slashes - 1] == '\\')
		slashes++;
	return slashes % 2 == 1;
}

static size_t
run_of(struct text t, size_t at, char c)
{
	size_t end = at;

	while (end < t.len && t.s[end] == c)
		end++;
	return end - at;
}

/* Behind the code span that begins at `at`, or behind its backticks. */
static size_t
skip_code(struct text t, size_t at)
{
	size_t ticks = run_of(t, at, '`');
	struct text near = text_slice(t, 0, at + MOST_CODE);
	size_t i = at + ticks;

	while ((i = text_find_char(near, '`', i)) != TEXT_NOT_FOUND) {
		size_t run = run_of(t, i, '`');

		i += run;
		if (run == ticks)
			return i;
	}
	return at + ticks;
}

static block_found
find_opening(block b)
{
	return (b == '\\') | (b == '`') | (b == '!') | (b == '[') | (b == '<');
}

/* The next `[`, `![` or `<` that opens something, or TEXT_NOT_FOUND. */
static size_t
next_opening(struct text t, size_t at)
{
	for (;;) {
		at = block_find_in(t, at, find_opening);
		if (at == t.len)
			return TEXT_NOT_FOUND;
		if (t.s[at] == '\\')
			at += 2;
		else if (t.s[at] == '`')
			at = skip_code(t, at);
		else if (t.s[at] != '!' || run_of(t, at + 1, '[') > 0)
			return at;
		else
			at++;
	}
}

/* Bytes to pass over: no letter, General Punctuation (E2 80 …), entities. */
static size_t
no_letter(struct text t, size_t at)
{
	unsigned char c = (unsigned char)t.s[at];
	size_t end;

	if (c == 0xe2 && at + 2 < t.len && (unsigned char)t.s[at + 1] == 0x80)
		return 3;
	if (c >= 0x80 || ascii_is_alnum(t.s[at]))
		return 0;
	if (c != '&')
		return 1;
	end = text_find_char(text_slice(t, 0, at + 12), ';', at);
	return end == TEXT_NOT_FOUND ? 1 : end - at + 1;
}

/* Where the next letter is, or where it was given up; at most t.len. */
static size_t
next_letter(struct text t, size_t at)
{
	size_t most = at + MOST_MARKUP < t.len ? at + MOST_MARKUP : t.len;
	size_t step;

	while (at < most && (step = no_letter(t, at)) > 0)
		at += step;
	return at < t.len ? at : t.len;
}

/*
 * Whether the letters of `words` follow `at` in the source, markup passed
 * over. `*end` is behind the last of them; when words are long, only their
 * beginning is compared and `*end` is TEXT_NOT_FOUND.
 */
static bool
letters_follow(struct text t, size_t at, struct text words, size_t *end)
{
	size_t word = 0;
	int compared = 0;

	while (word < words.len && at < t.len && compared < MOST_COMPARED &&
	       ascii_is_alnum(words.s[word]) && t.s[at] == words.s[word]) {
		word++;
		at++;
		compared++;
	}
	*end = at;
	word = next_letter(words, word);
	for (; word < words.len; compared++) {
		if (compared == MOST_COMPARED) {
			*end = TEXT_NOT_FOUND;
			return true;
		}
		at = next_letter(t, at);
		if (at == t.len || t.s[at] != words.s[word])
			return false;
		*end = ++at;
		word = next_letter(words, word + 1);
	}
	return true;
}

/*
 * The bracket that closes behind `at` and makes a link, before the next
 * letter: one that `(` or `[` follows, or any where references are defined.
 */
static size_t
label_end(struct text t, size_t at, bool has_definitions)
{
	size_t most = next_letter(t, at);

	for (; at < most; at++) {
		char behind = at + 1 < t.len ? t.s[at + 1] : '\0';

		if (t.s[at] == ']' &&
		    (behind == '(' || behind == '[' || has_definitions))
			return at;
	}
	return TEXT_NOT_FOUND;
}

/* `[a]: …` at the beginning of a line is no link but what one refers to. */
static bool
defines(struct text t, size_t open, size_t close)
{
	if (close + 1 >= t.len || t.s[close + 1] != ':')
		return false;
	while (open > 0 && strchr(" >", t.s[open - 1]))
		open--;
	return open == 0 || t.s[open - 1] == '\n';
}

/* What is looked for. */
struct wanted {
	struct text words;
	bool is_image;
	bool is_autolink; /* perhaps: its words are its destination */
	bool has_definitions;
};

/* `[words](`, with nothing in the words. */
static bool
opens_exactly(struct text t, size_t at, struct text words)
{
	return t.s[at] == '[' && text_starts(text_from(t, at + 1), words) &&
	       text_starts(text_from(t, at + 1 + words.len), TEXT("]("));
}

static bool
opens_wanted(struct text t, size_t at, const struct wanted *wanted)
{
	size_t end;

	if (!wanted->is_image && opens_exactly(t, at, wanted->words))
		return true;
	if ((t.s[at] == '!') != wanted->is_image)
		return false;
	if (t.s[at] == '<' && !wanted->is_autolink)
		return false;
	if (!letters_follow(t, at + 1, wanted->words, &end))
		return false;
	if (end == TEXT_NOT_FOUND)
		return true;
	if (t.s[at] == '<')
		return text_find_char(text_slice(t, 0, next_letter(t, end)),
				      '>', end) != TEXT_NOT_FOUND;
	end = label_end(t, end, wanted->has_definitions);
	return end != TEXT_NOT_FOUND && !defines(t, at, end);
}

/* The source up to the end of the leaf: offsets stay those of the text. */
static struct text
leaf_source(const struct render *r)
{
	return text_slice(r->source->text, 0, r->leaf.end);
}

/* The text of a link or image that holds nothing else, as most; or NULL. */
static const char *
only_text(cmark_node *node)
{
	cmark_node *first = cmark_node_first_child(node);

	if (!first || cmark_node_next(first) ||
	    cmark_node_get_type(first) != CMARK_NODE_TEXT)
		return NULL;
	return cmark_node_get_literal(first);
}

/* The words of a link or image, borrowed. */
static struct text
words_inside(struct render *r, cmark_node *node)
{
	const char *text = only_text(node);

	if (text && !has_foreign(text_of(text)))
		return text_of(text);
	buf_reset(&r->scratch);
	words_with_images(node, &r->scratch, false);
	return buf_as_text(&r->scratch);
}

static struct wanted
wanted_link(struct render *r, cmark_node *node, struct text url)
{
	struct wanted wanted = {
		.words = words_inside(r, node),
		.is_image = cmark_node_get_type(node) == CMARK_NODE_IMAGE,
		.has_definitions = r->source->has_definitions,
	};

	if (text_starts(url, TEXT("mailto:")))
		url = text_from(url, 7);
	wanted.is_autolink = text_ends(url, wanted.words);
	return wanted;
}

/* Brackets of every kind, and what escapes one. */
static block_found
find_bracket(block b)
{
	return ((b | 1) == ')') | ((b | 2) == '>') | (b == '[') | (b == ']') |
	       (b == '\\');
}

/* Behind what closes the bracket at `open`, or `open` when nothing does. */
static size_t
behind_closing(struct text t, size_t open, char closing)
{
	struct text near = text_slice(t, 0, open + MOST_LABEL);
	size_t depth = 0;
	size_t at = open;

	for (; at < near.len; at = block_find_in(near, at + 1, find_bracket)) {
		if (t.s[at] == '\\')
			at++;
		else if (t.s[at] == t.s[open])
			depth++;
		else if (t.s[at] == closing && --depth == 0)
			return at + 1;
	}
	return open;
}

/* The link or image that begins at `at`. */
static struct located
measure_link(struct render *r, size_t at)
{
	struct text t = leaf_source(r);
	size_t open = t.s[at] == '!' ? at + 1 : at;
	size_t words = behind_closing(t, open, t.s[open] == '<' ? '>' : ']');
	size_t end = words;

	if (words > open && words < t.len && t.s[words] == '(')
		end = behind_closing(t, words, ')');
	else if (words > open && words < t.len && t.s[words] == '[')
		end = behind_closing(t, words, ']');
	return (struct located){source_place(r->source, at, end - at),
				words - at};
}

static struct located
not_located(struct render *r)
{
	return (struct located){source_place(r->source, r->leaf.start, 0), 0};
}

/* A URL without brackets stands in the source as it is. */
static struct located
locate_bare(struct render *r, cmark_node *link)
{
	struct text words =
		text_of(cmark_node_get_literal(cmark_node_first_child(link)));
	size_t at = text_find(leaf_source(r), words, r->leaf.links_found);

	if (at == TEXT_NOT_FOUND)
		return not_located(r);
	r->leaf.links_found = at + 1;
	return (struct located){source_place(r->source, at, words.len),
				words.len};
}

/*
 * `[words](to)`, as most links are written: with nothing in the words, nothing
 * escaped, and where cmark says. False: it is not so.
 */
static bool
locate_plain(struct render *r, cmark_node *link, struct text to,
	     struct located *found)
{
	struct text t = leaf_source(r);
	size_t at = source_block_start(r->source, link);
	struct text rest = text_from(t, at);
	const char *inside = only_text(link);
	struct text words = text_of(inside);
	size_t length = 1 + words.len + 2 + to.len + 1;

	if (at < r->leaf.links_found || !inside || length > MOST_LABEL ||
	    length > rest.len || !opens_exactly(t, at, words) ||
	    rest.s[length - 1] != ')' ||
	    memcmp(rest.s + words.len + 3, to.s, to.len) != 0)
		return false;
	r->leaf.links_found = at + length;
	*found = (struct located){source_block_place(r->source, link, length),
				  words.len + 2};
	return true;
}

struct located
locate_link(struct render *r, cmark_node *node, struct text to)
{
	struct wanted wanted;
	struct located found;
	struct text t = leaf_source(r);
	size_t at;

	if (cmark_node_get_type(node) == CMARK_NODE_LINK) {
		if (cmark_node_get_user_data(node))
			return locate_bare(r, node);
		if (locate_plain(r, node, to, &found))
			return found;
	}
	wanted = wanted_link(r, node, to);
	at = next_opening(t, r->leaf.links_found);
	for (int i = 0; i < MOST_TRIED && at < t.len; i++) {
		if (opens_wanted(t, at, &wanted)) {
			r->leaf.links_found = at + 1 + wanted.is_image;
			return measure_link(r, at);
		}
		at = next_opening(t, at + 1);
	}
	return not_located(r);
}

size_t
locate_html(struct render *r, struct text html)
{
	struct text line = html;
	size_t at;

	text_line(&html, &line);
	at = text_find(leaf_source(r), line, r->leaf.html_found);
	if (at == TEXT_NOT_FOUND)
		return r->leaf.start;
	r->leaf.html_found = at + line.len;
	return at;
}

struct place
locate_words(struct render *r, cmark_node *node, struct text words)
{
	const struct source *source = r->source;
	cmark_node *leaf = node;
	size_t start;
	size_t at;

	while (cmark_node_get_type(leaf) != CMARK_NODE_PARAGRAPH &&
	       cmark_node_get_type(leaf) != CMARK_NODE_HEADING)
		leaf = cmark_node_parent(leaf);
	start = source_block_start(source, leaf);
	at = text_find(
		text_slice(source->text, 0, source_block_end(source, leaf)),
		words, start);
	if (at == TEXT_NOT_FOUND)
		return source_place(source, start, 1);
	return source_place(source, at, words.len);
}

/* The start of a quotation that surely stands in the source as it is. */
static struct text
quote_start(struct text quote)
{
	size_t length = 0;

	while (length < quote.len && length < MOST_COMPARED &&
	       !strchr(" *_[]`<&\\!", quote.s[length]))
		length++;
	return text_slice(quote, 0, length);
}

static struct text
first_character(struct text t)
{
	struct text rest = t;

	if (t.len > 0)
		utf8_next(&rest);
	return text_slice(t, 0, t.len - rest.len);
}

size_t
locate_quote(struct render *r, struct text quote, bool is_linked)
{
	size_t from = r->leaf.quote_found;
	struct text near =
		text_slice(leaf_source(r), 0, from + MOST_BETWEEN_QUOTES);
	struct text start = quote_start(quote);
	size_t at = TEXT_NOT_FOUND;

	if (!is_linked)
		at = text_find(near, start, from);
	if (at == TEXT_NOT_FOUND) {
		start = first_character(quote);
		at = text_find(near, start, from);
	}
	if (at == TEXT_NOT_FOUND)
		return r->leaf.start;
	r->leaf.quote_found = at + start.len;
	return at;
}

/* Whether source and text go on alike, as far as that can be told. */
static bool
goes_on(struct text source, struct text after)
{
	for (size_t i = 0; i < after.len && i < source.len && i < 16; i++) {
		if (source.s[i] == '\\' || source.s[i] == '&')
			return true;
		if (source.s[i] != after.s[i])
			return false;
	}
	return true;
}

/* The `[` that the `]` at `close` would belong to, or `close`. */
static size_t
opening_of(struct text t, size_t close, size_t start)
{
	size_t depth = 1;

	for (size_t at = close; at > start && close - at < MOST_LABEL; at--) {
		char c = t.s[at - 1];

		if (c == ']')
			depth++;
		else if (c == '[' && --depth == 0)
			return at - 1;
	}
	return close;
}

static size_t
left_over_length(struct text t, size_t start, size_t behind)
{
	struct text near = text_slice(t, 0, behind + MOST_LABEL);
	size_t line = text_find_char(near, '\n', behind);
	size_t end = text_find_char(text_slice(near, 0, line), ')', behind);

	return (end == TEXT_NOT_FOUND ? behind : end + 1) - start;
}

size_t
locate_comment(const struct render *r, struct text after)
{
	struct text t = leaf_source(r);
	size_t at = text_find(t, TEXT("<!--"), r->leaf.start);

	while (at != TEXT_NOT_FOUND && !goes_on(text_from(t, at + 4), after))
		at = text_find(t, TEXT("<!--"), at + 4);
	return at == TEXT_NOT_FOUND || is_escaped(t, at) ? TEXT_NOT_FOUND : at;
}

size_t
locate_left_over(struct render *r, struct text after, size_t *length)
{
	struct text t = leaf_source(r);
	size_t at = r->leaf.left_found;

	for (int i = 0; i < MOST_TRIED; i++) {
		size_t open;

		at = find_pair(t, "](", at);
		if (at == TEXT_NOT_FOUND)
			break;
		open = opening_of(t, at, r->leaf.start);
		at += 2;
		if (!goes_on(text_from(t, at), after))
			continue;
		r->leaf.left_found = at;
		*length = left_over_length(t, open, at);
		return is_escaped(t, at - 2) || is_escaped(t, open)
			       ? TEXT_NOT_FOUND
			       : open;
	}
	return TEXT_NOT_FOUND;
}
