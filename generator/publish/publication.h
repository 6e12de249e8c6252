/*
 * A publication from the inside.
 *
 * Its state lies in a hidden folder beside the output, or inside it when the
 * output is a mount of its own (a rename cannot cross file systems):
 *
 *   lock      held by the build that runs
 *   manifest  the paths that are ours, from the last build that published,
 *             with what tells that a file need not be read again, and its sum
 *   stage/    what is not in place yet: the bytes of entry N as stage/N, or,
 *             while there is no output, all of it as it is to be
 *   journal   what to put in place; written whole, and from then on the
 *             build has happened: whoever finds it completes it
 */
#ifndef PUBLISH_PUBLICATION_H
#define PUBLISH_PUBLICATION_H

#include <sys/types.h>
#include <time.h>

#include "base/file.h"
#include "base/index.h"
#include "base/sha256.h"
#include "base/sums.h"
#include "publish/publish.h"
#include "publish/withheld.h"

/* The anchors of an entry. */
struct entry_ids {
	struct text lines;  /* one a line */
	struct index index; /* of those, once one was asked for */
};

/* There are several for each page of the site. */
struct publish_entry {
	struct text path;
	struct text origin;
	uint64_t stamp;		   /* see sums.c; 0: none is kept */
	struct entry_ids *ids;	   /* NULL: nobody asks for them */
	uint8_t sum[SHA256_BYTES]; /* unless nothing is written */
	bool is_changed;	   /* staged */
	bool is_foreign;	   /* what stands there is not of us */
	bool has_new_folder;	   /* is the first that was added to it */
};

/* What is to be staged, and what came of it. */
struct staged {
	uint32_t number; /* of the entry */
	struct text path;
	bool has_new_folder;
	bool is_blocked; /* a folder of its is a file, or a link */
	bool is_changed;
	bool is_foreign;
	uint64_t stamp;
	uint8_t sum[SHA256_BYTES];
};

/* A line of theme/references.h, and the files that have it. */
struct noted_link {
	struct text line;
	struct text layout;
	uint32_t entry; /* the first of them by path */
	size_t count;
};

struct path_list LIST_OF(struct text);

/* A stamp in digits, and a NUL. */
#define STAMP_DIGITS 17

struct known_sum {
	uint8_t bytes[SHA256_BYTES];
};

struct publication {
	struct arena arena;
	struct arena scratch; /* of one function at a time */
	publish_taker *take;  /* NULL: it goes to a folder */
	void *context;
	bool dry_run;
	bool is_new;		 /* there is no output */
	const char *output_path; /* as the user gave it, for messages */
	struct text state_path;
	int output_dir; /* -1: there is no output yet */
	int state_dir;	/* -1: nothing is written (dry run, first build) */
	int stage_dir;	/* -1: likewise */
	int lock;
	/* Of the process, before: what is published is for everybody to read,
	 * whoever builds it (files 0644, folders 0755). */
	mode_t umask;
	struct withheld withheld;
	struct path_list ours; /* of the last build, sorted */
	struct LIST_OF(struct known_sum) known;
	struct index known_index; /* by the digits of a stamp */
	/* When this build began, by the clock of the file system; zero where
	 * that does not tell every change of a file. */
	struct timespec since;
	uint32_t sums_entry; /* of SHA256SUMS; INDEX_NONE: none yet */
	struct LIST_OF(struct publish_entry) entries; /* not in the arena */
	struct publish_entry **sorted; /* those by path, for publish_commit */
	/* By folded path the entry that is so named, or of a folder, with
	 * NAME_FOLDER, the first that is in it. */
	struct index names;
	struct writers *writers; /* NULL: the caller's thread stages alone */
	bool has_failed;	 /* one of them, which is told */
	struct laps *laps;	 /* NULL: nobody asks */
	struct LIST_OF(struct noted_link) links;
	struct index links_index; /* by line */
	struct sums addresses;	  /* of anchors, and of what links lead to */
	bool has_doubts;	  /* a link certainly leads nowhere */
};

#define NAME_FOLDER ((uint32_t)1 << 31)

/* The entry that is called so when it is folded, or INDEX_NONE. */
static inline uint32_t
entry_named(const struct publication *publication, struct text folded)
{
	uint32_t number = index_find(&publication->names, folded);

	return number & NAME_FOLDER ? INDEX_NONE : number;
}

/* What an entry consists of: bytes, or a file that is copied. */
struct content_of {
	struct text bytes;
	const struct file_at *file; /* NULL: the bytes */
};

/* place.c: refuses an output that overlaps what is read (P002). */
MUST_CHECK
int place_check(const struct publish_options *options, struct arena *arena,
		struct diag *diag);

