/*
 * dossier new: a site, a document or a theme to begin with. Nothing that is
 * there is written over.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "build.h"
#include "cli/cli.h"
#include "cli/new_files.h"

#define LONGEST_NAME 80

/* What the words of a file stand for, and where it goes. */
struct making {
	const struct settings *settings;
	struct arena arena;
	struct text title;
	struct text name; /* for files and URLs */
	struct text root; /* folder that paths are from, with a slash */
	size_t made;
	struct diag *diag;
};

/* ---- Words ---- */

/* The one command that may look at the clock: a document is begun today. */
static struct date
today(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	uint64_t seconds = 0;
	time_t now = time(NULL);
	struct tm local;

	if (epoch && text_to_number(text_of(epoch), INT64_MAX, &seconds))
		return date_from_day((int64_t)(seconds / 86400));
	localtime_r(&now, &local);
	return (struct date){local.tm_year + 1900, local.tm_mon + 1,
			     local.tm_mday};
}

static bool
is_plain_yaml(struct text t)
{
	static const char *const taken[] = {"true", "false", "yes", "no",
					    "on",   "off",   "null"};

	for (size_t i = 0; i < ARRAY_COUNT(taken); i++)
		if (text_equal_fold(t, text_of(taken[i])))
			return false;
	for (size_t i = 0; i < t.len; i++)
		if (!ascii_is_alnum(t.s[i]) && t.s[i] != ' ' &&
		    (unsigned char)t.s[i] < 0x80)
			return false;
	return t.len > 0 && !ascii_is_digit(t.s[0]);
}

/* A string of JSON is one of YAML. */
static void
add_title(struct buf *out, struct text title)
{
	if (is_plain_yaml(title))
		buf_text(out, title);
	else
		json_add_string(out, title);
}

static void
add_word(struct making *m, struct buf *out, struct text word)
{
	if (text_equal(word, TEXT("title")))
		add_title(out, m->title);
	else if (text_equal(word, TEXT("name")))
		buf_text(out, m->name);
	else if (text_equal(word, TEXT("date")))
		date_format(out, today());
	else
		buf_format(out, "{{%.*s}}", TEXT_ARG(word));
}

static void
fill(struct making *m, struct text form, struct buf *out)
{
	size_t at = 0, open;

	while ((open = text_find(form, TEXT("{{"), at)) != TEXT_NOT_FOUND) {
		size_t close = text_find(form, TEXT("}}"), open);

		if (close == TEXT_NOT_FOUND)
			break;
		buf_text(out, text_slice(form, at, open));
		add_word(m, out, text_slice(form, open + 2, close));
		at = close + 2;
	}
	buf_text(out, text_from(form, at));
}

/* ---- Files ---- */

