/*
 * What themes see of the model: one table for bindings and documentation.
 *
 * Names of members are those of model/model.h. Nothing here knows Lua.
 */
#ifndef THEME_FIELDS_H
#define THEME_FIELDS_H

#include "model/model.h"

enum type_id {
	TYPE_SITE,
	TYPE_PAGE,
	TYPE_HEADING,
	TYPE_LINK,
	TYPE_TAXONOMY,
	TYPE_TERM,
	TYPE_PAGER,
	TYPE_RECORD,
	TYPE_ITEM,
	TYPE_MARK,
	TYPE_TURN,
	TYPE_PASSAGE,
	TYPE_PIECE,
	TYPE_QUOTATION,
	TYPE_EVENT,
	TYPE_PERSON,
	TYPE_SOURCE,
	TYPE_RESPONSE,
	TYPE_CORRECTION,
	TYPE_WITHDRAWAL,
	TYPE_REDIRECT,
	TYPE_EVIDENCE,
	TYPE_ASSET,
	TYPE_MENU_ENTRY,
	TYPE_CONTENT,
	TYPE_EDTF,
	TYPE_RANGE,
	TYPE_POINT,
	TYPE_DAY,
	TYPE_VALUE,
	TYPE_NODE,
	TYPES
};

enum member_kind {
	MEMBER_TEXT,	/* struct text */
	MEMBER_BOOL,	/* bool */
	MEMBER_INT,	/* int */
	MEMBER_INT64,	/* int64_t */
	MEMBER_SIZE,	/* size_t */
	MEMBER_NUMBER,	/* uint32_t */
	MEMBER_BYTE,	/* uint8_t */
	MEMBER_TIME,	/* int64_t milliseconds, nil for TIME_NONE */
	MEMBER_DAY,	/* int64_t days since 1970, as YYYY-MM-DD */
	MEMBER_WORD,	/* an enum, as one of `words` */
	MEMBER_NAME,	/* the same in a uint8_t */
	MEMBER_BITS,	/* unsigned: whether any bit of `number` is set */
	MEMBER_OBJECT,	/* a pointer to `type`, nil for NULL */
	MEMBER_PART,	/* a `type` in place */
	MEMBER_LIST,	/* a list of pointers to `type` */
	MEMBER_STRUCTS, /* a list of `type` */
	MEMBER_TEXTS,	/* a list of struct text */
	MEMBER_VALUE,	/* a pointer to struct value, which may be NULL */
	MEMBER_SPECIAL	/* enum special in `number` */
};

/* What takes code of its own; from SPECIAL_NODE_PLACE on, that of a node. */
enum special {
	SPECIAL_THEME,
	SPECIAL_ABSOLUTE,
	SPECIAL_SITE_ASSET,
	SPECIAL_PAGE_KIND,
	SPECIAL_PAGE_EXCERPT,
	SPECIAL_LINK_URL,
	SPECIAL_LINK_WORDS,
	SPECIAL_ITEM_TURN,
	SPECIAL_ITEM_MARKS,
	SPECIAL_ITEM_CONTENT,
	SPECIAL_MARK_KIND,
	SPECIAL_CONTENT_PLAIN,
	SPECIAL_RECORD_WORDS,
	SPECIAL_CONTENT_EMPTY,
	SPECIAL_PASSAGE_WORDS,
	SPECIAL_TURN_TIME,
	SPECIAL_EARLIEST,
	SPECIAL_LATEST,
	SPECIAL_IS_PLAIN,
	SPECIAL_CANONICAL,
	SPECIAL_DATE_WORDS,
	SPECIAL_DATE_FORMAT,
	SPECIAL_NODE_PLACE,
	SPECIAL_NODE_CHILDREN,
	SPECIAL_NODE_DEFAULT,
	SPECIAL_NODE_OPTIONS,
	SPECIAL_NODE_FILE,
	SPECIAL_NODE_FIND,
	SPECIAL_NODE_REPLACE,
	SPECIAL_NODE_REMOVE,
	SPECIAL_NODE_BEFORE,
	SPECIAL_NODE_AFTER,
	SPECIAL_NODE_APPEND,
	SPECIAL_NODE_PREPEND
};

struct member {
	const char *name; /* NULL ends a table */
	enum member_kind kind;
	size_t offset;
	size_t via[2]; /* pointers to go through first: 1 + their offset */
	enum type_id type;
	unsigned number;
	const char *const *words;
	const char *help; /* one line for the manual */
};

struct model_type {
	const char *name; /* as in "page has no field …" */
	size_t size;
	const char *help;
	const struct member *members;
};

/* By enum type_id. */
extern const struct model_type model_types[TYPES];

/* Where `thing` has the member; no pointer on the way is NULL. */
const void *fields_at(const struct member *member, const void *thing);

/* The name of the type's member nearest to `name`, or NULL. */
const char *fields_nearest(enum type_id type, struct text name);

#endif
