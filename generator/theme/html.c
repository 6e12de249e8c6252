#include "theme/html.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "theme/absolute.h"
#include "theme/api.h"
#include "theme/assets.h"
#include "theme/attribute.h"
#include "theme/elements.h"
#include "theme/jobs.h"
#include "theme/json.h"
#include "theme/lists.h"
#include "theme/load.h"
#include "theme/metas.h"
#include "theme/says.h"
#include "theme/template.h"
#include "theme/url.h"

/* ---- Elements ---- */

/* The only argument of an element: a table without a metatable, or a child.
 * Returns whether it is the former. */
static bool
check_argument(lua_State *L, struct text name)
{
	bool is_table = lua_istable(L, 1);

	if (lua_gettop(L) > 1)
		vm_error(L,
			 "h.%s takes one argument: a table of attributes "
			 "and children",
			 name.s);
	lua_settop(L, 1);
	if (is_table && !lists_is_plain(L, 1))
		vm_error(L,
			 "h.%s wants a plain table, this one has a "
			 "metatable",
			 name.s);
	return is_table;
}

/* `keys` are those of a table, or NULL. */
static void
add_inside(struct builder *builder, const struct list_keys *keys,
	   const char *why)
{
	size_t before = builder->vm->scratch.len;
	size_t parts = builder->vm->parts.len;

	if (keys)
		builder_children_of(builder, 1, *keys);
	else
		builder_child(builder, 1);
	if (why && (builder->vm->scratch.len != before ||
		    builder->vm->parts.len != parts))
		vm_error(builder->L, "h.%s: %s",
			 lua_tostring(builder->L, lua_upvalueindex(1)), why);
}

static const char *
why_nothing_inside(enum element_kind kind)
{
	switch (kind) {
	case ELEMENT_VOID:
		return "this element has attributes, and nothing in it";
	case ELEMENT_EMPTY:
		return "scripts and styles live in assets/; data goes through "
		       "h.json_script";
	default:
		return NULL;
	}
}

/* Upvalues: the element's name and kind. */
static int
make_node(lua_State *L)
{
	struct text name = vm_text(L, lua_upvalueindex(1));
	enum element_kind kind =
		(enum element_kind)lua_tointeger(L, lua_upvalueindex(2));
	bool is_table = check_argument(L, name);
	struct list_keys keys;
	struct builder builder;
	struct buf *bytes;

	builder_begin(&builder, L, FORMAT_HTML);
	bytes = &builder.vm->scratch;
	buf_char(bytes, '<');
	buf_text(bytes, name);
	if (is_table)
		keys = attributes_write(L, 1, name);
	buf_char(bytes, '>');
	add_inside(&builder, is_table ? &keys : NULL, why_nothing_inside(kind));
	if (kind != ELEMENT_VOID) {
		buf_literal(bytes, "</");
		buf_text(bytes, name);
		buf_char(bytes, '>');
	}
	vm_charge(L, 4);
	builder_end(&builder);
	return 1;
}

/* A name of the author's own, with a hyphen: <site-map>. */
static bool
is_custom(struct text name)
{
	bool has_hyphen = false;

	for (size_t i = 0; i < name.len; i++) {
		has_hyphen = has_hyphen || name.s[i] == '-';
		if (!(name.s[i] >= 'a' && name.s[i] <= 'z') &&
		    !ascii_is_digit(name.s[i]) && name.s[i] != '-')
			return false;
	}
	return has_hyphen && ascii_is_alpha(name.s[0]) && name.len < 40;
}

/* The element or function of the module that is nearest, or NULL. */
static const char *
nearest_name(struct text name)
{
	struct nearest near = nearest_begin(name, 2);
	const char *nearest = NULL;

	for (size_t i = 0; i < api_function_count; i++)
		if (strcmp(api_functions[i].module, "html") == 0 &&
		    nearest_is(&near, text_of(api_functions[i].name)))
			nearest = api_functions[i].name;
	return near.best < 2 ? nearest : element_nearest(name);
}

static NORETURN void
refuse_element(lua_State *L, struct text name)
{
	const char *nearest = nearest_name(name);

	if (text_equal(name, TEXT("base")))
		vm_error(L, "<base> is refused: links would lead elsewhere");
	if (element_is_obsolete(name))
		vm_error(L, "<%s> is obsolete and no element any more", name.s);
	if (nearest)
		vm_error(L, "there is no element \"%s\"; did you mean \"%s\"?",
			 name.s, nearest);
	vm_error(L, "there is no element \"%s\"", name.s);
}

