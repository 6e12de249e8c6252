/*
 * What is on disk, as it stands there: the files of a site, their front
 * matter with the place of every value, and site.yaml.
 *
 * This room knows the format and not the meaning: it tells unknown keys and
 * wrong types, and leaves dates, references and links to model/.
 */
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/lap.h"
#include "base/list.h"
#include "base/origin.h"

/* ---- Values: YAML read as events into a tree with places. ---- */

enum value_kind { VALUE_SCALAR, VALUE_LIST, VALUE_MAP };

struct value {
	enum value_kind kind;
	bool quoted; /* a scalar in quotes is a text, whatever it says */
	struct place place;
	struct text text;				 /* of a scalar */
	struct value_list LIST_OF(struct value *) items; /* of a list */
	struct entry_list LIST_OF(struct entry) entries; /* of a mapping */
};

struct entry {
	struct text key;
	struct place place; /* of the key */
	struct value *value;
};

/*
 * Reads one YAML document that is a mapping. `place` says where `yaml`
 * begins (path and line); it is well-formed UTF-8. An empty document is an
 * empty mapping. Everything is in the arena.
 *
 * Read as libyaml events: no directives, aliases, anchors, tags, merge keys
 * or second document (S006), depth and keys limited (S004, S005). A key that
 * stands twice is told (S008), the first one counts and reading goes on.
 *
 * Returns the mapping, also after S008; NULL after one of the other errors.
 */
struct value *yaml_read(struct text yaml, const struct place *place,
			struct arena *arena, struct diag *diag);

/* As yaml_read, and what it reads may be a list or a single value too. */
struct value *yaml_read_any(struct text yaml, const struct place *place,
			    struct arena *arena, struct diag *diag);

/* The value of `key` in a mapping, or NULL; a NULL map has no keys. */
const struct value *value_get(const struct value *map, const char *key);

/* The text of scalar `key`, or an empty text. */
struct text value_text(const struct value *map, const char *key);

/* Whether `key` is true (true, yes and on are; checked by schema_check). */
bool value_true(const struct value *map, const char *key);

/* Whether `key` is there and false: for what is true when nothing is said. */
bool value_false(const struct value *map, const char *key);

/* Whether nothing was said: `key:` with nothing behind it. */
bool value_is_empty(const struct value *value);

/*
 * What FIELD_TEXTS, FIELD_IDS and FIELD_MAPS hold, one after the other: the
 * items of a list, a scalar that is not empty by itself. `list` may be NULL.
 */
size_t value_count(const struct value *list);
const struct value *value_item(const struct value *list, size_t number);

/* ---- Schema: which keys there are and what they hold. ---- */

enum field_type {
	FIELD_TEXT,
	FIELD_BOOL,
	FIELD_NUMBER,
	FIELD_DATE,	/* a scalar; EDTF is read by model/ */
	FIELD_MOMENT,	/* a day, perhaps with a time: base/moment.h */
	FIELD_WORD,	/* one of `words` */
	FIELD_ID,	/* the id of a person, source … */
	FIELD_NAME,	/* one part of a path: a slug, a layout, a theme */
	FIELD_URL,	/* absolute, http or https */
	FIELD_CONTACT,	/* one of these, or a mail address */
	FIELD_LANGUAGE, /* a language tag of BCP 47 by its form */
	FIELD_TEXTS,	/* a list of scalars, or one scalar */
	FIELD_IDS,
	FIELD_MAP,  /* a mapping with `fields` */
	FIELD_MAPS, /* a list of mappings with `fields` */
	FIELD_ANY   /* whatever the author puts there: params */
};

struct field {
	const char *name; /* NULL ends a table */
	enum field_type type;
	bool required;
	const char *const *words;   /* ends with NULL; also of FIELD_TEXTS */
	const struct field *fields; /* of FIELD_MAP and FIELD_MAPS */
	const char *elsewhere;	    /* what other programs call it, or NULL */
	const char *help;	    /* one line: what it says */
};

