#include "cli/manual.h"

#include "test.h"

static const char manual[] = "# Messages\n"
			     "\n"
			     "## Quotations\n"
			     "\n"
			     "### Q001\n"
			     "\n"
			     "*its title*\n"
			     "\n"
			     "What it [means](other.md), and\n"
			     "more.\n"
			     "\n"
			     "```markdown content/x.md\n"
			     "### not a heading\n"
			     "\n"
			     "[a](b)\n"
			     "```\n"
			     "\n"
			     "Mend it.\n"
			     "\n"
			     "### Q002\n"
			     "\n"
			     "*another*\n"
			     "\n"
			     "The last.\n";

static void
check_plain(enum diag_code code, const char *wanted)
{
	struct buf out = BUF_INIT;

	manual_add_plain(&out, manual_entry(text_of(manual), code));
	assert_string_equal(out.s, wanted);
	buf_free(&out);
}

static void
an_entry_for_a_terminal(void **state)
{
	(void)state;
	check_plain(Q001, "What it [means], and\n"
			  "more.\n"
			  "\n"
			  "content/x.md:\n"
			  "\n"
			  "    ### not a heading\n"
			  "\n"
			  "    [a](b)\n"
			  "\n"
			  "Mend it.\n");
	check_plain(Q002, "The last.\n");
}

static void
an_entry_that_is_not_there_is_empty(void **state)
{
	(void)state;
	check_plain(Q003, "");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_entry_for_a_terminal),
		cmocka_unit_test(an_entry_that_is_not_there_is_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
