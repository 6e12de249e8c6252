#include "serve/watch.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "serve/watch_walk.h"

/* A walk over everything may take one part in so many of the time. */
#define POLL_SHARE 10
#define POLL_LEAST_MS 250

#define EVENTS                                                                 \
	(IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM |  \
	 IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)

struct watch {
	const char *root;
	const char *const *folders;
	int inotify;	/* -1: it polls */
	int root_watch; /* of inotify, for folders that are not there yet */
	struct text why;
	uint64_t seen;	 /* sum of all names, sizes and times */
	int64_t poll_ms; /* between two walks */
	int64_t next_ms; /* when the next is due */
};

static void
walk_all(const struct watch *watch, const struct watch_visitor *visitor)
{
	struct buf path = BUF_INIT;

	for (const char *const *folder = watch->folders; *folder; folder++) {
		buf_reset(&path);
		buf_format(&path, "%s/%s", watch->root, *folder);
		watch_walk(path.s, visitor);
	}
	buf_free(&path);
}

/* ---- Looking again and again ---- */

static void
no_folder(void *context, const char *path)
{
	(void)context;
	(void)path;
}

/*
 * A sum, as entries come in any order. A folder's size and times tell of
 * files that are ignored, too.
 */
static void
add_entry(void *context, const char *path, const struct stat *status)
{
	uint64_t *sum = context;
	bool is_folder = S_ISDIR(status->st_mode);
	uint64_t facts[] = {
		text_hash(text_of(path)),
		is_folder ? 0 : (uint64_t)status->st_size,
		is_folder ? 0 : (uint64_t)status->st_mtim.tv_sec,
		is_folder ? 0 : (uint64_t)status->st_mtim.tv_nsec,
		(uint64_t)status->st_ino,
		(uint64_t)status->st_mode,
	};

	*sum += text_hash((struct text){(const char *)facts, sizeof(facts)});
}

static bool
look(struct watch *watch)
{
	uint64_t sum = 0;
	struct watch_visitor visitor = {&sum, no_folder, add_entry};
	int64_t start = clock_ms(), taken;
	bool changed;

	walk_all(watch, &visitor);
	taken = clock_ms() - start;
	watch->poll_ms = taken * POLL_SHARE;
	if (watch->poll_ms < POLL_LEAST_MS)
		watch->poll_ms = POLL_LEAST_MS;
	watch->next_ms = clock_ms() + watch->poll_ms;
	changed = sum != watch->seen;
	watch->seen = sum;
	return changed;
}

static void
fall_back(struct watch *watch, struct text why)
{
	if (watch->inotify >= 0)
		close(watch->inotify);
	watch->inotify = -1;
	watch->why = why;
	look(watch);
}

/* ---- inotify ---- */

static void
add_folder(void *context, const char *path)
{
	struct watch *watch = context;

	if (watch->inotify < 0)
		return;
	if (inotify_add_watch(watch->inotify, path, EVENTS) < 0 &&
	    (errno == ENOSPC || errno == ENOMEM))
		fall_back(watch, TEXT("the system's limit on watched folders "
				      "is reached"));
}

/*
 * Folders come, go and move: what is watched is then set up from nothing,
 * which is simpler than to follow each event and cannot lose one.
 */
static void
set_up(struct watch *watch)
{
	struct watch_visitor visitor = {watch, add_folder, NULL};

	if (watch->inotify >= 0)
		close(watch->inotify);
	watch->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (watch->inotify < 0) {
		fall_back(watch, TEXT("the system has no watches left"));
		return;
	}
	watch->root_watch = inotify_add_watch(watch->inotify, watch->root,
					      IN_CREATE | IN_MOVED_FROM |
						      IN_MOVED_TO | IN_ONLYDIR);
	walk_all(watch, &visitor);
}

struct events {
	bool changed;
	bool anew; /* folders changed, or events were lost */
};

static bool
is_watched(const struct watch *watch, struct text name)
{
	for (const char *const *folder = watch->folders; *folder; folder++)
		if (text_equal(text_of(*folder), name))
			return true;
	return false;
}

static void
take_event(const struct watch *watch, const struct inotify_event *event,
	   struct events *events)
{
	struct text name = text_of(event->len > 0 ? event->name : "");

	if (event->mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF)) {
		events->changed = events->anew = true;
		return;
	}
	if (event->mask & IN_IGNORED || watch_ignores(name))
		return;
	if (event->wd == watch->root_watch && !is_watched(watch, name))
		return;
	events->changed = true;
	if (event->mask & IN_ISDIR)
		events->anew = true;
}

static struct events
take_events(const struct watch *watch)
{
	union {
		char bytes[16 * 1024];
		struct inotify_event aligned;
	} in;
	struct events events = {false, false};
	ssize_t count;

	while ((count = read(watch->inotify, in.bytes, sizeof(in.bytes))) > 0) {
		for (ssize_t at = 0; at < count;) {
			struct inotify_event *event =
				(struct inotify_event *)(in.bytes + at);

			take_event(watch, event, &events);
			at += (ssize_t)(sizeof(*event) + event->len);
		}
	}
	return events;
}

/* ---- What callers see ---- */

struct watch *
watch_open(const char *root, const char *const *folders, bool polls)
{
	struct watch *watch = mem_alloc(sizeof(*watch));

	*watch =
		(struct watch){.root = root, .folders = folders, .inotify = -1};
	if (polls)
		fall_back(watch, TEXT(""));
	else
		set_up(watch);
	return watch;
}

int
watch_descriptor(const struct watch *watch)
{
	return watch->inotify;
}

int
watch_timeout_ms(const struct watch *watch)
{
	int64_t left = watch->next_ms - clock_ms();

	if (watch->inotify >= 0)
		return -1;
	return left > 0 ? (int)left : 0;
}

bool
watch_changed(struct watch *watch)
{
	struct events events;

	if (watch->inotify < 0)
		return clock_ms() >= watch->next_ms && look(watch);
	events = take_events(watch);
	if (events.anew)
		set_up(watch);
	return events.changed;
}

bool
watch_polls(const struct watch *watch, struct text *why)
{
	*why = watch->why;
	return watch->inotify < 0;
}

void
watch_close(struct watch *watch)
{
	if (watch == NULL)
		return;
	if (watch->inotify >= 0)
		close(watch->inotify);
	free(watch);
}
