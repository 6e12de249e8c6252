/*
 * What is documented of the modules is what they have, and nothing else.
 */
#include "tests/theme/fixture.h"

#include "theme/api.h"
#include "theme/fields.h"

/* The documented functions of a module, a space before each. */
static struct text
documented(struct room *r, const char *module)
{
	struct text names = {0};

	for (size_t i = 0; i < api_function_count; i++)
		if (strcmp(api_functions[i].module, module) == 0)
			names = arena_format(&r->arena, "%.*s %s",
					     TEXT_ARG(names),
					     api_functions[i].name);
	return names;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The keys of the table on top of the stack, sorted, likewise; pops it. */
static struct text
keys_there(struct room *r)
{
	lua_State *L = r->vm->lua;
	const char *names[100];
	struct text words = {0};
	size_t count = 0;

	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pop(L, 1);
		assert_true(count < ARRAY_COUNT(names));
		names[count++] = lua_tostring(L, -1);
	}
	qsort(names, count, sizeof(*names), by_name);
	for (size_t i = 0; i < count; i++)
		words = arena_format(&r->arena, "%.*s %s", TEXT_ARG(words),
				     names[i]);
	lua_pop(L, 1);
	return words;
}

static void
modules_have_what_is_documented(void **state)
{
	struct room *r = *state;

	for (size_t i = 0; i < api_module_count; i++) {
		const char *module = api_modules[i].name;
		struct text wanted;
		struct text body = arena_format(
			&r->arena,
			"local out = {} for key in pairs(require '%s') do "
			"out[#out + 1] = ' ' .. key end table.sort(out) "
			"return h.fragment(out)",
			module);

		if (strcmp(module, "list") == 0)
			continue;
		wanted = documented(r, module);
		assert_made(r, body.s, wanted.s);
	}
}

static void
lists_have_what_is_documented(void **state)
{
	struct room *r = *state;

	room_start(r);
	lua_rawgeti(r->vm->lua, LUA_REGISTRYINDEX, r->vm->anchors.list_methods);
	assert_text(keys_there(r), documented(r, "list").s);
}

static void
all_modules_are_documented(void **state)
{
	struct room *r = *state;
	struct text wanted = {0};

	for (size_t i = 0; i < api_module_count; i++)
		if (strcmp(api_modules[i].name, "list") != 0)
			wanted = arena_format(&r->arena, "%.*s %s",
					      TEXT_ARG(wanted),
					      api_modules[i].name);
	room_start(r);
	lua_rawgeti(r->vm->lua, LUA_REGISTRYINDEX, r->vm->anchors.library);
	assert_text(keys_there(r), wanted.s);
}

static void
all_members_have_help(void **state)
{
	(void)state;
	for (size_t i = 0; i < TYPES; i++) {
		const struct member *member = model_types[i].members;

		assert_true(model_types[i].help[0] != '\0');
		for (; member->name; member++)
			assert_true(member->help[0] != '\0');
	}
	for (size_t i = 0; i < api_function_count; i++)
		assert_true(api_functions[i].help[0] != '\0');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(modules_have_what_is_documented),
		room_test(lists_have_what_is_documented),
		room_test(all_modules_are_documented),
		cmocka_unit_test(all_members_have_help),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
