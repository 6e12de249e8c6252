/*
 * The HTML of headlines and texts as Markdown.
 */
#include "base/utf8.h"
#include "source/import_timeline.h"

#define DEEPEST 16	 /* tags that are open at once; more are left out */
#define LONGEST_TAG 4096 /* bytes */

/* What is open: where its words begin, and what is to stand around them. */
struct open_tag {
	struct text name;
	struct text url; /* of a link */
	size_t start;	 /* in `out` */
};

struct html_reading {
	struct importer *importer;
	struct text html;
	struct text at; /* the slide in the file */
	struct buf *out;
	size_t begin;	  /* of this piece of HTML in `out` */
	bool needs_space; /* white space is not written yet */
	bool needs_break; /* nor is the end of a paragraph */
	struct open_tag open[DEEPEST];
	size_t depth;
};

struct tag {
	struct text name;
	struct text inside; /* behind the name */
	bool is_end;
	size_t length; /* of all of it, from `<` to `>` */
};

/* ---- Words ---- */

static bool
is_at_start(const struct html_reading *r)
{
	return r->out->len == r->begin || r->out->s[r->out->len - 1] == '\n';
}

/* What is due before the next word. */
static void
flush_space(struct html_reading *r)
{
	if (r->needs_break && r->out->len > r->begin)
		buf_char(r->out, '\n');
	else if (r->needs_space && !is_at_start(r))
		buf_char(r->out, ' ');
	r->needs_break = r->needs_space = false;
}

/* Where a paragraph begins these would make it something else. */
static bool
is_starter(const struct html_reading *r, size_t at)
{
	struct text rest = text_from(r->html, at);
	size_t digits = 0;

	if (strchr("#>-+=|{:", rest.s[0]))
		return true;
	while (digits < rest.len && ascii_is_digit(rest.s[digits]))
		digits++;
	return digits > 0 && digits < rest.len &&
	       (rest.s[digits] == '.' || rest.s[digits] == ')');
}

/* Digits that would number a list: the sign behind them is escaped. */
static size_t
write_digits(struct html_reading *r, size_t at)
{
	size_t start = at;

	while (ascii_is_digit(r->html.s[at]))
		at++;
	buf_text(r->out, text_slice(r->html, start, at));
	buf_char(r->out, '\\');
	buf_char(r->out, r->html.s[at]);
	return at + 1;
}

/* One character, or a character reference, which Markdown reads too. */
static size_t
write_character(struct html_reading *r, size_t at)
{
	char c = r->html.s[at];
	bool was_start;

	flush_space(r);
	was_start = is_at_start(r);
	if (was_start && is_starter(r, at)) {
		if (ascii_is_digit(c))
			return write_digits(r, at);
		buf_char(r->out, '\\');
	} else if (strchr("\\`*_[]<~", c)) {
		buf_char(r->out, '\\');
	}
	buf_char(r->out, c);
	return at + 1;
}

/* ---- Tags ---- */

static bool
is_tag_start(struct text rest)
{
	return rest.len > 1 && rest.s[0] == '<' &&
	       (ascii_is_alpha(rest.s[1]) || rest.s[1] == '/' ||
		rest.s[1] == '!');
}

static bool
read_tag(struct text rest, struct tag *tag)
{
	size_t end = text_find_char(text_slice(rest, 0, LONGEST_TAG), '>', 0);
	size_t at = 1;

	if (!is_tag_start(rest) || end == TEXT_NOT_FOUND)
		return false;
	tag->is_end = rest.s[1] == '/';
	at += tag->is_end;
	tag->inside = text_slice(rest, at, end);
	while (at < end && ascii_is_alnum(rest.s[at]))
		at++;
	tag->name = text_slice(tag->inside, 0, at - 1 - tag->is_end);
	tag->inside = text_from(tag->inside, tag->name.len);
	tag->length = end + 1;
	return true;
}

static bool
is_one_of(struct text name, const char *const *names)
{
	for (; *names; names++) {
		if (text_equal_fold(name, text_of(*names)))
			return true;
	}
	return false;
}

