/*
 * The words of a document, told by its HTML.
 *
 * Most of their bytes stand in it as they are, and need not be kept twice:
 * what is kept is how to go through the HTML. One step is
 *
 *   0x00 … 0x7f  copy 1 … 128 bytes
 *   0x80 … 0xbf  pass over 1 … 64 bytes
 *   0xc0         pass over a byte and write a space: a soft break
 *   0xc1 BYTE    write BYTE
 */
#include "markdown/inner.h"

#define MOST_COPIED 128
#define PASS 0x80
#define MOST_PASSED 64
#define SPACE 0xc0
#define WRITE 0xc1

/* Steps of which each does up to `most` of a thing. */
static char *
write_steps(char *to, size_t kind, size_t most, size_t length)
{
	for (; length > most; length -= most)
		*to++ = (char)(kind + most - 1);
	if (length > 0)
		*to++ = (char)(kind + length - 1);
	return to;
}

/* What stands before a run: so many bytes of HTML, for these words. */
static char *
write_gap(char *to, size_t html, struct text words)
{
	for (size_t i = 0; i < words.len; i++) {
		if (words.s[i] == ' ' && html > 0) {
			*to++ = (char)SPACE;
			html--;
		} else {
			*to++ = (char)WRITE;
			*to++ = words.s[i];
		}
	}
	return write_steps(to, PASS, MOST_PASSED, html);
}

void
steps_copy(struct steps *steps, size_t html, struct text before, size_t length)
{
	struct text words = text_from(before, steps->plain);
	size_t gap = html - steps->html;
	char *to =
		buf_reserve(&steps->bytes, 2 * words.len + gap / MOST_PASSED +
						   length / MOST_COPIED + 2);

	to = write_gap(to, gap, words);
	to = write_steps(to, 0, MOST_COPIED, length);
	buf_wrote(&steps->bytes, to);
	steps->html = html + length;
	steps->plain = before.len + length;
}

struct text
steps_end(struct steps *steps, struct text plain)
{
	steps_copy(steps, steps->html, plain, 0);
	if (steps->bytes.len > plain.len / 2)
		return TEXT("");
	return buf_as_text(&steps->bytes);
}

void
steps_reset(struct steps *steps)
{
	buf_reset(&steps->bytes);
	steps->html = steps->plain = 0;
}

#define AT_ONCE 64

/*
 * Copies up to MOST_COPIED bytes. Most runs are short: a fixed number of bytes
 * is copied where there are as many of both, of which the rest does not matter.
 */
static inline void
copy_run(char *to, const char *from, size_t count, bool has_more)
{
	if (count <= AT_ONCE && has_more)
		memcpy(to, from, AT_ONCE);
	else
		memcpy(to, from, count);
}

/* As steps are written they never lead out of either text. */
void
steps_go(const char *html, const char *steps, char *plain, size_t length)
{
	const char *end = plain + length;

	while (plain < end) {
		unsigned char step = (unsigned char)*steps++;
		size_t count = (size_t)(step & (MOST_COPIED - 1)) + 1;

		if (step < PASS) {
			copy_run(plain, html, count,
				 end - plain >= AT_ONCE &&
					 steps - html >= AT_ONCE);
			plain += count;
			html += count;
		} else if (step < SPACE) {
			html += count;
		} else if (step == SPACE) {
			*plain++ = ' ';
			html++;
		} else {
			*plain++ = *steps++;
		}
	}
}
