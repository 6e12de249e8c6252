#include "theme/render.h"

#include <stdlib.h>

#include "base/path.h"
#include "theme/content.h"
#include "theme/json.h"
#include "theme/object.h"
#include "theme/profile.h"
#include "theme/require.h"
#include "theme/sandbox.h"
#include "theme/says.h"
#include "theme/strings.h"

/* ---- A page ---- */

static const struct theme_file *
find_layout(struct vm *vm, struct text name)
{
	struct text path = arena_join(&vm->arena, TEXT("layouts/"), name);

	return theme_find(vm->theme, arena_join(&vm->arena, path, TEXT(".lua")),
			  0);
}

/* The layout a kind of page does with when it has none of its own. */
static struct text
second_layout(enum page_kind kind)
{
	return kind == PAGE_STATEMENT ? TEXT("transcript") : TEXT("page");
}

static const struct theme_file *
page_layout(lua_State *L, const struct page *page)
{
	struct vm *vm = vm_of(L);
	struct text name = page->layout;
	const struct theme_file *file;

	if (name.len == 0)
		name = text_of(page_kind_name(page->kind));
	file = find_layout(vm, name);
	if (!file && page->kind == PAGE_STATEMENT)
		file = find_layout(vm, TEXT("transcript"));
	if (!file)
		file = find_layout(vm, second_layout(page->kind));
	if (!file) {
		lua_pushliteral(L, "the theme has no layouts/page.lua, which "
				   "makes the pages whose kind has no layout");
		vm_coded_error(L, T001);
	}
	return file;
}

/* Pushes what the layout returns for the page. */
static void
run_layout(lua_State *L, const struct theme_file *file, const struct page *page)
{
	require_file(L, file);
	if (!lua_isfunction(L, -1))
		vm_error(L, "%s:1: a layout returns a function", file->shown.s);
	thing_push(L, TYPE_PAGE, SHAPE_ONE, page);
	thing_push(L, TYPE_SITE, SHAPE_ONE, vm_of(L)->site);
	vm_of(L)->stand.called = file;
	lua_call(L, 2, 1);
	vm_of(L)->stand.has_returned = true;
}

/* Writes the value on top of the stack as a tree of nodes. */
static void
write_tree(lua_State *L, enum format format)
{
	const struct node *root = node_at(L, -1);
	struct builder builder;
	struct vm *vm = vm_of(L);
	size_t depth;

	if (root && root->format != format)
		vm_error(L,
			 "%s:1: this file is of another kind of output than "
			 "what its layout makes",
			 vm_of(L)->layout->shown.s);
	builder_begin(&builder, L, format);
	builder_child(&builder, -1);
	builder_end(&builder);
	depth = profile_enter_work(vm, PROFILE_NODES);
	node_write(L, (struct node *)lua_touserdata(L, -1));
	profile_leave(vm, depth);
	buf_char(&vm->out, '\n');
}

static void
write_words(lua_State *L, int index, const struct theme_file *file)
{
	struct vm *vm = vm_of(L);

	if (!lua_isstring(L, index))
		vm_error(L, "%s:1: this layout returns a string, not %s",
			 file->shown.s, thing_named(L, index));
	buf_text(&vm->out, vm_text(L, index));
}

/*
 * The function on top of the stack gives some strings each time, until there
 * are no more: of a long file no more is in Lua's memory than those.
 */
static void
write_pieces(lua_State *L, const struct theme_file *file)
{
	struct vm *vm = vm_of(L);
	int function = lua_gettop(L);
	int last;

	do {
		lua_settop(L, function);
		vm_charge(L, 1);
		vm->stand.out = vm->out.len;
		vm->stand.has_returned = false;
		lua_pushvalue(L, function);
		lua_call(L, 0, LUA_MULTRET);
		vm->stand.has_returned = true;
		last = lua_isnoneornil(L, function + 1) ? function
							: lua_gettop(L);
		for (int i = function + 1; i <= last; i++)
			write_words(L, i, file);
	} while (last > function && vm->out.len <= LIMIT_PAGE_OUTPUT);
	lua_settop(L, function);
}

