#include "theme/attribute.h"

#include <stdlib.h>

#include "base/mem.h"
#include "theme/attribute_names.h"
#include "theme/names.h"
#include "theme/node.h"
#include "theme/says.h"
#include "theme/slot.h"
#include "theme/status.h"
#include "theme/url.h"

#define MOST_ATTRIBUTES 64

/* Spellings that are remembered; a theme has a few dozen. */
#define MOST_KNOWN 1024

/* ---- Names ---- */

static const char *const url_names[] = {
	"action", "background", "cite",	      "codebase", "data",
	"href",	  "longdesc",	"manifest",   "ping",	  "poster",
	"src",	  "formaction", "xlink:href", "profile",  "usemap",
};

static const char *const url_list_names[] = {"srcset", "imagesrcset"};

/* Those of SVG that take url(…), and what animates them. */
static const char *const paint_names[] = {
	"by",	"clip-path", "cursor",	   "fill",	 "filter",
	"from", "marker",    "marker-end", "marker-mid", "marker-start",
	"mask", "stroke",    "to",	   "values",
};

/* Boolean attributes (WHATWG HTML, section 2.3.2). */
static const char *const switch_names[] = {
	"allowfullscreen", "async",	     "autofocus", "autoplay",
	"checked",	   "controls",	     "default",	  "defer",
	"disabled",	   "formnovalidate", "inert",	  "ismap",
	"itemscope",	   "loop",	     "multiple",  "muted",
	"nomodule",	   "novalidate",     "open",	  "playsinline",
	"readonly",	   "required",	     "reversed",  "selected",
};

static const char *const truth_names[] = {"contenteditable", "draggable",
					  "spellcheck"};

static bool
is_one_of(struct text name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(name, text_of(names[i])))
			return true;
	return false;
}

/* Why a theme cannot have the attribute; NULL: it can. */
static const char *
name_fault(struct text name)
{
	if (text_starts(name, TEXT("on")))
		return "event handlers are refused; scripts live in assets/";
	if (text_equal(name, TEXT("style")))
		return "styles live in assets/; give it a class";
	if (text_equal(name, TEXT("srcdoc")) ||
	    text_equal(name, TEXT("xml:base")))
		return "it is refused";
	return NULL;
}

static bool
is_name_char(char c)
{
	return ascii_is_alnum(c) || c == '-' || c == ':' || c == '.';
}

/* The name as HTML has it: hyphens for underscores. In the arena. */
static struct text
html_name(lua_State *L, struct text spelled)
{
	char *name = arena_bytes(&vm_of(L)->arena, spelled.len + 1);

	for (size_t i = 0; i < spelled.len; i++) {
		name[i] = spelled.s[i] == '_' ? '-' : spelled.s[i];
		if (!is_name_char(name[i]))
			vm_error(L, "\"%s\" is no name of an attribute",
				 spelled.s);
	}
	name[spelled.len] = '\0';
	if (spelled.len == 0 || !ascii_is_alpha(name[0]))
		vm_error(L, "\"%s\" is no name of an attribute", spelled.s);
	return (struct text){name, spelled.len};
}

static enum attribute_kind
kind_of(struct text lower)
{
	if (is_one_of(lower, url_names, ARRAY_COUNT(url_names)))
		return ATTRIBUTE_URL;
	if (is_one_of(lower, url_list_names, ARRAY_COUNT(url_list_names)))
		return ATTRIBUTE_URLS;
	if (is_one_of(lower, paint_names, ARRAY_COUNT(paint_names)))
		return ATTRIBUTE_PAINT;
	if (is_one_of(lower, switch_names, ARRAY_COUNT(switch_names)))
		return ATTRIBUTE_SWITCH;
	if (is_one_of(lower, truth_names, ARRAY_COUNT(truth_names)) ||
	    text_starts(lower, TEXT("aria-")))
		return ATTRIBUTE_TRUTH;
	if (text_equal(lower, TEXT("http-equiv")) ||
	    text_equal(lower, TEXT("attributename")))
		return ATTRIBUTE_WATCHED;
	return text_equal(lower, TEXT(STATUS_ATTRIBUTE)) ? ATTRIBUTE_STATUS
							 : ATTRIBUTE_PLAIN;
}

