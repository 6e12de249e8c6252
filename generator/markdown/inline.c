#include "markdown/inner.h"

/*
 * What stands in text nodes: `~~struck out~~`, `[^1]`, bare URLs and e-mail
 * addresses. They are made nodes of the tree, so that all that walks it finds
 * links and words where they belong. Escapes have left BYTE_ESCAPED behind.
 */

#define LONGEST_LABEL 100

struct token {
	cmark_node *node;
	size_t depth;
};

struct scan {
	struct render *r;
	unsigned syntax;
	cmark_node *text; /* being looked at */
	struct text words;
	size_t done; /* what of the words is in nodes already */
	size_t depth;
	size_t in_link;			   /* links and images around it */
	struct LIST_OF(struct token) open; /* `~~` without a partner */
	struct LIST_OF(struct token) tokens;
};

/* What was found at a place in the words. */
struct found {
	size_t start;
	size_t end;
	cmark_node *node;
};

static const struct inline_node *
inline_of(cmark_node *node)
{
	return cmark_node_get_user_data(node);
}

static cmark_node *
make_node(struct scan *s, enum inline_kind kind, struct inline_node **data)
{
	struct arena *scratch = s->r->reader->scratch;
	cmark_node *node = tree_node(scratch, CMARK_NODE_CUSTOM_INLINE);

	*data = arena_new(scratch, struct inline_node);
	(*data)->kind = kind;
	cmark_node_set_user_data(node, *data);
	return node;
}

static char
byte_at(struct text t, size_t at)
{
	return at < t.len ? t.s[at] : '\0';
}

/* ---- Struck out ---- */

enum { SIDE_SPACE, SIDE_PUNCT, SIDE_WORD };

/* What a node beside the text counts as. */
static int
side_of_node(struct scan *s, cmark_node *beside)
{
	cmark_node_type type;

	if (!beside) {
		type = cmark_node_get_type(cmark_node_parent(s->text));
		return type == CMARK_NODE_PARAGRAPH ||
				       type == CMARK_NODE_HEADING
			       ? SIDE_SPACE
			       : SIDE_PUNCT;
	}
	type = cmark_node_get_type(beside);
	return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK
		       ? SIDE_SPACE
		       : SIDE_PUNCT;
}

static int
side_of(int32_t c)
{
	if (utf8_is_space(c))
		return SIDE_SPACE;
	return utf8_is_punct(c) || c >= UTF8_BYTE ? SIDE_PUNCT : SIDE_WORD;
}

static bool
find_strike(struct scan *s, size_t at, struct found *found)
{
	struct text behind = text_from(s->words, at + 2);
	struct inline_node *data;
	int before;
	int after;

	if (byte_at(s->words, at + 1) != '~' ||
	    byte_at(s->words, at + 2) == '~' ||
	    byte_at(s->words, at + 2) == BYTE_ESCAPED)
		return false;
	before = at == 0 ? side_of_node(s, cmark_node_previous(s->text))
			 : side_of(utf8_before(s->words, at));
	after = behind.len == 0 ? side_of_node(s, cmark_node_next(s->text))
				: side_of(utf8_next(&behind));
	found->start = at;
	found->end = at + 2;
	found->node = make_node(s, INLINE_STRIKE, &data);
	data->may_open = after == SIDE_WORD ||
			 (after == SIDE_PUNCT && before != SIDE_WORD);
	data->may_close = before == SIDE_WORD ||
			  (before == SIDE_PUNCT && after != SIDE_WORD);
	list_add(s->r->reader->scratch, &s->tokens,
		 ((struct token){found->node, s->depth}));
	return true;
}

/* Moves what stands between two tokens into the first. */
static void
strike_out(cmark_node *open, cmark_node *close)
{
	cmark_node *node;

	while ((node = cmark_node_next(open)) != close)
		cmark_node_append_child(open, node);
	cmark_node_unlink(close);
}

/* Forgets those that stand in something else: they have found no partner. */
static void
forget_others(struct scan *s, const struct token *token)
{
	cmark_node *parent = cmark_node_parent(token->node);

	while (s->open.count > 0) {
		const struct token *top = list_last(&s->open);

		if (top->depth < token->depth ||
		    (top->depth == token->depth &&
		     cmark_node_parent(top->node) == parent))
			return;
		s->open.count--;
	}
}

