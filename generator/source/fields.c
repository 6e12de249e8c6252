/*
 * Every key of front matter and site.yaml. A new key is a line here.
 */
#include "source/source.h"

static const char *const kinds[] = {
	[DOCUMENT_HOME] = "home",
	[DOCUMENT_ARTICLE] = "article",
	[DOCUMENT_TRANSCRIPT] = "transcript",
	[DOCUMENT_STATEMENT] = "statement",
	[DOCUMENT_PERSON] = "person",
	[DOCUMENT_SOURCE] = "source",
	[DOCUMENT_TIMELINE] = "timeline",
	[DOCUMENT_QUOTES] = "quotes",
	[DOCUMENT_CORRECTIONS] = "corrections",
	[DOCUMENT_PAGE] = "page",
	[DOCUMENT_SECTION] = "section",
	[DOCUMENT_KINDS] = NULL,
};

/* What `fields:` of site.yaml may declare; declare.c knows them. */
static const char *const declarable[] = {"text",   "texts", "boolean",
					 "number", "date",  "word",
					 "url",	   "any",   NULL};

static const char *const fidelities[] = {"verbatim", "reported", NULL};
static const char *const holdings[] = {"recording", "transcript", "excerpts",
				       "report", NULL};
static const char *const orders[] = {"spoken", "reported", NULL};
static const char *const authenticities[] = {"established", "not established",
					     "disputed", NULL};
static const char *const bases[] = {"recording", "document", "dialogue",
				    "inference", NULL};
static const char *const stances[] = {"confirms",
				      "denies",
				      "declines to comment",
				      "neither confirms nor denies",
				      "no answer",
				      NULL};
static const char *const abouts[] = {"existence", "voice",   "wording",
				     "context",	  "meaning", "authenticity",
				     NULL};

static const char *const corrections[] = {"correction", "clarification",
					  "update",	"editor's note",
					  "retraction", NULL};

/* What model/host.c knows. */
static const char *const hosts[] = {"github",  "gitlab",     "codeberg",
				    "netlify", "cloudflare", "apache",
				    "nginx",   NULL};

#define REQUIRED true
#define OPTIONAL false

/* clang-format off */

/* What every document may say; all but home, timeline, quotes and corrections
 * need a title. */
