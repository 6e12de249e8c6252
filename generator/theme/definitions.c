/*
 * Definitions for editors: https://luals.github.io/wiki/definition-files
 */
#include "theme/api.h"
#include "theme/attribute_names.h"
#include "theme/describe.h"
#include "theme/elements.h"
#include "theme/kinds.h"
#include "theme/plan_fields.h"
#include "theme/theme.h"

/* An empty name is no module's: it is there for the types. */
static void
add_head(struct buf *out, const char *module)
{
	buf_format(out, "---@meta%s%s\n", *module ? " " : "", module);
	buf_literal(out,
		    "-- Written by dossier for editors, and read by no "
		    "theme: `dossier theme\n-- types` writes it anew.\n\n");
}

/* ---- The model ---- */

static void
add_field(struct buf *out, const struct member *member)
{
	buf_format(out, "---@field %s ", member->name);
	describe_member(out, member);
	buf_format(out, " %s\n", member->help);
}

static void
add_class(struct buf *out, enum type_id type)
{
	const struct model_type *model = &model_types[type];

	buf_format(out, "---%s\n---@class ", model->help);
	describe_type_name(out, type);
	buf_char(out, '\n');
	for (const struct member *member = model->members; member->name;
	     member++)
		add_field(out, member);
	if (type == TYPE_VALUE)
		buf_literal(out, "---@field [string|integer] any\n");
	buf_literal(out, "\n---@class ");
	describe_type_name(out, type);
	buf_literal(out, "_list: dossier.list\n---@field [integer] ");
	describe_type_name(out, type);
	buf_literal(out, "\n\n");
}

static void
add_function(struct buf *out, const struct api_function *function)
{
	bool is_method = strcmp(function->module, "list") == 0;

	buf_format(out, "---@field %s fun(%s%s): %s %s\n", function->name,
		   is_method ? "self: any, " : "", function->parameters,
		   function->returns, function->help);
}

static void
add_functions(struct buf *out, const char *module)
{
	for (size_t i = 0; i < api_function_count; i++)
		if (strcmp(api_functions[i].module, module) == 0)
			add_function(out, &api_functions[i]);
}

/* hooks/NAME.lua returns a dossier.hook.NAME. */
static void
add_hook(struct buf *out, const struct kind *kind)
{
	const char *thing =
		kind->type == TYPE_NODE ? "node" : model_types[kind->type].name;

	buf_format(out, "---%s\n---@alias dossier.hook.%s fun(%s: ", kind->help,
		   kind->name, thing);
	describe_type_name(out, kind->type);
	if (kind->has_inner)
		buf_literal(out, ", inner: dossier.element");
	buf_literal(out, ", page: dossier.page, site: dossier.site): "
			 "dossier.inside\n\n");
}

static void
add_kinds(struct buf *out)
{
	for (size_t i = 0; i < kind_count; i++)
		if (kinds[i].is_hooked)
			add_hook(out, &kinds[i]);
	buf_literal(out,
		    "---blocks/NAME.lua returns one.\n"
		    "---@alias dossier.block fun(node: dossier.markdown_node, "
		    "inner: dossier.element, page: dossier.page, site: "
		    "dossier.site): dossier.inside\n\n"
		    "---filters/NAME.lua returns one.\n"
		    "---@alias dossier.filter fun(document: "
		    "dossier.markdown_node, page: dossier.page, site: "
		    "dossier.site)\n\n"
		    "---What filters find.\n---@alias dossier.kind\n");
	for (size_t i = 0; i < kind_count; i++)
		if (kinds[i].is_found)
			buf_format(out, "---| \"%s\" # %s\n", kinds[i].name,
				   kinds[i].help);
	buf_char(out, '\n');
}

static void
add_plan(struct buf *out, const char *class, const char *help,
	 const struct plan_field *field)
{
	buf_format(out, "---%s\n---@class %s\n", help, class);
	for (; field->name; field++)
		buf_format(out, "---@field %s%s %s %s\n", field->name,
			   field->is_needed ? "" : "?", field->type,
			   field->help);
	buf_char(out, '\n');
}

static void
add_model(struct buf *out)
{
	add_head(out, "");
	for (int type = 0; type < TYPES; type++)
		add_class(out, (enum type_id)type);
	buf_literal(out, "---What lists have, and the tables they return.\n"
			 "---@class dossier.list\n");
	add_functions(out, "list");
	buf_literal(out,
		    "\n---@class dossier.string_list: dossier.list\n"
		    "---@field [integer] string\n\n"
		    "---An element, or text that is escaped already.\n"
		    "---@class dossier.element\n\n"
		    "---What href and src take, besides strings and the things "
		    "that have a page.\n---@class dossier.address\n\n"
		    "---What can stand in an element.\n"
		    "---@alias dossier.inside string|number|false|nil|"
		    "dossier.element|dossier.content|dossier.date|"
		    "dossier.inside[]\n\n"
		    "---What h.template gives.\n"
		    "---@alias dossier.template fun(...: any): "
		    "dossier.element\n\n"
		    "---@alias dossier.layout fun(page: dossier.page, site: "
		    "dossier.site): dossier.inside\n\n"
		    "---@alias dossier.output fun(page: dossier.page?, site: "
		    "dossier.site): dossier.element|string|table|nil\n\n");
	add_kinds(out);
	add_plan(out, "dossier.theme", "What theme.lua returns.", plan_fields);
	add_plan(out, "dossier.parameter", "What a site may set.",
		 plan_parameter_fields);
	add_plan(out, "dossier.added_page", "A page that a theme adds.",
		 plan_page_fields);
	buf_literal(out, "return {}\n");
}

