#include "theme/hook_members.h"

#include "theme/beside.h"
#include "theme/filter.h"
#include "theme/thing.h"

/* The node a method is called on. */
static const struct hooked *
check_node(lua_State *L, const char *method)
{
	const struct object *object = thing_object(L, 1);

	if (!object || object->type != TYPE_NODE || object->shape != SHAPE_ONE)
		vm_error(L, "write node:%s(…), with a colon", method);
	return object->of;
}

static int
make_default(lua_State *L)
{
	const struct hooked *node = check_node(L, "default");

	if (node->branch)
		filter_push_whole(L, node);
	else
		lua_pushlightuserdata(L, node->whole);
	return 1;
}

static void
push_options(lua_State *L, const struct node_fact *fact)
{
	lua_newtable(L);
	if (!fact)
		return;
	for (size_t i = 0; i < fact->options.count; i++) {
		vm_push_text(L, fact->options.items[i].name);
		vm_push_text(L, fact->options.items[i].value);
		lua_rawset(L, -3);
	}
}

/* node:file("quay.jpg"): an asset or a page, from the document's folder. */
static int
find_file(lua_State *L)
{
	const struct hooked *node = check_node(L, "file");
	struct beside found;
	struct text name, at;

	name.s = luaL_checklstring(L, 2, &name.len);
	if (beside_find(L, node->page, name, &found)) {
		if (found.asset)
			thing_push(L, TYPE_ASSET, SHAPE_ONE, found.asset);
		else
			thing_push(L, TYPE_PAGE, SHAPE_ONE, found.page);
		return 1;
	}
	at = hooked_shown(&vm_of(L)->arena, &node->place);
	vm_error(L, "%s: \"%s\" leads nowhere; it is a path from this document",
		 at.len > 0 ? at.s : "a document", name.s);
}

void
hook_members_push(lua_State *L, enum special special, const struct hooked *node)
{
	switch (special) {
	case SPECIAL_NODE_PLACE:
		vm_push_text(L, hooked_shown(&vm_of(L)->arena, &node->place));
		break;
	case SPECIAL_NODE_CHILDREN:
		if (node->branch)
			filter_push_inside(L, node);
		else
			lua_pushlightuserdata(L, node->children);
		break;
	case SPECIAL_NODE_DEFAULT:
		lua_pushcfunction(L, make_default);
		break;
	case SPECIAL_NODE_OPTIONS:
		push_options(L, node->fact);
		break;
	case SPECIAL_NODE_FILE:
		lua_pushcfunction(L, find_file);
		break;
	default:
		filter_push(L, special);
	}
}
