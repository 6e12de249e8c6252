/*
 * Pages made by real workers: all of them, whatever some do.
 */
/* LINK: -Wl,--wrap=make_jobs */
#include "tests/theme/fixture.h"

#include "base/buf.h"
#include "theme/confine.h"
#include "theme/make.h"
#include "theme/theme.h"
#include "theme/wire.h"

/* What workers say instead of making anything; NULL: they are honest. */
static void (*lie)(const struct making *making, struct buf *said);

void __real_make_jobs(void *context);
void __wrap_make_jobs(void *context);

void
__wrap_make_jobs(void *context)
{
	struct buf said = BUF_INIT;

	if (!lie)
		__real_make_jobs(context);
	if (!lie || wire_read(CONFINE_IN, &said, sizeof(struct run)) <= 0)
		return;
	buf_reset(&said);
	lie(context, &said);
	if (wire_write(CONFINE_OUT, buf_as_text(&said)) != 0)
		return;
	while (wire_read(CONFINE_IN, &said, KIB) > 0)
		; /* until it is ended */
}

/* What the sink was given: "path=bytes\n", in the order of paths. */
struct made {
	struct text *bytes; /* by the number of the page */
	const struct room *room;
	struct arena arena;
	size_t count;
	size_t fails_at; /* the sink fails at that file; 0: never */
	size_t meanwhiles;
	bool fails_before; /* any file is there */
	size_t rests;	   /* how often threads were to end, for a fork */
};

static int
keep(void *context, const struct made_file *file, struct diag *diag)
{
	struct made *made = context;

	if (++made->count == made->fails_at) {
		diag_error(diag, F004, NULL, "the disk is full");
		return -1;
	}
	for (size_t i = 0; i < made->room->site.pages.count; i++) {
		struct text folder = made->room->site.pages.items[i]->path;

		if (text_starts(file->path, folder) &&
		    file->path.len == folder.len + strlen("index.html"))
			made->bytes[i] = arena_text(&made->arena, file->bytes);
	}
	return 0;
}

static int
meanwhile(void *context, struct diag *diag)
{
	struct made *made = context;

	assert_int_equal(made->count, 0);
	made->meanwhiles++;
	if (made->fails_before)
		diag_error(diag, F004, NULL, "the disk is full");
	return made->fails_before ? -1 : 0;
}

static void
rest(void *context)
{
	struct made *made = context;

	made->rests++;
}

static struct made
made_new(const struct room *r)
{
	struct made made = {.room = r};

	made.bytes = arena_array(&made.arena, struct text, r->site.pages.count);
	return made;
}

static int
render(struct room *r, struct made *made)
{
	struct theme_sink_to to = {.take = keep,
				   .meanwhile = meanwhile,
				   .rest = rest,
				   .context = made};

	load_finish(&r->theme);
	return theme_render(&r->theme, &r->site, &to, &r->diag);
}

/* A site of `count` more pages: page-0/ … */
static void
add_pages(struct room *r, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct page *page = arena_new(&r->arena, struct page);
		struct text path = arena_format(&r->arena, "page-%zu/", i);

		room_page(r, page, PAGE_PAGE, path.s, path.s);
		page->source_path =
			arena_format(&r->arena, "content/page-%zu.md", i);
	}
}

static size_t
count_made(const struct made *made)
{
	size_t count = 0;

	for (size_t i = 0; i < made->room->site.pages.count; i++)
		count += made->bytes[i].len > 0;
	return count;
}

static size_t
count_code(const struct diag *diag, enum diag_code code)
{
	size_t count = 0;

	list_each (struct diagnostic, d, &diag->list)
		count += d->code == code;
	return count;
}

static const char plain[] =
	"local h = require 'html'\n"
	"return function(page, site)\n"
	"  return h.p { page.title, ' ', math.random(1000000) }\n"
	"end";

static void
every_number_of_workers_makes_the_same(void **state)
{
	struct room *r = *state;
	struct made alone = {0}, many = {0};

	add_pages(r, 500);
	room_put(r, "layouts/page.lua", plain);
	alone = made_new(r);
	many = made_new(r);
	r->theme.options.jobs = 1;
	assert_int_equal(render(r, &alone), 0);
	r->theme.options.jobs = 5;
	assert_int_equal(render(r, &many), 0);
	assert_int_equal(alone.count, 505);
	assert_int_equal(many.count, 505);
	for (size_t i = 0; i < r->site.pages.count; i++) {
		assert_true(alone.bytes[i].len > 0);
		assert_same_text(many.bytes[i], alone.bytes[i]);
	}
	arena_free(&alone.arena);
	arena_free(&many.arena);
}

