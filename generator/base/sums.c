#include "base/sums.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/path.h"

#define FIRST_CAPACITY 1024
#define KINDS ((uint64_t)(SUM_THERE | SUM_WANTED))

uint64_t
sum_of(struct text a, struct text b)
{
	return text_hash(a) * 3 + text_hash(b); /* not the same as (b, a) */
}

/* Whether anchors of what is published there are known. */
static bool
is_page(struct text url)
{
	return url.len == 0 || text_ends(url, TEXT("/")) ||
	       text_ends(url, TEXT(".html"));
}

uint64_t
sum_of_place(struct text path, struct text anchor)
{
	struct text url = path_as_url(path);

	return sum_of(url, is_page(url) ? anchor : (struct text){0});
}

/* Where the search for a sum begins: as high in the table as its upper half is
 * among all numbers. */
static size_t
home_of(const struct sums *sums, uint64_t sum)
{
	return (size_t)((sum >> 32) * sums->capacity >> 32);
}

/* The slot of `sum`, or the free one where it belongs. */
static uint64_t *
find_slot(const struct sums *sums, uint64_t sum)
{
	size_t at = home_of(sums, sum);

	while (sums->slots[at] != 0 && ((sums->slots[at] ^ sum) & ~KINDS) != 0)
		at = at + 1 < sums->capacity ? at + 1 : 0;
	return &sums->slots[at];
}

static void
grow(struct sums *sums)
{
	struct sums old = *sums;

	sums->capacity = old.capacity ? old.capacity / 2 * 3 : FIRST_CAPACITY;
	sums->slots = mem_alloc(sums->capacity * sizeof(*sums->slots));
	memset(sums->slots, 0, sums->capacity * sizeof(*sums->slots));
	for (size_t i = 0; i < old.capacity; i++) {
		if (old.slots[i] != 0)
			*find_slot(sums, old.slots[i]) = old.slots[i];
	}
	free(old.slots);
}

/* `said` is a sum with its kind. */
static void
take_in(struct sums *sums, uint64_t said)
{
	uint64_t *slot;
	bool was_missing;

	if (sums->count >= sums->capacity / 6 * 5)
		grow(sums);
	slot = find_slot(sums, said);
	was_missing = (*slot & KINDS) == SUM_WANTED;
	sums->count += *slot == 0;
	*slot |= said;
	sums->missing += (*slot & KINDS) == SUM_WANTED;
	sums->missing -= was_missing;
}

/* Where it goes is in no cache: until that has come, others are added. */
void
sums_add(struct sums *sums, uint64_t sum, enum sum_kind kind)
{
	uint64_t *said = &sums->waiting[sums->added++ % SUMS_WAITING];

	if (*said != 0)
		take_in(sums, *said);
	*said = (sum & ~KINDS) | kind;
	if (sums->capacity > 0)
		__builtin_prefetch(&sums->slots[home_of(sums, sum)], 1);
}

void
sums_write(struct buf *out, uint64_t sum, enum sum_kind kind)
{
	uint64_t said = (sum & ~KINDS) | kind;

	buf_add(out, (const char *)&said, sizeof(said));
}

void
sums_read(struct sums *sums, struct text written)
{
	uint64_t said;

	for (size_t at = 0; at + sizeof(said) <= written.len;
	     at += sizeof(said)) {
		memcpy(&said, written.s + at, sizeof(said));
		sums_add(sums, said, said & KINDS);
	}
}

size_t
sums_missing(struct sums *sums)
{
	for (size_t i = 0; i < SUMS_WAITING; i++) {
		if (sums->waiting[i] != 0)
			take_in(sums, sums->waiting[i]);
		sums->waiting[i] = 0;
	}
	return sums->missing;
}

void
sums_free(struct sums *sums)
{
	free(sums->slots);
	*sums = (struct sums){0};
}
