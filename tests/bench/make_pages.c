/*
 * make_pages COUNT FOLDER [BYTES]: makes one made-up site twice, for us below
 * FOLDER/dossier and for Hugo below FOLDER/hugo.
 *
 * Each page is about BYTES (4800) of varied Markdown. The two differ only in
 * how links between pages are written: ours name the file and are resolved and
 * checked by the build, Hugo's are finished URLs, which spares Hugo that
 * work. The same COUNT and BYTES always give the same
 * bytes.
 */
#include <err.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PAGE_BYTES 4800
#define BLOCK_BYTES 250 /* about */
#define SECTION_PAGES 100
#define ARRAY_COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum flavour { DOSSIER, HUGO, FLAVOURS };

static const char *const flavour_names[] = {"dossier", "hugo"};

static const char *const words[] = {
	"harbour", "ledger",  "winter",	  "keeper",  "morning", "signal",
	"paper",   "village", "engine",	  "river",   "captain", "letter",
	"window",  "market",  "evening",  "council", "bridge",	"garden",
	"reports", "carried", "waited",	  "counted", "opened",	"written",
	"quiet",   "narrow",  "northern", "old",     "careful", "long",
	"before",  "under",   "between",  "against", "through", "without",
	"and",	   "but",     "the",	  "a",	     "of",	"to",
	"in",	   "with",    "for",	  "that",    "was",	"had",
	"naïve",   "café",    "Ærø",	  "señal",   "zürich",	"Łódź",
};

/* One page in the making; `random` is the state of xorshift64. */
struct writer {
	FILE *out;
	uint64_t random;
	size_t count; /* pages of the site */
	long bytes;   /* of a page */
	enum flavour flavour;
};

static size_t
below(struct writer *w, size_t limit)
{
	w->random ^= w->random << 13;
	w->random ^= w->random >> 7;
	w->random ^= w->random << 17;
	return (size_t)(w->random % limit);
}

static const char *
word(struct writer *w)
{
	return words[below(w, ARRAY_COUNT(words))];
}

/* Two words with what stands before, between and after them. */
static void
write_pair(struct writer *w, const char *before, const char *between,
	   const char *after)
{
	fprintf(w->out, "%s%s", before, word(w));
	fprintf(w->out, "%s%s%s", between, word(w), after);
}

static void
write_words(struct writer *w, size_t least, size_t most)
{
	size_t count = least + below(w, most - least + 1);

	for (size_t i = 0; i < count; i++)
		fprintf(w->out, "%s%s", i ? " " : "", word(w));
}

static void
write_link(struct writer *w)
{
	size_t page = below(w, w->count);
	size_t section = page / SECTION_PAGES;

	write_pair(w, "[", " ", "]");
	if (w->flavour == DOSSIER)
		fprintf(w->out, "(../s%04zu/p%06zu.md)", section, page);
	else
		fprintf(w->out, "(../../s%04zu/p%06zu/)", section, page);
}

/* A few words, now and then dressed. */
static void
write_phrase(struct writer *w)
{
	switch (below(w, 12)) {
	case 0:
		write_pair(w, "*", " ", "*");
		break;
	case 1:
		write_pair(w, "**", " ", "**");
		break;
	case 2:
		write_pair(w, "`", "_", "`");
		break;
	case 3:
		fprintf(w->out, "[%s](https://example.org", word(w));
		fprintf(w->out, "/%zu?a=1&b=2)", below(w, 1000));
		break;
	default:
		write_words(w, 3, 7);
	}
}

static void
write_sentence(struct writer *w)
{
	fprintf(w->out, "The %s", word(w));
	for (size_t i = 0, count = 2 + below(w, 3); i < count; i++) {
		putc(i % 3 == 2 ? '\n' : ' ', w->out);
		write_phrase(w);
	}
	fputs(below(w, 6) == 0 ? " & more.\n" : ".\n", w->out);
}

static void
write_paragraph(struct writer *w)
{
	for (size_t i = 0, count = 2 + below(w, 4); i < count; i++)
		write_sentence(w);
	fputs("See also ", w->out);
	write_link(w);
	fputs(".\n\n", w->out);
}

static void
write_list(struct writer *w)
{
	bool ordered = below(w, 3) == 0;

	for (size_t i = 0, count = 3 + below(w, 4); i < count; i++) {
		if (ordered)
			fprintf(w->out, "%zu. ", i + 1);
		else
			fputs("- ", w->out);
		write_phrase(w);
		putc('\n', w->out);
		if (!ordered && i == 1)
			write_pair(w, "  - ", "\n  - *", "*\n");
	}
	putc('\n', w->out);
}