static void
write_text(lua_State *L, const struct theme_file *file)
{
	if (lua_isfunction(L, -1))
		write_pieces(L, file);
	else
		write_words(L, -1, file);
}

static enum format
format_of(struct text path)
{
	struct text extension = path_extension(path);

	if (text_equal(extension, TEXT("html")))
		return FORMAT_HTML;
	if (text_equal(extension, TEXT("xml")))
		return FORMAT_XML;
	if (text_equal(extension, TEXT("json")) ||
	    text_equal(extension, TEXT("jsonld")))
		return FORMAT_JSON;
	return FORMAT_TEXT;
}

/* Strings are from json.encode. */
static void
write_json(lua_State *L, const struct theme_file *file)
{
	if (lua_type(L, -1) == LUA_TSTRING || lua_isfunction(L, -1))
		write_text(L, file);
	else
		buf_text(&vm_of(L)->out, json_encode(L, -1));
	buf_char(&vm_of(L)->out, '\n');
}

static void
write_result(lua_State *L, const struct theme_file *file, enum format format)
{
	struct vm *vm = vm_of(L);

	switch (format) {
	case FORMAT_HTML:
		buf_literal(&vm->out, "<!doctype html>\n");
		write_tree(L, format);
		break;
	case FORMAT_XML:
		buf_literal(&vm->out, "<?xml version=\"1.0\" "
				      "encoding=\"utf-8\"?>\n");
		write_tree(L, format);
		break;
	case FORMAT_JSON:
		write_json(L, file);
		break;
	case FORMAT_TEXT:
		write_text(L, file);
		break;
	}
	if (vm->out.len > LIMIT_PAGE_OUTPUT)
		vm_stop(L, REACHED_SIZE);
}

static void
find_references(lua_State *L, struct text path, enum format format)
{
	struct vm *vm = vm_of(L);
	struct reference_site site = {
		.base_url = vm->site->base_url,
		.path = path,
		.allowed = &vm->site->allow_origins,
		.is_html = format == FORMAT_HTML,
		.has_tags = format == FORMAT_HTML || format == FORMAT_XML,
		.is_summed = vm->is_summed,
		.tags = (const struct scan_tag *)vm->tags.s,
		.tag_count = vm->tags.len / sizeof(struct scan_tag),
	};
	size_t depth = profile_enter_work(vm, PROFILE_LINKS);

	references_find(&site, buf_as_text(&vm->out), &vm->arena,
			&vm->references);
	profile_leave(vm, depth);
	if (vm->references.links.len > LIMIT_PAGE_OUTPUT)
		vm_stop(L, REACHED_SIZE);
}

/* What is on top of the stack stands for a page that has nothing in it. */
static bool
is_nothing(lua_State *L)
{
	return !lua_toboolean(L, -1) ||
	       (lua_type(L, -1) == LUA_TSTRING && lua_rawlen(L, -1) == 0);
}

static void
make_page(lua_State *L, const struct job *job)
{
	const struct theme_file *file = page_layout(L, job->page);

	vm_of(L)->layout = file;
	run_layout(L, file, job->page);
	if (is_nothing(L))
		vm_error(L,
			 "%s:1: the layout returns nothing, and a page is "
			 "wanted; does `return` stand before it?",
			 file->shown.s);
	write_result(L, file, FORMAT_HTML);
	find_references(L, job->path, FORMAT_HTML);
}

/* The layout returns nil where there is nothing to be made. */
static void
make_output(lua_State *L, const struct job *job)
{
	struct vm *vm = vm_of(L);
	enum format format = format_of(job->path);

	vm->layout = job->layout;
	run_layout(L, job->layout, job->page);
	vm->is_nothing = lua_isnil(L, -1);
	if (!vm->is_nothing) {
		write_result(L, job->layout, format);
		find_references(L, job->path, format);
	}
	/* Data has no place to say that a quotation is contested. */
	if (format != FORMAT_HTML)
		vm->noted.count = 0;
}

