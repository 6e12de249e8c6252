#include "publish/publish.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"
#include "publish/publication.h"
#include "publish/sitemap.h"

#define FIRST_ENTRIES 256

static int
recover(struct publication *publication, struct diag *diag)
{
	bool found = false;

	if (publication->dry_run)
		return 0;
	if (journal_apply(publication, &found, diag) != 0)
		return -1;
	if (found)
		diag_warning(diag, P005, NULL,
			     "an earlier build was interrupted while it "
			     "published to %s; it has been completed",
			     publication->output_path);
	return 0;
}

static int
open_all(struct publication *publication, const struct publish_options *options,
	 struct diag *diag)
{
	if (place_check(options, &publication->arena, diag) != 0)
		return -1;
	publication->state_path =
		place_state(options->output_path, &publication->arena);
	if (state_open(publication, diag) != 0)
		return -1;
	if (recover(publication, diag) != 0 ||
	    state_read(publication, diag) != 0)
		return -1;
	publication->is_new = publication->output_dir < 0;
	return publication->dry_run ? 0 : staging_open(publication, diag);
}

int
publish_open(const struct publish_options *options,
	     struct publication **publication, struct diag *diag)
{
	struct publication *opened = mem_alloc(sizeof(*opened));

	*opened = (struct publication){
		.take = options->take,
		.context = options->context,
		.dry_run = options->dry_run,
		.laps = options->laps,
		.output_path = options->output_path,
		.output_dir = -1,
		.state_dir = -1,
		.stage_dir = -1,
		.lock = -1,
		.sums_entry = INDEX_NONE,
		.umask = umask(022),
	};
	if (!opened->take && open_all(opened, options, diag) != 0) {
		publish_close(opened);
		return -1;
	}
	if (!opened->take && options->jobs > 1)
		opened->writers = writers_open(opened, options->jobs - 1);
	*publication = opened;
	return 0;
}

static int
refuse_path(struct text path, struct text origin, const char *why,
	    struct diag *diag)
{
	diag_error(diag, F007, NULL, "cannot publish \"%.*s\" (from %.*s): %s",
		   TEXT_ARG(path), TEXT_ARG(origin), why);
	return -1;
}

static bool
has_control(struct text path)
{
	for (size_t i = 0; i < path.len; i++)
		if ((unsigned char)path.s[i] < ' ' || path.s[i] == 0x7f)
			return true;
	return false;
}

static int
check_path(struct text path, struct text origin, struct diag *diag)
{
	struct text rest = path, part;

	if (path.len == 0 || path.len > LIMIT_PATH)
		return refuse_path(path, origin, "the path is too long", diag);
	if (has_control(path))
		return refuse_path(path, origin,
				   "a control character is in its path", diag);
	while (text_split(&rest, '/', &part)) {
		if (part.len == 0 || text_equal(part, TEXT(".")) ||
		    text_equal(part, TEXT("..")))
			return refuse_path(path, origin,
					   "a part of its path is empty, . or "
					   "..",
					   diag);
		if (part.len > 255)
			return refuse_path(path, origin,
					   "a part of its path is longer than "
					   "255 bytes",
					   diag);
	}
	return 0;
}

static int
report_collision(const struct publish_entry *a, const struct publish_entry *b,
		 struct diag *diag)
{
	/* Files come in any order, the message does not change. */
	if (text_compare(a->origin, b->origin) > 0)
		return report_collision(b, a, diag);
	diag_error(diag, P001, NULL,
		   "%.*s and %.*s would both be published as %.*s",
		   TEXT_ARG(a->origin), TEXT_ARG(b->origin), TEXT_ARG(b->path));
	if (!text_equal(a->path, b->path))
		diag_note(diag,
			  "%.*s and %.*s are one file where case or accents "
			  "are not told apart",
			  TEXT_ARG(a->path), TEXT_ARG(b->path));
	diag_hint(diag, "rename one, or give it a slug: of its own");
	return -1;
}

