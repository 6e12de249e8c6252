#include "search/terms.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/words.h"
#include "search/chunks.h"
#include "search/mix.h"
#include "search/numbers.h"

#define FIRST_SLOTS 4096

/* What a posting of one hit takes at most, three numbers of up to 34 bits; and
 * a further hit, and NUMBER_END, for which there is room behind each. */
#define MOST_START 28
#define MOST_MORE 10
#define FIRST_BYTES 30
#define MOST_BYTES 1000

struct posting_bytes {
	struct posting_bytes *next;
	uint32_t count; /* set when no more are added */
	uint32_t room;
	char bytes[];
};

/* A word as it is written somewhere; no token: the slot is free. */
struct raw_slot {
	uint64_t sum;
	struct token *token;
	const char *raw; /* of more than SHORT bytes; else NULL */
	size_t length;
};

/* ---- Words as written ---- */

#define SHORT (MIX_BYTES - 1)

/* What the sums of longer ones have, and no other. */
#define LONG (UINT64_C(1) << 63)

static inline uint64_t
sum_of_text(struct text t)
{
	uint64_t sum = mix(t.len, 0);

	for (size_t at = 0; at < t.len; at += sizeof(sum))
		sum = mix(sum, mix_number_of(text_from(t, at)));
	return sum | LONG;
}

/* Of short ones no two have the same: they are their bytes, and no word has a
 * NUL. */
static inline uint64_t
sum_of_word(struct text t, size_t readable)
{
	if (t.len > SHORT)
		return sum_of_text(t);
	if (readable < MIX_BYTES)
		return mix_number_of(t);
	return text_eight(t.s) & ((UINT64_C(1) << 8 * t.len) - 1);
}

static inline bool
is_slot_of(const struct raw_slot *slot, struct text raw, uint64_t sum)
{
	if (slot->sum != sum)
		return false;
	return raw.len <= SHORT || (slot->length == raw.len &&
				    memcmp(slot->raw, raw.s, raw.len) == 0);
}

/* Where the slot of a word is, unless others are there. */
static inline uint32_t
first_slot(const struct terms *terms, uint64_t sum)
{
	return (uint32_t)(sum * MIX_FACTOR >> terms->slot_shift);
}

/* The slot of a word, or the free one where it would be. */
static struct raw_slot *
slot_of(const struct terms *terms, struct text raw, uint64_t sum)
{
	uint32_t mask = terms->slot_count - 1;
	uint32_t at = first_slot(terms, sum);

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
	uint32_t mask = terms->slot_count - 1;
	uint32_t at = first_slot(terms, slot->sum);

	while (terms->slots[at].token)
		at = (at + 1) & mask;
	terms->slots[at] = *slot;
}

