#include "tests/test.h"

#include <sys/stat.h>

#include "base/mem.h"
#include "publish/withheld.h"

struct desk {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	struct withheld withheld;
};

static struct desk
desk_new(const char *terms)
{
	struct desk desk = {.folder = test_folder_new()};

	assert_int_equal(mkdirat(desk.folder.dir, "content", 0777), 0);
	if (terms)
		test_folder_put(&desk.folder, "content/withheld.txt",
				text_of(terms));
	return desk;
}

static void
desk_read(struct desk *desk, int rc)
{
	assert_int_equal(withheld_read(desk->folder.dir, &desk->arena,
				       &desk->withheld, &desk->diag),
			 rc);
}

static void
desk_free(struct desk *desk)
{
	diag_free(&desk->diag);
	arena_free(&desk->arena);
	test_folder_free(&desk->folder);
}

/* How many terms are in a file of these bytes. */
static size_t
count(struct desk *desk, const char *path, struct text bytes)
{
	struct withheld_file file = {text_of(path), TEXT("content/x.md"),
				     bytes};

	diag_free(&desk->diag);
	withheld_check(&desk->withheld, &file, &desk->diag);
	return desk->diag.errors;
}

static void
every_way_to_write_a_name(void **state)
{
	static const char *const ways[] = {
		"Jos\xc3\xa9 Quill",
		"by JOSE\xcc\x81  QUILL.",
		"jos&eacute;&nbsp;quill",
		"<b>Jos\xc3\xa9</b> <i>Qu</i>ill",
		"<td>Jos\xc3\xa9</td><td>Quill</td>",
		"people/jos%C3%A9-quill/",
		"{\"by\": \"Jos\\u00e9 Quill\"}",
		"{\"h\": \"\\u003cb\\u003eJos&#233;\\u003c/b\\u003e Quill\"}",
		"SUMMARY:Jos\xc3\xa9 Qu\r\n ill",
		"the Jos\xc3\xa9 Quills",
	};
	struct desk desk = desk_new("# names\n\nJos\xc3\xa9 Quill\n");

	(void)state;
	desk_read(&desk, 0);
	for (size_t i = 0; i < ARRAY_COUNT(ways); i++)
		assert_int_equal(count(&desk, "a.html", text_of(ways[i])), 1);
	assert_int_equal(count(&desk, "a.html", TEXT("Jos\xc3\xa9 Quit")), 0);
	assert_int_equal(count(&desk, "jos\xc3\xa9-quill/a.html", TEXT("x")),
			 1);
	desk_free(&desk);
}

static void
what_is_said_has_not_the_words(void **state)
{
	struct desk desk = desk_new("Ada Quill\nBo Marsh\n");
	struct withheld_file file = {TEXT("ada-quill/index.html"),
				     TEXT("content/people/bo.md"),
				     TEXT("Ada Quill and Bo Marsh")};

	(void)state;
	desk_read(&desk, 0);
	withheld_check(&desk.withheld, &file, &desk.diag);
	assert_said(&desk.diag,
		    "content/people/bo.md: error[P008]: a file whose name has "
		    "a withheld term has what line 1 of content/withheld.txt "
		    "withholds\n"
		    "content/people/bo.md: error[P008]: a file whose name has "
		    "a withheld term has what line 2 of content/withheld.txt "
		    "withholds\n");
	desk_free(&desk);
}

static void
a_term_across_two_pieces_of_a_large_file(void **state)
{
	struct desk desk = desk_new("Ada Quill\n");
	struct withheld_file file = {TEXT("x.bin"), TEXT("x.bin"), {0}};
	size_t length = (1 << 20) + 100;
	char *bytes = calloc(1, length);

	(void)state;
	assert_non_null(bytes);
	strcpy(bytes + (1 << 20) - 4, "Ada Quill");
	test_folder_put(&desk.folder, "x.bin", (struct text){bytes, length});
	desk_read(&desk, 0);
	assert_int_equal(withheld_check_file(&desk.withheld, &file,
					     desk.folder.dir, &desk.diag),
			 0);
	assert_int_equal(desk.diag.errors, 1);
	free(bytes);
	desk_free(&desk);
}

static void
terms_that_would_be_found_everywhere(void **state)
{
	struct desk desk = desk_new("Ada\n!x\n--\n");

	(void)state;
	desk_read(&desk, -1);
	assert_int_equal(desk.diag.errors, 2);
	desk_free(&desk);
}

static void
without_a_list_nothing_is_withheld(void **state)
{
	struct desk desk = desk_new(NULL);

	(void)state;
	desk_read(&desk, 0);
	assert_int_equal(count(&desk, "a.html", TEXT("Ada Quill")), 0);
	desk_free(&desk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way_to_write_a_name),
		cmocka_unit_test(what_is_said_has_not_the_words),
		cmocka_unit_test(a_term_across_two_pieces_of_a_large_file),
		cmocka_unit_test(terms_that_would_be_found_everywhere),
		cmocka_unit_test(without_a_list_nothing_is_withheld),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
