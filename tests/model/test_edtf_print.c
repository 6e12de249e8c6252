#include "tests/test.h"

#include "model/edtf.h"

static struct edtf *
parse(const char *source, struct arena *arena)
{
	struct place place = {TEXT("content/x.md"), 1, 1, 0};
	struct diag diag = {0};
	struct edtf *date = edtf_parse(text_of(source), &place, arena, &diag);

	diag_free(&diag);
	return date;
}

static void
assert_prints(const char *source, const char *printed)
{
	struct arena arena = {0};
	struct buf buf = BUF_INIT;
	struct edtf *date = parse(source, &arena);

	if (!date)
		fail_msg("%s was refused", source);
	edtf_print(&buf, date);
	assert_string_equal(buf.s, printed);
	buf_free(&buf);
	arena_free(&arena);
}

static void
what_is_canonical_is_printed_as_it_is(void **state)
{
	static const char *const sources[] = {
		"1985-04-12",
		"1985-04",
		"1985",
		"0000",
		"-0044-03-15",
		"1985-04-12T23:20:30+04:30",
		"1964/2008",
		"Y170000002",
		"Y-17E7",
		"Y3388E2S3",
		"1950S2?",
		"2001-21",
		"1984?",
		"2004-06~",
		"2004-06-11%",
		"201X",
		"1985-XX-XX",
		"1984-1X",
		"X9X5-0X-X1",
		"1985-04-12/..",
		"../1985",
		"/1985",
		"1985/",
		"1984~/2004-06",
		"2004-06-~01/2004-06-~20",
		"[1667,1668,1670..1672]",
		"[..1760-12-03]",
		"{1760-01,1760-12..}",
		"[Y170000002..Y170000003]",
		"2004?-06-11",
		"2004-06~-11",
		"2004-%06-11",
		"2004-06~-?11",
		"2004?-~06-%11",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(sources); i++)
		assert_prints(sources[i], sources[i]);
}

static void
other_ways_to_write_it_become_one(void **state)
{
	(void)state;
	assert_prints("[1667, 1668, 1669..]", "[1667,1668,1669..]");
	assert_prints("?2004-06-~11", "2004?-06-~11");
	assert_prints("?2004-?06-?11", "2004-06-11?");
	assert_prints("?2004~", "2004%");
	assert_prints("2004?-?06-11", "2004-06?-11");
}

/* The same numbers in every run: Knuth's MMIX generator. */
static uint32_t
random_below(uint64_t *seed, uint32_t most)
{
	*seed = *seed * UINT64_C(6364136223846793005) +
		UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33) % most;
}

/* `count` digits, some of them X. */
static void
add_digits(struct buf *buf, size_t count, uint64_t *seed)
{
	for (size_t i = 0; i < count; i++)
		buf_char(buf, "00011223456789X"[random_below(seed, 15)]);
}

static void
add_sign(struct buf *buf, uint64_t *seed)
{
	uint32_t sign = random_below(seed, 12);

	if (sign < 3)
		buf_char(buf, "?~%"[sign]);
}

/* What looks like a point, and often is one. */
static void
add_point(struct buf *buf, uint64_t *seed)
{
	uint32_t parts = random_below(seed, 4);

	if (parts == 3) {
		buf_format(buf, "Y%u", 10000 + random_below(seed, 1000000));
		return;
	}
	add_sign(buf, seed);
	if (random_below(seed, 8) == 0)
		buf_char(buf, '-');
	add_digits(buf, 4, seed);
	add_sign(buf, seed);
	for (uint32_t i = 0; i < parts; i++) {
		buf_char(buf, '-');
		add_sign(buf, seed);
		add_digits(buf, 2, seed);
		add_sign(buf, seed);
	}
}

static void
add_set(struct buf *buf, uint64_t *seed)
{
	bool is_one_of = random_below(seed, 2) == 0;

	buf_char(buf, is_one_of ? '[' : '{');
	if (random_below(seed, 4) == 0)
		buf_literal(buf, "..");
	add_point(buf, seed);
	while (random_below(seed, 2) == 0) {
		buf_literal(buf, ", ");
		add_point(buf, seed);
	}
	if (random_below(seed, 4) == 0)
		buf_literal(buf, "..");
	buf_char(buf, is_one_of ? ']' : '}');
}

static struct edtf *
random_date(struct arena *arena, uint64_t *seed)
{
	struct buf buf = BUF_INIT;
	uint32_t shape = random_below(seed, 4);
	struct edtf *date;

	if (shape == 0) {
		add_set(&buf, seed);
	} else {
		add_point(&buf, seed);
		if (shape == 1) {
			buf_char(&buf, '/');
			add_point(&buf, seed);
		}
	}
	date = parse(arena_text(arena, buf_as_text(&buf)).s, arena);
	buf_free(&buf);
	return date;
}

#define RANDOM_DATES 400

struct date_list LIST_OF(struct edtf *);

static void
make_dates(struct date_list *dates, struct arena *arena)
{
	uint64_t seed = 1931;

	while (dates->count < RANDOM_DATES) {
		struct edtf *date = random_date(arena, &seed);

		if (date)
			list_add(arena, dates, date);
	}
}

static void
what_is_printed_reads_as_the_same_date(void **state)
{
	struct arena arena = {0};
	struct date_list dates = {0};

	(void)state;
	make_dates(&dates, &arena);
	list_each (struct edtf *, date, &dates) {
		struct buf once = BUF_INIT;
		struct buf twice = BUF_INIT;
		struct edtf *again;

		edtf_print(&once, *date);
		again = parse(once.s, &arena);
		assert_non_null(again);
		edtf_print(&twice, again);
		assert_string_equal(once.s, twice.s);
		assert_true(again->earliest == (*date)->earliest);
		assert_true(again->latest == (*date)->latest);
		buf_free(&once);
		buf_free(&twice);
	}
	arena_free(&arena);
}

static void
bounds_are_ordered(void **state)
{
	struct arena arena = {0};
	struct date_list dates = {0};

	(void)state;
	make_dates(&dates, &arena);
	list_each (struct edtf *, date, &dates) {
		if ((*date)->has_earliest && (*date)->has_latest)
			assert_true((*date)->earliest <= (*date)->latest);
	}
	arena_free(&arena);
}

static int
by_date(const void *a, const void *b)
{
	return edtf_compare(*(struct edtf *const *)a, *(struct edtf *const *)b);
}

/* Transitive: once sorted, every earlier one is before every later one. */
static void
sorting_is_total_and_transitive(void **state)
{
	struct arena arena = {0};
	struct date_list dates = {0};

	(void)state;
	make_dates(&dates, &arena);
	qsort(dates.items, dates.count, sizeof(*dates.items), by_date);
	for (size_t i = 0; i < dates.count; i++) {
		for (size_t j = i + 1; j < dates.count; j++) {
			struct edtf *a = dates.items[i];
			struct edtf *b = dates.items[j];
			int order = edtf_compare(a, b);

			assert_true(order < 0 ||
				    text_equal(a->source, b->source));
			assert_true((order < 0) == (edtf_compare(b, a) > 0));
		}
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_canonical_is_printed_as_it_is),
		cmocka_unit_test(other_ways_to_write_it_become_one),
		cmocka_unit_test(what_is_printed_reads_as_the_same_date),
		cmocka_unit_test(bounds_are_ordered),
		cmocka_unit_test(sorting_is_total_and_transitive),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
