#include "tests/model/site.h"

/* What a page with this front matter and body has as its picture. */
static struct test_site
site_of(const char *front, const char *body)
{
	struct test_site t = site_new();
	struct text bytes = arena_format(&t.arena, "---\ntitle: X\n%s---\n%s\n",
					 front, body);

	site_put(&t, "quay/x.md", bytes.s);
	site_put(&t, "quay/a.png", "");
	site_put(&t, "quay/b.jpg", "");
	site_put(&t, "quay/c.svg", "");
	return t;
}

static void
assert_image(const char *front, const char *body, const char *path,
	     const char *alt)
{
	struct test_site t = site_of(front, body);
	const struct page *page = NULL;

	site_build_well(&t);
	list_each (struct page *, one, &t.site->pages)
		if (text_equal((*one)->path, TEXT("quay/x/")))
			page = *one;
	assert_non_null(page);
	assert_int_equal(page->image != NULL, path != NULL);
	if (path)
		assert_same_text(page->image->path, text_of(path));
	assert_same_text(page->image_alt, text_of(alt));
	site_free(&t);
}

static void
the_first_picture_of_the_document(void **state)
{
	(void)state;
	assert_image("", "Words, [a map](a.png).", NULL, "");
	assert_image("", "![A quay](a.png) ![A boat](b.jpg)", "quay/a.png",
		     "A quay");
	/* An ornament stands for nothing, and previews take no SVG. */
	assert_image("", "![](a.png){.decorative} ![Drawn](c.svg) ![B](b.jpg)",
		     "quay/b.jpg", "B");
}

static void
what_front_matter_says(void **state)
{
	(void)state;
	assert_image("image: b.jpg\nimage_alt: The quay\n", "![A](a.png)",
		     "quay/b.jpg", "The quay");
	assert_image("image: a.png\n", "![B](b.jpg) ![As here](a.png)",
		     "quay/a.png", "As here");
}

static void
assert_told(const char *front, const char *wanted)
{
	struct test_site t = site_of(front, "x");

	site_build(&t);
	assert_said(&t.diag, wanted);
	site_free(&t);
}

static void
what_cannot_be_its_picture(void **state)
{
	(void)state;
	assert_told(
		"image: c.svg\n",
		"content/quay/x.md:3:8: error[S031]: previews of a page "
		"cannot show content/quay/c.svg\n"
		"      = hint: such a picture is .jpg, .png, .gif or .webp\n");
	assert_told("image: https://x.example/a.png\n",
		    "content/quay/x.md:3:8: error[L004]: a picture on another "
		    "host: readers would be seen there\n"
		    "      = hint: put the file beside this document\n");
	assert_told("image: d.png\n",
		    "content/quay/x.md:3:8: error[L003]: there is no "
		    "content/quay/d.png\n"
		    "      = hint: did you mean a.png?\n");
	assert_told("image: a.png\n",
		    "content/quay/x.md:3:8: warning[L009]: this image is not "
		    "described for those who do not see it\n"
		    "      = hint: image_alt: what it shows\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_picture_of_the_document),
		cmocka_unit_test(what_front_matter_says),
		cmocka_unit_test(what_cannot_be_its_picture),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