/* __index of the module: makes the function of an element. */
static int
make_element(lua_State *L)
{
	struct text name;
	const struct element *element;
	enum element_kind kind = ELEMENT_PLAIN;

	if (lua_type(L, 2) != LUA_TSTRING)
		vm_error(L, "the name of an element is a string");
	name = vm_text(L, 2);
	element = element_find(name);
	if (element)
		kind = element->kind;
	else if (!is_custom(name) || element_is_obsolete(name))
		refuse_element(L, name);
	lua_pushvalue(L, 2);
	lua_pushinteger(L, kind);
	lua_pushcclosure(L, make_node, 2);
	if (element) { /* there is no end of custom ones */
		lua_pushvalue(L, 2);
		lua_pushvalue(L, -2);
		lua_rawset(L, 1);
	}
	return 1;
}

/* ---- Helpers ---- */

static int
fragment(lua_State *L)
{
	struct builder builder;

	lua_settop(L, 1);
	builder_begin(&builder, L, FORMAT_HTML);
	builder_child(&builder, 1);
	builder_end(&builder);
	return 1;
}

static int
raw(lua_State *L)
{
	struct vm *vm = vm_of(L);
	struct text html;

	html.s = luaL_checklstring(L, 1, &html.len);
	vm_charge_bytes(L, html.len);
	if (utf8_check(html) < html.len) /* which holes are made of */
		vm_error(L, "the text is no UTF-8");
	if (vm->theme->options.strict)
		says_here(L, T016,
			  TEXT("h.raw puts HTML into the page that nothing "
			       "checks"));
	node_push(L, FORMAT_HTML, arena_text(&vm->arena, html));
	return 1;
}

static void
push_path(lua_State *L, struct text path, const struct theme_asset *asset)
{
	struct path_thing *thing =
		arena_new(&vm_of(L)->arena, struct path_thing);

	thing->thing.kind = THING_PATH;
	thing->path = path;
	thing->asset = asset;
	lua_pushlightuserdata(L, thing);
}

/* The asset whose name is nearest, or NULL. */
static const struct theme_asset *
nearest_asset(const struct theme_assets *assets, struct text path)
{
	const struct theme_asset *nearest = NULL;
	struct nearest near = nearest_begin(path, 2);

	list_each (struct theme_asset, asset, assets)
		if (nearest_is(&near, asset->path))
			nearest = asset;
	return nearest;
}

static int
push_asset(lua_State *L)
{
	struct vm *vm = vm_of(L);
	const char *name = luaL_checkstring(L, 1);
	struct text path =
		arena_join(&vm->arena, TEXT("assets/"), text_of(name));
	const struct theme_asset *asset = load_find_asset(vm->theme, path);
	const struct theme_asset *nearest;

	if (asset) {
		push_path(L, asset->published, asset);
		return 1;
	}
	nearest = nearest_asset(&vm->theme->assets, path);
	if (nearest)
		vm_error(L,
			 "the theme has no asset \"%s\"; did you mean "
			 "\"%s\"?",
			 name, nearest->path.s + strlen("assets/"));
	vm_error(L, "the theme has no asset \"%s\"", name);
}

/*
 * A path from the root of the site: h.path "feed.xml". With a table it is
 * SVG's <path>: the upvalues are those of an element.
 */
static int
path(lua_State *L)
{
	struct vm *vm = vm_of(L);
	struct text given;

	if (lua_istable(L, 1))
		return make_node(L);
	given.s = luaL_checklstring(L, 1, &given.len);
	if (text_starts(given, TEXT("/")) ||
	    text_find_char(given, ':', 0) != TEXT_NOT_FOUND ||
	    text_find(given, TEXT(".."), 0) != TEXT_NOT_FOUND)
		vm_error(L, "h.path wants a path from the site's root, "
			    "without a / before it");
	push_path(L, arena_text(&vm->arena, given), NULL);
	return 1;
}

static NORETURN void
refuse_output(lua_State *L, const struct page *page, struct text name,
	      struct text nearest)
{
	struct arena *arena = &vm_of(L)->arena;
	struct text path = jobs_layout_path(arena, page->kind, name);

	if (nearest.len > 0)
		vm_error(L, "the theme has no %s; did you mean \"%s\"?", path.s,
			 arena_text(arena, nearest).s);
	vm_error(L, "the theme has no %s", path.s);
}

/*
 * A file that the theme makes beside a page: h.output(page, "words.vtt").
 * With a table it is HTML's <output>, as with `path`.
 */
static int
output(lua_State *L)
{
	struct vm *vm = vm_of(L);
	const struct page *page;
	struct text name, nearest;

	if (lua_istable(L, 1))
		return make_node(L);
	page = url_page(L, 1);
	if (!page)
		vm_error(L, "h.output wants a page, or what has one, and the "
			    "name of a file beside it");
	name.s = luaL_checklstring(L, 2, &name.len);
	if (!jobs_output(vm->theme, page, name, &vm->arena, &nearest))
		refuse_output(L, page, name, nearest);
	push_path(L, jobs_output_path(&vm->arena, page, name), NULL);
	return 1;
}

