#include "tests/model/site.h"

static struct text
ids(struct test_site *t, const struct event_list *events)
{
	struct text all = {0};

	list_each (struct event *, event, events)
		all = arena_format(&t->arena, "%.*s%.*s\n", TEXT_ARG(all),
				   TEXT_ARG((*event)->id));
	return all;
}

static void
put_harbour(struct test_site *t)
{
	site_put_person(t, "ada-quill", "Ada Quill");
	site_put(t, "sources/gazette.md", "---\ntitle: Gazette\n---\n");
	site_put(t, "transcripts/call.md",
		 "---\ntitle: Harbour call\ndate: 1931-03-04\nbasis: document\n"
		 "participants: ada-quill\nsource: gazette\n---\n"
		 "**Ada Quill:** One.\n");
}

static void
items_records_and_articles_are_events(void **state)
{
	struct test_site t = site_new();
	const struct event *event;

	(void)state;
	put_harbour(&t);
	site_put(
		&t, "articles/ledger.md",
		"---\ntitle: The ledger\ndate: 1931-03-10\n---\n"
		"- **1931-03-05/1931-03-06** [Ada](../people/ada-quill.md) in\n"
		"  port, [they said](../transcripts/call.md#t1).\n"
		"- **1931-02-XX** {#sale} The ledger is sold.\n");
	site_put(&t, "about.md", "---\ntitle: About\n---\n");
	site_build_well(&t);
	assert_text(ids(&t, &t.site->events),
		    "sale\ntranscripts-call\n1931-03-05-ada-in-port-they-said\n"
		    "articles-ledger\n");
	event = t.site->events.items[2];
	assert_text(event->kind, "item");
	assert_text(event->plain, "Ada in port, they said.");
	assert_text(event->title, "");
	assert_text(event->date->source, "1931-03-05/1931-03-06");
	assert_ptr_equal(event->page, site_page(&t, "articles/ledger/"));
	assert_int_equal(event->place.line, 5);
	assert_int_equal(event->people.count, 1);
	assert_text(event->people.items[0]->id, "ada-quill");
	assert_int_equal(event->records.count, 1);
	assert_int_equal(event->sources.count, 1);
	assert_null(event->record);
	assert_int_equal(event->page->ties->events.count, 2);
	assert_ptr_equal(event->page->ties->events.items[0], event);
	site_free(&t);
}

static void
records_stand_for_themselves(void **state)
{
	struct test_site t = site_new();
	const struct event *event;
	const struct record *record;

	(void)state;
	put_harbour(&t);
	site_put(&t, "articles/x.md",
		 "---\ntitle: X\n---\n"
		 "- **1931-03-05** [They](../transcripts/call.md) talk.\n");
	site_build_well(&t);
	record = t.site->records.items[0];
	event = t.site->events.items[0];
	assert_text(event->kind, "record");
	assert_text(event->title, "Harbour call");
	assert_text(event->basis, "document");
	assert_ptr_equal(event->record, record);
	assert_ptr_equal(event->date, record->date);
	assert_int_equal(event->people.count, 1);
	assert_int_equal(event->sources.count, 1);
	/* What rests on the record is not the record itself. */
	assert_int_equal(record->events.count, 1);
	assert_ptr_equal(record->events.items[0], t.site->events.items[1]);
	assert_int_equal(t.site->people.items[0]->events.count, 1);
	site_free(&t);
}

static void
undated_items_and_records_are_events(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\nparticipants: ada-quill\n"
		 "basis: document\n---\n**Ada Quill:** One.\n");
	site_put(&t, "articles/x.md", "---\ntitle: X\n---\nNo day.\n");
	site_put(&t, "a.md",
		 "---\ntitle: A\nbasis: inference\n---\n"
		 "- **undated** Rain.\n- **1931** Snow.\n");
	site_build_well(&t);
	assert_text(ids(&t, &t.site->events),
		    "1931-snow\nundated-rain\ntranscripts-call\n");
	assert_null(t.site->events.items[1]->date);
	assert_true(t.site->events.items[1]->is_apart);
	/* Why a date is believed is said of dates. */
	assert_text(t.site->events.items[1]->basis, "");
	assert_text(t.site->events.items[2]->basis, "");
	assert_false(t.site->events.items[0]->is_apart);
	site_free(&t);
}

