#include "search/terms.h"

#include <endian.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/words.h"

#define FIRST_SLOTS 4096

/* Room for two numbers of 32 bits. */
#define MOST_HIT 10
#define FIRST_BYTES 22
#define MOST_BYTES 1000

struct hit_bytes {
	struct hit_bytes *next;
	uint32_t count; /* set when no more are added */
	uint32_t room;
	unsigned char bytes[];
};

/* A word as it is written somewhere; no token: the slot is free. */
struct raw_slot {
	uint64_t sum;
	struct token *token;
	const char *raw; /* of more than SHORT bytes; else NULL */
	size_t length;
};

/* ---- Words as written ---- */

#define SHORT (sizeof(uint64_t) - 1)

static inline uint64_t
four_bytes(const char *s)
{
	uint32_t number;

	memcpy(&number, s, sizeof(number));
	return le32toh(number);
}

/* Up to eight bytes as a number, on every machine the same: the ends of them,
 * which may overlap. */
static inline uint64_t
number_of(const char *s, size_t length)
{
	uint64_t number = 0;

	if (length >= sizeof(number))
		return four_bytes(s) | four_bytes(s + 4) << 32;
	if (length >= 4)
		return four_bytes(s) | four_bytes(s + length - 4)
					       << 8 * (length - 4);
	for (size_t i = length; i > 0; i--)
		number = number << 8 | (unsigned char)s[i - 1];
	return number;
}

static inline uint64_t
mixed(uint64_t sum, uint64_t more)
{
	sum = (sum ^ more) * 0x9e3779b97f4a7c15;
	return sum ^ sum >> 32;
}

static inline uint64_t
sum_of_text(struct text t)
{
	uint64_t sum = mixed(t.len, 0);

	for (size_t at = 0; at < t.len; at += sizeof(sum))
		sum = mixed(sum, number_of(t.s + at, t.len - at));
	return sum;
}

/* Of short ones no two have the same: they are their bytes, and no word has a
 * NUL. */
static inline uint64_t
sum_of_word(struct text t)
{
	return t.len <= SHORT ? number_of(t.s, t.len) : sum_of_text(t);
}

static inline bool
is_slot_of(const struct raw_slot *slot, struct text raw, uint64_t sum)
{
	if (slot->sum != sum)
		return false;
	if (raw.len <= SHORT)
		return slot->raw == NULL;
	return slot->raw && slot->length == raw.len &&
	       memcmp(slot->raw, raw.s, raw.len) == 0;
}

