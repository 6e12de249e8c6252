#include "tests/test.h"

#include "base/css.h"

/* The addresses in `css`, as meant, a line each; @import's with an @. */
static void
check(const char *css, const char *wanted)
{
	struct css_scan scan = css_begin(text_of(css));
	struct css_url url;
	struct buf found = BUF_INIT;

	while (css_next(&scan, &url)) {
		if (url.is_import)
			buf_char(&found, '@');
		css_add_value(&found,
			      text_slice(text_of(css), url.start, url.end));
		buf_char(&found, '\n');
	}
	assert_string_equal(found.s, wanted);
	buf_free(&found);
}

static void
every_way_to_write_an_address(void **state)
{
	(void)state;
	check("@import 'a.css' screen; @import url(b.css);"
	      "p { background: URL( \"c d.png\" ), url(e.png) } "
	      "q { background: image-set('f.png' 1x, url(g.png) 2x) }"
	      "@font-face { src: src('h.woff2') format('woff2') }",
	      "@a.css\n@b.css\nc d.png\ne.png\nf.png\ng.png\nh.woff2\n");
}

static void
escapes_hide_nothing(void **state)
{
	(void)state;
	check("p { background: \\75 rl(\\2f/cdn.example/x.png) }"
	      "@\\69mport \"\\2f\\2f cdn.example/a.css\";",
	      "//cdn.example/x.png\n@//cdn.example/a.css\n");
}

static void
what_is_no_address_is_none(void **state)
{
	(void)state;
	check("/* url(a.png) */ p::before { content: 'url(b.png)' }"
	      "@namespace svg url(http://www.w3.org/2000/svg);"
	      "a { curl: 1; x-url: y(\"z\") } /* open",
	      "");
	check("p { background: url(", "\n");
	check("p { background: url(a\\", "a\n");
	check("@import \"", "@\n");
	check("\\", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way_to_write_an_address),
		cmocka_unit_test(escapes_hide_nothing),
		cmocka_unit_test(what_is_no_address_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
