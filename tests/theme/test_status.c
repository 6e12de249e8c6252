/*
 * Pages that quote what is contested have to say so.
 */
#include "tests/theme/fixture.h"

#include "theme/status.h"
#include "theme/theme.h"

/* A hole of link 0: see markdown/markdown.h. */
#define QUOTED "\xfeL\0\0\0\0never\xff"

struct contest {
	struct response denial;
	struct response silence;
	struct response support;
	struct person bo;
};

static void
add_response(struct room *r, struct response *response, const char *stance)
{
	response->record = &r->call;
	response->stance = text_of(stance);
	response->contests = strcmp(stance, "confirms") != 0;
	list_add(&r->arena, &r->call.responses, response);
	list_add(&r->arena, &r->quotation.responses, response);
}

/* The call is denied, confirmed and not commented on. */
static void
contest(struct room *r, struct contest *c)
{
	*c = (struct contest){.bo = {.name = TEXT("Bo Marsh")}};
	c->denial.by = &c->bo;
	add_response(r, &c->denial, "denies");
	add_response(r, &c->support, "confirms");
	add_response(r, &c->silence, "declines to comment");
	r->quotation.is_contested = r->call.is_contested = true;
	r->quotation.place = (struct place){TEXT("content/x.md"), 3, 5, 0};
	r->call_page.source_path = TEXT("content/transcripts/call.md");
	r->words.html = room_html(r, (struct text){QUOTED, sizeof(QUOTED) - 1});
}

/* What the article lacks when this is its layout's body: "denies …". */
static struct text
lacking(struct room *r, const char *body)
{
	struct status_gaps gaps;
	struct text words = {0};

	room_body(r, body);
	assert_text(r->failure.message, "");
	gaps = status_gaps_find(r->vm);
	list_each (struct status_gap, gap, &gaps) {
		const struct response *response =
			gap->quotation->responses.items[gap->response];

		assert_ptr_equal(gap->quotation, &r->quotation);
		words = arena_format(&r->arena, "%.*s%.*s, ", TEXT_ARG(words),
				     TEXT_ARG(response->stance));
	}
	return words;
}

static void
statuses_are_written_by_c(void **state)
{
	struct room *r = *state;
	struct contest c;

	contest(r, &c);
	r->call.id = TEXT("harbour \"call\"");
	assert_made(r,
		    "local q = page.quotations[1] return { "
		    "h.i { data_status_of = q.responses[1] }, "
		    "h.i { data = { status_of = { q.responses[2], "
		    "q.responses[3] } } }, "
		    "h.i { data_status_of = nil } }",
		    "<i data-status-of=\"harbour-&quot;call&quot;:denies\"></i>"
		    "<i data-status-of=\"harbour-&quot;call&quot;:confirms "
		    "harbour-&quot;call&quot;:declines-to-comment\"></i>"
		    "<i></i>");
}

static void
only_a_response_is_a_status(void **state)
{
	struct room *r = *state;
	struct contest c;

	contest(r, &c);
	assert_fails(r, "return h.i { data_status_of = 'x:denies' }",
		     "data-status-of of <i>: this attribute wants a response");
	assert_fails(r, "return h.i { data_status_of = { page } }",
		     "wants a response");
	assert_fails(r, "return h.i { data_status_of = page.quotations }",
		     "wants a response");
	assert_fails(r, "return h.i { data_status_of = true }",
		     "wants a response");
}

static void
content_that_quotes_needs_every_status(void **state)
{
	struct room *r = *state;
	struct contest c;

	contest(r, &c);
	assert_text(lacking(r, "return page.content"),
		    "denies, declines to comment, ");
	assert_text(lacking(r, "local all = page.quotations[1].responses\n"
			       "return { page.content, "
			       "h.i { data_status_of = all[3] } }"),
		    "denies, ");
	assert_text(lacking(r, "local all = page.quotations[1].responses\n"
			       "return { page.content, h.i { "
			       "data_status_of = { all[3], all[1] } } }"),
		    "");
}

/* Made and thrown away is not shown; nor is what only is read. */
static void
a_status_must_be_in_the_page(void **state)
{
	struct room *r = *state;
	struct contest c;

	contest(r, &c);
	assert_text(lacking(r, "local all = page.quotations[1].responses\n"
			       "local gone = h.i { data_status_of = all[1] }\n"
			       "return { page.content, all[3].stance, "
			       "h.p { data_x = ' data-status-of=\"harbour-call:"
			       "denies\"' } }"),
		    "denies, declines to comment, ");
}

