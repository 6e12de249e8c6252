#include "tests/test.h"

#include <poll.h>
#include <sys/stat.h>

#include "serve/watch.h"

static const char *const folders[] = {"content", "themes", NULL};

struct watched {
	struct test_folder folder;
	struct watch *watch;
};

static void
begin(struct watched *w, bool polls)
{
	w->folder = test_folder_new();
	assert_int_equal(mkdirat(w->folder.dir, "content", 0777), 0);
	assert_int_equal(mkdirat(w->folder.dir, "content/a", 0777), 0);
	test_folder_put(&w->folder, "content/a/x.md", TEXT("x"));
	w->watch = watch_open(w->folder.path, folders, polls);
}

static void
end(struct watched *w)
{
	watch_close(w->watch);
	test_folder_free(&w->folder);
}

/* Waits as a server would, so long that a change must have shown. */
static bool
changes(struct watched *w)
{
	for (int i = 0; i < 4; i++) {
		struct pollfd wait = {watch_descriptor(w->watch), POLLIN, 0};
		int timeout = watch_timeout_ms(w->watch);

		poll(&wait, 1, timeout < 0 ? 50 : timeout);
		if (watch_changed(w->watch))
			return true;
	}
	return false;
}

static void
settles(struct watched *w)
{
	while (changes(w))
		;
}

static void
move(struct watched *w, const char *from, const char *to)
{
	assert_int_equal(renameat(w->folder.dir, from, w->folder.dir, to), 0);
}

/* Each step is a change; between them there is none. */
static void
every_kind_of_change(bool polls)
{
	struct watched w;

	begin(&w, polls);
	assert_false(changes(&w));
	test_folder_put(&w.folder, "content/a/x.md", TEXT("longer"));
	assert_true(changes(&w));
	settles(&w);
	test_folder_put(&w.folder, "content/a/new.md", TEXT("new"));
	assert_true(changes(&w));
	settles(&w);
	move(&w, "content/a/new.md", "content/a/newer.md");
	assert_true(changes(&w));
	settles(&w);
	assert_int_equal(unlinkat(w.folder.dir, "content/a/newer.md", 0), 0);
	assert_true(changes(&w));
	settles(&w);
	end(&w);
}

/* Folders that come and move are watched from then on. */
static void
folders_that_move(bool polls)
{
	struct watched w;

	begin(&w, polls);
	assert_int_equal(mkdirat(w.folder.dir, "content/b", 0777), 0);
	assert_true(changes(&w));
	settles(&w);
	test_folder_put(&w.folder, "content/b/y.md", TEXT("y"));
	assert_true(changes(&w));
	settles(&w);
	move(&w, "content/b", "content/c");
	assert_true(changes(&w));
	settles(&w);
	test_folder_put(&w.folder, "content/c/y.md", TEXT("other"));
	assert_true(changes(&w));
	settles(&w);
	assert_int_equal(mkdirat(w.folder.dir, "themes", 0777), 0);
	changes(&w); /* the folder of folders may say so or not */
	settles(&w);
	test_folder_put(&w.folder, "themes/theme.lua", TEXT("return {}"));
	assert_true(changes(&w));
	end(&w);
}

/* Write beside, move over: what most editors do; and what they leave. */
static void
the_dance_of_editors(bool polls)
{
	struct watched w;

	begin(&w, polls);
	test_folder_put(&w.folder, "content/a/.x.md.swp", TEXT("secret"));
	test_folder_put(&w.folder, "content/a/4913", TEXT(""));
	test_folder_put(&w.folder, "content/a/x.md~", TEXT("old"));
	test_folder_put(&w.folder, "content/a/#x.md#", TEXT("old"));
	test_folder_put(&w.folder, "elsewhere.md", TEXT("no part of it"));
	assert_false(changes(&w));
	test_folder_put(&w.folder, "content/a/.x.md.new", TEXT("saved"));
	move(&w, "content/a/.x.md.new", "content/a/x.md");
	assert_true(changes(&w));
	end(&w);
}

static void
inotify_tells(void **state)
{
	struct text why;
	struct watched w;

	(void)state;
	begin(&w, false);
	assert_false(watch_polls(w.watch, &why));
	end(&w);
	every_kind_of_change(false);
	folders_that_move(false);
	the_dance_of_editors(false);
}

static void
polling_tells(void **state)
{
	struct text why;
	struct watched w;

	(void)state;
	begin(&w, true);
	assert_true(watch_polls(w.watch, &why));
	assert_int_equal(watch_descriptor(w.watch), -1);
	end(&w);
	every_kind_of_change(true);
	folders_that_move(true);
	the_dance_of_editors(true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(inotify_tells),
		cmocka_unit_test(polling_tells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
