#include "theme/profile.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/path.h"
#include "theme/vm.h"

size_t
profile_size(const struct theme *theme)
{
	size_t entries = theme->files.count + PROFILE_WORKS;

	return sizeof(struct profile_share) +
	       entries * sizeof(struct profile_entry);
}

/* ---- Pages ---- */

void
profile_begin_page(struct vm *vm)
{
	if (!vm->profiler.share)
		return;
	vm->profiler.depth = 0;
	vm->profiler.page_start = clock_ns();
}

/* Keeps the slowest in order; of equal ones the first. */
static size_t
add_slow(struct profile_page *pages, size_t count, struct profile_page page)
{
	size_t at = count;

	while (at > 0 && pages[at - 1].time < page.time)
		at--;
	if (at == THEME_SLOWEST)
		return count;
	if (count < THEME_SLOWEST)
		count++;
	memmove(pages + at + 1, pages + at, (count - at - 1) * sizeof(*pages));
	pages[at] = page;
	return count;
}

void
profile_end_page(struct vm *vm)
{
	struct profile_share *share = vm->profiler.share;
	struct profile_page page = {.job = vm->job};

	if (!share)
		return;
	page.time = clock_ns() - vm->profiler.page_start;
	share->made++;
	share->time += page.time;
	share->slow_count = add_slow(share->slowest, share->slow_count, page);
}

/* ---- Calls ---- */

size_t
profile_enter(struct vm *vm, size_t entry, unsigned calls)
{
	struct profiler *profiler = &vm->profiler;

	if (!profiler->share || profiler->depth == PROFILE_DEPTH)
		return PROFILE_DEPTH;
	profiler->share->entries[entry].calls += calls;
	profiler->frames[profiler->depth] = (struct profile_frame){
		.entry = entry,
		.start = clock_ns(),
	};
	return profiler->depth++;
}

size_t
profile_enter_work(struct vm *vm, enum profile_work work)
{
	return profile_enter(vm, vm->theme->files.count + (size_t)work, 1);
}

/* Whether what is left has called itself: its time counts once. */
static bool
runs_still(const struct profiler *profiler, size_t entry)
{
	for (size_t i = 0; i < profiler->depth; i++)
		if (profiler->frames[i].entry == entry)
			return true;
	return false;
}

void
profile_leave(struct vm *vm, size_t depth)
{
	struct profiler *profiler = &vm->profiler;
	const struct profile_frame *frame = &profiler->frames[depth];
	struct profile_entry *entry;
	int64_t taken;

	if (depth >= profiler->depth)
		return;
	taken = clock_ns() - frame->start;
	profiler->depth = depth;
	entry = &profiler->share->entries[frame->entry];
	entry->own += taken - frame->inner;
	if (!runs_still(profiler, frame->entry))
		entry->total += taken;
	if (depth > 0)
		profiler->frames[depth - 1].inner += taken;
}

/* Upvalues: a function, and the number of the file that returned it. */
static int
call_measured(lua_State *L)
{
	struct vm *vm = vm_of(L);
	size_t entry = (size_t)lua_tointeger(L, lua_upvalueindex(2));
	size_t depth;

	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	depth = profile_enter(vm, entry, 1);
	lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
	profile_leave(vm, depth);
	return lua_gettop(L);
}

/* It may yield there, when other calls run before it goes on. */
static int
finish_call(lua_State *L, int status, lua_KContext context)
{
	(void)status;
	(void)context;
	return lua_gettop(L);
}

static int
call_function(lua_State *L)
{
	if (L == vm_of(L)->lua)
		return call_measured(L);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_callk(L, lua_gettop(L) - 1, LUA_MULTRET, 0, finish_call);
	return finish_call(L, LUA_OK, 0);
}

/* The function on top of the stack. */
static void
wrap_function(lua_State *L, size_t entry)
{
	if (lua_iscfunction(L, -1))
		return; /* from a module, or another file's */
	lua_pushinteger(L, (lua_Integer)entry);
	lua_pushcclosure(L, call_function, 2);
}

