#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>

#include "theme/pattern.h"
#include "theme/sandbox.h"

/* A string longer than this is no part of a page. */
#define MOST_STRING (16 * MIB)

static struct text
check_text(lua_State *L, int index)
{
	struct text t;

	t.s = luaL_checklstring(L, index, &t.len);
	return t;
}

/* ---- rep ---- */

/* Fills the bytes from `start` to `end` with copies of the first `length`. */
static void
fill_with_copies(char *start, size_t length, const char *end)
{
	size_t left = (size_t)(end - start) - length;

	while (left > 0) {
		size_t more = length < left ? length : left;

		memcpy(start + length, start, more);
		length += more;
		left -= more;
	}
}

static void
push_repeated(lua_State *L, struct text t, struct text separator, size_t count)
{
	size_t length = count * (t.len + separator.len);
	luaL_Buffer buffer;
	char *bytes = luaL_buffinitsize(L, &buffer, length);

	if (count > 0) {
		memcpy(bytes, t.s, t.len);
		memcpy(bytes + t.len, separator.s, separator.len);
		fill_with_copies(bytes, t.len + separator.len, bytes + length);
		length -= separator.len;
	}
	luaL_pushresultsize(&buffer, length);
}

static int
string_rep(lua_State *L)
{
	struct text t = check_text(L, 1);
	lua_Integer count = luaL_checkinteger(L, 2);
	struct text separator;
	size_t each;

	separator.s = luaL_optlstring(L, 3, "", &separator.len);
	each = t.len + separator.len;
	if (count <= 0)
		count = 0;
	if (each > 0 && (size_t)count > MOST_STRING / each)
		vm_error(L, "the string would be too long");
	if (each == 0)
		count = 0;
	vm_charge_bytes(L, each * (size_t)count);
	push_repeated(L, t, separator, (size_t)count);
	return 1;
}

/* ---- Patterns ---- */

/* Runs a match; does not return when the pattern is faulty or takes long. */
static const char *
try_match(lua_State *L, struct pattern *m, const char *start)
{
	struct vm *vm = vm_of(L);
	size_t most =
		vm->steps < vm->most_steps ? vm->most_steps - vm->steps : 0;
	const char *end;

	m->most = most;
	end = pattern_match(m, start);
	vm->steps += most - m->most + 1;
	if (m->most == 0)
		vm_stop(L, REACHED_STEPS);
	if (m->error)
		vm_error(L, "%s", m->error);
	return end;
}

/* Capture `i` of a match start … end; the whole when there is none. */
static void
push_capture(lua_State *L, const struct pattern *m, size_t i, const char *start,
	     const char *end)
{
	const struct pattern_capture *capture = &m->captures[i];

	if (i >= m->count)
		lua_pushlstring(L, start, (size_t)(end - start));
	else if (capture->length == CAPTURE_POSITION)
		lua_pushinteger(L, capture->start - m->subject.s + 1);
	else
		lua_pushlstring(L, capture->start, capture->length);
}

static int
push_captures(lua_State *L, const struct pattern *m, const char *start,
	      const char *end, bool whole)
{
	size_t count = m->count == 0 && whole ? 1 : m->count;

	luaL_checkstack(L, (int)count, "too many captures");
	for (size_t i = 0; i < count; i++)
		push_capture(L, m, i, start, end);
	return (int)count;
}

/* Takes a leading ^ off the pattern. */
static bool
take_anchor(struct pattern *m)
{
	if (!text_starts(m->pattern, TEXT("^")))
		return false;
	m->pattern = text_from(m->pattern, 1);
	return true;
}

/* Where the search of find, match and gmatch begins; beyond: no match. */
static size_t
check_start(lua_State *L, int index, size_t length)
{
	lua_Integer start = luaL_optinteger(L, index, 1);

	if (start > 0)
		return (size_t)start - 1;
	if (start == 0 || start < -(lua_Integer)length)
		return 0;
	return length - (size_t)-start;
}

static bool
is_plain(struct text pattern)
{
	for (size_t i = 0; i < pattern.len; i++)
		if (pattern.s[i] && strchr("^$*+?.([%-", pattern.s[i]))
			return false;
	return true;
}

