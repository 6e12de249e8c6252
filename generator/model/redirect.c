/*
 * Redirects: the old URLs of pages, from `aliases:` in their front matter.
 */
#include <stdlib.h>

#include "base/path.h"
#include "base/utf8.h"
#include "model/work.h"

/* Whether every part of a path is one that can be published. */
static bool
has_fair_parts(struct text path)
{
	struct text part;

	while (text_split(&path, '/', &part)) {
		if (part.len == 0 || part.s[0] == '.')
			return false;
	}
	return true;
}

static bool
is_html(struct text path)
{
	struct text extension = path_extension(path);

	return text_equal(extension, TEXT("html")) ||
	       text_equal(extension, TEXT("htm"));
}

/*
 * The path that an alias means: "/articles/old-name" and its index.html are
 * the folder "articles/old-name/". False when it is none.
 */
static bool
alias_read(struct arena *arena, struct text said, struct text *path)
{
	struct text decoded;

	if (text_starts(said, TEXT("/")))
		said = text_from(said, 1);
	if (!path_decode(arena, said, &decoded) ||
	    utf8_check(decoded) != decoded.len || decoded.len == 0 ||
	    !has_fair_parts(decoded))
		return false;
	for (size_t i = 0; i < decoded.len; i++) {
		if ((unsigned char)decoded.s[i] < ' ' ||
		    text_find_char(TEXT("?#:\\\x7f"), decoded.s[i], 0) !=
			    TEXT_NOT_FOUND)
			return false;
	}
	if (text_equal(path_name(decoded), TEXT("index.html")))
		decoded = path_folder(decoded);
	else if (!is_html(decoded) && !text_ends(decoded, TEXT("/")))
		decoded = arena_join(arena, decoded, TEXT("/"));
	*path = decoded;
	return decoded.len > 0; /* "/index.html" is the home page */
}

/* A name without a slash may be meant as something else. */
static bool
looks_like_path(struct text said)
{
	return text_find_char(said, '/', 0) != TEXT_NOT_FOUND || is_html(said);
}

static void
tell_malformed(struct work *work, const struct page *page,
	       const struct value *alias)
{
	diag_error(work->diag, S017, &alias->place,
		   "`aliases` are old URLs below the site, such as "
		   "articles/old-name/, not “%.*s”",
		   TEXT_ARG(alias->text));
	if (page->kind == PAGE_PERSON)
		diag_hint(work->diag,
			  "other names of a person go under `also_known_as:`");
}

static void
redirect_make(struct work *work, struct page *page, const struct value *alias)
{
	struct redirect *redirect;
	struct text path;

	if (!looks_like_path(alias->text) ||
	    !alias_read(work->arena, alias->text, &path)) {
		tell_malformed(work, page, alias);
		return;
	}
	if (text_equal(path, page->path)) {
		diag_error(work->diag, S017, &alias->place,
			   "the page is at %.*s already: this alias is its own "
			   "URL",
			   TEXT_ARG(path));
		return;
	}
	redirect = arena_new(work->arena, struct redirect);
	redirect->path = path;
	redirect->page = page;
	redirect->place = alias->place;
	list_add(work->arena, &work->site->redirects, redirect);
}

static int
by_path(const void *left, const void *right)
{
	const struct redirect *a = *(struct redirect *const *)left;
	const struct redirect *b = *(struct redirect *const *)right;
	int order = text_compare(a->path, b->path);

	return order != 0 ? order : text_compare(a->page->path, b->page->path);
}

static void
page_redirects(struct work *work, struct page *page,
	       const struct reading *reading)
{
	const struct value *aliases = value_get(front_left(reading), "aliases");

	for (size_t i = 0; i < value_count(aliases); i++) {
		const struct value *alias = value_item(aliases, i);

		if (alias->kind == VALUE_SCALAR && !value_is_empty(alias))
			redirect_make(work, page, alias);
	}
}

void
redirects_make(struct work *work)
{
	struct redirect_list *redirects = &work->site->redirects;

	for (size_t i = 0; i < work->document_count; i++) {
		if (!work->readings[i].withheld)
			page_redirects(work, &work->pages[i],
				       &work->readings[i]);
	}
	if (redirects->count > 1)
		qsort(redirects->items, redirects->count,
		      sizeof(*redirects->items), by_path);
}
