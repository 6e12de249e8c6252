#include "tests/theme/fixture.h"

/* Bytes of a hole: see markdown/markdown.h. */
#define OPEN(kind, index) "\xfe" kind "\0\0\0" index
#define CLOSE "\xff"

#define FIRST "\0"

static void
set_content(struct room *r, struct rich *rich, struct text html)
{
	rich->html = room_html(r, html);
}

#define set_html(rich, literal)                                                \
	set_content(r, (rich), (struct text){(literal), sizeof(literal) - 1})

static void
links_lead_from_the_page(void **state)
{
	struct room *r = *state;

	r->link_ties.quotation = NULL;
	r->link_extras.title = TEXT("a \"title\"");
	set_html(&r->words,
		 "<p>See " OPEN("L", FIRST) "the <em>call</em>" CLOSE ".</p>");
	assert_made(r, "return page.content",
		    "<p>See <a href=\"../../transcripts/harbour-call/#t1\" "
		    "title=\"a &quot;title&quot;\">the <em>call</em></a>.</p>");
	r->link.target = LINK_BROKEN;
	assert_made(r, "return page.content", "<p>See the <em>call</em>.</p>");
	r->link.target = LINK_TO_URL;
	room_write_link(r, "https://harbour.example/?a=1&b=2", "");
	r->link_extras.title = TEXT("");
	assert_made(r, "return h.div { page.content }",
		    "<div><p>See <a href=\"https://harbour.example/?a=1&amp;"
		    "b=2\">the <em>call</em></a>.</p></div>");
}

/* Tags that are known in what is made of the article. */
static size_t
count_known(struct room *r, const char *body)
{
	assert_true(room_body(r, body).len > 0);
	return r->vm->tags.len / sizeof(struct scan_tag);
}

/* Whatever becomes of them, room_make holds them against the page itself. */
static void
tags_of_links_are_known_where_they_stand(void **state)
{
	struct room *r = *state;
	struct scan_tag tag;

	r->link_ties.quotation = NULL;
	r->link_extras.title = TEXT("a > b");
	set_html(&r->words, "<p>See " OPEN("L", FIRST) "a" CLOSE " and " OPEN(
				    "L", FIRST) "b" CLOSE ".</p>");
	assert_int_equal(count_known(r, "return page.content"), 2);
	memcpy(&tag, r->vm->tags.s, sizeof(tag));
	assert_text(text_slice(buf_as_text(&r->vm->out), tag.start, tag.end),
		    "<a href=\"../../transcripts/harbour-call/#t1\" "
		    "title=\"a &gt; b\">");
	count_known(r, "return { h.raw('<!--'), page.content, h.raw('-->'),\n"
		       "page.content }");
	count_known(r, "return { h.raw('<p title=\"'), page.content }");
	count_known(r, "return { h.raw('<p title='), page.content }");
	count_known(r, "return { h.raw('<script>'), page.content,\n"
		       "h.raw('</script>'), page.content }");
	count_known(r, "return { h.raw('<a href=x.html '), page.content }");
	r->link.target = LINK_TO_URL;
	room_write_link(r, "https://harbour.example/", "");
	assert_int_equal(count_known(r, "return page.content"), 2);
	room_write_link(r, "x.html", "");
	assert_int_equal(count_known(r, "return page.content"), 0);
}

/* Without a base_url they are written as from the root there. */
static void
tags_in_other_files_are_not_known(void **state)
{
	struct room *r = *state;
	struct job job = {.path = TEXT("data/list.html")};

	r->link_ties.quotation = NULL;
	r->site.base_url = TEXT("");
	set_html(&r->words, OPEN("L", FIRST) "a" CLOSE);
	room_put_body(r, "return site.pages[2].content");
	room_start(r);
	job.layout = list_last(&r->theme.files);
	r->vm->is_summed = true;
	assert_int_equal(render_job(r->vm, &job, &r->failure), 0);
	assert_text_holds(buf_as_text(&r->vm->out), "<a href=");
	room_check_tags(r, job.path);
	assert_int_equal(r->vm->tags.len, 0);
}

