#include "base/limits.h"
#include "base/path.h"
#include "source/front_matter.h"
#include "source/source.h"
#include "source/text_file.h"
#include "source/value.h"

/* ---- The kind. ---- */

static const struct {
	const char *folder;
	enum document_kind kind;
} folders[] = {
	{"articles/", DOCUMENT_ARTICLE},
	{"people/", DOCUMENT_PERSON},
	{"sources/", DOCUMENT_SOURCE},
	{"statements/", DOCUMENT_STATEMENT},
	{"transcripts/", DOCUMENT_TRANSCRIPT},
};

static const struct {
	const char *path;
	enum document_kind kind;
} paths[] = {
	{"corrections.md", DOCUMENT_CORRECTIONS},
	{"index.md", DOCUMENT_HOME},
	{"quotes.md", DOCUMENT_QUOTES},
	{"timeline.md", DOCUMENT_TIMELINE},
};

enum document_kind
document_kind_of(struct text path)
{
	for (size_t i = 0; i < ARRAY_COUNT(paths); i++) {
		if (text_equal(path, text_of(paths[i].path)))
			return paths[i].kind;
	}
	if (text_equal(path_name(path), TEXT("index.md")))
		return DOCUMENT_PAGE;
	for (size_t i = 0; i < ARRAY_COUNT(folders); i++) {
		if (text_starts(path, text_of(folders[i].folder)))
			return folders[i].kind;
	}
	return DOCUMENT_PAGE;
}

const char *
document_kind_folder(enum document_kind kind)
{
	for (size_t i = 0; i < ARRAY_COUNT(folders); i++) {
		if (folders[i].kind == kind)
			return folders[i].folder;
	}
	return NULL;
}

/* ---- The front matter. ---- */

static struct value *
empty_front(struct text path, struct arena *arena)
{
	struct value *front = arena_new(arena, struct value);

	front->kind = VALUE_MAP;
	front->place = (struct place){
		.path = path, .line = 1, .column = 1, .length = 1};
	return front;
}

/* Where there is none, or none that can be read, it is an empty one. */
static void
need_front(struct arena *arena, struct document *document)
{
	if (!document->front)
		document->front = empty_front(document->file_path, arena);
}

static const struct field *
fields_of(const struct document_request *request, enum document_kind kind)
{
	return request->fields ? request->fields[kind] : document_fields(kind);
}

static bool
has_field(const struct field *fields, struct text key)
{
	for (; fields->name; fields++) {
		if (text_equal(key, text_of(fields->name)))
			return true;
	}
	return false;
}

static bool
has_entry(const struct value *map, struct text key)
{
	list_each (const struct entry, entry, &map->entries) {
		if (text_equal(entry->key, key))
			return true;
	}
	return false;
}

/*
 * The defaults that hold for the document, those of the nearest folder
 * first: `*number` goes from the count of all down to the next that holds.
 */
static const struct value *
next_defaults(const struct document_request *request, size_t *number)
{
	while (*number > 0) {
		const struct folder_defaults *at =
			&request->defaults->folders.items[--*number];

		if (text_starts(request->path, at->folder))
			return at->map;
	}
	return NULL;
}

/* The text of `kind`, from the nearest folder that says one. */
static struct text
default_kind(const struct document_request *request)
{
	size_t number =
		request->defaults ? request->defaults->folders.count : 0;
	const struct value *map;

	while (number > 0 && (map = next_defaults(request, &number))) {
		if (value_text(map, "kind").len > 0)
			return value_text(map, "kind");
	}
	return TEXT("");
}

/* The document may outlive the defaults. */
static void
add_copy(struct arena *arena, struct value *front, const struct entry *entry)
{
	struct entry copy = {
		.key = arena_text(arena, entry->key),
		.place = place_copy(arena, &entry->place),
		.value = value_copy(arena, entry->value),
	};

	list_add(arena, &front->entries, copy);
}

/*
 * Adds what the document does not say itself. What its kind does not know is
 * meant for the others of the folder.
 */
