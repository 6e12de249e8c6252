/*
 * The model: everything a site is, resolved and checked. Read this first.
 *
 *   site ─┬─ pages ──── content, links, headings
 *         ├─ records ── items: turns, sections, notes, gaps
 *         ├─ quotations (words in a page) ──▶ turns (of a record)
 *         ├─ events     (something dated)
 *         ├─ people     (who speaks or acts)
 *         └─ sources    (where a record comes from)
 *
 * It is built once from source/ and markdown/, then never changed: workers
 * share it, themes read it. Every pointer is into the site's arena. Lists are
 * in a stable order, said where they are declared. A text is never NULL where
 * a theme sees it, it is empty. Names of members are the names themes use.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/moment.h"
#include "markdown/markdown.h"
#include "model/edtf.h"
#include "source/source.h"

struct page;
struct record;
struct turn;
struct quotation;
struct event;
struct person;
struct source;
struct link;
struct response;
struct asset;
struct correction;
struct withdrawal;
struct redirect;
struct evidence;
struct menu_entry;
struct taxonomy;
struct term;
struct pager;

struct page_list LIST_OF(struct page *);
struct record_list LIST_OF(struct record *);
struct turn_list LIST_OF(struct turn *);
struct item_list LIST_OF(struct item *);
struct passage_list LIST_OF(struct passage *);
struct quotation_list LIST_OF(struct quotation *);
struct event_list LIST_OF(struct event *);
struct person_list LIST_OF(struct person *);
struct source_list LIST_OF(struct source *);
struct links LIST_OF(struct link);
struct link_list LIST_OF(struct link *);
struct heading_list LIST_OF(struct heading *);
struct response_list LIST_OF(struct response *);
struct asset_list LIST_OF(struct asset *);
struct correction_list LIST_OF(struct correction *);
struct evidence_list LIST_OF(struct evidence *);
struct redirect_list LIST_OF(struct redirect *);
struct taxonomy_list LIST_OF(struct taxonomy *);
struct term_list LIST_OF(struct term *);

/*
 * HTML with holes, and the page whose links, events and quotations the holes
 * number. `turn` is set for the words of a turn, whose marks they number.
 */
struct content {
	const struct rich *rich; /* NULL: nothing */
	const struct page *page;
	const struct item *item; /* NULL outside records */
};

enum page_kind {
	PAGE_HOME,
	PAGE_ARTICLE,
	PAGE_TRANSCRIPT,
	PAGE_STATEMENT,
	PAGE_PERSON,
	PAGE_SOURCE,
	PAGE_TIMELINE,
	PAGE_QUOTES,
	PAGE_CORRECTIONS,
	PAGE_PAGE,
	PAGE_QUOTATION, /* one each; made from a quotation */
	PAGE_SECTION,	/* the list of a folder */
	PAGE_TAXONOMY,	/* the terms of one, such as all tags */
	PAGE_TERM,	/* what has one term */
	PAGE_NOT_FOUND, /* 404.html */
	PAGE_KINDS
};

/* The name of its layout: "home", "article", … "quotation", "section",
 * "taxonomy", "term", "404". */
const char *page_kind_name(enum page_kind kind);

/* Whether an author wants a table of contents shown. */
enum toc_wish { TOC_NOT_SAID, TOC_SHOWN, TOC_HIDDEN };

