/* LINK: -Wl,--wrap=pthread_create */
#include "tests/test.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/hands.h"

#define SLOTS 8
#define ITEMS 2000

/* How many threads may still be started, and how many were. */
static int startable = 1000;
static int started;

int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*start)(void *), void *argument);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*start)(void *), void *argument);

int
__wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
		      void *(*start)(void *), void *argument)
{
	if (startable <= 0)
		return EAGAIN;
	startable--;
	started++;
	return __real_pthread_create(thread, attributes, start, argument);
}

struct work {
	size_t items[SLOTS]; /* what each slot holds */
	atomic_int done[ITEMS];
	pthread_t caller;
	atomic_int by_others;
	atomic_int strangers; /* a thread with another number */
};

static void
count_item(void *context, size_t slot, size_t thread)
{
	struct work *work = context;
	bool is_caller = pthread_equal(pthread_self(), work->caller);

	work->done[work->items[slot]]++;
	work->by_others += !is_caller;
	work->strangers += is_caller != (thread == 0) || thread > 30;
}

static struct work *
work_new(void)
{
	struct work *work = calloc(1, sizeof(*work));

	work->caller = pthread_self();
	started = 0;
	return work;
}

static void
give(struct hands *hands, struct work *work, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		size_t slot = hands_take(hands);

		assert_true(slot < SLOTS);
		work->items[slot] = i;
		hands_give(hands, slot);
	}
}

static void
check(const struct work *work, size_t count)
{
	for (size_t i = 0; i < ITEMS; i++)
		assert_int_equal(work->done[i], i < count);
	assert_int_equal(work->strangers, 0);
}

static void
each_item_is_done_once(void **state)
{
	static const size_t threads[] = {0, 1, 2, 7, 30};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(threads); i++) {
		struct work *work = work_new();
		struct hands *hands =
			hands_open(threads[i], SLOTS, count_item, work);

		give(hands, work, 0, ITEMS);
		hands_rest(hands);
		check(work, ITEMS);
		hands_close(hands);
		assert_int_equal(started, threads[i]);
		free(work);
	}
}

static void
a_few_items_start_no_thread(void **state)
{
	struct work *work = work_new();
	struct hands *hands = hands_open(4, SLOTS, count_item, work);

	(void)state;
	give(hands, work, 0, 20);
	check(work, 20); /* at once */
	hands_close(hands);
	assert_int_equal(started, 0);
	free(work);
}

static void
no_thread_is_alive_while_they_rest(void **state)
{
	struct work *work = work_new();
	struct hands *hands = hands_open(3, SLOTS, count_item, work);
	int before = test_thread_count();

	(void)state;
	give(hands, work, 0, 500);
	assert_true(test_thread_count() > before);
	hands_rest(hands);
	check(work, 500);
	assert_int_equal(test_thread_count(), before);
	give(hands, work, 500, ITEMS);
	assert_int_equal(started, 6);
	hands_close(hands);
	check(work, ITEMS);
	assert_int_equal(test_thread_count(), before);
	free(work);
}

static void
without_threads_the_caller_does_it_all(void **state)
{
	struct work *work = work_new();
	struct hands *hands = hands_open(3, SLOTS, count_item, work);

	(void)state;
	startable = 0;
	give(hands, work, 0, ITEMS);
	hands_close(hands);
	startable = 1000;
	check(work, ITEMS);
	assert_int_equal(work->by_others, 0);
	free(work);
}

static void
nothing_to_close(void **state)
{
	(void)state;
	hands_close(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_item_is_done_once),
		cmocka_unit_test(a_few_items_start_no_thread),
		cmocka_unit_test(no_thread_is_alive_while_they_rest),
		cmocka_unit_test(without_threads_the_caller_does_it_all),
		cmocka_unit_test(nothing_to_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
