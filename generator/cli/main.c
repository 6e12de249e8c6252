#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/pool.h"
#include "cli/cli.h"

/* Nobody reads more of them in one go. */
#define MOST_FOR_PEOPLE 100

static const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static int
unknown_command(const char *name, struct diag *diag)
{
	diag_error(diag, C001, NULL, "there is no command \"%s\"", name);
	for (size_t i = 0; i < command_count; i++)
		if (text_distance(text_of(name), text_of(commands[i].name),
				  2) <= 2)
			diag_hint(diag, "did you mean dossier %s?",
				  commands[i].name);
	return EXIT_USAGE;
}

static bool
wants_colour(void)
{
	const char *refused = getenv("NO_COLOR");

	return isatty(STDERR_FILENO) && !(refused && *refused);
}

static void
print_counts(const struct diag *diag)
{
	if (diag->errors + diag->warnings == 0)
		return;
	fprintf(stderr, "%zu error%s, %zu warning%s\n", diag->errors,
		diag->errors == 1 ? "" : "s", diag->warnings,
		diag->warnings == 1 ? "" : "s");
}

static size_t
most_messages(const struct settings *settings)
{
	if (settings->max_errors != MOST_UNSAID)
		return settings->max_errors;
	return settings->format == DIAG_TEXT ? MOST_FOR_PEOPLE : 0;
}

/* Text is for people, on standard error; the other forms are the output. */
static void
print_messages(const struct settings *settings, struct diag *diag)
{
	int site_dir = open(settings->site, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	diag_print(diag,
		   &(struct diag_style){
			   .format = settings->format,
			   .colour = wants_colour(),
			   .most = most_messages(settings),
			   .site_dir = site_dir,
		   },
		   settings->format == DIAG_TEXT ? stderr : stdout);
	if (settings->format == DIAG_TEXT)
		print_counts(diag);
	if (site_dir >= 0)
		close(site_dir);
}

static int
run(const struct command *command, char **arguments, struct settings *settings,
    struct diag *diag)
{
	if (options_read(command, arguments, settings, diag) != 0)
		return EXIT_USAGE;
	if (settings->help) {
		help_print_command(command, stdout);
		return EXIT_FINE;
	}
	if (command->run(settings, diag) == 0)
		return EXIT_FINE;
	return diag->machine_failed ? EXIT_MACHINE : EXIT_SITE;
}

static int
dispatch(char **arguments, struct settings *settings, struct diag *diag)
{
	const char *name = *arguments;
	const struct command *command = name ? command_find(name) : NULL;

	if (command)
		return run(command, arguments + 1, settings, diag);
	if (name == NULL) {
		help_print(stderr);
		return EXIT_USAGE;
	}
	if (strcmp(name, "--version") == 0) {
		puts("dossier " DOSSIER_VERSION);
		return EXIT_FINE;
	}
	if (strcmp(name, "--help") == 0 || strcmp(name, "help") == 0) {
		help_print(stdout);
		return EXIT_FINE;
	}
	return unknown_command(name, diag);
}

int
main(int argc, char **argv)
{
	struct diag diag = {0};
	struct settings settings = {
		.site = ".",
		.jobs = pool_processors(),
		.from = IMPORT_FORMATS,
		.kind = DOCUMENT_TRANSCRIPT,
		.max_errors = MOST_UNSAID,
		.port = 8000,
	};
	int code = dispatch(argc > 0 ? argv + 1 : argv, &settings, &diag);

	print_messages(&settings, &diag);
	diag_free(&diag);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		perror("dossier: standard output");
		return EXIT_MACHINE;
	}
	return code;
}
