#include "tests/test.h"

#include <sys/stat.h>

#include "source/source.h"

struct fixture {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	struct site_config config;
	int rc;
};

static void
read_it(struct fixture *it)
{
	it->rc = site_config_read(it->folder.dir, &it->arena, &it->config,
				  &it->diag);
}

static struct fixture
read_config(struct text yaml)
{
	struct fixture it = {.folder = test_folder_new()};

	assert_int_equal(mkdirat(it.folder.dir, "content", 0777), 0);
	test_folder_put(&it.folder, "content/site.yaml", yaml);
	read_it(&it);
	return it;
}

static void
finish(struct fixture *it)
{
	diag_free(&it->diag);
	arena_free(&it->arena);
	test_folder_free(&it->folder);
}

static void
check_refused(const char *yaml, const char *wanted, const char *file, int line)
{
	struct fixture it = read_config(text_of(yaml));

	assert_int_equal(it.rc, -1);
	test_check_said(&it.diag, wanted, file, line);
	finish(&it);
}

#define assert_refused(yaml, wanted)                                           \
	check_refused((yaml), (wanted), __FILE__, __LINE__)

static void
a_full_configuration(void **state)
{
	struct fixture it = read_config(
		TEXT("\xef\xbb\xbftitle: Harbour papers\r\n"
		     "description: A ledger\r\n"
		     "base_url: https://example.org/papers\r\n"
		     "language: en-GB\r\ntheme: gazette\r\n"
		     "contact: desk@example.org\r\n"
		     "menu:\r\n"
		     "  - {title: About, link: about.md}\r\n"
		     "  - {title: Code, link: https://example.org}\r\n"
		     "markdown: {raw_html: yes, smart_punctuation: true}\r\n"
		     "params: {tint: red}\r\n"
		     "theme_params: {accent: blue}\r\n"));

	(void)state;
	assert_int_equal(it.rc, 0);
	assert_said(&it.diag, "");
	assert_text(it.config.title, "Harbour papers");
	assert_text(it.config.description, "A ledger");
	assert_text(it.config.base_url, "https://example.org/papers/");
	assert_text(it.config.language, "en-GB");
	assert_text(it.config.theme, "gazette");
	assert_text(it.config.contact, "desk@example.org");
	assert_int_equal(it.config.menu.count, 2);
	assert_text(it.config.menu.items[0].title, "About");
	assert_text(it.config.menu.items[0].link, "about.md");
	assert_int_equal(it.config.menu.items[1].place.line, 9);
	assert_int_equal(it.config.menu.items[1].place.column, 5);
	assert_true(it.config.raw_html);
	assert_true(it.config.smart_punctuation);
	assert_text(value_text(it.config.params, "tint"), "red");
	assert_text(value_text(it.config.theme_params, "accent"), "blue");
	assert_text(value_text(it.config.front, "title"), "Harbour papers");
	finish(&it);
}

static void
what_is_not_said(void **state)
{
	struct fixture it = read_config(TEXT("title: Harbour\nlanguage:\n"));

	(void)state;
	assert_int_equal(it.rc, 0);
	assert_text(it.config.base_url, "");
	assert_text(it.config.language, "en");
	assert_text(it.config.theme, "broadsheet");
	assert_int_equal(it.config.menu.count, 0);
	assert_false(it.config.raw_html);
	assert_false(it.config.smart_punctuation);
	assert_null(it.config.params);
	assert_null(it.config.theme_params);
	finish(&it);
}

static void
base_urls(void **state)
{
	struct fixture it =
		read_config(TEXT("title: x\nbase_url: http://a.example/\n"));

	(void)state;
	assert_text(it.config.base_url, "http://a.example/");
	finish(&it);
	it = read_config(TEXT("title: x\nbase_url: ''\n"));
	assert_int_equal(it.rc, 0);
	assert_text(it.config.base_url, "");
	finish(&it);
	assert_refused("title: x\nbase_url: example.org\n",
		       "content/site.yaml:2:11: error[S017]: `base_url` must "
		       "be a whole URL that begins with http:// or https://, "
		       "not “example.org”\n"
		       "      = hint: write https://example.org\n");
	assert_refused("title: x\nbase_url: https://example.org/?a=b\n",
		       "content/site.yaml:2:11: error[S017]: `base_url` must "
		       "be without `?` and `#`\n");
	assert_refused("title: x\nbase_url: [a]\n",
		       "content/site.yaml:2:11: error[S009]: `base_url` must "
		       "be a URL, not a list\n");
}

static void
no_site_here(void **state)
{
	struct fixture it = {.folder = test_folder_new()};

	(void)state;
	read_it(&it);
	assert_int_equal(it.rc, -1);
	assert_said(&it.diag,
		    "error[S001]: there is no content/site.yaml here\n"
		    "      = hint: name the site's folder with --site DIR, or "
		    "begin one with `dossier new site`\n");
	assert_false(it.diag.machine_failed);
	diag_free(&it.diag);
	assert_int_equal(mkdirat(it.folder.dir, "content", 0777), 0);
	test_folder_put(&it.folder, "content/site.yml", TEXT("title: x\n"));
	read_it(&it);
	assert_said(&it.diag,
		    "error[S001]: there is no content/site.yaml here\n"
		    "      = hint: rename content/site.yml to site.yaml\n");
	finish(&it);
}

static void
a_site_that_cannot_be_read(void **state)
{
	struct fixture it = {.folder = test_folder_new()};

	(void)state;
	test_folder_put(&it.folder, "content", TEXT("no folder"));
	read_it(&it);
	assert_int_equal(it.rc, -1);
	assert_said(&it.diag, "error[F001]: cannot open content/site.yaml: "
			      "Not a directory\n");
	finish(&it);
}

static void
what_is_wrong_in_it(void **state)
{
	(void)state;
	assert_refused("", "content/site.yaml:1:1: error[S011]: `title` is "
			   "missing\n"
			   "      = hint: title: what the site is called\n");
	assert_refused("title: x\n  y: z\n",
		       "content/site.yaml:2:4: error[S002]: a colon followed "
		       "by a space cannot stand here\n"
		       "      = hint: a text that holds `: ` needs quotes "
		       "around it; if this begins a key, look at the "
		       "indentation\n");
	assert_refused(
		"title: x\nbaseURL: https://example.org\ntheme: ../x\n"
		"menu: [{titel: About, link: about.md}]\n"
		"markdown: {raw_html: sometimes}\n",
		"content/site.yaml:2:1: error[S007]: unknown key `baseURL`\n"
		"      = hint: did you mean `base_url`?\n"
		"content/site.yaml:3:8: error[S017]: `theme` must be a name "
		"of letters, digits, `-` and `_`, not “../x”\n"
		"content/site.yaml:4:9: error[S007]: unknown key `titel`\n"
		"      = hint: did you mean `title`?\n"
		"content/site.yaml:5:22: error[S009]: `raw_html` must be true "
		"or false, not “sometimes”\n");
	assert_refused("menu: about.md\ntitle: x\n",
		       "content/site.yaml:1:7: error[S009]: `menu` must be a "
		       "list of mappings, not a single value\n"
		       "      = hint: begin each of them with `- `\n");
	assert_refused("title: \xff\n",
		       "content/site.yaml:1:8: error[S013]: byte 0xFF is not "
		       "UTF-8\n"
		       "      = hint: save the file as UTF-8\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_configuration),
		cmocka_unit_test(what_is_not_said),
		cmocka_unit_test(base_urls),
		cmocka_unit_test(no_site_here),
		cmocka_unit_test(a_site_that_cannot_be_read),
		cmocka_unit_test(what_is_wrong_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
