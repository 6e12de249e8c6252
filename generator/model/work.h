/*
 * What the steps of building the model share, and the steps. For this room
 * only; model.c says their order.
 */
#ifndef MODEL_WORK_H
#define MODEL_WORK_H

#include "base/index.h"
#include "model/match.h"
#include "model/model.h"

/* A document as it was read. Its page is work.pages at the same number. */
struct reading {
	struct document document;
	struct markdown *markdown;
	/* Errors were told of it: what others expect of it may be missing
	 * for that reason, and is not told again. */
	bool failed;
	bool withheld;	     /* it is in no page; see withheld.c */
	bool says_more;	     /* see front_left; set by page.c, */
	bool may_quote;	     /* of one of its links; set by link.c, */
	bool shows_files;    /* so is this: images are among its links, */
	bool has_links_left; /* and this: some are not resolved yet */
	bool has_anchors;
	struct index anchors; /* of its page but its turns; see anchor.c */
	struct evidence_list evidence; /* of a source */
};

/* Gives each id once: the second "x" becomes "x-2". */
struct unique {
	struct index ids;
	bool are_folders;    /* where case may not count: "X" is a second "x" */
	struct index folded; /* of those, without case */
	struct LIST_OF(size_t) counts;
};

/* A link whose anchor, or whose page too, is looked for when there is more. */
struct link_left {
	struct link *link;
	struct text path; /* of a page wanted, as published */
	struct text anchor;
};

struct links_left LIST_OF(struct link_left);

/* An order of two events, as an author states it. */
struct event_edge {
	struct event *first; /* comes before */
	struct event *then;
	struct place place; /* of what states it */
};

struct event_edges LIST_OF(struct event_edge);

/* Stamps that tell whether a list of one page has something already. */
struct seen {
	uint32_t *people;
	uint32_t *sources;
	uint32_t *records;
	uint32_t now;
};

/*
 * Of each document, what links to it are asked: its page is large, and links
 * lead anywhere.
 */
struct linked {
	uint32_t from; /* stamp, as in `seen`, of the last page that links */
	uint32_t count : 31;	/* of those that do */
	uint32_t has_entry : 1; /* it is a person's, source's or record's */
};

struct work {
	const struct site_config *config;
	const struct tree *tree;
	const struct model_options *options;
	struct defaults defaults; /* of folders; none after an error */
	struct arena *arena;
	struct arena scratch; /* of a step, which empties it */
	struct diag *diag;
	struct site *site;

	/* One each a document, in the order of the tree. */
	struct reading *readings;
	struct page *pages;
	size_t document_count;
	struct index documents; /* path below content/ → number */

	/* Those withheld are among them, after no order but the tree's. */
	struct person *people;
	size_t person_count;
	struct source *sources;
	size_t source_count;
	struct record *records;
	size_t record_count;
	struct index person_ids;
	struct index source_ids;
	struct index record_ids;

	struct index *turn_ids; /* of each record: ids given by its author →
				   its turns; turn_find knows the others */

	bool has_bad_patterns; /* of URLs, in site.yaml: told */
	int64_t now; /* seconds; rules of publishing are held against it */
	struct index withheld_folders;
	struct index withheld_files; /* below content/; see asset_use.c */
	struct index folders; /* folder below content/ → folder_pages */
	struct page_list folder_pages;
	struct index assets; /* path below content/ → site->assets */
	struct links_left anchor_links; /* to documents */
	struct links_left folder_links; /* to pages that may have none */
	struct unique quotation_ids;
	struct unique event_ids;
	struct event_edges event_edges;
	struct seal *seal;	 /* NULL: there is none; see seal.h */
	struct index evidence;	 /* path below content/ → 1: published */
	struct index page_paths; /* see page_paths */

	/* Made when the first broken link asks for a suggestion. */
	struct index files_folded; /* case-folded path → tree->files */
	struct index files_named;  /* name → tree->files */

	struct seen seen;
	struct linked *linked; /* one each a document */
};

/* The document a page was made from, or NULL. */
struct reading *work_reading(const struct work *work, const struct page *page);

/*
 * The front matter of a document for the steps behind page.c, or NULL: it says
 * nothing that its page does not. There are many such documents, and looking
 * at what each says takes longer than anything done about it.
 */
