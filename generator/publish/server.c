#include "publish/server.h"

#include "base/mime.h"
#include "base/name.h"
#include "base/path.h"
#include "publish/publish.h"

/* Names with a sum, as name_has_sum knows them; folders of one edition of the
 * index to search in. */
#define HAS_SUM "\\.[0-9a-f]{10}(\\.[^./]+)?"
#define EDITION "[0-9a-f]{12}/[^/]+"

_Static_assert(NAME_SUM_DIGITS == 10, "HAS_SUM");

/* ---- Where things are on the server ---- */

/* The path of a file as the server has it, decoded: "/sub/a b/". */
static struct text
path_on(const struct site *site, struct text path, struct arena *arena)
{
	struct text prefix = path_of_url(site->base_url);
	struct text decoded;

	if (!path_decode(arena, prefix, &decoded))
		decoded = prefix;
	return arena_join(arena, decoded, path);
}

/* As it stands in a URL: "/sub/a%20b/". */
static struct text
url_on(const struct site *site, struct text path, struct arena *arena)
{
	struct buf buf = BUF_INIT;
	struct text url;

	buf_text(&buf, path_of_url(site->base_url));
	path_encode(&buf, path);
	url = arena_text(arena, buf_as_text(&buf));
	buf_free(&buf);
	return url;
}

/* In quotes, as both servers read them. */
static void
add_quoted(struct buf *buf, struct text t)
{
	buf_char(buf, '"');
	for (size_t i = 0; i < t.len; i++) {
		if (t.s[i] == '"' || t.s[i] == '\\')
			buf_char(buf, '\\');
		buf_char(buf, t.s[i]);
	}
	buf_char(buf, '"');
}

/* As a pattern (PCRE) that is nothing but `t`. */
static void
add_literally(struct buf *buf, struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (t.s[i] != '\0' && strchr("\\^$.[]|()?*+{}", t.s[i]))
			buf_char(buf, '\\');
		buf_char(buf, t.s[i]);
	}
}

/* Paths of files that are never of other bytes, in quotes. */
static void
add_kept_pattern(struct buf *buf, const struct site *site, struct arena *arena)
{
	struct buf pattern = BUF_INIT;

	buf_char(&pattern, '^');
	add_literally(&pattern, path_on(site, TEXT(""), arena));
	buf_literal(&pattern, "(assets/.*" HAS_SUM);
	if (site->search) {
		buf_char(&pattern, '|');
		add_literally(&pattern, site->search->path);
		buf_literal(&pattern, EDITION);
	}
	buf_literal(&pattern, ")$");
	add_quoted(buf, buf_as_text(&pattern));
	buf_free(&pattern);
}

/* "text/css; charset=utf-8" → "text/css" */
static struct text
bare_type(const struct mime *mime)
{
	struct text type = text_of(mime->type);

	return text_slice(type, 0, text_find_char(type, ';', 0));
}

static bool
has_charset(const struct mime *mime)
{
	return strchr(mime->type, ';') != NULL;
}

/* Whether an earlier entry has that type. */
static bool
is_repeated(size_t number)
{
	for (size_t i = 0; i < number; i++)
		if (strcmp(mime_types[i].type, mime_types[number].type) == 0)
			return true;
	return false;
}

/* ---- Apache ---- */

static void
apache_redirect(struct buf *buf, const struct site *site,
		const struct redirect *redirect, struct arena *arena)
{
	struct text from = path_on(site, redirect->path, arena);
	struct text to = path_on(site, redirect->page->path, arena);
	struct buf pattern = BUF_INIT;

	buf_char(&pattern, '^');
	add_literally(&pattern, from);
	buf_char(&pattern, '$');
	buf_literal(buf, "RedirectMatch 301 ");
	add_quoted(buf, buf_as_text(&pattern));
	buf_char(buf, ' ');
	/* $ and \ stand for parts of what has matched; it is encoded then. */
	buf_reset(&pattern);
	for (size_t i = 0; i < to.len; i++) {
		if (to.s[i] == '$' || to.s[i] == '\\')
			buf_char(&pattern, '\\');
		buf_char(&pattern, to.s[i]);
	}
	add_quoted(buf, buf_as_text(&pattern));
	buf_char(buf, '\n');
	buf_free(&pattern);
}

static void
apache_types(struct buf *buf)
{
	for (size_t i = 0; i < mime_count; i++) {
		buf_literal(buf, "AddType ");
		add_quoted(buf, text_of(mime_types[i].type));
		buf_format(buf, " .%s\n", mime_types[i].extension);
	}
}

/* A variable says which of the two a file is. */
static void
apache_caching(struct buf *buf, const struct site *site, struct arena *arena)
{
	buf_literal(buf, "Header set Cache-Control \"" SERVER_ASK "\"\n"
			 "<IfModule mod_setenvif.c>\n"
			 "SetEnvIf Request_URI ");
	add_kept_pattern(buf, site, arena);
	buf_literal(buf, " dossier_keep\n"
			 "Header set Cache-Control \"" SERVER_KEEP
			 "\" env=dossier_keep\n</IfModule>\n");
}

