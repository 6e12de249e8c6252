#include "theme/node.h"

#include <stddef.h>

#include "base/block.h"
#include "base/utf8.h"
#include "theme/lists.h"
#include "theme/slot.h"

#define MOST_DEPTH 500
#define MOST_LIST_DEPTH 50

/* A node of bytes as short as this is copied into what it stands in. */
#define SHORT 256

/* ---- Escaping ---- */

enum byte_class { BYTE_PLAIN, BYTE_ESCAPED, BYTE_CONTROL, BYTE_HIGH };

#define C BYTE_CONTROL
#define E BYTE_ESCAPED
#define H BYTE_HIGH
#define H16 H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
#define P BYTE_PLAIN
#define P16 P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P

/* Tab and line ends are plain. */
static const unsigned char classes[0x100] = {
	/* clang-format off */
	C, C, C, C, C, C, C, C, C, P, P, C, C, P, C, C,
	C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
	/*  !  "  #  $  %  & */
	P, P, E, P, P, P, E, P, P, P, P, P, P, P, P, P,
	/* 0 to 9, :  ;  <  =  >  ? */
	P, P, P, P, P, P, P, P, P, P, P, P, E, P, E, P,
	P16, P16, P16,
	P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, C,
	H16, H16, H16, H16, H16, H16, H16, H16,
	/* clang-format on */
};

#undef C
#undef E
#undef H
#undef H16
#undef P
#undef P16

/* U+FFFE and U+FFFF, which XML 1.0 has not (section 2.2). */
static bool
is_no_character(struct text t, size_t i)
{
	return i + 2 < t.len && (unsigned char)t.s[i] == 0xef &&
	       (unsigned char)t.s[i + 1] == 0xbf &&
	       (unsigned char)t.s[i + 2] >= 0xbe;
}

static void
add_escape(struct buf *buf, char c)
{
	switch (c) {
	case '&':
		buf_literal(buf, "&amp;");
		break;
	case '<':
		buf_literal(buf, "&lt;");
		break;
	case '>':
		buf_literal(buf, "&gt;");
		break;
	case '"':
		buf_literal(buf, "&quot;");
		break;
	default:
		buf_literal(buf, "\xef\xbf\xbd");
	}
}

static block_found
is_no_plain(block b)
{
	return (b < ' ') | (b >= 0x7f) | (b == '"') | ((b | 2) == '>') |
	       (b == '&');
}

/* Behind the bytes from `at` on that stand for themselves; of those found in
 * blocks, line ends do. */
static size_t
skip_plain(struct text t, size_t at)
{
	at = block_find_in(t, at, is_no_plain);
	while (at < t.len && classes[(unsigned char)t.s[at]] == BYTE_PLAIN)
		at = block_find_in(t, at + 1, is_no_plain);
	return at;
}

void
node_escape(lua_State *L, struct buf *buf, struct text t)
{
	bool is_high = false;
	size_t start = 0;

	for (size_t i = skip_plain(t, 0); i < t.len; i = skip_plain(t, i + 1)) {
		bool is_letter = classes[(unsigned char)t.s[i]] == BYTE_HIGH;

		is_high |= is_letter;
		if (is_letter && !is_no_character(t, i))
			continue;
		buf_add(buf, t.s + start, i - start);
		add_escape(buf, t.s[i]);
		start = i + (is_letter ? 3 : 1);
	}
	buf_add(buf, t.s + start, t.len - start);
	if (is_high && utf8_check(t) < t.len)
		vm_error(L, "the text is no UTF-8; was it cut inside a "
			    "character? (see utf8.offset)");
}

/* ---- Building ---- */

void
builder_begin(struct builder *builder, lua_State *L, enum format format)
{
	struct vm *vm = vm_of(L);

	*builder = (struct builder){.L = L, .vm = vm, .format = format};
	buf_reset(&vm->scratch);
	buf_reset(&vm->parts);
}

static void
add_part(struct builder *builder, struct part part)
{
	buf_add(&builder->vm->parts, (const char *)&part, sizeof(part));
}

/* Makes the bytes that gathered a part. */
static void
flush(struct builder *builder)
{
	struct buf *scratch = &builder->vm->scratch;
	size_t length = scratch->len - builder->mark;
	char *bytes;

	if (length == 0)
		return;
	bytes = arena_bytes(&builder->vm->arena, length);
	memcpy(bytes, scratch->s + builder->mark, length);
	add_part(builder,
		 (struct part){.kind = PART_BYTES, .bytes = {bytes, length}});
	scratch->len = builder->mark;
}

void
builder_text(struct builder *builder, struct text t)
{
	size_t gathered = builder->vm->scratch.len;

	vm_charge_bytes(builder->L, t.len);
	if (t.len > LIMIT_PAGE_OUTPUT || gathered > LIMIT_PAGE_OUTPUT)
		vm_stop(builder->L, REACHED_SIZE);
	node_escape(builder->L, &builder->vm->scratch, t);
}

