/* LINK: -Wl,--wrap=readdir */
#include "tests/test.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/limits.h"
#include "source/source.h"

/* What readdir does in a test: as it is, without types, or it fails. */
enum readdir_way { READDIR_PLAIN, READDIR_UNTYPED, READDIR_FAILS };
static enum readdir_way readdir_way;

struct dirent *__real_readdir(DIR *dir);
struct dirent *__wrap_readdir(DIR *dir);

struct dirent *
__wrap_readdir(DIR *dir)
{
	struct dirent *entry;

	if (readdir_way == READDIR_FAILS) {
		errno = EIO;
		return NULL;
	}
	entry = __real_readdir(dir);
	if (entry && readdir_way == READDIR_UNTYPED)
		entry->d_type = DT_UNKNOWN;
	return entry;
}

struct fixture {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	struct tree tree;
	int rc;
};

static struct fixture
begin(void)
{
	struct fixture it = {.folder = test_folder_new()};

	readdir_way = READDIR_PLAIN;
	assert_int_equal(mkdirat(it.folder.dir, "content", 0777), 0);
	return it;
}

static void
finish(struct fixture *it)
{
	diag_free(&it->diag);
	arena_free(&it->arena);
	test_folder_free(&it->folder);
}

static void
put_folder(struct fixture *it, const char *path)
{
	char whole[256];

	snprintf(whole, sizeof(whole), "content/%s", path);
	assert_int_equal(mkdirat(it->folder.dir, whole, 0777), 0);
}

static void
put(struct fixture *it, const char *path)
{
	char whole[256];

	snprintf(whole, sizeof(whole), "content/%s", path);
	test_folder_put(&it->folder, whole, TEXT("x"));
}

/* Lists, and compares: one path after the other, documents with a star. */
static void
check_list(struct fixture *it, const char *wanted, const char *file, int line)
{
	struct buf buf = BUF_INIT;

	it->rc = tree_read(it->folder.dir, 2, &it->arena, &it->tree, &it->diag);
	list_each (struct tree_file, found, &it->tree.files)
		buf_format(&buf, "%.*s%s ", TEXT_ARG(found->path),
			   found->is_document ? "*" : "");
	test_check_text(buf_as_text(&buf), text_of(wanted), file, line);
	buf_free(&buf);
}

#define assert_list(it, wanted) check_list((it), (wanted), __FILE__, __LINE__)

static void
files_come_sorted_by_bytes(void **state)
{
	struct fixture it = begin();

	(void)state;
	put_folder(&it, "articles");
	put_folder(&it, "articles/1931");
	put_folder(&it, "articles-old");
	put_folder(&it, "empty");
	put(&it, "articles/1931/b.md");
	put(&it, "articles/z.md");
	put(&it, "articles/map.png");
	put(&it, "articles-more.md");
	put(&it, "articles-old/a.md");
	put(&it, "articles.md");
	put(&it, "articles0.md");
	put(&it, "Zeta.md");
	put(&it, "élan.md");
	put(&it, "a b.txt");
	assert_list(&it, "Zeta.md* a b.txt articles-more.md* "
			 "articles-old/a.md* articles.md* "
			 "articles/1931/b.md* articles/map.png articles/z.md* "
			 "articles0.md* élan.md* ");
	assert_int_equal(it.rc, 0);
	assert_said(&it.diag, "");
	finish(&it);
}

static void
what_is_left_out(void **state)
{
	struct fixture it = begin();
	static const char *const left_out[] = {
		"site.yaml",	"seal.json",
		"withheld.txt", "_defaults.yaml",
		".hidden",	".x.md.swp",
		"x.md~",	"#x.md#",
		"x.md.bak",	"x.md.orig",
		"x.md.swp",	".git/config",
		"data/x.csv",	"sub/_defaults.yaml",
	};

	(void)state;
	put_folder(&it, ".git");
	put_folder(&it, "data");
	put_folder(&it, "sub");
	put_folder(&it, "sub/data");
	for (size_t i = 0; i < ARRAY_COUNT(left_out); i++)
		put(&it, left_out[i]);
	put(&it, "sub/site.yaml");
	put(&it, "sub/data/x.csv");
	put(&it, "#x.md");
	assert_list(&it, "#x.md* sub/data/x.csv sub/site.yaml ");
	assert_int_equal(it.tree.defaults.count, 2);
	assert_int_equal(it.rc, 0);
	assert_said(&it.diag, "");
	finish(&it);
}

