#include "tests/model/site.h"

static void
put_harbour(struct test_site *t)
{
	site_put_person(t, "ada-quill", "Ada Quill");
	site_put_person(t, "bo-marsh", "Bo Marsh");
	site_put_person(t, "cy-weir", "Cy Weir");
	site_put(t, "sources/gazette.md",
		 "---\ntitle: Gazette\nreported_from: notes\n---\n");
	site_put(t, "sources/notes.md", "---\ntitle: Notes\n---\n");
	site_put(t, "transcripts/late.md",
		 "---\ntitle: Late\ndate: 1931-03-09\n"
		 "participants: [ada-quill, bo-marsh]\nsource: gazette\n"
		 "fidelity: reported\n---\n"
		 "**Ada Quill:** Said “no ledger” of "
		 "[Cy](../people/cy-weir.md).\n\n"
		 "**Bo Marsh?:** “Perhaps.”\n");
	site_put(t, "transcripts/soon.md",
		 "---\ntitle: Soon\ndate: 1931-03-04\n"
		 "participants: ada-quill\n---\n"
		 "**Ada Quill:** I have seen it.\n");
	site_put(t, "articles/x.md",
		 "---\ntitle: X\n---\n"
		 "[Bo](../people/bo-marsh.md), [Bo](../people/bo-marsh.md) "
		 "[“no ledger”](../transcripts/late.md#t1)\n"
		 "[as said](../transcripts/soon.md#t1)\n"
		 "[again](../transcripts/soon.md#t1) [y](y.md)\n");
	site_put(t, "articles/y.md",
		 "---\ntitle: Y\n---\n"
		 "[x](x.md) [me](y.md) [“ledger”](../transcripts/late.md)\n"
		 "[g](../sources/gazette.md)\n");
}

static const struct person *
person(const struct test_site *t, size_t number)
{
	return t->site->people.items[number];
}

static const struct record *
record(const struct test_site *t, const char *id)
{
	list_each (struct record *, found, &t->site->records) {
		if (text_equal((*found)->id, text_of(id)))
			return *found;
	}
	fail();
	return NULL;
}

static void
pages_know_what_they_rest_on(void **state)
{
	struct test_site t = site_new();
	const struct page *x;

	(void)state;
	put_harbour(&t);
	site_build_well(&t);
	x = site_page(&t, "articles/x/");
	assert_int_equal(x->ties->records.count, 2);
	assert_text(x->ties->records.items[0]->id, "late");
	assert_text(x->ties->records.items[1]->id, "soon");
	assert_int_equal(x->ties->sources.count, 2);
	assert_text(x->ties->sources.items[0]->id, "gazette");
	assert_text(x->ties->sources.items[1]->id, "notes");
	assert_int_equal(x->ties->people.count, 2);
	assert_text(x->ties->people.items[0]->id, "bo-marsh");
	assert_text(x->ties->people.items[1]->id, "ada-quill");
	assert_int_equal(x->ties->quotations.count, 1);
	assert_text(site_paths(&t, &x->linked_from), "articles/y/ ");
	assert_text(site_paths(&t, &site_page(&t, "articles/y/")->linked_from),
		    "articles/x/ ");
	assert_text(
		site_paths(&t,
			   &site_page(&t, "transcripts/soon/")->linked_from),
		"articles/x/ ");
	assert_int_equal(site_page(&t, "transcripts/late/")->ties->people.count,
			 3);
	assert_int_equal(
		site_page(&t, "transcripts/late/")->ties->sources.count, 2);
	assert_int_equal(
		site_page(&t, "quotes/ada-quill-ledger/")->ties->people.count,
		1);
	site_free(&t);
}

static void
turns_know_who_quotes_them(void **state)
{
	struct test_site t = site_new();
	const struct turn *turn;

	(void)state;
	put_harbour(&t);
	site_build_well(&t);
	turn = record(&t, "late")->turns.items[0];
	assert_int_equal(turn->ties->quoted_by.count, 2);
	assert_text(turn->ties->quoted_by.items[0]->from->path, "articles/x/");
	assert_text(turn->ties->quoted_by.items[1]->from->path, "articles/y/");
	assert_int_equal(turn->ties->linked_from.count, 0);
	turn = record(&t, "soon")->turns.items[0];
	assert_int_equal(turn->ties->quoted_by.count, 0);
	assert_int_equal(turn->ties->linked_from.count, 2);
	assert_text(link_words(turn->ties->linked_from.items[1]), "again");
	assert_int_equal(record(&t, "late")->quotations.count, 2);
	assert_text(
		site_paths(&t,
			   (struct page_list *)&record(&t, "late")->quoted_in),
		"articles/x/ articles/y/ ");
	site_free(&t);
}

