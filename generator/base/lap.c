#include "base/lap.h"

#include <stddef.h>
#include <time.h>

static int64_t
thread_ns(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void
lap_begin(struct laps *laps)
{
	if (laps)
		laps->last = thread_ns();
}

void
lap_take(struct laps *laps, enum lap lap)
{
	int64_t now;

	if (!laps)
		return;
	now = thread_ns();
	laps->ns[lap] += now - laps->last;
	laps->last = now;
}

void
lap_add(struct laps *sum, const struct laps *laps)
{
	for (size_t i = 0; i < LAPS; i++)
		sum->ns[i] += laps->ns[i];
}