void
builder_bytes(struct builder *builder, struct text bytes)
{
	if (bytes.len <= SHORT) {
		buf_text(&builder->vm->scratch, bytes);
		return;
	}
	flush(builder);
	add_part(builder, (struct part){.kind = PART_BYTES, .bytes = bytes});
}

static void
add_slot(struct builder *builder, int index)
{
	struct template_part part = {
		.kind = TEMPLATE_CHILD,
		.slot = slot_at(builder->L, index)->number,
	};

	slot_mark(builder->L, &builder->vm->scratch, &part);
}

static void
add_node(struct builder *builder, struct node *node)
{
	bool is_words =
		node->format == FORMAT_HTML && builder->format == FORMAT_XML;

	if (node->format != builder->format && !is_words)
		vm_error(builder->L, "a node of another kind of output "
				     "cannot stand here");
	if (!is_words && node->count == 1 &&
	    node->parts[0].kind == PART_BYTES &&
	    node->parts[0].bytes.len <= SHORT && !node->is_once &&
	    !node->has_holes) {
		buf_text(&builder->vm->scratch, node->parts[0].bytes);
		return;
	}
	flush(builder);
	if (node->depth >= builder->depth)
		builder->depth = node->depth + 1;
	add_part(builder, (struct part){.kind = PART_NODE, .node = node});
}

static void
add_object(struct builder *builder, const struct object *object, int index)
{
	const struct content *content = object->of;
	const struct edtf *date = object->of;

	if (object->shape == SHAPE_ONE && object->type == TYPE_CONTENT) {
		flush(builder);
		add_part(builder, (struct part){.kind = PART_CONTENT,
						.content = content});
	} else if (object->shape == SHAPE_ONE && object->type == TYPE_EDTF) {
		builder_text(builder, date->source);
	} else {
		vm_error(builder->L, "%s is no child; %s",
			 thing_named(builder->L, index),
			 object->type == TYPE_NODE
				 ? "node.children is, and node:default()"
				 : "write one of its fields");
	}
}

static void
add_number(struct builder *builder, int index)
{
	lua_State *L = builder->L;

	lua_pushvalue(L, index);
	buf_text(&builder->vm->scratch, vm_text(L, -1));
	lua_pop(L, 1);
}

/* Of table.pack(…) `n` is the number of items. */
static void
check_no_name(lua_State *L)
{
	const char *name;

	if (lua_type(L, -1) != LUA_TSTRING)
		return;
	name = lua_tostring(L, -1);
	if (strcmp(name, "n") != 0)
		vm_error(L,
			 "a list of children has no attribute \"%s\"; is the "
			 "element missing before it, h.p { … }?",
			 name);
}

static struct list_keys
find_keys(lua_State *L, int index, bool has_names)
{
	struct list_keys keys = {0, 0};

	lua_pushnil(L);
	while (lua_next(L, index)) {
		lua_pop(L, 1);
		if (lua_isinteger(L, -1))
			list_keys_add(&keys, lua_tointeger(L, -1));
		else if (!has_names)
			check_no_name(L);
	}
	return keys;
}

static void
add_list(struct builder *builder, int index)
{
	lua_State *L = builder->L;

	if (!lists_is_plain(L, index))
		vm_error(L, "a table with a metatable is no child");
	if (lua_gettop(L) > 8 * MOST_LIST_DEPTH || !lua_checkstack(L, 8))
		vm_error(L, "lists too deep in lists");
	builder_children_of(builder, index, find_keys(L, index, false));
}

static NORETURN void
refuse_child(lua_State *L, int index)
{
	if (lua_isnone(L, index))
		vm_error(L, "nothing is given that could stand there");
	if (lua_isfunction(L, index))
		vm_error(L, "a function is no child; call it: h.p { … }");
	vm_error(L, "a %s is no child", luaL_typename(L, index));
}

void
builder_child(struct builder *builder, int index)
{
	lua_State *L = builder->L;
	struct thing *thing;

	switch (lua_type(L, index)) {
	case LUA_TNIL:
		return;
	case LUA_TSTRING:
		builder_text(builder, vm_text(L, index));
		return;
	case LUA_TNUMBER:
		add_number(builder, index);
		return;
	case LUA_TTABLE:
		add_list(builder, lua_absindex(L, index));
		return;
	case LUA_TLIGHTUSERDATA:
		thing = lua_touserdata(L, index);
		if (thing->kind == THING_NODE)
			add_node(builder, (struct node *)thing);
		else if (thing->kind == THING_OBJECT)
			add_object(builder, (const struct object *)thing,
				   index);
		else if (thing->kind == THING_SLOT)
			add_slot(builder, index);
		else
			vm_error(L, "a path is no child; it is for href "
				    "and src");
		return;
	default:
		if (lua_isboolean(L, index) && !lua_toboolean(L, index))
			return;
		refuse_child(L, index);
	}
}