static void
what_a_hook_gets_is_not_known_any_more(void **state)
{
	struct room *r = *state;

	r->link_ties.quotation = NULL;
	set_html(&r->words, OPEN("L", FIRST) "<em>a</em>" CLOSE " b");
	room_put(
		r, "hooks/link.lua",
		"local h = require 'html'\n"
		"return function(node, page, site)\n"
		"return { 'longer than what was there', h.a { href = 'x/' } }\n"
		"end");
	assert_int_equal(count_known(r, "return page.content"), 0);
}

/* In print others have their address told behind them. */
static void
links_that_show_their_address_have_a_class(void **state)
{
	struct room *r = *state;

	r->link_ties.quotation = NULL;
	r->link.target = LINK_TO_URL;
	r->link_extras.title = TEXT("");
	set_html(&r->words, OPEN("L", FIRST) "x" CLOSE);
	room_write_link(r, "https://harbour.example/a:b",
			"https://harbour.example/a:b");
	assert_made(r, "return page.content",
		    "<a href=\"https://harbour.example/a:b\" "
		    "class=\"address\">x</a>");
	room_write_link(r, "https://harbour.example/a:b",
			"harbour.example/a:b");
	assert_made(r, "return page.content",
		    "<a href=\"https://harbour.example/a:b\" "
		    "class=\"address\">x</a>");
	room_write_link(r, "https://harbour.example/a:b", "b");
	assert_made(r, "return page.content",
		    "<a href=\"https://harbour.example/a:b\">x</a>");
	room_write_link(r, "mailto:ada@harbour.example", "ada@harbour.example");
	assert_made(r, "return page.content",
		    "<a href=\"mailto:ada@harbour.example\" "
		    "class=\"address\">x</a>");
}

static void
images_have_their_words(void **state)
{
	struct room *r = *state;

	r->link.target = LINK_TO_ASSET;
	r->link_ties.asset = &r->asset;
	r->link_ties.quotation = NULL;
	room_write_link(r, "", "the <pier>");
	set_html(&r->words, OPEN("I", FIRST) CLOSE);
	assert_made(r, "return page.content",
		    "<img src=\"map%20one.png\" alt=\"the &lt;pier&gt;\" "
		    "loading=\"lazy\">");
}

static void
quotations_are_dressed(void **state)
{
	struct room *r = *state;

	set_html(&r->words,
		 OPEN("L", FIRST) "\xe2\x80\x9cnever\xe2\x80\x9d" CLOSE);
	assert_made(r, "return page.content",
		    "<span class=\"quotation\" data-tier=\"exact\"><a "
		    "href=\"../../transcripts/harbour-call/#t1\">"
		    "\xe2\x80\x9cnever\xe2\x80\x9d</a></span>");
	room_put(r, "hooks/quotation.lua",
		 "local h = require 'html'\n"
		 "return function(quotation, inner, page, site)\n"
		 "  return h.q { cite = quotation.first, h.b { inner },\n"
		 "    page.title, site.title }\n"
		 "end");
	assert_made(r, "return page.content",
		    "<q cite=\"../../transcripts/harbour-call/#t1\"><b>"
		    "\xe2\x80\x9cnever\xe2\x80\x9d</b>FloodThe Harbour</q>");
}

static void
block_quotations_too(void **state)
{
	struct room *r = *state;

	r->link.form = LINK_BLOCK_QUOTE;
	set_html(&r->words,
		 OPEN("B", FIRST) "<blockquote><p>never</p>" OPEN(
			 "L", FIRST) "Ada" CLOSE "</blockquote>" CLOSE);
	assert_made(r, "return page.content",
		    "<div class=\"quotation quotation-block\" "
		    "data-tier=\"exact\"><blockquote><p>never</p><a "
		    "href=\"../../transcripts/harbour-call/#t1\">Ada</a>"
		    "</blockquote></div>");
	room_put(r, "hooks/quotation_block.lua",
		 "return function(quotation, inner) return { '[', inner, ']' } "
		 "end");
	assert_made(r, "return page.content",
		    "[<blockquote><p>never</p><a "
		    "href=\"../../transcripts/harbour-call/#t1\">Ada</a>"
		    "</blockquote>]");
}

