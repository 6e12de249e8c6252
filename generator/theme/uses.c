#include "theme/uses.h"

#include "base/nearest.h"
#include "base/path.h"
#include "model/model.h"

/* ---- Layouts that are asked for ---- */

static const struct theme_file *
find_layout(const struct theme *theme, struct text name, struct arena *arena)
{
	return theme_find(
		theme, arena_format(arena, "layouts/%.*s.lua", TEXT_ARG(name)),
		0);
}

/* A kind may do without a layout: another stands in. */
static bool
is_kind(struct text name)
{
	for (enum page_kind kind = 0; kind < PAGE_KINDS; kind++)
		if (text_equal(name, text_of(page_kind_name(kind))))
			return true;
	return false;
}

/* "article" of "layouts/article.lua"; empty: it makes no page. */
static struct text
layout_name(const struct theme_file *file)
{
	struct text folder = TEXT("layouts/");
	struct text name;

	if (!text_starts(file->path, folder))
		return TEXT("");
	name = text_slice(file->path, folder.len,
			  file->path.len - strlen(".lua"));
	return path_extension(name).len > 0 ? TEXT("") : name;
}

static void
add_name(struct buf *names, struct text name)
{
	buf_format(names, "%s%.*s", names->len > 0 ? ", " : "", TEXT_ARG(name));
}

static void
note_layouts(const struct theme *theme, struct text wanted, struct diag *diag)
{
	struct buf names = BUF_INIT;
	struct text nearest = {0}, last = {0};
	struct nearest near = nearest_begin(wanted, 2);

	list_each (struct theme_file, file, &theme->files) {
		struct text name = layout_name(file);

		if (name.len == 0 || text_equal(name, last))
			continue;
		last = name;
		add_name(&names, name);
		if (nearest_is(&near, name))
			nearest = name;
	}
	diag_note(diag, "the theme's layouts: %s",
		  names.len > 0 ? names.s : "none");
	if (nearest.len > 0)
		diag_hint(diag, "did you mean %.*s?", TEXT_ARG(nearest));
	buf_free(&names);
}

static bool
is_told(const struct page *page, const struct page *last)
{
	return last &&
	       page->extras->layout_place->line ==
		       last->extras->layout_place->line &&
	       text_equal(page->extras->layout_place->path,
			  last->extras->layout_place->path) &&
	       text_equal(page->layout, last->layout);
}

static int
check_layouts(const struct theme *theme, const struct site *site,
	      struct arena *arena, struct diag *diag)
{
	const struct page *last = NULL;
	int rc = 0;

	list_each (struct page *, each, &site->pages) {
		const struct page *page = *each;

		if (!page->extras->layout_place || is_told(page, last) ||
		    is_kind(page->layout) ||
		    find_layout(theme, page->layout, arena))
			continue;
		diag_error(diag, T020, page->extras->layout_place,
			   "the theme has no layout \"%.*s\"",
			   TEXT_ARG(page->layout));
		note_layouts(theme, page->layout, diag);
		last = page;
		rc = -1;
	}
	return rc;
}

/* ---- Files that nothing asks for ---- */

/* Whether a text of some script of the theme is `name`, or begins like it and
 * is put together: "parts." .. x. */
static bool
is_named_in(struct text bytes, struct text name, struct text folder)
{
	for (size_t at = 0;; at++) {
		struct text rest;

		at = text_find(bytes, folder, at);
		if (at == TEXT_NOT_FOUND)
			return false;
		rest = text_from(bytes, at);
		if (rest.len == folder.len ||
		    strchr("\"']", rest.s[folder.len]))
			return true;
		if (text_starts(rest, name) &&
		    (rest.len == name.len || strchr("\"']", rest.s[name.len])))
			return true;
	}
}

/* "parts.timeline.view" of "parts/timeline/view.lua". */
static struct text
module_name(const struct theme_file *file, struct arena *arena)
{
	struct text name =
		arena_text(arena, text_slice(file->path, 0,
					     file->path.len - strlen(".lua")));

	for (size_t i = 0; i < name.len; i++)
		if (name.s[i] == '/')
			((char *)name.s)[i] = '.';
	return name;
}

static bool
is_required(const struct theme *theme, const struct theme_file *file,
	    struct arena *arena)
{
	struct text name = module_name(file, arena);
	size_t folder = text_find_char(name, '.', 0) + 1;

