/*
 * Diagnostics: what is wrong, where, what it should have been.
 *
 * Errors are values: a function returns 0 or -1, and whoever finds a mistake
 * adds exactly one diagnostic for it. A `struct diag` collects them; each
 * thread or document has its own, and diag_merge brings them together. They
 * are printed at the end in one stable order, each once.
 *
 * A code ("Q002") is stable: base/codes.def names each with its title. The
 * letter says who found it: F files and the machine, C the command line, S
 * site.yaml and front matter, M Markdown, R records, Q quotations, D dates,
 * L links, T themes, P publishing, I imported files, V
 * what was published before, E evidence, N the preview's network.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdio.h>

#include "base/arena.h"
#include "base/list.h"

enum diag_code {
#define CODE(name, title) name,
#include "base/codes.def"
#undef CODE
	DIAG_CODES
};

enum diag_severity { DIAG_WARNING, DIAG_ERROR };

/*
 * A place in a file. `path` is from the site's folder
 * ("content/articles/x.md"). Lines and columns count from 1, columns in
 * bytes; 0: not known.
 */
struct place {
	struct text path;
	size_t line;
	size_t column;
	size_t length; /* bytes to underline, 0 or 1: one caret */
};

/*
 * A place in a file that is known, for things there are many of: a struct
 * place is made of it when something is to be told.
 */
struct small_place {
	uint32_t line;
	uint32_t column;
	uint32_t length;
};

static inline struct small_place
place_small(const struct place *place)
{
	return (struct small_place){(uint32_t)place->line,
				    (uint32_t)place->column,
				    (uint32_t)place->length};
}

static inline struct place
place_in(struct small_place small, struct text path)
{
	return (struct place){path, small.line, small.column, small.length};
}

/* Moves a place that stands at the first of `bytes` behind the last of them. */
void place_move(struct place *place, struct text bytes);

struct diagnostic {
	enum diag_severity severity;
	enum diag_code code;
	struct place place;
	struct text message;
	struct text notes; /* further lines ("said: …"), each ends with \n */
	struct text hint;  /* what to do; may be empty */
};

struct diag {
	struct arena arena;
	struct LIST_OF(struct diagnostic) list;
	size_t errors;
	size_t warnings;
	bool machine_failed; /* an F error that is nobody's mistake: exit 3 */
};

/* Empties and gives the memory back. A zeroed struct is an empty diag. */
void diag_free(struct diag *diag);

/*
 * Adds a diagnostic; the message is formatted and the path copied at once,
 * so nothing is kept. `place` may be NULL: about no file in particular. No full
 * stop at the end of a message. Returns the diagnostic, for a note or hint,
 * valid until the next one is added.
 */
struct diagnostic *diag_error(struct diag *diag, enum diag_code code,
			      const struct place *place, const char *format,
			      ...) PRINTF_LIKE(4, 5);
struct diagnostic *diag_warning(struct diag *diag, enum diag_code code,
				const struct place *place, const char *format,
				...) PRINTF_LIKE(4, 5);

/* Adds a line of note, or sets the hint, of the newest diagnostic. */
void diag_note(struct diag *diag, const char *format, ...) PRINTF_LIKE(2, 3);
void diag_hint(struct diag *diag, const char *format, ...) PRINTF_LIKE(2, 3);

/*
 * An error of the machine with errno's reason: "cannot write x: No space left
 * on device". Sets machine_failed unless errno says that a file is missing or
 * may not be read, or that its path cannot be. The place is `path`.
 */
void diag_errno(struct diag *diag, enum diag_code code, const char *path,
		const char *what);

/* Adds a copy of everything of `from`. */
void diag_repeat(struct diag *into, const struct diag *from);

/* Moves everything of `from` behind what `into` has; `from` is then empty. */
void diag_merge(struct diag *into, struct diag *from);

/* Sorts by path, line, column, code, message and drops what is said twice. */
void diag_sort(struct diag *diag);

enum diag_format { DIAG_TEXT, DIAG_JSON, DIAG_GITHUB };

struct diag_style {
	enum diag_format format;
	bool colour;
	/* How many are printed, errors before warnings; 0: all. */
	size_t most;
	/* Where a place's path is looked up for the source line; may be -1. */
	int site_dir;
};

/*
 * Prints all, in order. Text is a compiler's form with the source line and a
 * caret placed by display width; JSON one object a line; GitHub its workflow
 * commands. Control characters of messages and source lines are escaped.
 *
 * In text what is said of three or more places in the same words is printed
 * once, at the first, with some of the others; and it says how many messages
 * were not printed because of `style->most`.
 */
void diag_print(struct diag *diag, const struct diag_style *style, FILE *out);

/* "Q002" and its title. */
const char *diag_code_name(enum diag_code code);
const char *diag_code_title(enum diag_code code);

#endif
