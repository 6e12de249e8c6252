#include "tests/test.h"

#include "base/buf.h"
#include "base/limits.h"
#include "source/source.h"

/* What one reading needs; `map` is what came of it. */
struct reading {
	struct arena arena;
	struct diag diag;
	struct value *map;
};

static struct reading
read_text(struct text yaml)
{
	struct place place = {
		.path = TEXT("content/x.md"), .line = 2, .column = 1};
	struct reading reading = {0};

	reading.map = yaml_read(yaml, &place, &reading.arena, &reading.diag);
	return reading;
}

static void
finish(struct reading *reading)
{
	diag_free(&reading->diag);
	arena_free(&reading->arena);
}

/* Reads `yaml` and compares everything that is said about it. */
#define assert_reading_says(yaml, wanted)                                      \
	do {                                                                   \
		struct reading said = read_text(text_of(yaml));                \
		assert_said(&said.diag, (wanted));                             \
		assert_null(said.map);                                         \
		finish(&said);                                                 \
	} while (0)

static void
assert_place(struct place place, size_t line, size_t column, size_t length)
{
	assert_text(place.path, "content/x.md");
	assert_int_equal(place.line, line);
	assert_int_equal(place.column, column);
	assert_int_equal(place.length, length);
}

static void
scalars_lists_and_mappings(void **state)
{
	struct reading it = read_text(
		TEXT("title: Harbour call\npeople: [ada-quill, bo-marsh]\n"
		     "response: {by: bo-marsh, words: 'no'}\n"));
	const struct value *people = value_get(it.map, "people");
	const struct value *response = value_get(it.map, "response");

	(void)state;
	assert_int_equal(it.diag.errors, 0);
	assert_int_equal(it.map->entries.count, 3);
	assert_text(it.map->entries.items[0].key, "title");
	assert_text(value_text(it.map, "title"), "Harbour call");
	assert_int_equal(people->kind, VALUE_LIST);
	assert_int_equal(people->items.count, 2);
	assert_text(people->items.items[1]->text, "bo-marsh");
	assert_int_equal(response->kind, VALUE_MAP);
	assert_text(value_text(response, "words"), "no");
	assert_true(value_get(response, "words")->quoted);
	assert_false(value_get(response, "by")->quoted);
	finish(&it);
}

static void
places_count_bytes(void **state)
{
	struct reading it = read_text(
		TEXT("title: Ha\nélan: [“é”, marsh]\nlong: 'a\n  b'\n"));
	const struct value *list = it.map->entries.items[1].value;

	(void)state;
	assert_place(it.map->place, 2, 1, 1);
	assert_place(it.map->entries.items[0].place, 2, 1, 5);
	assert_place(it.map->entries.items[0].value->place, 2, 8, 2);
	assert_place(it.map->entries.items[1].place, 3, 1, 5);
	assert_place(list->place, 3, 8, 1);
	assert_place(list->items.items[0]->place, 3, 9, 8);
	assert_place(list->items.items[1]->place, 3, 19, 5);
	/* Of a text over several lines the first is marked. */
	assert_place(it.map->entries.items[2].value->place, 4, 7, 2);
	finish(&it);
}

/* libyaml ends a line at U+2028 and U+0085; an editor does not. */
static void
lines_end_at_line_feeds_only(void **state)
{
	struct reading it =
		read_text(TEXT("a: \"x\xe2\x80\xa8y\xc2\x85z\"\nb: c\n"));

	(void)state;
	assert_int_equal(it.diag.errors, 0);
	assert_place(it.map->entries.items[1].place, 3, 1, 1);
	finish(&it);
}

static void
nothing_is_an_empty_mapping(void **state)
{
	static const char *const nothings[] = {"", "\n\n", "# a remark\n",
					       "---\n", "{}"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(nothings); i++) {
		struct reading it = read_text(text_of(nothings[i]));

		assert_non_null(it.map);
		assert_int_equal(it.map->kind, VALUE_MAP);
		assert_int_equal(it.map->entries.count, 0);
		assert_int_equal(it.diag.errors, 0);
		finish(&it);
	}
}

static void
a_value_may_be_missing(void **state)
{
	struct reading it = read_text(TEXT("title:\ndate: ''\n"));

	(void)state;
	assert_true(value_is_empty(value_get(it.map, "title")));
	assert_false(value_is_empty(value_get(it.map, "date")));
	assert_place(value_get(it.map, "title")->place, 2, 7, 1);
	finish(&it);
}

