#include "tests/test.h"

#include <inttypes.h>

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

/* ---- The plain way, byte for byte ---- */

#define SPACE " \n\t\r\f"

/* Where the next `end` is, in either case, or where the text ends. */
static const char *
find(const char *t, const char *end)
{
	while (*t != '\0' && strncasecmp(t, end, strlen(end)) != 0)
		t++;
	return t;
}

static const char *
behind(const char *t, const char *end)
{
	t = find(t, end);
	return *t == '\0' ? t : t + strlen(end);
}

static struct text
walk_value(const char **t)
{
	char quote[] = {**t, '\0'};
	struct text value;

	if (*quote != '"' && *quote != '\'') {
		value = (struct text){*t, strcspn(*t, SPACE ">")};
		*t += value.len;
		return value;
	}
	value = (struct text){*t + 1, strcspn(*t + 1, quote)};
	*t = behind(*t + 1, quote);
	return value;
}

static const char *
walk_attributes(const char *t, struct text element, struct buf *out)
{
	while (*t != '\0' && *t != '>') {
		struct text name = {t, strcspn(t, SPACE ">/=")};
		struct text value;

		t += name.len > 0 ? name.len : 1;
		t += strspn(t, SPACE);
		if (name.len == 0 || *t != '=')
			continue;
		t += 1 + strspn(t + 1, SPACE);
		value = walk_value(&t);
		buf_format(out, "%.*s.%.*s=%.*s\n", TEXT_ARG(element),
			   TEXT_ARG(name), TEXT_ARG(value));
	}
	return *t == '\0' ? t : t + 1;
}

static const char *
walk_tag(const char *t, struct buf *out)
{
	struct text element = {t, strcspn(t, SPACE ">/=")};
	const char *end;

	t = walk_attributes(t + element.len, element, out);
	if (text_equal_fold(element, TEXT("script")))
		return behind(t, "</script");
	if (!text_equal_fold(element, TEXT("style")))
		return t;
	end = find(t, "</style");
	buf_format(out, "%.*s.=%.*s\n", TEXT_ARG(element), (int)(end - t), t);
	return behind(end, "</style");
}

/* What a scan of HTML is to find. */
static void
walk(const char *t, struct buf *out)
{
	while (*(t = behind(t, "<")) != '\0') {
		if (ascii_is_alpha(*t))
			t = walk_tag(t, out);
		else if (strncmp(t, "!--", 3) == 0)
			t = behind(t, "-->");
		else if (strncmp(t, "![CDATA[", 8) == 0)
			t = behind(t, "]]>");
	}
}

static void
add_piece(struct buf *html, uint32_t random)
{
	static const char *const pieces[] = {
		"<",
		"<",
		"</",
		">",
		">",
		"=",
		"\"",
		"'",
		" ",
		"\n",
		"/",
		"a",
		"a href",
		"<b id=",
		"<p>",
		"<em>",
		"</em>",
		"<a>",
		"<!",
		"<!--",
		"-->",
		"<![CDATA",
		"[",
		"]]>",
		"<script>",
		"</script",
		"</SCRIPT>",
		"<style",
		"<style>",
		"</style>",
		"\v",
		"\x01",
		"\xc3\xa9",
		"<a href=\"x\">",
		" title='<i j=k>'",
		"words of the ledger, ",
		"<li><x y=z></x>",
	};

	buf_text(html, text_of(pieces[random % ARRAY_COUNT(pieces)]));
}

/* Whatever stands there, and wherever the blocks end. */
static void
any_bytes_are_read_as_byte_for_byte(void **state)
{
	struct buf html = BUF_INIT, wanted = BUF_INIT;
	uint32_t random = 1;

	(void)state;
	for (uint32_t round = 0; round < 20000; round++) {
		buf_reset(&html);
		buf_reset(&wanted);
		for (uint32_t i = 0; i < round % 97; i++) {
			random = random * 1664525 + 1013904223;
			add_piece(&html, random >> 16);
		}
		walk(html.s, &wanted);
		check(html.s, true, wanted.s);
	}
	buf_free(&html);
	buf_free(&wanted);
}

static void
add_attributes(struct buf *out, struct scan scan)
{
	struct text all = scan.rest;
	struct scan_attribute found;

	while (scan_next(&scan, &found)) {
		if (found.tag)
			add_attributes(
				out,
				scan_begin(text_slice(all, found.tag->start,
						      found.tag->end),
					   true));
		else
			buf_format(out, "%.*s.%.*s=%.*s\n",
				   TEXT_ARG(found.element),
				   TEXT_ARG(found.name), TEXT_ARG(found.value));
	}
}

/* Adds a tag that is known, or anything else. */
static size_t
add_known_piece(struct buf *html, uint32_t random, struct scan_tag *tag)
{
	if (random % 4 != 0) {
		add_piece(html, random / 4);
		return 0;
	}
	tag->start = html->len;
	buf_format(html, "<a href=\"%" PRIu32 "\" title=\"a &gt; b\">", random);
	tag->end = html->len;
	return 1;
}

static void
known_tags_are_passed_over_where_they_are_tags(void **state)
{
	struct buf html = BUF_INIT, wanted = BUF_INIT, out = BUF_INIT;
	uint32_t random = 1;

	(void)state;
	for (uint32_t round = 0; round < 20000; round++) {
		struct scan_tag tags[100];
		struct scan scan;
		size_t count = 0;

		buf_reset(&html);
		buf_reset(&wanted);
		buf_reset(&out);
		for (uint32_t i = 0; i < round % 97; i++) {
			random = random * 1664525 + 1013904223;
			count += add_known_piece(&html, random >> 16,
						 &tags[count]);
		}
		add_attributes(&wanted, scan_begin(buf_as_text(&html), true));
		scan = scan_begin(buf_as_text(&html), true);
		scan.tags = tags;
		scan.tag_count = count;
		add_attributes(&out, scan);
		assert_string_equal(out.s, wanted.s);
	}
	buf_free(&html);
	buf_free(&wanted);
	buf_free(&out);
}

/* More tags than are looked for at once. */
static void
any_number_of_tags_is_found(void **state)
{
	struct buf html = BUF_INIT, wanted = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < 300; i++) {
		buf_literal(&html, "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<a b=c>");
		buf_literal(&wanted, "a.b=c\n");
		check(html.s, true, wanted.s);
	}
	buf_free(&html);
	buf_free(&wanted);
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
		cmocka_unit_test(any_bytes_are_read_as_byte_for_byte),
		cmocka_unit_test(
			known_tags_are_passed_over_where_they_are_tags),
		cmocka_unit_test(any_number_of_tags_is_found),
		cmocka_unit_test(values_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
