#include "theme/parameters.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/nearest.h"

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

/* Another default for the parent's: it is all else that the parent says. */
static void
take_type(struct parameter *child, const struct parameter *parent)
{
	struct parameter whole = *parent;

	whole.given = child->given;
	whole.text = child->text;
	whole.number = child->number;
	whole.boolean = child->boolean;
	whole.items = child->items;
	whole.place = child->place;
	*child = whole;
}

int
parameters_inherit(struct parameters *all, const struct parameters *more,
		   struct arena *arena, struct diag *diag)
{
	int rc = 0;

	list_each (struct parameter, parameter, more) {
		struct parameter *known = find_parameter(all, parameter->name);
		struct buf words = BUF_INIT;

		if (!known)
			list_add(arena, all, *parameter);
		if (!known || known->type != PARAMETER_OF_PARENT)
			continue;
		take_type(known, parameter);
		if (parameter_fits(known))
			continue;
		parameter_add_words(&words, known);
		diag_error(diag, T010, &known->place,
			   "parameter %.*s: the parent's is %s, this default "
			   "is none",
			   TEXT_ARG(known->name), words.s);
		buf_free(&words);
		rc = -1;
	}
	return rc;
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
read_list(struct parameter *parameter, const struct value *value,
	  struct arena *arena)
{
	parameter->items = (struct parameter_texts){0};
	list_each (struct value *, item, &value->items) {
		if ((*item)->kind != VALUE_SCALAR)
			return false;
		list_add(arena, &parameter->items, (*item)->text);
	}
	return true;
}

static bool
read_value(struct parameter *parameter, const struct value *value,
	   struct arena *arena)
{
	if (parameter->type == PARAMETER_LIST)
		return value->kind == VALUE_LIST &&
		       read_list(parameter, value, arena);
	if (value->kind != VALUE_SCALAR)
		return false;
	switch (parameter->type) {
	case PARAMETER_NUMBER:
	case PARAMETER_INTEGER:
		return read_number(value->text, &parameter->number) &&
		       parameter_fits(parameter);
	case PARAMETER_BOOLEAN:
		return read_boolean(value, &parameter->boolean);
	default:
		parameter->text = value->text;
		return parameter_fits(parameter);
	}
}

/* What may be meant by a value that is none. */
static void
hint_value(const struct parameter *parameter, const struct value *value,
	   struct diag *diag)
{
	const char *nearest = NULL;

	if (value->kind == VALUE_SCALAR)
		nearest = parameter_nearest(parameter, value->text);
	if (nearest)
		diag_hint(diag, "did you mean %s?", nearest);
	else if (parameter->type == PARAMETER_COLOR &&
		 value->kind == VALUE_SCALAR && value->text.len == 0)
		diag_hint(diag, "# begins a remark in YAML: put the color "
				"between quotation marks, \"#8b1a1a\"");
}

static int
tell_value(const struct parameter *parameter, const struct value *value,
	   struct diag *diag)
{
	struct buf words = BUF_INIT;

	parameter_add_words(&words, parameter);
	diag_error(diag, S009, &value->place,
		   "the theme's parameter \"%.*s\" is %s",
		   TEXT_ARG(parameter->name), words.s);
	hint_value(parameter, value, diag);
	buf_free(&words);
	return -1;
}

static int
set_parameter(struct parameters *parameters, const struct entry *entry,
	      struct arena *arena, struct diag *diag)
{
	struct parameter *parameter = find_parameter(parameters, entry->key);
	const struct parameter *nearest;

	if (parameter)
		return read_value(parameter, entry->value, arena)
			       ? 0
			       : tell_value(parameter, entry->value, diag);
	nearest = nearest_parameter(parameters, entry->key);
	diag_error(diag, S007, &entry->place,
		   "the theme has no parameter \"%.*s\"", TEXT_ARG(entry->key));
	if (nearest)
		diag_hint(diag, "did you mean \"%.*s\"?",
			  TEXT_ARG(nearest->name));
	return -1;
}

/* A parameter with a type whose name is nearest, or NULL. */
static const struct parameter *
nearest_typed(const struct parameters *parameters, struct text name)
{
	const struct parameter *nearest = NULL;
	struct nearest near = nearest_begin(name, 2);

	list_each (struct parameter, parameter, parameters)
		if (parameter->type != PARAMETER_OF_PARENT &&
		    nearest_is(&near, parameter->name))
			nearest = parameter;
	return nearest;
}

/* Defaults for parameters of a parent, and no parent has them. */
static int
tell_no_types(const struct parameters *parameters, struct diag *diag)
{
	int rc = 0;

	list_each (struct parameter, parameter, parameters) {
		const struct parameter *nearest;

		if (parameter->type != PARAMETER_OF_PARENT)
			continue;
		diag_error(diag, T010, &parameter->place,
			   "parameter %.*s has no type, and no parent has it",
			   TEXT_ARG(parameter->name));
		nearest = nearest_typed(parameters, parameter->name);
		if (nearest)
			diag_hint(diag, "did you mean %.*s?",
				  TEXT_ARG(nearest->name));
		else
			diag_hint(diag, "a type is " PARAMETER_TYPES);
		rc = -1;
	}
	return rc;
}

int
parameters_set(struct parameters *parameters, const struct value *values,
	       struct arena *arena, struct diag *diag)
{
	int rc = tell_no_types(parameters, diag);

	if (!values || rc != 0)
		return rc;
	if (values->kind != VALUE_MAP) {
		diag_error(diag, S009, &values->place,
			   "theme_params is a mapping of names and values");
		return -1;
	}
	list_each (struct entry, entry, &values->entries)
		rc |= set_parameter(parameters, entry, arena, diag);
	return rc;
}

/* ---- The style sheet ---- */

static void
add_property(struct buf *css, const struct parameter *parameter)
{
	buf_format(css, "  %.*s: ", TEXT_ARG(parameter->css));
	if (parameter_type_has_range(parameter->type))
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