static void
a_key_twice_is_told_and_the_first_counts(void **state)
{
	struct reading it =
		read_text(TEXT("a: 1\nb: 2\na: 3\nc: {d: 4, d: 5}\n"));

	(void)state;
	assert_said(&it.diag, "content/x.md:4:1: error[S008]: "
			      "`a` stands here a second time\n"
			      "      = first at content/x.md:2:1\n"
			      "content/x.md:5:11: error[S008]: "
			      "`d` stands here a second time\n"
			      "      = first at content/x.md:5:5\n");
	assert_text(value_text(it.map, "a"), "1");
	assert_text(value_text(value_get(it.map, "c"), "d"), "4");
	assert_int_equal(it.map->entries.count, 3);
	finish(&it);
}

static void
what_is_no_mapping_is_refused(void **state)
{
	(void)state;
	assert_reading_says("harbour",
			    "content/x.md:2:1: error[S002]: `key: value` "
			    "lines were expected, not a text\n");
	assert_reading_says("\n- ada\n- bo\n",
			    "content/x.md:3:1: error[S002]: `key: value` "
			    "lines were expected, not a list\n");
	assert_reading_says("title:Harbour",
			    "content/x.md:2:1: error[S002]: `key: value` "
			    "lines were expected, not a text\n"
			    "      = hint: a space must follow the colon\n");
}

static void
anchors_aliases_and_tags_are_refused(void **state)
{
	(void)state;
	assert_reading_says(
		"a: &x 1\nb: *x\n",
		"content/x.md:2:4: error[S006]: `&` begins an anchor, which "
		"is not read here\n"
		"      = hint: a text that begins with `&` needs quotes around "
		"it\n");
	assert_reading_says(
		"b: *x\n",
		"content/x.md:2:4: error[S006]: `*` begins an alias, which "
		"is not read here\n"
		"      = hint: a text that begins with `*` needs quotes around "
		"it\n");
	assert_reading_says(
		"b: !!str x\n",
		"content/x.md:2:4: error[S006]: `!` begins a tag, which "
		"is not read here\n"
		"      = hint: a text that begins with `!` needs quotes around "
		"it\n");
	assert_reading_says(
		"a: &x [1]\n",
		"content/x.md:2:4: error[S006]: `&` begins an anchor, which "
		"is not read here\n"
		"      = hint: a text that begins with `&` needs quotes around "
		"it\n");
	assert_reading_says(
		"a: !x {b: c}\n",
		"content/x.md:2:4: error[S006]: `!` begins a tag, which "
		"is not read here\n"
		"      = hint: a text that begins with `!` needs quotes around "
		"it\n");
}

static void
escapes_make_no_controls(void **state)
{
	struct reading it = read_text(TEXT("a: \"b\\tc\\nd\\u00e9\""));

	(void)state;
	assert_text(value_text(it.map, "a"), "b\tc\nd\xc3\xa9");
	finish(&it);
	assert_reading_says("a: \"b\\0\"",
			    "content/x.md:2:4: error[S002]: an escape in this "
			    "text makes a control character\n");
	assert_reading_says("\"\\x7f\": b",
			    "content/x.md:2:1: error[S002]: an escape in this "
			    "text makes a control character\n");
}

static void
merge_keys_and_keys_of_several_parts_are_refused(void **state)
{
	struct reading it;

	(void)state;
	assert_reading_says("a: 1\n<<: {b: 2}\n",
			    "content/x.md:3:1: error[S006]: the merge key "
			    "`<<` is not read here\n");
	assert_reading_says("? [a, b]\n: c\n",
			    "content/x.md:2:3: error[S006]: a key must be a "
			    "text, not a list or a mapping\n");
	/* In quotes it is a key like any other. */
	it = read_text(TEXT("'<<': a"));
	assert_int_equal(it.diag.errors, 0);
	assert_text(value_text(it.map, "<<"), "a");
	finish(&it);
}

