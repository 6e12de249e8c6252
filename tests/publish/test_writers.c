/* LINK: -Wl,--wrap=write */
#include "tests/test.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/lap.h"
#include "publish/publish.h"

#define FILES 600

/* The file whose bytes cannot be written; NULL: all can. */
static _Atomic(const char *) unwritable;

ssize_t __real_write(int file, const void *bytes, size_t count);
ssize_t __wrap_write(int file, const void *bytes, size_t count);

ssize_t
__wrap_write(int file, const void *bytes, size_t count)
{
	const char *refused = unwritable;

	if (refused && count >= strlen(refused) &&
	    memcmp(bytes, refused, strlen(refused)) == 0) {
		errno = ENOSPC;
		return -1;
	}
	return __real_write(file, bytes, count);
}

struct folder {
	char root[64]; /* of the test */
	char site[96];
	char output[128];
	struct publish_options options;
};

static int
set_up(void **state)
{
	struct folder *folder = calloc(1, sizeof(*folder));
	char content[128];

	snprintf(folder->root, sizeof(folder->root), "/tmp/writers-XXXXXX");
	if (mkdtemp(folder->root) == NULL)
		return -1;
	snprintf(folder->site, sizeof(folder->site), "%s/site", folder->root);
	snprintf(folder->output, sizeof(folder->output), "%s/output",
		 folder->site);
	snprintf(content, sizeof(content), "%s/content", folder->site);
	folder->options = (struct publish_options){
		.site_path = folder->site,
		.output_path = folder->output,
		.jobs = 4,
	};
	unwritable = NULL;
	*state = folder;
	return mkdir(folder->site, 0777) | mkdir(content, 0777);
}

static int
tear_down(void **state)
{
	struct folder *folder = *state;
	char command[128];

	unwritable = NULL;
	snprintf(command, sizeof(command), "rm -rf %s", folder->root);
	free(folder);
	return system(command) == 0 ? 0 : -1;
}

/* Three files a folder, ten folders a section. */
static struct text
path_of(char path[64], size_t number)
{
	snprintf(path, 64, "s%zu/p%zu/%zu.html", number / 30, number / 3,
		 number);
	return text_of(path);
}

static struct text
bytes_of(char bytes[64], size_t number, const char *edition)
{
	snprintf(bytes, 64, "%s %zu", edition, number);
	return text_of(bytes);
}

static int
add_all(struct publication *publication, const char *edition, struct diag *diag)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < FILES; i++) {
		char path[64], bytes[64];

		rc = publish_file(publication, path_of(path, i),
				  bytes_of(bytes, i, edition), TEXT("test"),
				  diag);
	}
	return rc;
}

static int
publish(const struct folder *folder, const char *edition,
	struct publish_result *result, struct diag *diag)
{
	struct publication *publication = NULL;
	int rc = publish_open(&folder->options, &publication, diag);

	if (rc == 0)
		rc = add_all(publication, edition, diag);
	if (rc == 0)
		rc = publish_commit(publication, result, diag);
	publish_close(publication);
	return rc;
}

static void
assert_holds(const struct folder *folder, const char *edition)
{
	int dir = open(folder->output, O_RDONLY | O_DIRECTORY);

	assert_true(dir >= 0);
	for (size_t i = 0; i < FILES; i++) {
		char path[64], bytes[64];

		assert_int_equal(file_holds(dir, path_of(path, i).s,
					    bytes_of(bytes, i, edition)),
				 1);
	}
	close(dir);
}

static void
files_are_written_by_threads(void **state)
{
	const struct folder *folder = *state;
	struct publish_result result;
	struct diag diag = {0};

	assert_int_equal(publish(folder, "first", &result, &diag), 0);
	assert_int_equal(result.written, FILES);
	assert_holds(folder, "first");
	assert_int_equal(publish(folder, "first", &result, &diag), 0);
	assert_int_equal(result.written, 0);
	assert_int_equal(result.unchanged, FILES);
	assert_int_equal(publish(folder, "second", &result, &diag), 0);
	assert_int_equal(result.written, FILES);
	assert_holds(folder, "second");
	diag_free(&diag);
}

