/* LINK: -Wl,--wrap=renameat -Wl,--wrap=write */
#include "tests/test.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "publish/publish.h"

/* Calls until one fails with `fault_errno`; below 0: none does. */
static int renames_left = -1;
static int writes_left = -1;

int __real_renameat(int a, const char *from, int b, const char *to);
int __wrap_renameat(int a, const char *from, int b, const char *to);
ssize_t __real_write(int file, const void *bytes, size_t count);
ssize_t __wrap_write(int file, const void *bytes, size_t count);

int
__wrap_renameat(int a, const char *from, int b, const char *to)
{
	if (renames_left == 0) {
		errno = EIO;
		return -1;
	}
	renames_left--;
	return __real_renameat(a, from, b, to);
}

ssize_t
__wrap_write(int file, const void *bytes, size_t count)
{
	if (writes_left == 0) {
		errno = ENOSPC;
		return -1;
	}
	writes_left--;
	return __real_write(file, bytes, count);
}

struct folder {
	char root[64]; /* of the test */
	char output[96];
	char site[96];
};

static int
set_up(void **state)
{
	struct folder *folder = calloc(1, sizeof(*folder));
	char content[128];

	snprintf(folder->root, sizeof(folder->root), "/tmp/publish-XXXXXX");
	if (mkdtemp(folder->root) == NULL)
		return -1;
	snprintf(folder->site, sizeof(folder->site), "%s/site", folder->root);
	snprintf(folder->output, sizeof(folder->output), "%s/site/output",
		 folder->root);
	snprintf(content, sizeof(content), "%s/content", folder->site);
	renames_left = writes_left = -1;
	*state = folder;
	return mkdir(folder->site, 0777) | mkdir(content, 0777);
}

static int
tear_down(void **state)
{
	struct folder *folder = *state;
	char command[128];

	renames_left = writes_left = -1;
	snprintf(command, sizeof(command), "rm -rf %s", folder->root);
	free(folder->root[0] ? folder : NULL);
	return system(command) == 0 ? 0 : -1;
}

static const char *
inside(const struct folder *folder, const char *name)
{
	static char path[256];

	snprintf(path, sizeof(path), "%s/%s", folder->output, name);
	return path;
}

static void
put_file(const char *path, const char *bytes)
{
	struct diag diag = {0};

	assert_int_equal(file_write(AT_FDCWD, path, text_of(bytes), &diag), 0);
	diag_free(&diag);
}

static bool
holds(const struct folder *folder, const char *name, const char *bytes)
{
	return file_holds(AT_FDCWD, inside(folder, name), text_of(bytes)) == 1;
}

static bool
exists(const char *path)
{
	struct stat there;

	return lstat(path, &there) == 0;
}

static struct publish_options
options_of(const struct folder *folder)
{
	return (struct publish_options){.site_path = folder->site,
					.output_path = folder->output};
}

/* Publishes files given as path, bytes, path, bytes …, NULL. */
static int
publish_all(const struct publish_options *options, const char *const *files,
	    struct publish_result *result, struct diag *diag)
{
	struct publication *publication = NULL;
	int rc = publish_open(options, &publication, diag);

	for (size_t i = 0; rc == 0 && files[i]; i += 2)
		rc = publish_file(publication, text_of(files[i]),
				  text_of(files[i + 1]), TEXT("test"), diag);
	if (rc == 0)
		rc = publish_commit(publication, result, diag);
	publish_close(publication);
	return rc;
}

static int
publish(const struct folder *folder, const char *const *files,
	struct publish_result *result, struct diag *diag)
{
	struct publish_options options = options_of(folder);

	return publish_all(&options, files, result, diag);
}

static const char *const two[] = {"index.html", "home",	    "a/index.html",
				  "page a",	"feed.xml", "feed",
				  NULL};
static const char *const one[] = {"index.html", "home", NULL};
static const char *const other[] = {"index.html",  "changed", "a/index.html",
				    "changed too", "b/c.css", "new",
				    NULL};

static void
first_build_makes_the_folder(void **state)
{
	struct publish_result result;
	struct diag diag = {0};

	assert_int_equal(publish(*state, two, &result, &diag), 0);
	assert_int_equal(result.files, 3);
	assert_int_equal(result.written, 3);
	assert_true(holds(*state, "a/index.html", "page a"));
	assert_true(holds(*state, "feed.xml", "feed"));
	diag_free(&diag);
}

