/*
 * Scripts that mean harm: each ends with one failure, soon, and the page that
 * follows in the same state is as it was.
 */
#include "tests/theme/fixture.h"

#include <time.h>

/* Much more than any takes, also with sanitizers on a busy machine. */
#define MOST_SECONDS 20

struct hostile {
	const char *name;
	const char *body;
	enum diag_code code;
};

/* Loops, and ways to go on after the limit. */
static const struct hostile loops[] = {
	{"loop", "while true do end", T005},
	{"goto", "::a:: goto a", T005},
	{"repeat", "repeat until false", T005},
	{"for", "for i = 1, math.huge do end", T005},
	{"pcall in a loop", "while true do pcall(error) end", T005},
	{"pcall around a loop",
	 "while true do pcall(function() while true do end end) end", T005},
	{"pcall of pcall",
	 "local function f() pcall(f) while true do end end f()", T005},
	{"xpcall handler that loops",
	 "xpcall(function() error 'x' end, function() while true do end end)",
	 T005},
	{"handler of the limit itself",
	 "xpcall(function() while true do end end, function() while true do "
	 "end end)",
	 T005},
	{"handler that errs",
	 "local function h() error(h) end while true do xpcall(error, h) end",
	 T005},
	{"coroutine", "coroutine.wrap(function() while true do end end)()",
	 T005},
	{"coroutine caught",
	 "local c = coroutine.create(function() while true do end end) "
	 "while true do coroutine.resume(c) end",
	 T005},
	{"coroutines, each below the period",
	 "for i = 1, 4100 do coroutine.wrap(function() local x = 0 for i = 1, "
	 "200 do x = x + i end end)() end",
	 T005},
	{"coroutines that yield",
	 "local c = coroutine.wrap(function() while true do "
	 "coroutine.yield() end end) while true do c() end",
	 T005},
	{"coroutines in coroutines",
	 "local function f() coroutine.wrap(f)() end f()", T003},
	{"pcall in a coroutine",
	 "coroutine.wrap(function() while true do pcall(function() while "
	 "true do end end) end end)()",
	 T005},
	{"metamethod index",
	 "local t = setmetatable({}, {}) getmetatable(t).__index = "
	 "function() while true do end end return t.x",
	 T005},
	{"metamethod concat",
	 "local t = setmetatable({}, { __concat = function() while true do "
	 "end end }) return t .. 'x'",
	 T005},
	{"metamethod chain",
	 "local t = {} setmetatable(t, { __index = t }) return t.x", T003},
	{"tostring that loops",
	 "return h.p(tostring(setmetatable({}, { __tostring = function() "
	 "while true do end end })))",
	 T005},
	{"error object that loops",
	 "error(setmetatable({}, { __tostring = function() while true do end "
	 "end }))",
	 T005},
	{"closing handler",
	 "local t = setmetatable({}, {}) getmetatable(t).__close = function() "
	 "while true do end end local x <close> = t while true do end",
	 T005},
	{"closing value of a for",
	 "local m = {} local t = setmetatable({}, m) m.__close = function() "
	 "while true do end end for i in function() while true do end end, "
	 "nil, nil, t do end",
	 T005},
	{"iterator without an end", "for _ in function() return 1 end do end",
	 T005},
	{"sort that never agrees",
	 "local t = {} for i = 1, 5000 do t[i] = i end while true do "
	 "table.sort(t, function() return true end) end",
	 T005},
	{"gsub with a function",
	 "while true do (('x'):rep(1000)):gsub('x', function() end) end", T005},
	{"recursion", "local function f() return 1 + f() end f()", T003},
	{"recursion caught",
	 "local function f() pcall(f) f() end while true do pcall(f) end",
	 T005},
	{"tail calls", "local function f() return f() end f()", T005},
	{"lists of lists",
	 "local t = { 'x' } for i = 1, 40 do t = { t, t } end return h.p(t)",
	 T005},
	{"nodes in nodes",
	 "local n = h.p(('x'):rep(300)) for i = 1, 40 do n = h.p { n, n } end "
	 "return n",
	 T006},
	{"empty nodes in nodes",
	 "local n = h.fragment { page.content } for i = 1, 60 do "
	 "n = h.fragment { n, n } end return n",
	 T005},
	{"map that never ends",
	 "local l = site.people while true do l:map(function() end) end", T005},
	{"require that loops", "while true do require 'html' end", T005},
	{"ordered pairs of much",
	 "local t = {} for i = 1, 10000 do t[i .. ''] = i end while true do "
	 "for k in pairs(t) do break end end",
	 T005},
	{"next over and over",
	 "local t = {} for i = 1, 3000 do t[i] = i end local k while true do "
	 "k = next(t, k) end",
	 T005},
};