/*
 * Checks a mapping against a table: unknown keys with the nearest known one
 * (S007), wrong types (S009), words that are none (S010), missing or empty
 * required keys (S011, at `map`'s place), names, URLs and language tags that
 * are malformed (S017), moments (S023). Tells all of them. A key with nothing
 * behind it is as good as none, but FIELD_BOOL and FIELD_MOMENT need theirs.
 *
 * Returns 0, or -1 when it told of any.
 */
int schema_check(const struct value *map, const struct field *fields,
		 struct diag *diag);

/* ---- A site's files. ---- */

enum document_kind {
	DOCUMENT_HOME,
	DOCUMENT_ARTICLE,
	DOCUMENT_TRANSCRIPT,
	DOCUMENT_STATEMENT,
	DOCUMENT_PERSON,
	DOCUMENT_SOURCE,
	DOCUMENT_TIMELINE,
	DOCUMENT_QUOTES,
	DOCUMENT_CORRECTIONS,
	DOCUMENT_PAGE,
	DOCUMENT_SECTION,
	DOCUMENT_KINDS
};

/* "article" …; the name of its layout and the value of `kind:`. */
const char *document_kind_name(enum document_kind kind);

/* The kind of a document by its path below content/. */
enum document_kind document_kind_of(struct text path);

/* "articles/" …: the folder below content/ whose documents are of the kind;
 * NULL: it has none. */
const char *document_kind_folder(enum document_kind kind);

/* Whether "article" … is a kind and `*kind` is it. */
bool document_kind_named(struct text name, enum document_kind *kind);

/* The keys a document of this kind, and site.yaml, may have: those that every
 * site knows. */
const struct field *document_fields(enum document_kind kind);
const struct field *site_config_fields(void);

/* Those of one entry of `fields:` in site.yaml. */
const struct field *declaration_fields(void);

/* A file under content/, not read yet. */
struct tree_file {
	struct text path; /* below content/, "articles/x.md" */
	bool is_document; /* Markdown; else it is copied as it is */
};

/* A file or folder that is never published, and why. */
struct left_out {
	struct text path; /* below content/ */
	struct text why;
};

struct left_out_list LIST_OF(struct left_out);

struct tree {
	/* Sorted by path, bytes. */
	struct tree_files LIST_OF(struct tree_file) files;
	/* The _defaults.yaml, that of a folder before those in it. */
	struct tree_paths LIST_OF(struct text) defaults;
	struct left_out_list left_out; /* by path */
};

/*
 * Lists what lies under content/ of the site: regular files, sorted; without
 * hidden files, editor backups and what the generator reads itself (site.yaml,
 * seal.json, withheld.txt, data/, _archetypes/, _defaults.yaml). Symbolic links
 * are followed neither to files nor to folders; they, and what is neither file
 * nor folder, are told as warnings (F005). Up to `threads` threads list
 * folders.
 *
 * Returns 0, or -1 when errors were told (F001, F002, F006, F007, F008): all
 * that could be listed is in `tree` then.
 */
MUST_CHECK
int tree_read(int site_dir, size_t threads, struct arena *arena,
	      struct tree *tree, struct diag *diag);

struct site_config;

/* What the _defaults.yaml of one folder says. */
struct folder_defaults {
	struct text folder; /* below content/, with a slash behind; or empty */
	const struct value *map;
};

struct defaults {
	struct LIST_OF(struct folder_defaults) folders; /* outer ones first */
};

struct defaults_request {
	int site_dir;
	const struct site_config *config;
	const struct tree *tree;
};

/*
 * Reads all _defaults.yaml of the tree. A key has to be one that some kind of
 * document knows (S007), in a type that one of them takes (S009, S010, S017);
 * what only one page can have (`title`, `slug`, `aliases` …) is refused
 * (S022).
 *
 * Returns 0, or -1 when errors were told.
 */