/* The slot of a word, or the free one where it would be. */
static struct raw_slot *
slot_of(const struct terms *terms, struct text raw, uint64_t sum)
{
	size_t mask = terms->slot_count - 1;
	size_t at = (size_t)mixed(sum, 0) & mask;

	while (terms->slots[at].token &&
	       !is_slot_of(&terms->slots[at], raw, sum))
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
move_slot(struct terms *terms, const struct raw_slot *slot)
{
	size_t mask = terms->slot_count - 1;
	size_t at = (size_t)mixed(slot->sum, 0) & mask;

	while (terms->slots[at].token)
		at = (at + 1) & mask;
	terms->slots[at] = *slot;
}

static void
grow(struct terms *terms)
{
	struct raw_slot *old = terms->slots;
	size_t count = terms->slot_count;

	terms->slot_count = count > 0 ? count * 2 : FIRST_SLOTS;
	terms->slots = new_slots(terms->slot_count);
	for (size_t i = 0; i < count; i++) {
		if (old[i].token)
			move_slot(terms, &old[i]);
	}
	free(old);
}

/* Room for two words more. */
static void
make_room(struct terms *terms)
{
	if (terms->slots_used * 2 + 4 > terms->slot_count)
		grow(terms);
}

static struct token *
put(struct terms *terms, struct text raw, uint64_t sum, struct token *token)
{
	struct raw_slot *slot = slot_of(terms, raw, sum);

	if (slot->token)
		return slot->token;
	*slot = (struct raw_slot){
		.sum = sum,
		.token = token,
		.raw = raw.len > SHORT ? arena_text(&terms->arena, raw).s
				       : NULL,
		.length = raw.len,
	};
	terms->slots_used++;
	return token;
}

/* The term whose key is `key`. */
static struct token *
term_of_key(struct terms *terms, struct text key)
{
	uint64_t sum = sum_of_word(key);
	struct raw_slot *slot = slot_of(terms, key, sum);
	struct token *token;

	if (slot->token)
		return slot->token;
	token = arena_new(&terms->arena, struct token);
	token->key = arena_text(&terms->arena, key);
	token->is_kept = !terms->is_counting;
	list_add(&terms->arena, &terms->list, token);
	return put(terms, token->key, sum, token);
}

/* The term of a word as written; NULL: nothing of it is seen. */
static struct token *
term_of_word(struct terms *terms, struct text raw)
{
	uint64_t sum = sum_of_word(raw);
	struct raw_slot *slot = slot_of(terms, raw, sum);
	struct text key;

	if (slot->token)
		return slot->token;
	key = utf8_find_form(&terms->scratch, raw);
	if (key.len == 0)
		return NULL;
	make_room(terms);
	return put(terms, raw, sum, term_of_key(terms, key));
}

/* ---- Hits ---- */

static inline unsigned char *
put_number(unsigned char *at, uint64_t number)
{
	for (; number >= 0x80; number >>= 7)
		*at++ = (unsigned char)(number | 0x80);
	*at++ = (unsigned char)number;
	return at;
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

static void
end_bytes(struct token *token)
{
	if (token->last)
		token->last->count = (uint32_t)(token->at - token->last->bytes);
}

/* Room for one hit more at token->at. */
static void
add_bytes(struct arena *arena, struct token *token)
{
	struct hit_bytes *last = token->last;
	uint32_t room = FIRST_BYTES;

	end_bytes(token);
	if (last)
		room = last->room * 2 < MOST_BYTES ? last->room * 2
						   : MOST_BYTES;
	token->last = arena_alloc(arena, sizeof(*last) + room);
	token->last->room = room;
	token->at = token->last->bytes;
	token->end = token->at + room;
	if (last)
		last->next = token->last;
	else
		token->first = token->last;
}

/*
 * A hit is twice the way from the last position; one more, and then the way
 * from the last unit, when it is the first in its unit.
 */
static void
add_hit(struct terms *terms, struct token *token)
{
	bool is_first = token->last_unit != terms->unit || !token->at;
	uint32_t from = is_first ? 0 : token->last_position;

	if (!token->is_kept) {
		token->count += terms->is_counting;
		return;
	}
	if (!token->at || token->end - token->at < MOST_HIT)
		add_bytes(&terms->hits, token);
	token->at = put_number(
		token->at, (uint64_t)(terms->position - from) << 1 | is_first);
	if (is_first)
		token->at =
			put_number(token->at, terms->unit - token->last_unit);
	token->last_unit = terms->unit;
	token->last_position = terms->position;
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

/* A sum of sums: stretches may be read by themselves. */
static void
stamp_text(struct terms *terms, struct text t)
{
	terms->stamp += mixed(sum_of_text(t), terms->unit);
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

	/* Slots point to what they were made of. */
	run = utf8_find_form(terms->is_known ? &terms->scratch : &terms->arena,
			     run);
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
	struct text key = arena_join(&terms->scratch, text_of(prefix), fact);

	stamp_text(terms, key);
	make_room(terms);
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
	arena_reset(&terms->scratch);
}

void
terms_read(struct terms *terms, struct units *units, size_t from, size_t to)
{
	if (terms->slot_count == 0)
		grow(terms);
	terms->stamp = 0;
	for (size_t i = from; i < to; i++)
		read_unit(terms, &units->list.items[i], i);
	terms->is_known = true;
	list_each (struct token *, token, &terms->list)
		end_bytes(*token);
}

void
terms_count(struct terms *terms, struct units *units, size_t from, size_t to)
{
	terms->is_counting = true;
	terms_read(terms, units, from, to);
	terms->is_counting = false;
}

void
terms_drop(struct terms *terms)
{
	list_each (struct token *, place, &terms->list) {
		struct token *token = *place;

		token->at = token->end = NULL;
		token->first = token->last = NULL;
		token->last_unit = token->last_position = 0;
		token->is_kept = false;
	}
	arena_free(&terms->hits);
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
	arena_free(&terms->hits);
	arena_free(&terms->scratch);
	arena_free(&terms->arena);
}
