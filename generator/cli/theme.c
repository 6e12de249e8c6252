/*
 * dossier theme: what the site's theme is made of, for who makes one.
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "cli/site.h"
#include "cli/table.h"

struct work {
	const struct settings *settings;
	struct arena arena;
	struct theme_parts parts;
};

/* ---- list ---- */

static const struct column part_columns[] = {
	{"role", COLUMN_TEXT},
	{"name", COLUMN_TEXT},
	{"file", COLUMN_TEXT},
	{"over", COLUMN_TEXT},
};

/* "layouts/article.lua" has the role layout and the name article. */
static struct text
role_of(struct text path)
{
	static const char *const roles[][2] = {
		{"layouts/", "layout"}, {"parts/", "part"},
		{"hooks/", "hook"},	{"filters/", "filter"},
		{"blocks/", "block"},	{"strings/", "words"},
		{"assets/", "asset"},
	};

	for (size_t i = 0; i < ARRAY_COUNT(roles); i++)
		if (text_starts(path, text_of(roles[i][0])))
			return text_of(roles[i][1]);
	return TEXT("theme");
}

static struct text
stem_of(struct text path)
{
	struct text lua = TEXT(".lua");

	if (text_ends(path, lua))
		path.len -= lua.len;
	return path;
}

static struct text
name_of(struct text path)
{
	size_t slash = text_find_char(path, '/', 0);

	if (slash != TEXT_NOT_FOUND)
		path = text_from(path, slash + 1);
	return stem_of(path);
}

static struct text
file_of(struct arena *arena, const struct theme_part *part)
{
	if (part->theme.len == 0)
		return TEXT("made of the theme's parameters");
	return arena_format(arena, "themes/%.*s/%.*s", TEXT_ARG(part->theme),
			    TEXT_ARG(part->path));
}

static int
list_parts(struct work *work)
{
	struct table table = {
		.type = "theme_part",
		.columns = part_columns,
		.column_count = ARRAY_COUNT(part_columns),
	};

	list_each (struct theme_part, part, &work->parts) {
		table_text(&table, role_of(part->path));
		table_text(&table, name_of(part->path));
		table_text(&table, file_of(&work->arena, part));
		table_text(&table, part->over);
	}
	table_print(&table, work->settings->format, stdout);
	table_free(&table);
	return 0;
}

/* ---- eject ---- */

/* "parts/card.lua", "parts.card", "parts/card", "card", "broadsheet.css". */
static bool
is_named(const struct theme_part *part, struct text name)
{
	struct text path = part->path;
	struct text stem = stem_of(path);

	if (text_equal(path, name) || text_equal(stem, name) ||
	    text_equal(name_of(path), name))
		return true;
	if (stem.len != name.len)
		return false;
	for (size_t i = 0; i < stem.len; i++)
		if (stem.s[i] != name.s[i] &&
		    !(stem.s[i] == '/' && name.s[i] == '.'))
			return false;
	return true;
}

static const struct theme_part *
nearest_part(const struct work *work, struct text name)
{
	const struct theme_part *nearest = NULL;
	size_t best = 3;

	name = stem_of(name);
	list_each (struct theme_part, part, &work->parts) {
		size_t whole = text_distance(stem_of(part->path), name, 2);
		size_t short_form = text_distance(name_of(part->path), name, 2);
		size_t edits = whole < short_form ? whole : short_form;

		if (edits >= best)
			continue;
		best = edits;
		nearest = part;
	}
	return nearest;
}

static int
tell_no_part(const struct work *work, struct text name, struct diag *diag)
{
	const struct theme_part *nearest = nearest_part(work, name);

	diag_error(diag, C005, NULL, "the theme has no part \"%.*s\"",
		   TEXT_ARG(name));
	if (nearest)
		diag_hint(diag, "did you mean %.*s?", TEXT_ARG(nearest->path));
	else
		diag_hint(diag, "`dossier theme list` lists them");
	return -1;
}

static int
tell_doubt(struct text name, const struct theme_part *one,
	   const struct theme_part *other, struct diag *diag)
{
	diag_error(diag, C005, NULL, "\"%.*s\" may be %.*s or %.*s",
		   TEXT_ARG(name), TEXT_ARG(one->path), TEXT_ARG(other->path));
	return -1;
}

/* The only one of that name: `layouts/quotation` is never in doubt. */
static const struct theme_part *
find_part(const struct work *work, struct diag *diag)
{
	struct text name = text_of(work->settings->part);
	const struct theme_part *found = NULL;

	list_each (struct theme_part, part, &work->parts) {
		if (!is_named(part, name))
			continue;
		if (found && tell_doubt(name, found, part, diag) != 0)
			return NULL;
		found = part;
	}
	if (!found)
		tell_no_part(work, name, diag);
	return found;
}