static void
add_defaults(const struct document_request *request, struct arena *arena,
	     struct document *document)
{
	const struct field *fields = fields_of(request, document->kind);
	size_t number =
		request->defaults ? request->defaults->folders.count : 0;
	const struct value *map;

	while (number > 0 && (map = next_defaults(request, &number))) {
		list_each (const struct entry, entry, &map->entries) {
			if (has_field(fields, entry->key) &&
			    !has_entry(document->front, entry->key))
				add_copy(arena, document->front, entry);
		}
	}
}

/* A wrong kind is schema_check's to tell. The index of a folder is what it
 * is, whatever the documents around it are. */
static void
find_kind(const struct document_request *request, struct document *document)
{
	struct text own = value_text(document->front, "kind");

	if (document_kind_named(own, &document->kind) || own.len > 0 ||
	    text_equal(path_name(document->path), TEXT("index.md")))
		return;
	document_kind_named(default_kind(request), &document->kind);
}

/* A document without front matter: fine where no key is required. */
static void
check_absence(const struct document_request *request,
	      const struct document *document, struct diag *diag)
{
	const struct field *field = fields_of(request, document->kind);

	while (field->name &&
	       (!field->required ||
		has_entry(document->front, text_of(field->name))))
		field++;
	if (!field->name)
		return;
	diag_error(diag, S011, &document->front->place,
		   "there is no front matter, and %s %s needs a `%s`",
		   document->kind == DOCUMENT_ARTICLE ? "an" : "a",
		   document_kind_name(document->kind), field->name);
	diag_hint(diag,
		  "begin the file with three lines: `---`, `%s: …`, `---`",
		  field->name);
}

/* False when the front matter cannot be read, which is told. */
static bool
read_front(struct text yaml, struct arena *arena, struct document *document,
	   struct diag *diag)
{
	struct place place = {
		.path = document->file_path, .line = 2, .column = 1};
	struct value *front = yaml_read(yaml, &place, arena, diag);

	if (!front)
		return false;
	document->front = front;
	value_check_integrity(front, diag);
	return true;
}

/* ---- The whole. ---- */

static void
split_text(const struct document_request *request, struct text text,
	   struct arena *arena, struct document *document, struct diag *diag)
{
	struct front_matter split;
	int rc = front_matter_split(document->file_path, text, &split, diag);

	document->body = split.body;
	document->body_line = split.body_line;
	if (rc != 0)
		return;
	if (split.is_there && !read_front(split.yaml, arena, document, diag))
		return;
	need_front(arena, document);
	find_kind(request, document);
	add_defaults(request, arena, document);
	if (split.is_there)
		schema_check(document->front,
			     fields_of(request, document->kind), diag);
	else
		check_absence(request, document, diag);
}

static void
tell_empty(const struct document *document, struct diag *diag)
{
	diag_error(diag, S014, &document->front->place,
		   "this document is empty");
	diag_hint(diag, "it begins with three lines: `---`, `title: …`, `---`; "
			"what is not ready has `draft: true` behind the title");
}

static void
read_text(const struct document_request *request, struct text text,
	  struct arena *arena, struct document *document, struct diag *diag)
{
	if (!text_is_empty(text_trim(text))) {
		split_text(request, text, arena, document, diag);
		return;
	}
	need_front(arena, document);
	tell_empty(document, diag);
}

int
document_read(const struct document_request *request, struct arena *arena,
	      struct document *document, struct diag *diag)
{
	size_t errors = diag->errors;
	struct arena *text_arena =
		request->text_arena ? request->text_arena : arena;
	struct text_file file;
	struct text text;

	*document = (struct document){
		.path = request->path,
		.file_path = arena_join(arena, TEXT("content/"), request->path),
		.kind = document_kind_of(request->path),
		.body_line = 1,
	};
	file = (struct text_file){request->site_dir, document->file_path,
				  LIMIT_DOCUMENT};
	if (text_file_read(&file, text_arena, &text, diag) == 0) {
		lap_take(request->laps, LAP_FILES);
		read_text(request, text, arena, document, diag);
	}
	need_front(arena, document);
	return diag->errors == errors ? 0 : -1;
}