/* Mostly the path itself, which is not kept twice. */
static struct text
key_of(struct publication *publication, struct text path)
{
	struct text key = utf8_fold(&publication->scratch, path);

	key = text_equal(key, path) ? path
				    : arena_text(&publication->arena, key);
	arena_reset(&publication->scratch);
	return key;
}

/* Who has the name: the first to ask for it. */
static uint32_t
name_add(struct publication *publication, struct text key, uint32_t user)
{
	return index_add(&publication->arena, &publication->names, key, user);
}

/* Two files at one path, or a file where another needs a folder. */
static int
check_collision(struct publication *publication, uint32_t number,
		struct diag *diag)
{
	const struct publish_entry *entries = publication->entries.items;
	struct text key = key_of(publication, entries[number].path);
	uint32_t user = name_add(publication, key, number);
	uint32_t as_folder = number | NAME_FOLDER;
	size_t slash = text_find_char(key, '/', 0);

	if (user != number)
		return report_collision(&entries[user & ~NAME_FOLDER],
					&entries[number], diag);
	for (; slash != TEXT_NOT_FOUND;
	     slash = text_find_char(key, '/', slash + 1)) {
		user = name_add(publication, text_slice(key, 0, slash),
				as_folder);
		if (!(user & NAME_FOLDER))
			return report_collision(&entries[user],
						&entries[number], diag);
	}
	publication->entries.items[number].has_new_folder = user == as_folder;
	return 0;
}

/* Whether what should be a folder of the output is a file or a link. */
static bool
has_blocked_folder(const struct publication *publication, struct text path)
{
	size_t slash = text_find_char(path, '/', 0);
	char folder[LIMIT_PATH + 1];
	struct stat there;

	memcpy(folder, path.s, path.len);
	for (; slash != TEXT_NOT_FOUND;
	     slash = text_find_char(path, '/', slash + 1)) {
		folder[slash] = '\0';
		if (fstatat(publication->output_dir, folder, &there,
			    AT_SYMLINK_NOFOLLOW) == 0 &&
		    !S_ISDIR(there.st_mode))
			return true;
		folder[slash] = '/';
	}
	return false;
}

