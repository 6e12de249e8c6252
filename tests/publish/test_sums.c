/* LINK: -Wl,--wrap=file_holds */
#include "tests/test.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/file.h"
#include "publish/publish.h"

/* How often bytes were compared. */
static int compared;

int __real_file_holds(int dir, const char *path, struct text bytes);
int __wrap_file_holds(int dir, const char *path, struct text bytes);

int
__wrap_file_holds(int dir, const char *path, struct text bytes)
{
	compared++;
	return __real_file_holds(dir, path, bytes);
}

struct folder {
	char root[64]; /* of the test */
	char output[96];
};

static int
set_up(void **state)
{
	struct folder *folder = calloc(1, sizeof(*folder));

	snprintf(folder->root, sizeof(folder->root), "/tmp/sums-XXXXXX");
	if (mkdtemp(folder->root) == NULL)
		return -1;
	snprintf(folder->output, sizeof(folder->output), "%s/output",
		 folder->root);
	compared = 0;
	*state = folder;
	return 0;
}

static int
tear_down(void **state)
{
	struct folder *folder = *state;
	char command[128];

	snprintf(command, sizeof(command), "rm -rf %s", folder->root);
	free(folder);
	return system(command) == 0 ? 0 : -1;
}

static const char *
inside(const struct folder *folder, const char *name)
{
	static char path[256];

	snprintf(path, sizeof(path), "%s/%s", folder->output, name);
	return path;
}

/* What is written from now on is of a later time. */
static void
let_time_pass(void)
{
	usleep(30000);
}

static struct publication *
begin(const struct folder *folder, struct diag *diag)
{
	struct publish_options options = {.site_path = folder->root,
					  .output_path = folder->output};
	struct publication *publication = NULL;

	assert_int_equal(publish_open(&options, &publication, diag), 0);
	return publication;
}

/* Adds the two files there are, and ends it; returns how many are written. */
static size_t
end(struct publication *publication, const char *home, struct diag *diag)
{
	struct publish_result result = {0};

	assert_int_equal(publish_file(publication, TEXT("index.html"),
				      text_of(home), TEXT("test"), diag),
			 0);
	assert_int_equal(publish_file(publication, TEXT("a/index.html"),
				      TEXT("page a"), TEXT("test"), diag),
			 0);
	assert_int_equal(publish_commit(publication, &result, diag), 0);
	assert_int_equal(result.files, 2);
	publish_close(publication);
	return result.written;
}

/* Both numbers of a build; what was written before it has an older time. */
static void
expect(const struct folder *folder, const char *home, size_t written,
       int compares)
{
	struct diag diag = {0};

	let_time_pass();
	compared = 0;
	assert_int_equal(end(begin(folder, &diag), home, &diag), written);
	assert_int_equal(compared, compares);
	assert_true(__real_file_holds(AT_FDCWD, inside(folder, "index.html"),
				      text_of(home)));
	diag_free(&diag);
}

/* Two builds, of which the second has compared all; skips the test where a
 * file system is that the program does not rely on. */
static const struct folder *
build_twice(void **state)
{
	const struct folder *folder = *state;
	struct statfs system;

	assert_int_equal(statfs(folder->root, &system), 0);
	if (system.f_type != EXT4_SUPER_MAGIC && system.f_type != TMPFS_MAGIC &&
	    system.f_type != OVERLAYFS_SUPER_MAGIC)
		skip();
	expect(folder, "home", 2, 0);
	expect(folder, "home", 0, 2);
	return folder;
}

static void
write_in_place(const char *path, const char *bytes)
{
	int file = open(path, O_WRONLY);

	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, strlen(bytes)), strlen(bytes));
	close(file);
}

static void
a_file_that_was_compared_is_not_read_again(void **state)
{
	const struct folder *folder = build_twice(state);

	expect(folder, "home", 0, 0);
	expect(folder, "home", 0, 0);
}

/* What a build has just written is compared by the next one. */
static void
other_bytes_of_the_same_length_are_written(void **state)
{
	const struct folder *folder = build_twice(state);

	expect(folder, "hand", 1, 1);
	expect(folder, "hand", 0, 1);
	expect(folder, "hand", 0, 0);
	expect(folder, "home", 1, 1);
}

/* Its size and time say nothing. */
static void
a_file_written_to_in_secret_is_made_again(void **state)
{
	const struct folder *folder = build_twice(state);
	const char *path = inside(folder, "index.html");
	struct stat before;
	struct timespec times[2];

	assert_int_equal(stat(path, &before), 0);
	write_in_place(path, "hand");
	times[0] = before.st_atim;
	times[1] = before.st_mtim;
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
	expect(folder, "home", 1, 1);
}

static void
another_file_in_its_place_is_compared(void **state)
{
	const struct folder *folder = build_twice(state);
	char other[256];
	struct diag diag = {0};

	snprintf(other, sizeof(other), "%s", inside(folder, "other"));
	assert_int_equal(file_write(AT_FDCWD, other, TEXT("home"), &diag), 0);
	assert_int_equal(rename(other, inside(folder, "index.html")), 0);
	expect(folder, "home", 0, 1);
	diag_free(&diag);
}

/* A change in the same step of the clock would have the same time. */
static void
a_file_written_to_while_a_build_ran_is_compared_again(void **state)
{
	const struct folder *folder = build_twice(state);
	struct diag diag = {0};
	struct publication *publication = begin(folder, &diag);

	write_in_place(inside(folder, "index.html"), "home");
	assert_int_equal(end(publication, "home", &diag), 0);
	expect(folder, "home", 0, 1);
	expect(folder, "home", 0, 0);
	diag_free(&diag);
}

/* Moves what the output has as `name` away, and has a link lead there. */
static void
expect_link_refused(const struct folder *folder, const char *name,
		    struct text path, struct text bytes)
{
	char kept[256];
	struct diag diag = {0};
	struct publish_result result;
	struct publication *publication;

	snprintf(kept, sizeof(kept), "%s/kept", folder->root);
	assert_int_equal(rename(inside(folder, name), kept), 0);
	assert_int_equal(symlink(kept, inside(folder, name)), 0);
	publication = begin(folder, &diag);
	assert_int_equal(
		publish_file(publication, path, bytes, TEXT("test"), &diag), 0);
	assert_int_equal(publish_commit(publication, &result, &diag), -1);
	assert_int_equal(diag.errors, 1);
	assert_int_equal(diag.list.items[0].code, P004);
	publish_close(publication);
	diag_free(&diag);
}

static void
a_link_in_its_place_is_not_followed(void **state)
{
	expect_link_refused(build_twice(state), "index.html",
			    TEXT("index.html"), TEXT("home"));
}

/* The file behind it is the very one that was compared. */
static void
a_link_in_place_of_its_folder_is_not_followed(void **state)
{
	expect_link_refused(build_twice(state), "a", TEXT("a/index.html"),
			    TEXT("page a"));
}

int
main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(a_file_that_was_compared_is_not_read_again),
		CASE(other_bytes_of_the_same_length_are_written),
		CASE(a_file_written_to_in_secret_is_made_again),
		CASE(another_file_in_its_place_is_compared),
		CASE(a_file_written_to_while_a_build_ran_is_compared_again),
		CASE(a_link_in_its_place_is_not_followed),
		CASE(a_link_in_place_of_its_folder_is_not_followed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
