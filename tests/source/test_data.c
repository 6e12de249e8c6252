#include "tests/test.h"

#include <sys/stat.h>

#include "base/file.h"
#include "source/source.h"

struct data_test {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	const struct value *data;
};

static struct data_test
begin(void)
{
	struct data_test t = {.folder = test_folder_new()};

	assert_int_equal(
		file_make_folders(t.folder.dir, "content/data/", &t.diag), 0);
	return t;
}

static void
put(struct data_test *t, const char *name, const char *bytes)
{
	struct text path = arena_format(&t->arena, "content/data/%s", name);

	test_folder_put(&t->folder, path.s, text_of(bytes));
}

static void
end(struct data_test *t)
{
	test_folder_free(&t->folder);
	arena_free(&t->arena);
	diag_free(&t->diag);
}

static const struct value *
item(const struct value *list, size_t i)
{
	assert_non_null(list);
	assert_int_equal(list->kind, VALUE_LIST);
	assert_true(i < list->items.count);
	return list->items.items[i];
}

static void
each_file_is_under_its_name(void **state)
{
	struct data_test t = begin();
	const struct value *list;

	(void)state;
	put(&t, "ships.yaml", "- {name: Ada, tons: 12}\n- {name: \"7\"}\n");
	put(&t, "port.json",
	    "{\"name\": \"Hafen\", \"depth\": -4.5, \"n\": 12, "
	    "\"open\": true, \"by\": null, \"quays\": [1, [2]]}");
	put(&t, "tides.csv",
	    "day,height\n1931-03-04,\"3,1 \"\"high\"\"\"\n\n1931-03-05,\n");
	put(&t, ".hidden", "{");
	put(&t, "ships.yaml~", "{");
	t.data = data_read(t.folder.dir, &t.arena, &t.diag);
	assert_int_equal(t.diag.errors, 0);
	assert_int_equal(t.data->entries.count, 3);
	list = value_get(t.data, "ships");
	assert_text(value_text(item(list, 0), "tons"), "12");
	assert_false(value_get(item(list, 0), "tons")->quoted);
	assert_true(value_get(item(list, 1), "name")->quoted);
	list = value_get(t.data, "port");
	assert_text(value_text(list, "name"), "Hafen");
	assert_true(value_get(list, "name")->quoted);
	assert_text(value_text(list, "depth"), "-4.5");
	assert_text(value_text(list, "n"), "12");
	assert_false(value_get(list, "n")->quoted);
	assert_true(value_true(list, "open"));
	assert_text(value_text(list, "by"), "");
	assert_text(item(item(value_get(list, "quays"), 1), 0)->text, "2");
	list = value_get(t.data, "tides");
	assert_int_equal(list->items.count, 2);
	assert_text(value_text(item(list, 0), "day"), "1931-03-04");
	assert_text(value_text(item(list, 0), "height"), "3,1 \"high\"");
	assert_true(value_get(item(list, 0), "day")->quoted);
	assert_text(value_text(item(list, 1), "height"), "");
	end(&t);
}

static void
semicolons_separate_too(void **state)
{
	struct data_test t = begin();

	(void)state;
	put(&t, "a.csv", "x;y\n\"1\n2\";3,5");
	t.data = data_read(t.folder.dir, &t.arena, &t.diag);
	assert_int_equal(t.diag.errors, 0);
	assert_text(value_text(item(value_get(t.data, "a"), 0), "x"), "1\n2");
	assert_text(value_text(item(value_get(t.data, "a"), 0), "y"), "3,5");
	end(&t);
}

static void
no_folder_is_no_data(void **state)
{
	struct data_test t = {.folder = test_folder_new()};

	(void)state;
	t.data = data_read(t.folder.dir, &t.arena, &t.diag);
	assert_int_equal(t.data->kind, VALUE_MAP);
	assert_int_equal(t.data->entries.count, 0);
	assert_int_equal(t.diag.errors, 0);
	end(&t);
}

static void
told(const char *name, const char *bytes, const char *wanted)
{
	struct data_test t = begin();
	struct diag_style style = {.site_dir = -1};
	char *said;

	put(&t, name, bytes);
	t.data = data_read(t.folder.dir, &t.arena, &t.diag);
	said = test_printed(&t.diag, &style);
	if (!strstr(said, wanted))
		print_error("%s\n%s\n", wanted, said);
	assert_non_null(strstr(said, wanted));
	assert_int_equal(t.diag.errors, 1);
	free(said);
	end(&t);
}

static void
what_is_wrong_has_its_place(void **state)
{
	(void)state;
	told("a.json", "{\"x\": 1,\n \"é\": }",
	     "content/data/a.json:2:8: error[S030]: this is no JSON");
	told("a.json", "{\"x\": 1, \"x\": 2}", "error[S030]: this is no JSON");
	told("a.json", "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", "error[S004]");
	told("a.yaml", "a: 1\nb: *c\n", "content/data/a.yaml:2:4: error[S006]");
	told("a.csv", "a,b\n1,2\n3\n",
	     "content/data/a.csv:3:1: error[S030]: this row has 1 cells and "
	     "not 2");
	told("a.csv", "a,a\n", "a.csv:1:1: error[S030]: two columns are named");
	told("a.csv", "a,\n", "a.csv:1:1: error[S030]: a column has no name");
	told("a.csv", "a\n\"x\n", "a.csv:2:1: error[S030]: a quoted cell");
	told("a.csv", "a\n\"x\"y\n", "a.csv:2:1: error[S030]: text stands");
	told("a.toml", "a = 1\n", "content/data/a.toml: error[S030]");
	told("a.csv", "\xff\n", "error[S013]");
}

static void
two_files_of_one_name_are_told(void **state)
{
	struct data_test t = begin();

	(void)state;
	put(&t, "a.json", "1");
	put(&t, "a.yaml", "2");
	t.data = data_read(t.folder.dir, &t.arena, &t.diag);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, S030);
	assert_text(t.diag.list.items[0].place.path, "content/data/a.yaml");
	end(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_file_is_under_its_name),
		cmocka_unit_test(semicolons_separate_too),
		cmocka_unit_test(no_folder_is_no_data),
		cmocka_unit_test(what_is_wrong_has_its_place),
		cmocka_unit_test(two_files_of_one_name_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
