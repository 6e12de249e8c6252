/* LINK: -Wl,--wrap=write,--wrap=close,--wrap=read,--wrap=pread */
#include "tests/test.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/limits.h"

/* The calls that fail, or fall short, until this many were made. */
struct fault {
	int calls;  /* before the one that fails; -1: none fails */
	int reason; /* errno; 0: only one byte is taken */
};

static struct fault read_fault = {-1, 0};
static struct fault pread_fault = {-1, 0};
static struct fault write_fault = {-1, 0};
static struct fault close_fault = {-1, 0};

static bool
strikes(struct fault *fault)
{
	return fault->calls >= 0 && fault->calls-- == 0;
}

ssize_t __real_read(int file, void *to, size_t room);
ssize_t __wrap_read(int file, void *to, size_t room);
ssize_t __real_pread(int file, void *to, size_t room, off_t at);
ssize_t __wrap_pread(int file, void *to, size_t room, off_t at);
ssize_t __real_write(int file, const void *bytes, size_t count);
ssize_t __wrap_write(int file, const void *bytes, size_t count);
int __real_close(int file);
int __wrap_close(int file);

ssize_t
__wrap_read(int file, void *to, size_t room)
{
	if (!strikes(&read_fault))
		return __real_read(file, to, room);
	if (read_fault.reason == 0)
		return __real_read(file, to, 1);
	errno = read_fault.reason;
	return -1;
}

ssize_t
__wrap_pread(int file, void *to, size_t room, off_t at)
{
	if (!strikes(&pread_fault))
		return __real_pread(file, to, room, at);
	if (pread_fault.reason == 0)
		return __real_pread(file, to, 1, at);
	errno = pread_fault.reason;
	return -1;
}

ssize_t
__wrap_write(int file, const void *bytes, size_t count)
{
	if (!strikes(&write_fault))
		return __real_write(file, bytes, count);
	if (write_fault.reason == 0)
		return __real_write(file, bytes, 1);
	errno = write_fault.reason;
	return -1;
}

int
__wrap_close(int file)
{
	int rc = __real_close(file);

	if (!strikes(&close_fault))
		return rc;
	errno = close_fault.reason;
	return -1;
}

struct scene {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
};

static int
begin(void **state)
{
	struct scene *scene = calloc(1, sizeof(*scene));

	scene->folder = test_folder_new();
	*state = scene;
	return 0;
}

static int
finish(void **state)
{
	struct scene *scene = *state;

	read_fault.calls = pread_fault.calls = -1;
	write_fault.calls = close_fault.calls = -1;
	test_folder_free(&scene->folder);
	arena_free(&scene->arena);
	diag_free(&scene->diag);
	free(scene);
	return 0;
}

static int
read_it(struct scene *scene, const char *path, size_t most, struct text *bytes)
{
	return file_read(scene->folder.dir, path, most, &scene->arena, bytes,
			 &scene->diag);
}

static int
write_it(struct scene *scene, const char *path, struct text bytes)
{
	return file_write(scene->folder.dir, path, bytes, &scene->diag);
}

static void
folders_are_made_where_they_are_wanted(void **state)
{
	struct scene *scene = *state;
	int dir = scene->folder.dir;

	assert_int_equal(write_it(scene, "a/b/c", TEXT("one")), -1);
	assert_int_equal(scene->diag.errors, 1);
	assert_int_equal(
		file_write_deep(dir, "a/b/c", TEXT("one"), &scene->diag), 0);
	assert_int_equal(
		file_write_deep(dir, "a/b/d", TEXT("two"), &scene->diag), 0);
	assert_int_equal(file_holds(dir, "a/b/c", TEXT("one")), 1);
	assert_int_equal(file_holds(dir, "a/b/d", TEXT("two")), 1);
	/* A file is in the way of a folder. */
	assert_int_equal(
		file_write_deep(dir, "a/b/c/e", TEXT("x"), &scene->diag), -1);
	assert_int_equal(scene->diag.errors, 2);
}

