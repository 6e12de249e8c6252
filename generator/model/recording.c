/*
 * Recordings: the file that a record can be heard in, how long it is, and from
 * when to when each turn is.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "model/work.h"

/* ---- The file ---- */

/*
 * Recordings are published byte for byte; what cannot be read is told by
 * whoever publishes it.
 */
static size_t
size_of(const struct work *work, const struct asset *asset)
{
	struct text path =
		arena_join(work->arena, TEXT("content/"), asset->source_path);
	struct stat status;

	if (fstatat(work->options->site_dir, path.s, &status,
		    AT_SYMLINK_NOFOLLOW) != 0 ||
	    !S_ISREG(status.st_mode))
		return 0;
	return (size_t)status.st_size;
}

static void
audio_read(struct work *work, struct record *record, const struct value *value)
{
	/* What browsers play without a plug-in. */
	static const struct front_file_wanted wanted = {
		.extensions = {"mp3", "ogg", "opus", "m4a", "wav", "webm"},
		.code = R012,
		.refused = "browsers cannot play",
		.hint = "a recording is .mp3, .ogg, .opus, .m4a, .wav or .webm",
		.what = "a recording",
	};

	record->audio = front_file(work, record->page, value, &wanted);
	if (record->audio)
		record->audio->bytes = size_of(work, record->audio);
}

/* ---- Times ---- */

static void
duration_read(struct work *work, struct record *record,
	      const struct value *value)
{
	int64_t ms = 0;

	if (time_read(text_trim(value->text), &ms) != TIME_GOOD || ms == 0) {
		diag_error(work->diag, R006, &value->place,
			   "“%.*s” is no duration", TEXT_ARG(value->text));
		diag_hint(work->diag, "write it as 5:12 or 1:02:03");
		return;
	}
	record->duration_ms = ms;
	record->duration = time_words(work->arena, ms);
}

static void
times_check(struct work *work, const struct record *record)
{
	list_each (struct turn *, turn, &record->turns) {
		struct place place;
		struct text time;

		if ((*turn)->item.fact->time_ms <= record->duration_ms)
			continue;
		time = time_words(work->arena, (*turn)->item.fact->time_ms);
		place = place_of_item(&(*turn)->item);
		diag_warning(work->diag, R006, &place,
			     "%.*s is beyond the end of the recording, which "
			     "is %.*s long",
			     TEXT_ARG(time), TEXT_ARG(record->duration));
	}
}

static int
by_time(const void *left, const void *right)
{
	const struct turn *a = *(struct turn *const *)left;
	const struct turn *b = *(struct turn *const *)right;

	if (a->item.fact->time_ms != b->item.fact->time_ms)
		return a->item.fact->time_ms < b->item.fact->time_ms ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

/* The record's order need not be that of the talk: `order: reported`. */
static void
ends_find(const struct record *record, struct arena *scratch)
{
	struct turn_list timed = {0};
	int64_t next_ms = record->duration_ms; /* may be TIME_NONE */
	int64_t later_ms = next_ms; /* begin of those behind the ones alike */

	list_each (struct turn *, turn, &record->turns) {
		if ((*turn)->item.fact->time_ms != TIME_NONE)
			list_add(scratch, &timed, *turn);
	}
	if (timed.count > 1)
		qsort(timed.items, timed.count, sizeof(*timed.items), by_time);
	for (size_t i = timed.count; i > 0; i--) {
		struct turn *turn = timed.items[i - 1];

		if (turn->item.fact->time_ms != next_ms)
			later_ms = next_ms;
		next_ms = turn->item.fact->time_ms;
		if (later_ms > turn->item.fact->time_ms)
			turn->end_ms = later_ms;
	}
}

static void
record_times(struct work *work, struct record *record, struct arena *scratch)
{
	const struct value *front =
		work_reading(work, record->page)->document.front;
	const struct value *audio = front_given(front, "audio");
	const struct value *duration = front_given(front, "duration");

	record->audio_note = value_text(front, "audio_note");
	record->duration_ms = TIME_NONE;
	if (audio)
		audio_read(work, record, audio);
	if (duration)
		duration_read(work, record, duration);
	if (record->duration_ms != TIME_NONE)
		times_check(work, record);
	ends_find(record, scratch);
	arena_reset(scratch);
}

void
recordings_make(struct work *work)
{
	struct arena scratch = {0};

	list_each (struct record *, record, &work->site->records)
		record_times(work, *record, &scratch);
	arena_free(&scratch);
}
