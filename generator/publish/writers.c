/*
 * Staging by several threads.
 *
 * The caller's thread alone changes the publication. Another one reads of it
 * what does not change while files are added, and writes what came of a file
 * into the file's task, from where the caller's takes it.
 */
#include <stdlib.h>

#include "base/hands.h"
#include "base/lap.h"
#include "base/limits.h"
#include "base/mem.h"
#include "publish/publication.h"

/* Files that may wait or be staged at a time, and their size: a larger one is
 * not copied for it. */
#define TASKS 32
#define MOST_HANDED (256 * KIB)

/* Room of a task that is kept for the next. */
#define MOST_KEPT (32 * KIB)

struct task {
	struct staged staged;
	struct buf bytes;
	struct diag diag;
	bool is_open; /* what came of it has not been taken */
};

struct writers {
	const struct publication *publication;
	struct hands *hands;
	struct task tasks[TASKS];
	size_t threads;
	struct laps *laps; /* one a thread besides the caller's; or NULL */
};

/* The caller measures its own thread. */
static void
work(void *context, size_t slot, size_t thread)
{
	struct writers *writers = context;
	struct task *task = &writers->tasks[slot];
	struct content_of content = {.bytes = buf_as_text(&task->bytes)};
	struct laps *laps =
		writers->laps && thread > 0 ? &writers->laps[thread - 1] : NULL;

	lap_begin(laps);
	stage_content(writers->publication, &task->staged, &content,
		      &task->diag);
	lap_take(laps, LAP_WRITE);
}

struct writers *
writers_open(const struct publication *publication, size_t threads)
{
	struct writers *writers = mem_alloc(sizeof(*writers));

	*writers = (struct writers){
		.publication = publication,
		.threads = threads,
	};
	if (publication->laps) {
		writers->laps = mem_alloc(threads * sizeof(struct laps));
		memset(writers->laps, 0, threads * sizeof(struct laps));
	}
	writers->hands = hands_open(threads, TASKS, work, writers);
	for (size_t i = 0; i < TASKS; i++)
		writers->tasks[i].bytes = (struct buf)BUF_INIT;
	return writers;
}

/* What went wrong is told once: a full disk fails for many. */
static int
take_result(struct publication *publication, struct task *task,
	    struct diag *diag)
{
	bool failed = task->diag.errors > 0;

	if (!task->is_open)
		return 0;
	task->is_open = false;
	stage_keep(publication, &task->staged);
	if (failed && !publication->has_failed)
		diag_merge(diag, &task->diag);
	diag_free(&task->diag);
	publication->has_failed |= failed;
	return failed ? -1 : 0;
}

bool
writers_want(const struct writers *writers, const struct content_of *content)
{
	return writers && !content->file && content->bytes.len <= MOST_HANDED;
}

int
writers_give(struct publication *publication, const struct staged *staged,
	     struct text bytes, struct diag *diag)
{
	struct writers *writers = publication->writers;
	size_t slot = hands_take(writers->hands);
	struct task *task = &writers->tasks[slot];
	int rc = take_result(publication, task, diag);

	task->staged = *staged;
	task->is_open = true;
	buf_reset_within(&task->bytes, MOST_KEPT);
	buf_text(&task->bytes, bytes);
	hands_give(writers->hands, slot);
	return rc;
}

void
writers_rest(struct writers *writers)
{
	if (writers)
		hands_rest(writers->hands);
}

int
writers_settle(struct publication *publication, struct diag *diag)
{
	struct writers *writers = publication->writers;
	int rc = 0;

	writers_rest(writers);
	for (size_t i = 0; writers && i < TASKS; i++)
		rc |= take_result(publication, &writers->tasks[i], diag);
	return rc;
}

void
writers_close(struct writers *writers)
{
	if (writers == NULL)
		return;
	hands_close(writers->hands);
	for (size_t i = 0; writers->laps && i < writers->threads; i++)
		lap_add(writers->publication->laps, &writers->laps[i]);
	free(writers->laps);
	for (size_t i = 0; i < TASKS; i++) {
		buf_free(&writers->tasks[i].bytes);
		diag_free(&writers->tasks[i].diag);
	}
	free(writers);
}
