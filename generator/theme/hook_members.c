#include "theme/hook_members.h"

#include "base/path.h"
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
	lua_pushlightuserdata(L, check_node(L, "default")->whole);
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

/* ---- Files ---- */

static bool
push_asset(lua_State *L, struct text path)
{
	list_each (struct asset *, asset, &vm_of(L)->site->assets) {
		if (!text_equal((*asset)->source_path, path))
			continue;
		thing_push(L, TYPE_ASSET, SHAPE_ONE, *asset);
		return true;
	}
	return false;
}

static bool
push_page(lua_State *L, struct text path)
{
	struct text content = TEXT("content/");

	list_each (struct page *, page, &vm_of(L)->site->pages) {
		struct text source = (*page)->source_path;

		if (source.len == 0 ||
		    !text_equal(text_from(source, content.len), path))
			continue;
		thing_push(L, TYPE_PAGE, SHAPE_ONE, *page);
		return true;
	}
	return false;
}

/* node:file("quay.jpg"): an asset or a page, from the document's folder. */
static int
find_file(lua_State *L)
{
	const struct hooked *node = check_node(L, "file");
	struct arena *arena = &vm_of(L)->arena;
	struct text name, folder, path;

	name.s = luaL_checklstring(L, 2, &name.len);
	folder = path_folder(
		text_from(node->page->source_path, strlen("content/")));
	vm_charge(L,
		  vm_of(L)->site->assets.count + vm_of(L)->site->pages.count);
	if (path_resolve(arena, folder, name, &path) &&
	    (push_asset(L, path) || push_page(L, path)))
		return 1;
	vm_error(L, "%s: \"%s\" leads nowhere; it is a path from this document",
		 node->place.len > 0 ? node->place.s : "a document", name.s);
}

void
hook_members_push(lua_State *L, enum special special, const struct hooked *node)
{
	switch (special) {
	case SPECIAL_NODE_CHILDREN:
		lua_pushlightuserdata(L, node->children);
		break;
	case SPECIAL_NODE_DEFAULT:
		lua_pushcfunction(L, make_default);
		break;
	case SPECIAL_NODE_OPTIONS:
		push_options(L, node->fact);
		break;
	default:
		lua_pushcfunction(L, find_file);
	}
}
