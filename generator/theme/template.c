#include "theme/template.h"

#include "theme/attribute.h"
#include "theme/json.h"
#include "theme/lists.h"
#include "theme/metas.h"
#include "theme/node.h"
#include "theme/slot.h"

#define MOST_TEMPLATES 200
#define MOST_BYTES (16 * KIB)
#define MOST_SLOTS 32

/* ---- What is in reach ---- */

static void
add_fixed(lua_State *L)
{
	struct templates *templates = &vm_of(L)->templates;

	if (templates->fixed_count < TEMPLATE_FIXED)
		templates->fixed[templates->fixed_count++] =
			lua_topointer(L, -1);
	lua_pop(L, 1);
}

/* The tables that outlive all pages: modules, globals, the theme's words. */
static void
find_fixed(lua_State *L)
{
	struct vm *vm = vm_of(L);

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors.globals);
	add_fixed(L);
	vm->push_strings(L, vm->theme->language);
	add_fixed(L);
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors.library);
	lua_pushnil(L);
	while (lua_next(L, -2))
		add_fixed(L);
	lua_pop(L, 1);
}

static const void *
fixed_table(lua_State *L)
{
	const struct templates *templates = &vm_of(L)->templates;
	const void *table = lua_topointer(L, -1);

	if (templates->fixed_count == 0)
		find_fixed(L);
	for (size_t i = 0; i < templates->fixed_count; i++)
		if (templates->fixed[i] == table)
			return table;
	return NULL;
}

/* What the upvalue on top of the stack is in every page, or NULL. */
static const void *
constant_value(lua_State *L)
{
	const struct object *object;

	if (lua_istable(L, -1))
		return fixed_table(L);
	object = thing_object(L, -1);
	return object && object->type == TYPE_SITE && object->shape == SHAPE_ONE
		       ? object->of
		       : NULL;
}

static void
find_reach(lua_State *L, struct template_origin *origin)
{
	const char *name;

	for (int i = 0; (name = lua_getupvalue(L, 2, i + 1)) != NULL; i++) {
		if (i == TEMPLATE_REACH)
			vm_error(L, "\"%s\" reaches for too much",
				 origin->name.s);
		origin->reach[i] = constant_value(L);
		if (!origin->reach[i])
			vm_error(L,
				 "what is made once for all pages, \"%s\", "
				 "depends on \"%s\"; in its reach are modules "
				 "of the program, strings, the site and what "
				 "it requires itself",
				 origin->name.s, name);
		lua_pop(L, 1);
	}
}

/* What the template is about, the argument at 3: one thing of the model. */
static void
read_thing(lua_State *L, struct template_origin *origin)
{
	const struct object *object = thing_object(L, 3);

	if (lua_isnil(L, 3))
		return;
	if (!object || object->shape != SHAPE_ONE)
		vm_error(L,
			 "what is made once is about a page, a section or "
			 "another thing of the model, this is %s",
			 thing_named(L, 3));
	origin->of = object->of;
	origin->type = object->type;
}

/* The arguments: a name, a function of the theme, a thing or nil. */
static struct template_origin
read_origin(lua_State *L)
{
	struct template_origin origin = {.line = 0};
	lua_Debug debug;

	luaL_checkstring(L, 1);
	luaL_checktype(L, 2, LUA_TFUNCTION);
	origin.is_about = lua_gettop(L) > 2;
	lua_settop(L, 3);
	vm_charge(L, 20);
	if (lua_iscfunction(L, 2))
		vm_error(L, "what is made once for all pages is made by a "
			    "function of the theme");
	origin.name = vm_text(L, 1);
	read_thing(L, &origin);
	lua_pushvalue(L, 2);
	lua_getinfo(L, ">S", &debug);
	origin.source = debug.source;
	origin.line = debug.linedefined;
	find_reach(L, &origin);
	return origin;
}

static bool
is_same(const struct template_origin *a, const struct template_origin *b)
{
	return a->source == b->source && a->line == b->line &&
	       text_equal(a->name, b->name) &&
	       memcmp(a->reach, b->reach, sizeof(a->reach)) == 0;
}

/* ---- Taking apart ---- */

static void
add_bytes(struct arena *arena, struct template_parts *parts, struct text bytes)
{
	struct template_part part = {.kind = TEMPLATE_BYTES, .bytes = bytes};

	if (bytes.len > 0)
		list_add(arena, parts, part);
}

