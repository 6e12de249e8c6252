#include "tests/theme/fixture.h"

#include "markdown/markdown.h"

/* Makes the article what this Markdown says, its links leading nowhere. */
static void
set_markdown(struct room *r, const char *text, unsigned hooked)
{
	struct markdown_input in = {
		.path = TEXT("content/articles/flood.md"),
		.body = text_of(text),
		.first_line = 1,
		.language = TEXT("en"),
		.raw_html = true,
		.wanted.hooked = hooked,
	};
	struct markdown *out;

	list_add(&r->arena, &in.wanted.blocks, TEXT("card"));
	out = markdown_read(&in, &r->arena, &r->diag);
	r->words = out->content;
	r->article.nodes = &out->nodes;
	r->article.source_path = TEXT("content/articles/flood.md");
	if (out->events.count > 0)
		r->event.content.rich = &out->events.items[0].content;
	r->event.content.page = &r->article;
}

static void
put_hook(struct room *r, const char *name, const char *body)
{
	struct text path = arena_format(&r->arena, "hooks/%s.lua", name);

	list_each (struct theme_file, file, &r->theme.files)
		if (text_equal(file->path, path))
			file->path = TEXT("was/hook.lua");
	room_put(r, path.s,
		 arena_format(&r->arena,
			      "local h = require 'html'\n"
			      "return function(node, inner, page, site)\n%s\n"
			      "end",
			      body)
			 .s);
}

#define ALL ((1U << KIND_KINDS) - 1)

static const char everything[] =
	"# One *two*\n\nA **b** `c` ~~d~~[^1]\n\n---\n\n> q\n\n"
	"```js\nx < 1\n```\n\n- a\n- [x] b\n- **1931-03?** In *port*.\n\n"
	"> [!NOTE]\n> n\n\n| t |\n|---|\n| u |\n\n<div>raw</div>\n\n"
	"![f](f.jpg \"Caption.\")\n\n[^1]: Note.\n";

static void
the_default_is_what_it_looks_like_without(void **state)
{
	struct room *r = *state;
	struct text plain;

	set_markdown(r, everything, 0);
	plain = arena_text(&r->arena, room_body(r, "return page.content"));
	assert_true(plain.len > 0);
	for (enum hook hook = HOOK_LINK; hook < HOOKS; hook++)
		if (hook != HOOK_NODES + KIND_BLOCK)
			put_hook(r, hook_name(hook), "return node:default()");
	set_markdown(r, everything, ALL);
	assert_made(r, "return page.content", plain.s);
	for (enum hook hook = HOOK_LINK; hook < HOOKS; hook++)
		if (hook != HOOK_NODES + KIND_BLOCK)
			put_hook(r, hook_name(hook),
				 "return { '(', node.kind, node.number, "
				 "node:default(), ')' }");
	room_body(r, "return page.content");
	assert_text(r->failure.message, "");
	for (enum node_kind kind = 0; kind < KIND_KINDS; kind++)
		if (kind != KIND_BLOCK)
			assert_text_holds(buf_as_text(&r->vm->out),
					  arena_format(&r->arena, "(%s1<",
						       node_kind_name(kind))
						  .s);
}

