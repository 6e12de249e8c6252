#include "theme/parameter_values.h"

#include <math.h>

#include "base/attr.h"
#include "base/nearest.h"

#define MOST_FONTS 400

static const struct {
	const char *name;
	const char *words;
	enum parameter_type given; /* what a value is, to Lua */
	bool is_css;		   /* it can be a custom property */
} types[] = {
	[PARAMETER_TEXT] = {"text", "text", PARAMETER_TEXT, false},
	[PARAMETER_COLOR] = {"color",
			     "a color: #8b1a1a, or a name such as navy",
			     PARAMETER_TEXT, true},
	[PARAMETER_NUMBER] = {"number", "a number", PARAMETER_NUMBER, true},
	[PARAMETER_INTEGER] = {"integer", "a whole number", PARAMETER_NUMBER,
			       true},
	[PARAMETER_BOOLEAN] = {"boolean", "true or false", PARAMETER_BOOLEAN,
			       false},
	[PARAMETER_FONT] = {"font",
			    "names of fonts: Georgia, \"Noto Serif\", serif",
			    PARAMETER_TEXT, true},
	[PARAMETER_LENGTH] = {"length", "a length: 36rem, 62ch, 640px",
			      PARAMETER_TEXT, true},
	[PARAMETER_CHOICE] = {"choice", "one of its choices", PARAMETER_TEXT,
			      false},
	[PARAMETER_LIST] = {"list", "a list of texts", PARAMETER_LIST, false},
	[PARAMETER_OF_PARENT] = {"", "what its parent says",
				 PARAMETER_OF_PARENT, true},
};

const char *
parameter_type_name(enum parameter_type type)
{
	return types[type].name;
}

enum parameter_type
parameter_type_find(struct text name)
{
	int i = 0;

	while (i < PARAMETER_OF_PARENT &&
	       !text_equal(name, text_of(types[i].name)))
		i++;
	return (enum parameter_type)i;
}

const char *
parameter_type_nearest(struct text name)
{
	struct nearest near = nearest_begin(name, 2);
	const char *nearest = NULL;

	for (int i = 0; i < PARAMETER_OF_PARENT; i++)
		if (nearest_is(&near, text_of(types[i].name)))
			nearest = types[i].name;
	return nearest;
}

bool
parameter_type_is_css(enum parameter_type type)
{
	return types[type].is_css;
}

bool
parameter_type_has_range(enum parameter_type type)
{
	return type == PARAMETER_NUMBER || type == PARAMETER_INTEGER;
}

/* ---- What messages say ---- */

static void
add_range(struct buf *words, const struct parameter *parameter)
{
	double least = parameter->least, most = parameter->most;

	if (isfinite(least) && isfinite(most))
		buf_format(words, " from %.6g to %.6g", least, most);
	else if (isfinite(least))
		buf_format(words, ", %.6g or more", least);
	else if (isfinite(most))
		buf_format(words, ", %.6g or less", most);
}

static void
add_choices(struct buf *words, const struct parameter *parameter)
{
	for (size_t i = 0; i < parameter->choices.count; i++) {
		if (i > 0)
			buf_text(words, i + 1 < parameter->choices.count
						? TEXT(", ")
						: TEXT(" or "));
		buf_text(words, parameter->choices.items[i]);
	}
}

void
parameter_add_words(struct buf *words, const struct parameter *parameter)
{
	if (parameter->type == PARAMETER_CHOICE) {
		add_choices(words, parameter);
		return;
	}
	buf_text(words, text_of(types[parameter->type].words));
	if (parameter_type_has_range(parameter->type))
		add_range(words, parameter);
}

/* ---- Values that go into CSS ---- */

