#include "tests/test.h"

#include "tests/markdown/reading.h"

#define ALL ((1U << KIND_KINDS) - 1)

/* Documents with everything, in everything. */
static const char *const documents[] = {
	("# One *two* {.wide}\n\nA **b** `c` ~~d~~ [e](f.md).\n\n---\n\n"
	 "> quote\n>\n> > inner\n\n```js\nx < 1\n```\n\n    indented\n"),
	"- a\n- b\n  - c\n\n    d\n- e\n",
	"1. a\n\n   > q\n2. b\n\n   ```\n   x\n   ```\n",
	"7) a\n8) b\n",
	"- [ ] open\n- [x] *done*\n  - below\n",
	"- **1931-03-04** In *port*.\n- **1931** Twice.\n\n  More.\n- c\n",
	"> [!NOTE]\n> Words.\n>\n> - a\n>   b\n",
	"> [!TIP]\n> | a |\n> |---|\n> | *b* |\n",
	"| a | b |\n|---|--:|\n| *c* | `d` |\n\nend\n",
	"A[^1] b[^2].\n\n[^1]: One.\n[^2]: Two.\n\n    - x\n",
	"*A[^1] b* c.\n\n[^1]: - only\n      a list\n",
	"![a](a.jpg \"Caption.\")\n\n![b](b.jpg) and ![c](c.jpg)\n",
	"> Words.\n> — Ada, [call](c.md#t1) *there*[^1]\n\nAfter.\n\n[^1]: x\n",
	"***a* b** *c **d*** \n*e\nf* \n![](g.jpg)\n> h\n",
	"- ![](a.jpg)\n  - b\n-\n- \n\n  c\n",
	"a\n![](b.jpg)\n- c\n",
	"<div>\nraw *x*\n</div>\n\nb <b>c</b>\n",
};

static struct reading
read_hooked(const char *text, unsigned hooked)
{
	struct reading reading = {0};

	reading.in.raw_html = true;
	reading.in.wanted.hooked = hooked;
	reading_run(&reading, text);
	return reading;
}

static bool
is_of_node(const struct hole *hole)
{
	return hole->kind == HOLE_NODE || hole->kind == HOLE_INSIDE;
}

/* HTML without the holes of nodes; those have to end where they should. */
static struct text
without_nodes(struct arena *arena, struct text html)
{
	struct text made = {"", 0};
	struct hole open[100];
	enum hole_step step;
	struct text piece;
	size_t depth = 0;

	while ((step = hole_step(&html, &piece, &open[depth])) != HOLE_END) {
		struct hole *hole = &open[depth];

		if (step == HOLE_TEXT) {
			made = arena_join(arena, made, piece);
			continue;
		}
		if (step == HOLE_CLOSE) {
			assert_true(depth > 0);
			hole = &open[--depth];
		} else if (hole->kind == HOLE_INSIDE) {
			assert_int_equal(open[depth - 1].kind, HOLE_NODE);
		}
		depth += step == HOLE_OPEN;
		if (!is_of_node(hole))
			made = arena_format(arena, "%.*s{%c%u%c",
					    TEXT_ARG(made), hole->kind,
					    hole->index,
					    step == HOLE_OPEN ? ':' : '}');
	}
	assert_int_equal(depth, 0);
	return made;
}

/* Hooks change nothing but where the holes of nodes are. */
static void
holes_of_nodes_change_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(documents); i++) {
		struct reading plain = read_hooked(documents[i], 0);

		for (unsigned kind = 0; kind <= KIND_KINDS; kind++) {
			unsigned hooked = kind == KIND_KINDS ? ALL : 1U << kind;
			struct reading r = read_hooked(documents[i], hooked);

			assert_text(
				without_nodes(&r.arena, *r.out->content.html),
				without_nodes(&plain.arena,
					      *plain.out->content.html)
					.s);
			assert_same_text(reading_plain(&r),
					 reading_plain(&plain));
			list_each (struct event_fact, event, &r.out->events)
				without_nodes(&r.arena, *event->content.html);
			reading_free(&r);
		}
		reading_free(&plain);
	}
}

