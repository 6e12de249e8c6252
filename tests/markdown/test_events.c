#include "tests/test.h"

#include "markdown/inner.h"
#include "tests/markdown/reading.h"

static void
dates_look_like_dates(void **state)
{
	static const char *const dates[] = {"1931",
					    "1931-03-04",
					    "1931-03-04/1931-03-06",
					    "1984~/2004~",
					    "[1667,1668]",
					    "[1667, 1668]",
					    "{1667,1668}",
					    "1931-03-XX",
					    "193X",
					    "XXXX-12-25",
					    "-0044",
					    "Y-17000",
					    "Y170000002",
					    "[..1931]",
					    "[1931-03-04..]",
					    "../1985",
					    "/1985",
					    "1985/",
					    "~1984",
					    "?2004-06",
					    "1931-21",
					    "1950S2",
					    "1931-13-45",
					    "20141016",
					    "16.10.2014",
					    "16/10/2014",
					    "1-2-2014",
					    "2014-budget",
					    "1931E3",
					    "2004-06-XX/2004-07-03",
					    "1931-03-04T10:00",
					    "../..",
					    "4 March 1931",
					    "March 1931",
					    "1931/03/04",
					    "1931-3-4",
					    "4–6 March 1931"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(dates); i++)
		assert_true(event_looks_like_date(text_of(dates[i])));
}

static void
other_words_do_not(void **state)
{
	static const char *const words[] = {"",
					    "2014 was good",
					    "Ada",
					    "3D",
					    "100",
					    "10000",
					    "10.000",
					    "24:00",
					    "Yes",
					    "X",
					    "[x]",
					    "1931 ",
					    "12345678",
					    "-",
					    "1984ers",
					    "..",
					    "20149916",
					    "1931\t",
					    "4.5.6",
					    "20140100",
					    "[1667 1668]",
					    "1931, 1932",
					    "4 March",
					    "March 1931 was cold",
					    "10/12",
					    "12 ships"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(words); i++)
		assert_false(event_looks_like_date(text_of(words[i])));
}

/* The one event of a text: its date, id, content and words. */
static void
check_event(const char *text, const char *date, const char *id,
	    const char *html, const char *plain)
{
	struct reading reading = reading_of(text);
	const struct event_fact *event = reading.out->events.items;

	assert_int_equal(reading.out->events.count, 1);
	assert_text(event->date, date);
	assert_text(event->id, id);
	assert_text(show_holes(&reading.arena, *event->content.html), html);
	assert_text(event->content.plain, plain);
	assert_said(&reading.diag, "");
	reading_free(&reading);
}

static void
events_are_facts(void **state)
{
	(void)state;
	check_event("- **1931-03-04/1931-03-06** Three *days*.\n",
		    "1931-03-04/1931-03-06", "", "Three <em>days</em>.",
		    "Three days.\n");
	check_event("- **1931-03-04:** x\n", "1931-03-04", "", "x", "x\n");
	check_event("- **1931-03-04**: x\n", "1931-03-04", "", "x", "x\n");
	check_event("1. __1931__ x\n", "1931", "", "x", "x\n");
	check_event("- **1931** {#port} x\n", "1931", "port", "x", "x\n");
	check_event("- **1931**{#port}: x\n", "1931", "port", "x", "x\n");
	check_event("- **1931** {# port} x\n", "1931", "", "{# port} x",
		    "{# port} x\n");
	check_event("- **1931**\n  x\n", "1931", "", "x", "x\n");
	check_event("- **1931**\n", "1931", "", "", "\n");
	check_event("- **1931** [a](b)\n", "1931", "", "{L0:a}", "a\n");
}

