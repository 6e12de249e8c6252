#include "tests/theme/fixture.h"

#include "theme/plan_cache.h"

static struct theme_file
file(const char *bytes)
{
	return (struct theme_file){
		.shown = TEXT("themes/harbour/theme.lua"),
		.bytes = text_of(bytes),
	};
}

static bool
knows(const struct theme_cache *cache, struct theme_file asked)
{
	struct plan_said said;
	bool is_known = plan_cache_find(cache, &asked, &said);

	if (is_known) {
		assert_text(said.bytes, "words");
		assert_true(said.is_confined);
	}
	return is_known;
}

static void
keep(struct theme_cache *cache, struct theme_file kept)
{
	plan_cache_keep(cache, &kept, (struct plan_said){TEXT("words"), true});
}

static void
what_is_the_same_says_the_same(void **state)
{
	struct theme_cache *cache = theme_cache_open();

	(void)state;
	assert_false(knows(cache, file("return { api = 1 }")));
	keep(cache, file("return { api = 1 }"));
	assert_true(knows(cache, file("return { api = 1 }")));
	theme_cache_close(cache);
}

static void
another_file_is_asked(void **state)
{
	struct theme_cache *cache = theme_cache_open();
	struct theme_file other = file("1"), parent = file("1");

	(void)state;
	other.shown = TEXT("themes/port/theme.lua");
	parent.level = 1;
	keep(cache, file("1"));
	assert_false(knows(cache, file("2")));
	assert_false(knows(cache, other));
	assert_false(knows(cache, parent));
	keep(cache, file("2"));
	assert_true(knows(cache, file("2")));
	assert_false(knows(cache, file("1")));
	theme_cache_close(cache);
}

static void
without_a_cache_nothing_is_kept(void **state)
{
	(void)state;
	keep(NULL, file("1"));
	assert_false(knows(NULL, file("1")));
	theme_cache_close(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_the_same_says_the_same),
		cmocka_unit_test(another_file_is_asked),
		cmocka_unit_test(without_a_cache_nothing_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