/* However its path is written: what the build remembers lies beside it. */
static void
an_output_with_a_slash_behind_it(void **state)
{
	const struct folder *folder = *state;
	struct publish_options options = options_of(folder);
	struct publish_result result;
	struct diag diag = {0};
	char beside[160];

	assert_int_equal(chdir(folder->site), 0);
	options.output_path = "output/";
	assert_int_equal(publish_all(&options, two, &result, &diag), 0);
	assert_true(holds(folder, "a/index.html", "page a"));
	snprintf(beside, sizeof(beside), "%s/.output.dossier/manifest",
		 folder->site);
	assert_true(exists(beside));
	assert_int_equal(publish_all(&options, two, &result, &diag), 0);
	assert_int_equal(result.unchanged, 3);
	assert_int_equal(chdir("/"), 0);
	diag_free(&diag);
}

static void
unchanged_files_are_not_touched(void **state)
{
	struct publish_result result;
	struct diag diag = {0};
	struct stat before, after;

	assert_int_equal(publish(*state, two, &result, &diag), 0);
	assert_int_equal(stat(inside(*state, "index.html"), &before), 0);
	assert_int_equal(publish(*state, two, &result, &diag), 0);
	assert_int_equal(stat(inside(*state, "index.html"), &after), 0);
	assert_int_equal(result.written, 0);
	assert_int_equal(result.unchanged, 3);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	diag_free(&diag);
}

static void
only_our_stale_files_go(void **state)
{
	struct publish_result result;
	struct diag diag = {0};

	assert_int_equal(publish(*state, two, &result, &diag), 0);
	put_file(inside(*state, "mine.txt"), "keep me");
	assert_int_equal(publish(*state, one, &result, &diag), 0);
	assert_int_equal(result.removed, 2);
	assert_false(exists(inside(*state, "a")));
	assert_false(exists(inside(*state, "feed.xml")));
	assert_true(holds(*state, "mine.txt", "keep me"));
	diag_free(&diag);
}

/* Of those that are made the order of the list is no reason to go. */
static void
a_manifest_in_another_order_is_as_good(void **state)
{
	const struct folder *folder = *state;
	struct publish_result result;
	struct diag diag = {0};
	char manifest[160];

	snprintf(manifest, sizeof(manifest), "%s/.output.dossier/manifest",
		 folder->site);
	assert_int_equal(publish(folder, two, &result, &diag), 0);
	put_file(manifest, "dossier manifest 2\n"
			   "- index.html\n- feed.xml\n- a/index.html\n");
	assert_int_equal(publish(folder, other, &result, &diag), 0);
	assert_int_equal(result.removed, 1);
	assert_true(holds(folder, "index.html", "changed"));
	assert_true(holds(folder, "a/index.html", "changed too"));
	assert_false(exists(inside(folder, "feed.xml")));
	diag_free(&diag);
}

static void
a_folder_with_a_foreign_file_stays(void **state)
{
	struct publish_result result;
	struct diag diag = {0};

	assert_int_equal(publish(*state, two, &result, &diag), 0);
	put_file(inside(*state, "a/notes"), "keep me");
	assert_int_equal(publish(*state, one, &result, &diag), 0);
	assert_false(exists(inside(*state, "a/index.html")));
	assert_true(holds(*state, "a/notes", "keep me"));
	diag_free(&diag);
}

static void
expect_code(struct diag *diag, enum diag_code code)
{
	assert_int_equal(diag->errors, 1);
	assert_string_equal(diag_code_name(diag->list.items[0].code),
			    diag_code_name(code));
	diag_free(diag);
}

static void
a_foreign_file_in_the_way_stops_the_build(void **state)
{
	const struct folder *folder = *state;
	struct publish_result result;
	struct diag diag = {0};

	assert_int_equal(mkdir(folder->output, 0777), 0);
	put_file(inside(folder, "index.html"), "somebody's");
	assert_int_equal(publish(folder, two, &result, &diag), -1);
	expect_code(&diag, P004);
	assert_true(holds(folder, "index.html", "somebody's"));
	assert_false(exists(inside(folder, "feed.xml")));
}

static void
a_foreign_file_of_the_same_bytes_is_adopted(void **state)
{
	const struct folder *folder = *state;
	struct publish_result result;
	struct diag diag = {0};

	assert_int_equal(mkdir(folder->output, 0777), 0);
	put_file(inside(folder, "index.html"), "home");
	assert_int_equal(publish(folder, two, &result, &diag), 0);
	assert_int_equal(result.unchanged, 1);
}

static void
a_link_in_the_output_is_not_followed(void **state)
{
	const struct folder *folder = *state;
	struct publish_result result;
	struct diag diag = {0};
	char elsewhere[128];

	snprintf(elsewhere, sizeof(elsewhere), "%s/elsewhere", folder->root);
	assert_int_equal(mkdir(elsewhere, 0777), 0);
	assert_int_equal(mkdir(folder->output, 0777), 0);
	assert_int_equal(symlink(elsewhere, inside(folder, "a")), 0);
	assert_int_equal(publish(folder, two, &result, &diag), -1);
	expect_code(&diag, P004);
	assert_int_equal(rmdir(elsewhere), 0);
}

