#include "search/chunks.h"

#include "base/words.h"
#include "search/files.h"

/* How much text a chunk has at most, and how many units. */
#define CHUNK_BYTES 6144U
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

struct maker {
	const struct site *site;
	const struct search_files *files;
	struct diag *diag;
	uint32_t chunk;	  /* that is made */
	struct buf file;  /* its units, as far as they are there */
	struct buf pages; /* they point to */
	struct buf address;
	const struct page *page; /* the last of `pages` */
	size_t page_count;
	size_t unit_count;
	int rc;
	/* Of the unit that is written: */
	const struct unit *unit;
	size_t offset; /* of the piece of its text */
	bool has_text;
};

static void
chunk_name(char *name, size_t size, uint32_t chunk)
{
	snprintf(name, size, "c%u", (unsigned)chunk);
}

static void
begin_chunk(struct maker *m, uint32_t chunk)
{
	char name[32];

	chunk_name(name, sizeof(name), chunk);
	files_begin(&m->file, name);
	buf_literal(&m->file, "[[");
	buf_reset(&m->pages);
	m->chunk = chunk;
	m->page = NULL;
	m->page_count = m->unit_count = 0;
}

static void
end_chunk(struct maker *m)
{
	char name[32];

	if (m->rc != 0 || m->unit_count == 0)
		return;
	chunk_name(name, sizeof(name), m->chunk);
	buf_literal(&m->file, "],[");
	buf_text(&m->file, buf_as_text(&m->pages));
	buf_literal(&m->file, "]]");
	m->rc = files_end(&m->file, name, m->files, m->diag);
}

/* A page, unless the last unit was on it. */
static void
add_page(struct maker *m)
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
begin_unit(struct maker *m)
{
	struct text statuses[UNIT_STATUSES];
	size_t count = unit_statuses(m->unit, statuses);
	struct buf *buf = &m->file;

	add_page(m);
	buf_format(buf, m->unit_count++ > 0 ? ",[%zu," : "[%zu,",
		   m->page_count - 1);
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
end_unit(struct maker *m)
{
	buf_literal(&m->file, "\"]");
}

/* ---- Text ---- */

/* A unit goes on in the next chunk. */
static void
next_piece(struct maker *m)
{
	end_unit(m);
	end_chunk(m);
	begin_chunk(m, m->chunk + 1);
	begin_unit(m);
}

/* With its marks, of which the next is that of `*number`. */
static void
write_marked(struct maker *m, const struct item_fact *fact, struct text t,
	     size_t *number)
{
	while (t.len > 0) {
		size_t at = text_find_char(t, '\xff', 0);

		files_add_escaped(&m->file, text_slice(t, 0, at));
		if (at == TEXT_NOT_FOUND)
			return;
		if (*number < fact->extras->marks.count)
			files_add_escaped(
				&m->file,
				fact->extras->marks.items[*number].source);
		++*number;
		t = text_from(t, at + 1);
	}
}

static void
write_piece(struct maker *m, const struct item_fact *fact, struct text t,
	    size_t *number)
{
	if (fact)
		write_marked(m, fact, t, number);
	else
		files_add_escaped(&m->file, t);
}

static uint32_t
piece_of(const struct maker *m)
{
	return m->chunk - m->unit->chunk;
}

/* In which piece of the unit a place of the text that is written is. */
static uint32_t
piece_at(const struct maker *m, struct text plain, const char *at)
{
	return chunk_at(m->unit, m->offset + (size_t)(at - plain.s));
}

/* The first word or mark of `*rest` that is in a further piece, or the end. */
static const char *
next_cut(const struct maker *m, struct text plain, struct text *rest)
{
	enum word_kind kind;
	struct text word = *rest;

	while ((kind = words_next(rest, &word)) != WORDS_END) {
		const char *at = kind == WORDS_MARK ? rest->s - 1 : word.s;

		if (kind != WORDS_BREAK && piece_at(m, plain, at) > piece_of(m))
			return at;
	}
	return rest->s;
}

static void
add_text(void *context, const struct unit_text *text)
{
	struct maker *m = context;
	struct text plain = text->plain, rest = plain;
	bool is_long = chunks_of(m->unit) > 1;
	const char *from = plain.s, *end = plain.s + plain.len, *to;
	size_t number = 0;

	if (m->has_text)
		buf_literal(&m->file, "\\n");
	while (is_long && (to = next_cut(m, plain, &rest)) < end) {
		write_piece(m, text->fact, text_span(from, to), &number);
		while (piece_of(m) < piece_at(m, plain, to))
			next_piece(m);
		from = to;
	}
	write_piece(m, text->fact, text_span(from, end), &number);
	m->offset += unit_text_length(text);
	m->has_text = true;
}

static void
add_unit(struct maker *m, const struct unit *unit)
{
	m->unit = unit;
	m->offset = 0;
	begin_unit(m);
	unit_each_text(unit, add_text, m);
	/* Where no word is left for a chunk, it is there all the same. */
	while (piece_of(m) + 1 < chunks_of(unit))
		next_piece(m);
	end_unit(m);
}

int
chunks_make(const struct site *site, const struct units *units,
	    struct chunk_range range, const struct search_files *files,
	    struct diag *diag)
{
	struct maker m = {
		.site = site,
		.files = files,
		.diag = diag,
		.file = BUF_INIT,
		.pages = BUF_INIT,
		.address = BUF_INIT,
	};

	for (size_t i = range.from; i < range.to && m.rc == 0; i++) {
		const struct unit *unit = &units->list.items[i];

		if (i == range.from || unit->chunk > m.chunk) {
			end_chunk(&m);
			begin_chunk(&m, unit->chunk);
		}
		add_unit(&m, unit);
	}
	end_chunk(&m);
	buf_free(&m.file);
	buf_free(&m.pages);
	buf_free(&m.address);
	return m.rc;
}