/* Makes the file at `path` below the root of what is made. */
static int
put(struct making *m, struct text path, struct text form)
{
	struct text whole = arena_join(&m->arena, m->root, path);
	struct text folder = arena_text(&m->arena, path_folder(whole));
	struct buf bytes = BUF_INIT;
	int file, rc = -1;

	if (folder.len > 0 &&
	    file_make_folders(AT_FDCWD, folder.s, m->diag) != 0)
		return -1;
	file = open(whole.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (file < 0 && errno == EEXIST) {
		diag_error(m->diag, C006, &(struct place){.path = whole},
			   "there is a file already, which is left alone");
		return -1;
	}
	if (file < 0 || close(file) != 0) {
		diag_errno(m->diag, F004, whole.s, "cannot write");
		return -1;
	}
	fill(m, form, &bytes);
	rc = file_write(AT_FDCWD, whole.s, buf_as_text(&bytes), m->diag);
	if (rc == 0 && !m->settings->quiet)
		printf("%.*s\n", TEXT_ARG(whole));
	m->made++;
	buf_free(&bytes);
	return rc;
}

static struct text
embedded_bytes(const struct embedded_file *file)
{
	return (struct text){(const char *)file->bytes, file->size};
}

/* Hidden files are not embedded, so that of an editor is not hidden there. */
static struct text
shown_name(struct text path)
{
	return text_equal(path, TEXT("luarc.json")) ? TEXT(".luarc.json")
						    : path;
}

/* Makes all files below a folder of new_files. */
static int
put_all(struct making *m, struct text folder)
{
	int rc = 0;

	for (size_t i = 0; i < new_count && rc == 0; i++) {
		struct text path = text_of(new_files[i].path);

		if (!text_starts(path, folder))
			continue;
		path = text_from(path, folder.len);
		rc = put(m, shown_name(path), embedded_bytes(&new_files[i]));
	}
	return rc;
}

static struct text
embedded_form(struct text path)
{
	for (size_t i = 0; i < new_count; i++)
		if (text_equal(text_of(new_files[i].path), path))
			return embedded_bytes(&new_files[i]);
	return TEXT("");
}

/* ---- A site ---- */

/* True for a folder that is not there, and for one with nothing in it. */
static bool
is_free(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	bool free = true;

	if (dir == NULL)
		return errno == ENOENT;
	while ((entry = readdir(dir)))
		free = free && entry->d_name[0] == '.' &&
		       (entry->d_name[1] == '\0' || entry->d_name[1] == '.');
	closedir(dir);
	return free;
}

/* "harbour-papers" → "Harbour papers". */
static struct text
title_of_folder(struct arena *arena, struct text path)
{
	struct text name;
	char *title;

	while (text_ends(path, TEXT("/")))
		path.len--;
	name = path_name(path);
	title = arena_bytes(arena, name.len);
	for (size_t i = 0; i < name.len; i++)
		title[i] =
			name.s[i] == '-' || name.s[i] == '_' ? ' ' : name.s[i];
	if (name.len > 0 && title[0] >= 'a' && title[0] <= 'z')
		title[0] = (char)(title[0] - 'a' + 'A');
	return (struct text){title, name.len};
}

static int
new_site(struct making *m)
{
	struct text path = text_of(m->settings->name);

	if (!is_free(m->settings->name)) {
		diag_error(m->diag, C006, &(struct place){.path = path},
			   "a site is begun in a new or empty folder");
		return -1;
	}
	m->title = title_of_folder(&m->arena, path);
	m->root = arena_join(&m->arena, path,
			     text_ends(path, TEXT("/")) ? TEXT("") : TEXT("/"));
	if (put_all(m, m->settings->example ? TEXT("example/")
					    : TEXT("site/")) != 0)
		return -1;
	if (!m->settings->quiet)
		printf("\nnext:\n  dossier serve --site %.*s --open\n"
		       "  dossier build --site %.*s\n",
		       TEXT_ARG(path), TEXT_ARG(path));
	return 0;
}

/* ---- A document or theme in a site ---- */

static int
check_site(struct making *m)
{
	struct text path = arena_format(&m->arena, "%s/content/site.yaml",
					m->settings->site);

	if (access(path.s, F_OK) == 0)
		return 0;
	diag_error(m->diag, S001, &(struct place){.path = path},
		   "there is no site here");
	diag_hint(m->diag, "go to its folder, give it with --site, or begin "
			   "one: dossier new site NAME");
	return -1;
}

/* The site's own archetype, else ours. */
static int
find_form(struct making *m, struct text *form)
{
	struct text own =
		arena_format(&m->arena, "%s/content/_archetypes/%s.md",
			     m->settings->site, m->settings->kind_new);

	if (access(own.s, F_OK) == 0)
		return file_read(AT_FDCWD, own.s, LIMIT_DOCUMENT, &m->arena,
				 form, m->diag);
	*form = embedded_form(arena_format(&m->arena, "document/%s.md",
					   m->settings->kind_new));
	return 0;
}

/* "people/" of a person; a page stands at the top. */
static struct text
folder_of_kind(struct text kind)
{
	static const char *const folders[][2] = {
		{"article", "articles/"},     {"transcript", "transcripts/"},
		{"statement", "statements/"}, {"person", "people/"},
		{"source", "sources/"},
	};

	for (size_t i = 0; i < ARRAY_COUNT(folders); i++)
		if (text_equal(kind, text_of(folders[i][0])))
			return text_of(folders[i][1]);
	return TEXT("");
}

static int
take_name(struct making *m)
{
	m->title = text_trim(text_of(m->settings->name));
	m->name = utf8_slug(&m->arena, m->title, LONGEST_NAME);
	if (m->name.len > 0)
		return 0;
	diag_error(m->diag, C003, NULL,
		   "\"%s\" has no letter or digit to name a file by",
		   m->settings->name);
	return -1;
}

/* What a command needs to know of the site from here: " --site DIR". */
static const char *
site_option(struct making *m)
{
	if (strcmp(m->settings->site, ".") == 0)
		return "";
	return arena_format(&m->arena, " --site %s", m->settings->site).s;
}

static int
new_document(struct making *m)
{
	const char *kind = m->settings->kind_new;
	struct text path, form;

	if (check_site(m) != 0 || take_name(m) != 0 || find_form(m, &form) != 0)
		return -1;
	m->root = arena_format(&m->arena, "%s/", m->settings->site);
	if (text_equal(m->root, TEXT("./")))
		m->root = TEXT("");
	path = arena_format(&m->arena, "content/%.*s%.*s.md",
			    TEXT_ARG(folder_of_kind(text_of(kind))),
			    TEXT_ARG(m->name));
	if (put(m, path, form) != 0)
		return -1;
	if (!m->settings->quiet)
		printf("\nnext:\n  $EDITOR %.*s%.*s\n  dossier serve%s "
		       "--open\n",
		       TEXT_ARG(m->root), TEXT_ARG(path), site_option(m));
	return 0;
}

/* It is written in site.yaml and in require. */
static int
check_theme_name(struct making *m)
{
	for (size_t i = 0; i < m->name.len; i++) {
		if (ascii_is_alnum(m->name.s[i]) || m->name.s[i] == '-')
			continue;
		diag_error(m->diag, C003, NULL,
			   "a theme's name has letters from a to z, digits "
			   "and hyphens, not \"%s\"",
			   m->settings->name);
		return -1;
	}
	return 0;
}

/* What editors need to complete and check scripts. */
static int
put_types(struct making *m)
{
	struct buf bytes = BUF_INIT;
	int rc = 0;

	for (size_t i = 0; rc == 0; i++) {
		struct text name;

		buf_reset(&bytes);
		name = theme_definitions(i, &bytes);
		if (name.len == 0)
			break;
		rc = put(m, arena_join(&m->arena, TEXT("types/"), name),
			 buf_as_text(&bytes));
	}
	buf_free(&bytes);
	return rc;
}

static int
new_theme(struct making *m)
{
	struct text root;

	if (check_site(m) != 0 || take_name(m) != 0 || check_theme_name(m) != 0)
		return -1;
	root = arena_format(&m->arena, "%s/themes/%.*s/", m->settings->site,
			    TEXT_ARG(m->name));
	if (text_starts(root, TEXT("./")))
		root = text_from(root, 2);
	m->root = root;
	if (put_all(m, TEXT("theme/")) != 0 || put_types(m) != 0)
		return -1;
	if (!m->settings->quiet)
		printf("\nwrite `theme: %.*s` into content/site.yaml, then:\n"
		       "  dossier serve%s --open\n  $EDITOR "
		       "%.*sparts/card.lua\n",
		       TEXT_ARG(m->name), site_option(m), TEXT_ARG(root));
	return 0;
}

int
command_new(const struct settings *settings, struct diag *diag)
{
	struct making m = {.settings = settings, .diag = diag};
	int rc;

	if (strcmp(settings->kind_new, "site") == 0)
		rc = new_site(&m);
	else if (strcmp(settings->kind_new, "theme") == 0)
		rc = new_theme(&m);
	else
		rc = new_document(&m);
	arena_free(&m.arena);
	return rc;
}
