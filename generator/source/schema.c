#include "base/moment.h"
#include "source/value.h"

/* A value with the key and the table entry it stands under. */
struct given {
	const struct field *field;
	const struct value *value;
	struct diag *diag;
};

/* ---- Words to suggest. ---- */

/* As many edits as a slip may have in a word of this length. */
static size_t
edits_allowed(struct text word)
{
	return word.len > 4 ? 2 : 1;
}

/* Keeps `candidate` in `*best` when it is nearer than `*distance`. */
static void
prefer(struct text word, const char *candidate, size_t *distance,
       const char **best)
{
	size_t found = text_distance(word, text_of(candidate), *distance);

	if (found < *distance) {
		*distance = found;
		*best = candidate;
	}
}

static const char *
nearest_word(struct text word, const char *const *words)
{
	size_t distance = edits_allowed(word) + 1;
	const char *best = NULL;

	for (; *words; words++)
		prefer(word, *words, &distance, &best);
	return best;
}

/* Whether `word` is in `names`, which spaces separate. */
static bool
is_listed(struct text word, const char *names)
{
	struct text rest = text_of(names);
	struct text name;

	while (text_split(&rest, ' ', &name)) {
		if (text_equal_fold(word, name))
			return true;
	}
	return false;
}

static const char *
nearest_field(struct text key, const struct field *fields)
{
	size_t distance = edits_allowed(key) + 1;
	const char *best = NULL;

	for (const struct field *it = fields; it->name; it++) {
		if (is_listed(key, it->elsewhere))
			return it->name;
	}
	for (const struct field *it = fields; it->name; it++)
		prefer(key, it->name, &distance, &best);
	return best;
}

static void
note_fields(const struct field *fields, struct diag *diag)
{
	struct buf buf = BUF_INIT;

	for (const struct field *it = fields; it->name; it++)
		buf_format(&buf, "%s%s", buf.len ? ", " : "", it->name);
	diag_note(diag, "known here: %s", buf.s);
	buf_free(&buf);
}

static void
note_words(const char *const *words, struct diag *diag)
{
	struct buf buf = BUF_INIT;

	for (; *words; words++)
		buf_format(&buf, "%s%s", buf.len ? ", " : "", *words);
	diag_note(diag, "known here: %s", buf.s);
	buf_free(&buf);
}

/* ---- Types. ---- */

static int
tell_type(const struct given *given, const char *wanted)
{
	static const char *const found[] = {
		[VALUE_SCALAR] = "a single value",
		[VALUE_LIST] = "a list",
		[VALUE_MAP] = "a mapping",
	};

	diag_error(given->diag, S009, &given->value->place,
		   "`%s` must be %s, not %s", given->field->name, wanted,
		   found[given->value->kind]);
	return -1;
}

/* Tells a scalar that is not what it must be. */
static int
tell_scalar(const struct given *given, enum diag_code code, const char *wanted)
{
	diag_error(given->diag, code, &given->value->place,
		   "`%s` must be %s, not “%.*s”", given->field->name, wanted,
		   TEXT_ARG(given->value->text));
	return -1;
}

static int
check_text(const struct given *given)
{
	if (given->value->kind == VALUE_SCALAR)
		return 0;
	tell_type(given, "a text");
	diag_hint(given->diag,
		  "a text that begins with `[` or `{` needs quotes around it");
	return -1;
}

/* Writes a list or mapping of scalars the way it stood there: EDTF has sets
 * in brackets (one of these) and braces (all of these). */
static void
restore_set(struct buf *buf, const struct value *value)
{
	const char *brackets = value->kind == VALUE_LIST ? "[]" : "{}";
	size_t start = buf->len;

	for (size_t i = 0; i < value->items.count; i++) {
		buf_literal(buf, ", ");
		buf_text(buf, value->items.items[i]->text);
	}
	for (size_t i = 0; i < value->entries.count; i++) {
		buf_literal(buf, ", ");
		buf_text(buf, value->entries.items[i].key);
	}
	if (buf->len == start)
		buf_literal(buf, ", ");
	buf->s[start] = '"';
	buf->s[start + 1] = brackets[0];
	buf_char(buf, brackets[1]);
	buf_char(buf, '"');
}

static int
check_date(const struct given *given)
{
	struct buf buf = BUF_INIT;

	if (given->value->kind == VALUE_SCALAR)
		return 0;
	restore_set(&buf, given->value);
	diag_error(given->diag, S009, &given->value->place,
		   "a date that begins with `[` or `{` has to be quoted");
	diag_hint(given->diag, "write %s: %s", given->field->name, buf.s);
	buf_free(&buf);
	return -1;
}