/* A table with a metatable is more than a list of functions. */
static void
wrap_table(lua_State *L, size_t entry)
{
	if (lua_getmetatable(L, -1)) {
		lua_pop(L, 1);
		return;
	}
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		if (!lua_isfunction(L, -1)) {
			lua_pop(L, 1);
			continue;
		}
		wrap_function(L, entry);
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, -4);
	}
}

void
profile_wrap(lua_State *L, size_t entry)
{
	luaL_checkstack(L, 6, NULL);
	if (lua_isfunction(L, -1))
		wrap_function(L, entry);
	else if (lua_istable(L, -1))
		wrap_table(L, entry);
}

/* ---- What is told ---- */

/* What a file is to a theme maker. */
static const char *
kind_of(struct text path)
{
	static const struct {
		const char *folder;
		const char *kind;
	} kinds[] = {
		{"parts/", "part"},	{"hooks/", "hook"},
		{"filters/", "filter"}, {"blocks/", "block"},
		{"strings/", "words"},
	};
	struct text name = path_name(path);

	for (size_t i = 0; i < ARRAY_COUNT(kinds); i++)
		if (text_starts(path, text_of(kinds[i].folder)))
			return kinds[i].kind;
	if (!text_starts(path, TEXT("layouts/")))
		return "other";
	return text_find_char(name, '.', 0) < name.len - strlen(".lua")
		       ? "output"
		       : "layout";
}

void
profile_open(struct theme_profile *profile, const struct theme *theme)
{
	static const char *const works[PROFILE_WORKS] = {
		[PROFILE_NODES] = "writing nodes and documents",
		[PROFILE_LINKS] = "finding links and anchors",
	};

	theme_profile_free(profile);
	list_each (struct theme_file, file, &theme->files) {
		struct theme_time time = {
			.kind = kind_of(file->path),
			.name = arena_text(&profile->arena, file->shown),
		};

		list_add(&profile->arena, &profile->times, time);
	}
	for (enum profile_work work = 0; work < PROFILE_WORKS; work++) {
		struct theme_time time = {"program", text_of(works[work]), 0, 0,
					  0};

		list_add(&profile->arena, &profile->times, time);
	}
}

void
profile_add(struct theme_profile *profile, const struct profile_share *share,
	    profile_origin *origin, const void *context)
{
	for (size_t i = 0; i < profile->times.count; i++) {
		struct theme_time *time = &profile->times.items[i];

		time->calls += share->entries[i].calls;
		time->total += share->entries[i].total;
		time->own += share->entries[i].own;
	}
	for (size_t i = 0; i < share->slow_count && i < THEME_SLOWEST; i++) {
		const struct profile_page *page = &share->slowest[i];
		struct theme_slow slow = {
			origin(context, &profile->arena, page->job),
			page->time,
		};

		list_add(&profile->arena, &profile->slowest, slow);
	}
	profile->made += share->made;
	profile->time += share->time;
}

static int
compare_times(const void *left, const void *right)
{
	const struct theme_time *a = left, *b = right;

	if (a->own != b->own)
		return a->own < b->own ? 1 : -1;
	return text_compare(a->name, b->name);
}

static int
compare_slow(const void *left, const void *right)
{
	const struct theme_slow *a = left, *b = right;

	if (a->time != b->time)
		return a->time < b->time ? 1 : -1;
	return text_compare(a->origin, b->origin);
}

void
profile_close(struct theme_profile *profile)
{
	struct theme_time rest = {
		.kind = "program",
		.name = TEXT("all else"),
		.own = profile->time,
	};

	list_each (struct theme_time, time, &profile->times)
		rest.own -= time->own;
	rest.total = rest.own;
	list_add(&profile->arena, &profile->times, rest);
	qsort(profile->times.items, profile->times.count,
	      sizeof(*profile->times.items), compare_times);
	if (profile->slowest.count > 0)
		qsort(profile->slowest.items, profile->slowest.count,
		      sizeof(*profile->slowest.items), compare_slow);
	if (profile->slowest.count > THEME_SLOWEST)
		profile->slowest.count = THEME_SLOWEST;
}

void
theme_profile_free(struct theme_profile *profile)
{
	arena_free(&profile->arena);
	*profile = (struct theme_profile){0};
}
