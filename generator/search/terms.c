#include "search/terms.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/words.h"

#define FIRST_SLOTS 4096

/* Room for two numbers of 32 bits. */
#define MOST_HIT 10
#define FIRST_BYTES 22
#define MOST_BYTES 4000

struct hit_bytes {
	struct hit_bytes *next;
	uint16_t count;
	uint16_t room;
	unsigned char bytes[];
};

/* A word as it is written somewhere; key.s NULL: the slot is free. */
struct raw_slot {
	struct text raw;
	uint64_t hash;
	struct token *term;
};

/* ---- Words as written ---- */

/* Bytes by their number in the word: short ones, millions of them. */
static uint64_t
hash_of(struct text t)
{
	uint64_t hash = 0xcbf29ce484222325;

	for (size_t i = 0; i < t.len; i++)
		hash = (hash ^ (unsigned char)t.s[i]) * 0x100000001b3;
	return hash ^ hash >> 29;
}

/* The slot of a word, or the free one where it would be. */
static struct raw_slot *
slot_of(const struct terms *terms, struct text raw, uint64_t hash)
{
	size_t mask = terms->slot_count - 1;
	size_t at = (size_t)hash & mask;

	while (terms->slots[at].raw.s &&
	       (terms->slots[at].hash != hash ||
		!text_equal(terms->slots[at].raw, raw)))
		at = (at + 1) & mask;
	return &terms->slots[at];
}

static struct raw_slot *
new_slots(size_t count)
{
	struct raw_slot *slots = mem_alloc(count * sizeof(*slots));

	memset(slots, 0, count * sizeof(*slots));
	return slots;
}

static void
grow(struct terms *terms)
{
	struct raw_slot *old = terms->slots;
	size_t count = terms->slot_count;

	terms->slot_count = count > 0 ? count * 2 : FIRST_SLOTS;
	terms->slots = new_slots(terms->slot_count);
	for (size_t i = 0; i < count; i++) {
		if (old[i].raw.s)
			*slot_of(terms, old[i].raw, old[i].hash) = old[i];
	}
	free(old);
}

static struct token *
put(struct terms *terms, struct raw_slot *slot, struct text raw, uint64_t hash,
    struct token *term)
{
	*slot = (struct raw_slot){raw, hash, term};
	terms->slots_used++;
	return term;
}

/* The term whose key is `key`, which the arena holds. */
static struct token *
term_of_key(struct terms *terms, struct text key)
{
	uint64_t hash = hash_of(key);
	struct raw_slot *slot = slot_of(terms, key, hash);
	struct token *term;

	if (slot->raw.s)
		return slot->term;
	term = arena_new(&terms->arena, struct token);
	term->key = key;
	list_add(&terms->arena, &terms->list, term);
	return put(terms, slot, key, hash, term);
}

/* The term of a word as written; NULL: nothing of it is seen. */
static struct token *
term_of_word(struct terms *terms, struct text raw)
{
	uint64_t hash = hash_of(raw);
	struct raw_slot *slot;
	struct token *term;
	struct text key;

	if (terms->slots_used * 2 + 4 > terms->slot_count)
		grow(terms);
	slot = slot_of(terms, raw, hash);
	if (slot->raw.s)
		return slot->term;
	key = utf8_find_form(&terms->arena, raw);
	if (key.len == 0)
		return NULL;
	term = term_of_key(terms, key);
	slot = slot_of(terms, raw, hash);
	return slot->raw.s ? term : put(terms, slot, raw, hash, term);
}

/* ---- Hits ---- */

static void
put_number(struct hit_bytes *bytes, uint64_t number)
{
	for (; number >= 0x80; number >>= 7)
		bytes->bytes[bytes->count++] = (unsigned char)(number | 0x80);
	bytes->bytes[bytes->count++] = (unsigned char)number;
}

static uint64_t
take_number(const struct hit_bytes *bytes, size_t *offset)
{
	uint64_t number = 0;
	int shift = 0;

	while (bytes->bytes[*offset] >= 0x80) {
		number |= (uint64_t)(bytes->bytes[(*offset)++] & 0x7f) << shift;
		shift += 7;
	}
	return number | (uint64_t)bytes->bytes[(*offset)++] << shift;
}

/* The bytes that have room for one hit more. */
static struct hit_bytes *
room_for_hit(struct arena *arena, struct token *term)
{
	struct hit_bytes *last = term->last;
	size_t room = FIRST_BYTES;

	if (last && last->count + MOST_HIT <= last->room)
		return last;
	if (last)
		room = last->room * 2 < MOST_BYTES ? last->room * 2
						   : MOST_BYTES;
	term->last = arena_alloc(arena, sizeof(*last) + room);
	term->last->room = (uint16_t)room;
	if (last)
		last->next = term->last;
	else
		term->first = term->last;
	return term->last;
}

/*
 * A hit is twice the way from the last position; one more, and then the way
 * from the last unit, when it is the first in its unit.
 */
static void
add_hit(struct terms *terms, struct token *term)
{
	struct hit_bytes *bytes = room_for_hit(&terms->arena, term);
	bool is_first = !term->first->count || term->last_unit != terms->unit;
	uint32_t from = is_first ? 0 : term->last_position;

	put_number(bytes, (uint64_t)(terms->position - from) << 1 | is_first);
	if (is_first)
		put_number(bytes, terms->unit - term->last_unit);
	term->last_unit = terms->unit;
	term->last_position = terms->position;
}

