/*
 * SHA256SUMS: the sum of each published file, in the form of sha256sum(1)
 * (GNU coreutils), by path.
 *
 * A file need not be read again when it has not been written to since: of a
 * large file that is copied the sum is kept from build to build, and of a file
 * that is made, that the output had its bytes, and their sum. A stamp stands
 * for all that must be the same: what the system says of the file, and bytes.
 */
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include "base/limits.h"
#include "publish/publication.h"

/* The size from which a copy's sum is kept: it takes a millisecond. */
#define LARGE MIB

/*
 * Of size, times and number of a file, and of bytes: no program can write to
 * the file and set back the time of its last change (ctime). As with links, 64
 * bits tell apart what is not made to be mistaken.
 */
static uint64_t
stamp_of(const struct stat *status, uint64_t bytes)
{
	const uint64_t said[] = {
		(uint64_t)status->st_size,
		(uint64_t)status->st_ino,
		(uint64_t)status->st_mtim.tv_sec,
		(uint64_t)status->st_mtim.tv_nsec,
		(uint64_t)status->st_ctim.tv_sec,
		(uint64_t)status->st_ctim.tv_nsec,
		bytes,
	};

	return text_hash((struct text){(const char *)said, sizeof(said)});
}

void
sums_digits(uint64_t stamp, char digits[STAMP_DIGITS])
{
	for (size_t i = STAMP_DIGITS - 1; i > 0; i--) {
		digits[i - 1] = "0123456789abcdef"[stamp & 15];
		stamp >>= 4;
	}
	digits[STAMP_DIGITS - 1] = '\0';
}

static bool
find_known(const struct publication *publication, uint64_t stamp, uint8_t *sum)
{
	char digits[STAMP_DIGITS];
	uint32_t number;

	if (publication->known.count == 0)
		return false;
	sums_digits(stamp, digits);
	number = index_find(&publication->known_index, text_of(digits));
	if (number == INDEX_NONE)
		return false;
	memcpy(sum, publication->known.items[number].bytes, SHA256_BYTES);
	return true;
}

/*
 * Others may have no such time, or hear of a change on another machine only
 * after a while: there bytes are compared.
 */
static bool
tells_changes(int dir)
{
	static const long trusted[] = {
		BTRFS_SUPER_MAGIC,     EXT4_SUPER_MAGIC, F2FS_SUPER_MAGIC,
		OVERLAYFS_SUPER_MAGIC, TMPFS_MAGIC,	 XFS_SUPER_MAGIC,
	};
	struct statfs system;

	if (fstatfs(dir, &system) != 0)
		return false;
	for (size_t i = 0; i < ARRAY_COUNT(trusted); i++)
		if ((long)system.f_type == trusted[i])
			return true;
	return false;
}

/* That of a folder that is just made. */
void
sums_begin(struct publication *publication)
{
	struct stat made;

	if (tells_changes(publication->stage_dir) &&
	    fstat(publication->stage_dir, &made) == 0)
		publication->since = made.st_mtim;
}

/*
 * What is written to a file later gives it a later time than such a one: times
 * come in steps, and two changes in one step have the same.
 */
static bool
is_of_before(const struct publication *publication, const struct stat *status)
{
	const struct timespec *since = &publication->since;
	const struct timespec *changed = &status->st_ctim;

	if (changed->tv_sec != since->tv_sec)
		return changed->tv_sec < since->tv_sec;
	return changed->tv_nsec < since->tv_nsec;
}

bool
sums_of_made(const struct publication *publication, struct staged *staged,
	     struct text bytes)
{
	struct stat status;
	uint64_t stamp;

	if (publication->output_dir < 0 || staged->is_blocked ||
	    fstatat(publication->output_dir, staged->path.s, &status,
		    AT_SYMLINK_NOFOLLOW) != 0 ||
	    !S_ISREG(status.st_mode) || (uint64_t)status.st_size != bytes.len)
		return false;
	stamp = stamp_of(&status, text_hash(bytes));
	if (is_of_before(publication, &status))
		staged->stamp = stamp;
	return find_known(publication, stamp, staged->sum);
}

/* 0: it is small, or none. */
static uint64_t
stamp_of_large(const struct file_at *file)
{
	struct stat status;

	if (fstatat(file->dir, file->path, &status, 0) != 0 ||
	    !S_ISREG(status.st_mode) || (uint64_t)status.st_size < LARGE)
		return 0;
	return stamp_of(&status, 0);
}

int
sums_of_copy(struct publication *publication, struct publish_entry *entry,
	     const struct file_at *file, struct diag *diag)
{
	entry->stamp = stamp_of_large(file);
	if (entry->stamp != 0 &&
	    find_known(publication, entry->stamp, entry->sum))
		return 0;
	return sha256_of_file(file->dir, file->path, entry->sum, diag);
}

int
sums_claim(struct publication *publication, struct diag *diag)
{
	publication->sums_entry = (uint32_t)publication->entries.count;
	return publish_claim(publication, TEXT(SUMS_NAME),
			     TEXT("the list of sums"), diag);
}

static void
add_escaped(struct buf *buf, struct text path)
{
	for (size_t i = 0; i < path.len; i++) {
		if (path.s[i] == '\\')
			buf_char(buf, '\\');
		buf_char(buf, path.s[i]);
	}
}

/* A name with a backslash in it is escaped, which one before the sum says. */
static void
add_line(struct buf *buf, const struct publish_entry *entry)
{
	struct text path = entry->path;
	bool is_plain = text_find_char(path, '\\', 0) == TEXT_NOT_FOUND;
	char hex[SHA256_HEX];

	if (!is_plain)
		buf_char(buf, '\\');
	sha256_digits(entry->sum, hex);
	buf_add(buf, hex, SHA256_HEX - 1);
	buf_literal(buf, "  ");
	if (is_plain)
		buf_text(buf, path);
	else
		add_escaped(buf, path);
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
