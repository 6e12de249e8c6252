#include "theme/object.h"

#include "theme/assets.h"
#include "theme/hook_members.h"
#include "theme/lists.h"
#include "theme/names.h"
#include "theme/operators.h"
#include "theme/say.h"
#include "theme/slot.h"
#include "theme/status.h"
#include "theme/thing.h"
#include "theme/url.h"

/* ---- Values of params ---- */

/* A scalar without quotes is what it looks like, as everywhere in YAML. */
static void
push_scalar(lua_State *L, const struct value *value)
{
	struct text t = value->text;

	if (!value->quoted && text_equal(t, TEXT("true"))) {
		lua_pushboolean(L, 1);
	} else if (!value->quoted && text_equal(t, TEXT("false"))) {
		lua_pushboolean(L, 0);
	} else if (value->quoted || t.len == 0 || t.len > 40) {
		vm_push_text(L, t);
	} else {
		vm_push_text(L, t);
		if (lua_stringtonumber(L, lua_tostring(L, -1)) == 0)
			return;
		lua_remove(L, -2);
	}
}

static void
push_value(lua_State *L, const struct value *value)
{
	if (!value)
		lua_pushnil(L);
	else if (value->kind == VALUE_SCALAR)
		push_scalar(L, value);
	else
		thing_push(L, TYPE_VALUE, SHAPE_ONE, value);
}

/* An item of a list, an entry of a mapping; nil when there is none. */
static int
index_value(lua_State *L, const struct value *value)
{
	size_t i = (size_t)lua_tointeger(L, 2) - 1;

	if (lua_type(L, 2) == LUA_TNUMBER && value->kind == VALUE_LIST)
		push_value(L, i < value->items.count ? value->items.items[i]
						     : NULL);
	else if (lua_type(L, 2) == LUA_TSTRING && value->kind == VALUE_MAP)
		push_value(L, value_get(value, lua_tostring(L, 2)));
	else
		lua_pushnil(L);
	return 1;
}

/* ---- Members ---- */

static void
push_day(lua_State *L, int64_t day)
{
	struct buf *words = &vm_of(L)->scratch;

	buf_reset(words);
	date_format(words, date_from_day(day));
	vm_push_text(L, buf_as_text(words));
}

/* Outside records a byte 0xFF is a hole that has no words. */
static void
push_plain(lua_State *L, const struct content *content)
{
	struct buf *words = &vm_of(L)->scratch;
	struct text plain = content_plain(content, &vm_of(L)->arena);
	struct text piece;

	buf_reset(words);
	while (text_split(&plain, '\xff', &piece))
		buf_text(words, piece);
	vm_push_text(L, text_trim(buf_as_text(words)));
}

static int
absolute(lua_State *L)
{
	struct vm *vm = vm_of(L);
	int of = lua_gettop(L) > 1 ? 2 : 1;

	buf_reset(&vm->scratch);
	if (!url_absolute(L, of, &vm->scratch))
		vm_error(L,
			 "absolute wants a thing with an address, "
			 "this is %s",
			 thing_named(L, of));
	vm_push_text(L, buf_as_text(&vm->scratch));
	return 1;
}

static void
push_canonical(lua_State *L, const struct edtf *date)
{
	struct buf *words = &vm_of(L)->scratch;

	buf_reset(words);
	edtf_print(words, date);
	vm_push_text(L, buf_as_text(words));
}

static void
push_date_member(lua_State *L, enum special special, const struct edtf *date)
{
	if (special == SPECIAL_IS_PLAIN)
		lua_pushboolean(L, edtf_is_plain(date));
	else if (special == SPECIAL_CANONICAL)
		push_canonical(L, date);
	else if (special == SPECIAL_EARLIEST && date->has_earliest)
		push_day(L, date->earliest);
	else if (special == SPECIAL_LATEST && date->has_latest)
		push_day(L, date->latest);
	else
		lua_pushnil(L);
}

static bool
content_is_empty(const struct content *content)
{
	const struct rich *rich = content->rich;

	return !rich ||
	       (rich->html ? rich->html->len == 0 : rich->plain.len == 0);
}