/* The words of a quotation cannot be left out, doubled or kept for later. */
static void
words_are_not_a_hooks_to_change(void **state)
{
	static const char *const hooks[][2] = {
		{"return nil", "`inner` is missing"},
		{"return { inner, inner }", "`inner` stands twice"},
		{"return require 'html'.p { inner, inner }",
		 "`inner` stands twice"},
		{"kept = inner", "cannot be changed"},
		{"return require 'json'.encode(inner)", "not for data"},
		{"return require 'json'.encode { require 'html'.p(inner) }",
		 "not for data"},
		{"return 'other words'", "`inner` is missing"},
	};
	struct room *r = *state;

	set_html(&r->words, OPEN("L", FIRST) "never" CLOSE);
	for (size_t i = 0; i < ARRAY_COUNT(hooks); i++) {
		list_each (struct theme_file, file, &r->theme.files)
			if (text_equal(file->path, TEXT("hooks/quotation.lua")))
				file->path = TEXT("was/quotation.lua");
		room_put(r, "hooks/quotation.lua",
			 arena_format(&r->arena,
				      "return function(q, inner) %s end",
				      hooks[i][0])
				 .s);
		assert_fails(r, "return page.content", hooks[i][1]);
	}
}

static void
events_have_their_date(void **state)
{
	struct room *r = *state;

	set_html(&r->words, "<ul><li" OPEN("E", FIRST) CLOSE
		 ">" OPEN("D", FIRST) "<strong>1931-03?</strong>" CLOSE
				      " In port.</li></ul>");
	assert_made(r, "return page.content",
		    "<ul><li id=\"three-days\" class=\"event\"><time "
		    "data-edtf=\"1931-03?\">1931-03?</time> In "
		    "port.</li></ul>");
	room_put(r, "hooks/event_date.lua",
		 "return function(event, page, site) return { '<', event.date, "
		 "page.title } end");
	assert_made(r, "return page.content",
		    "<ul><li id=\"three-days\" class=\"event\">&lt;1931-03?"
		    "Flood In port.</li></ul>");
}

static void
an_undated_event_says_so(void **state)
{
	struct room *r = *state;

	r->event.date = NULL;
	set_html(&r->words,
		 OPEN("D", FIRST) "<strong>undated</strong>" CLOSE " In port.");
	assert_made(r, "return page.content", "<span>undated</span> In port.");
	room_put(r, "hooks/event_date.lua",
		 "return function(event) return event.date or 'no date' end");
	assert_made(r, "return page.content", "no date In port.");
}

static void
marks_and_said_words_have_spans(void **state)
{
	struct room *r = *state;
	struct mark mark = {.kind = MARK_INAUDIBLE,
			    .argument = TEXT("0:04"),
			    .source = TEXT("[inaudible 0:04]")};

	*list_push(&r->arena, &r->item_extras.marks) = mark;
	set_html(
		&r->item_fact.content,
		"<p>Said " OPEN(
			"S", FIRST) "\xe2\x80\x9cno\xe2\x80\x9d" CLOSE
				    " and " OPEN("M",
						 FIRST) "[inaudible 0:04]" CLOSE
							"</p>");
	assert_made(r, "return site.records[1].turns[1].content",
		    "<p>Said <span class=\"said\">\xe2\x80\x9cno\xe2\x80\x9d"
		    "</span> and <span class=\"mark mark-inaudible\">"
		    "[inaudible 0:04]</span></p>");
	assert_made(r,
		    "local m = site.records[1].items[1].marks "
		    "return { #m, m[1].kind, m[1].argument, m[1].source }",
		    "1inaudible0:04[inaudible 0:04]");
}