static void
take_token(struct scan *s, const struct token *token)
{
	const struct inline_node *data = inline_of(token->node);
	const struct token *top;

	forget_others(s, token);
	top = s->open.count > 0 ? list_last(&s->open) : NULL;
	if (top && top->depth == token->depth && data->may_close &&
	    cmark_node_next(top->node) != token->node) {
		strike_out(top->node, token->node);
		s->open.count--;
	} else if (data->may_open) {
		list_add(s->r->reader->scratch, &s->open, *token);
	}
}

/* Pairs all tokens of a tree; what has no partner stays what it was. */
static void
pair_tokens(struct scan *s)
{
	list_each (struct token, token, &s->tokens)
		take_token(s, token);
	list_each (struct token, token, &s->tokens) {
		cmark_node *node = token->node;

		if (!cmark_node_parent(node) || cmark_node_first_child(node))
			continue;
		cmark_node_insert_before(
			node, tree_text(s->r->reader->scratch, TEXT("~~")));
		cmark_node_unlink(node);
	}
}

/* ---- References to footnotes ---- */

/* The label of `[^label]` at `at`; empty: there is none. */
static struct text
label_at(struct text t, size_t at)
{
	size_t end = at + 2;

	if (byte_at(t, at + 1) != '^')
		return TEXT("");
	while (end < t.len && end - at < LONGEST_LABEL &&
	       !strchr(" \t[]", t.s[end]))
		end++;
	if (byte_at(t, end) != ']')
		return TEXT("");
	return text_slice(t, at + 2, end);
}

static void
tell_missing(struct scan *s, struct text label)
{
	struct render *r = s->r;
	struct place place;

	if (index_find(&r->notes.lost, utf8_fold(r->reader->scratch, label)) !=
	    INDEX_NONE)
		return;
	place = locate_words(r, s->text,
			     text_span(label.s - 2, label.s + label.len + 1));

	diag_error(r->reader->diag, M008, &place,
		   "there is no footnote \"%.*s\"", TEXT_ARG(label));
	diag_hint(r->reader->diag,
		  "define it at the start of a line: [^%.*s]: …; a bracket "
		  "that is meant as it stands is \\[",
		  TEXT_ARG(label));
}

static bool
find_note(struct scan *s, size_t at, struct found *found)
{
	struct text label = label_at(s->words, at);
	struct inline_node *data;
	size_t note;

	if (label.len == 0 || s->in_link)
		return false;
	note = notes_find(s->r, label);
	if (note == TEXT_NOT_FOUND) {
		tell_missing(s, label);
		return false;
	}
	found->start = at;
	found->end = at + 2 + label.len + 1;
	found->node = make_node(s, INLINE_NOTE, &data);
	data->note = note;
	return true;
}

/* ---- URLs ---- */

/* Bytes of the letter, digit, hyphen … of a domain at `at`; 0: none. */
static size_t
domain_step(struct text t, size_t at)
{
	struct text rest = text_from(t, at);

	if ((unsigned char)t.s[at] < 0x80)
		return ascii_is_alnum(t.s[at]) || strchr("-_.", t.s[at]);
	if (!utf8_is_word(utf8_next(&rest)))
		return 0;
	return t.len - rest.len - at;
}

/* Behind the domain at `at`: no `_` in its last two parts; 0: it is none. */
static size_t
domain_end(struct text t, size_t at, size_t least_dots)
{
	size_t dots = 0;
	bool last = false; /* whether there is a `_` in the last part */
	bool before_last = false;
	size_t end = at;
	size_t step;

	while (end < t.len && (step = domain_step(t, end)) > 0) {
		if (t.s[end] == '.') {
			before_last = last;
			last = false;
			dots++;
		}
		last |= t.s[end] == '_';
		end += step;
	}
	if (end > at && t.s[end - 1] == '.')
		dots--;
	if (end == at || t.s[at] == '.' || dots < least_dots || last ||
	    before_last)
		return 0;
	return end;
}

