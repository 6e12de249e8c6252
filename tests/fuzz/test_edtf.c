#include "tests/test.h"

#include "tests/fuzz/fuzz_edtf.c"
#include "tests/fuzz/replay.h"

static void
the_corpus_and_its_neighbours(void **state)
{
	(void)state;
	fuzz_replay("tests/fuzz/edtf", "0123456789X-/.,[]{}?~%YEST:Z+ ");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_corpus_and_its_neighbours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
