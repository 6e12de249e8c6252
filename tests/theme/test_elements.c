/*
 * The builder has each element that a standard has, in its form; what it has
 * not is refused by name.
 */
#include "tests/theme/fixture.h"

#include "theme/elements.h"

/* WHATWG HTML, the index of elements; <base> has a case of its own. */
static const char html_elements[] =
	"a abbr address area article aside audio b bdi bdo blockquote body br "
	"button canvas caption cite code col colgroup data datalist dd del "
	"details dfn dialog div dl dt em embed fieldset figcaption figure "
	"footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe "
	"img input ins kbd label legend li link main map mark math menu meta "
	"meter nav noscript object ol optgroup option output p picture pre "
	"progress q rp rt ruby s samp script search section select "
	"selectedcontent slot small source span strong style sub summary sup "
	"svg table tbody td template textarea tfoot th thead time title tr "
	"track u ul var video wbr";

/* The same, those without an end. */
static const char void_elements[] =
	"area br col embed hr img input link meta source track wbr";

/* SVG 2, the index of elements, but <unknown>, which stands for none. */
static const char svg_elements[] =
	"a animate animateMotion animateTransform audio canvas circle clipPath "
	"defs desc discard ellipse feBlend feColorMatrix feComponentTransfer "
	"feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap "
	"feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
	"feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset "
	"fePointLight feSpecularLighting feSpotLight feTile feTurbulence "
	"filter foreignObject g iframe image line linearGradient marker mask "
	"metadata mpath path pattern polygon polyline radialGradient rect "
	"script set stop style svg switch symbol text textPath title tspan "
	"use video view";

/* Of SVG 1.1 and in SVG 2 no more, and of HTML 4. */
static const char obsolete_elements[] =
	"altGlyph altGlyphDef altGlyphItem animateColor color-profile cursor "
	"font font-face font-face-format font-face-name font-face-src "
	"font-face-uri glyph glyphRef hkern missing-glyph tref vkern acronym "
	"applet basefont big center dir frame frameset isindex noframes param "
	"strike tt marquee plaintext xmp listing noembed keygen";

/* MathML Core, section 3, but <annotation-xml>. */
static const char math_elements[] =
	"annotation math merror mfrac mi mmultiscripts mn mo mover mpadded "
	"mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup "
	"msup mtable mtd mtext mtr munder munderover semantics";

/* What holds no words: h.NAME 'x' is refused. */
static const char empty_elements[] = "script style iframe";

static bool
is_among(const char *names, struct text name)
{
	struct text rest = text_of(names), other;

	while (text_split(&rest, ' ', &other))
		if (text_equal(other, name))
			return true;
	return false;
}

static void
check_form(struct room *r, struct text name)
{
	struct text call =
		arena_format(&r->arena, "return h['%.*s'] {}", TEXT_ARG(name));
	struct text wanted;

	wanted = is_among(void_elements, name)
			 ? arena_format(&r->arena, "<%.*s>", TEXT_ARG(name))
			 : arena_format(&r->arena, "<%.*s></%.*s>",
					TEXT_ARG(name), TEXT_ARG(name));
	assert_made(r, call.s, wanted.s);
}

static void
each_element_of_the_standards_is_there(void **state)
{
	static const char *const all[] = {html_elements, svg_elements,
					  math_elements};
	struct room *r = *state;

	for (size_t i = 0; i < ARRAY_COUNT(all); i++) {
		struct text rest = text_of(all[i]), name;

		while (text_split(&rest, ' ', &name))
			check_form(r, name);
	}
}

static void
no_other_is_there(void **state)
{
	const struct element *element;

	(void)state;
	for (size_t i = 0; (element = element_at(i)); i++) {
		struct text name = text_of(element->name);

		assert_true(is_among(html_elements, name) ||
			    is_among(svg_elements, name) ||
			    is_among(math_elements, name));
		assert_int_equal(element->kind == ELEMENT_VOID,
				 is_among(void_elements, name));
		assert_int_equal(element->kind == ELEMENT_EMPTY,
				 is_among(empty_elements, name));
		assert_ptr_equal(element_find(name), element);
	}
}

static void
what_is_obsolete_is_refused(void **state)
{
	struct room *r = *state;
	struct text rest = text_of(obsolete_elements), name;

	while (text_split(&rest, ' ', &name))
		assert_fails(r,
			     arena_format(&r->arena, "return h['%.*s'] {}",
					  TEXT_ARG(name))
				     .s,
			     "is obsolete and no element any more");
	assert_fails(r, "return h.base {}", "<base> is refused");
	assert_fails(r, "return h.unknown {}", "there is no element");
}

static void
words_stand_where_words_can(void **state)
{
	struct room *r = *state;
	struct text rest = text_of(void_elements), name;

	while (text_split(&rest, ' ', &name))
		assert_fails(r,
			     arena_format(&r->arena, "return h['%.*s'] 'x'",
					  TEXT_ARG(name))
				     .s,
			     "this element has attributes, and nothing in it");
	rest = text_of(empty_elements);
	while (text_split(&rest, ' ', &name))
		assert_fails(r,
			     arena_format(&r->arena, "return h['%.*s'] 'x'",
					  TEXT_ARG(name))
				     .s,
			     "scripts and styles live in assets/");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(each_element_of_the_standards_is_there),
		cmocka_unit_test(no_other_is_there),
		room_test(what_is_obsolete_is_refused),
		room_test(words_stand_where_words_can),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
