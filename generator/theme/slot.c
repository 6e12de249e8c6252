#include "theme/slot.h"

#define MOST_MARKS 1000

const struct template_slot *
slot_at(lua_State *L, int index)
{
	const struct thing *thing = thing_at(L, index);
	const struct template_slot *slot = (const struct template_slot *)thing;

	if (!thing || thing->kind != THING_SLOT)
		return NULL;
	if (slot->making != vm_of(L)->stand.making)
		vm_error(L,
			 "\"%s\" is the slot of a template; it stands in what "
			 "its function returns",
			 slot->name);
	return slot;
}

void
slot_mark(lua_State *L, struct buf *buf, const struct template_part *part)
{
	struct vm *vm = vm_of(L);
	struct template_making *making = vm->stand.making;
	size_t number = making->marks.count;

	if (number == MOST_MARKS)
		vm_error(L, "\"%s\" has too many slots and addresses in it",
			 making->name.s);
	list_add(&vm->arena, &making->marks, *part);
	buf_char(buf, SLOT_MARK);
	buf_char(buf, (char)(number >> 8));
	buf_char(buf, (char)(number & 0xff));
}
