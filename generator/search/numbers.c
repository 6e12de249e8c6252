#include "search/numbers.h"

#define MORE_BITS 4

_Static_assert(NUMBER_MORES == 1 << MORE_BITS, "signs that go on are digits");

const char number_signs[] = " !#$%&'()*+,-."
			    "/:;<=>?@[]^_`{|}";

/* Sixteen numbers, of which this is the last sign. */
#define SIXTEEN(last)                                                          \
	"/" last ":" last ";" last "<" last "=" last ">" last "?" last         \
	"@" last "[" last "]" last "^" last "_" last "`" last "{" last         \
	"|" last "}" last

const char number_pairs[2 * NUMBER_SHORT + 1] =
	" \0!\0#\0$\0%\0&\0'\0(\0)\0*\0+\0,\0-\0.\0" /* one sign each */
	SIXTEEN(" ") SIXTEEN("!") SIXTEEN("#") SIXTEEN("$") SIXTEEN("%")
		SIXTEEN("&") SIXTEEN("'") SIXTEEN("(") SIXTEEN(")") SIXTEEN("*")
			SIXTEEN("+") SIXTEEN(",") SIXTEEN("-") SIXTEEN(".");

/* What each sign is worth, and 1; those that go on after those that end. */
static const unsigned char worths[0x80] = {
	[' '] = 1,  ['!'] = 2,	['#'] = 3,  ['$'] = 4,	['%'] = 5,  ['&'] = 6,
	['\''] = 7, ['('] = 8,	[')'] = 9,  ['*'] = 10, ['+'] = 11, [','] = 12,
	['-'] = 13, ['.'] = 14, ['/'] = 15, [':'] = 16, [';'] = 17, ['<'] = 18,
	['='] = 19, ['>'] = 20, ['?'] = 21, ['@'] = 22, ['['] = 23, [']'] = 24,
	['^'] = 25, ['_'] = 26, ['`'] = 27, ['{'] = 28, ['|'] = 29, ['}'] = 30,
};

char *
number_write_long(char *to, uint64_t number)
{
	for (; number >= NUMBER_LASTS; number >>= MORE_BITS) {
		number -= NUMBER_LASTS;
		*to++ = number_signs[NUMBER_LASTS + number % NUMBER_MORES];
	}
	*to++ = number_signs[number];
	return to;
}

void
number_make_odd(char *number)
{
	*number = number_signs[worths[(unsigned char)*number]];
}

void
number_add(struct buf *buf, uint64_t number)
{
	char *end = number_write(buf_reserve(buf, NUMBER_SIGNS), number);

	*end = '\0';
	buf->len = (size_t)(end - buf->s);
}

bool
number_take(struct text *rest, uint64_t *number)
{
	unsigned shift = 0;

	*number = 0;
	for (size_t at = 0; at < rest->len && shift <= NUMBER_BITS; at++) {
		unsigned char c = (unsigned char)rest->s[at];
		unsigned worth = c < sizeof(worths) ? worths[c] : 0;

		if (worth == 0)
			return false;
		*number += (uint64_t)(worth - 1) << shift;
		if (worth <= NUMBER_LASTS) {
			*rest = text_from(*rest, at + 1);
			return true;
		}
		shift += MORE_BITS;
	}
	return false;
}