static void
words_that_a_layout_reads_need_it_too(void **state)
{
	struct room *r = *state;
	struct contest c;

	contest(r, &c);
	assert_text(lacking(r, "return site.quotations[1].words"),
		    "denies, declines to comment, ");
	assert_text(lacking(r, "return { site.quotations[1].sentence, 'x' }"),
		    "denies, declines to comment, ");
	assert_text(lacking(r, "return { #site.quotations[1].pieces }"),
		    "denies, declines to comment, ");
	assert_text(lacking(r, "return site.quotations[1].id"), "");
}

static void
what_nobody_contests_needs_nothing(void **state)
{
	struct room *r = *state;
	struct contest c;

	contest(r, &c);
	r->quotation.is_contested = false;
	assert_text(lacking(r, "return page.content"), "");
}

/* A block quotation, and words that a hook dresses. */
static void
every_form_of_quotation_counts(void **state)
{
	static const char block[] = "\xfe"
				    "B\0\0\0\0<blockquote></blockquote>\xff";
	struct room *r = *state;
	struct contest c;

	contest(r, &c);
	room_put(r, "hooks/quotation.lua",
		 "return function(quotation, inner) return inner end");
	assert_text(lacking(r, "return page.content"),
		    "denies, declines to comment, ");
	r->words.html = room_html(r, (struct text){block, sizeof(block) - 1});
	assert_text(lacking(r, "return page.content"),
		    "denies, declines to comment, ");
}

static void
an_output_is_no_page(void **state)
{
	struct room *r = *state;
	struct job job = {.path = TEXT("words.txt")};
	struct contest c;

	contest(r, &c);
	room_put(r, "layouts/words.txt.lua",
		 "return function(_, site) return site.quotations[1].words "
		 "end");
	job.layout = &r->theme.files.items[0];
	room_start(r);
	assert_int_equal(render_job(r->vm, &job, &r->failure), 0);
	assert_int_equal(status_gaps_find(r->vm).count, 0);
}

/* The next page begins with nothing noted. */
static void
pages_do_not_answer_for_each_other(void **state)
{
	struct room *r = *state;
	struct contest c;

	contest(r, &c);
	assert_text(lacking(r, "return page.content"),
		    "denies, declines to comment, ");
	room_make(r, &r->ada_page);
	assert_int_equal(status_gaps_find(r->vm).count, 0);
}

static int
drop(void *context, const struct made_file *file, struct diag *diag)
{
	size_t *count = context;

	(void)file;
	(void)diag;
	(*count)++;
	return 0;
}

static void
workers_tell_it_once_for_all_pages(void **state)
{
	struct room *r = *state;
	struct contest c;
	size_t count = 0;

	contest(r, &c);
	room_put(r, "layouts/page.lua",
		 "local h = require 'html'\n"
		 "return function(page, site)\n"
		 "  local q = site.quotations[1]\n"
		 "  return h.p { q.words, "
		 "h.i { data_status_of = q.responses[3] } }\n"
		 "end");
	load_finish(&r->theme);
	assert_int_equal(theme_render(&r->theme, &r->site,
				      &(struct theme_sink_to){
					      .take = drop, .context = &count},
				      &r->diag),
			 0);
	assert_int_equal(count, r->site.pages.count);
	diag_sort(&r->diag);
	assert_said(
		&r->diag,
		"content/x.md:3:5: warning[Q011]: content/transcripts/call.md "
		"is contested (Bo Marsh: denies), and a page that quotes it "
		"does not say so\n"
		"      = while making index.html\n"
		"      = also articles/flood/index.html, "
		"transcripts/harbour-call/index.html, "
		"people/ada-quill/index.html, "
		"quotes/ada-quill-never/index.html\n"
		"      = hint: a theme says it with an element that has "
		"data_status_of = response\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(statuses_are_written_by_c),
		room_test(only_a_response_is_a_status),
		room_test(content_that_quotes_needs_every_status),
		room_test(a_status_must_be_in_the_page),
		room_test(words_that_a_layout_reads_need_it_too),
		room_test(what_nobody_contests_needs_nothing),
		room_test(every_form_of_quotation_counts),
		room_test(an_output_is_no_page),
		room_test(pages_do_not_answer_for_each_other),
		room_test(workers_tell_it_once_for_all_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
