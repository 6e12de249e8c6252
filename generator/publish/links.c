/*
 * Whether what finished files lead to is published.
 *
 * Links of documents are checked by the model before anything is made. These
 * are those of the files themselves: what a layout wrote, raw HTML, feeds.
 */
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "publish/publication.h"

/* ---- Noting ---- */

static void
note_line(struct publication *publication, uint32_t entry, struct text line,
	  struct text layout)
{
	struct arena *arena = &publication->arena;
	uint32_t number = index_find(&publication->links_index, line);
	const struct publish_entry *entries = publication->entries.items;
	struct noted_link *noted;

	if (number == INDEX_NONE) {
		noted = list_push(arena, &publication->links);
		noted->line = arena_text(arena, line);
		index_add(arena, &publication->links_index, noted->line,
			  (uint32_t)publication->links.count - 1);
	} else {
		noted = &publication->links.items[number];
	}
	if (noted->count++ > 0 &&
	    text_compare(entries[noted->entry].path, entries[entry].path) <= 0)
		return;
	noted->entry = entry;
	noted->layout = arena_text(arena, layout);
}

/* Mostly the one added last. */
static uint32_t
number_of(struct publication *publication, struct text path)
{
	uint32_t number = (uint32_t)publication->entries.count - 1;

	if (text_equal(publication->entries.items[number].path, path))
		return number;
	return entry_named(publication, utf8_fold(&publication->arena, path));
}

void
publish_note(struct publication *publication, struct text path,
	     const struct publish_references *references)
{
	uint32_t number = number_of(publication, path);
	struct publish_entry *entry = &publication->entries.items[number];
	struct text links = references->links;
	struct text line;

	entry->ids = arena_new(&publication->arena, struct entry_ids);
	entry->ids->lines = arena_text(&publication->arena, references->ids);
	while (text_line(&links, &line))
		note_line(publication, number, line, references->layout);
}

/* ---- Sums, while all is well ---- */

void
publish_sum(struct publication *publication, struct text path,
	    const struct publish_references *references)
{
	struct text links = references->links, line;

	sums_read(&publication->addresses, references->sums);
	while (text_split(&links, '\n', &line)) {
		if (text_starts(line, TEXT("=")))
			note_line(publication, number_of(publication, path),
				  line, references->layout);
		else
			publication->has_doubts = true;
	}
}

bool
publish_has_doubts(struct publication *publication)
{
	struct sums *addresses = &publication->addresses;
	bool doubts = publication->has_doubts;

	list_each (const struct publish_entry, entry, &publication->entries)
		sums_add(addresses, sum_of_place(entry->path, (struct text){0}),
			 SUM_THERE);
	doubts |= sums_missing(addresses) > 0;
	sums_free(addresses);
	if (doubts) {
		publication->links.items = NULL;
		publication->links.count = publication->links.capacity = 0;
		publication->links_index = (struct index){0};
	}
	return doubts;
}

/* ---- Looking ---- */

struct looking {
	struct publication *publication;
	int site_dir;
	struct arena arena;
	struct index paths; /* of the entries: their numbers */
	struct index urls;  /* their URLs; empty until something is wrong */
	struct diag *diag;
};

/* What a noted line says. */
struct reference {
	const struct noted_link *noted;
	struct text element;
	struct text attribute;
	struct text path; /* decoded; of a folder with a slash */
	char sign;	  /* '=', '#' or '!' before the element, or 0 */
	struct text fragment;
};

static bool
read_line(struct looking *l, const struct noted_link *noted,
	  struct reference *reference)
{
	struct text rest = noted->line;
	struct text path;
	size_t hash;

	*reference = (struct reference){.noted = noted};
	text_split(&rest, ' ', &reference->element);
	if (reference->element.len > 0 &&
	    strchr("=#!", reference->element.s[0])) {
		reference->sign = reference->element.s[0];
		reference->element = text_from(reference->element, 1);
	}
	text_split(&rest, ' ', &reference->attribute);
	if (reference->sign) {
		reference->fragment = rest;
		return true;
	}
	hash = text_find_char(rest, '#', 0);
	path = text_slice(rest, 0, hash);
	if (hash != TEXT_NOT_FOUND &&
	    !path_decode(&l->arena, text_from(rest, hash + 1),
			 &reference->fragment))
		reference->fragment = text_from(rest, hash + 1);
	return path_decode(&l->arena, path, &reference->path);
}

static uint32_t
find_entry(struct looking *l, struct text path)
{
	if (path.len == 0 || text_ends(path, TEXT("/")))
		path = arena_join(&l->arena, path, TEXT("index.html"));
	return index_find(&l->paths, path);
}

static bool
has_id(struct looking *l, struct publish_entry *entry, struct text id)
{
	struct entry_ids *ids = entry->ids;
	struct text rest = ids->lines;
	struct text line;

	if (ids->index.count == 0)
		while (text_line(&rest, &line))
			index_add(&l->arena, &ids->index, line, 0);
	return index_find(&ids->index, id) != INDEX_NONE;
}

