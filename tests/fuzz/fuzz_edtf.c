/*
 * Dates from hostile bytes: read, held against what every date has to be,
 * printed and read again.
 *
 * For libFuzzer:
 *   clang -g -fsanitize=fuzzer,address,undefined -std=c17 -D_GNU_SOURCE \
 *       -Igenerator -DARENA_MALLOC tests/fuzz/fuzz_edtf.c \
 *       generator/model/edtf*.c generator/base/[!.]*.c -lutf8proc -lnettle \
 *       -lpthread -o /tmp/fuzz_edtf
 *   /tmp/fuzz_edtf -max_len=64 /tmp/corpus tests/fuzz/edtf
 * tests/fuzz/test_edtf.c replays tests/fuzz/edtf in every run of the tests.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "model/edtf.h"

#define COLUMN 7 /* where the date stands in its line */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static struct edtf *
read_date(struct text source, struct arena *arena)
{
	struct place place = {.path = TEXT("x"), .line = 1, .column = COLUMN};
	struct diag diag = {0};
	struct edtf *date = edtf_parse(source, &place, arena, &diag);

	must(diag.errors == (date ? 0 : 1));
	list_each (struct diagnostic, said, &diag.list) {
		must(said->place.column >= COLUMN);
		must(said->place.column <= COLUMN + source.len);
	}
	diag_free(&diag);
	return date;
}

static void
check_bounds(const struct edtf *date)
{
	must(date->ranges.count > 0);
	must(!date->has_earliest || !date->has_latest ||
	     date->earliest <= date->latest);
	list_each (const struct edtf_range, range, &date->ranges) {
		must(range->start.earliest <= range->start.latest);
		must(range->finish.earliest <= range->finish.latest);
		must(!date->has_earliest ||
		     date->earliest <= range->start.earliest);
		must(!date->has_latest || date->latest >= range->finish.latest);
	}
}

static void
check_same_point(const struct edtf_point *a, const struct edtf_point *b)
{
	must(a->precision == b->precision && a->year == b->year &&
	     a->month == b->month && a->day == b->day);
	must(a->uncertain == b->uncertain && a->approximate == b->approximate &&
	     a->unspecified == b->unspecified);
	must(a->unspecified_digits == b->unspecified_digits &&
	     a->significant_digits == b->significant_digits);
	must(text_equal(a->time, b->time) && a->earliest == b->earliest &&
	     a->latest == b->latest);
}

static void
check_same(const struct edtf *a, const struct edtf *b)
{
	must(a->kind == b->kind && a->ranges.count == b->ranges.count);
	must(a->has_earliest == b->has_earliest && a->earliest == b->earliest);
	must(a->has_latest == b->has_latest && a->latest == b->latest);
	for (size_t i = 0; i < a->ranges.count; i++) {
		const struct edtf_range *of_a = &a->ranges.items[i];
		const struct edtf_range *of_b = &b->ranges.items[i];

		must(of_a->start_end == of_b->start_end &&
		     of_a->finish_end == of_b->finish_end);
		check_same_point(&of_a->start, &of_b->start);
		check_same_point(&of_a->finish, &of_b->finish);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text source = {(const char *)data, size};
	struct arena arena = {0};
	struct buf printed = BUF_INIT;
	struct buf again = BUF_INIT;
	struct edtf *date = read_date(source, &arena);
	struct edtf *other;

	if (date) {
		check_bounds(date);
		edtf_print(&printed, date);
		other = read_date(buf_as_text(&printed), &arena);
		must(other != NULL);
		check_same(date, other);
		edtf_print(&again, other);
		must(text_equal(buf_as_text(&printed), buf_as_text(&again)));
		must(edtf_compare(date, date) == 0);
		must((edtf_compare(date, other) < 0) ==
		     (edtf_compare(other, date) > 0));
	}
	buf_free(&printed);
	buf_free(&again);
	arena_free(&arena);
	return 0;
}
