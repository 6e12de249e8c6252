#include "theme/vm.h"

#include <stdlib.h>

#include "base/mem.h"
#include "theme/phrases.h"

/* What is left over LIMIT_LUA_MEMORY until the heap gives up for good. */
#define MEMORY_RESERVE (300 * MIB)

/* What may come together in a state before garbage is looked for. */
#define MEMORY_SOFT (32 * MIB)

/* Fresh memory costs time wherever it is taken: Lua counts none of it. */
#define BYTES_A_STEP 16

/* Functions in functions; no layout comes near it. */
#define MOST_CALLS 10000

/* Values of one `...`, which is copied whole whenever it is used. */
#define MOST_ARGUMENTS 10000

static void
set_hook(lua_State *L, lua_Hook hook, int period)
{
	lua_sethook(L, hook, LUA_MASKCOUNT, period);
}

/*
 * Lua's own collector goes on as memory is taken, and a page of many rows may
 * reach the limit by garbage before it is done: so that is looked for at
 * twice what was left, too. Between two instructions only, where Lua holds
 * all it needs.
 */
static void
collect(lua_State *L, struct heap *heap)
{
	if (heap->used <= heap->soft)
		return;
	lua_gc(L, LUA_GCCOLLECT);
	if (heap->used > heap->most / 8 * 7)
		vm_stop(L, REACHED_MEMORY);
	heap->soft = heap->used * 2;
	if (heap->soft < MEMORY_SOFT)
		heap->soft = MEMORY_SOFT;
	if (heap->soft > heap->most)
		heap->soft = heap->most;
}

static void
count_hook(lua_State *L, lua_Debug *debug)
{
	lua_Debug far;

	vm_of(L)->steps += VM_PERIOD;
	collect(L, &vm_of(L)->heap);
	vm_look(L);
	/* Lua walks over all calls for each error: a million would cost. */
	if (lua_getstack(L, MOST_CALLS, &far))
		vm_error(L, "functions call each other too deep");
	if (lua_getlocal(L, debug, -MOST_ARGUMENTS))
		vm_error(L, "a function with too many arguments");
	if (lua_gethookcount(L) != VM_PERIOD)
		set_hook(L, count_hook, VM_PERIOD);
}

void
vm_look(lua_State *L)
{
	struct vm *vm = vm_of(L);
	size_t memory = vm->heap.used + vm->arena.used;

	vm->steps += vm->heap.taken / BYTES_A_STEP;
	vm->heap.taken = 0;
	if (vm->reached != REACHED_NOTHING)
		vm_stop(L, vm->reached);
	if (vm->steps > vm->most_steps)
		vm_stop(L, REACHED_STEPS);
	if (memory > vm->heap.most)
		vm_stop(L, REACHED_MEMORY);
	vm->heap.is_over = false;
}

const char *
vm_reached_words(enum reached reached)
{
	static const char *const words[] = {
		[REACHED_NOTHING] = "no limit is reached",
		[REACHED_MEMORY] = "the page takes too much memory",
		[REACHED_STEPS] = "the page takes too many steps",
		[REACHED_SIZE] = "the page becomes too large",
	};

	return words[reached];
}

void
vm_stop(lua_State *L, enum reached reached)
{
	vm_of(L)->reached = reached;
	/* Whatever still runs on the way out gets one instruction. */
	set_hook(L, count_hook, 1);
	lua_pushstring(L, vm_reached_words(reached));
	lua_error(L);
	abort(); /* lua_error does not return, but is not declared so */
}

void
vm_error(lua_State *L, const char *format, ...)
{
	va_list list;

	luaL_where(L, 1);
	va_start(list, format);
	lua_pushvfstring(L, format, list);
	va_end(list);
	lua_concat(L, 2);
	lua_error(L);
	abort();
}

void
vm_coded_error(lua_State *L, enum diag_code code)
{
	struct vm *vm = vm_of(L);

	vm->code = code;
	vm->coded_error = arena_text(&vm->arena, vm_text(L, -1));
	lua_error(L);
	abort();
}

static int
panic(lua_State *L)
{
	/* Only when Lua is called outside lua_pcall: a fault of ours. */
	(void)L;
	abort();
}

static struct vm *
vm_of_heap(struct heap *heap)
{
	return (struct vm *)((char *)heap - offsetof(struct vm, heap));
}

/* Lets the running function come to vm_look with its next instruction. */
static void
heap_over(struct heap *heap)
{
	set_hook(vm_of_heap(heap)->running, count_hook, 1);
}

static void
heap_exhausted(struct heap *heap)
{
	struct vm *vm = vm_of_heap(heap);

	if (vm->exhausted)
		vm->exhausted(vm);
	mem_exhausted();
}

static int
new_reference(lua_State *L)
{
	lua_newtable(L);
	return luaL_ref(L, LUA_REGISTRYINDEX);
}

