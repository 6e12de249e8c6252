#include "tests/search/index.h"

#include "search/units.h"

/* Each unit as "kind page#anchor day|", in order. */
static struct text
listed(struct test_index *t)
{
	struct units units;
	struct text all = {"", 0};

	units_make(t->site.site, &t->site.arena, &units);
	list_each (struct unit, unit, &units.list) {
		const struct edtf *date = unit_date(unit);
		struct text when = date ? date->source : TEXT("-");

		all = arena_format(&t->site.arena, "%.*s%s %.*s#%.*s %.*s|",
				   TEXT_ARG(all), unit_kind_name(unit->kind),
				   TEXT_ARG(unit_page(unit)->path),
				   TEXT_ARG(unit_anchor(unit)), TEXT_ARG(when));
	}
	return all;
}

static void
put_harbour(struct test_index *t)
{
	site_put_person(&t->site, "ada-quill", "Ada Quill");
	site_put(&t->site, "sources/gazette.md", "---\ntitle: Gazette\n---\n");
	site_put(&t->site, "transcripts/early.md",
		 "---\ntitle: Early\ndate: 1931-03-04\n"
		 "participants: ada-quill\nsource: gazette\n---\n"
		 "**Ada Quill:** Never seen the ledger.\n\n"
		 "**Ada Quill** {#peace}: Let it be.\n");
	site_put(&t->site, "transcripts/late.md",
		 "---\ntitle: Late\ndate: 1932-01-01\n"
		 "participants: ada-quill\nsource: gazette\n---\n"
		 "**Ada Quill:** Good night.\n");
}

static void
turns_come_by_date_and_place(void **state)
{
	struct test_index t = index_new();
	struct text all;

	(void)state;
	put_harbour(&t);
	index_build(&t);
	all = listed(&t);
	assert_text_holds(all, "|turn transcripts/late/#t1 1932-01-01|"
			       "turn transcripts/early/#t1 1931-03-04|"
			       "turn transcripts/early/#peace 1931-03-04|");
	index_free(&t);
}

static void
quotations_and_events_are_units(void **state)
{
	struct test_index t = index_new();
	struct text all;

	(void)state;
	put_harbour(&t);
	site_put(&t.site, "articles/x.md",
		 "---\ntitle: X\ndate: 1931-03-09\n---\n"
		 "[“Never seen”](../transcripts/early.md#t1)\n\n"
		 "- **1931-03-05** {#sale} A sale.\n");
	index_build(&t);
	all = listed(&t);
	assert_text_holds(all, "|event articles/x/#sale 1931-03-05|");
	assert_text_holds(all, "|quotation quotes/");
	/* Its page is found as the quotation, and once. */
	assert_int_equal(text_find(all, TEXT("page quotes/ada"), 0),
			 TEXT_NOT_FOUND);
	index_free(&t);
}

static void
pages_may_stay_out(void **state)
{
	struct test_index t = index_new();
	struct text all;

	(void)state;
	put_harbour(&t);
	site_put(&t.site, "transcripts/late.md",
		 "---\ntitle: Late\ndate: 1932-01-01\nsearch: false\n"
		 "participants: ada-quill\nsource: gazette\n---\n"
		 "**Ada Quill:** Good night.\n");
	site_put(&t.site, "articles/x.md",
		 "---\ntitle: X\nnoindex: true\n---\n"
		 "[“Never seen”](../transcripts/early.md#t1)\n\n"
		 "- **1931-03-05** {#sale} A sale.\n");
	index_build(&t);
	all = listed(&t);
	assert_int_equal(text_find(all, TEXT("late"), 0), TEXT_NOT_FOUND);
	assert_int_equal(text_find(all, TEXT("articles/x/"), 0),
			 TEXT_NOT_FOUND);
	assert_int_equal(text_find(all, TEXT("quotation"), 0), TEXT_NOT_FOUND);
	assert_int_equal(text_find(all, TEXT("page search/"), 0),
			 TEXT_NOT_FOUND);
	index_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(turns_come_by_date_and_place),
		cmocka_unit_test(quotations_and_events_are_units),
		cmocka_unit_test(pages_may_stay_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