	list_each (struct theme_file, other, &theme->files)
		if (other != file && is_named_in(other->bytes, name,
						 text_slice(name, 0, folder)))
			return true;
	return false;
}

static bool
is_asked_for(const struct site *site, struct text layout)
{
	if (is_kind(layout))
		return true;
	list_each (struct page *, page, &site->pages)
		if (text_equal((*page)->layout, layout))
			return true;
	return false;
}

/* The kind of page whose name is nearest, or NULL. */
static const char *
nearest_kind(struct text name)
{
	for (enum page_kind kind = 0; kind < PAGE_KINDS; kind++) {
		struct text known = text_of(page_kind_name(kind));

		if (name.len > 3 && text_distance(name, known, 2) <= 2)
			return page_kind_name(kind);
	}
	return NULL;
}

static struct place
place_of(const struct theme_file *file)
{
	return (struct place){.path = file->shown};
}

/* A filter runs when theme.lua lists it. */
static void
check_filter(const struct theme *theme, const struct theme_file *file,
	     struct arena *arena, struct diag *diag)
{
	struct place place = place_of(file);
	struct text name = path_stem(file->path);

	list_each (struct filter_name, listed, &theme->filter_names)
		if (text_equal(listed->name, name))
			return;
	if (is_required(theme, file, arena))
		return;
	diag_warning(diag, T021, &place, "no theme.lua lists this filter");
	diag_hint(diag,
		  "filters = { \"%.*s\" } makes it run; what only helps "
		  "others goes to parts/",
		  TEXT_ARG(name));
}

static void
check_part(const struct theme *theme, const struct theme_file *file,
	   struct arena *arena, struct diag *diag)
{
	struct place place = place_of(file);
	struct text name = module_name(file, arena);

	if (is_required(theme, file, arena))
		return;
	diag_warning(diag, T021, &place,
		     "no file of the theme requires this part");
	diag_hint(diag,
		  "a part shows where a layout, hook or part has require "
		  "\"%.*s\"; one that stands in for a parent's has its "
		  "very name",
		  TEXT_ARG(name));
}

/*
 * layouts/NAME.EXT.lua makes a file of any name, and layouts/FOLDER/… makes
 * files in a folder: only NAME.lua and KIND.NAME.EXT.lua wait for a kind of
 * page.
 */
static bool
waits_for_a_kind(const struct theme_file *file)
{
	struct text name = text_from(file->path, sizeof("layouts/") - 1);
	struct text stem = path_stem(name);
	size_t dot = text_find_char(stem, '.', 0);

	if (text_find_char(name, '/', 0) != TEXT_NOT_FOUND)
		return false;
	return dot == TEXT_NOT_FOUND ||
	       text_find_char(stem, '.', dot + 1) != TEXT_NOT_FOUND;
}

/* Only what looks like a slip: a theme may have layouts for other sites. */
static void
check_layout(const struct theme *theme, const struct site *site,
	     const struct theme_file *file, struct diag *diag)
{
	struct arena arena = {0};
	struct place place = place_of(file);
	struct text first = path_stem(file->path);
	size_t dot = text_find_char(first, '.', 0);
	const char *kind;

	first = text_slice(first, 0, dot);
	kind = nearest_kind(first);
	if (kind && waits_for_a_kind(file) && !is_kind(first) &&
	    !is_asked_for(site, first) && !is_required(theme, file, &arena)) {
		diag_warning(diag, T021, &place,
			     "no kind of page is called \"%.*s\", and nothing "
			     "else asks for this layout",
			     TEXT_ARG(first));
		diag_hint(diag, "did you mean %s?", kind);
	}
	arena_free(&arena);
}

int
uses_check(const struct theme *theme, const struct site *site,
	   struct diag *diag)
{
	struct arena arena = {0};
	int rc = check_layouts(theme, site, &arena, diag);

	list_each (const struct theme_file, file, &theme->files) {
		if (file->is_embedded) /* those have tests */
			continue;
		if (text_starts(file->path, TEXT("filters/")))
			check_filter(theme, file, &arena, diag);
		else if (text_starts(file->path, TEXT("parts/")))
			check_part(theme, file, &arena, diag);
		else if (text_starts(file->path, TEXT("layouts/")))
			check_layout(theme, site, file, diag);
	}
	arena_free(&arena);
	return rc;
}