#define COMMON_FIELDS(title_is)                                               \
	{.name = "title", .type = FIELD_TEXT, .required = (title_is),         \
	 .elsewhere = "headline name",                                        \
	 .help = "what the page is called; of a person, the name"},           \
	{.name = "description", .type = FIELD_TEXT,                           \
	 .elsewhere = "summary subtitle standfirst excerpt abstract",         \
	 .help = "a sentence or two on what it is about"},                    \
	{.name = "image", .type = FIELD_TEXT,                                 \
	 .elsewhere = "cover thumbnail picture photo og_image",               \
	 .help = "the picture that stands for it where it is shared"},        \
	{.name = "image_alt", .type = FIELD_TEXT,                             \
	 .help = "what that picture shows"},                                  \
	{.name = "language", .type = FIELD_LANGUAGE,                          \
	 .elsewhere = "lang locale",                                          \
	 .help = "a language tag such as en, when it is not the site's"},     \
	{.name = "kind", .type = FIELD_WORD, .words = kinds,                  \
	 .elsewhere = "type",                                                 \
	 .help = "what the document is, when its folder does not say it"},    \
	{.name = "slug", .type = FIELD_NAME,                                  \
	 .help = "the last part of its URL, when not the file's name"},       \
	{.name = "permalink", .type = FIELD_TEXT,                             \
	 .help = "its whole URL below the site: /harbour/:slug/"},            \
	{.name = "draft", .type = FIELD_BOOL,                                 \
	 .elsewhere = "unlisted private",                                     \
	 .help = "true: not published yet"},                                  \
	{.name = "publish_on", .type = FIELD_MOMENT,                          \
	 .elsewhere = "publishdate scheduled embargo embargoed_until",        \
	 .help = "not published before: 2026-03-01, or 2026-03-01 06:00"},    \
	{.name = "expires_on", .type = FIELD_MOMENT,                          \
	 .elsewhere = "expirydate expires unpublish_on",                      \
	 .help = "not published any more from then on"},                      \
	{.name = "noindex", .type = FIELD_BOOL, .elsewhere = "robots",        \
	 .help = "true: search engines are asked to leave it out"},           \
	{.name = "search", .type = FIELD_BOOL, .elsewhere = "searchable",     \
	 .help = "false: the site's own search does not find it"},            \
	{.name = "layout", .type = FIELD_NAME, .elsewhere = "template",       \
	 .help = "a layout of the theme, when not that of its kind"},         \
	{.name = "updated", .type = FIELD_DATE,                               \
	 .elsewhere = "lastmod modified last_modified_at",                    \
	 .help = "the day of its last change that matters to readers"},       \
	{.name = "corrections", .type = FIELD_MAPS,                           \
	 .fields = correction_fields, .elsewhere = "errata correction",       \
	 .help = "what was changed after publication"},                       \
	{.name = "aliases", .type = FIELD_TEXTS,                              \
	 .elsewhere = "alias redirect_from old_urls",                         \
	 .help = "old URLs below the site, such as articles/old-name/"},      \
	{.name = "toc", .type = FIELD_BOOL, .elsewhere = "table_of_contents", \
	 .help = "whether a table of contents is shown"},                     \
	{.name = "tags", .type = FIELD_TEXTS,                                 \
	 .elsewhere = "tag keywords topics categories labels",                \
	 .help = "what it is about: a list of words"},                        \
	{.name = "taxonomies", .type = FIELD_ANY, .elsewhere = "terms",       \
	 .help = "words of the taxonomies of site.yaml: {places: [Harbour]}"},\
	{.name = "params", .type = FIELD_ANY, .elsewhere = "extra",           \
	 .help = "keys of your own, for your theme"}

/* Of a list. The index.md of a folder is of the kind `page` for the schema. */
#define PAGINATE_FIELD                                                        \
	{.name = "paginate", .type = FIELD_NUMBER,                            \
	 .elsewhere = "paginate_by pagination per_page",                      \
	 .help = "how many entries stand on a page of the list"}

#define DATE_FIELD(says)                                                      \
	{.name = "date", .type = FIELD_DATE,                                  \
	 .elsewhere = "published pubdate", .help = (says)}

#define BASIS_FIELD                                                           \
	{.name = "basis", .type = FIELD_WORD, .words = bases,                 \
	 .help = "why the date is believed"}

/* Of a document whose list items are events. */
#define EVENTS_BASIS_FIELD                                                    \
	{.name = "basis", .type = FIELD_WORD, .words = bases,                 \
	 .help = "why the dates of its events are believed"}

#define EVENT_FIELD                                                           \
	{.name = "event", .type = FIELD_BOOL,                                 \
	 .help = "false: it is no event of its own on the timeline"}

/* Of a document that is an event. */
#define ORDER_FIELDS                                                          \
	{.name = "after", .type = FIELD_TEXTS,                                \
	 .help = "events it comes after: ../timeline.md#sale"},               \
	{.name = "before", .type = FIELD_TEXTS,                               \
	 .help = "events it comes before"}

/* Of a document that can be taken back; the site needs the others. */
#define WITHDRAWN_FIELD                                                       \
	{.name = "withdrawn", .type = FIELD_MAP, .fields = withdrawn_fields,  \
	 .elsewhere = "removed retracted",                                    \
	 .help = "the page stays and says so and why, without its content"}

#define FIELDS_END {.name = NULL}

static const struct field correction_fields[] = {
	{.name = "date", .type = FIELD_DATE, .required = true,
	 .help = "the day of the correction"},
	{.name = "kind", .type = FIELD_WORD, .required = true,
	 .words = corrections, .elsewhere = "type",
	 .help = "what it is: correction, clarification, update …"},
	{.name = "text", .type = FIELD_TEXT, .required = true,
	 .elsewhere = "note description",
	 .help = "what was wrong and is right now, in plain words"},
	{.name = "about", .type = FIELD_ID,
	 .help = "the id of the turn, quotation or event it concerns"},
	FIELDS_END,
};

