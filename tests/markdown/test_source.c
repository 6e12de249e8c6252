#include "tests/test.h"

#include "markdown/inner.h"

struct source_test {
	struct arena arena;
	struct markdown_input in;
	struct source source;
};

static void
begin(struct source_test *t, const char *body)
{
	*t = (struct source_test){.in = {.path = TEXT("content/x.md"),
					 .body = text_of(body),
					 .first_line = 10}};
	source_begin(&t->source, &t->in, &t->arena);
}

static void
check_place(struct place place, size_t line, size_t column)
{
	assert_text(place.path, "content/x.md");
	assert_int_equal(place.line, line);
	assert_int_equal(place.column, column);
}

static void
places_count_lines_and_bytes(void **state)
{
	struct source_test t;

	(void)state;
	begin(&t, "ab\nc\r\nd\re\n\nf");
	check_place(source_place(&t.source, 0, 1), 10, 1);
	check_place(source_place(&t.source, 1, 1), 10, 2);
	check_place(source_place(&t.source, 3, 1), 11, 1);
	check_place(source_place(&t.source, 6, 1), 12, 1);
	check_place(source_place(&t.source, 8, 1), 13, 1);
	check_place(source_place(&t.source, 10, 1), 14, 1);
	check_place(source_place(&t.source, 11, 1), 15, 1);
	assert_int_equal(source_place(&t.source, 1, 7).length, 7);
	arena_free(&t.arena);
}

/* More than what is looked at together. */
#define MANY_BYTES 150

/* `at` bytes, what is given, and bytes behind it, few or many. */
static void
write_among(char *text, size_t at, const char *given, int behind)
{
	static const char bytes[MANY_BYTES + 1] =
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

	snprintf(text, 3 * MANY_BYTES, "%.*s%s%.*s", (int)at, bytes, given,
		 behind, bytes);
}

/* Wherever they stand in what is looked at together. */
static void
lines_end_in_every_way_at_every_place(void **state)
{
	static const char *const ends[] = {"\n\n\nb", "\r\n\n\nb", "\r\n\nb"};
	static const size_t lines[] = {13, 13, 12};
	struct source_test t;
	char text[3 * MANY_BYTES];

	(void)state;
	for (size_t at = 0; at < 2 * MANY_BYTES; at++) {
		size_t before = at / 2;

		for (size_t i = 0; i < ARRAY_COUNT(ends); i++) {
			size_t b = before + strlen(ends[i]) - 1;

			write_among(text, before, ends[i], at % 2 * MANY_BYTES);
			begin(&t, text);
			check_place(source_place(&t.source, before, 1), 10,
				    before + 1);
			check_place(source_place(&t.source, b, 1), lines[i], 1);
			arena_free(&t.arena);
		}
	}
}

static void
empty_text_has_a_first_line(void **state)
{
	struct source_test t;

	(void)state;
	begin(&t, "");
	check_place(source_place(&t.source, 0, 1), 10, 1);
	arena_free(&t.arena);
}

static void
made_text_leads_back(void **state)
{
	struct source_test t;

	(void)state;
	begin(&t, "");
	t.in.body = TEXT("**Ada:** yes\n\n**Bo:** no\n");
	source_begin_made(&t.source, &t.in, TEXT("yes\n\nno\n"), &t.arena);
	list_add(&t.arena, &t.source.pieces, ((struct source_piece){0, 9}));
	list_add(&t.arena, &t.source.pieces, ((struct source_piece){5, 22}));
	check_place(source_place(&t.source, 0, 1), 10, 10);
	check_place(source_place(&t.source, 2, 1), 10, 12);
	check_place(source_place(&t.source, 5, 1), 12, 9);
	check_place(source_place(&t.source, 6, 1), 12, 10);
	check_place(source_place(&t.source, 600, 1), 13, 1);
	check_place(source_body_place(&t.source, 14, 1), 12, 1);
	arena_free(&t.arena);
}

/* Of each block, as cmark says it: from its first byte to its last line. */
static void
blocks_are_found(void **state)
{
	static const char text[] = "# a\n\n> - b\n>   c\n>\n> - d\n\ne\n===\n";
	struct source_test t;
	cmark_node *heading;
	cmark_node *list;
	cmark_node *paragraph;

	(void)state;
	begin(&t, text);
	heading = cmark_node_first_child(
		tree_parse(&t.arena, text_of(text), false));
	list = cmark_node_first_child(cmark_node_next(heading));
	paragraph = cmark_node_first_child(cmark_node_first_child(list));
	assert_int_equal(source_block_start(&t.source, heading), 0);
	assert_int_equal(source_block_end(&t.source, heading), 4);
	assert_int_equal(source_block_start(&t.source, paragraph), 9);
	assert_int_equal(source_block_end(&t.source, paragraph), 17);
	assert_int_equal(
		source_block_start(&t.source,
				   cmark_node_next(cmark_node_next(heading))),
		26);
	check_place(source_block_place(&t.source, heading, 1), 10, 1);
	check_place(source_block_place(&t.source, paragraph, 5), 12, 5);
	arena_free(&t.arena);
}

static void
definitions_are_suspected(void **state)
{
	struct source_test t;
	char text[3 * MANY_BYTES];

	(void)state;
	for (size_t at = 0; at < MANY_BYTES; at++) {
		write_among(text, at, "[a] : b]", MANY_BYTES);
		begin(&t, text);
		assert_false(t.source.has_definitions);
		arena_free(&t.arena);
		write_among(text, at, "\n\n[a]: b", (int)at);
		begin(&t, text);
		assert_true(t.source.has_definitions);
		arena_free(&t.arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_count_lines_and_bytes),
		cmocka_unit_test(lines_end_in_every_way_at_every_place),
		cmocka_unit_test(empty_text_has_a_first_line),
		cmocka_unit_test(made_text_leads_back),
		cmocka_unit_test(blocks_are_found),
		cmocka_unit_test(definitions_are_suspected),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
