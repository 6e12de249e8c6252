#include "base/pool.h"

#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

struct pool {
	pool_work *work;
	void *context;
	size_t count;
	atomic_size_t next; /* item that nobody has taken yet */
};

struct helper {
	struct pool *pool;
	size_t number;
	pthread_t thread;
};

static void
take_items(struct pool *pool, size_t thread)
{
	size_t item;

	while ((item = atomic_fetch_add(&pool->next, 1)) < pool->count)
		pool->work(pool->context, item, thread);
}

static void *
help(void *argument)
{
	struct helper *helper = argument;

	take_items(helper->pool, helper->number);
	return NULL;
}

/* Signals that come from without; those a thread causes stay its own. */
static sigset_t
outer_signals(void)
{
	sigset_t set;

	sigfillset(&set);
	sigdelset(&set, SIGSEGV);
	sigdelset(&set, SIGBUS);
	sigdelset(&set, SIGILL);
	sigdelset(&set, SIGFPE);
	sigdelset(&set, SIGABRT);
	return set;
}

int
pool_thread(pthread_t *thread, void *(*work)(void *), void *context)
{
	sigset_t outer = outer_signals();
	sigset_t before;
	int rc;

	pthread_sigmask(SIG_BLOCK, &outer, &before);
	rc = pthread_create(thread, NULL, work, context);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return rc == 0 ? 0 : -1;
}

/* Returns how many could be started. */
static size_t
start(struct pool *pool, struct helper *helpers, size_t wanted)
{
	size_t started = 0;

	while (started < wanted) {
		struct helper *helper = &helpers[started];

		*helper = (struct helper){.pool = pool, .number = started + 1};
		if (pool_thread(&helper->thread, help, helper) != 0)
			break;
		started++;
	}
	return started;
}

void
pool_run(size_t threads, size_t count, pool_work *work, void *context)
{
	struct pool pool = {.work = work, .context = context, .count = count};
	struct helper *helpers = NULL;
	size_t started = 0;

	if (threads > count)
		threads = count;
	if (threads > 1) {
		helpers = mem_alloc((threads - 1) * sizeof(*helpers));
		started = start(&pool, helpers, threads - 1);
	}
	take_items(&pool, 0);
	for (size_t i = 0; i < started; i++)
		pthread_join(helpers[i].thread, NULL);
	free(helpers);
}

void
pool_lock_take(struct pool_lock *lock)
{
	pthread_mutex_lock(&lock->mutex);
}

void
pool_lock_give(struct pool_lock *lock)
{
	pthread_mutex_unlock(&lock->mutex);
}

size_t
pool_processors(void)
{
	cpu_set_t set;
	long online;

	if (sched_getaffinity(0, sizeof(set), &set) == 0)
		return (size_t)CPU_COUNT(&set);
	online = sysconf(_SC_NPROCESSORS_ONLN); /* more than a cpu_set_t has */
	return online > 0 ? (size_t)online : 1;
}
