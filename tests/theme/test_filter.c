#include "tests/theme/fixture.h"

#include "markdown/markdown.h"

static void
set_markdown(struct room *r, const char *text)
{
	struct markdown_input in = {
		.path = TEXT("content/articles/flood.md"),
		.body = text_of(text),
		.first_line = 1,
		.language = TEXT("en"),
		.wanted.hooked = (1U << KIND_KINDS) - 1,
	};
	struct markdown *out = markdown_read(&in, &r->arena, &r->diag);

	r->words = out->content;
	r->article.nodes = &out->nodes;
}

static void
put_filter(struct room *r, const char *body)
{
	room_put(r, "filters/f.lua",
		 arena_format(&r->arena,
			      "local h = require 'html'\n"
			      "return function(document, page, site)\n%s\nend",
			      body)
			 .s);
}

/* What the article's document becomes behind a filter with this body. */
static struct text
filtered(struct room *r, const char *markdown, const char *body)
{
	list_each (struct theme_file, file, &r->theme.files)
		if (text_equal(file->path, TEXT("filters/f.lua")))
			file->path = TEXT("was/f.lua");
	set_markdown(r, markdown);
	put_filter(r, body);
	room_put_body(r, "return page.content");
	load_finish(&r->theme);
	r->theme.filters = (struct filter_files){0};
	list_add(&r->arena, &r->theme.filters,
		 theme_find(&r->theme, TEXT("filters/f.lua"), 0));
	return room_make(r, &r->article);
}

#define assert_filtered(r, markdown, body, wanted)                             \
	do {                                                                   \
		struct text made_ = filtered((r), (markdown), (body));         \
		assert_text((r)->failure.message, "");                         \
		assert_text(text_slice(made_, 16, made_.len - 1), (wanted));   \
	} while (0)

#define assert_refused(r, markdown, body, wanted)                              \
	do {                                                                   \
		filtered((r), (markdown), (body));                             \
		assert_text_holds((r)->failure.message, (wanted));             \
	} while (0)

static const char everything[] =
	"# One *two*\n\nA **b** `c` ~~d~~[^1] <b>x</b>\n\n---\n\n> q\n\n"
	"```js\nx < 1\n```\n\n- a\n- [x] b\n- **1931-03?** In *port*.\n\n"
	"> [!NOTE]\n> n\n\n| t |\n|---|\n| u |\n\n"
	"![f](f.jpg \"Caption.\")\n\n[^1]: Note.\n";

static void
a_filter_that_does_nothing_changes_nothing(void **state)
{
	struct room *r = *state;
	struct text plain;

	set_markdown(r, everything);
	plain = arena_text(&r->arena, room_body(r, "return page.content"));
	assert_filtered(r, everything, "", plain.s);
	assert_filtered(r, everything,
			"for _, n in ipairs(document:find()) do local _ = "
			"n.text, n.kind, n.children, n:default() end",
			plain.s);
}

static void
nodes_are_found_and_replaced(void **state)
{
	struct room *r = *state;

	assert_filtered(r, "# A\n\nb *c* d\n\n## E\n",
			"for i, n in ipairs(document:find('heading')) do\n"
			"n:replace(h.p { class = 'h' .. n.level, i, n.children "
			"})\nend",
			"<p class=\"h1\">1A</p><p>b <em>c</em> d</p>\n"
			"<p class=\"h2\">2E</p>");
	assert_filtered(r, "a -- b & *c -- d*\n",
			"for _, t in ipairs(document:find('text')) do "
			"t:replace((t.text:gsub('%-%-', '<>'))) end",
			"<p>a &lt;&gt; b &amp; <em>c &lt;&gt; d</em></p>\n");
	assert_filtered(r, "a\\\nb\n",
			"for _, t in ipairs(document:find('text')) do "
			"t:replace('<' .. t.text .. '>') end",
			"<p>&lt;a&gt;<br />&lt;\nb&gt;</p>\n");
	assert_filtered(r, "a *b* `c`\n",
			"document:find('emphasis')[1]:replace("
			"document:find('code')[1]:default())",
			"<p>a <code>c</code> <code>c</code></p>\n");
}

static void
nodes_are_removed_and_put_in(void **state)
{
	struct room *r = *state;

	assert_filtered(r, "a\n\n---\n\nb\n",
			"document:find('rule')[1]:remove()\n"
			"document:prepend(h.nav { 'top' })\n"
			"document:append { h.hr(), 'end' }\n"
			"local p = document:find('paragraph')\n"
			"p[1]:before('1') p[1]:after('2') p[2]:prepend('3') "
			"p[2]:append(h.b { '4' })",
			"<nav>top</nav>1<p>a</p>\n2<p>3b<b>4</b></p>\n<hr>end");
}

