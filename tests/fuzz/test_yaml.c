#include "tests/test.h"

#include "tests/fuzz/fuzz_yaml.c"
#include "tests/fuzz/replay.h"

static void
the_corpus_and_its_neighbours(void **state)
{
	(void)state;
	fuzz_replay("tests/fuzz/yaml",
		    "-:[]{}\"'#&*!|>%@?, \n\t\\.<=~0ax\xc3\xa9");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_corpus_and_its_neighbours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
