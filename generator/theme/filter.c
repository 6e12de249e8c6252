#include "theme/filter.h"

#include "base/nearest.h"
#include "theme/kinds.h"
#include "theme/node.h"
#include "theme/require.h"
#include "theme/tree.h"

/* ---- Nodes and what is put in their place ---- */

static struct branch *
check_branch(lua_State *L)
{
	const struct object *object = thing_object(L, 1);
	const struct hooked *node = NULL;

	if (object && object->type == TYPE_NODE && object->shape == SHAPE_ONE)
		node = object->of;
	if (!node)
		vm_error(L, "a method of nodes: write node:find(…), with a "
			    "colon");
	if (!node->branch)
		vm_error(L, "this is a method of filters; a hook returns what "
			    "is to stand in the page");
	return node->branch;
}

/* A node of a tree that is in it, and that a filter may change. */
static struct branch *
check_change(lua_State *L)
{
	struct branch *branch = check_branch(L);

	if (branch->kind != BRANCH_ROOT && !branch->parent)
		vm_error(L, "this node was taken out of the document before");
	return branch;
}

static void
check_own(lua_State *L, const struct branch *branch)
{
	if (branch->kind == BRANCH_ROOT)
		vm_error(L, "the document stays; change what is in it");
	if (branch->kind == BRANCH_WHOLE &&
	    !text_equal(branch->view.kind, TEXT("image")) &&
	    !text_equal(branch->view.kind, TEXT("footnote_reference")))
		vm_error(L,
			 "%s is not a filter's to change; hooks/%s.lua "
			 "dresses it",
			 thing_with_article(L, branch->view.kind.s),
			 branch->view.kind.s);
}

/* A piece made of the value at `index`: a node, words, a list. */
static struct branch *
make_piece(lua_State *L, int index)
{
	struct vm *vm = vm_of(L);
	size_t start = vm->out.len;
	struct branch *made = arena_new(&vm->arena, struct branch);
	struct builder builder;

	builder_begin(&builder, L, FORMAT_HTML);
	builder_child(&builder, index);
	builder_end(&builder);
	vm->is_filtering = true;
	node_write(L, (struct node *)lua_touserdata(L, -1));
	vm->is_filtering = false;
	lua_pop(L, 1);
	made->kind = BRANCH_TEXT;
	made->view.kind = TEXT("html");
	made->view.branch = made;
	made->bytes = node_take_output(vm, start);
	return made;
}

/* ---- Methods ---- */

static int
replace(lua_State *L)
{
	struct branch *branch = check_change(L);
	struct branch *made;

	check_own(L, branch);
	made = make_piece(L, 2);
	tree_insert(branch->parent, made, branch);
	tree_remove(branch);
	return 0;
}

static int
take_out(lua_State *L)
{
	struct branch *branch = check_change(L);

	check_own(L, branch);
	tree_remove(branch);
	return 0;
}

static int
insert_before(lua_State *L)
{
	struct branch *branch = check_change(L);

	if (branch->kind == BRANCH_ROOT)
		vm_error(L, "nothing stands before the document; "
			    "document:prepend(…)");
	tree_insert(branch->parent, make_piece(L, 2), branch);
	return 0;
}

static int
insert_after(lua_State *L)
{
	struct branch *branch = check_change(L);

	if (branch->kind == BRANCH_ROOT)
		vm_error(L, "nothing stands after the document; "
			    "document:append(…)");
	tree_insert(branch->parent, make_piece(L, 2), branch->next);
	return 0;
}

static void
check_inside(lua_State *L, const struct branch *branch)
{
	if (branch->kind != BRANCH_ROOT && branch->kind != BRANCH_NODE)
		vm_error(L, "nothing can be put into a %s",
			 branch->view.kind.s);
}

static int
append(lua_State *L)
{
	struct branch *branch = check_change(L);

	check_inside(L, branch);
	tree_insert(branch, make_piece(L, 2), NULL);
	return 0;
}

static int
prepend(lua_State *L)
{
	struct branch *branch = check_change(L);

	check_inside(L, branch);
	tree_insert(branch, make_piece(L, 2), branch->first);
	return 0;
}

/* The kind that filters find whose name is nearest, or NULL. */
static const char *
nearest_kind(struct text name)
{
	struct nearest near = nearest_begin(name, 3);
	const char *nearest = NULL;

	for (size_t i = 0; i < kind_count; i++)
		if (kinds[i].is_found &&
		    nearest_is(&near, text_of(kinds[i].name)))
			nearest = kinds[i].name;
	return nearest;
}

static void
check_kind(lua_State *L, struct text name)
{
	const struct kind *kind = kind_find(name);
	const char *nearest;

	if (kind && kind->is_found)
		return;
	nearest = nearest_kind(name);
	if (nearest)
		vm_error(L,
			 "filters find no kind of node called \"%s\"; did you "
			 "mean \"%s\"?",
			 name.s, nearest);
	vm_error(L, "filters find no kind of node called \"%s\"", name.s);
}