/* CSS Color Module Level 4, sections 6.1, 6.3, 9.2 and 6.2. */
static const char *const color_names[] = {
	"aliceblue",
	"antiquewhite",
	"aqua",
	"aquamarine",
	"azure",
	"beige",
	"bisque",
	"black",
	"blanchedalmond",
	"blue",
	"blueviolet",
	"brown",
	"burlywood",
	"cadetblue",
	"chartreuse",
	"chocolate",
	"coral",
	"cornflowerblue",
	"cornsilk",
	"crimson",
	"cyan",
	"darkblue",
	"darkcyan",
	"darkgoldenrod",
	"darkgray",
	"darkgreen",
	"darkgrey",
	"darkkhaki",
	"darkmagenta",
	"darkolivegreen",
	"darkorange",
	"darkorchid",
	"darkred",
	"darksalmon",
	"darkseagreen",
	"darkslateblue",
	"darkslategray",
	"darkslategrey",
	"darkturquoise",
	"darkviolet",
	"deeppink",
	"deepskyblue",
	"dimgray",
	"dimgrey",
	"dodgerblue",
	"firebrick",
	"floralwhite",
	"forestgreen",
	"fuchsia",
	"gainsboro",
	"ghostwhite",
	"gold",
	"goldenrod",
	"gray",
	"green",
	"greenyellow",
	"grey",
	"honeydew",
	"hotpink",
	"indianred",
	"indigo",
	"ivory",
	"khaki",
	"lavender",
	"lavenderblush",
	"lawngreen",
	"lemonchiffon",
	"lightblue",
	"lightcoral",
	"lightcyan",
	"lightgoldenrodyellow",
	"lightgray",
	"lightgreen",
	"lightgrey",
	"lightpink",
	"lightsalmon",
	"lightseagreen",
	"lightskyblue",
	"lightslategray",
	"lightslategrey",
	"lightsteelblue",
	"lightyellow",
	"lime",
	"limegreen",
	"linen",
	"magenta",
	"maroon",
	"mediumaquamarine",
	"mediumblue",
	"mediumorchid",
	"mediumpurple",
	"mediumseagreen",
	"mediumslateblue",
	"mediumspringgreen",
	"mediumturquoise",
	"mediumvioletred",
	"midnightblue",
	"mintcream",
	"mistyrose",
	"moccasin",
	"navajowhite",
	"navy",
	"oldlace",
	"olive",
	"olivedrab",
	"orange",
	"orangered",
	"orchid",
	"palegoldenrod",
	"palegreen",
	"paleturquoise",
	"palevioletred",
	"papayawhip",
	"peachpuff",
	"peru",
	"pink",
	"plum",
	"powderblue",
	"purple",
	"rebeccapurple",
	"red",
	"rosybrown",
	"royalblue",
	"saddlebrown",
	"salmon",
	"sandybrown",
	"seagreen",
	"seashell",
	"sienna",
	"silver",
	"skyblue",
	"slateblue",
	"slategray",
	"slategrey",
	"snow",
	"springgreen",
	"steelblue",
	"tan",
	"teal",
	"thistle",
	"tomato",
	"turquoise",
	"violet",
	"wheat",
	"white",
	"whitesmoke",
	"yellow",
	"yellowgreen",
	"transparent",
	"currentcolor",
	"accentcolor",
	"accentcolortext",
	"activetext",
	"buttonborder",
	"buttonface",
	"buttontext",
	"canvas",
	"canvastext",
	"field",
	"fieldtext",
	"graytext",
	"highlight",
	"highlighttext",
	"linktext",
	"mark",
	"marktext",
	"selecteditem",
	"selecteditemtext",
	"visitedtext",
};

static bool
is_hexadecimal(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		char c = ascii_lower(t.s[i]);

		if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
			return false;
	}
	return t.len == 3 || t.len == 4 || t.len == 6 || t.len == 8;
}

static bool
is_color_name(struct text t)
{
	for (size_t i = 0; i < ARRAY_COUNT(color_names); i++)
		if (text_equal_fold(t, text_of(color_names[i])))
			return true;
	return false;
}

static bool
is_color(struct text t)
{
	return text_starts(t, TEXT("#")) ? is_hexadecimal(text_from(t, 1))
					 : is_color_name(t);
}