MUST_CHECK
int defaults_read(const struct defaults_request *request, struct arena *arena,
		  struct defaults *defaults, struct diag *diag);

/* How a document is read. */
struct document_request {
	int site_dir;
	struct text path; /* below content/ */
	/* By kind; NULL: only the keys that every site knows. */
	const struct field *const *fields;
	const struct defaults *defaults; /* NULL: none */
	/* For the text of the file, of which `body` is a part and nothing else
	 * is; NULL: it stands with the rest. */
	struct arena *text_arena;
	struct laps *laps; /* of the thread, or NULL */
};

/* One Markdown file, split. */
struct document {
	struct text path;      /* below content/ */
	struct text file_path; /* "content/" before it: for places */
	enum document_kind kind;
	struct value *front; /* a mapping, checked; empty when there is none */
	struct text body;
	size_t body_line; /* where the body begins in the file, from 1 */
};

/*
 * Reads, checks (UTF-8: S013; a byte order mark is skipped; CR LF and CR
 * become LF) and splits a document. The kind comes from the folder, or from
 * `kind:`. What its front matter does not say and the defaults of its folder
 * do, the nearest folder's first, stands in `front` as if it did, with the
 * place it has there. Memory is the arena's, but see `text_arena`.
 *
 * Returns 0, or -1 when anything was told; `*document` is then filled as far
 * as it could be read, and `front` and `body` are safe to look at.
 */
MUST_CHECK
int document_read(const struct document_request *request, struct arena *arena,
		  struct document *document, struct diag *diag);

struct menu_item;
struct menu_items LIST_OF(struct menu_item);

struct menu_item {
	struct text title;
	struct text link; /* path of a document, or a URL; empty: none */
	double weight;	  /* 0 when not said */
	struct place place;
	struct menu_items children; /* by weight, then as listed */
};

struct site_config {
	struct text title;
	struct text description;
	struct text base_url;	/* with a slash at the end; may be empty */
	struct text language;	/* BCP 47; "en" when not said */
	struct text theme;	/* "broadsheet" when not said */
	struct text contact;	/* for replies and corrections: mail or URL */
	struct menu_items menu; /* by weight, then as listed */
	struct text timezone;	/* of base/zone.h; "UTC" when not said */
	bool raw_html;
	bool smart_punctuation;
	bool has_no_search;
	struct origin_list allow_origins;
	const struct value *hosts;	  /* words, or NULL */
	const struct value *checked;	  /* paths below content/, or NULL */
	const struct value *params;	  /* of the site; may be NULL */
	const struct value *theme_params; /* `theme_params:`; may be NULL */
	const struct value *strings;	  /* `strings:`; likewise */
	/* The keys of each kind of document; behind those that every site
	 * knows, and from `declared` on, those of `fields:`. */
	const struct field *fields[DOCUMENT_KINDS];
	const struct field *declared[DOCUMENT_KINDS];
	const struct value *front; /* the whole of site.yaml */
};

/*
 * Reads content/site.yaml of the site.
 *
 * Returns 0, or -1 with errors: S001 when there is none (the hint tells of
 * `dossier new site`), S023 for an unknown time zone, or what else is wrong in
 * it.
 */
MUST_CHECK
int site_config_read(int site_dir, struct arena *arena,
		     struct site_config *config, struct diag *diag);

/*
 * Reads the files of content/data/ below the site: `name.yaml`, `.json` or
 * `.csv` under the key `name` of a mapping, by name. Numbers, true and false
 * of YAML and JSON are scalars without quotes, null is an empty one; each
 * cell of CSV (RFC 4180; the first row names the columns) is a text. Hidden
 * files and backups are left aside. Everything is in the arena.
 *
 * Returns the mapping, empty where there is no such folder. Everything wrong
 * is told (S030, F001 … F003, and what yaml_read tells).
 */