struct page {
	enum page_kind kind;
	struct text id;	  /* the file's stem, or what it was made from */
	struct text path; /* URL from the root: "articles/x/", "", "404.html" */
	struct text title;
	struct text description;
	struct text language;
	struct text byline;
	struct person *author;	 /* whose name that is, or NULL */
	struct text layout;	 /* name of the layout */
	struct text source_path; /* "content/articles/x.md"; empty: made */
	struct edtf *date;	 /* published, spoken …; NULL: not said */
	struct edtf *updated;
	/* When it came out, and when it or a correction of it last did: RFC
	 * 3339, in the site's time zone; empty: not known to the day. */
	struct text published;
	struct text modified;
	bool in_feeds; /* it is a document, to be found, and `modified` known */
	bool noindex;
	bool is_unsearched; /* `search: false` */
	struct content content;
	/* For page_excerpt: the description, or what stands before
	 * `<!-- more -->`; without, the first paragraph of `content`. */
	struct text summary;
	struct extract lead;
	struct asset *image;   /* that stands for it, or NULL */
	struct text image_alt; /* what that shows; may be empty */
	size_t words;
	struct heading_list headings;
	struct heading_list toc; /* those with none above them */
	uint8_t wants_toc;	 /* enum toc_wish */
	struct page *parent;	 /* the section it is in; NULL: home */
	/* From home to `parent`; empty: home. Brothers share the list. */
	struct page_list ancestors;
	/* Its neighbours among the documents of its section as one reads them:
	 * by date, the undated after them by title; NULL: none. */
	struct page *previous;
	struct page *next;
	struct record *record; /* what the page is about, or NULL */
	struct person *person;
	struct source *source;
	struct quotation *quotation;
	struct event *event; /* that a record or an article is, or NULL */
	const struct node_facts *nodes; /* of its content; NULL: none */
	struct links links;		/* by document order */
	struct page_list linked_from;	/* pages with an ordinary link to it */
	/* NULL, or why it says nothing any more: its title is then all that
	 * is left of its document, it is a PAGE_PAGE with `noindex`, and in
	 * no list but site.pages and site.withdrawn. */
	struct withdrawal *withdrawn;
	const struct value *params; /* a mapping or NULL */
	const struct value *fields; /* declared in site.yaml; likewise */
	/* Why it is not to be published: "draft", "scheduled", "expired", or
	 * "folder" when the index of a folder around it is withheld. Empty: it
	 * is. With `drafts` such a page is shown all the same. */
	struct text withheld;
	const struct page_ties *ties;	  /* never NULL, */
	const struct page_extras *extras; /* neither is this */
};

/* What a page has to do with what the site is about; many have nothing. */
struct page_ties {
	struct quotation_list quotations; /* made here, in order */
	struct record_list records;	  /* they rest on, in order of use */
	struct source_list sources;	  /* of those records, likewise */
	struct person_list people;	  /* named by link or speaking,
					     likewise */
	struct event_list events;	  /* told here, in order */
	struct loose_quotes loose_quotes; /* quoted and not linked, in order */
	struct correction_list corrections; /* newest first */
	struct term_list terms; /* it has, as written, by taxonomy */
};

/* What few pages have: those that list others, or that no document makes. */
struct page_extras {
	struct page_list children; /* of a section or home: by date, newest
				      first, undated by title after them */
	struct page_list trail;	   /* ancestors of those, once asked for */
	struct taxonomy *taxonomy; /* of a PAGE_TAXONOMY or PAGE_TERM */
	struct term *term;	   /* of a PAGE_TERM */
	/* What a section, a taxonomy or a term lists on this very page: of a
	 * section `children`. */
	struct page_list listed;
	struct pager *pager;		  /* NULL: the list is on one page */
	const struct place *layout_place; /* that names `layout`; NULL: its
					     kind */
	struct text made_by;	 /* the theme.lua that adds it, or empty */
	struct text withheld_on; /* the day or moment that says why it is
				    `withheld`, or empty */
};

/* Of a page that is tied to nothing; of one that has nothing of it. */
extern const struct page_ties page_no_ties;
extern const struct page_extras page_no_extras;

/* What it says in short, plain: borrowed, or in the arena. */
struct text page_excerpt(const struct page *page, struct arena *arena);

/* A way to sort pages by what their front matter says: "tags". */
struct taxonomy {
	struct text id; /* the key, and the folder of its pages */
	struct text title;
	struct page *page;	/* of all its terms; NULL: it has none */
	struct term_list terms; /* by name, without case */
};

struct term {
	struct taxonomy *taxonomy;
	struct text name; /* as it is written most often */
	struct text slug; /* of its page: letters of any script */
	struct text key;  /* the name without case */
	struct page *page;
	struct page_list pages; /* that have it: newest first */
	struct place place;	/* where it is so first */
};

