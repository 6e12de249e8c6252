#include "theme/number.h"

#include <math.h>
#include <stdio.h>

#include "base/attr.h"
#include "base/language.h"

#define NBSP "\u00a0"
#define NARROW "\u202f"

/* How a language writes numbers. */
struct style {
	const char *languages; /* with a space behind each; a region first */
	const char *mark;      /* before decimals */
	const char *group;     /* between three digits */
	size_t least;	       /* digits before the first group's mark */
	const char *percent;   /* behind a number; '<' first: before it */
	const char *ordinal;   /* behind a number */
};

static const struct style styles[] = {
	{"de-AT ", ",", NBSP, 1, NBSP "%", "."},
	{"de-CH de-LI ", ".", "’", 1, "%", "."},
	{"es-MX es-GT es-HN es-NI es-PA es-PE es-PR es-SV es-US ", ".", ",", 1,
	 NBSP "%", ".º"},
	{"pt-PT ", ",", NBSP, 2, "%", ".º"},
	{"fr-CH ", ",", NARROW, 1, "%", "e"},
	{"de ", ",", ".", 1, NBSP "%", "."},
	{"fr ", ",", NARROW, 1, NARROW "%", "e"},
	{"es ", ",", ".", 2, NBSP "%", ".º"},
	{"it ", ",", ".", 2, "%", "º"},
	{"pt gl ", ",", ".", 1, "%", ".º"},
	{"ca ", ",", ".", 1, NBSP "%", "è"},
	{"nl ", ",", ".", 1, "%", "e"},
	{"da ro hr sl bs mk ", ",", ".", 1, NBSP "%", "."},
	{"el sr id ms vi ", ",", ".", 1, "%", "."},
	{"tr ", ",", ".", 1, "<%", "."},
	{"sv ", ",", NBSP, 1, NBSP "%", ":e"},
	{"nb nn no fi cs sk lt be ", ",", NBSP, 1, NBSP "%", "."},
	{"ru ", ",", NBSP, 1, NBSP "%", "-й"},
	{"uk ", ",", NBSP, 1, "%", "-й"},
	{"hu ", ",", NBSP, 1, "%", "."},
	{"pl bg lv et ", ",", NBSP, 2, "%", "."},
	{"is fo ", ",", ".", 1, "%", "."},
};

static const struct style english = {"", ".", ",", 1, "%", "."};

/* ---- The table ---- */

static const struct style *
find_style(struct text language)
{
	for (size_t i = 0; i < ARRAY_COUNT(styles); i++)
		if (language_is_among(language, styles[i].languages))
			return &styles[i];
	return NULL;
}

static const struct style *
style_of(struct text language)
{
	const struct style *style = find_style(language);

	if (!style)
		style = find_style(language_primary(language));
	return style ? style : &english;
}

/* ---- Numbers ---- */

static void
put_digits(struct buf *out, const struct style *style, struct text digits)
{
	bool is_grouped = digits.len >= 3 + style->least;

	for (size_t i = 0; i < digits.len; i++) {
		if (i > 0 && is_grouped && (digits.len - i) % 3 == 0)
			buf_text(out, text_of(style->group));
		buf_char(out, digits.s[i]);
	}
}

/* "-1234.5" of C as the language has it. */
static void
put_written(struct buf *out, const struct style *style, struct text written)
{
	size_t dot = text_find_char(written, '.', 0);

	if (text_starts(written, TEXT("-"))) {
		buf_literal(out, "−");
		written = text_from(written, 1);
		dot = text_find_char(written, '.', 0);
	}
	put_digits(out, style, text_slice(written, 0, dot));
	if (dot == TEXT_NOT_FOUND)
		return;
	buf_text(out, text_of(style->mark));
	buf_text(out, text_from(written, dot + 1));
}

static struct text
without_zeros(struct text written)
{
	while (text_ends(written, TEXT("0")))
		written.len--;
	if (text_ends(written, TEXT(".")))
		written.len--;
	return written;
}

