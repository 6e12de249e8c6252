#include "theme/trace.h"

#include "theme/guess.h"
#include "theme/sandbox.h"
#include "theme/wire.h"

#define MOST_MESSAGE 2000
#define MOST_LEVELS 250 /* Lua allows 200 C calls; deeper is cut */

/* A function's level as a frame; false when it is none of a theme's. */
static bool
read_frame(lua_State *L, lua_Debug *debug, struct trace_frame *frame)
{
	struct arena *arena = &vm_of(L)->arena;

	lua_getinfo(L, "Slnt", debug);
	if (debug->source[0] != '@' || debug->currentline < 0)
		return false;
	frame->shown = arena_text(arena, text_of(debug->source + 1));
	frame->line = (size_t)debug->currentline;
	frame->times = 1;
	frame->is_tail = debug->istailcall;
	frame->name = (struct text){0};
	if (debug->name && debug->namewhat[0] != '\0')
		frame->name = arena_text(arena, text_of(debug->name));
	return true;
}

static bool
is_same_frame(const struct trace_frame *a, const struct trace_frame *b)
{
	return a->line == b->line && a->is_tail == b->is_tail &&
	       text_equal(a->shown, b->shown) && text_equal(a->name, b->name);
}

/* A function that calls itself is one frame, so that its caller is seen. */
static bool
is_repeated(struct trace *trace, const struct trace_frame *frame)
{
	struct trace_frame *last = trace->frames;

	if (trace->count == 0)
		return false;
	last += trace->count - 1;
	if (!is_same_frame(last, frame))
		return false;
	last->times++;
	return true;
}

void
trace_take(lua_State *L, struct trace *trace)
{
	lua_Debug debug;
	struct trace_frame frame;

	trace->count = 0;
	for (int level = 0; level < MOST_LEVELS; level++) {
		if (!lua_getstack(L, level, &debug))
			return;
		if (!read_frame(L, &debug, &frame) ||
		    is_repeated(trace, &frame))
			continue;
		if (trace->count == TRACE_FRAMES)
			return;
		trace->frames[trace->count++] = frame;
	}
}

int
trace_handler(lua_State *L)
{
	trace_take(L, &vm_of(L)->trace);
	return 1;
}

size_t
trace_file(const struct theme *theme, struct text shown)
{
	size_t i = 0;

	while (i < theme->files.count &&
	       !text_equal(theme->files.items[i].shown, shown))
		i++;
	return i;
}

/* ---- Messages ---- */

/* "themes/x/y.lua:12: " at the start of a message; what Lua shortens a long
 * path to begins with dots. */
static bool
take_place(struct text *message, struct text shown, size_t *line)
{
	struct text rest;
	size_t colon;
	uint64_t number;

	if (shown.len >= LUA_IDSIZE) {
		if (!text_starts(*message, TEXT("...")))
			return false;
		shown = text_from(shown, shown.len - (LUA_IDSIZE - 4));
		*message = text_from(*message, 3);
	}
	if (!text_starts(*message, shown))
		return false;
	rest = text_from(*message, shown.len);
	if (!text_starts(rest, TEXT(":")))
		return false;
	rest = text_from(rest, 1);
	colon = text_find(rest, TEXT(": "), 0);
	if (colon == TEXT_NOT_FOUND ||
	    !text_to_number(text_slice(rest, 0, colon), 100000000, &number))
		return false;
	*line = (size_t)number;
	*message = text_from(rest, colon + 2);
	return true;
}

/* Takes the place off the message that Lua put before it. */
static bool
take_one_place(const struct theme *theme, struct failure *failure)
{
	for (size_t i = 0; i < theme->files.count; i++) {
		struct text message = failure->message;

		if (!take_place(&message, theme->files.items[i].shown,
				&failure->line))
			continue;
		failure->message = message;
		failure->file = i;
		return true;
	}
	return false;
}

/* A message raised once more has a place before its own: that is the last. */
static bool
find_place(const struct theme *theme, struct failure *failure)
{
	bool found = false;

	while (take_one_place(theme, failure))
		found = true;
	return found;
}

static void
place_of_trace(struct vm *vm, struct failure *failure)
{
	const struct trace *trace = &vm->trace;

	if (trace->count == 0)
		return;
	failure->file = trace_file(vm->theme, trace->frames[0].shown);
	failure->line = trace->frames[0].line;
}

/*
 * What a layout or a hook returned is written when it runs no more: no line of
 * it is known, and those that wait for it are not to blame.
 */
static void
place_of_result(const struct vm *vm, struct failure *failure)
{
	const struct theme_file *file = vm->stand.called;

	if (!vm->stand.has_returned || vm->reached != REACHED_NOTHING)
		return;
	failure->file = (size_t)(file - vm->theme->files.items);
	failure->line = 1;
}

/* What was raised, for people. */
static int
to_text(lua_State *L)
{
	if (lua_isnil(L, 1))
		lua_pushliteral(L, "an error without words: "
				   "error(\"words\") has some");
	else if (lua_istable(L, 1) && !luaL_getmetafield(L, 1, "__tostring"))
		lua_pushliteral(L, "an error that is a table: error(\"words\") "
				   "tells more");
	else
		sandbox_to_text(L, 1);
	return 1;
}

