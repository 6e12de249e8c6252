#include "tests/model/site.h"

/* Builds a document with these items; the one error told, its notes. */
static void
check_told(const char *items, enum diag_code code, const char *message,
	   const char *notes)
{
	struct test_site t = site_new();
	struct text whole =
		arena_format(&t.arena, "---\ntitle: A\n---\n%s", items);

	site_put(&t, "a.md", whole.s);
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, code);
	assert_text(t.diag.list.items[0].message, message);
	assert_text(t.diag.list.items[0].notes, notes);
	site_free(&t);
}

static void
check_fine(const char *items)
{
	struct test_site t = site_new();
	struct text whole =
		arena_format(&t.arena, "---\ntitle: A\n---\n%s", items);

	site_put(&t, "a.md", whole.s);
	site_build_well(&t);
	site_free(&t);
}

static void
dates_contradict_orders(void **state)
{
	(void)state;
	check_told("- **1931** {#a after=#b} x\n- **1932** {#b} x\n", D005,
		   "#a (1931) cannot come after #b (1932)",
		   "content/a.md:4:1: #a is dated 1931\n"
		   "content/a.md:5:1: #b is dated 1932\n");
	/* Through what has no date. */
	check_told("- **1931** {#a after=#u} x\n"
		   "- **undated** {#u after=#b} x\n- **1932** {#b} x\n",
		   D005, "#a (1931) cannot come after #b (1932)",
		   "content/a.md:4:1: #a is dated 1931\n"
		   "content/a.md:6:1: #b is dated 1932\n");
	check_told("- **[..1931]** {#a} x\n- **1932-02** {#b before=#a} x\n",
		   D005, "#a ([..1931]) cannot come after #b (1932-02)",
		   "content/a.md:4:1: #a is dated [..1931]\n"
		   "content/a.md:5:1: #b is dated 1932-02\n");
}

/* The later ones of a chain are not blamed for the one that is wrong. */
static void
one_wrong_date_is_told_once(void **state)
{
	(void)state;
	check_told("- **1940** {#a} x\n- **1931** {#b after=#a} x\n"
		   "- **1932** {#c after=#b} x\n- **1933** {#d after=#c} x\n",
		   D005, "#b (1931) cannot come after #a (1940)",
		   "content/a.md:5:1: #b is dated 1931\n"
		   "content/a.md:4:1: #a is dated 1940\n");
}

static void
what_may_be_is_no_contradiction(void **state)
{
	(void)state;
	check_fine("- **1931** {#a after=#b} x\n- **1931-12-31** {#b} x\n");
	check_fine("- **1931~** {#a after=#b} x\n- **1932** {#b} x\n");
	check_fine("- **1931** {#a after=#b} x\n- **1932?** {#b} x\n");
	check_fine("- **[1931..]** {#a after=#b} x\n- **1932** {#b} x\n");
	check_fine("- **1931/1935** {#a before=#b} x\n- **1932** {#b} x\n");
}

static void
circles_are_told_with_all_their_places(void **state)
{
	(void)state;
	check_told("- **undated** {#a after=#b} x\n"
		   "- **undated** {#b after=#c} x\n"
		   "- **1931** {#c after=#a} x\n",
		   D006, "#a comes before itself, in a circle",
		   "content/a.md:6:22: #a comes before #c\n"
		   "content/a.md:5:25: #c comes before #b\n"
		   "content/a.md:4:25: #b comes before #a\n");
	check_told("- **1931** {#a after=#a} x\n", D006,
		   "#a cannot come before itself", "");
}

/* Two circles, of which one comes after the other; one order stands twice. */
static void
each_circle_is_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "a.md",
		 "---\ntitle: A\n---\n- **undated** {#a after=#b} x\n"
		 "- **undated** {#b after=#a} x\n"
		 "- **undated** {#c after=#b after=#d} x\n"
		 "- **undated** {#d after=#c} x\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 2);
	assert_int_equal(t.diag.list.items[0].code, D006);
	assert_int_equal(t.diag.list.items[1].code, D006);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_contradict_orders),
		cmocka_unit_test(one_wrong_date_is_told_once),
		cmocka_unit_test(what_may_be_is_no_contradiction),
		cmocka_unit_test(circles_are_told_with_all_their_places),
		cmocka_unit_test(each_circle_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