static int
check_moment(const struct given *given)
{
	struct moment moment;

	if (given->value->kind != VALUE_SCALAR)
		return tell_type(given, "a day, or a day and a time");
	if (moment_parse(given->value->text, &moment))
		return 0;
	tell_scalar(given, S023, "a day, or a day and a time");
	diag_hint(given->diag, "write 2026-03-01, 2026-03-01 06:00 or "
			       "2026-03-01T06:00+01:00");
	return -1;
}

static int
check_bool(const struct given *given)
{
	if (given->value->kind != VALUE_SCALAR)
		return tell_type(given, "true or false");
	if (value_truth(given->value) != TRUTH_NONE)
		return 0;
	if (value_is_empty(given->value)) {
		diag_error(given->diag, S009, &given->value->place,
			   "`%s` must be true or false, not empty",
			   given->field->name);
		return -1;
	}
	tell_scalar(given, S009, "true or false");
	if (given->value->quoted)
		diag_hint(given->diag, "write it without quotes");
	return -1;
}

/* Digits, perhaps a sign before and a fraction behind them. */
static bool
is_number(struct text t)
{
	size_t point = text_find_char(t, '.', 0);
	size_t digits = 0;

	for (size_t i = 0; i < t.len; i++) {
		bool is_sign = i == 0 && t.len > 1 && t.s[i] == '-';

		digits += ascii_is_digit(t.s[i]);
		if (!ascii_is_digit(t.s[i]) && !is_sign && i != point)
			return false;
	}
	return digits > 0 && ascii_is_digit(t.s[t.len - 1]);
}

static int
check_number(const struct given *given)
{
	if (given->value->kind != VALUE_SCALAR)
		return tell_type(given, "a number");
	if (!given->value->quoted && is_number(given->value->text))
		return 0;
	tell_scalar(given, S009, "a number");
	if (given->value->quoted)
		diag_hint(given->diag, "write it without quotes");
	return -1;
}

static int
check_known(const struct given *given)
{
	struct text word = given->value->text;
	const char *near;

	for (const char *const *it = given->field->words; *it; it++) {
		if (text_equal(word, text_of(*it)))
			return 0;
	}
	diag_error(given->diag, S010, &given->value->place,
		   "`%s` cannot be “%.*s”", given->field->name, TEXT_ARG(word));
	note_words(given->field->words, given->diag);
	near = nearest_word(word, given->field->words);
	if (near)
		diag_hint(given->diag, "did you mean `%s`?", near);
	return -1;
}

static int
check_word(const struct given *given)
{
	if (given->value->kind != VALUE_SCALAR)
		return tell_type(given, "one word of those known");
	return check_known(given);
}

static int
check_id(const struct given *given)
{
	if (given->value->kind != VALUE_SCALAR)
		return tell_type(given, "one id");
	return 0;
}

/*
 * One part of a path: no slash, not hidden, nothing that a URL, a shell or a
 * file system would take amiss. Letters of all scripts are welcome.
 */
static bool
is_name(struct text t)
{
	if (t.len == 0 || t.s[0] == '.')
		return false;
	for (size_t i = 0; i < t.len; i++) {
		char c = t.s[i];
		bool is_ascii = (unsigned char)c < 0x80;

		if (is_ascii && !ascii_is_alnum(c) && c != '-' && c != '_' &&
		    c != '.')
			return false;
	}
	return true;
}

static int
check_name(const struct given *given)
{
	if (given->value->kind != VALUE_SCALAR)
		return tell_type(given, "a name");
	if (is_name(given->value->text))
		return 0;
	tell_scalar(given, S017, "a name of letters, digits, `-` and `_`");
	return -1;
}

/* An absolute http or https URL with a host and nothing that must be escaped
 * (RFC 3986, §3). */
static bool
is_url(struct text t)
{
	size_t start = text_starts(t, TEXT("https://"))	 ? 8
		       : text_starts(t, TEXT("http://")) ? 7
							 : t.len;

	if (start == t.len ||
	    text_find_char(TEXT("/?#:"), t.s[start], 0) != TEXT_NOT_FOUND)
		return false;
	for (size_t i = 0; i < t.len; i++) {
		if ((unsigned char)t.s[i] <= ' ')
			return false;
		if (text_find_char(TEXT("\"<>\\^`{|}\x7f"), t.s[i], 0) !=
		    TEXT_NOT_FOUND)
			return false;
	}
	return true;
}

static int
check_url(const struct given *given)
{
	if (given->value->kind != VALUE_SCALAR)
		return tell_type(given, "a URL");
	if (is_url(given->value->text))
		return 0;
	tell_scalar(given, S017,
		    "a whole URL that begins with http:// or https://");
	if (text_find(given->value->text, TEXT(":"), 0) == TEXT_NOT_FOUND)
		diag_hint(given->diag, "write https://%.*s",
			  TEXT_ARG(given->value->text));
	return -1;
}