static const char large[] =
	"return function(page)\n"
	"  local number, held = tonumber(page.path:match '%d+') or 0, {}\n"
	"  if number % 10 == 3 then\n"
	"    for i = 1, 70 do held[i] = ('y'):rep(1 << 20) .. i end\n"
	"  end\n"
	"  local size = number % 4 == 1 and 3 << 20 or 10\n"
	"  return { page.path, ('x'):rep(size), #held }\n"
	"end";

/* Large files go another way than small ones, and behind a page that takes much
 * memory a state is opened anew. */
/* What files say of their links and ids. */
struct said {
	struct buf lines;
	size_t sums;
	size_t ids;
};

static int
keep_said(void *context, const struct made_file *file, struct diag *diag)
{
	struct said *said = context;

	(void)diag;
	buf_text(&said->lines, file->links);
	said->ids += file->ids.len > 0;
	said->sums += file->sums.len / sizeof(uint64_t);
	return 0;
}

static void
sums_come_instead_of_links_and_ids(void **state)
{
	struct room *r = *state;
	struct said told = {.lines = BUF_INIT}, summed = {.lines = BUF_INIT};
	struct theme_sink_to to = {.take = keep_said, .context = &told};

	room_put(r, "layouts/page.lua",
		 "local h = require 'html'\n"
		 "return function(page, site) return h.p { id = 'a',\n"
		 "  h.a { href = 'b/' }, h.a { href = '#c' } } end");
	add_pages(r, 3);
	load_finish(&r->theme);
	assert_int_equal(theme_render(&r->theme, &r->site, &to, &r->diag), 0);
	assert_int_equal(told.sums, 0);
	assert_true(told.ids >= 3);
	assert_non_null(strstr(told.lines.s, "a href page-0/b/\n"));
	to.context = &summed;
	to.is_summing = true;
	assert_int_equal(theme_render(&r->theme, &r->site, &to, &r->diag), 0);
	assert_int_equal(summed.sums, 2 * told.ids);
	assert_int_equal(summed.ids, 0);
	assert_null(strstr(summed.lines.s, "a href page-0/b/\n"));
	assert_non_null(strstr(summed.lines.s, "#a href c\n"));
	buf_free(&told.lines);
	buf_free(&summed.lines);
}

static void
large_files_come_whole_between_small_ones(void **state)
{
	struct room *r = *state;
	struct made made = {0};

	add_pages(r, 40);
	room_put(r, "layouts/page.lua", large);
	made = made_new(r);
	assert_int_equal(render(r, &made), 0);
	for (size_t i = r->site.pages.count - 40, n = 0; n < 40; i++, n++) {
		size_t size = n % 4 == 1 ? 3 << 20 : 10;
		struct text path = r->site.pages.items[i]->path;
		struct text bytes = made.bytes[i];

		bytes = text_from(bytes, strlen("<!doctype html>\n"));
		assert_text(text_slice(bytes, 0, path.len), path.s);
		assert_int_equal(bytes.s[path.len + size - 1], 'x');
		assert_text(text_from(bytes, path.len + size),
			    n % 10 == 3 ? "70\n" : "0\n");
	}
	arena_free(&made.arena);
}

static void
an_error_is_told_once_and_the_rest_is_made(void **state)
{
	struct room *r = *state;
	struct made made = {0};

	add_pages(r, 40);
	room_put(r, "parts/harm.lua",
		 "return function(page)\n"
		 "  if page.id == '' and page.title:find 'page%-.3' then\n"
		 "    return page.nothing.at_all\n"
		 "  end\n"
		 "end");
	room_put(r, "layouts/page.lua",
		 "local h = require 'html'\n"
		 "local harm = require 'parts.harm'\n"
		 "return function(page) return h.p { 'x', harm(page) } end");
	made = made_new(r);
	assert_int_equal(render(r, &made), -1);
	assert_int_equal(count_made(&made), 45 - 3);
	assert_said(&r->diag,
		    "themes/harbour/parts/harm.lua:3: error[T003]: a page has "
		    "no field \"nothing\"\n"
		    "      = while making page-13/index.html from "
		    "content/page-13.md\n"
		    "      = also page-23/index.html, page-33/index.html\n"
		    "      = at themes/harbour/parts/harm.lua:3, in harm\n"
		    "      = at themes/harbour/layouts/page.lua:3\n");
	arena_free(&made.arena);
}

