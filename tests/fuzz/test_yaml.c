#include "tests/test.h"

#include <dirent.h>

#include "base/arena.h"
#include "base/file.h"
#include "tests/fuzz/fuzz_yaml.c"

/* Where the inputs are, from the folder that tests are run in. */
#define CORPUS "tests/fuzz/yaml"

/* Changes a copy of each input this often. */
#define CHANGES 200

/* The same numbers in every run: Knuth's MMIX generator. */
static uint32_t
next_number(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) +
		UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33);
}

/* Puts one of the bytes that mean something to YAML somewhere. */
static void
change(char *bytes, size_t length, uint64_t *seed)
{
	static const char signs[] = "-:[]{}\"'#&*!|>%@?, \n\t\\.<=~0ax\xc3\xa9";

	bytes[next_number(seed) % length] =
		signs[next_number(seed) % (sizeof(signs) - 1)];
}

static void
replay(struct text input)
{
	char *copy = malloc(input.len + 1);
	uint64_t seed = 1931;

	assert_non_null(copy);
	LLVMFuzzerTestOneInput((const uint8_t *)input.s, input.len);
	for (size_t i = 0; i < CHANGES && input.len > 0; i++) {
		memcpy(copy, input.s, input.len);
		for (size_t j = 0; j <= i % 4; j++)
			change(copy, input.len, &seed);
		LLVMFuzzerTestOneInput((const uint8_t *)copy, input.len);
	}
	free(copy);
}

static void
the_corpus_and_its_neighbours(void **state)
{
	DIR *corpus = opendir(CORPUS);
	struct arena arena = {0};
	struct diag diag = {0};
	struct dirent *entry;
	struct text input;
	size_t count = 0;

	(void)state;
	assert_non_null(corpus);
	while ((entry = readdir(corpus))) {
		if (entry->d_name[0] == '.')
			continue;
		assert_int_equal(file_read(dirfd(corpus), entry->d_name,
					   1 << 20, &arena, &input, &diag),
				 0);
		replay(input);
		count++;
	}
	closedir(corpus);
	assert_true(count > 10);
	diag_free(&diag);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_corpus_and_its_neighbours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
