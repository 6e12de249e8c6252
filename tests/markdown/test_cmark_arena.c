#include "tests/test.h"

#include "base/pool.h"
#include "markdown/inner.h"

static void
trees_live_in_their_arena(void **state)
{
	struct arena memory = {0};
	cmark_node *root;

	(void)state;
	root = tree_parse(&memory, TEXT("a *b*\n\n[c]: /d\n"), false);
	assert_int_equal(cmark_node_get_type(root), CMARK_NODE_DOCUMENT);
	assert_true(memory.used > 0);
	cmark_node_free(root); /* harmless: nothing is given back */
	arena_free(&memory);
}

/* Each tree has the memory it was given, whichever was parsed last. */
static void
trees_are_apart(void **state)
{
	struct arena one = {0};
	struct arena two = {0};
	cmark_node *first = tree_parse(&one, TEXT("first\n"), false);
	size_t used = one.used;
	cmark_node *second = tree_parse(&two, TEXT("second\n"), false);
	cmark_node *text = cmark_node_first_child(first);

	(void)state;
	assert_int_equal(one.used, used);
	assert_non_null(second);
	arena_free(&two);
	assert_string_equal(
		cmark_node_get_literal(cmark_node_first_child(text)), "first");
	arena_free(&one);
}

/* cmark's buffers grow through realloc, many at a time. */
static void
large_texts_are_whole(void **state)
{
	struct arena memory = {0};
	struct buf text = BUF_INIT;
	struct buf html = BUF_INIT;
	char *wanted;

	(void)state;
	for (int i = 0; i < 3000; i++)
		buf_format(&text, "%d *a* `%d` [b](/%d)\n%s", i, i, i,
			   i % 7 ? "" : "\n");
	wanted = cmark_markdown_to_html(text.s, text.len, CMARK_OPT_UNSAFE);
	render_as_cmark(tree_parse(&memory, buf_as_text(&text), false), &html);
	assert_text(buf_as_text(&html), wanted);
	free(wanted);
	buf_free(&text);
	buf_free(&html);
	arena_free(&memory);
}

static void
smart_punctuation_is_asked_for(void **state)
{
	struct arena memory = {0};
	struct buf plain = BUF_INIT;

	(void)state;
	words_of(tree_parse(&memory, TEXT("\"a\" -- b...\n"), true), &plain);
	assert_text(buf_as_text(&plain), "“a” – b…\n");
	buf_reset(&plain);
	words_of(tree_parse(&memory, TEXT("\"a\" -- b...\n"), false), &plain);
	assert_text(buf_as_text(&plain), "\"a\" -- b...\n");
	buf_free(&plain);
	arena_free(&memory);
}

static void
nodes_can_be_made(void **state)
{
	struct arena memory = {0};
	cmark_node *root = tree_parse(&memory, TEXT("a\n"), false);
	cmark_node *made = tree_node(&memory, CMARK_NODE_PARAGRAPH);

	(void)state;
	assert_int_equal(cmark_node_append_child(root, made), 1);
	assert_ptr_equal(cmark_node_last_child(root), made);
	arena_free(&memory);
}

#define PARSED 400

/* Parses and renders a text that is another for each item. */
static void
parse_one(void *context, size_t item, size_t thread)
{
	bool *right = context;
	struct arena memory = {0};
	struct buf text = BUF_INIT;
	struct buf html = BUF_INIT;
	char *wanted;

	(void)thread;
	for (size_t i = 0; i < item % 50; i++)
		buf_format(&text, "- *%zu* `%zu`\n", item, i);
	wanted = cmark_markdown_to_html(text.s, text.len, CMARK_OPT_UNSAFE);
	render_as_cmark(tree_parse(&memory, buf_as_text(&text), false), &html);
	right[item] = text_equal(buf_as_text(&html), text_of(wanted));
	free(wanted);
	buf_free(&text);
	buf_free(&html);
	arena_free(&memory);
}

static void
threads_share_no_memory(void **state)
{
	bool right[PARSED] = {false};

	(void)state;
	pool_run(4, PARSED, parse_one, right);
	for (size_t i = 0; i < PARSED; i++)
		assert_true(right[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees_live_in_their_arena),
		cmocka_unit_test(trees_are_apart),
		cmocka_unit_test(large_texts_are_whole),
		cmocka_unit_test(smart_punctuation_is_asked_for),
		cmocka_unit_test(nodes_can_be_made),
		cmocka_unit_test(threads_share_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
