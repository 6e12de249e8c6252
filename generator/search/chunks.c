#include "search/chunks.h"

#include "base/words.h"

/* How much text a chunk has at most, and how many units. A browser loads up to
 * five of them at a time: the theme's search.js. */
#define CHUNK_BYTES 9216U
#define CHUNK_UNITS 64

/* What a unit takes besides its text, about. */
#define UNIT_COST 100

/* ---- Numbers ---- */

uint32_t
chunks_of(const struct unit *unit)
{
	return unit->length <= CHUNK_BYTES
		       ? 1
		       : (unit->length + CHUNK_BYTES - 1) / CHUNK_BYTES;
}

/* All of its chunks are about as long. */
uint32_t
chunk_at(const struct unit *unit, size_t offset)
{
	uint32_t count = chunks_of(unit);

	return count == 1 ? 0
			  : (uint32_t)(offset /
				       ((unit->length + count - 1) / count));
}

/* Places for the units that go into a chunk as a rule: a power of two. */
static uint32_t
places_of(const struct units *units, size_t from, size_t to)
{
	uint64_t sum = 0;
	uint32_t places = 1;

	for (size_t i = from; i < to; i++)
		sum += units->list.items[i].length + UNIT_COST;
	while (places < CHUNK_UNITS && places * sum < CHUNK_BYTES * (to - from))
		places *= 2;
	return places;
}

/* From group->id and group->chunk on; returns the chunk behind the last. */
static uint32_t
number_group(struct units *units, struct unit_group *group, size_t from)
{
	uint32_t chunk = group->chunk, place = 0, used = 0;

	group->places = places_of(units, from, group->end);
	for (size_t i = from; i < group->end; i++) {
		struct unit *unit = &units->list.items[i];
		uint32_t cost = unit->length + UNIT_COST;

		if (place == group->places ||
		    (place > 0 && used + cost > CHUNK_BYTES)) {
			chunk++;
			place = used = 0;
		}
		unit->chunk = chunk;
		unit->id = group->id + (chunk - group->chunk) * group->places +
			   place++;
		used += cost;
		chunk += chunks_of(unit) - 1;
	}
	return from < group->end ? chunk + 1 : chunk;
}

void
chunks_number(struct units *units)
{
	uint32_t chunk = 0, id = 0;

	for (enum unit_kind kind = 0; kind < UNIT_KINDS; kind++) {
		struct unit_group *group = &units->groups[kind];

		group->chunk = chunk;
		group->id = id;
		chunk = number_group(units, group, units_start(units, kind));
		id += (chunk - group->chunk) * group->places;
	}
}

/* ---- Files ---- */

static void
begin_chunk(struct chunks *m, uint32_t chunk)
{
	char name[32];

	snprintf(name, sizeof(name), "c%u", (unsigned)chunk);
	files_begin(m->files, name);
	buf_literal(&m->files->bytes, "[[");
	buf_reset(&m->pages);
	m->chunk = chunk;
	m->page = NULL;
	m->page_count = 0;
	m->is_open = false;
}

static void
end_chunk(struct chunks *m)
{
	struct buf *bytes = &m->files->bytes;

	buf_literal(bytes, "],[");
	buf_text(bytes, buf_as_text(&m->pages));
	buf_literal(bytes, "]]");
	files_end(m->files);
	m->is_open = false;
}

/* A page, unless the last unit was on it. */
static void
add_page(struct chunks *m)
{
	const struct page *page = unit_page(m->unit);
	const struct edtf *date = unit_date(m->unit);
	struct buf *buf = &m->pages;

	if (m->page == page && m->unit->kind != UNIT_EVENT)
		return;
	m->page = page;
	buf_reset(&m->address);
	url_to_page(&m->address, m->site, m->site->search, page, TEXT(""));
	buf_text(buf, m->page_count++ > 0 ? TEXT(",[") : TEXT("["));
	files_add_string(buf, buf_as_text(&m->address));
	buf_char(buf, ',');
	files_add_string(buf, unit_title(m->unit));
	buf_char(buf, ',');
	files_add_string(buf, date ? date->source : TEXT(""));
	if (m->unit->kind == UNIT_PAGE) {
		buf_char(buf, ',');
		files_add_string(buf, text_of(page_kind_name(page->kind)));
	}
	buf_char(buf, ']');
}