/*
 * A list on several pages. The first is the page itself, at its own address;
 * the others, at `page/2/` and so on below it, are its children and in
 * site.pages, and in no other list.
 */
struct pager {
	size_t number;		/* of this page, from 1 */
	struct page_list pages; /* all of them, in order */
	struct page *previous;	/* or NULL */
	struct page *next;
	size_t total; /* entries on all pages together */
};

/* What readers are told was changed after publication. */
struct correction {
	struct page *page;
	struct edtf *date;
	struct text kind;  /* correction, clarification, update, editor's note,
			      retraction */
	struct text text;  /* plain */
	struct text about; /* as the author says, an id; empty: not said */
	struct turn *turn; /* that it is about, or NULL */
	struct quotation *quotation;
	struct event *event;
	struct text moment; /* of `date`, as page.modified; may be empty */
	struct place place;
};

struct withdrawal {
	struct edtf *date;
	struct text reason; /* plain */
};

/* An old URL of a page, which is to lead to it still. */
struct redirect {
	struct text path; /* from the root: "articles/old-name/", "old.html" */
	struct page *page;
	struct place place;
};

struct heading {
	int level;
	struct text id;
	struct content content;
	struct heading_list children; /* below it, in order */
};

/* A place where sites are published, as far as that makes a difference. */
struct host {
	const char *name; /* as site.yaml says it */
	/* What it does beyond handing out files: */
	bool sends_headers;   /* site->headers */
	bool sends_redirects; /* answers an old URL with a new one */
};

struct host_list LIST_OF(const struct host *);

/* Of HTTP, with every file. */
struct sent_header {
	struct text name;
	struct text value;
};

struct sent_header_list LIST_OF(struct sent_header);

enum link_target {
	LINK_TO_PAGE, /* `page`, perhaps a turn or an anchor in it */
	LINK_TO_ASSET,
	LINK_TO_URL, /* link_url */
	LINK_BROKEN  /* told as an error */
};

/*
 * A link or image of a document, resolved. There are many: what few have is
 * elsewhere, and see link_destination and link_words for `texts`.
 */
struct link {
	const struct page *from;
	struct page *page;	      /* NULL: it leads to none */
	const struct link_ties *ties; /* never NULL */
	const char *texts;
	uint32_t words_length;
	struct small_place place; /* what follows: as in struct link_fact */
	uint32_t brackets;
	uint8_t form;
	bool nested;
	bool half_quoted;
	uint8_t target; /* enum link_target */
};

/* What a link has to do with more than a page; most have nothing. */
struct link_ties {
	const struct link_extras *extras; /* never NULL */
	struct text anchor;		  /* without #; empty: none */
	struct turn *turn;		  /* the turn that names */
	struct asset *asset;		  /* of LINK_TO_ASSET */
	struct quotation *quotation;	  /* when it is one */
};

/* Of a link that is tied to nothing. */
extern const struct link_ties link_no_ties;

/* As it is written, from that page, leading nowhere yet; in the arena. */
struct link link_made(const struct link_fact *fact, const struct page *from,
		      struct arena *arena);

/* Where it leads, as its author says; perhaps empty when `page` says it all. */
static inline struct text
link_destination(const struct link *link)
{
	return text_of(link->texts);
}

/* Its words, as in struct link_fact: they stand behind the destination. */
static inline struct text
link_words(const struct link *link)
{
	return (struct text){link->texts + strlen(link->texts) + 1,
			     link->words_length};
}

/* Where a LINK_TO_URL leads; of others empty. */
struct text link_url(const struct link *link);

/* Where it stands, and its words with their brackets. */
struct place link_place(const struct link *link);
struct place link_words_place(const struct link *link);