static struct text
error_words(struct vm *vm)
{
	lua_State *L = vm->lua;
	lua_CFunction reader =
		lua_type(L, -1) == LUA_TSTRING ? guess_meant : to_text;

	lua_pushcfunction(L, reader);
	lua_pushvalue(L, -2);
	if (lua_pcall(L, 1, 1, 0) != LUA_OK)
		return TEXT("an error whose __tostring fails itself");
	if (lua_type(L, -1) != LUA_TSTRING)
		return TEXT("an error without words");
	return arena_text(&vm->arena,
			  text_slice(vm_text(L, -1), 0, MOST_MESSAGE));
}

static struct text
frame_words(struct vm *vm, const struct trace_frame *frame)
{
	struct arena *arena = &vm->arena;
	struct text words = arena_format(arena, "at %.*s:%zu",
					 TEXT_ARG(frame->shown), frame->line);

	if (frame->name.len > 0)
		words = arena_format(arena, "%.*s, in %.*s", TEXT_ARG(words),
				     TEXT_ARG(frame->name));
	if (frame->times > 1)
		words = arena_format(arena, "%.*s, %zu times", TEXT_ARG(words),
				     frame->times);
	if (frame->is_tail)
		words = arena_join(arena, words, TEXT(", called by a return"));
	return arena_join(arena, words, TEXT("\n"));
}

static struct text
add_frames(struct vm *vm, struct text words, const struct trace *trace)
{
	for (size_t i = 0; i < trace->count; i++)
		words = arena_join(&vm->arena, words,
				   frame_words(vm, &trace->frames[i]));
	return words;
}

/* Whether the newest error in a coroutine is the failure. */
static bool
began_in_coroutine(const struct vm *vm, const struct failure *failure)
{
	const struct trace_frame *frame = vm->coroutine_trace.frames;

	return vm->coroutine_trace.count > 0 && frame->line == failure->line &&
	       trace_file(vm->theme, frame->shown) == failure->file;
}

/* `return frame(…)` at the end of a layout leaves no trace of it. */
static struct text
add_called(struct vm *vm, struct text words)
{
	const struct theme_file *called = vm->stand.called;
	const struct trace_frame *last = vm->trace.frames;

	if (vm->trace.count == 0 || vm->trace.count == TRACE_FRAMES ||
	    !called || vm->stand.has_returned)
		return words;
	last += vm->trace.count - 1;
	if (!last->is_tail || text_equal(last->shown, called->shown))
		return words;
	return arena_format(&vm->arena, "%.*sat %.*s\n", TEXT_ARG(words),
			    TEXT_ARG(called->shown));
}

static struct text
trace_words(struct vm *vm, const struct failure *failure)
{
	struct text words = {0};

	if (vm->stand.hooked_at)
		words = arena_format(&vm->arena,
				     "for what stands at %.*s:%zu\n",
				     TEXT_ARG(vm->stand.hooked_at->path),
				     vm->stand.hooked_at->line);
	if (began_in_coroutine(vm, failure))
		words = add_frames(vm, words, &vm->coroutine_trace);
	return add_called(vm, add_frames(vm, words, &vm->trace));
}

static enum diag_code
code_of(const struct vm *vm, struct text message)
{
	switch (vm->reached) {
	case REACHED_MEMORY:
		return T004;
	case REACHED_STEPS:
		return T005;
	case REACHED_SIZE:
		return T006;
	default:
		break;
	}
	return vm->coded_error.len > 0 && text_equal(vm->coded_error, message)
		       ? vm->code
		       : T003;
}

struct failure
trace_failure(struct vm *vm)
{
	struct failure failure = {.file = vm->theme->files.count};

	if (vm->reached == REACHED_NOTHING)
		failure.message = error_words(vm);
	/* Reading them may have reached a limit. */
	if (vm->reached != REACHED_NOTHING)
		failure.message = text_of(vm_reached_words(vm->reached));
	failure.code = code_of(vm, failure.message);
	if (failure.code == T024) {
		failure.line = vm->wrong_words;
		return failure;
	}
	if (!find_place(vm->theme, &failure))
		place_of_trace(vm, &failure);
	place_of_result(vm, &failure);
	if (failure.code != T002)
		failure.notes = trace_words(vm, &failure);
	return failure;
}

void
failure_put(struct buf *buf, const struct failure *failure)
{
	wire_put(buf, failure->code);
	wire_put(buf, failure->file);
	wire_put(buf, failure->line);
	wire_put_text(buf, failure->message);
	wire_put_text(buf, failure->notes);
}

bool
failure_get(struct text bytes, struct failure *failure)
{
	struct wire wire = {.rest = bytes};
	uint64_t code = wire_get(&wire);

	*failure = (struct failure){0};
	failure->file = wire_get(&wire);
	failure->line = wire_get(&wire);
	failure->message = wire_get_text(&wire);
	failure->notes = wire_get_text(&wire);
	failure->place = (struct place){0};
	failure->code = (enum diag_code)code;
	return !wire.broken && code >= T001 && code < DIAG_CODES;
}