/* ---- A module ---- */

static bool
is_function(const char *module, const char *name)
{
	for (size_t i = 0; i < api_function_count; i++)
		if (strcmp(api_functions[i].module, module) == 0 &&
		    strcmp(api_functions[i].name, name) == 0)
			return true;
	return false;
}

static void
add_elements(struct buf *out)
{
	const struct element *element;

	for (size_t i = 0; (element = element_at(i)) != NULL; i++)
		if (!is_function("html", element->name))
			buf_format(out,
				   "---@field %s fun(inside?: "
				   "dossier.attributes|dossier.inside): "
				   "dossier.element\n",
				   element->name);
}

/* As Lua spells them: aria_label. What has a colon is no name of Lua. */
static void
add_attributes(struct buf *out)
{
	const char *name;

	buf_literal(out, "---Attributes of an element, and what stands in it.\n"
			 "---@class dossier.attributes\n"
			 "---@field [integer] dossier.inside\n");
	for (size_t i = 0; (name = attribute_name_at(i)) != NULL; i++) {
		if (strchr(name, ':'))
			continue;
		buf_literal(out, "---@field ");
		for (; *name; name++)
			buf_char(out, *name == '-' ? '_' : *name);
		buf_literal(out, "? any\n");
	}
	buf_char(out, '\n');
}

/* What chart.place is given and gives. */
static void
add_chart(struct buf *out)
{
	buf_literal(
		out,
		"---@class dossier.chart\n"
		"---@field width number Of the scale.\n"
		"---@field lanes integer How many.\n"
		"---@field items dossier.chart_item[]\n\n"
		"---@class dossier.chart_item\n"
		"---@field date dossier.date\n---@field lane? integer\n"
		"---@field label? string\n\n"
		"---@class dossier.placed\n"
		"---@field items dossier.placed_item[] As they were given.\n"
		"---@field lanes dossier.placed_lane[]\n"
		"---@field ticks dossier.tick[]\n"
		"---@field breaks number[] Where an empty stretch is left "
		"out.\n\n"
		"---@class dossier.placed_item\n"
		"---@field left number\n---@field right number\n"
		"---@field row integer\n"
		"---@field label \"right\"|\"left\"|\"inside\"|\"none\"\n\n"
		"---@class dossier.placed_lane\n---@field rows integer\n"
		"---@field bins? dossier.bin[]\n\n"
		"---@class dossier.bin\n---@field left number\n"
		"---@field right number\n---@field count integer\n"
		"---@field first integer The number of its first item.\n\n"
		"---@class dossier.tick\n---@field at number\n"
		"---@field unit \"day\"|\"month\"|\"year\"\n"
		"---@field year integer\n---@field month integer\n"
		"---@field day integer\n\n");
}

/* What text.concordance is given and gives. */
static void
add_concordance(struct buf *out)
{
	buf_literal(
		out,
		"---@class dossier.concordance\n"
		"---@field letters integer A word has at least so many.\n"
		"---@field turns integer It stands in at most so many.\n"
		"---@field words integer So many are given, those that stand "
		"in most turns.\n\n"
		"---@class dossier.headword\n"
		"---@field word string As it is written first.\n"
		"---@field turns dossier.turn[]\n\n");
}

static void
add_module(struct buf *out, const struct api_module *module)
{
	add_head(out, module->name);
	if (module->any && strcmp(module->any, "html") == 0)
		add_attributes(out);
	if (strcmp(module->name, "chart") == 0)
		add_chart(out);
	if (strcmp(module->name, "text") == 0)
		add_concordance(out);
	buf_format(out, "---%s\n---@class dossier.%s_module\n", module->help,
		   module->name);
	add_functions(out, module->name);
	if (module->any && strcmp(module->any, "html") == 0)
		add_elements(out);
	else if (module->any)
		buf_literal(out, "---@field [string] fun(inside?: "
				 "table|dossier.inside): dossier.element\n");
	buf_literal(out, "local module = {}\n\nreturn module\n");
}

static void
add_strings(struct buf *out)
{
	add_head(out, "strings");
	buf_literal(out, "---The words of strings/LANGUAGE.lua.\n"
			 "---@type table<string, any>\n"
			 "local strings = {}\n\nreturn strings\n");
}

struct text
theme_definitions(size_t i, struct buf *out)
{
	if (i == 0) {
		add_model(out);
		return TEXT("model.lua");
	}
	if (i > api_module_count)
		return TEXT("");
	/* Those of lists are in the model; `strings` is the theme's own. */
	if (strcmp(api_modules[i - 1].name, "list") == 0) {
		add_strings(out);
		return TEXT("strings.lua");
	}
	add_module(out, &api_modules[i - 1]);
	return text_of(api_modules[i - 1].file);
}
