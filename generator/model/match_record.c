#include "model/match_record.h"

/* About one atom for so many bytes, spaces included. */
#define BYTES_PER_ATOM 5

struct match_record *
match_record_new(const struct match_source *source, struct arena *arena)
{
	struct match_record *record = arena_new(arena, struct match_record);

	record->source = source;
	record->arena = arena;
	record->turns = arena_array(arena, struct atoms, source->count);
	return record;
}

static void
read_turn(struct match_record *record, size_t number)
{
	const struct match_turn *turn = &record->source->turns[number];
	struct atoms *atoms = &record->turns[number];
	struct atom_input input = {.text = turn->plain,
				   .turn = (uint32_t)number,
				   .is_reported = record->source->is_reported,
				   .passages = turn->passages,
				   .passage_count = turn->passage_count,
				   .marks = turn->marks,
				   .mark_count = turn->mark_count};

	if (atoms->items)
		return;
	list_reserve(record->arena, atoms,
		     turn->plain.len / BYTES_PER_ATOM + 1);
	atoms_read(&input, record->arena, atoms);
}

struct stretch
record_turn(struct match_record *record, size_t turn)
{
	read_turn(record, turn);
	return (struct stretch){.items = record->turns[turn].items,
				.count = record->turns[turn].count,
				.first = STRETCH_ANY,
				.last = STRETCH_ANY};
}

struct stretch
record_range(struct match_record *record, size_t first, size_t last)
{
	struct stretch stretch = {.first = first, .last = last};
	struct atom *items;

	for (size_t i = first; i <= last; i++)
		stretch.count += record_turn(record, i).count;
	items = arena_array(record->arena, struct atom, stretch.count);
	stretch.items = items;
	for (size_t i = first; i <= last; i++) {
		const struct atoms *atoms = &record->turns[i];

		if (atoms->count == 0)
			continue;
		memcpy(items, atoms->items, atoms->count * sizeof(*items));
		items->flags |= ATOM_EDGE;
		items += atoms->count;
	}
	return stretch;
}

struct stretch
record_named(struct match_record *record, const struct match_query *query)
{
	if (query->first == query->last)
		return record_turn(record, query->first);
	return record_range(record, query->first, query->last);
}

struct stretch
record_whole(struct match_record *record)
{
	if (!record->whole.items && record->source->count > 0) {
		record->whole =
			record_range(record, 0, record->source->count - 1);
		record->whole.first = STRETCH_ANY;
		record->whole.last = STRETCH_ANY;
	}
	return record->whole;
}

/* True for bytes that can spell a letter a-z otherwise: U+00AD, U+212A. */
static bool
is_soft(struct text t)
{
	return memmem(t.s, t.len, "\xc2\xad", 2) ||
	       memmem(t.s, t.len, "\xe2\x84\xaa", 3);
}

static void
scan(struct match_record *record)
{
	record->is_scanned = true;
	for (size_t i = 0; i < record->source->count && !record->has_soft; i++)
		record->has_soft = is_soft(record->source->turns[i].plain);
}

bool
record_may_hold(struct match_record *record, size_t turn,
		const struct wanted *wanted)
{
	struct text plain = record->source->turns[turn].plain;

	if (!record->is_scanned)
		scan(record);
	if (record->has_soft || wanted->needle.len == 0)
		return true;
	return memmem(plain.s, plain.len, wanted->needle.s,
		      wanted->needle.len) != NULL;
}

/* Adds what stands at `hit`, all of it in one turn. */
static void
add_plain(struct buf *buf, const struct stretch *stretch, struct text plain,
	  struct hit hit)
{
	size_t at = stretch->items[hit.start].start;
	size_t end = stretch->items[hit.end - 1].end;

	for (size_t i = hit.start; i < hit.end; i++) {
		const struct atom *atom = &stretch->items[i];

		if (atom->kind != ATOM_MARK)
			continue;
		buf_text(buf, text_slice(plain, at, atom->start));
		buf_text(buf, atom->folded);
		at = atom->end;
	}
	buf_text(buf, text_slice(plain, at, end));
}

struct text
record_text(const struct match_record *record, const struct stretch *stretch,
	    struct hit hit, struct arena *arena)
{
	struct buf buf = BUF_INIT;
	struct text text;

	while (hit.start < hit.end) {
		size_t turn = stretch->items[hit.start].turn;
		struct hit part = hit;

		part.end = hit.start;
		while (part.end < hit.end &&
		       stretch->items[part.end].turn == turn)
			part.end++;
		if (buf.len > 0)
			buf_char(&buf, '\n');
		add_plain(&buf, stretch, record->source->turns[turn].plain,
			  part);
		hit.start = part.end;
	}
	text = arena_text(arena, buf_as_text(&buf));
	buf_free(&buf);
	return text;
}

struct text
record_turn_name(const struct match_record *record, size_t turn,
		 struct arena *arena)
{
	const struct match_turn *t = &record->source->turns[turn];

	if (text_is_empty(t->speaker))
		return arena_format(arena, "#%.*s", TEXT_ARG(t->anchor));
	return arena_format(arena, "#%.*s (%.*s)", TEXT_ARG(t->anchor),
			    TEXT_ARG(t->speaker));
}
