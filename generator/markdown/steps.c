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

#define MOST_COPIED STEPS_OVER
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

_Static_assert(TREE_SPARE >= BLOCK_BYTES, "a block may be read");

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

/* Notes what is in a block; the value has a bit for each byte to stop at. */
static unsigned
note_special(struct render *r, block b, unsigned words)
{
	r->leaf.may_quote |= (block_bits(find_quoting(b)) & words) != 0;
	r->may_mark_up |= (block_bits(find_markup(b)) & words) != 0;
	return block_bits(find_stop(b)) & words;
}

/* Adds the first bytes of a block, for which room is made. */
static void
add_bytes(struct buf *buf, block b, size_t count)
{
	char *to = buf_reserve(buf, BLOCK_BYTES);

	block_write(to, b);
	buf_wrote(buf, to + count);
}

/*
 * Adds words to both texts up to their NUL, or a byte that cannot stand in HTML
 * as it is, or `most` bytes.
 */
static void
copy_words(struct render *r, const char *words, size_t most)
{
	unsigned end = 0;

	for (size_t at = 0; end == 0; at += BLOCK_BYTES) {
		block b = block_at(words + at);
		size_t count;

		end = block_bits(b == 0);
		if (most - at < BLOCK_BYTES)
			end |= 1U << (most - at);
		if (block_bits(find_special(b)) & (end - 1) & ~end)
			end |= note_special(r, b, (end - 1) & ~end);
		count = (size_t)__builtin_ctz(end | 1U << BLOCK_BYTES);
		add_bytes(&r->html, b, count);
		add_bytes(&r->plain, b, count);
	}
}

/* The same, with the steps; the value is how many bytes. */
static size_t
add_run(struct render *r, const char *words, size_t most)
{
	size_t html = r->html.len;
	size_t plain = r->plain.len;
	size_t length;

	copy_words(r, words, most);
	length = r->html.len - html;
	if (length > 0)
		note_run(&r->steps, html,
			 text_slice(buf_as_text(&r->plain), 0, plain), length);
	return length;
}

size_t
words_write(struct render *r, const char *words, size_t most)
{
	size_t at = 0;

	while (at < most && words[at] != '\0') {
		at += add_run(r, words + at, most - at);
		if (at == most || words[at] == '\0')
			break;
		if (!is_foreign(words[at])) {
			html_escaped(&r->html, (struct text){words + at, 1});
			buf_char(&r->plain, words[at]);
		}
		at++;
	}
	return at;
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