/* The options of the one event of a text, as "after x, basis y". */
static void
check_options(const char *text, const char *options, const char *html)
{
	struct reading reading = reading_of(text);
	const struct event_fact *event = reading.out->events.items;
	struct text said = {0};

	assert_int_equal(reading.out->events.count, 1);
	assert_said(&reading.diag, "");
	list_each (struct order_fact, order, &event->orders)
		said = arena_format(&reading.arena, "%.*s%s %.*s, ",
				    TEXT_ARG(said),
				    order->is_before ? "before" : "after",
				    TEXT_ARG(order->target));
	said = arena_format(&reading.arena, "%.*sbasis %.*s, id %.*s",
			    TEXT_ARG(said), TEXT_ARG(event->basis),
			    TEXT_ARG(event->id));
	assert_text(said, options);
	assert_text(show_holes(&reading.arena, *event->content.html), html);
	reading_free(&reading);
}

static void
options_belong_to_the_date(void **state)
{
	(void)state;
	check_options("- **1931** {#a after=#b basis=document} x *y*\n",
		      "after #b, basis document, id a", "x <em>y</em>");
	check_options("- **undated** {after=#b before=../c_d/e_f.md#g_h} x\n",
		      "after #b, before ../c_d/e_f.md#g_h, basis , id ", "x");
	check_options("- **Undated:** {after=#b\n  after=#c}: [x](y)\n",
		      "after #b, after #c, basis , id ", "{L0:x}");
	check_options("> - **1931** {#a\n>   after=#c}\n>   x\n",
		      "after #c, basis , id a", "x");
	check_options("- **undated** x\n", "basis , id ", "x");
	check_options("- **1931** {sic} x\n", "basis , id ", "{sic} x");
}

static void
check_fault(const char *text, size_t column)
{
	struct reading reading = reading_of(text);

	assert_int_equal(reading.diag.errors, 1);
	assert_int_equal(reading.diag.list.items[0].code, D007);
	assert_int_equal(reading.diag.list.items[0].place.line, 1);
	assert_int_equal(reading.diag.list.items[0].place.column, column);
	reading_free(&reading);
}

static void
options_that_are_none_are_told(void **state)
{
	(void)state;
	check_fault("- **1931** {#a afte=#b} x\n", 16);
	check_fault("- **1931** {#a #b} x\n", 16);
	check_fault("- **1931** {after=} x\n", 13);
	check_fault("- **1931** {after=*a*} x\n", 13);
	check_fault("- **1931** {#a x\n", 12);
	check_fault("- **1931** {basis=document basis=document} x\n", 34);
	check_fault("- **1931** {#a after=_a_.md#b} x\n", 11);
}

/* Behind the words they were published as words. */
static void
options_behind_the_words_are_told(void **state)
{
	(void)state;
	check_fault("- **1931** x {basis=inference}\n", 14);
	check_fault("- **1931** {#a} x {after=#b} y\n", 19);
	check_options("- **1931** x \\{basis=b} `{after=c}`\n", "basis , id ",
		      "x {basis=b} <code>{after=c}</code>");
}

/* cmark would read escapes, links and code in these. */
static void
dates_are_taken_from_the_source(void **state)
{
	(void)state;
	check_event("- **[1667,1668]** x\n\n[1667,1668]: /y\n", "[1667,1668]",
		    "", "x", "x\n");
	check_event("- **1984~/2004~** x\n", "1984~/2004~", "", "x", "x\n");
	check_event("> 1. **1931-03-XX** x\n", "1931-03-XX", "", "x", "x\n");
}

static void
loose_items_keep_their_paragraphs(void **state)
{
	(void)state;
	check_event("- **1931** a\n\n  b\n  - c\n", "1931", "",
		    "<p>a</p>\n<p>b</p>\n<ul>\n<li>c</li>\n</ul>", "a\nb\nc\n");
}

static void
other_items_are_no_events(void **state)
{
	struct reading reading =
		reading_of("- **2014 was good** a\n- b **1931**\n- *1931* c\n"
			   "- ***1931*** d\n- \\**1931** e\n\n**1931** f\n");

	(void)state;
	assert_int_equal(reading.out->events.count, 0);
	reading_free(&reading);
}

