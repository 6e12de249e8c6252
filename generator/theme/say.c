#include "theme/say.h"

#include "theme/say_date.h"
#include "theme/thing.h"

/* Longer names of languages there are none. */
#define MOST_LANGUAGE 35

/* ---- Phrases ---- */

/* Pushes what the strings on top of the stack have at "months.3", or nil. */
static void
push_at(lua_State *L, const char *key)
{
	struct text rest = text_of(key), name;
	uint64_t number;

	lua_pushvalue(L, -1);
	while (text_split(&rest, '.', &name)) {
		if (!lua_istable(L, -1))
			break;
		if (text_to_number(name, 1000, &number))
			lua_pushinteger(L, (lua_Integer)number);
		else
			vm_push_text(L, name);
		lua_gettable(L, -2);
		lua_remove(L, -2);
	}
}

/* The strings outlive the texts that are taken of them. */
static void
take_theirs(lua_State *L, struct phrases *phrases)
{
	for (size_t i = 0; i < PHRASES; i++) {
		push_at(L, phrase_key((enum phrase)i));
		if (lua_type(L, -1) == LUA_TSTRING)
			phrases->words[i] = vm_text(L, -1);
		lua_pop(L, 1);
	}
}

/* The name of a language under which Lua keeps it. */
static struct text
hold_language(lua_State *L, struct text language)
{
	struct text name = arena_text(&vm_of(L)->arena, language);

	return text_of(vm_hold(L, name.s));
}

const struct phrases *
say_phrases(lua_State *L, struct text language)
{
	struct vm *vm = vm_of(L);
	struct phrases *phrases;

	for (phrases = vm->phrases; phrases; phrases = phrases->next)
		if (text_equal(phrases->language, language))
			return phrases;
	luaL_checkstack(L, 8, NULL);
	vm->push_strings(L, language);
	phrases = phrases_new(hold_language(L, language));
	phrases->next = vm->phrases;
	vm->phrases = phrases;
	take_theirs(L, phrases);
	lua_pop(L, 1);
	return phrases;
}

struct text
say_language(lua_State *L, int index)
{
	struct text language;

	if (lua_isnoneornil(L, index))
		return vm_of(L)->theme->language;
	language.s = luaL_checklstring(L, index, &language.len);
	if (language.len > MOST_LANGUAGE)
		vm_error(L, "no language has a name as long");
	for (size_t i = 0; i < language.len; i++)
		if (!ascii_is_alnum(language.s[i]) && language.s[i] != '-')
			vm_error(L, "\"%s\" is no name of a language",
				 language.s);
	return language;
}

/* ---- Dates ---- */

/* What is at index 1: a date, or a day with `*day` set. */
static const struct edtf *
check_date(lua_State *L, struct date *day)
{
	const struct object *object = thing_object(L, 1);
	bool is_one = object && object->shape == SHAPE_ONE;

	if (is_one && object->type == TYPE_EDTF)
		return object->of;
	if (!is_one || object->type != TYPE_DAY)
		vm_error(L, "a method of dates: write date:words(), with a "
			    "colon");
	*day = *(const struct date *)object->of;
	return NULL;
}

static struct saying
saying_of(lua_State *L, int index)
{
	return (struct saying){say_phrases(L, say_language(L, index)),
			       &vm_of(L)->arena};
}

static int
push_words(lua_State *L, const struct saying *saying, const struct edtf *date,
	   struct date day)
{
	vm_push_text(L, date ? say_date(saying, date) : say_day(saying, day));
	vm_charge(L, 50 + (date ? 20 * date->ranges.count : 0));
	return 1;
}

int
say_words(lua_State *L)
{
	struct date day = {0};
	const struct edtf *date = check_date(L, &day);
	struct saying saying;

	lua_settop(L, 2);
	saying = saying_of(L, 2);
	return push_words(L, &saying, date, day);
}

/* The one day, month or year that the date is; false: it is not so plain. */
static bool
find_day(const struct edtf *date, struct date *day,
	 enum edtf_precision *precision)
{
	const struct edtf_point *point;

	if (!date) {
		*precision = EDTF_TO_DAY;
		return true;
	}
	if (!edtf_is_plain(date))
		return false;
	point = &date->ranges.items[0].start;
	*day = (struct date){point->year, point->month, point->day};
	*precision = point->precision;
	return true;
}

int
say_format(lua_State *L)
{
	struct date day = {0};
	const struct edtf *date = check_date(L, &day);
	struct date_pattern pattern = {.unknown = '\0'};
	struct text words = {0};
	struct saying saying;

	pattern.pattern.s = luaL_checklstring(L, 2, &pattern.pattern.len);
	vm_charge_bytes(L, 100 * pattern.pattern.len);
	lua_settop(L, 3);
	saying = saying_of(L, 3);
	if (find_day(date, &day, &pattern.precision))
		words = say_pattern(&saying, day, &pattern);
	if (pattern.unknown != '\0')
		vm_error(L,
			 "date:format knows y, M, d and E, and no \"%c\"; what "
			 "stands for itself is put between apostrophes",
			 pattern.unknown);
	if (words.len == 0)
		return push_words(L, &saying, date, day);
	vm_push_text(L, words);
	return 1;
}
