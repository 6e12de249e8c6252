/*
 * Threads that share a counted piece of work and are gone afterwards.
 *
 * Threads live only inside pool_run, and between hands_give and hands_rest
 * (base/hands.h): the program forks, and a fork must see no other thread.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <pthread.h>
#include <stddef.h>

#include "base/attr.h"

/*
 * Bytes that stand between what two threads write all the time: processors
 * have memory for themselves in pieces as large as that, and where two write
 * to one of them each waits for it every time.
 */
#define POOL_APART 128

/* One item of the work; `thread` is 0 … threads-1, for scratch memory. */
typedef void pool_work(void *context, size_t item, size_t thread);

/*
 * Calls `work` once for each item 0 … count-1 on up to `threads` threads
 * (the caller's is one), in any order, and returns when all are done. With
 * one thread, or when no thread can be started, the caller does it all.
 * Results must not depend on order: give each item a place of its own.
 */
void pool_run(size_t threads, size_t count, pool_work *work, void *context);

/*
 * Starts a thread. Signals from without go on to the caller's only. The caller
 * joins it. Returns 0, or -1 when there can be none.
 */
MUST_CHECK
int pool_thread(pthread_t *thread, void *(*work)(void *), void *context);

/* For what items share and only one may do at a time: whoever has taken it
 * gives it back. It needs no clean-up. */
struct pool_lock {
	pthread_mutex_t mutex;
};

#define POOL_LOCK_INIT                                                         \
	{                                                                      \
		PTHREAD_MUTEX_INITIALIZER                                      \
	}

void pool_lock_take(struct pool_lock *lock);
void pool_lock_give(struct pool_lock *lock);

/* Processors this process may use; at least 1. */
size_t pool_processors(void);

#endif
