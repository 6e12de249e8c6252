#include "source/declare.h"

/* What one kind of document gets besides the keys of every site. */
struct table {
	struct LIST_OF(struct field) fields;
};

struct declaring {
	struct arena *arena;
	struct diag *diag;
	struct table tables[DOCUMENT_KINDS];
};

/* A word that YAML, Lua and people read in one way. */
static bool
is_key(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (!ascii_is_alnum(t.s[i]) && t.s[i] != '_')
			return false;
	}
	return t.len > 0 && ascii_is_alpha(t.s[0]);
}

static bool
has_field(const struct field *fields, size_t count, struct text name)
{
	for (size_t i = 0; i < count && fields[i].name; i++) {
		if (text_equal(name, text_of(fields[i].name)))
			return true;
	}
	return false;
}

static bool
is_known(const struct declaring *declaring, enum document_kind kind,
	 struct text name)
{
	const struct table *table = &declaring->tables[kind];

	return has_field(document_fields(kind), SIZE_MAX, name) ||
	       has_field(table->fields.items, table->fields.count, name);
}

/* Adds the field to the keys of a kind; false when it has one of the name. */
static bool
add_field(struct declaring *declaring, enum document_kind kind,
	  const struct field *field)
{
	if (is_known(declaring, kind, text_of(field->name)))
		return false;
	list_add(declaring->arena, &declaring->tables[kind].fields, *field);
	return true;
}

static void
tell_known(struct declaring *declaring, const struct entry *entry,
	   enum document_kind kind)
{
	diag_error(declaring->diag, S021, &entry->place,
		   "`%.*s` is a key of every %s already", TEXT_ARG(entry->key),
		   document_kind_name(kind));
	diag_hint(declaring->diag, "give your key another name");
}

static bool
check_key(struct declaring *declaring, const struct entry *entry)
{
	if (is_key(entry->key))
		return true;
	diag_error(declaring->diag, S017, &entry->place,
		   "a key is a letter and then letters, digits and `_`, not "
		   "“%.*s”",
		   TEXT_ARG(entry->key));
	return false;
}

/* ---- One declaration. ---- */

static enum field_type
type_named(struct text name)
{
	static const struct {
		const char *name;
		enum field_type type;
	} types[] = {
		{"text", FIELD_TEXT},	 {"texts", FIELD_TEXTS},
		{"boolean", FIELD_BOOL}, {"number", FIELD_NUMBER},
		{"date", FIELD_DATE},	 {"word", FIELD_WORD},
		{"url", FIELD_URL},	 {"any", FIELD_ANY},
	};

	for (size_t i = 0; i < ARRAY_COUNT(types); i++) {
		if (text_equal(name, text_of(types[i].name)))
			return types[i].type;
	}
	return FIELD_ANY;
}

static const char *const *
read_words(struct declaring *declaring, const struct value *words)
{
	size_t count = value_count(words);
	const char **list =
		arena_array(declaring->arena, const char *, count + 1);

	for (size_t i = 0; i < count; i++)
		list[i] =
			arena_text(declaring->arena, value_item(words, i)->text)
				.s;
	return list;
}

/* `key: date` is `key: {type: date}`. */
static const struct value *
whole_declaration(struct declaring *declaring, const struct entry *entry)
{
	struct value *map;
	struct entry type = {TEXT("type"), entry->value->place, entry->value};

	if (entry->value->kind != VALUE_SCALAR)
		return entry->value;
	map = arena_new(declaring->arena, struct value);
	map->kind = VALUE_MAP;
	map->place = entry->place;
	list_add(declaring->arena, &map->entries, type);
	return map;
}

static bool
check_words(struct declaring *declaring, const struct entry *entry,
	    const struct field *field, const struct value *words)
{
	bool is_word = field->type == FIELD_WORD;

	if (is_word == (value_count(words) > 0))
		return true;
	diag_error(declaring->diag, S011, &entry->place,
		   is_word ? "`%.*s` is of type word and has no `words`"
			   : "`%.*s` has `words` and is not of type word",
		   TEXT_ARG(entry->key));
	return false;
}

/* Reads one declaration; false when it is malformed, which is told. */
static bool
read_field(struct declaring *declaring, const struct entry *entry,
	   struct field *field)
{
	const struct value *map = whole_declaration(declaring, entry);
	const struct value *words = value_get(map, "words");
	struct text help = value_text(map, "help");

	if (!check_key(declaring, entry))
		return false;
	if (map->kind != VALUE_MAP) {
		diag_error(declaring->diag, S009, &map->place,
			   "`%.*s` must be a type or a mapping with `type`",
			   TEXT_ARG(entry->key));
		return false;
	}
	if (schema_check(map, declaration_fields(), declaring->diag) != 0)
		return false;
	*field = (struct field){
		.name = arena_text(declaring->arena, entry->key).s,
		.type = type_named(value_text(map, "type")),
		.required = value_true(map, "required"),
		.words = words ? read_words(declaring, words) : NULL,
		.help = help.len > 0 ? arena_text(declaring->arena, help).s
				     : "declared in site.yaml",
	};
	return check_words(declaring, entry, field, words);
}

/* `kind` is DOCUMENT_KINDS for those of all. */
static void
declare_field(struct declaring *declaring, enum document_kind kind,
	      const struct entry *entry)
{
	bool is_of_all = kind == DOCUMENT_KINDS;
	int first = is_of_all ? 0 : (int)kind;
	int last = is_of_all ? DOCUMENT_KINDS - 1 : (int)kind;
	struct field field;

	if (!read_field(declaring, entry, &field))
		return;
	for (int i = first; i <= last; i++) {
		if (!add_field(declaring, i, &field)) {
			tell_known(declaring, entry, i);
			return;
		}
	}
}

static void
read_kind(struct declaring *declaring, const struct entry *entry)
{
	enum document_kind kind = DOCUMENT_KINDS;

	document_kind_named(entry->key, &kind);
	if (entry->value->kind != VALUE_MAP && !value_is_empty(entry->value))
		diag_error(declaring->diag, S009, &entry->value->place,
			   "`%.*s` must be a mapping of keys and types",
			   TEXT_ARG(entry->key));
	list_each (const struct entry, field, &entry->value->entries)
		declare_field(declaring, kind, field);
}

/* ---- All of it. ---- */

static size_t
count_fields(const struct field *fields)
{
	size_t count = 0;

	while (fields[count].name)
		count++;
	return count;
}

/* The keys that every site knows and, behind them, those declared. */
static const struct field *
whole_table(struct declaring *declaring, enum document_kind kind)
{
	const struct field *known = document_fields(kind);
	const struct table *table = &declaring->tables[kind];
	size_t count = count_fields(known);
	struct field *whole = arena_array(declaring->arena, struct field,
					  count + table->fields.count + 1);

	memcpy(whole, known, count * sizeof(*whole));
	for (size_t i = 0; i < table->fields.count; i++)
		whole[count + i] = table->fields.items[i];
	return whole;
}

void
declarations_read(const struct value *front, struct arena *arena,
		  struct site_config *config, struct diag *diag)
{
	struct declaring declaring = {.arena = arena, .diag = diag};
	const struct value *fields = value_get(front, "fields");
	struct entry_list none = {0};

	list_each (const struct entry, entry, fields ? &fields->entries : &none)
		read_kind(&declaring, entry);
	for (int kind = 0; kind < DOCUMENT_KINDS; kind++) {
		config->fields[kind] = whole_table(&declaring, kind);
		config->declared[kind] = config->fields[kind] +
					 count_fields(document_fields(kind));
	}
}
