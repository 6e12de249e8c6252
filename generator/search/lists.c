#include "search/lists.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "search/numbers.h"

/* Bytes at which a file of terms is full, and one of the positions beside it.
 */
#define MOST_TERMS (6 * KIB)
#define MOST_TERM_PLACES (8 * KIB)

/* With more units or hits a list is in blocks. */
#define MOST_UNITS 1500
#define MOST_HITS 4000

/* Bytes at which the first block of a list is full, and the positions beside
 * it; each next one may be twice as large, so many times. */
#define FIRST_BLOCK (1 * KIB)
#define FIRST_PLACES (2 * KIB)
#define DOUBLINGS 3

/* Blocks that are smaller share a file, of up to so many bytes. */
#define MOST_BLOCKS (4 * KIB)

struct maker {
	struct lists *lists;
	struct files *files;
	size_t *next; /* of each stretch, the next term */
	size_t left;  /* terms that are next whose postings are there */
	/* The file of terms in the making. */
	size_t file;
	struct buf terms;
	struct buf places;
	struct text last_key;
	/* The term, and the block of it: */
	struct buf postings; /* of one stretch */
	struct buf numbers;
	struct buf positions;
	struct buf blocks;     /* what its list says of those that are full */
	struct buf block_file; /* those that are in no file yet, */
	size_t filed_blocks;   /* and how many they are */
	size_t block;	       /* the next one, of all terms */
	size_t first_block;
	bool is_long; /* it is in blocks */
	uint64_t unit_count;
	uint64_t behind_last;  /* the last unit of the block, and 1 */
	uint64_t behind_block; /* the last of the block before, and 1 */
};

/* Writes what stands between two signs, "[]" or quotes, and empties it. */
static void
write_file(struct maker *m, char kind, size_t number, const char *signs,
	   struct buf *data)
{
	struct buf *bytes = &m->files->bytes;
	char name[32];

	snprintf(name, sizeof(name), "%c%zu", kind, number);
	files_begin(m->files, name);
	buf_char(bytes, signs[0]);
	buf_text(bytes, buf_as_text(data));
	buf_char(bytes, signs[1]);
	files_end(m->files);
	buf_reset(data);
}

/* Ends a string with them. */
static void
add_signs(struct buf *to, const struct buf *signs)
{
	buf_text(to, buf_as_text(signs));
	buf_char(to, '"');
}

/* ---- Blocks ---- */

static bool
is_block_full(const struct maker *m)
{
	size_t doublings = m->block - m->first_block;

	if (doublings > DOUBLINGS)
		doublings = DOUBLINGS;
	return m->numbers.len > FIRST_BLOCK << doublings ||
	       m->positions.len > FIRST_PLACES << doublings;
}

static void
end_block_file(struct maker *m)
{
	if (m->filed_blocks == 0)
		return;
	write_file(m, 'b', m->block - m->filed_blocks, "[]", &m->block_file);
	m->filed_blocks = 0;
}

/* The first file of a term is no larger than a first block may be. */
static void
file_block(struct maker *m)
{
	size_t most = m->block - m->filed_blocks > m->first_block ? MOST_BLOCKS
								  : FIRST_BLOCK;

	if (m->block_file.len + m->numbers.len > most)
		end_block_file(m);
	number_add(&m->blocks, m->filed_blocks);
	if (m->filed_blocks > 0)
		buf_char(&m->block_file, ',');
	buf_char(&m->block_file, '"');
	add_signs(&m->block_file, &m->numbers);
	buf_reset(&m->numbers);
	m->filed_blocks++;
}

static void
end_block(struct maker *m)
{
	file_block(m);
	if (m->positions.len > 0)
		write_file(m, 'p', m->block, "\"\"", &m->positions);
	number_add(&m->blocks, m->behind_last - m->behind_block);
	m->behind_block = m->behind_last;
	m->behind_last = 0;
	m->block++;
}

/* ---- Postings ---- */

static uint64_t
take(struct text *signs)
{
	uint64_t number = 0;

	return number_take(signs, &number) ? number : 0;
}

/* The positions that are next, as they are written. */
static struct text
take_positions(struct text *rest, bool are_several)
{
	const char *start = rest->s;

	if (are_several)
		*rest = text_from(*rest,
				  text_find_char(*rest, NUMBER_END, 0) + 1);
	else
		take(rest);
	return text_span(start, rest->s);
}

/* Takes the next posting. `unit` is that of the one before, or 0, and 1. */
static void
add_posting(struct maker *m, struct text *rest, bool is_word, uint64_t *unit)
{
	uint64_t number = take(rest);
	struct text positions;

	*unit += number / 4 + 1;
	number_add(&m->numbers, (*unit - 1 - m->behind_last) * 4 + number % 4);
	if (number & 2)
		number_add(&m->numbers, take(rest));
	positions = take_positions(rest, number & 1);
	if (is_word)
		buf_text(&m->positions, positions);
	m->behind_last = *unit;
	if (m->is_long && is_block_full(m))
		end_block(m);
}

static void
add_postings(struct maker *m, const struct token *term)
{
	struct text rest;
	uint64_t unit = 0;

	buf_reset(&m->postings);
	token_add_postings(term, &m->postings);
	rest = buf_as_text(&m->postings);
	while (rest.len > 0)
		add_posting(m, &rest, token_is_word(term), &unit);
}

/* ---- Files of terms ---- */

static void
end_file(struct maker *m)
{
	if (m->terms.len == 0)
		return;
	write_file(m, 't', m->file, "[]", &m->terms);
	write_file(m, 'q', m->file, "[]", &m->places);
	m->file++;
}

