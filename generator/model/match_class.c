#include "model/match_class.h"

#include "base/utf8.h"

struct range {
	int32_t first;
	int32_t last;
	enum match_class class;
};

/*
 * Characters whose class is not their general category, in order. Quotation
 * marks: Quotation_Mark of Unicode's PropList.txt. Dashes: those of its
 * property Dash that are used in running text. Scripts without spaces: those
 * of line breaking classes ID, CJ and SA (UAX #14), with the marks that
 * combine in them.
 */
static const struct range ranges[] = {
	{0xab, 0xab, CLASS_DOUBLE},
	{0xad, 0xad, CLASS_SOFT},
	{0xbb, 0xbb, CLASS_DOUBLE},
	{0x300, 0x36f, CLASS_COMBINING},
	{0x58a, 0x58a, CLASS_DASH},
	{0x5be, 0x5be, CLASS_DASH},
	{0xe00, 0xe30, CLASS_UNSPACED}, /* Thai, Lao */
	{0xe31, 0xe31, CLASS_COMBINING},
	{0xe32, 0xe33, CLASS_UNSPACED},
	{0xe34, 0xe3a, CLASS_COMBINING},
	{0xe3b, 0xe46, CLASS_UNSPACED},
	{0xe47, 0xe4e, CLASS_COMBINING},
	{0xe4f, 0xeb0, CLASS_UNSPACED},
	{0xeb1, 0xeb1, CLASS_COMBINING},
	{0xeb2, 0xeb3, CLASS_UNSPACED},
	{0xeb4, 0xebc, CLASS_COMBINING},
	{0xebd, 0xec7, CLASS_UNSPACED},
	{0xec8, 0xece, CLASS_COMBINING},
	{0xecf, 0xf17, CLASS_UNSPACED}, /* Tibetan */
	{0xf18, 0xf19, CLASS_COMBINING},
	{0xf1a, 0xf34, CLASS_UNSPACED},
	{0xf35, 0xf39, CLASS_COMBINING},
	{0xf3a, 0xf3d, CLASS_UNSPACED},
	{0xf3e, 0xf3f, CLASS_COMBINING},
	{0xf40, 0xf70, CLASS_UNSPACED},
	{0xf71, 0xf87, CLASS_COMBINING},
	{0xf88, 0xf8c, CLASS_UNSPACED},
	{0xf8d, 0xfbc, CLASS_COMBINING},
	{0xfbd, 0x102a, CLASS_UNSPACED}, /* Myanmar */
	{0x102b, 0x103e, CLASS_COMBINING},
	{0x103f, 0x1055, CLASS_UNSPACED},
	{0x1056, 0x1059, CLASS_COMBINING},
	{0x105a, 0x109f, CLASS_UNSPACED},
	{0x1780, 0x17b3, CLASS_UNSPACED}, /* Khmer */
	{0x17b4, 0x17d3, CLASS_COMBINING},
	{0x17d4, 0x17ff, CLASS_UNSPACED},
	{0x1950, 0x19df, CLASS_UNSPACED}, /* Tai Le, New Tai Lue */
	{0x1a20, 0x1a54, CLASS_UNSPACED}, /* Tai Tham */
	{0x1a55, 0x1a7f, CLASS_COMBINING},
	{0x1a80, 0x1aaf, CLASS_UNSPACED},
	{0x1ab0, 0x1aff, CLASS_COMBINING},
	{0x1dc0, 0x1dff, CLASS_COMBINING},
	{0x2010, 0x2011, CLASS_DASH},
	{0x2012, 0x2015, CLASS_LONG_DASH},
	{0x2018, 0x201b, CLASS_SINGLE},
	{0x201c, 0x201f, CLASS_DOUBLE},
	{0x2026, 0x2026, CLASS_ELLIPSIS},
	{0x2039, 0x203a, CLASS_SINGLE},
	{0x20d0, 0x20ff, CLASS_COMBINING},
	{0x2212, 0x2212, CLASS_DASH},
	{0x2e3a, 0x2e3b, CLASS_LONG_DASH},
	{0x2e42, 0x2e42, CLASS_DOUBLE},
	{0x2e80, 0x2fdf, CLASS_UNSPACED}, /* radicals, ideographs, kana */
	{0x3005, 0x3007, CLASS_UNSPACED},
	{0x300c, 0x300f, CLASS_DOUBLE},
	{0x301d, 0x301f, CLASS_DOUBLE},
	{0x3021, 0x3029, CLASS_UNSPACED},
	{0x302a, 0x302d, CLASS_COMBINING},
	{0x3031, 0x3035, CLASS_UNSPACED},
	{0x3041, 0x3096, CLASS_UNSPACED},
	{0x3099, 0x309a, CLASS_COMBINING},
	{0x309d, 0x309f, CLASS_UNSPACED},
	{0x30a1, 0x30fa, CLASS_UNSPACED},
	{0x30fc, 0x30ff, CLASS_UNSPACED},
	{0x3105, 0x312f, CLASS_UNSPACED},
	{0x31a0, 0x31bf, CLASS_UNSPACED},
	{0x31f0, 0x31ff, CLASS_UNSPACED},
	{0x3400, 0x4dbf, CLASS_UNSPACED},
	{0x4e00, 0xa48c, CLASS_UNSPACED},
	{0xf900, 0xfaff, CLASS_UNSPACED},
	{0xfe20, 0xfe2f, CLASS_COMBINING},
	{0xfe41, 0xfe44, CLASS_DOUBLE},
	{0xfe58, 0xfe58, CLASS_LONG_DASH},
	{0xfe63, 0xfe63, CLASS_DASH},
	{0xff02, 0xff02, CLASS_DOUBLE},
	{0xff07, 0xff07, CLASS_SINGLE},
	{0xff0d, 0xff0d, CLASS_DASH},
	{0xff62, 0xff63, CLASS_DOUBLE},
	{0xff66, 0xff9d, CLASS_UNSPACED},
	{0xff9e, 0xff9f, CLASS_COMBINING},
	{0x1b000, 0x1b16f, CLASS_UNSPACED},
	{0x20000, 0x3ffff, CLASS_UNSPACED},
};

