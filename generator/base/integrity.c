#include "base/integrity.h"

#include <inttypes.h>

#include "base/block.h"
#include "base/utf8.h"

/* More of them in one file say nothing new. */
#define MOST_TOLD 10

#define WAVING_FLAG 0x1f3f4
#define CANCEL_TAG 0xe007f

/* ---- Running text ---- */

static bool
is_bidi_control(int32_t c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static bool
is_tag(int32_t c)
{
	return c >= 0xe0000 && c <= CANCEL_TAG;
}

/* The bytes such characters begin with, so that the rest is passed quickly. */
static block_found
find_suspect(block b)
{
	return (b == 0xe2) | (b == 0xf0) | (b == 0xf3);
}

static size_t
next_suspect(struct text t, size_t at)
{
	return block_find_in(t, at, find_suspect);
}

static void
tell_unseen(int32_t character, const char *what, const struct place *place,
	    struct diag *diag)
{
	if (is_bidi_control(character))
		diag_warning(diag, S019, place,
			     "%s has U+%04" PRIX32
			     ", which turns the direction of the text round",
			     what, character);
	else
		diag_warning(diag, S019, place,
			     "%s has U+%04" PRIX32 ", which nobody sees", what,
			     character);
	diag_hint(diag, "delete it, unless the language needs it: it was kept");
}

/* Where the byte at `offset` of the text is. */
static struct place
place_at(struct text text, const struct place *start, size_t offset)
{
	struct place place = *start;

	place_move(&place, text_slice(text, 0, offset));
	return place;
}

void
integrity_check_text(struct text text, const struct place *start,
		     struct diag *diag)
{
	size_t at = next_suspect(text, 0);
	size_t flag_end = 0; /* where the tags of a flag go on; 0: nowhere */
	size_t told = 0;

	while (at < text.len && told < MOST_TOLD) {
		struct text rest = text_from(text, at);
		int32_t c = utf8_next(&rest);
		size_t end = text.len - rest.len;
		bool is_of_flag = is_tag(c) && at == flag_end && at > 0;

		if (is_bidi_control(c) || (is_tag(c) && !is_of_flag)) {
			struct place place = place_at(text, start, at);

			place.length = end - at;
			tell_unseen(c, "this text", &place, diag);
			told++;
		}
		flag_end = c == WAVING_FLAG || is_of_flag ? end : 0;
		if (c == CANCEL_TAG)
			flag_end = 0;
		at = next_suspect(text, end);
	}
}

/* ---- Names ---- */

enum script { SCRIPT_OTHER, LATIN, GREEK, CYRILLIC, ARMENIAN, CHEROKEE };

/* Unicode's Scripts.txt, the letters only; sorted. */
static const struct {
	int32_t first;
	int32_t last;
	enum script script;
} scripts[] = {
	{'A', 'Z', LATIN},	    {'a', 'z', LATIN},
	{0xc0, 0x24f, LATIN},	    {0x250, 0x2af, LATIN},
	{0x370, 0x3ff, GREEK},	    {0x400, 0x52f, CYRILLIC},
	{0x531, 0x587, ARMENIAN},   {0x13a0, 0x13fd, CHEROKEE},
	{0x1c80, 0x1c88, CYRILLIC}, {0x1e00, 0x1eff, LATIN},
	{0x1f00, 0x1fff, GREEK},    {0x2c60, 0x2c7f, LATIN},
	{0x2de0, 0x2dff, CYRILLIC}, {0xa640, 0xa69f, CYRILLIC},
	{0xa722, 0xa7ff, LATIN},    {0xab70, 0xabbf, CHEROKEE},
};

static const char *const script_names[] = {
	[LATIN] = "Latin",	 [GREEK] = "Greek",
	[CYRILLIC] = "Cyrillic", [ARMENIAN] = "Armenian",
	[CHEROKEE] = "Cherokee",
};

static enum script
script_of(int32_t c)
{
	for (size_t i = 0; i < ARRAY_COUNT(scripts); i++)
		if (c <= scripts[i].last)
			return c >= scripts[i].first ? scripts[i].script
						     : SCRIPT_OTHER;
	return SCRIPT_OTHER;
}

static void
tell_mixed(struct text word, const enum script of[2], const char *what,
	   const struct place *place, struct diag *diag)
{
	diag_warning(diag, S020, place,
		     "“%.*s” in %s has %s and %s letters, which look alike",
		     TEXT_ARG(word), what, script_names[of[0]],
		     script_names[of[1]]);
	diag_hint(diag, "type the word anew in one script: it was kept as it "
			"is");
}

/* Takes the word at the start of `*rest`; the scripts it has go to `of`. */
static struct text
take_word(struct text *rest, enum script of[2])
{
	struct text start = *rest;
	size_t found = 0;

	while (rest->len > 0) {
		struct text here = *rest;
		int32_t c = utf8_next(rest);
		enum script script = script_of(c);

		if (!utf8_is_word(c)) {
			*rest = here;
			break;
		}
		if (script != SCRIPT_OTHER && found < 2 &&
		    (found == 0 || of[0] != script))
			of[found++] = script;
	}
	return text_slice(start, 0, start.len - rest->len);
}

void
integrity_check_name(struct text name, const char *what,
		     const struct place *place, struct diag *diag)
{
	struct text rest = name;
	bool is_told = false;

	if (utf8_skip_ascii(name, 0) == name.len)
		return;
	while (rest.len > 0) {
		enum script of[2] = {SCRIPT_OTHER, SCRIPT_OTHER};
		struct text word = take_word(&rest, of);
		int32_t c;

		if (of[1] != SCRIPT_OTHER)
			tell_mixed(word, of, what, place, diag);
		if (rest.len == 0)
			break;
		c = utf8_next(&rest);
		if (!is_told && c >= 0x80 && utf8_is_invisible(c) &&
		    !(place->line > 0 && (is_bidi_control(c) || is_tag(c)))) {
			tell_unseen(c, what, place, diag);
			is_told = true;
		}
	}
}
