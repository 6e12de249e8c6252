#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/mem.h"

/* How much of a file is compared at a time. */
#define CHUNK (64 * KIB)

/* How much is asked of copy_file_range at a time. */
#define COPY_AT_ONCE (256 * MIB)

/* read, again after a signal. */
static ssize_t
read_some(int file, char *to, size_t room)
{
	ssize_t count;

	do
		count = read(file, to, room);
	while (count < 0 && errno == EINTR);
	return count;
}

/*
 * Reads until `room` is full or the file ends: *count tells how much.
 * Returns 0, or -1 with errno set.
 */
static int
read_up_to(int file, char *to, size_t room, size_t *count)
{
	*count = 0;
	while (*count < room) {
		ssize_t some = read_some(file, to + *count, room - *count);

		if (some < 0)
			return -1;
		if (some == 0)
			break;
		*count += (size_t)some;
	}
	return 0;
}

/* "12 bytes" or "32.1 MiB", rounded up: over a limit must look so. */
static const char *
size_words(char words[32], size_t size)
{
	size_t unit = size < MIB ? KIB : MIB;
	size_t tenths = size / unit * 10 + (size % unit * 10 + unit - 1) / unit;

	if (size < KIB)
		snprintf(words, 32, "%zu bytes", size);
	else
		snprintf(words, 32, "%zu.%zu %s", tenths / 10, tenths % 10,
			 size < MIB ? "KiB" : "MiB");
	return words;
}

/* Of a file that tells no size it is only known that there is more. */
static void
report_too_large(struct diag *diag, const char *path, size_t size, size_t most)
{
	struct place place = {.path = text_of(path)};
	char limit[32];
	char words[32];

	size_words(limit, most);
	if (size > most)
		diag_error(diag, F003, &place, "%s has %s, the limit is %s",
			   path, size_words(words, size), limit);
	else
		diag_error(diag, F003, &place, "%s has more than %s", path,
			   limit);
}

