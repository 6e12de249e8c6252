/* The sum of what is found changes with all that is found. */
#include "tests/search/index.h"

#include "search/chunks.h"
#include "search/stamp.h"

static uint64_t
sum(struct test_index *t)
{
	struct units units;
	uint64_t all = 0;

	index_build(t);
	units_make(t->site.site, &t->site.arena, &units);
	chunks_number(&units);
	list_each (struct unit, unit, &units.list)
		all += stamp_of(unit);
	return all;
}

/* Of a site with this call and this article. */
static uint64_t
sum_with(const char *call, const char *article)
{
	struct test_index t = index_new();
	struct arena *arena = &t.site.arena;
	uint64_t found;

	site_put_person(&t.site, "ada-quill", "Ada Quill");
	site_put_person(&t.site, "bo-marsh", "Ada Quill");
	site_put(&t.site, "sources/gazette.md", "---\ntitle: Gazette\n---\n");
	site_put(&t.site, "transcripts/call.md",
		 arena_format(arena, "---\ntitle: Call\nsource: gazette\n%s",
			      call)
			 .s);
	site_put(&t.site, "articles/a.md",
		 arena_format(arena, "---\ntitle: A\n%s", article).s);
	found = sum(&t);
	index_free(&t);
	return found;
}

#define CALL                                                                   \
	"participants: [ada-quill]\ndate: 1931-03-04\n---\n"                   \
	"**Ada Quill:** Yes [laughter] no.\n"
#define ARTICLE                                                                \
	"description: Of the harbour\n---\n"                                   \
	"The *ledger* of the harbour.\n\n`code` of it, and more words.\n"

static void
all_that_is_found_changes_it(void **state)
{
	static const struct {
		const char *call;
		const char *article;
	} others[] = {
		{"participants: [ada-quill]\ndate: 1931-03-05\n---\n"
		 "**Ada Quill:** Yes [laughter] no.\n",
		 ARTICLE},
		{"participants: [ada-quill]\ndate: 1931-03-04\n---\n"
		 "**Ada Quill:** Yes [pause] no.\n",
		 ARTICLE},
		{"participants: [ada-quill]\ndate: 1931-03-04\n---\n"
		 "**Ada Quill** {#x}: Yes [laughter] no.\n",
		 ARTICLE},
		{"participants: [bo-marsh]\ndate: 1931-03-04\n---\n"
		 "**Ada Quill:** Yes [laughter] no.\n",
		 ARTICLE},
		{"participants: [ada-quill]\ndate: 1931-03-04\n"
		 "fidelity: reported\n---\n"
		 "**Ada Quill:** Yes [laughter] no.\n",
		 ARTICLE},
		{CALL, "description: On the harbour\n---\n"
		       "The *ledger* of the harbour.\n\n`code` of it, and "
		       "more words.\n"},
		{CALL, "description: Of the harbour\n---\n"
		       "The *ledger* of the harbour.\n\n`cope` of it, and "
		       "more words.\n"},
		{CALL, "description: Of the harbour\n---\n"
		       "The *ledger* of the harbour.\n\n`code` of it, and "
		       "more word.\n"},
		{CALL, "description: Of the harbour\n---\n"
		       "The *ledger* of the harbour. `code` of it, and "
		       "more words.\n"},
	};
	uint64_t before = sum_with(CALL, ARTICLE);

	(void)state;
	assert_true(before == sum_with(CALL, ARTICLE));
	for (size_t i = 0; i < ARRAY_COUNT(others); i++)
		assert_true(before !=
			    sum_with(others[i].call, others[i].article));
}

static void
each_byte_of_a_text_counts(void **state)
{
	char article[100] = "---\n";
	uint64_t before;

	(void)state;
	memset(article + 4, 'a', 80);
	before = sum_with(CALL, article);
	for (size_t i = 4; i < 84; i++) {
		article[i] = 'b';
		assert_true(before != sum_with(CALL, article));
		article[i] = 'a';
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_that_is_found_changes_it),
		cmocka_unit_test(each_byte_of_a_text_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
