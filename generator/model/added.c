/*
 * Pages that a theme adds: one, or one for each entry of what site.yaml has
 * under params, or of a data file.
 */
#include "base/utf8.h"
#include "model/work.h"

/* Of an entry in the path: what a URL is made of. */
#define MOST_SLUG 80

#define SEARCH_LAYOUT "search"

/* What a page is made for. */
struct adding {
	struct work *work;
	const struct added_page *added;
	struct text key;	   /* of an entry of a mapping */
	const struct value *value; /* NULL: the page is one of its own */
};

/* `params.terms`, `data.ports` and further names, or NULL. */
static const struct value *
find_value(const struct work *work, struct text each)
{
	const struct value *value = NULL;
	struct text name;

	text_split(&each, '.', &name);
	if (text_equal(name, TEXT("params")))
		value = work->config->params;
	else if (text_equal(name, TEXT("data")))
		value = work->site->data;
	while (value && text_split(&each, '.', &name))
		value = value->kind == VALUE_MAP
				? value_get(value,
					    arena_text(work->arena, name).s)
				: NULL;
	return value;
}

/* What `{name}` stands for; false: there is nothing of that name. */
static bool
find_field(const struct adding *adding, struct text name, struct text *words)
{
	const struct value *value = adding->value;

	if (text_equal(name, TEXT("key")) && adding->key.len > 0) {
		*words = adding->key;
		return true;
	}
	if (!value)
		return false;
	if (value->kind == VALUE_MAP)
		value = value_get(value,
				  arena_text(adding->work->arena, name).s);
	else if (!text_equal(name, TEXT("value")))
		return false;
	if (!value || value->kind != VALUE_SCALAR || value->text.len == 0)
		return false;
	*words = value->text;
	return true;
}

static void
tell_field(const struct adding *adding, struct text name)
{
	const struct added_page *added = adding->added;

	diag_error(adding->work->diag, T014,
		   adding->value ? &adding->value->place : NULL,
		   "the theme wants \"%.*s\" here: it adds a page "
		   "\"%.*s\" for each of %.*s",
		   TEXT_ARG(name), TEXT_ARG(added->path),
		   TEXT_ARG(added->each));
	diag_hint(adding->work->diag, "%.*s says so", TEXT_ARG(added->origin));
}

/* `pattern` with what its names in braces stand for; `slugged`: in a URL. */
static bool
expand(const struct adding *adding, struct text pattern, bool slugged,
       struct text *made)
{
	struct arena *arena = adding->work->arena;
	struct text words;

	*made = (struct text){"", 0};
	while (pattern.len > 0) {
		size_t open = text_find_char(pattern, '{', 0);
		size_t close = open == TEXT_NOT_FOUND
				       ? TEXT_NOT_FOUND
				       : text_find_char(pattern, '}', open);
		struct text name = text_slice(pattern, open + 1, close);

		if (close == TEXT_NOT_FOUND)
			break;
		if (!find_field(adding, name, &words)) {
			tell_field(adding, name);
			return false;
		}
		if (slugged)
			words = utf8_slug(arena, words, MOST_SLUG);
		*made = arena_format(arena, "%.*s%.*s%.*s", TEXT_ARG(*made),
				     TEXT_ARG(text_slice(pattern, 0, open)),
				     TEXT_ARG(words));
		pattern = text_from(pattern, close + 1);
	}
	*made = arena_join(arena, *made, pattern);
	return true;
}

static void
add_page(const struct adding *adding)
{
	const struct added_page *added = adding->added;
	struct page_extras *extras;
	struct text path, title;
	struct place *place;
	struct page *page;

	if (!expand(adding, added->path, true, &path) ||
	    !expand(adding, added->title, false, &title))
		return;
	page = page_made(adding->work, PAGE_PAGE, added->layout, path, title);
	page->layout = added->layout;
	place = arena_new(adding->work->arena, struct place);
	place->path = added->origin;
	extras = page_extend(adding->work, page);
	extras->layout_place = place;
	extras->made_by = added->origin;
	page->params = adding->value;
}

static void
tell_no_entries(const struct adding *adding, const struct value *value)
{
	const struct added_page *added = adding->added;

	diag_error(adding->work->diag, T014, &value->place,
		   "the theme wants a list or a mapping here: it adds a page "
		   "\"%.*s\" for each of %.*s",
		   TEXT_ARG(added->path), TEXT_ARG(added->each));
	diag_hint(adding->work->diag, "%.*s says so", TEXT_ARG(added->origin));
}

static void
add_each(struct adding *adding)
{
	const struct value *all = find_value(adding->work, adding->added->each);

	if (!all)
		return;
	if (all->kind == VALUE_SCALAR)
		tell_no_entries(adding, all);
	list_each (struct value *, item, &all->items) {
		adding->value = *item;
		add_page(adding);
	}
	list_each (struct entry, entry, &all->entries) {
		adding->key = entry->key;
		adding->value = entry->value;
		add_page(adding);
	}
}

/*
 * The page to search on is an offer: site.yaml may refuse it, and a document
 * with that path is what the site has instead.
 */
static bool
is_refused(struct work *work, const struct added_page *added)
{
	if (!text_equal(added->layout, TEXT(SEARCH_LAYOUT)))
		return false;
	if (work->config->has_no_search)
		return true;
	list_each (struct page *, page, &work->site->pages) {
		if (text_equal((*page)->path, added->path))
			return true;
	}
	return false;
}

static void
find_search(struct work *work)
{
	struct site *site = work->site;

	if (work->config->has_no_search)
		return;
	list_each (struct page *, page, &site->pages) {
		if (!site->search &&
		    text_equal((*page)->layout, TEXT(SEARCH_LAYOUT)))
			site->search = *page;
	}
	/* What it shows is elsewhere: search engines have no use for it. */
	if (site->search && site->search->extras->made_by.len > 0)
		site->search->noindex = true;
}

static bool
has_what_it_needs(const struct site *site, struct text needs)
{
	if (text_equal(needs, TEXT("people")))
		return site->people.count > 0;
	if (text_equal(needs, TEXT("records")))
		return site->records.count > 0;
	return !text_equal(needs, TEXT("sources")) || site->sources.count > 0;
}

void
added_make(struct work *work)
{
	static const struct added_pages none = {0};
	const struct added_pages *all = work->options->added;

	list_each (struct added_page, added, all ? all : &none) {
		struct adding adding = {.work = work, .added = added};

		if (is_refused(work, added) ||
		    !has_what_it_needs(work->site, added->needs))
			continue;
		if (added->each.len > 0)
			add_each(&adding);
		else
			add_page(&adding);
	}
	find_search(work);
}
