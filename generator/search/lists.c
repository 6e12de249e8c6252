#include "search/lists.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "search/chunks.h"
#include "search/files.h"
#include "search/numbers.h"

/* Bytes at which a file of terms, or a block of one, is full; and the same of
 * the positions beside it. */
#define MOST_TERMS (7 * KIB)
#define MOST_TERM_PLACES (28 * KIB)
#define MOST_BLOCK (6 * KIB)
#define MOST_BLOCK_PLACES (16 * KIB)

/* What a term says of one unit. */
struct posting {
	const struct unit *unit; /* NULL: of none yet */
	uint32_t times;
	uint32_t first; /* position in its text; UINT32_MAX: in the title */
	uint32_t last;
	bool is_in_title;
};

struct maker {
	struct lists *lists;
	const struct search_files *files;
	struct diag *diag;
	int rc;
	size_t *next; /* of each stretch, the next term */
	size_t left;  /* terms that are next whose hits are there */
	/* The file of terms in the making. */
	size_t file;
	struct buf terms;
	struct buf places;
	struct text last_key;
	/* The term, and the block of it: */
	struct posting posting;
	struct buf where; /* of `posting` */
	struct buf pairs;
	struct buf positions;
	struct buf blocks; /* that are full */
	size_t block;	   /* the next one, of all terms */
	size_t first_block;
	uint64_t unit_count;
	uint64_t block_units;
	uint32_t last_unit;  /* of the block */
	uint32_t last_block; /* the last unit of the block before */
};

static void
write_file(struct maker *m, char kind, size_t number, const struct buf *data)
{
	struct buf file = BUF_INIT;
	char name[32];

	if (m->rc != 0)
		return;
	snprintf(name, sizeof(name), "%c%zu", kind, number);
	files_begin(&file, name);
	buf_text(&file, buf_as_text(data));
	m->rc = files_end(&file, name, m->files, m->diag);
	buf_free(&file);
}

/* ---- Blocks ---- */

static void
write_quoted(struct maker *m, char kind, const struct buf *signs)
{
	struct buf quoted = BUF_INIT;

	files_add_string(&quoted, buf_as_text(signs));
	write_file(m, kind, m->block, &quoted);
	buf_free(&quoted);
}

static void
end_block(struct maker *m)
{
	write_quoted(m, 'b', &m->pairs);
	if (m->positions.len > 0)
		write_quoted(m, 'p', &m->positions);
	number_add(&m->blocks, m->block_units);
	number_add(&m->blocks, m->last_unit - m->last_block);
	m->last_block = m->last_unit;
	m->last_unit = 0;
	m->block_units = 0;
	m->block++;
	buf_reset(&m->pairs);
	buf_reset(&m->positions);
}

/* ---- Postings ---- */

static void
end_posting(struct maker *m, bool is_word)
{
	struct posting *posting = &m->posting;
	uint32_t chunk;

	if (!posting->unit)
		return;
	chunk = posting->first == UINT32_MAX
			? 0
			: chunk_of(posting->unit, posting->first);
	number_add(&m->pairs, posting->unit->id - m->last_unit);
	number_add(&m->pairs, (uint64_t)chunk * 4 + (posting->times > 1) +
				      2 * (uint64_t)posting->is_in_title);
	if (is_word) {
		number_add(&m->positions, posting->times);
		buf_text(&m->positions, buf_as_text(&m->where));
	}
	m->last_unit = posting->unit->id;
	m->unit_count++;
	m->block_units++;
	posting->unit = NULL;
	if (m->pairs.len > MOST_BLOCK || m->positions.len > MOST_BLOCK_PLACES)
		end_block(m);
}

static void
add_hit(struct maker *m, const struct hits *hits, bool is_word)
{
	struct posting *posting = &m->posting;
	const struct unit *unit = &m->lists->units->list.items[hits->unit];

	if (posting->unit != unit) {
		end_posting(m, is_word);
		*posting = (struct posting){.unit = unit, .first = UINT32_MAX};
		buf_reset(&m->where);
	}
	posting->times++;
	if (!is_word)
		return;
	if (hits->position < unit->title_end)
		posting->is_in_title = true;
	else if (posting->first == UINT32_MAX)
		posting->first = hits->position;
	number_add(&m->where, hits->position - posting->last);
	posting->last = hits->position;
}