static void
a_crash_costs_its_page(void **state)
{
	struct room *r = *state;
	struct made made = {0};

	add_pages(r, 100);
	room_put(r, "layouts/page.lua", plain);
	r->site.pages.items[50]->title = (struct text){(const char *)8, 1000};
	made = made_new(r);
	assert_int_equal(render(r, &made), -1);
	assert_int_equal(count_made(&made), 104);
	assert_int_equal(made.rests, r->theme.options.jobs + 1);
	assert_int_equal(made.bytes[50].len, 0);
	assert_int_equal(r->diag.errors, 1);
	assert_int_equal(r->diag.list.items[0].code, T008);
	assert_text_holds(r->diag.list.items[0].notes,
			  "while making page-45/index.html from "
			  "content/page-45.md");
	arena_free(&made.arena);
}

static void
a_page_that_hangs_is_ended(void **state)
{
	struct room *r = *state;
	struct made made = {0};

	add_pages(r, 60);
	r->theme.page_ms = 700;
	room_put(r, "layouts/page.lua",
		 "local h = require 'html'\n"
		 "return function(page)\n"
		 "  if page.title == 'page-7/' then\n"
		 "    local a = ('x'):rep(1 << 24)\n"
		 "    local b = a:sub(2) .. 'x'\n"
		 "    while a == b do end\n" /* few steps, much time */
		 "  end\n"
		 "  return h.p(page.title)\n"
		 "end");
	made = made_new(r);
	assert_int_equal(render(r, &made), -1);
	assert_int_equal(count_made(&made), 64);
	assert_int_equal(r->diag.errors, 1);
	assert_int_equal(r->diag.list.items[0].code, T007);
	assert_text_holds(r->diag.list.items[0].notes,
			  "while making page-7/index.html");
	arena_free(&made.arena);
}

static void
say_shared(struct buf *said, size_t bytes)
{
	frame_put(said, &(struct frame){FRAME_SHARED, bytes, {"", 0}});
}

static void
say_nothing_shared(const struct making *making, struct buf *said)
{
	(void)making;
	say_shared(said, 0);
}

static void
say_more_than_there_is(const struct making *making, struct buf *said)
{
	(void)making;
	say_shared(said, MAKE_SHARED_SIZE + 1);
}

static void
say_half_a_frame(const struct making *making, struct buf *said)
{
	frame_put(said, &(struct frame){FRAME_PRINT, 0, TEXT("abc")});
	memcpy(making->shared->places[0], said->s, said->len);
	say_shared(said, said->len - 1);
}

static void
say_that_it_is_there(const struct making *making, struct buf *said)
{
	say_shared(said, 24);
	memcpy(making->shared->places[0], said->s, said->len);
}

/* A worker that lies of what it shares is ended as one that crashes. */
static void
what_is_shared_is_not_trusted(void **state)
{
	static void (*const lies[])(const struct making *, struct buf *) = {
		say_nothing_shared, say_more_than_there_is, say_half_a_frame,
		say_that_it_is_there};
	struct room *r = *state;
	struct made made = {0};

	add_pages(r, 100);
	room_put(r, "layouts/page.lua", plain);
	made = made_new(r);
	for (size_t i = 0; i < ARRAY_COUNT(lies); i++) {
		lie = lies[i];
		assert_int_equal(render(r, &made), -1);
		lie = NULL;
		assert_int_equal(count_made(&made), 0);
		assert_int_equal(count_code(&r->diag, T008), i + 1);
		assert_int_equal(count_code(&r->diag, T012), i + 1);
	}
	arena_free(&made.arena);
}

static void
the_third_death_is_the_last(void **state)
{
	struct room *r = *state;
	struct made made = {0};

	add_pages(r, 400);
	room_put(r, "layouts/page.lua", plain);
	for (size_t i = 5; i < 405; i++)
		r->site.pages.items[i]->title =
			(struct text){(const char *)8, 1000};
	made = made_new(r);
	assert_int_equal(render(r, &made), -1);
	assert_int_equal(count_code(&r->diag, T012), 1);
	/* One cause, told once. */
	assert_int_equal(count_code(&r->diag, T008), 1);
	assert_text_holds(r->diag.list.items[0].notes, "also page-");
	arena_free(&made.arena);
}