static void
reads_what_was_written(void **state)
{
	static const size_t sizes[] = {0, 1, 4095, 65536, 65537, 1000000};
	struct scene *scene = *state;
	char *bytes = malloc(1000000);

	for (size_t i = 0; i < 1000000; i++)
		bytes[i] = (char)(i * i >> 3);
	for (size_t i = 0; i < ARRAY_COUNT(sizes); i++) {
		struct text wanted = {bytes, sizes[i]};
		struct text found;

		assert_int_equal(write_it(scene, "x", wanted), 0);
		assert_int_equal(read_it(scene, "x", 1000000, &found), 0);
		assert_true(text_equal(found, wanted));
		assert_int_equal(found.s[found.len], '\0');
		assert_int_equal(file_holds(scene->folder.dir, "x", wanted), 1);
	}
	free(bytes);
	assert_int_equal(scene->diag.errors, 0);
}

static void
signals_and_short_reads_are_nothing(void **state)
{
	struct scene *scene = *state;
	struct text found;

	test_folder_put(&scene->folder, "x", TEXT("never seen the ledger"));
	pread_fault = read_fault = (struct fault){0, EINTR};
	assert_int_equal(read_it(scene, "x", 100, &found), 0);
	assert_text(found, "never seen the ledger");
	pread_fault = read_fault = (struct fault){0, 0};
	assert_int_equal(read_it(scene, "x", 100, &found), 0);
	assert_text(found, "never seen the ledger");
}

static void
reads_a_file_that_tells_no_size(void **state)
{
	struct scene *scene = *state;
	struct text found;

	assert_int_equal(read_it(scene, "/proc/self/status", MIB, &found), 0);
	assert_text_holds(found, "Threads:");
	assert_int_equal(file_read(AT_FDCWD, "/proc/self/maps", 10,
				   &scene->arena, &found, &scene->diag),
			 -1);
	assert_said(&scene->diag,
		    "error[F003]: /proc/self/maps has more than 10 bytes\n");
}

static int
truncate_to(struct scene *scene, const char *path, size_t size)
{
	int file = openat(scene->folder.dir, path, O_WRONLY);
	int rc = ftruncate(file, (off_t)size);

	close(file);
	return rc;
}

static void
refuses_a_file_too_large(void **state)
{
	struct scene *scene = *state;
	struct text found = TEXT("as before");

	test_folder_put(&scene->folder, "x", TEXT("0123456789"));
	assert_int_equal(read_it(scene, "x", 9, &found), -1);
	assert_said(&scene->diag,
		    "error[F003]: x has 10 bytes, the limit is 9 bytes\n");
	assert_int_equal(read_it(scene, "x", 10, &found), 0);
	assert_false(scene->diag.machine_failed);
}

static void
tells_large_sizes_in_large_units(void **state)
{
	struct scene *scene = *state;
	struct text found;

	test_folder_put(&scene->folder, "x", TEXT(""));
	assert_int_equal(truncate_to(scene, "x", 32 * MIB + 1), 0);
	assert_int_equal(read_it(scene, "x", 32 * MIB, &found), -1);
	assert_int_equal(truncate_to(scene, "x", 64 * KIB + 2000), 0);
	assert_int_equal(read_it(scene, "x", 64 * KIB, &found), -1);
	assert_said(&scene->diag,
		    "error[F003]: x has 32.1 MiB, the limit is 32.0 MiB\n"
		    "error[F003]: x has 66.0 KiB, the limit is 64.0 KiB\n");
}

static void
tells_what_cannot_be_read(void **state)
{
	struct scene *scene = *state;
	struct text found;

	assert_int_equal(mkdirat(scene->folder.dir, "folder", 0777), 0);
	assert_int_equal(mkfifoat(scene->folder.dir, "pipe", 0666), 0);
	assert_int_equal(read_it(scene, "folder", 9, &found), -1);
	assert_int_equal(read_it(scene, "missing", 9, &found), -1);
	assert_int_equal(read_it(scene, "pipe", 9, &found), -1);
	assert_int_equal(read_it(scene, "/dev/zero", 9, &found), -1);
	assert_said(&scene->diag,
		    "error[F005]: /dev/zero is not a regular file\n"
		    "error[F005]: folder is a folder, not a file\n"
		    "error[F001]: cannot open missing: "
		    "No such file or directory\n"
		    "error[F005]: pipe is not a regular file\n");
	assert_false(scene->diag.machine_failed);
}