static inline const struct value *
front_left(const struct reading *reading)
{
	return reading->says_more ? reading->document.front : NULL;
}

static inline bool
kind_is_record(enum document_kind kind)
{
	return kind == DOCUMENT_TRANSCRIPT || kind == DOCUMENT_STATEMENT;
}

/* Where a piece of a record stands: a turn's label. */
static inline struct place
place_of_item(const struct item *item)
{
	return item_place(item->fact, item->record->page->source_path);
}

/* ---- The steps ---- */

void documents_read(struct work *work);	       /* read.c */
void pages_make(struct work *work);	       /* page.c */
void redirects_make(struct work *work);	       /* redirect.c */
void evidence_make(struct work *work);	       /* evidence.c */
void evidence_check(struct work *work);	       /* evidence.c */
void corrections_make(struct work *work);      /* correction.c */
void corrections_resolve(struct work *work);   /* correction.c */
void withdrawals_check(struct work *work);     /* withdrawal.c */
void seal_read(struct work *work);	       /* seal_read.c */
void seal_check(struct work *work);	       /* seal_check.c */
void assets_make(struct work *work);	       /* asset.c */
void entries_make(struct work *work);	       /* entries.c */
void people_fill(struct work *work);	       /* person.c */
void sources_fill(struct work *work);	       /* source_entry.c */
void records_fill(struct work *work);	       /* record.c */
void turns_make(struct work *work);	       /* turn.c */
void translations_make(struct work *work);     /* translation.c */
void recordings_make(struct work *work);       /* recording.c */
void sections_make(struct work *work);	       /* section.c */
void events_make(struct work *work);	       /* event.c */
void events_name(struct work *work);	       /* event_id.c */
void events_relate(struct work *work);	       /* event_order.c */
void events_check(struct work *work);	       /* event_check.c */
void events_sort(struct work *work);	       /* event_rank.c */
void links_resolve(struct work *work);	       /* link.c */
void quotations_make(struct work *work);       /* quotation.c */
void quoted_speakers_check(struct work *work); /* quoted_speaker.c */
void responses_make(struct work *work);	       /* response.c */
void overviews_make(struct work *work);	       /* section.c */
void taxonomies_read(struct work *work);       /* taxonomy.c */
void taxonomies_make(struct work *work);       /* taxonomy.c */
void pagers_make(struct work *work);	       /* pager.c */
void trails_make(struct work *work);	       /* trail.c */
void overviews_make(struct work *work);

/* Pages of the theme (T014). */
void added_make(struct work *work);	      /* section.c */
void paths_check(struct work *work);	      /* paths.c */
void folder_links_resolve(struct work *work); /* link.c */
void menu_make(struct work *work);	      /* menu.c */
void backlinks_make(struct work *work);	      /* backlinks.c */
void coverage_count(struct work *work);	      /* coverage.c */
void moments_tell(struct work *work);	      /* moments.c */
void entries_sort(struct site *site);	      /* order.c */
void pages_list(struct work *work);	      /* order.c */
void lists_withhold(struct work *work);	      /* withheld.c */
void pages_sort(struct page_list *pages);     /* order.c: by path */

/* ---- A document that was read, by the thread that reads (read.c) ---- */

/* Makes its page, which knows of no other yet (page.c). */
void page_begin(struct work *work, size_t document);

/* Makes the links of that page, and resolves what can be resolved without
 * the other pages (link.c). */
void links_begin(struct work *work, size_t document);

/* ---- On threads (each.c) ---- */

/* What is done with the document of that number. */
typedef void work_step(struct work *work, size_t document);

/*
 * Takes the step for each document, on the threads of the build: a step may
 * change its document and what belongs to it, take memory, tell what is wrong
 * and leave links; all else it only looks at.
 */
void work_each(struct work *work, work_step *step);

/* What is done with all of them at once. */
typedef void work_whole(struct work *work);

/*
 * Takes both steps, at the same time where there are threads: neither may
 * change what the other looks at, nor what is `work`'s own.
 */
void work_both(struct work *work, work_whole *one, work_whole *other);

/* The ties of a link, to be added to; in the arena (link.c). */
struct link_ties *link_tie(struct work *work, struct link *link);

