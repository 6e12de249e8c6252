#include "tests/theme/fixture.h"

static void
lists_are_sorted_by_a_key(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "return site.pages:sort('title'):map(function(p) return "
		    "p.title .. ' ' end)",
		    "Ada Quill Flood Harbour call Home Never ");
	assert_made(r,
		    "return site.pages:take(3):sort(function(p) return "
		    "#p.path end, 'descending'):map(function(p) return "
		    "p.title .. ' ' end)",
		    "Harbour call Flood Home ");
	assert_made(r,
		    "local all = site.pages:map(function(p) return { n = "
		    "p.title, k = p.title == 'Home' and 2 or p.title == "
		    "'Never' and 1 or nil } end) return "
		    "{ all:sort('k'):map(function(i) return i.n .. ' ' "
		    "end), '/', all:sort('k', 'descending'):map(function(i) "
		    "return i.n .. ' ' end) }",
		    "Never Home Flood Harbour call Ada Quill /Home Never "
		    "Flood Harbour call Ada Quill ");
}

/* What is equal stays as it was, whatever qsort does. */
static void
equal_items_keep_their_order(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "local all = {} for i = 1, 40 do all[i] = { n = i, k = "
		    "i % 2 } end all = site.pages:take(0):filter(function() "
		    "end) for i = 1, 40 do all[i] = { n = i, k = i % 2 } "
		    "end local s = all:sort('k') for i = 2, 40 do if s[i].k "
		    "== s[i - 1].k and s[i].n < s[i - 1].n then return "
		    "'mixed' end end return 'kept'",
		    "kept");
}

static void
keys_are_what_can_be_compared(void **state)
{
	struct room *r = *state;

	assert_made(r, "return site.events:sort('date')[1].id", "three-days");
	assert_fails(r, "site.pages:sort(function(p) return p end)",
		     "this is a page");
	assert_fails(r, "site.pages:sort('titel')", "did you mean \"title\"?");
	assert_fails(r, "site.pages:sort()", "function expected");
	assert_fails(r, "site.pages:sort('title', 'down')",
		     "\"ascending\" or \"descending\", not \"down\"");
}

static void
lists_are_grouped_as_keys_come(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "return site.pages:group('kind'):map(function(g) return "
		    "{ g.key, #g.items, ' ' } end)",
		    "home1 article1 transcript1 person1 quotation1 ");
	assert_made(r,
		    "return site.pages:group(function(p) if p.kind ~= "
		    "'home' then return #p.title > 5 end end)"
		    ":map(function(g) return { tostring(g.key), ' ', "
		    "g.items:map(function(p) return p.title .. ' ' end) } "
		    "end)",
		    "false Flood Never true Harbour call Ada Quill ");
}

static void
the_first_that_fits_is_found(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "return site.pages:find(function(p) return p.kind == "
		    "'person' end).title",
		    "Ada Quill");
	assert_made(r, "return tostring(site.pages:find(function() end))",
		    "nil");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(lists_are_sorted_by_a_key),
		room_test(equal_items_keep_their_order),
		room_test(keys_are_what_can_be_compared),
		room_test(lists_are_grouped_as_keys_come),
		room_test(the_first_that_fits_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
