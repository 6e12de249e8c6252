/*
 * index SITE RUNS: how long the index to search in takes to make, without
 * writing it, on one thread: the least and the median of RUNS in milliseconds
 * of CPU time; and how many files and bytes it has.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "build.h"
#include "search/search.h"

struct made {
	size_t files;
	size_t bytes;
};

static int
count_file(void *context, struct text path, struct text bytes,
	   struct diag *diag)
{
	struct made *made = context;

	(void)path;
	(void)diag;
	made->files++;
	made->bytes += bytes.len;
	return 0;
}

static double
cpu_ms(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int
by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void
measure(const struct site *site, double *times, size_t count, struct diag *diag)
{
	struct made made = {0};
	struct search_files to = {.take = count_file, .context = &made};

	for (size_t i = 0; i < count; i++) {
		double start = cpu_ms();

		made = (struct made){0};
		if (search_make(site, 1, &to, diag) != 0)
			errx(1, "the index is not made");
		times[i] = cpu_ms() - start;
	}
	qsort(times, count, sizeof(*times), by_value);
	printf("  %7.1f ms, median %.1f; %zu files, %zu KB\n", times[0],
	       times[count / 2], made.files, made.bytes / 1024);
}

int
main(int argc, char **argv)
{
	struct build_options options = {.jobs = 1};
	struct arena arena = {0};
	struct diag diag = {0};
	struct build *build;
	size_t count;

	if (argc != 3 || (count = strtoul(argv[2], NULL, 10)) == 0)
		errx(2, "usage: index SITE RUNS");
	options.site_path = argv[1];
	build = build_open(&options, &diag);
	if (!build)
		errx(1, "%s: the site has errors", argv[1]);
	measure(build_look(build)->site, arena_array(&arena, double, count),
		count, &diag);
	build_close(build);
	diag_free(&diag);
	arena_free(&arena);
	return 0;
}
