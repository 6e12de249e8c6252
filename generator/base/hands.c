#include "base/hands.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/pool.h"

/* So much is done by the caller before threads start; it takes what starting
 * them does. */
#define ALONE 32

/* A sleeping thread is woken for as many slots: to wake it takes a while. */
#define WORTH_WAKING 4

/* Slots, the last one is taken first: what it holds is still at hand. */
struct slots {
	size_t *numbers;
	size_t count;
};

/* A thread besides the caller's. */
struct helper {
	struct hands *hands;
	size_t number;
	pthread_t thread;
};

struct hands {
	hands_work *work;
	void *context;
	size_t given; /* in all, up to ALONE */
	size_t wanted;
	size_t started;
	struct helper *helpers;
	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t is_given;
	pthread_cond_t is_done;
	struct slots free;
	struct slots waiting;
	size_t busy;	 /* slots that are being done */
	size_t sleeping; /* threads */
	bool is_over;	 /* threads end when nothing waits */
};

static void
push(struct slots *slots, size_t number)
{
	slots->numbers[slots->count++] = number;
}

static size_t
pop(struct slots *slots)
{
	return slots->numbers[--slots->count];
}

/* Does one that waits; the lock is taken, and given back meanwhile. */
static void
do_one(struct hands *hands, size_t thread)
{
	size_t slot = pop(&hands->waiting);

	hands->busy++;
	pthread_mutex_unlock(&hands->lock);
	hands->work(hands->context, slot, thread);
	pthread_mutex_lock(&hands->lock);
	hands->busy--;
	push(&hands->free, slot);
	pthread_cond_signal(&hands->is_done);
}

static void *
help(void *argument)
{
	const struct helper *helper = argument;
	struct hands *hands = helper->hands;

	pthread_mutex_lock(&hands->lock);
	for (;;) {
		while (hands->waiting.count > 0)
			do_one(hands, helper->number);
		if (hands->is_over)
			break;
		hands->sleeping++;
		pthread_cond_wait(&hands->is_given, &hands->lock);
		hands->sleeping--;
	}
	pthread_mutex_unlock(&hands->lock);
	return NULL;
}

/* One that cannot be started is not asked for again. */
static void
start(struct hands *hands)
{
	while (hands->started < hands->wanted) {
		struct helper *helper = &hands->helpers[hands->started];

		*helper = (struct helper){.hands = hands,
					  .number = hands->started + 1};
		if (pool_thread(&helper->thread, help, helper) != 0)
			hands->wanted = hands->started;
		else
			hands->started++;
	}
}

struct hands *
hands_open(size_t threads, size_t slots, hands_work *work, void *context)
{
	struct hands *hands = mem_alloc(sizeof(*hands));

	*hands = (struct hands){
		.work = work,
		.context = context,
		.wanted = threads,
		.helpers = mem_alloc(threads * sizeof(struct helper)),
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.is_given = PTHREAD_COND_INITIALIZER,
		.is_done = PTHREAD_COND_INITIALIZER,
		.free = {.numbers = mem_alloc(slots * sizeof(size_t))},
		.waiting = {.numbers = mem_alloc(slots * sizeof(size_t))},
	};
	while (slots > 0)
		push(&hands->free, --slots);
	return hands;
}

/* The lock is taken; helps, or waits where all is being done. */
static void
help_or_wait(struct hands *hands)
{
	if (hands->waiting.count > 0)
		do_one(hands, 0);
	else
		pthread_cond_wait(&hands->is_done, &hands->lock);
}

size_t
hands_take(struct hands *hands)
{
	size_t slot;

	pthread_mutex_lock(&hands->lock);
	while (hands->free.count == 0)
		help_or_wait(hands);
	slot = pop(&hands->free);
	pthread_mutex_unlock(&hands->lock);
	return slot;
}

void
hands_give(struct hands *hands, size_t slot)
{
	bool is_alone = hands->given < ALONE || hands->wanted == 0;

	if (is_alone)
		hands->given++;
	else
		start(hands);
	pthread_mutex_lock(&hands->lock);
	push(&hands->waiting, slot);
	if (is_alone)
		do_one(hands, 0);
	else if (hands->sleeping > 0 && hands->waiting.count >= WORTH_WAKING)
		pthread_cond_signal(&hands->is_given);
	pthread_mutex_unlock(&hands->lock);
}

void
hands_rest(struct hands *hands)
{
	pthread_mutex_lock(&hands->lock);
	hands->is_over = true;
	pthread_cond_broadcast(&hands->is_given);
	while (hands->waiting.count + hands->busy > 0)
		help_or_wait(hands);
	pthread_mutex_unlock(&hands->lock);
	while (hands->started > 0)
		pthread_join(hands->helpers[--hands->started].thread, NULL);
	hands->is_over = false;
}

void
hands_close(struct hands *hands)
{
	if (hands == NULL)
		return;
	hands_rest(hands);
	free(hands->helpers);
	free(hands->free.numbers);
	free(hands->waiting.numbers);
	free(hands);
}
