#include "base/utf8.h"
#include "model/work.h"

/* Bytes of the words in an id: long enough to tell, short enough to type. */
#define WORDS_MOST 32

/* What two ids may not have in common. */
static struct text
key_of(struct arena *arena, const struct unique *unique, struct text id)
{
	return unique->are_folders ? utf8_fold(arena, id) : id;
}

static struct index *
index_of(struct unique *unique)
{
	return unique->are_folders ? &unique->folded : &unique->ids;
}

/* Registers `id`; false when it was there already. */
static bool
take(struct arena *arena, struct unique *unique, struct text id)
{
	uint32_t next = (uint32_t)unique->counts.count;
	struct text key = key_of(arena, unique, id);

	if (index_add(arena, index_of(unique), key, next) != next)
		return false;
	if (unique->are_folders)
		index_add(arena, &unique->ids, id, next);
	list_add(arena, &unique->counts, 1);
	return true;
}

struct text
unique_id(struct arena *arena, struct unique *unique, struct text base)
{
	struct text id = base;
	uint32_t first =
		index_find(index_of(unique), key_of(arena, unique, base));

	while (!take(arena, unique, id)) {
		size_t count = ++unique->counts.items[first];

		id = arena_format(arena, "%.*s-%zu", TEXT_ARG(base), count);
	}
	return id;
}

struct text
id_of_words(struct arena *arena, struct text start, struct text words)
{
	struct text first = text_slice(words, 0, (size_t)WORDS_MOST * 4);
	struct text slug;

	/* The cut may have gone through a character. */
	while (first.len > 0 && first.len < words.len &&
	       ((unsigned char)words.s[first.len] & 0xc0) == 0x80)
		first.len--;
	slug = utf8_slug(arena, first, WORDS_MOST);
	if (slug.len == 0)
		return start;
	if (start.len == 0)
		return slug;
	return arena_format(arena, "%.*s-%.*s", TEXT_ARG(start),
			    TEXT_ARG(slug));
}
