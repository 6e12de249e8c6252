/* LINK: -Wl,--wrap=inotify_add_watch -Wl,--wrap=inotify_init1 */
#include "tests/test.h"

#include <errno.h>
#include <sys/stat.h>

#include "serve/watch.h"

static const char *const folders[] = {"content", NULL};

static int allowed; /* watches; -1: not even one descriptor */

int __real_inotify_add_watch(int fd, const char *path, uint32_t mask);
int __wrap_inotify_add_watch(int fd, const char *path, uint32_t mask);
int __real_inotify_init1(int flags);
int __wrap_inotify_init1(int flags);

int
__wrap_inotify_add_watch(int fd, const char *path, uint32_t mask)
{
	if (allowed-- > 0)
		return __real_inotify_add_watch(fd, path, mask);
	errno = ENOSPC;
	return -1;
}

int
__wrap_inotify_init1(int flags)
{
	if (allowed >= 0)
		return __real_inotify_init1(flags);
	errno = EMFILE;
	return -1;
}

static void
check_falls_back(int limit)
{
	struct test_folder folder = test_folder_new();
	struct watch *watch;
	struct text why;
	bool changed = false;

	assert_int_equal(mkdirat(folder.dir, "content", 0777), 0);
	assert_int_equal(mkdirat(folder.dir, "content/a", 0777), 0);
	allowed = limit;
	watch = watch_open(folder.path, folders, false);
	assert_true(watch_polls(watch, &why));
	assert_true(why.len > 0);
	test_folder_put(&folder, "content/a/x.md", TEXT("x"));
	for (int i = 0; i < 100 && !changed; i++) {
		usleep(10000);
		changed = watch_changed(watch);
	}
	assert_true(changed);
	watch_close(watch);
	test_folder_free(&folder);
}

/* The system's limit on watches is low on many machines. */
static void
falls_back_to_polling(void **state)
{
	(void)state;
	check_falls_back(2);
	check_falls_back(0);
	check_falls_back(-1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(falls_back_to_polling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
