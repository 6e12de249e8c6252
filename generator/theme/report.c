#include "theme/report.h"

#include <stdlib.h>

#define MOST_CAUSES 100
#define MOST_MESSAGE 4000
#define MOST_NOTES 40

/* Of more a page is so long that it is better made several. */
#define MANY_TURNS 10000

static bool
is_same(const struct failure *a, const struct failure *b)
{
	return a->code == b->code && a->file == b->file && a->line == b->line &&
	       text_equal(a->message, b->message);
}

static struct text
keep(struct report *report, struct text t)
{
	return arena_text(&report->arena, text_slice(t, 0, MOST_MESSAGE));
}

static void
set_failure(struct report *report, struct reported *reported,
	    const struct failure *failure)
{
	reported->failure = *failure;
	reported->failure.message = keep(report, failure->message);
	reported->failure.notes = keep(report, failure->notes);
}

static bool
is_known(const struct reported *reported, size_t job)
{
	for (size_t i = 0; i < reported->other_count; i++)
		if (reported->others[i] == job)
			return true;
	return reported->job == job;
}

/* Keeps the least numbers, so that the order of workers does not show. */
static void
add_other(struct reported *reported, size_t job)
{
	size_t i = reported->other_count;

	if (i == REPORT_OTHERS && job > reported->others[i - 1])
		return;
	if (i < REPORT_OTHERS)
		reported->other_count++;
	else
		i--;
	for (; i > 0 && reported->others[i - 1] > job; i--)
		reported->others[i] = reported->others[i - 1];
	reported->others[i] = job;
}

static void
add_again(struct report *report, struct reported *reported,
	  const struct failure *failure, size_t job)
{
	size_t first = reported->job;

	if (is_known(reported, job))
		return;
	if (job > first) {
		add_other(reported, job);
		return;
	}
	reported->job = job;
	set_failure(report, reported, failure);
	add_other(reported, first);
}

void
report_add(struct report *report, const struct failure *failure, size_t job)
{
	struct failure cut = *failure;
	struct reported *added;

	cut.message = text_slice(cut.message, 0, MOST_MESSAGE);
	list_each (struct reported, reported, &report->list) {
		if (!is_same(&reported->failure, &cut))
			continue;
		reported->count++;
		add_again(report, reported, failure, job);
		return;
	}
	if (report->list.count == MOST_CAUSES) {
		report->dropped++;
		return;
	}
	added = list_push(&report->arena, &report->list);
	*added = (struct reported){.job = job, .count = 1};
	set_failure(report, added, failure);
}

static int
by_job(const void *left, const void *right)
{
	const struct reported *a = left, *b = right;

	if (a->job != b->job)
		return a->job < b->job ? -1 : 1;
	return text_compare(a->failure.message, b->failure.message);
}

/* The other pages that fail for the same reason. */
static void
note_others(const struct reported *reported, const struct jobs *jobs,
	    struct diag *diag)
{
	struct buf names = BUF_INIT;
	size_t more = reported->count - 1 - reported->other_count;

	for (size_t i = 0; i < reported->other_count; i++) {
		struct text path = jobs->items[reported->others[i]].path;

		buf_format(&names, "%s%.*s", i > 0 ? ", " : "", TEXT_ARG(path));
	}
	if (names.len > 0 && more > 0)
		diag_note(diag, "also %s, and %zu more", names.s, more);
	else if (names.len > 0)
		diag_note(diag, "also %s", names.s);
	else if (more > 0)
		diag_note(diag, "and %zu more like it", more);
	buf_free(&names);
}

static void
note_page(const struct reported *reported, const struct jobs *jobs,
	  struct diag *diag)
{
	const struct job *job;

	if (reported->job >= jobs->count)
		return;
	job = &jobs->items[reported->job];
	if (job->page && job->page->source_path.len > 0)
		diag_note(diag, "while making %.*s from %.*s",
			  TEXT_ARG(job->path),
			  TEXT_ARG(job->page->source_path));
	else
		diag_note(diag, "while making %.*s", TEXT_ARG(job->path));
	note_others(reported, jobs, diag);
}

