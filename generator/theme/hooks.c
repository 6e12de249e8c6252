#include "theme/hooks.h"

#include "base/nearest.h"
#include "base/path.h"
#include "theme/hooked.h"
#include "theme/require.h"

#define HOOKS_FOLDER "hooks/"
#define BLOCKS_FOLDER "blocks/"

const char *
hook_name(enum hook hook)
{
	static const char *const names[HOOK_NODES] = {
		[HOOK_QUOTATION] = "quotation",
		[HOOK_QUOTATION_BLOCK] = "quotation_block",
		[HOOK_EVENT_DATE] = "event_date",
		[HOOK_LINK] = "link",
		[HOOK_IMAGE] = "image",
		[HOOK_FOOTNOTE_REFERENCE] = "footnote_reference",
		[HOOK_MARK] = "mark",
		[HOOK_SAID] = "said",
		[HOOK_TURN] = "turn",
	};

	return hook < HOOK_NODES
		       ? names[hook]
		       : node_kind_name((enum node_kind)(hook - HOOK_NODES));
}

/* ---- What there is ---- */

/* Blocks have files of their own. */
static enum hook
find_hook(struct text name)
{
	for (enum hook hook = 0; hook < HOOKS; hook++)
		if (hook != HOOK_NODES + KIND_BLOCK &&
		    text_equal(name, text_of(hook_name(hook))))
			return hook;
	return HOOKS;
}

static const char *
nearest_hook(struct text name)
{
	const char *nearest = NULL;
	struct nearest near = nearest_begin(name, 3);

	for (enum hook hook = 0; hook < HOOKS; hook++)
		if (nearest_is(&near, text_of(hook_name(hook))))
			nearest = hook_name(hook);
	return nearest;
}

static int
add_hook(struct theme *theme, const struct theme_file *file, struct diag *diag)
{
	struct place place = {.path = file->shown, .line = 1, .column = 1};
	struct text name = path_stem(file->path);
	enum hook hook = find_hook(name);
	const char *nearest;

	if (hook < HOOKS) {
		if (hook >= HOOK_NODES)
			theme->wanted.hooked |= 1U << (hook - HOOK_NODES);
		return 0;
	}
	nearest = nearest_hook(name);
	diag_error(diag, T013, &place,
		   "there is no kind of Markdown node called \"%.*s\"",
		   TEXT_ARG(name));
	if (nearest)
		diag_hint(diag, "did you mean hooks/%s.lua?", nearest);
	return -1;
}

static void
add_block(struct theme *theme, struct arena *arena, struct text name)
{
	list_each (struct text, other, &theme->wanted.blocks)
		if (text_equal(*other, name))
			return;
	list_add(arena, &theme->wanted.blocks, name);
}

int
hooks_find(struct theme *theme, struct arena *arena, struct diag *diag)
{
	int rc = 0;

	list_each (struct theme_file, file, &theme->files) {
		if (text_starts(file->path, TEXT(HOOKS_FOLDER)))
			rc |= add_hook(theme, file, diag);
		else if (text_starts(file->path, TEXT(BLOCKS_FOLDER)))
			add_block(theme, arena, path_stem(file->path));
	}
	if (theme->wanted.blocks.count > 0)
		theme->wanted.hooked |= 1U << KIND_BLOCK;
	if (theme->filters.count > 0)
		theme->wanted.hooked = (1U << KIND_KINDS) - 1;
	/* What stands in an event is known by the hole around it. */
	if (theme->wanted.hooked != 0)
		theme->wanted.hooked |= 1U << KIND_EVENT;
	return rc;
}

void
hooks_open(struct vm *vm)
{
	for (enum hook hook = 0; hook < HOOKS; hook++) {
		struct text path = arena_format(
			&vm->arena, HOOKS_FOLDER "%s.lua", hook_name(hook));

		vm->hooks[hook] = theme_find(vm->theme, path, 0);
	}
}

const struct theme_file *
hooks_file(struct vm *vm, const struct node_fact *fact)
{
	struct text path;

	if (fact->kind != KIND_BLOCK)
		return vm->hooks[HOOK_NODES + (size_t)fact->kind];
	path = arena_format(&vm->arena, BLOCKS_FOLDER "%.*s.lua",
			    TEXT_ARG(fact->name));
	return theme_find(vm->theme, path, 0);
}

/* ---- Calling ---- */

/* Where in a document what is hooked stands, or NULL. */
static const struct place *
place_of(const struct hook_call *call)
{
	const struct place *place = NULL;

	if (call->type == TYPE_NODE)
		place = &((const struct hooked *)call->of)->place;
	else if (call->type == TYPE_QUOTATION)
		place = &((const struct quotation *)call->of)->place;
	else if (call->type == TYPE_EVENT)
		place = &((const struct event *)call->of)->place;
	return place && place->line > 0 ? place : NULL;
}

/* An error leaves it as it is, for trace.c to tell. */
void
hooks_call(lua_State *L, const struct hook_call *call)
{
	struct vm *vm = vm_of(L);
	struct stand outer = vm->stand;
	int count = 3;

	luaL_checkstack(L, 10, NULL);
	vm->stand.out = vm->out.len;
	vm->stand.hook = ++vm->hook_calls;
	vm->stand.hooked_at = place_of(call);
	vm->stand.called = call->file;
	vm->stand.has_returned = false;
	if (call->inner)
		call->inner->hook = vm->stand.hook;
	require_file(L, call->file);
	if (!lua_isfunction(L, -1))
		vm_error(L, "%s:1: a hook returns a function",
			 call->file->shown.s);
	thing_push(L, call->type, SHAPE_ONE, call->of);
	if (call->inner) {
		lua_pushlightuserdata(L, call->inner);
		count++;
	}
	thing_push(L, TYPE_PAGE, SHAPE_ONE, vm->page);
	thing_push(L, TYPE_SITE, SHAPE_ONE, vm->site);
	lua_call(L, count, 1);
	vm->stand.has_returned = true;
	node_write_value(L);
	if (call->inner && call->inner->is_once && call->inner->uses != 1)
		vm_error(L,
			 "%s:1: `inner` is missing from what the hook "
			 "returns; the words of a quotation, a record or an "
			 "event are written exactly once",
			 call->file->shown.s);
	vm->stand = outer;
}
