/*
 * Tags, and what other words a site sorts its pages by.
 */
#include <stdlib.h>

#include "base/path.h"
#include "base/utf8.h"
#include "model/made_title.h"
#include "model/work.h"

#define SLUG_MOST 100

/* ---- Which there are ---- */

/* Whether documents of the folder, or what the site makes there, are more
 * than plain pages. */
static bool
is_reserved(struct text id)
{
	struct arena arena = {0};
	struct text inside = arena_format(&arena, "%.*s/x.md", TEXT_ARG(id));
	struct text itself = arena_format(&arena, "%.*s.md", TEXT_ARG(id));
	bool reserved = document_kind_of(inside) != DOCUMENT_PAGE ||
			document_kind_of(itself) != DOCUMENT_PAGE;

	arena_free(&arena);
	return reserved;
}

static bool
is_name(struct text id)
{
	for (size_t i = 0; i < id.len; i++) {
		if (!ascii_is_alnum(id.s[i]) && id.s[i] != '-' &&
		    id.s[i] != '_')
			return false;
	}
	return id.len > 0;
}

static void
add_taxonomy(struct work *work, struct text id, struct text title,
	     const struct place *place)
{
	struct taxonomy *taxonomy;

	if (!is_name(id) || is_reserved(id)) {
		diag_error(work->diag, S017, place,
			   is_name(id)
				   ? "“%.*s” is the folder of other pages and "
				     "no name for a taxonomy"
				   : "the name of a taxonomy must be letters, "
				     "digits, `-` and `_`, not “%.*s”",
			   TEXT_ARG(id));
		return;
	}
	taxonomy = arena_new(work->arena, struct taxonomy);
	taxonomy->id = id;
	taxonomy->title =
		title.len > 0 ? title : words_of_name(work->arena, id);
	list_add(work->arena, &work->site->taxonomies, taxonomy);
}

static void
tell_taxonomies(struct work *work, const struct value *value)
{
	diag_error(work->diag, S009, &value->place,
		   "`taxonomies` must be names, each with its title");
	diag_hint(work->diag, "write {tags: Tags, places: Places}");
}

/* `[tags, places]` */
static void
read_names(struct work *work, const struct value *said)
{
	for (size_t i = 0; i < value_count(said); i++) {
		const struct value *name = value_item(said, i);

		if (name->kind == VALUE_SCALAR)
			add_taxonomy(work, name->text, TEXT(""), &name->place);
		else
			tell_taxonomies(work, name);
	}
}

void
taxonomies_read(struct work *work)
{
	const struct value *said = value_get(work->config->front, "taxonomies");

	if (!said) {
		add_taxonomy(work, TEXT("tags"),
			     made_title(work->site->language, "tags"), NULL);
		return;
	}
	if (said->kind != VALUE_MAP) {
		read_names(work, said);
		return;
	}
	list_each (const struct entry, entry, &said->entries) {
		if (entry->value->kind == VALUE_SCALAR)
			add_taxonomy(work, entry->key, entry->value->text,
				     &entry->place);
		else
			tell_taxonomies(work, entry->value);
	}
}

bool
taxonomy_has_folder(const struct site *site, struct text folder)
{
	list_each (struct taxonomy *, taxonomy, &site->taxonomies) {
		struct text id = (*taxonomy)->id;

		if (folder.len > id.len && folder.s[id.len] == '/' &&
		    text_starts(folder, id))
			return true;
	}
	return false;
}

/* ---- Terms ---- */

/* One way to write a term, and in how many places it is. */
struct spelling {
	const struct value *first;
	size_t count;
};

/* What is being made of one taxonomy. */
struct sorting {
	struct work *work;
	struct taxonomy *taxonomy;
	struct index terms; /* name without case → taxonomy->terms */
	struct index slugs;
	struct index names; /* name as written → spellings */
	struct LIST_OF(struct spelling) spellings;
	struct LIST_OF(const struct value *) written; /* every one of them */
};

/* "C++" and "C#" would be "C" without their signs. */
static struct text
term_slug(struct arena *arena, struct text key)
{
	struct buf buf = BUF_INIT;
	struct text slug;

	for (size_t i = 0; i < key.len; i++) {
		if (key.s[i] == '+')
			buf_literal(&buf, "-plus-");
		else if (key.s[i] == '#' && i > 0)
			buf_literal(&buf, "-sharp-");
		else
			buf_char(&buf, key.s[i]);
	}
	slug = utf8_slug(arena, buf_as_text(&buf), SLUG_MOST);
	buf_free(&buf);
	return slug;
}

static void
tell_address(struct sorting *sorting, const struct value *name,
	     struct text slug)
{
	struct diag *diag = sorting->work->diag;
	const struct term *other;