static void
people_know_what_they_said(void **state)
{
	struct test_site t = site_new();
	const struct person *ada;
	const struct person *bo;
	const struct person *cy;

	(void)state;
	put_harbour(&t);
	site_build_well(&t);
	ada = person(&t, 0);
	bo = person(&t, 1);
	cy = person(&t, 2);
	assert_int_equal(ada->said.count, 2);
	assert_text(passage_words(ada->said.items[0], &t.arena),
		    "I have seen it.");
	assert_text(passage_words(ada->said.items[1], &t.arena), "no ledger");
	assert_int_equal(ada->reported.count, 1);
	assert_int_equal(ada->records.count, 2);
	assert_text(ada->records.items[0]->id, "soon");
	assert_int_equal(ada->quotations.count, 2);
	/* "Bo Marsh?" may be somebody else. */
	assert_int_equal(bo->said.count, 0);
	assert_int_equal(bo->reported.count, 0);
	assert_text(site_paths(&t, &bo->mentioned_in), "articles/x/ ");
	assert_int_equal(cy->spoken_about.count, 1);
	assert_text(cy->spoken_about.items[0]->item.record->id, "late");
	assert_text(site_paths(&t, &cy->mentioned_in), "transcripts/late/ ");
	site_free(&t);
}

static void
sources_know_their_records(void **state)
{
	struct test_site t = site_new();
	const struct source *gazette;

	(void)state;
	put_harbour(&t);
	site_build_well(&t);
	gazette = t.site->sources.items[0];
	assert_int_equal(gazette->records.count, 1);
	assert_text(gazette->records.items[0]->id, "late");
	assert_text(site_paths(&t, &gazette->page->linked_from),
		    "articles/y/ ");
	site_free(&t);
}

static void
a_record_does_not_rest_on_itself(void **state)
{
	struct test_site t = site_new();
	const struct page *page;

	(void)state;
	site_put_person(&t, "ada", "Ada");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: C\nparticipants: ada\n---\n"
		 "**Ada:** As [I said](call.md#t1).\n");
	site_build_well(&t);
	page = site_page(&t, "transcripts/call/");
	assert_int_equal(page->ties->records.count, 0);
	assert_int_equal(page->linked_from.count, 0);
	assert_int_equal(page->record->turns.items[0]->ties->linked_from.count,
			 1);
	site_free(&t);
}

/* Of "late" one turn is linked and quoted by events, of "soon" one linked. */
static void
events_rest_on_turns(void **state)
{
	struct test_site t = site_new();
	const struct record *late;
	const struct record *soon;
	const struct event *event;

	(void)state;
	put_harbour(&t);
	site_put(&t, "timeline.md",
		 "---\ntitle: Time\n---\n"
		 "- **1931-03-10** [said](transcripts/late.md#t1) and "
		 "[again](transcripts/late.md#t1), "
		 "[“Perhaps.”](transcripts/late.md)\n"
		 "- **1931-03-02** [as told](transcripts/soon.md)\n"
		 "- **1931-03-01** “[no ledger](transcripts/late.md)”\n");
	site_build_well(&t);
	late = record(&t, "late");
	soon = record(&t, "soon");
	assert_int_equal(late->turns.items[0]->ties->events.count, 2);
	assert_text(late->turns.items[0]->ties->events.items[0]->date->source,
		    "1931-03-01");
	event = late->turns.items[0]->ties->events.items[1];
	assert_text(event->date->source, "1931-03-10");
	assert_int_equal(late->turns.items[1]->ties->events.count, 1);
	assert_ptr_equal(late->turns.items[1]->ties->events.items[0], event);
	assert_int_equal(soon->turns.items[0]->ties->events.count, 0);
	assert_int_equal(soon->events.count, 1);
	assert_text(soon->events.items[0]->date->source, "1931-03-02");
	assert_int_equal(late->events.count, 2);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_know_what_they_rest_on),
		cmocka_unit_test(turns_know_who_quotes_them),
		cmocka_unit_test(people_know_what_they_said),
		cmocka_unit_test(a_record_does_not_rest_on_itself),
		cmocka_unit_test(sources_know_their_records),
		cmocka_unit_test(events_rest_on_turns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