struct record {
	struct page *page;
	struct text id;
	struct text title;
	struct text language;
	bool is_statement;	/* one voice */
	struct edtf *date;	/* or NULL */
	struct text date_basis; /* recording, document, dialogue, inference */
	struct text date_note;
	struct text medium;
	struct text held;	  /* recording, transcript, excerpts, report */
	struct text fidelity;	  /* verbatim, reported */
	struct text order;	  /* spoken, reported */
	bool is_reported;	  /* fidelity: reported */
	struct text authenticity; /* established, not established, disputed;
				     empty: not said */
	struct text obtained;
	struct text original_language;
	/* The words are a translator's: front matter says so by one of the
	 * next two, and all that is quoted is TIER_TRANSLATED. What has
	 * `translation_of` was not said once more: it is no event and counts
	 * nowhere as what its speakers said. */
	bool is_translation;
	struct record *translation_of;	 /* or NULL: we do not hold it */
	struct text translated_by;	 /* a name, or words; empty: by us */
	struct person *translator;	 /* or NULL: no person of the site */
	struct record_list translations; /* of it, by path */
	struct asset *audio;		 /* the recording, or NULL */
	struct text audio_note;		 /* why none is published */
	struct text duration;		 /* as "5:12"; empty: not said */
	int64_t duration_ms;		 /* or TIME_NONE */
	struct person_list participants; /* as front matter lists them */
	struct source *source;		 /* from which we have it, or NULL */
	struct source_list chain; /* source, then what that rests on …: from
				     us back towards the recording */
	struct response_list responses;	  /* also about single turns */
	bool is_contested;		  /* one of them contests it */
	struct item_list items;		  /* in the order of the file */
	struct turn_list turns;		  /* the turns among them */
	struct quotation_list quotations; /* of it anywhere, by page path */
	struct page_list quoted_in;	  /* the pages of those, once each */
	struct event_list events;	  /* that rest on it */
	size_t words_said;		  /* verbatim words */
	size_t words_quoted;		  /* of those, quoted somewhere */
	struct passage_list unquoted;	  /* the others, in order: each as
					     long as it can be */
};

/*
 * A piece of a record's page. There are millions of items and turns on a large
 * site: what a fact says is not said again here, and what few turns have is
 * elsewhere (struct turn_ties).
 */
struct item {
	const struct item_fact *fact; /* its kind, level, label, time … */
	struct record *record;
	struct text id; /* anchor of a turn or section; else empty */
};

/* What an item says. */
static inline struct content
item_content(const struct item *item)
{
	return (struct content){&item->fact->content, item->record->page, item};
}

/* What a turn has to do with the rest of the site; most have nothing. */
struct turn_ties {
	struct LIST_OF(struct text) former_ids; /* old anchors that lead here */
	struct quotation_list quoted_by;	/* by page path and place */
	struct link_list linked_from;	/* paraphrases: ordinary links */
	struct event_list events;	/* that link to it, by date */
	struct response_list responses; /* about it in particular */
	struct turn *answers;		/* the turn it replies to, or NULL */
	struct turn *original;		/* that it translates, or NULL */
	struct turn_list translations;	/* of it, by path of the record */
};

/* A stretch of verbatim words: a whole turn, or what a report quotes. */
struct passage {
	struct turn *turn;
	uint32_t start; /* in the turn's plain text */
	uint32_t end;
};

struct passages {
	struct passage *items;
	uint32_t count;
};

struct turn {
	struct item item;	/* first: see item_turn */
	struct person *speaker; /* NULL: unknown */
	int64_t end_ms; /* when the next timed turn begins, or the recording
			   ends; or TIME_NONE */
	struct passages passages;     /* what is verbatim in it */
	const struct turn_ties *ties; /* never NULL */
	uint32_t number;	      /* from 1 in the record */
	bool has_indirect;	      /* it holds words that are not verbatim */
};

/* The turn that an item is, or NULL. */
static inline struct turn *
item_turn(const struct item *item)
{
	return item->fact->kind == ITEM_TURN ? (struct turn *)(uintptr_t)item
					     : NULL;
}

/* Of a turn that is tied to nothing. */
extern const struct turn_ties turn_no_ties;

/* Whether words are missing where a mark is; others, such as [laughter], are
 * only remarks on the words beside them. */
bool mark_is_absence(const struct mark *mark);

/*
 * Its words, plain, without remarks such as [laughter]; marks of words that
 * are missing, [inaudible], stay. Borrowed, or in the arena.
 */
