/* LINK: -Wl,--wrap=pthread_create */
#include "tests/test.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>

#include "base/pool.h"

#define ITEMS 2000

/* How many threads may still be started. */
static atomic_int startable = 1000;

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
	return __real_pthread_create(thread, attributes, start, argument);
}

struct work {
	atomic_int done[ITEMS];
	size_t of_thread[64]; /* one writer each */
	atomic_int strangers; /* threads with a number too high */
	size_t threads;
};

static void
count_item(void *context, size_t item, size_t thread)
{
	struct work *work = context;

	work->done[item]++;
	if (thread < work->threads)
		work->of_thread[thread]++;
	else
		work->strangers++;
}

static void
run_and_check(size_t threads, size_t items)
{
	struct work *work = calloc(1, sizeof(*work));
	size_t sum = 0;

	work->threads = threads ? threads : 1;
	pool_run(threads, items, count_item, work);
	for (size_t i = 0; i < ITEMS; i++)
		assert_int_equal(work->done[i], i < items);
	for (size_t i = 0; i < 64; i++)
		sum += work->of_thread[i];
	assert_int_equal(sum, items);
	assert_int_equal(work->strangers, 0);
	free(work);
}

static void
does_each_item_once(void **state)
{
	static const size_t threads[] = {0, 1, 2, 3, 8, 40};
	static const size_t items[] = {0, 1, 2, 7, ITEMS};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(threads); i++) {
		for (size_t j = 0; j < ARRAY_COUNT(items); j++)
			run_and_check(threads[i], items[j]);
	}
}

static void
does_the_work_with_fewer_threads_than_asked(void **state)
{
	(void)state;
	startable = 0;
	run_and_check(8, ITEMS);
	startable = 2;
	run_and_check(8, ITEMS);
	startable = 1000;
}

static void
starts_no_thread_for_one(void **state)
{
	int before = startable;

	(void)state;
	run_and_check(1, ITEMS);
	run_and_check(8, 1);
	assert_int_equal(startable, before);
	run_and_check(3, ITEMS);
	assert_int_equal(startable, before - 2);
}

/* Two items that wait for each other: both must be in work at once. */
static void
meet(void *context, size_t item, size_t thread)
{
	(void)item, (void)thread;
	pthread_barrier_wait(context);
}

static void
works_at_the_same_time(void **state)
{
	pthread_barrier_t barrier;

	(void)state;
	pthread_barrier_init(&barrier, NULL, 2);
	pool_run(2, 2, meet, &barrier);
	pthread_barrier_destroy(&barrier);
}

struct masks {
	pthread_barrier_t barrier;
	bool alarm_blocked[2];
	bool fault_blocked[2];
};

static void
note_masks(void *context, size_t item, size_t thread)
{
	struct masks *masks = context;
	sigset_t set;

	(void)item;
	pthread_barrier_wait(&masks->barrier); /* one item for each thread */
	pthread_sigmask(SIG_BLOCK, NULL, &set);
	masks->alarm_blocked[thread] = sigismember(&set, SIGALRM);
	masks->fault_blocked[thread] = sigismember(&set, SIGSEGV);
}

static void
signals_go_to_the_caller(void **state)
{
	struct masks masks = {0};
	sigset_t set;

	(void)state;
	pthread_barrier_init(&masks.barrier, NULL, 2);
	pool_run(2, 2, note_masks, &masks);
	pthread_barrier_destroy(&masks.barrier);
	assert_false(masks.alarm_blocked[0]);
	assert_true(masks.alarm_blocked[1]);
	assert_false(masks.fault_blocked[0] || masks.fault_blocked[1]);
	pthread_sigmask(SIG_BLOCK, NULL, &set);
	assert_false(sigismember(&set, SIGALRM));
}

static void
counts_the_processors_it_may_use(void **state)
{
	cpu_set_t before;
	cpu_set_t one;
	int first = 0;

	(void)state;
	assert_int_equal(sched_getaffinity(0, sizeof(before), &before), 0);
	assert_int_equal(pool_processors(), CPU_COUNT(&before));
	while (!CPU_ISSET(first, &before))
		first++;
	CPU_ZERO(&one);
	CPU_SET(first, &one);
	assert_int_equal(sched_setaffinity(0, sizeof(one), &one), 0);
	assert_int_equal(pool_processors(), 1);
	assert_int_equal(sched_setaffinity(0, sizeof(before), &before), 0);
}

struct locked {
	struct pool_lock lock;
	size_t sum; /* no atomic: threads would lose some of it */
};

static void
add_one(void *context, size_t item, size_t thread)
{
	struct locked *locked = context;

	(void)item;
	(void)thread;
	pool_lock_take(&locked->lock);
	locked->sum++;
	pool_lock_give(&locked->lock);
}

static void
what_is_locked_is_done_by_one_at_a_time(void **state)
{
	struct locked locked = {.lock = POOL_LOCK_INIT};

	(void)state;
	startable = 1000;
	pool_run(8, 200000, add_one, &locked);
	assert_int_equal(locked.sum, 200000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(does_each_item_once),
		cmocka_unit_test(does_the_work_with_fewer_threads_than_asked),
		cmocka_unit_test(starts_no_thread_for_one),
		cmocka_unit_test(works_at_the_same_time),
		cmocka_unit_test(signals_go_to_the_caller),
		cmocka_unit_test(counts_the_processors_it_may_use),
		cmocka_unit_test(what_is_locked_is_done_by_one_at_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