/* What a spelling means; its name is in the arena. */
static struct attribute
read_name(lua_State *L, struct text spelled)
{
	struct attribute attribute = {.name = html_name(L, spelled), .rank = 2};
	struct text lower = arena_text(&vm_of(L)->arena, attribute.name);
	const char *fault;

	for (size_t i = 0; i < lower.len; i++)
		((char *)lower.s)[i] = ascii_lower(lower.s[i]);
	fault = name_fault(lower);
	if (fault)
		vm_error(L, "attribute %s: %s", spelled.s, fault);
	attribute.kind = kind_of(lower);
	if (text_equal(lower, TEXT("id")))
		attribute.rank = 0;
	if (text_equal(lower, TEXT("class")))
		attribute.rank = 1;
	return attribute;
}

static void
remember(lua_State *L, const char *spelled, const struct attribute *attribute)
{
	struct vm *vm = vm_of(L);
	size_t count = vm->attribute_count;
	struct attribute *known;

	if (count == MOST_KNOWN)
		return;
	if (!vm->attributes)
		vm->attributes =
			mem_alloc(MOST_KNOWN * sizeof(*vm->attributes));
	known = &vm->attributes[count];
	*known = *attribute;
	/* The name must outlive the page: Lua keeps it. */
	known->name.s = vm_hold(L, attribute->name.s);
	names_add(&vm->attribute_names, vm_hold(L, spelled), 0,
		  (uint32_t)count);
	vm->attribute_count++;
}

/* A custom element, which has a hyphen, has what its author likes. */
static void
check_known(lua_State *L, const struct attribute *attribute,
	    struct text element)
{
	const char *nearest;

	if (text_find_char(element, '-', 0) != TEXT_NOT_FOUND)
		return;
	nearest = attribute_name_nearest(attribute->name);
	if (nearest)
		vm_error(L,
			 "<%s> has no attribute \"%s\"; did you mean \"%s\"?",
			 element.s, attribute->name.s, nearest);
	vm_error(L, "<%s> has no attribute \"%s\"; one of your own is data_%s",
		 element.s, attribute->name.s, attribute->name.s);
}

/* What the name at `index` means to an element of that name. */
static struct attribute
find_name(lua_State *L, int index, struct text element)
{
	struct vm *vm = vm_of(L);
	struct text spelled = vm_text(L, index);
	uint32_t i = names_find(&vm->attribute_names, spelled.s, 0);
	struct attribute attribute;

	if (i != NAME_NONE)
		return vm->attributes[i];
	attribute = read_name(L, spelled);
	if (!attribute_name_is_known(attribute.name))
		check_known(L, &attribute, element);
	else if (spelled.len <= 40)
		remember(L, spelled.s, &attribute);
	return attribute;
}

/* ---- Values ---- */

/* What is written: a place in scratch, by rank and name. */
struct written {
	struct attribute attribute;
	size_t start;
	size_t end;
};

struct writing {
	lua_State *L;
	struct buf *buf;
	struct text element;
	struct written all[MOST_ATTRIBUTES];
	size_t count;
	/* What browsers can check the bytes of: a file of the theme. */
	const struct theme_asset *asset;
	struct text rel;
};

static void
open_value(struct writing *writing, struct text name)
{
	buf_char(writing->buf, ' ');
	buf_text(writing->buf, name);
	buf_literal(writing->buf, "=\"");
}

static void
write_words(struct writing *writing, struct text words)
{
	vm_charge_bytes(writing->L, words.len);
	node_escape(writing->L, writing->buf, words);
}

static NORETURN void
refuse_value(struct writing *writing, const struct attribute *attribute,
	     const char *why)
{
	vm_error(writing->L, "%s of <%s>: %s", attribute->name.s,
		 writing->element.s, why);
}

