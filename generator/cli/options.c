#include "cli/cli.h"

static int
set_site(struct settings *settings, const char *value)
{
	settings->site = value;
	return *value ? 0 : -1;
}

static int
set_output(struct settings *settings, const char *value)
{
	settings->output = value;
	return *value ? 0 : -1;
}

static int
set_jobs(struct settings *settings, const char *value)
{
	uint64_t jobs = 0;

	if (!text_to_number(text_of(value), 256, &jobs) || jobs == 0)
		return -1;
	settings->jobs = (size_t)jobs;
	return 0;
}

static int
set_format(struct settings *settings, const char *value)
{
	static const char *const names[] = {"text", "json", "github"};

	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		if (strcmp(names[i], value) == 0) {
			settings->format = (enum diag_format)i;
			return 0;
		}
	}
	return -1;
}

static int
set_strict(struct settings *settings, const char *value)
{
	(void)value;
	settings->strict = true;
	return 0;
}

static int
set_quiet(struct settings *settings, const char *value)
{
	(void)value;
	settings->quiet = true;
	return 0;
}

static int
set_stats(struct settings *settings, const char *value)
{
	(void)value;
	settings->stats = true;
	return 0;
}

static int
set_profile(struct settings *settings, const char *value)
{
	(void)value;
	settings->profile = true;
	return 0;
}

static int
set_dry_run(struct settings *settings, const char *value)
{
	(void)value;
	settings->dry_run = true;
	return 0;
}

static int
set_offline(struct settings *settings, const char *value)
{
	(void)value;
	settings->offline = true;
	return 0;
}

static int
set_drafts(struct settings *settings, const char *value)
{
	(void)value;
	settings->drafts = true;
	return 0;
}

static int
set_now(struct settings *settings, const char *value)
{
	return moment_parse(text_of(value), &settings->now) ? 0 : -1;
}

static int
set_confinement(struct settings *settings, const char *value)
{
	(void)value;
	settings->require_confinement = true;
	return 0;
}

static int
set_file(struct settings *settings, const char *value)
{
	settings->file = value;
	return *value ? 0 : -1;
}

static int
set_from(struct settings *settings, const char *value)
{
	settings->from = import_format_named(text_of(value));
	return settings->from == IMPORT_FORMATS ? -1 : 0;
}

/* Of a record: nothing else can be imported. */
static int
set_kind(struct settings *settings, const char *value)
{
	static const enum document_kind kinds[] = {DOCUMENT_TRANSCRIPT,
						   DOCUMENT_STATEMENT};

	for (size_t i = 0; i < ARRAY_COUNT(kinds); i++) {
		if (strcmp(document_kind_name(kinds[i]), value) == 0) {
			settings->kind = kinds[i];
			return 0;
		}
	}
	return -1;
}

static int
set_title(struct settings *settings, const char *value)
{
	settings->title = value;
	return text_is_empty(text_trim(text_of(value))) ? -1 : 0;
}

static int
set_to(struct settings *settings, const char *value)
{
	settings->to = value;
	return *value ? 0 : -1;
}

static int
set_every_cue(struct settings *settings, const char *value)
{
	(void)value;
	settings->every_cue = true;
	return 0;
}

static int
set_accept(struct settings *settings, const char *value)
{
	(void)value;
	settings->accept = true;
	return 0;
}

static int
set_what(struct settings *settings, const char *value)
{
	settings->what = value;
	return list_is_known(value) ? 0 : -1;
}

static int
set_subject(struct settings *settings, const char *value)
{
	settings->subject = value;
	return *value ? 0 : -1;
}

static int
set_model(struct settings *settings, const char *value)
{
	(void)value;
	settings->model = true;
	return 0;
}

static int
set_require_quotes(struct settings *settings, const char *value)
{
	uint64_t percent = 0;

	if (!text_to_number(text_of(value), 100, &percent))
		return -1;
	settings->require_quotes = (size_t)percent;
	return 0;
}