/* Adds the links that are left in `from`, a part of the work (link.c). */
void links_left_add(struct work *work, const struct work *from);

/* ---- Events ---- */

/* The front matter of the document a page was made from, as front_left. */
const struct value *event_front(const struct work *work,
				const struct page *page);

/*
 * The order without what authors state: by edtf_compare, what is undated
 * last; then by page and place, then by id. Total.
 */
int event_compare(const struct event *a, const struct event *b);

/* What is known of where an event stands, for the walks along edges. */
struct event_graph {
	size_t count;	/* of events, which are numbered */
	size_t *starts; /* edges of an event: next[starts[i] … starts[i+1]) */
	const struct event_edge **next;
	size_t *order; /* events, each behind those stated to be before it */
	size_t sorted; /* how many of them; the others are in circles */
};

/* The graph of the stated orders; its memory is `arena`'s. */
void event_graph_make(const struct work *work, struct arena *arena,
		      struct event_graph *graph);

/* ---- Documents (read.c) ---- */

/*
 * How the document at `path` is read. Of what was read the `body` is kept only
 * where it is a record's, or site.yaml allows raw HTML; else it is empty.
 */
struct document_request document_request(const struct work *work,
					 struct text path);

/* ---- Front matter (front.c) ---- */

/* What is said under `key`, a scalar, or NULL. */
const struct value *front_given(const struct value *front, const char *key);

/* The EDTF date of `key`, or NULL: not said, or told as an error. */
struct edtf *front_date(struct work *work, const struct value *front,
			const char *key);

/* The text of `key`, or `otherwise` when nothing is said. */
struct text front_text(const struct value *front, const char *key,
		       struct text otherwise);

/*
 * The person or source an id refers to. NULL after one error (S016): none
 * has it, or the one that has is withheld.
 */
struct person *front_person(struct work *work, const struct value *id);
struct source *front_source(struct work *work, const struct value *id);
struct record *front_record(struct work *work, const struct value *id);

/* ---- Keys that a site declares (declared.c) ---- */

/*
 * What the front matter says under the keys that site.yaml declares: a
 * mapping, or NULL. Its scalars say what their types say: a text that looks
 * like a number is a text, `yes` is true. A date that is none is told.
 */
const struct value *declared_fields(struct work *work,
				    const struct document *document);

/* ---- Records in front matter (reference.c) ---- */

/* A link or an id in the front matter of `from` that leads to a record. */
struct reference {
	const struct value *value;
	const struct page *from;
	enum diag_code code; /* when it leads to something else */
	const char *wanted;  /* what is said then */
};

/*
 * Finds the record, and sets the anchor behind it. NULL after one error (the
 * reference's code, S016, L001, L004, L005).
 */
struct record *reference_record(struct work *work,
				const struct reference *reference,
				struct text *anchor);

/* ---- Pages (page.c) ---- */

/* "a/b/" → "a/", "a/" → "". */
struct text folder_above(struct text folder);

/* The folder whose section a document is in: an index is in the one above. */
struct text folder_of(struct text path);

bool path_is_index(struct text path);

/* "harbour-board" as a title: "Harbour board" (section.c). */
struct text words_of_name(struct arena *arena, struct text name);

/* Whether `folder` is that of a taxonomy, or in it (taxonomy.c). */
bool taxonomy_has_folder(const struct site *site, struct text folder);

/* Newest first, undated ones last by title (order.c). */
void pages_sort_by_news(struct page_list *pages);

/* Fills `page->toc` from its headings (toc.c). */
void toc_make(struct work *work, struct page *page);

/* Where pages are published → site->pages. It is made when it is first asked
 * for, which is when all of them are there. */
const struct index *page_paths(struct work *work);

/* The ties and the extras of a page, to be written to; in the arena. */
struct page_ties *page_tie(struct work *work, struct page *page);
struct page_extras *page_extend(struct work *work, struct page *page);

/* A page that no document makes. `path` and `title` are kept. */
struct page *page_made(struct work *work, enum page_kind kind, struct text id,
		       struct text path, struct text title);

/* ---- URLs (permalink.c) ---- */

/* Checks the patterns of site.yaml (S024). */
void permalinks_check(struct work *work);

/*
 * The path of a page by its own pattern or that of its kind, with a slash at
 * the end. False when there is none, as for indexes, or after one error
 * (S024).
 */