/* Whether a file we did not write, or a folder, stands at `path`. */
static bool
is_foreign(const struct publication *publication, struct text path)
{
	struct stat there;

	if (fstatat(publication->output_dir, path.s, &there,
		    AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	return !S_ISREG(there.st_mode) || !state_is_ours(publication, path);
}

/* They are many: room for more leaves no old place behind. */
static struct publish_entry *
entry_add(struct publication *publication)
{
	size_t count = publication->entries.count++;
	size_t capacity = publication->entries.capacity;
	struct publish_entry *items = publication->entries.items;

	if (count == capacity) {
		capacity = capacity ? capacity * 2 : FIRST_ENTRIES;
		items = mem_grow(items, capacity * sizeof(*items));
		publication->entries.items = items;
		publication->entries.capacity = (uint32_t)capacity;
	}
	items[count] = (struct publish_entry){0};
	return &items[count];
}

/* The files of one page come after each other and share it. */
static struct text
origin_kept(struct publication *publication, const struct publish_entry *entry,
	    struct text origin)
{
	if (text_equal(origin, entry->path))
		return entry->path;
	if (entry > publication->entries.items &&
	    text_equal(origin, entry[-1].origin))
		return entry[-1].origin;
	return arena_text(&publication->arena, origin);
}

int
publish_claim(struct publication *publication, struct text path,
	      struct text origin, struct diag *diag)
{
	struct arena *arena = &publication->arena;
	uint32_t number = (uint32_t)publication->entries.count;
	struct publish_entry *entry;

	if (check_path(path, origin, diag) != 0)
		return -1;
	entry = entry_add(publication);
	entry->path = arena_text(arena, path);
	entry->origin = origin_kept(publication, entry, origin);
	return check_collision(publication, number, diag);
}

static bool
holds(const struct publication *publication, struct text path,
      const struct content_of *content)
{
	struct file_at there = {publication->output_dir, path.s};

	if (content->file)
		return file_same(content->file, &there) == 1;
	return file_holds(there.dir, there.path, content->bytes) == 1;
}

/* Whether the output has it already. */
static bool
is_published(const struct publication *publication, struct staged *staged,
	     const struct content_of *content)
{
	if (publication->output_dir < 0)
		return false;
	if (!staged->is_blocked && holds(publication, staged->path, content))
		return true;
	staged->is_foreign =
		staged->is_blocked || is_foreign(publication, staged->path);
	return false;
}

static void
take(struct publication *publication, struct publish_taken taken)
{
	taken.path = list_last(&publication->entries)->path;
	publication->take(publication->context, &taken);
}

void
stage_content(const struct publication *publication, struct staged *staged,
	      const struct content_of *content, struct diag *diag)
{
	bool is_made = !content->file;

	staged->is_blocked = publication->output_dir >= 0 &&
			     has_blocked_folder(publication, staged->path);
	if (is_made && sums_of_made(publication, staged, content->bytes))
		return; /* nothing is to be done */
	if (is_made && !publication->dry_run)
		sha256_of(content->bytes, staged->sum);
	staged->is_changed = !is_published(publication, staged, content);
	if (!staged->is_changed)
		return;
	if (is_made)
		staged->stamp = 0;
	if (!publication->dry_run &&
	    staging_add(publication, staged, content, diag) != 0)
		return; /* it is told */
}

void
stage_keep(struct publication *publication, const struct staged *staged)
{
	struct publish_entry *entry =
		&publication->entries.items[staged->number];

	entry->is_changed = staged->is_changed;
	entry->is_foreign = staged->is_foreign;
	entry->stamp = staged->stamp;
	memcpy(entry->sum, staged->sum, sizeof(entry->sum));
}

static struct staged
stage_begin(const struct publication *publication, uint32_t number)
{
	const struct publish_entry *entry = &publication->entries.items[number];

	return (struct staged){
		.number = number,
		.path = entry->path,
		.has_new_folder = entry->has_new_folder,
	};
}

int
stage_entry(struct publication *publication, uint32_t number,
	    const struct content_of *content, struct diag *diag)
{
	struct publish_entry *entry = &publication->entries.items[number];
	struct staged staged = stage_begin(publication, number);
	size_t errors = diag->errors;

	if (content->file && !publication->dry_run &&
	    sums_of_copy(publication, entry, content->file, diag) != 0)
		return -1;
	staged.stamp = entry->stamp;
	memcpy(staged.sum, entry->sum, sizeof(staged.sum));
	stage_content(publication, &staged, content, diag);
	stage_keep(publication, &staged);
	return diag->errors == errors ? 0 : -1;
}

/* Stages the newest entry, or has it staged. */
static int
stage(struct publication *publication, const struct content_of *content,
      struct diag *diag)
{
	uint32_t number = (uint32_t)publication->entries.count - 1;
	struct staged staged;

	if (!writers_want(publication->writers, content))
		return stage_entry(publication, number, content, diag);
	staged = stage_begin(publication, number);
	return writers_give(publication, &staged, content->bytes, diag);
}

int
publish_withhold(struct publication *publication, int site_dir,
		 struct diag *diag)
{
	return withheld_read(site_dir, &publication->arena,
			     &publication->withheld, diag);
}

void
publish_look(const struct publication *publication, struct text path,
	     struct text bytes, struct text origin, struct diag *diag)
{
	struct withheld_file file = {path, origin, bytes};

	withheld_check(&publication->withheld, &file, diag);
}

int
publish_file(struct publication *publication, struct text path,
	     struct text bytes, struct text origin, struct diag *diag)
{
	if (publish_claim(publication, path, origin, diag) != 0)
		return -1;
	publish_look(publication, path, bytes, origin, diag);
	if (!publication->take)
		return stage(publication, &(struct content_of){.bytes = bytes},
			     diag);
	take(publication, (struct publish_taken){.bytes = bytes});
	return 0;
}

int
publish_copy(struct publication *publication, struct text path, int dir,
	     const char *source, struct diag *diag)
{
	struct file_at from = {dir, source};
	struct withheld_file file = {path, text_of(source), {0}};

	if (publish_claim(publication, path, text_of(source), diag) != 0 ||
	    withheld_check_file(&publication->withheld, &file, dir, diag) != 0)
		return -1;
	if (!publication->take)
		return stage(publication, &(struct content_of){.file = &from},
			     diag);
	take(publication, (struct publish_taken){.source = source, .dir = dir});
	return 0;
}

void
publish_rest(struct publication *publication)
{
	writers_rest(publication->writers);
}

int
publish_site(struct publication *publication, const struct site *site,
	     struct diag *diag)
{
	const struct sitemap_limits limits = {LIMIT_SITEMAP_URLS,
					      LIMIT_SITEMAP};

	if (publish_redirects(publication, site, diag) != 0 ||
	    publish_hosts(publication, site, diag) != 0 ||
	    sums_claim(publication, diag) != 0 ||
	    sitemap_add(publication, site, &limits, diag) != 0)
		return -1;
	return robots_add(publication, site, diag);
}

/*
 * Files that are in our way and not ours: nothing of them is touched. The first
 * by path is told.
 */
static int
check_foreign(const struct publication *publication, struct diag *diag)
{
	const struct publish_entry *first = NULL;
	size_t count = 0;

	list_each (const struct publish_entry, entry, &publication->entries) {
		if (!entry->is_foreign)
			continue;
		count++;
		if (!first || text_compare(entry->path, first->path) < 0)
			first = entry;
	}
	if (!first)
		return 0;
	diag_error(diag, P004, NULL,
		   "%s/%.*s is in the way, and no build of this site wrote it",
		   publication->output_path, TEXT_ARG(first->path));
	if (count > 1)
		diag_note(diag, "and %zu others", count - 1);
	diag_hint(diag, "move it away; if all that is in that folder came "
			"from an older build, empty the folder");
	return -1;
}

static void
find_removed(struct publication *publication, struct path_list *removed)
{
	size_t at = 0; /* in those of this build, which are in order too */

	list_each (struct text, path, &publication->ours) {
		while (at < publication->entries.count &&
		       text_compare(publication->sorted[at]->path, *path) < 0)
			at++;
		if (at == publication->entries.count ||
		    !text_equal(publication->sorted[at]->path, *path))
			list_add(&publication->arena, removed, *path);
	}
}

static void
count_changes(const struct publication *publication,
	      const struct path_list *removed, struct publish_result *result)
{
	*result = (struct publish_result){
		.files = publication->entries.count,
		.removed = removed->count,
	};
	for (size_t i = 0; i < publication->entries.count; i++) {
		if (publication->entries.items[i].is_changed)
			result->written++;
		else
			result->unchanged++;
	}
}

int
publish_commit(struct publication *publication, struct publish_result *result,
	       struct diag *diag)
{
	struct path_list removed = {0};
	bool found = false;

	if (writers_settle(publication, diag) != 0)
		return -1;
	state_sort(publication);
	if (sums_stage(publication, diag) != 0 ||
	    check_foreign(publication, diag) != 0)
		return -1;
	find_removed(publication, &removed);
	count_changes(publication, &removed, result);
	if (publication->dry_run)
		return 0;
	if (state_save(publication, diag) != 0)
		return -1;
	if (journal_write(publication, &removed, diag) != 0 ||
	    journal_apply(publication, &found, diag) != 0)
		return -1;
	return 0;
}

static void
close_folder(int folder)
{
	if (folder >= 0)
		close(folder);
}

void
publish_close(struct publication *publication)
{
	if (publication == NULL)
		return;
	writers_close(publication->writers);
	staging_close(publication);
	umask(publication->umask);
	close_folder(publication->lock);
	close_folder(publication->state_dir);
	close_folder(publication->output_dir);
	sums_free(&publication->addresses);
	free(publication->sorted);
	free(publication->entries.items);
	arena_free(&publication->scratch);
	arena_free(&publication->arena);
	free(publication);
}