/* The value of an attribute, as it is written; empty: none. */
static struct text
attribute(struct text inside, const char *name)
{
	size_t at = 0;
	struct text wanted = text_of(name);

	while ((at = text_find_char(inside, '=', at)) != TEXT_NOT_FOUND) {
		struct text before = text_trim(text_slice(inside, 0, at));
		struct text value = text_trim(text_from(inside, ++at));
		char quote = value.len > 0 ? value.s[0] : '\0';

		if (!text_equal_fold(
			    text_from(before,
				      before.len < wanted.len
					      ? 0
					      : before.len - wanted.len),
			    wanted))
			continue;
		if (quote != '"' && quote != '\'')
			return text_slice(value, 0,
					  text_find_char(value, ' ', 0));
		return text_slice(value, 1, text_find_char(value, quote, 1));
	}
	return (struct text){0};
}

bool
import_is_url(struct text url)
{
	static const char *const schemes[] = {"http://", "https://",
					      "mailto:", "tel:", NULL};
	bool has_scheme = false;

	for (size_t i = 0; schemes[i]; i++)
		has_scheme |=
			text_equal_fold(text_slice(url, 0, strlen(schemes[i])),
					text_of(schemes[i]));
	for (size_t i = 0; i < url.len; i++) {
		if ((unsigned char)url.s[i] <= ' ' || strchr("<>\\", url.s[i]))
			return false;
	}
	return has_scheme;
}

static void
lose(struct html_reading *r, enum import_loss loss)
{
	import_lose(r->importer, loss, r->at);
}

/*
 * Whether signs of emphasis around what was written since `start` are read as
 * such, whatever stands around them.
 */
static bool
can_emphasize(const struct html_reading *r, size_t start)
{
	struct text words = text_from(buf_as_text(r->out), start);
	struct text first = words;

	return words.len > 0 && utf8_is_word(utf8_before(words, words.len)) &&
	       utf8_is_word(utf8_next(&first)) &&
	       text_find_char(words, '\n', 0) == TEXT_NOT_FOUND &&
	       (start == 0 || r->out->s[start - 1] != '*');
}

/* Puts what was written since `start` between two signs. */
static void
surround(struct html_reading *r, size_t start, const char *before,
	 struct text after)
{
	struct text all = buf_as_text(r->out);
	struct text words =
		arena_text(r->importer->arena, text_from(all, start));

	r->out->len = start;
	buf_add(r->out, before, strlen(before));
	buf_text(r->out, words);
	buf_text(r->out, after);
}

static void
close_link(struct html_reading *r, const struct open_tag *open)
{
	struct text words = text_from(buf_as_text(r->out), open->start);

	if (words.len == 0 ||
	    text_find_char(words, '\n', 0) != TEXT_NOT_FOUND ||
	    text_find(words, TEXT("]("), 0) != TEXT_NOT_FOUND ||
	    !import_is_url(open->url)) {
		lose(r, IMPORT_LOSS_LINK);
		return;
	}
	surround(r, open->start, "[",
		 arena_format(r->importer->arena, "](<%.*s>)",
			      TEXT_ARG(open->url)));
}

static void
close_tag(struct html_reading *r, const struct open_tag *open)
{
	static const char *const strong[] = {"b", "strong", NULL};
	const char *sign = is_one_of(open->name, strong) ? "**" : "*";

	if (open->start > r->out->len)
		return;
	if (text_equal_fold(open->name, TEXT("a")))
		close_link(r, open);
	else if (can_emphasize(r, open->start))
		surround(r, open->start, sign, text_of(sign));
	else if (r->out->len > open->start)
		lose(r, IMPORT_LOSS_MARKUP);
}

/* An end closes what was opened last under that name, and all since. */
static void
end_tag(struct html_reading *r, struct text name)
{
	size_t depth = r->depth;

	while (depth > 0 && !text_equal_fold(r->open[depth - 1].name, name))
		depth--;
	while (depth > 0 && r->depth >= depth)
		close_tag(r, &r->open[--r->depth]);
}

static void
start_tag(struct html_reading *r, const struct tag *tag)
{
	if (r->depth == DEEPEST) {
		lose(r, IMPORT_LOSS_MARKUP);
		return;
	}
	flush_space(r);
	r->open[r->depth++] = (struct open_tag){
		.name = tag->name,
		.url = attribute(tag->inside, "href"),
		.start = r->out->len,
	};
}

