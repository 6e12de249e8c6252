#include "tests/test.h"

#include "publish/clean.h"

#define SVG "http://www.w3.org/2000/svg"

static void
check(const char *in, const char *wanted)
{
	struct buf out = BUF_INIT;

	assert_null(clean_svg(text_of(in), &out));
	assert_text(buf_as_text(&out), wanted);
	buf_free(&out);
}

static void
refused(struct text in, const char *wanted)
{
	struct buf out = BUF_INIT;
	const char *fault = clean_svg(in, &out);

	assert_non_null(fault);
	assert_string_equal(fault, wanted);
	buf_free(&out);
}

static void
what_is_drawn_stays_as_written(void **state)
{
	static const char *const drawings[] = {
		"<svg/>",
		"<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD "
		"SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/"
		"svg11.dtd\">\n<svg xmlns='" SVG "' viewBox=\"0 0 1 1\"\n>"
		"<title>A quay</title><desc>Empty &amp; grey</desc>"
		"<path d = 'M0 0' aria-label=\">\" /><style>a>b{}</style>"
		"<script><![CDATA[ a < b <!-- ]]></script></svg>\n",
		"<s:svg xmlns:s='" SVG "' xmlns:l='http://www.w3.org/1999/"
		"xlink'><s:use l:href='#a' xml:lang='en'/></s:svg>",
		"<!DOCTYPE svg [<!ATTLIST a b CDATA #IMPLIED>]><svg></svg>",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(drawings); i++)
		check(drawings[i], drawings[i]);
}

static void
what_programs_note_goes(void **state)
{
	(void)state;
	check("<!-- Ada's --><svg xmlns='" SVG "' xmlns:inkscape='http://"
	      "www.inkscape.org/namespaces/inkscape' xmlns:sodipodi='x' "
	      "sodipodi:docname='C:/ada/secret.svg' width='1' "
	      "inkscape:export-filename=\"C:\\ada\\a.png\">"
	      "<sodipodi:namedview id='n'><inkscape:grid/><a></a>"
	      "</sodipodi:namedview><metadata><rdf:RDF>Ada</rdf:RDF>"
	      "</metadata><g inkscape:label='Ada' id='g'/><!-- b --></svg>"
	      "<?xpacket end?>",
	      "<svg xmlns='" SVG "' width='1'><g id='g'/></svg>");
	check("<s:svg xmlns:s='" SVG "'><s:metadata/><s:g><metadata>a"
	      "<metadata/><b/></metadata></s:g></s:svg>",
	      "<s:svg xmlns:s='" SVG "'><s:g></s:g></s:svg>");
	check("<svg i:a='<!-- -->' b='c'><x:d>e<!-- f --><![CDATA[g</x:d>]]>"
	      "</x:d>h</svg>",
	      "<svg b='c'>h</svg>");
}

static void
what_cannot_be_read_is_refused(void **state)
{
	(void)state;
	refused(TEXT("<!DOCTYPE svg [<!ENTITY a 'Ada'>]><svg>&a;</svg>"),
		"it declares entities");
	refused(TEXT("<svg><!-- a"), "a part of it does not end");
	refused(TEXT("<svg><metadata><a></svg>"),
		"an element of it does not end");
	refused(TEXT("<svg a=b/>"), "a tag of it is broken");
	refused(TEXT("<svg a='b"), "a tag of it is broken");
	refused(TEXT("<svg / >"), "a tag of it is broken");
	refused(TEXT("<svg>< a/></svg>"), "a tag of it is broken");
	refused(TEXT("<svg"), "a tag of it is broken");
	refused(TEXT("<html/>"), "it has no <svg>");
	refused(TEXT(""), "it has no <svg>");
	refused(TEXT("<x:svg/>"), "it has no <svg>");
	refused(TEXT("<svg a='\xff'/>"), "it is not in UTF-8");
	refused(TEXT("\xff\xfe<\0s\0v\0g\0"), "it is not in UTF-8");
}

/* Whatever is cut off anywhere ends in a fault or in well-formed parts. */
static void
any_beginning_ends(void **state)
{
	struct text whole =
		TEXT("<?xml version='1.0'?><!DOCTYPE svg [<!A>]><svg xmlns:i="
		     "'x' i:a='b'><!-- c --><metadata>d<e/></metadata>"
		     "<![CDATA[f]]><i:g><h i='j'/></i:g></svg>");

	(void)state;
	for (size_t i = 0; i < whole.len; i++) {
		struct buf out = BUF_INIT;

		clean_svg(text_slice(whole, 0, i), &out);
		assert_true(out.len <= i);
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_drawn_stays_as_written),
		cmocka_unit_test(what_programs_note_goes),
		cmocka_unit_test(what_cannot_be_read_is_refused),
		cmocka_unit_test(any_beginning_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