static void
two_files_at_one_path_are_refused(void **state)
{
	static const char *const pairs[][5] = {
		{"a.html", "1", "a.html", "2", NULL},
		{"a.html", "1", "A.html", "2", NULL},
		{"caf\xc3\xa9", "1", "cafe\xcc\x81", "2", NULL},
		{"a", "1", "a/index.html", "2", NULL},
		{"a/index.html", "1", "A", "2", NULL},
	};
	struct publish_result result;
	struct diag diag = {0};

	for (size_t i = 0; i < ARRAY_COUNT(pairs); i++) {
		assert_int_equal(publish(*state, pairs[i], &result, &diag), -1);
		expect_code(&diag, P001);
	}
}

static void
paths_that_lead_elsewhere_are_refused(void **state)
{
	static const char *const paths[] = {"../x",  "a/../x", "/x",  "a//b",
					    "a/./b", "",       "a\nb"};
	struct publish_result result;
	struct diag diag = {0};

	for (size_t i = 0; i < ARRAY_COUNT(paths); i++) {
		const char *const files[] = {paths[i], "x", NULL};

		assert_int_equal(publish(*state, files, &result, &diag), -1);
		expect_code(&diag, F007);
	}
}

static void
an_output_that_overlaps_is_refused(void **state)
{
	static const char *const names[] = {"content",	"content/out", "themes",
					    "themes/x", ".",	       ".."};
	const struct folder *folder = *state;
	struct publish_result result;
	struct diag diag = {0};
	char output[160];

	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		struct publish_options options = options_of(folder);

		snprintf(output, sizeof(output), "%s/%s", folder->site,
			 names[i]);
		options.output_path = output;
		assert_int_equal(publish_all(&options, one, &result, &diag),
				 -1);
		expect_code(&diag, P002);
	}
}

static void
a_link_to_content_is_refused_too(void **state)
{
	const struct folder *folder = *state;
	struct publish_result result;
	struct diag diag = {0};
	char content[128];

	snprintf(content, sizeof(content), "%s/content", folder->site);
	assert_int_equal(symlink(content, folder->output), 0);
	assert_int_equal(publish(folder, one, &result, &diag), -1);
	expect_code(&diag, P002);
}

static void
a_dry_run_writes_nothing(void **state)
{
	const struct folder *folder = *state;
	struct publish_options options = options_of(folder);
	struct publish_result result;
	struct diag diag = {0};
	char state_path[160];

	options.dry_run = true;
	assert_int_equal(publish_all(&options, two, &result, &diag), 0);
	assert_int_equal(result.written, 3);
	assert_false(exists(folder->output));
	snprintf(state_path, sizeof(state_path), "%s/.output.dossier",
		 folder->site);
	assert_false(exists(state_path));
	diag_free(&diag);
}

static void
a_second_build_is_locked_out(void **state)
{
	struct publish_options options = options_of(*state);
	struct publication *first = NULL, *second = NULL;
	struct diag diag = {0};

	assert_int_equal(publish_open(&options, &first, &diag), 0);
	assert_int_equal(publish_open(&options, &second, &diag), -1);
	expect_code(&diag, P003);
	publish_close(first);
	assert_int_equal(publish_open(&options, &second, &diag), 0);
	publish_close(second);
}

/* A full disk at the Nth write, for every N: the output is as it was. */
static void
a_full_disk_leaves_the_output_as_it_was(void **state)
{
	struct publish_result result;
	struct diag diag = {0};
	int failures = 0;

	assert_int_equal(publish(*state, two, &result, &diag), 0);
	for (int n = 0; n < 50; n++) {
		writes_left = n;
		if (publish(*state, other, &result, &diag) == 0)
			break;
		writes_left = -1;
		failures++;
		assert_true(diag.machine_failed);
		assert_int_equal(diag.errors, 1);
		diag_free(&diag);
		assert_true(holds(*state, "index.html", "home"));
		assert_true(holds(*state, "feed.xml", "feed"));
		assert_false(exists(inside(*state, "b")));
	}
	assert_int_equal(failures, 5); /* three files, manifest, journal */
	assert_true(holds(*state, "index.html", "changed"));
	diag_free(&diag);
}

/* Killed at the Nth rename, for every N: old or new after the next build. */
static void
an_interrupted_build_is_completed_by_the_next(void **state)
{
	struct publish_result result;
	struct diag diag = {0};
	int n = 0;

	for (;; n++) {
		bool done;

		assert_int_equal(publish(*state, two, &result, &diag), 0);
		diag_free(&diag);
		renames_left = n;
		done = publish(*state, other, &result, &diag) == 0;
		renames_left = -1;
		diag_free(&diag);
		if (done)
			break;
		/* the next build makes nothing of its own but what it must */
		assert_int_equal(publish(*state, other, &result, &diag), 0);
		assert_int_equal(diag.warnings, n > 0 ? 1 : 0);
		assert_int_equal(result.written, n > 0 ? 0 : 3);
		assert_true(holds(*state, "index.html", "changed"));
		assert_true(holds(*state, "b/c.css", "new"));
		assert_false(exists(inside(*state, "feed.xml")));
		diag_free(&diag);
	}
	assert_true(n >= 5);
}

