#include "tests/test.h"

#include "base/path.h"
#include "base/sums.h"
#include "theme/references.h"

#define BASE "https://harbour.example/papers/"
#define HTML                                                                   \
	((struct reference_site){                                              \
		.base_url = TEXT(BASE),                                        \
		.path = TEXT("notes/ink \xc3\xa4/index.html"),                 \
		.is_html = true,                                               \
		.has_tags = true})

/* The sum of what a line leads to; false when it leads nowhere. */
static bool
sum_line(struct arena *arena, struct text line, uint64_t *sum)
{
	struct text path = line, fragment = {0};
	size_t hash;

	path = text_from(path, text_find_char(path, ' ', 0) + 1);
	path = text_from(path, text_find_char(path, ' ', 0) + 1);
	hash = text_find_char(path, '#', 0);
	if (hash != TEXT_NOT_FOUND)
		fragment = text_from(path, hash + 1);
	(void)path_decode(arena, fragment, &fragment);
	if (strchr("=#!", line.s[0]) ||
	    !path_decode(arena, text_slice(path, 0, hash), &path) ||
	    text_starts(path, TEXT("/")))
		return false;
	*sum = sum_of_place(path, fragment);
	return true;
}

static bool
is_among(struct text sums, uint64_t sum, enum sum_kind kind)
{
	struct buf one = BUF_INIT;
	bool is_found = false;

	sums_write(&one, sum, kind);
	for (size_t at = 0; at < sums.len; at += one.len)
		is_found |= memcmp(sums.s + at, one.s, one.len) == 0;
	buf_free(&one);
	return is_found;
}

/* Whether all that is found is there as a sum, or still as a line. */
static void
check_sums(struct reference_site site, struct text bytes,
	   const struct references *told)
{
	struct references found = {.links = BUF_INIT};
	struct text links = buf_as_text(&told->links);
	struct text ids = buf_as_text(&told->ids), line, sums;
	struct buf lines = BUF_INIT;
	struct arena arena = {0};
	uint64_t sum;

	site.is_summed = true;
	references_find(&site, bytes, &arena, &found);
	sums = buf_as_text(&found.sums);
	while (text_split(&ids, '\n', &line))
		assert_true(is_among(sums, sum_of_place(site.path, line),
				     SUM_THERE));
	while (text_split(&links, '\n', &line)) {
		if (sum_line(&arena, line, &sum))
			assert_true(is_among(sums, sum, SUM_WANTED));
		else
			buf_format(&lines, "%.*s\n", TEXT_ARG(line));
	}
	assert_text(buf_as_text(&found.links), lines.len > 0 ? lines.s : "");
	assert_int_equal(found.ids.len, 0);
	assert_int_equal(found.has_twice, told->has_twice);
	arena_free(&arena);
	buf_free(&lines);
	buf_free(&found.links);
	buf_free(&found.sums);
}

static void
check(const struct reference_site *site, const char *bytes, const char *links,
      const char *ids)
{
	struct references found = {.links = BUF_INIT, .ids = BUF_INIT};
	struct arena arena = {0};

	references_find(site, text_of(bytes), &arena, &found);
	assert_string_equal(found.links.s, links);
	assert_string_equal(found.ids.s, ids);
	assert_int_equal(found.has_twice, strstr(links, "=id - ") != NULL);
	assert_int_equal(found.sums.len, 0);
	check_sums(*site, text_of(bytes), &found);
	arena_free(&arena);
	buf_free(&found.links);
	buf_free(&found.ids);
}

static void
relative_addresses_are_resolved(void **state)
{
	(void)state;
	check(&HTML, "<a href='../pen/#t1'><a href=a.pdf><img src=./b.png>",
	      "a href notes/pen/#t1\na href notes/ink%20%C3%A4/a.pdf\n"
	      "img src notes/ink%20%C3%A4/b.png\n",
	      "");
	check(&HTML, "<a href='../../'><a href='../../../x'>",
	      "a href \na href /../../../x\n", "");
}

static void
every_attribute_that_loads_or_leads(void **state)
{
	(void)state;
	check(&HTML,
	      "<img srcset='../a.png 1x, ../b.png 2x'>"
	      "<video poster=../p.jpg></video><object data=../o.svg></object>"
	      "<a title=../no class=../no>",
	      "img srcset notes/a.png\nimg srcset notes/b.png\n"
	      "video poster notes/p.jpg\nobject data notes/o.svg\n",
	      "");
}

static void
addresses_from_the_root_of_the_host(void **state)
{
	struct reference_site no_base = HTML;

	(void)state;
	check(&HTML, "<a href='/papers/pen/'><a href='/pen/'>",
	      "a href pen/\na href /pen/\n", "");
	no_base.base_url = TEXT("");
	check(&no_base, "<a href='/pen/'>", "a href pen/\n", "");
}

static void
addresses_elsewhere_are_left_out(void **state)
{
	(void)state;
	check(&HTML,
	      "<a href=https://example.org/x><a href=//example.org/y>"
	      "<a href=mailto:ada@example.org><img src=data:image/png,x>",
	      "", "");
}

static void
the_same_address_is_noted_once(void **state)
{
	(void)state;
	check(&HTML, "<a href=../a/?q=1><a href=../a/><a href=../a/#:~:text=x>",
	      "a href notes/a/\n", "");
}

static void
anchors_of_the_page_itself(void **state)
{
	(void)state;
	check(&HTML,
	      "<a href='#t1'><a href='#top'><a href='#'><a href='#caf%C3%A9'>"
	      "<p id=t1><p id=caf\xc3\xa9><a href='#t2'><a href='?q#t3'>",
	      "#a href t2\n#a href t3\n", "t1\ncaf\xc3\xa9\n");
}

