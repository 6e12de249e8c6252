#include "source/front_matter.h"

#include "base/limits.h"

#define EN_DASH "\xe2\x80\x93"
#define EM_DASH "\xe2\x80\x94"

/* Three hyphens at the start of a line and only white space behind them. */
static bool
is_fence(struct text line)
{
	return text_starts(line, TEXT("---")) &&
	       text_is_empty(text_trim(text_from(line, 3)));
}

/* Takes a hyphen or dash off the front of `*t`. */
static bool
take_dash(struct text *t)
{
	size_t length = text_starts(*t, TEXT("-"))	 ? 1
			: text_starts(*t, TEXT(EN_DASH)) ? strlen(EN_DASH)
			: text_starts(*t, TEXT(EM_DASH)) ? strlen(EM_DASH)
							 : 0;

	*t = text_from(*t, length);
	return length > 0;
}

/* Two hyphens or more, or a dash that an editor made of them. */
static bool
is_row_of_dashes(struct text t)
{
	bool is_long = t.len > 1;

	if (!is_long)
		return false;
	while (take_dash(&t))
		;
	return t.len == 0;
}

/* What is wrong with a line that was meant as a fence; NULL: it was not. */
static const char *
mistake_in(struct text line)
{
	struct text t = text_trim(line);

	if (text_equal(t, TEXT("---")))
		return "the fence `---` is indented";
	if (is_row_of_dashes(t))
		return "a fence has three hyphens, no more, no fewer and no "
		       "dashes";
	if (text_starts(t, TEXT("--- ")))
		return "nothing may follow the fence `---` on its line";
	return NULL;
}

/* As mistake_in for the first line, where other programs have other fences. */
static const char *
mistake_in_first(struct text line)
{
	struct text t = text_trim(line);

	if (text_starts(t, TEXT("+++")))
		return "TOML front matter is not read: write YAML between two "
		       "lines of `---`";
	if (text_equal(t, TEXT("{")) || text_equal(t, TEXT(";;;")))
		return "JSON front matter is not read: write YAML between two "
		       "lines of `---`";
	return mistake_in(line);
}

/* `title: …`: what stands in front matter, and hardly begins a text. */
static bool
is_like_key(struct text line)
{
	size_t colon = text_find_char(line, ':', 0);

	if (colon == TEXT_NOT_FOUND || colon == 0)
		return false;
	for (size_t i = 0; i < colon; i++) {
		if (!ascii_is_alnum(line.s[i]) && line.s[i] != '_')
			return false;
	}
	return true;
}

/*
 * As mistake_in_first below blank lines, where a row of dashes may be meant
 * as one: not when a key follows.
 */
static const char *
mistake_below(struct text line, struct text rest)
{
	struct text t = text_trim(line);
	struct text next = {0};

	if (text_starts(t, TEXT("+++")) || text_equal(t, TEXT("{")) ||
	    text_equal(t, TEXT(";;;")))
		return mistake_in_first(line);
	text_line(&rest, &next);
	return is_like_key(next) ? mistake_in(line) : NULL;
}

/* A text whose first line is no fence: is it meant to have front matter? */
static int
check_none(struct text path, struct text text, struct diag *diag)
{
	struct place place = {.path = path, .column = 1, .length = 1};
	struct text line = {0};
	const char *mistake;

	do
		place.line++;
	while (text_line(&text, &line) && text_is_empty(text_trim(line)));

	if (place.line > 1 && is_fence(line)) {
		diag_error(diag, S012, &place,
			   "front matter has to begin on line 1");
		diag_hint(diag, "delete the %zu blank line%s above it",
			  place.line - 1, place.line == 2 ? "" : "s");
		return -1;
	}
	mistake = place.line == 1 ? mistake_in_first(line)
				  : mistake_below(line, text);
	if (!mistake)
		return 0;
	diag_error(diag, S012, &place, "%s", mistake);
	diag_hint(diag, "write `---`, alone, as line 1");
	return -1;
}

/* Tells of front matter without an end, with the line meant to be it. */
static void
tell_no_end(struct text path, struct text rest, struct diag *diag)
{
	struct place place = {
		.path = path, .line = 1, .column = 1, .length = 3};
	const char *mistake = NULL;
	struct text line;
	size_t number = 1;

	while (!mistake && text_line(&rest, &line)) {
		number++;
		mistake = text_equal(text_trim(line), TEXT("..."))
				  ? "`...` does not end front matter here"
				  : mistake_in(line);
	}
	diag_error(diag, S012, &place, "this front matter is never closed");
	if (mistake)
		diag_note(diag, "line %zu may be meant as its end: %s", number,
			  mistake);
	diag_hint(diag, "write `---`, alone on a line, behind its last key");
}

static int
check_size(struct text path, struct text yaml, struct diag *diag)
{
	struct place place = {
		.path = path, .line = 1, .column = 1, .length = 3};

	if (yaml.len <= LIMIT_FRONT_MATTER)
		return 0;
	diag_error(diag, S003, &place, "front matter is larger than %zu KiB",
		   LIMIT_FRONT_MATTER / KIB);
	return -1;
}

int
front_matter_split(struct text path, struct text text,
		   struct front_matter *split, struct diag *diag)
{
	struct text rest = text;
	struct text line = {0};
	size_t yaml_start;

	*split = (struct front_matter){.body = text, .body_line = 1};
	text_line(&rest, &line);
	if (!is_fence(line))
		return check_none(path, text, diag);
	split->is_there = true;
	yaml_start = text.len - rest.len;
	split->body_line = 2;
	while (text_line(&rest, &line)) {
		split->body_line++;
		if (!is_fence(line))
			continue;
		split->body = rest;
		split->yaml =
			text_slice(text, yaml_start, (size_t)(line.s - text.s));
		return check_size(path, split->yaml, diag);
	}
	split->body = rest;
	tell_no_end(path, text_from(text, yaml_start), diag);
	return -1;
}