static int
find_plain(lua_State *L, struct text subject, struct text words, size_t from)
{
	size_t found = text_find(subject, words, from);

	vm_charge_bytes(L, subject.len);
	if (found == TEXT_NOT_FOUND) {
		lua_pushnil(L);
		return 1;
	}
	lua_pushinteger(L, (lua_Integer)(found + 1));
	lua_pushinteger(L, (lua_Integer)(found + words.len));
	return 2;
}

static int
find_pattern(lua_State *L, struct pattern *m, size_t from, bool is_find)
{
	bool anchored = take_anchor(m);
	const char *start = m->subject.s + from;

	do {
		const char *end = try_match(L, m, start);

		if (end && is_find) {
			lua_pushinteger(L, start - m->subject.s + 1);
			lua_pushinteger(L, end - m->subject.s);
			return 2 + push_captures(L, m, start, end, false);
		}
		if (end)
			return push_captures(L, m, start, end, true);
	} while (start++ < m->subject.s + m->subject.len && !anchored);
	lua_pushnil(L);
	return 1;
}

static int
search(lua_State *L, bool is_find)
{
	struct pattern m = {.subject = check_text(L, 1),
			    .pattern = check_text(L, 2)};
	size_t from = check_start(L, 3, m.subject.len);

	if (from > m.subject.len) {
		lua_pushnil(L);
		return 1;
	}
	if (is_find && (lua_toboolean(L, 4) || is_plain(m.pattern)))
		return find_plain(L, m.subject, m.pattern, from);
	return find_pattern(L, &m, from, is_find);
}

static int
string_find(lua_State *L)
{
	return search(L, true);
}

static int
string_match(lua_State *L)
{
	return search(L, false);
}

/* Upvalues: subject, pattern, where to go on, where the last match ended. */
static int
gmatch_step(lua_State *L)
{
	struct pattern m = {.subject = vm_text(L, lua_upvalueindex(1)),
			    .pattern = vm_text(L, lua_upvalueindex(2))};
	size_t at = (size_t)lua_tointeger(L, lua_upvalueindex(3));
	lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));

	for (; at <= m.subject.len; at++) {
		const char *start = m.subject.s + at;
		const char *end = try_match(L, &m, start);

		if (!end || end - m.subject.s == last)
			continue;
		lua_pushinteger(L, end - m.subject.s);
		lua_pushvalue(L, -1);
		lua_replace(L, lua_upvalueindex(3));
		lua_replace(L, lua_upvalueindex(4));
		return push_captures(L, &m, start, end, true);
	}
	return 0;
}

static int
string_gmatch(lua_State *L)
{
	struct text subject = check_text(L, 1);
	size_t from = check_start(L, 3, subject.len);

	check_text(L, 2);
	lua_settop(L, 2);
	lua_pushinteger(
		L, (lua_Integer)(from > subject.len ? subject.len + 1 : from));
	lua_pushinteger(L, -1);
	lua_pushcclosure(L, gmatch_step, 4);
	return 1;
}

/* What %0 … %9 stands for in a replacement. */
static void
add_captured(lua_State *L, luaL_Buffer *buffer, const struct pattern *m,
	     char digit, struct text whole)
{
	if (!ascii_is_digit(digit) ||
	    (digit > '1' && (size_t)(digit - '0') > m->count))
		vm_error(L, "wrong %% in the replacement string");
	if (digit == '0')
		lua_pushlstring(L, whole.s, whole.len);
	else
		push_capture(L, m, (size_t)(digit - '1'), whole.s,
			     whole.s + whole.len);
	luaL_tolstring(L, -1, NULL);
	lua_remove(L, -2);
	luaL_addvalue(buffer);
}

/* The replacement text of gsub with its %0 … %9. */
static void
add_replacement(lua_State *L, luaL_Buffer *buffer, const struct pattern *m,
		const char *start, const char *end)
{
	struct text words = vm_text(L, 3);

	for (size_t i = 0; i < words.len; i++) {
		char c = words.s[i];

		bool is_escape = c == '%';

		if (is_escape)
			c = ++i < words.len ? words.s[i] : '\0';
		if (!is_escape || c == '%')
			luaL_addchar(buffer, c);
		else
			add_captured(L, buffer, m, c, text_span(start, end));
	}
}