void
builder_children_of(struct builder *builder, int index, struct list_keys keys)
{
	lua_State *L = builder->L;

	vm_charge(L, 20 + (size_t)keys.count);
	if (keys.end > 4 * keys.count + 1000)
		vm_error(L, "a list of children with too many holes");
	for (lua_Integer i = 1; i <= keys.end; i++) {
		lua_rawgeti(L, index, i);
		builder_child(builder, -1);
		lua_pop(L, 1);
	}
}

void
builder_children(struct builder *builder, int index)
{
	builder_children_of(builder, index, find_keys(builder->L, index, true));
}

static struct node *
new_node(struct vm *vm, enum format format, size_t count)
{
	struct node *node = arena_alloc(
		&vm->arena, sizeof(*node) + count * sizeof(struct part));

	node->thing.kind = THING_NODE;
	node->format = format;
	node->count = count;
	return node;
}

void
builder_end(struct builder *builder)
{
	struct vm *vm = builder->vm;
	struct node *node;

	flush(builder);
	if (builder->depth > MOST_DEPTH)
		vm_error(builder->L, "nodes too deep in nodes");
	node = new_node(vm, builder->format,
			vm->parts.len / sizeof(struct part));
	node->depth = builder->depth;
	if (vm->parts.len > 0)
		memcpy(node->parts, vm->parts.s, vm->parts.len);
	if (vm->heap.used + vm->arena.used > vm->heap.most)
		vm_stop(builder->L, REACHED_MEMORY);
	lua_pushlightuserdata(builder->L, node);
}

struct node *
node_push(lua_State *L, enum format format, struct text bytes)
{
	struct node *node = new_node(vm_of(L), format, 1);

	node->parts[0].kind = PART_BYTES;
	node->parts[0].bytes = bytes;
	lua_pushlightuserdata(L, node);
	return node;
}

struct node *
node_between(struct vm *vm, struct text before, struct node *inside,
	     struct text after)
{
	struct node *node = new_node(vm, FORMAT_HTML, 3);

	node->depth = inside->depth + 1;
	node->parts[0] = (struct part){.kind = PART_BYTES, .bytes = before};
	node->parts[1] = (struct part){.kind = PART_NODE, .node = inside};
	node->parts[2] = (struct part){.kind = PART_BYTES, .bytes = after};
	return node;
}

const struct node *
node_at(lua_State *L, int index)
{
	const struct thing *thing = thing_at(L, index);

	return thing && thing->kind == THING_NODE ? (const struct node *)thing
						  : NULL;
}

/* ---- Writing ---- */

struct text
node_take_output(struct vm *vm, size_t start)
{
	struct text taken =
		arena_text(&vm->arena, text_from(buf_as_text(&vm->out), start));

	vm_cut_output(vm, start);
	return taken;
}

/* Writes a node that stands in another; XML has that of HTML as its words. */
static void
write_inner(lua_State *L, struct node *inner, enum format format)
{
	struct vm *vm = vm_of(L);
	size_t start = vm->out.len;

	node_write(L, inner);
	if (inner->format != format)
		node_escape(L, &vm->out, node_take_output(vm, start));
}

/* Likewise of content. */
static void
write_content(lua_State *L, const struct content *content, enum format format)
{
	struct vm *vm = vm_of(L);
	size_t start = vm->out.len;

	vm_vary(L, "content of a document");
	vm->write_content(L, content);
	if (format != FORMAT_HTML)
		node_escape(L, &vm->out, node_take_output(vm, start));
}

/* Used up anywhere else, the words would be missing where they belong. */
static void
check_once(lua_State *L, struct node *node)
{
	const struct vm *vm = vm_of(L);

	if (vm->is_data || vm->is_filtering)
		vm_error(L, "`inner` is for the page, not for data");
	if (node->hook != vm->stand.hook)
		vm_error(L, "`inner` stands in what another hook returns; "
			    "only the hook that was given it has it");
	if (node->uses++ > 0)
		vm_error(L, "`inner` stands twice; the words of a "
			    "quotation, a record or an event are written "
			    "exactly once");
}

void
node_write(lua_State *L, struct node *node)
{
	struct vm *vm = vm_of(L);

	if (node->is_once)
		check_once(L, node);
	if (node->has_holes && !vm->is_filtering)
		vm_error(L, "what stands in a document can be put into that "
			    "document only");
	vm_charge(L, 1);
	for (size_t i = 0; i < node->count; i++) {
		const struct part *part = &node->parts[i];

		if (part->kind == PART_NODE)
			write_inner(L, part->node, node->format);
		else if (part->kind == PART_CONTENT)
			write_content(L, part->content, node->format);
		else
			buf_text(&vm->out, part->bytes);
		if (vm->out.len > LIMIT_PAGE_OUTPUT)
			vm_stop(L, REACHED_SIZE);
	}
}

void
node_write_value(lua_State *L)
{
	struct builder builder;

	builder_begin(&builder, L, FORMAT_HTML);
	builder_child(&builder, -1);
	builder_end(&builder);
	node_write(L, (struct node *)lua_touserdata(L, -1));
	lua_pop(L, 2);
}
