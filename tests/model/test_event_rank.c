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

/* The ids of a site of one document with these items, in order. */
static void
check_order(const char *items, const char *wanted)
{
	struct test_site t = site_new();
	struct text whole =
		arena_format(&t.arena, "---\ntitle: A\n---\n%s", items);

	site_put(&t, "a.md", whole.s);
	site_build_well(&t);
	assert_text(ids(&t, &t.site->events), wanted);
	site_free(&t);
}

static void
what_is_undated_stands_where_its_order_puts_it(void **state)
{
	(void)state;
	check_order("- **1932** {#b} x\n- **undated** {#u after=#a} x\n"
		    "- **1931** {#a} x\n",
		    "a\nu\nb\n");
	check_order("- **undated** {#u before=#b} x\n- **1932** {#b} x\n"
		    "- **1931** {#a} x\n",
		    "a\nu\nb\n");
	check_order("- **undated** {#u after=#a before=#c} x\n"
		    "- **1931** {#a} x\n- **1932** {#b} x\n"
		    "- **1933** {#c} x\n",
		    "a\nu\nb\nc\n");
	check_order("- **undated** {#w after=#v} x\n"
		    "- **undated** {#v after=#a} x\n- **1931** {#a} x\n"
		    "- **1932** {#b} x\n",
		    "a\nv\nw\nb\n");
	check_order("- **undated** {#w before=#v} x\n"
		    "- **undated** {#v before=#a} x\n- **1931** {#a} x\n"
		    "- **1930** {#b} x\n",
		    "b\nw\nv\na\n");
}

/* On or after 1931 may well be after 1932. */
static void
an_order_moves_what_would_come_too_early(void **state)
{
	(void)state;
	check_order("- **[1931..]** {#a after=#b} x\n- **1932** {#b} x\n"
		    "- **1933** {#c} x\n",
		    "b\na\nc\n");
	check_order("- **1931** {#a} x\n- **1931** {#b before=#a} x\n",
		    "b\na\n");
}

static void
what_nothing_ties_is_apart(void **state)
{
	(void)state;
	check_order("- **undated** {#w after=#v} x\n- **undated** {#v} x\n"
		    "- **undated** {#u} x\n- **1931** {#a} x\n",
		    "a\nv\nu\nw\n");
}

/* Item `i`: dated or not, after one of those before it or not. */
static struct text
made_item(struct arena *arena, int i, uint32_t random)
{
	struct text date = TEXT("undated");
	struct text order = TEXT("");

	if (random & 1)
		date = arena_format(arena, "%d", 1000 + i);
	if (i > 2 && random & 2)
		order = arena_format(arena, " after=#e%d",
				     (int)(random >> 2) % i);
	return arena_format(arena, "- **%.*s** {#e%d%.*s} x\n", TEXT_ARG(date),
			    i, TEXT_ARG(order));
}

static void
check_orders(const struct event_list *events)
{
	for (size_t i = 0; i < events->count; i++)
		assert_int_equal(events->items[i]->number, i + 1);
	list_each (struct event *, event, events) {
		list_each (struct event *, before, &(*event)->after)
			assert_true((*before)->number < (*event)->number);
	}
}

/* Hundreds of events with orders that agree. */
static void
every_order_holds(void **state)
{
	struct test_site t = site_new();
	struct text items = TEXT("---\ntitle: A\n---\n");
	uint32_t random = 1;

	(void)state;
	for (int i = 0; i < 400; i++) {
		random = random * 1103515245 + 12345;
		items = arena_join(&t.arena, items,
				   made_item(&t.arena, i, random >> 16));
	}
	site_put(&t, "a.md", items.s);
	site_build_well(&t);
	check_orders(&t.site->events);
	site_free(&t);
}

static void
the_order_is_the_same_from_any_order_of_items(void **state)
{
	(void)state;
	check_order("- **1931** {#a} x\n- **1931-03** {#b} x\n"
		    "- **193X** {#c} x\n- **1931-03-04** {#d} x\n",
		    "c\na\nb\nd\n");
	check_order("- **1931-03-04** {#d} x\n- **193X** {#c} x\n"
		    "- **1931-03** {#b} x\n- **1931** {#a} x\n",
		    "c\na\nb\nd\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			what_is_undated_stands_where_its_order_puts_it),
		cmocka_unit_test(an_order_moves_what_would_come_too_early),
		cmocka_unit_test(what_nothing_ties_is_apart),
		cmocka_unit_test(every_order_holds),
		cmocka_unit_test(the_order_is_the_same_from_any_order_of_items),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
