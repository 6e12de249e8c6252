#include "tests/test.h"

#include <sys/stat.h>

#include "base/path.h"
#include "publish/publication.h"

struct added {
	const char *path;
	struct publish_references references;
};

struct desk {
	struct test_folder folder;
	char site_path[80];
	char output_path[80];
	struct arena arena;
	struct diag diag;
	struct publication *out;
	struct LIST_OF(struct added) added;
};

static struct desk
desk_new(void)
{
	struct desk desk = {.folder = test_folder_new()};
	struct publish_options options = {.dry_run = true};

	assert_int_equal(mkdirat(desk.folder.dir, "site", 0777), 0);
	assert_int_equal(mkdirat(desk.folder.dir, "site/content", 0777), 0);
	snprintf(desk.site_path, sizeof(desk.site_path), "%s/site",
		 desk.folder.path);
	snprintf(desk.output_path, sizeof(desk.output_path), "%s/output",
		 desk.folder.path);
	options.site_path = desk.site_path;
	options.output_path = desk.output_path;
	assert_int_equal(publish_open(&options, &desk.out, &desk.diag), 0);
	return desk;
}

/* A sum, or the line itself when that leads nowhere. */
static void
sum_line(struct desk *desk, struct text line, struct buf *lines,
	 struct buf *sums)
{
	size_t space = text_find_last_char(line, ' ');
	struct text path = text_from(line, space + 1), anchor = {0};
	size_t hash = text_find_char(path, '#', 0);

	if (strchr("=#!", line.s[0]) || text_starts(path, TEXT("/"))) {
		buf_text(lines, line);
		buf_char(lines, '\n');
		return;
	}
	if (hash != TEXT_NOT_FOUND)
		assert_true(path_decode(&desk->arena, text_from(path, hash + 1),
					&anchor));
	assert_true(
		path_decode(&desk->arena, text_slice(path, 0, hash), &path));
	sums_write(sums, sum_of_place(path, anchor), SUM_WANTED);
}

/* As a theme gives them to a build at first. */
static void
sum(struct desk *desk, const struct added *added)
{
	struct buf lines = BUF_INIT, sums = BUF_INIT;
	struct text links = added->references.links;
	struct text ids = added->references.ids;
	struct text path = text_of(added->path), line;

	while (text_line(&ids, &line))
		sums_write(&sums, sum_of_place(path, line), SUM_THERE);
	while (text_line(&links, &line))
		sum_line(desk, line, &lines, &sums);
	publish_sum(desk->out, path,
		    &(struct publish_references){
			    .links = buf_as_text(&lines),
			    .sums = buf_as_text(&sums),
			    .layout = added->references.layout});
	buf_free(&lines);
	buf_free(&sums);
}

/* Adds a page with its links and ids, made by page.lua. */
static void
add(struct desk *desk, const char *path, const char *links, const char *ids)
{
	struct added added = {path,
			      {.links = text_of(links),
			       .ids = text_of(ids),
			       .layout = TEXT("themes/mine/layouts/page.lua")}};

	assert_int_equal(publish_file(desk->out, text_of(path), TEXT("x"),
				      TEXT("content/x.md"), &desk->diag),
			 0);
	sum(desk, &added);
	list_add(&desk->arena, &desk->added, added);
}

/* As a build does it: what is noted is noted only when there are doubts. */
static bool
look(struct desk *desk)
{
	bool has_doubts = publish_has_doubts(desk->out);

	if (has_doubts)
		list_each (const struct added, added, &desk->added)
			publish_note(desk->out, text_of(added->path),
				     &added->references);
	publish_check_links(desk->out, desk->folder.dir, &desk->diag);
	return has_doubts;
}

/* Looks at the links, and at what is said of them. */
static void
check(struct desk *desk, const char *wanted)
{
	struct buf said = BUF_INIT;

	assert_int_equal(look(desk), strstr(wanted, "L006") != NULL ||
					     strstr(wanted, "L008") != NULL);
	diag_sort(&desk->diag);
	list_each (const struct diagnostic, found, &desk->diag.list) {
		buf_format(&said, "%s %.*s\n", diag_code_name(found->code),
			   TEXT_ARG(found->message));
		buf_text(&said, found->notes);
		if (found->hint.len > 0)
			buf_format(&said, "%.*s\n", TEXT_ARG(found->hint));
	}
	assert_string_equal(said.s, wanted);
	buf_free(&said);
	publish_close(desk->out);
	diag_free(&desk->diag);
	arena_free(&desk->arena);
	test_folder_free(&desk->folder);
}

static void
links_that_hold_say_nothing(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	add(&desk, "index.html",
	    "a href a/\na href a/index.html\na href a/#t1\na href \n"
	    "a href caf%C3%A9/#%C3%A9\n",
	    "");
	add(&desk, "a/index.html", "a href \na href a/\n", "t0\nt1\n");
	add(&desk, "caf\xc3\xa9/index.html", "", "\xc3\xa9\n");
	check(&desk, "");
}

static void
what_is_not_published_is_told_once(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	add(&desk, "b/index.html", "a href nowhere/\n", "");
	add(&desk, "a/index.html", "a href nowhere/\n", "");
	add(&desk, "c/index.html", "a href nowhere/\n", "");
	check(&desk, "L006 <a href> leads to nowhere/, which is not published\n"
		     "in a/index.html, made from content/x.md\n"
		     "and in 2 more files\n");
}

