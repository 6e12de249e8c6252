#include "tests/test.h"

#include "tests/source/importing.h"

#define CUE(words) "WEBVTT\n\n00:01.000 --> 00:02.000\n" words "\n"

static void
voices_are_speakers(void **state)
{
	(void)state;
	assert_import("x.vtt", CUE("<v Ada Quill>One</v>"),
		      "**Ada Quill** [0:01]: One\n");
	assert_import("x.vtt", CUE("<v.loud.first Ada  Quill>One\ntwo"),
		      "**Ada Quill** [0:01]: One two\n");
	assert_import("x.vtt", CUE("<v R&amp;D>One"),
		      "**R&#38;D** [0:01]: One\n");
	assert_import("x.vtt", CUE("<v Ada>One</v> <v Bo>Two</v> <v Bo>3</v>"),
		      "**Ada** [0:01]: One\n\n**Bo:** Two 3\n");
	assert_import("x.vtt", CUE("Who? <v Ada>One</v> and?"),
		      "**Unknown voice** [0:01]: Who?\n\n**Ada:** One\n\n"
		      "**Unknown voice:** and?\n");
	assert_import("x.vtt", CUE("<v Ada>One <v>Two"),
		      "**Ada** [0:01]: One\n\n**Unknown voice:** Two\n");
}

/* Without voices, names before colons are looked for. */
static void
labels_are_speakers(void **state)
{
	(void)state;
	assert_import("x.vtt", CUE("<b>ADA QUILL:</b> One\nBO: Two"),
		      "**ADA QUILL** [0:01]: One\n\n**BO:** Two\n");
	assert_import("x.vtt", CUE("&gt;&gt; BO: Two"), "**BO** [0:01]: Two\n");
	assert_import("x.vtt", CUE("<v Ada>BO: Two"),
		      "**Ada** [0:01]: BO: Two\n");
}

static void
tags_are_left_out(void **state)
{
	(void)state;
	assert_import("x.vtt",
		      CUE("<v A><c.red>a</c><i>b</i> <00:01.500>c <lang fr>d"
			  "</lang> <u>e</u>"),
		      "**A** [0:01]: ab c d e\n");
	assert_told("x.vtt", CUE("<v A><c.red>a</c> <00:01.500>c"),
		    "x.vtt:4:6: warning[I002]: 2 tags of style or language are "
		    "left out; this is the first\n");
}

static void
ruby_is_told(void **state)
{
	const char *bytes = CUE("<v A><ruby>base<rt>note</rt></ruby> end");

	(void)state;
	assert_import("x.vtt", bytes, "**A** [0:01]: base end\n");
	assert_told("x.vtt", bytes,
		    "x.vtt:4:6: warning[I002]: a tag of style or language is "
		    "left out\n"
		    "x.vtt:4:24: warning[I002]: a ruby annotation is left out\n"
		    "      = hint: they say how the words are read: none was "
		    "spoken\n");
}

static void
what_is_no_tag_is_words(void **state)
{
	(void)state;
	assert_import("x.vtt", CUE("<v A>1 < 2 <3 <laughs> <"),
		      "**A** [0:01]: 1 \\< 2 \\<3 \\<laughs> \\<\n");
	assert_told("x.vtt", CUE("<v A>1 < 2 <laughs>"),
		    "x.vtt:4:8: warning[I007]: 2 pieces that look like tags "
		    "were kept as words; this is the first\n");
}

static void
character_references_are_read(void **state)
{
	(void)state;
	assert_import("x.vtt",
		      CUE("<v A>&lt;b&gt; &amp;amp; &quot;&apos; a&nbsp;b "
			  "&#65;&#x1F600; AT&T &#xD800; &#0; &nope; &"),
		      "**A** [0:01]: \\<b> \\&amp; \"' a\xc2\xa0"
		      "b A\xf0\x9f\x98\x80 AT&T \\&#xD800; \\&#0; \\&nope; "
		      "&\n");
	assert_told("x.vtt", CUE("<v A>AT&T &nope; &#99999999;"),
		    "x.vtt:4:11: warning[I007]: 2 pieces that look like "
		    "character references were kept as they are; this is the "
		    "first\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(voices_are_speakers),
		cmocka_unit_test(labels_are_speakers),
		cmocka_unit_test(tags_are_left_out),
		cmocka_unit_test(ruby_is_told),
		cmocka_unit_test(what_is_no_tag_is_words),
		cmocka_unit_test(character_references_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