/* `"Noto Serif"`, or words without quotes. */
static bool
is_family(struct text t)
{
	bool quoted = t.len > 2 && t.s[0] == '"' && t.s[t.len - 1] == '"';

	if (quoted)
		t = text_slice(t, 1, t.len - 1);
	for (size_t i = 0; i < t.len; i++)
		if (!ascii_is_alnum(t.s[i]) && t.s[i] != ' ' && t.s[i] != '-' &&
		    t.s[i] != '_' && (unsigned char)t.s[i] < 0x80)
			return false;
	return t.len > 0 && (quoted || !ascii_is_digit(t.s[0]));
}

static bool
is_fonts(struct text t)
{
	struct text family;

	if (t.len == 0 || t.len > MOST_FONTS || t.s[t.len - 1] == ',')
		return false;
	while (text_split(&t, ',', &family))
		if (!is_family(text_trim(family)))
			return false;
	return true;
}

static bool
is_length(struct text t)
{
	static const char *const units[] = {"rem", "em", "ch", "px",
					    "pt",  "vw", "%"};
	size_t digits = 0, points = 0;

	while (digits < t.len &&
	       (ascii_is_digit(t.s[digits]) || t.s[digits] == '.'))
		points += t.s[digits++] == '.';
	if (digits == 0 || digits > 8 || points > 1 || t.s[digits - 1] == '.')
		return false;
	for (size_t i = 0; i < ARRAY_COUNT(units); i++)
		if (text_equal(text_from(t, digits), text_of(units[i])))
			return true;
	return false;
}

/* ---- Values ---- */

static bool
is_choice(const struct parameter *parameter)
{
	list_each (struct text, choice, &parameter->choices)
		if (text_equal(*choice, parameter->text))
			return true;
	return false;
}

static bool
is_in_range(const struct parameter *parameter)
{
	double number = parameter->number;

	return isfinite(number) && number >= parameter->least &&
	       number <= parameter->most &&
	       (parameter->type == PARAMETER_NUMBER || number == floor(number));
}

bool
parameter_fits(const struct parameter *parameter)
{
	if (parameter->type != PARAMETER_OF_PARENT &&
	    parameter->given != types[parameter->type].given)
		return false;
	switch (parameter->type) {
	case PARAMETER_COLOR:
		return is_color(parameter->text);
	case PARAMETER_FONT:
		return is_fonts(parameter->text);
	case PARAMETER_LENGTH:
		return is_length(parameter->text);
	case PARAMETER_CHOICE:
		return is_choice(parameter);
	case PARAMETER_NUMBER:
	case PARAMETER_INTEGER:
		return is_in_range(parameter);
	default:
		return true;
	}
}

const char *
parameter_nearest(const struct parameter *parameter, struct text value)
{
	struct nearest near = nearest_begin(value, 2);
	const char *nearest = NULL;

	if (parameter->type == PARAMETER_CHOICE)
		list_each (struct text, choice, &parameter->choices)
			if (nearest_is(&near, *choice))
				nearest = choice->s;
	if (parameter->type == PARAMETER_COLOR)
		for (size_t i = 0; i < ARRAY_COUNT(color_names); i++)
			if (nearest_is(&near, text_of(color_names[i])))
				nearest = color_names[i];
	return nearest;
}

bool
parameter_is_name(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!ascii_is_alnum(t.s[i]) && t.s[i] != '_' && t.s[i] != '-')
			return false;
	return t.len > 0 && t.len < 100;
}

bool
parameter_is_property(struct text t)
{
	for (size_t i = 2; i < t.len; i++)
		if (!ascii_is_alnum(t.s[i]) && t.s[i] != '-' && t.s[i] != '_')
			return false;
	return text_starts(t, TEXT("--")) && t.len > 2 && t.len < 60;
}

bool
parameter_is_sound(const struct parameter *parameter)
{
	bool is_css = parameter->css.len > 0;

	return parameter->type <= PARAMETER_OF_PARENT &&
	       parameter->given <= PARAMETER_OF_PARENT &&
	       isfinite(parameter->number) && !isnan(parameter->least) &&
	       !isnan(parameter->most) && parameter_fits(parameter) &&
	       (!is_css || (parameter_is_property(parameter->css) &&
			    types[parameter->type].is_css));
}