static void
near_misses_get_a_hint(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	add(&desk, "Articles/index.html",
	    "a href articles/\na href Articels/\na href Articles\n", "");
	check(&desk,
	      "L006 <a href> leads to Articels/, which is not published\n"
	      "in Articles/index.html, made from content/x.md\n"
	      "did you mean Articles/?\n"
	      "L006 <a href> leads to Articles, which is not published\n"
	      "in Articles/index.html, made from content/x.md\n"
	      "Articles/ is, with a slash at its end\n"
	      "L006 <a href> leads to articles/, which is not published\n"
	      "in Articles/index.html, made from content/x.md\n"
	      "Articles/ is: capital letters and accents count\n");
}

static void
anchors_have_to_be_there(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	add(&desk, "a/index.html", "a href b/#meat\n#a href use\n", "used\n");
	add(&desk, "b/index.html", "#a href use\n", "meet\n");
	check(&desk, "L006 <a href> leads to #meat, and b/index.html has no "
		     "such anchor\n"
		     "in a/index.html, made from content/x.md\n"
		     "did you mean #meet?\n"
		     "L006 <a href> leads to #use, and its page has no such "
		     "anchor\n"
		     "in a/index.html, made from content/x.md\n"
		     "and in 1 more file\n"
		     "did you mean #used?\n");
}

static void
anchors_of_files_that_are_no_pages_are_not_known(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	add(&desk, "a.pdf", "", "");
	add(&desk, "b/index.html", "a href a.pdf#page=3\n", "");
	check(&desk, "");
}

static void
an_id_twice_is_a_warning(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	add(&desk, "a/index.html", "=id - sale\n", "sale\n");
	check(&desk, "L007 the id \"sale\" stands twice in one page\n"
		     "in a/index.html, made from content/x.md\n"
		     "a link to #sale leads to the first of the two\n");
}

static void
an_id_twice_is_counted_once_when_a_link_is_wrong_too(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	add(&desk, "a/index.html", "=id - sale\na href b/\n", "sale\n");
	check(&desk, "L006 <a href> leads to b/, which is not published\n"
		     "in a/index.html, made from content/x.md\n"
		     "did you mean a/?\n"
		     "L007 the id \"sale\" stands twice in one page\n"
		     "in a/index.html, made from content/x.md\n"
		     "a link to #sale leads to the first of the two\n");
}

/* A file copied as it is: its anchors are not known, and nothing is told. */
static void
doubts_may_come_to_nothing(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	add(&desk, "b/index.html", "a href old.html#page\n", "");
	assert_int_equal(publish_file(desk.out, TEXT("old.html"), TEXT("x"),
				      TEXT("old.html"), &desk.diag),
			 0);
	assert_true(look(&desk));
	assert_int_equal(desk.diag.list.count, 0);
	publish_close(desk.out);
	arena_free(&desk.arena);
	test_folder_free(&desk.folder);
}

static void
links_out_of_the_site(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	add(&desk, "a/index.html", "a href /../../x\na href /y/%\n", "");
	check(&desk, "L006 <a href> leads to ../../x, out of the site\n"
		     "in a/index.html, made from content/x.md\n"
		     "L006 <a href> leads to a path with a % that begins no "
		     "escape\n"
		     "in a/index.html, made from content/x.md\n");
}

static void
raw_html_is_found_in_its_document(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	assert_int_equal(mkdirat(desk.folder.dir, "content", 0777), 0);
	test_folder_put(
		&desk.folder, "content/x.md",
		TEXT("An own.html\nand <a href=\"../own.html\">x</a>\n"));
	add(&desk, "a/index.html", "a href own.html\n", "");
	look(&desk);
	assert_text(desk.diag.list.items[0].place.path, "content/x.md");
	assert_int_equal(desk.diag.list.items[0].place.line, 2);
	assert_int_equal(desk.diag.list.items[0].place.column, 17);
	diag_free(&desk.diag);
	publish_close(desk.out);
	arena_free(&desk.arena);
	test_folder_free(&desk.folder);
}

static void
what_a_page_loads_from_elsewhere_is_refused(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	add(&desk, "a/index.html", "!img src https://cdn.example\n", "");
	add(&desk, "b/index.html", "!style - https://cdn.example\n", "");
	check(&desk,
	      "L008 <img src> makes a browser ask https://cdn.example, which "
	      "is not this site\n"
	      "in a/index.html, made from content/x.md\n"
	      "put a copy of it in content/ and use that, or say "
	      "`allow_origins: [https://cdn.example]` in content/site.yaml\n"
	      "L008 what stands in <style> makes a browser ask "
	      "https://cdn.example, which is not this site\n"
	      "in b/index.html, made from content/x.md\n"
	      "put a copy of it in content/ and use that, or say "
	      "`allow_origins: [https://cdn.example]` in content/site.yaml\n");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_that_hold_say_nothing),
		cmocka_unit_test(what_is_not_published_is_told_once),
		cmocka_unit_test(near_misses_get_a_hint),
		cmocka_unit_test(anchors_have_to_be_there),
		cmocka_unit_test(
			anchors_of_files_that_are_no_pages_are_not_known),
		cmocka_unit_test(an_id_twice_is_a_warning),
		cmocka_unit_test(
			an_id_twice_is_counted_once_when_a_link_is_wrong_too),
		cmocka_unit_test(doubts_may_come_to_nothing),
		cmocka_unit_test(links_out_of_the_site),
		cmocka_unit_test(raw_html_is_found_in_its_document),
		cmocka_unit_test(what_a_page_loads_from_elsewhere_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
