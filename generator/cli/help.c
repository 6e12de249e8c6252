#include "cli/cli.h"

void
help_print(FILE *out)
{
	fputs("dossier makes a static site from documents, and compares every\n"
	      "quotation in it with the record it comes from.\n\n"
	      "usage: dossier COMMAND [OPTIONS]\n\n",
	      out);
	for (size_t i = 0; i < command_count; i++)
		fprintf(out, "  %-12s %s\n", commands[i].name,
			commands[i].summary);
	fputs("\n  --help     this text; dossier COMMAND --help tells more\n"
	      "  --version  the version\n\n"
	      "exit codes: 0 fine, 1 the site has errors, 2 wrong usage,\n"
	      "3 the machine failed\n",
	      out);
}

static void
print_option(const struct option *option, FILE *out)
{
	bool has_value = option->value && option->name[0] == '-';
	char left[32];

	snprintf(left, sizeof(left), "%s%s%s", option->name,
		 has_value ? " " : "", has_value ? option->value : "");
	fprintf(out, "  %-22s %s\n", left, option->help);
}

static void
print_operands(const struct command *command, FILE *out)
{
	for (size_t i = 0; command->operands[i]; i++)
		fprintf(out, i < command->operands_needed ? " %s" : " [%s]",
			command->operands[i]);
	fputs(" [OPTIONS]\n\n", out);
	for (size_t i = 0; command->operands[i]; i++)
		print_option(option_find(text_of(command->operands[i])), out);
}

void
help_print_command(const struct command *command, FILE *out)
{
	fprintf(out, "dossier %s: %s\n\nusage: dossier %s", command->name,
		command->summary, command->name);
	print_operands(command, out);
	for (const char *const *name = command->options; *name; name++)
		print_option(option_find(text_of(*name)), out);
	print_option(option_find(TEXT("--help")), out);
	fprintf(out, "\nexamples:\n%s", command->examples);
}