static void
begin_unit(struct chunks *m)
{
	struct text statuses[UNIT_STATUSES];
	size_t count = unit_statuses(m->unit, statuses);
	struct buf *buf = &m->files->bytes;

	add_page(m);
	buf_text(buf, m->is_open ? TEXT(",[") : TEXT("["));
	m->is_open = true;
	files_add_number(buf, m->page_count - 1);
	buf_char(buf, ',');
	files_add_string(buf, unit_anchor(m->unit));
	buf_char(buf, ',');
	files_add_string(buf, unit_speaker_name(m->unit));
	buf_literal(buf, ",\"");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_char(buf, ' ');
		files_add_escaped(buf, statuses[i]);
	}
	buf_literal(buf, "\",\"");
	m->has_text = false;
}

static void
end_unit(struct chunks *m)
{
	buf_literal(&m->files->bytes, "\"]");
}

/* ---- Text ---- */

/* A unit goes on in the next chunk. */
static void
next_piece(struct chunks *m)
{
	end_unit(m);
	end_chunk(m);
	begin_chunk(m, m->chunk + 1);
	begin_unit(m);
}

/* With its marks, of which the next is that of `*number`. */
static void
write_marked(struct chunks *m, const struct item_fact *fact, struct text t,
	     size_t *number)
{
	while (t.len > 0) {
		size_t at = text_find_char(t, '\xff', 0);

		files_add_escaped(&m->files->bytes, text_slice(t, 0, at));
		if (at == TEXT_NOT_FOUND)
			return;
		if (*number < fact->extras->marks.count)
			files_add_escaped(
				&m->files->bytes,
				fact->extras->marks.items[*number].source);
		++*number;
		t = text_from(t, at + 1);
	}
}

static void
write_piece(struct chunks *m, const struct item_fact *fact, struct text t,
	    size_t *number)
{
	if (fact)
		write_marked(m, fact, t, number);
	else
		files_add_escaped(&m->files->bytes, t);
}

static uint32_t
piece_of(const struct chunks *m)
{
	return m->chunk - m->unit->chunk;
}

/* In which piece of the unit a place of the text that is written is. */
static uint32_t
piece_at(const struct chunks *m, struct text plain, const char *at)
{
	return chunk_at(m->unit, m->offset + (size_t)(at - plain.s));
}

/* The first word or mark that is next and is in a further piece, or the end. */
static const char *
next_cut(const struct chunks *m, struct text plain, struct words *words)
{
	enum word_kind kind;
	struct text word = plain;

	while ((kind = words_next(words, &word)) != WORDS_END) {
		if (kind != WORDS_BREAK &&
		    piece_at(m, plain, word.s) > piece_of(m))
			return word.s;
	}
	return plain.s + plain.len;
}

void
chunks_add_text(struct chunks *m, const struct unit_text *text)
{
	struct text plain = text->plain;
	struct words words = words_of(plain);
	bool is_long = chunks_of(m->unit) > 1;
	const char *from = plain.s, *end = plain.s + plain.len, *to;
	size_t number = 0;

	if (m->has_text)
		buf_literal(&m->files->bytes, "\\n");
	while (is_long && (to = next_cut(m, plain, &words)) < end) {
		write_piece(m, text->fact, text_span(from, to), &number);
		while (piece_of(m) < piece_at(m, plain, to))
			next_piece(m);
		from = to;
	}
	write_piece(m, text->fact, text_span(from, end), &number);
	m->offset += unit_text_length(text);
	m->has_text = true;
}

void
chunks_begin_unit(struct chunks *m, const struct unit *unit)
{
	if (m->is_open && unit->chunk > m->chunk)
		end_chunk(m);
	if (!m->is_open)
		begin_chunk(m, unit->chunk);
	m->unit = unit;
	m->offset = 0;
	begin_unit(m);
}

void
chunks_end_unit(struct chunks *m)
{
	/* Where no word is left for a chunk, it is there all the same. */
	while (piece_of(m) + 1 < chunks_of(m->unit))
		next_piece(m);
	end_unit(m);
}

struct chunks
chunks_open(const struct site *site, struct files *files)
{
	return (struct chunks){
		.site = site,
		.files = files,
		.pages = BUF_INIT,
		.address = BUF_INIT,
	};
}

void
chunks_close(struct chunks *m)
{
	if (m->is_open)
		end_chunk(m);
	buf_free(&m->pages);
	buf_free(&m->address);
}