bool permalink_path(struct work *work, const struct document *document,
		    struct text *path);

/* ---- Rules of publishing (withheld.c, asset_use.c) ---- */

/* Finds the folders that are withheld with their index, and tells rules that
 * contradict each other (D003). */
void rules_read(struct work *work);

/* Sets why a page is withheld, and that its document is. */
void rules_apply(struct work *work, struct page *page, struct reading *reading);

/* Whether the index of a folder, or of one above it, is withheld. */
bool folder_is_withheld(const struct work *work, struct text folder);

/* Finds the files that withheld documents use and no other does. */
void asset_uses_find(struct work *work);

/* ---- Withdrawals (withdrawal.c) ---- */

bool is_withdrawn(const struct document *document);

/* Takes from a page all that its front matter says but title and language. */
void page_withdraw(struct work *work, struct page *page,
		   const struct document *document);

/* Warns that a link names an anchor of what was withdrawn (V009). */
void withdrawal_tell_anchor(struct work *work, const struct link *link,
			    struct text anchor);

/* Tells that front matter refers to what was withdrawn (S016). */
void withdrawal_tell_reference(struct work *work, const struct page *page,
			       const struct place *place);

/* The same for an id that is the name of a file; false: it is not that. */
bool withdrawal_tell_id(struct work *work, const struct value *id,
			const char *folder);

/* ---- Evidence (evidence.c) ---- */

/* Whether a file below content/ is not to be published. */
bool evidence_is_kept_back(const struct work *work, struct text path);

/* ---- Ids (unique.c) ---- */

/* `base`, or with the first number behind it that makes it new. */
struct text unique_id(struct arena *arena, struct unique *unique,
		      struct text base);

/* `start` and the first words of `words` as a slug. */
struct text id_of_words(struct arena *arena, struct text start,
			struct text words);

/* ---- Plain text (plain.c) ---- */

/* Takes the next word (letters or digits in it) from `*rest`. */
bool plain_word(struct text *rest, struct text *word);
size_t plain_count_words(struct text plain);

/*
 * Plain text of an item from `start` to `end` as people read it: marks as
 * they are written, without white space at its ends.
 */
struct text plain_spelled(struct arena *arena, const struct item_fact *fact,
			  size_t start, size_t end);

/*
 * The same without remarks on the words, such as [laughter] and [sic], which
 * nobody said. Where words are missing ([inaudible], [redacted: …], […]) the
 * mark stays: without it others would seem to follow on each other.
 */
struct text plain_said(struct arena *arena, const struct item_fact *fact,
		       size_t start, size_t end);

/* ---- Matching (verify.c) ---- */

/* A record as the matching sees it; in `arena`, its texts are borrowed. */
struct match_source *match_source_of(const struct record *record,
				     struct arena *arena);

/* A quotation that is to be found in its record. */
struct claim {
	struct quotation *quotation;
	struct match_query query;
	struct match_result result; /* TIER_NONE: not found, it is told */
};

struct claim_list LIST_OF(struct claim);

/*
 * Looks for all claims in their records, on as many threads as the build
 * has. Mistakes are told, with another record that has the words, if any.
 */
void claims_verify(struct work *work, struct claim_list *claims);

/* ---- Ids of quotations (quotation_id.c, seal_ids.c) ---- */

/* Tells of an id behind a link that is no quotation (Q013). */
void quotation_id_check(struct work *work, const struct link *link);

/* Gives quotations the ids that authors chose; what cannot be is told (Q013).
 */
void quotation_ids_give(struct work *work, const struct claim_list *claims);

/*
 * Gives the quotations that were sealed with the same words on the same page
 * the ids they had, and sees to it that no other gets a sealed one.
 */
void seal_keep_ids(struct work *work, const struct claim_list *claims);

/* Its id, or the one it was sealed with in other words, or a new one. */
struct text seal_quotation_id(struct work *work, struct quotation *quotation,
			      struct text base);

/* ---- Ids of events (seal_events.c) ---- */

/* Whether `id` was sealed for an event of this event's page. */
bool seal_has_event(const struct work *work, const struct event *event,
		    struct text id);

/*
 * Gives events that have other words than when they were sealed the ids they
 * had, where it is clear which is which.
 */
