/*
 * The table of kinds: what hooks and filters there are, and no other.
 */
#include "tests/test.h"

#include "theme/hooks.h"
#include "theme/kinds.h"

static void
every_hook_has_a_kind(void **state)
{
	(void)state;
	for (enum hook hook = 0; hook < HOOKS; hook++) {
		const struct kind *kind = kind_find(text_of(hook_name(hook)));

		assert_non_null(kind);
		/* Blocks have files of their own. */
		assert_int_equal(kind->is_hooked,
				 hook != HOOK_NODES + KIND_BLOCK);
		assert_true(kind->help[0] != '\0');
	}
}

static bool
is_hook(const char *name)
{
	for (enum hook hook = 0; hook < HOOKS; hook++)
		if (strcmp(hook_name(hook), name) == 0)
			return true;
	return false;
}

static void
every_kind_is_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < kind_count; i++) {
		assert_true(is_hook(kinds[i].name) || !kinds[i].is_hooked);
		assert_true(is_hook(kinds[i].name) || kinds[i].is_found);
		if (i > 0)
			assert_true(strcmp(kinds[i - 1].name, kinds[i].name) <
				    0);
	}
}

/* What a kind has beside what all have is members of nodes. */
static void
members_are_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < kind_count; i++) {
		struct text rest = text_of(kinds[i].members), name;

		while (rest.len > 0 && text_split(&rest, ',', &name)) {
			bool is_there = false;

			name = text_trim(name);
			for (const struct member *m =
				     model_types[TYPE_NODE].members;
			     m->name; m++)
				is_there = is_there ||
					   text_equal(text_of(m->name), name);
			assert_true(is_there);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_hook_has_a_kind),
		cmocka_unit_test(every_kind_is_there),
		cmocka_unit_test(members_are_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