	if (slug.len == 0) {
		diag_error(diag, S028, &name->place,
			   "“%.*s” has no letter or digit for its address",
			   TEXT_ARG(name->text));
		return;
	}
	other = sorting->taxonomy->terms
			.items[index_find(&sorting->slugs, slug)];
	diag_error(diag, S028, &name->place,
		   "“%.*s” and “%.*s” would both have the address "
		   "%.*s/%.*s/",
		   TEXT_ARG(name->text), TEXT_ARG(other->name),
		   TEXT_ARG(sorting->taxonomy->id), TEXT_ARG(slug));
	diag_note(diag, "“%.*s” stands first at %.*s:%zu:%zu",
		  TEXT_ARG(other->name), TEXT_ARG(other->place.path),
		  other->place.line, other->place.column);
	diag_hint(diag, "spell them in one way, or name one of them otherwise");
}

static struct term *
term_new(struct sorting *sorting, const struct value *name, struct text key)
{
	struct arena *arena = sorting->work->arena;
	uint32_t number = (uint32_t)sorting->taxonomy->terms.count;
	struct text slug = term_slug(arena, key);
	struct term *term = arena_new(arena, struct term);

	*term = (struct term){
		.taxonomy = sorting->taxonomy,
		.name = name->text,
		.slug = slug,
		.key = key,
		.place = name->place,
	};
	if (slug.len == 0 ||
	    index_add(arena, &sorting->slugs, slug, number) != number) {
		tell_address(sorting, name, slug);
		/* That is told: its page is not to meet another as well. */
		term->slug =
			arena_format(arena, "term-%zu-told", (size_t)number);
	}
	index_add(arena, &sorting->terms, key, number);
	list_add(arena, &sorting->taxonomy->terms, term);
	return term;
}

static struct term *
find_term(struct sorting *sorting, const struct value *name)
{
	struct arena *arena = sorting->work->arena;
	struct text key = utf8_fold(arena, name->text);
	uint32_t number = index_find(&sorting->terms, key);

	return number == INDEX_NONE ? term_new(sorting, name, key)
				    : sorting->taxonomy->terms.items[number];
}

static void
count_spelling(struct sorting *sorting, const struct value *name)
{
	struct arena *arena = sorting->work->arena;
	uint32_t next = (uint32_t)sorting->spellings.count;
	uint32_t number = index_add(arena, &sorting->names, name->text, next);
	struct spelling fresh = {.first = name};

	if (number == next)
		list_add(arena, &sorting->spellings, fresh);
	sorting->spellings.items[number].count++;
	list_add(arena, &sorting->written, name);
}

/* The name of a term is what most documents write, or the first of those. */
static void
choose_names(struct sorting *sorting)
{
	size_t *most = arena_array(sorting->work->arena, size_t,
				   sorting->taxonomy->terms.count);

	list_each (const struct spelling, spelling, &sorting->spellings) {
		struct term *term = find_term(sorting, spelling->first);
		size_t *best = &most[index_find(&sorting->terms, term->key)];

		if (spelling->count <= *best)
			continue;
		*best = spelling->count;
		term->name = spelling->first->text;
		term->place = spelling->first->place;
	}
}

static void
check_spelling(struct sorting *sorting, const struct value *name)
{
	struct diag *diag = sorting->work->diag;
	const struct term *term = find_term(sorting, name);

	if (text_equal(term->name, name->text))
		return;
	diag_warning(diag, S027, &name->place,
		     "“%.*s” is “%.*s” elsewhere: both are taken for one",
		     TEXT_ARG(name->text), TEXT_ARG(term->name));
	diag_note(diag, "at %.*s:%zu:%zu, for one", TEXT_ARG(term->place.path),
		  term->place.line, term->place.column);
	diag_hint(diag, "spell it in one way");
}

static void
check_spellings(struct sorting *sorting)
{
	choose_names(sorting);
	if (sorting->spellings.count == sorting->taxonomy->terms.count)
		return;
	list_each (const struct value *, name, &sorting->written)
		check_spelling(sorting, *name);
}

static bool
has_term(const struct page *page, const struct term *term)
{
	list_each (struct term *, has, &page->ties->terms) {
		if (*has == term)
			return true;
	}
	return false;
}

static void
give_term(struct sorting *sorting, struct page *page, const struct value *name)
{
	struct arena *arena = sorting->work->arena;
	struct term *term = find_term(sorting, name);

	count_spelling(sorting, name);
	if (has_term(page, term))
		return;
	list_add(arena, &page_tie(sorting->work, page)->terms, term);
	list_add(arena, &term->pages, page);
}

static void
give_terms(struct sorting *sorting, struct page *page, const struct value *said)
{
	for (size_t i = 0; i < value_count(said); i++) {
		const struct value *name = value_item(said, i);

		if (name->kind == VALUE_SCALAR && !value_is_empty(name))
			give_term(sorting, page, name);
		else
			diag_error(sorting->work->diag, S009, &name->place,
				   "a word of `%.*s` must be a text",
				   TEXT_ARG(sorting->taxonomy->id));
	}
}

/* What a document says of a taxonomy: `tags:` may stand by itself. */
static const struct value *
terms_said(const struct value *front, const struct taxonomy *taxonomy)
{
	const struct value *map = value_get(front, "taxonomies");

	if (text_equal(taxonomy->id, TEXT("tags")) && value_get(front, "tags"))
		return value_get(front, "tags");
	return map && map->kind == VALUE_MAP ? value_get(map, taxonomy->id.s)
					     : NULL;
}

