/*
 * floor CONTENT OUTPUT JOBS: the least that making a site of Markdown can
 * cost. Reads every .md file below CONTENT, renders what is behind its front
 * matter with cmark, whose memory is an arena, and writes x.md to
 * OUTPUT/x/index.html, on JOBS threads.
 *
 * It resolves no link, knows no layout and checks nothing but that the system
 * did as it was told. How many times its CPU time ours takes is the price of
 * all the rest.
 */
#include <cmark.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES_MOST 200000
#define RUN 32
#define JOBS_MOST 64
#define ARENA_BYTES ((size_t)256 << 20) /* of one page; touched as needed */
#define ALIGNMENT 16

struct floor {
	char **paths; /* from CONTENT, without .md */
	size_t count;
	atomic_size_t next;
	int content;
	int output;
};

/* ---- cmark's memory: never given back but all at once ---- */

static _Thread_local char *arena;
static _Thread_local size_t used;

static void *
take(size_t count, size_t size)
{
	size_t bytes = count * size;
	size_t *piece = (size_t *)(arena + used);

	used += ALIGNMENT + (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (used > ARENA_BYTES)
		errx(1, "a page needs too much memory");
	*piece = bytes;
	return memset((char *)piece + ALIGNMENT, 0, bytes);
}

static void *
grow(void *old, size_t bytes)
{
	void *piece = take(1, bytes);
	size_t had = old ? *(size_t *)((char *)old - ALIGNMENT) : 0;

	return had > 0 ? memcpy(piece, old, had < bytes ? had : bytes) : piece;
}

static void
give(void *old)
{
	(void)old;
}

static cmark_mem memory = {take, grow, give};

/* ---- A page ---- */

static char *
read_file(int dir, const char *path, size_t *length)
{
	struct stat status;
	int file = openat(dir, path, O_RDONLY | O_CLOEXEC);
	char *bytes;

	if (file < 0 || fstat(file, &status) != 0)
		err(1, "%s", path);
	bytes = take(1, (size_t)status.st_size + 1);
	if (read(file, bytes, (size_t)status.st_size) != status.st_size)
		err(1, "%s", path);
	close(file);
	*length = (size_t)status.st_size;
	return bytes;
}

static const char *
body_of(const char *bytes)
{
	const char *end = strncmp(bytes, "---\n", 4) == 0
				  ? strstr(bytes + 4, "\n---\n")
				  : NULL;

	return end ? end + 5 : bytes;
}

static void
write_file(int dir, const char *path, const char *html)
{
	size_t length = strlen(html);
	int file = openat(dir, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
			  0666);

	if (file < 0 || write(file, html, length) != (ssize_t)length ||
	    close(file) != 0)
		err(1, "%s", path);
}

static void
make_page(const struct floor *floor, const char *path)
{
	char name[4096];
	cmark_parser *parser;
	const char *body;
	char *bytes;
	size_t length;

	used = 0;
	snprintf(name, sizeof(name), "%s.md", path);
	bytes = read_file(floor->content, name, &length);
	body = body_of(bytes);
	parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
	cmark_parser_feed(parser, body, length - (size_t)(body - bytes));
	if (mkdirat(floor->output, path, 0777) != 0 && errno != EEXIST)
		err(1, "%s", path);
	snprintf(name, sizeof(name), "%s/index.html", path);
	write_file(floor->output, name,
		   cmark_render_html(cmark_parser_finish(parser),
				     CMARK_OPT_UNSAFE));
}

static void *
work(void *context)
{
	struct floor *floor = context;

	arena = malloc(ARENA_BYTES);
	if (!arena)
		err(1, "malloc");
	for (;;) {
		size_t from = atomic_fetch_add(&floor->next, RUN);

		for (size_t i = from; i < from + RUN; i++) {
			if (i >= floor->count)
				return NULL;
			make_page(floor, floor->paths[i]);
		}
	}
}

/* ---- All pages ---- */

/* Lists the documents, and makes the folders that hold others. */
static void
list(struct floor *floor, char *content)
{
	char *const roots[] = {content, NULL};
	FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOSTAT, NULL);
	size_t root = strlen(content) + 1;
	FTSENT *entry;

	while (walk && (entry = fts_read(walk))) {
		size_t end = entry->fts_pathlen;

		if (entry->fts_info == FTS_D && end > root &&
		    mkdirat(floor->output, entry->fts_path + root, 0777) != 0 &&
		    errno != EEXIST)
			err(1, "%s", entry->fts_path);
		if (end < root + 3 || entry->fts_info == FTS_D ||
		    strcmp(entry->fts_path + end - 3, ".md") != 0)
			continue;
		if (floor->count == FILES_MOST)
			errx(1, "more than %d files", FILES_MOST);
		floor->paths[floor->count] =
			strndup(entry->fts_path + root, end - root - 3);
		if (!floor->paths[floor->count++])
			err(1, "strndup");
	}
	if (!walk || fts_close(walk) != 0)
		err(1, "%s", content);
}

int
main(int argc, char **argv)
{
	static char *paths[FILES_MOST];
	struct floor floor = {.paths = paths};
	pthread_t threads[JOBS_MOST];
	size_t jobs = argc == 4 ? strtoul(argv[3], NULL, 10) : 0;

	if (jobs < 1 || jobs > JOBS_MOST)
		errx(2, "usage: floor CONTENT OUTPUT JOBS");
	if (mkdir(argv[2], 0777) != 0 && errno != EEXIST)
		err(1, "%s", argv[2]);
	floor.content = open(argv[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	floor.output = open(argv[2], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (floor.content < 0 || floor.output < 0)
		err(1, "%s, %s", argv[1], argv[2]);
	list(&floor, argv[1]);
	for (size_t i = 0; i < jobs; i++)
		if (pthread_create(&threads[i], NULL, work, &floor) != 0)
			errx(1, "pthread_create");
	for (size_t i = 0; i < jobs; i++)
		pthread_join(threads[i], NULL);
	return 0;
}
