#include "theme/operators.h"

#include "theme/slot.h"

/* Which of two operands is a thing. */
static int
thing_operand(lua_State *L)
{
	return thing_at(L, 1) ? 1 : 2;
}

/* What to write instead, of what has words. */
static int
refuse_join(lua_State *L)
{
	int at = thing_operand(L);
	const struct template_slot *slot = slot_at(L, at);
	const struct object *object = thing_object(L, at);

	if (slot)
		vm_error(L,
			 "\"%s\" is a slot, which has no words yet; put them "
			 "side by side, h.p { \"…\", %s }",
			 slot->name, slot->name);
	if (!object)
		vm_error(L,
			 "%s cannot be joined with \"..\"; put the two side "
			 "by side, h.p { \"…\", … }",
			 thing_named(L, at));
	if (object->shape == SHAPE_ONE &&
	    (object->type == TYPE_EDTF || object->type == TYPE_DAY ||
	     object->type == TYPE_CONTENT))
		vm_error(L,
			 "%s cannot be joined with \"..\"; tostring(…) "
			 "makes words of it",
			 thing_named(L, at));
	vm_error(L, "%s cannot be joined with \"..\"; join a text %s it",
		 thing_named(L, at), thing_is_list(L, at) ? "in" : "of");
}

/* `of_slot` and `of_thing` go on behind what they are said of. */
static int
refuse(lua_State *L, const char *of_slot, const char *of_thing)
{
	int at = thing_operand(L);
	const struct template_slot *slot = slot_at(L, at);

	if (slot)
		vm_error(L, "\"%s\" is a slot, which %s", slot->name, of_slot);
	vm_error(L, "%s %s", thing_named(L, at), of_thing);
}

static int
refuse_number(lua_State *L)
{
	return refuse(L, "is no number yet; give its template what is reckoned",
		      "is no number to reckon with");
}

static int
refuse_order(lua_State *L)
{
	return refuse(L,
		      "cannot be compared yet; give its template what comes "
		      "of it",
		      "has no order to compare by; compare a text or a number "
		      "of it");
}

static int
refuse_call(lua_State *L)
{
	if (thing_is_list(L, 1))
		vm_error(L, "%s is no function; walk it with ipairs(…)",
			 thing_named(L, 1));
	vm_error(L, "%s is no function", thing_named(L, 1));
}

static const luaL_Reg metamethods[] = {
	{"__add", refuse_number},
	{"__band", refuse_number},
	{"__bnot", refuse_number},
	{"__bor", refuse_number},
	{"__bxor", refuse_number},
	{"__call", refuse_call},
	{"__concat", refuse_join},
	{"__div", refuse_number},
	{"__idiv", refuse_number},
	{"__le", refuse_order},
	{"__lt", refuse_order},
	{"__mod", refuse_number},
	{"__mul", refuse_number},
	{"__pow", refuse_number},
	{"__shl", refuse_number},
	{"__shr", refuse_number},
	{"__sub", refuse_number},
	{"__unm", refuse_number},
	{NULL, NULL},
};

void
operators_add(lua_State *L)
{
	luaL_setfuncs(L, metamethods, 0);
}