/* Something on both sides of one @, and nothing that a URL cannot have. */
static bool
is_mail_address(struct text t)
{
	size_t at = text_find_char(t, '@', 0);

	if (at == TEXT_NOT_FOUND || at == 0 || at == t.len - 1 ||
	    text_find_char(t, '@', at + 1) != TEXT_NOT_FOUND)
		return false;
	for (size_t i = 0; i < t.len; i++)
		if ((unsigned char)t.s[i] <= ' ' ||
		    text_find_char(TEXT("\"'<>\\^`{|}()[],;:/?#%\x7f"), t.s[i],
				   0) != TEXT_NOT_FOUND)
			return false;
	return true;
}

static int
check_contact(const struct given *given)
{
	struct text t = given->value->text;

	if (given->value->kind != VALUE_SCALAR)
		return tell_type(given, "a mail address or a URL");
	if (text_starts(t, TEXT("mailto:")))
		t = text_from(t, strlen("mailto:"));
	if (t.len == 0 || is_mail_address(t) || is_url(given->value->text))
		return 0;
	return tell_scalar(given, S017,
			   "a mail address, or a whole URL that begins with "
			   "http:// or https://");
}

/* A language of two or three letters (longer ones are of none yet), x or i. */
static bool
is_first_subtag(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!ascii_is_alpha(t.s[i]))
			return false;
	return t.len == 2 || t.len == 3 ||
	       (t.len == 1 && (t.s[0] == 'x' || t.s[0] == 'i'));
}

/* Then subtags of at most 8 letters and digits (RFC 5646, §2.1). */
static bool
is_language(struct text t)
{
	bool is_closed = !text_ends(t, TEXT("-"));
	struct text subtag;

	if (!text_split(&t, '-', &subtag) || !is_first_subtag(subtag))
		return false;
	while (text_split(&t, '-', &subtag)) {
		if (subtag.len == 0 || subtag.len > 8)
			return false;
		for (size_t i = 0; i < subtag.len; i++)
			if (!ascii_is_alnum(subtag.s[i]))
				return false;
	}
	return is_closed;
}

static int
check_language(const struct given *given)
{
	if (given->value->kind != VALUE_SCALAR)
		return tell_type(given, "a language tag");
	if (is_language(given->value->text))
		return 0;
	tell_scalar(given, S017, "a language tag such as en, de or pt-BR");
	return -1;
}

/* ---- Values of several parts. ---- */

/* An item of a list, or what stands there instead of one. */
static int
check_item(const struct given *item)
{
	if (item->value->kind == VALUE_SCALAR && !value_is_empty(item->value))
		return item->field->words ? check_known(item) : 0;
	diag_error(item->diag, S009, &item->value->place,
		   "an item of `%s` must be a text", item->field->name);
	return -1;
}

static int
check_texts(const struct given *given)
{
	const struct value_list *items = &given->value->items;
	int rc = 0;

	if (given->value->kind == VALUE_MAP)
		return tell_type(given, "a list");
	if (given->value->kind == VALUE_SCALAR)
		return value_is_empty(given->value) ? 0 : check_item(given);
	for (size_t i = 0; i < items->count; i++) {
		struct given item = {given->field, items->items[i],
				     given->diag};

		if (check_item(&item) != 0)
			rc = -1;
	}
	return rc;
}

static int
check_map(const struct given *given)
{
	if (given->value->kind != VALUE_MAP)
		return tell_type(given, "a mapping");
	return schema_check(given->value, given->field->fields, given->diag);
}

static int
check_maps(const struct given *given)
{
	const struct value_list *items = &given->value->items;
	int rc = 0;

	if (given->value->kind != VALUE_LIST) {
		tell_type(given, "a list of mappings");
		diag_hint(given->diag, "begin each of them with `- `");
		return -1;
	}
	for (size_t i = 0; i < items->count; i++) {
		struct given item = {given->field, items->items[i],
				     given->diag};

		if (check_map(&item) != 0)
			rc = -1;
	}
	return rc;
}

static int
check_any(const struct given *given)
{
	(void)given;
	return 0;
}

static int
check_value(const struct given *given)
{
	static int (*const checks[])(const struct given *) = {
		[FIELD_TEXT] = check_text,
		[FIELD_BOOL] = check_bool,
		[FIELD_NUMBER] = check_number,
		[FIELD_DATE] = check_date,
		[FIELD_MOMENT] = check_moment,
		[FIELD_WORD] = check_word,
		[FIELD_ID] = check_id,
		[FIELD_NAME] = check_name,
		[FIELD_URL] = check_url,
		[FIELD_CONTACT] = check_contact,
		[FIELD_LANGUAGE] = check_language,
		[FIELD_TEXTS] = check_texts,
		[FIELD_IDS] = check_texts,
		[FIELD_MAP] = check_map,
		[FIELD_MAPS] = check_maps,
		[FIELD_ANY] = check_any,
	};

	return checks[given->field->type](given);
}