/* One call into C, or one operator, that would not come back. */
static const struct hostile calls[] = {
	{"rep", "return ('x'):rep(0x7fffffff)", T003},
	{"rep of rep", "return ('x'):rep(1 << 20):rep(1 << 20)", T003},
	{"rep of nothing", "return ('').rep('', math.maxinteger, '') .. nope",
	 T003},
	{"rep with a separator", "return ('').rep('', 1 << 40, 'abc')", T003},
	{"pattern", "return (('a'):rep(50000)):find(('a?'):rep(40000) .. 'b')",
	 T003},
	{"pattern that backtracks",
	 "return (('a'):rep(3000)):find('.-.-.-.-b')", T005},
	{"pattern of stars", "return (('a'):rep(5000)):match('a*a*a*a*a*b')",
	 T005},
	{"pattern of balances", "return (('('):rep(100000)):find('%b()%b()x')",
	 T005},
	{"pattern in gmatch",
	 "for _ in (('a'):rep(4000)):gmatch('.-.-.-b') do end", T005},
	{"pattern in gsub", "return (('a'):rep(4000)):gsub('.-.-.-b', '')",
	 T005},
	{"nested captures", "return ('x'):find(('('):rep(1000))", T003},
	{"gsub that grows",
	 "local s = 'xx' for i = 1, 60 do s = s:gsub('x', 'xx') end return s",
	 T004},
	{"format with a width", "return ('%2000000000d'):format(1)", T003},
	{"format of an address", "return ('%p'):format({})", T003},
	{"format without an end", "return ('%'):format(1)", T003},
	{"concat that doubles",
	 "local s = 'xxxxxxxx' while true do s = s .. s end", T004},
	{"concat of a proxy",
	 "return table.concat(setmetatable({}, { __index = function() return "
	 "'' end }), '', 1, 1 << 60)",
	 T005},
	{"concat of a length",
	 "return table.concat(setmetatable({}, { __len = function() return "
	 "1 << 60 end }))",
	 T003},
	{"move", "table.move({}, 1, 1 << 60, 2)", T003},
	{"move backwards", "table.move({}, -(1 << 60), 1 << 60, 1)", T003},
	{"insert with a length",
	 "table.insert(setmetatable({}, { __len = function() return 1 << 60 "
	 "end }), 1, 'x')",
	 T003},
	{"remove with a length",
	 "table.remove(setmetatable({}, { __len = function() return 1 << 60 "
	 "end }), 1)",
	 T003},
	{"unpack", "return table.unpack({}, 1, 1 << 60)", T003},
	{"unpack a million", "return table.unpack({}, 1, 1000000)", T003},
	{"unpack around the corner",
	 "return table.unpack({}, math.mininteger, math.maxinteger)", T003},
	{"sort with a length",
	 "table.sort(setmetatable({}, { __len = function() return 1 << 60 "
	 "end }))",
	 T003},
	{"string.byte of all", "return ('x'):rep(1 << 22):byte(1, -1)", T003},
	{"select below", "return select(-1000000, 1)", T003},
	{"utf8.codepoint of all",
	 "return utf8.codepoint(('x'):rep(1 << 22), 1, -1)", T003},
	{"tonumber of much",
	 "local s = ('1'):rep(1 << 23) while true do tonumber(s, 10) end",
	 T005},
	{"upper of much",
	 "local s = ('x'):rep(1 << 23) while true do s:upper() end", T005},
	{"find of much",
	 "local s = ('x'):rep(1 << 23) while true do s:find('y', 1, true) "
	 "end",
	 T005},
	{"text of much",
	 "local s = ('<'):rep(1 << 22) return h.p { s, s, s, s, s, s, s, s, s, "
	 "s }",
	 T006},
	{"raw of much",
	 "local n = h.raw(('x'):rep(1 << 23)) return { n, n, n, n, n, n, n, n, "
	 "n }",
	 T006},
	{"tables", "local t = {} while true do t = { t } end", T004},
	{"closures",
	 "local t = {} while true do t[#t + 1] = function() return t end end",
	 T004},
	{"strings",
	 "local t = {} for i = 1, math.huge do t[i] = ('x'):rep(1000) .. i "
	 "end",
	 T004},
	{"a table of holes",
	 "local t = {} for i = 1, 62 do t[1 << i] = 1 end for i = 1, 1 << 25 "
	 "do t[i] = i end",
	 T004},
	{"coroutines kept",
	 "local t = {} while true do t[#t + 1] = coroutine.create(print) end",
	 T004},
	{"nodes kept",
	 "local n = h.p(('x'):rep(300)) while true do n = h.p { n, "
	 "('x'):rep(10000) } n = h.p(('x'):rep(300)) end",
	 T004},
	{"json of itself",
	 "local t = {} t[1] = t return require 'json'.encode(t)", T003},
	{"json of much",
	 "local s = ('\\1'):rep(1 << 24) local j = require 'json' "
	 "return j.encode { s, s, s }",
	 T006},
	{"deep calls", "local s = 'return ' .. ('('):rep(300) return load(s)",
	 T003},
	{"many arguments", "local function f(...) return f(1, ...) end f()",
	 T003},
};

