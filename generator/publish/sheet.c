#include "publish/sheet.h"

#include <stdlib.h>

#include "base/css.h"
#include "base/origin.h"
#include "base/path.h"

struct checking {
	const struct site *site;
	struct text path;
	struct text css;
	struct css_url url;
	struct arena arena;
	struct diag *diag;
};

static struct place
place_of(const struct checking *c)
{
	struct place place = {.path = c->path, .line = 1, .column = 1};

	place_move(&place, text_slice(c->css, 0, c->url.start));
	place.length = c->url.end - c->url.start;
	return place;
}

static void
check_origin(struct checking *c, struct text origin)
{
	struct place place = place_of(c);

	if (origin_is_allowed(origin, c->site->base_url,
			      &c->site->allow_origins))
		return;
	diag_error(c->diag, L008, &place,
		   "this style sheet makes a browser ask %.*s, which is not "
		   "this site",
		   TEXT_ARG(origin));
	diag_hint(c->diag,
		  "put a copy of it beside the style sheet, or say "
		  "`allow_origins: [%.*s]` in content/site.yaml",
		  TEXT_ARG(origin));
}

/* Assets are by path. */
static int
order_path(const void *path, const void *asset)
{
	return text_compare(*(const struct text *)path,
			    (*(const struct asset *const *)asset)->path);
}

static bool
is_published(const struct site *site, struct text path)
{
	return site->assets.count > 0 &&
	       bsearch(&path, site->assets.items, site->assets.count,
		       sizeof(*site->assets.items), order_path) != NULL;
}

static void
check_path(struct checking *c, struct text folder, struct text url)
{
	struct text decoded, resolved = url;
	struct place place;
	size_t end = 0;

	while (end < url.len && url.s[end] != '?' && url.s[end] != '#')
		end++;
	if (end == 0 || text_starts(url, TEXT("data:")))
		return;
	if (path_decode(&c->arena, text_slice(url, 0, end), &decoded) &&
	    path_resolve(&c->arena, folder, decoded, &resolved) &&
	    is_published(c->site, resolved))
		return;
	place = place_of(c);
	diag_error(c->diag, L003, &place,
		   "this style sheet leads to %.*s, which is not published",
		   TEXT_ARG(resolved));
}

static void
check(struct checking *c)
{
	struct buf value = BUF_INIT, origin = BUF_INIT;
	struct text base = c->site->base_url;
	struct text url;

	css_add_value(&value, text_slice(c->css, c->url.start, c->url.end));
	url = text_trim(buf_as_text(&value));
	if (base.len > 0 && text_starts(url, base))
		check_path(c, TEXT(""), text_from(url, base.len));
	else if (origin_of(url, &origin))
		check_origin(c, buf_as_text(&origin));
	else
		check_path(c,
			   path_folder(text_from(c->path, strlen("content/"))),
			   url);
	buf_free(&value);
	buf_free(&origin);
}

void
sheet_check(const struct site *site, struct text path, struct text css,
	    struct diag *diag)
{
	struct css_scan scan = css_begin(css);
	struct checking c = {
		.site = site, .path = path, .css = css, .diag = diag};

	while (css_next(&scan, &c.url))
		check(&c);
	arena_free(&c.arena);
}