/* `&amp;` and the like at the end of a URL do not belong to it. */
static size_t
without_entity(struct text t, size_t start, size_t end)
{
	size_t at = end - 1;

	while (at > start && ascii_is_alnum(t.s[at - 1]))
		at--;
	return at > start && at < end - 1 && t.s[at - 1] == '&' ? at - 1
								: end - 1;
}

/* Punctuation at its end does not belong to a URL, nor `)` without a `(`. */
static size_t
without_tail(struct text t, size_t start, size_t end)
{
	long open = 0;

	for (size_t i = start; i < end; i++)
		open += (t.s[i] == '(') - (t.s[i] == ')');
	while (end > start) {
		char c = t.s[end - 1];

		if (c == ')' && open >= 0)
			break;
		if (c == ')') {
			open++;
			end--;
		} else if (c == ';') {
			end = without_entity(t, start, end);
		} else if (strchr("?!.,:*_~'\"", c)) {
			end--;
		} else {
			break;
		}
	}
	return end;
}

/* Quotation marks and the like of General Punctuation are no URL's. */
static size_t
url_end(struct text t, size_t start, size_t at)
{
	while (at < t.len && !ascii_is_space(t.s[at]) && t.s[at] != '<' &&
	       (unsigned char)t.s[at] < 0xf8) {
		struct text rest = text_from(t, at);

		if ((unsigned char)t.s[at] >= 0x80 &&
		    (utf8_is_space(utf8_next(&rest)) ||
		     utf8_is_punct(utf8_before(t, t.len - rest.len))))
			break;
		at++;
	}
	return without_tail(t, start, at);
}

static cmark_node *
make_link(struct scan *s, const char *scheme, struct text words)
{
	static const struct inline_node bare = {.kind = INLINE_URL};
	struct arena *scratch = s->r->reader->scratch;
	cmark_node *link =
		tree_link(scratch, arena_join(scratch, text_of(scheme), words));

	/* never written to: cmark wants no const pointer */
	cmark_node_set_user_data(link, (void *)(uintptr_t)&bare);
	cmark_node_append_child(link, tree_text(scratch, words));
	return link;
}

/* Whether a URL without a scheme may begin behind this character. */
static bool
may_begin(struct text t, size_t at)
{
	int32_t c = at > 0 ? utf8_before(t, at) : 0;

	return c == 0 || utf8_is_space(c) ||
	       (c < 0x80 ? strchr("*_~(\"'", (int)c) != NULL
			 : utf8_is_punct(c));
}

static bool
find_www(struct scan *s, size_t at, struct found *found)
{
	struct text t = s->words;
	size_t end;

	if (s->in_link || !text_starts(text_from(t, at), TEXT("www.")) ||
	    !may_begin(t, at))
		return false;
	end = domain_end(t, at, 1);
	if (end == 0)
		return false;
	found->start = at;
	found->end = url_end(t, at, end);
	found->node = make_link(s, "http://", text_slice(t, at, found->end));
	return true;
}

/* The scheme that ends before `colon`, if it is one that is linked. */
static size_t
scheme_start(const struct scan *s, size_t colon)
{
	static const char *const schemes[] = {"http", "https"};
	size_t start = colon;

	while (start > s->done && colon - start < 6 &&
	       ascii_is_alpha(s->words.s[start - 1]))
		start--;
	/* `{after=https://…}` is an option of an event */
	if (start > 0 && (ascii_is_alnum(s->words.s[start - 1]) ||
			  s->words.s[start - 1] == '='))
		return TEXT_NOT_FOUND;
	for (size_t i = 0; i < ARRAY_COUNT(schemes); i++) {
		if (text_equal_fold(text_slice(s->words, start, colon),
				    text_of(schemes[i])))
			return start;
	}
	return TEXT_NOT_FOUND;
}

static bool
find_url(struct scan *s, size_t colon, struct found *found)
{
	struct text t = s->words;
	size_t start;
	size_t end;

	if (s->in_link || byte_at(t, colon + 1) != '/' ||
	    byte_at(t, colon + 2) != '/')
		return false;
	start = scheme_start(s, colon);
	if (start == TEXT_NOT_FOUND)
		return false;
	end = domain_end(t, colon + 3, 0);
	if (end == 0)
		return false;
	found->start = start;
	found->end = url_end(t, start, end);
	found->node = make_link(s, "", text_slice(t, start, found->end));
	return true;
}