bool
hits_next(struct hits *hits)
{
	uint64_t step;

	while (hits->at && hits->offset == hits->at->count) {
		hits->at = hits->at->next;
		hits->offset = 0;
	}
	if (!hits->at)
		return false;
	step = take_number(hits->at, &hits->offset);
	if (step & 1) {
		hits->unit += (uint32_t)take_number(hits->at, &hits->offset);
		hits->position = 0;
	}
	hits->position += (uint32_t)(step >> 1);
	return true;
}

/* ---- Units ---- */

static uint64_t
mixed(uint64_t sum, uint64_t more)
{
	sum = (sum ^ more) * 0x9e3779b97f4a7c15;
	return sum ^ sum >> 32;
}

/* Eight bytes at a time: all of the site goes through it. */
static void
stamp_text(struct terms *terms, struct text t)
{
	uint64_t sum = mixed(terms->unit, t.len), word = 0;

	for (; t.len >= sizeof(word); t = text_from(t, sizeof(word))) {
		memcpy(&word, t.s, sizeof(word));
		sum = mixed(sum, word);
	}
	word = 0;
	if (t.len > 0)
		memcpy(&word, t.s, t.len);
	/* A sum of sums: stretches may be read by themselves. */
	terms->stamp += mixed(sum, word);
}

/* No phrase goes on here. */
static void
leave_out(struct terms *terms)
{
	terms->position++;
}

static void
add_word(struct terms *terms, struct text word)
{
	struct token *term = term_of_word(terms, word);

	if (term)
		add_hit(terms, term);
	terms->position++;
}

static void
add_run(struct terms *terms, struct text run)
{
	struct text pair;

	run = utf8_find_form(&terms->arena, run);
	while (words_pair(&run, &pair))
		add_word(terms, pair);
}

/* Takes a mark of a record: where words are missing a phrase ends. */
static void
pass_mark(struct terms *terms, const struct item_fact *fact, size_t number)
{
	if (!fact || number >= fact->extras->marks.count ||
	    mark_is_absence(&fact->extras->marks.items[number]))
		leave_out(terms);
}

static void
add_words(struct terms *terms, struct text rest, const struct item_fact *fact)
{
	enum word_kind kind;
	struct text word;
	size_t marks = 0;

	while ((kind = words_next(&rest, &word)) != WORDS_END) {
		if (kind == WORDS_WORD)
			add_word(terms, word);
		else if (kind == WORDS_RUN)
			add_run(terms, word);
		else if (kind == WORDS_MARK)
			pass_mark(terms, fact, marks++);
		else
			leave_out(terms);
	}
}

/* What marks say is found too, behind the words, apart from all of them. */
static void
add_text(void *context, const struct unit_text *text)
{
	struct terms *terms = context;

	stamp_text(terms, text->plain);
	add_words(terms, text->plain, text->fact);
	leave_out(terms);
	if (!text->fact)
		return;
	list_each (struct mark, mark, &text->fact->extras->marks) {
		stamp_text(terms, mark->source);
		add_words(terms, mark->source, NULL);
		leave_out(terms);
	}
}

static void
add_fact(struct terms *terms, const char *prefix, struct text fact)
{
	struct text key = arena_join(&terms->arena, text_of(prefix), fact);

	stamp_text(terms, key);
	if (terms->slots_used * 2 + 4 > terms->slot_count)
		grow(terms);
	add_hit(terms, term_of_key(terms, key));
}

static void
add_facts(struct terms *terms, const struct unit *unit)
{
	struct text statuses[UNIT_STATUSES];
	size_t count = unit_statuses(unit, statuses);
	const struct person *speaker = unit_speaker(unit);

	terms->position = 0;
	for (size_t i = 0; i < count; i++)
		add_fact(terms, TERM_STATUS, statuses[i]);
	if (speaker)
		add_fact(terms, TERM_SPEAKER, speaker->id);
}

/* What is shown of a unit and is in none of its words. */
static void
stamp_unit(struct terms *terms, const struct unit *unit)
{
	const struct edtf *date = unit_date(unit);

	stamp_text(terms, unit_title(unit));
	stamp_text(terms, unit_page(unit)->path);
	stamp_text(terms, unit_anchor(unit));
	stamp_text(terms, unit_speaker_name(unit));
	stamp_text(terms, date ? date->source : TEXT(""));
}

static void
read_unit(struct terms *terms, struct unit *unit, size_t number)
{
	terms->unit = (uint32_t)number;
	add_facts(terms, unit);
	stamp_unit(terms, unit);
	if (unit->kind == UNIT_PAGE) {
		add_words(terms, unit_title(unit), NULL);
		leave_out(terms);
	}
	unit->title_end = terms->position;
	unit_each_text(unit, add_text, terms);
	unit->positions = terms->position;
}

void
terms_read(struct terms *terms, struct units *units, size_t from, size_t to)
{
	grow(terms);
	for (size_t i = from; i < to; i++)
		read_unit(terms, &units->list.items[i], i);
}

static int
by_key(const void *a, const void *b)
{
	const struct token *const *first = a, *const *second = b;

	return text_compare((*first)->key, (*second)->key);
}

void
terms_sort(struct terms *terms)
{
	if (terms->list.count > 0)
		qsort(terms->list.items, terms->list.count,
		      sizeof(*terms->list.items), by_key);
}

void
terms_free(struct terms *terms)
{
	free(terms->slots);
	arena_free(&terms->arena);
}