static void
an_id_that_stands_twice(void **state)
{
	(void)state;
	check(&HTML, "<p id='a&amp;b'><p id='a&amp;b'><p id=c>", "=id - a&b\n",
	      "a&b\nc\n");
}

static void
addresses_below_base_url(void **state)
{
	struct reference_site feed = {.base_url = TEXT(BASE),
				      .path = TEXT("feed.xml"),
				      .has_tags = true};
	struct reference_site json = {.base_url = TEXT(BASE),
				      .path = TEXT("feed.json")};

	(void)state;
	check(&HTML,
	      "<meta content='https://harbour.example/papers/a/'>"
	      "See https://harbour.example/papers/no/.",
	      "- - a/\n", "");
	check(&feed,
	      "<link href=\"https://harbour.example/papers/a/#t1\"/>"
	      "<id>https://harbour.example/papers/b/</id><c>&lt;a "
	      "href=&quot;https://harbour.example/papers/c/&quot;</c>",
	      "- - a/#t1\n- - b/\n- - c/\n", "");
	check(&json, "{\"url\":\"https://harbour.example/papers/a/#x\"}",
	      "- - a/\n", "");
}

static void
what_is_loaded_from_elsewhere(void **state)
{
	(void)state;
	check(&HTML,
	      "<script src='//cdn.example/a.js'></script>"
	      "<img src='/\\cdn.example/b.png' srcset='c 1x, "
	      "https://x.example/d 2x'>"
	      "<iframe src=https://y.example></iframe>"
	      "<video poster='https://z.example/p.jpg'></video>"
	      "<p style='background:url(https://s.example/)'>"
	      "<style>@import \"https://f.example/a.css\";</style>"
	      "<svg><image xlink:href='http://g.example/'/></svg>",
	      "!script src https://cdn.example\n"
	      "!img src https://cdn.example\n"
	      "img src /\\cdn.example/b.png\n"
	      "!img srcset https://x.example\n"
	      "img srcset notes/ink%20%C3%A4/c\n"
	      "!iframe src https://y.example\n"
	      "!video poster https://z.example\n"
	      "!p style https://s.example\n"
	      "!style - https://f.example\n"
	      "!image xlink:href http://g.example\n",
	      "");
}

static void
a_link_element_loads_by_its_rel(void **state)
{
	(void)state;
	check(&HTML,
	      "<link href=https://a.example/x.css rel=stylesheet>"
	      "<link rel='dns-prefetch' href=//b.example>"
	      "<link rel=canonical href=https://c.example/>"
	      "<link rel='alternate stylesheet' href=https://d.example/>"
	      "<link rel=alternate href=https://e.example/>"
	      "<a href=https://f.example/>",
	      "!link href https://a.example\n!link href https://b.example\n"
	      "!link href https://d.example\n",
	      "");
}

static void
the_site_itself_and_what_it_allows_are_fine(void **state)
{
	struct reference_site site = HTML;
	struct origin_list allowed = {0};
	struct arena arena = {0};

	(void)state;
	list_add(&arena, &allowed, TEXT("https://media.example"));
	site.allowed = &allowed;
	check(&site,
	      "<img src='https://harbour.example/papers/a.png'>"
	      "<img src=https://harbour.example.evil.example/a.png>"
	      "<audio src=https://MEDIA.example/b.mp3></audio>"
	      "<audio src=http://media.example/b.mp3></audio>",
	      "!img src https://harbour.example.evil.example\n"
	      "!audio src http://media.example\n"
	      "- - a.png\n",
	      "");
	arena_free(&arena);
}

/* Sums say that all is well only where the lines would. */
static void
hostile_addresses_are_summed_as_they_are_told(void **state)
{
	static const char *const pieces[] = {
		"<a href=\"", "\">",	    "<p id=\"",
		"../",	      "/papers/",   "/",
		"a",	      "b%C3%A9",    "%",
		"%2F",	      "#",	    "?",
		"&amp;",      "&#35;",	    "&#47;",
		"//",	      "https:",	    "\n",
		" ",	      "index.html", "<img srcset='",
		"a, b 2x, ",  "'>",	    ".",
		":~:",	      "<script>",   "</script>",
		"<!--",	      "-->",	    BASE,
	};
	struct buf html = BUF_INIT;
	struct arena arena = {0};
	struct references found = {.links = BUF_INIT};
	uint32_t random = 1;

	(void)state;
	for (size_t round = 0; round < 5000; round++) {
		struct reference_site site = HTML;

		buf_reset(&html);
		for (size_t i = 0; i < round % 61; i++) {
			random = random * 1664525 + 1013904223;
			buf_text(&html, text_of(pieces[(random >> 16) %
						       ARRAY_COUNT(pieces)]));
		}
		references_find(&site, buf_as_text(&html), &arena, &found);
		check_sums(site, buf_as_text(&html), &found);
		arena_reset(&arena);
	}
	arena_free(&arena);
	buf_free(&html);
	buf_free(&found.links);
	buf_free(&found.ids);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(relative_addresses_are_resolved),
		cmocka_unit_test(every_attribute_that_loads_or_leads),
		cmocka_unit_test(addresses_from_the_root_of_the_host),
		cmocka_unit_test(addresses_elsewhere_are_left_out),
		cmocka_unit_test(the_same_address_is_noted_once),
		cmocka_unit_test(anchors_of_the_page_itself),
		cmocka_unit_test(an_id_that_stands_twice),
		cmocka_unit_test(addresses_below_base_url),
		cmocka_unit_test(what_is_loaded_from_elsewhere),
		cmocka_unit_test(a_link_element_loads_by_its_rel),
		cmocka_unit_test(the_site_itself_and_what_it_allows_are_fine),
		cmocka_unit_test(hostile_addresses_are_summed_as_they_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
