/*
 * URLs by patterns: `permalinks:` of site.yaml, a kind each, and `permalink:`
 * of one page.
 */
#include "base/buf.h"
#include "base/name.h"
#include "base/nearest.h"
#include "base/path.h"
#include "model/work.h"

static const char *const tokens[] = {"year", "month", "day",
				     "slug", "name",  "section"};

/* A pattern, the page that it is for, and what it has become. */
struct filling {
	struct work *work;
	const struct document *document; /* NULL: it is only checked */
	const struct value *pattern;
	struct buf path;
	bool is_of_one; /* several pages take it */
};

/* ---- Mistakes ---- */

static bool
tell_unknown(struct filling *filling, struct text token)
{
	struct diag *diag = filling->work->diag;
	struct buf known = BUF_INIT;
	struct nearest near = nearest_begin(token, 2);
	const char *nearest = NULL;

	for (size_t i = 0; i < ARRAY_COUNT(tokens); i++) {
		buf_format(&known, "%s:%s", i > 0 ? ", " : "", tokens[i]);
		if (nearest_is(&near, text_of(tokens[i])))
			nearest = tokens[i];
	}
	diag_error(diag, S024, &filling->pattern->place,
		   "there is no `:%.*s` in patterns of URLs", TEXT_ARG(token));
	diag_note(diag, "known here: %s", known.s);
	if (nearest)
		diag_hint(diag, "did you mean `:%s`?", nearest);
	buf_free(&known);
	return false;
}

static bool
tell_part(struct filling *filling, const char *why)
{
	diag_error(filling->work->diag, S024, &filling->pattern->place,
		   "“%.*s” is no pattern of URLs: %s",
		   TEXT_ARG(filling->pattern->text), why);
	return false;
}

static bool
tell_no_date(struct filling *filling, struct text token)
{
	const struct document *document = filling->document;
	const struct value *date = value_get(document->front, "date");

	diag_error(filling->work->diag, S024,
		   date ? &date->place : &document->front->place,
		   "the URL of this page needs the %.*s of its `date`",
		   TEXT_ARG(token));
	diag_note(filling->work->diag, "the pattern is %.*s (%.*s:%zu)",
		  TEXT_ARG(filling->pattern->text),
		  TEXT_ARG(filling->pattern->place.path),
		  filling->pattern->place.line);
	return false;
}

/* ---- Filling ---- */

/* A year, a month or a day of a date that says it and no more than a day. */
static bool
fill_date(struct filling *filling, struct text token, size_t start, size_t end)
{
	struct text date = value_text(filling->document->front, "date");
	bool is_plain = date.len == 4 || date.len == 7 || date.len == 10;

	for (size_t i = 0; i < date.len; i++)
		is_plain &= i == 4 || i == 7 ? date.s[i] == '-'
					     : ascii_is_digit(date.s[i]);
	if (!is_plain || date.len < end)
		return tell_no_date(filling, token);
	buf_text(&filling->path, text_slice(date, start, end));
	return true;
}

static bool
fill_token(struct filling *filling, struct text token)
{
	const struct document *document = filling->document;
	struct text folder = path_folder(document->path);
	struct text name = path_stem(document->path);

	if (text_equal(token, TEXT("year")))
		return fill_date(filling, token, 0, 4);
	if (text_equal(token, TEXT("month")))
		return fill_date(filling, token, 5, 7);
	if (text_equal(token, TEXT("day")))
		return fill_date(filling, token, 8, 10);
	if (text_equal(token, TEXT("slug")))
		name = front_text(document->front, "slug", name);
	if (text_equal(token, TEXT("section")))
		name = folder.len > 0 ? text_slice(folder, 0, folder.len - 1)
				      : TEXT("");
	buf_text(&filling->path, name);
	return true;
}

static bool
is_token(struct text word)
{
	for (size_t i = 0; i < ARRAY_COUNT(tokens); i++) {
		if (text_equal(word, text_of(tokens[i])))
			return true;
	}
	return false;
}

