/*
 * sitemap.xml (sitemaps.org, protocol 0.9).
 */
#include "base/path.h"
#include "publish/publication.h"

/* lastmod takes a whole day; a date that is softer is left out. */
static void
add_date(struct buf *buf, const struct page *page)
{
	const struct edtf *date = page->updated ? page->updated : page->date;
	bool is_published = page->kind == PAGE_ARTICLE || page->updated;

	if (!date || !is_published || !edtf_is_plain(date) ||
	    date->earliest != date->latest)
		return;
	buf_literal(buf, "<lastmod>");
	date_format(buf, date_from_day(date->earliest));
	buf_literal(buf, "</lastmod>");
}

static void
add_page(struct buf *buf, const struct site *site, const struct page *page)
{
	struct buf path = BUF_INIT;

	if (page->noindex || page->kind == PAGE_NOT_FOUND)
		return;
	path_encode(&path, page->path);
	buf_literal(buf, "<url><loc>");
	buf_escaped(buf, site->base_url);
	buf_escaped(buf, buf_as_text(&path));
	buf_literal(buf, "</loc>");
	add_date(buf, page);
	buf_literal(buf, "</url>\n");
	buf_free(&path);
}

int
publish_sitemap(struct publication *publication, const struct site *site,
		struct diag *diag)
{
	struct buf buf = BUF_INIT;
	int rc;

	if (site->base_url.len == 0)
		return 0;
	buf_literal(&buf,
		    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		    "<urlset "
		    "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
	for (size_t i = 0; i < site->pages.count; i++)
		add_page(&buf, site, site->pages.items[i]);
	buf_literal(&buf, "</urlset>\n");
	rc = publish_file(publication, TEXT("sitemap.xml"), buf_as_text(&buf),
			  TEXT("the sitemap"), diag);
	buf_free(&buf);
	return rc;
}
