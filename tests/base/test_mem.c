#include "tests/test.h"

#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

static void
allocates_and_grows(void **state)
{
	char *piece = mem_alloc(4);

	(void)state;
	memcpy(piece, "abc", 4);
	piece = mem_grow(piece, 100000);
	assert_string_equal(piece, "abc");
	free(piece);
}

static void
nothing_is_not_null(void **state)
{
	void *piece = mem_alloc(0);

	(void)state;
	assert_non_null(piece);
	piece = mem_grow(piece, 0);
	assert_non_null(piece);
	free(piece);
}

static void
copies_a_string(void **state)
{
	char *copy = mem_copy("harbour");

	(void)state;
	assert_string_equal(copy, "harbour");
	free(copy);
}

static void
large_pieces_begin_with_a_huge_page(void **state)
{
	static const size_t sizes[] = {MEM_HUGE, MEM_HUGE + 1,
				       MEM_HUGE * 3 - 1};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(sizes); i++) {
		char *piece = mem_alloc(sizes[i]);

		assert_int_equal((uintptr_t)piece % MEM_HUGE, 0);
		memset(piece, 'x', sizes[i]);
		free(piece);
	}
}

/* Runs mem_exhausted in a child; returns its status, `said` has its words. */
static int
exhaust(char *said, size_t size)
{
	int ends[2];
	int status;
	ssize_t count;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		mem_exhausted();
	}
	close(ends[1]);
	count = read(ends[0], said, size - 1);
	assert_true(count >= 0);
	said[count] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void
exhausted_ends_with_3_and_one_line(void **state)
{
	char said[100];
	int status = exhaust(said, sizeof(said));

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
	assert_string_equal(said, "dossier: out of memory\n");
}

/* Bytes of address space. */
static size_t
space(void)
{
	FILE *in = fopen("/proc/self/statm", "re");
	size_t pages = 0;

	assert_non_null(in);
	assert_int_equal(fscanf(in, "%zu", &pages), 1);
	fclose(in);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* In a process of its own: what malloc does is changed for good. */
static int
reserve_and_release(void)
{
	size_t before = space(), reserved, mib = 1024 * 1024;
	char *piece = NULL;

	mem_reserve();
	reserved = space();
	if (reserved < before + 64 * mib)
		return 1;
	for (size_t i = 1; i <= 64; i++)
		piece = mem_grow(piece, i * mib / 2);
	if (space() > reserved + 32 * mib)
		return 2;
	mem_release();
	if (space() > before + 80 * mib)
		return 3;
	memset(piece, 1, 32 * mib);
	free(piece);
	return space() > before + 8 * mib ? 4 : 0;
}

static void
what_is_reserved_is_used_and_given_back(void **state)
{
	pid_t child = fork();
	int status;

	(void)state;
	if (child == 0)
		_exit(reserve_and_release());
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	/* A sanitizer's malloc reserves nothing. */
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
	assert_int_equal(WEXITSTATUS(status), 0);
#endif
}

/* Bytes of memory in use. */
static size_t
resident(void)
{
	FILE *in = fopen("/proc/self/statm", "re");
	size_t pages = 0;

	assert_non_null(in);
	assert_int_equal(fscanf(in, "%*u %zu", &pages), 1);
	fclose(in);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* What is free lies below a piece that stays, as a worker's heap does. */
static int
free_below_and_trim(void)
{
	size_t kib = 1024, full;
	char *pieces[256], *stays;

	mem_reserve();
	mem_release();
	for (size_t i = 0; i < 256; i++) {
		pieces[i] = mem_alloc(200 * kib);
		memset(pieces[i], 1, 200 * kib);
	}
	stays = mem_alloc(kib);
	full = resident();
	for (size_t i = 0; i < 256; i++)
		free(pieces[i]);
	mem_trim();
	memset(stays, 1, kib);
	return resident() + 40 * kib * kib > full ? 1 : 0;
}

static void
what_is_free_in_between_is_given_back(void **state)
{
	pid_t child = fork();
	int status;

	(void)state;
	if (child == 0)
		_exit(free_below_and_trim());
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
	assert_int_equal(WEXITSTATUS(status), 0);
#endif
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(allocates_and_grows),
		cmocka_unit_test(nothing_is_not_null),
		cmocka_unit_test(copies_a_string),
		cmocka_unit_test(large_pieces_begin_with_a_huge_page),
		cmocka_unit_test(exhausted_ends_with_3_and_one_line),
		cmocka_unit_test(what_is_reserved_is_used_and_given_back),
		cmocka_unit_test(what_is_free_in_between_is_given_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
