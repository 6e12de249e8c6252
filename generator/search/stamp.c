#include "search/stamp.h"

#include <endian.h>

#define EIGHT sizeof(uint64_t)

/* Pieces of a text that are summed side by side, as none waits for another. */
#define LANES 4

static inline uint64_t
mixed(uint64_t sum, uint64_t more)
{
	sum = (sum ^ more) * 0x9e3779b97f4a7c15;
	return sum ^ sum >> 32;
}

/* Up to eight bytes as a number, on every machine the same. */
static inline uint64_t
number_of(const char *s, size_t length)
{
	uint64_t number = 0;

	memcpy(&number, s, length < EIGHT ? length : EIGHT);
	return le64toh(number);
}

static uint64_t
sum_of(struct text t)
{
	uint64_t lanes[LANES] = {t.len, 1, 2, 3};
	size_t at = 0;

	for (; t.len - at >= LANES * EIGHT; at += LANES * EIGHT) {
		for (size_t i = 0; i < LANES; i++)
			lanes[i] =
				mixed(lanes[i],
				      number_of(t.s + at + i * EIGHT, EIGHT));
	}
	for (; at < t.len; at += EIGHT)
		lanes[0] = mixed(lanes[0], number_of(t.s + at, t.len - at));
	for (size_t i = 1; i < LANES; i++)
		lanes[0] = mixed(lanes[0], lanes[i]);
	return lanes[0];
}

static void
add(uint64_t *stamp, struct text t)
{
	*stamp = mixed(*stamp, sum_of(t));
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
	uint64_t stamp = mixed(unit->id, unit->kind);

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