static void
a_hook_gets_what_its_node_is(void **state)
{
	static const struct {
		const char *markdown;
		const char *name;
		const char *body;
		const char *wanted;
	} examples[] = {
		{"## Two {.x}\n", "heading",
		 "return h.h4 { id = node.id, class = node.classes, "
		 "node.level, "
		 "inner, node.place }",
		 "<h4 id=\"two\" class=\"x\">2Two"
		 "content/articles/flood.md:1</h4>"},
		{"```js\na < b\n```\n", "code_block",
		 "return { node.name, ':', node.text, h.b { inner } }",
		 "js:a &lt; b\n<b>a &lt; b\n</b>"},
		{"`a`\n", "code", "return h.kbd { node.text }",
		 "<p><kbd>a</kbd></p>\n"},
		{"3. a\n4. b\n", "list",
		 "return { node.start, tostring(node.is_ordered), "
		 "tostring(node.is_tight) }",
		 "3truetrue"},
		{"- [ ] a\n- [x] b\n", "task", "return tostring(node.is_done)",
		 "<ul>\nfalsetrue</ul>\n"},
		{"> [!TIP]\n> a\n", "callout",
		 "return { node.name, ' ', node.title, node.children }",
		 "tip Tip<p>a</p>\n"},
		{"![a](map%20one.png \"Low tide.\n— Ada\")\n", "figure",
		 "return { node.title, '/', node.credit }", "Low tide./Ada"},
		{"<hr class=x>\n", "raw", "return node.text",
		 "&lt;hr class=x&gt;\n"},
		{"a\n\nb\n", "paragraph",
		 "return { page.title, node.page == page, node.number }", ""},
		{"a\n\nb\n", "paragraph",
		 "return { page.title, node.number, site.title }",
		 "Flood1The HarbourFlood2The Harbour"},
		{"*a*\n", "emphasis", "return nil", "<p></p>\n"},
	};
	struct room *r = *state;

	for (size_t i = 0; i < ARRAY_COUNT(examples); i++) {
		set_markdown(r, examples[i].markdown, ALL);
		put_hook(r, examples[i].name, examples[i].body);
		if (examples[i].wanted[0] == '\0')
			assert_fails(r, "return page.content",
				     "a boolean is no child");
		else
			assert_made(r, "return page.content",
				    examples[i].wanted);
		put_hook(r, examples[i].name, "return node:default()");
	}
}

static void
links_and_images_have_hooks(void **state)
{
	struct room *r = *state;

	set_markdown(r, "[the *call*](x.md)\n", 0);
	r->link_ties.quotation = NULL;
	r->link_extras.title = TEXT("t");
	put_hook(r, "link",
		 "return { h.a { href = node.link, title = node.title, inner, "
		 "node.link.page.title, '.' }, node:default() }");
	assert_made(r, "return page.content",
		    "<p><a href=\"../../transcripts/harbour-call/#t1\" "
		    "title=\"t\">the <em>call</em>Harbour call.</a>"
		    "<a href=\"../../transcripts/harbour-call/#t1\" "
		    "title=\"t\">the <em>call</em></a></p>\n");
	r->link.target = LINK_TO_ASSET;
	r->link_ties.asset = &r->asset;
	set_markdown(r, "![a](b.png)\n", 0);
	put_hook(r, "image",
		 "return h.img { src = node.link, alt = node.text }");
	assert_made(r, "return page.content",
		    "<p><img alt=\"never seen the ledger\" "
		    "src=\"map%20one.png\"></p>\n");
}

/* A hook could otherwise change what was said. */
static void
quoted_words_have_no_hooks(void **state)
{
	struct room *r = *state;

	set_markdown(r, "[“never *seen* it”](x.md) *a*\n", ALL);
	put_hook(r, "emphasis", "return 'not'");
	assert_made(r, "return page.content",
		    "<p><span class=\"quotation\" data-tier=\"exact\"><a "
		    "href=\"../../transcripts/harbour-call/#t1\">“never "
		    "<em>seen</em> it”</a></span> not</p>\n");
	room_put(r, "hooks/quotation.lua",
		 "return function(quotation, inner) return inner end");
	assert_made(r, "return page.content",
		    "<p>“never <em>seen</em> it” not</p>\n");
}

static void
words_of_events_are_written_once(void **state)
{
	static const char *const places[] = {"return page.content",
					     "return page.events[1].content"};
	struct room *r = *state;

	set_markdown(r, "- **1931-03?** In *port*.\n", ALL);
	for (size_t i = 0; i < ARRAY_COUNT(places); i++) {
		put_hook(r, "emphasis", "return h.i { inner }");
		room_body(r, places[i]);
		assert_text(r->failure.message, "");
		assert_text_holds(buf_as_text(&r->vm->out), "In <i>port</i>.");
		put_hook(r, "emphasis", "return 'harbour'");
		assert_fails(r, places[i], "`inner` is missing");
		put_hook(r, "emphasis", "return { inner, node:default() }");
		assert_fails(r, places[i], "`inner` stands twice");
	}
	put_hook(r, "emphasis", "return node:default()");
	put_hook(r, "event", "return h.li { id = node.event.id, 'x' }");
	assert_fails(r, "return page.content", "`inner` is missing");
	put_hook(r, "event", "return h.li { id = node.event.id, inner }");
	assert_made(r, "return page.content",
		    "<ul>\n<li id=\"three-days\"><time "
		    "data-edtf=\"1931-03?\">1931-03?</time> In "
		    "<em>port</em>.</li></ul>\n");
}