static void
nothing_asked_for_is_nothing_kept(void **state)
{
	struct reading r = read_hooked(documents[0], 0);

	(void)state;
	assert_int_equal(r.out->nodes.count, 0);
	reading_free(&r);
	r = read_hooked(documents[0], 1U << KIND_HEADING);
	assert_int_equal(r.out->nodes.count, 1);
	assert_text(r.out->nodes.items[0].id, "one-two");
	assert_text(r.out->nodes.items[0].classes, "wide");
	assert_int_equal(r.out->nodes.items[0].level, 1);
	reading_free(&r);
}

/* What is looked for where: "{N0:<p>{C0:…}</p>\n}". */
static void
holes_stand_around_tags(void **state)
{
	struct reading r = read_hooked("a *b*\n\n1) x\n", ALL);

	(void)state;
	assert_text(show_holes(&r.arena, *r.out->content.html),
		    "{N0:<p>{C0:a {N1:<em>{C0:b}</em>}}</p>\n}{N2:<ol>\n"
		    "{C0:{N3:<li>{C0:x}</li>\n}}</ol>\n}");
	assert_int_equal(r.out->nodes.items[1].kind, KIND_EMPHASIS);
	assert_int_equal(r.out->nodes.items[1].place.line, 1);
	assert_int_equal(r.out->nodes.items[2].place.line, 3);
	assert_true(r.out->nodes.items[2].is_ordered);
	assert_true(r.out->nodes.items[2].is_tight);
	assert_int_equal(r.out->nodes.items[2].number, 1);
	reading_free(&r);
}

static void
read_blocks(struct reading *reading, const char *text)
{
	*reading = (struct reading){0};
	reading->in.wanted.hooked = 1U << KIND_BLOCK;
	list_add(&reading->arena, &reading->in.wanted.blocks, TEXT("figure"));
	reading_run(reading, text);
}

static void
blocks_have_options(void **state)
{
	struct reading r;
	const struct node_fact *fact;

	(void)state;
	read_blocks(&r, "``` figure src=quay.jpg by=\"Bo Marsh\" wide {#q .x}\n"
			"The *quay*.\n```\n\n```js\nx\n```\n");
	assert_said(&r.diag, "");
	assert_int_equal(r.out->nodes.count, 1);
	fact = &r.out->nodes.items[0];
	assert_text(fact->name, "figure");
	assert_text(fact->text, "The *quay*.\n");
	assert_text(fact->id, "q");
	assert_text(fact->classes, "x");
	assert_int_equal(fact->options.count, 3);
	assert_text(fact->options.items[0].name, "src");
	assert_text(fact->options.items[0].value, "quay.jpg");
	assert_text(fact->options.items[1].value, "Bo Marsh");
	assert_text(fact->options.items[2].name, "wide");
	assert_text(fact->options.items[2].value, "true");
	reading_free(&r);
}

static void
options_that_cannot_be_read_are_told(void **state)
{
	static const char *const bad[] = {
		"a=\"b", "=b", "a=\"b\"c", "7=x", "a b c=' d",
	};
	struct reading r;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(bad); i++) {
		struct arena arena = {0};

		read_blocks(&r, arena_format(&arena, "x\n\n```figure %s\n```\n",
					     bad[i])
					.s);
		assert_int_equal(r.diag.errors, 1);
		assert_int_equal(r.diag.list.items[0].code, M011);
		assert_int_equal(r.diag.list.items[0].place.line, 3);
		reading_free(&r);
		arena_free(&arena);
	}
}

static void
every_kind_has_a_name(void **state)
{
	(void)state;
	for (enum node_kind kind = 0; kind < KIND_KINDS; kind++)
		assert_non_null(node_kind_name(kind));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holes_of_nodes_change_nothing),
		cmocka_unit_test(nothing_asked_for_is_nothing_kept),
		cmocka_unit_test(holes_stand_around_tags),
		cmocka_unit_test(blocks_have_options),
		cmocka_unit_test(options_that_cannot_be_read_are_told),
		cmocka_unit_test(every_kind_has_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
