/*
 * One page, or one output of a theme, from the model to bytes.
 */
#ifndef THEME_RENDER_H
#define THEME_RENDER_H

#include "theme/jobs.h"
#include "theme/trace.h"

/* Opens a state that makes pages: sandbox, modules and hooks. */
struct vm *render_open(const struct theme *theme, const struct site *site);

/*
 * Makes one file: its bytes are in vm->out until the next, unless
 * vm->is_nothing. Returns 0, or -1 and what went wrong in `*failure`, in the
 * page's arena.
 */
MUST_CHECK
int render_job(struct vm *vm, const struct job *job, struct failure *failure);

/*
 * Calls `function` with a light `argument`, protected. As render_job.
 */
MUST_CHECK
int render_protected(struct vm *vm, lua_CFunction function,
		     const void *argument, struct failure *failure);

#endif
