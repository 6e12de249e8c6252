#include "tests/test.h"

#include "tests/fuzz/fuzz_picture.c"
#include "tests/fuzz/replay.h"

static void
the_corpus_and_its_neighbours(void **state)
{
	(void)state;
	fuzz_replay("tests/fuzz/picture",
		    "\xff\xd8\xd9\xda\xc0\xe1\x01\x02\x08\x10\x21\x2c\x3b\x7f"
		    "\x80IMXAEV");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_corpus_and_its_neighbours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
