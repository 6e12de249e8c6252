#include "theme/elements.h"

#include <stdlib.h>

#include "base/attr.h"

/*
 * The elements of HTML (WHATWG HTML, section 4), SVG 2 and MathML Core by the
 * bytes of their names; without <base>, under which relative links would lead
 * elsewhere.
 */
static const struct element elements[] = {
	{"a", ELEMENT_PLAIN},
	{"abbr", ELEMENT_PLAIN},
	{"address", ELEMENT_PLAIN},
	{"animate", ELEMENT_PLAIN},
	{"animateMotion", ELEMENT_PLAIN},
	{"animateTransform", ELEMENT_PLAIN},
	{"annotation", ELEMENT_PLAIN},
	{"area", ELEMENT_VOID},
	{"article", ELEMENT_PLAIN},
	{"aside", ELEMENT_PLAIN},
	{"audio", ELEMENT_PLAIN},
	{"b", ELEMENT_PLAIN},
	{"bdi", ELEMENT_PLAIN},
	{"bdo", ELEMENT_PLAIN},
	{"blockquote", ELEMENT_PLAIN},
	{"body", ELEMENT_PLAIN},
	{"br", ELEMENT_VOID},
	{"button", ELEMENT_PLAIN},
	{"canvas", ELEMENT_PLAIN},
	{"caption", ELEMENT_PLAIN},
	{"circle", ELEMENT_PLAIN},
	{"cite", ELEMENT_PLAIN},
	{"clipPath", ELEMENT_PLAIN},
	{"code", ELEMENT_PLAIN},
	{"col", ELEMENT_VOID},
	{"colgroup", ELEMENT_PLAIN},
	{"data", ELEMENT_PLAIN},
	{"datalist", ELEMENT_PLAIN},
	{"dd", ELEMENT_PLAIN},
	{"defs", ELEMENT_PLAIN},
	{"del", ELEMENT_PLAIN},
	{"desc", ELEMENT_PLAIN},
	{"details", ELEMENT_PLAIN},
	{"dfn", ELEMENT_PLAIN},
	{"dialog", ELEMENT_PLAIN},
	{"discard", ELEMENT_PLAIN},
	{"div", ELEMENT_PLAIN},
	{"dl", ELEMENT_PLAIN},
	{"dt", ELEMENT_PLAIN},
	{"ellipse", ELEMENT_PLAIN},
	{"em", ELEMENT_PLAIN},
	{"embed", ELEMENT_VOID},
	{"feBlend", ELEMENT_PLAIN},
	{"feColorMatrix", ELEMENT_PLAIN},
	{"feComponentTransfer", ELEMENT_PLAIN},
	{"feComposite", ELEMENT_PLAIN},
	{"feConvolveMatrix", ELEMENT_PLAIN},
	{"feDiffuseLighting", ELEMENT_PLAIN},
	{"feDisplacementMap", ELEMENT_PLAIN},
	{"feDistantLight", ELEMENT_PLAIN},
	{"feDropShadow", ELEMENT_PLAIN},
	{"feFlood", ELEMENT_PLAIN},
	{"feFuncA", ELEMENT_PLAIN},
	{"feFuncB", ELEMENT_PLAIN},
	{"feFuncG", ELEMENT_PLAIN},
	{"feFuncR", ELEMENT_PLAIN},
	{"feGaussianBlur", ELEMENT_PLAIN},
	{"feImage", ELEMENT_PLAIN},
	{"feMerge", ELEMENT_PLAIN},
	{"feMergeNode", ELEMENT_PLAIN},
	{"feMorphology", ELEMENT_PLAIN},
	{"feOffset", ELEMENT_PLAIN},
	{"fePointLight", ELEMENT_PLAIN},
	{"feSpecularLighting", ELEMENT_PLAIN},
	{"feSpotLight", ELEMENT_PLAIN},
	{"feTile", ELEMENT_PLAIN},
	{"feTurbulence", ELEMENT_PLAIN},
	{"fieldset", ELEMENT_PLAIN},
	{"figcaption", ELEMENT_PLAIN},
	{"figure", ELEMENT_PLAIN},
	{"filter", ELEMENT_PLAIN},
	{"footer", ELEMENT_PLAIN},
	{"foreignObject", ELEMENT_PLAIN},
	{"form", ELEMENT_PLAIN},
	{"g", ELEMENT_PLAIN},
	{"h1", ELEMENT_PLAIN},
	{"h2", ELEMENT_PLAIN},
	{"h3", ELEMENT_PLAIN},
	{"h4", ELEMENT_PLAIN},
	{"h5", ELEMENT_PLAIN},
	{"h6", ELEMENT_PLAIN},
	{"head", ELEMENT_PLAIN},
	{"header", ELEMENT_PLAIN},
	{"hgroup", ELEMENT_PLAIN},
	{"hr", ELEMENT_VOID},
	{"html", ELEMENT_PLAIN},
	{"i", ELEMENT_PLAIN},
	{"iframe", ELEMENT_EMPTY},
	{"image", ELEMENT_PLAIN},
	{"img", ELEMENT_VOID},
	{"input", ELEMENT_VOID},
	{"ins", ELEMENT_PLAIN},
	{"kbd", ELEMENT_PLAIN},
	{"label", ELEMENT_PLAIN},
	{"legend", ELEMENT_PLAIN},
	{"li", ELEMENT_PLAIN},
	{"line", ELEMENT_PLAIN},
	{"linearGradient", ELEMENT_PLAIN},
	{"link", ELEMENT_VOID},
	{"main", ELEMENT_PLAIN},
	{"map", ELEMENT_PLAIN},
	{"mark", ELEMENT_PLAIN},
	{"marker", ELEMENT_PLAIN},
	{"mask", ELEMENT_PLAIN},
	{"math", ELEMENT_PLAIN},
	{"menu", ELEMENT_PLAIN},
	{"merror", ELEMENT_PLAIN},
	{"meta", ELEMENT_VOID},
	{"metadata", ELEMENT_PLAIN},
	{"meter", ELEMENT_PLAIN},
	{"mfrac", ELEMENT_PLAIN},
	{"mi", ELEMENT_PLAIN},
	{"mmultiscripts", ELEMENT_PLAIN},
	{"mn", ELEMENT_PLAIN},
	{"mo", ELEMENT_PLAIN},
	{"mover", ELEMENT_PLAIN},
	{"mpadded", ELEMENT_PLAIN},
	{"mpath", ELEMENT_PLAIN},
	{"mphantom", ELEMENT_PLAIN},
	{"mprescripts", ELEMENT_PLAIN},
	{"mroot", ELEMENT_PLAIN},
	{"mrow", ELEMENT_PLAIN},
	{"ms", ELEMENT_PLAIN},
	{"mspace", ELEMENT_PLAIN},
	{"msqrt", ELEMENT_PLAIN},
	{"mstyle", ELEMENT_PLAIN},
	{"msub", ELEMENT_PLAIN},
	{"msubsup", ELEMENT_PLAIN},
	{"msup", ELEMENT_PLAIN},
	{"mtable", ELEMENT_PLAIN},
	{"mtd", ELEMENT_PLAIN},
	{"mtext", ELEMENT_PLAIN},
	{"mtr", ELEMENT_PLAIN},
	{"munder", ELEMENT_PLAIN},
	{"munderover", ELEMENT_PLAIN},
	{"nav", ELEMENT_PLAIN},
	{"noscript", ELEMENT_PLAIN},
	{"object", ELEMENT_PLAIN},
	{"ol", ELEMENT_PLAIN},
	{"optgroup", ELEMENT_PLAIN},
	{"option", ELEMENT_PLAIN},
	{"output", ELEMENT_PLAIN},
	{"p", ELEMENT_PLAIN},
	{"path", ELEMENT_PLAIN},
	{"pattern", ELEMENT_PLAIN},
	{"picture", ELEMENT_PLAIN},
	{"polygon", ELEMENT_PLAIN},
	{"polyline", ELEMENT_PLAIN},
	{"pre", ELEMENT_PLAIN},
	{"progress", ELEMENT_PLAIN},
	{"q", ELEMENT_PLAIN},
	{"radialGradient", ELEMENT_PLAIN},
	{"rect", ELEMENT_PLAIN},
	{"rp", ELEMENT_PLAIN},
	{"rt", ELEMENT_PLAIN},
	{"ruby", ELEMENT_PLAIN},
	{"s", ELEMENT_PLAIN},
	{"samp", ELEMENT_PLAIN},
	{"script", ELEMENT_EMPTY},
	{"search", ELEMENT_PLAIN},
	{"section", ELEMENT_PLAIN},
	{"select", ELEMENT_PLAIN},
	{"selectedcontent", ELEMENT_PLAIN},
	{"semantics", ELEMENT_PLAIN},
	{"set", ELEMENT_PLAIN},
	{"slot", ELEMENT_PLAIN},
	{"small", ELEMENT_PLAIN},
	{"source", ELEMENT_VOID},
	{"span", ELEMENT_PLAIN},
	{"stop", ELEMENT_PLAIN},
	{"strong", ELEMENT_PLAIN},
	{"style", ELEMENT_EMPTY},
	{"sub", ELEMENT_PLAIN},
	{"summary", ELEMENT_PLAIN},
	{"sup", ELEMENT_PLAIN},
	{"svg", ELEMENT_PLAIN},
	{"switch", ELEMENT_PLAIN},
	{"symbol", ELEMENT_PLAIN},
	{"table", ELEMENT_PLAIN},
	{"tbody", ELEMENT_PLAIN},
	{"td", ELEMENT_PLAIN},
	{"template", ELEMENT_PLAIN},
	{"text", ELEMENT_PLAIN},
	{"textPath", ELEMENT_PLAIN},
	{"textarea", ELEMENT_PLAIN},
	{"tfoot", ELEMENT_PLAIN},
	{"th", ELEMENT_PLAIN},
	{"thead", ELEMENT_PLAIN},
	{"time", ELEMENT_PLAIN},
	{"title", ELEMENT_PLAIN},
	{"tr", ELEMENT_PLAIN},
	{"track", ELEMENT_VOID},
	{"tspan", ELEMENT_PLAIN},
	{"u", ELEMENT_PLAIN},
	{"ul", ELEMENT_PLAIN},
	{"use", ELEMENT_PLAIN},
	{"var", ELEMENT_PLAIN},
	{"video", ELEMENT_PLAIN},
	{"view", ELEMENT_PLAIN},
	{"wbr", ELEMENT_VOID},
};