/* What is not on the list is all of it a name, which is no class. */
static void
unknown_marks_have_one_class(void **state)
{
	struct room *r = *state;
	struct mark mark = {.kind = MARK_UNKNOWN,
			    .name = TEXT("he waves"),
			    .source = TEXT("[he waves]")};

	*list_push(&r->arena, &r->item_extras.marks) = mark;
	set_html(&r->item_fact.content, OPEN("M", FIRST) "[he waves]" CLOSE);
	assert_made(r, "return site.records[1].turns[1].content",
		    "<span class=\"mark mark-unknown\">[he waves]</span>");
}

/* A hole that points nowhere loses its dress, not its words. */
static void
holes_without_their_fact_keep_their_words(void **state)
{
	struct room *r = *state;

	set_html(&r->words,
		 OPEN("L", "\x09") "a" CLOSE OPEN("D", "\x09") "b" CLOSE OPEN(
			 "M", "\x09") "c" CLOSE OPEN("B", "\x09") "d" CLOSE);
	assert_made(r, "return page.content", "abcd");
}

static void
plain_words_have_no_marks(void **state)
{
	struct room *r = *state;

	r->words.plain = TEXT("in \xffport\n");
	assert_made(r,
		    "return { page.content.plain, '|', "
		    "tostring(page.content), '|', "
		    "tostring(page.content.is_empty) }",
		    "in port|in port|true");
}

/* Of a turn they are written as the record has them. */
static void
marks_are_words_of_plain_turns(void **state)
{
	struct room *r = *state;
	struct mark mark = {.kind = MARK_PAUSE, .source = TEXT("[pause]")};

	list_add(&r->arena, &r->item_extras.marks, mark);
	r->item_fact.content.plain = TEXT("One \xff two.\nThree.\n");
	assert_made(r, "return site.records[1].turns[1].content.plain",
		    "One [pause] two.\nThree.");
}

static void
foreign_words_have_their_language(void **state)
{
	struct room *r = *state;

	r->quotation.language = TEXT("fr");
	set_html(&r->words, OPEN("L", FIRST) "jamais" CLOSE);
	assert_made(r, "return page.content",
		    "<span class=\"quotation\" data-tier=\"exact\"><a "
		    "href=\"../../transcripts/harbour-call/#t1\">"
		    "<span lang=\"fr\">jamais</span></a></span>");
	set_html(&r->words,
		 OPEN("B", FIRST) "<figure class=\"quote\">\n<blockquote>"
				  "jamais</blockquote><figcaption>"
				  "Ada</figcaption></figure>" CLOSE);
	assert_made(r, "return page.content",
		    "<div class=\"quotation quotation-block\" "
		    "data-tier=\"exact\"><figure class=\"quote\">\n"
		    "<blockquote lang=\"fr\">jamais</blockquote><figcaption>"
		    "Ada</figcaption></figure></div>");
	room_put(r, "hooks/quotation_block.lua",
		 "return function(quotation, inner) return inner end");
	assert_made(r, "return page.content",
		    "<figure class=\"quote\">\n<blockquote lang=\"fr\">"
		    "jamais</blockquote><figcaption>Ada</figcaption>"
		    "</figure>");
	r->article.language = TEXT("fr");
	assert_made(r, "return page.content",
		    "<figure class=\"quote\">\n<blockquote>jamais"
		    "</blockquote><figcaption>Ada</figcaption></figure>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(marks_are_words_of_plain_turns),
		room_test(links_lead_from_the_page),
		room_test(tags_of_links_are_known_where_they_stand),
		room_test(tags_in_other_files_are_not_known),
		room_test(what_a_hook_gets_is_not_known_any_more),
		room_test(links_that_show_their_address_have_a_class),
		room_test(images_have_their_words),
		room_test(quotations_are_dressed),
		room_test(block_quotations_too),
		room_test(words_are_not_a_hooks_to_change),
		room_test(events_have_their_date),
		room_test(an_undated_event_says_so),
		room_test(marks_and_said_words_have_spans),
		room_test(unknown_marks_have_one_class),
		room_test(holes_without_their_fact_keep_their_words),
		room_test(plain_words_have_no_marks),
		room_test(foreign_words_have_their_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