static void
grow(struct terms *terms)
{
	struct raw_slot *old = terms->slots;
	uint32_t count = terms->slot_count;

	terms->slot_count = count > 0 ? count * 2 : FIRST_SLOTS;
	terms->slot_shift = 64 - (unsigned)__builtin_ctz(terms->slot_count);
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
	uint64_t sum = sum_of_word(key, key.len);
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

/* The term of a word as written. */
static struct token *
term_of_word(struct terms *terms, struct text raw, uint64_t sum)
{
	struct raw_slot *slot = slot_of(terms, raw, sum);
	struct text key;

	if (slot->token)
		return slot->token;
	key = utf8_find_form(&terms->scratch, raw);
	if (key.len == 0)
		return &terms->unseen;
	make_room(terms);
	return put(terms, raw, sum, term_of_key(terms, key));
}

/* The same, for most words at once: they are short, and where they are looked
 * for first. */
static inline struct token *
term_at_once(struct terms *terms, const struct waiting_word *word)
{
	const struct raw_slot *slot = &terms->slots[word->slot];

	if (slot->sum == word->sum && word->sum < LONG)
		return slot->token;
	return term_of_word(terms, word->raw, word->sum);
}

/* ---- Postings ---- */

/* The last posting; only now it is known whether it has several hits. */
static inline void
end_posting(struct token *token)
{
	if (token->at == token->behind_first)
		return;
	number_make_odd(token->posting);
	*token->at++ = NUMBER_END;
}

static void
end_bytes(struct token *token)
{
	if (token->last)
		token->last->count = (uint32_t)(token->at - token->last->bytes);
}

/* Room at token->at. */
static void
add_bytes(struct arena *arena, struct token *token)
{
	struct posting_bytes *last = token->last;
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

/* The way from the last position, behind the bytes that end at `to`. */
static inline void
put_position(struct token *token, char *to, uint32_t position)
{
	token->at = number_write(to, position - token->position);
	token->position = position;
}

/* Whether there is no room for so much. */
static inline bool
is_full(const struct token *token, ptrdiff_t most)
{
	return token->end - token->at < most;
}

static void
begin_posting(struct terms *terms, struct token *token, uint32_t position)
{
	uint64_t between = terms->unit->id - token->unit;
	bool has_place = terms->place > 0;
	char *to;

	end_posting(token);
	if (is_full(token, MOST_START))
		add_bytes(&terms->postings, token);
	token->posting = token->at;
	to = number_write(token->at, between * 4 + (has_place ? 2 : 0));
	if (has_place)
		to = number_write(to, terms->place);
	token->position = 0;
	put_position(token, to, position);
	token->behind_first = token->at;
}

/* One more in the unit of the last posting. */
static inline void
go_on(struct terms *terms, struct token *token, uint32_t position)
{
	if (is_full(token, MOST_MORE))
		add_bytes(&terms->postings, token);
	put_position(token, token->at, position);
}

/* `unit` is the id of the unit that is read, and 1; `counted` is 1 unless all
 * hits are counted already. */
static inline void
add_hit(struct terms *terms, struct token *token, uint32_t position,
	uint32_t unit, uint32_t counted)
{
	token->hit_count += counted;
	if (token->unit == unit) {
		if (token->is_kept)
			go_on(terms, token, position);
		return;
	}
	token->unit_count += counted;
	if (token->is_kept)
		begin_posting(terms, token, position);
	token->unit = unit;
}

void
token_add_postings(const struct token *token, struct buf *to)
{
	for (const struct posting_bytes *some = token->first; some;
	     some = some->next)
		buf_add(to, some->bytes, some->count);
}

/* ---- Units ---- */

/* No phrase goes on here. */
static void
leave_out(struct terms *terms)
{
	terms->position++;
}

/*
 * Looks up the words that wait, some at a time, and notes where they stand:
 * nearly each is somewhere else in memory, and this way many are waited for at
 * once.
 */
static void
take_waiting(struct terms *terms)
{
	size_t count = (size_t)(terms->waits - terms->waiting);
	uint32_t unit = terms->unit->id + 1, counted = !terms->is_known;
	struct token *tokens[WAITING_WORDS];

	for (size_t i = 0; i < count; i++) {
		tokens[i] = term_at_once(terms, &terms->waiting[i]);
		__builtin_prefetch(tokens[i]);
	}
	for (size_t i = 0; i < count; i++)
		__builtin_prefetch(tokens[i]->at, 1);
	for (size_t i = 0; i < count; i++)
		add_hit(terms, tokens[i], terms->waiting[i].position, unit,
			counted);
	terms->waits = terms->waiting;
}

/* `readable` bytes are there from the word on. */
static inline void
add_word(struct terms *terms, struct text raw, size_t readable)
{
	uint64_t sum = sum_of_word(raw, readable);
	uint32_t slot = first_slot(terms, sum);

	__builtin_prefetch(&terms->slots[slot]);
	if (terms->waits == terms->waiting + WAITING_WORDS)
		take_waiting(terms);
	*terms->waits++ = (struct waiting_word){
		.raw = raw,
		.sum = sum,
		.slot = slot,
		.position = terms->position++,
	};
}

static void
add_run(struct terms *terms, struct text run)
{
	struct text pair;

	/* Slots point to what they were made of. */
	run = utf8_find_form(terms->is_known ? &terms->scratch : &terms->arena,
			     run);
	while (words_pair(&run, &pair))
		add_word(terms, pair, pair.len);
}

/* The words that wait stand where it was before. */
static void
set_place(struct terms *terms, uint32_t place)
{
	if (place == terms->place)
		return;
	take_waiting(terms);
	terms->place = place;
}

/* To `offset` of the piece of text that is read. */
static void
go_to(struct terms *terms, size_t offset)
{
	set_place(terms, chunk_at(terms->unit, terms->offset + offset) * 2);
}

/* Takes a mark of a record: where words are missing a phrase ends. */
static void
pass_mark(struct terms *terms, const struct item_fact *fact, size_t number)
{
	if (!fact || number >= fact->extras->marks.count ||
	    mark_is_absence(&fact->extras->marks.items[number]))
		leave_out(terms);
}

/* `begin`: where the text of the unit that is read began, or NULL: they all
 * stand in one place. */
static void
add_words(struct terms *terms, struct text text, const struct item_fact *fact,
	  const char *begin)
{
	struct words words = words_of(text);
	const char *end = text.s + text.len;
	enum word_kind kind;
	struct text word = text;
	size_t marks = 0;

	while ((kind = words_next(&words, &word)) != WORDS_END) {
		if (begin)
			go_to(terms, (size_t)(word.s - begin));
		if (kind == WORDS_WORD)
			add_word(terms, word, (size_t)(end - word.s));
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
add_marks(struct terms *terms, const struct unit_text *text)
{
	size_t at = 0;

	list_each (struct mark, mark, &text->fact->extras->marks) {
		at = text_find_char(text->plain, '\xff', at);
		if (at != TEXT_NOT_FOUND)
			go_to(terms, at++);
		add_words(terms, mark->source, NULL, NULL);
		leave_out(terms);
	}
}

void
terms_add_text(struct terms *terms, const struct unit_text *text)
{
	bool is_long = chunks_of(terms->unit) > 1;

	add_words(terms, text->plain, text->fact,
		  is_long ? text->plain.s : NULL);
	leave_out(terms);
	if (text->fact)
		add_marks(terms, text);
	terms->offset += unit_text_length(text);
	take_waiting(terms); /* the text is borrowed */
}

static void
add_fact(struct terms *terms, const char *prefix, struct text fact)
{
	struct text key = arena_join(&terms->scratch, text_of(prefix), fact);

	make_room(terms);
	add_hit(terms, term_of_key(terms, key), 0, terms->unit->id + 1,
		!terms->is_known);
}

static void
add_facts(struct terms *terms, const struct unit *unit)
{
	struct text statuses[UNIT_STATUSES];
	size_t count = unit_statuses(unit, statuses);
	const struct person *speaker = unit_speaker(unit);

	for (size_t i = 0; i < count; i++)
		add_fact(terms, TERM_STATUS, statuses[i]);
	if (speaker)
		add_fact(terms, TERM_SPEAKER, speaker->id);
}

static void
read_title(struct terms *terms)
{
	terms->place = 1;
	add_words(terms, unit_title(terms->unit), NULL, NULL);
	leave_out(terms);
	set_place(terms, 0);
}

void
terms_begin_unit(struct terms *terms, const struct unit *unit)
{
	terms->unit = unit;
	terms->offset = terms->place = terms->position = 0;
	add_facts(terms, unit);
	if (unit->kind == UNIT_PAGE)
		read_title(terms);
}

void
terms_end_unit(struct terms *terms)
{
	arena_reset(&terms->scratch);
}

void
terms_begin(struct terms *terms, bool is_counting)
{
	if (terms->slot_count == 0)
		grow(terms);
	terms->is_counting = is_counting;
	terms->waits = terms->waiting;
}

void
terms_end(struct terms *terms)
{
	terms->is_counting = false;
	terms->is_known = true;
	list_each (struct token *, token, &terms->list) {
		end_posting(*token);
		end_bytes(*token);
	}
}

void
terms_drop(struct terms *terms)
{
	list_each (struct token *, place, &terms->list) {
		struct token *token = *place;

		token->at = NULL;
		token->end = token->behind_first = NULL;
		token->first = token->last = NULL;
		token->unit = 0;
		token->is_kept = false;
	}
	arena_free(&terms->postings);
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
	arena_free(&terms->postings);
	arena_free(&terms->scratch);
	arena_free(&terms->arena);
}