/* The newest part that decides about others ends here. */
static void
end_newest(struct template_parts *parts)
{
	size_t i = parts->count;

	do
		i--;
	while (parts->items[i].kind != TEMPLATE_WHEN ||
	       parts->items[i].end > 0);
	parts->items[i].end = parts->count;
}

/* Takes what was written apart at its marks. */
static void
take_apart(const struct template_making *making, struct text html,
	   struct arena *arena, struct template_parts *parts)
{
	const struct template_part *part;
	size_t at;

	while ((at = text_find_char(html, SLOT_MARK, 0)) != TEXT_NOT_FOUND) {
		part = &making->marks.items[slot_number(html.s + at)];
		add_bytes(arena, parts, text_slice(html, 0, at));
		if (part->kind == TEMPLATE_END)
			end_newest(parts);
		else
			list_add(arena, parts, *part);
		html = text_from(html, at + SLOT_MARK_LENGTH);
	}
	add_bytes(arena, parts, html);
}

/* ---- Making ---- */

/* Pushes the slot of the function at 2 that its parameter of a number is. */
static void
push_slot(lua_State *L, int parameter, unsigned number)
{
	struct template_slot *slot =
		arena_new(&vm_of(L)->arena, struct template_slot);

	lua_pushvalue(L, 2);
	*slot = (struct template_slot){{THING_SLOT},
				       vm_of(L)->stand.making,
				       number,
				       lua_getlocal(L, NULL, parameter)};
	lua_pop(L, 1);
	lua_pushlightuserdata(L, slot);
}

/* Pushes what the function at 2 is called with: what it is about, and slots.
 * Returns how many of these there are. */
static unsigned
push_arguments(lua_State *L, bool is_about)
{
	lua_Debug debug;
	int first = is_about ? 1 : 0;

	lua_pushvalue(L, 2);
	lua_getinfo(L, ">u", &debug);
	if (debug.isvararg || debug.nparams > MOST_SLOTS)
		vm_error(L, "the function of a template names its values, at "
			    "most 32 of them");
	if (debug.nparams < first)
		vm_error(L, "the function has no name for what it is about");
	luaL_checkstack(L, MOST_SLOTS, NULL);
	if (is_about)
		lua_pushvalue(L, 3);
	for (int i = first; i < debug.nparams; i++)
		push_slot(L, i + 1, (unsigned)(i + 1 - first));
	return (unsigned)(debug.nparams - first);
}

/* Begins to make one: what a page may have changed is as in every page. */
static struct template_making *
begin(lua_State *L, struct text name)
{
	struct vm *vm = vm_of(L);
	struct template_making *making =
		arena_new(&vm->arena, struct template_making);

	making->name = name;
	making->loaded = ++vm->making_count;
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors.loaded);
	lua_newtable(L);
	lua_rawseti(L, -2, -(lua_Integer)making->loaded);
	lua_pop(L, 1);
	vm->stand.making = making;
	vm->random = 0;
	return making;
}

/* The HTML of what the function returned, on top of the stack. */
static struct text
take_html(lua_State *L)
{
	struct vm *vm = vm_of(L);
	size_t start = vm->out.len;

	node_write_value(L);
	return node_take_output(vm, start);
}

/* In the page's arena. */
static struct template *
make(lua_State *L, const struct template_origin *origin)
{
	struct vm *vm = vm_of(L);
	struct template *made = arena_new(&vm->arena, struct template);
	struct template_making *outer = vm->stand.making;
	uint64_t random = vm->random;
	struct template_making *making = begin(L, origin->name);

	made->origin = *origin;
	lua_pushvalue(L, 2);
	made->slots = push_arguments(L, origin->is_about);
	lua_call(L, (int)made->slots + (origin->is_about ? 1 : 0), 1);
	take_apart(making, take_html(L), &vm->arena, &made->parts);
	made->files = making->files;
	vm->stand.making = outer;
	vm->random = random;
	return made;
}

/* ---- Keeping ---- */

/* What the address of a thing is made of, for as long as the state. */
static const struct thing *
keep_thing(struct arena *arena, const struct thing *thing)
{
	struct path_thing *path;
	struct object *object;

	if (!thing)
		return NULL;
	if (thing->kind == THING_OBJECT) {
		object = arena_new(arena, struct object);
		*object = *(const struct object *)thing;
		return &object->thing;
	}
	path = arena_new(arena, struct path_thing);
	*path = *(const struct path_thing *)thing;
	path->path = arena_text(arena, path->path);
	path->fragment = arena_text(arena, path->fragment);
	return &path->thing;
}

