#include "base/index.h"
#include "base/json.h"
#include "base/path.h"
#include "base/utf8.h"
#include "cli/explain.h"
#include "cli/site.h"

/* ---- Which page ---- */

static struct text
without(struct text t, struct text prefix)
{
	return prefix.len > 0 && text_starts(t, prefix)
		       ? text_from(t, prefix.len)
		       : t;
}

/* "articles/ledger/index.html" is the page articles/ledger/. */
static struct text
url_of_file(struct text path)
{
	return text_equal(path_name(path), TEXT("index.html"))
		       ? path_folder(path)
		       : path;
}

/* How people name a page, as paths below the site, the output or the URL. */
static struct text
plain_subject(const struct settings *settings, const struct site *site)
{
	struct text subject = text_of(settings->subject);
	struct text folder = text_of(settings->site);

	subject = without(subject, site->base_url);
	subject = text_slice(subject, 0, text_find_char(subject, '#', 0));
	if (settings->output)
		subject = without(subject, text_of(settings->output));
	if (!text_equal(folder, TEXT(".")))
		subject = without(subject, folder);
	subject = without(subject, TEXT("./"));
	subject = without(subject, TEXT("/"));
	return subject;
}

static bool
is_named(const struct page *page, struct text subject)
{
	struct text source = page->source_path;
	struct text url = url_of_file(without(subject, TEXT("output/")));

	if (source.len > 0 &&
	    (text_equal(source, subject) ||
	     text_equal(without(source, TEXT("content/")), subject)))
		return true;
	if (text_equal(page->path, url))
		return true;
	return text_ends(page->path, TEXT("/")) &&
	       text_equal(text_slice(page->path, 0, page->path.len - 1), url);
}

static const struct page *
find_page(const struct settings *settings, const struct site *site)
{
	struct text subject = plain_subject(settings, site);

	list_each (struct page *, page, &site->pages)
		if (is_named(*page, subject))
			return *page;
	return NULL;
}

static int
tell_no_page(const struct settings *settings, const struct site *site,
	     struct diag *diag)
{
	struct text subject = plain_subject(settings, site);
	struct arena arena = {0};
	struct index names = {0};
	struct text nearest;

	list_each (struct page *, page, &site->pages) {
		index_add(&arena, &names, (*page)->path, 0);
		index_add(&arena, &names, (*page)->source_path, 0);
	}
	nearest = index_nearest(&names, subject);
	diag_error(diag, C005, NULL, "there is no page \"%s\"",
		   settings->subject);
	if (nearest.len > 0)
		diag_hint(diag, "did you mean %.*s?", TEXT_ARG(nearest));
	else
		diag_hint(diag, "`dossier list pages` lists them; a code is a "
				"letter and three digits");
	arena_free(&arena);
	return -1;
}

/* ---- For people ---- */

static void
add_line(struct buf *out, const char *label, struct text value)
{
	if (value.len == 0)
		return;
	buf_format(out, "  %-9s", label);
	utf8_add_visible_text(out, value);
	buf_char(out, '\n');
}

static void
add_count(struct buf *out, size_t count, const char *one, const char *many)
{
	if (count > 0)
		buf_format(out, "%s%zu %s", out->len > 0 ? ", " : "", count,
			   count == 1 ? one : many);
}

static void
add_facts(struct buf *out, const struct page *page)
{
	struct buf facts = BUF_INIT;

	add_count(&facts, page->words, "word", "words");
	add_count(&facts, page->headings.count, "heading", "headings");
	add_count(&facts, page->links.count, "link", "links");
	add_count(&facts, page->ties->quotations.count, "quotation",
		  "quotations");
	add_count(&facts, page->ties->events.count, "event", "events");
	add_count(&facts, page->ties->corrections.count, "correction",
		  "corrections");
	add_count(&facts, page->linked_from.count, "page links here",
		  "pages link here");
	add_line(out, "facts", buf_as_text(&facts));
	buf_free(&facts);
	list_each (struct record *, record, &page->ties->records)
		add_line(out, "rests on", (*record)->page->source_path);
}