/* Used up in the words of something else they would be missing in the page. */
static void
words_are_not_used_up_elsewhere(void **state)
{
	struct room *r = *state;

	room_put(r, "parts/keep.lua", "return {}");
	set_markdown(r, "[“never seen it”](x.md) *a*\n", ALL);
	put_hook(r, "emphasis",
		 "return require 'parts.keep'.inner or { inner }");
	put_hook(r, "quotation",
		 "local keep = require 'parts.keep'\n"
		 "if keep.inner then return inner end\n"
		 "keep.inner = inner\n"
		 "require 'json'.encode(page.content)\n"
		 "return 'x'");
	assert_fails(r, "return page.content",
		     "`inner` stands in what another hook returns");
}

/* A caught error must not leave the half of a piece behind. */
static void
what_is_half_made_is_forgotten(void **state)
{
	struct room *r = *state;
	struct text path = TEXT("filters/f.lua");

	room_put(r, "parts/keep.lua", "return {}");
	set_markdown(r, "*a*\n", ALL);
	put_hook(r, "emphasis",
		 "local keep = require 'parts.keep'\n"
		 "if keep.fails then keep.fails = false error 'x' end\n"
		 "return inner");
	room_put(r, path.s,
		 "local h = require 'html'\n"
		 "local keep = require 'parts.keep'\n"
		 "return function(document, page)\n"
		 "  if keep.once then return end\n"
		 "  keep.once, keep.fails = true, true\n"
		 "  assert(not pcall(document.append, document,\n"
		 "    { h.b(('half'):rep(100)), page.content }))\n"
		 "end");
	room_put_body(r, "return page.content");
	load_finish(&r->theme);
	list_add(&r->arena, &r->theme.filters, theme_find(&r->theme, path, 0));
	assert_text(room_make(r, &r->article), "<!doctype html>\n<p>a</p>\n\n");
	assert_text(r->failure.message, "");
}

/* Each level takes much of C's stack: it must end before the stack does. */
static void
a_page_in_itself_ends(void **state)
{
	struct room *r = *state;

	set_markdown(r, "> - *a*\n", ALL);
	put_hook(r, "emphasis",
		 "return h.div { site.pages:map(function(p) return p.content "
		 "end) }");
	assert_fails(r, "return page.content", "too deep");
	put_hook(r, "emphasis", "return { page.content }");
	assert_fails(r, "return page.content", "too deep");
	put_hook(r, "emphasis",
		 "return require 'json'.encode { { { page.content } } }");
	assert_fails(r, "return page.content", "too deep");
}

static void
turns_are_dressed(void **state)
{
	struct room *r = *state;
	struct mark mark = {.kind = MARK_SIC, .source = TEXT("[sic]")};

	*list_push(&r->arena, &r->item_extras.marks) = mark;
	r->item_fact.content.html =
		room_html(r, (struct text){"<p>no \xfeM\0\0\0\0\xff</p>", 17});
	put_hook(r, "turn", "return h.div { id = node.turn.id, inner }");
	put_hook(r, "mark", "return h.abbr { title = node.name, inner }");
	assert_made(r, "return site.records[1].turns[1].content",
		    "<div id=\"t1\"><p>no <abbr title=\"sic\">[sic]</abbr></p>"
		    "</div>");
	put_hook(r, "turn", "return h.div { 'other words' }");
	assert_fails(r, "return site.records[1].turns[1].content",
		     "`inner` is missing");
}