static void
add_hits(struct maker *m, const struct token *term)
{
	struct hits hits = {.at = term->first};
	bool is_word = token_is_word(term);

	while (hits_next(&hits))
		add_hit(m, &hits, is_word);
	end_posting(m, is_word);
}

/* ---- Files of terms ---- */

static void
end_file(struct maker *m)
{
	if (m->terms.len == 0)
		return;
	buf_char(&m->terms, ']');
	buf_char(&m->places, ']');
	write_file(m, 't', m->file, &m->terms);
	write_file(m, 'q', m->file, &m->places);
	buf_reset(&m->terms);
	buf_reset(&m->places);
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
	if (m->terms.len == 0)
		list_add(m->lists->arena, &m->lists->starts, start_of(m, key));
	buf_char(&m->terms, m->terms.len > 0 ? ',' : '[');
	buf_char(&m->places, m->places.len > 0 ? ',' : '[');
	files_add_string(&m->terms, key);
	m->last_key = key;
}

/* Its list, which is in blocks when it was too long. */
static void
end_entry(struct maker *m)
{
	bool is_long = m->block > m->first_block;

	if (is_long && m->block_units > 0)
		end_block(m);
	buf_literal(&m->terms, ",\"");
	buf_char(&m->terms, is_long ? '1' : '0');
	number_add(&m->terms, m->unit_count);
	if (is_long)
		number_add(&m->terms, m->first_block);
	buf_text(&m->terms, buf_as_text(is_long ? &m->blocks : &m->pairs));
	buf_char(&m->terms, '"');
	files_add_string(&m->places,
			 is_long ? TEXT("") : buf_as_text(&m->positions));
}

static void
begin_term(struct maker *m)
{
	buf_reset(&m->pairs);
	buf_reset(&m->positions);
	buf_reset(&m->blocks);
	m->first_block = m->block;
	m->unit_count = m->block_units = 0;
	m->last_unit = m->last_block = 0;
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

static void
make_term(struct maker *m, struct text key)
{
	begin_term(m);
	for (size_t i = 0; i < m->lists->count; i++) {
		const struct token *term = next_term(m, i);

		if (!term || !text_equal(term->key, key))
			continue;
		add_hits(m, term);
		m->next[i]++;
	}
	begin_entry(m, key);
	end_entry(m);
}

/* ---- Hits, some terms at a time ---- */

/* Marks a term and goes on behind it; returns its hits. */
static size_t
keep_term(struct maker *m, struct text key)
{
	size_t hits = 0;

	for (size_t i = 0; i < m->lists->count; i++) {
		struct token *term = next_term(m, i);

		if (!term || !text_equal(term->key, key))
			continue;
		term->is_kept = true;
		hits += term->count;
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

	while (m->rc == 0 && first_key(m, &key)) {
		if (m->lists->read && m->left == 0)
			read_next(m);
		make_term(m, key);
		m->left -= m->left > 0;
	}
	for (size_t i = 0; i < m->lists->count; i++)
		terms_drop(&m->lists->stretches[i]);
}

int
lists_make(struct lists *lists, const struct search_files *files,
	   struct diag *diag)
{
	struct maker m = {
		.lists = lists,
		.files = files,
		.diag = diag,
		.next = arena_array(lists->arena, size_t, lists->count),
		.terms = BUF_INIT,
		.places = BUF_INIT,
		.where = BUF_INIT,
		.pairs = BUF_INIT,
		.positions = BUF_INIT,
		.blocks = BUF_INIT,
	};

	make_terms(&m);
	end_file(&m);
	buf_free(&m.terms);
	buf_free(&m.places);
	buf_free(&m.where);
	buf_free(&m.pairs);
	buf_free(&m.positions);
	buf_free(&m.blocks);
	return m.rc;
}
