/*
 * A preview shows what a clean build publishes, whatever was edited before:
 * random edits of a site, and after each the two compared byte by byte.
 *
 * DOSSIER_EDITS sets how many (default 120), DOSSIER_SEED the first number.
 */
#include "tests/test.h"

#include <dirent.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/path.h"
#include "preview.h"

struct editing {
	struct test_folder folder;
	struct arena arena;
	struct build_options options;
	struct preview *preview;
	char output[96];
	uint64_t random;
	size_t good; /* editions that could be built */
	size_t bad;
};

static uint64_t
next_random(struct editing *e, uint64_t below)
{
	e->random = e->random * 6364136223846793005ULL + 1442695040888963407ULL;
	return (e->random >> 33) % below;
}

static void
put(struct editing *e, const char *path, const char *bytes)
{
	struct diag diag = {0};
	struct text folder = arena_text(&e->arena, path_folder(text_of(path)));

	assert_int_equal(file_make_folders(e->folder.dir, folder.s, &diag), 0);
	test_folder_put(&e->folder, path, text_of(bytes));
}

static struct editing
begin(void)
{
	struct editing e = {.folder = test_folder_new()};
	const char *seed = getenv("DOSSIER_SEED");

	e.random = seed ? strtoull(seed, NULL, 10) : 1;
	snprintf(e.output, sizeof(e.output), "%s/output", e.folder.path);
	put(&e, "content/site.yaml",
	    "title: Harbour Papers\nbase_url: https://h.example/\n");
	put(&e, "content/index.md", "---\ntitle: Harbour\n---\nHello.\n");
	put(&e, "content/people/ada-quill.md",
	    "---\ntitle: Ada Quill\n---\nWho.\n");
	put(&e, "content/transcripts/call.md",
	    "---\ntitle: Call\nparticipants: [ada-quill]\n---\n"
	    "**Ada Quill:** I have never seen the ledger.\n");
	put(&e, "content/articles/one.md",
	    "---\ntitle: One\ndate: 1931-03-04\n---\n"
	    "She had [“never seen the ledger”](../transcripts/call.md).\n");
	put(&e, "themes/own/theme.lua",
	    "return {name = \"own\", api = 1, parent = \"broadsheet\"}\n");
	return e;
}

static void
end(struct editing *e)
{
	preview_close(e->preview);
	test_folder_free(&e->folder);
	arena_free(&e->arena);
}

/* ---- Edits ---- */

static void
edit_article(struct editing *e)
{
	struct text path = arena_format(&e->arena, "content/articles/a%d.md",
					(int)next_random(e, 4));
	struct text bytes = arena_format(
		&e->arena,
		"---\ntitle: Article %d\ndate: 1931-03-%02d\n%s"
		"tags: [Tag %d]\n---\n"
		"See [one](one.md). Word %d.\n\n- **1931-04-%02d** An event.\n",
		(int)next_random(e, 9), (int)next_random(e, 28) + 1,
		next_random(e, 6) == 0 ? "draft: true\n" : "",
		(int)next_random(e, 3), (int)next_random(e, 1000),
		(int)next_random(e, 28) + 1);

	put(e, path.s, bytes.s);
}

static void
remove_article(struct editing *e)
{
	struct text path = arena_format(&e->arena, "content/articles/a%d.md",
					(int)next_random(e, 4));

	unlinkat(e->folder.dir, path.s, 0);
}

static void
rename_article(struct editing *e)
{
	struct text from = arena_format(&e->arena, "content/articles/a%d.md",
					(int)next_random(e, 4));
	struct text to = arena_format(&e->arena, "content/articles/a%d.md",
				      (int)next_random(e, 4));

	renameat(e->folder.dir, from.s, e->folder.dir, to.s);
}

/* One in six makes the article's quotation false. */
static void
edit_record(struct editing *e)
{
	struct text bytes = arena_format(
		&e->arena,
		"---\ntitle: Call %d\nparticipants: [ada-quill]\n---\n"
		"**Ada Quill:** I have never seen the %s.\n",
		(int)next_random(e, 9),
		next_random(e, 6) == 0 ? "letter" : "ledger");

	put(e, "content/transcripts/call.md", bytes.s);
}

