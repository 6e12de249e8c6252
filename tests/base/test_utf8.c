#include "tests/test.h"

#include "base/utf8.h"

static void
accepts_what_is_well_formed(void **state)
{
	static const char *const fine[] = {
		"",
		"plain ASCII, more than eight bytes long",
		"\x7f",
		"\xc2\x80",
		"\xdf\xbf",
		"\xe0\xa0\x80",
		"\xed\x9f\xbf",
		"\xee\x80\x80",
		"\xef\xbf\xbf",
		"\xf0\x90\x80\x80",
		"\xf4\x8f\xbf\xbf",
		"“quoted” – привет, 日本語, ﷽ and 🙂",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(fine); i++)
		assert_int_equal(utf8_check(text_of(fine[i])), strlen(fine[i]));
	assert_int_equal(utf8_check((struct text){"a\0b", 3}), 3);
	assert_int_equal(utf8_check((struct text){0}), 0);
}

/* The ill-formed forms of RFC 3629 and of Unicode's table 3-7. */
static void
finds_what_is_ill_formed(void **state)
{
	static const char *const wrong[] = {
		"\x80",
		"\xbf",
		"\xc0\x80",
		"\xc1\xbf",
		"\xc2",
		"\xc2 ",
		"\xe0\x9f\xbf",
		"\xe2\x82",
		"\xe2\x82 ",
		"\xe2 \x82",
		"\xed\xa0\x80",
		"\xed\xbf\xbf",
		"\xf0\x8f\xbf\xbf",
		"\xf0\x90\x80",
		"\xf0\x90\x80 ",
		"\xf4\x90\x80\x80",
		"\xf5\x80\x80\x80",
		"\xfe",
		"\xff",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(wrong); i++) {
		for (int before = 0; before < 20; before++) {
			char bytes[40];
			int length = snprintf(bytes, sizeof(bytes), "“%.*s%s",
					      before, "abcdefghijklmnopqrst",
					      wrong[i]);
			struct text t = {bytes, (size_t)length};

			assert_int_equal(utf8_check(t), 3 + before);
			assert_int_equal(utf8_check(text_from(t, 3)), before);
		}
	}
}

static void
walks_forward(void **state)
{
	struct text rest = TEXT("aé“🙂");

	(void)state;
	assert_int_equal(utf8_next(&rest), 'a');
	assert_int_equal(utf8_next(&rest), 0xe9);
	assert_int_equal(utf8_next(&rest), 0x201c);
	assert_int_equal(utf8_next(&rest), 0x1f642);
	assert_int_equal(rest.len, 0);
}

static void
walks_over_holes(void **state)
{
	struct text rest = TEXT("a\xff\xfe“\xe2\x80");

	(void)state;
	assert_int_equal(utf8_next(&rest), 'a');
	assert_int_equal(utf8_next(&rest), UTF8_BYTE + 0xff);
	assert_int_equal(utf8_next(&rest), UTF8_BYTE + 0xfe);
	assert_int_equal(utf8_next(&rest), 0x201c);
	assert_int_equal(utf8_next(&rest), UTF8_BYTE + 0xe2);
	assert_int_equal(utf8_next(&rest), UTF8_BYTE + 0x80);
	assert_int_equal(rest.len, 0);
}

static void
looks_back(void **state)
{
	struct text t = TEXT("é“🙂\xff\x80\x80\x80\x80\x80");

	(void)state;
	assert_int_equal(utf8_before(t, 0), 0);
	assert_int_equal(utf8_before(t, 2), 0xe9);
	assert_int_equal(utf8_before(t, 5), 0x201c);
	assert_int_equal(utf8_before(t, 9), 0x1f642);
	assert_int_equal(utf8_before(t, 10), UTF8_BYTE + 0xff);
	assert_int_equal(utf8_before(t, 11), UTF8_BYTE + 0x80);
	assert_int_equal(utf8_before(t, 15), UTF8_BYTE + 0x80);
	/* Within a character there are but bytes. */
	assert_int_equal(utf8_before(t, 4), UTF8_BYTE + 0x80);
	assert_int_equal(utf8_before(t, 1), UTF8_BYTE + 0xc3);
}

static void
writes_what_it_reads(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	for (int32_t c = 1; c < UTF8_BYTE; c += c < 0x3000 ? 1 : 77) {
		struct text rest;

		if (c >= 0xd800 && c < 0xe000)
			continue;
		buf_reset(&buf);
		utf8_add(&buf, c);
		rest = buf_as_text(&buf);
		assert_int_equal(utf8_check(rest), rest.len);
		assert_int_equal(utf8_before(rest, rest.len), c);
		assert_int_equal(utf8_next(&rest), c);
		assert_int_equal(rest.len, 0);
	}
	buf_reset(&buf);
	utf8_add(&buf, 0x10000);
	assert_string_equal(buf.s, "\U00010000");
	buf_reset(&buf);
	utf8_add(&buf, UTF8_BYTE + 0xfe);
	assert_string_equal(buf.s, "\xfe");
	buf_free(&buf);
}

