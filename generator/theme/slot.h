/*
 * Places in a template: see template.h.
 *
 * While one is made, marks stand in its bytes for what a page fills in: slots,
 * which are the values of a call, and addresses, which are relative to the
 * page. A mark begins with a byte that no text of a theme can have, as it is
 * never in UTF-8.
 */
#ifndef THEME_SLOT_H
#define THEME_SLOT_H

#include "theme/thing.h"

/* A mark: this byte and the number of its part in two more. */
#define SLOT_MARK '\xfe'
#define SLOT_MARK_LENGTH 3

/* What the function that makes a template is given for each of its values. */
struct template_slot {
	struct thing thing;
	const struct template_making *making;
	unsigned number; /* from 1 */
	const char *name;
};

/* The slot at `index`, or NULL when it is none. A Lua error when it is one of
 * another template than that which is made. */
const struct template_slot *slot_at(lua_State *L, int index);

/* Whether the value at `index` is one where that decides what stands in a page:
 * nil, false and empty text are none. */
static inline bool
slot_is_value(lua_State *L, int index)
{
	return lua_toboolean(L, index) &&
	       (lua_type(L, index) != LUA_TSTRING || lua_rawlen(L, index) > 0);
}

/* Adds a mark to `buf`. The texts of `part` are kept for the page. */
void slot_mark(lua_State *L, struct buf *buf, const struct template_part *part);

/* The number of the part that the mark at `mark` stands for. */
static inline size_t
slot_number(const char *mark)
{
	return (size_t)(unsigned char)mark[1] << 8 | (unsigned char)mark[2];
}

#endif
