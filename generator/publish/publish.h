/*
 * Publishing: staged beside the output, then put in place at once.
 *
 * All files of a build are given to a publication; those that differ from
 * what the output holds are staged in a hidden folder beside it, on the same
 * file system. publish_commit then renames them into place, journalled, so
 * that a build killed in between is finished or undone by the next one.
 * Files nobody of us wrote are never touched, unchanged ones neither.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "base/diag.h"
#include "model/model.h"

struct publication;

/* The list of what is published, with sums. */
#define SUMS_NAME "SHA256SUMS"

/* A file of a build that goes to nobody's folder. */
struct publish_taken {
	struct text path;
	struct text bytes;  /* unless it is a copy: */
	const char *source; /* a file below `dir`; NULL: it is not */
	int dir;
};

typedef void publish_taker(void *context, const struct publish_taken *file);

struct publish_options {
	/* When set, files are handed to `take` with `context`, and no folder
	 * is looked at or written: for a preview. Borrowed for the call. */
	publish_taker *take;
	void *context;
	const char *site_path;	 /* folder of the site */
	const char *output_path; /* made when it is not there */
	size_t jobs;		 /* threads that write, at least 1 */
	struct laps *laps;	 /* theirs are added at the end; or NULL */
	bool dry_run;		 /* nothing is written, changes are counted */
};

/*
 * Opens the output for one build: refuses an output that overlaps content/ or
 * themes/ or is the site's folder, a home or root folder (P002), locks out a
 * second build (P003), finishes or undoes an interrupted one (P005, a
 * warning), and reads which files are ours.
 *
 * Returns 0 and the publication, which the caller closes; or -1 after one
 * error.
 */
MUST_CHECK
int publish_open(const struct publish_options *options,
		 struct publication **publication, struct diag *diag);

/*
 * Adds one file. `path` is relative to the output, without "..". `origin`
 * names what makes it, for the error when two files meet at one path, also
 * by case or normal form (P001). `bytes` is borrowed for the call.
 *
 * Threads write while the caller goes on: what fails is told by a later call,
 * publish_commit's at the latest.
 *
 * Returns 0, or -1 after one error.
 */
MUST_CHECK
int publish_file(struct publication *publication, struct text path,
		 struct text bytes, struct text origin, struct diag *diag);

/*
 * From now on looks for what content/withheld.txt below `site_dir` withholds in
 * all that is added: P008 is told, and adding goes on. Without that file
 * nothing is looked for.
 *
 * Returns 0, or -1 after errors (P009, F00x).
 */
MUST_CHECK
int publish_withhold(struct publication *publication, int site_dir,
		     struct diag *diag);

/* Looks for that in a file that is not added, as publish_file does. */
void publish_look(const struct publication *publication, struct text path,
		  struct text bytes, struct text origin, struct diag *diag);

/* Where a file that was added leads, and its anchors. */
struct publish_references {
	struct text links; /* a line each; see theme/references.h */
	struct text ids;
	struct text sums;   /* of publish_sum, instead of ids and most links */
	struct text layout; /* what made it */
};

/* Notes those of the file added at `path`. All is borrowed for the call. */
void publish_note(struct publication *publication, struct text path,
		  const struct publish_references *references);

/*
 * Instead of publish_note: keeps eight bytes of each anchor and of each address
 * a link leads to, enough to say whether all is well. A link that has a line
 * leads nowhere.
 */
void publish_sum(struct publication *publication, struct text path,
		 const struct publish_references *references);

/*
 * Whether something that was summed leads nowhere, once all is: then the
 * references of all files must be noted after all, for publish_check_links to
 * say what and where. Gives up what was summed.
 */
bool publish_has_doubts(struct publication *publication);

/*
 * Looks whether whatever was noted leads to a file that was added, under its
 * very name, and to an anchor of it; call it when all are. What leads nowhere
 * is an error (L006), an id that a page has twice a warning (L007), told once
 * with the first page and how many more. `site_dir` is where the source of a
 * page is looked up, for the place.
 */
void publish_check_links(struct publication *publication, int site_dir,
			 struct diag *diag);

/* Waits until all that was added is written: no thread is alive then, before
 * more is added. */
void publish_rest(struct publication *publication);

/* Adds a copy of the file `source` below the folder `dir`, by its bytes. */
MUST_CHECK
int publish_copy(struct publication *publication, struct text path, int dir,
		 const char *source, struct diag *diag);

/*
 * Says that `path` will be there, without its bytes, which are then not
 * published: for a preview. Errors as of publish_file.
 */
MUST_CHECK
int publish_claim(struct publication *publication, struct text path,
		  struct text origin, struct diag *diag);

/*
 * Adds a copy of each of site->assets, from below the folder `site_dir`. What
 * a JPEG, PNG, GIF or WebP says besides its picture is left out (P007: its
 * structure is broken); other files that say such things are told (P006), and
 * evidence, which cannot be published other than as it is. Files that
 * site.yaml calls checked are copied as they are.
 *
 * Returns 0, or -1 when anything was told.
 */
MUST_CHECK
int publish_assets(struct publication *publication, const struct site *site,
		   int site_dir, struct diag *diag);

/*
 * Adds what follows from the site: redirects, what hosts read, sitemap and
 * robots.txt, and SHA256SUMS, which publish_commit makes.
 */
MUST_CHECK
int publish_site(struct publication *publication, const struct site *site,
		 struct diag *diag);

/*
 * Writes what a server of one's own, "nginx" or "apache", is told of the site.
 * It is not published for nginx: who may write to a folder of files must not
 * be able to configure a server.
 */
void publish_server(const struct site *site, struct text server,
		    struct buf *buf);

struct publish_result {
	size_t files;	/* all of the build */
	size_t written; /* new or changed */
	size_t unchanged;
	size_t removed; /* ours once, not made any more */
};

/*
 * Puts the staged files in place: assets, then pages, then feeds and indexes,
 * then removals (of our files only, and of folders they leave empty).
 *
 * Returns 0, or -1 after one error; the output then holds what it held, or
 * the next build completes what this one began.
 */
MUST_CHECK
int publish_commit(struct publication *publication,
		   struct publish_result *result, struct diag *diag);

/*
 * Holds the folder against the SHA256SUMS in it and tells each file that is
 * changed (P012), missing (P013) or not listed (P014), and lines that cannot be
 * read or say something twice (P015, also when there is no list). Not looked
 * at are a .git, the state of a build, and what signs the list (.asc, .gpg,
 * .sig, .minisig). Links are not followed. `files` counts what is listed.
 *
 * Returns 0, or -1 when it told anything (F001, F002, F003, F006 too).
 */
MUST_CHECK
int publish_verify(const char *folder, size_t jobs, size_t *files,
		   struct diag *diag);

/* Ends it, drops what was staged and not committed. NULL is fine. */
void publish_close(struct publication *publication);

#endif