static void
push_item_member(lua_State *L, enum special special, const struct item *item)
{
	struct content *content;

	switch (special) {
	case SPECIAL_ITEM_TURN:
		thing_push(L, TYPE_TURN, SHAPE_ONE, item_turn(item));
		break;
	case SPECIAL_ITEM_MARKS:
		thing_push(L, TYPE_MARK, SHAPE_STRUCTS,
			   &item->fact->extras->marks);
		break;
	default:
		content = arena_new(&vm_of(L)->arena, struct content);
		*content = item_content(item);
		thing_push(L, TYPE_CONTENT, SHAPE_ONE, content);
	}
}

static struct text
turn_time(const struct turn *turn, struct arena *arena)
{
	return time_words(arena, turn->item.fact->time_ms);
}

/* The functions among them, or NULL. */
static lua_CFunction
method_of(enum special special)
{
	switch (special) {
	case SPECIAL_ABSOLUTE:
		return absolute;
	case SPECIAL_SITE_ASSET:
		return assets_find;
	case SPECIAL_DATE_WORDS:
		return say_words;
	case SPECIAL_DATE_FORMAT:
		return say_format;
	default:
		return NULL;
	}
}

static void
push_special(lua_State *L, enum special special, const void *of)
{
	switch (special) {
	case SPECIAL_THEME:
		lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.params);
		break;
	case SPECIAL_PAGE_KIND:
		lua_pushstring(L,
			       page_kind_name(((const struct page *)of)->kind));
		break;
	case SPECIAL_PAGE_EXCERPT:
		vm_push_text(L, page_excerpt(of, &vm_of(L)->arena));
		break;
	case SPECIAL_LINK_URL:
		vm_push_text(L, link_url(of));
		break;
	case SPECIAL_LINK_WORDS:
		vm_push_text(L, link_words(of));
		break;
	case SPECIAL_ITEM_TURN:
	case SPECIAL_ITEM_MARKS:
	case SPECIAL_ITEM_CONTENT:
		push_item_member(L, special, of);
		break;
	case SPECIAL_MARK_KIND:
		lua_pushstring(L,
			       mark_kind_name(((const struct mark *)of)->kind));
		break;
	case SPECIAL_CONTENT_PLAIN:
		push_plain(L, of);
		break;
	case SPECIAL_RECORD_WORDS:
		vm_push_text(L, quotation_record_words(of, &vm_of(L)->arena));
		break;
	case SPECIAL_CONTENT_EMPTY:
		lua_pushboolean(L, content_is_empty(of));
		break;
	case SPECIAL_PASSAGE_WORDS:
		vm_push_text(L, passage_words(of, &vm_of(L)->arena));
		break;
	case SPECIAL_TURN_TIME:
		vm_push_text(L, turn_time(of, &vm_of(L)->arena));
		break;
	default:
		if (special >= SPECIAL_NODE_PLACE)
			hook_members_push(L, special, of);
		else if (method_of(special))
			lua_pushcfunction(L, method_of(special));
		else
			push_date_member(L, special, of);
	}
}

static void
push_number(lua_State *L, const struct member *member, const void *at)
{
	switch (member->kind) {
	case MEMBER_INT:
		lua_pushinteger(L, *(const int *)at);
		break;
	case MEMBER_SIZE:
		lua_pushinteger(L, (lua_Integer) * (const size_t *)at);
		break;
	case MEMBER_NUMBER:
		lua_pushinteger(L, *(const uint32_t *)at);
		break;
	case MEMBER_BYTE:
		lua_pushinteger(L, *(const uint8_t *)at);
		break;
	case MEMBER_DAY:
		push_day(L, *(const int64_t *)at);
		break;
	case MEMBER_TIME:
		if (*(const int64_t *)at == TIME_NONE) {
			lua_pushnil(L);
			break;
		}
		/* fall through */
	default:
		lua_pushinteger(L, *(const int64_t *)at);
	}
}

/* A list of nothing to show for a list that is not there. */
static const struct value no_params = {.kind = VALUE_MAP};

