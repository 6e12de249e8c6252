#include "theme/parameters.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/nearest.h"

#define MOST_FONTS 400

static const struct {
	const char *name;
	const char *words;
} types[] = {
	[PARAMETER_TEXT] = {"text", "text"},
	[PARAMETER_COLOR] = {"color",
			     "a color: #8b1a1a, or a name such as navy"},
	[PARAMETER_NUMBER] = {"number", "a number"},
	[PARAMETER_BOOLEAN] = {"boolean", "true or false"},
	[PARAMETER_FONT] = {"font", "names of fonts: Georgia, \"Noto Serif\", "
				    "serif"},
	[PARAMETER_LENGTH] = {"length", "a length: 36rem, 62ch, 640px"},
	[PARAMETER_OF_PARENT] = {"", "what its parent says"},
};

const char *
parameter_type_name(enum parameter_type type)
{
	return types[type].name;
}

const char *
parameter_type_words(enum parameter_type type)
{
	return types[type].words;
}

/* ---- Values that go into CSS ---- */

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
is_letters(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!ascii_is_alpha(t.s[i]))
			return false;
	return t.len > 0 && t.len < 30;
}

static bool
is_color(struct text t)
{
	return text_starts(t, TEXT("#")) ? is_hexadecimal(text_from(t, 1))
					 : is_letters(t);
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

bool
parameter_fits(enum parameter_type type, struct text t)
{
	switch (type) {
	case PARAMETER_COLOR:
		return is_color(t);
	case PARAMETER_FONT:
		return is_fonts(t);
	case PARAMETER_LENGTH:
		return is_length(t);
	default:
		return true;
	}
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
parameters_are_sound(const struct parameter *parameter)
{
	bool has_css = parameter->css.len > 0;

	return parameter->type <= PARAMETER_OF_PARENT &&
	       isfinite(parameter->number) &&
	       parameter_fits(parameter->type, parameter->text) &&
	       (!has_css || parameter_is_property(parameter->css)) &&
	       !(has_css && (parameter->type == PARAMETER_TEXT ||
			     parameter->type == PARAMETER_BOOLEAN));
}

/* ---- Parents ---- */

static const struct parameter *
nearest_parameter(const struct parameters *parameters, struct text name)
{
	const struct parameter *nearest = NULL;
	struct nearest near = nearest_begin(name, 2);

	list_each (struct parameter, parameter, parameters)
		if (nearest_is(&near, parameter->name))
			nearest = parameter;
	return nearest;
}

static struct parameter *
find_parameter(struct parameters *parameters, struct text name)
{
	list_each (struct parameter, parameter, parameters)
		if (text_equal(parameter->name, name))
			return parameter;
	return NULL;
}

/*
 * Another default for the parent's: what type it has was not known when
 * theme.lua was read, so the value says by what it is which it can be.
 */
static bool
take_type(struct parameter *child, const struct parameter *parent)
{
	struct parameter whole = *parent;
	enum parameter_type kind = child->given;

	if (parent->type == PARAMETER_OF_PARENT) {
		return kind == parent->given;
	}
	whole.text = child->text;
	whole.number = child->number;
	whole.boolean = child->boolean;
	*child = whole;
	if (parent->type == PARAMETER_NUMBER ||
	    parent->type == PARAMETER_BOOLEAN)
		return kind == parent->type;
	return kind == PARAMETER_TEXT &&
	       parameter_fits(child->type, child->text);
}

int
parameters_inherit(struct parameters *all, const struct parameters *more,
		   struct arena *arena, const struct place *place,
		   struct diag *diag)
{
	list_each (struct parameter, parameter, more) {
		struct parameter *known = find_parameter(all, parameter->name);

		if (!known) {
			list_add(arena, all, *parameter);
			continue;
		}
		if (known->type != PARAMETER_OF_PARENT ||
		    take_type(known, parameter))
			continue;
		diag_error(diag, T010, place,
			   "parameter %.*s: the parent's is %s, this default "
			   "is none",
			   TEXT_ARG(parameter->name),
			   parameter_type_words(parameter->type));
		return -1;
	}
	return 0;
}

/* ---- Values of the site ---- */

/* A decimal number, whatever the locale: Lua's own reader knows none. */
static bool
read_number(struct text t, double *number)
{
	char words[64];
	char *end;

	if (t.len == 0 || t.len >= sizeof(words))
		return false;
	memcpy(words, t.s, t.len);
	words[t.len] = '\0';
	if (strspn(words, "+-0123456789.eE") != t.len)
		return false;
	*number = strtod(words, &end);
	return *end == '\0' && isfinite(*number);
}

static bool
read_boolean(const struct value *value, bool *boolean)
{
	static const char *const yes[] = {"true", "yes", "on"};
	static const char *const no[] = {"false", "no", "off"};

	for (size_t i = 0; i < ARRAY_COUNT(yes); i++) {
		*boolean = text_equal(value->text, text_of(yes[i]));
		if (*boolean || text_equal(value->text, text_of(no[i])))
			return !value->quoted;
	}
	return false;
}

static bool
read_value(struct parameter *parameter, const struct value *value)
{
	if (value->kind != VALUE_SCALAR)
		return false;
	switch (parameter->type) {
	case PARAMETER_NUMBER:
		return read_number(value->text, &parameter->number);
	case PARAMETER_BOOLEAN:
		return read_boolean(value, &parameter->boolean);
	default:
		parameter->text = value->text;
		return parameter_fits(parameter->type, value->text);
	}
}

static int
set_parameter(struct parameters *parameters, const struct entry *entry,
	      struct diag *diag)
{
	struct parameter *parameter = find_parameter(parameters, entry->key);
	const struct parameter *nearest;

	if (parameter) {
		if (read_value(parameter, entry->value))
			return 0;
		diag_error(diag, S009, &entry->value->place,
			   "the theme's parameter \"%.*s\" is %s",
			   TEXT_ARG(entry->key),
			   parameter_type_words(parameter->type));
		return -1;
	}
	nearest = nearest_parameter(parameters, entry->key);
	diag_error(diag, S007, &entry->place,
		   "the theme has no parameter \"%.*s\"", TEXT_ARG(entry->key));
	if (nearest)
		diag_hint(diag, "did you mean \"%.*s\"?",
			  TEXT_ARG(nearest->name));
	return -1;
}

/* A default for a parent's parameter, and no parent has it. */
static int
tell_no_type(const struct parameters *parameters, struct diag *diag)
{
	list_each (struct parameter, parameter, parameters) {
		if (parameter->type != PARAMETER_OF_PARENT)
			continue;
		diag_error(diag, T010, NULL,
			   "the theme's parameter %.*s has no type, and no "
			   "parent has it",
			   TEXT_ARG(parameter->name));
		diag_hint(diag, "a type is text, color, number, boolean, font "
				"or length");
		return -1;
	}
	return 0;
}

int
parameters_set(struct parameters *parameters, const struct value *values,
	       struct diag *diag)
{
	int rc = tell_no_type(parameters, diag);

	if (!values)
		return rc;
	if (values->kind != VALUE_MAP) {
		diag_error(diag, S009, &values->place,
			   "theme_params is a mapping of names and values");
		return -1;
	}
	list_each (struct entry, entry, &values->entries)
		rc |= set_parameter(parameters, entry, diag);
	return rc;
}

/* ---- The style sheet ---- */

static void
add_property(struct buf *css, const struct parameter *parameter)
{
	buf_format(css, "  %.*s: ", TEXT_ARG(parameter->css));
	if (parameter->type == PARAMETER_NUMBER)
		buf_format(css, "%.6g", parameter->number);
	else
		buf_text(css, parameter->text);
	buf_literal(css, ";\n");
}

/* Which of them a rule is for. */
struct rule {
	const char *media; /* NULL: all */
	bool is_color;
	bool is_dark;
};

static void
add_rule(struct buf *css, const struct parameters *parameters,
	 const struct rule *rule)
{
	bool is_open = false;

	list_each (struct parameter, parameter, parameters) {
		if (parameter->css.len == 0 ||
		    (parameter->type == PARAMETER_COLOR) != rule->is_color ||
		    parameter->is_dark != rule->is_dark)
			continue;
		if (!is_open && rule->media)
			buf_format(css, "@media %s { ", rule->media);
		if (!is_open)
			buf_literal(css, ":root {\n");
		is_open = true;
		add_property(css, parameter);
	}
	if (is_open)
		buf_format(css, "}%s\n", rule->media ? " }" : "");
}

int
parameters_add_sheet(struct theme *theme, struct arena *arena,
		     struct diag *diag)
{
	static const struct rule rules[] = {
		{NULL, false, false},
		{"screen", true, false},
		{"(prefers-color-scheme: dark)", false, true},
		{"screen and (prefers-color-scheme: dark)", true, true},
	};
	struct buf css = BUF_INIT;
	int rc = 0;

	for (size_t i = 0; i < ARRAY_COUNT(rules); i++)
		add_rule(&css, &theme->parameters, &rules[i]);
	list_each (struct theme_asset, asset, &theme->assets)
		if (css.len > 0 &&
		    text_equal(asset->path, TEXT(PARAMETERS_SHEET))) {
			diag_error(diag, T010, NULL,
				   "the theme has a file " PARAMETERS_SHEET
				   ", which is made of its parameters");
			rc = -1;
		}
	if (css.len > 0 && rc == 0)
		list_add(arena, &theme->assets,
			 ((struct theme_asset){
				 .path = TEXT(PARAMETERS_SHEET),
				 .bytes = arena_text(arena, buf_as_text(&css)),
				 .is_made = true,
			 }));
	buf_free(&css);
	return rc;
}
