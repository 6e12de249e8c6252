#include "tests/test.h"

#include "publish/sitemap.h"

#define PAGES 5

struct map {
	struct arena arena;
	struct diag diag;
	struct page pages[PAGES];
	struct asset robots;
	struct site site;
	struct buf out; /* every file: its path, then its bytes */
};

/* Five pages, of which one is not to be found. */
static void
map_new(struct map *map)
{
	static const char *const paths[PAGES] = {
		"", "404.html", "articles/a & b/", "articles/ö/", "hidden/"};

	*map = (struct map){.out = BUF_INIT};
	map->site.base_url = TEXT("https://harbour.example/papers/");
	for (size_t i = 0; i < PAGES; i++) {
		map->pages[i].kind = i == 1 ? PAGE_NOT_FOUND : PAGE_PAGE;
		map->pages[i].path = text_of(paths[i]);
		list_add(&map->arena, &map->site.pages, &map->pages[i]);
	}
	map->pages[2].modified = TEXT("2026-03-01T06:00:00+01:00");
	map->pages[4].noindex = true;
}

static void
map_free(struct map *map)
{
	diag_free(&map->diag);
	buf_free(&map->out);
	arena_free(&map->arena);
}

static void
keep(void *context, const struct publish_taken *file)
{
	struct buf *out = context;

	buf_format(out, "== %.*s\n%.*s", TEXT_ARG(file->path),
		   TEXT_ARG(file->bytes));
}

static const char *
made(struct map *map, size_t urls, size_t bytes)
{
	struct sitemap_limits limits = {urls, bytes};
	struct publish_options options = {.take = keep, .context = &map->out};
	struct publication *publication = NULL;

	buf_reset(&map->out);
	assert_int_equal(publish_open(&options, &publication, &map->diag), 0);
	assert_int_equal(
		sitemap_add(publication, &map->site, &limits, &map->diag), 0);
	assert_int_equal(robots_add(publication, &map->site, &map->diag), 0);
	publish_close(publication);
	return map->out.s;
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define NAMESPACE " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
#define BASE "https://harbour.example/papers/"
#define HOME "<url><loc>" BASE "</loc></url>\n"
#define DATED                                                                  \
	"<url><loc>" BASE "articles/a%20&amp;%20b/</loc>"                      \
	"<lastmod>2026-03-01</lastmod></url>\n"
#define LAST "<url><loc>" BASE "articles/%C3%B6/</loc></url>\n"
#define SET(inside) HEAD "<urlset" NAMESPACE inside "</urlset>\n"
#define ROBOTS                                                                 \
	"== robots.txt\nUser-agent: *\nDisallow:\n\nSitemap: " BASE            \
	"sitemap.xml\n"

static void
pages_that_are_to_be_found(void **state)
{
	struct map map;

	(void)state;
	map_new(&map);
	assert_string_equal(made(&map, 50000, 1 << 20),
			    "== sitemap.xml\n" SET(HOME DATED LAST) ROBOTS);
	map_free(&map);
}

static void
too_many_go_to_several_files(void **state)
{
	struct map map;

	(void)state;
	map_new(&map);
	assert_string_equal(
		made(&map, 2, 1 << 20),
		"== sitemap-1.xml\n" SET(HOME DATED) "== sitemap-2.xml\n" SET(
			LAST) "== sitemap.xml\n" HEAD "<sitemapindex" NAMESPACE
			      "<sitemap><loc>" BASE
			      "sitemap-1.xml</loc></sitemap>\n"
			      "<sitemap><loc>" BASE
			      "sitemap-2.xml</loc></sitemap>\n"
			      "</sitemapindex>\n" ROBOTS);
	/* As many as one may have are one. */
	assert_string_equal(made(&map, 3, 1 << 20),
			    "== sitemap.xml\n" SET(HOME DATED LAST) ROBOTS);
	map_free(&map);
}

/* The index as sitemaps.org has it, by a validator that is not ours. */
static void
an_index_is_valid(void **state)
{
	struct test_folder folder = test_folder_new();
	struct map map;
	struct text index;
	char command[200];

	(void)state;
	map_new(&map);
	index.s = strstr(made(&map, 2, 1 << 20), "sitemap.xml\n") +
		  strlen("sitemap.xml\n");
	index.len = (size_t)(strstr(index.s, "==") - index.s);
	test_folder_put(&folder, "index.xml", index);
	snprintf(command, sizeof(command),
		 "! command -v xmllint >/dev/null || xmllint --noout --schema "
		 "tests/feeds/siteindex.xsd %s/index.xml",
		 folder.path);
	assert_int_equal(system(command), 0);
	map_free(&map);
	test_folder_free(&folder);
}

static void
too_many_bytes_as_well(void **state)
{
	size_t exactly = strlen(SET(HOME DATED LAST));
	struct map map;

	(void)state;
	map_new(&map);
	assert_string_equal(made(&map, 50000, exactly),
			    "== sitemap.xml\n" SET(HOME DATED LAST) ROBOTS);
	assert_non_null(strstr(made(&map, 50000, exactly - 1),
			       "== sitemap-2.xml\n" SET(LAST)));
	/* One address is in a file, however small that may be. */
	assert_non_null(
		strstr(made(&map, 50000, 1), "== sitemap-3.xml\n" SET(LAST)));
	map_free(&map);
}

static void
an_address_that_is_too_long(void **state)
{
	struct buf path = BUF_INIT;
	struct map map;

	(void)state;
	for (size_t i = 0; i < 2047 - strlen(BASE); i++)
		buf_char(&path, 'x');
	map_new(&map);
	map.pages[2].path = buf_as_text(&path);
	assert_non_null(strstr(made(&map, 50000, 1 << 20), "xxx"));
	map.pages[2].path = TEXT("");
	buf_char(&path, 'x');
	map.pages[3].path = buf_as_text(&path);
	assert_null(strstr(made(&map, 50000, 1 << 20), "xxx"));
	map_free(&map);
	buf_free(&path);
}

static void
nothing_without_an_address_or_a_page(void **state)
{
	struct map map;

	(void)state;
	map_new(&map);
	map.site.base_url = TEXT("");
	assert_string_equal(made(&map, 50000, 1 << 20), "");
	map.site.base_url = TEXT(BASE);
	for (size_t i = 0; i < PAGES; i++)
		map.pages[i].noindex = true;
	assert_string_equal(made(&map, 50000, 1 << 20), "");
	map_free(&map);
}

static void
robots_of_the_site_itself(void **state)
{
	struct map map;

	(void)state;
	map_new(&map);
	map.robots.path = TEXT("robots.txt");
	list_add(&map.arena, &map.site.assets, &map.robots);
	assert_null(strstr(made(&map, 50000, 1 << 20), "robots.txt"));
	map_free(&map);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_that_are_to_be_found),
		cmocka_unit_test(too_many_go_to_several_files),
		cmocka_unit_test(an_index_is_valid),
		cmocka_unit_test(too_many_bytes_as_well),
		cmocka_unit_test(an_address_that_is_too_long),
		cmocka_unit_test(nothing_without_an_address_or_a_page),
		cmocka_unit_test(robots_of_the_site_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
