/*
 * SHA256SUMS: the sum of each published file, in the form of sha256sum(1)
 * (GNU coreutils), by path.
 *
 * What is made is summed while it is in memory. A large file that is copied
 * would have to be read once more for it: its sum is kept from build to build,
 * with what the system says of a file that has not been written to since.
 */
#include <fcntl.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "publish/publication.h"

/* The size from which a copy's sum is kept: it takes a millisecond. */
#define LARGE MIB

/*
 * Size, times and number of a file: no program can write to it and set back
 * the time of its last change (ctime).
 */
static const struct text *
stamp_of(struct arena *arena, const struct file_at *file)
{
	struct stat status;
	struct text *stamp;

	if (fstatat(file->dir, file->path, &status, 0) != 0 ||
	    !S_ISREG(status.st_mode) || (uint64_t)status.st_size < LARGE)
		return NULL;
	stamp = arena_new(arena, struct text);
	*stamp = arena_format(arena, "%llx-%llx-%llx.%lx-%llx.%lx",
			      (unsigned long long)status.st_size,
			      (unsigned long long)status.st_ino,
			      (unsigned long long)status.st_mtim.tv_sec,
			      (unsigned long)status.st_mtim.tv_nsec,
			      (unsigned long long)status.st_ctim.tv_sec,
			      (unsigned long)status.st_ctim.tv_nsec);
	return stamp;
}

int
sums_of_copy(struct publication *publication, struct publish_entry *entry,
	     const struct file_at *file, struct diag *diag)
{
	uint32_t known = INDEX_NONE;

	entry->stamp = stamp_of(&publication->arena, file);
	if (entry->stamp)
		known = index_find(&publication->known_index, *entry->stamp);
	if (known == INDEX_NONE)
		return sha256_of_file(file->dir, file->path, entry->sum, diag);
	memcpy(entry->sum, publication->known.items[known].sum,
	       sizeof(entry->sum));
	return 0;
}

int
sums_claim(struct publication *publication, struct diag *diag)
{
	publication->sums_entry = (uint32_t)publication->entries.count;
	return publish_claim(publication, TEXT(SUMS_NAME),
			     TEXT("the list of sums"), diag);
}

/* A name with a backslash in it is escaped, which one before the sum says. */
static void
add_line(struct buf *buf, const struct publish_entry *entry)
{
	struct text path = entry->path;
	char hex[SHA256_HEX];

	if (text_find_char(path, '\\', 0) != TEXT_NOT_FOUND)
		buf_char(buf, '\\');
	sha256_digits(entry->sum, hex);
	buf_add(buf, hex, SHA256_HEX - 1);
	buf_literal(buf, "  ");
	for (size_t i = 0; i < path.len; i++) {
		if (path.s[i] == '\\')
			buf_char(buf, '\\');
		buf_char(buf, path.s[i]);
	}
	buf_char(buf, '\n');
}

/* Nothing is summed in a dry run: the list changes when another file does. */
static void
guess(struct publication *publication)
{
	struct publish_entry *list =
		&publication->entries.items[publication->sums_entry];

	list->is_changed =
		!state_is_ours(publication, list->path) ||
		publication->ours.count != publication->entries.count;
	for (size_t i = 0; i < publication->entries.count; i++)
		list->is_changed |= publication->entries.items[i].is_changed;
}

int
sums_stage(struct publication *publication, struct diag *diag)
{
	uint32_t number = publication->sums_entry;
	struct buf buf = BUF_INIT;
	int rc;

	if (number == INDEX_NONE)
		return 0;
	if (publication->dry_run) {
		guess(publication);
		return 0;
	}
	for (size_t i = 0; i < publication->entries.count; i++)
		if (publication->sorted[i] !=
		    &publication->entries.items[number])
			add_line(&buf, publication->sorted[i]);
	rc = stage_entry(publication, number,
			 &(struct content_of){.bytes = buf_as_text(&buf)},
			 diag);
	buf_free(&buf);
	return rc;
}
