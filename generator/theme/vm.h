/*
 * The Lua state of a worker and all that belongs to the page it makes.
 *
 * One state makes many pages, one after the other. What a page may change
 * lives in the page's arena or in tables that are made anew for each page;
 * what outlives a page is out of a theme's reach or read-only.
 *
 * A Lua error leaves C functions through longjmp: nothing here may hold what
 * needs freeing across a call into Lua. Scratch memory is the page's arena,
 * the buffers below, or a Lua value.
 */
#ifndef THEME_VM_H
#define THEME_VM_H

#include <lauxlib.h>
#include <lua.h>

#include "base/buf.h"
#include "base/limits.h"
#include "model/model.h"
#include "theme/heap.h"
#include "theme/load.h"
#include "theme/measured.h"
#include "theme/names.h"
#include "theme/references.h"
#include "theme/templates.h"

/* Instructions between two looks at the limits. */
#define VM_PERIOD 1000

/* Memory of a buffer that is kept from page to page. */
#define VM_BUF_KEPT (2 * MIB)

/* The files of a theme that a page runs, or a few more. */
#define VM_FILES 16

/* Functions of Lua's own libraries that are called through a bound. */
#define VM_NATIVES 16

/* Which limit a page has reached. Only the end of the page resets it. */
enum reached {
	REACHED_NOTHING,
	REACHED_MEMORY, /* T004 */
	REACHED_STEPS,	/* T005 */
	REACHED_SIZE	/* T006 */
};

/* Which kind of output a node is of. */
enum format { FORMAT_HTML, FORMAT_XML, FORMAT_JSON, FORMAT_TEXT };

/*
 * What a theme may render itself: hooks/NAME.lua. From HOOK_NODES on they are
 * those of enum node_kind.
 */
enum hook {
	HOOK_QUOTATION,
	HOOK_QUOTATION_BLOCK,
	HOOK_EVENT_DATE,
	HOOK_LINK,
	HOOK_IMAGE,
	HOOK_FOOTNOTE_REFERENCE,
	HOOK_MARK,
	HOOK_SAID,
	HOOK_TURN,
	HOOK_NODES,
	HOOKS = HOOK_NODES + KIND_KINDS
};

struct attribute;
struct content;
struct phrases;
struct object;
struct node;

/* References into the registry, by what they are. */
struct anchors {
	int globals;	    /* the read-only table of globals */
	int names;	    /* strings whose addresses are kept */
	int loaded;	    /* modules of this page, by path */
	int chunks;	    /* compiled files, by their number */
	int library;	    /* modules of C, by name */
	int modules;	    /* files by the names that require found them by */
	int strings;	    /* the theme's words by language, read-only */
	int list_methods;   /* map, filter, take */
	int list_metatable; /* of the tables they return */
	int params;	    /* the theme's parameters, read-only */
};

/* Something said of a page that is made: see says.h. */
struct print_line {
	enum diag_code code;
	struct text shown; /* file */
	size_t line;
	struct text words;
};

struct print_lines LIST_OF(struct print_line);

/* A Lua function on the stack of an error. */
struct trace_frame {
	struct text shown; /* file; empty: not one of the theme */
	size_t line;
	struct text name; /* of the function; empty: none */
	size_t times;	  /* that it stands there in a row */
	bool is_tail;	  /* who called it returned the call, and is gone */
};

#define TRACE_FRAMES 12

struct trace {
	struct trace_frame frames[TRACE_FRAMES];
	size_t count;
};

/* Contested quotations with words in the page; see status.h. */
struct noted_list LIST_OF(const struct quotation *);

struct objects {
	struct object **slots;
	size_t capacity; /* a power of two, or 0 */
	size_t count;
};

/*
 * What holds while a function of the theme runs that C called: of a layout, a
 * hook, a filter. An error that the theme catches ends what C was writing in
 * between, and all of this is as it was where it is caught.
 */
struct stand {
	size_t out;	 /* bytes of `out` there were: more is half made */
	size_t hook;	 /* number of the call of a hook; 0: none */
	size_t level;	 /* of the theme's file that runs newest */
	size_t contents; /* content in content, as it is written */
	size_t holes;	 /* and holes in holes, of all of them */
	const struct place *hooked_at; /* while a hook runs, or NULL */
	struct template_making
		*making; /* of a template that is made, or NULL */
	const struct theme_file
		*called;   /* the layout, hook or filter; or NULL */
	bool has_returned; /* and what it gave is written now */
};

struct vm {
	lua_State *lua;
	lua_State *running; /* the coroutine that runs, or `lua` */
	struct heap heap;
	struct anchors anchors;
	const struct theme *theme;
	const struct site *site;	   /* NULL while theme.lua runs */
	lua_CFunction natives[VM_NATIVES]; /* of Lua's own libraries */
	size_t native_count;
	struct names members;	      /* of model objects */
	struct names attribute_names; /* of HTML, by their Lua spelling */
	struct attribute *attributes;
	size_t attribute_count;
	size_t site_level; /* bytes in use before the first page */

