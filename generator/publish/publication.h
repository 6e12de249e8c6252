/*
 * A publication from the inside.
 *
 * Its state lies in a hidden folder beside the output, or inside it when the
 * output is a mount of its own (a rename cannot cross file systems):
 *
 *   lock      held by the build that runs
 *   manifest  the paths that are ours, from the last build that published
 *   stage/N   the bytes of entry N
 *   journal   what to put in place; written whole, and from then on the
 *             build has happened: whoever finds it completes it
 */
#ifndef PUBLISH_PUBLICATION_H
#define PUBLISH_PUBLICATION_H

#include <sys/types.h>

#include "base/index.h"
#include "base/sums.h"
#include "publish/publish.h"
#include "publish/withheld.h"

struct publish_entry {
	struct text path;
	struct text origin;
	bool is_changed;	/* staged under its number */
	bool has_ids;		/* its anchors are known: */
	struct text ids;	/* one a line */
	struct index ids_index; /* of those, once one was asked for */
};

/* A line of theme/references.h, and the files that have it. */
struct noted_link {
	struct text line;
	struct text layout;
	uint32_t entry; /* the first of them by path */
	size_t count;
};

struct path_list LIST_OF(struct text);

struct publication {
	struct arena arena;
	publish_taker *take; /* NULL: it goes to a folder */
	void *context;
	bool dry_run;
	bool is_new;		 /* there was no output: it has no folders */
	bool is_committed;	 /* nothing staged is left */
	const char *output_path; /* as the user gave it, for messages */
	struct text state_path;
	int output_dir; /* -1: there is no output yet */
	int state_dir;	/* -1: nothing is written (dry run, first build) */
	int lock;
	/* Of the process, before: what is published is for everybody to read,
	 * whoever builds it (files 0644, folders 0755). */
	mode_t umask;
	struct withheld withheld;
	struct path_list ours; /* of the last build, sorted */
	struct index ours_index;
	struct LIST_OF(struct publish_entry) entries;
	struct index by_key;  /* folded path: entry number */
	struct index folders; /* folded folder: entry number that needs it */
	struct index seen_folders; /* of the output, found to be folders */
	struct LIST_OF(struct publish_entry) foreign; /* in our way */
	struct LIST_OF(struct noted_link) links;
	struct index links_index; /* by line */
	struct sums addresses;	  /* of anchors, and of what links lead to */
	bool has_doubts;	  /* a link certainly leads nowhere */
};

/* place.c: refuses an output that overlaps what is read (P002). */
MUST_CHECK
int place_check(const struct publish_options *options, struct arena *arena,
		struct diag *diag);

/* place.c: where the state lies, with a slash at the end. */
struct text place_state(const char *output_path, struct arena *arena);

/* state.c: opens folders, takes the lock, reads the manifest. */
MUST_CHECK
int state_open(struct publication *publication, struct diag *diag);

/* state.c: the manifest of this build takes the place of the last one's. */
MUST_CHECK
int state_save(struct publication *publication, struct diag *diag);

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

/* sitemap.c: adds sitemap.xml, when the site has a base_url. */
MUST_CHECK
int publish_sitemap(struct publication *publication, const struct site *site,
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