static void
an_item_says_its_own_basis(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "a.md",
		 "---\ntitle: A\nbasis: inference\n---\n"
		 "- **1931** {basis=dialogue} Rain.\n- **1932** Snow.\n");
	site_build_well(&t);
	assert_text(t.site->events.items[0]->basis, "dialogue");
	assert_text(t.site->events.items[1]->basis, "inference");
	site_put(&t, "a.md",
		 "---\ntitle: A\n---\n- **1931** {basis=hearsay} Rain.\n");
	site_build_badly(
		&t, "content/a.md:4:19: error[S010]: \"hearsay\" is no basis "
		    "of a date\n"
		    "      = hint: it is recording, document, dialogue or "
		    "inference\n");
	site_free(&t);
}

static void
responses_and_corrections_are_events(void **state)
{
	struct test_site t = site_new();
	const struct event *event;

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put_person(&t, "bo-marsh", "Bo Marsh");
	site_put(&t, "sources/gazette.md", "---\ntitle: Gazette\n---\n");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\ndate: 1931-03-04\n"
		 "participants: ada-quill\nresponses:\n"
		 "  - {by: bo-marsh, stance: denies, date: 1931-03-09, source: "
		 "gazette}\n"
		 "  - {by: ada-quill, stance: confirms}\n"
		 "corrections:\n  - {date: 1931-03-12, kind: correction, "
		 "text: It was a Wednesday.}\n"
		 "---\n**Ada Quill:** One.\n");
	site_build_well(&t);
	assert_text(ids(&t, &t.site->events),
		    "transcripts-call\nresponse-bo-marsh-call\n"
		    "correction-transcripts-call\n");
	event = t.site->events.items[1];
	assert_text(event->kind, "response");
	assert_text(event->plain, "Bo Marsh denies: Call");
	assert_text(event->people.items[0]->id, "bo-marsh");
	assert_text(event->sources.items[0]->id, "gazette");
	assert_ptr_equal(event->records.items[0], t.site->records.items[0]);
	event = t.site->events.items[2];
	assert_text(event->kind, "correction");
	assert_text(event->plain, "It was a Wednesday.");
	assert_int_equal(event->place.line, 9);
	site_free(&t);
}

/* The statement that holds the words stands on the timeline itself. */
static void
a_statement_is_no_second_event(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "statements/s.md",
		 "---\ntitle: S\ndate: 1931-03-09\nparticipants: ada-quill\n"
		 "---\n**Ada Quill:** I deny it.\n");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\ndate: 1931-03-04\n"
		 "participants: ada-quill\nresponses:\n"
		 "  - {by: ada-quill, stance: denies, date: 1931-03-09, "
		 "statement: ../statements/s.md}\n"
		 "---\n**Ada Quill:** One.\n");
	site_build_well(&t);
	assert_text(ids(&t, &t.site->events),
		    "transcripts-call\nstatements-s\n");
	site_free(&t);
}

static void
links_lead_to_events(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "a.md",
		 "---\ntitle: A\n---\n- **1931** {#rain} Rain.\n\n"
		 "[here](#rain) [there](timeline.md#rain) "
		 "[also](b.md#1932-snow)\n");
	site_put(&t, "b.md", "---\ntitle: B\n---\n- **1932** Snow.\n");
	site_put(&t, "timeline.md", "---\ntitle: T\n---\n");
	site_build_well(&t);
	site_free(&t);
}

static void
broken_dates_and_ids_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "a.md",
		 "---\ntitle: A\n---\n"
		 "- **1931-02-30** Rain.\n- **1931** {#a} Rain.\n");
	site_put(&t, "b.md",
		 "---\ntitle: B\n---\n- **1931** {#b} Rain.\n"
		 "- **1931** {#b} Rain.\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 2);
	assert_int_equal(t.diag.list.items[0].code, D002);
	assert_int_equal(t.diag.list.items[0].place.line, 4);
	assert_int_equal(t.diag.list.items[0].place.column, 13);
	assert_int_equal(t.diag.list.items[1].code, D004);
	assert_text(t.diag.list.items[1].place.path, "content/b.md");
	assert_int_equal(t.diag.list.items[1].place.line, 5);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_records_and_articles_are_events),
		cmocka_unit_test(records_stand_for_themselves),
		cmocka_unit_test(undated_items_and_records_are_events),
		cmocka_unit_test(an_item_says_its_own_basis),
		cmocka_unit_test(responses_and_corrections_are_events),
		cmocka_unit_test(a_statement_is_no_second_event),
		cmocka_unit_test(links_lead_to_events),
		cmocka_unit_test(broken_dates_and_ids_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