static void
keys_and_passwords_are_told_and_left_out(void **state)
{
	struct fixture it = begin();

	(void)state;
	put(&it, ".env");
	put(&it, "server.PEM");
	put(&it, "id_rsa");
	put(&it, "id_rsa.pub");
	put(&it, "monkey");
	assert_list(&it, "id_rsa.pub monkey ");
	assert_int_equal(it.tree.left_out.count, 3);
	assert_text(it.tree.left_out.items[0].path, ".env");
	assert_text(it.tree.left_out.items[0].why,
		    "it looks like a key or a password");
	assert_int_equal(it.diag.warnings, 3);
	finish(&it);
}

static void
links_and_pipes_are_told_and_left_out(void **state)
{
	struct fixture it = begin();

	(void)state;
	put(&it, "x.md");
	assert_int_equal(symlinkat("x.md", it.folder.dir, "content/link.md"),
			 0);
	assert_int_equal(symlinkat("/", it.folder.dir, "content/root"), 0);
	assert_int_equal(mkfifoat(it.folder.dir, "content/pipe.md", 0666), 0);
	assert_list(&it, "x.md* ");
	assert_int_equal(it.rc, 0);
	assert_said(&it.diag,
		    "content/link.md: warning[F005]: a symbolic link is not "
		    "followed: left out\n"
		    "content/pipe.md: warning[F005]: this is neither a file "
		    "nor a folder: left out\n"
		    "content/root: warning[F005]: a symbolic link is not "
		    "followed: left out\n");
	finish(&it);
}

/* Some file systems do not tell types with names. */
static void
types_are_asked_for_when_not_told(void **state)
{
	struct fixture it = begin();

	(void)state;
	put_folder(&it, "a");
	put(&it, "a/x.md");
	assert_int_equal(symlinkat("a", it.folder.dir, "content/b"), 0);
	readdir_way = READDIR_UNTYPED;
	assert_list(&it, "a/x.md* ");
	assert_int_equal(it.diag.warnings, 1);
	finish(&it);
}

static void
names_that_cannot_be_published(void **state)
{
	struct fixture it = begin();

	(void)state;
	put(&it, "a\xff.md");
	put(&it, "b\n.md");
	put(&it, "c.MD");
	put(&it, "d.markdown");
	put(&it, "e.md");
	assert_list(&it, "e.md* ");
	assert_int_equal(it.rc, -1);
	assert_said(&it.diag,
		    "error[F007]: the name “a\\xFF.md” in content/ "
		    "is not UTF-8 or has control characters\n"
		    "error[F007]: the name “b\\x0A.md” in content/ "
		    "is not UTF-8 or has control characters\n"
		    "content/c.MD: error[F007]: the name of a Markdown file "
		    "must end in `.md`\n"
		    "content/d.markdown: error[F007]: the name of a Markdown "
		    "file must end in `.md`\n");
	finish(&it);
}

/* Makes folders in folders, each with a name of `length` letters. */
static void
put_nested(struct fixture *it, size_t depth, size_t length)
{
	int dir = openat(it->folder.dir, "content", O_RDONLY | O_DIRECTORY);
	char name[256] = {0};

	memset(name, 'f', length);
	for (size_t i = 0; i < depth; i++) {
		int inner;

		assert_int_equal(mkdirat(dir, name, 0777), 0);
		inner = openat(dir, name, O_RDONLY | O_DIRECTORY);
		close(dir);
		dir = inner;
	}
	close(openat(dir, "x.md", O_WRONLY | O_CREAT, 0666));
	close(dir);
}

/* All that is found, as it is kept. */
static void
add_all(struct buf *buf, const struct tree *tree)
{
	list_each (struct tree_file, file, &tree->files)
		buf_format(buf, "%.*s ", TEXT_ARG(file->path));
	list_each (struct text, path, &tree->defaults)
		buf_format(buf, "%.*s ", TEXT_ARG(*path));
	list_each (struct left_out, left, &tree->left_out)
		buf_format(buf, "%.*s ", TEXT_ARG(left->path));
}

static void
many_folders_are_the_same_for_each_number_of_threads(void **state)
{
	struct fixture it = begin();
	struct buf once = BUF_INIT, again = BUF_INIT;
	struct diag diag = {0};
	char path[64];

	(void)state;
	for (int i = 0; i < 60; i++) {
		snprintf(path, sizeof(path), "f%d", i * 7 % 60);
		put_folder(&it, path);
		snprintf(path, sizeof(path), "f%d/a.md", i * 7 % 60);
		put(&it, path);
		snprintf(path, sizeof(path), "f%d/.hidden", i * 7 % 60);
		put(&it, path);
		snprintf(path, sizeof(path), "f%d/_defaults.yaml", i * 7 % 60);
		put(&it, path);
		snprintf(path, sizeof(path), "f%d/sub", i * 7 % 60);
		put_folder(&it, path);
		snprintf(path, sizeof(path), "f%d/sub/b.MD", i * 7 % 60);
		put(&it, path);
	}
	put(&it, "f5/sub/c.txt");
	it.rc = tree_read(it.folder.dir, 1, &it.arena, &it.tree, &it.diag);
	assert_int_equal(it.rc, -1);
	assert_int_equal(it.diag.errors, 60);
	add_all(&once, &it.tree);
	assert_int_equal(it.tree.files.count, 61);
	for (size_t i = 1; i < it.tree.files.count; i++)
		assert_true(text_compare(it.tree.files.items[i - 1].path,
					 it.tree.files.items[i].path) < 0);
	assert_int_equal(it.tree.left_out.count, 60);
	for (size_t threads = 2; threads < 9; threads += 3) {
		buf_reset(&again);
		assert_int_equal(tree_read(it.folder.dir, threads, &it.arena,
					   &it.tree, &diag),
				 -1);
		add_all(&again, &it.tree);
		assert_string_equal(again.s, once.s);
		assert_int_equal(diag.errors, 60);
		diag_free(&diag);
	}
	buf_free(&once);
	buf_free(&again);
	finish(&it);
}

