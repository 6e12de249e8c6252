#include "tests/theme/fixture.h"

#include <stdlib.h>

#include "theme/profile.h"

/* A room that is measured. */
static struct profile_share *
measure(struct room *r)
{
	struct profile_share *share;

	room_start(r);
	share = calloc(1, profile_size(&r->theme));
	assert_non_null(share);
	r->vm->profiler.share = share;
	return share;
}

/* Makes the article, as make.c does. */
static struct text
make_measured(struct room *r)
{
	struct text made;

	profile_begin_page(r->vm);
	made = room_make(r, &r->article);
	profile_end_page(r->vm);
	return made;
}

static size_t
number_of(const struct room *r, const char *path)
{
	for (size_t i = 0; i < r->theme.files.count; i++)
		if (text_equal(r->theme.files.items[i].path, text_of(path)))
			return i;
	fail_msg("there is no %s", path);
	return 0;
}

static const char *const layout =
	"local h = require 'html'\n"
	"local card = require 'parts.card'\n"
	"local words = require 'parts.words'\n"
	"return function(page, site)\n"
	"return h.p { card(page), card(page), words.say('x', 'y') } end";

static const char *const card = "local words = require 'parts.words'\n"
				"return function(page)\n"
				"local n = 0\n"
				"for i = 1, 20000 do n = n + i end\n"
				"return words.say(page.title, n) end";

static const char *const words = "return { say = function(a, b)\n"
				 "return a .. b, 'second' end }";

static void
put_theme(struct room *r)
{
	room_put(r, "layouts/page.lua", layout);
	room_put(r, "parts/card.lua", card);
	room_put(r, "parts/words.lua", words);
}

static void
calls_of_each_file_are_counted(void **state)
{
	struct room *r = *state;
	struct profile_share *share;
	const struct profile_entry *page, *part, *say;
	int64_t own = 0;

	put_theme(r);
	share = measure(r);
	make_measured(r);
	make_measured(r);
	page = &share->entries[number_of(r, "layouts/page.lua")];
	part = &share->entries[number_of(r, "parts/card.lua")];
	say = &share->entries[number_of(r, "parts/words.lua")];
	assert_int_equal(share->made, 2);
	assert_int_equal(page->calls, 2);
	assert_int_equal(part->calls, 4);
	assert_int_equal(say->calls, 6);
	/* The part counts to twenty thousand, the layout does nothing: what a
	 * busy machine has made it wait is outweighed in time. */
	for (int i = 0; i < 1000 && part->own <= page->own + say->own; i++)
		make_measured(r);
	assert_true(part->own > page->own);
	assert_true(part->own > say->own);
	assert_true(page->total >= page->own + part->own);
	for (size_t i = 0; i < r->theme.files.count + PROFILE_WORKS; i++)
		own += share->entries[i].own;
	assert_true(own <= share->time);
	free(share);
}

static void
what_is_made_is_the_same(void **state)
{
	struct room *r = *state;
	struct profile_share *share;
	struct text plain, measured;

	put_theme(r);
	plain = arena_text(&r->arena, room_make(r, &r->article));
	assert_text_holds(plain, "Flood200010000");
	vm_close(r->vm);
	r->vm = NULL;
	share = measure(r);
	measured = make_measured(r);
	assert_text(measured, plain.s);
	free(share);
}

/* An error that a theme catches ends calls without leaving them. */
static void
caught_errors_do_not_shift_what_follows(void **state)
{
	struct room *r = *state;
	struct profile_share *share;

	room_put(r, "layouts/page.lua",
		 "local h = require 'html'\n"
		 "local bad = require 'parts.bad'\n"
		 "return function() return h.p { tostring(pcall(bad)) } end");
	room_put(r, "parts/bad.lua", "return function() error 'no' end");
	share = measure(r);
	assert_text_holds(make_measured(r), "<p>false</p>");
	assert_int_equal(r->vm->profiler.depth, 0);
	assert_int_equal(share->entries[number_of(r, "parts/bad.lua")].calls,
			 1);
	assert_true(share->entries[number_of(r, "layouts/page.lua")].total > 0);
	free(share);
}

static void
a_page_that_fails_does_not_shift_the_next(void **state)
{
	struct room *r = *state;
	struct profile_share *share;

	room_put(r, "layouts/page.lua",
		 "local bad = require 'parts.bad'\n"
		 "return function() return bad() end");
	room_put(r, "parts/bad.lua", "return function() error 'no' end");
	share = measure(r);
	assert_text(make_measured(r), "");
	assert_text_holds(r->failure.message, "no");
	make_measured(r);
	assert_int_equal(r->vm->profiler.depth, 2);
	assert_int_equal(share->made, 2);
	free(share);
}

