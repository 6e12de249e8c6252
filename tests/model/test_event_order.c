#include "tests/model/site.h"

static struct text
ids(struct test_site *t, const struct event_list *events)
{
	struct text all = {0};

	list_each (struct event *, event, events)
		all = arena_format(&t->arena, "%.*s%.*s\n", TEXT_ARG(all),
				   TEXT_ARG((*event)->id));
	return all;
}

static void
orders_lead_to_other_documents(void **state)
{
	struct test_site t = site_new();
	const struct event *event;

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "timeline.md",
		 "---\ntitle: T\n---\n- **1931-03-04** {#sale} x\n");
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\nafter: ../timeline.md#sale\n---\n"
		 "- **undated** {#u after=../timeline.md#sale "
		 "before=../transcripts/call.md} x\n");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipants: ada-quill\n"
		 "after: [../timeline.md#sale, ../timeline.md#u]\n---\n"
		 "**Ada Quill:** One.\n");
	site_build_well(&t);
	assert_text(ids(&t, &t.site->events),
		    "sale\narticles-x\nu\ntranscripts-call\n");
	event = t.site->events.items[3];
	assert_text(ids(&t, &event->after), "sale\nu\n");
	event = t.site->events.items[2];
	assert_text(ids(&t, &event->before), "transcripts-call\n");
	assert_null(event->date);
	site_free(&t);
}

/* What is told of one item with these options, beside #a (1931) here. */
static void
check_told(const char *options, enum diag_code code, size_t column,
	   const char *message)
{
	struct test_site t = site_new();
	struct text whole = arena_format(
		&t.arena,
		"---\ntitle: A\n---\n- **1931** {#abc} x\n- **1932** {%s} x\n",
		options);

	site_put(&t, "a.md", whole.s);
	site_put(&t, "b.md", "---\ntitle: B\n---\n- **1931** {#there} x\n");
	site_put(&t, "draft.md",
		 "---\ntitle: D\ndraft: true\n---\n- **1931** {#d} x\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, code);
	assert_int_equal(t.diag.list.items[0].place.line, 5);
	assert_int_equal(t.diag.list.items[0].place.column, column);
	assert_text(t.diag.list.items[0].message, message);
	site_free(&t);
}

static void
orders_that_name_nothing_are_told(void **state)
{
	(void)state;
	check_told("after=#abd", D008, 19, "content/a.md has no event \"abd\"");
	check_told("after=#there", D008, 19,
		   "content/a.md has no event \"there\"");
	check_told("after=b.md#abc", D008, 19,
		   "content/b.md has no event \"abc\"");
	check_told("before=b.md", D008, 20,
		   "content/b.md is no event of its own");
	check_told("after=https://example.org/", D008, 19,
		   "an order is of events of this site");
	check_told("after=c.md#x", L001, 19, "there is no content/c.md");
	check_told("after=draft.md#d", L001, 19,
		   "this leads to what is withheld (draft): content/draft.md "
		   "is not published");
}

static void
a_comment_is_no_order(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\ndate: 1931\nafter: #sale\n---\nx\n");
	site_build(&t);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, D008);
	assert_int_equal(t.diag.list.items[0].place.line, 4);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(orders_lead_to_other_documents),
		cmocka_unit_test(orders_that_name_nothing_are_told),
		cmocka_unit_test(a_comment_is_no_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
