#include "search/chunks.h"

#include "base/utf8.h"
#include "base/words.h"
#include "search/files.h"

/* What a unit takes besides its words, in words. */
#define UNIT_COST 8

/* ---- Numbers ---- */

static uint32_t
pieces_of(const struct unit *unit)
{
	return unit->positions <= CHUNK_POSITIONS
		       ? 1
		       : (unit->positions + CHUNK_POSITIONS - 1) /
				 CHUNK_POSITIONS;
}

/* Positions of each piece: all of them are about as long. */
static uint32_t
piece_length(const struct unit *unit)
{
	uint32_t pieces = pieces_of(unit);

	return pieces == 1 ? UINT32_MAX
			   : (unit->positions + pieces - 1) / pieces;
}

uint32_t
chunk_of(const struct unit *unit, uint32_t position)
{
	return position / piece_length(unit);
}

void
chunks_number(struct units *units)
{
	uint32_t chunk = 0, place = 0, used = 0;

	list_each (struct unit, unit, &units->list) {
		uint32_t cost = unit->positions + UNIT_COST;

		if (place == CHUNK_UNITS ||
		    (place > 0 && used + cost > CHUNK_POSITIONS)) {
			chunk++;
			place = used = 0;
		}
		unit->id = chunk * CHUNK_UNITS + place++;
		used += cost;
		chunk += pieces_of(unit) - 1;
	}
}

/* ---- Files ---- */

struct maker {
	const struct site *site;
	const struct search_files *files;
	struct diag *diag;
	uint32_t chunk;	   /* that is made */
	struct buf before; /* the end of what the last one began */
	struct buf pages;  /* units point to: address, title, date */
	struct buf units;
	const struct page *page; /* the last of `pages` */
	size_t page_count;
	int rc;
	/* Of the unit that is written: */
	const struct unit *unit;
	uint32_t position;
	uint32_t piece; /* of its text, that is written */
};

static void
begin_chunk(struct maker *m)
{
	buf_reset(&m->before);
	buf_reset(&m->pages);
	buf_reset(&m->units);
	m->page = NULL;
	m->page_count = 0;
}

/* `["the end", [pages], [units]]`. */
static void
end_chunk(struct maker *m)
{
	struct buf file = BUF_INIT;
	char name[32];

	if (m->rc != 0)
		return;
	snprintf(name, sizeof(name), "c%u", (unsigned)m->chunk);
	files_begin(&file, name);
	buf_literal(&file, "[\"");
	buf_text(&file, buf_as_text(&m->before));
	buf_literal(&file, "\",[");
	buf_text(&file, buf_as_text(&m->pages));
	buf_literal(&file, "],[");
	buf_text(&file, buf_as_text(&m->units));
	buf_literal(&file, "]]");
	m->rc = files_end(&file, name, m->files, m->diag);
	buf_free(&file);
	m->chunk++;
	begin_chunk(m);
}

static void
add_address(struct buf *buf, const struct site *site, const struct page *page)
{
	struct buf url = BUF_INIT;

	url_to_page(&url, site, site->search, page, TEXT(""));
	files_add_string(buf, buf_as_text(&url));
	buf_free(&url);
}

/* `["address", "title", "date"]`, unless the last unit was on that page. */
static void
add_page(struct maker *m)
{
	const struct page *page = unit_page(m->unit);
	const struct edtf *date = unit_date(m->unit);
	struct buf *buf = &m->pages;

	if (m->page == page && m->unit->kind != UNIT_EVENT)
		return;
	m->page = page;
	buf_text(buf, m->page_count++ > 0 ? TEXT(",[") : TEXT("["));
	add_address(buf, m->site, page);
	buf_char(buf, ',');
	files_add_string(buf, unit_title(m->unit));
	buf_char(buf, ',');
	files_add_string(buf, date ? date->source : TEXT(""));
	buf_char(buf, ']');
}

/* ---- Text ---- */

static struct buf *
text_buffer(struct maker *m)
{
	return m->piece == 0 ? &m->units : &m->before;
}

/* Where the text goes on in the next chunk. */
static void
next_piece(struct maker *m)
{
	if (m->piece == 0)
		buf_literal(&m->units, "\"]");
	end_chunk(m);
	m->piece++;
}

static void
count_run(struct maker *m, struct text run)
{
	struct arena scratch = {0};
	struct text pair;

	run = utf8_find_form(&scratch, run);
	while (words_pair(&run, &pair))
		m->position++;
	arena_free(&scratch);
}