static int
set_max_errors(struct settings *settings, const char *value)
{
	uint64_t most = 0;

	if (!text_to_number(text_of(value), UINT32_MAX, &most))
		return -1;
	settings->max_errors = (size_t)most;
	return 0;
}

static int
set_port(struct settings *settings, const char *value)
{
	uint64_t port = 0;

	if (!text_to_number(text_of(value), UINT16_MAX, &port))
		return -1;
	settings->port = (uint16_t)port;
	return 0;
}

static int
set_host(struct settings *settings, const char *value)
{
	settings->host = value;
	return *value ? 0 : -1;
}

static int
set_open(struct settings *settings, const char *value)
{
	(void)value;
	settings->open = true;
	return 0;
}

static int
set_poll(struct settings *settings, const char *value)
{
	(void)value;
	settings->poll = true;
	return 0;
}

/* The next of "text, json or github"; false at the end. */
static bool
next_word(struct text *rest, struct text *word)
{
	size_t comma = text_find(*rest, TEXT(", "), 0);
	size_t or = text_find(*rest, TEXT(" or "), 0);

	if (rest->len == 0)
		return false;
	*word = text_slice(*rest, 0, comma < or ? comma : or);
	*rest = comma < or ? text_from(*rest, comma + 2)
			   : text_from(*rest, or == TEXT_NOT_FOUND ? rest->len
								   : or +4);
	return true;
}

static int
one_of(const char *value, const char *words)
{
	struct text rest = text_of(words), word;

	while (next_word(&rest, &word))
		if (text_equal(word, text_of(value)))
			return 0;
	return -1;
}

#define BEGUN                                                                  \
	"site, article, transcript, statement, person, source, page or theme"

static int
set_kind_new(struct settings *settings, const char *value)
{
	settings->kind_new = value;
	return one_of(value, BEGUN);
}

#define ACTIONS "list, eject, types or reference"

static int
set_action(struct settings *settings, const char *value)
{
	settings->action = value;
	return one_of(value, ACTIONS);
}

static int
set_part(struct settings *settings, const char *value)
{
	settings->part = value;
	return *value ? 0 : -1;
}

static int
set_folder(struct settings *settings, const char *value)
{
	settings->folder = value;
	return *value ? 0 : -1;
}

#define SERVERS "nginx or apache"

static int
set_server(struct settings *settings, const char *value)
{
	settings->server = value;
	return strcmp(value, "nginx") == 0 || strcmp(value, "apache") == 0 ? 0
									   : -1;
}

#define SHELLS "bash, zsh or fish"

static int
set_shell(struct settings *settings, const char *value)
{
	settings->shell = value;
	return one_of(value, SHELLS);
}

static int
set_name(struct settings *settings, const char *value)
{
	settings->name = value;
	return text_is_empty(text_trim(text_of(value))) ? -1 : 0;
}

static int
set_example(struct settings *settings, const char *value)
{
	(void)value;
	settings->example = true;
	return 0;
}

static int
set_help(struct settings *settings, const char *value)
{
	(void)value;
	settings->help = true;
	return 0;
}

#define LISTS                                                                  \
	"quotations, events, drafts, withheld, links, records, people, "       \
	"sources or pages"

