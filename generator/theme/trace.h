/*
 * Where a Lua error happened, as the theme's author sees it.
 */
#ifndef THEME_TRACE_H
#define THEME_TRACE_H

#include "theme/vm.h"

/* Keeps the Lua functions on the stack of `L`, innermost first. */
void trace_take(lua_State *L, struct trace *trace);

/* A message handler: keeps the stack in vm->trace, leaves the error. */
int trace_handler(lua_State *L);

/* What ended a page. Texts are in the page's arena. */
struct failure {
	enum diag_code code;
	size_t file; /* number of the theme's file; files.count: none */
	size_t line; /* of T024 the entry of site.yaml's strings, from 0 */
	struct text message;
	struct text notes;  /* the traceback, a line a function */
	struct place place; /* in a document, known to the parent only */
};

/* A failure on its way to the parent and there again, unless it is broken. */
void failure_put(struct buf *buf, const struct failure *failure);
bool failure_get(struct text bytes, struct failure *failure);

/* Reads the error on top of the stack; no longer raises anything. */
struct failure trace_failure(struct vm *vm);

/* The number of the theme's file shown as `shown`; files.count: none. */
size_t trace_file(const struct theme *theme, struct text shown);

#endif
