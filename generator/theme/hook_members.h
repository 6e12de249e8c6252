/*
 * Members of a node in the hands of a hook that take code of their own.
 */
#ifndef THEME_HOOK_MEMBERS_H
#define THEME_HOOK_MEMBERS_H

#include "theme/fields.h"
#include "theme/hooked.h"

struct lua_State;

/* Pushes `special` of `node`. */
void hook_members_push(struct lua_State *L, enum special special,
		       const struct hooked *node);

#endif
