/*
 * Where everything is published: no two things at one path, on any system.
 */
#include <stdlib.h>

#include "base/name.h"
#include "base/path.h"
#include "base/utf8.h"
#include "model/work.h"

/* A file that is going to be published. */
struct published {
	struct text path;	   /* "articles/x/": the index.html there */
	struct text origin;	   /* as people know it */
	const struct page *page;   /* or NULL; */
	const struct place *place; /* then of what says so, or NULL */
};

struct published_list LIST_OF(struct published);

/* All of them; its memory is given back when they are looked through. */
struct gathered {
	struct work *work;
	struct arena arena;
	struct published_list list;
};

/* ---- What there is ---- */

static bool
is_index(struct text path)
{
	return path.len == 0 || text_ends(path, TEXT("/"));
}

/* "a/" is the file a/index.html. */
static struct text
file_of(struct arena *arena, struct text path)
{
	return is_index(path) ? arena_join(arena, path, TEXT("index.html"))
			      : path;
}

/* What says where a page is: its slug, its pattern, or its file's name. */
static struct place
place_of_page(const struct work *work, const struct page *page)
{
	const struct reading *reading = work_reading(work, page);
	const struct value *said = NULL;

	if (reading) {
		said = front_given(front_left(reading), "permalink");
		if (!said)
			said = front_given(front_left(reading), "slug");
	}
	return said ? said->place : (struct place){.path = page->source_path};
}

/* Messages outlive what was gathered. */
static struct place
place_of(struct work *work, const struct published *one)
{
	struct place place = {.path = one->origin};

	if (one->page)
		place = place_of_page(work, one->page);
	else if (one->place)
		place = *one->place;
	place.path = arena_text(work->arena, place.path);
	return place;
}

/* Whether errors were told of its document. */
static bool
is_told(const struct work *work, const struct published *one)
{
	const struct reading *reading =
		one->page ? work_reading(work, one->page) : NULL;

	return reading && reading->failed;
}

static void
add_page(struct gathered *all, const struct page *page)
{
	struct published one = {
		.path = page->path, .origin = page->source_path, .page = page};

	if (page->extras->made_by.len > 0)
		one.origin = arena_format(&all->arena, "%.*s of %.*s",
					  TEXT_ARG(page->path),
					  TEXT_ARG(page->extras->made_by));
	else if (page->source_path.len == 0)
		one.origin = arena_format(&all->arena, "the page “%.*s”",
					  TEXT_ARG(page->title));
	list_add(&all->arena, &all->list, one);
}

static void
add_redirect(struct gathered *all, const struct redirect *redirect)
{
	struct published one = {
		.path = redirect->path,
		.origin = arena_format(&all->arena, "aliases of %.*s",
				       TEXT_ARG(redirect->page->source_path)),
		.place = &redirect->place,
	};

	list_add(&all->arena, &all->list, one);
}

static void
add_asset(struct gathered *all, const struct asset *asset)
{
	struct published one = {
		.path = asset->path,
		.origin = arena_join(&all->arena, TEXT("content/"),
				     asset->source_path),
	};

	list_add(&all->arena, &all->list, one);
}

/* ---- Names ---- */

static void
tell_hostile(struct work *work, const struct published *one, struct text name,
	     const char *why)
{
	struct place place = place_of(work, one);
	struct text file = file_of(work->arena, one->path);

	if (is_told(work, one))
		return;
	diag_warning(work->diag, F010, &place,
		     "Windows cannot have a file “%.*s” (in %.*s): %s",
		     TEXT_ARG(name), TEXT_ARG(file), why);
	diag_hint(work->diag, "who copies the site or its sources to such a "
			      "system loses it: choose another name");
}

static void
check_names(struct work *work, const struct published *one)
{
	struct text rest = one->path;
	struct text name;

	while (text_split(&rest, '/', &name)) {
		const char *why = name_hostile(name);

		if (why) {
			tell_hostile(work, one, name, why);
			return;
		}
	}
}

/* ---- Collisions ---- */

/*
 * Of paths their keys: as systems see them that tell no capital letters and no
 * accents apart, and without the name of an index.html, "a/b/". A folder is
 * looked at without the slash behind it, "a/b", as if it was a file.
 */
struct meeting {
	struct gathered *all;
	struct index indexes; /* those index.html → number */
	struct index others;  /* all other files, which are few as a rule */
	struct index folders; /* but those an index.html is in: see indexes */
	struct text last;     /* key that met nothing, or empty */
};

/* Without the name of an index.html. */
static struct text
unnamed(struct text path)
{
	struct text name = path_name(path);

	return text_slice(path, 0,
			  text_equal(name, TEXT("index.html"))
				  ? path.len - name.len
				  : path.len);
}

static struct index *
files_like(struct meeting *meeting, struct text key)
{
	return is_index(key) ? &meeting->indexes : &meeting->others;
}