/* Runs with a struct job as its light argument. */
static int
make_job(lua_State *L)
{
	const struct job *job = lua_touserdata(L, 1);

	if (job->layout)
		make_output(L, job);
	else
		make_page(L, job);
	return 0;
}

int
render_protected(struct vm *vm, lua_CFunction function, const void *argument,
		 struct failure *failure)
{
	lua_State *L = vm->lua;

	lua_pushcfunction(L, trace_handler);
	lua_pushcfunction(L, function);
	lua_pushlightuserdata(L, (void *)argument);
	if (lua_pcall(L, 1, 0, 1) == LUA_OK && vm->reached == REACHED_NOTHING)
		return 0;
	*failure = trace_failure(vm);
	return -1;
}

static int
run_job(struct vm *vm, const struct job *job, struct failure *failure)
{
	vm_begin(vm, job->page, text_hash(job->path));
	vm->is_beside = job->page && job->layout;
	return render_protected(vm, make_job, job, failure);
}

/*
 * A page in which ids stand twice is made again, and watched: which lines of
 * the theme give them costs nothing where they do not.
 */
int
render_job(struct vm *vm, const struct job *job, struct failure *failure)
{
	int rc = run_job(vm, job, failure);

	if (rc != 0 || !vm->references.has_twice)
		return rc;
	vm->is_watched = true;
	rc = run_job(vm, job, failure);
	vm->is_watched = false;
	if (rc == 0)
		says_twice(vm);
	return rc;
}

/* ---- The state ---- */

static void
push_number(lua_State *L, double number)
{
	if (number == (double)(lua_Integer)number)
		lua_pushinteger(L, (lua_Integer)number);
	else
		lua_pushnumber(L, number);
}

static void
push_texts(lua_State *L, const struct parameter_texts *texts)
{
	lua_newtable(L);
	for (size_t i = 0; i < texts->count; i++) {
		vm_push_text(L, texts->items[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	sandbox_freeze(L, "a parameter of the theme");
}

static void
push_parameter(lua_State *L, const struct parameter *parameter)
{
	switch (parameter->type) {
	case PARAMETER_NUMBER:
	case PARAMETER_INTEGER:
		push_number(L, parameter->number);
		break;
	case PARAMETER_BOOLEAN:
		lua_pushboolean(L, parameter->boolean);
		break;
	case PARAMETER_LIST:
		push_texts(L, &parameter->items);
		break;
	default:
		vm_push_text(L, parameter->text);
	}
}

static void
open_parameters(struct vm *vm)
{
	lua_State *L = vm->lua;

	lua_newtable(L);
	list_each (struct parameter, parameter, &vm->theme->parameters) {
		vm_push_text(L, parameter->name);
		push_parameter(L, parameter);
		lua_rawset(L, -3);
	}
	sandbox_refuse_missing(L, "the theme has no parameter");
	sandbox_freeze(L, "the table of parameters");
	vm->anchors.params = luaL_ref(L, LUA_REGISTRYINDEX);
}

/* Opens what needs Lua's protection, as memory may run out. */
static int
open_all(lua_State *L)
{
	struct vm *vm = vm_of(L);

	sandbox_open(vm, require_function);
	object_open(vm);
	require_open(vm);
	strings_open(vm);
	content_open(vm);
	open_parameters(vm);
	return 0;
}

struct vm *
render_open(const struct theme *theme, const struct site *site)
{
	struct vm *vm = vm_open(theme, site);

	vm_begin(vm, NULL, 0);
	lua_pushcfunction(vm->lua, open_all);
	if (lua_pcall(vm->lua, 0, 0, 0) != LUA_OK)
		abort(); /* nothing of the theme has run: a fault of ours */
	return vm;
}
