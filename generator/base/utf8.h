/*
 * UTF-8: checked once at the door, trusted after that.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"
#include "base/buf.h"

/*
 * Offset of the first byte that is not well-formed UTF-8 (RFC 3629: no
 * surrogates, no overlong forms, nothing above U+10FFFF), or t.len.
 */
size_t utf8_check(struct text t);

/* The place of the first byte from `at` on that is not ASCII. */
size_t utf8_skip_ascii(struct text t, size_t at);

#define UTF8_BYTE 0x110000

/* For utf8_next only: a character beyond ASCII. */
int32_t utf8_next_wide(struct text *rest);

/*
 * The character at the start of `*rest`, which moves behind it. `*rest` must
 * be well-formed and not empty. A byte that is not UTF-8 comes as itself
 * plus UTF8_BYTE, so that text with holes can be walked too.
 */
static inline int32_t
utf8_next(struct text *rest)
{
	unsigned char first = (unsigned char)rest->s[0];

	if (first >= 0x80) {
		struct text here = *rest; /* `*rest` may stay in registers */
		int32_t character = utf8_next_wide(&here);

		*rest = here;
		return character;
	}
	rest->s++;
	rest->len--;
	return first;
}

/* The character that ends right before `offset`; 0 at the start. */
int32_t utf8_before(struct text t, size_t offset);

void utf8_add(struct buf *buf, int32_t character);

/* Unicode general categories L*, N* and M*: what makes up words. */
bool utf8_is_word(int32_t character);
/* ASCII white space, next line, and the categories Z*. */
bool utf8_is_space(int32_t character);
/* As CommonMark has it: ASCII punctuation and the categories P*. */
bool utf8_is_punct(int32_t character);

/*
 * A control, zero-width, bidirectional or tag character: not seen on paper.
 * ASCII white space is not meant.
 */
bool utf8_is_invisible(int32_t character);

/*
 * As text for a terminal: nothing of it moves the cursor, hides, or turns
 * text around. "\u{202e}" and "\xff" stand for what would; a tab is a space.
 */
void utf8_add_visible(struct buf *buf, int32_t character);
void utf8_add_visible_text(struct buf *buf, struct text t);

/* Columns on a terminal (utf8proc's widths; controls count 0). */
size_t utf8_width(struct text t);

/* Normal form C, in the arena; `t` itself when it is in it already. */
struct text utf8_nfc(struct arena *arena, struct text t);

/* Unicode's full case folding and form C: for ids and for finding, not
 * verifying. */
struct text utf8_fold(struct arena *arena, struct text t);

/* Unicode's NFKC_Casefold: as utf8_fold, and what is the same but for its
 * looks is the same; what is not seen is left out. For finding only. */
struct text utf8_search_form(struct arena *arena, struct text t);

/*
 * As utf8_search_form, without diacritics: “Müller” is “muller”, “Łódź” is
 * “lodz”, “Ærø” is “aero”. Marks that are letters of their script, as the
 * vowels of Thai, stay. For finding only.
 */
struct text utf8_find_form(struct arena *arena, struct text t);

/*
 * A name for URLs and ids: letters and digits of any script kept, Latin ones
 * in lower case, all else single hyphens, none at the ends. At most
 * `most` bytes, cut at a hyphen where there is one. Empty when nothing is left.
 */
struct text utf8_slug(struct arena *arena, struct text t, size_t most);

#endif
