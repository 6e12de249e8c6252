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
#include "base/block.h"
#include "markdown/inner.h"

#define MOST_COPIED 128
#define PASS 0x80
#define MOST_PASSED 64
#define SPACE 0xc0
#define WRITE 0xc1

/* Steps of which each does up to `most` of a thing. */
static inline char *
write_steps(char *to, size_t kind, size_t most, size_t length)
{
	for (; length > most; length -= most)
		*to++ = (char)(kind + most - 1);
	if (length > 0)
		*to++ = (char)(kind + length - 1);
	return to;
}

/* What stands before a run: so many bytes of HTML, for these words. */
static inline char *
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

/*
 * `length` bytes are the same in both: from `html` on in the HTML, and behind
 * the words `before`.
 */
static inline void
note_run(struct steps *steps, size_t html, struct text before, size_t length)
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

/* ---- Words, to HTML and plain text ---- */

/* What cannot stand in HTML as it is: some bytes are no UTF-8, and dropped,
 * since they might be taken for a hole. */
static block_found
find_stop(block b)
{
	return (b == '&') | (b == '"') | ((b | 2) == '>') | (b >= 0xf8);
}

/* What a quotation mark may begin with. */
static block_found
find_quoting(block b)
{
	return (b == '"') | (b == '\'') | (b == 0xc2) | ((b | 1) == 0xe3) |
	       (b == 0xef);
}

/* Where a link or a comment that is none may be. */
static block_found
find_markup(block b)
{
	return (b == ']') | (b == '<');
}

/* Any of them, and little more. */
static block_found
find_special(block b)
{
	return ((b | 5) == '\'') | ((b | 2) == '>') | (b == ']') | (b == 0xc2) |
	       (b >= 0xe2);
}

/* Notes what is in a block; the value is where words must stop, if there. */
static size_t
note_special(struct render *r, block b)
{
	unsigned stops = block_bits(find_stop(b));

	r->leaf.may_quote |= block_any(find_quoting(b));
	r->may_mark_up |= block_any(find_markup(b));
	return (size_t)__builtin_ctz(stops | 1U << BLOCK_BYTES);
}

/*
 * Copies words to the ends of both texts up to a byte that cannot stand in HTML
 * as it is; the value is how many. What is written behind them does not count.
 */
static size_t
copy_words(struct render *r, struct text words)
{
	char *html = buf_reserve(&r->html, words.len + BLOCK_BYTES);
	char *plain = buf_reserve(&r->plain, words.len + BLOCK_BYTES);

	for (size_t at = 0; at < words.len; at += BLOCK_BYTES) {
		block b = block_from(words, at);

		block_write(html + at, b);
		block_write(plain + at, b);
		if (block_any(find_special(b))) {
			size_t stop = note_special(r, b);

			if (stop < BLOCK_BYTES)
				return at + stop;
		}
	}
	return words.len;
}

/* Adds the words that copy_words copies. */
static size_t
add_run(struct render *r, struct text words)
{
	size_t length = copy_words(r, words);

	if (length > 0)
		note_run(&r->steps, r->html.len, buf_as_text(&r->plain),
			 length);
	buf_wrote(&r->html, r->html.s + r->html.len + length);
	buf_wrote(&r->plain, r->plain.s + r->plain.len + length);
	return length;
}

void
words_write(struct render *r, struct text words)
{
	while (words.len > 0) {
		words = text_from(words, add_run(r, words));
		if (words.len == 0)
			return;
		if (!is_foreign(words.s[0])) {
			html_escaped(&r->html, text_slice(words, 0, 1));
			buf_char(&r->plain, words.s[0]);
		}
		words = text_from(words, 1);
	}
}

/* ---- The words again ---- */

struct text
steps_end(struct steps *steps, struct text plain)
{
	struct text words = text_from(plain, steps->plain);
	char *to = buf_reserve(&steps->bytes, 2 * words.len);

	buf_wrote(&steps->bytes, write_gap(to, 0, words));
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
