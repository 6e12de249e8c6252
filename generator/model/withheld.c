/*
 * Rules of publishing: `draft`, `publish_on` and `expires_on`. What they
 * withhold is read and checked, but in no page, list or index; what lies in
 * the folder of a withheld index is withheld with it.
 */
#include <time.h>

#include "base/path.h"
#include "base/zone.h"
#include "model/work.h"

/* Why, and what says so. */
struct rule {
	struct text why; /* empty: nothing withholds it */
	struct text on;
};

/* The moment under `key`, in seconds; false when none is said. */
static bool
read_moment(const struct work *work, const struct value *front, const char *key,
	    int64_t *seconds)
{
	struct moment moment;

	if (!moment_parse(value_text(front, key), &moment))
		return false; /* told by schema_check when it is malformed */
	*seconds = zone_seconds(work->config->timezone, &moment);
	return true;
}

static struct rule
own_rule(const struct work *work, const struct reading *reading)
{
	const struct value *front = front_left(reading);
	int64_t moment;

	if (value_true(front, "draft"))
		return (struct rule){TEXT("draft"), TEXT("")};
	if (read_moment(work, front, "publish_on", &moment) &&
	    work->now < moment)
		return (struct rule){TEXT("scheduled"),
				     value_text(front, "publish_on")};
	if (read_moment(work, front, "expires_on", &moment) &&
	    work->now >= moment)
		return (struct rule){TEXT("expired"),
				     value_text(front, "expires_on")};
	return (struct rule){TEXT(""), TEXT("")};
}

static struct rule
rule_for(const struct work *work, const struct reading *reading)
{
	struct rule rule = own_rule(work, reading);

	if (rule.why.len == 0 &&
	    folder_is_withheld(work, path_folder(reading->document.path)))
		rule.why = TEXT("folder");
	return rule;
}

bool
folder_is_withheld(const struct work *work, struct text folder)
{
	if (work->withheld_folders.count == 0)
		return false;
	for (; folder.len > 0; folder = folder_above(folder)) {
		if (index_find(&work->withheld_folders, folder) != INDEX_NONE)
			return true;
	}
	return false;
}

/* What could never be published. */
static void
check_order(struct work *work, const struct value *front)
{
	int64_t from, until;

	if (!read_moment(work, front, "publish_on", &from) ||
	    !read_moment(work, front, "expires_on", &until) || from < until)
		return;
	diag_error(work->diag, D003, &value_get(front, "expires_on")->place,
		   "this expires before it is published");
}

static int64_t
read_now(const struct work *work)
{
	const struct moment *now = &work->options->now;

	if (now->date.month == 0)
		return (int64_t)time(NULL);
	return zone_seconds(work->config->timezone, now);
}

void
rules_read(struct work *work)
{
	work->now = read_now(work);
	for (size_t i = 0; i < work->document_count; i++) {
		const struct reading *reading = &work->readings[i];
		struct text path = reading->document.path;

		check_order(work, front_left(reading));
		if (own_rule(work, reading).why.len > 0 && path_is_index(path))
			index_add(work->arena, &work->withheld_folders,
				  path_folder(path), 0);
	}
}

void
rules_apply(struct work *work, struct page *page, struct reading *reading)
{
	struct rule rule = rule_for(work, reading);

	page->withheld = rule.why;
	if (rule.why.len == 0)
		return;
	if (rule.on.len > 0)
		page_extend(work, page)->withheld_on = rule.on;
	reading->withheld = !work->options->drafts;
	page->noindex = true;
	work->site->shown_drafts += work->options->drafts;
}

static bool
has_only_withheld(const struct page_list *pages)
{
	list_each (struct page *, page, pages)
		if ((*page)->withheld.len == 0)
			return false;
	return pages->count > 0;
}

void
lists_withhold(struct work *work)
{
	struct page_list *pages = &work->site->pages;

	/* Lists below a list come behind it, by path. */
	for (size_t i = pages->count; i-- > 0 && work->options->drafts;) {
		struct page *page = pages->items[i];

		if (page->source_path.len > 0 ||
		    !has_only_withheld(&page->extras->children))
			continue;
		page->withheld = TEXT("folder");
		page->noindex = true;
	}
}
