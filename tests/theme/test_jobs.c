/*
 * What a theme makes beside the pages.
 */
#include "tests/theme/fixture.h"

#include "theme/jobs.h"
#include "theme/theme.h"

#define NOTHING "return function() return nil end"

/* The paths of all that is to be made but pages, a line each. */
static struct text
outputs(struct room *r)
{
	struct jobs jobs = {0};
	struct text lines = TEXT("");

	load_finish(&r->theme);
	jobs_plan(&r->theme, &r->site, &r->arena, &jobs);
	list_each (struct job, job, &jobs)
		if (job->layout)
			lines = arena_format(&r->arena, "%.*s%.*s (%.*s)\n",
					     TEXT_ARG(lines),
					     TEXT_ARG(job->path),
					     TEXT_ARG(job->layout->shown));
	return lines;
}

static void
names_say_what_is_made(void **state)
{
	struct room *r = *state;

	room_put(r, "layouts/article.lua", NOTHING);
	room_put(r, "layouts/feed.xml.lua", NOTHING);
	room_put(r, "layouts/data/people.json.lua", NOTHING);
	room_put(r, "layouts/data/transcript.all.json.lua", NOTHING);
	room_put(r, "layouts/v1.0/plain.lua", NOTHING);
	room_put(r, "layouts/quotes.json.lua", NOTHING);
	room_put(r, "layouts/harbour.map.svg.lua", NOTHING);
	room_put(r, "layouts/transcript.words.vtt.lua", NOTHING);
	room_put(r, "layouts/quotation.citation.json.lua", NOTHING);
	room_put(r, "parts/transcript.words.vtt.lua", NOTHING);
	assert_text(outputs(r),
		    "data/people.json (themes/harbour/layouts/data/"
		    "people.json.lua)\n"
		    "feed.xml (themes/harbour/layouts/feed.xml.lua)\n"
		    "harbour.map.svg (themes/harbour/layouts/"
		    "harbour.map.svg.lua)\n"
		    "quotes.json (themes/harbour/layouts/quotes.json.lua)\n"
		    "data/transcripts/harbour-call/all.json (themes/harbour/"
		    "layouts/data/transcript.all.json.lua)\n"
		    "transcripts/harbour-call/words.vtt (themes/harbour/"
		    "layouts/transcript.words.vtt.lua)\n"
		    "quotes/ada-quill-never/citation.json (themes/harbour/"
		    "layouts/quotation.citation.json.lua)\n");
}

/* `#three-days` alone would be looked for in the file itself. */
static void
a_file_beside_its_page_leads_to_anchors_of_the_page(void **state)
{
	struct room *r = *state;
	struct job job = {.page = &r->article,
			  .path = TEXT("articles/ledger/times.html")};

	room_put(r, "layouts/article.times.html.lua",
		 "local h = require 'html'\nreturn function(page) return "
		 "h.a { href = page.events[1] } end");
	room_start(r);
	job.layout = theme_find(&r->theme,
				TEXT("layouts/article.times.html.lua"), 0);
	assert_int_equal(render_job(r->vm, &job, &r->failure), 0);
	assert_text_holds(buf_as_text(&r->vm->out),
			  "<a href=\"./#three-days\">");
}

static void
a_child_stands_in_for_its_parent(void **state)
{
	struct room *r = *state;

	room_put_at(r, 1, "layouts/transcript.words.vtt.lua", NOTHING);
	room_put(r, "layouts/transcript.words.vtt.lua", NOTHING);
	assert_text(outputs(r), "transcripts/harbour-call/words.vtt "
				"(themes/harbour/layouts/"
				"transcript.words.vtt.lua)\n");
}

static void
statements_have_what_transcripts_have(void **state)
{
	struct room *r = *state;

	r->call_page.kind = PAGE_STATEMENT;
	room_put(r, "layouts/transcript.a.txt.lua", NOTHING);
	room_put(r, "layouts/transcript.b.txt.lua", NOTHING);
	room_put(r, "layouts/statement.b.txt.lua", NOTHING);
	assert_text(outputs(r), "transcripts/harbour-call/b.txt "
				"(themes/harbour/layouts/"
				"statement.b.txt.lua)\n"
				"transcripts/harbour-call/a.txt "
				"(themes/harbour/layouts/"
				"transcript.a.txt.lua)\n");
}