static struct text
path_shown(const struct page *page)
{
	return page->path.len > 0 ? page->path : TEXT("./");
}

static void
add_page(struct buf *out, const struct page *page)
{
	utf8_add_visible_text(out, path_shown(page));
	buf_char(out, '\n');
	add_line(out, "title", page->title);
	add_line(out, "kind", text_of(page_kind_name(page->kind)));
	if (page->source_path.len > 0)
		add_line(out, "source", page->source_path);
	else if (page->quotation)
		add_line(out, "source", page->quotation->from->source_path);
	else
		add_line(out, "source",
			 TEXT("none: it is made by the program"));
	add_facts(out, page);
}

/* "hooks/x.lua" of whatever theme is a hook, and so on. */
static const char *
role_of(struct text file)
{
	static const char *const roles[][2] = {
		{"/layouts/", "layout"}, {"/parts/", "part"},
		{"/hooks/", "hook"},	 {"/filters/", "filter"},
		{"/blocks/", "block"},	 {"/strings/", "words"},
	};

	for (size_t i = 0; i < ARRAY_COUNT(roles); i++)
		if (text_find(file, text_of(roles[i][0]), 0) != TEXT_NOT_FOUND)
			return roles[i][1];
	return "file";
}

static void
add_file(struct buf *out, const struct made_file *file)
{
	buf_char(out, '\n');
	utf8_add_visible_text(out, file->path);
	buf_format(out, "  (%zu bytes)\n", file->bytes.len);
	list_each (const struct text, used, &file->used)
		add_line(out, role_of(*used), *used);
}

/* ---- For programs ---- */

static void
add_member(struct buf *out, const char *before, struct text value)
{
	buf_text(out, text_of(before));
	json_add_string(out, value);
}

static void
add_json_page(struct buf *out, const struct page *page)
{
	add_member(out, "{\"type\":\"page\",\"path\":", page->path);
	add_member(out, ",\"kind\":", text_of(page_kind_name(page->kind)));
	add_member(out, ",\"source\":", page->source_path);
	buf_literal(out, "}\n");
}

static void
add_json_file(struct buf *out, const struct made_file *file)
{
	const char *before = "";

	add_member(out, "{\"type\":\"file\",\"path\":", file->path);
	buf_format(out, ",\"bytes\":%zu", file->bytes.len);
	add_member(out, ",\"layout\":", file->layout);
	buf_literal(out, ",\"theme_files\":[");
	list_each (const struct text, used, &file->used) {
		add_member(out, before, *used);
		before = ",";
	}
	buf_literal(out, "]}\n");
}

/* ---- The command ---- */

struct explaining {
	const struct settings *settings;
	struct buf out;
};

static int
take_file(void *context, const struct made_file *file, struct diag *diag)
{
	struct explaining *explaining = context;

	(void)diag;
	if (explaining->settings->format == DIAG_JSON)
		add_json_file(&explaining->out, file);
	else
		add_file(&explaining->out, file);
	return 0;
}

static int
show(void *context, const struct build_view *view, struct diag *diag)
{
	struct explaining *explaining = context;
	const struct settings *settings = explaining->settings;
	const struct page *page = find_page(settings, view->site);
	struct theme_sink_to sink = {.take = take_file, .context = explaining};

	if (!page)
		return tell_no_page(settings, view->site, diag);
	if (settings->model) {
		theme_facts(page, &explaining->out);
		return 0;
	}
	if (settings->format == DIAG_JSON)
		add_json_page(&explaining->out, page);
	else
		add_page(&explaining->out, page);
	return theme_explain(view->theme, view->site, page, &sink, diag);
}

int
explain_page(const struct settings *settings, struct diag *diag)
{
	struct explaining explaining = {.settings = settings, .out = BUF_INIT};
	int rc = site_read(settings, show, &explaining, diag);

	fwrite(explaining.out.s, 1, explaining.out.len, stdout);
	buf_free(&explaining.out);
	return rc;
}
