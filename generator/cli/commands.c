#include "cli/cli.h"

static const char *const no_operands[] = {NULL};

static const char *const build_options[] = {
	"--site",
	"--output",
	"--jobs",
	"--format",
	"--strict",
	"--quiet",
	"--dry-run",
	"--offline",
	"--drafts",
	"--now",
	"--require-confinement",
	"--max-errors",
	"--stats",
	"--profile",
	NULL,
};

static const char *const check_options[] = {
	"--require-quotes",
	"--site",
	"--output",
	"--jobs",
	"--format",
	"--strict",
	"--quiet",
	"--offline",
	"--now",
	"--require-confinement",
	"--max-errors",
	NULL,
};

static const char *const explain_operands[] = {"PAGE|CODE", NULL};

static const char *const explain_options[] = {
	"--model", "--site", "--output", "--jobs", "--format", NULL,
};

static const char *const list_operands[] = {"WHAT", NULL};

static const char *const list_options[] = {
	"--site", "--jobs",	  "--format", "--strict",
	"--now",  "--max-errors", NULL,
};

static const char *const import_operands[] = {"FILE", NULL};

static const char *const import_options[] = {
	"--from",      "--kind", "--title", "--to",
	"--every-cue", "--site", "--quiet", NULL,
};

static const char *const seal_options[] = {
	"--accept", "--site",  "--output",
	"--jobs",   "--quiet", "--require-confinement",
	"--format", NULL,
};

static const char *const shell_operands[] = {"SHELL", NULL};

static const char *const shell_options[] = {NULL};

static const char *const new_operands[] = {"KIND", "NAME", NULL};

static const char *const new_options[] = {"--example", "--site", "--quiet",
					  NULL};

static const char *const serve_options[] = {
	"--port",
	"--open",
	"--host",
	"--poll",
	"--site",
	"--jobs",
	"--strict",
	"--quiet",
	"--drafts",
	"--now",
	"--require-confinement",
	NULL,
};

static const char *const theme_operands[] = {"ACTION", "PART", NULL};

static const char *const theme_options[] = {"--site", "--format", "--quiet",
					    NULL};

static const char *const server_operands[] = {"SERVER", NULL};

static const char *const server_options[] = {"--site", "--now", NULL};

static const char *const verify_operands[] = {"DIR", NULL};

static const char *const verify_options[] = {
	"--jobs", "--format", "--quiet", "--max-errors", NULL,
};

const struct command commands[] = {
	{"build", "check the site and publish it", no_operands, 0,
	 build_options,
	 "  dossier build                      the site here, to output/\n"
	 "  dossier build --site ~/harbour     another one\n"
	 "  dossier build --dry-run --strict   check it all, publish nothing\n",
	 command_build},
	{"check", "check the site, and how much of what is quoted is verified",
	 no_operands, 0, check_options,
	 "  dossier check                        writes nothing\n"
	 "  dossier check --require-quotes 100   fails when words in "
	 "quotation\n"
	 "                                       marks have no record\n"
	 "  dossier check --strict --format github\n",
	 command_check},
	{"completions", "write what a shell offers behind dossier",
	 shell_operands, 1, shell_options,
	 "  dossier completions bash >~/.local/share/bash-completion/"
	 "completions/dossier\n",
	 command_completions},
	{"explain", "say what a code means, or what made a page",
	 explain_operands, 1, explain_options,
	 "  dossier explain Q002               what it means, how to mend it\n"
	 "  dossier explain articles/ledger/   source, layout, parts, hooks\n"
	 "  dossier explain content/articles/ledger.md --model\n",
	 command_explain},
	{"hosts", "write what a web server of your own is told of the site",
	 server_operands, 1, server_options,
	 "  dossier hosts nginx >harbour.conf   headers, redirects, media "
	 "types\n"
	 "  dossier hosts apache                the .htaccess of `hosts: "
	 "[apache]`\n",
	 command_hosts},
	{"import", "make a record of another program's transcript",
	 import_operands, 1, import_options,
	 "  dossier import call.vtt            shows the record\n"
	 "  dossier import call.vtt --title 'Harbour call' \\\n"
	 "    --to content/transcripts/harbour-call.md\n"
	 "  dossier import notes --from text   lines of NAME: words\n",
	 command_import},
	{"list", "print what the site has, one thing a line", list_operands, 1,
	 list_options,
	 "  dossier list quotations\n"
	 "  dossier list withheld              drafts, and what is not to be\n"
	 "                                     published yet or any more\n"
	 "  dossier list withheld --now 2026-03-01\n"
	 "  dossier list links --format json   an object a line, for "
	 "programs\n",
	 command_list},
	{"new", "begin a site, a document or a theme", new_operands, 2,
	 new_options,
	 "  dossier new site harbour             a small site in harbour/\n"
	 "  dossier new site harbour --example   one with everything in it\n"
	 "  dossier new article 'The ledger'     "
	 "content/articles/the-ledger.md\n"
	 "  dossier new theme mine               broadsheet, to be changed\n",
	 command_new},
	{"serve", "show the site in a browser, and follow every change",
	 no_operands, 0, serve_options,
	 "  dossier serve --open          looks again whenever you save\n"
	 "  dossier serve --drafts        with what is withheld\n"
	 "  dossier serve --port 4000\n"
	 "  dossier serve --host 0.0.0.0  for others in your network, too\n",
	 command_serve},
	{"seal", "keep what was published, so that no change goes unsaid",
	 no_operands, 0, seal_options,
	 "  dossier seal             writes content/seal.json, to be "
	 "committed\n"
	 "  dossier seal --accept    seals what has changed against the seal,\n"
	 "                           and lists it\n",
	 command_seal},
	{"theme", "show what the theme is made of, and change a part of it",
	 theme_operands, 1, theme_options,
	 "  dossier theme list              which file serves, and over which\n"
	 "  dossier theme eject card        copies parts/card.lua into your "
	 "theme\n"
	 "  dossier theme types             what editors need to complete "
	 "scripts\n"
	 "  dossier theme reference         all that scripts can use, as "
	 "Markdown\n",
	 command_theme},
	{"verify", "say what differs from what was published", verify_operands,
	 1, verify_options,
	 "  dossier verify output            by the sums in output/SHA256SUMS\n"
	 "  dossier verify ~/copies/harbour  a copy, from wherever it comes\n",
	 command_verify},
};

const size_t command_count = ARRAY_COUNT(commands);