void
server_apache(struct buf *buf, const struct site *site)
{
	struct arena arena = {0};

	buf_literal(buf, "# Made by dossier for Apache, which needs "
			 "`AllowOverride FileInfo` for it.\n"
			 "ErrorDocument 404 ");
	add_quoted(buf, url_on(site, TEXT("404.html"), &arena));
	buf_literal(buf, "\n<IfModule mod_mime.c>\n");
	apache_types(buf);
	buf_literal(buf, "</IfModule>\n<IfModule mod_headers.c>\n");
	list_each (const struct sent_header, header, &site->headers) {
		buf_format(buf, "Header always set %.*s ",
			   TEXT_ARG(header->name));
		add_quoted(buf, header->value);
		buf_char(buf, '\n');
	}
	apache_caching(buf, site, &arena);
	buf_literal(buf, "</IfModule>\n<IfModule mod_alias.c>\n");
	list_each (struct redirect *, redirect, &site->redirects)
		apache_redirect(buf, site, *redirect, &arena);
	buf_literal(buf, "</IfModule>\n");
	arena_free(&arena);
}

/* ---- nginx ---- */

static void
nginx_headers(struct buf *buf, const struct site *site, const char *indent)
{
	list_each (const struct sent_header, header, &site->headers) {
		buf_format(buf, "%sadd_header %.*s ", indent,
			   TEXT_ARG(header->name));
		add_quoted(buf, header->value);
		buf_literal(buf, " always;\n");
	}
}

/* A type and all its extensions. */
static void
nginx_type(struct buf *buf, size_t number)
{
	const struct mime *mime = &mime_types[number];

	buf_format(buf, "\t\t%.*s", TEXT_ARG(bare_type(mime)));
	for (size_t i = number; i < mime_count; i++)
		if (strcmp(mime_types[i].type, mime->type) == 0)
			buf_format(buf, " %s", mime_types[i].extension);
	buf_literal(buf, ";\n");
}

/* The types that are text; nginx has HTML always, and warns of it here. */
static void
nginx_charset(struct buf *buf)
{
	buf_literal(buf, "\tcharset utf-8;\n\tcharset_types");
	for (size_t i = 0; i < mime_count; i++) {
		struct text type = bare_type(&mime_types[i]);

		if (has_charset(&mime_types[i]) && !is_repeated(i) &&
		    !text_equal(type, TEXT("text/html")))
			buf_format(buf, " %.*s", TEXT_ARG(type));
	}
	buf_literal(buf, ";\n");
}

static void
nginx_types(struct buf *buf)
{
	buf_literal(buf, "\ttypes {\n");
	for (size_t i = 0; i < mime_count; i++)
		if (!is_repeated(i))
			nginx_type(buf, i);
	buf_literal(buf, "\t}\n");
	nginx_charset(buf);
}

/* In what is sent $ would begin the name of a variable. */
static void
nginx_redirect(struct buf *buf, const struct site *site,
	       const struct redirect *redirect, struct arena *arena)
{
	struct text to = url_on(site, redirect->page->path, arena);

	buf_literal(buf, "\tlocation = ");
	add_quoted(buf, path_on(site, redirect->path, arena));
	buf_literal(buf, " { return 301 \"");
	for (size_t i = 0; i < to.len; i++) {
		if (to.s[i] == '$')
			buf_literal(buf, "%24");
		else
			buf_char(buf, to.s[i]);
	}
	buf_literal(buf, "\"; }\n");
}

static void
nginx_kept(struct buf *buf, const struct site *site, struct arena *arena)
{
	buf_literal(buf, "\tlocation ~ ");
	add_kept_pattern(buf, site, arena);
	buf_literal(buf, " {\n");
	nginx_headers(buf, site, "\t\t");
	buf_literal(buf,
		    "\t\tadd_header Cache-Control \"" SERVER_KEEP "\";\n\t}\n");
}

void
server_nginx(struct buf *buf, const struct site *site)
{
	struct arena arena = {0};

	buf_literal(buf, "# Made by `dossier hosts nginx`: include it in "
			 "`server { ... }`, whose `root` is\n"
			 "# the folder that URLs begin in. Make it anew when "
			 "`aliases` or `hosts` change.\n"
			 "location ");
	add_quoted(buf, path_on(site, TEXT(""), &arena));
	buf_literal(buf, " {\n\tindex index.html;\n"
			 "\tabsolute_redirect off;\n\terror_page 404 ");
	add_quoted(buf, path_on(site, TEXT("404.html"), &arena));
	buf_literal(buf, ";\n");
	nginx_types(buf);
	nginx_headers(buf, site, "\t");
	buf_literal(buf, "\tadd_header Cache-Control \"" SERVER_ASK "\";\n");
	nginx_kept(buf, site, &arena);
	list_each (struct redirect *, redirect, &site->redirects)
		nginx_redirect(buf, site, *redirect, &arena);
	buf_literal(buf, "}\n");
	arena_free(&arena);
}

void
publish_server(const struct site *site, struct text server, struct buf *buf)
{
	if (text_equal(server, TEXT("apache")))
		server_apache(buf, site);
	else
		server_nginx(buf, site);
}
