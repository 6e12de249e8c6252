/*
 * Which files only withheld documents use: they are withheld as well.
 */
#include "base/path.h"
#include "model/work.h"

enum use { USED_BY_WITHHELD = 1, USED_BY_PUBLISHED = 2 };

struct uses {
	struct work *work;
	struct arena arena; /* of this file's work, given back at its end */
	struct arena scratch;
	struct index files; /* below content/, without documents */
	unsigned char *by;  /* of each file, by its number in the tree */
	struct text folder; /* of the document that is looked at */
	enum use use;
};

/* Notes the file that a link, or what may be one, leads to. */
static void
note_path(struct uses *uses, struct text said)
{
	struct arena *arena = &uses->scratch;
	size_t end = text_find_char(said, '#', 0);
	struct text path;
	uint32_t number;

	arena_reset(arena);
	said = text_slice(said, 0, end);
	said = text_slice(said, 0, text_find_char(said, '?', 0));
	if (said.len == 0 || said.len > 4096 ||
	    !path_decode(arena, said, &path) ||
	    !path_resolve(arena, uses->folder, path, &path))
		return;
	number = index_find(&uses->files, path);
	if (number != INDEX_NONE)
		uses->by[number] |= (unsigned char)uses->use;
}

/* Any text of front matter may be the path of a file. */
static void
note_value(struct uses *uses, const struct value *value)
{
	if (value->kind == VALUE_SCALAR)
		note_path(uses, value->text);
	list_each (struct value *const, item, &value->items)
		note_value(uses, *item);
	list_each (const struct entry, entry, &value->entries)
		note_value(uses, entry->value);
}

static bool
ends_token(char c)
{
	return ascii_is_space(c) ||
	       text_find_char(TEXT("\"'()<>[]{}=,`|"), c, 0) != TEXT_NOT_FOUND;
}

/* Whatever stands in the source like a path: in HTML, in blocks of a theme. */
static void
note_tokens(struct uses *uses, struct text body)
{
	size_t start = 0;

	for (size_t i = 0; i <= body.len; i++) {
		if (i < body.len && !ends_token(body.s[i]))
			continue;
		if (i > start)
			note_path(uses, text_slice(body, start, i));
		start = i + 1;
	}
}

/* "a name with spaces.png", between quotation marks on one line. */
static void
note_attributes(struct uses *uses, struct text body)
{
	struct text line, part;

	while (text_line(&body, &line)) {
		while (text_split(&line, '"', &part))
			note_path(uses, part);
	}
}

static void
note_source(struct uses *uses, struct text folder, struct text body)
{
	uses->folder = folder;
	note_tokens(uses, body);
	note_attributes(uses, body);
}

/* The text of a document, which is read once more where it was let go. */
static struct text
body_of(struct uses *uses, const struct document *document)
{
	struct document_request request =
		document_request(uses->work, document->path);
	struct document again = {0};
	struct diag told = {0};

	if (document->body.len > 0)
		return document->body;
	if (document_read(&request, &uses->arena, &again, &told) != 0)
		again.body = TEXT("");
	diag_free(&told);
	return again.body;
}

/* Links go out from the document, but those in raw HTML from its page. */
static void
note_document(struct uses *uses, const struct reading *reading,
	      const struct page *page)
{
	const struct document *document = &reading->document;
	struct text folder = path_folder(document->path);
	struct text body;

	uses->folder = folder;
	uses->use = reading->withheld ? USED_BY_WITHHELD : USED_BY_PUBLISHED;
	note_value(uses, document->front);
	list_each (const struct link, link, &page->links)
		note_path(uses, link_destination(link));
	if (!reading->withheld && !uses->work->config->raw_html)
		return;
	body = body_of(uses, document);
	note_source(uses, folder, body);
	note_source(uses, path_folder(page->path), body);
}

static void
find_files(struct uses *uses)
{
	struct work *work = uses->work;
	const struct tree *tree = work->tree;

	uses->by = arena_array(&uses->arena, unsigned char, tree->files.count);
	for (size_t i = 0; i < tree->files.count; i++) {
		if (!tree->files.items[i].is_document)
			index_add(&uses->arena, &uses->files,
				  tree->files.items[i].path, (uint32_t)i);
	}
}

void
asset_uses_find(struct work *work)
{
	struct uses uses = {.work = work, .use = USED_BY_PUBLISHED};
	const struct tree *tree = work->tree;

	if (work->site->withheld.count == 0)
		return;
	find_files(&uses);
	note_value(&uses, work->config->front);
	for (size_t i = 0; i < work->document_count; i++)
		note_document(&uses, &work->readings[i], &work->pages[i]);
	for (size_t i = 0; i < tree->files.count; i++) {
		if (uses.by[i] == USED_BY_WITHHELD)
			index_add(work->arena, &work->withheld_files,
				  tree->files.items[i].path, (uint32_t)i);
	}
	arena_free(&uses.scratch);
	arena_free(&uses.arena);
}
