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

static void
add_step(struct buf *steps, size_t step)
{
	buf_char(steps, (char)step);
}

/* Steps of which each does up to `most` of a thing. */
static void
add_steps(struct buf *steps, size_t kind, size_t most, size_t length)
{
	for (; length > most; length -= most)
		add_step(steps, kind + most - 1);
	if (length > 0)
		add_step(steps, kind + length - 1);
}

/* What stands before a run: so many bytes of HTML, for these words. */
static void
add_gap(struct buf *steps, size_t html, struct text words)
{
	for (size_t i = 0; i < words.len; i++) {
		if (words.s[i] == ' ' && html > 0) {
			add_step(steps, SPACE);
			html--;
		} else {
			add_step(steps, WRITE);
			buf_char(steps, words.s[i]);
		}
	}
	add_steps(steps, PASS, MOST_PASSED, html);
}

/* Whether the run is in both, behind what has been gone through. */
static bool
goes_on(const struct run *run, struct text html, struct text plain)
{
	return run->html <= html.len && run->length <= html.len - run->html &&
	       run->plain <= plain.len &&
	       run->length <= plain.len - run->plain &&
	       memcmp(html.s + run->html, plain.s + run->plain, run->length) ==
		       0;
}

void
steps_find(const struct rich *rich, const struct runs *runs, struct buf *steps)
{
	struct text html = *rich->html;
	struct text plain = rich->plain;
	size_t html_at = 0;
	size_t plain_at = 0;

	list_each (const struct run, run, runs) {
		if (run->html < html_at || run->plain < plain_at ||
		    !goes_on(run, html, plain))
			continue;
		add_gap(steps, run->html - html_at,
			text_slice(plain, plain_at, run->plain));
		add_steps(steps, 0, MOST_COPIED, run->length);
		html_at = run->html + run->length;
		plain_at = run->plain + run->length;
	}
	add_gap(steps, 0, text_from(plain, plain_at));
	if (steps->len > plain.len / 2)
		buf_reset(steps);
}

/* As steps are found they never lead out of either text. */
void
steps_go(const char *html, const char *steps, char *plain, size_t length)
{
	const char *end = plain + length;

	while (plain < end) {
		unsigned char step = (unsigned char)*steps++;
		size_t count = (size_t)(step & (MOST_COPIED - 1)) + 1;

		if (step < PASS) {
			memcpy(plain, html, count);
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
