#include "tests/theme/fixture.h"

#include "theme/report.h"

static struct jobs
one_job(struct room *r, const struct page *page)
{
	struct jobs jobs = {0};

	list_add(&r->arena, &jobs,
		 ((struct job){.page = page, .path = page->path}));
	return jobs;
}

/* What is advised where the job of a page failed so. */
static struct text
hinted(struct room *r, const struct page *page, enum diag_code code)
{
	struct report report = {0};
	struct failure failure = {.code = code, .message = TEXT("it fails")};
	struct jobs jobs = one_job(r, page);

	failure.file = r->theme.files.count;
	diag_free(&r->diag);
	r->diag = (struct diag){0};
	report_add(&report, &failure, 0);
	report_tell(&report, &r->theme, &jobs, &r->diag);
	assert_int_equal(r->diag.list.count, 1);
	return r->diag.list.items[0].hint;
}

static void
a_record_that_is_too_long_is_named(void **state)
{
	struct room *r = *state;

	assert_text(hinted(r, &r->call_page, T004), "");
	while (r->call.turns.count <= 10000)
		list_add(&r->arena, &r->call.turns, &r->turn);
	assert_text(hinted(r, &r->call_page, T004),
		    "the record has 10001 turns: as several records it is "
		    "several pages");
	assert_text_holds(hinted(r, &r->call_page, T005), "10001 turns");
	assert_text(hinted(r, &r->call_page, T003), "");
	assert_text(hinted(r, &r->article, T004), "");
}

static void
a_timeline_that_is_too_long_is_named(void **state)
{
	struct room *r = *state;

	assert_text_holds(hinted(r, &r->article, T005), "never ends");
	r->article.kind = PAGE_TIMELINE;
	assert_text_holds(hinted(r, &r->article, T005), "`event: false`");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(a_record_that_is_too_long_is_named),
		room_test(a_timeline_that_is_too_long_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