/*
 * What was in HTML (WHATWG HTML, section 16.2) or SVG 1.1 once and is in no
 * standard of today. Browsers still read some of them by rules of their own:
 * nothing in <xmp> is an element, and <font> ends an <svg>.
 */
static const char *const obsolete[] = {
	"acronym",
	"altGlyph",
	"altGlyphDef",
	"altGlyphItem",
	"animateColor",
	"applet",
	"basefont",
	"bgsound",
	"big",
	"blink",
	"center",
	"color-profile",
	"cursor",
	"dir",
	"font",
	"font-face",
	"font-face-format",
	"font-face-name",
	"font-face-src",
	"font-face-uri",
	"frame",
	"frameset",
	"glyph",
	"glyphRef",
	"hkern",
	"isindex",
	"keygen",
	"listing",
	"marquee",
	"menuitem",
	"missing-glyph",
	"multicol",
	"nextid",
	"nobr",
	"noembed",
	"noframes",
	"param",
	"plaintext",
	"rb",
	"rtc",
	"spacer",
	"strike",
	"tref",
	"tt",
	"vkern",
	"xmp",
};

bool
element_is_obsolete(struct text name)
{
	for (size_t i = 0; i < ARRAY_COUNT(obsolete); i++)
		if (text_equal(name, text_of(obsolete[i])))
			return true;
	return false;
}

const struct element *
element_at(size_t i)
{
	return i < ARRAY_COUNT(elements) ? &elements[i] : NULL;
}

static int
order_name(const void *name, const void *element)
{
	return text_compare(*(const struct text *)name,
			    text_of(((const struct element *)element)->name));
}

const struct element *
element_find(struct text name)
{
	return bsearch(&name, elements, ARRAY_COUNT(elements),
		       sizeof(*elements), order_name);
}

const char *
element_nearest(struct text name)
{
	const char *nearest = NULL;
	size_t best = 3;

	for (size_t i = 0; i < ARRAY_COUNT(elements); i++) {
		struct text known = text_of(elements[i].name);
		size_t edits = text_distance(known, name, 2);

		if (edits < best && edits < known.len) {
			best = edits;
			nearest = elements[i].name;
		}
	}
	return nearest;
}