static void
knows_kinds_of_characters(void **state)
{
	(void)state;
	assert_true(utf8_is_word('a') && utf8_is_word('7'));
	assert_true(utf8_is_word(0xe9) && utf8_is_word(0x65e5));
	assert_true(utf8_is_word(0x301) && utf8_is_word(0x0664));
	assert_false(utf8_is_word('-') || utf8_is_word(0x2019));
	assert_false(utf8_is_word(UTF8_BYTE + 0xff) || utf8_is_word('_'));
	assert_true(utf8_is_space(' ') && utf8_is_space(0xa0));
	assert_true(utf8_is_space(0x2009) && utf8_is_space(0x2028));
	assert_false(utf8_is_space('a') || utf8_is_space(0x200b));
	assert_true(utf8_is_punct('$') && utf8_is_punct(0x201c));
	assert_true(utf8_is_punct(0x2014) && utf8_is_punct(0x2026));
	assert_false(utf8_is_punct('a') || utf8_is_punct(0x20ac));
	assert_false(utf8_is_punct(UTF8_BYTE + 0xfe));
}

static void
knows_what_is_not_seen(void **state)
{
	static const int32_t unseen[] = {
		0,	0x1b,	0x7f,	0x9b,	0xad,	 0x61c,	  0x200b,
		0x200e, 0x202a, 0x202e, 0x2066, 0x2069,	 0xfeff,  0xfe0f,
		0x2028, 0xfffb, 0x3164, 0x17b4, 0xe0041, 0xe01ef, 0x1d173,
	};
	static const int32_t seen[] = {
		' ',	'\t',	'\n',	'a',	0xa0,	0xe9,	 0x600,	  0x301,
		0x2014, 0x2027, 0x202f, 0xfffd, 0x65e5, 0x1f642, 0xe1000,
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(unseen); i++)
		assert_true(utf8_is_invisible(unseen[i]));
	for (size_t i = 0; i < ARRAY_COUNT(seen); i++)
		assert_false(utf8_is_invisible(seen[i]));
}

static void
measures_columns(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(TEXT("a ~\x7f")), 3);
	assert_int_equal(utf8_width(TEXT("“é”")), 3);
	assert_int_equal(utf8_width(TEXT("e\u0301")), 1);
	assert_int_equal(utf8_width(TEXT("日本")), 4);
	assert_int_equal(utf8_width(TEXT("\x01\n")), 0);
	assert_int_equal(utf8_width(TEXT("\xff")), 0);
}

static void
composes(void **state)
{
	struct arena arena = {0};
	struct text plain = TEXT("“naïve” – Дом, Ωμέγα");
	struct text ready = TEXT("日本語");

	(void)state;
	assert_ptr_equal(utf8_nfc(&arena, plain).s, plain.s);
	assert_ptr_equal(utf8_nfc(&arena, ready).s, ready.s);
	assert_text(utf8_nfc(&arena, TEXT("nai\u0308ve")), "naïve");
	assert_text(utf8_nfc(&arena, TEXT("\u0438\u0306")), "\u0439");
	assert_text(utf8_nfc(&arena, TEXT("\u212b \u2126")), "Å Ω");
	assert_text(utf8_nfc(&arena, TEXT("\u037e")), ";");
	assert_text(utf8_nfc(&arena, TEXT("\u1112\u1161\u11ab")), "한");
	assert_text(utf8_nfc(&arena, TEXT("e\u0301 and \xff")),
		    "e\u0301 and \xff"); /* with a hole: left as it is */
	arena_free(&arena);
}

static void
folds(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_text(utf8_fold(&arena, TEXT("ADA Quill")), "ada quill");
	assert_text(utf8_fold(&arena, TEXT("Straße ΣΑΣ Дом")),
		    "strasse σασ дом");
	assert_text(utf8_fold(&arena, TEXT("E\u0301")), "é");
	assert_text(utf8_fold(&arena, (struct text){0}), "");
	arena_free(&arena);
}

static void
makes_slugs(void **state)
{
	static const char *const pairs[][2] = {
		{"Harbour call", "harbour-call"},
		{"  --The ledger, 1931!  ", "the-ledger-1931"},
		{"Ada’s “book”", "ada-s-book"},
		{"Ünïcödé E\u0301", "ünïcödé-é"},
		{"Дом у моря", "дом-у-моря"},
		{"日本 語", "日本-語"},
		{"!!! – ???", ""},
		{"", ""},
		{"a/../b\xff\\c%2e", "a-b-c-2e"},
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(pairs); i++)
		assert_text(utf8_slug(&arena, text_of(pairs[i][0]), 100),
			    pairs[i][1]);
	arena_free(&arena);
}

static void
cuts_slugs(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_text(utf8_slug(&arena, TEXT("the old ledger"), 14),
		    "the-old-ledger");
	assert_text(utf8_slug(&arena, TEXT("the old ledger"), 13), "the-old");
	assert_text(utf8_slug(&arena, TEXT("the old ledger"), 7), "the-old");
	assert_text(utf8_slug(&arena, TEXT("the old ledger"), 6), "the");
	assert_text(utf8_slug(&arena, TEXT("ledger"), 3), "led");
	assert_text(utf8_slug(&arena, TEXT("ledger"), 0), "");
	assert_text(utf8_slug(&arena, TEXT("日本語"), 8), "日本");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(accepts_what_is_well_formed),
		cmocka_unit_test(finds_what_is_ill_formed),
		cmocka_unit_test(walks_forward),
		cmocka_unit_test(walks_over_holes),
		cmocka_unit_test(looks_back),
		cmocka_unit_test(writes_what_it_reads),
		cmocka_unit_test(knows_kinds_of_characters),
		cmocka_unit_test(knows_what_is_not_seen),
		cmocka_unit_test(measures_columns),
		cmocka_unit_test(composes),
		cmocka_unit_test(folds),
		cmocka_unit_test(makes_slugs),
		cmocka_unit_test(cuts_slugs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