/* With a table it is HTML's <template>. */
static int template(lua_State *L)
{
	return lua_istable(L, 1) ? make_node(L) : template_function(L);
}

/* h.deep_link(quotation): to its very words in the record, for href. */
static int
deep_link(lua_State *L)
{
	const struct object *object = thing_object(L, 1);
	struct path_thing *thing;

	if (!object || object->type != TYPE_QUOTATION ||
	    object->shape != SHAPE_ONE)
		vm_error(L, "h.deep_link wants a quotation, this is %s",
			 thing_named(L, 1));
	thing = arena_new(&vm_of(L)->arena, struct path_thing);
	thing->thing.kind = THING_PATH;
	thing->deep_link = object->of;
	lua_pushlightuserdata(L, thing);
	return 1;
}

/*
 * h.moment(record.audio, turn.time_ms): a recording from that time on, for
 * href and src; "call.mp3#t=41.5" (W3C, Media Fragments URI, section 4.2.1).
 */
static int
moment(lua_State *L)
{
	const struct object *object = thing_object(L, 1);
	struct arena *arena = &vm_of(L)->arena;
	lua_Integer ms = luaL_checkinteger(L, 2);
	struct path_thing *thing;

	if (!object || object->type != TYPE_ASSET || object->shape != SHAPE_ONE)
		vm_error(L, "h.moment wants a recording, this is %s",
			 thing_named(L, 1));
	if (ms < 0)
		vm_error(L, "h.moment wants milliseconds from the start");
	thing = arena_new(arena, struct path_thing);
	thing->thing.kind = THING_PATH;
	thing->path = ((const struct asset *)object->of)->path;
	thing->fragment = arena_format(arena, "t=%lld", ms / 1000);
	if (ms % 1000 > 0)
		thing->fragment = arena_format(arena, "t=%lld.%03d", ms / 1000,
					       (int)(ms % 1000));
	lua_pushlightuserdata(L, thing);
	return 1;
}

/* Of the table at 1: what browsers neither run nor obey. */
static void
check_data_type(lua_State *L)
{
	struct text type = {"", 0};
	struct text json = TEXT("json");

	lua_pushliteral(L, "type");
	if (lua_rawget(L, 1) == LUA_TSTRING)
		type = vm_text(L, -1);
	if (type.len <= json.len ||
	    !strchr("/+", type.s[type.len - json.len - 1]) ||
	    !text_equal(text_from(type, type.len - json.len), json))
		vm_error(L, "h.json_script wants a type of JSON, such as "
			    "\"application/json\" or "
			    "\"application/ld+json\"");
	lua_pop(L, 1);
}

/* Data for scripts and machines: <script type="…">JSON</script>. */
static int
json_script(lua_State *L)
{
	struct vm *vm = vm_of(L);
	struct builder builder;
	struct text json;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	check_data_type(L);
	lua_rawgeti(L, 1, 1);
	json = json_encode(L, 2);
	builder_begin(&builder, L, FORMAT_HTML);
	buf_literal(&vm->scratch, "<script");
	attributes_write(L, 1, TEXT("script"));
	buf_char(&vm->scratch, '>');
	buf_text(&vm->scratch, json); /* has no < of its own */
	buf_literal(&vm->scratch, "</script>");
	builder_end(&builder);
	return 1;
}

static const luaL_Reg helpers[] = {
	{"absolute", absolute_html},
	{"asset", push_asset},
	{"constant", template_constant},
	{"deep_link", deep_link},
	{"metas", metas_make},
	{"moment", moment},
	{"fragment", fragment},
	{"image_size", assets_image_size},
	{"is_elsewhere", absolute_is_elsewhere},
	{"json_script", json_script},
	{"raw", raw},
	{"when", template_when},
	{NULL, NULL},
};

void
html_push_maker(lua_State *L, lua_CFunction make)
{
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, make);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
}

/* Adds a helper that makes the element of its name of a table. */
static void
set_shared_name(lua_State *L, const char *name, lua_CFunction function)
{
	lua_pushstring(L, name);
	lua_pushinteger(L, ELEMENT_PLAIN);
	lua_pushcclosure(L, function, 2);
	lua_setfield(L, -2, name);
}

void
html_open(lua_State *L)
{
	lua_newtable(L);
	luaL_setfuncs(L, helpers, 0);
	set_shared_name(L, "path", path);
	set_shared_name(L, "output", output);
	set_shared_name(L, "template", template);
	html_push_maker(L, make_element);
}
