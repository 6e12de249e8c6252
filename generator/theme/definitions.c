/*
 * Definitions for editors: https://luals.github.io/wiki/definition-files
 */
#include "theme/api.h"
#include "theme/describe.h"
#include "theme/elements.h"
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
		    "---@alias dossier.layout fun(page: dossier.page, site: "
		    "dossier.site): dossier.element|string|table|nil\n\n"
		    "---@class dossier.chart\n---@field width number\n"
		    "---@field lanes integer\n---@field items table[]\n\n"
		    "---@class dossier.placed\n---@field items table[]\n"
		    "---@field lanes table[]\n---@field ticks table[]\n"
		    "---@field breaks number[]\n\nreturn {}\n");
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
				   "---@field %s fun(content: any): "
				   "dossier.element\n",
				   element->name);
}

static void
add_module(struct buf *out, const struct api_module *module)
{
	add_head(out, module->name);
	buf_format(out, "---%s\n---@class dossier.%s_module\n", module->help,
		   module->name);
	add_functions(out, module->name);
	if (module->any && strcmp(module->any, "html") == 0)
		add_elements(out);
	else if (module->any)
		buf_literal(out, "---@field [string] fun(content: any): "
				 "dossier.element\n");
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
