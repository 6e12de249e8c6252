/*
 * Our patterns against Lua's own: what both say of the same pattern and
 * subject, for a table of cases and for made ones.
 */
#include "tests/test.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "theme/pattern.h"

/* Lua's captures, or the whole match, into `words`; or "error". */
static void
ask_lua(lua_State *L, struct text subject, struct text pattern, char *words,
	size_t size)
{
	size_t at = 0;

	lua_settop(L, 0);
	lua_getglobal(L, "string");
	lua_getfield(L, -1, "match");
	lua_pushlstring(L, subject.s, subject.len);
	lua_pushlstring(L, pattern.s, pattern.len);
	words[0] = '\0';
	if (lua_pcall(L, 2, LUA_MULTRET, 0) != LUA_OK) {
		snprintf(words, size, "error");
		return;
	}
	for (int i = 2; i <= lua_gettop(L); i++)
		at += (size_t)snprintf(words + at, size - at, "%s ",
				       luaL_tolstring(L, i, NULL)),
			lua_pop(L, 1);
}

static void
say_match(const struct pattern *m, const char *start, const char *end,
	  char *words, size_t size)
{
	size_t at = 0;

	if (m->count == 0)
		snprintf(words, size, "%.*s ", (int)(end - start), start);
	for (size_t i = 0; i < m->count; i++) {
		const struct pattern_capture *c = &m->captures[i];

		if (c->length == CAPTURE_POSITION)
			at += (size_t)snprintf(
				words + at, size - at, "%d ",
				(int)(c->start - m->subject.s + 1));
		else
			at += (size_t)snprintf(words + at, size - at, "%.*s ",
					       (int)c->length, c->start);
	}
}

static void
ask_us(struct text subject, struct text pattern, char *words, size_t size)
{
	struct pattern m = {.subject = subject, .pattern = pattern};
	bool anchored = text_starts(pattern, TEXT("^"));

	if (anchored)
		m.pattern = text_from(pattern, 1);
	snprintf(words, size, "nil ");
	for (size_t from = 0; from <= subject.len; from++) {
		const char *end;

		m.most = 1000000;
		end = pattern_match(&m, subject.s + from);
		if (m.error) {
			snprintf(words, size, "error");
			return;
		}
		if (end) {
			say_match(&m, subject.s + from, end, words, size);
			return;
		}
		if (anchored)
			return;
	}
}

/* Words of both; a find that Lua does without patterns is the same. */
static void
compare(lua_State *L, const char *subject, const char *pattern)
{
	char wanted[1000], found[1000];

	ask_lua(L, text_of(subject), text_of(pattern), wanted, sizeof(wanted));
	ask_us(text_of(subject), text_of(pattern), found, sizeof(found));
	/* Ours stops at fewer open alternatives; neither is a match. */
	if (strcmp(wanted, found) != 0)
		fail_msg("'%s' in '%s': found %s, wanted %s", pattern, subject,
			 found, wanted);
}

static lua_State *
open_lua(void)
{
	lua_State *L = luaL_newstate();

	assert_non_null(L);
	luaL_requiref(L, "string", luaopen_string, 1);
	return L;
}

static const char *const cases[][2] = {
	{"the ledger", "led"},
	{"the ledger", "^the"},
	{"the ledger", "^led"},
	{"the ledger", "ger$"},
	{"the ledger", "the$"},
	{"a$b", "a$b"},
	{"2025-10-14", "(%d+)-(%d+)-(%d+)"},
	{"key = value", "^(%w+)%s*=%s*(%w+)$"},
	{"  x  ", "^%s*(.-)%s*$"},
	{"f(a(b)c)d", "%b()"},
	{"THE (quick) fox", "%f[%a]%a+"},
	{"THE (quick) fox", "%f[%a](%a+)%f[%A]"},
	{"\"it's\"", "([\"'])(.-)%1"},
	{"abc", "()b()"},
	{"abc", "((a)(b))c"},
	{"]x", "[]]x"},
	{"^x", "[^^]x"},
	{"a-z", "[a%-z]+"},
	{"a-z", "[a-]+"},
	{"%", "%%"},
	{"xyz", "[%a-z]+"},
	{"xyz", "[x-]"},
	{"aaa", "a-"},
	{"aaab", "a-b"},
	{"aaab", "a?a?a?a?b"},
	{"", ""},
	{"", "^$"},
	{"x", "()"},
	{"x", "%"},
	{"x", "["},
	{"x", "[x"},
	{"x", "[]"},
	{"x", "[^]"},
	{"x", "[%"},
	{"x", "("},
	{"x", ")"},
	{"x", "(x"},
	{"x", "x)"},
	{"x", "%1"},
	{"xx", "(x)%1"},
	{"xx", "(x%1)"},
	{"x", "%f"},
	{"x", "%fx"},
	{"x", "%b"},
	{"x", "%bx"},
	{"''x''", "%b''"},
	{"x+", "x+"},
	{"x*", "*"},
	{"x-y", "x%-y"},
	{"\xc3\xa9t\xc3\xa9", "[\xc3][\x80-\xbf]"},
};

static void
patterns_are_those_of_lua(void **state)
{
	lua_State *L = open_lua();

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++)
		compare(L, cases[i][0], cases[i][1]);
	lua_close(L);
}

static unsigned
next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

static void
made_patterns_are_too(void **state)
{
	static const char *const pieces[] = {
		"a",	 "b",	 ".",	"%a",	"%A", "%d", "[ab]",
		"[^a]",	 "(",	 ")",	"()",	"*",  "+",  "-",
		"?",	 "^",	 "$",	"%b()", "%1", "%2", "%f[",
		"[a-c]", "[%d]", "x-y", "]",	"%",
	};
	lua_State *L = open_lua();
	unsigned seed = 7;

	(void)state;
	for (int i = 0; i < 30000; i++) {
		char pattern[64] = "", subject[24];
		size_t length = next_random(&seed) % 20;

		for (unsigned n = next_random(&seed) % 7; n > 0; n--)
			strcat(pattern, pieces[next_random(&seed) %
					       ARRAY_COUNT(pieces)]);
		for (size_t j = 0; j < length; j++)
			subject[j] = "aab(c)1 xy"[next_random(&seed) % 10];
		subject[length] = '\0';
		compare(L, subject, pattern);
	}
	lua_close(L);
}

static void
steps_are_counted(void **state)
{
	struct pattern m = {.subject = TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
			    .pattern = TEXT("a-a-a-a-a-b"),
			    .most = 1000};

	(void)state;
	assert_null(pattern_match(&m, m.subject.s));
	assert_int_equal(m.most, 0);
	assert_null(m.error);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_are_those_of_lua),
		cmocka_unit_test(made_patterns_are_too),
		cmocka_unit_test(steps_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