struct text passage_words(const struct passage *passage, struct arena *arena);

/* Milliseconds as people write them, "0:41", "1:02:03"; empty for TIME_NONE. */
struct text time_words(struct arena *arena, int64_t time_ms);

enum tier {
	TIER_NONE,
	TIER_EXACT,
	TIER_TYPOGRAPHY,
	TIER_EDITED,
	TIER_JOINED,
	TIER_TRANSLATED
};

/* A piece of a quotation as it stands against the record, in order. */
enum piece_kind {
	PIECE_SAME,    /* words of both */
	PIECE_CUT,     /* words of the record left out by […] */
	PIECE_INSERTED /* [words] of the quoting text */
};

struct piece {
	enum piece_kind kind;
	struct text words;
};

struct piece_list LIST_OF(struct piece);

struct quotation {
	struct text id;	    /* of its page: "ada-quill-never-seen-the" */
	struct page *page;  /* its own page */
	struct page *from;  /* the page that quotes */
	struct place place; /* where it does */
	struct link *link;
	struct text words;    /* as quoted, plain, without the marks */
	struct text sentence; /* plain paragraph around it; may be empty */
	bool is_block;
	struct record *record;
	struct turn *first; /* of the turns it was found in */
	struct turn *last;
	struct person *speaker; /* of `first`; NULL: unknown */
	struct text speaker_label;
	struct text language; /* of its words: that of the record */
	struct text tier; /* exact, typography, edited, joined, translated */
	struct text tier_of_translation; /* the tier against a translation,
					    exact … joined; else empty */
	enum tier tier_reached;
	struct piece_list pieces;
	size_t words_cut;	  /* by omissions */
	size_t start;		  /* in the plain text of `first` */
	size_t end;		  /* in the plain text of `last` */
	struct turn_list context; /* a turn before, its turns, one after */
	struct turn_list original_turns; /* what they translate, in order */
	/* Those about its record as a whole, or about turns it is from. */
	struct response_list responses;
	bool is_contested; /* one of them contests it */
};

struct event {
	const struct event_fact *fact; /* of an item, else NULL */
	struct text id;
	struct edtf *date; /* NULL: undated */
	struct text kind;  /* item, record, article, response, correction */
	struct text title; /* of a record's or article's event; or empty */
	struct content content; /* of an item */
	struct text plain;
	struct page *page; /* where it is told */
	struct place place;
	struct text basis;	   /* why the date is believed; may be empty */
	struct record *record;	   /* of a record's event */
	struct response *response; /* of a response's event */
	struct correction *correction; /* of a correction's event */
	struct event_list after;       /* it is said to come after these, */
	struct event_list before;      /* and before these, as written */
	/* Undated, and no order ties it to anything dated: it stands at the
	 * end of the list, apart. */
	bool is_apart;
	size_t number; /* from 1, in site.events */
	struct person_list people;
	struct record_list records;
	struct source_list sources;
};

struct person {
	struct page *page;
	struct text id;
	struct text name;
	struct text role;
	struct text affiliation;
	struct LIST_OF(struct text) also_known_as;
	struct passage_list said;      /* verbatim words, by record date */
	struct turn_list reported;     /* turns with indirect speech */
	struct page_list mentioned_in; /* pages that link to the person */
	struct turn_list spoken_about; /* turns that link to the person */
	struct record_list records;    /* took part in, by date */
	struct quotation_list quotations;
	struct response_list responses; /* given by the person */
	struct event_list events;
};

struct source {
	struct page *page;
	struct text id;
	struct text title;
	struct text publisher;
	struct text author;
	struct text url;
	struct text medium;
	struct text held; /* what we hold of it */
	struct text note;
	struct text date_basis;
	struct edtf *date;
	struct source_list chain; /* what it relies on, nearest first */
	struct source_list relied_on_by;
	struct record_list records; /* that come from it, by date */
	struct event_list events;   /* that rest on it, in time */
	struct evidence_list files; /* as front matter lists them */
};

