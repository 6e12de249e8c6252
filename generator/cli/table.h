/*
 * Rows for people and for programs: aligned text with a heading, or one JSON
 * object a line.
 */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include "base/diag.h"

enum column_kind {
	COLUMN_TEXT,
	COLUMN_NUMBER,
	COLUMN_PLACE, /* "path", "line", "column" in JSON */
	COLUMN_WORDS, /* the last: cut for people, whole for programs */
	COLUMN_EXTRA  /* a text for programs only */
};

struct column {
	const char *name; /* with _ for a space */
	enum column_kind kind;
};

struct cell {
	struct text text;
	size_t number;
	struct place place;
};

/*
 * Cells are added row by row, each by the function of its column's kind.
 * Texts are borrowed until the table is printed. Zeroed but for `type` and
 * the columns it is empty; table_free gives back what it takes.
 */
struct table {
	const char *type; /* "type" of its objects in JSON */
	const struct column *columns;
	size_t column_count;
	struct LIST_OF(struct cell) cells;
	struct arena arena;
};

void table_text(struct table *table, struct text t);
void table_number(struct table *table, size_t number);
void table_place(struct table *table, const struct place *place);

/* JSON for DIAG_JSON, else text; nothing when there are no rows. */
void table_print(const struct table *table, enum diag_format format, FILE *out);
void table_free(struct table *table);

#endif