/* ---- Telling ---- */

/* An address as it is written in HTML: behind a quotation mark or a slash. */
static size_t
find_written(struct text source, struct text name)
{
	size_t at = text_find(source, name, 0);

	while (at != TEXT_NOT_FOUND && at > 0 &&
	       !strchr("\"'/=#(<", source.s[at - 1]))
		at = text_find(source, name, at + 1);
	return at == 0 ? TEXT_NOT_FOUND : at;
}

/* The last part of a path, or the fragment where that is all there is. */
static struct text
last_part(const struct reference *reference)
{
	struct text line = reference->noted->line;
	size_t space = text_find_last_char(line, ' ');
	struct text address = text_from(line, space + 1);
	struct text path =
		text_slice(address, 0, text_find_char(address, '#', 0));

	if (reference->fragment.len > 0)
		return reference->fragment;
	if (text_ends(path, TEXT("/")))
		path.len--;
	return path_name(path);
}

/*
 * Where the document that the file was made from has the address itself, as
 * its raw HTML may; else the layout, without a line.
 */
static struct place
place_of(struct looking *l, const struct reference *reference)
{
	const struct publish_entry *entry =
		&l->publication->entries.items[reference->noted->entry];
	struct place place = {.path = entry->origin};
	struct text name = last_part(reference);
	struct diag unsaid = {0}; /* the place is a courtesy */
	struct text source;
	size_t at = TEXT_NOT_FOUND;

	if (text_starts(entry->origin, TEXT("content/")) && name.len > 0 &&
	    file_read(l->site_dir, entry->origin.s, LIMIT_DOCUMENT, &l->arena,
		      &source, &unsaid) == 0)
		at = find_written(source, name);
	diag_free(&unsaid);
	if (at == TEXT_NOT_FOUND)
		return (struct place){.path = reference->noted->layout};
	place.line = place.column = 1;
	place_move(&place, text_slice(source, 0, at));
	place.length = name.len;
	return place;
}

static void
note_files(struct looking *l, const struct noted_link *noted)
{
	const struct publish_entry *entry =
		&l->publication->entries.items[noted->entry];

	diag_note(l->diag, "in %.*s, made from %.*s", TEXT_ARG(entry->path),
		  TEXT_ARG(entry->origin));
	if (noted->count > 1)
		diag_note(l->diag, "and in %zu more file%s", noted->count - 1,
			  noted->count == 2 ? "" : "s");
}

/* `<a href>`, or what stands in a text. */
static struct text
thing_of(struct looking *l, const struct reference *reference)
{
	if (text_equal(reference->element, TEXT("-")))
		return TEXT("an address below base_url");
	if (text_equal(reference->attribute, TEXT("-")))
		return arena_format(&l->arena, "what stands in <%.*s>",
				    TEXT_ARG(reference->element));
	return arena_format(&l->arena, "<%.*s %.*s>",
			    TEXT_ARG(reference->element),
			    TEXT_ARG(reference->attribute));
}

/* An error with the place and the files; a hint may follow. */
static void
tell(struct looking *l, const struct reference *reference, struct text what)
{
	struct place place = place_of(l, reference);
	struct text thing = thing_of(l, reference);

	diag_error(l->diag, L006, &place, "%.*s leads to %.*s", TEXT_ARG(thing),
		   TEXT_ARG(what));
	note_files(l, reference->noted);
}

/* ---- What is wrong ---- */

static struct text
nearest_path(struct looking *l, struct text path)
{
	const struct publication *publication = l->publication;

	if (l->urls.count == 0)
		list_each (const struct publish_entry, entry,
			   &publication->entries)
			index_add(&l->arena, &l->urls, path_as_url(entry->path),
				  0);
	return index_nearest(&l->urls, path);
}

/* The file that `path` would be where case and accents are not told apart. */
static uint32_t
find_folded(struct looking *l, struct text path)
{
	if (path.len == 0 || text_ends(path, TEXT("/")))
		path = arena_join(&l->arena, path, TEXT("index.html"));
	return entry_named(l->publication, utf8_fold(&l->arena, path));
}

static void
tell_missing(struct looking *l, const struct reference *reference)
{
	struct arena *arena = &l->arena;
	struct text path = reference->path;
	struct text folder = arena_join(arena, path, TEXT("/"));
	uint32_t folded = find_folded(l, path);
	struct text nearest;

	tell(l, reference,
	     arena_format(arena, "%.*s, which is not published",
			  TEXT_ARG(path)));
	if (folded != INDEX_NONE) {
		nearest = l->publication->entries.items[folded].path;
		diag_hint(l->diag, "%.*s is: capital letters and accents count",
			  TEXT_ARG(path_as_url(nearest)));
	} else if (find_entry(l, folder) != INDEX_NONE) {
		diag_hint(l->diag, "%.*s is, with a slash at its end",
			  TEXT_ARG(folder));
	} else {
		nearest = nearest_path(l, path);
		if (nearest.len > 0)
			diag_hint(l->diag, "did you mean %.*s?",
				  TEXT_ARG(nearest));
	}
}