static void
tells_of_a_failed_read(void **state)
{
	struct scene *scene = *state;
	struct text found;

	test_folder_put(&scene->folder, "x", TEXT("bytes"));
	pread_fault = read_fault = (struct fault){0, EIO};
	assert_int_equal(read_it(scene, "x", 9, &found), -1);
	assert_said(&scene->diag,
		    "error[F002]: cannot read x: Input/output error\n");
	assert_true(scene->diag.machine_failed);
}

static bool
is_there(struct scene *scene, const char *path)
{
	return faccessat(scene->folder.dir, path, F_OK, 0) == 0;
}

static void
short_writes_go_on(void **state)
{
	struct scene *scene = *state;
	struct text found;

	write_fault = (struct fault){0, 0};
	assert_int_equal(write_it(scene, "x", TEXT("a ledger")), 0);
	write_fault = (struct fault){0, EINTR};
	assert_int_equal(write_it(scene, "y", TEXT("a ledger")), 0);
	assert_int_equal(read_it(scene, "x", 9, &found), 0);
	assert_text(found, "a ledger");
	assert_int_equal(read_it(scene, "y", 9, &found), 0);
	assert_text(found, "a ledger");
}

static void
a_failed_write_leaves_nothing(void **state)
{
	struct scene *scene = *state;

	write_fault = (struct fault){0, ENOSPC};
	assert_int_equal(write_it(scene, "x", TEXT("bytes")), -1);
	assert_said(&scene->diag,
		    "error[F004]: cannot write x: No space left on device\n");
	assert_int_equal(scene->diag.errors, 1);
	assert_true(scene->diag.machine_failed);
	assert_false(is_there(scene, "x"));
}

static void
a_failed_close_leaves_nothing(void **state)
{
	struct scene *scene = *state;

	close_fault = (struct fault){0, EDQUOT};
	assert_int_equal(write_it(scene, "x", TEXT("bytes")), -1);
	assert_said(&scene->diag,
		    "error[F004]: cannot write x: Disk quota exceeded\n");
	assert_int_equal(scene->diag.errors, 1);
	assert_true(scene->diag.machine_failed);
	assert_false(is_there(scene, "x"));
}

static void
a_failed_write_is_told_once(void **state)
{
	struct scene *scene = *state;

	write_fault = (struct fault){0, EIO};
	close_fault = (struct fault){0, EIO};
	assert_int_equal(write_it(scene, "x", TEXT("bytes")), -1);
	assert_int_equal(scene->diag.errors, 1);
	assert_false(is_there(scene, "x"));
}

static void
tells_what_cannot_be_written(void **state)
{
	struct scene *scene = *state;

	assert_int_equal(mkdirat(scene->folder.dir, "folder", 0777), 0);
	assert_int_equal(write_it(scene, "folder", TEXT("x")), -1);
	assert_int_equal(write_it(scene, "no/x", TEXT("x")), -1);
	assert_said(&scene->diag,
		    "error[F004]: cannot write folder: Is a directory\n"
		    "error[F004]: cannot write no/x: "
		    "No such file or directory\n");
	assert_true(is_there(scene, "folder"));
}

static void
does_not_write_through_a_link(void **state)
{
	struct scene *scene = *state;
	struct text found;

	test_folder_put(&scene->folder, "target", TEXT("theirs"));
	assert_int_equal(symlinkat("target", scene->folder.dir, "link"), 0);
	assert_int_equal(write_it(scene, "link", TEXT("ours")), -1);
	assert_int_equal(read_it(scene, "target", 9, &found), 0);
	assert_text(found, "theirs");
	assert_int_equal(file_holds(scene->folder.dir, "link", TEXT("theirs")),
			 0);
}

static void
a_new_file_has_the_usual_mode(void **state)
{
	struct scene *scene = *state;
	mode_t before = umask(027);
	struct stat status;

	assert_int_equal(write_it(scene, "x", TEXT("")), 0);
	umask(before);
	assert_int_equal(fstatat(scene->folder.dir, "x", &status, 0), 0);
	assert_int_equal(status.st_mode & 07777, 0640);
}

