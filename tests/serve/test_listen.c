#include "tests/test.h"

#include "serve/listen.h"

static void
takes_the_next_free_port(void **state)
{
	struct diag diag = {0};
	uint16_t first = 0, second;
	int one, two;

	(void)state;
	one = listen_open(NULL, &first, &diag);
	assert_true(one >= 0);
	assert_true(first > 0);
	second = first;
	two = listen_open(NULL, &second, &diag);
	assert_true(two >= 0);
	assert_true(second > first);
	close(one);
	close(two);
}

static void
says_why_not(void **state)
{
	struct diag diag = {0};
	uint16_t port = 8000;

	(void)state;
	assert_int_equal(listen_open("203.0.113.7", &port, &diag), -1);
	assert_int_equal(diag.list.items[0].code, N001);
	assert_text_holds(diag.list.items[0].message, "203.0.113.7");
	diag_free(&diag);
}

/* Nothing lies behind the last port. */
static void
does_not_count_beyond_the_last_port(void **state)
{
	struct diag diag = {0};
	uint16_t last = UINT16_MAX, again = UINT16_MAX;
	int one = listen_open(NULL, &last, &diag);

	(void)state;
	if (one < 0)
		skip();
	assert_int_equal(listen_open(NULL, &again, &diag), -1);
	assert_int_equal(diag.list.items[0].code, N002);
	close(one);
	diag_free(&diag);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_the_next_free_port),
		cmocka_unit_test(says_why_not),
		cmocka_unit_test(does_not_count_beyond_the_last_port),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
