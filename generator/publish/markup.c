#include "publish/markup.h"

#include "base/loads.h"
#include "base/origin.h"
#include "base/path.h"
#include "base/scan.h"

/* Documents in frames in documents. */
#define MOST_FRAMES 4

struct markup_reading {
	const struct site *site;
	struct text path;
	struct text bytes; /* of the whole file */
	struct arena arena;
	struct diag *diag;
	enum markup kind;
	size_t frames;	       /* around what is read */
	struct text value;     /* that is read, as it stands in `bytes` */
	const char *link;      /* the <link> that is read, */
	bool link_loads;       /* its rel makes a browser load it, */
	struct text link_href; /* from there */
	struct text link_value;
};

enum markup
markup_of(struct text path)
{
	struct text extension = path_extension(path);

	if (text_equal_fold(extension, TEXT("html")) ||
	    text_equal_fold(extension, TEXT("htm")))
		return MARKUP_HTML;
	if (text_equal_fold(extension, TEXT("svg")) ||
	    text_equal_fold(extension, TEXT("xhtml")) ||
	    text_equal_fold(extension, TEXT("xml")))
		return MARKUP_XML;
	return MARKUP_NONE;
}

/* ---- Telling ---- */

/* Where the value stands; in a frame's own document, where the frame does. */
static struct place
place_of(const struct markup_reading *r)
{
	struct place place = {.path = r->path, .line = 1, .column = 1};

	place_move(&place,
		   text_slice(r->bytes, 0, (size_t)(r->value.s - r->bytes.s)));
	place.length = r->value.len;
	return place;
}

/* A loads_take. */
static void
check_address(void *context, struct text url)
{
	struct markup_reading *r = context;
	struct buf origin = BUF_INIT;
	struct place place;

	if (origin_of(url, &origin) &&
	    !origin_is_allowed(buf_as_text(&origin), r->site->base_url,
			       &r->site->allow_origins)) {
		place = place_of(r);
		diag_error(r->diag, L008, &place,
			   "this file makes a browser ask %s, which is not "
			   "this site",
			   origin.s);
		diag_hint(r->diag,
			  "put a copy of it beside this file and use that, or "
			  "say `allow_origins: [%s]` in content/site.yaml",
			  origin.s);
	}
	buf_free(&origin);
}

/* ---- Values ---- */

/* A <link> is over: it is known what it loads. */
static void
end_link(struct markup_reading *r)
{
	if (r->link_loads && r->link_href.len > 0) {
		r->value = r->link_value;
		check_address(r, r->link_href);
	}
	r->link = NULL;
	r->link_loads = false;
	r->link_href = (struct text){0};
}

static void
read_link(struct markup_reading *r, const struct scan_attribute *found,
	  struct text value)
{
	struct text now = r->value;

	if (r->link != found->element.s)
		end_link(r);
	r->link = found->element.s;
	if (text_equal_fold(found->name, TEXT("rel"))) {
		r->link_loads = loads_rel(value);
	} else if (text_equal_fold(found->name, TEXT("href"))) {
		r->link_href = arena_text(&r->arena, value);
		r->link_value = now;
	}
	r->value = now;
}

/* "svg:image" → "image" */
static struct text
local_name(const struct markup_reading *r, struct text element)
{
	size_t colon = text_find_char(element, ':', 0);

	return r->kind == MARKUP_XML && colon != TEXT_NOT_FOUND
		       ? text_from(element, colon + 1)
		       : element;
}

static void read_markup(struct markup_reading *r, struct text bytes);

/* The document that stands in an attribute of its frame. */
static void
read_frame(struct markup_reading *r, struct text document)
{
	if (r->frames == MOST_FRAMES)
		return;
	r->frames++;
	read_markup(r, arena_text(&r->arena, document));
	r->frames--;
}

static void
read_value(struct markup_reading *r, const struct scan_attribute *found,
	   struct text value)
{
	struct text element = local_name(r, found->element);

	loads_each(loads_of(element, found->name), value, check_address, r);
	if (text_equal_fold(element, TEXT("link")))
		read_link(r, found, value);
	else if (text_equal_fold(found->name, TEXT("srcdoc")))
		read_frame(r, value);
}

/* ---- Files ---- */

static void
read_markup(struct markup_reading *r, struct text bytes)
{
	struct scan scan = scan_begin(bytes, r->kind == MARKUP_HTML);
	struct scan_attribute found;
	struct buf value = BUF_INIT;

	scan.is_svg = r->kind == MARKUP_XML;
	while (scan_next(&scan, &found)) {
		if (r->frames == 0)
			r->value = found.value;
		buf_reset(&value);
		scan_add_value(&value, found.value);
		read_value(r, &found, buf_as_text(&value));
	}
	end_link(r);
	buf_free(&value);
}

/* <?xml-stylesheet href="…"?>, read as if it were a tag (W3C, Associating
 * Style Sheets with XML documents). */
static void
read_instructions(struct markup_reading *r)
{
	struct text sign = TEXT("<?xml-stylesheet");
	size_t at = text_find(r->bytes, sign, 0);

	while (at != TEXT_NOT_FOUND) {
		size_t end = text_find(r->bytes, TEXT("?>"), at);
		struct text inside = text_slice(r->bytes, at + 2, end);
		struct buf tag = BUF_INIT;

		buf_char(&tag, '<');
		buf_text(&tag, inside);
		buf_char(&tag, '>');
		r->value = inside;
		r->frames++;
		read_markup(r, arena_text(&r->arena, buf_as_text(&tag)));
		r->frames--;
		buf_free(&tag);
		at = text_find(r->bytes, sign, at + sign.len);
	}
}

void
markup_check(const struct site *site, struct text path, struct text bytes,
	     struct diag *diag)
{
	struct markup_reading r = {
		.site = site,
		.path = path,
		.bytes = bytes,
		.diag = diag,
		.kind = markup_of(path),
	};

	if (r.kind == MARKUP_XML)
		read_instructions(&r);
	read_markup(&r, bytes);
	arena_free(&r.arena);
}