/* A FIFO does not make it wait. -1 with one error. */
static int
open_to_read(int dir, const char *path, struct diag *diag)
{
	int file =
		openat(dir, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (file < 0)
		diag_errno(diag, F001, path, "cannot open");
	return file;
}

/* Whether what is open is a regular file; else there is one error. */
static bool
is_regular(int file, const char *path, struct stat *status, struct diag *diag)
{
	struct place place = {.path = text_of(path)};

	if (fstat(file, status) != 0)
		diag_errno(diag, F002, path, "cannot read");
	else if (!S_ISREG(status->st_mode))
		diag_error(diag, F005, &place, "%s is %s", path,
			   S_ISDIR(status->st_mode) ? "a folder, not a file"
						    : "not a regular file");
	else
		return true;
	return false;
}

/*
 * Reads what ends just where it says, behind its first byte: a regular file, as
 * mostly, and nothing more is asked of the system. Folders, pipes and devices
 * without an end do not. False: one has to look closer.
 */
static bool
read_at_once(int file, size_t most, struct arena *arena, struct text *bytes)
{
	off_t end = lseek(file, 0, SEEK_END);
	char *s;

	if (end <= 0 || (uint64_t)end > most)
		return false;
	s = arena_bytes(arena, (size_t)end + 1);
	if (pread(file, s, (size_t)end + 1, 0) != end)
		return false;
	s[end] = '\0';
	*bytes = (struct text){s, (size_t)end};
	return true;
}

/*
 * Reads what is there, whatever size the file has told: one that grows
 * meanwhile, or one of /proc that says 0, is read to its end. A room that is
 * not filled shows where that is. Returns -1 with errno set.
 */
static int
read_whole(int file, size_t size, size_t most, struct arena *arena,
	   struct text *bytes)
{
	size_t room = size + 1, length = 0, count;
	char *s = arena_bytes(arena, room);

	if (lseek(file, 0, SEEK_SET) != 0)
		return -1;
	for (;;) {
		if (read_up_to(file, s + length, room - length, &count) != 0)
			return -1;
		length += count;
		if (length < room || length > most)
			break;
		s = arena_grow(arena, s, room, room * 2 + CHUNK);
		room = room * 2 + CHUNK;
	}
	if (length < room)
		s[length] = '\0';
	*bytes = (struct text){s, length};
	return 0;
}

/* Six parameters: a folder and a path in it are one thing in two of them. */
int
file_read(int dir, const char *path, size_t most, /* NOLINT */
	  struct arena *arena, struct text *bytes, struct diag *diag)
{
	struct stat status;
	int file = open_to_read(dir, path, diag);
	int rc = -1;

	if (file < 0)
		return -1;
	if (read_at_once(file, most, arena, bytes))
		rc = 0;
	else if (!is_regular(file, path, &status, diag))
		rc = -1; /* it is told */
	else if ((uint64_t)status.st_size > most)
		report_too_large(diag, path, (size_t)status.st_size, most);
	else if (read_whole(file, (size_t)status.st_size, most, arena, bytes) !=
		 0)
		diag_errno(diag, F002, path, "cannot read");
	else if (bytes->len > most)
		report_too_large(diag, path, (size_t)status.st_size, most);
	else
		rc = 0;
	close(file);
	return rc;
}

static int
write_all(int file, struct text bytes)
{
	while (bytes.len > 0) {
		ssize_t some = write(file, bytes.s, bytes.len);

		if (some < 0 && errno != EINTR)
			return -1;
		if (some > 0)
			bytes = text_from(bytes, (size_t)some);
	}
	return 0;
}

static int
open_to_write(int dir, const char *path)
{
	return openat(dir, path,
		      O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
		      0666);
}

/* `file` was opened to write; or it could not be. */
static int
write_opened(int file, const struct file_at *at, struct text bytes,
	     struct diag *diag)
{
	int rc;

	if (file < 0) {
		diag_errno(diag, F004, at->path, "cannot write");
		return -1;
	}
	rc = write_all(file, bytes);
	if (rc != 0)
		diag_errno(diag, F004, at->path, "cannot write");
	if (close(file) != 0 && rc == 0) {
		diag_errno(diag, F004, at->path, "cannot write");
		rc = -1;
	}
	if (rc != 0)
		unlinkat(at->dir, at->path, 0);
	return rc;
}

int
file_write(int dir, const char *path, struct text bytes, struct diag *diag)
{
	return write_opened(open_to_write(dir, path),
			    &(struct file_at){dir, path}, bytes, diag);
}

static int make_folders_above(int dir, char *path);

int
file_write_deep(int dir, const char *path, struct text bytes, struct diag *diag)
{
	int file = open_to_write(dir, path);
	char *copy;

	if (file < 0 && errno == ENOENT) {
		copy = mem_copy(path);
		if (make_folders_above(dir, copy) == 0)
			file = open_to_write(dir, path);
		free(copy);
	}
	return write_opened(file, &(struct file_at){dir, path}, bytes, diag);
}

/* Whether an open file, which has as many, goes on with `bytes`. */
static bool
goes_on_with(int file, struct text bytes)
{
	char chunk[CHUNK];
	size_t room, count;

	while (bytes.len > 0) {
		room = bytes.len < sizeof(chunk) ? bytes.len : sizeof(chunk);
		if (read_up_to(file, chunk, room, &count) != 0 ||
		    count < room ||
		    !text_starts(bytes, (struct text){chunk, count}))
			return false;
		bytes = text_from(bytes, count);
	}
	return true;
}

int
file_holds(int dir, const char *path, struct text bytes)
{
	struct stat status;
	int file = openat(dir, path,
			  O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
	bool holds;

	if (file < 0)
		return 0;
	holds = fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
		(uint64_t)status.st_size == bytes.len &&
		goes_on_with(file, bytes);
	close(file);
	return holds;
}

/* ---- Copies ---- */

/* A piece at a time, for file systems that cannot copy by themselves. */
static int
copy_by_hand(int from, int to)
{
	char chunk[CHUNK];
	size_t count;

	do {
		if (read_up_to(from, chunk, sizeof(chunk), &count) != 0 ||
		    write_all(to, (struct text){chunk, count}) != 0)
			return -1;
	} while (count == sizeof(chunk));
	return 0;
}

/* Returns -1 with errno set. */
static int
copy_bytes(int from, int to)
{
	ssize_t some;

	do
		some = copy_file_range(from, NULL, to, NULL, COPY_AT_ONCE, 0);
	while (some > 0 || (some < 0 && errno == EINTR));
	/* Where it is not to be had, and where files say that they have 0. */
	return some == 0 || errno == EXDEV || errno == EINVAL ||
			       errno == ENOSYS || errno == EOPNOTSUPP ||
			       errno == EPERM
		       ? copy_by_hand(from, to)
		       : -1;
}

int
file_copy(const struct file_at *from, const struct file_at *to,
	  struct diag *diag)
{
	struct stat status;
	int source = open_to_read(from->dir, from->path, diag);
	int target, rc;

	if (source < 0)
		return -1;
	if (!is_regular(source, from->path, &status, diag)) {
		close(source);
		return -1;
	}
	target = openat(to->dir, to->path,
			O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
			0666);
	rc = target < 0 ? -1 : copy_bytes(source, target);
	close(source);
	if (target >= 0 && close(target) != 0)
		rc = -1;
	if (rc == 0)
		return 0;
	diag_errno(diag, F004, to->path, "cannot write");
	if (target >= 0)
		unlinkat(to->dir, to->path, 0);
	return -1;
}

/* Whether two open files go on with the same bytes, to their ends. */
static bool
go_on_alike(int a, int b)
{
	char left[CHUNK], right[CHUNK];
	size_t left_count, right_count;

	do {
		if (read_up_to(a, left, sizeof(left), &left_count) != 0 ||
		    read_up_to(b, right, sizeof(right), &right_count) != 0 ||
		    left_count != right_count ||
		    memcmp(left, right, left_count) != 0)
			return false;
	} while (left_count == sizeof(left));
	return true;
}

static int
open_to_compare(const struct file_at *at, struct stat *status)
{
	int file = openat(at->dir, at->path,
			  O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);

	if (file >= 0 &&
	    (fstat(file, status) != 0 || !S_ISREG(status->st_mode))) {
		close(file);
		return -1;
	}
	return file;
}

int
file_same(const struct file_at *a, const struct file_at *b)
{
	struct stat status_a, status_b;
	int file_a = open_to_compare(a, &status_a);
	int file_b = open_to_compare(b, &status_b);
	bool same = file_a >= 0 && file_b >= 0 &&
		    status_a.st_size == status_b.st_size &&
		    go_on_alike(file_a, file_b);

	if (file_a >= 0)
		close(file_a);
	if (file_b >= 0)
		close(file_b);
	return same;
}

/* ---- Folders ---- */

/* Fine when a folder is there already; otherwise -1 with errno set. */
static int
make_folder(int dir, const char *path)
{
	struct stat status;

	if (mkdirat(dir, path, 0777) == 0)
		return 0;
	if (errno != EEXIST)
		return -1;
	if (fstatat(dir, path, &status, 0) != 0)
		return -1;
	if (S_ISDIR(status.st_mode))
		return 0;
	errno = ENOTDIR;
	return -1;
}

/* Makes the folders above the last one; `path` is changed and put back. */
static int
make_folders_above(int dir, char *path)
{
	for (char *at = path + 1; *at; at++) {
		int rc;

		if (*at != '/' || at[1] == '\0')
			continue;
		*at = '\0';
		rc = make_folder(dir, path);
		*at = '/';
		if (rc != 0)
			return -1;
	}
	return 0;
}

int
file_make_folders(int dir, const char *path, struct diag *diag)
{
	char *copy = NULL;
	int rc = *path ? make_folder(dir, path) : 0;

	/* Mostly all but the last are there. */
	if (rc != 0 && errno == ENOENT) {
		copy = mem_copy(path);
		rc = make_folders_above(dir, copy);
		if (rc == 0)
			rc = make_folder(dir, path);
	}
	if (rc != 0)
		diag_errno(diag, F004, path, "cannot make the folder");
	free(copy);
	return rc;
}
