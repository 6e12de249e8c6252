#include "base/path.h"
#include "model/model.h"

static bool
is_folder(struct text path)
{
	return path.len == 0 || path.s[path.len - 1] == '/';
}

/*
 * A host serves 404.html for any address, so nothing relative holds in it:
 * its URLs begin with the path of the site's own address, where that is
 * known. Not with its host, so that they hold in a preview as well.
 */
static bool
is_absolute_from(const struct site *site, const struct page *from)
{
	return from->kind == PAGE_NOT_FOUND && !site->offline &&
	       site->base_url.len > 0;
}

/* "https://example.org/sub/" → "/sub/". */
static struct text
base_path(struct text url)
{
	size_t host = text_find(url, TEXT("://"), 0) + strlen("://");

	return text_from(url, text_find_char(url, '/', host));
}

void
url_to_path(struct buf *buf, const struct site *site, const struct page *from,
	    struct text to)
{
	if (is_absolute_from(site, from)) {
		buf_text(buf, base_path(site->base_url));
		path_encode(buf, to);
		return;
	}
	path_relative(buf, from->path, to);
	if (site->offline && is_folder(to))
		buf_literal(buf, "index.html");
}

void
url_to_page(struct buf *buf, const struct site *site, const struct page *from,
	    const struct page *to, struct text anchor)
{
	if (from != to || anchor.len == 0)
		url_to_path(buf, site, from, to->path);
	if (anchor.len == 0)
		return;
	buf_char(buf, '#');
	path_encode(buf, anchor);
}
