/*
 * Threads that do what they are handed while the caller goes on.
 *
 * What is to be done lies in slots, a number each, for which the caller keeps
 * what belongs to them: it takes a slot, fills what belongs to it, gives it,
 * and may look at it again when it takes the same slot, or after hands_rest.
 * Between hands_rest and the next hands_give no thread is alive, so that the
 * program can fork there.
 */
#ifndef BASE_HANDS_H
#define BASE_HANDS_H

#include <stddef.h>

struct hands;

/* Does what a slot holds; slots may be done in any order. `thread` is 0 for
 * the caller's, 1 … `threads` for others. */
typedef void hands_work(void *context, size_t slot, size_t thread);

/*
 * For up to `threads` threads besides the caller's and `slots` slots. None
 * starts before the caller has given more than a thread costs; with 0, or when
 * none can be started, the caller does it all. The caller closes it.
 */
struct hands *hands_open(size_t threads, size_t slots, hands_work *work,
			 void *context);

/* A slot that is done or new. Helps while there is none. */
size_t hands_take(struct hands *hands);

/* To be done; at the latest by hands_rest. */
void hands_give(struct hands *hands, size_t slot);

/* Returns when all that was given is done; the threads are gone then. */
void hands_rest(struct hands *hands);

/* As hands_rest. NULL is fine. */
void hands_close(struct hands *hands);

#endif