static bool
is_mail_byte(char c)
{
	return ascii_is_alnum(c) || (c && strchr(".-_+", c));
}

static size_t
mail_end(struct text t, size_t at)
{
	size_t end = at + 1;
	bool has_dot = false;

	for (; end < t.len; end++) {
		if (t.s[end] == '.' && ascii_is_alnum(byte_at(t, end + 1)))
			has_dot = true;
		else if (!ascii_is_alnum(t.s[end]) && !strchr("-_", t.s[end]))
			break;
	}
	return has_dot && ascii_is_alnum(t.s[end - 1]) ? end : 0;
}

static bool
find_mail(struct scan *s, size_t at, struct found *found)
{
	struct text mailto = TEXT("mailto:");
	struct text t = s->words;
	size_t start = at;
	size_t end = mail_end(t, at);

	while (start > s->done && is_mail_byte(t.s[start - 1]))
		start--;
	if (s->in_link || start == at || end == 0)
		return false;
	found->end = end;
	found->start = start;
	if (start >= s->done + mailto.len &&
	    text_ends(text_slice(t, 0, start), mailto)) {
		found->start -= mailto.len;
		found->node =
			make_link(s, "", text_slice(t, found->start, end));
	} else {
		found->node =
			make_link(s, "mailto:", text_slice(t, start, end));
	}
	return true;
}

/* ---- Text nodes ---- */

static bool
find_at(struct scan *s, size_t at, struct found *found)
{
	unsigned syntax = s->syntax;

	switch (s->words.s[at]) {
	case '~':
		return syntax & SYNTAX_STRIKE && find_strike(s, at, found);
	case '[':
		return syntax & SYNTAX_NOTE && find_note(s, at, found);
	case 'w':
		return syntax & SYNTAX_URL && find_www(s, at, found);
	case ':':
		return syntax & SYNTAX_URL && find_url(s, at, found);
	case '@':
		return syntax & SYNTAX_URL && find_mail(s, at, found);
	default:
		return false;
	}
}

/* Adds the words from `done` on as a node before the text looked at. */
static void
add_text(struct scan *s, size_t end)
{
	if (end > s->done)
		cmark_node_insert_before(
			s->text, tree_text(s->r->reader->scratch,
					   text_slice(s->words, s->done, end)));
	s->done = end;
}

/* A run of `~` that is not two is passed over whole. */
static size_t
step(struct text t, size_t at)
{
	size_t end = at + 1;

	while (t.s[at] == '~' && end < t.len && t.s[end] == '~')
		end++;
	return end;
}

static void
read_text(struct scan *s, cmark_node *text)
{
	struct found found = {0};
	size_t at = 0;

	s->text = text;
	s->words = text_of(cmark_node_get_literal(text));
	s->done = 0;
	while (at < s->words.len) {
		if (!find_at(s, at, &found)) {
			at = step(s->words, at);
			continue;
		}
		add_text(s, found.start);
		cmark_node_insert_before(text, found.node);
		s->done = at = found.end;
	}
	if (s->done == 0)
		return;
	tree_set_text(s->r->reader->scratch, text,
		      text_from(s->words, s->done));
}

static bool
is_link(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
}

/* The next node of a walk that knows how deep it is, and when links end. */
static cmark_node *
walk_on(struct scan *s, cmark_node *node, cmark_node *root)
{
	while (node != root && !cmark_node_next(node)) {
		node = cmark_node_parent(node);
		s->depth--;
		s->in_link -= is_link(node);
	}
	return node == root ? NULL : cmark_node_next(node);
}

/* Whether there is something inside of a node to be looked at. */
static bool
holds_text(cmark_node *node)
{
	return cmark_node_first_child(node) &&
	       !(cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
		 table_of(node));
}

void
inline_read(struct render *r, cmark_node *root, unsigned syntax)
{
	struct scan s = {.r = r, .syntax = syntax};
	cmark_node *node = root;

	while (node) {
		if (holds_text(node)) {
			s.in_link += is_link(node);
			s.depth++;
			node = cmark_node_first_child(node);
			continue;
		}
		if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
			read_text(&s, node);
		node = walk_on(&s, node, root);
	}
	pair_tokens(&s);
}
