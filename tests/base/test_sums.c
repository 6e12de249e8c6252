#include "tests/test.h"

#include "base/sums.h"

static uint64_t
sum(const char *a, const char *b)
{
	return sum_of(text_of(a), text_of(b));
}

static void
what_is_wanted_may_come_before_and_behind(void **state)
{
	struct sums sums = {0};

	(void)state;
	sums_add(&sums, sum("a/", "t1"), SUM_WANTED);
	sums_add(&sums, sum("a/", "t1"), SUM_WANTED);
	assert_int_equal(sums_missing(&sums), 1);
	sums_add(&sums, sum("a/", "t1"), SUM_THERE);
	assert_int_equal(sums_missing(&sums), 0);
	sums_add(&sums, sum("b/", ""), SUM_THERE);
	sums_add(&sums, sum("b/", ""), SUM_WANTED);
	assert_int_equal(sums_missing(&sums), 0);
	assert_int_equal(sums.count, 2);
	sums_free(&sums);
}

static void
an_address_and_its_fragment_do_not_run_together(void **state)
{
	(void)state;
	assert_true(sum("a/", "t1") != sum("a/t", "1"));
	assert_true(sum("a", "") != sum("", "a"));
}

static uint64_t
place(const char *path, const char *anchor)
{
	return sum_of_place(text_of(path), text_of(anchor));
}

static void
a_place_has_one_sum_however_it_is_linked_to(void **state)
{
	(void)state;
	assert_true(place("a/index.html", "") == place("a/", ""));
	assert_true(place("a/index.html", "t1") == place("a/", "t1"));
	assert_true(place("index.html", "") == place("", ""));
	assert_true(place("a/", "t1") != place("a/", ""));
	assert_true(place("aindex.html", "") != place("a", ""));
	assert_true(place("404.html", "t1") != place("404.html", ""));
	assert_true(place("a.pdf", "page=3") == place("a.pdf", ""));
}

static void
what_is_written_is_read(void **state)
{
	struct buf out = BUF_INIT;
	struct sums sums = {0};

	(void)state;
	sums_write(&out, sum("a", ""), SUM_WANTED);
	sums_write(&out, sum("b", ""), SUM_WANTED);
	sums_write(&out, sum("a", ""), SUM_THERE);
	assert_int_equal(out.len, 24);
	sums_read(&sums, (struct text){out.s, out.len});
	assert_int_equal(sums_missing(&sums), 1);
	sums_read(&sums, (struct text){out.s, 7});
	assert_int_equal(sums.count, 2);
	sums_add(&sums, sum("b", ""), SUM_THERE);
	assert_int_equal(sums_missing(&sums), 0);
	sums_free(&sums);
	buf_free(&out);
}

/* As many as a table of a small site grows to, in two orders. */
static void
many_are_told_apart(void **state)
{
	struct sums sums = {0};
	char name[16];

	(void)state;
	for (int i = 0; i < 100000; i++) {
		snprintf(name, sizeof(name), "t%d", i);
		sums_add(&sums, sum("records/a/", name), SUM_WANTED);
	}
	assert_int_equal(sums_missing(&sums), 100000);
	assert_int_equal(sums.count, 100000);
	for (int i = 100000; i-- > 1;) {
		snprintf(name, sizeof(name), "t%d", i);
		sums_add(&sums, sum("records/a/", name), SUM_THERE);
	}
	assert_int_equal(sums_missing(&sums), 1);
	assert_int_equal(sums.count, 100000);
	sums_free(&sums);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_wanted_may_come_before_and_behind),
		cmocka_unit_test(
			an_address_and_its_fragment_do_not_run_together),
		cmocka_unit_test(a_place_has_one_sum_however_it_is_linked_to),
		cmocka_unit_test(what_is_written_is_read),
		cmocka_unit_test(many_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