static const struct field withdrawn_fields[] = {
	{.name = "date", .type = FIELD_DATE, .required = true,
	 .help = "the day it was withdrawn"},
	{.name = "reason", .type = FIELD_TEXT, .required = true,
	 .elsewhere = "why text",
	 .help = "why, for readers"},
	FIELDS_END,
};

static const struct field plain_fields[] = {
	COMMON_FIELDS(REQUIRED),
	PAGINATE_FIELD,
	WITHDRAWN_FIELD,
	EVENTS_BASIS_FIELD,
	FIELDS_END,
};

static const struct field section_fields[] = {
	COMMON_FIELDS(REQUIRED),
	PAGINATE_FIELD,
	EVENTS_BASIS_FIELD,
	FIELDS_END,
};

/* Pages that have a title of their own when nothing is said. */
static const struct field titled_fields[] = {
	COMMON_FIELDS(OPTIONAL),
	EVENTS_BASIS_FIELD,
	FIELDS_END,
};

static const struct field quotes_fields[] = {
	COMMON_FIELDS(OPTIONAL),
	PAGINATE_FIELD,
	EVENTS_BASIS_FIELD,
	FIELDS_END,
};

static const struct field article_fields[] = {
	COMMON_FIELDS(REQUIRED),
	{.name = "byline", .type = FIELD_TEXT, .elsewhere = "author authors by",
	 .help = "who wrote it"},
	DATE_FIELD("the day it was published"),
	EVENTS_BASIS_FIELD,
	EVENT_FIELD,
	ORDER_FIELDS,
	WITHDRAWN_FIELD,
	FIELDS_END,
};

static const struct field response_fields[] = {
	{.name = "by", .type = FIELD_ID, .required = true,
	 .elsewhere = "person who",
	 .help = "the id of the person who responds"},
	{.name = "stance", .type = FIELD_WORD, .required = true,
	 .words = stances, .elsewhere = "says",
	 .help = "how the person stands to the record"},
	{.name = "about", .type = FIELD_WORD, .words = abouts,
	 .help = "what of the record the response concerns"},
	{.name = "words", .type = FIELD_TEXT, .elsewhere = "quote text",
	 .help = "the person's own words, as reported"},
	{.name = "statement", .type = FIELD_TEXT, .elsewhere = "link",
	 .help = "a link to the record with those words, with #turn"},
	{.name = "source", .type = FIELD_ID,
	 .help = "the id of the source that reports it"},
	DATE_FIELD("the day of the response"),
	{.name = "asked", .type = FIELD_DATE,
	 .help = "the day we asked; needed where there was no answer"},
	{.name = "turn", .type = FIELD_TEXT, .elsewhere = "anchor turns",
	 .help = "the turn it is about, or a range: t3, t3-t5"},
	{.name = "note", .type = FIELD_TEXT,
	 .help = "what a reader has to know about it"},
	FIELDS_END,
};