/* Takes the token at the front of `*rest`, behind its colon. */
static bool
take_token(struct filling *filling, struct text *rest)
{
	struct text token = *rest;

	token.len = 0;
	while (token.len < rest->len && ascii_is_alpha(rest->s[token.len]))
		token.len++;
	*rest = text_from(*rest, token.len);
	if (!is_token(token))
		return tell_unknown(filling, token);
	filling->is_of_one |= text_equal(token, TEXT("slug")) ||
			      text_equal(token, TEXT("name"));
	return !filling->document || fill_token(filling, token);
}

static bool
fill_part(struct filling *filling, struct text part)
{
	while (part.len > 0) {
		size_t colon = text_find_char(part, ':', 0);

		buf_text(&filling->path, text_slice(part, 0, colon));
		part = text_from(part, colon == TEXT_NOT_FOUND ? part.len
							       : colon + 1);
		if (colon != TEXT_NOT_FOUND && !take_token(filling, &part))
			return false;
	}
	return true;
}

/* False after one error. */
static bool
fill(struct filling *filling)
{
	struct text rest = filling->pattern->text;
	struct text part;

	if (text_starts(rest, TEXT("/")))
		rest = text_from(rest, 1);
	if (rest.len == 0)
		return tell_part(filling, "the home page is there");
	while (text_split(&rest, '/', &part)) {
		const char *why = name_mistake(part);
		size_t start = filling->path.len;

		if (why)
			return tell_part(filling, why);
		if (!fill_part(filling, part))
			return false;
		if (filling->path.len > start)
			buf_char(&filling->path, '/');
	}
	return true;
}

static bool
fill_path(struct filling *filling, struct text *path)
{
	bool is_filled = fill(filling);

	if (is_filled)
		*path = arena_text(filling->work->arena,
				   buf_as_text(&filling->path));
	buf_free(&filling->path);
	return is_filled && path->len > 0;
}

/* ---- Whose pattern ---- */

static const struct value *
pattern_of(const struct work *work, const struct document *document)
{
	const struct value *own = front_given(document->front, "permalink");

	if (own)
		return own;
	return front_given(value_get(work->config->front, "permalinks"),
			   document_kind_name(document->kind));
}

/* The index of a folder, and 404.md, are where they are. */
static bool
is_fixed(struct text path)
{
	return path_is_index(path) || text_equal(path, TEXT("404.md"));
}

static void
tell_fixed(struct work *work, const struct document *document)
{
	static const char *const keys[] = {"slug", "permalink"};

	for (size_t i = 0; i < ARRAY_COUNT(keys); i++) {
		const struct value *said =
			front_given(document->front, keys[i]);

		if (said)
			diag_error(work->diag, S024, &said->place,
				   "`%s` cannot move this page: %.*s is "
				   "published where it stands",
				   keys[i], TEXT_ARG(document->path));
	}
}

bool
permalink_path(struct work *work, const struct document *document,
	       struct text *path)
{
	struct filling filling = {
		.work = work,
		.document = document,
		.pattern = pattern_of(work, document),
		.path = BUF_INIT,
	};

	if (is_fixed(document->path)) {
		tell_fixed(work, document);
		return false;
	}
	if (!filling.pattern || work->has_bad_patterns)
		return false;
	return fill_path(&filling, path);
}

static void
check_pattern(struct work *work, const struct value *pattern)
{
	struct filling filling = {
		.work = work, .pattern = pattern, .path = BUF_INIT};

	if (pattern->kind != VALUE_SCALAR || value_is_empty(pattern))
		return;
	if (!fill(&filling))
		work->has_bad_patterns = true;
	else if (!filling.is_of_one) {
		work->has_bad_patterns = true;
		tell_part(&filling,
			  "without `:slug` or `:name` all pages would "
			  "be at one URL");
	}
	buf_free(&filling.path);
}

void
permalinks_check(struct work *work)
{
	const struct value *map = value_get(work->config->front, "permalinks");

	if (!map)
		return;
	list_each (const struct entry, entry, &map->entries)
		check_pattern(work, entry->value);
}
