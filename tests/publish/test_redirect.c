#include "tests/test.h"

#include <sys/stat.h>

#include "base/file.h"
#include "publish/publication.h"

#define LEDGER                                                                 \
	((struct page){.kind = PAGE_ARTICLE,                                   \
		       .path = TEXT("articles/ledger/"),                       \
		       .title = TEXT("Ink & <paper>"),                         \
		       .language = TEXT("en-GB"),                              \
		       .source_path = TEXT("content/articles/ledger.md")})

struct desk {
	struct test_folder folder;
	char site_path[80];
	char output_path[80];
	struct arena arena;
	struct diag diag;
	struct page page;
	struct site site;
};

static struct desk
desk_new(void)
{
	struct desk desk = {.folder = test_folder_new(), .page = LEDGER};

	assert_int_equal(mkdirat(desk.folder.dir, "site", 0777), 0);
	assert_int_equal(mkdirat(desk.folder.dir, "site/content", 0777), 0);
	snprintf(desk.site_path, sizeof(desk.site_path), "%s/site",
		 desk.folder.path);
	snprintf(desk.output_path, sizeof(desk.output_path), "%s/output",
		 desk.folder.path);
	return desk;
}

static void
desk_free(struct desk *desk)
{
	diag_free(&desk->diag);
	arena_free(&desk->arena);
	test_folder_free(&desk->folder);
}

static void
add(struct desk *desk, const char *path)
{
	struct redirect *redirect = arena_new(&desk->arena, struct redirect);

	redirect->path = text_of(path);
	redirect->page = &desk->page;
	list_add(&desk->arena, &desk->site.redirects, redirect);
}

/* Publishes the redirects, and a page at `page` unless NULL. */
static int
publish(struct desk *desk, const char *page)
{
	struct publish_options options = {.site_path = desk->site_path,
					  .output_path = desk->output_path};
	struct publish_result result;
	struct publication *out = NULL;
	int rc = 0;

	assert_int_equal(publish_open(&options, &out, &desk->diag), 0);
	if (page)
		rc = publish_file(out, text_of(page), TEXT("x"), text_of(page),
				  &desk->diag);
	assert_int_equal(rc, 0);
	rc = publish_redirects(out, &desk->site, &desk->diag);
	if (rc == 0)
		rc = publish_commit(out, &result, &desk->diag);
	publish_close(out);
	return rc;
}

static struct text
published(struct desk *desk, const char *path)
{
	struct text whole = arena_format(&desk->arena, "output/%s", path);
	struct text bytes = {0};

	assert_int_equal(file_read(desk->folder.dir, whole.s, 10000,
				   &desk->arena, &bytes, &desk->diag),
			 0);
	return bytes;
}

static void
an_old_url_leads_on(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	desk.site.base_url = TEXT("https://harbour.example/");
	add(&desk, "articles/old name/");
	assert_int_equal(publish(&desk, NULL), 0);
	assert_text(
		published(&desk, "articles/old name/index.html"),
		"<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<title>Ink &amp; &lt;paper&gt;</title>\n"
		"<meta name=\"robots\" content=\"noindex\">\n"
		"<meta http-equiv=\"refresh\" content=\"0; url=../ledger/\">\n"
		"<link rel=\"canonical\" "
		"href=\"https://harbour.example/articles/ledger/\">\n"
		"</head>\n<body>\n"
		"<p><a href=\"../ledger/\">Ink &amp; &lt;paper&gt;</a></p>\n"
		"</body>\n</html>\n");
	desk_free(&desk);
}

static void
a_file_can_lead_on_too(void **state)
{
	struct desk desk = desk_new();
	struct text bytes;

	(void)state;
	desk.site.offline = true;
	add(&desk, "notes/2.html");
	add(&desk, "old.html");
	assert_int_equal(publish(&desk, NULL), 0);
	bytes = published(&desk, "notes/2.html");
	assert_text_holds(bytes, "url=../articles/ledger/index.html\">");
	assert_text_holds(bytes, "href=\"../articles/ledger/index.html\"");
	assert_int_equal(text_find(bytes, TEXT("canonical"), 0),
			 TEXT_NOT_FOUND);
	assert_text_holds(published(&desk, "old.html"),
			  "url=articles/ledger/index.html\">");
	desk_free(&desk);
}

static void
a_page_in_the_way_is_told(void **state)
{
	struct desk desk = desk_new();

	(void)state;
	add(&desk, "old/");
	assert_int_equal(publish(&desk, "old/index.html"), -1);
	assert_said(
		&desk.diag,
		"error[P001]: aliases of content/articles/ledger.md and "
		"old/index.html would both be published as "
		"old/index.html\n"
		"      = hint: rename one, or give it a slug: of its own\n");
	desk_free(&desk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_old_url_leads_on),
		cmocka_unit_test(a_file_can_lead_on_too),
		cmocka_unit_test(a_page_in_the_way_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