static void
parts_may_yield(void **state)
{
	struct room *r = *state;
	struct profile_share *share;

	room_put(r, "layouts/page.lua",
		 "local h = require 'html'\n"
		 "local each = require 'parts.each'\n"
		 "return function()\n"
		 "local out = {}\n"
		 "for n in coroutine.wrap(function() each(3) end) do\n"
		 "out[#out + 1] = tostring(n) end\n"
		 "return h.p { out } end");
	room_put(r, "parts/each.lua",
		 "return function(n) for i = 1, n do coroutine.yield(i) end "
		 "end");
	share = measure(r);
	assert_text_holds(make_measured(r), "<p>123</p>");
	assert_int_equal(r->vm->profiler.depth, 0);
	free(share);
}

/* The time of a part that calls itself counts once. */
static void
recursion_counts_once(void **state)
{
	struct room *r = *state;
	struct profile_share *share;
	const struct profile_entry *entry;

	room_put(r, "layouts/page.lua",
		 "local h = require 'html'\n"
		 "local down = require 'parts.down'\n"
		 "return function() return h.p { down(30) } end");
	room_put(r, "parts/down.lua",
		 "return function(n)\n"
		 "for i = 1, 1000 do local _ = i end\n"
		 "return n == 0 and 'end' or require 'parts.down'(n - 1) end");
	share = measure(r);
	assert_text_holds(make_measured(r), "<p>end</p>");
	entry = &share->entries[number_of(r, "parts/down.lua")];
	assert_int_equal(entry->calls, 31);
	assert_true(entry->total <= share->time);
	free(share);
}

static struct text
say_job(const void *context, struct arena *arena, uint64_t job)
{
	(void)context;
	return arena_format(arena, "page %d", (int)job);
}

static const struct theme_time *
time_of(const struct theme_profile *profile, const char *name)
{
	list_each (struct theme_time, time, &profile->times)
		if (text_equal(time->name, text_of(name)))
			return time;
	fail_msg("there is no %s", name);
	return NULL;
}

/* Two workers' numbers together, sorted, and what is left. */
static void
shares_are_added_up(void **state)
{
	struct room *r = *state;
	struct theme_profile profile = {0};
	struct profile_share *share;
	size_t output;

	put_theme(r);
	room_put(r, "layouts/feed.xml.lua", "return nil");
	share = measure(r);
	share->made = 3;
	share->time = 1000;
	output = number_of(r, "layouts/feed.xml.lua");
	share->entries[output] = (struct profile_entry){1, 300, 300};
	share->entries[number_of(r, "parts/card.lua")] =
		(struct profile_entry){2, 150, 50};
	for (uint64_t job = 0; job < 7; job++)
		share->slowest[share->slow_count++] =
			(struct profile_page){job, (int64_t)(100 - job)};
	profile_open(&profile, &r->theme);
	profile_add(&profile, share, say_job, NULL);
	profile_add(&profile, share, say_job, NULL);
	profile_close(&profile);
	assert_int_equal(profile.made, 6);
	assert_int_equal(profile.time, 2000);
	assert_text(profile.times.items[0].name, "all else");
	assert_int_equal(profile.times.items[0].own, 1300);
	assert_text(profile.times.items[1].name,
		    "themes/harbour/layouts/feed.xml.lua");
	assert_string_equal(profile.times.items[1].kind, "output");
	assert_int_equal(
		time_of(&profile, "themes/harbour/parts/card.lua")->calls, 4);
	assert_int_equal(profile.slowest.count, THEME_SLOWEST);
	assert_text(profile.slowest.items[0].origin, "page 0");
	assert_text(profile.slowest.items[1].origin, "page 0");
	assert_text(profile.slowest.items[2].origin, "page 1");
	theme_profile_free(&profile);
	free(share);
}

/* The eleventh is dropped, whichever came first. */
static void
only_the_slowest_pages_are_kept(void **state)
{
	struct room *r = *state;
	struct profile_share *share;

	put_theme(r);
	share = measure(r);
	for (int i = 0; i < 2 * THEME_SLOWEST; i++)
		make_measured(r);
	assert_int_equal(share->slow_count, THEME_SLOWEST);
	for (int i = 1; i < THEME_SLOWEST; i++)
		assert_true(share->slowest[i - 1].time >=
			    share->slowest[i].time);
	free(share);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(calls_of_each_file_are_counted),
		room_test(what_is_made_is_the_same),
		room_test(caught_errors_do_not_shift_what_follows),
		room_test(a_page_that_fails_does_not_shift_the_next),
		room_test(parts_may_yield),
		room_test(recursion_counts_once),
		room_test(shares_are_added_up),
		room_test(only_the_slowest_pages_are_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
