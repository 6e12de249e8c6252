/*
 * Pages at old URLs: a refresh, which every browser follows without scripts
 * (HTML, "Refresh" pragma), and a link.
 */
#include "base/path.h"
#include "publish/publication.h"

static void
write_url(struct buf *buf, const struct site *site,
	  const struct redirect *redirect)
{
	const struct page from = {.kind = PAGE_PAGE, .path = redirect->path};
	struct buf url = BUF_INIT;

	url_to_page(&url, site, &from, redirect->page, TEXT(""));
	buf_escaped(buf, buf_as_text(&url));
	buf_free(&url);
}

static void
write_canonical(struct buf *buf, const struct site *site,
		const struct page *page)
{
	struct buf path = BUF_INIT;

	if (site->base_url.len == 0)
		return;
	path_encode(&path, page->path);
	buf_literal(buf, "<link rel=\"canonical\" href=\"");
	buf_escaped(buf, site->base_url);
	buf_escaped(buf, buf_as_text(&path));
	buf_literal(buf, "\">\n");
	buf_free(&path);
}

static void
write_page(struct buf *buf, const struct site *site,
	   const struct redirect *redirect)
{
	const struct page *page = redirect->page;

	buf_literal(buf, "<!DOCTYPE html>\n<html lang=\"");
	buf_escaped(buf, page->language);
	buf_literal(buf, "\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
	buf_escaped(buf, page->title);
	buf_literal(buf,
		    "</title>\n<meta name=\"robots\" content=\"noindex\">\n"
		    "<meta http-equiv=\"refresh\" content=\"0; url=");
	write_url(buf, site, redirect);
	buf_literal(buf, "\">\n");
	write_canonical(buf, site, page);
	buf_literal(buf, "</head>\n<body>\n<p><a href=\"");
	write_url(buf, site, redirect);
	buf_literal(buf, "\">");
	buf_escaped(buf, page->title);
	buf_literal(buf, "</a></p>\n</body>\n</html>\n");
}

/* "a/old/" is the file a/old/index.html. */
static struct text
file_of(struct arena *arena, struct text path)
{
	return text_ends(path, TEXT("/"))
		       ? arena_join(arena, path, TEXT("index.html"))
		       : path;
}

static int
publish_redirect(struct publication *publication, const struct site *site,
		 const struct redirect *redirect, struct diag *diag)
{
	struct arena arena = {0};
	struct buf buf = BUF_INIT;
	struct text origin =
		arena_format(&arena, "aliases of %.*s",
			     TEXT_ARG(redirect->page->source_path));
	int rc;

	write_page(&buf, site, redirect);
	rc = publish_file(publication, file_of(&arena, redirect->path),
			  buf_as_text(&buf), origin, diag);
	buf_free(&buf);
	arena_free(&arena);
	return rc;
}

int
publish_redirects(struct publication *publication, const struct site *site,
		  struct diag *diag)
{
	list_each (struct redirect *, redirect, &site->redirects) {
		if (publish_redirect(publication, site, *redirect, diag) != 0)
			return -1;
	}
	return 0;
}
