/*
 * The seal: what readers have seen, kept in content/seal.json under version
 * control, and held against what the site says now. For this room only.
 *
 *   seal_read.c    the file, as struct seal
 *   seal_line.c    one line of it
 *   seal_words.c   sums of words
 *   seal_ids.c     quotations keep the ids they had
 *   seal_check.c   URLs; anchors and statements are checked by
 *   seal_said.c    what was said: anchors, quotations
 *   seal_facts.c   dates, statuses
 *   seal_write.c   the file, from the site
 *
 * The file is JSON, one entry a line; each but the last ends with a comma, so
 * that a change is one line of a diff:
 *
 *   {"seal": 1, "entries": [
 *   {"page": "articles/ledger/", "kind": "article",
 *    "file": "content/articles/ledger.md", "corrections": "0"},
 *   {"alias": "articles/old/", "page": "articles/ledger/"},
 *   {"date": "1931-03-09", "page": "articles/ledger/"},
 *   {"anchor": "t1", "page": "transcripts/call/", "by": "people/ada-quill/",
 *    "words": "0b5c…"},
 *   {"quotation": "ada-quill-never", "page": "articles/ledger/",
 *    "record": "transcripts/call/", "tier": "exact", "words": "93d1…"},
 *   {"event": "1931-03-04-in-port", "page": "…", "date": "1931-03-04"},
 *   {"status": "denies", "page": "transcripts/call/", "by": "…",
 *    "about": "authenticity", "turns": "t1-t3"},
 *   {}]}
 *
 * (These are broken for the width of this comment only.) What belongs to a
 * page stands behind its "page" line.
 */
#ifndef MODEL_SEAL_H
#define MODEL_SEAL_H

#include "base/sha256.h"
#include "model/work.h"

#define SEAL_PATH "content/seal.json"

/* ---- Lines (seal_line.c) ---- */

#define SEAL_MEMBERS 5

struct seal_member {
	struct text key;
	struct text value;
};

/* One entry; its first member says what it is. */
struct seal_line {
	struct seal_member members[SEAL_MEMBERS];
	size_t count;
};

/*
 * Reads `{"key": "value", …}`. Values without escapes are borrowed. On false
 * `*column` is where the line is broken, from 1.
 */
bool seal_line_read(struct text line, struct arena *arena,
		    struct seal_line *found, size_t *column);

/* Writes the same, with a comma and a line's end behind it. */
void seal_line_write(struct buf *buf, const struct seal_line *line);

/* ---- Sums (seal_words.c) ---- */

/* 32 hexadecimal digits, the first half of SHA-256, and a NUL. */
#define SEAL_SUM 33

/*
 * The sum of words, as a text: equal when the words are but for normal form,
 * the shapes of quotation marks, dashes and dots, white space and soft
 * hyphens. `scratch` is for this call.
 */
struct text seal_sum(struct text words, struct arena *scratch,
		     char sum[SEAL_SUM]);

/* The sum of a turn's words, its marks with them. */
struct text seal_turn_sum(const struct turn *turn, struct arena *scratch,
			  char sum[SEAL_SUM]);

/* ---- What is sealed (seal_read.c) ---- */

struct sealed_page {
	struct text path;
	struct text kind;
	struct text file; /* empty: no document made it */
	size_t corrections;
	size_t line;
	struct page *page; /* that is there or redirected to now, or NULL */
};

struct sealed_alias {
	size_t page; /* into `pages`, as in all that follow */
	size_t line;
	struct text path;
};

struct sealed_anchor {
	size_t page;
	size_t line;
	struct text id;
	struct text by;	   /* path of the speaker's page; or empty */
	struct text voice; /* what an unknown speaker is called; or empty */
	struct text words; /* sum; empty: of a heading */
};

struct sealed_quotation {
	size_t page;
	size_t line;
	struct text id;
	struct text record; /* path of its page */
	struct text tier;
	struct text words;
	struct quotation *quotation; /* that has the id now, or NULL */
};

struct sealed_date {
	size_t page;
	size_t line;
	struct text event; /* its id; empty: of the page itself */
	struct text date;
};

struct sealed_status {
	size_t page;
	size_t line;
	struct text stance; /* or an authenticity: then `by` is empty */
	struct text by;	    /* path of the person's page */
	struct text about;
	struct text turns; /* it is about, "t1" or "t1-t3"; empty: all */
};

struct seal {
	struct LIST_OF(struct sealed_page) pages;
	struct LIST_OF(struct sealed_alias) aliases;
	struct LIST_OF(struct sealed_anchor) anchors;
	struct LIST_OF(struct sealed_quotation) quotations;
	struct LIST_OF(struct sealed_date) dates;
	struct LIST_OF(struct sealed_status) statuses;
	struct index page_numbers;	/* path → pages */
	struct index quotation_numbers; /* id → quotations */
	struct index event_numbers;	/* id → dates */
};

/*
 * Finds the pages that are at the sealed paths now, or that old URLs of
 * theirs lead to. Once more when further pages are made.
 */
void seal_find_pages(struct work *work);

/* The page that is now what was sealed as `path`, or NULL. */
struct page *seal_page_now(const struct seal *seal, struct text path);

/* ---- Telling (seal_check.c) ---- */

/* An error, or a warning where what changed is to be sealed anew. */
void seal_tell(struct work *work, enum diag_code code,
	       const struct place *place, const char *format, ...)
	PRINTF_LIKE(4, 5);

/* Hints at the correction that `page` lacks. */
void seal_hint_correction(struct work *work, const struct page *page);

/* The start of a document. */
struct place seal_document_place(const struct page *page);

/*
 * Whether the change of something on a sealed page is said: it was withdrawn,
 * or has more corrections than when it was sealed.
 */
bool seal_is_covered(const struct sealed_page *sealed);

/* Whether a sealed page is there and can be looked at. */
bool seal_is_open(const struct sealed_page *sealed);

/* ---- Steps of seal_check ---- */

void seal_check_anchors(struct work *work);    /* seal_said.c */
void seal_check_quotations(struct work *work); /* seal_said.c */
void seal_check_dates(struct work *work);      /* seal_facts.c */
void seal_check_statuses(struct work *work);   /* seal_facts.c */

#endif
