#include "theme/concordance.h"

#include <stdlib.h>

#include "base/index.h"
#include "base/utf8.h"
#include "base/words.h"
#include "theme/thing.h"

struct turns LIST_OF(struct turn *);

struct headword {
	struct text key;     /* as the search finds it */
	struct text written; /* as it stands first */
	struct turns turns;  /* each once */
	bool is_left_out;    /* too short, or in too many turns */
};

struct headwords LIST_OF(struct headword);

struct concordance {
	struct arena *arena;
	size_t letters;
	size_t turns;
	size_t words;
	struct index spellings; /* headwords' numbers by words as written, */
	struct index keys;	/* and by keys */
	struct headwords headwords;
};

/* ---- Reading ---- */

static bool
has_letters(struct text key, size_t least)
{
	while (least > 0 && key.len > 0) {
		utf8_next(&key);
		least--;
	}
	return least == 0;
}

/* The number of the headword for a word in a spelling that is new. */
static uint32_t
add_spelling(struct concordance *all, struct text word)
{
	struct text key = utf8_find_form(all->arena, word);
	uint32_t next = all->headwords.count;
	uint32_t number = index_add(all->arena, &all->keys, key, next);

	if (number == next)
		list_add(all->arena, &all->headwords,
			 ((struct headword){
				 .key = key,
				 .written = word,
				 .is_left_out = !has_letters(key, all->letters),
			 }));
	return index_add(all->arena, &all->spellings, word, number);
}

static void
add_word(struct concordance *all, struct text word, struct turn *turn)
{
	uint32_t number = index_find(&all->spellings, word);
	struct headword *headword;

	if (number == INDEX_NONE)
		number = add_spelling(all, word);
	headword = &all->headwords.items[number];
	if (headword->is_left_out ||
	    (headword->turns.count > 0 && *list_last(&headword->turns) == turn))
		return;
	if (headword->turns.count == all->turns)
		headword->is_left_out = true;
	else
		list_add(all->arena, &headword->turns, turn);
}

/* The first mark, with its brackets; empty, at the end, when there is none. */
static struct text
find_mark(struct text words)
{
	size_t start = text_find_char(words, '[', 0);

	while (start != TEXT_NOT_FOUND) {
		size_t end = start + 1;

		while (end < words.len && words.s[end] != '[' &&
		       words.s[end] != ']')
			end++;
		if (end < words.len && words.s[end] == ']')
			return text_slice(words, start, end + 1);
		start = end < words.len ? end : TEXT_NOT_FOUND;
	}
	return text_from(words, words.len);
}

static void
add_words(struct concordance *all, struct text text, struct turn *turn)
{
	struct words words = words_of(text);
	struct text word;
	enum word_kind kind;

	while ((kind = words_next(&words, &word)) != WORDS_END) {
		if (kind == WORDS_WORD)
			add_word(all, word, turn);
	}
}

static void
add_passage(struct concordance *all, const struct passage *passage)
{
	struct text words = passage_words(passage, all->arena);
	const char *end = words.s + words.len;

	while (words.len > 0) {
		struct text mark = find_mark(words);

		add_words(all, text_span(words.s, mark.s), passage->turn);
		words = text_span(mark.s + mark.len, end);
	}
}

/* ---- Choosing ---- */

static int
by_key(const void *left, const void *right)
{
	const struct headword *a = left, *b = right;

	return text_compare(a->key, b->key);
}

static int
by_turns(const void *left, const void *right)
{
	const struct headword *a = left, *b = right;

	if (a->turns.count != b->turns.count)
		return a->turns.count > b->turns.count ? -1 : 1;
	return by_key(left, right);
}

/* Keeps the headwords that are listed, in order; returns whether all are. */
static bool
choose(struct concordance *all)
{
	struct headwords *headwords = &all->headwords;
	uint32_t count = 0;
	bool has_all;

	list_each (struct headword, headword, headwords) {
		if (!headword->is_left_out)
			headwords->items[count++] = *headword;
	}
	has_all = count <= all->words;
	if (!has_all) {
		qsort(headwords->items, count, sizeof(*headwords->items),
		      by_turns);
		count = (uint32_t)all->words;
	}
	if (count > 0)
		qsort(headwords->items, count, sizeof(*headwords->items),
		      by_key);
	headwords->count = count;
	return has_all;
}

/* ---- What Lua calls ---- */

static size_t
option(lua_State *L, const char *name)
{
	lua_Integer value;

	lua_getfield(L, 2, name);
	value = lua_tointeger(L, -1);
	if (!lua_isinteger(L, -1) || value < 1)
		vm_error(L,
			 "text.concordance wants a whole number from 1 on as "
			 "its \"%s\"",
			 name);
	lua_pop(L, 1);
	return (size_t)value;
}

static const struct passage *
passage_at(lua_State *L, lua_Integer number)
{
	const struct object *object;

	lua_geti(L, 1, number);
	object = thing_object(L, -1);
	if (!object || object->type != TYPE_PASSAGE ||
	    object->shape != SHAPE_ONE)
		vm_error(L, "text.concordance wants a list of passages");
	lua_pop(L, 1);
	return object->of;
}

static void
read_passages(lua_State *L, struct concordance *all)
{
	lua_Integer count = luaL_len(L, 1);

	for (lua_Integer i = 1; i <= count; i++) {
		const struct passage *passage = passage_at(L, i);

		vm_charge_bytes(L, 10 * (passage->end - passage->start));
		add_passage(all, passage);
	}
}

static void
push_turns(lua_State *L, const struct turns *turns)
{
	lua_createtable(L, (int)turns->count, 0);
	for (uint32_t i = 0; i < turns->count; i++) {
		thing_push(L, TYPE_TURN, SHAPE_ONE, turns->items[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
}

static void
push_entries(lua_State *L, const struct headwords *headwords)
{
	lua_createtable(L, (int)headwords->count, 0);
	for (uint32_t i = 0; i < headwords->count; i++) {
		const struct headword *headword = &headwords->items[i];

		lua_createtable(L, 0, 2);
		vm_push_text(L, headword->written);
		lua_setfield(L, -2, "word");
		push_turns(L, &headword->turns);
		lua_setfield(L, -2, "turns");
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
}

int
concordance(lua_State *L)
{
	struct concordance all = {.arena = &vm_of(L)->arena};
	bool has_all;

	if (!lua_istable(L, 1) && !thing_is_list(L, 1))
		luaL_checktype(L, 1, LUA_TTABLE);
	luaL_checktype(L, 2, LUA_TTABLE);
	all.letters = option(L, "letters");
	all.turns = option(L, "turns");
	all.words = option(L, "words");
	read_passages(L, &all);
	vm_charge(L, 20 * all.headwords.count);
	has_all = choose(&all);
	push_entries(L, &all.headwords);
	lua_pushboolean(L, !has_all);
	return 2;
}
