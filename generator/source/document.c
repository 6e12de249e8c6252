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

/* The kind that front matter names; a wrong one is schema_check's to tell. */
static enum document_kind
named_kind(const struct value *front, enum document_kind otherwise)
{
	struct text name = value_text(front, "kind");

	for (int kind = 0; kind < DOCUMENT_KINDS; kind++) {
		if (text_equal(name, text_of(document_kind_name(kind))))
			return kind;
	}
	return otherwise;
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

static void
read_front(struct text yaml, struct arena *arena, struct document *document,
	   struct diag *diag)
{
	struct place place = {
		.path = document->file_path, .line = 2, .column = 1};
	struct value *front = yaml_read(yaml, &place, arena, diag);

	if (!front)
		return;
	document->front = front;
	document->kind = named_kind(front, document->kind);
	schema_check(front, document_fields(document->kind), diag);
	value_check_integrity(front, diag);
}

/* A document without front matter: fine where no key is required. */
static void
check_absence(const struct document *document, struct diag *diag)
{
	const struct field *field = document_fields(document->kind);

	while (field->name && !field->required)
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

/* ---- The whole. ---- */

static void
split_text(struct text text, struct arena *arena, struct document *document,
	   struct diag *diag)
{
	struct front_matter split;
	int rc = front_matter_split(document->file_path, text, &split, diag);

	document->body = split.body;
	document->body_line = split.body_line;
	if (rc != 0)
		return;
	if (split.is_there)
		read_front(split.yaml, arena, document, diag);
	else
		check_absence(document, diag);
}

int
document_read(int site_dir, struct text path, struct arena *arena,
	      struct document *document, struct diag *diag)
{
	size_t errors = diag->errors;
	struct text_file file;
	struct text text;

	*document = (struct document){
		.path = path,
		.file_path = arena_join(arena, TEXT("content/"), path),
		.kind = document_kind_of(path),
		.body_line = 1,
	};
	document->front = empty_front(document->file_path, arena);
	file = (struct text_file){site_dir, document->file_path,
				  LIMIT_DOCUMENT};
	if (text_file_read(&file, arena, &text, diag) != 0)
		return -1;
	if (!text_is_empty(text_trim(text)))
		split_text(text, arena, document, diag);
	else
		diag_error(diag, S014, &document->front->place,
			   "this document is empty");
	return diag->errors == errors ? 0 : -1;
}
