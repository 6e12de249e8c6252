#include "tests/test.h"

#include "base/path.h"

static void
takes_paths_apart(void **state)
{
	static const struct {
		const char *path, *name, *folder, *extension, *stem;
	} paths[] = {
		{"a/b/c.md", "c.md", "a/b/", "md", "c"},
		{"c.tar.gz", "c.tar.gz", "", "gz", "c.tar"},
		{"a/b/", "", "a/b/", "", ""},
		{"a.b/c", "c", "a.b/", "", "c"},
		{"a/.hidden", ".hidden", "a/", "", ".hidden"},
		{"c.", "c.", "", "", "c"},
		{"", "", "", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(paths); i++) {
		struct text path = text_of(paths[i].path);

		assert_text(path_name(path), paths[i].name);
		assert_text(path_folder(path), paths[i].folder);
		assert_text(path_extension(path), paths[i].extension);
		assert_text(path_stem(path), paths[i].stem);
	}
}

static void
joins(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_text(path_join(&arena, TEXT("a/"), TEXT("b")), "a/b");
	assert_text(path_join(&arena, TEXT("a"), TEXT("b")), "a/b");
	assert_text(path_join(&arena, TEXT(""), TEXT("b")), "b");
	arena_free(&arena);
}

static void
resolves(void **state)
{
	static const char *const cases[][3] = {
		{"a/b/", "c.md", "a/b/c.md"},
		{"a/b/", "../c.md", "a/c.md"},
		{"a/b/", "../../c.md", "c.md"},
		{"a/b/", "./../x/./c.md", "a/x/c.md"},
		{"a/b/", "..", "a/"},
		{"a/b/", "../..", ""},
		{"a/b/", ".", "a/b/"},
		{"a/b/", "", "a/b/"},
		{"a/b/", "x/", "a/b/x/"},
		{"a/b/", "x/..", "a/b/"},
		{"a", "b//c", "a/b/c"},
		{"", "..a/...", "..a/..."},
	};
	struct arena arena = {0};
	struct text found;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		assert_true(path_resolve(&arena, text_of(cases[i][0]),
					 text_of(cases[i][1]), &found));
		assert_text(found, cases[i][2]);
	}
	arena_free(&arena);
}

static void
does_not_leave_the_root(void **state)
{
	struct arena arena = {0};
	struct text found = TEXT("as before");

	(void)state;
	assert_false(path_resolve(&arena, TEXT("a/"), TEXT("../.."), &found));
	assert_false(path_resolve(&arena, TEXT(""), TEXT(".."), &found));
	assert_false(
		path_resolve(&arena, TEXT("a/"), TEXT("../../a/b"), &found));
	assert_false(path_resolve(&arena, TEXT("a/"), TEXT("/b"), &found));
	assert_text(found, "as before");
	arena_free(&arena);
}

static void
leads_from_page_to_page(void **state)
{
	static const char *const cases[][3] = {
		{"", "", "./"},
		{"", "a/", "a/"},
		{"", "a/b.css", "a/b.css"},
		{"", "404.html", "404.html"},
		{"404.html", "", "./"},
		{"404.html", "a/", "a/"},
		{"404.html", "a/b.css", "a/b.css"},
		{"404.html", "404.html", "404.html"},
		{"articles/x/", "", "../../"},
		{"articles/x/", "a/", "../../a/"},
		{"articles/x/", "a/b.css", "../../a/b.css"},
		{"articles/x/", "404.html", "../../404.html"},
		{"articles/x/", "articles/x/", "./"},
		{"articles/x/", "articles/", "../"},
		{"articles/x/", "articles/y/", "../y/"},
		{"articles/x/", "articles/x/a.png", "a.png"},
		{"articles/x/", "articles/x", "../x"},
		{"articles/x/", "articles/xy/", "../xy/"},
		{"articles/xy/", "articles/x/", "../x/"},
		{"articles/", "articles/x/y/", "x/y/"},
	};
	struct buf buf = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		buf_reset(&buf);
		path_relative(&buf, text_of(cases[i][0]), text_of(cases[i][1]));
		assert_string_equal(buf.s, cases[i][2]);
	}
	buf_free(&buf);
}

static void
a_colon_makes_no_scheme(void **state)
{
	static const char *const cases[][3] = {
		{"", "a:b/", "./a:b/"},
		{"", "javascript:x", "./javascript:x"},
		{"", "a/b:c", "a/b:c"},
		{"x/", "a:b", "../a:b"},
		{"x/", "x/a:b", "./a:b"},
	};
	struct buf buf = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		buf_reset(&buf);
		path_relative(&buf, text_of(cases[i][0]), text_of(cases[i][1]));
		assert_string_equal(buf.s, cases[i][2]);
	}
	buf_free(&buf);
}

static void
encodes(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	path_encode(&buf, TEXT("a/b-c.d_e~f!$&'()*+,;=:@9"));
	assert_string_equal(buf.s, "a/b-c.d_e~f!$&'()*+,;=:@9");
	buf_reset(&buf);
	path_encode(&buf, TEXT("é \"<>?#%[]\\^`{|}\n\0"));
	assert_string_equal(buf.s, "%C3%A9%20%22%3C%3E%3F%23%25%5B%5D%5C%5E"
				   "%60%7B%7C%7D%0A%00");
	buf_reset(&buf);
	path_relative(&buf, TEXT("a/"), TEXT("b c/ü.md"));
	assert_string_equal(buf.s, "../b%20c/%C3%BC.md");
	buf_free(&buf);
}

static void
decodes(void **state)
{
	struct arena arena = {0};
	struct text found;

	(void)state;
	assert_true(
		path_decode(&arena, TEXT("a%20b%c3%A9%fF%2541+%0a"), &found));
	assert_text(found, "a bé\xff%41+\n");
	assert_true(path_decode(&arena, TEXT(""), &found));
	assert_text(found, "");
	arena_free(&arena);
}

static void
refuses_broken_escapes(void **state)
{
	static const char *const broken[] = {
		"%", "a%", "%4", "a%4", "%4g", "%g4", "%%41", "%00", "a%-1",
	};
	struct arena arena = {0};
	struct text found = TEXT("as before");

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(broken); i++)
		assert_false(path_decode(&arena, text_of(broken[i]), &found));
	assert_text(found, "as before");
	arena_free(&arena);
}

static void
a_folder_is_linked_to_by_its_name(void **state)
{
	(void)state;
	assert_text(path_as_url(TEXT("a/b/index.html")), "a/b/");
	assert_text(path_as_url(TEXT("index.html")), "");
	assert_text(path_as_url(TEXT("a/xindex.html")), "a/xindex.html");
	assert_text(path_as_url(TEXT("a/index.htm")), "a/index.htm");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_paths_apart),
		cmocka_unit_test(a_folder_is_linked_to_by_its_name),
		cmocka_unit_test(joins),
		cmocka_unit_test(resolves),
		cmocka_unit_test(does_not_leave_the_root),
		cmocka_unit_test(leads_from_page_to_page),
		cmocka_unit_test(a_colon_makes_no_scheme),
		cmocka_unit_test(encodes),
		cmocka_unit_test(decodes),
		cmocka_unit_test(refuses_broken_escapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