/* A file that shows what a source says; its sum is checked. */
struct evidence {
	struct text path;      /* below content/ */
	struct text sha256;    /* 64 digits, lower case */
	struct text archived;  /* a URL where it is kept too; may be empty */
	struct edtf *obtained; /* or NULL */
	bool is_published;     /* else it is not copied */
	struct asset *asset;   /* of what is published */
	struct place place;
};

/*
 * What somebody says about a record, or of some turns of it only.
 *
 * Who denies, declines to comment, neither confirms nor denies or, asked, gave
 * no answer contests it: every stance but "confirms". A page that quotes what
 * is contested has to say so (Q011).
 */
struct response {
	struct record *record; /* about which */
	struct turn *first;    /* the turns it is about; NULL: all of it */
	struct turn *last;
	struct person *by;
	struct text stance; /* confirms, denies, declines to comment, … */
	bool contests;
	struct text about; /* existence, voice, …; empty: not said */
	struct text words;
	struct text note;
	struct turn *statement; /* where the words stand, or NULL */
	struct record *statement_record;
	struct source *source;
	struct edtf *date;
	struct edtf *asked; /* when we did, or NULL */
	struct place place;
};

struct asset {
	struct text source_path; /* below content/ */
	struct text path;	 /* as published */
	size_t width;		 /* of a picture, in CSS pixels; else 0 */
	size_t height;
	size_t bytes;	  /* of a recording that a record names; else 0 */
	bool is_checked;  /* site.yaml: it is published byte for byte */
	bool is_evidence; /* a sum of its bytes is published */
};

struct menu_list LIST_OF(struct menu_entry *);

struct menu_entry {
	struct text title;
	struct page *page;  /* or NULL */
	struct text anchor; /* in it; may be empty */
	struct text url;    /* out of the site; else empty */
	struct menu_list children;
};

struct site {
	struct text title;
	struct text description;
	struct text base_url;
	struct text language;
	struct text contact;
	struct text generator; /* "dossier 0.1" */
	struct date today;     /* SOURCE_DATE_EPOCH's day, else the newest date
				  of its pages: there is no other clock */
	struct menu_list menu;
	struct page *home;
	struct page *timeline; /* NULL: nothing is dated */
	struct page *quotes;   /* NULL: nothing is quoted */
	struct page *search;   /* the page to search on; NULL: there is none */
	/* Of all that was changed or taken back; NULL: nothing was. */
	struct page *corrections_page;
	struct page_list pages;	    /* all, by path */
	struct page_list articles;  /* newest first */
	struct page_list latest;    /* those `in_feeds`, changed last first */
	struct page_list sections;  /* articles, transcripts, … by path */
	struct record_list records; /* by date, then id */
	struct quotation_list quotations;     /* by page path and place */
	struct event_list events;	      /* in time: see event_rank.c */
	struct person_list people;	      /* by id */
	struct source_list sources;	      /* by id */
	struct asset_list assets;	      /* by path */
	struct page_list withheld;	      /* by path; in no other list */
	const struct left_out_list *left_out; /* hidden files, copies, keys */
	struct asset_list withheld_assets;    /* likewise */
	struct page_list withdrawn;	      /* by path */
	struct correction_list corrections;   /* newest first, then by path */
	struct redirect_list redirects;	      /* by path */
	struct taxonomy_list taxonomies;      /* as site.yaml lists them */
	const struct value *data; /* what content/data/ holds, by name */
	const struct value *params;
	bool offline;			     /* links end in index.html */
	struct origin_list allow_origins;    /* besides the site's own */
	struct text content_security_policy; /* of every page: see policy.c */
	struct text referrer_policy;
	struct host_list hosts; /* as listed, each once */
	/* For hosts that send any: what pages say themselves, and what can
	 * only be said so. */
	struct sent_header_list headers;
	size_t shown_drafts; /* pages that are shown although withheld */
};

/*
 * What was read of the documents, for whoever builds one model after the
 * other while files change: those that stay as they are need not be read and
 * parsed again. The same is built with it and without.
 */
struct model_cache;

struct model_cache *model_cache_open(void);
void model_cache_close(struct model_cache *cache); /* NULL is fine */

