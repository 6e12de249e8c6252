#include "base/zone.h"

#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/mem.h"

#define DAY_S 86400

static bool
is_utc(struct text name)
{
	return text_equal(name, TEXT("UTC")) ||
	       text_equal(name, TEXT("Etc/UTC"));
}

/* What can be a name in the database, and no path out of it. */
static bool
is_name(struct text t)
{
	if (t.len == 0 || t.len > 64 || !ascii_is_alpha(t.s[0]))
		return false;
	for (size_t i = 0; i < t.len; i++) {
		if (!ascii_is_alnum(t.s[i]) &&
		    text_find_char(TEXT("/_+-"), t.s[i], 0) == TEXT_NOT_FOUND)
			return false;
	}
	return true;
}

/* The C library takes a name it does not know for UTC: so the file is looked
 * for. It begins with "TZif" (RFC 8536, §3.1). */
bool
zone_is_known(struct text name)
{
	const char *folder = getenv("TZDIR");
	struct arena scratch = {0};
	char magic[4] = "";
	int file;

	if (is_utc(name))
		return true;
	if (!is_name(name))
		return false;
	file = open(arena_format(&scratch, "%s/%.*s",
				 folder ? folder : "/usr/share/zoneinfo",
				 TEXT_ARG(name))
			    .s,
		    O_RDONLY | O_CLOEXEC);
	arena_free(&scratch);
	if (file < 0)
		return false;
	if (read(file, magic, sizeof(magic)) != sizeof(magic))
		magic[0] = '\0';
	close(file);
	return memcmp(magic, "TZif", sizeof(magic)) == 0;
}

/* How far the zone that is set is from UTC at `seconds`. */
static int64_t
offset_at(int64_t seconds)
{
	time_t when = (time_t)seconds;
	struct tm local;

	return localtime_r(&when, &local) ? local.tm_gmtoff : 0;
}

/*
 * Clocks are moved by less than a day and not twice in two: what holds a day
 * before and a day behind is what can hold in between.
 */
static int64_t
seconds_of_civil(int64_t civil)
{
	int64_t before = civil - offset_at(civil - DAY_S);
	int64_t behind = civil - offset_at(civil + DAY_S);
	int64_t first = before < behind ? before : behind;
	int64_t last = before < behind ? behind : before;

	if (first + offset_at(first) == civil)
		return first;
	if (last + offset_at(last) == civil)
		return last;
	return before;
}

static void
set_zone(const char *name)
{
	if (name)
		setenv("TZ", name, 1);
	else
		unsetenv("TZ");
	tzset();
}

struct zone
zone_enter(struct text name)
{
	const char *was = getenv("TZ");
	struct zone zone = {.is_utc = is_utc(name)};
	struct arena scratch = {0};

	if (zone.is_utc)
		return zone;
	zone.kept = was ? mem_copy(was) : NULL;
	set_zone(arena_format(&scratch, ":%.*s", TEXT_ARG(name)).s);
	arena_free(&scratch);
	return zone;
}

int64_t
zone_read(const struct zone *zone, const struct moment *moment)
{
	int64_t civil = moment_seconds(moment);

	return moment->has_offset || zone->is_utc ? civil
						  : seconds_of_civil(civil);
}

void
zone_leave(struct zone *zone)
{
	if (zone->is_utc)
		return;
	set_zone(zone->kept);
	free(zone->kept);
}

int64_t
zone_seconds(struct text name, const struct moment *moment)
{
	struct zone zone;
	int64_t seconds;

	if (moment->has_offset)
		return moment_seconds(moment);
	zone = zone_enter(name);
	seconds = zone_read(&zone, moment);
	zone_leave(&zone);
	return seconds;
}