const struct value *data_read(int site_dir, struct arena *arena,
			      struct diag *diag);

/* ---- Import: transcripts and timelines of other programs. ---- */

enum import_format {
	IMPORT_VTT,
	IMPORT_SRT,
	IMPORT_CSV,  /* a timeline: TimelineJS's spreadsheet */
	IMPORT_JSON, /* podcastindex.org: `segments` of speaker, body, times */
	IMPORT_TEXT, /* `NAME: words` a line, perhaps with times */
	IMPORT_FORMATS
};

/*
 * By its name ("vtt", "srt", "csv", "json", "text"), or by how a file is
 * called; IMPORT_FORMATS: not known.
 */
enum import_format import_format_named(struct text name);
enum import_format import_format_of(struct text path);

#define IMPORT_NO_TIME INT64_MIN

enum import_item_kind {
	IMPORT_TURN,
	IMPORT_REMARK, /* marks and nothing else, said by nobody */
	IMPORT_NOTE    /* words that nobody is said to have said */
};

/* A piece of the record to be, in order. */
struct import_item {
	enum import_item_kind kind;
	size_t speaker;	   /* of a turn: into `speakers` */
	bool uncertain;	   /* the file says `Name?` */
	int64_t time_ms;   /* of its first cue, or IMPORT_NO_TIME */
	struct text id;	   /* for `{#id}`; may be empty */
	struct text words; /* plain, without Markdown; \n between paragraphs */
};

struct import_speaker {
	struct text name; /* as it stands in all of the labels */
	struct text id;	  /* of the person; empty: a voice nobody can name */
};

/* Something dated of a timeline. */
struct import_event {
	struct text date;     /* EDTF; empty: none, or none that can be read */
	bool is_undated;      /* and it is meant to have none */
	struct text id;	      /* for `{#id}`; may be empty */
	struct text headline; /* Markdown; \n between paragraphs */
	struct text body;     /* likewise */
	struct text group;    /* Markdown; may be empty */
	struct text after;    /* ids with a space between; may be empty */
	struct text before;   /* likewise */
	struct text basis;    /* may be empty */
};

struct import_result {
	struct text title;    /* the file's own, else made of its name */
	struct text language; /* as the file says; may be empty */
	struct LIST_OF(struct import_speaker) speakers;
	struct LIST_OF(struct import_item) items;
	size_t cues; /* or events that the file has */
	size_t turns;
	bool is_timeline; /* then only the next two and `title` are there */
	struct LIST_OF(struct import_event) events;
	struct text intro; /* Markdown before the events */
};

struct import_request {
	int dir;	  /* an open folder, or AT_FDCWD */
	struct text path; /* below it, with a NUL behind */
	enum import_format format;
	bool every_cue; /* each cue is a turn of its own */
};

/*
 * Reads another program's transcript. What it says in a way that a record
 * cannot is told as a warning (I002 … I007), at its place or, where it is in
 * many places, once with the first of them; no word is left out. Ends of cues
 * have no place in a record and are not told.
 *
 * Cues become one turn when one speaker goes on, the later begins no more
 * than a quarter of a second behind the end of the earlier, and neither has a
 * name of its own nor says the speaker anew where names stand only at
 * changes. A voice nobody can name goes on only inside a sentence. The turn
 * has the time of its first cue. `every_cue` joins none.
 *
 * Everything is in the arena. Returns 0, or -1 with one error: S013 and what
 * file_read tells; I001 where the file is not of that format; I006 where it
 * has no words.
 */
MUST_CHECK
int import_read(const struct import_request *request, struct arena *arena,
		struct import_result *result, struct diag *diag);

/*
 * Writes a whole record of this kind: front matter, and the items as Markdown
 * in which every word reads as it was imported. `[inaudible]` and the other
 * marks stay marks when they are spelled so; all other brackets are words.
 */
void import_write(const struct import_result *result, enum document_kind kind,
		  struct buf *out);

#endif
