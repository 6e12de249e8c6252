/*
 * Parses, sorts and prints many dates of every form, twice as many each time,
 * and says how long a date takes: it should be the same in each line.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "model/edtf.h"

#define LEAST 10000
#define MOST 160000

/* %04d is a year. */
static const char *const forms[] = {
	"%04d-04-12",
	"%04d-04",
	"%04d",
	"%04d~",
	"%04d-06~-11",
	"%04d-21",
	"%04d-XX",
	"%04d-04-XX",
	"%04d-02-01/9999-02-08",
	"%04d/..",
	"[..%04d-12-03]",
	"[%04d, 9998, 9999..]",
	"{1667,1668,1670..%04d}",
	"-%04d-03-15",
	"Y1%04d",
	"%04dS2",
};

struct date_list LIST_OF(struct edtf *);

static int64_t
now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static struct text *
make_sources(size_t count, struct arena *arena)
{
	struct text *sources = arena_array(arena, struct text, count);

	for (size_t i = 0; i < count; i++) {
		char source[64];
		int year = 1700 + (int)(i * 7919 % 8000);

		/* The formats are the table's. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		snprintf(source, sizeof(source), forms[i % ARRAY_COUNT(forms)],
			 year);
#pragma GCC diagnostic pop
		sources[i] = arena_text(arena, text_of(source));
	}
	return sources;
}

static void
parse_all(const struct text *sources, size_t count, struct arena *arena,
	  struct date_list *dates)
{
	struct place place = {.path = TEXT("bench"), .line = 1, .column = 1};
	struct diag diag = {0};

	for (size_t i = 0; i < count; i++) {
		struct edtf *date =
			edtf_parse(sources[i], &place, arena, &diag);

		if (!date) {
			fprintf(stderr, "bench: %s was refused\n",
				sources[i].s);
			exit(1);
		}
		list_add(arena, dates, date);
	}
	diag_free(&diag);
}

static int
by_date(const void *a, const void *b)
{
	return edtf_compare(*(struct edtf *const *)a, *(struct edtf *const *)b);
}

static void
print_all(const struct date_list *dates)
{
	struct buf buf = BUF_INIT;

	list_each (struct edtf *, date, dates) {
		buf_reset(&buf);
		edtf_print(&buf, *date);
	}
	buf_free(&buf);
}

static void
measure(size_t count)
{
	struct arena arena = {0};
	struct date_list dates = {0};
	struct text *sources = make_sources(count, &arena);
	int64_t start = now_ns();
	int64_t parsed, sorted, printed;

	parse_all(sources, count, &arena, &dates);
	parsed = now_ns();
	qsort(dates.items, dates.count, sizeof(*dates.items), by_date);
	sorted = now_ns();
	print_all(&dates);
	printed = now_ns();
	printf("  %7zu dates %8.1f ms: a date takes %5lld ns to parse, %4lld "
	       "to sort, %4lld to print\n",
	       count, (double)(printed - start) / 1e6,
	       (long long)((parsed - start) / (int64_t)count),
	       (long long)((sorted - parsed) / (int64_t)count),
	       (long long)((printed - sorted) / (int64_t)count));
	arena_free(&arena);
}

int
main(void)
{
	for (size_t count = LEAST; count <= MOST; count *= 2)
		measure(count);
	return 0;
}
