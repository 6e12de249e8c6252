/*
 * Hooks: files of a theme that render one kind of thing in running text,
 * hooks/NAME.lua, and blocks/NAME.lua for fenced blocks. Each returns
 *
 *     function(thing, inner, page, site) return … end
 */
#ifndef THEME_HOOKS_H
#define THEME_HOOKS_H

#include "theme/hooked.h"
#include "theme/node.h"

/* "link", "heading": the name of its file. */
const char *hook_name(enum hook hook);

/*
 * Finds out what a theme renders itself, and tells of files of hooks/ that no
 * kind has the name of (T013). Returns 0, or -1 when anything was told.
 */
MUST_CHECK
int hooks_find(struct theme *theme, struct arena *arena, struct diag *diag);

/* Opens those of a state. */
void hooks_open(struct vm *vm);

/* The file that renders a node, or NULL. */
const struct theme_file *hooks_file(struct vm *vm,
				    const struct node_fact *fact);

/* What a hook is called for. */
struct hook_call {
	const struct theme_file *file;
	enum type_id type;
	const void *of;
	struct node *inner; /* NULL: there is none */
};

/*
 * Calls a hook and writes what it returns to the state's `out`. A Lua error
 * when an inner node that is to be written once is not.
 */
void hooks_call(lua_State *L, const struct hook_call *call);

#endif
