/*
 * preview SITE DOCUMENT PAGE RUNS: how long it takes from a changed document
 * to its page, without the network: the document gets a word more, the
 * preview reads the site again, the page is made. Prints medians and the
 * spread in milliseconds, and the memory after the first and the last run.
 *
 * The document is as it was afterwards.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "preview.h"

struct times {
	double *items;
	size_t count;
};

static double
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
print_times(const char *name, struct times *times)
{
	qsort(times->items, times->count, sizeof(double), by_value);
	printf("  %-12s %8.2f ms  (%.2f … %.2f)\n", name,
	       times->items[times->count / 2], times->items[0],
	       times->items[times->count - 1]);
}

static long
resident_kb(void)
{
	FILE *in = fopen("/proc/self/statm", "r");
	long pages = 0, resident = 0;

	if (!in || fscanf(in, "%ld %ld", &pages, &resident) != 2)
		errx(1, "/proc/self/statm");
	fclose(in);
	return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

/* In place of the last one, so that nothing grows but what leaks. */
static void
change_word(const char *path, long size, size_t number)
{
	FILE *out;

	if (truncate(path, size) != 0)
		err(1, "%s", path);
	out = fopen(path, "a");
	if (!out || fprintf(out, "\nword%06zu\n", number) < 0 ||
	    fclose(out) != 0)
		err(1, "%s", path);
}

static void
change_once(struct preview *preview, char **arguments, size_t number,
	    struct times times[2])
{
	struct diag diag = {0};
	struct preview_file file;
	char word[32];
	double start, read;

	start = now_ms();
	if (preview_refresh(preview, &diag) != 0)
		errx(1, "the site has errors");
	read = now_ms();
	if (preview_find(preview, text_of(arguments[3]), &file, &diag) !=
	    PREVIEW_FOUND)
		errx(1, "%s: there is no such page", arguments[3]);
	times[0].items[times[0].count++] = read - start;
	times[1].items[times[1].count++] = now_ms() - start;
	snprintf(word, sizeof(word), "word%06zu", number);
	if (text_find(file.bytes, text_of(word), 0) == TEXT_NOT_FOUND)
		errx(1, "%s is not the new page", arguments[3]);
	diag_free(&diag);
}

int
main(int argc, char **argv)
{
	struct build_options options = {
		.site_path = argc > 1 ? argv[1] : "",
		.output_path = "",
		.jobs = (size_t)sysconf(_SC_NPROCESSORS_ONLN)};
	struct preview *preview = preview_open(&options);
	struct times times[2] = {{0}, {0}};
	size_t runs;
	long first = 0, size;
	FILE *in;

	if (argc != 5)
		errx(2, "usage: preview SITE DOCUMENT PAGE RUNS");
	runs = strtoul(argv[4], NULL, 10);
	in = fopen(argv[2], "r");
	if (!in || fseek(in, 0, SEEK_END) != 0 || (size = ftell(in)) < 0)
		err(1, "%s", argv[2]);
	fclose(in);
	for (size_t i = 0; i < 2; i++)
		times[i].items = calloc(runs + 1, sizeof(double));
	for (size_t i = 0; i <= runs; i++) {
		change_word(argv[2], size, i);
		change_once(preview, argv, i, times);
		if (i == 0) { /* everything was read */
			times[0].count = times[1].count = 0;
			first = resident_kb();
		}
		usleep(60000); /* what is written right now is read again */
	}
	print_times("model", &times[0]);
	print_times("page", &times[1]);
	printf("  memory       %8ld KB, then %ld KB\n", first, resident_kb());
	if (truncate(argv[2], size) != 0)
		err(1, "%s", argv[2]);
	preview_close(preview);
	free(times[0].items);
	free(times[1].items);
	return 0;
}