static void
one_document_without_directives(void **state)
{
	struct reading it = read_text(TEXT("---\na: b\n...\n# the end\n"));

	(void)state;
	assert_text(value_text(it.map, "a"), "b");
	assert_int_equal(it.diag.errors, 0);
	finish(&it);
	assert_reading_says("a: b\n--- \nc: d\n",
			    "content/x.md:3:1: error[S006]: a second YAML "
			    "document begins here: one is read\n");
	assert_reading_says("# a remark\n\n%YAML 1.1\n---\na: b\n",
			    "content/x.md:4:1: error[S006]: `%` begins a "
			    "directive, which is not read here\n");
	assert_reading_says("a: b\n...\n%TAG ! x\n---\n",
			    "content/x.md:4:1: error[S006]: `%` begins a "
			    "directive, which is not read here\n");
	/* In the middle of a line it is no directive. */
	assert_reading_says(" %x: y\n",
			    "content/x.md:2:2: error[S002]: a text cannot "
			    "begin with “%”\n"
			    "      = hint: put the text in quotes\n");
	assert_reading_says("# x\xe2\x80\xa8%YAML 1.1\n---\na: b\n",
			    "content/x.md:2:7: error[S006]: `%` begins a "
			    "directive, which is not read here\n");
}

/* `a: ` and then `depth` opening brackets and as many closing ones. */
static struct text
make_nested(struct buf *buf, size_t depth)
{
	buf_reset(buf);
	buf_literal(buf, "a: ");
	for (size_t i = 0; i < depth; i++)
		buf_char(buf, '[');
	for (size_t i = 0; i < depth; i++)
		buf_char(buf, ']');
	return buf_as_text(buf);
}

static void
depth_is_limited(void **state)
{
	struct buf buf = BUF_INIT;
	struct reading it;

	(void)state;
	/* The mapping itself is the first level. */
	it = read_text(make_nested(&buf, LIMIT_YAML_DEPTH - 1));
	assert_non_null(it.map);
	finish(&it);
	it = read_text(make_nested(&buf, LIMIT_YAML_DEPTH));
	assert_null(it.map);
	assert_said(&it.diag,
		    "content/x.md:2:19: error[S004]: lists and mappings are "
		    "nested deeper than 16\n");
	finish(&it);
	buf_free(&buf);
}

static void
keys_and_items_are_limited(void **state)
{
	struct buf buf = BUF_INIT;
	struct reading it;

	(void)state;
	buf_literal(&buf, "a: [");
	for (size_t i = 1; i < LIMIT_YAML_KEYS; i++)
		buf_literal(&buf, "b,");
	buf_literal(&buf, "\n]");
	it = read_text(buf_as_text(&buf));
	assert_non_null(it.map);
	finish(&it);
	buf.len -= 2;
	buf_literal(&buf, "\nc]");
	it = read_text(buf_as_text(&buf));
	assert_null(it.map);
	assert_said(&it.diag,
		    "content/x.md:3:2: error[S005]: this YAML has more than "
		    "10000 keys and items\n");
	finish(&it);
	buf_free(&buf);
}

/*
 * What libyaml would take the square of, at the largest size that YAML may
 * have: each is refused long before its end.
 */
static void
hostile_shapes_end_at_once(void **state)
{
	static const char *const pieces[] = {"[",    "{a: ",	     "- ",
					     "? ",   "&a ",	     "a: &b\n",
					     "[a: ", "%TAG !a! x\n", "\"\\x41"};
	struct buf buf = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(pieces); i++) {
		struct reading it;

		buf_reset(&buf);
		while (buf.len < LIMIT_SITE_YAML)
			buf_text(&buf, text_of(pieces[i]));
		it = read_text(buf_as_text(&buf));
		assert_null(it.map);
		assert_int_equal(it.diag.errors, 1);
		finish(&it);
	}
	buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scalars_lists_and_mappings),
		cmocka_unit_test(places_count_bytes),
		cmocka_unit_test(lines_end_at_line_feeds_only),
		cmocka_unit_test(nothing_is_an_empty_mapping),
		cmocka_unit_test(a_value_may_be_missing),
		cmocka_unit_test(a_key_twice_is_told_and_the_first_counts),
		cmocka_unit_test(what_is_no_mapping_is_refused),
		cmocka_unit_test(anchors_aliases_and_tags_are_refused),
		cmocka_unit_test(escapes_make_no_controls),
		cmocka_unit_test(
			merge_keys_and_keys_of_several_parts_are_refused),
		cmocka_unit_test(one_document_without_directives),
		cmocka_unit_test(depth_is_limited),
		cmocka_unit_test(keys_and_items_are_limited),
		cmocka_unit_test(hostile_shapes_end_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