/* As much of `key` as it takes to be behind the last key. */
static struct text
start_of(const struct maker *m, struct text key)
{
	struct text rest = key, last = m->last_key;

	while (rest.len > 0 && last.len > 0 &&
	       utf8_next(&rest) == utf8_next(&last))
		;
	if (m->last_key.len == 0)
		return TEXT("");
	if (last.len == 0 && rest.len > 0 && text_starts(key, m->last_key))
		utf8_next(&rest);
	return text_span(key.s, rest.s);
}

static void
begin_entry(struct maker *m, struct text key)
{
	if (m->terms.len > MOST_TERMS || m->places.len > MOST_TERM_PLACES)
		end_file(m);
	if (m->terms.len == 0) {
		list_add(m->lists->arena, &m->lists->starts, start_of(m, key));
	} else {
		buf_char(&m->terms, ',');
		buf_char(&m->places, ',');
	}
	files_add_string(&m->terms, key);
	m->last_key = key;
}

/* Its list. */
static void
end_entry(struct maker *m)
{
	if (m->is_long && m->numbers.len > 0)
		end_block(m);
	end_block_file(m);
	buf_literal(&m->terms, ",\"");
	buf_char(&m->terms, m->is_long ? '1' : '0');
	number_add(&m->terms, m->unit_count);
	if (m->is_long)
		number_add(&m->terms, m->first_block);
	add_signs(&m->terms, m->is_long ? &m->blocks : &m->numbers);
	buf_char(&m->places, '"');
	add_signs(&m->places, &m->positions);
}

/* ---- Stretches ---- */

static struct token *
next_term(const struct maker *m, size_t stretch)
{
	struct terms *terms = &m->lists->stretches[stretch];

	return m->next[stretch] < terms->list.count
		       ? terms->list.items[m->next[stretch]]
		       : NULL;
}

/* The first term that is left anywhere; false when none is. */
static bool
first_key(const struct maker *m, struct text *key)
{
	bool is_found = false;

	for (size_t i = 0; i < m->lists->count; i++) {
		const struct token *term = next_term(m, i);

		if (term && (!is_found || text_compare(term->key, *key) < 0)) {
			*key = term->key;
			is_found = true;
		}
	}
	return is_found;
}

/* Whether the term is next in a stretch, which then has it. */
static struct token *
term_in(const struct maker *m, size_t stretch, struct text key)
{
	struct token *term = next_term(m, stretch);

	return term && text_equal(term->key, key) ? term : NULL;
}

static void
begin_term(struct maker *m, struct text key)
{
	uint64_t hits = 0;

	buf_reset(&m->numbers);
	buf_reset(&m->positions);
	buf_reset(&m->blocks);
	m->first_block = m->block;
	m->behind_last = m->behind_block = 0;
	m->unit_count = 0;
	for (size_t i = 0; i < m->lists->count; i++) {
		const struct token *term = term_in(m, i, key);

		m->unit_count += term ? term->unit_count : 0;
		hits += term ? term->hit_count : 0;
	}
	m->is_long = m->unit_count > MOST_UNITS || hits > MOST_HITS;
}

static void
make_term(struct maker *m, struct text key)
{
	begin_term(m, key);
	for (size_t i = 0; i < m->lists->count; i++) {
		const struct token *term = term_in(m, i, key);

		if (!term)
			continue;
		add_postings(m, term);
		m->next[i]++;
	}
	begin_entry(m, key);
	end_entry(m);
}

/* ---- Postings, some terms at a time ---- */

/* Marks a term and goes on behind it; returns its hits. */
static size_t
keep_term(struct maker *m, struct text key)
{
	size_t hits = 0;

	for (size_t i = 0; i < m->lists->count; i++) {
		struct token *term = term_in(m, i, key);

		if (!term)
			continue;
		term->is_kept = true;
		hits += term->hit_count;
		m->next[i]++;
	}
	return hits;
}

static void
read_next(struct maker *m)
{
	size_t size = m->lists->count * sizeof(*m->next);
	size_t *next = mem_alloc(size), hits = 0;
	struct text key;

	memcpy(next, m->next, size);
	for (size_t i = 0; i < m->lists->count; i++)
		terms_drop(&m->lists->stretches[i]);
	while (hits < m->lists->most_hits && first_key(m, &key)) {
		hits += keep_term(m, key);
		m->left++;
	}
	memcpy(m->next, next, size);
	free(next);
	m->lists->read(m->lists->context);
}

static void
make_terms(struct maker *m)
{
	struct text key = {0};

	while (m->files->rc == 0 && first_key(m, &key)) {
		if (m->lists->read && m->left == 0)
			read_next(m);
		make_term(m, key);
		m->left -= m->left > 0;
	}
	for (size_t i = 0; i < m->lists->count; i++)
		terms_drop(&m->lists->stretches[i]);
}

void
lists_make(struct lists *lists, struct files *files)
{
	struct maker m = {
		.lists = lists,
		.files = files,
		.next = arena_array(lists->arena, size_t, lists->count),
		.terms = BUF_INIT,
		.places = BUF_INIT,
		.postings = BUF_INIT,
		.numbers = BUF_INIT,
		.positions = BUF_INIT,
		.blocks = BUF_INIT,
		.block_file = BUF_INIT,
	};

	make_terms(&m);
	end_file(&m);
	buf_free(&m.terms);
	buf_free(&m.places);
	buf_free(&m.postings);
	buf_free(&m.numbers);
	buf_free(&m.positions);
	buf_free(&m.blocks);
	buf_free(&m.block_file);
}
