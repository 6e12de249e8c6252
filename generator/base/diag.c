#include "base/diag.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

#include "base/limits.h"

/* A message that quotes a whole file is cut: nobody reads it to its end. */
#define FORMATTED_MOST (8 * KIB)

static const struct {
	const char *name;
	const char *title;
} codes[] = {
#define CODE(name, title) {#name, title},
#include "base/codes.def"
#undef CODE
};

const char *
diag_code_name(enum diag_code code)
{
	return codes[code].name;
}

const char *
diag_code_title(enum diag_code code)
{
	return codes[code].title;
}

void
place_move(struct place *place, struct text bytes)
{
	for (size_t i = 0; i < bytes.len; i++) {
		place->column++;
		if (bytes.s[i] != '\n')
			continue;
		place->line++;
		place->column = 1;
	}
}

void
diag_free(struct diag *diag)
{
	arena_free(&diag->arena);
	*diag = (struct diag){0};
}

static struct text
formatted(struct diag *diag, const char *format, va_list list)
{
	struct text made = arena_format_list(&diag->arena, format, list);
	size_t to = FORMATTED_MOST;

	if (made.len <= FORMATTED_MOST)
		return made;
	while (to > 0 && ((unsigned char)made.s[to] & 0xc0) == 0x80)
		to--;
	return arena_join(&diag->arena, text_slice(made, 0, to), TEXT("…"));
}

static void
count(struct diag *diag, enum diag_severity severity)
{
	if (severity == DIAG_ERROR)
		diag->errors++;
	else
		diag->warnings++;
}

/* Adds a copy of `found`, whose texts may go away afterwards. */
static struct diagnostic *
add_copy(struct diag *diag, const struct diagnostic *found)
{
	struct arena *arena = &diag->arena;
	struct diagnostic *added = list_push(arena, &diag->list);

	*added = *found;
	added->place.path = arena_text(arena, found->place.path);
	added->message = arena_text(arena, found->message);
	added->notes = arena_text(arena, found->notes);
	added->hint = arena_text(arena, found->hint);
	count(diag, found->severity);
	return added;
}

static struct diagnostic *
add(struct diag *diag, const struct diagnostic *kind, const struct place *place,
    const char *format, va_list list)
{
	struct diagnostic found = *kind;

	if (place)
		found.place = *place;
	found.message = formatted(diag, format, list);
	return add_copy(diag, &found);
}

struct diagnostic *
diag_error(struct diag *diag, enum diag_code code, const struct place *place,
	   const char *format, ...)
{
	struct diagnostic kind = {.severity = DIAG_ERROR, .code = code};
	struct diagnostic *added;
	va_list list;

	va_start(list, format);
	added = add(diag, &kind, place, format, list);
	va_end(list);
	return added;
}

struct diagnostic *
diag_warning(struct diag *diag, enum diag_code code, const struct place *place,
	     const char *format, ...)
{
	struct diagnostic kind = {.severity = DIAG_WARNING, .code = code};
	struct diagnostic *added;
	va_list list;

	va_start(list, format);
	added = add(diag, &kind, place, format, list);
	va_end(list);
	return added;
}

void
diag_note(struct diag *diag, const char *format, ...)
{
	struct diagnostic *newest = list_last(&diag->list);
	struct text line;
	va_list list;

	assert(diag->list.count > 0);
	va_start(list, format);
	line = formatted(diag, format, list);
	va_end(list);
	if (!text_ends(line, TEXT("\n")))
		line = arena_join(&diag->arena, line, TEXT("\n"));
	newest->notes = arena_join(&diag->arena, newest->notes, line);
}

void
diag_hint(struct diag *diag, const char *format, ...)
{
	va_list list;

	assert(diag->list.count > 0);
	va_start(list, format);
	list_last(&diag->list)->hint = formatted(diag, format, list);
	va_end(list);
}

/* Reasons that lie with what the user named, not with the machine. */
static bool
is_about_the_path(int reason)
{
	return reason == ENOENT || reason == ENOTDIR || reason == EACCES ||
	       reason == EISDIR || reason == ELOOP || reason == ENAMETOOLONG;
}

void
diag_errno(struct diag *diag, enum diag_code code, const char *path,
	   const char *what)
{
	int reason = errno;
	const char *words = strerrordesc_np(reason); /* knows no locale */
	struct place place = {.path = text_of(path)};

	diag_error(diag, code, &place, "%s%s%s: %s", what, *path ? " " : "",
		   path, words ? words : "unknown reason");
	if (!is_about_the_path(reason))
		diag->machine_failed = true;
}

void
diag_repeat(struct diag *into, const struct diag *from)
{
	list_each (struct diagnostic, found, &from->list)
		add_copy(into, found);
	into->machine_failed |= from->machine_failed;
}

void
diag_merge(struct diag *into, struct diag *from)
{
	diag_repeat(into, from);
	diag_free(from);
}

static int
compare_sizes(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* The order of printing; 0 when both say the same thing of the same place. */
static int
compare_said(const struct diagnostic *a, const struct diagnostic *b)
{
	int order = text_compare(a->place.path, b->place.path);

	if (order == 0)
		order = compare_sizes(a->place.line, b->place.line);
	if (order == 0)
		order = compare_sizes(a->place.column, b->place.column);
	if (order == 0)
		order = compare_sizes(a->code, b->code);
	if (order == 0)
		order = text_compare(a->message, b->message);
	if (order == 0)
		order = compare_sizes(b->severity, a->severity);
	return order;
}

/*
 * Of two that say the same, which stays must not hang on the order they were
 * found in.
 */
static int
compare(const void *left, const void *right)
{
	const struct diagnostic *a = left;
	const struct diagnostic *b = right;
	int order = compare_said(a, b);

	if (order == 0)
		order = text_compare(a->notes, b->notes);
	if (order == 0)
		order = text_compare(a->hint, b->hint);
	if (order == 0)
		order = compare_sizes(a->place.length, b->place.length);
	return order;
}

void
diag_sort(struct diag *diag)
{
	struct diagnostic *items = diag->list.items;
	size_t kept = 0;

	if (diag->list.count == 0)
		return;
	qsort(items, diag->list.count, sizeof(*items), compare);
	diag->errors = diag->warnings = 0;
	for (size_t i = 0; i < diag->list.count; i++) {
		if (kept > 0 && compare_said(&items[kept - 1], &items[i]) == 0)
			continue;
		items[kept++] = items[i];
		count(diag, items[i].severity);
	}
	diag->list.count = (uint32_t)kept;
}
