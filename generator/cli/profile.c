#include "cli/profile.h"

#include <inttypes.h>

/* Kinds of files, as they are listed; see struct theme_time. */
static const char *const kinds[] = {
	"layout", "output", "part",  "hook",	"filter",
	"block",  "words",  "other", "program",
};

static void
add_head(struct buf *table, const char *first)
{
	buf_format(table, "\n%9s %9s %9s %9s %6s  %s\n", "calls", "own ms",
		   "all ms", "ns/page", "share", first);
}

/* Share is of the time of all workers, in percent. */
static void
add_row(struct buf *table, const struct theme_profile *profile,
	const struct theme_time *time)
{
	uint64_t made = profile->made > 0 ? profile->made : 1;
	int64_t all = profile->time > 0 ? profile->time : 1;

	buf_format(table,
		   "%9" PRIu64 " %9.2f %9.2f %9" PRId64 " %5.1f%%  %.*s\n",
		   time->calls, (double)time->own / 1e6,
		   (double)time->total / 1e6, time->own / (int64_t)made,
		   (double)time->own * 100 / (double)all, TEXT_ARG(time->name));
}

/* All files of a kind; what one calls of another counts for both. */
static void
add_kind(struct buf *table, const struct theme_profile *profile,
	 const char *kind)
{
	struct theme_time sum = {.name = text_of(kind)};

	list_each (struct theme_time, time, &profile->times) {
		if (strcmp(time->kind, kind) != 0)
			continue;
		sum.calls += time->calls;
		sum.total += time->total;
		sum.own += time->own;
	}
	if (sum.own > 0)
		add_row(table, profile, &sum);
}

void
profile_table(struct buf *table, const struct theme_profile *profile)
{
	uint64_t made = profile->made > 0 ? profile->made : 1;

	buf_format(table,
		   "theme: %" PRIu64 " files made in %.2f ms of all workers, "
		   "%" PRId64 " ns each\n",
		   profile->made, (double)profile->time / 1e6,
		   profile->time / (int64_t)made);
	add_head(table, "kind");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		add_kind(table, profile, kinds[i]);
	add_head(table, "file");
	list_each (struct theme_time, time, &profile->times)
		if (time->own > 0)
			add_row(table, profile, time);
	buf_format(table, "\n%9s  slowest\n", "ms");
	list_each (struct theme_slow, slow, &profile->slowest)
		buf_format(table, "%9.2f  %.*s\n", (double)slow->time / 1e6,
			   TEXT_ARG(slow->origin));
}