/* Doors that are not there. */
static const struct hostile doors[] = {
	{"io", "io.open('/etc/passwd')", T003},
	{"os", "os.execute('true')", T003},
	{"debug", "debug.getregistry()", T003},
	{"package", "package.loadlib('x', 'y')", T003},
	{"load", "load('return 1')", T003},
	{"loadstring", "loadstring('return 1')", T003},
	{"dofile", "dofile('/etc/passwd')", T003},
	{"loadfile", "loadfile('/etc/passwd')", T003},
	{"string.dump", "string.dump(function() end)", T003},
	{"string.pack", "string.pack('i', 1)", T003},
	{"collectgarbage", "collectgarbage()", T003},
	{"coroutine.close", "coroutine.close(coroutine.create(print))", T003},
	{"require out", "require '../../../etc/passwd'", T003},
	{"require of a path", "require '/etc/passwd'", T003},
	{"require of dots", "require '..parts.x'", T003},
	{"require of theme.lua", "require 'theme'", T003},
	{"require of a NUL", "require 'parts\\0.x'", T003},
	{"require of a library", "require 'os'", T003},
	{"globals", "x = 1", T003},
	{"rawset of globals", "rawset(_G, 'x', 1)", T003},
	{"metatable of globals", "setmetatable(_G, {})", T003},
	{"a library's field", "string.rep = nil", T003},
	{"a library by its walk", "local _, t = pairs(string) t.rep = nil",
	 T003},
	{"globals by their walk", "local _, t = pairs(_G) t.x = 1", T003},
	{"words by their walk",
	 "local _, t = pairs(require 'strings') t.word = 'x'", T003},
	{"html by its walk", "local _, t = pairs(h) t.p = h.b", T003},
	{"rawset of a library", "rawset(string, 'rep', nil)", T003},
	{"insert into a library", "table.insert(string, 1)", T003},
	{"string metatable", "getmetatable('').__index = nil", T003},
	{"metatable of a page", "getmetatable(page).__index = nil", T003},
	{"metatable of html", "getmetatable(h).__index = nil", T003},
	{"finalizer", "setmetatable({}, { __gc = function() end })", T003},
	{"closer", "setmetatable({}, { __close = function() end })", T003},
	{"weak table", "setmetatable({}, { __mode = 'k' })", T003},
	{"a page's field", "page.title = 'x'", T003},
	{"rawset of a page", "rawset(page, 'title', 'x')", T003},
	{"a page's unknown field", "return page.titel", T003},
	{"the registry by a reference", "return page[1]", T003},
	{"strings of the theme", "require 'strings'.x = 1", T003},
	{"parameters of the theme", "site.theme.x = 1", T003},
	{"yield out of the page", "coroutine.yield()", T003},
	{"yield out of a sort",
	 "coroutine.wrap(function() table.sort({ 2, 1 }, coroutine.yield) "
	 "end)()",
	 T003},
	{"resume of itself",
	 "coroutine.wrap(function() local c = "
	 "coroutine.running() error(select(2, "
	 "coroutine.resume(c))) end)()",
	 T003},
	{"a method of another thing", "page.absolute('x')", T003},
	{"a list's method on a page", "site.pages.map(page, print)", T003},
	{"pairs of a page", "pairs(page)", T003},
	{"an iterator of params", "pairs(site.params)('x')", T003},
	{"ipairs of a page", "ipairs(page)", T003},
	{"pairs without an order",
	 "for k in pairs({ [{}] = 1, [h] = 2 }) do "
	 "end",
	 T003},
	{"error without words", "error()", T003},
	{"error with a table", "error({})", T003},
	{"error with a page", "error(page)", T003},
	{"error while an error is read",
	 "error(setmetatable({}, { __tostring = function() error('x') end }))",
	 T003},
};

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static const char calm[] =
	"local h = require 'html'\n"
	"return function(page, site)\n"
	"  local names = {}\n"
	"  for k in pairs(string) do names[#names + 1] = k end\n"
	"  return h.p { page.title, x, ('x'):rep(3), names,\n"
	"    math.random(1000), tostring(h), tostring({}),\n"
	"    #site.pages, require 'strings'.word }\n"
	"end";