/* 404.html is no folder. */
static void
a_page_that_is_a_file_has_outputs_beside_it(void **state)
{
	struct room *r = *state;
	struct page page = {.path = TEXT("notes/404.html")};

	assert_text(jobs_output_path(&r->arena, &page, TEXT("a.txt")),
		    "notes/a.txt");
	page.path = TEXT("404.html");
	assert_text(jobs_output_path(&r->arena, &page, TEXT("a.txt")), "a.txt");
	assert_text(jobs_output_path(&r->arena, &page, TEXT("data/a.txt")),
		    "data/a.txt");
	assert_text(jobs_output_path(&r->arena, &r->home, TEXT("a.txt")),
		    "a.txt");
}

static void
a_page_leads_to_its_outputs(void **state)
{
	struct room *r = *state;

	room_put(r, "layouts/transcript.words.vtt.lua", NOTHING);
	room_put(r, "layouts/article.print.html.lua", NOTHING);
	room_put(r, "layouts/data/v1/transcript.turns.csv.lua", NOTHING);
	assert_made(r, "return h.a { href = h.output(page, 'print.html') }",
		    "<a href=\"print.html\"></a>");
	assert_made(r,
		    "local q = page.quotations[1]\n"
		    "return h.a { href = h.output(q.record, 'words.vtt'), "
		    "site:absolute(h.output(q.first, 'words.vtt')) }",
		    "<a href=\"../../transcripts/harbour-call/words.vtt\">"
		    "https://harbour.example/transcripts/harbour-call/"
		    "words.vtt</a>");
	assert_made(r,
		    "return h.a { href = h.output(page.quotations[1].record, "
		    "'data/v1/turns.csv') }",
		    "<a href=\"../../data/v1/transcripts/harbour-call/"
		    "turns.csv\"></a>");
	assert_fails(r,
		     "return h.output(page.quotations[1].record, "
		     "'data/v1/turn.csv')",
		     "did you mean \"data/v1/turns.csv\"?");
	assert_made(r, "return h.output { class = 'sum', 'x' }",
		    "<output class=\"sum\">x</output>");
	assert_fails(r, "return h.output(page, 'print.htm')",
		     "the theme has no layouts/article.print.htm.lua; did you "
		     "mean \"print.html\"?");
	assert_fails(r, "return h.output(page, 'words.vtt')",
		     "the theme has no layouts/article.words.vtt.lua");
	assert_fails(r, "return h.output(h.path 'x', 'words.vtt')",
		     "h.output wants a page");
}

struct kept {
	struct text lines; /* "path (origin)=bytes" */
	struct arena *arena;
};

static int
keep(void *context, const struct made_file *file, struct diag *diag)
{
	struct kept *kept = context;

	(void)diag;
	if (!text_ends(file->path, TEXT("index.html")))
		kept->lines = arena_format(
			kept->arena, "%.*s%.*s (%.*s)=%.*s\n",
			TEXT_ARG(kept->lines), TEXT_ARG(file->path),
			TEXT_ARG(file->origin), TEXT_ARG(file->bytes));
	return 0;
}

/* By real workers: nil is no file, of an output only. */
static void
nil_makes_no_file(void **state)
{
	struct room *r = *state;
	struct kept kept = {TEXT(""), &r->arena};

	r->theme.options.jobs = 1;
	r->call_page.source_path = TEXT("content/transcripts/call.md");
	room_put(r, "layouts/page.lua",
		 "return function(page) return page.title end");
	room_put(r, "layouts/none.txt.lua", NOTHING);
	room_put(r, "layouts/person.none.json.lua", NOTHING);
	room_put(r, "layouts/transcript.words.txt.lua",
		 "return function(page) return page.title .. '!' end");
	room_put(r, "layouts/person.card.txt.lua",
		 "return function(page, site) return site.title end");
	load_finish(&r->theme);
	assert_int_equal(theme_render(&r->theme, &r->site,
				      &(struct theme_sink_to){.take = keep,
							      .context = &kept},
				      &r->diag),
			 0);
	assert_text(kept.lines,
		    "transcripts/harbour-call/words.txt (themes/harbour/"
		    "layouts/transcript.words.txt.lua for "
		    "content/transcripts/call.md)=Harbour call!\n"
		    "people/ada-quill/card.txt (themes/harbour/layouts/"
		    "person.card.txt.lua for people/ada-quill/)="
		    "The Harbour\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(names_say_what_is_made),
		room_test(a_file_beside_its_page_leads_to_anchors_of_the_page),
		room_test(a_child_stands_in_for_its_parent),
		room_test(statements_have_what_transcripts_have),
		room_test(a_page_that_is_a_file_has_outputs_beside_it),
		room_test(a_page_leads_to_its_outputs),
		room_test(nil_makes_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
