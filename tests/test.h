/*
 * What every test program begins with: cmocka and what it needs, and the
 * checks and the scratch folder that cmocka does not have.
 */
#ifndef TESTS_TEST_H
#define TESTS_TEST_H

/* cmocka.h wants these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/text.h"

/* The bytes of `text` (a struct text) are those of the C string `wanted`. */
#define assert_text(text, wanted)                                              \
	test_check_text((text), text_of(wanted), __FILE__, __LINE__)

/* As assert_text, but `wanted` is a struct text and may hold NUL bytes. */
#define assert_same_text(text, wanted)                                         \
	test_check_text((text), (wanted), __FILE__, __LINE__)

/* `text` holds the C string `wanted` somewhere. */
#define assert_text_holds(text, wanted)                                        \
	test_check_holds((text), text_of(wanted), __FILE__, __LINE__)

/* What `diag` prints, as text and without a site's folder, is `wanted`. */
#define assert_said(diag, wanted)                                              \
	test_check_said((diag), (wanted), __FILE__, __LINE__)

static inline void
test_check_text(struct text found, struct text wanted, const char *file,
		int line)
{
	if (text_equal(found, wanted))
		return;
	print_error("found:  \"%.*s\"\nwanted: \"%.*s\"\n", TEXT_ARG(found),
		    TEXT_ARG(wanted));
	_fail(file, line);
}

static inline void
test_check_holds(struct text found, struct text wanted, const char *file,
		 int line)
{
	if (text_find(found, wanted, 0) != TEXT_NOT_FOUND)
		return;
	print_error("in:     \"%.*s\"\nwanted: \"%.*s\"\n", TEXT_ARG(found),
		    TEXT_ARG(wanted));
	_fail(file, line);
}

/* What is printed for `diag`; the caller frees. */
static inline char *
test_printed(struct diag *diag, const struct diag_style *style)
{
	char *printed = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&printed, &size);

	assert_non_null(out);
	diag_print(diag, style, out);
	assert_int_equal(fclose(out), 0);
	return printed;
}

static inline void
test_check_said(struct diag *diag, const char *wanted, const char *file,
		int line)
{
	struct diag_style style = {.format = DIAG_TEXT, .site_dir = -1};
	char *printed = test_printed(diag, &style);
	bool is_same = strcmp(printed, wanted) == 0;

	if (!is_same)
		print_error("said:\n%s\nwanted:\n%s\n", printed, wanted);
	free(printed);
	if (!is_same)
		_fail(file, line);
}

/*
 * The exit code of a child that calls `act` and is then done, with 0; its
 * standard error goes to /dev/null. -1: it was killed.
 */
static inline int
test_exit_code(void (*act)(void))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
		act();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The threads of this process, as the system counts them. */
static inline int
test_thread_count(void)
{
	DIR *tasks = opendir("/proc/self/task");
	int count = -2; /* "." and ".." */

	assert_non_null(tasks);
	while (readdir(tasks))
		count++;
	closedir(tasks);
	return count;
}

/*
 * A new empty folder for one test; its path is in `path`. The value is a
 * descriptor of it, for the functions that take one.
 */
struct test_folder {
	char path[64];
	int dir;
};

static inline struct test_folder
test_folder_new(void)
{
	struct test_folder folder = {.path = "/tmp/dossier-test-XXXXXX"};

	assert_non_null(mkdtemp(folder.path));
	folder.dir = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(folder.dir >= 0);
	return folder;
}

static inline int
test_remove_one(const char *path, const struct stat *status, int kind,
		struct FTW *where)
{
	(void)status, (void)kind, (void)where;
	return remove(path);
}

/* Closes it and removes it with all that is in it. */
static inline void
test_folder_free(struct test_folder *folder)
{
	assert_int_equal(close(folder->dir), 0);
	assert_int_equal(
		nftw(folder->path, test_remove_one, 16, FTW_DEPTH | FTW_PHYS),
		0);
}

/* Puts a file with these bytes at `path` in the folder. */
static inline void
test_folder_put(const struct test_folder *folder, const char *path,
		struct text bytes)
{
	int file =
		openat(folder->dir, path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	assert_true(file >= 0);
	assert_int_equal(write(file, bytes.s, bytes.len), bytes.len);
	assert_int_equal(close(file), 0);
}

#endif