/* Opens a state with limits that a test has time for. */
static void
start(struct room *r, const struct hostile *hostile)
{
	room_put(r, "strings/en.lua", "return { word = 'ledger' }");
	room_put(r, "layouts/home.lua", calm);
	room_put_body(r, hostile->body);
	room_start(r);
	if (hostile->code == T004)
		r->vm->heap.most = 10 * MIB;
	else
		r->vm->most_steps = 4000000;
}

/* Runs a script, and the same page before and after it. */
static void
endure(struct room *r, const struct hostile *hostile)
{
	struct job job = {.page = &r->article, .path = r->article.path};
	double begin = seconds();
	struct text before;

	start(r, hostile);
	before = arena_text(&r->arena, room_make(r, &r->home));
	assert_text(r->failure.message, "");
	if (render_job(r->vm, &job, &r->failure) == 0)
		fail_msg("%s: got through", hostile->name);
	if (r->failure.code != hostile->code)
		fail_msg("%s: %s, %.*s", hostile->name,
			 diag_code_name(r->failure.code),
			 TEXT_ARG(r->failure.message));
	assert_same_text(room_make(r, &r->home), before);
	assert_text(r->failure.message, "");
	if (seconds() - begin > MOST_SECONDS)
		fail_msg("%s: took %.1f s", hostile->name, seconds() - begin);
}

static void
endure_all(const struct hostile *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct room r;

		room_open(&r);
		endure(&r, &all[i]);
		room_close(&r);
	}
}

static void
loops_end(void **state)
{
	(void)state;
	endure_all(loops, ARRAY_COUNT(loops));
}

static void
calls_come_back(void **state)
{
	(void)state;
	endure_all(calls, ARRAY_COUNT(calls));
}

static void
doors_are_not_there(void **state)
{
	(void)state;
	endure_all(doors, ARRAY_COUNT(doors));
}

/* A table of many rows failed, by garbage that nobody had looked for. */
static void
garbage_is_no_use_of_memory(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "local held = {}\n"
		    "for i = 1, 300000 do held[i] = { i } end\n"
		    "for i = 1, 5000000 do local row = { i } end\n"
		    "return #held",
		    "300000");
	assert_true(r->vm->heap.used < 100 * MIB);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(loops_end),
		cmocka_unit_test(calls_come_back),
		cmocka_unit_test(doors_are_not_there),
		room_test(garbage_is_no_use_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