static void
write_code(struct writer *w)
{
	fputs("```c\n", w->out);
	for (size_t i = 0, count = 3 + below(w, 5); i < count; i++) {
		write_pair(w, "\tif (", " < *", ")\n");
		fprintf(w->out, "\t\treturn %zu;\n", below(w, 100));
	}
	fputs("```\n\n", w->out);
}

static void
write_quote(struct writer *w)
{
	for (size_t i = 0, count = 2 + below(w, 3); i < count; i++) {
		fputs("> ", w->out);
		write_words(w, 7, 12);
		putc('\n', w->out);
	}
	putc('\n', w->out);
}

static void
write_block(struct writer *w)
{
	switch (below(w, 10)) {
	case 0:
		write_list(w);
		break;
	case 1:
		write_code(w);
		break;
	case 2:
		write_quote(w);
		break;
	case 3:
	case 4:
		fprintf(w->out, "#%s ", below(w, 3) ? "#" : "##");
		write_words(w, 2, 5);
		fputs("\n\n", w->out);
		break;
	default:
		write_paragraph(w);
	}
}

static FILE *
open_new(const char *path)
{
	FILE *out = fopen(path, "w");

	if (!out)
		err(1, "%s", path);
	return out;
}

static void
close_new(FILE *out, const char *path)
{
	if (ferror(out) || fclose(out) != 0)
		err(1, "%s", path);
}

static void
make_folder(const char *path)
{
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		err(1, "%s", path);
}

static void
write_page(const char *folder, size_t number, const struct writer *like)
{
	char path[4096];
	struct writer w = *like;

	w.random = 0x9e3779b97f4a7c15U * (number + 1);
	snprintf(path, sizeof(path), "%s/s%04zu/p%06zu.md", folder,
		 number / SECTION_PAGES, number);
	w.out = open_new(path);
	fprintf(w.out, "---\ntitle: Page %zu", number);
	write_pair(&w, " of the ", " ", "\n---\n");
	while (ftell(w.out) < w.bytes - BLOCK_BYTES)
		write_block(&w);
	close_new(w.out, path);
}

/*
 * Writes the list page of a folder, whose name starts with an underscore for
 * Hugo; `layout` is for us, Hugo knows a list by its name.
 */
static void
write_index(const char *folder, const char *title, const char *layout,
	    enum flavour flavour)
{
	char path[4096];
	FILE *out;

	snprintf(path, sizeof(path), "%s/%sindex.md", folder,
		 flavour == HUGO ? "_" : "");
	out = open_new(path);
	fprintf(out, "---\ntitle: %s\n", title);
	if (flavour == DOSSIER)
		fprintf(out, "layout: %s\n", layout);
	fputs("---\nSome made pages.\n", out);
	close_new(out, path);
}

static void
write_content(const char *top, size_t count, long bytes, enum flavour flavour)
{
	struct writer w = {.count = count, .bytes = bytes, .flavour = flavour};
	char folder[1024];
	char section[2048];
	char title[32];

	snprintf(folder, sizeof(folder), "%s/%s", top, flavour_names[flavour]);
	make_folder(folder);
	snprintf(folder, sizeof(folder), "%s/%s/content", top,
		 flavour_names[flavour]);
	make_folder(folder);
	write_index(folder, "Made pages", "home", flavour);
	for (size_t i = 0; i < count; i += SECTION_PAGES) {
		snprintf(section, sizeof(section), "%s/s%04zu", folder,
			 i / SECTION_PAGES);
		snprintf(title, sizeof(title), "Part %zu", i / SECTION_PAGES);
		make_folder(section);
		write_index(section, title, "section", flavour);
	}
	for (size_t i = 0; i < count; i++)
		write_page(folder, i, &w);
}

/* A whole number of at least one, at most `most`. */
static long
number_of(const char *argument, long most)
{
	char *end;
	long number = strtol(argument, &end, 10);

	if (number < 1 || number > most || *end != '\0')
		errx(2, "%s is no number from 1 to %ld", argument, most);
	return number;
}

int
main(int argc, char **argv)
{
	long count, bytes;

	if (argc != 3 && argc != 4)
		errx(2, "usage: make_pages COUNT FOLDER [BYTES]");
	count = number_of(argv[1], 1000000);
	bytes = argc == 4 ? number_of(argv[3], 100000000) : PAGE_BYTES;
	make_folder(argv[2]);
	for (int flavour = 0; flavour < FLAVOURS; flavour++)
		write_content(argv[2], (size_t)count, bytes, flavour);
	return 0;
}
