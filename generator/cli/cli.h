/*
 * The command line: a table of commands, each with a table of options.
 *
 * Help is written from these tables and options are read by them, so the two
 * cannot differ.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/moment.h"
#include "source/source.h"

#define DOSSIER_VERSION "0.1.0"

enum exit_code {
	EXIT_FINE = 0,
	EXIT_SITE = 1,	  /* the site has errors */
	EXIT_USAGE = 2,	  /* the command line has */
	EXIT_MACHINE = 3, /* the machine failed */
};

/* Everything any option can set. */
struct settings {
	const char *site;   /* --site, "." */
	const char *output; /* --output; NULL: the site's output/ */
	size_t jobs;	    /* --jobs; the processors */
	enum diag_format format;
	bool strict;
	bool quiet;
	bool stats;
	bool profile;
	bool dry_run;
	bool offline;
	bool drafts;
	struct moment now; /* --now; month 0: not given */
	bool require_confinement;
	bool accept;
	bool help;
	const char *file; /* that is imported */
	const char *to;	  /* --to; NULL: standard output */
	const char *title;
	enum import_format from; /* IMPORT_FORMATS: by the file's name */
	enum document_kind kind;
	bool every_cue;
	const char *what;    /* that is listed */
	const char *subject; /* that is explained: a page or a code */
	bool model;
	size_t require_quotes; /* percent; 0: no gate */
	size_t max_errors;     /* messages; 0: all; MOST_UNSAID */
	uint16_t port;
	const char *host; /* to listen at; NULL: this machine only */
	bool open;
	bool poll;
	const char *kind_new; /* what is begun: site, article … theme */
	const char *name;     /* of it, as the author writes it */
	bool example;
	const char *action; /* with a theme: list, eject … */
	const char *part;   /* of it; NULL: none */
	const char *server; /* that is told of the site */
	const char *folder; /* that is verified */
	const char *shell;  /* whose completions are written */
};

/* --max-errors was not given. */
#define MOST_UNSAID SIZE_MAX

/*
 * An option sets one member of `struct settings`; so does an operand, a value
 * that stands by itself, whose name has no hyphens.
 */
struct option {
	const char *name;  /* "--jobs", "FILE" */
	const char *value; /* name of its value in help; NULL: it is a flag */
	const char *help;
	int (*set)(struct settings *settings, const char *value);
	/* What a wrong value should have been: "a folder"; where there are a
	 * few words to choose from, those: "text, json or github". */
	const char *accepts;
};

struct command {
	const char *name;
	const char *summary;
	const char *const *operands; /* names, in order; ends in NULL */
	size_t operands_needed;	     /* the others may be left out */
	const char *const *options;  /* names of those it has; ends in NULL */
	const char *examples;
	int (*run)(const struct settings *settings, struct diag *diag);
};

extern const struct command commands[];
extern const size_t command_count;

/* The option of that name, or NULL. */
const struct option *option_find(struct text name);

/* Adds the words to choose from with a space behind each, if it is that. */
void option_add_words(const struct option *option, struct buf *out);

/* Whether `command` has the option of that name. */
bool command_has(const struct command *command, const char *option);

/*
 * Reads the arguments behind the command's name: `--name value`,
 * `--name=value`, flags and operands; behind `--` all are operands. What is
 * given again replaces what was given.
 *
 * Returns 0, or -1 with one error: C002 (with the nearest option), C003, C004.
 * An operand may be missing when `--help` is there.
 */
MUST_CHECK
int options_read(const struct command *command, char **arguments,
		 struct settings *settings, struct diag *diag);

void help_print(FILE *out);
void help_print_command(const struct command *command, FILE *out);

/* Whether dossier list knows a list of that name. */
bool list_is_known(const char *name);

int command_build(const struct settings *settings, struct diag *diag);
int command_check(const struct settings *settings, struct diag *diag);
int command_explain(const struct settings *settings, struct diag *diag);
int command_list(const struct settings *settings, struct diag *diag);
int command_import(const struct settings *settings, struct diag *diag);
int command_completions(const struct settings *settings, struct diag *diag);
int command_new(const struct settings *settings, struct diag *diag);
int command_serve(const struct settings *settings, struct diag *diag);
int command_theme(const struct settings *settings, struct diag *diag);
int command_hosts(const struct settings *settings, struct diag *diag);
int command_verify(const struct settings *settings, struct diag *diag);
int command_seal(const struct settings *settings, struct diag *diag);

#endif
