/*
 * What a site consists of, put into a publication.
 */
#ifndef STAGE_H
#define STAGE_H

#include "publish/publish.h"
#include "search/search.h"
#include "theme/theme.h"

/* What a build does, in this order. */
enum build_stage {
	BUILD_LIST,    /* site.yaml, the list of files, the theme */
	BUILD_READ,    /* documents */
	BUILD_RESOLVE, /* links, events, the seal */
	BUILD_VERIFY,  /* quotations */
	BUILD_MAKE,    /* pages, and staging them */
	BUILD_PUBLISH, /* what is staged */
	BUILD_STAGES
};

/* Who wants to know how far it is; both are called on one thread. */
struct build_watch {
	void (*enter)(void *context, enum build_stage stage);
	void (*made)(void *context); /* a file */
	void *context;
};

/* A site in which nothing is wrong, for as long as it is looked at. */
struct build_view {
	int site_dir; /* its open folder */
	size_t jobs;
	const struct site *site;
	const struct theme *theme;
};

/* Adds every file that no layout makes, but for the index; as publish_file.
 * What is withheld is known before, by publish_withhold. */
MUST_CHECK
int stage_files(const struct build_view *view, struct publication *publication,
		struct diag *diag);

/* Adds the index to search in; as publish_file. */
MUST_CHECK
int stage_search(const struct build_view *view, struct publication *publication,
		 struct diag *diag);

/*
 * Adds all files and looks whether what they lead to is among them. Returns 0,
 * also when links were told as errors; or -1 after an error of making them.
 * `watch` hears of each file that is made; NULL: nobody does.
 */
MUST_CHECK
int stage_site(const struct build_view *view, const struct build_watch *watch,
	       struct publication *publication, struct diag *diag);

struct build;

/* How a build ends. */
struct stage_ending {
	struct publication *publication;    /* or NULL */
	struct publish_result *result;	    /* as of publish_commit */
	bool is_fine;			    /* what is staged is published */
	void (*close)(struct build *build); /* or NULL */
	struct build *build;
	size_t jobs;
};

/*
 * Publishes what is staged, as publish_commit, and closes the publication;
 * meanwhile `close` is called, maybe on another thread: to give back the memory
 * of a site takes as long. Returns 0, or -1 after an error or unless it is
 * fine.
 */
MUST_CHECK
int stage_end(const struct stage_ending *ending, struct diag *diag);

#endif