static void
tell_meeting(const struct meeting *meeting, uint32_t first, uint32_t second)
{
	const struct published *a = &meeting->all->list.items[first];
	const struct published *b = &meeting->all->list.items[second];
	struct work *work = meeting->all->work;
	struct place place = place_of(work, b);
	struct text path = file_of(work->arena, a->path);
	struct text other = file_of(work->arena, b->path);

	/* What stands in for a document that failed is no second one. */
	if (is_told(work, a) || is_told(work, b))
		return;
	diag_error(work->diag, P001, &place,
		   "%.*s and %.*s would both be published as %.*s",
		   TEXT_ARG(a->origin), TEXT_ARG(b->origin), TEXT_ARG(other));
	if (!text_equal(path, other))
		diag_note(work->diag,
			  "%.*s and %.*s cannot both be on every system: case "
			  "and accents may not count, and a file is no folder",
			  TEXT_ARG(path), TEXT_ARG(other));
	diag_hint(work->diag, "rename one, or give it a slug: of its own");
}

static size_t
common_length(struct text a, struct text b)
{
	size_t i = 0;

	while (i < a.len && i < b.len && a.s[i] == b.s[i])
		i++;
	return i;
}

/* The folders of a file that the one before is not in; true when one of them
 * is a file. */
static bool
meets_folder(struct meeting *meeting, struct text key, uint32_t number)
{
	size_t shared = common_length(key, meeting->last);
	size_t slash = text_find_char(key, '/', shared);

	for (; slash != TEXT_NOT_FOUND;
	     slash = text_find_char(key, '/', slash + 1)) {
		struct text folder = unnamed(text_slice(key, 0, slash));
		uint32_t other =
			index_find(files_like(meeting, folder), folder);

		if (other != INDEX_NONE) {
			tell_meeting(meeting, other, number);
			return true;
		}
		if (slash + 1 < key.len || is_index(folder))
			index_add(&meeting->all->arena, &meeting->folders,
				  folder, number);
	}
	return false;
}

/* The first file that is in a folder of this name, or INDEX_NONE. */
static uint32_t
find_folder(struct meeting *meeting, struct text key)
{
	uint32_t found = index_find(&meeting->folders, key);
	uint32_t of_index = INDEX_NONE;

	if (!is_index(key))
		of_index = index_find(
			&meeting->indexes,
			arena_join(&meeting->all->arena, key, TEXT("/")));
	return of_index < found ? of_index : found;
}

static void
enter(struct meeting *meeting, uint32_t number)
{
	struct arena *arena = &meeting->all->arena;
	struct text path = meeting->all->list.items[number].path;
	struct text key = unnamed(utf8_fold(arena, path));
	uint32_t other =
		index_add(arena, files_like(meeting, key), key, number);

	if (other == number)
		other = find_folder(meeting, key);
	if (other != INDEX_NONE) {
		tell_meeting(meeting, other, number);
		meeting->last = TEXT("");
	} else {
		meeting->last =
			meets_folder(meeting, key, number) ? TEXT("") : key;
	}
}

static int
by_origin(const void *left, const void *right)
{
	const struct published *a = left;
	const struct published *b = right;
	int order = text_compare(a->origin, b->origin);

	return order != 0 ? order : text_compare(a->path, b->path);
}

/* Those gathered since `first`. */
static void
sort_from(struct gathered *all, size_t first)
{
	if (all->list.count > first + 1)
		qsort(all->list.items + first, all->list.count - first,
		      sizeof(*all->list.items), by_origin);
}

/*
 * In the order in which mistakes are told, since of two the later has to give
 * way: documents, files, what is made by us, aliases; each by origin, which
 * the first two are already.
 */
static void
gather(struct gathered *all)
{
	struct work *work = all->work;
	const struct site *site = work->site;
	size_t made;

	list_reserve(&all->arena, &all->list,
		     site->pages.count + site->redirects.count +
			     site->assets.count);
	for (size_t i = 0; i < work->document_count; i++) {
		if (!work->readings[i].withheld)
			add_page(all, &work->pages[i]);
	}
	list_each (struct asset *, asset, &site->assets)
		add_asset(all, *asset);
	made = all->list.count;
	list_each (struct page *, page, &site->pages) {
		if ((*page)->source_path.len == 0)
			add_page(all, *page);
	}
	sort_from(all, made);
	made = all->list.count;
	list_each (struct redirect *, redirect, &site->redirects)
		add_redirect(all, *redirect);
	sort_from(all, made);
}

void
paths_check(struct work *work)
{
	struct gathered all = {.work = work};
	struct meeting meeting = {.all = &all};

	gather(&all);
	index_reserve(&all.arena, &meeting.indexes, work->site->pages.count);
	for (size_t i = 0; i < all.list.count; i++) {
		check_names(work, &all.list.items[i]);
		enter(&meeting, (uint32_t)i);
	}
	arena_free(&all.arena);
}