static void
add_value(lua_State *L, luaL_Buffer *buffer, const struct pattern *m,
	  const char *start, const char *end)
{
	switch (lua_type(L, 3)) {
	case LUA_TTABLE:
		push_capture(L, m, 0, start, end);
		lua_gettable(L, 3);
		break;
	case LUA_TFUNCTION:
		lua_pushvalue(L, 3);
		lua_call(L, push_captures(L, m, start, end, true), 1);
		break;
	default:
		add_replacement(L, buffer, m, start, end);
		return;
	}
	if (!lua_toboolean(L, -1)) {
		lua_pop(L, 1);
		luaL_addlstring(buffer, start, (size_t)(end - start));
	} else if (lua_isstring(L, -1)) {
		luaL_addvalue(buffer);
	} else {
		vm_error(L, "a %s cannot stand for words",
			 luaL_typename(L, -1));
	}
}

/* Replaces up to `most` matches; returns how many there were. */
static lua_Integer
substitute(lua_State *L, luaL_Buffer *buffer, struct pattern *m,
	   lua_Integer most)
{
	bool anchored = take_anchor(m);
	const char *at = m->subject.s, *last = NULL;
	const char *stop = m->subject.s + m->subject.len;
	lua_Integer count = 0;

	while (count < most) {
		const char *end = try_match(L, m, at);

		if (end && end != last) {
			count++;
			add_value(L, buffer, m, at, end);
			at = last = end;
		} else if (at < stop) {
			luaL_addchar(buffer, *at++);
		} else {
			break;
		}
		if (anchored)
			break;
	}
	luaL_addlstring(buffer, at, (size_t)(stop - at));
	return count;
}

static int
string_gsub(lua_State *L)
{
	struct pattern m = {.subject = check_text(L, 1),
			    .pattern = check_text(L, 2)};
	int type = lua_type(L, 3);
	lua_Integer most =
		luaL_optinteger(L, 4, (lua_Integer)m.subject.len + 1);
	luaL_Buffer buffer;
	lua_Integer count;

	luaL_argexpected(L,
			 type == LUA_TNUMBER || type == LUA_TSTRING ||
				 type == LUA_TFUNCTION || type == LUA_TTABLE,
			 3, "string, function or table");
	vm_charge_bytes(L, m.subject.len);
	luaL_buffinit(L, &buffer);
	count = substitute(L, &buffer, &m, most);
	luaL_pushresult(&buffer);
	lua_pushinteger(L, count);
	return 2;
}

/* ---- format ---- */

#define MOST_SPECIFICATION 20
#define MOST_NUMBER_WORDS 512

/*
 * Copies the flags, width and precision at `*at` ("-08.3") behind a % to
 * `specification`, with room for a length and a conversion. False when they
 * are none.
 */
static bool
take_specification(struct text format, size_t *at, char *specification)
{
	size_t start = *at, end = start;
	size_t digits = 0;

	while (end < format.len && format.s[end] &&
	       strchr("-+ #0.123456789", format.s[end])) {
		digits = ascii_is_digit(format.s[end]) ? digits + 1 : 0;
		if (digits > 3 || end - start > MOST_SPECIFICATION - 5)
			return false;
		end++;
	}
	specification[0] = '%';
	memcpy(specification + 1, format.s + start, end - start);
	specification[1 + end - start] = '\0';
	*at = end;
	return true;
}

static void
add_integer(lua_State *L, luaL_Buffer *buffer, int argument,
	    const char *specification)
{
	char *words = luaL_prepbuffsize(buffer, MOST_NUMBER_WORDS);
	int length;

	/* The format was read by take_specification. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	length = snprintf(words, MOST_NUMBER_WORDS, specification,
			  (long long)luaL_checkinteger(L, argument));
#pragma GCC diagnostic pop
	luaL_addsize(buffer, (size_t)(length < MOST_NUMBER_WORDS
					      ? length
					      : MOST_NUMBER_WORDS - 1));
}

static void
add_number(lua_State *L, luaL_Buffer *buffer, int argument,
	   const char *specification)
{
	lua_Number number = luaL_checknumber(L, argument);
	char words[1500]; /* 1e308 with %.999f */
	int length;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	length = snprintf(words, sizeof(words), specification, number);
#pragma GCC diagnostic pop
	luaL_addlstring(buffer, words, (size_t)length);
}