static const struct field record_fields[] = {
	COMMON_FIELDS(REQUIRED),
	DATE_FIELD("the day it was said"),
	BASIS_FIELD,
	EVENT_FIELD,
	ORDER_FIELDS,
	{.name = "date_note", .type = FIELD_TEXT,
	 .help = "what a reader has to know about the date"},
	{.name = "medium", .type = FIELD_TEXT, .elsewhere = "channel",
	 .help = "how it was said: phone call, letter, speech"},
	{.name = "participants", .type = FIELD_IDS,
	 .elsewhere = "speakers people speaker",
	 .help = "the ids of the people who speak"},
	{.name = "source", .type = FIELD_ID,
	 .help = "the id of the source we have it from"},
	{.name = "reported_from", .type = FIELD_IDS,
	 .help = "ids of what that source relies on, nearest first"},
	{.name = "fidelity", .type = FIELD_WORD, .words = fidelities,
	 .help = "reported: only what stands in quotation marks was said so"},
	{.name = "held", .type = FIELD_WORD, .words = holdings,
	 .help = "what we hold of it"},
	{.name = "order", .type = FIELD_WORD, .words = orders,
	 .help = "reported: in the order of the report, not of the talk"},
	{.name = "authenticity", .type = FIELD_WORD, .words = authenticities,
	 .help = "what is known about the recording being genuine"},
	{.name = "obtained", .type = FIELD_TEXT,
	 .help = "how the recording was obtained, as far as that is said"},
	{.name = "original_language", .type = FIELD_TEXT,
	 .help = "the language it was said in, if that is known"},
	{.name = "translation_of", .type = FIELD_TEXT, .elsewhere = "original",
	 .help = "a link to the record it translates, or its id"},
	{.name = "translated_by", .type = FIELD_TEXT, .elsewhere = "translator",
	 .help = "who translated it: the id of a person, or words"},
	{.name = "audio", .type = FIELD_TEXT,
	 .elsewhere = "recording sound podcast",
	 .help = "the recording, a file: harbour-call.mp3"},
	{.name = "duration", .type = FIELD_TEXT, .elsewhere = "length",
	 .help = "how long the recording is: 5:12 or 1:02:03"},
	{.name = "audio_note", .type = FIELD_TEXT,
	 .help = "why no recording is published"},
	{.name = "responses", .type = FIELD_MAPS, .fields = response_fields,
	 .elsewhere = "replies",
	 .help = "who confirms, denies or does not comment"},
	{.name = "moved", .type = FIELD_ANY,
	 .help = "old anchors and where they are now: {t3: peace}"},
	WITHDRAWN_FIELD,
	FIELDS_END,
};

static const struct field person_fields[] = {
	COMMON_FIELDS(REQUIRED),
	{.name = "role", .type = FIELD_TEXT, .elsewhere = "position job",
	 .help = "what the person is in this story"},
	{.name = "affiliation", .type = FIELD_TEXT,
	 .elsewhere = "organisation organization employer",
	 .help = "for whom the person acts"},
	{.name = "also_known_as", .type = FIELD_TEXTS,
	 .elsewhere = "aka", .help = "other names that records use"},
	WITHDRAWN_FIELD,
	FIELDS_END,
};

static const struct field evidence_fields[] = {
	{.name = "path", .type = FIELD_TEXT, .required = true,
	 .elsewhere = "file name",
	 .help = "the file, as a link from this document: ../evidence/x.pdf"},
	{.name = "sha256", .type = FIELD_TEXT, .elsewhere = "sum hash checksum",
	 .help = "its sum, 64 hexadecimal digits"},
	{.name = "archived", .type = FIELD_URL, .elsewhere = "archive url",
	 .help = "where it is kept too"},
	{.name = "obtained", .type = FIELD_DATE, .elsewhere = "date retrieved",
	 .help = "the day we got it"},
	{.name = "published", .type = FIELD_BOOL, .elsewhere = "public",
	 .help = "true: readers get it; else it is checked and not copied"},
	FIELDS_END,
};

static const struct field source_fields[] = {
	COMMON_FIELDS(REQUIRED),
	{.name = "publisher", .type = FIELD_TEXT, .elsewhere = "publication",
	 .help = "who published it"},
	{.name = "author", .type = FIELD_TEXT, .elsewhere = "byline authors",
	 .help = "who wrote or made it"},
	DATE_FIELD("the day it was published"),
	BASIS_FIELD,
	{.name = "url", .type = FIELD_URL, .elsewhere = "link href",
	 .help = "where it can be read"},
	{.name = "medium", .type = FIELD_TEXT,
	 .help = "what it is: article, post, transcript"},
	{.name = "held", .type = FIELD_TEXT,
	 .help = "what we hold of it"},
	{.name = "reported_from", .type = FIELD_IDS,
	 .help = "ids of the sources it relies on, nearest first"},
	{.name = "note", .type = FIELD_TEXT,
	 .help = "what a reader has to know about it"},
	{.name = "files", .type = FIELD_MAPS, .fields = evidence_fields,
	 .elsewhere = "evidence attachments",
	 .help = "local copies that show it, with their sums"},
	WITHDRAWN_FIELD,
	FIELDS_END,
};