/*
 * Keeps what the newest model built with the cache is made of: it must not be
 * looked at after its lease has ended. The caller ends it; NULL is fine.
 */
struct model_lease;

struct model_lease *model_cache_lease(const struct model_cache *cache);
void model_lease_end(struct model_lease *lease);

/*
 * A page, or several, that a theme adds. Path and title may have names in
 * braces, `terms/{name}/`: fields of the entry that the page is for, or `key`
 * of a mapping and `value` of a plain entry.
 */
struct added_page {
	struct text path;
	struct text layout;
	struct text title;
	struct text each; /* "params.terms": one for each; empty: just one */
	struct text when; /* parameter that switches it off; empty: none */
	/* "records": not on a site without; "people", "sources"; empty: always
	 */
	struct text needs;
	struct text origin; /* the theme.lua that says so, */
	size_t line;	    /* and where; 0: not known */
};

struct added_pages LIST_OF(struct added_page);

/* What becomes of documents once they are read; each comes more than once. */
enum model_stage {
	MODEL_RESOLVE, /* what they have to do with each other */
	MODEL_VERIFY   /* quotations, held against their records */
};

struct model_options {
	struct model_cache *cache; /* or NULL */
	/* Called with `context` when another stage begins; or NULL. */
	void (*enter)(void *context, enum model_stage stage);
	void *context;
	struct laps *laps; /* of the threads that read are added; or NULL */
	const struct wanted_nodes *wanted; /* by the theme; NULL: nothing */
	const struct added_pages *added;   /* likewise */
	int site_dir;			   /* the open folder of the site */
	size_t jobs;
	bool offline;
	bool drafts; /* what is withheld is shown, for looking at */
	/* Month 0: the machine's clock, which is asked for nothing else. */
	struct moment now;
	struct date today;
	/* What has changed against the seal is told in warnings, not errors. */
	bool accept_changes;
};

/*
 * Reads all documents of `tree` (on `options->jobs` threads, joined before it
 * returns), resolves and checks them. `config`, `tree` and `arena` must
 * outlive the site. Everything wrong is told, in one go. A seal in
 * content/seal.json is held against what is there, and a file that is
 * evidence against its sum.
 *
 * Returns the site, or NULL when an error was told.
 */
const struct site *model_build(const struct site_config *config,
			       const struct tree *tree,
			       const struct model_options *options,
			       struct arena *arena, struct diag *diag);

/*
 * Writes the URL that leads from `from` to `to` (with #anchor unless empty):
 * document-relative; with `site->offline` a folder's URL ends in index.html.
 */
void url_to_page(struct buf *buf, const struct site *site,
		 const struct page *from, const struct page *to,
		 struct text anchor);
void url_to_path(struct buf *buf, const struct site *site,
		 const struct page *from, struct text to);

/*
 * The words of a quotation as its record has them: what was cut is there, and
 * marks as they are written. Words of several turns are a line each. In the
 * arena or the site's.
 */
struct text quotation_record_words(const struct quotation *quotation,
				   struct arena *arena);

/*
 * Writes what leads a browser from the anchor of its first turn to the very
 * words, `:~:text=never%20seen` or, of many,
 * `:~:text=first%20words,last%20ones` (WICG, URL Fragment Text Directives).
 * Nothing when no words are left.
 */
void quotation_fragment(const struct quotation *quotation, struct buf *buf);

/* As plain text: marks as they are written, a paragraph a line. In the arena
 * or the site's. */
struct text content_plain(const struct content *content, struct arena *arena);

struct seal_result {
	size_t entries;
	bool is_changed; /* the file was not there or said something else */
};

/*
 * Writes what must not change unnoticed any more to content/seal.json below
 * `site_dir`, whole or not at all: every URL, the anchors with the sums of
 * their words, quotations, dates and statuses, in a stable order, one a line.
 *
 * Returns 0, or -1 with one error (F004).
 */
MUST_CHECK
int seal_save(int site_dir, const struct site *site, struct seal_result *result,
	      struct diag *diag);

#endif
