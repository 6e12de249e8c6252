#include "tests/theme/fixture.h"

static void
put_picture(struct room *r)
{
	struct theme_asset logo = {
		.path = TEXT("assets/logo.svg"),
		.bytes = TEXT("<svg width='32' height='16'>"),
		.published = TEXT("assets/logo.0123456789.svg"),
	};

	list_add(&r->arena, &r->theme.assets, logo);
	r->asset.source_path = TEXT("articles/flood/map one.png");
	r->asset.width = 640;
	r->asset.height = 480;
	r->link_ties.asset = &r->asset;
}

static void
a_file_is_found_by_its_path(void **state)
{
	struct room *r = *state;

	put_picture(r);
	assert_made(r,
		    "local map = site:asset 'articles/flood/map one.png'\n"
		    "return h.img { src = map, alt = '', width = map.width,\n"
		    "height = map.height }",
		    "<img alt=\"\" height=\"480\" src=\"map%20one.png\" "
		    "width=\"640\">");
	assert_made(r, "return tostring(site:asset 'articles/none.png')",
		    "nil");
	assert_fails(r, "site.asset('x')", "write site:asset(…), with a colon");
}

static void
pictures_have_a_size(void **state)
{
	struct room *r = *state;

	put_picture(r);
	assert_made(r,
		    "local w, t = h.image_size(h.asset 'logo.svg')\n"
		    "local a, b = h.image_size(site.assets[1])\n"
		    "local c, d = h.image_size(page.links[1])\n"
		    "return table.concat({ w, t, a, b, c, d }, ' ')",
		    "32 16 640 480 640 480");
}

static void
what_is_no_picture_has_none(void **state)
{
	struct room *r = *state;

	put_picture(r);
	assert_made(r,
		    "return { select('#', h.image_size(h.asset "
		    "'harbour.css')), select('#', h.image_size(page)),\n"
		    "select('#', h.image_size(h.path 'feed.xml')) }",
		    "000");
	assert_fails(r, "h.image_size 'logo.svg'",
		     "h.image_size wants an asset, a link to one or h.asset, "
		     "this is a string");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(a_file_is_found_by_its_path),
		room_test(pictures_have_a_size),
		room_test(what_is_no_picture_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