static void
push_params(lua_State *L, const void *at)
{
	const struct value *value = *(const struct value *const *)at;

	push_value(L, value ? value : &no_params);
}

static void
push_member(lua_State *L, const struct member *member, const void *of)
{
	const void *at = fields_at(member, of);

	switch (member->kind) {
	case MEMBER_TEXT:
		vm_push_text(L, *(const struct text *)at);
		break;
	case MEMBER_BOOL:
		lua_pushboolean(L, *(const bool *)at);
		break;
	case MEMBER_BITS:
		lua_pushboolean(L,
				(*(const unsigned *)at & member->number) != 0);
		break;
	case MEMBER_WORD:
		lua_pushstring(L, member->words[*(const int *)at]);
		break;
	case MEMBER_NAME:
		lua_pushstring(L, member->words[*(const uint8_t *)at]);
		break;
	case MEMBER_OBJECT:
		thing_push(L, member->type, SHAPE_ONE,
			   *(const void *const *)at);
		break;
	case MEMBER_PART:
		thing_push(L, member->type, SHAPE_ONE, at);
		break;
	case MEMBER_LIST:
		thing_push(L, member->type, SHAPE_POINTERS, at);
		break;
	case MEMBER_STRUCTS:
		thing_push(L, member->type, SHAPE_STRUCTS, at);
		break;
	case MEMBER_TEXTS:
		thing_push(L, TYPES, SHAPE_TEXTS, at);
		break;
	case MEMBER_VALUE:
		push_params(L, at);
		break;
	case MEMBER_SPECIAL:
		push_special(L, (enum special)member->number, of);
		break;
	default:
		push_number(L, member, at);
	}
}

/* A layout that reads the words of a quotation puts them into the page. */
static void
note_words(lua_State *L, const struct member *member,
	   const struct quotation *quotation)
{
	if (member->offset == offsetof(struct quotation, words) ||
	    member->offset == offsetof(struct quotation, sentence) ||
	    member->offset == offsetof(struct quotation, pieces))
		status_note(vm_of(L), quotation);
}

/* ---- Lists ---- */

static int
index_list(lua_State *L, const struct object *list)
{
	if (lua_isinteger(L, 2)) {
		size_t i = (size_t)lua_tointeger(L, 2) - 1;

		if (i < thing_count(list))
			thing_push_item(L, list, i);
		else
			lua_pushnil(L);
		return 1;
	}
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.list_methods);
	lua_pushvalue(L, 2);
	if (lua_rawget(L, -2) == LUA_TNIL)
		vm_error(L,
			 "a list has no field \"%s\"; it has [number], #, "
			 "map, filter, find, sort, group and take",
			 luaL_tolstring(L, 2, NULL));
	return 1;
}

/* ---- What Lua calls ---- */

static int
refuse_name(lua_State *L)
{
	const struct object *object = thing_object(L, 1);
	struct text name;
	const struct template_slot *slot = slot_at(L, 1);
	const char *nearest;

	if (slot)
		vm_error(L,
			 "\"%s\" is a slot, which has no fields; give its "
			 "template the value of the field",
			 slot->name);
	if (lua_type(L, 2) != LUA_TSTRING || !object)
		vm_error(L, "%s has no such field", thing_named(L, 1));
	name = vm_text(L, 2);
	nearest = fields_nearest(object->type, name);
	if (nearest)
		vm_error(L, "%s has no field \"%s\"; did you mean \"%s\"?",
			 thing_named(L, 1), name.s, nearest);
	vm_error(L, "%s has no field \"%s\"", thing_named(L, 1), name.s);
}

static int
thing_index(lua_State *L)
{
	const struct object *object = lua_touserdata(L, 1);
	const struct member *member;
	uint32_t i;

	if (object->thing.kind != THING_OBJECT)
		return refuse_name(L);
	if (object->shape != SHAPE_ONE)
		return index_list(L, object);
	if (object->type == TYPE_VALUE)
		return index_value(L, object->of);
	i = NAME_NONE;
	if (lua_type(L, 2) == LUA_TSTRING)
		i = names_find(&vm_of(L)->members, lua_tostring(L, 2),
			       object->type);
	if (i == NAME_NONE)
		return refuse_name(L);
	member = &model_types[object->type].members[i];
	if (object->type == TYPE_QUOTATION) {
		vm_vary(L, "whether a quotation is contested");
		note_words(L, member, object->of);
	}
	push_member(L, member, object->of);
	return 1;
}

