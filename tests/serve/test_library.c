/* LINK: -Wl,--wrap=dlopen,--wrap=dlsym */

#include "tests/test.h"

#include "base/file.h"
#include "base/limits.h"
#include "serve/library.h"

static const char *missing; /* library or function; NULL: all is there */

void *__real_dlopen(const char *name, int flags);
void *__wrap_dlopen(const char *name, int flags);
void *__real_dlsym(void *loaded, const char *name);
void *__wrap_dlsym(void *loaded, const char *name);

void *
__wrap_dlopen(const char *name, int flags)
{
	bool is_gone = missing && strcmp(missing, name) == 0;

	return __real_dlopen(is_gone ? "libgone.so" : name, flags);
}

void *
__wrap_dlsym(void *loaded, const char *name)
{
	bool is_gone = missing && strcmp(missing, name) == 0;

	return __real_dlsym(loaded, is_gone ? "gone" : name);
}

/* Whether the system has mapped a file of that name for this program. */
static bool
is_mapped(const char *name)
{
	struct arena arena = {0};
	struct diag diag = {0};
	struct text maps;
	bool found;

	assert_int_equal(file_read(AT_FDCWD, "/proc/self/maps", MIB, &arena,
				   &maps, &diag),
			 0);
	found = text_find(maps, text_of(name), 0) != TEXT_NOT_FOUND;
	arena_free(&arena);
	return found;
}

static void
tells_that(const char *gone, const char *words)
{
	struct library library;
	struct diag diag = {0};

	missing = gone;
	assert_int_equal(library_load(&library, &diag), -1);
	missing = NULL;
	assert_int_equal(diag.errors, 1);
	assert_int_equal(diag.list.items[0].code, F001);
	assert_text_holds(diag.list.items[0].message, words);
	assert_true(diag.machine_failed);
	diag_free(&diag);
}

static void
says_that_it_is_not_there(void **state)
{
	(void)state;
	tells_that("libmicrohttpd.so.12", "libgone.so");
}

static void
says_that_it_is_too_old(void **state)
{
	(void)state;
	tells_that("MHD_create_response_from_fd_at_offset64", "gone");
}

/* What builds a site does not wait for it. */
static void
is_loaded_when_it_is_asked_for(void **state)
{
	struct library library;
	struct diag diag = {0};

	(void)state;
	assert_false(is_mapped("libmicrohttpd"));
	assert_int_equal(library_load(&library, &diag), 0);
	assert_true(is_mapped("libmicrohttpd"));
	assert_non_null(library.start_daemon);
	assert_non_null(library.suspend_connection);
	assert_ptr_not_equal(library.run, library.stop_daemon);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_loaded_when_it_is_asked_for),
		cmocka_unit_test(says_that_it_is_not_there),
		cmocka_unit_test(says_that_it_is_too_old),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