/* class = { active = true } has no words, and would be lost. */
static void
check_empty(struct writing *writing, const struct attribute *attribute,
	    int index)
{
	lua_pushnil(writing->L);
	if (!lua_next(writing->L, index))
		return;
	if (lua_type(writing->L, -2) == LUA_TSTRING)
		refuse_value(writing, attribute,
			     "a list of words has no names: "
			     "{ \"card\", is_new and \"new\" }");
	lua_pop(writing->L, 2);
}

/* Words between blanks; those that are false or nil are left out. */
static void
write_list(struct writing *writing, const struct attribute *attribute,
	   int index)
{
	lua_State *L = writing->L;
	lua_Integer count = (lua_Integer)lua_rawlen(L, index);
	bool first = true;

	if (count == 0)
		check_empty(writing, attribute, index);
	open_value(writing, attribute->name);
	vm_charge(L, (size_t)count);
	for (lua_Integer i = 1; i <= count; i++) {
		lua_rawgeti(L, index, i);
		if (lua_isstring(L, -1)) {
			if (!first)
				buf_char(writing->buf, ' ');
			first = false;
			write_words(writing, vm_text(L, -1));
		} else if (lua_toboolean(L, -1)) {
			refuse_value(writing, attribute,
				     "a list of words has something else");
		}
		lua_pop(L, 1);
	}
	buf_char(writing->buf, '"');
}

static void
check_url(struct writing *writing, const struct attribute *attribute,
	  struct text url)
{
	const char *fault = url_fault(url);

	if (fault)
		refuse_value(writing, attribute, fault);
}

/* "a.jpg 1x, b.jpg 2x" */
static void
check_urls(struct writing *writing, const struct attribute *attribute,
	   struct text urls)
{
	struct text piece;

	while (text_split(&urls, ',', &piece)) {
		struct text trimmed = text_trim(piece);
		size_t end = text_find_char(trimmed, ' ', 0);

		check_url(writing, attribute, text_slice(trimmed, 0, end));
	}
}

/* <meta http-equiv="refresh">, <animate attributeName="href"> */
static void
check_watched(struct writing *writing, const struct attribute *attribute,
	      struct text value)
{
	static const char *const refused[] = {"refresh", "set-cookie", "href",
					      "xlink:href", "style"};
	struct text trimmed = text_trim(value);

	for (size_t i = 0; i < ARRAY_COUNT(refused); i++)
		if (text_equal_fold(trimmed, text_of(refused[i])))
			refuse_value(writing, attribute, "it is refused");
	if (text_equal_fold(text_slice(trimmed, 0, 2), TEXT("on")))
		refuse_value(writing, attribute, "it is refused");
}

/* fill="url(#stripes)"; what CSS spells in another way is no colour. */
static void
check_paint(struct writing *writing, const struct attribute *attribute,
	    struct text value)
{
	static const char why[] = "url(…) leads to a place in this page: "
				  "url(#id)";

	if (text_find_char(value, '\\', 0) != TEXT_NOT_FOUND)
		refuse_value(writing, attribute, why);
	for (size_t i = 0; i < value.len; i++) {
		struct text rest = text_from(value, i);

		if (!text_equal_fold(text_slice(rest, 0, 4), TEXT("url(")))
			continue;
		rest = text_from(rest, 4);
		if (!text_starts(rest, TEXT("#")) &&
		    !text_starts(rest, TEXT("'#")) &&
		    !text_starts(rest, TEXT("\"#")))
			refuse_value(writing, attribute, why);
	}
}

/* disabled="false" is disabled. */
static void
check_switch(struct writing *writing, const struct attribute *attribute,
	     struct text value)
{
	if (value.len > 0 && !text_equal_fold(value, attribute->name))
		refuse_value(writing, attribute,
			     "it is there or not: give it true or false");
}

static void
check_string(struct writing *writing, const struct attribute *attribute,
	     struct text value)
{
	switch (attribute->kind) {
	case ATTRIBUTE_URL:
		check_url(writing, attribute, value);
		break;
	case ATTRIBUTE_URLS:
		check_urls(writing, attribute, value);
		break;
	case ATTRIBUTE_WATCHED:
		check_watched(writing, attribute, value);
		break;
	case ATTRIBUTE_PAINT:
		check_paint(writing, attribute, value);
		break;
	case ATTRIBUTE_SWITCH:
		check_switch(writing, attribute, value);
		break;
	default:
		break;
	}
}

