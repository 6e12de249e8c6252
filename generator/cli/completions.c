/*
 * dossier completions: what a shell offers behind `dossier`, written from the
 * tables of commands and options.
 */
#include "cli/cli.h"

/* The words that may stand for the first operand; the caller frees. */
static struct buf
first_words(const struct command *command)
{
	struct buf words = BUF_INIT;

	if (command->operands[0])
		option_add_words(option_find(text_of(command->operands[0])),
				 &words);
	return words;
}

/* ---- bash ---- */

static void
bash_command(const struct command *command)
{
	struct buf words = first_words(command);

	printf("\t%s) words='%s", command->name, words.s);
	for (const char *const *name = command->options; *name; name++)
		printf("%s ", *name);
	puts("--help' ;;");
	buf_free(&words);
}

static void
write_bash(void)
{
	puts("# Completions of dossier for bash, written by dossier itself.\n"
	     "_dossier() {\n"
	     "\tlocal words= current=${COMP_WORDS[COMP_CWORD]}\n"
	     "\tcase ${COMP_WORDS[COMP_CWORD - 1]} in\n"
	     "\t--site | --output)\n"
	     "\t\tCOMPREPLY=($(compgen -d -- \"$current\"))\n"
	     "\t\treturn ;;\n"
	     "\tesac\n"
	     "\tcase ${COMP_WORDS[1]} in");
	for (size_t i = 0; i < command_count; i++)
		bash_command(&commands[i]);
	puts("\tesac\n"
	     "\tif [ \"$COMP_CWORD\" = 1 ]; then");
	printf("\t\twords='--help --version");
	for (size_t i = 0; i < command_count; i++)
		printf(" %s", commands[i].name);
	puts("'\n"
	     "\tfi\n"
	     "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
	     "}\n"
	     "complete -o default -F _dossier dossier");
}

/* ---- zsh ---- */

/* Inside '…[…]': what would end either is taken out of the way. */
static void
zsh_words(const char *words)
{
	for (; *words; words++) {
		if (*words == '[' || *words == ']' || *words == ':')
			printf("\\%c", *words);
		else if (*words == '\'')
			printf("'\\''");
		else
			putchar(*words);
	}
}

static void
zsh_option(const struct option *option)
{
	printf("\t\t\t'%s[", option->name);
	zsh_words(option->help);
	if (option->value)
		printf("]:%s:_files' \\\n", option->value);
	else
		printf("]' \\\n");
}

static void
zsh_command(const struct command *command)
{
	struct buf words = first_words(command);

	printf("\t%s)\n\t\t_arguments \\\n", command->name);
	for (const char *const *name = command->options; *name; name++)
		zsh_option(option_find(text_of(*name)));
	zsh_option(option_find(TEXT("--help")));
	if (words.len > 0)
		printf("\t\t\t'1:%s:(%s)' \\\n", command->operands[0], words.s);
	puts("\t\t\t'*:file:_files'\n\t\t;;");
	buf_free(&words);
}

static void
write_zsh(void)
{
	puts("#compdef dossier\n"
	     "# Completions of dossier for zsh, written by dossier itself.\n"
	     "local -a commands\n"
	     "commands=(");
	for (size_t i = 0; i < command_count; i++) {
		printf("\t'%s:", commands[i].name);
		zsh_words(commands[i].summary);
		puts("'");
	}
	puts(")\n"
	     "if (( CURRENT == 2 )); then\n"
	     "\t_describe command commands\n"
	     "\treturn\n"
	     "fi\n"
	     "shift words\n"
	     "(( CURRENT-- ))\n"
	     "case $words[1] in");
	for (size_t i = 0; i < command_count; i++)
		zsh_command(&commands[i]);
	puts("esac");
}

/* ---- fish ---- */

static void
fish_words(const char *words)
{
	putchar('\'');
	for (; *words; words++) {
		if (*words == '\'' || *words == '\\')
			putchar('\\');
		putchar(*words);
	}
	putchar('\'');
}

static void
fish_option(const struct command *command, const struct option *option)
{
	printf("complete -c dossier -n '__fish_seen_subcommand_from %s' "
	       "-l %s%s -d ",
	       command->name, option->name + 2, option->value ? " -r" : "");
	fish_words(option->help);
	putchar('\n');
}

static void
fish_command(const struct command *command)
{
	struct buf words = first_words(command);

	printf("complete -c dossier -n __fish_use_subcommand -a %s -d ",
	       command->name);
	fish_words(command->summary);
	putchar('\n');
	for (const char *const *name = command->options; *name; name++)
		fish_option(command, option_find(text_of(*name)));
	fish_option(command, option_find(TEXT("--help")));
	if (words.len > 0)
		printf("complete -c dossier -n "
		       "'__fish_seen_subcommand_from %s' -f -a '%s'\n",
		       command->name, words.s);
	buf_free(&words);
}

static void
write_fish(void)
{
	puts("# Completions of dossier for fish, written by dossier itself.");
	for (size_t i = 0; i < command_count; i++)
		fish_command(&commands[i]);
}

int
command_completions(const struct settings *settings, struct diag *diag)
{
	(void)diag;
	if (strcmp(settings->shell, "bash") == 0)
		write_bash();
	else if (strcmp(settings->shell, "zsh") == 0)
		write_zsh();
	else
		write_fish();
	return 0;
}
