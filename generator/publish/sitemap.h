/*
 * What search engines are told of the site: sitemap.xml (sitemaps.org,
 * protocol 0.9) and robots.txt (RFC 9309).
 */
#ifndef PUBLISH_SITEMAP_H
#define PUBLISH_SITEMAP_H

#include "publish/publish.h"

/* What one file may have at most. */
struct sitemap_limits {
	size_t urls;
	size_t bytes;
};

/*
 * Adds sitemap.xml with the address of every page that is to be found, and
 * the day of its last change where that is known. What is more than one file
 * may have goes to sitemap-1.xml, sitemap-2.xml …, and sitemap.xml is the
 * index of them. Nothing is added when the site has no base_url, or no such
 * page.
 *
 * Returns 0, or -1 after one error (P001: a file of the site is there).
 */
MUST_CHECK
int sitemap_add(struct publication *publication, const struct site *site,
		const struct sitemap_limits *limits, struct diag *diag);

/*
 * Adds robots.txt, which lets everybody in and says where the sitemap is;
 * unless there is none, or the site has a robots.txt of its own.
 */
MUST_CHECK
int robots_add(struct publication *publication, const struct site *site,
	       struct diag *diag);

#endif