/* place.c: where the state lies, with a slash at the end. */
struct text place_state(const char *output_path, struct arena *arena);

/* publish.c: stages what entry `number` consists of, unless the output has it.
 */
MUST_CHECK
int stage_entry(struct publication *publication, uint32_t number,
		const struct content_of *content, struct diag *diag);

/* publish.c: does so, and sums bytes; for any thread. Errors are in `diag`. */
void stage_content(const struct publication *publication, struct staged *staged,
		   const struct content_of *content, struct diag *diag);

/* publish.c: what came of it goes to its entry. */
void stage_keep(struct publication *publication, const struct staged *staged);

/* writers.c: up to `threads` of them. The publication must outlive them. */
struct writers *writers_open(const struct publication *publication,
			     size_t threads);

/* writers.c: whether threads are to stage it; `writers` may be NULL. */
bool writers_want(const struct writers *writers,
		  const struct content_of *content);

/*
 * writers.c: has it staged. `bytes` is borrowed for the call. Returns 0, or -1
 * when an earlier one failed: one error for all.
 */
MUST_CHECK
int writers_give(struct publication *publication, const struct staged *staged,
		 struct text bytes, struct diag *diag);

/* writers.c: until all is staged; then no thread is alive. NULL is fine. */
void writers_rest(struct writers *writers);

/* writers.c: likewise, and the entries know. Returns as writers_give. */
MUST_CHECK
int writers_settle(struct publication *publication, struct diag *diag);

/* writers.c: NULL is fine. */
void writers_close(struct writers *writers);

/* sums.c: the digits of a stamp, as the manifest has them. */
void sums_digits(uint64_t stamp, char digits[STAMP_DIGITS]);

/* sums.c: takes the time from which on changes are of this build. */
void sums_begin(struct publication *publication);

/*
 * sums.c: whether the output has just these bytes, which an earlier build
 * found there when it compared them; takes their sum. For any thread. Else the
 * bytes must be compared, and have the stamp it leaves when they are there.
 */
bool sums_of_made(const struct publication *publication, struct staged *staged,
		  struct text bytes);

/* sums.c: takes the sum of a copy, which an earlier build may have told. */
MUST_CHECK
int sums_of_copy(struct publication *publication, struct publish_entry *entry,
		 const struct file_at *file, struct diag *diag);

/* sums.c: says that SHA256SUMS will be there (P001). */
MUST_CHECK
int sums_claim(struct publication *publication, struct diag *diag);

/* sums.c: makes it, once all other entries are there. */
MUST_CHECK
int sums_stage(struct publication *publication, struct diag *diag);

/* state.c: opens folders, takes the lock. */
MUST_CHECK
int state_open(struct publication *publication, struct diag *diag);

/* state.c: reads the manifest. */
MUST_CHECK
int state_read(struct publication *publication, struct diag *diag);

/* state.c: whether the last build published a file at `path`. */
bool state_is_ours(const struct publication *publication, struct text path);

/* state.c: brings all entries in the order of their paths, once all are there.
 */
void state_sort(struct publication *publication);

/* state.c: the manifest of this build takes the place of the last one's. */
MUST_CHECK
int state_save(struct publication *publication, struct diag *diag);

/* staging.c: an empty folder for what is added, whatever was left in it. */
MUST_CHECK
int staging_open(struct publication *publication, struct diag *diag);

/* staging.c: stages it; for any thread. */
MUST_CHECK
int staging_add(const struct publication *publication,
		const struct staged *staged, const struct content_of *content,
		struct diag *diag);

/* staging.c: what was staged and not put in place goes, unless a journal
 * speaks of it. */
void staging_close(struct publication *publication);

/*
 * journal.c: writes what is to be done, whole; from its return of 0 on the
 * build has happened.
 */
MUST_CHECK
int journal_write(struct publication *publication,
		  const struct path_list *removed, struct diag *diag);

/*
 * journal.c: does what the journal says, each step only where it is not done
 * yet, and takes the journal away. Fine when there is none: *found says.
 */
MUST_CHECK
int journal_apply(struct publication *publication, bool *found,
		  struct diag *diag);

/*
 * hosts.c: adds what the hosts of site->hosts read; for --offline nothing. All
 * assets have been added. P001 when content/ has such a file.
 */
MUST_CHECK
int publish_hosts(struct publication *publication, const struct site *site,
		  struct diag *diag);

/*
 * redirect.c: adds a page at each old URL of site->redirects that sends
 * readers on, with a link for those whom it does not. P001 when a page is
 * there.
 */
MUST_CHECK
int publish_redirects(struct publication *publication, const struct site *site,
		      struct diag *diag);

#endif