static void
note_lines(struct text notes, struct diag *diag)
{
	struct text line;

	for (int i = 0; i < MOST_NOTES && text_line(&notes, &line); i++)
		diag_note(diag, "%.*s", TEXT_ARG(line));
}

/* A page that reaches a limit may be an author's more than a theme's; false:
 * nothing speaks for it. */
static bool
hint_length(const struct reported *reported, const struct jobs *jobs,
	    struct diag *diag)
{
	enum diag_code code = reported->failure.code;
	const struct page *page;

	if (code < T004 || code > T007 || reported->job >= jobs->count)
		return false;
	page = jobs->items[reported->job].page;
	if (page && page->record && page->record->turns.count > MANY_TURNS)
		diag_hint(diag,
			  "the record has %u turns: as several records it is "
			  "several pages",
			  page->record->turns.count);
	else if (page && page->kind == PAGE_TIMELINE)
		diag_hint(diag, "are there thousands of events? `event: false` "
				"takes a record or an article off the "
				"timeline");
	else
		return false;
	return true;
}

static void
hint(enum diag_code code, const struct theme *theme, struct diag *diag)
{
	switch (code) {
	case T001:
		diag_hint(diag, "parent = \"broadsheet\" in theme.lua gives a "
				"theme all layouts");
		break;
	case T005:
		diag_hint(diag, "is there a loop that never ends?");
		break;
	case T007:
		diag_hint(diag, "the worker was stopped after %lld s",
			  (long long)theme->page_ms / 1000);
		break;
	case Q011:
		diag_hint(diag, "a theme says it with an element that has "
				"data_status_of = response");
		break;
	default:
		break;
	}
}

/* What the failure says: not all of them stop the build. */
static void
tell_message(const struct failure *failure, const struct place *where,
	     struct diag *diag)
{
	if (failure->code == T011)
		diag_warning(diag, failure->code, where, "print: %.*s",
			     TEXT_ARG(failure->message));
	else if (failure->code == Q011 || failure->code == T015 ||
		 failure->code == T016)
		diag_warning(diag, failure->code, where, "%.*s",
			     TEXT_ARG(failure->message));
	else
		diag_error(diag, failure->code, where, "%.*s",
			   TEXT_ARG(failure->message));
}

static void
tell(const struct reported *reported, const struct theme *theme,
     const struct jobs *jobs, struct diag *diag)
{
	const struct failure *failure = &reported->failure;
	struct place place = {0};
	const struct place *where = NULL;

	if (failure->file < theme->files.count) {
		place.path = theme->files.items[failure->file].shown;
		place.line = failure->line;
		where = &place;
	}
	if (failure->place.line > 0)
		where = &failure->place;
	if (failure->code == T024 && theme->site_strings &&
	    failure->line < theme->site_strings->entries.count)
		where = &theme->site_strings->entries.items[failure->line]
				 .place;
	tell_message(failure, where, diag);
	if (failure->code != T024)
		note_page(reported, jobs, diag);
	note_lines(failure->notes, diag);
	if (!hint_length(reported, jobs, diag))
		hint(failure->code, theme, diag);
}

void
report_tell(struct report *report, const struct theme *theme,
	    const struct jobs *jobs, struct diag *diag)
{
	if (report->list.count > 0)
		qsort(report->list.items, report->list.count,
		      sizeof(*report->list.items), by_job);
	list_each (struct reported, reported, &report->list)
		tell(reported, theme, jobs, diag);
	if (report->dropped > 0 && report->is_statuses)
		diag_warning(diag, Q011, NULL,
			     "%zu more statuses that pages lack are not shown",
			     report->dropped);
	else if (report->dropped > 0)
		diag_error(diag, T012, NULL, "%zu more errors are not shown",
			   report->dropped);
	arena_free(&report->arena);
	*report = (struct report){0};
}