static void
edit_config(struct editing *e)
{
	static const char *const themes[] = {"", "", "theme: own\n",
					     "theme: own\n", "theme: none\n"};
	static const char *const hosts[] = {"", "hosts: [github]\n",
					    "hosts: [netlify, apache]\n"};
	struct text bytes = arena_format(
		&e->arena,
		"title: Harbour Papers %d\nbase_url: https://h.example/%s\n"
		"paginate: %d\n%s%s",
		(int)next_random(e, 5), next_random(e, 2) ? "sub/" : "",
		(int)next_random(e, 4),
		hosts[next_random(e, ARRAY_COUNT(hosts))],
		themes[next_random(e, ARRAY_COUNT(themes))]);

	put(e, "content/site.yaml", bytes.s);
}

/* Of all documents, or of articles; few of them are wrong. */
static void
edit_defaults(struct editing *e)
{
	static const char *const paths[] = {"content/_defaults.yaml",
					    "content/articles/_defaults.yaml"};
	static const char *const keys[] = {
		"language: en-GB\n",
		"language: en-US\nbyline: Ada Quill\n",
		"noindex: true\n",
		"description: Of the harbour.\n",
		"draft: false\n",
		"byline: Bo Marsh\n",
		"",
	};
	const char *path = paths[next_random(e, ARRAY_COUNT(paths))];

	if (next_random(e, 4) == 0)
		unlinkat(e->folder.dir, path, 0);
	else if (next_random(e, 16) == 0)
		put(e, path, "noindx: true\n");
	else
		put(e, path, keys[next_random(e, ARRAY_COUNT(keys))]);
}

static void
edit_theme(struct editing *e)
{
	struct text bytes = arena_format(
		&e->arena,
		next_random(e, 4) == 0
			? "return function(page) return page.nothing%d end\n"
			: "local h = require \"html\"\n"
			  "return function(page) return h.p { \"%d\", "
			  "page.title } end\n",
		(int)next_random(e, 100));

	put(e, "themes/own/layouts/person.lua", bytes.s);
}

/* One in four has another parent, one in eight says what cannot be. */
static void
edit_plan(struct editing *e)
{
	struct text bytes = arena_format(
		&e->arena,
		"return {name = \"own\", api = %d, parent = \"%s\",\n"
		"parameters = {tide = {type = \"number\", default = %d, "
		"help = \"How high.\"}}}\n",
		next_random(e, 8) == 0 ? 9 : 1,
		next_random(e, 4) == 0 ? "ledger" : "broadsheet",
		(int)next_random(e, 3));

	put(e, "themes/own/theme.lua", bytes.s);
}

static void
edit_asset(struct editing *e)
{
	struct text bytes =
		arena_format(&e->arena, "number %d", (int)next_random(e, 9));

	put(e, "content/articles/notes.txt", bytes.s);
	put(e, "themes/own/assets/own.css", bytes.s);
}

/* The theme's articles show it; one in eight is broken. */
static void
edit_data(struct editing *e)
{
	struct text bytes = arena_format(&e->arena, "{\"tide\": %d%s",
					 (int)next_random(e, 100),
					 next_random(e, 8) == 0 ? "" : "}");

	put(e, "content/data/port.json", bytes.s);
	put(e, "themes/own/layouts/article.lua",
	    "local h = require \"html\"\n"
	    "return function(page, site) return h.p { page.title, "
	    "site.data.port.tide, page.terms:map(function(term) return "
	    "h.a { href = term, term.name } end) } end\n");
}

static void
edit(struct editing *e)
{
	static void (*const edits[])(struct editing *) = {
		edit_article,	edit_article,  edit_article,  remove_article,
		rename_article, edit_record,   edit_config,   edit_theme,
		edit_asset,	edit_defaults, edit_defaults, edit_data,
		edit_plan,
	};

	edits[next_random(e, ARRAY_COUNT(edits))](e);
}

/* ---- Comparing ---- */

static struct text
shown(struct editing *e, struct text path, struct arena *arena)
{
	struct preview_file file;
	struct diag diag = {0};
	struct text bytes;

	assert_int_equal(preview_find(e->preview, path, &file, &diag),
			 PREVIEW_FOUND);
	if (!file.source)
		return file.bytes;
	assert_int_equal(file_read(file.dir, file.source, SIZE_MAX, arena,
				   &bytes, &diag),
			 0);
	return bytes;
}