static void
depth_is_limited(void **state)
{
	struct fixture it = begin();

	(void)state;
	put_nested(&it, LIMIT_TREE_DEPTH, 1);
	it.rc = tree_read(it.folder.dir, 2, &it.arena, &it.tree, &it.diag);
	assert_int_equal(it.rc, 0);
	assert_int_equal(it.tree.files.count, 1);
	finish(&it);
	it = begin();
	put_nested(&it, LIMIT_TREE_DEPTH + 1, 1);
	it.rc = tree_read(it.folder.dir, 2, &it.arena, &it.tree, &it.diag);
	assert_int_equal(it.rc, -1);
	assert_int_equal(it.tree.files.count, 0);
	assert_int_equal(it.diag.list.count, 1);
	assert_int_equal(it.diag.list.items[0].code, F006);
	finish(&it);
}

static void
length_is_limited(void **state)
{
	struct fixture it = begin();

	(void)state;
	put_nested(&it, 5, 203); /* and five slashes, and "x.md" */
	it.rc = tree_read(it.folder.dir, 2, &it.arena, &it.tree, &it.diag);
	assert_int_equal(it.rc, 0);
	assert_int_equal(it.tree.files.items[0].path.len, LIMIT_PATH);
	finish(&it);
	it = begin();
	put_nested(&it, 5, 204);
	it.rc = tree_read(it.folder.dir, 2, &it.arena, &it.tree, &it.diag);
	assert_int_equal(it.rc, -1);
	assert_int_equal(it.tree.files.count, 0);
	assert_int_equal(it.diag.list.items[0].code, F007);
	finish(&it);
}

static void
folders_that_cannot_be_read(void **state)
{
	struct fixture it = begin();

	(void)state;
	put(&it, "x.md");
	put_folder(&it, "shut");
	assert_int_equal(fchmod(it.folder.dir, 0755), 0);
	assert_int_equal(fchmodat(it.folder.dir, "content/shut", 0, 0), 0);
	/* Root may read everything: be somebody else for a moment. */
	if (getuid() == 0)
		assert_int_equal(seteuid(65534), 0);
	assert_list(&it, "x.md* ");
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
	assert_int_equal(it.rc, -1);
	assert_said(&it.diag, "error[F001]: cannot open content/shut/: "
			      "Permission denied\n");
	finish(&it);
}

static void
no_content_at_all(void **state)
{
	struct fixture it = {.folder = test_folder_new()};

	(void)state;
	assert_list(&it, "");
	assert_int_equal(it.rc, -1);
	assert_said(&it.diag, "error[F001]: cannot open content: No "
			      "such file or directory\n");
	finish(&it);
}

static void
a_folder_that_breaks_off(void **state)
{
	struct fixture it = begin();

	(void)state;
	put(&it, "x.md");
	readdir_way = READDIR_FAILS;
	assert_list(&it, "");
	assert_int_equal(it.rc, -1);
	assert_true(it.diag.machine_failed);
	assert_int_equal(it.diag.list.items[0].code, F002);
	readdir_way = READDIR_PLAIN;
	finish(&it);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_come_sorted_by_bytes),
		cmocka_unit_test(what_is_left_out),
		cmocka_unit_test(keys_and_passwords_are_told_and_left_out),
		cmocka_unit_test(links_and_pipes_are_told_and_left_out),
		cmocka_unit_test(types_are_asked_for_when_not_told),
		cmocka_unit_test(names_that_cannot_be_published),
		cmocka_unit_test(
			many_folders_are_the_same_for_each_number_of_threads),
		cmocka_unit_test(depth_is_limited),
		cmocka_unit_test(length_is_limited),
		cmocka_unit_test(folders_that_cannot_be_read),
		cmocka_unit_test(no_content_at_all),
		cmocka_unit_test(a_folder_that_breaks_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
