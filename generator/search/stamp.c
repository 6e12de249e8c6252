#include "search/stamp.h"

#include "search/mix.h"

/* Pieces of a text that are summed side by side, as none waits for another. */
#define LANES 4

static uint64_t
sum_of(struct text t)
{
	uint64_t lanes[LANES] = {t.len, 1, 2, 3};
	size_t at = 0;

	for (; t.len - at >= LANES * MIX_BYTES; at += LANES * MIX_BYTES) {
		for (size_t i = 0; i < LANES; i++)
			lanes[i] = mix(lanes[i],
				       text_eight(t.s + at + i * MIX_BYTES));
	}
	for (; at < t.len; at += MIX_BYTES)
		lanes[0] = mix(lanes[0], mix_number_of(text_from(t, at)));
	for (size_t i = 1; i < LANES; i++)
		lanes[0] = mix(lanes[0], lanes[i]);
	return lanes[0];
}

static void
add(uint64_t *stamp, struct text t)
{
	*stamp = mix(*stamp, sum_of(t));
}

static void
add_text(void *stamp, const struct unit_text *text)
{
	add(stamp, text->plain);
	if (text->fact) {
		list_each (struct mark, mark, &text->fact->extras->marks)
			add(stamp, mark->source);
	}
}

uint64_t
stamp_of(const struct unit *unit)
{
	const struct edtf *date = unit_date(unit);
	const struct person *speaker = unit_speaker(unit);
	struct text statuses[UNIT_STATUSES];
	size_t count = unit_statuses(unit, statuses);
	uint64_t stamp = mix(unit->id, unit->kind);

	add(&stamp, unit_title(unit));
	add(&stamp, unit_page(unit)->path);
	add(&stamp, unit_anchor(unit));
	add(&stamp, unit_speaker_name(unit));
	add(&stamp, speaker ? speaker->id : TEXT(""));
	add(&stamp, date ? date->source : TEXT(""));
	for (size_t i = 0; i < count; i++)
		add(&stamp, statuses[i]);
	unit_each_kept(unit, add_text, &stamp);
	return stamp;
}
