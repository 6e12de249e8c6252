#include "tests/test.h"

#include "model/work.h"

static void
ids_are_given_once(void **state)
{
	struct arena arena = {0};
	struct unique unique = {0};

	(void)state;
	assert_text(unique_id(&arena, &unique, TEXT("a")), "a");
	assert_text(unique_id(&arena, &unique, TEXT("b")), "b");
	assert_text(unique_id(&arena, &unique, TEXT("a-2")), "a-2");
	assert_text(unique_id(&arena, &unique, TEXT("a")), "a-3");
	assert_text(unique_id(&arena, &unique, TEXT("a")), "a-4");
	assert_text(unique_id(&arena, &unique, TEXT("a-2")), "a-2-2");
	assert_text(unique_id(&arena, &unique, TEXT("A")), "A");
	arena_free(&arena);
}

/* Quotations on two pages that one folder is for, where case is nothing. */
static void
ids_of_folders_differ_in_more_than_case(void **state)
{
	struct arena arena = {0};
	struct unique unique = {.are_folders = true};

	(void)state;
	assert_text(unique_id(&arena, &unique, TEXT("stra\u00dfe")),
		    "stra\u00dfe");
	assert_text(unique_id(&arena, &unique, TEXT("strasse")), "strasse-2");
	assert_text(unique_id(&arena, &unique, TEXT("\u017ftra\u00dfe")),
		    "\u017ftra\u00dfe-3");
	assert_int_not_equal(index_find(&unique.ids, TEXT("stra\u00dfe")),
			     INDEX_NONE);
	assert_int_equal(index_find(&unique.ids, TEXT("strasse")), INDEX_NONE);
	arena_free(&arena);
}

static void
words_make_ids(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_text(id_of_words(&arena, TEXT("ada"), TEXT("Never, ever!")),
		    "ada-never-ever");
	assert_text(id_of_words(&arena, TEXT(""), TEXT("Never")), "never");
	assert_text(id_of_words(&arena, TEXT("ada"), TEXT("?!")), "ada");
	assert_text(id_of_words(&arena, TEXT("ada"),
				TEXT("a great many words that go on and on")),
		    "ada-a-great-many-words-that-go-on");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_are_given_once),
		cmocka_unit_test(ids_of_folders_differ_in_more_than_case),
		cmocka_unit_test(words_make_ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