static enum match_class
class_of_ascii(char c)
{
	if (ascii_is_alnum(c))
		return CLASS_WORD;
	if (ascii_is_space(c))
		return CLASS_SPACE;
	switch (c) {
	case '\'':
		return CLASS_SINGLE;
	case '"':
		return CLASS_DOUBLE;
	case '-':
		return CLASS_DASH;
	case '.':
		return CLASS_DOT;
	default:
		return utf8_is_invisible(c) ? CLASS_INVISIBLE : CLASS_OTHER;
	}
}

static enum match_class
class_by_category(int32_t character)
{
	if (character >= UTF8_BYTE)
		return CLASS_MARK;
	if (utf8_is_invisible(character))
		return CLASS_INVISIBLE;
	if (utf8_is_space(character))
		return CLASS_SPACE;
	return utf8_is_word(character) ? CLASS_WORD : CLASS_OTHER;
}

enum match_class
match_class_of(int32_t character)
{
	size_t low = 0;
	size_t high = ARRAY_COUNT(ranges);

	if (character < 0x80)
		return class_of_ascii((char)character);
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (character > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < ARRAY_COUNT(ranges) && character >= ranges[low].first)
		return ranges[low].class;
	return class_by_category(character);
}

/* The decimal digits of the scripts that news is mostly written in. */
bool
match_is_digit(int32_t character)
{
	static const int32_t zeros[] = {'0',   0x660, 0x6f0, 0x966, 0x9e6,
					0xa66, 0xae6, 0xb66, 0xbe6, 0xc66,
					0xce6, 0xd66, 0xe50, 0xff10};

	for (size_t i = 0; i < ARRAY_COUNT(zeros); i++) {
		if (character >= zeros[i] && character <= zeros[i] + 9)
			return true;
	}
	return false;
}

bool
match_is_wide(int32_t character)
{
	return (character >= 0x2e80 && character <= 0x9fff) ||
	       (character >= 0xf900 && character <= 0xfaff) ||
	       (character >= 0xfe30 && character <= 0xfe4f) ||
	       (character >= 0xff01 && character <= 0xff0f) ||
	       (character >= 0xff1a && character <= 0xff20) ||
	       (character >= 0xff5b && character <= 0xff9f) ||
	       (character >= 0x1b000 && character <= 0x1b16f) ||
	       (character >= 0x20000 && character <= 0x3ffff);
}

bool
match_is_currency(int32_t character)
{
	return character == '$' || (character >= 0xa2 && character <= 0xa5) ||
	       (character >= 0x20a0 && character <= 0x20cf) ||
	       character == 0xff04 || character == 0xffe5;
}
