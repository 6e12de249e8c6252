#include "tests/theme/fixture.h"

static void
an_element_for_each_pair(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "return h.metas('property', { 'og:title', 'a \"<b>\"', "
		    "'og:x', false, 'og:y', '', 'og:width', 800 })",
		    "<meta content=\"a &quot;&lt;b&gt;&quot;\" "
		    "property=\"og:title\">"
		    "<meta content=\"800\" property=\"og:width\">");
	assert_made(r, "return h.metas('name', { 'author', 'Ada' })",
		    "<meta content=\"Ada\" name=\"author\">");
	assert_made(r, "return h.metas('name', {})", "");
}

static void
what_is_refused(void **state)
{
	struct room *r = *state;

	/* No meta that does something: only those that say something. */
	assert_fails(r, "return h.metas('http-equiv', { 'refresh', '0' })",
		     "h.metas wants \"name\" or \"property\"");
	assert_fails(r, "return h.metas('name', { 'a' })", "in turn");
	assert_fails(r, "return h.metas('name', { 1, 'a' })", "in turn");
	assert_fails(r, "return h.metas('name', { 'a', {} })",
		     "a has a table as its value");
	assert_fails(r, "return h.metas('name', { 'a', nil, 'b', 'c' })",
		     "a has nil as its value");
	assert_fails(r, "return h.metas('name', { 'a', '\\xff' })", "UTF-8");
	assert_fails(r, "return h.metas('name', setmetatable({}, {}))",
		     "a plain table");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(an_element_for_each_pair),
		room_test(what_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