/* Entries hold entries. */
#define MENU_FIELDS 5
static const struct field menu_fields[MENU_FIELDS];

static const struct field menu_fields[MENU_FIELDS] = {
	{.name = "title", .type = FIELD_TEXT, .required = true,
	 .elsewhere = "name label text",
	 .help = "what the menu shows"},
	{.name = "link", .type = FIELD_TEXT,
	 .elsewhere = "url href page path",
	 .help = "a document below content/, or a URL"},
	{.name = "weight", .type = FIELD_NUMBER, .elsewhere = "order position",
	 .help = "entries of less weight come first; none said is 0"},
	{.name = "children", .type = FIELD_MAPS, .fields = menu_fields,
	 .elsewhere = "items entries menu submenu",
	 .help = "entries below this one"},
	FIELDS_END,
};

/* Patterns of URLs, a kind each; model/ reads them. */
static const struct field permalinks_fields[] = {
	{.name = "article", .type = FIELD_TEXT, .elsewhere = "articles",
	 .help = "of articles: /:year/:month/:slug/"},
	{.name = "transcript", .type = FIELD_TEXT, .elsewhere = "transcripts",
	 .help = "of transcripts"},
	{.name = "statement", .type = FIELD_TEXT, .elsewhere = "statements",
	 .help = "of statements"},
	{.name = "person", .type = FIELD_TEXT, .elsewhere = "people",
	 .help = "of people"},
	{.name = "source", .type = FIELD_TEXT, .elsewhere = "sources",
	 .help = "of sources"},
	{.name = "page", .type = FIELD_TEXT, .elsewhere = "pages",
	 .help = "of all other pages but those of folders"},
	FIELDS_END,
};

/* Keys that the site adds to those of a kind; declare.c reads them. */
static const struct field declarations_fields[] = {
	{.name = "all", .type = FIELD_ANY, .help = "of every kind"},
	{.name = "home", .type = FIELD_ANY, .help = "of the home page"},
	{.name = "article", .type = FIELD_ANY, .elsewhere = "articles",
	 .help = "of articles"},
	{.name = "transcript", .type = FIELD_ANY, .elsewhere = "transcripts",
	 .help = "of transcripts"},
	{.name = "statement", .type = FIELD_ANY, .elsewhere = "statements",
	 .help = "of statements"},
	{.name = "person", .type = FIELD_ANY, .elsewhere = "people",
	 .help = "of people"},
	{.name = "source", .type = FIELD_ANY, .elsewhere = "sources",
	 .help = "of sources"},
	{.name = "page", .type = FIELD_ANY, .elsewhere = "pages",
	 .help = "of all other pages"},
	FIELDS_END,
};

static const struct field one_declaration_fields[] = {
	{.name = "type", .type = FIELD_WORD, .words = declarable,
	 .required = true,
	 .help = "what it holds"},
	{.name = "words", .type = FIELD_TEXTS, .elsewhere = "options values",
	 .help = "of type word: those it can be"},
	{.name = "required", .type = FIELD_BOOL,
	 .help = "true: a document without it is an error"},
	{.name = "help", .type = FIELD_TEXT, .elsewhere = "description",
	 .help = "what it says, in a line; shown when it is missing"},
	FIELDS_END,
};

static const struct field markdown_fields[] = {
	{.name = "raw_html", .type = FIELD_BOOL, .elsewhere = "unsafe html",
	 .help = "true: HTML in documents is published"},
	{.name = "smart_punctuation", .type = FIELD_BOOL,
	 .elsewhere = "smart typographer",
	 .help = "true: straight quotes become curly, except in records"},
	FIELDS_END,
};