static void
blocks_are_the_themes(void **state)
{
	struct room *r = *state;

	set_markdown(r, "```card map=\"map one.png\" big\na *b*\n```\n", ALL);
	r->asset.source_path = TEXT("articles/map one.png");
	room_put(r, "blocks/card.lua",
		 "local h = require 'html'\n"
		 "return function(node, inner)\n"
		 "  return h.figure { h.img { alt = '', src = "
		 "node:file(node.options.map) }, node.options.big, node.text, "
		 "node.options.small }\n"
		 "end");
	assert_made(r, "return page.content",
		    "<figure><img alt=\"\" src=\"map%20one.png\">truea *b*\n"
		    "</figure>");
	set_markdown(r, "\n```card map=x.png\n```\n", ALL);
	assert_fails(r, "return page.content",
		     "content/articles/flood.md:2: \"x.png\" leads nowhere");
}

static void
fields_that_are_none_are_told(void **state)
{
	struct room *r = *state;

	set_markdown(r, "# a\n", ALL);
	put_hook(r, "heading", "return node.levle");
	assert_fails(r, "return page.content", "did you mean \"level\"?");
	put_hook(r, "heading", "return node.default()");
	assert_fails(r, "return page.content", "node:default(…), with a colon");
	put_hook(r, "heading", "node.level = 3");
	assert_fails(r, "return page.content", "cannot be changed");
}

static void
hooks_of_nothing_are_told(void **state)
{
	struct room *r = *state;

	put_hook(r, "headng", "return inner");
	put_hook(r, "block", "return inner");
	load_finish(&r->theme);
	assert_int_equal(hooks_find(&r->theme, &r->arena, &r->diag), -1);
	assert_int_equal(r->diag.errors, 2);
	assert_int_equal(r->diag.list.items[0].code, T013);
	assert_text_holds(r->diag.list.items[1].hint, "hooks/heading.lua");
}

static void
what_a_theme_renders_is_known(void **state)
{
	struct room *r = *state;

	room_start(r);
	assert_int_equal(r->theme.wanted.hooked, 0);
	put_hook(r, "heading", "return inner");
	room_put(r, "blocks/card.lua", "return function() end");
	room_put_at(r, 1, "blocks/card.lua", "return function() end");
	load_finish(&r->theme);
	assert_int_equal(hooks_find(&r->theme, &r->arena, &r->diag), 0);
	assert_int_equal(r->theme.wanted.hooked, 1U << KIND_HEADING |
							 1U << KIND_BLOCK |
							 1U << KIND_EVENT);
	assert_int_equal(r->theme.wanted.blocks.count, 1);
}

static void
an_error_says_where_the_node_stands(void **state)
{
	struct room *r = *state;

	set_markdown(r, "Words.\n\n## A *heading*\n", ALL);
	put_hook(r, "emphasis", "return { 'e', inner }");
	put_hook(r, "heading", "return node.nothing");
	assert_fails(r, "return page.content", "has no field \"nothing\"");
	assert_text_holds(r->failure.notes, "for what stands at ");
	assert_text_holds(r->failure.notes, ".md:3\n"
					    "at themes/harbour/hooks/"
					    "heading.lua:3\n");
	put_hook(r, "heading", "return inner");
	assert_fails(r, "page.nothing.x = tostring(page.content)",
		     "has no field");
	assert_false(text_starts(r->failure.notes, TEXT("for ")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(the_default_is_what_it_looks_like_without),
		room_test(a_hook_gets_what_its_node_is),
		room_test(links_and_images_have_hooks),
		room_test(quoted_words_have_no_hooks),
		room_test(words_of_events_are_written_once),
		room_test(words_are_not_used_up_elsewhere),
		room_test(what_is_half_made_is_forgotten),
		room_test(a_page_in_itself_ends),
		room_test(turns_are_dressed),
		room_test(blocks_are_the_themes),
		room_test(fields_that_are_none_are_told),
		room_test(hooks_of_nothing_are_told),
		room_test(what_a_theme_renders_is_known),
		room_test(an_error_says_where_the_node_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