/* node:find("heading"): all of that kind in it, in order; without: all. */
static int
find(lua_State *L)
{
	struct branch *top = check_branch(L);
	struct text kind = {"", 0};
	lua_Integer count = 0;

	if (!lua_isnoneornil(L, 2))
		kind.s = luaL_checklstring(L, 2, &kind.len);
	if (kind.len > 0)
		check_kind(L, kind);
	lua_newtable(L);
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.list_metatable);
	lua_setmetatable(L, -2);
	for (struct branch *branch = tree_step(top, top); branch;
	     branch = tree_step(branch, top)) {
		vm_charge(L, 1);
		if (kind.len > 0 && !text_equal(branch->view.kind, kind))
			continue;
		thing_push(L, TYPE_NODE, SHAPE_ONE, &branch->view);
		lua_rawseti(L, -2, ++count);
	}
	return 1;
}

void
filter_push(lua_State *L, enum special special)
{
	switch (special) {
	case SPECIAL_NODE_FIND:
		lua_pushcfunction(L, find);
		break;
	case SPECIAL_NODE_REPLACE:
		lua_pushcfunction(L, replace);
		break;
	case SPECIAL_NODE_REMOVE:
		lua_pushcfunction(L, take_out);
		break;
	case SPECIAL_NODE_BEFORE:
		lua_pushcfunction(L, insert_before);
		break;
	case SPECIAL_NODE_AFTER:
		lua_pushcfunction(L, insert_after);
		break;
	case SPECIAL_NODE_APPEND:
		lua_pushcfunction(L, append);
		break;
	default:
		lua_pushcfunction(L, prepend);
	}
}

/* A node of HTML that still has holes, for make_piece alone. */
static void
push_holes(lua_State *L, size_t start)
{
	struct vm *vm = vm_of(L);
	struct node *node =
		node_push(L, FORMAT_HTML, node_take_output(vm, start));

	node->has_holes = true;
}

void
filter_push_inside(lua_State *L, const struct hooked *node)
{
	size_t start = vm_of(L)->out.len;

	tree_write_inside(node->branch, &vm_of(L)->out);
	push_holes(L, start);
}

void
filter_push_whole(lua_State *L, const struct hooked *node)
{
	size_t start = vm_of(L)->out.len;

	tree_write(node->branch, &vm_of(L)->out);
	push_holes(L, start);
}

/* ---- Running ---- */

static struct text
write_tree(struct vm *vm, const struct branch *root)
{
	size_t start = vm->out.len;

	tree_write(root, &vm->out);
	return node_take_output(vm, start);
}

static struct text
fixed_of(struct vm *vm, const struct page *page, struct text html)
{
	size_t start = vm->out.len;

	tree_fixed(page, html, &vm->out);
	return node_take_output(vm, start);
}

static struct text
run_one(lua_State *L, const struct theme_file *file, const struct page *page,
	struct text html)
{
	struct vm *vm = vm_of(L);
	struct branch *root = tree_of(L, page, html);
	struct stand outer = vm->stand;
	struct text made;

	luaL_checkstack(L, 10, NULL);
	vm->stand.out = vm->out.len;
	vm->stand.hook = 0;
	vm->stand.called = file;
	vm->stand.has_returned = false;
	require_file(L, file);
	if (!lua_isfunction(L, -1))
		vm_error(L, "%s:1: a filter returns a function", file->shown.s);
	thing_push(L, TYPE_NODE, SHAPE_ONE, &root->view);
	thing_push(L, TYPE_PAGE, SHAPE_ONE, page);
	thing_push(L, TYPE_SITE, SHAPE_ONE, vm->site);
	lua_call(L, 3, 1);
	if (!lua_isnil(L, -1))
		vm_error(L,
			 "%s:1: a filter returns nothing: it changes the "
			 "document, document:append(…), node:replace(…)",
			 file->shown.s);
	lua_pop(L, 1);
	made = write_tree(vm, root);
	if (made.len > LIMIT_PAGE_OUTPUT)
		vm_stop(L, REACHED_SIZE);
	if (!text_equal(fixed_of(vm, page, html), fixed_of(vm, page, made)))
		vm_error(L,
			 "%s:1: quotations and events of the document are "
			 "not there as they were: their words and order are "
			 "not a filter's to change",
			 file->shown.s);
	vm->stand = outer;
	return made;
}

struct text
filter_run(lua_State *L, const struct page *page, struct text html)
{
	const struct theme *theme = vm_of(L)->theme;

	list_each (const struct theme_file *const, file, &theme->filters)
		html = run_one(L, *file, page, html);
	return html;
}
