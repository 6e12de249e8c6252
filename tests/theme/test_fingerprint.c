#include "tests/test.h"

#include "theme/fingerprint.h"

struct desk {
	struct arena arena;
	struct diag diag;
	struct theme theme;
	struct origin_list allowed;
};

static void
put(struct desk *desk, const char *path, const char *bytes)
{
	struct theme_asset asset = {
		.path = text_of(path),
		.bytes = text_of(bytes),
		.shown = arena_format(&desk->arena, "themes/x/%s", path),
	};

	list_add(&desk->arena, &desk->theme.assets, asset);
}

static const struct theme_asset *
asset(const struct desk *desk, size_t number)
{
	return &desk->theme.assets.items[number];
}

static void
name_all(struct desk *desk, int rc)
{
	assert_int_equal(fingerprint_assets(&desk->theme, &desk->allowed,
					    &desk->arena, &desk->diag),
			 rc);
}

static void
close_desk(struct desk *desk)
{
	diag_free(&desk->diag);
	arena_free(&desk->arena);
}

static void
a_name_has_the_sum_of_the_bytes(void **state)
{
	struct desk desk = {0};

	(void)state;
	put(&desk, "assets/fonts/a.css", "abc");
	put(&desk, "assets/LICENSE", "abc");
	name_all(&desk, 0);
	assert_text(asset(&desk, 0)->published,
		    "assets/fonts/a.ba7816bf8f.css");
	assert_text(asset(&desk, 0)->integrity,
		    "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
	assert_text(asset(&desk, 1)->published, "assets/LICENSE.ba7816bf8f");
	close_desk(&desk);
}

static void
style_sheets_follow_what_they_lead_to(void **state)
{
	struct desk desk = {0};

	(void)state;
	put(&desk, "assets/a.css",
	    "@import 'css/b.css' print; p { fill: url(#id) } "
	    "q { src: url( data:x ) }");
	put(&desk, "assets/css/b.css",
	    "p { background: url(\"../c d.svg#x\") }");
	put(&desk, "assets/c d.svg", "abc");
	name_all(&desk, 0);
	assert_text(asset(&desk, 1)->bytes,
		    "p { background: url(\"../c%20d.ba7816bf8f.svg#x\") }");
	assert_text(asset(&desk, 1)->published, "assets/css/b.db1fa640ea.css");
	assert_text(asset(&desk, 0)->bytes,
		    "@import 'css/b.db1fa640ea.css' print; "
		    "p { fill: url(#id) } q { src: url( data:x ) }");
	close_desk(&desk);
}

static void
what_a_script_asks_for_keeps_its_name(void **state)
{
	struct desk desk = {0};

	(void)state;
	put(&desk, "assets/a.js", "import './b.js'; // a.js");
	put(&desk, "assets/b.js", "abc");
	name_all(&desk, 0);
	assert_text(asset(&desk, 1)->published, "assets/b.js");
	assert_int_equal(asset(&desk, 0)->published.len,
			 strlen("assets/a.0123456789.js"));
	close_desk(&desk);
}

static void
mistakes_have_a_place(void **state)
{
	struct desk desk = {0};

	(void)state;
	list_add(&desk.arena, &desk.allowed, TEXT("https://fonts.example"));
	put(&desk, "assets/a.css",
	    "p {}\nq { x: url(b.png) }\nr { x: url(../../c.png) }\n"
	    "@import '//cdn.example/x.css';\n"
	    "s { x: url(https://fonts.example/a.woff2) }");
	name_all(&desk, -1);
	assert_said(
		&desk.diag,
		"themes/x/assets/a.css:2:12: error[T017]: this style sheet "
		"leads to assets/b.png, which the theme does not have\n"
		"themes/x/assets/a.css:3:12: error[T017]: this style sheet "
		"leads to ../../c.png, which the theme does not have\n"
		"      = hint: what a style sheet uses lies in assets/\n"
		"themes/x/assets/a.css:4:10: error[L008]: this style sheet "
		"makes a browser ask https://cdn.example, which is not this "
		"site\n"
		"      = hint: put a copy of it in assets/, or say "
		"`allow_origins: [https://cdn.example]` in "
		"content/site.yaml\n");
	close_desk(&desk);
}

static void
a_circle_ends(void **state)
{
	struct desk desk = {0};

	(void)state;
	put(&desk, "assets/a.css", "@import 'b.css';");
	put(&desk, "assets/b.css", "@import 'a.css';");
	name_all(&desk, -1);
	assert_said(&desk.diag,
		    "themes/x/assets/b.css:1:10: error[T017]: style sheets "
		    "import each other in a circle, or one the next more than "
		    "64 deep\n");
	close_desk(&desk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_has_the_sum_of_the_bytes),
		cmocka_unit_test(style_sheets_follow_what_they_lead_to),
		cmocka_unit_test(what_a_script_asks_for_keeps_its_name),
		cmocka_unit_test(mistakes_have_a_place),
		cmocka_unit_test(a_circle_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