static const struct option options[] = {
	{"--site", "DIR", "the site's folder (default: here)", set_site,
	 "a folder"},
	{"--output", "DIR", "where to publish (default: output/ of the site)",
	 set_output, "a folder"},
	{"--jobs", "N", "threads and workers (default: one a processor)",
	 set_jobs, "a number from 1 to 256"},
	{"--format", "FORM", "messages as text, json or github", set_format,
	 "text, json or github"},
	{"--strict", NULL, "warnings stop the build as errors do", set_strict,
	 NULL},
	{"--quiet", NULL, "no summary when all went well", set_quiet, NULL},
	{"--stats", NULL, "print where the time went, in all and a page",
	 set_stats, NULL},
	{"--profile", NULL,
	 "print where the theme's time went: by layout, part, hook …",
	 set_profile, NULL},
	{"--dry-run", NULL, "publish nothing, say what would change",
	 set_dry_run, NULL},
	{"--offline", NULL,
	 "links name index.html, so the pages work as files too", set_offline,
	 NULL},
	{"--drafts", NULL,
	 "show what is withheld, too: for looking at, not for publishing",
	 set_drafts, NULL},
	{"--now", "DATE",
	 "as if it were that day, or that moment (default: the clock)", set_now,
	 "a day or a moment, such as 2026-03-01 or 2026-03-01T06:00"},
	{"--require-confinement", NULL,
	 "fail where theme scripts cannot be confined", set_confinement, NULL},
	{"FILE", "FILE", "a .vtt, .srt, .json, .txt or .csv file", set_file,
	 "a file"},
	{"--from", "FORM", "vtt, srt, csv, json or text (default: by its name)",
	 set_from, "vtt, srt, csv, json or text"},
	{"--kind", "KIND", "of records: transcript (default) or statement",
	 set_kind, "transcript or statement"},
	{"--title", "TITLE", "of the document (default: the file's)", set_title,
	 "a title"},
	{"--to", "FILE", "a new file (default: standard output)", set_to,
	 "a file that is not there yet"},
	{"--every-cue", NULL, "one turn a cue: no time is left out",
	 set_every_cue, NULL},
	{"--accept", NULL, "seal what changed although nothing says so",
	 set_accept, NULL},
	{"WHAT", "WHAT", "what to list: " LISTS, set_what, LISTS},
	{"PAGE|CODE", "PAGE|CODE",
	 "a page's path or source file, or a code such as Q002", set_subject,
	 "a page or a code"},
	{"--model", NULL, "print the facts the theme is given, too", set_model,
	 NULL},
	{"--require-quotes", "N",
	 "fail when fewer percent of the quotations are linked",
	 set_require_quotes, "a number from 0 to 100"},
	{"--max-errors", "N",
	 "print so many messages, 0 all (default: 100 as text)", set_max_errors,
	 "a number; 0 prints all"},
	{"--port", "N", "listen at this port, or the next free one (8000)",
	 set_port, "a number up to 65535; 0 is any free port"},
	{"--host", "ADDR",
	 "listen at this address, for other machines too (default: this "
	 "machine only)",
	 set_host, "an address of this machine"},
	{"--open", NULL, "open the site in a browser", set_open, NULL},
	{"--poll", NULL,
	 "look for changes again and again, where a file system tells of none",
	 set_poll, NULL},
	{"KIND", "KIND", "what to begin: " BEGUN, set_kind_new, BEGUN},
	{"ACTION", "ACTION", "what to do: " ACTIONS, set_action, ACTIONS},
	{"PART", "PART", "of a theme, to eject: parts/card.lua, or card",
	 set_part, "a file of the theme"},
	{"DIR", "DIR", "a folder with the site as published, and SHA256SUMS",
	 set_folder, "a folder"},
	{"SERVER", "SERVER", SERVERS, set_server, SERVERS},
	{"SHELL", "SHELL", "bash, zsh or fish", set_shell, SHELLS},
	{"NAME", "NAME", "the folder of a site, a document's title, a theme",
	 set_name, "a name"},
	{"--example", NULL, "a fuller site: a made-up story to replace",
	 set_example, NULL},
	{"--help", NULL, "this text", set_help, NULL},
};

const struct option *
option_find(struct text name)
{
	for (size_t i = 0; i < ARRAY_COUNT(options); i++)
		if (text_equal(text_of(options[i].name), name))
			return &options[i];
	return NULL;
}

void
option_add_words(const struct option *option, struct buf *out)
{
	struct text rest = text_of(option->accepts), word;
	size_t before = out->len;

	while (next_word(&rest, &word)) {
		if (text_find_char(word, ' ', 0) != TEXT_NOT_FOUND) {
			out->len = before;
			return;
		}
		buf_format(out, "%.*s ", TEXT_ARG(word));
	}
}