void seal_keep_event_ids(struct work *work);

/* ---- Turns ---- */

/*
 * What is verbatim in a turn of a record; returns its words (passage.c). All of
 * it goes to `whole`, which is kept, unless the record is a report.
 */
size_t passages_make(struct work *work, struct turn *turn,
		     struct passage *whole);

/* The turn that "t3" numbers, whatever its id is, or NULL (anchor.c). */
struct turn *turn_numbered(const struct record *record, struct text anchor);

/* Reads `moved:` of a record: old anchors that turn_find finds from then on
 * (moved.c). */
void moved_read(struct work *work, struct record *record);

/* The turn with this anchor, or that has moved from it, or NULL. */
struct turn *turn_find(const struct work *work, const struct record *record,
		       struct text anchor);

/*
 * The turns that "t1" or "t1-t3" names. False when it is neither; then
 * `*first` is NULL. `*last` comes before `*first` when the author says so.
 */
bool turn_range(const struct work *work, const struct record *record,
		struct text anchor, struct turn **first, struct turn **last);

/* The ties of a turn, to be added to; in the arena (turn.c). */
struct turn_ties *turn_tie(struct work *work, struct turn *turn);

/* ---- Anchors (anchor.c) ---- */

/* The ids of a page made from a document, without those of its turns. */
struct index *reading_anchors(struct work *work, struct reading *reading);

/*
 * Whether `page` has `anchor`, turns apart. A page whose document could not
 * be read whole is believed to have it.
 */
bool anchor_exists(struct work *work, const struct page *page,
		   struct text anchor);

/* Tells L002: `page` has no `anchor`. */
void anchor_tell_missing(struct work *work, const struct page *page,
			 struct text anchor, const struct place *place);

/* ---- Destinations (destination.c) ---- */

enum destination_kind { TO_URL, TO_FILE, TO_NOTHING, TO_REFUSED };

/* Where a link goes, taken apart. */
struct destination {
	enum destination_kind kind;
	struct text path;   /* below content/, decoded; "a/" is a folder */
	struct text anchor; /* without #, decoded */
	bool is_here;	    /* nothing but an anchor */
};

/*
 * Takes a destination apart and resolves its path against the document at
 * `path` below content/: into work->scratch, the rest is kept. TO_NOTHING after
 * one error (L001, L005). TO_REFUSED is a URL that may not be published: told
 * already where it is the link of a document.
 */
struct destination destination_read(struct work *work, struct text destination,
				    struct text path,
				    const struct place *place);

/* What stands behind the # of a destination, decoded; empty: nothing. */
struct text destination_anchor(struct work *work, struct text destination);

/* Tells that a URL may not be published (L004). */
void destination_tell_refused(struct work *work, struct text destination,
			      const struct place *place);

/* Tells that there is no `path`, with the nearest (L001 or L003). */
void destination_tell_missing(struct work *work, struct text path,
			      struct text from, const struct place *place);

/* Tells that a document is withheld (L001). */
void destination_tell_draft(struct work *work, const struct reading *reading,
			    const struct place *place);

/* A file that a key of front matter names. */
struct front_file_wanted {
	const char *extensions[6];
	enum diag_code code; /* of a file of another kind: */
	const char *refused; /* "browsers cannot play" */
	const char *hint;
	const char *what; /* "a recording" */
};

/* front_file.c: the file, or NULL after one error
 * (`code`, L001, L003, L004, L005). */
struct asset *front_file(struct work *work, const struct page *page,
			 const struct value *value,
			 const struct front_file_wanted *wanted);
bool front_file_suits(struct text path, const struct front_file_wanted *wanted);

/* page_image.c */
void page_images_find(struct work *work);

/* byline.c */
void bylines_resolve(struct work *work);

/* picture.c: how large the linked assets that are pictures are shown. */
void pictures_measure(struct work *work);

/* picture.c: tells an image of a document that is not described (L009). */
void picture_check(struct work *work, const struct link *image);

/* host.c: where it is published, from what `hosts` of site.yaml says. */
void hosts_make(struct site *site, const struct value *said,
		struct arena *arena);

/* policy.c: what its pages may load, from allow_origins and offline, as
 * they say it and as hosts do. */
void policy_make(struct site *site, struct arena *arena);

#endif