/* Hooks render what filters leave. */
static void
hooks_come_after_filters(void **state)
{
	struct room *r = *state;

	room_put(r, "hooks/emphasis.lua",
		 "local h = require 'html' return function(n, inner) return "
		 "h.i { inner } end");
	assert_filtered(r, "*a* [b](c.md)\n",
			"local e = document:find('emphasis')[1] "
			"e:replace(h.u { e:default() })",
			"<p><u><i>a</i></u> <span class=\"quotation\" "
			"data-tier=\"exact\"><a href=\"../../transcripts/"
			"harbour-call/#t1\">b</a></span></p>\n");
}

static void
checked_words_stay_as_they_are(void **state)
{
	static const char quotation[] = "a [“never *seen*”](x.md) b\n\nc\n";
	static const char event[] = "- **1931-03?** In *port*.\n- x\n";
	struct room *r = *state;

	assert_refused(r, quotation,
		       "document:find('quotation')[1]:replace('x')",
		       "a quotation is not a filter's to change");
	assert_refused(r, quotation, "document:find('quotation')[1]:remove()",
		       "a quotation is not a filter's to change");
	assert_refused(r, quotation, "document:find('paragraph')[1]:remove()",
		       "are not there as they were");
	assert_refused(r, quotation,
		       "local p = document:find('paragraph') "
		       "p[2]:replace(p[1]:default())",
		       "are not there as they were");
	assert_filtered(r, quotation,
			"assert(#document:find('emphasis') == 0) local p = "
			"document:find('paragraph')[1] p:replace(h.div { "
			"p.children })",
			"<div>a <span class=\"quotation\" data-tier=\"exact\">"
			"<a href=\"../../transcripts/harbour-call/#t1\">“never "
			"<em>seen</em>”</a></span> b</div><p>c</p>\n");
	assert_refused(r, event, "document:find('event')[1]:append('x')",
		       "nothing can be put into a event");
	assert_refused(r, event, "document:find('list')[1]:remove()",
		       "are not there as they were");
}

/* Into a tree that is written already, where nobody sees them. */
static void
checked_words_stay_in_their_hook(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/keep.lua", "return {}");
	room_put(r, "hooks/quotation.lua",
		 "return function(_, inner)\n"
		 "  require 'parts.keep'.document:append(inner)\n"
		 "  return 'other words'\n"
		 "end");
	assert_refused(r, "[“never seen it”](x.md)\n",
		       "require 'parts.keep'.document = document",
		       "`inner` is for the page");
}

static void
what_cannot_be_done_is_told(void **state)
{
	struct room *r = *state;

	assert_refused(r, "a\n", "document:remove()", "the document stays");
	assert_refused(r, "a\n", "document:before('x')",
		       "nothing stands before the document");
	assert_refused(r, "a\n", "document.find('x')", "with a colon");
	assert_refused(r, "*a*\n",
		       "local e = document:find('emphasis')[1] e:remove() "
		       "e:replace('x')",
		       "was taken out");
	assert_refused(r, "a\n", "document:find('text')[1]:append('x')",
		       "nothing can be put into a text");
	assert_refused(r, "a\n", "document:append(function() end)",
		       "a function is no child");
	room_put(r, "hooks/paragraph.lua",
		 "return function(n, inner) n:remove() end");
	assert_refused(r, "a\n", "", "this is a method of filters");
}

/* A piece of one document, with its holes, would mean others elsewhere. */
static void
pieces_stay_in_their_document(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/keep.lua", "return {}");
	filtered(r, "*a*\n",
		 "require 'parts.keep'.node = "
		 "document:find('emphasis')[1]:default()");
	room_put_body(r, "return { page.content, h.p { require "
			 "'parts.keep'.node } }");
	room_make(r, &r->article);
	assert_text(r->failure.message, "");
	room_put_body(r, "local c = require 'json'.encode(page.content) return "
			 "h.p { require 'parts.keep'.node }");
	room_make(r, &r->article);
	assert_text_holds(r->failure.message, "into that document only");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(a_filter_that_does_nothing_changes_nothing),
		room_test(nodes_are_found_and_replaced),
		room_test(nodes_are_removed_and_put_in),
		room_test(hooks_come_after_filters),
		room_test(checked_words_stay_as_they_are),
		room_test(checked_words_stay_in_their_hook),
		room_test(what_cannot_be_done_is_told),
		room_test(pieces_stay_in_their_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
