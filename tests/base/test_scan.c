#include "tests/test.h"

#include "base/scan.h"

/* What a scan finds, as "element.name=value" lines. */
static void
check(const char *html, bool is_html, const char *wanted)
{
	struct scan scan = scan_begin(text_of(html), is_html);
	struct scan_attribute found;
	struct buf out = BUF_INIT;

	while (scan_next(&scan, &found))
		buf_format(&out, "%.*s.%.*s=%.*s\n", TEXT_ARG(found.element),
			   TEXT_ARG(found.name), TEXT_ARG(found.value));
	assert_string_equal(out.s, wanted);
	buf_free(&out);
}

static void
attributes_of_tags(void **state)
{
	(void)state;
	check("<p>a<a href=\"x\" hidden class='y z'>b</a><img src=q.png/>"
	      "<br><b\nid = k >",
	      true, "a.href=x\na.class=y z\nimg.src=q.png/\nb.id=k\n");
}

static void
what_is_no_tag_has_no_attributes(void **state)
{
	(void)state;
	check("a < b <!-- <a href=x> --> </a href=y> <![CDATA[<a href=z>]]>",
	      false, "");
	check("<!-- -->a href=x><![CDATA[]]>a href=y>", false, "");
	check("<script src=s>\"<a href=x>\"</script><a href=y>"
	      "<style><a href=z></STYLE><a href=b>",
	      true, "script.src=s\na.href=y\nstyle.=<a href=z>\na.href=b\n");
	check("<script><a href=x></script>", false, "a.href=x\n");
}

/* Tags are looked for in blocks: each must be seen wherever it stands. */
static void
a_tag_is_found_at_any_place(void **state)
{
	char html[200];

	(void)state;
	for (int before = 0; before < 70; before++) {
		snprintf(html, sizeof(html),
			 "%.*s<p></p><em></em><!a><<b><i c=d><p><p\n></p><e "
			 "f=g></e>",
			 before,
			 "0123456789012345678901234567890123456789"
			 "012345678901234567890123456789");
		check(html, true, "i.c=d\ne.f=g\n");
		html[strlen(html) - strlen("></e>")] = '\0';
		check(html, true, "i.c=d\ne.f=g\n");
	}
}

static void
svg_has_style_and_no_raw_script(void **state)
{
	struct scan scan =
		scan_begin(TEXT("<style/><a b='c'/><script d='e'/><f g='h'/>"
				"<style>i<j k='l'/></style>"),
			   false);
	struct scan_attribute found;
	struct buf out = BUF_INIT;

	(void)state;
	scan.is_svg = true;
	while (scan_next(&scan, &found))
		buf_format(&out, "%.*s.%.*s=%.*s\n", TEXT_ARG(found.element),
			   TEXT_ARG(found.name), TEXT_ARG(found.value));
	assert_string_equal(out.s, "a.b=c\nscript.d=e\nf.g=h\n"
				   "style.=i<j k='l'/>\n");
	buf_free(&out);
}

static void
broken_tags_end(void **state)
{
	(void)state;
	check("<a href=\"x", true, "a.href=x\n");
	check("<a href=", true, "a.href=\n");
	check("<a href", true, "");
	check("<", true, "");
	check("<!-- never closed <a href=x>", true, "");
	check("<a =x = y>", true, "a.x=y\n");
}

static void
values_are_read(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	scan_add_value(&out, TEXT("a&amp;b&lt;&quot;&#39;&#x2F;&nbsp;&;&#0;&"));
	assert_string_equal(out.s, "a&b<\"'/&nbsp;&;&#0;&");
	buf_free(&out);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(attributes_of_tags),
		cmocka_unit_test(what_is_no_tag_has_no_attributes),
		cmocka_unit_test(a_tag_is_found_at_any_place),
		cmocka_unit_test(svg_has_style_and_no_raw_script),
		cmocka_unit_test(broken_tags_end),
		cmocka_unit_test(values_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
