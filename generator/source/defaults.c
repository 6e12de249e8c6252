/*
 * What the documents of a folder have in common: _defaults.yaml.
 */
#include "base/limits.h"
#include "base/nearest.h"
#include "base/path.h"
#include "source/text_file.h"
#include "source/value.h"

/* What says something of one page and cannot be true of two. */
static bool
is_of_one_page(struct text key)
{
	static const char *const keys[] = {
		"title",       "slug",	"permalink", "aliases",
		"corrections", "moved", "withdrawn", "responses",
	};

	for (size_t i = 0; i < ARRAY_COUNT(keys); i++) {
		if (text_equal(key, text_of(keys[i])))
			return true;
	}
	return false;
}

/* As document_fields, `key` alone, ended; false when the kind has no such. */
static bool
find_field(const struct field *fields, struct text key, struct field found[2])
{
	for (; fields->name; fields++) {
		if (!text_equal(key, text_of(fields->name)))
			continue;
		found[0] = *fields;
		found[1] = (struct field){0};
		return true;
	}
	return false;
}

/* The key of any kind that is nearest to `key`, or NULL. */
static const char *
nearest_key(const struct site_config *config, struct text key)
{
	struct nearest near = nearest_begin(key, key.len > 4 ? 2 : 1);
	const char *nearest = NULL;

	for (int kind = 0; kind < DOCUMENT_KINDS; kind++) {
		const struct field *it = config->fields[kind];

		for (; it->name; it++)
			if (nearest_is(&near, text_of(it->name)))
				nearest = it->name;
	}
	return nearest;
}

static void
tell_unknown(const struct site_config *config, const struct entry *entry,
	     struct diag *diag)
{
	const char *near = nearest_key(config, entry->key);

	diag_error(diag, S007, &entry->place,
		   "unknown key `%.*s`: no kind of document has it",
		   TEXT_ARG(entry->key));
	if (near)
		diag_hint(diag, "did you mean `%s`?", near);
	else
		diag_hint(diag, "keys of your own go under `params:`, or are "
				"declared in site.yaml under `fields:`");
}

static bool
is_fine_for(const struct value *alone, const struct field *table)
{
	struct diag unsaid = {0};
	bool is_fine = schema_check(alone, table, &unsaid) == 0;

	diag_free(&unsaid);
	return is_fine;
}

/*
 * A value that is right for one kind of document is right here. Those that
 * want it in another way tell of it when they take it.
 */
static void
check_value(const struct site_config *config, const struct entry *entry,
	    struct arena *arena, struct diag *diag)
{
	struct value alone = {.kind = VALUE_MAP, .place = entry->place};
	struct field table[2], first[2] = {{0}};

	list_add(arena, &alone.entries, *entry);
	for (int kind = 0; kind < DOCUMENT_KINDS; kind++) {
		if (!find_field(config->fields[kind], entry->key, table))
			continue;
		if (is_fine_for(&alone, table))
			return;
		if (!first[0].name)
			memcpy(first, table, sizeof(first));
	}
	if (first[0].name)
		schema_check(&alone, first, diag);
	else
		tell_unknown(config, entry, diag);
}

static void
check_entry(const struct site_config *config, const struct entry *entry,
	    struct arena *arena, struct diag *diag)
{
	if (!is_of_one_page(entry->key)) {
		check_value(config, entry, arena, diag);
		return;
	}
	diag_error(diag, S022, &entry->place,
		   "`%.*s` is for one page: it cannot be a default",
		   TEXT_ARG(entry->key));
}

static void
read_file(const struct defaults_request *request, struct text path,
	  struct arena *arena, struct defaults *defaults, struct diag *diag)
{
	struct place place = {
		.path = arena_join(arena, TEXT("content/"), path),
		.line = 1,
		.column = 1,
	};
	struct text_file file = {request->site_dir, place.path,
				 LIMIT_FRONT_MATTER};
	struct folder_defaults found = {.folder = path_folder(path)};
	struct text yaml;

	if (text_file_read(&file, arena, &yaml, diag) != 0)
		return;
	found.map = yaml_read(yaml, &place, arena, diag);
	if (!found.map)
		return;
	value_check_integrity(found.map, diag);
	list_each (const struct entry, entry, &found.map->entries)
		check_entry(request->config, entry, arena, diag);
	list_add(arena, &defaults->folders, found);
}

int
defaults_read(const struct defaults_request *request, struct arena *arena,
	      struct defaults *defaults, struct diag *diag)
{
	size_t errors = diag->errors;

	*defaults = (struct defaults){0};
	list_each (const struct text, path, &request->tree->defaults)
		read_file(request, *path, arena, defaults, diag);
	return diag->errors == errors ? 0 : -1;
}
