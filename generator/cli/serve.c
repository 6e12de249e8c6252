#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/path.h"
#include "cli/site.h"
#include "preview.h"
#include "serve/serve.h"

/* A site that is looked at while it is written. */
struct desk {
	const struct settings *settings;
	struct preview *preview;
	struct diag wrong; /* with the site as it is now */
	size_t told;	   /* messages of `wrong` in `problems` */
	struct text problems;
	char *problems_memory;
	struct buf error_page;
	struct buf headers; /* of the host, a line each */
};

static const char *const watched[] = {"content", "themes", NULL};

/* ---- What is wrong ---- */

static void
print_wrong(struct desk *desk, bool colour, FILE *out)
{
	int site_dir =
		open(desk->settings->site, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	diag_print(&desk->wrong,
		   &(struct diag_style){
			   .format = DIAG_TEXT,
			   .colour = colour,
			   .most = 100,
			   .site_dir = site_dir,
		   },
		   out);
	if (site_dir >= 0)
		close(site_dir);
}

static bool
is_broken(const struct desk *desk)
{
	return desk->wrong.errors > 0 ||
	       (desk->settings->strict && desk->wrong.warnings > 0);
}

/* Writes it down for browsers and says it on the terminal. */
static void
write_problems(struct desk *desk)
{
	size_t size = 0;
	FILE *out;

	desk->told = desk->wrong.list.count;
	free(desk->problems_memory);
	desk->problems_memory = NULL;
	desk->problems = TEXT("");
	if (desk->told > 0)
		print_wrong(desk, isatty(STDERR_FILENO), stderr);
	if (!is_broken(desk))
		return;
	out = open_memstream(&desk->problems_memory, &size);
	if (out == NULL)
		return;
	print_wrong(desk, false, out);
	if (fclose(out) == 0)
		desk->problems = (struct text){desk->problems_memory, size};
}

/* ---- What the server asks ---- */

static void
say_state(const struct desk *desk)
{
	const struct site *site = preview_site(desk->preview);

	if (desk->settings->quiet)
		return;
	if (is_broken(desk))
		fprintf(stderr, "not built: %zu error%s\n", desk->wrong.errors,
			desk->wrong.errors == 1 ? "" : "s");
	else
		fprintf(stderr, "built: %u pages, %u quotations checked\n",
			site->pages.count, site->quotations.count);
}

/* What the first host of site.yaml does; NULL: it hands out files alone. */
static const struct host *
host_of(const struct site *site)
{
	return site && site->hosts.count > 0 ? site->hosts.items[0] : NULL;
}

/* What the host sends with each file. */
static void
write_headers(struct desk *desk)
{
	const struct site *site = preview_site(desk->preview);
	const struct host *host = host_of(site);

	buf_reset(&desk->headers);
	if (host == NULL || !host->sends_headers)
		return;
	list_each (const struct sent_header, header, &site->headers)
		buf_format(&desk->headers, "%.*s: %.*s\n",
			   TEXT_ARG(header->name), TEXT_ARG(header->value));
}

static void
refresh(void *context)
{
	struct desk *desk = context;

	diag_free(&desk->wrong);
	preview_refresh(desk->preview, &desk->wrong);
	write_headers(desk);
	write_problems(desk);
	say_state(desk);
}

static bool
work(void *context)
{
	struct desk *desk = context;
	bool more = preview_work(desk->preview, &desk->wrong);

	if (desk->wrong.list.count > desk->told)
		write_problems(desk);
	return more;
}

static struct text
problems(void *context)
{
	const struct desk *desk = context;

	return desk->problems;
}

/* Instead of a page that cannot be made; the script shows what is wrong. */
static void
write_error_page(struct desk *desk)
{
	struct buf *page = &desk->error_page;

	buf_reset(page);
	buf_literal(page, "<!doctype html>\n<html lang=\"en\"><head>"
			  "<meta charset=\"utf-8\"><title>Not built</title>"
			  "</head><body><h1>Not built</h1><pre>");
	buf_escaped(page, desk->problems);
	buf_literal(page, "</pre></body></html>\n");
}

/* A page that has moved sends browsers on where the host would. */
static bool
find_moved(struct desk *desk, struct text path, struct served *served)
{
	const struct site *site = preview_site(desk->preview);
	const struct host *host = host_of(site);

	if (host == NULL || !host->sends_redirects)
		return false;
	list_each (struct redirect *, redirect, &site->redirects) {
		struct text old = (*redirect)->path;

		if (!text_starts(path, old) ||
		    (path.len != old.len &&
		     !text_equal(text_from(path, old.len), TEXT("index.html"))))
			continue;
		served->moved_to = (*redirect)->page->path;
		served->is_moved = true;
		return true;
	}
	return false;
}

static bool
find_failed(struct desk *desk, struct text path, struct served *served)
{
	if (!text_ends(path, TEXT(".html")))
		return false;
	write_error_page(desk);
	served->bytes = buf_as_text(&desk->error_page);
	return true;
}

static bool
find(void *context, struct text path, struct served *served)
{
	struct desk *desk = context;
	struct preview_file file = {.source = NULL};
	enum preview_found found;

	if (find_moved(desk, path, served))
		return true;
	found = preview_find(desk->preview, path, &file, &desk->wrong);
	if (desk->wrong.list.count > desk->told)
		write_problems(desk);
	if (found == PREVIEW_FAILED ||
	    (found == PREVIEW_NOTHING && preview_site(desk->preview) == NULL))
		return find_failed(desk, path, served);
	if (found == PREVIEW_NOTHING)
		return false;
	served->bytes = file.bytes;
	served->headers = buf_as_text(&desk->headers);
	if (file.source)
		served->file = openat(file.dir, file.source,
				      O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	return !file.source || served->file >= 0;
}

/* ---- The command ---- */

/* A browser of the desktop's choice; without one there is the URL. */
static void
open_browser(struct text url)
{
	extern char **environ;
	struct arena arena = {0};
	char *words[] = {(char[]){"xdg-open"}, NULL, NULL};
	pid_t pid;

	words[1] = (char *)arena_text(&arena, url).s;
	if (posix_spawnp(&pid, words[0], NULL, NULL, words, environ) != 0)
		fprintf(stderr, "there is no xdg-open here: open the URL "
				"yourself\n");
	arena_free(&arena);
}

static void
ready(void *context, struct text url)
{
	const struct desk *desk = context;

	printf("%.*s\n", TEXT_ARG(url));
	fflush(stdout);
	if (!desk->settings->quiet)
		fprintf(stderr, "Ctrl-C ends the preview\n");
	if (desk->settings->open)
		open_browser(url);
}

static void
say(void *context, struct text line)
{
	(void)context;
	fprintf(stderr, "%.*s\n", TEXT_ARG(line));
}

/* The path of base_url, so that links made with it lead here, too. */
static struct text
prefix_of(const struct settings *settings, struct arena *arena)
{
	struct site_config config = {.base_url = TEXT("")};
	struct diag unsaid = {0}; /* the first refresh tells it */
	int dir = open(settings->site, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct text prefix = TEXT("/");

	if (dir >= 0 && site_config_read(dir, arena, &config, &unsaid) == 0)
		prefix = arena_text(arena, path_of_url(config.base_url));
	if (dir >= 0)
		close(dir);
	diag_free(&unsaid);
	return prefix;
}

int
command_serve(const struct settings *settings, struct diag *diag)
{
	struct arena arena = {0};
	struct buf output = BUF_INIT;
	struct build_options build = site_options(settings, &output);
	struct desk desk = {
		.settings = settings,
		.preview = preview_open(&build),
		.error_page = BUF_INIT,
		.headers = BUF_INIT,
	};
	struct serve_options options = {
		.host = settings->host,
		.port = settings->port,
		.prefix = prefix_of(settings, &arena).s,
		.root = settings->site,
		.watched = watched,
		.polls = settings->poll,
		.ready = ready,
		.say = say,
	};
	struct serve_owner owner = {&desk, refresh, find, work, problems};
	int rc = serve_run(&options, &owner, diag);

	preview_close(desk.preview);
	diag_free(&desk.wrong);
	free(desk.problems_memory);
	buf_free(&desk.error_page);
	buf_free(&desk.headers);
	buf_free(&output);
	arena_free(&arena);
	return rc;
}