/* The same where there was no output: none of it is there, or all. */
static void
an_interrupted_first_build_is_completed_by_the_next(void **state)
{
	const struct folder *folder = *state;
	struct publish_result result;
	struct diag diag = {0};
	int n = 0;

	for (;; n++) {
		bool done;

		renames_left = n;
		done = publish(folder, two, &result, &diag) == 0;
		renames_left = -1;
		diag_free(&diag);
		if (done)
			break;
		assert_int_equal(exists(folder->output), n > 1);
		/* What it was to publish is ours, also where it is new now. */
		assert_int_equal(publish(folder, other, &result, &diag), 0);
		assert_int_equal(diag.warnings, n > 0 ? 1 : 0);
		assert_int_equal(result.removed, n > 0 ? 1 : 0);
		assert_true(holds(folder, "a/index.html", "changed too"));
		diag_free(&diag);
		tear_down(state);
		assert_int_equal(set_up(state), 0);
		folder = *state;
	}
	assert_int_equal(n, 3); /* the journal, the output, the manifest */
	assert_true(holds(folder, "a/index.html", "page a"));
}

static void
an_output_that_came_meanwhile_is_not_touched(void **state)
{
	const struct folder *folder = *state;
	struct publish_options options = options_of(folder);
	struct publication *publication = NULL;
	struct publish_result result;
	struct diag diag = {0};

	assert_int_equal(publish_open(&options, &publication, &diag), 0);
	assert_int_equal(publish_file(publication, TEXT("index.html"),
				      TEXT("home"), TEXT("test"), &diag),
			 0);
	assert_int_equal(mkdir(folder->output, 0777), 0);
	put_file(inside(folder, "mine.txt"), "keep me");
	assert_int_equal(publish_commit(publication, &result, &diag), -1);
	expect_code(&diag, P004);
	publish_close(publication);
	assert_true(holds(folder, "mine.txt", "keep me"));
	assert_false(exists(inside(folder, "index.html")));
	assert_int_equal(unlink(inside(folder, "mine.txt")), 0);
	assert_int_equal(publish(folder, one, &result, &diag), 0);
	assert_int_equal(diag.warnings, 1);
	assert_int_equal(result.unchanged, 1);
	diag_free(&diag);
}

/* A killed build may leave files of any name, and folders. */
static void
what_was_staged_is_cleared(void **state)
{
	const struct folder *folder = *state;
	struct publish_options options = options_of(folder);
	struct publication *publication = NULL;
	struct diag diag = {0};
	char stage[160];

	assert_int_equal(publish_open(&options, &publication, &diag), 0);
	assert_int_equal(publish_file(publication, TEXT("a/b/.nojekyll"),
				      TEXT(""), TEXT("test"), &diag),
			 0);
	snprintf(stage, sizeof(stage), "%s/.output.dossier/stage/a/b/.nojekyll",
		 folder->site);
	assert_true(exists(stage));
	publish_close(publication);
	snprintf(stage, sizeof(stage), "%s/.output.dossier/stage",
		 folder->site);
	assert_false(exists(stage));
	assert_false(exists(folder->output));
}

int
main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(first_build_makes_the_folder),
		CASE(an_output_with_a_slash_behind_it),
		CASE(unchanged_files_are_not_touched),
		CASE(only_our_stale_files_go),
		CASE(a_manifest_in_another_order_is_as_good),
		CASE(a_folder_with_a_foreign_file_stays),
		CASE(a_foreign_file_in_the_way_stops_the_build),
		CASE(a_foreign_file_of_the_same_bytes_is_adopted),
		CASE(a_link_in_the_output_is_not_followed),
		CASE(two_files_at_one_path_are_refused),
		CASE(paths_that_lead_elsewhere_are_refused),
		CASE(an_output_that_overlaps_is_refused),
		CASE(a_link_to_content_is_refused_too),
		CASE(a_dry_run_writes_nothing),
		CASE(a_second_build_is_locked_out),
		CASE(a_full_disk_leaves_the_output_as_it_was),
		CASE(an_interrupted_build_is_completed_by_the_next),
		CASE(an_interrupted_first_build_is_completed_by_the_next),
		CASE(an_output_that_came_meanwhile_is_not_touched),
		CASE(what_was_staged_is_cleared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
