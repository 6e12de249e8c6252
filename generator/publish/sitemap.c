#include "publish/sitemap.h"

#include "base/limits.h"
#include "base/path.h"

#define NAMESPACE "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ROOT DECLARATION "<urlset " NAMESPACE ">\n"
#define ROOT_END "</urlset>\n"

struct sitemap {
	struct publication *publication;
	const struct site *site;
	const struct sitemap_limits *limits;
	struct diag *diag;
	struct buf part; /* URLs of the file that is filled */
	size_t urls;	 /* in it */
	struct buf url;	 /* the newest */
	size_t parts;	 /* files that are full */
};

/* ---- One address ---- */

static void
add_address(struct buf *buf, const struct site *site, struct text encoded)
{
	buf_literal(buf, "<loc>");
	buf_escaped(buf, site->base_url);
	buf_escaped(buf, encoded);
	buf_literal(buf, "</loc>");
}

/* `lastmod` is a day, as known for sure. False: an address that is longer than
 * the protocol has it, which would spoil the file. */
static bool
write_url(struct sitemap *sitemap, const struct page *page)
{
	struct buf *url = &sitemap->url;
	struct buf path = BUF_INIT;
	bool is_short;

	path_encode(&path, page->path);
	is_short =
		sitemap->site->base_url.len + path.len <= LIMIT_SITEMAP_ADDRESS;
	buf_reset(url);
	buf_literal(url, "<url>");
	add_address(url, sitemap->site, buf_as_text(&path));
	if (page->modified.len > 0) {
		buf_literal(url, "<lastmod>");
		buf_text(url,
			 text_slice(page->modified, 0, strlen("2026-03-01")));
		buf_literal(url, "</lastmod>");
	}
	buf_literal(url, "</url>\n");
	buf_free(&path);
	return is_short;
}

/* ---- Files ---- */

static int
publish_whole(struct sitemap *sitemap, struct text name, struct text inside)
{
	struct buf buf = BUF_INIT;
	int rc;

	buf_literal(&buf, ROOT);
	buf_text(&buf, inside);
	buf_literal(&buf, ROOT_END);
	rc = publish_file(sitemap->publication, name, buf_as_text(&buf),
			  TEXT("the sitemap"), sitemap->diag);
	buf_free(&buf);
	return rc;
}

static int
end_part(struct sitemap *sitemap)
{
	struct buf name = BUF_INIT;
	int rc;

	buf_format(&name, "sitemap-%zu.xml", ++sitemap->parts);
	rc = publish_whole(sitemap, buf_as_text(&name),
			   buf_as_text(&sitemap->part));
	buf_free(&name);
	buf_reset(&sitemap->part);
	sitemap->urls = 0;
	return rc;
}

static bool
is_full(const struct sitemap *sitemap)
{
	size_t around = strlen(ROOT) + strlen(ROOT_END);

	return sitemap->urls > 0 &&
	       (sitemap->urls == sitemap->limits->urls ||
		around + sitemap->part.len + sitemap->url.len >
			sitemap->limits->bytes);
}

static bool
is_found(const struct page *page)
{
	return !page->noindex && page->kind != PAGE_NOT_FOUND;
}

static int
add_page(struct sitemap *sitemap, const struct page *page)
{
	if (!is_found(page) || !write_url(sitemap, page))
		return 0;
	if (is_full(sitemap) && end_part(sitemap) != 0)
		return -1;
	buf_text(&sitemap->part, buf_as_text(&sitemap->url));
	sitemap->urls++;
	return 0;
}

static int
publish_index(struct sitemap *sitemap)
{
	struct buf buf = BUF_INIT;
	struct buf name = BUF_INIT;
	int rc;

	buf_literal(&buf, DECLARATION "<sitemapindex " NAMESPACE ">\n");
	for (size_t i = 1; i <= sitemap->parts; i++) {
		buf_reset(&name);
		buf_format(&name, "sitemap-%zu.xml", i);
		buf_literal(&buf, "<sitemap>");
		add_address(&buf, sitemap->site, buf_as_text(&name));
		buf_literal(&buf, "</sitemap>\n");
	}
	buf_literal(&buf, "</sitemapindex>\n");
	rc = publish_file(sitemap->publication, TEXT("sitemap.xml"),
			  buf_as_text(&buf), TEXT("the sitemap"),
			  sitemap->diag);
	buf_free(&name);
	buf_free(&buf);
	return rc;
}

static int
publish_parts(struct sitemap *sitemap)
{
	if (sitemap->parts == 0)
		return publish_whole(sitemap, TEXT("sitemap.xml"),
				     buf_as_text(&sitemap->part));
	if (end_part(sitemap) != 0)
		return -1;
	return publish_index(sitemap);
}

/* Whether there is one: a list of nothing is no sitemap. */
static bool
has_sitemap(const struct site *site)
{
	if (site->base_url.len == 0)
		return false;
	list_each (struct page *, page, &site->pages)
		if (is_found(*page))
			return true;
	return false;
}

int
sitemap_add(struct publication *publication, const struct site *site,
	    const struct sitemap_limits *limits, struct diag *diag)
{
	struct sitemap sitemap = {
		.publication = publication,
		.site = site,
		.limits = limits,
		.diag = diag,
		.part = BUF_INIT,
		.url = BUF_INIT,
	};
	int rc = 0;

	if (!has_sitemap(site))
		return 0;
	for (size_t i = 0; rc == 0 && i < site->pages.count; i++)
		rc = add_page(&sitemap, site->pages.items[i]);
	if (rc == 0)
		rc = publish_parts(&sitemap);
	buf_free(&sitemap.part);
	buf_free(&sitemap.url);
	return rc;
}

/* ---- robots.txt ---- */

static bool
has_asset(const struct site *site, struct text path)
{
	list_each (struct asset *, asset, &site->assets)
		if (text_equal((*asset)->path, path))
			return true;
	return false;
}

int
robots_add(struct publication *publication, const struct site *site,
	   struct diag *diag)
{
	struct text name = TEXT("robots.txt");
	struct buf buf = BUF_INIT;
	int rc;

	if (!has_sitemap(site) || has_asset(site, name))
		return 0;
	buf_literal(&buf, "User-agent: *\nDisallow:\n\nSitemap: ");
	buf_text(&buf, site->base_url);
	buf_literal(&buf, "sitemap.xml\n");
	rc = publish_file(publication, name, buf_as_text(&buf), name, diag);
	buf_free(&buf);
	return rc;
}