static void
write_string(struct writing *writing, const struct attribute *attribute,
	     struct text value)
{
	check_string(writing, attribute, value);
	open_value(writing, attribute->name);
	write_words(writing, value);
	buf_char(writing->buf, '"');
}

/* A thing of the model: its URL, or the words of a date. */
static void
write_thing(struct writing *writing, const struct attribute *attribute,
	    int index)
{
	lua_State *L = writing->L;
	const struct object *object = thing_object(L, index);
	struct arena *arena = &vm_of(L)->arena;
	size_t start;
	struct text url;

	if (attribute->kind != ATTRIBUTE_URL) {
		if (!object || object->type != TYPE_EDTF ||
		    object->shape != SHAPE_ONE)
			refuse_value(writing, attribute,
				     "only a URL can be a thing");
		write_string(writing, attribute,
			     ((const struct edtf *)object->of)->source);
		return;
	}
	open_value(writing, attribute->name);
	start = writing->buf->len;
	if (!url_of(L, index, writing->buf))
		vm_error(L, "%s of <%s>: %s has no page to link to",
			 attribute->name.s, writing->element.s,
			 thing_named(L, index));
	url = arena_text(arena, text_from(buf_as_text(writing->buf), start));
	check_url(writing, attribute, url);
	writing->buf->len = start;
	write_words(writing, url);
	buf_char(writing->buf, '"');
}

/* ---- Statuses ---- */

/* The response at `index`, or NULL when it is none. */
static const struct response *
response_at(lua_State *L, int index)
{
	const struct object *object = thing_object(L, index);

	return object && object->type == TYPE_RESPONSE &&
			       object->shape == SHAPE_ONE
		       ? object->of
		       : NULL;
}

/* The response at `index`, with a blank before it unless it is the first. */
static void
write_status(struct writing *writing, const struct attribute *attribute,
	     int index, bool is_first)
{
	const struct response *response = response_at(writing->L, index);

	if (!response)
		refuse_value(writing, attribute,
			     "this attribute wants a response, or a list of "
			     "them");
	if (!is_first)
		buf_char(writing->buf, ' ');
	status_write(writing->L, writing->buf, response);
}

static void
write_statuses(struct writing *writing, const struct attribute *attribute,
	       int index)
{
	lua_State *L = writing->L;
	lua_Integer count =
		lua_istable(L, index) ? (lua_Integer)lua_rawlen(L, index) : 0;

	vm_charge(L, (size_t)count);
	open_value(writing, attribute->name);
	if (!lua_istable(L, index))
		write_status(writing, attribute, index, true);
	for (lua_Integer i = 1; i <= count; i++) {
		lua_rawgeti(L, index, i);
		write_status(writing, attribute, lua_gettop(L), i == 1);
		lua_pop(L, 1);
	}
	buf_char(writing->buf, '"');
}

/* ---- Any value ---- */

/* A script is one of the theme's files, or none. */
static bool
is_script_source(const struct writing *writing,
		 const struct attribute *attribute)
{
	return text_equal(writing->element, TEXT("script")) &&
	       attribute->kind == ATTRIBUTE_URL;
}

static const struct theme_asset *
own_asset(lua_State *L, int index)
{
	const struct thing *thing = thing_at(L, index);

	return thing && thing->kind == THING_PATH
		       ? ((const struct path_thing *)thing)->asset
		       : NULL;
}

/*
 * In a template that is made: slots and addresses are for each page to write.
 * False: it is neither.
 */
static bool
mark_value(struct writing *writing, const struct attribute *attribute,
	   int index)
{
	lua_State *L = writing->L;
	struct arena *arena = &vm_of(L)->arena;
	const struct template_slot *slot = slot_at(L, index);
	struct template_part part = {.kind = TEMPLATE_ATTRIBUTE};
	struct attribute *kept;

	if (slot)
		part.slot = slot->number;
	else if (attribute->kind == ATTRIBUTE_URL)
		part.thing = thing_at(L, index);
	if (!slot && !part.thing)
		return false;
	kept = arena_new(arena, struct attribute);
	*kept = *attribute;
	part.attribute = kept;
	part.element = arena_text(arena, writing->element);
	slot_mark(L, writing->buf, &part);
	return true;
}

