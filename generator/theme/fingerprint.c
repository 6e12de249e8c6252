#include "theme/fingerprint.h"

#include "base/css.h"
#include "base/name.h"
#include "base/origin.h"
#include "base/path.h"
#include "base/sha256.h"

/* Style sheets that import the next one. */
#define MOST_IMPORTS 64

struct naming {
	struct theme *theme;
	const struct origin_list *allowed;
	struct arena *arena;
	struct diag *diag;
	size_t depth;
};

/* A style sheet, and an address in it. */
struct sheet {
	struct theme_asset *asset;
	struct css_url url;
};

static void name_asset(struct naming *n, struct theme_asset *asset);

static bool
is_script(const struct theme_asset *asset)
{
	struct text extension = path_extension(asset->path);

	return text_equal_fold(extension, TEXT("js")) ||
	       text_equal_fold(extension, TEXT("mjs"));
}

/* ---- Mistakes ---- */

static struct place
place_of(const struct sheet *sheet)
{
	struct place place = {
		.path = sheet->asset->shown, .line = 1, .column = 1};

	place_move(&place,
		   text_slice(sheet->asset->bytes, 0, sheet->url.start));
	place.length = sheet->url.end - sheet->url.start;
	return place;
}

static void
tell_foreign(struct naming *n, const struct sheet *sheet, struct text origin)
{
	struct place place = place_of(sheet);

	diag_error(n->diag, L008, &place,
		   "this style sheet makes a browser ask %.*s, which is not "
		   "this site",
		   TEXT_ARG(origin));
	diag_hint(n->diag,
		  "put a copy of it in assets/, or say `allow_origins: "
		  "[%.*s]` in content/site.yaml",
		  TEXT_ARG(origin));
}

static void
tell_missing(struct naming *n, const struct sheet *sheet, struct text path)
{
	struct place place = place_of(sheet);

	diag_error(n->diag, T017, &place,
		   "this style sheet leads to %.*s, which the theme does not "
		   "have",
		   TEXT_ARG(path));
	if (!text_starts(path, TEXT("assets/")))
		diag_hint(n->diag, "what a style sheet uses lies in assets/");
}

static void
tell_circle(struct naming *n, const struct sheet *sheet)
{
	struct place place = place_of(sheet);

	diag_error(n->diag, T017, &place,
		   "style sheets import each other in a circle, or one the "
		   "next more than %d deep",
		   MOST_IMPORTS);
}

/* ---- Addresses in style sheets ---- */

static bool
is_elsewhere(struct naming *n, const struct sheet *sheet, struct text url)
{
	struct buf origin = BUF_INIT;
	bool leaves = origin_of(url, &origin);

	if (leaves &&
	    !origin_is_allowed(buf_as_text(&origin), TEXT(""), n->allowed))
		tell_foreign(n, sheet, buf_as_text(&origin));
	buf_free(&origin);
	return leaves;
}

/* The path without `?` and `#`, which stay where they are. */
static size_t
path_length(struct text url)
{
	size_t end = 0;

	while (end < url.len && url.s[end] != '?' && url.s[end] != '#')
		end++;
	return end;
}

/* Writes the address of what `path` names, as it is published. */
static bool
add_target(struct naming *n, const struct sheet *sheet, struct text path,
	   struct buf *out)
{
	struct text decoded = path, resolved = path;
	struct theme_asset *target;

	if (!path_decode(n->arena, path, &decoded) ||
	    !path_resolve(n->arena, path_folder(sheet->asset->path), decoded,
			  &resolved)) {
		tell_missing(n, sheet, path);
		return false;
	}
	target = load_find_asset(n->theme, resolved);
	if (!target) {
		tell_missing(n, sheet, resolved);
		return false;
	}
	if (target->is_being_named || n->depth > MOST_IMPORTS) {
		tell_circle(n, sheet);
		return false;
	}
	if (target->published.len == 0)
		name_asset(n, target);
	path_relative(out, path_folder(sheet->asset->path), target->published);
	return true;
}

/* Writes an address as it is to be. */
static void
add_url(struct naming *n, const struct sheet *sheet, struct buf *out)
{
	struct text raw = text_slice(sheet->asset->bytes, sheet->url.start,
				     sheet->url.end);
	struct buf value = BUF_INIT;
	struct text url;
	size_t end;

	css_add_value(&value, raw);
	url = arena_text(n->arena, text_trim(buf_as_text(&value)));
	buf_free(&value);
	end = path_length(url);
	if (end == 0 || text_starts(url, TEXT("data:")) ||
	    is_elsewhere(n, sheet, url) ||
	    !add_target(n, sheet, text_slice(url, 0, end), out))
		buf_text(out, raw);
	else
		buf_text(out, text_from(url, end));
}

static void
rewrite_sheet(struct naming *n, struct theme_asset *asset)
{
	struct css_scan scan = css_begin(asset->bytes);
	struct sheet sheet = {.asset = asset};
	struct buf out = BUF_INIT;
	size_t from = 0;

	while (css_next(&scan, &sheet.url)) {
		buf_text(&out, text_slice(asset->bytes, from, sheet.url.start));
		add_url(n, &sheet, &out);
		from = sheet.url.end;
	}
	if (from > 0) {
		buf_text(&out, text_from(asset->bytes, from));
		asset->bytes = arena_text(n->arena, buf_as_text(&out));
	}
	buf_free(&out);
}

/* ---- Names ---- */

/* What a script asks for by its name must have that name. */
static bool
is_named_in_script(const struct naming *n, const struct theme_asset *asset)
{
	struct text name = path_name(asset->path);

	list_each (const struct theme_asset, other, &n->theme->assets)
		if (other != asset && is_script(other) &&
		    text_find(other->bytes, name, 0) != TEXT_NOT_FOUND)
			return true;
	return false;
}

/* "assets/a.css" → "assets/a.0123456789.css" */
static struct text
name_with(struct naming *n, struct text path, const char *sum)
{
	struct text folder = path_folder(path);
	struct text name = path_name(path);
	size_t dot = text_find_last_char(name, '.');

	if (dot == TEXT_NOT_FOUND || dot == 0)
		dot = name.len;
	return arena_format(n->arena, "%.*s%.*s.%.*s%.*s", TEXT_ARG(folder),
			    TEXT_ARG(text_slice(name, 0, dot)), NAME_SUM_DIGITS,
			    sum, TEXT_ARG(text_from(name, dot)));
}

static void
name_asset(struct naming *n, struct theme_asset *asset)
{
	bool is_sheet =
		text_equal_fold(path_extension(asset->path), TEXT("css"));
	char sum[SHA256_HEX];
	char integrity[SHA256_BASE64];

	n->depth++;
	asset->is_being_named = true;
	if (is_sheet)
		rewrite_sheet(n, asset);
	asset->is_being_named = false;
	n->depth--;
	sha256_hex(asset->bytes, sum);
	sha256_base64(asset->bytes, integrity);
	asset->integrity = arena_format(n->arena, "sha256-%s", integrity);
	asset->published = is_named_in_script(n, asset)
				   ? asset->path
				   : name_with(n, asset->path, sum);
}

int
fingerprint_assets(struct theme *theme, const struct origin_list *allowed,
		   struct arena *arena, struct diag *diag)
{
	struct naming n = {theme, allowed, arena, diag, 0};
	size_t errors = diag->errors;

	list_each (struct theme_asset, asset, &theme->assets)
		if (asset->published.len == 0)
			name_asset(&n, asset);
	return diag->errors == errors ? 0 : -1;
}
