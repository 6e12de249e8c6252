#include "theme/phrases.h"

#include <stdlib.h>

#include "base/attr.h"
#include "base/language.h"
#include "base/mem.h"

/* The columns of phrases.def; the first is for all other languages. */
static const char *const languages[] = {"en", "de", "fr", "es"};

static const struct {
	const char *key;
	const char *words[ARRAY_COUNT(languages)];
} table[PHRASES] = {
#define PHRASE(name, key, ...) [PHRASE_##name] = {key, {__VA_ARGS__}},
#include "theme/phrases.def"
#undef PHRASE
};

const char *
phrase_key(enum phrase phrase)
{
	return table[phrase].key;
}

/* "de-AT" has the words of "de"; beyond all: it has none. */
static size_t
find_column(struct text language)
{
	struct text primary = language_primary(language);
	size_t i = 0;

	while (i < ARRAY_COUNT(languages) &&
	       !text_equal_fold(primary, text_of(languages[i])))
		i++;
	return i;
}

bool
phrase_knows(struct text language)
{
	return find_column(language) < ARRAY_COUNT(languages);
}

struct text
phrase_default(struct text language, enum phrase phrase)
{
	size_t column = find_column(language);

	return text_of(
		table[phrase]
			.words[column < ARRAY_COUNT(languages) ? column : 0]);
}

/* What stands for the name at the start of `rest`, behind its brace. */
static const struct slot *
find_slot(const struct slot *slots, struct text rest)
{
	for (; slots->name; slots++) {
		struct text name = text_of(slots->name);

		if (text_starts(rest, name) && rest.len > name.len &&
		    rest.s[name.len] == '}')
			return slots;
	}
	return NULL;
}

/* Writes to `out` unless it is NULL; the length either way. */
static size_t
expand(struct text pattern, const struct slot *slots, char *out)
{
	size_t len = 0;

	for (size_t i = 0; i < pattern.len; i++) {
		const struct slot *slot = NULL;
		struct text piece = text_slice(pattern, i, i + 1);

		if (piece.s[0] == '{')
			slot = find_slot(slots, text_from(pattern, i + 1));
		if (slot) {
			piece = slot->words;
			i += strlen(slot->name) + 1;
		}
		if (out && piece.len > 0)
			memcpy(out + len, piece.s, piece.len);
		len += piece.len;
	}
	return len;
}

struct text
phrase_fill(struct arena *arena, struct text pattern, const struct slot *slots)
{
	size_t len = expand(pattern, slots, NULL);
	char *out = arena_bytes(arena, len + 1);

	expand(pattern, slots, out);
	out[len] = '\0';
	return (struct text){out, len};
}

struct phrases *
phrases_new(struct text language)
{
	struct phrases *phrases = mem_alloc(sizeof(*phrases));

	phrases->next = NULL;
	phrases->language = language;
	for (size_t i = 0; i < PHRASES; i++)
		phrases->words[i] = phrase_default(language, (enum phrase)i);
	return phrases;
}

void
phrases_free(struct phrases *list)
{
	while (list) {
		struct phrases *next = list->next;

		free(list);
		list = next;
	}
}
