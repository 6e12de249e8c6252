/*
 * The reference of the themes' manual, as Markdown.
 */
#include "theme/api.h"
#include "theme/describe.h"
#include "theme/kinds.h"
#include "theme/plan_fields.h"
#include "theme/theme.h"

/* In a cell of a table a bar would end it. */
static void
add_cell(struct buf *out, struct text words)
{
	for (size_t i = 0; i < words.len; i++) {
		if (words.s[i] == '|')
			buf_char(out, '\\');
		buf_char(out, words.s[i]);
	}
}

static void
add_row(struct buf *out, const char *name, struct text type, const char *help)
{
	buf_format(out, "| `%s` | ", name);
	if (type.len > 0)
		buf_char(out, '`');
	add_cell(out, type);
	if (type.len > 0)
		buf_char(out, '`');
	buf_literal(out, " | ");
	add_cell(out, text_of(help));
	buf_literal(out, " |\n");
}

static void
add_member_row(struct buf *out, const struct member *member)
{
	struct text prefix = TEXT("dossier.");
	struct buf type = BUF_INIT;
	struct text words;

	describe_member(&type, member);
	words = buf_as_text(&type);
	if (text_starts(words, prefix))
		words = text_from(words, prefix.len);
	add_row(out, member->name, words, member->help);
	buf_free(&type);
}

static void
add_type(struct buf *out, const struct model_type *type)
{
	buf_format(out, "\n#### %s\n\n%s\n", type->name, type->help);
	if (!type->members->name)
		return;
	buf_literal(out, "\n| field | type | |\n|---|---|---|\n");
	for (const struct member *member = type->members; member->name;
	     member++)
		add_member_row(out, member);
}

static void
add_module(struct buf *out, const struct api_module *module)
{
	bool is_list = strcmp(module->name, "list") == 0;

	if (is_list)
		buf_literal(out, "\n#### Lists\n\n");
	else
		buf_format(out, "\n#### require \"%s\"\n\n", module->name);
	buf_format(out, "%s\n\n", module->help);
	buf_literal(out, "| function | returns | |\n|---|---|---|\n");
	for (size_t i = 0; i < api_function_count; i++) {
		const struct api_function *function = &api_functions[i];
		struct buf call = BUF_INIT;

		if (strcmp(function->module, module->name) != 0)
			continue;
		buf_format(&call, "%s(%s)", function->name,
			   function->parameters);
		add_row(out, call.s, text_of(function->returns),
			function->help);
		buf_free(&call);
	}
}

static void
add_kind(struct buf *out, const struct kind *kind)
{
	struct text members = text_of(kind->members), name;
	const char *from = "";

	buf_format(out, "| `%s` | %s | %s | ", kind->name,
		   kind->is_hooked ? "yes" : "", kind->is_found ? "yes" : "");
	while (members.len > 0 && text_split(&members, ',', &name)) {
		name = text_trim(name);
		buf_format(out, "%s`%.*s`", from, TEXT_ARG(name));
		from = " ";
	}
	buf_literal(out, " | ");
	add_cell(out, text_of(kind->help));
	buf_literal(out, " |\n");
}

static void
add_kinds(struct buf *out)
{
	buf_literal(
		out,
		"\n### Kinds of things in documents\n\n"
		"What hooks render and filters find, with what a node of "
		"the kind has beside\n`kind children number page place "
		"id classes`.\n\n"
		"| kind | hook | filter | has | |\n|---|---|---|---|---|\n");
	for (size_t i = 0; i < kind_count; i++)
		add_kind(out, &kinds[i]);
}

static void
add_plan(struct buf *out, const char *title, const struct plan_field *field)
{
	buf_format(out, "\n#### %s\n\n| key | type | |\n|---|---|---|\n",
		   title);
	for (; field->name; field++)
		add_row(out, field->name, text_of(field->type), field->help);
}

void
theme_reference(struct buf *out)
{
	buf_literal(out, "### Modules\n");
	for (size_t i = 0; i < api_module_count; i++)
		add_module(out, &api_modules[i]);
	add_kinds(out);
	buf_literal(out, "\n### theme.lua\n");
	add_plan(out, "The table it returns", plan_fields);
	add_plan(out, "A parameter", plan_parameter_fields);
	add_plan(out, "A page", plan_page_fields);
	buf_literal(out, "\n### The model\n");
	for (size_t i = 0; i < TYPES; i++)
		add_type(out, &model_types[i]);
}
