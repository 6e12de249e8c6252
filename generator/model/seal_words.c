#include "base/utf8.h"
#include "model/match_class.h"
#include "model/seal.h"

/* Where a run of ASCII letters and digits ends. */
static size_t
plain_run(struct text words)
{
	size_t i = 0;

	while (i < words.len && ascii_is_alnum(words.s[i]))
		i++;
	return i;
}

static void
add_folded(struct buf *buf, enum match_class class, struct text character)
{
	switch (class) {
	case CLASS_SINGLE:
		buf_char(buf, '\'');
		break;
	case CLASS_DOUBLE:
		buf_char(buf, '"');
		break;
	case CLASS_DASH:
	case CLASS_LONG_DASH:
		if (!text_ends(buf_as_text(buf), TEXT("-")))
			buf_char(buf, '-');
		break;
	case CLASS_ELLIPSIS:
		buf_literal(buf, "...");
		break;
	default:
		buf_text(buf, character);
	}
}

/* Words as the sum takes them: white space is one space, none at the ends. */
static void
fold(struct buf *buf, struct text words)
{
	bool space = false;

	while (words.len > 0) {
		struct text start = words;
		size_t run = plain_run(words);
		enum match_class class = CLASS_WORD;

		if (run > 0)
			words = text_from(words, run);
		else
			class = match_class_of(utf8_next(&words));
		if (class == CLASS_SPACE)
			space = true;
		if (class == CLASS_SPACE || class == CLASS_SOFT)
			continue;
		if (space && buf->len > 0)
			buf_char(buf, ' ');
		space = false;
		add_folded(buf, class, text_span(start.s, words.s));
	}
}

struct text
seal_sum(struct text words, struct arena *scratch, char sum[SEAL_SUM])
{
	struct buf buf = BUF_INIT;
	char whole[SHA256_HEX];

	fold(&buf, utf8_nfc(scratch, words));
	sha256_hex(buf_as_text(&buf), whole);
	buf_free(&buf);
	memcpy(sum, whole, SEAL_SUM - 1);
	sum[SEAL_SUM - 1] = '\0';
	return (struct text){sum, SEAL_SUM - 1};
}

struct text
seal_turn_sum(const struct turn *turn, struct arena *scratch,
	      char sum[SEAL_SUM])
{
	const struct item_fact *fact = turn->item.fact;

	return seal_sum(
		plain_spelled(scratch, fact, 0, fact->content.plain.len),
		scratch, sum);
}
