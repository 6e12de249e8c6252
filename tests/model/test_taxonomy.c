#include "tests/model/site.h"

static void
put_tagged(struct test_site *t, const char *id, const char *front)
{
	struct text path = arena_format(&t->arena, "articles/%s.md", id);
	struct text bytes = arena_format(
		&t->arena, "---\ntitle: %s\n%s---\nText.\n", id, front);

	site_put(t, path.s, bytes.s);
}

static const struct taxonomy *
taxonomy(const struct test_site *t, size_t i)
{
	assert_true(i < t->site->taxonomies.count);
	return t->site->taxonomies.items[i];
}

static void
a_tag_has_a_page_of_what_has_it(void **state)
{
	struct test_site t = site_new();
	const struct term *term;

	(void)state;
	put_tagged(&t, "a", "date: 1931-03\ntags: [Harbour board, Порт]\n");
	put_tagged(&t, "b", "date: 1931-05\ntags: Harbour board\n");
	put_tagged(&t, "c", "draft: true\ntags: [Secret]\n");
	site_build_well(&t);
	assert_int_equal(t.site->taxonomies.count, 1);
	assert_int_equal(taxonomy(&t, 0)->terms.count, 2);
	term = taxonomy(&t, 0)->terms.items[0];
	assert_text(term->name, "Harbour board");
	assert_text(term->page->path, "tags/harbour-board/");
	assert_text(term->page->layout, "term");
	assert_text(site_paths(&t, &term->pages), "articles/b/ articles/a/ ");
	assert_text(site_paths(&t, &term->page->extras->listed),
		    "articles/b/ articles/a/ ");
	assert_ptr_equal(term->page->parent, site_page(&t, "tags/"));
	assert_true(site_has_page(&t, "tags/порт/"));
	assert_int_equal(site_page(&t, "articles/a/")->ties->terms.count, 2);
	assert_ptr_equal(site_page(&t, "articles/b/")->ties->terms.items[0],
			 term);
	assert_text(site_page(&t, "tags/")->title, "Tags");
	assert_int_equal(site_page(&t, "tags/")->kind, PAGE_TAXONOMY);
	site_free(&t);
}

static void
a_site_without_tags_has_no_page_of_them(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_tagged(&t, "a", "draft: true\ntags: [Secret]\n");
	put_tagged(&t, "b", "tags:\n");
	site_build_well(&t);
	assert_false(site_has_page(&t, "tags/"));
	assert_null(taxonomy(&t, 0)->page);
	site_free(&t);
}

static void
a_site_has_taxonomies_of_its_own(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml",
		 "title: H\ntaxonomies: {places: In places, tags: Tags}\n");
	site_put(&t, "places/index.md",
		 "---\ntitle: Where it was\n---\nA map.\n");
	put_tagged(&t, "a",
		   "tags: x\ntaxonomies: {places: [Quay 3, Quay 4]}\n");
	site_build_well(&t);
	assert_int_equal(t.site->taxonomies.count, 2);
	assert_text(taxonomy(&t, 0)->id, "places");
	assert_text(taxonomy(&t, 0)->page->title, "Where it was");
	assert_text(taxonomy(&t, 0)->page->layout, "taxonomy");
	assert_text(site_paths(&t, &site_page(&t, "places/")->extras->listed),
		    "places/quay-3/ places/quay-4/ ");
	assert_text(site_page(&t, "articles/a/")->ties->terms.items[2]->name,
		    "x");
	site_free(&t);
}

static void
names_are_enough_for_taxonomies(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml", "title: H\ntaxonomies: [harbour-parts]\n");
	put_tagged(&t, "a", "taxonomies: {harbour-parts: Quay}\n");
	site_build_well(&t);
	assert_text(taxonomy(&t, 0)->page->title, "Harbour parts");
	site_free(&t);
}

static void
spellings_that_differ_by_case_are_one(void **state)
{
	struct test_site t = site_new();
	const struct diagnostic *told;

	(void)state;
	put_tagged(&t, "a", "tags: [harbour, ÉCLUSE]\n");
	put_tagged(&t, "b", "tags: [Harbour]\n");
	put_tagged(&t, "c", "tags: [Harbour, Écluse]\n");
	put_tagged(&t, "d", "tags: [Harbour, Écluse, Harbour]\n");
	site_build(&t);
	assert_non_null(t.site);
	assert_int_equal(taxonomy(&t, 0)->terms.count, 2);
	assert_text(taxonomy(&t, 0)->terms.items[0]->name, "Harbour");
	assert_int_equal(taxonomy(&t, 0)->terms.items[0]->pages.count, 4);
	assert_text(taxonomy(&t, 0)->terms.items[1]->page->path,
		    "tags/écluse/");
	assert_int_equal(t.diag.warnings, 2);
	told = &t.diag.list.items[0];
	assert_int_equal(told->code, S027);
	assert_text(told->place.path, "content/articles/a.md");
	assert_int_equal(told->place.line, 3);
	assert_int_equal(told->place.column, 8);
	site_free(&t);
}

static void
signs_stay_in_addresses(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_tagged(&t, "a", "tags: [C, C++, \"C#\"]\n");
	site_build_well(&t);
	assert_true(site_has_page(&t, "tags/c/"));
	assert_true(site_has_page(&t, "tags/c-plus-plus/"));
	assert_true(site_has_page(&t, "tags/c-sharp/"));
	site_free(&t);
}

static void
told(const char *front, enum diag_code code, size_t line)
{
	struct test_site t = site_new();

	put_tagged(&t, "a", front);
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, code);
	assert_int_equal(t.diag.list.items[0].place.line, line);
	site_free(&t);
}

static void
what_no_term_can_be_is_told(void **state)
{
	(void)state;
	told("tags: [sea port, sea-port]\n", S028, 3);
	told("tags: [\"…\"]\n", S028, 3);
	told("taxonomies: {plaecs: [Quay]}\n", S007, 3);
	told("taxonomies: [Quay]\n", S009, 3);
	told("taxonomies: {tags: [[Quay]]}\n", S009, 3);
	told("tags: a\ntaxonomies: {tags: b}\n", S008, 4);
}

static void
taxonomies_that_cannot_be_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put(&t, "site.yaml",
		 "title: H\ntaxonomies: {people: P, a/b: X, c: [d], quotes: "
		 "Q}\n");
	put_tagged(&t, "a", "tags: x\n");
	site_build(&t);
	assert_int_equal(t.diag.errors, 5);
	assert_int_equal(t.diag.list.items[0].code, S007); /* tags */
	assert_int_equal(t.diag.list.items[1].code, S017);
	assert_int_equal(t.diag.list.items[2].code, S017);
	assert_int_equal(t.diag.list.items[3].code, S009);
	assert_int_equal(t.diag.list.items[4].code, S017);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tag_has_a_page_of_what_has_it),
		cmocka_unit_test(a_site_without_tags_has_no_page_of_them),
		cmocka_unit_test(a_site_has_taxonomies_of_its_own),
		cmocka_unit_test(names_are_enough_for_taxonomies),
		cmocka_unit_test(spellings_that_differ_by_case_are_one),
		cmocka_unit_test(signs_stay_in_addresses),
		cmocka_unit_test(what_no_term_can_be_is_told),
		cmocka_unit_test(taxonomies_that_cannot_be_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