static int
thing_length(lua_State *L)
{
	const struct object *object = thing_object(L, 1);
	const struct value *value = thing_value(object);

	if (value && value->kind == VALUE_LIST)
		lua_pushinteger(L, (lua_Integer)value->items.count);
	else if (object && object->shape != SHAPE_ONE)
		lua_pushinteger(L, (lua_Integer)thing_count(object));
	else
		vm_error(L, "%s has no length", thing_named(L, 1));
	return 1;
}

static int
thing_refuse_change(lua_State *L)
{
	vm_error(L, "%s cannot be changed", thing_named(L, 1));
}

static int
thing_to_string(lua_State *L)
{
	const struct object *object = thing_object(L, 1);
	struct buf *words = &vm_of(L)->scratch;

	if (!object || object->shape != SHAPE_ONE) {
		lua_pushstring(L, thing_name(L, 1));
	} else if (object->type == TYPE_EDTF) {
		vm_push_text(L, ((const struct edtf *)object->of)->source);
	} else if (object->type == TYPE_CONTENT) {
		push_plain(L, object->of);
	} else if (object->type == TYPE_DAY) {
		buf_reset(words);
		date_format(words, *(const struct date *)object->of);
		vm_push_text(L, buf_as_text(words));
	} else {
		lua_pushstring(L, thing_name(L, 1));
	}
	return 1;
}

/* Upvalues: how many entries were given. */
static int
value_step(lua_State *L)
{
	const struct value *value = thing_value(thing_object(L, 1));
	size_t i = (size_t)lua_tointeger(L, lua_upvalueindex(1));

	if (!value)
		vm_error(L, "an iterator of params without them");
	lua_pushinteger(L, (lua_Integer)i + 1);
	lua_replace(L, lua_upvalueindex(1));
	if (value->kind == VALUE_LIST && i < value->items.count) {
		lua_pushinteger(L, (lua_Integer)i + 1);
		push_value(L, value->items.items[i]);
		return 2;
	}
	if (value->kind == VALUE_MAP && i < value->entries.count) {
		vm_push_text(L, value->entries.items[i].key);
		push_value(L, value->entries.items[i].value);
		return 2;
	}
	lua_pushnil(L);
	return 1;
}

/* pairs(page.params) walks in the author's order. */
static int
thing_pairs(lua_State *L)
{
	const struct object *object = thing_object(L, 1);

	if (!thing_value(object))
		vm_error(L, "pairs wants a table, this is %s",
			 thing_named(L, 1));
	lua_pushinteger(L, 0);
	lua_pushcclosure(L, value_step, 1);
	lua_pushvalue(L, 1);
	lua_pushnil(L);
	return 3;
}

static const luaL_Reg metamethods[] = {
	{"__index", thing_index},
	{"__len", thing_length},
	{"__newindex", thing_refuse_change},
	{"__pairs", thing_pairs},
	{"__tostring", thing_to_string},
	{NULL, NULL},
};

static void
add_names(lua_State *L)
{
	struct names *names = &vm_of(L)->members;

	for (uint32_t type = 0; type < TYPES; type++) {
		const struct member *members = model_types[type].members;

		for (uint32_t i = 0; members[i].name; i++)
			names_add(names, vm_hold(L, members[i].name), type, i);
	}
}

void
object_open(struct vm *vm)
{
	lua_State *L = vm->lua;

	add_names(L);
	lists_open(L);
	lua_pushlightuserdata(L, vm);
	lua_newtable(L);
	luaL_setfuncs(L, metamethods, 0);
	operators_add(L);
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	/* What luaL_check… says when it wants something else. */
	lua_pushliteral(L, "an element or a thing of the model");
	lua_setfield(L, -2, "__name");
	lua_setmetatable(L, -2);
	lua_pop(L, 1);
}