/* The site's theme is in the program: there is no folder to copy to. */
static int
tell_embedded(struct text name, struct diag *diag)
{
	diag_error(diag, C006, NULL,
		   "the site's theme is %.*s itself, which is in the program",
		   TEXT_ARG(name));
	diag_hint(diag,
		  "begin one of your own, `dossier new theme mine`, and write "
		  "`theme: mine` into content/site.yaml");
	return -1;
}

/* Whether there is something to copy. */
static int
check_part(const struct theme_part *part, struct text own, struct diag *diag)
{
	if (part->theme.len == 0) {
		diag_error(diag, C006, NULL,
			   "%.*s is made of the theme's parameters",
			   TEXT_ARG(part->path));
		diag_hint(diag, "give them values below `theme_params` in "
				"content/site.yaml");
		return -1;
	}
	if (!text_equal(part->theme, own))
		return 0;
	diag_error(diag, C006, NULL,
		   "%.*s is the theme's own already: themes/%.*s/%.*s",
		   TEXT_ARG(part->path), TEXT_ARG(own), TEXT_ARG(part->path));
	return -1;
}

/* Makes the folders of `path`, then the file, unless it is there. */
static int
put_file(int dir, struct text path, struct text bytes, struct diag *diag)
{
	struct arena arena = {0};
	struct text folder = arena_text(&arena, path_folder(path));
	int rc = file_make_folders(dir, folder.s, diag);

	if (rc == 0 && faccessat(dir, path.s, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
		diag_error(diag, C006, &(struct place){.path = path},
			   "there is a file already, which is left alone");
		rc = -1;
	}
	if (rc == 0)
		rc = file_write(dir, path.s, bytes, diag);
	arena_free(&arena);
	return rc;
}

static int
eject(struct work *work, const struct build_view *view, struct diag *diag)
{
	struct text own = theme_name(view->theme);
	const struct theme_part *part;
	struct text path;

	if (theme_is_embedded(view->theme))
		return tell_embedded(own, diag);
	part = find_part(work, diag);
	if (!part || check_part(part, own, diag) != 0)
		return -1;
	path = arena_format(&work->arena, "themes/%.*s/%.*s", TEXT_ARG(own),
			    TEXT_ARG(part->path));
	if (put_file(view->site_dir, path, part->bytes, diag) != 0)
		return -1;
	if (!work->settings->quiet)
		printf("%.*s is a copy of %.*s's: change it as you like; "
		       "without it %.*s's serves again\n",
		       TEXT_ARG(path), TEXT_ARG(part->theme),
		       TEXT_ARG(part->theme));
	return 0;
}

/* ---- types ---- */

/* Written anew each time: nothing else belongs into the folder. */
static int
write_types(struct work *work, const struct build_view *view, struct diag *diag)
{
	struct text own = theme_name(view->theme);
	struct buf bytes = BUF_INIT;
	struct text name, path;
	int rc = 0;

	if (theme_is_embedded(view->theme))
		return tell_embedded(own, diag);
	path = arena_format(&work->arena, "themes/%.*s/types", TEXT_ARG(own));
	rc = file_make_folders(view->site_dir, path.s, diag);
	for (size_t i = 0; rc == 0; i++) {
		buf_reset(&bytes);
		name = theme_definitions(i, &bytes);
		if (name.len == 0)
			break;
		path = arena_format(&work->arena, "themes/%.*s/types/%.*s",
				    TEXT_ARG(own), TEXT_ARG(name));
		rc = file_write(view->site_dir, path.s, buf_as_text(&bytes),
				diag);
		if (rc == 0 && !work->settings->quiet)
			printf("%.*s\n", TEXT_ARG(path));
	}
	buf_free(&bytes);
	return rc;
}

/* ---- The command ---- */

static int
work_on(void *context, const struct build_view *view, struct diag *diag)
{
	struct work *work = context;

	theme_list_parts(view->theme, &work->arena, &work->parts);
	switch (work->settings->action[0]) {
	case 'e':
		return eject(work, view, diag);
	case 't':
		return write_types(work, view, diag);
	default:
		return list_parts(work);
	}
}

static int
print_reference(void)
{
	struct buf out = BUF_INIT;

	theme_reference(&out);
	fwrite(out.s, 1, out.len, stdout);
	buf_free(&out);
	return 0;
}

/* PART stands with eject only, and has to. */
static int
check_operands(const struct settings *settings, struct diag *diag)
{
	bool is_eject = strcmp(settings->action, "eject") == 0;

	if (is_eject == (settings->part != NULL))
		return 0;
	if (is_eject)
		diag_error(diag, C004, NULL,
			   "dossier theme eject wants a PART: parts/card.lua");
	else
		diag_error(diag, C004, NULL, "dossier theme %s takes no PART",
			   settings->action);
	return -1;
}

int
command_theme(const struct settings *settings, struct diag *diag)
{
	struct work work = {.settings = settings};
	int rc;

	if (check_operands(settings, diag) != 0)
		return -1;
	if (strcmp(settings->action, "reference") == 0)
		return print_reference();
	rc = site_read_theme(settings, work_on, &work, diag);
	arena_free(&work.arena);
	return rc;
}