static const struct attribute *
keep_attribute(struct arena *arena, const struct attribute *attribute)
{
	struct attribute *kept;

	if (!attribute)
		return NULL;
	kept = arena_new(arena, struct attribute);
	*kept = *attribute;
	kept->name = arena_text(arena, attribute->name);
	return kept;
}

static struct template_part
keep_part(struct arena *arena, const struct template_part *part)
{
	struct template_part kept = *part;

	kept.thing = keep_thing(arena, part->thing);
	kept.bytes = arena_text(arena, part->bytes);
	kept.element = arena_text(arena, part->element);
	kept.name = arena_text(arena, part->name);
	kept.attribute = keep_attribute(arena, part->attribute);
	return kept;
}

static size_t
bytes_of(const struct template *template)
{
	size_t bytes = 0;

	list_each (struct template_part, part, &template->parts)
		bytes += part->bytes.len;
	return bytes;
}

/* A copy that lives as long as it is kept. */
static struct template *
copy(const struct template *made, uint64_t page)
{
	struct arena arena = {0};
	struct template *kept = arena_new(&arena, struct template);

	kept->origin = made->origin;
	kept->origin.name = arena_text(&arena, made->origin.name);
	kept->slots = made->slots;
	kept->page = page;
	list_each (struct template_part, part, &made->parts)
		list_add(&arena, &kept->parts, keep_part(&arena, part));
	list_each (const struct theme_file *, file, &made->files)
		list_add(&arena, &kept->files, *file);
	kept->arena = arena;
	return kept;
}

static void
replace(struct templates *templates, struct template *known)
{
	known->next = templates->replaced;
	templates->replaced = known;
}

/*
 * Keeps what was made in the place of `known`, which is about something else,
 * or NULL. Once for a page: a list of a thousand things fills no memory.
 */
static void
keep(struct vm *vm, const struct template *made, struct template **known)
{
	struct templates *templates = &vm->templates;

	/* Who gives an id twice is looked for where it is made. */
	if (bytes_of(made) > MOST_BYTES || vm->is_watched ||
	    (known && (*known)->page == templates->page) ||
	    (!known && templates->list.count == MOST_TEMPLATES))
		return;
	if (!known)
		known = list_push(&templates->arena, &templates->list);
	else
		replace(templates, *known);
	*known = copy(made, templates->page);
}

/* The files that made a template made the page, whichever was first. */
static void
note_files(struct vm *vm, const struct template *template)
{
	list_each (const struct theme_file *, file, &template->files)
		vm_note_file(vm, *file);
}

/* The one that is kept, whatever it is about, or NULL. */
static struct template **
find_kept(struct vm *vm, const struct template_origin *origin)
{
	list_each (struct template *, known, &vm->templates.list)
		if (is_same(&(*known)->origin, origin))
			return known;
	return NULL;
}

/* The one that the arguments are for; it is made when there is none. */
static const struct template *
find(lua_State *L)
{
	struct vm *vm = vm_of(L);
	struct template_origin origin = read_origin(L);
	struct template **known = find_kept(vm, &origin);
	const struct template *found;

	if (known && !vm->is_watched && (*known)->origin.of == origin.of &&
	    (*known)->origin.type == origin.type) {
		found = *known;
	} else {
		found = make(L, &origin);
		/* what it required may have made others */
		keep(vm, found, find_kept(vm, &origin));
	}
	note_files(vm, found);
	return found;
}

/* ---- Filling ---- */

struct filling {
	struct builder builder;
	int json; /* of the stack: the next value that is ready */
};

/* An asset of a <link> stands in its template, where its sum is known. */
static void
check_value(lua_State *L, const struct template_part *part)
{
	const struct thing *thing = thing_at(L, (int)part->slot);

	if (thing && thing->kind == THING_PATH &&
	    ((const struct path_thing *)thing)->asset &&
	    text_equal(part->element, TEXT("link")))
		vm_error(L, "h.asset is no value for a slot of <link>; it "
			    "stands in the template itself");
}