bool
command_has(const struct command *command, const char *option)
{
	for (const char *const *name = command->options; *name; name++)
		if (strcmp(*name, option) == 0)
			return true;
	return strcmp(option, "--help") == 0;
}

static const char *
nearest_option(const struct command *command, struct text name)
{
	const char *nearest = "--help";
	size_t best = text_distance(name, text_of(nearest), 3);

	for (const char *const *known = command->options; *known; known++) {
		size_t distance = text_distance(name, text_of(*known), 3);

		if (distance < best) {
			best = distance;
			nearest = *known;
		}
	}
	return best <= 3 ? nearest : NULL;
}

static int
unknown_option(const struct command *command, struct text name,
	       struct diag *diag)
{
	const char *nearest = nearest_option(command, name);

	diag_error(diag, C002, NULL, "dossier %s has no option \"%.*s\"",
		   command->name, TEXT_ARG(name));
	if (nearest)
		diag_hint(diag, "did you mean %s?", nearest);
	else
		diag_hint(diag, "see dossier %s --help", command->name);
	return -1;
}

static int
set(const struct option *option, struct settings *settings, const char *value,
    struct diag *diag)
{
	if (value && option->value && option->set(settings, value) == 0)
		return 0;
	if (value && !option->value)
		diag_error(diag, C003, NULL, "%s takes no value", option->name);
	else if (value)
		diag_error(diag, C003, NULL, "%s cannot be \"%s\"",
			   option->name, value);
	else if (!option->value)
		return option->set(settings, NULL);
	else
		diag_error(diag, C003, NULL, "%s needs a value", option->name);
	if (option->accepts)
		diag_hint(diag, "%s takes %s", option->name, option->accepts);
	return -1;
}

/* ---- Operands ---- */

static size_t
operand_count(const struct command *command)
{
	size_t count = 0;

	while (command->operands[count])
		count++;
	return count;
}

static int
set_operand(const struct command *command, size_t number,
	    struct settings *settings, const char *value, struct diag *diag)
{
	if (number < operand_count(command))
		return set(option_find(text_of(command->operands[number])),
			   settings, value, diag);
	diag_error(diag, C004, NULL, "dossier %s does not take \"%s\"",
		   command->name, value);
	diag_hint(diag, "see dossier %s --help", command->name);
	return -1;
}

static int
check_operands(const struct command *command, size_t given, bool wants_help,
	       struct diag *diag)
{
	const struct option *missing;

	if (given >= command->operands_needed || wants_help)
		return 0;
	missing = option_find(text_of(command->operands[given]));
	diag_error(diag, C004, NULL, "dossier %s needs %s: %s", command->name,
		   missing->name, missing->help);
	diag_hint(diag, "see dossier %s --help", command->name);
	return -1;
}

/* ---- All arguments ---- */

/* Reads the option at `*at`, which moves on to its value. */
static int
read_option(const struct command *command, char ***at,
	    struct settings *settings, struct diag *diag)
{
	struct text argument = text_of(**at);
	size_t equals = text_find_char(argument, '=', 0);
	struct text name = text_slice(argument, 0, equals);
	const struct option *option = option_find(name);
	const char *value = NULL;

	if (!option || !command_has(command, option->name))
		return unknown_option(command, name, diag);
	if (equals != TEXT_NOT_FOUND)
		value = **at + equals + 1;
	else if (option->value && (*at)[1])
		value = *++*at;
	return set(option, settings, value, diag);
}

int
options_read(const struct command *command, char **arguments,
	     struct settings *settings, struct diag *diag)
{
	bool only_operands = false;
	size_t operands = 0;

	for (char **at = arguments; *at; at++) {
		int rc;

		if (!only_operands && strcmp(*at, "--") == 0) {
			only_operands = true;
			continue;
		}
		if (!only_operands && **at == '-')
			rc = read_option(command, &at, settings, diag);
		else
			rc = set_operand(command, operands++, settings, *at,
					 diag);
		if (rc != 0)
			return -1;
	}
	return check_operands(command, operands, settings->help, diag);
}