static void
memory_that_runs_out_at_once_is_told(void **state)
{
	struct room *r = *state;
	struct made made = {0};
	struct buf body = BUF_INIT;

	add_pages(r, 30);
	buf_literal(&body, "return function(page)\n"
			   "if page.title ~= 'page-9/' then return 'x' end\n"
			   "local s = ('x'):rep(1 << 24)\n"
			   "return s");
	for (int i = 0; i < 60; i++)
		buf_literal(&body, "..s");
	buf_literal(&body, "\nend");
	room_put(r, "layouts/page.lua", body.s);
	made = made_new(r);
	assert_int_equal(render(r, &made), -1);
	assert_int_equal(count_made(&made), 34);
	assert_int_equal(r->diag.errors, 1);
	assert_int_equal(r->diag.list.items[0].code, T004);
	assert_int_equal(r->diag.list.items[0].place.line, 4);
	assert_text_holds(r->diag.list.items[0].notes,
			  "while making page-9/index.html");
	buf_free(&body);
	arena_free(&made.arena);
}

static void
pages_that_reach_limits_end_the_making(void **state)
{
	struct room *r = *state;
	struct made made = {0};

	add_pages(r, 400);
	room_put(r, "layouts/page.lua",
		 "return function() local s = ('<'):rep(1 << 24)\n"
		 "return { s, s, s, s, s } end");
	made = made_new(r);
	assert_int_equal(render(r, &made), -1);
	assert_int_equal(count_code(&r->diag, T012), 1);
	assert_true(count_code(&r->diag, T006) >= 1);
	arena_free(&made.arena);
}

static void
a_sink_that_fails_ends_it(void **state)
{
	struct room *r = *state;
	struct made made = {0};

	add_pages(r, 300);
	room_put(r, "layouts/page.lua", plain);
	made = made_new(r);
	made.fails_at = 20;
	assert_int_equal(render(r, &made), -1);
	assert_int_equal(made.count, 20);
	assert_int_equal(made.meanwhiles, 1);
	assert_int_equal(r->diag.errors, 1);
	assert_int_equal(r->diag.list.items[0].code, F004);
	arena_free(&made.arena);
}

static void
what_fails_meanwhile_ends_it(void **state)
{
	struct room *r = *state;
	struct made made = {0};

	add_pages(r, 300);
	room_put(r, "layouts/page.lua", plain);
	made = made_new(r);
	made.fails_before = true;
	assert_int_equal(render(r, &made), -1);
	assert_int_equal(made.count, 0);
	assert_int_equal(r->diag.errors, 1);
	arena_free(&made.arena);
}

static void
what_a_theme_prints_is_a_warning(void **state)
{
	struct room *r = *state;
	struct made made = {0};

	add_pages(r, 10);
	room_put(r, "layouts/page.lua",
		 "return function(page)\n"
		 "  if page.kind == 'home' then\n"
		 "    for i = 1, 100000 do print('here', {}, page) end\n"
		 "  end\n"
		 "  return 'x'\n"
		 "end");
	made = made_new(r);
	assert_int_equal(render(r, &made), 0);
	assert_said(&r->diag,
		    "themes/harbour/layouts/page.lua:3: warning[T011]: print: "
		    "here table page\n"
		    "      = while making index.html\n"
		    "      = and 19 more like it\n");
	arena_free(&made.arena);
}

static void
outputs_are_made_too(void **state)
{
	struct room *r = *state;
	struct made made = {0};

	room_put(r, "layouts/page.lua", plain);
	room_put(r, "layouts/feed.xml.lua",
		 "local x = require 'xml' return function(page, site) return "
		 "x.feed { x.title(site.title) } end");
	room_put_at(r, 1, "layouts/feed.xml.lua", "error 'replaced'");
	made = made_new(r);
	assert_int_equal(render(r, &made), 0);
	assert_int_equal(made.count, 6);
	arena_free(&made.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(every_number_of_workers_makes_the_same),
		room_test(sums_come_instead_of_links_and_ids),
		room_test(large_files_come_whole_between_small_ones),
		room_test(an_error_is_told_once_and_the_rest_is_made),
		room_test(a_crash_costs_its_page),
		room_test(a_page_that_hangs_is_ended),
		room_test(what_is_shared_is_not_trusted),
		room_test(the_third_death_is_the_last),
		room_test(memory_that_runs_out_at_once_is_told),
		room_test(pages_that_reach_limits_end_the_making),
		room_test(a_sink_that_fails_ends_it),
		room_test(what_fails_meanwhile_ends_it),
		room_test(what_a_theme_prints_is_a_warning),
		room_test(outputs_are_made_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
