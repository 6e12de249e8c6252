#include "tests/test.h"

#include "publish/markup.h"

/* The hosts that the file `path` makes a browser ask, with where it stands. */
static void
check(const char *path, const char *bytes, const char *wanted)
{
	struct arena arena = {0};
	struct diag diag = {0};
	struct site site = {.base_url = TEXT("https://harbour.example/sub/")};
	struct buf said = BUF_INIT;

	list_add(&arena, &site.allow_origins, TEXT("https://media.example"));
	markup_check(&site, text_of(path), text_of(bytes), &diag);
	diag_sort(&diag);
	list_each (struct diagnostic, one, &diag.list) {
		struct text asked = text_from(
			one->message, strlen("this file makes a browser ask "));

		assert_int_equal(one->code, L008);
		buf_format(&said, "%zu:%zu %.*s\n", one->place.line,
			   one->place.column,
			   (int)text_find_char(asked, ',', 0), asked.s);
	}
	assert_string_equal(said.s ? said.s : "", wanted);
	buf_free(&said);
	diag_free(&diag);
	arena_free(&arena);
}

static void
files_by_their_names(void **state)
{
	(void)state;
	assert_int_equal(markup_of(TEXT("a/b.HTML")), MARKUP_HTML);
	assert_int_equal(markup_of(TEXT("b.htm")), MARKUP_HTML);
	assert_int_equal(markup_of(TEXT("b.svg")), MARKUP_XML);
	assert_int_equal(markup_of(TEXT("b.xhtml")), MARKUP_XML);
	assert_int_equal(markup_of(TEXT("b.txt")), MARKUP_NONE);
	assert_int_equal(markup_of(TEXT("svg")), MARKUP_NONE);
}

static void
html_that_loads_from_elsewhere(void **state)
{
	(void)state;
	check("a.html",
	      "<a href='https://a.example/'>x</a><img src='b.png'>\n"
	      "<img src=https://b.example/x.png srcset='c.png, //c.example/'>\n"
	      "<link rel=canonical href=https://d.example/>\n"
	      "<link href='https://e.example/x.css' rel=stylesheet>\n"
	      "<script src='&#x2f;/f.example/x.js'></script>\n"
	      "<p style='background: url(https://g.example/x)'>\n"
	      "<style>@import 'https://h.example/y';</style>\n"
	      "<iframe srcdoc=\"&lt;img src='https://i.example/'>\"></iframe>\n"
	      "<base href='https://j.example/'>\n",
	      "2:10 https://b.example\n"
	      "2:42 https://c.example\n"
	      "4:13 https://e.example\n"
	      "5:14 https://f.example\n"
	      "6:11 https://g.example\n"
	      "7:8 https://h.example\n"
	      "8:17 https://i.example\n"
	      "9:13 https://j.example\n");
}

static void
what_is_allowed_or_ones_own_is_not_told(void **state)
{
	(void)state;
	check("a.html",
	      "<img src='https://media.example/x'><img src='../b.png'>"
	      "<img src='https://harbour.example/sub/c.png'>"
	      "<img src='data:image/png,x'><!-- <img src='//d.example/'> -->"
	      "<script>fetch('https://e.example/')</script>",
	      "");
}

static void
svg_that_loads_from_elsewhere(void **state)
{
	(void)state;
	check("content/a.svg",
	      "<?xml version='1.0'?>\n"
	      "<?xml-stylesheet href='https://a.example/x.css'?>\n"
	      "<!DOCTYPE svg PUBLIC 'x' 'http://www.w3.org/a.dtd'>\n"
	      "<svg xmlns='http://www.w3.org/2000/svg'><script/>\n"
	      "<image xlink:href='https://b.example/x'/>\n"
	      "<s:use href='//c.example/#a'/><a href='https://d.example/'/>\n"
	      "<style/><rect fill='url(https://e.example/#b)'/>\n"
	      "<style>\n@font-face { src: url(https://f.example/) }</style>\n"
	      "<set attributeName='href' to='https://g.example/'/>\n"
	      "<script href='https://h.example/x.js'/></svg>",
	      "2:3 https://a.example\n"
	      "5:20 https://b.example\n"
	      "6:14 https://c.example\n"
	      "7:21 https://e.example\n"
	      "8:8 https://f.example\n"
	      "10:31 https://g.example\n"
	      "11:15 https://h.example\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_by_their_names),
		cmocka_unit_test(html_that_loads_from_elsewhere),
		cmocka_unit_test(what_is_allowed_or_ones_own_is_not_told),
		cmocka_unit_test(svg_that_loads_from_elsewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
