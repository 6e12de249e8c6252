/*
 * Steps on the threads of a build: those that look at one document at a time,
 * and two that have nothing to do with each other.
 */
#include "base/pool.h"
#include "model/work.h"

/* For fewer documents a thread is not worth its start. */
#define LEAST_DOCUMENTS 256

/* For each thread: one that has less to do takes another. */
#define SHARES 4

/* Some documents that follow each other. What a step adds to the work is the
 * share's own, until all is put together in the order of the documents. */
struct share {
	struct work work;
	struct arena arena;
	struct diag diag;
	size_t first;
	size_t end;
	char apart[POOL_APART];
};

struct shares {
	struct share *items;
	work_step *step;
};

static void
share_begin(struct share *share, const struct work *work)
{
	share->work = *work;
	share->work.arena = &share->arena;
	share->work.scratch = (struct arena){0};
	share->work.diag = &share->diag;
	share->work.anchor_links = share->work.folder_links =
		(struct links_left){0};
}

static void
take_share(void *context, size_t number, size_t thread)
{
	const struct shares *shares = context;
	struct share *share = &shares->items[number];

	(void)thread;
	for (size_t i = share->first; i < share->end; i++)
		shares->step(&share->work, i);
}

static void
share_end(struct share *share, struct work *work)
{
	links_left_add(work, &share->work);
	diag_merge(work->diag, &share->diag);
	arena_adopt(work->arena, &share->arena);
	arena_free(&share->work.scratch);
}

void
work_each(struct work *work, work_step *step)
{
	size_t jobs = work->options->jobs > 0 ? work->options->jobs : 1;
	size_t count = work->document_count / LEAST_DOCUMENTS + 1;
	struct shares shares = {.step = step};

	if (count > jobs * SHARES)
		count = jobs * SHARES;
	shares.items = arena_array(work->arena, struct share, count);
	for (size_t i = 0; i < count; i++) {
		shares.items[i].first = work->document_count * i / count;
		shares.items[i].end = work->document_count * (i + 1) / count;
		share_begin(&shares.items[i], work);
	}
	pool_run(jobs, count, take_share, &shares);
	for (size_t i = 0; i < count; i++)
		share_end(&shares.items[i], work);
}

/* ---- Two steps ---- */

struct two {
	struct share shares[2];
	work_whole *steps[2];
};

static void
take_step(void *context, size_t number, size_t thread)
{
	struct two *two = context;

	(void)thread;
	two->steps[number](&two->shares[number].work);
}

void
work_both(struct work *work, work_whole *one, work_whole *other)
{
	bool is_small = work->document_count < LEAST_DOCUMENTS;
	struct two two = {.steps = {one, other}};

	for (size_t i = 0; i < 2; i++)
		share_begin(&two.shares[i], work);
	pool_run(is_small ? 1 : work->options->jobs, 2, take_step, &two);
	for (size_t i = 0; i < 2; i++)
		share_end(&two.shares[i], work);
}