static void
write_value(struct writing *writing, const struct attribute *attribute,
	    int index)
{
	lua_State *L = writing->L;

	if (attribute->kind == ATTRIBUTE_URL)
		writing->asset = own_asset(L, index);
	if (text_equal(attribute->name, TEXT("rel")) &&
	    lua_type(L, index) == LUA_TSTRING)
		writing->rel = vm_text(L, index);
	if (is_script_source(writing, attribute) && !writing->asset)
		refuse_value(writing, attribute, "write h.asset \"name.js\"");
	if (vm_of(L)->stand.making && mark_value(writing, attribute, index))
		return;
	if (attribute->kind == ATTRIBUTE_STATUS) {
		write_statuses(writing, attribute, index);
		return;
	}
	switch (lua_type(L, index)) {
	case LUA_TBOOLEAN:
		buf_char(writing->buf, ' ');
		buf_text(writing->buf, attribute->name);
		if (attribute->kind == ATTRIBUTE_TRUTH)
			buf_literal(writing->buf, "=\"true\"");
		return;
	case LUA_TNUMBER:
		lua_pushvalue(L, index);
		write_string(writing, attribute, vm_text(L, -1));
		lua_pop(L, 1);
		return;
	case LUA_TSTRING:
		write_string(writing, attribute, vm_text(L, index));
		return;
	case LUA_TTABLE:
		if (attribute->kind != ATTRIBUTE_PLAIN)
			refuse_value(writing, attribute,
				     "a list is no value of it");
		write_list(writing, attribute, index);
		return;
	case LUA_TLIGHTUSERDATA:
		write_thing(writing, attribute, index);
		return;
	default:
		vm_error(L, "%s of <%s>: a %s is no value", attribute->name.s,
			 writing->element.s, luaL_typename(L, index));
	}
}

/* Keeps at which line of the theme an id is given. */
static void
note_maker(struct writing *writing, const struct written *written)
{
	struct vm *vm = vm_of(writing->L);
	struct print_line maker = {0};
	struct text whole = text_slice(buf_as_text(writing->buf),
				       written->start, written->end);

	if (whole.len < strlen(" id=\"\"") || vm->id_makers.count > 10000)
		return;
	maker.words = arena_text(
		&vm->arena, text_slice(whole, strlen(" id=\""), whole.len - 1));
	says_where(writing->L, &maker);
	list_add(&vm->arena, &vm->id_makers, maker);
}

/* Writes one attribute; nil and false write none. */
static void
write_one(struct writing *writing, const struct attribute *attribute, int index)
{
	struct written *written = &writing->all[writing->count];

	if (!lua_toboolean(writing->L, index))
		return;
	if (writing->count == MOST_ATTRIBUTES)
		vm_error(writing->L, "<%s> has too many attributes",
			 writing->element.s);
	written->attribute = *attribute;
	written->start = writing->buf->len;
	write_value(writing, attribute, index);
	written->end = writing->buf->len;
	writing->count++;
	if (vm_of(writing->L)->is_watched && attribute->rank == 0)
		note_maker(writing, written);
}

/* data = { tier = "exact" } is data-tier="exact". */
static void
write_group(struct writing *writing, const char *group, int index)
{
	lua_State *L = writing->L;

	lua_pushnil(L);
	while (lua_next(L, index)) {
		struct attribute attribute;

		if (lua_type(L, -2) != LUA_TSTRING)
			vm_error(L, "%s of <%s> wants names and values", group,
				 writing->element.s);
		lua_pushfstring(L, "%s-%s", group, lua_tostring(L, -2));
		attribute = find_name(L, -1, writing->element);
		write_one(writing, &attribute, lua_gettop(L) - 1);
		lua_pop(L, 2);
	}
}