	/* Of the page. */
	const struct page *page; /* NULL for an output */
	bool is_beside;		 /* what is made is a file beside `page` */
	bool is_elsewhere;	 /* addresses are whole: see absolute.h */
	size_t job;		 /* its number */
	struct arena arena;
	struct objects objects;
	struct buf out;			 /* what the page becomes */
	struct references references;	 /* where it leads */
	bool is_summed;			 /* which is summed */
	struct buf tags;		 /* struct scan_tag of `out` */
	const struct theme_file *layout; /* that makes it */
	struct template_files used;	 /* as they ran first */
	int making_count;		 /* templates that were made */
	bool is_filtering;		 /* a piece of a filter is written */
	bool is_nothing;		 /* no file is to be made after all */
	bool is_data;	    /* `out` takes data a theme reads, not the page */
	struct buf scratch; /* of one C function at a time */
	struct buf parts;   /* struct part of the node being built */
	const struct theme_file *hooks[HOOKS]; /* NULL: C's own way */
	size_t steps;
	size_t most_steps; /* LIMIT_LUA_STEPS, but in tests */
	enum reached reached;
	uint64_t random;
	struct stand stand;
	struct stand resumed; /* where the newest coroutine was resumed */
	size_t hook_calls;    /* of the page, so far */
	struct print_lines prints;
	bool is_watched;	      /* who gives an id is kept in id_makers */
	struct print_lines id_makers; /* whose words are the ids */
	struct noted_list noted;
	struct text coded_error; /* words of an error with a code of its own */
	enum diag_code code;	 /* which that is */
	size_t wrong_words;	 /* of T024: the entry of site_strings */
	struct trace trace;	 /* of the error that ended the page */
	struct trace coroutine_trace; /* of the newest error in one */

	struct templates templates;
	struct profiler profiler;
	struct laps *laps; /* NULL: nobody asks */

	/* What goes to the parent next. */
	struct buf frames;
	char *shared; /* where those of this run may go at once, or NULL */
	/* Says to the parent that memory ran out; does not return. */
	void (*exhausted)(struct vm *vm);
	/* See strings.h. */
	void (*push_strings)(lua_State *L, struct text language);
	struct phrases *phrases; /* of the languages that were asked for */
	/* Writes content with its holes filled to `out`. May run hooks. */
	void (*write_content)(lua_State *L, const struct content *content);
};

/* Opens an empty state, with limits but without any function. */
struct vm *vm_open(const struct theme *theme, const struct site *site);
void vm_close(struct vm *vm);

/* What is said of a page that has reached a limit. */
const char *vm_reached_words(enum reached reached);

/* Forgets the page that was made; `page` (or NULL, an output) is next. */
void vm_begin(struct vm *vm, const struct page *page, uint64_t seed);

static inline struct vm *
vm_of(lua_State *L)
{
	return *(struct vm **)lua_getextraspace(L);
}

/* Ends the page: an error that no theme can catch. */
NORETURN void vm_stop(lua_State *L, enum reached reached);

/* Sees to it that the limits are kept; may not return. */
void vm_look(lua_State *L);

/* Counts `steps` instructions for what C does. May not return. */
static inline void
vm_charge(lua_State *L, size_t steps)
{
	struct vm *vm = vm_of(L);

	vm->steps += steps;
	if (vm->steps > vm->most_steps || vm->heap.is_over)
		vm_look(L);
}

/* Charges for looking at `bytes` bytes once. */
static inline void
vm_charge_bytes(lua_State *L, size_t bytes)
{
	vm_charge(L, 1 + bytes / 32);
}

/* The text of a string at `index`; no number becomes one. */
static inline struct text
vm_text(lua_State *L, int index)
{
	struct text t;

	t.s = lua_tolstring(L, index, &t.len);
	return t;
}

/*
 * Raises the error on top of the stack, a string, as one with a code of its
 * own.
 */
NORETURN void vm_coded_error(lua_State *L, enum diag_code code);

/* An error at the theme's line that called. Takes lua_pushfstring's format. */
NORETURN void vm_error(lua_State *L, const char *format, ...);

/* A file of the theme takes part in the page, or the template, that is made. */
void vm_note_file(struct vm *vm, const struct theme_file *file);

/*
 * An error was caught by a function for which `stand` held: forgets what was
 * half made.
 */
/* Takes back what was written to `out` from `start` on. */
void vm_cut_output(struct vm *vm, size_t start);

void vm_stand_again(struct vm *vm, const struct stand *stand);

/* Refuses what can differ from page to page while a template is made. */
static inline void
vm_vary(lua_State *L, const char *what)
{
	const struct template_making *making = vm_of(L)->stand.making;

	if (making)
		vm_error(L,
			 "%s differs from page to page; \"%s\", which is made "
			 "once for all of them, cannot have it",
			 what, making->name.s);
}

/* The address under which Lua knows `name`, kept for good. */
const char *vm_hold(lua_State *L, const char *name);

static inline void
vm_push_text(lua_State *L, struct text t)
{
	lua_pushlstring(L, t.s ? t.s : "", t.len);
}

#endif