static const struct field site_fields[] = {
	{.name = "title", .type = FIELD_TEXT, .required = true,
	 .elsewhere = "name",
	 .help = "what the site is called"},
	{.name = "description", .type = FIELD_TEXT,
	 .elsewhere = "subtitle tagline summary",
	 .help = "a sentence or two on what it is about"},
	{.name = "base_url", .type = FIELD_URL, .elsewhere = "baseurl url",
	 .help = "where the site will be: needed for feeds and sitemap"},
	{.name = "language", .type = FIELD_LANGUAGE,
	 .elsewhere = "lang locale languagecode defaultcontentlanguage",
	 .help = "a language tag such as en"},
	{.name = "theme", .type = FIELD_NAME,
	 .help = "a folder in themes/, or broadsheet"},
	{.name = "contact", .type = FIELD_CONTACT, .elsewhere = "email mail",
	 .help = "where replies and corrections go: a mail address or URL"},
	{.name = "timezone", .type = FIELD_TEXT,
	 .elsewhere = "tz time_zone zone",
	 .help = "of publish_on and expires_on: Europe/Berlin; else UTC"},
	{.name = "menu", .type = FIELD_MAPS, .fields = menu_fields,
	 .elsewhere = "menus nav navigation",
	 .help = "titles and links at the top of each page"},
	{.name = "taxonomies", .type = FIELD_ANY, .elsewhere = "taxonomy",
	 .help = "ways to sort pages by words: {tags: Tags, places: Places}"},
	PAGINATE_FIELD,
	{.name = "markdown", .type = FIELD_MAP, .fields = markdown_fields,
	 .elsewhere = "markup",
	 .help = "how documents are read"},
	{.name = "permalinks", .type = FIELD_MAP, .fields = permalinks_fields,
	 .elsewhere = "permalink",
	 .help = "patterns of URLs, a kind each: {article: /:year/:slug/}"},
	{.name = "fields", .type = FIELD_MAP, .fields = declarations_fields,
	 .elsewhere = "schema frontmatter",
	 .help = "keys of your own in front matter, with types, a kind each"},
	{.name = "hosts", .type = FIELD_TEXTS, .words = hosts,
	 .elsewhere = "host hosting deploy deployment",
	 .help = "where it is published, for the files those read: [netlify]"},
	{.name = "allow_origins", .type = FIELD_TEXTS,
	 .help = "hosts that pages may load something from: https://host"},
	{.name = "search", .type = FIELD_BOOL,
	 .help = "false: the site has no search"},
	{.name = "checked", .type = FIELD_TEXTS,
	 .help = "files published as they are: somebody looked what they say"},
	{.name = "params", .type = FIELD_ANY, .elsewhere = "extra",
	 .help = "keys of your own, for your theme"},
	{.name = "theme_params", .type = FIELD_ANY,
	 .help = "what the theme can be told; it says what it knows"},
	{.name = "strings", .type = FIELD_ANY, .elsewhere = "i18n translations",
	 .help = "words of the theme in other words: {toc: On this page}"},
	FIELDS_END,
};

/* clang-format on */

const char *
document_kind_name(enum document_kind kind)
{
	return kinds[kind];
}

bool
document_kind_named(struct text name, enum document_kind *kind)
{
	for (int i = 0; i < DOCUMENT_KINDS; i++) {
		if (!text_equal(name, text_of(kinds[i])))
			continue;
		*kind = i;
		return true;
	}
	return false;
}

const struct field *
document_fields(enum document_kind kind)
{
	static const struct field *const tables[] = {
		[DOCUMENT_HOME] = titled_fields,
		[DOCUMENT_ARTICLE] = article_fields,
		[DOCUMENT_TRANSCRIPT] = record_fields,
		[DOCUMENT_STATEMENT] = record_fields,
		[DOCUMENT_PERSON] = person_fields,
		[DOCUMENT_SOURCE] = source_fields,
		[DOCUMENT_TIMELINE] = titled_fields,
		[DOCUMENT_QUOTES] = quotes_fields,
		[DOCUMENT_CORRECTIONS] = titled_fields,
		[DOCUMENT_PAGE] = plain_fields,
		[DOCUMENT_SECTION] = section_fields,
	};

	return tables[kind];
}

const struct field *
site_config_fields(void)
{
	return site_fields;
}

const struct field *
declaration_fields(void)
{
	return one_declaration_fields;
}