static void
hint_anchor(struct looking *l, const struct reference *reference,
	    struct publish_entry *entry)
{
	struct text nearest;

	has_id(l, entry, reference->fragment); /* makes the index */
	nearest = index_nearest(&entry->ids->index, reference->fragment);
	if (nearest.len > 0)
		diag_hint(l->diag, "did you mean #%.*s?", TEXT_ARG(nearest));
}

static void
tell_no_anchor(struct looking *l, const struct reference *reference,
	       struct publish_entry *entry)
{
	tell(l, reference,
	     arena_format(&l->arena, "#%.*s, and %.*s has no such anchor",
			  TEXT_ARG(reference->fragment),
			  TEXT_ARG(entry->path)));
	hint_anchor(l, reference, entry);
}

/* What a page says of itself, told without its path: one layout makes many. */
static void
tell_own(struct looking *l, const struct reference *reference)
{
	const struct noted_link *noted = reference->noted;

	tell(l, reference,
	     arena_format(&l->arena, "#%.*s, and its page has no such anchor",
			  TEXT_ARG(reference->fragment)));
	hint_anchor(l, reference, &l->publication->entries.items[noted->entry]);
}

static void
tell_twice(struct looking *l, const struct reference *reference)
{
	struct place place = place_of(l, reference);

	diag_warning(l->diag, L007, &place,
		     "the id \"%.*s\" stands twice in one page",
		     TEXT_ARG(reference->fragment));
	note_files(l, reference->noted);
	diag_hint(l->diag, "a link to #%.*s leads to the first of the two",
		  TEXT_ARG(reference->fragment));
}

static void
tell_outside(struct looking *l, const struct reference *reference)
{
	size_t climbs = text_starts(reference->path, TEXT("/..")) ? 1 : 0;

	tell(l, reference,
	     arena_format(&l->arena, "%.*s, out of the site",
			  TEXT_ARG(text_from(reference->path, climbs))));
	if (climbs == 0)
		diag_hint(l->diag, "an address from the root of the host "
				   "begins with the path of base_url; one "
				   "from the page on always holds");
}

/* A reader's browser would ask somebody else: that is for the editor to say. */
static void
tell_foreign(struct looking *l, const struct reference *reference)
{
	struct place place = place_of(l, reference);
	struct text thing = thing_of(l, reference);
	struct text origin = reference->fragment;

	diag_error(l->diag, L008, &place,
		   "%.*s makes a browser ask %.*s, which is not this site",
		   TEXT_ARG(thing), TEXT_ARG(origin));
	note_files(l, reference->noted);
	diag_hint(l->diag,
		  "put a copy of it in content/ and use that, or say "
		  "`allow_origins: [%.*s]` in content/site.yaml",
		  TEXT_ARG(origin));
}

static void
look_at_path(struct looking *l, const struct reference *reference)
{
	uint32_t number = find_entry(l, reference->path);
	struct publish_entry *entry;

	if (text_starts(reference->path, TEXT("/"))) {
		tell_outside(l, reference);
		return;
	}
	if (number == INDEX_NONE) {
		tell_missing(l, reference);
		return;
	}
	entry = &l->publication->entries.items[number];
	if (reference->fragment.len > 0 && entry->ids &&
	    text_ends(entry->path, TEXT(".html")) &&
	    !has_id(l, entry, reference->fragment))
		tell_no_anchor(l, reference, entry);
}

static void
look_at(struct looking *l, const struct noted_link *noted)
{
	struct reference reference;

	if (!read_line(l, noted, &reference))
		tell(l, &reference,
		     TEXT("a path with a % that begins no escape"));
	else if (reference.sign == '=')
		tell_twice(l, &reference);
	else if (reference.sign == '#')
		tell_own(l, &reference);
	else if (reference.sign == '!')
		tell_foreign(l, &reference);
	else
		look_at_path(l, &reference);
}

void
publish_check_links(struct publication *publication, int site_dir,
		    struct diag *diag)
{
	struct looking l = {
		.publication = publication, .site_dir = site_dir, .diag = diag};

	if (publication->links.count == 0)
		return; /* as mostly: nobody asks for the paths */
	for (size_t i = 0; i < publication->entries.count; i++)
		index_add(&l.arena, &l.paths,
			  publication->entries.items[i].path, (uint32_t)i);
	list_each (const struct noted_link, noted, &publication->links)
		look_at(&l, noted);
	arena_free(&l.arena);
}
