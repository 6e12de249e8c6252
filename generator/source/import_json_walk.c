#include "source/import_json_walk.h"
#include "base/mem.h"

static size_t
skip_white(struct text t, size_t at)
{
	while (at < t.len && ascii_is_space(t.s[at]))
		at++;
	return at;
}

/* Behind the string that begins at `at`. */
static size_t
skip_string(struct text t, size_t at)
{
	at++;
	while (at < t.len && t.s[at] != '"')
		at += t.s[at] == '\\' ? 2 : 1;
	return at + 1;
}

static size_t
skip_value(struct text t, size_t at)
{
	size_t depth = 0;

	do {
		char c = t.s[at];

		if (c == '"') {
			at = skip_string(t, at);
			continue;
		}
		if (c == '{' || c == '[')
			depth++;
		else if (c == '}' || c == ']')
			depth--;
		at++;
	} while (at < t.len && (depth > 0 || !strchr(":,]} \t\n", t.s[at])));
	return at;
}

static struct text
take_piece(struct import_walk *walk)
{
	size_t start = skip_white(walk->t, walk->at);

	walk->at = skip_value(walk->t, start);
	return text_slice(walk->t, start, walk->at);
}

bool
import_walk_next(struct import_walk *walk, bool has_keys)
{
	walk->at = skip_white(walk->t, walk->at);
	if (walk->at >= walk->t.len || walk->t.s[walk->at] == '}' ||
	    walk->t.s[walk->at] == ']')
		return false;
	if (walk->t.s[walk->at] == ',')
		walk->at++;
	if (has_keys) {
		walk->key = take_piece(walk);
		walk->at = skip_white(walk->t, walk->at) + 1;
	}
	walk->value = take_piece(walk);
	return true;
}

struct import_walk
import_walk_into(struct text file, struct text value)
{
	return (struct import_walk){
		file, (size_t)(value.s - file.s) + 1, {0}, {0}};
}

struct import_walk
import_walk_root(struct text file)
{
	return import_walk_into(file, text_from(file, skip_white(file, 0)));
}

/* jansson's columns are characters; its position is bytes, behind the error. */
static void
tell_syntax(struct importer *importer, const json_error_t *error)
{
	size_t offset = error->position > 0 ? (size_t)error->position - 1 : 0;
	struct place place = import_place(
		importer, text_slice(importer->text, offset, offset + 1));

	diag_error(importer->diag, I001, &place, "broken JSON: %s",
		   error->text);
}

json_t *
import_json_load(struct importer *importer)
{
	json_error_t error;
	json_t *root =
		json_loadb(importer->text.s, importer->text.len,
			   JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);

	if (!root && json_error_code(&error) == json_error_out_of_memory)
		mem_exhausted();
	if (!root)
		tell_syntax(importer, &error);
	return root;
}