/* Each number of threads finds the same sums. */
static void
sums_are_those_of_what_is_written(void **state)
{
	struct folder *folder = *state;
	struct arena arena = {0};
	struct text sums[2];
	struct publish_result result;
	struct diag diag = {0};

	for (size_t i = 0; i < 2; i++) {
		struct publication *publication;
		struct site site = {.language = TEXT("en")};
		int dir;

		folder->options.jobs = i == 0 ? 1 : 4;
		assert_int_equal(
			publish_open(&folder->options, &publication, &diag), 0);
		assert_int_equal(publish_site(publication, &site, &diag), 0);
		assert_int_equal(add_all(publication, "same", &diag), 0);
		assert_int_equal(publish_commit(publication, &result, &diag),
				 0);
		publish_close(publication);
		dir = open(folder->output, O_RDONLY | O_DIRECTORY);
		assert_int_equal(file_read(dir, SUMS_NAME, 1 << 20, &arena,
					   &sums[i], &diag),
				 0);
		close(dir);
	}
	assert_int_equal(result.written, 0);
	assert_true(text_equal(sums[0], sums[1]));
	arena_free(&arena);
	diag_free(&diag);
}

static void
a_full_disk_is_told_once_and_changes_nothing(void **state)
{
	const struct folder *folder = *state;
	struct publish_result result;
	struct diag diag = {0};

	assert_int_equal(publish(folder, "first", &result, &diag), 0);
	unwritable = "second";
	assert_int_equal(publish(folder, "second", &result, &diag), -1);
	assert_int_equal(diag.errors, 1);
	assert_int_equal(diag.list.items[0].code, F004);
	assert_true(diag.machine_failed);
	diag_free(&diag);
	assert_holds(folder, "first");
	/* Also when it is the last file, which nobody adds another behind. */
	unwritable = "third 599";
	assert_int_equal(publish(folder, "third", &result, &diag), -1);
	assert_int_equal(diag.errors, 1);
	diag_free(&diag);
	assert_holds(folder, "first");
}

/* The first by path, whichever thread was first. */
static void
what_is_in_the_way_is_told_by_path(void **state)
{
	const struct folder *folder = *state;
	struct publish_result result;
	struct diag diag = {0};
	char command[512];

	snprintf(command, sizeof(command),
		 "cd %s && mkdir output && cd output && mkdir -p s1/p10 s2 && "
		 "echo mine >s1/p10/31.html && ln -s /tmp s2/p20 && "
		 "echo mine >s3",
		 folder->site);
	assert_int_equal(system(command), 0);
	assert_int_equal(publish(folder, "first", &result, &diag), -1);
	assert_int_equal(diag.errors, 1);
	assert_int_equal(diag.list.items[0].code, P004);
	assert_true(text_find(diag.list.items[0].message, TEXT("s1/p10/31"),
			      0) != TEXT_NOT_FOUND);
	/* Three files of the link, thirty of the file. */
	assert_true(text_find(diag.list.items[0].notes, TEXT("33 others"), 0) !=
		    TEXT_NOT_FOUND);
	diag_free(&diag);
}

static void
no_thread_is_alive_while_writers_rest(void **state)
{
	const struct folder *folder = *state;
	struct publication *publication = NULL;
	struct diag diag = {0};
	int before = test_thread_count();

	assert_int_equal(publish_open(&folder->options, &publication, &diag),
			 0);
	assert_int_equal(add_all(publication, "first", &diag), 0);
	assert_true(test_thread_count() > before);
	publish_rest(publication);
	assert_int_equal(test_thread_count(), before);
	publish_close(publication);
	diag_free(&diag);
}

static void
what_threads_take_is_measured(void **state)
{
	struct folder *folder = *state;
	struct laps laps = {0};
	struct publish_result result;
	struct diag diag = {0};

	folder->options.laps = &laps;
	assert_int_equal(publish(folder, "first", &result, &diag), 0);
	assert_true(laps.ns[LAP_WRITE] > 0);
	diag_free(&diag);
}

int
main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(files_are_written_by_threads),
		CASE(sums_are_those_of_what_is_written),
		CASE(a_full_disk_is_told_once_and_changes_nothing),
		CASE(what_is_in_the_way_is_told_by_path),
		CASE(no_thread_is_alive_while_writers_rest),
		CASE(what_threads_take_is_measured),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
