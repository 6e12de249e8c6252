#include "theme/thing.h"

#define FIRST_OBJECTS 64

/* What every LIST_OF begins with. */
struct any_list {
	const char *items;
	uint32_t count;
};

/* ---- One object for one thing ---- */

static size_t
object_hash(enum type_id type, enum shape shape, const void *of)
{
	return ((uintptr_t)of >> 3) * 31 + (size_t)type * 4 + shape;
}

static struct object **
object_slot(const struct objects *objects, enum type_id type, enum shape shape,
	    const void *of)
{
	size_t mask = objects->capacity - 1;
	size_t i = object_hash(type, shape, of) & mask;

	for (;; i = (i + 1) & mask) {
		struct object *object = objects->slots[i];

		if (!object || (object->of == of && object->type == type &&
				object->shape == shape))
			return &objects->slots[i];
	}
}

static void
grow_objects(struct vm *vm)
{
	struct objects old = vm->objects;
	struct objects *objects = &vm->objects;

	objects->capacity = old.capacity ? old.capacity * 4 : FIRST_OBJECTS;
	objects->slots =
		arena_array(&vm->arena, struct object *, objects->capacity);
	for (size_t i = 0; i < old.capacity; i++) {
		struct object *object = old.slots[i];

		if (object)
			*object_slot(objects, object->type, object->shape,
				     object->of) = object;
	}
}

void
thing_push(lua_State *L, enum type_id type, enum shape shape, const void *of)
{
	struct vm *vm = vm_of(L);
	struct object **slot;

	if (!of) {
		lua_pushnil(L);
		return;
	}
	if (vm->objects.count * 2 >= vm->objects.capacity)
		grow_objects(vm);
	slot = object_slot(&vm->objects, type, shape, of);
	if (!*slot) {
		*slot = arena_new(&vm->arena, struct object);
		**slot = (struct object){
			.type = type,
			.shape = shape,
			.number = (uint32_t)vm->objects.count++,
			.of = of,
		};
	}
	lua_pushlightuserdata(L, *slot);
}

size_t
thing_count(const struct object *list)
{
	return ((const struct any_list *)list->of)->count;
}

const struct object *
thing_object(lua_State *L, int index)
{
	const struct thing *thing = thing_at(L, index);

	return thing && thing->kind == THING_OBJECT
		       ? (const struct object *)thing
		       : NULL;
}

const struct value *
thing_value(const struct object *object)
{
	return object && object->type == TYPE_VALUE &&
			       object->shape == SHAPE_ONE
		       ? object->of
		       : NULL;
}

bool
thing_is_list(lua_State *L, int index)
{
	const struct object *object = thing_object(L, index);
	const struct value *value = thing_value(object);

	if (value)
		return value->kind == VALUE_LIST;
	return object && object->shape != SHAPE_ONE;
}

void
thing_push_item(lua_State *L, const struct object *list, size_t i)
{
	const struct any_list *any = list->of;

	switch (list->shape) {
	case SHAPE_POINTERS:
		thing_push(L, list->type, SHAPE_ONE,
			   ((const void *const *)(const void *)any->items)[i]);
		break;
	case SHAPE_STRUCTS:
		thing_push(L, list->type, SHAPE_ONE,
			   any->items + i * model_types[list->type].size);
		break;
	default:
		vm_push_text(
			L, ((const struct text *)(const void *)any->items)[i]);
	}
}

const char *
thing_name(lua_State *L, int index)
{
	static const char *const words_of[] = {[THING_NODE] = "node",
					       [THING_PATH] = "path",
					       [THING_SLOT] = "slot"};
	const struct thing *thing = thing_at(L, index);
	const struct object *object = thing_object(L, index);

	if (object && object->shape != SHAPE_ONE)
		return "list";
	if (object)
		return model_types[object->type].name;
	if (thing)
		return words_of[thing->kind];
	return luaL_typename(L, index);
}

const char *
thing_named(lua_State *L, int index)
{
	const char *name = thing_name(L, index);

	if (lua_isnone(L, index))
		return "nothing";
	if (lua_isnil(L, index))
		return "nil";
	return thing_with_article(L, name);
}

const char *
thing_with_article(lua_State *L, const char *name)
{
	return arena_format(&vm_of(L)->arena, "%s %s",
			    strchr("aeio", name[0]) ? "an" : "a", name)
		.s;
}