static size_t
compare_folder(struct editing *e, struct text folder)
{
	struct arena arena = {0};
	struct text whole =
		arena_format(&arena, "%s/%.*s", e->output, TEXT_ARG(folder));
	DIR *dir = opendir(whole.s);
	struct diag diag = {0};
	struct dirent *entry;
	size_t count = 0;

	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		struct text path = arena_format(
			&arena, "%.*s%s", TEXT_ARG(folder), entry->d_name);
		struct text bytes;

		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		if (entry->d_type == DT_DIR) {
			path = arena_join(&arena, path, TEXT("/"));
			count += compare_folder(e, path);
			continue;
		}
		/* It is of all pages, and a preview makes them when asked. */
		if (text_equal(path, TEXT(SUMS_NAME))) {
			count++;
			continue;
		}
		assert_int_equal(file_read(dirfd(dir), entry->d_name, SIZE_MAX,
					   &arena, &bytes, &diag),
				 0);
		assert_same_text(shown(e, path, &arena), bytes);
		count++;
	}
	closedir(dir);
	arena_free(&arena);
	return count;
}

/* Does all the work nobody waits for; whether all is well. */
static bool
finish(struct editing *e, struct diag *diag)
{
	while (preview_work(e->preview, diag))
		;
	return diag->errors == 0;
}

static void
compare(struct editing *e)
{
	struct diag said = {0}, wanted = {0};
	struct build_result result;
	struct diag_style style = {.format = DIAG_JSON, .site_dir = -1};
	bool is_good =
		preview_refresh(e->preview, &said) == 0 && finish(e, &said);
	int rc = build_site(&e->options, &result, &wanted);
	char *said_text, *wanted_text;

	assert_int_equal(is_good, rc == 0);
	said_text = test_printed(&said, &style);
	wanted_text = test_printed(&wanted, &style);
	assert_string_equal(said_text, wanted_text);
	if (rc == 0)
		assert_int_equal(compare_folder(e, TEXT("")),
				 result.published.files);
	*(rc == 0 ? &e->good : &e->bad) += 1;
	free(said_text);
	free(wanted_text);
	diag_free(&said);
	diag_free(&wanted);
	arena_reset(&e->arena);
}

static void
equals_a_clean_build_after_any_edits(void **state)
{
	struct editing e = begin();
	const char *edits = getenv("DOSSIER_EDITS");
	size_t count = edits ? strtoull(edits, NULL, 10) : 120;

	(void)state;
	e.options = (struct build_options){
		.site_path = e.folder.path, .output_path = e.output, .jobs = 2};
	e.preview = preview_open(&e.options);
	compare(&e);
	for (size_t i = 0; i < count; i++) {
		edit(&e);
		compare(&e);
	}
	print_message("%zu editions equal, %zu refused with the same words\n",
		      e.good, e.bad);
	assert_true(e.good > count / 4);
	assert_true(count < 100 || e.bad > 0);
	end(&e);
}

static void
a_broken_site_leaves_the_last_good_one(void **state)
{
	struct editing e = begin();
	struct diag diag = {0};
	struct preview_file file;

	(void)state;
	e.options = (struct build_options){
		.site_path = e.folder.path, .output_path = e.output, .jobs = 1};
	e.preview = preview_open(&e.options);
	assert_null(preview_site(e.preview));
	assert_int_equal(preview_refresh(e.preview, &diag), 0);
	put(&e, "content/people/ada-quill.md", "---\ntitel: Ada\n---\n");
	assert_int_equal(preview_refresh(e.preview, &diag), -1);
	assert_true(diag.errors > 0);
	diag_free(&diag);
	assert_int_equal(preview_find(e.preview,
				      TEXT("people/ada-quill/index.html"),
				      &file, &diag),
			 PREVIEW_FOUND);
	assert_text_holds(file.bytes, "Ada Quill");
	assert_int_equal(
		preview_find(e.preview, TEXT("nowhere.html"), &file, &diag),
		PREVIEW_NOTHING);
	assert_int_equal(faccessat(e.folder.dir, "output", F_OK, 0), -1);
	end(&e);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equals_a_clean_build_after_any_edits),
		cmocka_unit_test(a_broken_site_leaves_the_last_good_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