static void
places_are_right(void **state)
{
	struct reading reading =
		reading_of("a\n\n> - **1931** x\n> -   **1932-01** [y](z)\n");
	const struct event_fact *event = reading.out->events.items;

	(void)state;
	assert_int_equal(reading.out->events.count, 2);
	assert_int_equal(event[0].place.line, 3);
	assert_int_equal(event[0].place.column, 3);
	assert_int_equal(event[0].date_place.column, 7);
	assert_int_equal(event[0].date_place.length, 4);
	assert_int_equal(event[1].place.line, 4);
	assert_int_equal(event[1].date_place.line, 4);
	assert_int_equal(event[1].date_place.column, 9);
	assert_int_equal(event[1].date_place.length, 7);
	assert_int_equal(event[0].link_count, 0);
	assert_int_equal(event[1].first_link, 0);
	assert_int_equal(event[1].link_count, 1);
	reading_free(&reading);
}

static void
items_have_holes(void **state)
{
	(void)state;
	assert_reads("- **1931** a\n- b\n",
		     "<ul>\n<li{E0:}>{D0:} a</li>\n<li>b</li>\n</ul>\n");
	assert_reads("- **1931** a\n\n- **1932** b\n",
		     "<ul>\n<li{E0:}>\n<p>{D0:} a</p>\n</li>\n"
		     "<li{E1:}>\n<p>{D1:} b</p>\n</li>\n</ul>\n");
	assert_reads("- **1931** a\n  - **1932** b\n",
		     "<ul>\n<li{E0:}>{D0:} a\n<ul>\n<li{E1:}>{D1:} b</li>\n"
		     "</ul>\n</li>\n</ul>\n");
}

static void
check_lifted(const char *text, const char *html, size_t events)
{
	struct reading reading = {.in.lift_events = true};

	reading_run(&reading, text);
	assert_text(show_holes(&reading.arena, *reading.out->content.html),
		    html);
	assert_int_equal(reading.out->events.count, events);
	reading_free(&reading);
}

static void
lists_of_events_are_lifted(void **state)
{
	(void)state;
	check_lifted("a\n\n- **1931** [b](c)\n- **1932** d\n\ne\n",
		     "<p>a</p>\n<p>e</p>\n", 2);
	check_lifted("- **1931** a\n  - **1932** b\n", "", 2);
	check_lifted("- **1931** a\n- b\n",
		     "<ul>\n<li{E0:}>{D0:} a</li>\n<li>b</li>\n</ul>\n", 1);
	check_lifted("> - **1931** a\n",
		     "<blockquote>\n<ul>\n<li{E0:}>{D0:} a</li>\n</ul>\n"
		     "</blockquote>\n",
		     1);
}

static void
lifted_words_are_gone(void **state)
{
	struct reading reading = {.in.lift_events = true};

	(void)state;
	reading_run(&reading, "a b\n\n- **1931** c d e\n\nThe council of the "
			      "harbour met in the evening.\n");
	assert_text(reading_plain(&reading),
		    "a b\nThe council of the harbour met in the evening.\n");
	assert_null(reading.out->content.plain.s); /* told by its HTML */
	assert_int_equal(reading.out->words, 11);
	assert_text(reading.out->events.items[0].content.plain, "c d e\n");
	reading_free(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_look_like_dates),
		cmocka_unit_test(other_words_do_not),
		cmocka_unit_test(events_are_facts),
		cmocka_unit_test(options_belong_to_the_date),
		cmocka_unit_test(options_that_are_none_are_told),
		cmocka_unit_test(options_behind_the_words_are_told),
		cmocka_unit_test(dates_are_taken_from_the_source),
		cmocka_unit_test(loose_items_keep_their_paragraphs),
		cmocka_unit_test(other_items_are_no_events),
		cmocka_unit_test(places_are_right),
		cmocka_unit_test(items_have_holes),
		cmocka_unit_test(lists_of_events_are_lifted),
		cmocka_unit_test(lifted_words_are_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
