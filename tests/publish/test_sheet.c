#include "tests/test.h"

#include "publish/sheet.h"

static void
addresses_of_a_sheet_beside_documents(void **state)
{
	struct arena arena = {0};
	struct diag diag = {0};
	struct site site = {.title = TEXT("Harbour Papers")};
	struct asset font = {.path = TEXT("notes/a b.woff2")};
	struct asset sheet = {.path = TEXT("notes/x.css")};

	(void)state;
	list_add(&arena, &site.assets, &font);
	list_add(&arena, &site.assets, &sheet);
	list_add(&arena, &site.allow_origins, TEXT("https://fonts.example"));
	sheet_check(
		&site, TEXT("content/notes/x.css"),
		TEXT("@import 'https://fonts.example/a.css';\n"
		     "p { src: url('a%20b.woff2#x'), url(#y), url(data:z) }\n"
		     "q { src: url(../b.png), url(//cdn.example/c) }\n"),
		&diag);
	assert_said(
		&diag,
		"content/notes/x.css:3:14: error[L003]: this style sheet leads "
		"to b.png, which is not published\n"
		"content/notes/x.css:3:29: error[L008]: this style sheet makes "
		"a browser ask https://cdn.example, which is not this site\n"
		"      = hint: put a copy of it beside the style sheet, or say "
		"`allow_origins: [https://cdn.example]` in "
		"content/site.yaml\n");
	diag_free(&diag);
	arena_free(&arena);
}

/* They are no third party, and what is below base_url can be looked for. */
static void
whole_addresses_of_the_site_itself(void **state)
{
	struct arena arena = {0};
	struct diag diag = {0};
	struct site site = {
		.title = TEXT("Harbour Papers"),
		.base_url = TEXT("https://harbour.example/papers/"),
	};
	struct asset font = {.path = TEXT("fonts/a.woff2")};

	(void)state;
	list_add(&arena, &site.assets, &font);
	sheet_check(&site, TEXT("content/notes/x.css"),
		    TEXT("a{src:url(https://harbour.example/papers/fonts/"
			 "a.woff2)}\n"
			 "b{src:url(https://harbour.example/logo.svg)}\n"
			 "c{src:url(https://harbour.example/papers/b.png)}\n"
			 "d{src:url(https://harbour.example.org/c.png)}\n"),
		    &diag);
	assert_said(
		&diag,
		"content/notes/x.css:3:11: error[L003]: this style sheet leads "
		"to b.png, which is not published\n"
		"content/notes/x.css:4:11: error[L008]: this style sheet makes "
		"a browser ask https://harbour.example.org, which is not this "
		"site\n"
		"      = hint: put a copy of it beside the style sheet, or say "
		"`allow_origins: [https://harbour.example.org]` in "
		"content/site.yaml\n");
	diag_free(&diag);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_of_a_sheet_beside_documents),
		cmocka_unit_test(whole_addresses_of_the_site_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
