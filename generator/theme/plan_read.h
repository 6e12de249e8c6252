/*
 * The worker's side of plan.h: runs theme.lua and reads what it returns.
 */
#ifndef THEME_PLAN_READ_H
#define THEME_PLAN_READ_H

#include "theme/trace.h"

/*
 * Writes what theme.lua says to vm->out: name, parent, how many parameters and
 * each of them, as plan.c reads them; then its pages and filters. Returns 0,
 * or -1 and `*failure`.
 */
MUST_CHECK
int plan_read(struct vm *vm, const struct theme_file *file,
	      struct failure *failure);

#endif