static void
put_number(struct buf *out, const struct style *style, double number,
	   int decimals)
{
	struct buf digits = BUF_INIT;
	struct text written;

	if (!isfinite(number)) {
		buf_literal(out, "–");
		return;
	}
	buf_format(&digits, "%.*f", decimals < 0 ? 3 : decimals, number);
	written = buf_as_text(&digits);
	if (decimals < 0)
		written = without_zeros(written);
	if (text_equal(written, TEXT("-0")))
		written = TEXT("0");
	put_written(out, style, written);
	buf_free(&digits);
}

void
number_put(struct buf *out, struct text language, double number, int decimals)
{
	put_number(out, style_of(language), number, decimals);
}

struct text
number_text(struct arena *arena, struct text language, int64_t number)
{
	struct text written = arena_format(arena, "%lld", (long long)number);
	struct buf out = BUF_INIT;

	put_written(&out, style_of(language), written);
	written = arena_text(arena, buf_as_text(&out));
	buf_free(&out);
	return written;
}

void
number_put_percent(struct buf *out, struct text language, double share,
		   int decimals)
{
	const struct style *style = style_of(language);
	bool is_before = style->percent[0] == '<';

	if (is_before)
		buf_text(out, text_of(style->percent + 1));
	put_number(out, style, share * 100, decimals);
	if (!is_before)
		buf_text(out, text_of(style->percent));
}

/* ---- Ordinals ---- */

static const char *
english_ordinal(int64_t number)
{
	int64_t tens = (number < 0 ? -number : number) % 100;

	if (tens / 10 == 1)
		return "th";
	return tens % 10 == 1	? "st"
	       : tens % 10 == 2 ? "nd"
	       : tens % 10 == 3 ? "rd"
				: "th";
}

/* "1:a", "2:a", but "11:e". */
static bool
is_swedish_a(int64_t number)
{
	int64_t tens = (number < 0 ? -number : number) % 100;

	return tens / 10 != 1 && (tens % 10 == 1 || tens % 10 == 2);
}

void
number_put_ordinal(struct buf *out, struct text language, int64_t number)
{
	const struct style *style = style_of(language);
	struct text primary = language_primary(language);
	const char *behind = style->ordinal;

	if (text_equal_fold(primary, TEXT("en")))
		behind = english_ordinal(number);
	else if (text_equal_fold(primary, TEXT("fr")) && number == 1)
		behind = "er";
	else if (text_equal_fold(primary, TEXT("sv")) && is_swedish_a(number))
		behind = ":a";
	put_number(out, style, (double)number, 0);
	buf_text(out, text_of(behind));
}

/* ---- Sizes and times ---- */

void
number_put_size(struct buf *out, struct text language, uint64_t bytes)
{
	static const char *const steps[] = {"", "k", "M", "G", "T", "P", "E"};
	bool is_french =
		text_equal_fold(language_primary(language), TEXT("fr"));
	double size = (double)bytes;
	size_t step = 0;

	while (size >= 999.5 && step + 1 < ARRAY_COUNT(steps)) {
		size /= 1000;
		step++;
	}
	if (step > 0 && size < 9.95)
		size = round(size * 10) / 10;
	else
		size = round(size);
	number_put(out, language, size, -1);
	buf_format(out, NBSP "%s%s", steps[step], is_french ? "o" : "B");
}

static void
put_unit(struct buf *out, struct text language, uint64_t number,
	 const char *unit)
{
	number_put(out, language, (double)number, 0);
	buf_format(out, NBSP "%s", unit);
}

void
number_put_duration(struct buf *out, struct text language,
		    uint64_t milliseconds)
{
	uint64_t seconds = milliseconds / 1000;
	uint64_t minutes = seconds / 60;
	uint64_t hours = minutes / 60;

	if (hours > 0)
		put_unit(out, language, hours, "h");
	if (hours > 0 && minutes % 60 > 0)
		buf_char(out, ' ');
	if (minutes % 60 > 0)
		put_unit(out, language, minutes % 60, "min");
	if (hours > 0 || (minutes > 0 && seconds % 60 == 0))
		return;
	if (minutes > 0)
		buf_char(out, ' ');
	put_unit(out, language, seconds % 60, "s");
}
