/*
 * Replays a corpus in a run of the tests: each input as it is, and copies of
 * it with a few bytes changed, the same ones in every run.
 */
#ifndef TESTS_FUZZ_REPLAY_H
#define TESTS_FUZZ_REPLAY_H

#include <dirent.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "tests/test.h"

/* Changes a copy of each input this often. */
#define FUZZ_CHANGES 200

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The same numbers in every run: Knuth's MMIX generator. */
static inline uint32_t
fuzz_number(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) +
		UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33);
}

/* Puts one of `signs` somewhere. */
static inline void
fuzz_change(char *bytes, size_t length, const char *signs, uint64_t *seed)
{
	bytes[fuzz_number(seed) % length] =
		signs[fuzz_number(seed) % strlen(signs)];
}

static inline void
fuzz_replay_one(struct text input, const char *signs)
{
	char *copy = malloc(input.len + 1);
	uint64_t seed = 1931;

	assert_non_null(copy);
	LLVMFuzzerTestOneInput((const uint8_t *)input.s, input.len);
	for (size_t i = 0; i < FUZZ_CHANGES && input.len > 0; i++) {
		memcpy(copy, input.s, input.len);
		for (size_t j = 0; j <= i % 4; j++)
			fuzz_change(copy, input.len, signs, &seed);
		LLVMFuzzerTestOneInput((const uint8_t *)copy, input.len);
	}
	free(copy);
}

/*
 * All files of `folder`, below the folder that tests are run in. `signs` are
 * the bytes that mean something to what is fuzzed.
 */
static inline void
fuzz_replay(const char *folder, const char *signs)
{
	DIR *corpus = opendir(folder);
	struct arena arena = {0};
	struct diag diag = {0};
	struct dirent *entry;
	struct text input;
	size_t count = 0;

	assert_non_null(corpus);
	while ((entry = readdir(corpus))) {
		if (entry->d_name[0] == '.')
			continue;
		assert_int_equal(file_read(dirfd(corpus), entry->d_name,
					   1 << 20, &arena, &input, &diag),
				 0);
		fuzz_replay_one(input, signs);
		count++;
	}
	closedir(corpus);
	assert_true(count > 10);
	diag_free(&diag);
	arena_free(&arena);
}

#endif
