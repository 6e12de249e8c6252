/*
 * dossier import: another program's transcript becomes a record, its timeline
 * a document of dated items.
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli.h"

/* ---- The record ---- */

static int
find_format(const struct settings *settings, enum import_format *format,
	    struct diag *diag)
{
	struct place place = {.path = text_of(settings->file)};

	*format = settings->from;
	if (*format == IMPORT_FORMATS)
		*format = import_format_of(text_of(settings->file));
	if (*format != IMPORT_FORMATS)
		return 0;
	diag_error(diag, I001, &place,
		   "the name of this file does not say what it is");
	diag_hint(diag, "say it with --from vtt, srt, csv, json or text");
	return -1;
}

/* What is said of turns is wrong for a timeline, which has none. */
static int
check_timeline(const struct settings *settings, struct diag *diag)
{
	struct place place = {.path = text_of(settings->file)};

	if (!settings->every_cue && settings->kind == DOCUMENT_TRANSCRIPT)
		return 0;
	diag_error(diag, C003, &place,
		   "this is a timeline: --kind and --every-cue are for "
		   "transcripts");
	return -1;
}

static int
read_record(const struct settings *settings, struct arena *arena,
	    struct import_result *result, struct diag *diag)
{
	struct import_request request = {
		.dir = AT_FDCWD,
		.path = text_of(settings->file),
		.every_cue = settings->every_cue,
	};

	if (find_format(settings, &request.format, diag) != 0 ||
	    import_read(&request, arena, result, diag) != 0)
		return -1;
	if (result->is_timeline && check_timeline(settings, diag) != 0)
		return -1;
	if (settings->title)
		result->title = text_trim(text_of(settings->title));
	return 0;
}

/* ---- Writing it ---- */

/* Makes an empty file where none was, so that nothing is written over. */
static int
claim(const char *path, struct diag *diag)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (file >= 0)
		return close(file);
	if (errno != EEXIST) {
		diag_errno(diag, F004, path, "cannot write");
		return -1;
	}
	diag_error(diag, F004, &(struct place){.path = text_of(path)},
		   "there is a file already, which import does not overwrite");
	diag_hint(diag, "remove it first, or give --to another name");
	return -1;
}

static int
write_record(const char *path, struct text record, struct diag *diag)
{
	if (!path) {
		/* main tells when standard output cannot be written. */
		fwrite(record.s, 1, record.len, stdout);
		return 0;
	}
	if (claim(path, diag) != 0)
		return -1;
	return file_write(AT_FDCWD, path, record, diag);
}

/* ---- The summary ---- */

static void
print_person(const struct settings *settings,
	     const struct import_speaker *speaker, FILE *out)
{
	struct buf path = BUF_INIT;

	buf_format(&path, "%s/content/people/%.*s.md", settings->site,
		   TEXT_ARG(speaker->id));
	if (speaker->id.len > 0 && access(path.s, F_OK) != 0)
		fprintf(out, "not there yet: %s, title: %.*s\n",
			path.s + (strcmp(settings->site, ".") == 0 ? 2 : 0),
			TEXT_ARG(speaker->name));
	buf_free(&path);
}

/* On standard output, unless the record is there. */
static void
print_summary(const struct settings *settings,
	      const struct import_result *result)
{
	FILE *out = settings->to ? stdout : stderr;

	if (settings->quiet)
		return;
	if (result->is_timeline) {
		fprintf(out, "%u event%s of %zu\n", result->events.count,
			result->events.count == 1 ? "" : "s", result->cues);
		return;
	}
	fprintf(out, "%zu cue%s, %zu turn%s, %u speaker%s\n", result->cues,
		result->cues == 1 ? "" : "s", result->turns,
		result->turns == 1 ? "" : "s", result->speakers.count,
		result->speakers.count == 1 ? "" : "s");
	if (result->turns < result->cues)
		fputs("a turn has the time of its first cue; --every-cue makes "
		      "each cue a turn\n",
		      out);
	list_each (const struct import_speaker, speaker, &result->speakers)
		print_person(settings, speaker, out);
}

int
command_import(const struct settings *settings, struct diag *diag)
{
	struct arena arena = {0};
	struct buf record = BUF_INIT;
	struct import_result result;
	int rc = read_record(settings, &arena, &result, diag);

	if (rc == 0) {
		import_write(&result, settings->kind, &record);
		rc = write_record(settings->to, buf_as_text(&record), diag);
	}
	if (rc == 0)
		print_summary(settings, &result);
	buf_free(&record);
	arena_free(&arena);
	return rc;
}
