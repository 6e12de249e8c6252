/*
 * Anchors that moved: `moved: {t3: peace}` in the front matter of a record
 * keeps old links to #t3 working, now that the turn is #peace.
 */
#include "model/work.h"

/* Whose anchor `old` is now; NULL after one error (V010). */
static struct turn *
moved_turn(struct work *work, struct record *record, const struct entry *entry)
{
	struct turn *taken = turn_find(work, record, entry->key);
	struct text to = entry->value->text;
	struct turn *turn;

	if (taken) {
		diag_error(work->diag, V010, &entry->place,
			   "#%.*s is the anchor of the turn in line %zu",
			   TEXT_ARG(entry->key),
			   (size_t)taken->item.fact->line);
		diag_hint(work->diag,
			  "give that turn an id of its own, {#…} behind its "
			  "label");
		return NULL;
	}
	if (text_starts(to, TEXT("#")))
		to = text_from(to, 1);
	turn = turn_find(work, record, to);
	if (!turn)
		diag_error(work->diag, V010, &entry->value->place,
			   "#%.*s moved to #%.*s, and there is no such turn",
			   TEXT_ARG(entry->key), TEXT_ARG(to));
	return turn;
}

static bool
is_well_formed(struct work *work, const struct value *moved)
{
	bool is_fine = moved->kind == VALUE_MAP;

	for (size_t i = 0; is_fine && i < moved->entries.count; i++)
		is_fine = moved->entries.items[i].value->kind == VALUE_SCALAR;
	if (!is_fine)
		diag_error(work->diag, S009, &moved->place,
			   "`moved` must be a mapping of old anchors to turns: "
			   "{t3: peace}");
	return is_fine;
}

void
moved_read(struct work *work, struct record *record)
{
	const struct value *moved = value_get(
		work_reading(work, record->page)->document.front, "moved");
	struct index *ids = &work->turn_ids[record - work->records];
	size_t count;
	struct turn **turns;

	if (!moved || value_is_empty(moved) || !is_well_formed(work, moved))
		return;
	count = moved->entries.count;
	turns = arena_array(work->arena, struct turn *, count);
	for (size_t i = 0; i < count; i++)
		turns[i] = moved_turn(work, record, &moved->entries.items[i]);
	for (size_t i = 0; i < count; i++) {
		struct text old = moved->entries.items[i].key;

		if (!turns[i])
			continue;
		list_add(work->arena, &turn_tie(work, turns[i])->former_ids,
			 old);
		index_add(work->arena, ids, old,
			  (uint32_t)(turns[i]->number - 1));
	}
}
