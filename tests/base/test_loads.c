#include "tests/test.h"

#include "base/buf.h"
#include "base/loads.h"

static void
note(void *context, struct text url)
{
	struct buf *noted = context;

	buf_char(noted, '<');
	buf_text(noted, url);
	buf_char(noted, '>');
}

/* What `attribute` of `element` loads when it is `value`. */
static void
check(const char *element, const char *attribute, const char *value,
      const char *wanted)
{
	struct buf noted = BUF_INIT;

	loads_each(loads_of(text_of(element), text_of(attribute)),
		   text_of(value), note, &noted);
	assert_text(buf_as_text(&noted), wanted);
	buf_free(&noted);
}

static void
what_an_attribute_loads(void **state)
{
	(void)state;
	check("img", "src", "a.png", "<a.png>");
	check("IMG", "SRC", "a.png", "<a.png>");
	check("img", "srcset", "a.png 1x, b.png 2x", "<a.png 1x><b.png 2x>");
	check("p", "style", "background: url(a.png), url('b\\'.png')",
	      "<a.png><b'.png>");
	check("a", "href", "b/", "");
	check("link", "href", "a.css", "");
}

static void
attributes_of_every_letter_are_known(void **state)
{
	static const char *const names[][2] = {
		{"set", "to"},		{"p", "ping"},
		{"video", "poster"},	{"applet", "archive"},
		{"html", "manifest"},	{"object", "codebase"},
		{"body", "background"}, {"use", "xlink:href"},
		{"feImage", "href"},	{"animate", "values"},
		{"object", "DATA"},	{"animate", "from"},
	};
	static const char *const paints[] = {
		"fill",		"cursor", "clip-path", "marker-end",
		"marker-start", "filter", "STROKE",    "mask"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(names); i++)
		check(names[i][0], names[i][1], "x.bin", "<x.bin>");
	for (size_t i = 0; i < ARRAY_COUNT(paints); i++)
		check("path", paints[i], "url(x.svg#y)", "<x.svg#y>");
	check("link", "imagesrcset", "a.png 1x", "<a.png 1x>");
	check("style", "", "p { background: url(a.png) }", "<a.png>");
	check("p", "data-of-more-than-any", "x", "");
}

static void
what_a_link_loads_is_said_by_its_rel(void **state)
{
	(void)state;
	assert_true(loads_rel(TEXT("stylesheet")));
	assert_true(loads_rel(TEXT("alternate stylesheet")));
	assert_true(loads_rel(TEXT("dns-prefetch")));
	assert_false(loads_rel(TEXT("Alternate author")));
	assert_false(loads_rel(TEXT(" ")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_an_attribute_loads),
		cmocka_unit_test(attributes_of_every_letter_are_known),
		cmocka_unit_test(what_a_link_loads_is_said_by_its_rel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