struct vm *
vm_open(const struct theme *theme, const struct site *site)
{
	struct vm *vm = mem_alloc(sizeof(*vm));

	*vm = (struct vm){
		.theme = theme,
		.site = site,
		.heap = {.soft = MEMORY_SOFT,
			 .most = LIMIT_LUA_MEMORY,
			 .hard = LIMIT_LUA_MEMORY + MEMORY_RESERVE,
			 .over = heap_over,
			 .exhausted = heap_exhausted},
		.most_steps = LIMIT_LUA_STEPS,
		.out = BUF_INIT,
		.scratch = BUF_INIT,
		.parts = BUF_INIT,
		.frames = BUF_INIT,
	};
	vm->lua = lua_newstate(heap_allocate, &vm->heap);
	if (!vm->lua)
		mem_exhausted();
	vm->running = vm->lua;
	*(struct vm **)lua_getextraspace(vm->lua) = vm;
	lua_atpanic(vm->lua, panic);
	/* Most of what a page makes is garbage when it is done: what is new is
	 * looked through while it is still in the processor's cache. */
	lua_gc(vm->lua, LUA_GCGEN, 0, 0);
	vm->anchors.names = new_reference(vm->lua);
	vm->anchors.loaded = new_reference(vm->lua);
	vm->anchors.chunks = new_reference(vm->lua);
	vm->anchors.library = new_reference(vm->lua);
	vm->anchors.modules = new_reference(vm->lua);
	return vm;
}

void
vm_close(struct vm *vm)
{
	lua_close(vm->lua);
	heap_free(&vm->heap);
	names_free(&vm->members);
	names_free(&vm->attribute_names);
	free(vm->attributes);
	arena_free(&vm->arena);
	buf_free(&vm->out);
	buf_free(&vm->references.links);
	buf_free(&vm->references.ids);
	buf_free(&vm->references.sums);
	buf_free(&vm->tags);
	buf_free(&vm->scratch);
	buf_free(&vm->parts);
	buf_free(&vm->frames);
	phrases_free(vm->phrases);
	templates_free(&vm->templates);
	free(vm);
}

void
vm_begin(struct vm *vm, const struct page *page, uint64_t seed)
{
	lua_State *L = vm->lua;

	lua_settop(L, 0);
	if (vm->reached == REACHED_MEMORY)
		lua_gc(L, LUA_GCCOLLECT);
	lua_createtable(L, 0, VM_FILES);
	lua_rawseti(L, LUA_REGISTRYINDEX, vm->anchors.loaded);
	arena_reset(&vm->arena);
	buf_reset_within(&vm->out, VM_BUF_KEPT);
	buf_reset_within(&vm->scratch, VM_BUF_KEPT);
	vm->running = L;
	vm->page = page;
	vm->is_beside = vm->is_elsewhere = false;
	vm->objects = (struct objects){0};
	vm->steps = 0;
	vm->reached = REACHED_NOTHING;
	vm->heap.is_over = false;
	vm->heap.taken = 0;
	vm->random = seed;
	vm->stand = vm->resumed = (struct stand){0};
	vm->hook_calls = 0;
	vm->layout = NULL;
	vm->used = (struct template_files){0};
	vm->making_count = 0;
	templates_begin_page(&vm->templates);
	buf_reset_within(&vm->references.links, VM_BUF_KEPT);
	buf_reset_within(&vm->references.ids, VM_BUF_KEPT);
	buf_reset_within(&vm->references.sums, VM_BUF_KEPT);
	buf_reset_within(&vm->tags, VM_BUF_KEPT);
	vm->references.has_twice = false;
	vm->is_nothing = vm->is_data = false;
	vm->is_filtering = false;
	vm->prints = (struct print_lines){0};
	vm->id_makers = (struct print_lines){0};
	vm->noted = (struct noted_list){0};
	vm->coded_error = (struct text){0};
	vm->trace.count = 0;
	vm->coroutine_trace.count = 0;
	set_hook(L, count_hook, VM_PERIOD);
}

void
vm_note_file(struct vm *vm, const struct theme_file *file)
{
	struct template_files *files =
		vm->stand.making ? &vm->stand.making->files : &vm->used;

	list_each (const struct theme_file *, known, files)
		if (*known == file)
			return;
	list_add(&vm->arena, files, file);
}

void
vm_cut_output(struct vm *vm, size_t start)
{
	const struct scan_tag *tags = (const struct scan_tag *)vm->tags.s;
	size_t count = vm->tags.len / sizeof(*tags);

	if (vm->out.len > start) {
		vm->out.len = start;
		vm->out.s[start] = '\0';
	}
	while (count > 0 && tags[count - 1].end > start)
		count--;
	vm->tags.len = count * sizeof(*tags);
}

void
vm_stand_again(struct vm *vm, const struct stand *stand)
{
	vm->stand = *stand;
	vm->is_data = vm->is_filtering = false;
	vm_cut_output(vm, stand->out);
}

const char *
vm_hold(lua_State *L, const char *name)
{
	const char *held;

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm_of(L)->anchors.names);
	held = lua_pushstring(L, name);
	lua_pushvalue(L, -1);
	lua_rawset(L, -3);
	lua_pop(L, 1);
	return held;
}
