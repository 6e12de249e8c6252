/*
 * The worker's side of plan.h: runs theme.lua and reads what it returns.
 */
#ifndef THEME_PLAN_READ_H
#define THEME_PLAN_READ_H

#include "theme/trace.h"

/*
 * Writes what theme.lua says to vm->out: name, parent, how many
 * parameters, and of each its name, type, the type its default has to Lua,
 * help, custom property, whether that is for dark schemes, default text,
 * number (its bits) and boolean; then its pages and filters. Returns 0, or -1
 * and `*failure`.
 */
MUST_CHECK
int plan_read(struct vm *vm, const struct theme_file *file,
	      struct failure *failure);

#endif