/* %s with an optional width and precision, both in bytes. */
static void
add_string(lua_State *L, luaL_Buffer *buffer, int argument,
	   const char *specification)
{
	struct buf *padded = &vm_of(L)->scratch;
	const char *dot = strchr(specification, '.');
	const char *width = specification + strspn(specification, "%-+ #0");
	struct text words = sandbox_to_text(L, argument);
	size_t wanted = ascii_is_digit(*width) ? (size_t)atoi(width) : 0;
	size_t padding;

	if (dot)
		words = text_slice(words, 0, (size_t)atoi(dot + 1));
	padding = wanted > words.len ? wanted - words.len : 0;
	buf_reset(padded);
	if (strchr(specification, '-'))
		buf_text(padded, words);
	for (size_t i = 0; i < padding; i++)
		buf_char(padded, ' ');
	if (!strchr(specification, '-'))
		buf_text(padded, words);
	lua_pop(L, 1); /* nothing may lie over the buffer's own value */
	luaL_addlstring(buffer, padded->s, padded->len);
}

static void
add_quoted(lua_State *L, luaL_Buffer *buffer, int argument)
{
	struct text t = check_text(L, argument);

	luaL_addchar(buffer, '"');
	for (size_t i = 0; i < t.len; i++) {
		unsigned char c = (unsigned char)t.s[i];
		char escape[8];

		if (c >= 0x20 && c != 0x7f && c != '"' && c != '\\') {
			luaL_addchar(buffer, t.s[i]);
			continue;
		}
		snprintf(escape, sizeof(escape), "\\%03d", c);
		luaL_addstring(buffer, escape);
	}
	luaL_addchar(buffer, '"');
}

static void
add_conversion(lua_State *L, luaL_Buffer *buffer, char conversion, int argument,
	       char *specification)
{
	size_t end = strlen(specification);

	if (conversion == 'c') {
		luaL_addchar(buffer, (char)luaL_checkinteger(L, argument));
	} else if (strchr("dioxXu", conversion)) {
		memcpy(specification + end, "ll", 2);
		specification[end + 2] = conversion;
		specification[end + 3] = '\0';
		add_integer(L, buffer, argument, specification);
	} else if (strchr("aAeEfFgG", conversion)) {
		specification[end] = conversion;
		specification[end + 1] = '\0';
		add_number(L, buffer, argument, specification);
	} else if (conversion == 's') {
		add_string(L, buffer, argument, specification);
	} else if (conversion == 'q') {
		add_quoted(L, buffer, argument);
	} else {
		vm_error(L, "string.format does not know %%%c", conversion);
	}
}

static int
string_format(lua_State *L)
{
	struct text format = check_text(L, 1);
	char specification[MOST_SPECIFICATION + 4];
	int top = lua_gettop(L), argument = 1;
	luaL_Buffer buffer;

	vm_charge_bytes(L, format.len);
	luaL_buffinit(L, &buffer);
	for (size_t i = 0; i < format.len; i++) {
		if (format.s[i] != '%') {
			luaL_addchar(&buffer, format.s[i]);
			continue;
		}
		if (++i < format.len && format.s[i] == '%') {
			luaL_addchar(&buffer, '%');
			continue;
		}
		if (!take_specification(format, &i, specification) ||
		    i >= format.len || !format.s[i])
			vm_error(L, "a format that is none");
		if (++argument > top)
			luaL_argerror(L, argument, "no value");
		vm_charge(L, 1);
		add_conversion(L, &buffer, format.s[i], argument,
			       specification);
	}
	luaL_pushresult(&buffer);
	return 1;
}

static const luaL_Reg functions[] = {
	{"find", string_find},
	{"format", string_format},
	{"gmatch", string_gmatch},
	{"gsub", string_gsub},
	{"match", string_match},
	{"rep", string_rep},
	{NULL, NULL},
};

static const char *const charged[] = {
	"byte", "len", "lower", "reverse", "sub", "upper",
};

void
sandbox_open_strings(lua_State *L)
{
	luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 0);
	lua_newtable(L);
	for (size_t i = 0; i < ARRAY_COUNT(charged); i++)
		sandbox_take_charged(L, -2, charged[i]);
	sandbox_take(L, -2, "char");
	luaL_setfuncs(L, functions, 0);
	lua_remove(L, -2);
}
