#include "cli/progress.h"

#include <inttypes.h>
#include <sys/resource.h>

#include "base/clock.h"

#define SECOND INT64_C(1000000000)
#define SILENT (SECOND / 2)    /* before the first line */
#define INTERVAL (SECOND / 10) /* between two */

static const char *const stage_names[BUILD_STAGES] = {
	[BUILD_LIST] = "reading site and theme",
	[BUILD_READ] = "reading documents",
	[BUILD_RESOLVE] = "resolving",
	[BUILD_VERIFY] = "verifying quotations",
	[BUILD_MAKE] = "making files",
	[BUILD_PUBLISH] = "publishing",
};

/* ---- Clocks ---- */

static int64_t
cpu_of(int who)
{
	struct rusage usage;

	if (getrusage(who, &usage) != 0)
		return 0;
	return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * SECOND +
	       (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1000;
}

static struct stage_time
time_now(void)
{
	return (struct stage_time){
		clock_ns(),
		cpu_of(RUSAGE_SELF) + cpu_of(RUSAGE_CHILDREN),
	};
}

/* ---- The line ---- */

void
progress_words(struct buf *words, enum build_stage stage, size_t made,
	       int64_t wall)
{
	int64_t tenths = wall * 10 / SECOND;

	buf_format(words, "%s", stage_names[stage]);
	if (made == 0 || wall <= 0)
		return;
	buf_format(words,
		   ": %zu in %" PRId64 ".%" PRId64 " s, %" PRId64 " a second",
		   made, tenths / 10, tenths % 10,
		   (int64_t)made * SECOND / wall);
}

static void
show(struct progress *progress, int64_t now)
{
	struct buf words = BUF_INIT;

	if (!progress->to || now - progress->start < SILENT ||
	    now - progress->shown < INTERVAL)
		return;
	progress_words(&words, progress->stage, progress->made,
		       now - progress->entered.wall);
	fprintf(progress->to, "\r\033[K%s", words.s);
	fflush(progress->to);
	progress->shown = now;
	buf_free(&words);
}

/* ---- What the build says ---- */

static void
leave(struct progress *progress)
{
	struct stage_time now = time_now();
	struct stage_time *time = &progress->times[progress->stage];

	time->wall += now.wall - progress->entered.wall;
	time->cpu += now.cpu - progress->entered.cpu;
	progress->entered = now;
}

static void
enter(void *context, enum build_stage stage)
{
	struct progress *progress = context;

	leave(progress);
	progress->stage = stage;
	progress->made = 0;
	show(progress, progress->entered.wall);
}

static void
count(void *context)
{
	struct progress *progress = context;

	progress->made++;
	if (progress->to)
		show(progress, clock_ns());
}

void
progress_begin(struct progress *progress, FILE *to)
{
	*progress = (struct progress){
		.to = to,
		.entered = time_now(),
		.watch = {enter, count, progress},
	};
	progress->start = progress->entered.wall;
}

void
progress_end(struct progress *progress)
{
	leave(progress);
	if (progress->shown != 0)
		fputs("\r\033[K", progress->to);
	progress->to = NULL;
}

int64_t
progress_wall(const struct progress *progress)
{
	return progress->entered.wall - progress->start;
}

/* ---- The table ---- */

/* The parts of stages that are measured. */
static const struct {
	enum build_stage stage;
	const char *name;
} parts[LAPS] = {
	[LAP_FILES] = {BUILD_READ, "files"},
	[LAP_FRONT_MATTER] = {BUILD_READ, "front matter"},
	[LAP_CMARK] = {BUILD_READ, "cmark"},
	[LAP_PASSES] = {BUILD_READ, "passes"},
	[LAP_HTML] = {BUILD_READ, "HTML"},
	[LAP_PAGES] = {BUILD_READ, "pages"},
	[LAP_THEME] = {BUILD_MAKE, "theme"},
	[LAP_TRANSFER] = {BUILD_MAKE, "transfer"},
	[LAP_WRITE] = {BUILD_MAKE, "writing"},
};

static void
add_cpu(struct buf *table, int64_t cpu, size_t pages)
{
	buf_format(table, " %10.1f %12" PRId64 "\n", (double)cpu / 1e6,
		   cpu / (int64_t)(pages > 0 ? pages : 1));
}

static void
add_row(struct buf *table, const char *name, struct stage_time time,
	size_t pages)
{
	buf_format(table, "%-24s %10.1f", name, (double)time.wall / 1e6);
	add_cpu(table, time.cpu, pages);
}

static void
add_parts(struct buf *table, const struct progress *progress,
	  enum build_stage stage, size_t pages)
{
	for (enum lap lap = 0; lap < LAPS; lap++) {
		if (parts[lap].stage != stage || progress->laps.ns[lap] == 0)
			continue;
		buf_format(table, "  %-22s %10s", parts[lap].name, "");
		add_cpu(table, progress->laps.ns[lap], pages);
	}
}

void
progress_table(struct buf *table, const struct progress *progress, size_t pages)
{
	struct stage_time all = {0, 0};

	buf_format(table, "%-24s %10s %10s %12s\n", "stage", "ms", "CPU ms",
		   "CPU ns/page");
	for (enum build_stage stage = 0; stage < BUILD_STAGES; stage++) {
		add_row(table, stage_names[stage], progress->times[stage],
			pages);
		add_parts(table, progress, stage, pages);
		all.wall += progress->times[stage].wall;
		all.cpu += progress->times[stage].cpu;
	}
	add_row(table, "all", all, pages);
}