/* ---- A mapping. ---- */

static const struct field *
find_field(const struct field *fields, struct text key)
{
	for (; fields->name; fields++) {
		if (text_equal(key, text_of(fields->name)))
			return fields;
	}
	return NULL;
}

static const struct field *
find_required(const struct field *fields)
{
	for (; fields->name; fields++) {
		if (fields->required)
			return fields;
	}
	return NULL;
}

/*
 * The mapping among `fields` that knows the key, or NULL. Not one that needs
 * more than the key: who writes `date:` alone does not withdraw a page.
 */
static const struct field *
find_map_of(const struct field *fields, struct text key)
{
	for (; fields->name; fields++) {
		if (fields->type == FIELD_MAP && fields->fields &&
		    find_field(fields->fields, key) &&
		    !find_required(fields->fields))
			return fields;
	}
	return NULL;
}

/* What a document would have to be to know the key; false: none does. */
static bool
hint_kind(const struct entry *entry, const struct field *fields,
	  struct diag *diag)
{
	enum document_kind kind = 0;
	const char *name;

	if (!find_field(fields, TEXT("kind"))) /* of no document */
		return false;
	while (kind < DOCUMENT_KINDS &&
	       (!document_kind_folder(kind) ||
		!find_field(document_fields(kind), entry->key)))
		kind++;
	if (kind == DOCUMENT_KINDS)
		return false;
	name = document_kind_name(kind);
	diag_hint(diag,
		  "%s %s has this key: its file stands in content/%s, or "
		  "says `kind: %s`",
		  strchr("aeiou", name[0]) ? "an" : "a", name,
		  document_kind_folder(kind), name);
	return true;
}

static void
tell_unknown(const struct entry *entry, const struct field *fields,
	     struct diag *diag)
{
	const char *near = nearest_field(entry->key, fields);
	const struct field *map = find_map_of(fields, entry->key);

	diag_error(diag, S007, &entry->place, "unknown key `%.*s`",
		   TEXT_ARG(entry->key));
	if (map) {
		diag_hint(diag, "`%.*s` goes under `%s:`, indented",
			  TEXT_ARG(entry->key), map->name);
		return;
	}
	if (near) {
		diag_hint(diag, "did you mean `%s`?", near);
		return;
	}
	if (hint_kind(entry, fields, diag))
		return;
	note_fields(fields, diag);
	if (find_field(fields, TEXT("params")))
		diag_hint(diag, "keys of your own go under `params:`");
}

static bool
is_nothing(const struct value *value)
{
	return value->kind == VALUE_SCALAR &&
	       text_is_empty(text_trim(value->text));
}

/*
 * A key with nothing behind it says nothing, but for true or false and moments:
 * who began to write `draft:` or `publish_on:` did not mean to publish.
 */
static int
check_entry(const struct entry *entry, const struct field *fields,
	    struct diag *diag)
{
	struct given given = {find_field(fields, entry->key), entry->value,
			      diag};

	if (!given.field) {
		tell_unknown(entry, fields, diag);
		return -1;
	}
	if (is_nothing(entry->value) && given.field->type != FIELD_BOOL &&
	    given.field->type != FIELD_MOMENT)
		return 0;
	return check_value(&given);
}

/* Whether a key that is not known was meant for this one, which is told. */
static bool
is_misspelled(const struct value *map, const struct field *fields,
	      const struct field *field)
{
	list_each (const struct entry, entry, &map->entries) {
		const char *near = nearest_field(entry->key, fields);

		if (!find_field(fields, entry->key) && near &&
		    strcmp(near, field->name) == 0)
			return true;
	}
	return false;
}

static int
check_required(const struct value *map, const struct field *fields,
	       const struct field *field, struct diag *diag)
{
	const struct value *value = value_get(map, field->name);

	if (!field->required || (value && !is_nothing(value)))
		return 0;
	if (!value && is_misspelled(map, fields, field))
		return -1;
	diag_error(diag, S011, value ? &value->place : &map->place,
		   value ? "`%s` is empty" : "`%s` is missing", field->name);
	diag_hint(diag, "%s: %s", field->name, field->help);
	return -1;
}

int
schema_check(const struct value *map, const struct field *fields,
	     struct diag *diag)
{
	int rc = 0;

	for (size_t i = 0; i < map->entries.count; i++) {
		if (check_entry(&map->entries.items[i], fields, diag) != 0)
			rc = -1;
	}
	for (const struct field *it = fields; it->name; it++) {
		if (check_required(map, fields, it, diag) != 0)
			rc = -1;
	}
	return rc;
}