static bool
is_sorted(const struct reading *reading, const struct page *page)
{
	return !reading->withheld && !page->withdrawn;
}

static void
find_terms(struct work *work, struct taxonomy *taxonomy)
{
	struct sorting sorting = {.work = work, .taxonomy = taxonomy};

	for (size_t i = 0; i < work->document_count; i++) {
		const struct value *front = front_left(&work->readings[i]);
		const struct value *said = terms_said(front, taxonomy);

		if (said && is_sorted(&work->readings[i], &work->pages[i]))
			give_terms(&sorting, &work->pages[i], said);
	}
	check_spellings(&sorting);
}

/* ---- What is said of none ---- */

static bool
is_known(const struct site *site, struct text id)
{
	list_each (struct taxonomy *, taxonomy, &site->taxonomies) {
		if (text_equal((*taxonomy)->id, id))
			return true;
	}
	return false;
}

static void
tell_unknown(struct work *work, struct text id, const struct place *place)
{
	struct index known = {0};
	struct text nearest;

	list_each (struct taxonomy *, taxonomy, &work->site->taxonomies)
		index_add(work->arena, &known, (*taxonomy)->id, 0);
	nearest = index_nearest(&known, id);
	diag_error(work->diag, S007, place, "the site has no taxonomy `%.*s`",
		   TEXT_ARG(id));
	if (nearest.len > 0)
		diag_hint(work->diag, "did you mean `%.*s`?",
			  TEXT_ARG(nearest));
	else
		diag_hint(work->diag, "name it under `taxonomies:` in "
				      "content/site.yaml");
}

static void
check_document(struct work *work, const struct value *front)
{
	const struct value *tags = value_get(front, "tags");
	const struct value *map = value_get(front, "taxonomies");

	if (tags && !is_known(work->site, TEXT("tags")))
		tell_unknown(work, TEXT("tags"), &tags->place);
	if (!map || value_is_empty(map))
		return;
	if (map->kind != VALUE_MAP) {
		diag_error(work->diag, S009, &map->place,
			   "`taxonomies` must be a mapping of taxonomies and "
			   "words");
		diag_hint(work->diag, "write {places: [Harbour]}");
	}
	list_each (const struct entry, entry, &map->entries) {
		if (!is_known(work->site, entry->key))
			tell_unknown(work, entry->key, &entry->place);
		else if (tags && text_equal(entry->key, TEXT("tags")))
			diag_error(work->diag, S008, &entry->place,
				   "`tags` stands here a second time");
	}
}

/* ---- Pages ---- */

static int
by_name(const void *left, const void *right)
{
	const struct term *a = *(struct term *const *)left;
	const struct term *b = *(struct term *const *)right;

	return text_compare(a->key, b->key);
}

/* The index.md of its folder, or a page that is made. */
static struct page *
taxonomy_page(struct work *work, const struct taxonomy *taxonomy)
{
	struct text folder =
		arena_format(work->arena, "%.*s/", TEXT_ARG(taxonomy->id));
	uint32_t number = index_find(&work->folders, folder);
	struct page *page;

	if (number == INDEX_NONE)
		return page_made(work, PAGE_TAXONOMY, taxonomy->id, folder,
				 taxonomy->title);
	page = work->folder_pages.items[number];
	page->kind = PAGE_TAXONOMY;
	if (value_text(work_reading(work, page)->document.front, "layout")
		    .len == 0)
		page->layout = text_of(page_kind_name(PAGE_TAXONOMY));
	return page;
}

static void
term_page(struct work *work, struct term *term)
{
	struct taxonomy *taxonomy = term->taxonomy;
	struct page_extras *extras;
	struct text path =
		arena_format(work->arena, "%.*s/%.*s/", TEXT_ARG(taxonomy->id),
			     TEXT_ARG(term->slug));

	pages_sort_by_news(&term->pages);
	term->page = page_made(work, PAGE_TERM, term->slug, path, term->name);
	term->page->parent = taxonomy->page;
	extras = page_extend(work, term->page);
	extras->taxonomy = taxonomy;
	extras->term = term;
}

static void
taxonomy_make(struct work *work, struct taxonomy *taxonomy)
{
	find_terms(work, taxonomy);
	if (taxonomy->terms.count == 0)
		return;
	qsort(taxonomy->terms.items, taxonomy->terms.count,
	      sizeof(*taxonomy->terms.items), by_name);
	taxonomy->page = taxonomy_page(work, taxonomy);
	page_extend(work, taxonomy->page)->taxonomy = taxonomy;
	list_each (struct term *, term, &taxonomy->terms)
		term_page(work, *term);
}

void
taxonomies_make(struct work *work)
{
	for (size_t i = 0; i < work->document_count; i++)
		check_document(work, front_left(&work->readings[i]));
	list_each (struct taxonomy *, taxonomy, &work->site->taxonomies)
		taxonomy_make(work, *taxonomy);
}
