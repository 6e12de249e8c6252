/*
 * Files that hosts read: of GitHub, Codeberg, Netlify, Cloudflare, and
 * Apache's .htaccess. Two of them begin with a dot, as no other published file.
 *
 *   .nojekyll   GitHub publishes all files, also those that begin with _
 *   CNAME       GitHub's, .domains Codeberg's: the domain of the site
 *   _redirects  Netlify and Cloudflare: an old URL, a new one and a status a
 * line _headers    likewise: a path, and lines of headers with a blank before
 * them
 *
 * GitLab and Codeberg know _redirects too, but not where there is a file: at
 * each old URL there is one, for hosts that cannot redirect.
 */
#include "base/name.h"
#include "base/path.h"
#include "publish/publication.h"
#include "publish/server.h"

#define ORIGIN TEXT("hosts in content/site.yaml")

static bool
has_host(const struct site *site, const char *name)
{
	list_each (const struct host *, host, &site->hosts)
		if (strcmp((*host)->name, name) == 0)
			return true;
	return false;
}

/* ---- The domain ---- */

/*
 * The host of base_url, when it is a domain of one's own: not one below the
 * host's `shared`, no number, no port. With a path it is that of another
 * repository, below which the host puts this one.
 */
static struct text
own_domain(const struct site *site, const char *shared)
{
	size_t start = text_find(site->base_url, TEXT("://"), 0);
	struct text host;

	if (start == TEXT_NOT_FOUND)
		return TEXT("");
	host = text_from(site->base_url, start + strlen("://"));
	host = text_slice(host, 0, text_find_char(host, '/', 0));
	if (text_find_char(host, '.', 0) == TEXT_NOT_FOUND ||
	    text_find_char(host, ':', 0) != TEXT_NOT_FOUND ||
	    text_ends(host, text_of(shared)) ||
	    path_of_url(site->base_url).len > 1 ||
	    !ascii_is_alpha(host.s[host.len - 1]))
		return TEXT("");
	return host;
}

static int
add_domain(struct publication *publication, struct text path,
	   struct text domain, struct diag *diag)
{
	struct buf buf = BUF_INIT;
	int rc = 0;

	buf_text(&buf, domain);
	buf_char(&buf, '\n');
	if (domain.len > 0)
		rc = publish_file(publication, path, buf_as_text(&buf), ORIGIN,
				  diag);
	buf_free(&buf);
	return rc;
}

static int
add_github(struct publication *publication, const struct site *site,
	   struct diag *diag)
{
	if (publish_file(publication, TEXT(".nojekyll"), TEXT(""), ORIGIN,
			 diag) != 0)
		return -1;
	return add_domain(publication, TEXT("CNAME"),
			  own_domain(site, ".github.io"), diag);
}

/* ---- _redirects ---- */

/*
 * Both publish at the root of a host. When base_url has a path all the same,
 * something before the host puts it there: a whole URL leads back to it.
 */
static void
add_target(struct buf *buf, const struct site *site, struct text path)
{
	if (path_of_url(site->base_url).len > 1)
		buf_text(buf, site->base_url);
	else
		buf_char(buf, '/');
	path_encode(buf, path);
}

/*
 * Netlify goes by the file unless `!` forces it; Cloudflare does not know `!`
 * and never goes by the file.
 */
static int
add_redirects(struct publication *publication, const struct site *site,
	      struct diag *diag)
{
	const char *status = has_host(site, "cloudflare") ? "301" : "301!";
	struct buf buf = BUF_INIT;
	int rc = 0;

	list_each (struct redirect *, redirect, &site->redirects) {
		buf_char(&buf, '/');
		path_encode(&buf, (*redirect)->path);
		buf_char(&buf, ' ');
		add_target(&buf, site, (*redirect)->page->path);
		buf_format(&buf, " %s\n", status);
	}
	if (buf.len > 0)
		rc = publish_file(publication, TEXT("_redirects"),
				  buf_as_text(&buf), ORIGIN, diag);
	buf_free(&buf);
	return rc;
}

/* ---- _headers ---- */

static void
add_kept(struct buf *buf, const struct publication *publication)
{
	for (size_t i = 0; i < publication->entries.count; i++) {
		struct text path = publication->entries.items[i].path;

		if (!text_starts(path, TEXT("assets/")) ||
		    !name_has_sum(path_name(path)))
			continue;
		buf_char(buf, '/');
		path_encode(buf, path);
		buf_literal(buf, "\n  Cache-Control: " SERVER_KEEP "\n");
	}
}

/* The files of one edition of the index lie in a folder of their own. */
static void
add_search(struct buf *buf, const struct site *site)
{
	if (site->search == NULL)
		return;
	buf_char(buf, '/');
	path_encode(buf, site->search->path);
	buf_literal(buf, ":edition/*\n  Cache-Control: " SERVER_KEEP "\n");
}

static int
add_headers(struct publication *publication, const struct site *site,
	    struct diag *diag)
{
	struct buf buf = BUF_INIT;
	int rc;

	buf_literal(&buf, "/*\n");
	list_each (const struct sent_header, header, &site->headers)
		buf_format(&buf, "  %.*s: %.*s\n", TEXT_ARG(header->name),
			   TEXT_ARG(header->value));
	add_kept(&buf, publication);
	add_search(&buf, site);
	rc = publish_file(publication, TEXT("_headers"), buf_as_text(&buf),
			  ORIGIN, diag);
	buf_free(&buf);
	return rc;
}

/* ---- All of them ---- */

static int
add_htaccess(struct publication *publication, const struct site *site,
	     struct diag *diag)
{
	struct buf buf = BUF_INIT;
	int rc;

	server_apache(&buf, site);
	rc = publish_file(publication, TEXT(".htaccess"), buf_as_text(&buf),
			  ORIGIN, diag);
	buf_free(&buf);
	return rc;
}

int
publish_hosts(struct publication *publication, const struct site *site,
	      struct diag *diag)
{
	int rc = 0;

	if (site->offline)
		return 0;
	if (has_host(site, "github"))
		rc |= add_github(publication, site, diag);
	if (has_host(site, "codeberg"))
		rc |= add_domain(publication, TEXT(".domains"),
				 own_domain(site, ".codeberg.page"), diag);
	if (has_host(site, "netlify") || has_host(site, "cloudflare")) {
		rc |= add_redirects(publication, site, diag);
		rc |= add_headers(publication, site, diag);
	}
	if (has_host(site, "apache"))
		rc |= add_htaccess(publication, site, diag);
	return rc;
}
