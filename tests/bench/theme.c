/*
 * theme SITE RUNS: how long the theme of a site takes for a page, without
 * workers: each page is made RUNS times in this process. Prints the median
 * over the runs in nanoseconds of CPU time, for each kind of page.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/lap.h"
#include "build.h"
#include "theme/render.h"

struct times {
	int64_t *items;
	size_t count;
};

static int
by_value(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Makes all pages of a kind once; returns how many there are. */
static size_t
make_pages(struct vm *vm, const struct jobs *jobs, enum page_kind kind)
{
	struct failure failure;
	size_t count = 0;

	list_each (struct job, job, jobs) {
		if (!job->page || job->layout || job->page->kind != kind)
			continue;
		if (render_job(vm, job, &failure) != 0)
			errx(1, "%.*s: %.*s", TEXT_ARG(job->path),
			     TEXT_ARG(failure.message));
		count++;
	}
	return count;
}

static void
measure_kind(struct vm *vm, const struct jobs *jobs, enum page_kind kind,
	     const struct times *times)
{
	size_t count = make_pages(vm, jobs, kind);

	if (count == 0)
		return;
	for (size_t i = 0; i < times->count; i++) {
		struct laps laps = {.last = 0};

		lap_begin(&laps);
		make_pages(vm, jobs, kind);
		lap_take(&laps, LAP_THEME);
		times->items[i] = laps.ns[LAP_THEME] / (int64_t)count;
	}
	qsort(times->items, times->count, sizeof(*times->items), by_value);
	printf("  %-12s %7zu pages %9lld ns each  (%lld … %lld)\n",
	       page_kind_name(kind), count,
	       (long long)times->items[times->count / 2],
	       (long long)times->items[0],
	       (long long)times->items[times->count - 1]);
}

int
main(int argc, char **argv)
{
	struct build_options options = {.jobs = 1};
	struct arena arena = {0};
	struct diag diag = {0};
	struct jobs jobs = {0};
	struct times times;
	struct build *build;
	struct vm *vm;

	if (argc != 3 || (times.count = strtoul(argv[2], NULL, 10)) == 0)
		errx(2, "usage: theme SITE RUNS");
	options.site_path = argv[1];
	build = build_open(&options, &diag);
	if (!build)
		errx(1, "%s: the site has errors", argv[1]);
	times.items = arena_array(&arena, int64_t, times.count);
	jobs_plan(build_look(build)->theme, build_look(build)->site, &arena,
		  &jobs);
	vm = render_open(build_look(build)->theme, build_look(build)->site);
	vm->is_summed = true; /* as a build that finds nothing wrong */
	for (enum page_kind kind = 0; kind < PAGE_KINDS; kind++)
		measure_kind(vm, &jobs, kind, &times);
	vm_close(vm);
	build_close(build);
	diag_free(&diag);
	arena_free(&arena);
	return 0;
}