/* What a token adds to the position; as terms.c counts it. */
static void
count(struct maker *m, enum word_kind kind, struct text word,
      const struct mark *mark)
{
	if (kind == WORDS_RUN)
		count_run(m, word);
	else if (kind != WORDS_MARK || !mark || mark_is_absence(mark))
		m->position++;
}

static const struct mark *
mark_at(const struct item_fact *fact, size_t number)
{
	return fact && number < fact->extras->marks.count
		       ? &fact->extras->marks.items[number]
		       : NULL;
}

static void
write_piece(struct maker *m, const struct item_fact *fact, struct text t,
	    size_t *mark)
{
	struct buf *buf = text_buffer(m);

	while (t.len > 0) {
		size_t at = text_find_char(t, '\xff', 0);
		const struct mark *marked = mark_at(fact, *mark);

		files_add_escaped(buf, text_slice(t, 0, at));
		if (at == TEXT_NOT_FOUND)
			return;
		if (marked)
			files_add_escaped(buf, marked->source);
		++*mark;
		t = text_from(t, at + 1);
	}
}

/* A long text: piece by piece, each with as many words. */
static void
write_pieces(struct maker *m, const struct unit_text *text)
{
	struct text rest = text->plain, word = rest;
	size_t written = 0, met = 0, spelled = 0;
	enum word_kind kind;

	for (;;) {
		size_t at = (size_t)(rest.s - text->plain.s);

		if (chunk_of(m->unit, m->position) > m->piece) {
			write_piece(m, text->fact,
				    text_slice(text->plain, written, at),
				    &spelled);
			next_piece(m);
			written = at;
		}
		kind = words_next(&rest, &word);
		if (kind == WORDS_END)
			break;
		count(m, kind, word,
		      kind == WORDS_MARK ? mark_at(text->fact, met++) : NULL);
	}
	write_piece(m, text->fact, text_from(text->plain, written), &spelled);
}

/* The words of its marks were counted behind it. */
static void
count_marks(struct maker *m, const struct item_fact *fact)
{
	m->position++;
	if (!fact)
		return;
	list_each (struct mark, mark, &fact->extras->marks) {
		struct text rest = mark->source, word;
		enum word_kind kind;

		while ((kind = words_next(&rest, &word)) != WORDS_END)
			count(m, kind, word, NULL);
		m->position++;
	}
}

static void
add_text(void *context, const struct unit_text *text)
{
	struct maker *m = context;
	size_t marks = 0;

	if (m->position > m->unit->title_end)
		buf_literal(text_buffer(m), "\\n");
	if (m->unit->positions <= CHUNK_POSITIONS) {
		write_piece(m, text->fact, text->plain, &marks);
		m->position++;
		return;
	}
	write_pieces(m, text);
	count_marks(m, text->fact);
}

/* `[page, "anchor", "speaker", "exact contested", "text"]`. */
static void
add_unit(struct maker *m)
{
	struct text statuses[UNIT_STATUSES];
	size_t count = unit_statuses(m->unit, statuses);

	add_page(m);
	buf_format(&m->units, m->units.len ? ",[%zu," : "[%zu,",
		   m->page_count - 1);
	files_add_string(&m->units, unit_anchor(m->unit));
	buf_char(&m->units, ',');
	files_add_string(&m->units, unit_speaker_name(m->unit));
	buf_literal(&m->units, ",\"");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_char(&m->units, ' ');
		files_add_escaped(&m->units, statuses[i]);
	}
	buf_literal(&m->units, "\",\"");
	m->position = m->unit->title_end;
	m->piece = 0;
	unit_each_text(m->unit, add_text, m);
	/* What only marks say may have a chunk of its own, and no text. */
	while (m->rc == 0 && m->piece + 1 < pieces_of(m->unit))
		next_piece(m);
	if (m->piece == 0)
		buf_literal(&m->units, "\"]");
}

int
chunks_make(const struct site *site, const struct units *units,
	    const struct search_files *files, struct diag *diag)
{
	struct maker m = {
		.site = site,
		.files = files,
		.diag = diag,
		.before = BUF_INIT,
		.pages = BUF_INIT,
		.units = BUF_INIT,
	};

	list_each (struct unit, unit, &units->list) {
		while (m.rc == 0 && m.chunk < unit->id / CHUNK_UNITS)
			end_chunk(&m);
		m.unit = unit;
		if (m.rc == 0)
			add_unit(&m);
	}
	if (units->list.count > 0)
		end_chunk(&m);
	buf_free(&m.before);
	buf_free(&m.pages);
	buf_free(&m.units);
	return m.rc;
}
