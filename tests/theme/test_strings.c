#include "tests/theme/fixture.h"

#define STRINGS "local s = require 'strings' return "

/* A mapping of site.yaml, made by hand. */
static struct value *
new_map(struct room *r)
{
	struct value *map = arena_new(&r->arena, struct value);

	map->kind = VALUE_MAP;
	return map;
}

static void
put(struct room *r, struct value *map, const char *key, struct value *value)
{
	struct entry entry = {
		.key = text_of(key),
		.place = {.path = TEXT("content/site.yaml"), .line = 7},
		.value = value,
	};

	list_add(&r->arena, &map->entries, entry);
}

static void
put_text(struct room *r, struct value *map, const char *key, const char *text)
{
	struct value *value = arena_new(&r->arena, struct value);

	value->kind = VALUE_SCALAR;
	value->text = text_of(text);
	put(r, map, key, value);
}

static void
put_theme(struct room *r)
{
	room_put(r, "strings/en.lua",
		 "return { toc = 'Contents', home = 'Home',\n"
		 "tier = { exact = 'Exact', joined = 'Joined' } }");
}

static void
a_site_has_other_words(void **state)
{
	struct room *r = *state;
	struct value *strings = new_map(r), *tier = new_map(r);

	put_theme(r);
	put_text(r, strings, "toc", "On this page");
	put_text(r, tier, "exact", "Word for word");
	put(r, strings, "tier", tier);
	r->theme.site_strings = strings;
	assert_made(r,
		    STRINGS "{ s.toc, '|', s.home, '|', s.tier.exact, '|', "
			    "s.tier.joined }",
		    "On this page|Home|Word for word|Joined");
}

static void
forms_may_stand_for_one_text(void **state)
{
	struct room *r = *state;
	struct value *strings = new_map(r), *forms = new_map(r);

	put_theme(r);
	put_text(r, forms, "one", "page");
	put_text(r, forms, "other", "pages");
	put(r, strings, "home", forms);
	r->theme.site_strings = strings;
	assert_made(r, STRINGS "require 'text'.translate('home', { n = 2 })",
		    "pages");
}

static void
words_nobody_has_are_told(void **state)
{
	struct room *r = *state;
	struct value *strings = new_map(r);

	put_theme(r);
	put_text(r, strings, "toc", "On this page");
	put_text(r, strings, "tok", "On this page");
	r->theme.site_strings = strings;
	assert_fails(r, STRINGS "s.toc",
		     "the theme has no words \"tok\"; did you mean \"toc\"?");
	assert_int_equal(r->failure.code, T024);
	assert_int_equal(r->failure.line, 1); /* the second entry */
}

/* The words of another language are not the site's to say in its own. */
static void
a_site_speaks_its_language_only(void **state)
{
	struct room *r = *state;
	struct value *strings = new_map(r);

	put_theme(r);
	put_text(r, strings, "toc", "On this page");
	r->theme.site_strings = strings;
	assert_made(r, STRINGS "require 'text'.translate('toc', {}, 'de')",
		    "Contents");
}

static void
the_programs_words_are_below(void **state)
{
	struct room *r = *state;

	assert_made(r, STRINGS "{ s.months[3], s.seasons[21], #s.weekdays }",
		    "Marchspring {year}7");
	r->theme.language = TEXT("de-AT");
	room_put(r, "strings/en.lua", "return { months = { 'JAN' } }");
	assert_made(r, STRINGS "{ s.months[1], s.months[3] }", "JanuarMärz");
}

/* A theme's words go to a script as they are. */
static void
words_are_data(void **state)
{
	struct room *r = *state;

	room_put(r, "strings/en.lua",
		 "return { forms = { one = '%s day', other = '%s days' }, "
		 "tides = { 'ebb', 'flood' } }");
	assert_made(r, STRINGS "require 'json'.encode { s.forms, s.tides }",
		    "[{&quot;one&quot;:&quot;%s day&quot;,&quot;other&quot;:"
		    "&quot;%s days&quot;},[&quot;ebb&quot;,&quot;flood&quot;"
		    "]]");
	assert_fails(r,
		     STRINGS "require 'json'.encode(setmetatable({}, { __index "
			     "= s.forms }))",
		     "a table with a metatable is no JSON");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(a_site_has_other_words),
		room_test(forms_may_stand_for_one_text),
		room_test(words_nobody_has_are_told),
		room_test(a_site_speaks_its_language_only),
		room_test(the_programs_words_are_below),
		room_test(words_are_data),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