static void
holds_only_the_same_bytes(void **state)
{
	struct scene *scene = *state;
	int dir = scene->folder.dir;

	test_folder_put(&scene->folder, "x", TEXT("ledger"));
	assert_int_equal(file_holds(dir, "x", TEXT("ledger")), 1);
	assert_int_equal(file_holds(dir, "x", TEXT("ledges")), 0);
	assert_int_equal(file_holds(dir, "x", TEXT("ledge")), 0);
	assert_int_equal(file_holds(dir, "x", TEXT("ledgers")), 0);
	assert_int_equal(file_holds(dir, "missing", TEXT("")), 0);
	assert_int_equal(file_holds(dir, ".", TEXT("")), 0);
	pread_fault = read_fault = (struct fault){0, EIO};
	assert_int_equal(file_holds(dir, "x", TEXT("ledger")), 0);
}

static void
makes_folders(void **state)
{
	struct scene *scene = *state;
	int dir = scene->folder.dir;

	assert_int_equal(file_make_folders(dir, "a/b/c/", &scene->diag), 0);
	assert_int_equal(file_make_folders(dir, "a/b/c/", &scene->diag), 0);
	assert_int_equal(file_make_folders(dir, "a/b/d", &scene->diag), 0);
	assert_int_equal(file_make_folders(dir, "", &scene->diag), 0);
	assert_true(is_there(scene, "a/b/c/."));
	assert_true(is_there(scene, "a/b/d/."));
	assert_int_equal(scene->diag.errors, 0);
}

static void
makes_folders_from_the_root(void **state)
{
	struct scene *scene = *state;
	char path[100];

	snprintf(path, sizeof(path), "%s/a/b", scene->folder.path);
	assert_int_equal(file_make_folders(AT_FDCWD, path, &scene->diag), 0);
	assert_true(is_there(scene, "a/b/."));
}

static void
tells_what_is_no_folder(void **state)
{
	struct scene *scene = *state;
	int dir = scene->folder.dir;

	test_folder_put(&scene->folder, "file", TEXT(""));
	assert_int_equal(file_make_folders(dir, "file", &scene->diag), -1);
	assert_int_equal(file_make_folders(dir, "file/a/b", &scene->diag), -1);
	assert_said(&scene->diag,
		    "error[F004]: cannot make the folder file: "
		    "Not a directory\n"
		    "error[F004]: cannot make the folder file/a/b: "
		    "Not a directory\n");
}

static void
leaves_nothing_open(void **state)
{
	struct scene *scene = *state;
	int dir = scene->folder.dir;
	int next = dup(dir);
	struct text found;

	close(next);
	assert_int_equal(write_it(scene, "x", TEXT("bytes")), 0);
	assert_int_equal(read_it(scene, "x", 9, &found), 0);
	assert_int_equal(read_it(scene, "x", 2, &found), -1);
	assert_int_equal(read_it(scene, ".", 2, &found), -1);
	assert_int_equal(file_holds(dir, "x", TEXT("bytes")), 1);
	write_fault = (struct fault){0, EIO};
	assert_int_equal(write_it(scene, "x", TEXT("bytes")), -1);
	assert_int_equal(dup(dir), next);
	close(next);
}

#define scene_test(function)                                                   \
	cmocka_unit_test_setup_teardown(function, begin, finish)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scene_test(reads_what_was_written),
		scene_test(folders_are_made_where_they_are_wanted),
		scene_test(signals_and_short_reads_are_nothing),
		scene_test(reads_a_file_that_tells_no_size),
		scene_test(refuses_a_file_too_large),
		scene_test(tells_large_sizes_in_large_units),
		scene_test(tells_what_cannot_be_read),
		scene_test(tells_of_a_failed_read),
		scene_test(short_writes_go_on),
		scene_test(a_failed_write_leaves_nothing),
		scene_test(a_failed_close_leaves_nothing),
		scene_test(a_failed_write_is_told_once),
		scene_test(tells_what_cannot_be_written),
		scene_test(does_not_write_through_a_link),
		scene_test(a_new_file_has_the_usual_mode),
		scene_test(holds_only_the_same_bytes),
		scene_test(makes_folders),
		scene_test(makes_folders_from_the_root),
		scene_test(tells_what_is_no_folder),
		scene_test(leaves_nothing_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
