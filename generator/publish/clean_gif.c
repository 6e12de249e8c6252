#include "base/bytes.h"
#include "publish/clean.h"

#define HEADER 13 /* with the size of the screen */

enum introducer { EXTENSION = 0x21, IMAGE = 0x2c, TRAILER = 0x3b };

enum label { PLAIN_TEXT = 0x01, CONTROL = 0xf9, APPLICATION = 0xff };

struct gif {
	struct text in;
	size_t at;
	struct buf *out;
	struct text control; /* of the picture that comes next */
	bool has_picture;
};

/* The bytes of the table of colours that `flags` tell of. */
static size_t
table_size(uint32_t flags)
{
	return flags & 0x80 ? (size_t)3 << ((flags & 7) + 1) : 0;
}

/* Moves behind blocks of up to 255 bytes and the empty one at their end. */
static bool
skip_blocks(struct gif *g)
{
	while (g->at < g->in.len) {
		uint32_t length = bytes_at(g->in, g->at);

		if (!bytes_have(g->in, g->at + 1, length))
			return false;
		g->at += 1 + length;
		if (length == 0)
			return true;
	}
	return false;
}

static const char *
take_image(struct gif *g)
{
	size_t start = g->at;

	g->at += 10 + table_size(bytes_at(g->in, g->at + 9)) + 1;
	if (g->at > g->in.len || !skip_blocks(g))
		return "it is cut off within a picture";
	buf_text(g->out, g->control);
	buf_text(g->out, text_slice(g->in, start, g->at));
	g->control = (struct text){0};
	g->has_picture = true;
	return NULL;
}

/* How often a film runs, and its colours; XMP and the like are not wanted. */
static bool
is_wanted_application(struct text whole)
{
	return bytes_are(whole, 2, TEXT("\x0bNETSCAPE2.0")) ||
	       bytes_are(whole, 2,
			 TEXT("\x0b"
			      "ANIMEXTS1.0")) ||
	       bytes_are(whole, 2, TEXT("\x0bICCRGBG1012"));
}

static const char *
take_extension(struct gif *g)
{
	size_t start = g->at;
	uint32_t label = bytes_at(g->in, start + 1);
	struct text whole;

	g->at += 2;
	if (!skip_blocks(g))
		return "it is cut off within an extension";
	whole = text_slice(g->in, start, g->at);
	if (label == CONTROL)
		g->control = whole;
	else if (label == PLAIN_TEXT) /* no browser shows it */
		g->control = (struct text){0};
	else if (label == APPLICATION && is_wanted_application(whole))
		buf_text(g->out, whole);
	return NULL;
}

const char *
clean_gif(struct text in, struct buf *out)
{
	struct gif g = {.in = in, .out = out};
	const char *fault = NULL;

	g.at = HEADER + table_size(bytes_at(in, 10));
	if (g.at > in.len)
		return "it is cut off within its colours";
	buf_text(out, text_slice(in, 0, g.at));
	while (!fault && g.at < in.len) {
		switch (bytes_at(in, g.at)) {
		case IMAGE:
			fault = take_image(&g);
			break;
		case EXTENSION:
			fault = take_extension(&g);
			break;
		case TRAILER:
			buf_char(out, TRAILER);
			return g.has_picture ? NULL
					     : "there is no picture in it";
		default:
			return "it has a block that is not known";
		}
	}
	return fault ? fault : "it is cut off: its end is missing";
}
