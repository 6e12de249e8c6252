/*
 * What there is to make: pages, and the outputs of a theme.
 *
 * The name of a layout says what it makes. Below layouts/,
 *
 *   article.lua              pages of a kind
 *   feed.xml.lua             feed.xml, once; folders are kept:
 *                            data/people.json.lua makes data/people.json
 *   transcript.words.vtt.lua words.vtt beside each page of a kind
 *   data/transcript.words.vtt.lua
 *                            the same below data/, for transcripts/x/:
 *                            data/transcripts/x/words.vtt
 *
 * Of a layout and its parent's of the same name the child's is taken. What
 * transcripts have, statements have too, unless they have their own.
 */
#ifndef THEME_JOBS_H
#define THEME_JOBS_H

#include "theme/load.h"

/* A file to be made. */
struct job {
	const struct page *page;	 /* NULL: an output of the site */
	const struct theme_file *layout; /* NULL: the page itself */
	struct text path;		 /* in the output folder */
};

struct jobs LIST_OF(struct job);

/*
 * Lists the pages of a site in their order, then the outputs of the site by
 * name, then those of each page. In the arena.
 */
void jobs_plan(const struct theme *theme, const struct site *site,
	       struct arena *arena, struct jobs *jobs);

/* What makes the job, for messages. In the arena or borrowed. */
struct text job_origin(struct arena *arena, const struct job *job);

/*
 * The layout that makes `name` ("words.vtt", "data/words.vtt") of `page`, or
 * NULL. `nearest` is then the name of one with a similar name, in the arena, or
 * empty; both may be NULL.
 */
const struct theme_file *jobs_output(const struct theme *theme,
				     const struct page *page, struct text name,
				     struct arena *arena, struct text *nearest);

/* What makes such a file: "layouts/data/transcript.words.vtt.lua". In the
 * arena. */
struct text jobs_layout_path(struct arena *arena, enum page_kind kind,
			     struct text name);

/* "words.vtt" beside the page, "data/words.vtt" at its place below data/. In
 * the arena. */
struct text jobs_output_path(struct arena *arena, const struct page *page,
			     struct text name);

#endif