/* The values of the call stand from 1 on; an address is the template's own. */
static void
fill_attribute(lua_State *L, const struct template_part *part)
{
	int index = (int)part->slot;

	if (index > 0) {
		check_value(L, part);
		attribute_write(L, index, part->element, part->attribute);
		return;
	}
	lua_pushlightuserdata(L, (void *)part->thing);
	attribute_write(L, lua_gettop(L), part->element, part->attribute);
	lua_pop(L, 1);
}

/* The number of the part to fill behind that of number `i`. */
static size_t
next_part(lua_State *L, const struct template *template, size_t i)
{
	const struct template_part *part = &template->parts.items[i];

	return part->kind == TEMPLATE_WHEN && !slot_is_value(L, (int)part->slot)
		       ? part->end
		       : i + 1;
}

static void
fill_part(struct filling *filling, const struct template_part *part)
{
	struct builder *builder = &filling->builder;

	switch (part->kind) {
	case TEMPLATE_BYTES:
		builder_bytes(builder, part->bytes);
		break;
	case TEMPLATE_CHILD:
		builder_child(builder, (int)part->slot);
		break;
	case TEMPLATE_ATTRIBUTE:
		fill_attribute(builder->L, part);
		break;
	case TEMPLATE_META:
		metas_write_value(builder, (int)part->slot, part->name);
		break;
	case TEMPLATE_JSON:
		builder_child(builder, filling->json++);
		break;
	case TEMPLATE_WHEN:
	case TEMPLATE_END:
		break;
	}
}

/* JSON is made before all else: content in it may run hooks. */
static void
push_json(lua_State *L, const struct template *template)
{
	const struct template_part *part;

	for (size_t i = 0; i < template->parts.count;
	     i = next_part(L, template, i)) {
		part = &template->parts.items[i];
		if (part->kind != TEMPLATE_JSON)
			continue;
		luaL_checkstack(L, 8, NULL);
		lua_pushvalue(L, (int)part->slot);
		node_push(L, FORMAT_HTML, json_encode(L, -1));
		lua_remove(L, -2);
	}
}

/* Pushes the template, filled with the values on the stack. */
static void
fill(lua_State *L, const struct template *template)
{
	struct filling filling = {.json = lua_gettop(L) + 1};

	vm_charge(L, 4 + template->parts.count);
	luaL_checkstack(L, 8, NULL);
	push_json(L, template);
	builder_begin(&filling.builder, L, FORMAT_HTML);
	for (size_t i = 0; i < template->parts.count;
	     i = next_part(L, template, i))
		fill_part(&filling, &template->parts.items[i]);
	builder_end(&filling.builder);
}

int
template_constant(lua_State *L)
{
	const struct template *template = find(L);

	if (template->slots > 0)
		vm_error(L, "the function of a constant has no values; "
			    "h.template has some");
	fill(L, template);
	return 1;
}

/* Upvalues: the template. */
static int
fill_slots(lua_State *L)
{
	const struct template *template =
		lua_touserdata(L, lua_upvalueindex(1));

	if ((unsigned)lua_gettop(L) > template->slots)
		vm_error(L, "the template \"%s\" takes %d value%s, here are %d",
			 template->origin.name.s, (int)template->slots,
			 template->slots == 1 ? "" : "s", lua_gettop(L));
	lua_settop(L, (int)template->slots);
	fill(L, template);
	return 1;
}

int
template_function(lua_State *L)
{
	lua_pushlightuserdata(L, (void *)find(L));
	lua_pushcclosure(L, fill_slots, 1);
	return 1;
}

/* Of a slot: marks around the child, which is at 2. */
static void
push_decided(lua_State *L, const struct template_slot *slot)
{
	struct template_part part = {.kind = TEMPLATE_WHEN,
				     .slot = slot->number};
	struct buf *bytes = &vm_of(L)->scratch;
	struct builder builder;

	builder_begin(&builder, L, FORMAT_HTML);
	slot_mark(L, bytes, &part);
	builder_child(&builder, 2);
	part.kind = TEMPLATE_END;
	slot_mark(L, bytes, &part);
	builder_end(&builder);
}

int
template_when(lua_State *L)
{
	const struct template_slot *slot = slot_at(L, 1);

	luaL_checkany(L, 2);
	lua_settop(L, 2);
	if (slot)
		push_decided(L, slot);
	else if (!slot_is_value(L, 1))
		lua_pushnil(L);
	return 1;
}