static void
write_image(struct html_reading *r, const struct tag *tag)
{
	struct text url = attribute(tag->inside, "src");

	if (!import_is_url(url)) {
		lose(r, IMPORT_LOSS_EMBED);
		return;
	}
	flush_space(r);
	buf_format(r->out, "[Picture](<%.*s>)", TEXT_ARG(url));
}

/* Behind the end of an element whose inside is for programs. */
static size_t
skip_element(struct html_reading *r, size_t at, struct text name)
{
	struct tag tag;

	lose(r, IMPORT_LOSS_EMBED);
	for (; at < r->html.len; at++) {
		struct text rest = text_from(r->html, at);

		if (rest.s[0] == '<' && read_tag(rest, &tag) && tag.is_end &&
		    text_equal_fold(tag.name, name))
			return at + tag.length;
	}
	return at;
}

static size_t
skip_comment(const struct html_reading *r, size_t at)
{
	size_t end = text_find(r->html, TEXT("-->"), at);

	return end == TEXT_NOT_FOUND ? r->html.len : end + 3;
}

static size_t
take_tag(struct html_reading *r, size_t at, const struct tag *tag)
{
	static const char *const blocks[] = {
		"p",  "div", "br", "h1", "h2", "h3",	     "h4", "h5",
		"h6", "ul",  "ol", "li", "tr", "blockquote", NULL};
	static const char *const inlines[] = {"a", "b",	 "strong",
					      "i", "em", NULL};
	static const char *const programs[] = {"script", "style",  "iframe",
					       "object", "iframe", NULL};

	if (is_one_of(tag->name, programs) && !tag->is_end)
		return skip_element(r, at + tag->length, tag->name);
	if (is_one_of(tag->name, blocks))
		r->needs_break = true;
	else if (text_equal_fold(tag->name, TEXT("img")))
		write_image(r, tag);
	else if (is_one_of(tag->name, inlines) && tag->is_end)
		end_tag(r, tag->name);
	else if (is_one_of(tag->name, inlines))
		start_tag(r, tag);
	else if (!tag->is_end)
		lose(r, IMPORT_LOSS_MARKUP);
	return at + tag->length;
}

static size_t
take_piece(struct html_reading *r, size_t at)
{
	struct text rest = text_from(r->html, at);
	struct tag tag;

	if (ascii_is_space(rest.s[0])) {
		r->needs_space = true;
		return at + 1;
	}
	if (text_starts(rest, TEXT("<!--")))
		return skip_comment(r, at);
	if (rest.s[0] == '<' && read_tag(rest, &tag))
		return take_tag(r, at, &tag);
	return write_character(r, at);
}

/* The character of a reference that plain text needs, and its length. */
static size_t
read_reference(struct text rest, char *c)
{
	static const struct {
		const char *reference;
		char c;
	} known[] = {{"&amp;", '&'},  {"&lt;", '<'},   {"&gt;", '>'},
		     {"&quot;", '"'}, {"&#39;", '\''}, {"&apos;", '\''},
		     {"&nbsp;", ' '}};

	for (size_t i = 0; i < ARRAY_COUNT(known); i++) {
		if (text_starts(rest, text_of(known[i].reference))) {
			*c = known[i].c;
			return strlen(known[i].reference);
		}
	}
	*c = rest.s[0];
	return 1;
}

struct text
import_html_plain(struct importer *importer, struct text html)
{
	struct buf buf = BUF_INIT;
	struct text plain;
	struct tag tag;

	for (size_t at = 0; at < html.len;) {
		struct text rest = text_from(html, at);
		char c = ' ';

		if (rest.s[0] == '<' && read_tag(rest, &tag)) {
			at += tag.length;
			continue;
		}
		at += read_reference(rest, &c);
		if (!ascii_is_space(c))
			buf_char(&buf, c);
		else if (buf.len > 0 && buf.s[buf.len - 1] != ' ')
			buf_char(&buf, ' ');
	}
	plain = text_trim(arena_text(importer->arena, buf_as_text(&buf)));
	buf_free(&buf);
	return plain;
}

void
import_html(struct importer *importer, struct text html, struct text at,
	    struct buf *out)
{
	struct html_reading r = {
		.importer = importer,
		.html = html,
		.at = at,
		.out = out,
		.begin = out->len,
	};

	for (size_t i = 0; i < html.len;)
		i = take_piece(&r, i);
	while (r.depth > 0)
		close_tag(&r, &r.open[--r.depth]);
}
