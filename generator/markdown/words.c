#include "base/block.h"
#include "markdown/inner.h"

/* Adds text without the bytes that no UTF-8 holds. */
static void
add_words(struct buf *plain, const char *bytes)
{
	struct text words = text_of(bytes);

	if (!has_foreign(words)) {
		buf_text(plain, words);
		return;
	}
	for (size_t i = 0; i < words.len; i++) {
		if (!is_foreign(words.s[i]))
			buf_char(plain, words.s[i]);
	}
}

static void
add_mark(struct buf *plain, const char *html)
{
	if (html[0] == '<' && html[1] == 'm' && ascii_is_digit(html[2]))
		buf_char(plain, BYTE_MARK);
}

/* What a node begins with; the value tells whether to look inside. */
static bool
words_enter(cmark_node *node, struct buf *plain)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
	case CMARK_NODE_CODE_BLOCK:
		add_words(plain, cmark_node_get_literal(node));
		return false;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		buf_char(plain, ' ');
		return false;
	case CMARK_NODE_HTML_INLINE:
		add_mark(plain, cmark_node_get_literal(node));
		return false;
	case CMARK_NODE_IMAGE:
		return false;
	default:
		return true;
	}
}

static void
words_leave(cmark_node *node, struct buf *plain)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)
		buf_char(plain, '\n');
}

/* The next node of the walk below `top`, leaving those that have ended. */
static cmark_node *
words_next(cmark_node *node, cmark_node *top, struct buf *plain)
{
	while (node != top) {
		words_leave(node, plain);
		if (cmark_node_next(node))
			return cmark_node_next(node);
		node = cmark_node_parent(node);
	}
	return NULL;
}

void
words_of(cmark_node *top, struct buf *plain)
{
	cmark_node *node = top;

	while (node) {
		cmark_node *inside = NULL;

		if (words_enter(node, plain))
			inside = cmark_node_first_child(node);
		node = inside ? inside : words_next(node, top, plain);
	}
}

static void
add_shown(cmark_node *node, struct buf *words, bool html)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		add_words(words, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_HTML_INLINE:
		if (html)
			add_words(words, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		buf_char(words, ' ');
		break;
	default:
		break;
	}
}

void
words_with_images(cmark_node *top, struct buf *words, bool html)
{
	cmark_node *node = tree_next(top, top);

	for (; node; node = tree_next(node, top))
		add_shown(node, words, html);
}

static bool
is_white(char c)
{
	return (unsigned char)c <= ' ';
}

/* Blocks whose finds a byte can count, a block at a time. */
#define MOST_BLOCKS 255

/* The words that begin in `count` blocks; a byte stands before the first. */
static size_t
count_in_blocks(const char *bytes, size_t count)
{
	block begun = {0};
	size_t sum = 0;

	for (size_t i = 0; i < count; i++) {
		const char *at = bytes + i * BLOCK_BYTES;

		begun += (block)((block_at(at - 1) <= ' ') &
				 (block_at(at) > ' ')) &
			 1;
	}
	for (size_t i = 0; i < BLOCK_BYTES; i++)
		sum += begun[i];
	return sum;
}

/*
 * A word begins at each byte that is not white behind one that is. Every
 * page's words are counted.
 */
size_t
words_count(struct text plain)
{
	size_t count = plain.len > 0 && !is_white(plain.s[0]);
	size_t i = 1;

	while (i + BLOCK_BYTES <= plain.len) {
		size_t blocks = (plain.len - i) / BLOCK_BYTES;

		if (blocks > MOST_BLOCKS)
			blocks = MOST_BLOCKS;
		count += count_in_blocks(plain.s + i, blocks);
		i += blocks * BLOCK_BYTES;
	}
	for (; i < plain.len; i++)
		count += is_white(plain.s[i - 1]) && !is_white(plain.s[i]);
	return count;
}