static void
write_entry(struct writing *writing, int key, int value)
{
	lua_State *L = writing->L;
	struct attribute attribute = find_name(L, key, writing->element);

	if (lua_istable(L, value) &&
	    (text_equal(attribute.name, TEXT("data")) ||
	     text_equal(attribute.name, TEXT("aria"))))
		write_group(writing, attribute.name.s, value);
	else
		write_one(writing, &attribute, value);
}

/* ---- Order ---- */

static int
compare_written(const void *left, const void *right)
{
	const struct written *a = left, *b = right;

	if (a->attribute.rank != b->attribute.rank)
		return a->attribute.rank - b->attribute.rank;
	return text_compare(a->attribute.name, b->attribute.name);
}

/* Few at a time, mostly in order: by insertion. */
static void
sort_written(struct writing *writing)
{
	for (size_t i = 1; i < writing->count; i++) {
		struct written moved = writing->all[i];
		size_t to = i;

		for (; to > 0 &&
		       compare_written(&writing->all[to - 1], &moved) > 0;
		     to--)
			writing->all[to] = writing->all[to - 1];
		writing->all[to] = moved;
	}
}

/* Puts what was written from `start` on in order. */
static void
write_sorted(struct writing *writing, size_t start)
{
	struct buf *buf = writing->buf;
	size_t length = buf->len - start;

	sort_written(writing);
	buf_reserve(buf, length);
	for (size_t i = 0; i < writing->count; i++) {
		const struct written *written = &writing->all[i];

		if (i > 0 && compare_written(written - 1, written) == 0)
			refuse_value(writing, &written->attribute,
				     "it is given twice");
		buf_add(buf, buf->s + written->start,
			written->end - written->start);
	}
	memmove(buf->s + start, buf->s + start + length,
		buf->len - start - length);
	buf->len -= length;
}

/* ---- Integrity ---- */

/* What HTML lets have `integrity`: scripts, and links that load such. */
static bool
can_be_checked(const struct writing *writing)
{
	if (!writing->asset || vm_of(writing->L)->site->offline)
		return false; /* of file:// no browser checks anything */
	return text_equal(writing->element, TEXT("script")) ||
	       (text_equal(writing->element, TEXT("link")) &&
		(text_equal(writing->rel, TEXT("stylesheet")) ||
		 text_equal(writing->rel, TEXT("modulepreload"))));
}

/* The sum of what is loaded (W3C, Subresource Integrity). */
static void
write_integrity(struct writing *writing)
{
	struct written *written = &writing->all[writing->count];

	if (!can_be_checked(writing) || writing->count == MOST_ATTRIBUTES)
		return;
	written->attribute =
		(struct attribute){.name = TEXT("integrity"), .rank = 2};
	written->start = writing->buf->len;
	open_value(writing, written->attribute.name);
	buf_text(writing->buf, writing->asset->integrity);
	buf_char(writing->buf, '"');
	written->end = writing->buf->len;
	writing->count++;
}

static void
begin_writing(struct writing *writing, lua_State *L, struct text element)
{
	writing->L = L;
	writing->buf = &vm_of(L)->scratch;
	writing->element = element;
	writing->count = 0;
	writing->asset = NULL;
	writing->rel = TEXT("");
}

void
attribute_write(lua_State *L, int index, struct text element,
		const struct attribute *attribute)
{
	struct writing writing;

	begin_writing(&writing, L, element);
	write_one(&writing, attribute, index);
}

struct list_keys
attributes_write(lua_State *L, int index, struct text element)
{
	struct list_keys keys = {0, 0};
	struct writing writing;
	size_t start;

	begin_writing(&writing, L, element);
	start = writing.buf->len;
	lua_pushnil(L);
	while (lua_next(L, index)) {
		lua_Integer key;
		int is_integer;

		if (lua_type(L, -2) == LUA_TSTRING) {
			write_entry(&writing, lua_gettop(L) - 1, lua_gettop(L));
		} else {
			key = lua_tointegerx(L, -2, &is_integer);
			if (is_integer)
				list_keys_add(&keys, key);
		}
		lua_pop(L, 1);
	}
	write_integrity(&writing);
	if (writing.count > 1)
		write_sorted(&writing, start);
	return keys;
}
