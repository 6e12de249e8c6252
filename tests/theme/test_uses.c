#include "tests/theme/fixture.h"

#include "theme/uses.h"

static int
check(struct room *r)
{
	load_finish(&r->theme);
	return uses_check(&r->theme, &r->site, &r->diag);
}

static void
a_layout_that_is_not_there_is_told_where_it_is_named(void **state)
{
	struct room *r = *state;
	struct place article = {
		.path = TEXT("content/a.md"), .line = 3, .column = 9};
	struct place home = {.path = TEXT("content/b.md")};
	struct page_extras named[] = {{.layout_place = &article},
				      {.layout_place = &home}};

	room_put(r, "layouts/page.lua", "");
	room_put(r, "layouts/gallery.lua", "");
	room_put(r, "layouts/feed.xml.lua", "");
	r->article.layout = TEXT("galery");
	r->article.extras = &named[0];
	r->home.layout = TEXT("home");
	r->home.extras = &named[1];
	assert_int_equal(check(r), -1);
	assert_said(&r->diag,
		    "content/a.md:3:9: error[T020]: the theme has no layout "
		    "\"galery\"\n"
		    "      = the theme's layouts: gallery, page\n"
		    "      = hint: did you mean gallery?\n");
}

/* Many pages of one line of theme.lua are one mistake. */
static void
pages_of_a_theme_are_told_once(void **state)
{
	struct room *r = *state;
	struct place place = {.path = TEXT("themes/harbour/theme.lua")};
	struct page_extras named = {.layout_place = &place};

	for (size_t i = 0; i < r->site.pages.count; i++) {
		r->site.pages.items[i]->layout = TEXT("terms");
		r->site.pages.items[i]->extras = &named;
	}
	assert_int_equal(check(r), -1);
	assert_int_equal(r->diag.errors, 1);
}

static void
files_that_nothing_asks_for_are_told(void **state)
{
	struct room *r = *state;

	room_put(r, "layouts/artcle.lua", "");
	room_put(r, "layouts/transcipt.words.vtt.lua", "");
	room_put(r, "parts/crad.lua", "return 1");
	room_put(r, "filters/dashes.lua", "return 1");
	assert_int_equal(check(r), 0);
	assert_int_equal(r->diag.list.count, 4);
	list_each (struct diagnostic, d, &r->diag.list)
		assert_int_equal(d->code, T021);
	assert_text(r->diag.list.items[0].place.path,
		    "themes/harbour/filters/dashes.lua");
	assert_text_holds(r->diag.list.items[0].hint, "{ \"dashes\" }");
	assert_text_holds(r->diag.list.items[1].hint, "did you mean article?");
	assert_text_holds(r->diag.list.items[2].hint,
			  "did you mean transcript?");
	assert_text_holds(r->diag.list.items[3].hint, "require \"parts.crad\"");
}

/* Whatever leads to a file is a use of it. */
static void
files_that_are_used_are_not_told(void **state)
{
	struct room *r = *state;

	room_put(r, "layouts/article.lua",
		 "local a = require \"parts.card\" local b = "
		 "require('parts.dates.words') return require [[parts.x]]");
	room_put(r, "layouts/gallery.lua", "");
	room_put(r, "parts/card.lua", "return require 'parent.parts.card'");
	room_put(r, "parts/dates/words.lua", "");
	room_put(r, "parts/x.lua", "return require 'filters.help'");
	room_put(r, "filters/help.lua", "");
	room_put(r, "filters/tables.lua", "");
	room_put(r, "blocks/card.lua", "");
	room_put(r, "strings/de.lua", "");
	list_add(&r->arena, &r->theme.filter_names,
		 (struct filter_name){.name = TEXT("tables")});
	assert_int_equal(check(r), 0);
	assert_said(&r->diag, "");
}

/* Our own data/articles.csv was taken for a slip of the kind article. */
static void
files_of_any_name_are_no_slip(void **state)
{
	struct room *r = *state;

	room_put(r, "layouts/articles.csv.lua", "");
	room_put(r, "layouts/data/quotations.csl.json.lua", "");
	assert_int_equal(check(r), 0);
	assert_said(&r->diag, "");
}

static void
names_may_be_put_together(void **state)
{
	struct room *r = *state;

	room_put(r, "layouts/article.lua",
		 "return require('parts.' .. math.random(3))");
	room_put(r, "parts/1.lua", "");
	assert_int_equal(check(r), 0);
	assert_said(&r->diag, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(a_layout_that_is_not_there_is_told_where_it_is_named),
		room_test(pages_of_a_theme_are_told_once),
		room_test(files_that_nothing_asks_for_are_told),
		room_test(files_that_are_used_are_not_told),
		room_test(files_of_any_name_are_no_slip),
		room_test(names_may_be_put_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
