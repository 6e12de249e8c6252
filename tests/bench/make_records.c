/*
 * make_records TRANSCRIPTS TURNS QUOTATIONS FOLDER: makes a made-up site
 * below FOLDER: transcripts of so many turns each, of about 250 bytes, and
 * articles that quote them, forty quotations each. All quotations are true.
 *
 * Eight of ten quotations name their turn, the others their record only; one
 * of five leaves words out, one of five is typed with other quotation marks
 * and dashes. The same arguments always give the same bytes.
 */
#include <err.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PEOPLE 400
#define VOICES 4	   /* in one transcript */
#define FOLDER_RECORDS 100 /* in one folder */
#define ARTICLE_QUOTATIONS 40
#define WORDS_MOST 46
#define VOCABULARY 20000
#define ARRAY_COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const common[] = {
	"the", "of",   "and",  "to",   "a",    "in",  "that", "it",
	"we",  "was",  "I",    "for",  "on",   "you", "he",   "not",
	"be",  "with", "they", "have", "this", "at",  "but",  "from",
};

static const char *const syllables[] = {
	"ba",  "co",  "den", "fir", "gal", "hun", "ki",	 "lor", "mes", "ni",
	"pol", "qua", "ret", "sil", "tam", "ur",  "ven", "wim", "yor", "zé",
};

struct site {
	const char *folder;
	size_t transcripts;
	size_t turns;
	size_t quotations;
};

/* What one turn says: words, with what stands behind each of them. */
struct speech {
	size_t count;
	char words[WORDS_MOST][32];
	char behind[WORDS_MOST][16];
};

/* xorshift64 */
static size_t
below(uint64_t *random, size_t limit)
{
	*random ^= *random << 13;
	*random ^= *random >> 7;
	*random ^= *random << 17;
	return (size_t)((*random >> 11) % limit);
}

static uint64_t
seed(size_t a, size_t b)
{
	uint64_t seed = 0x9e3779b97f4a7c15U * (a + 1);

	seed ^= 0xc2b2ae3d27d4eb4fU * (b + 1);
	return seed ? seed : 1;
}

/* Half of all words are common ones, as in any talk. */
static void
choose_word(uint64_t *random, char word[32])
{
	size_t number = below(random, VOCABULARY);

	if (below(random, 2) == 0) {
		snprintf(word, 32, "%s",
			 common[below(random, ARRAY_COUNT(common))]);
		return;
	}
	*word = '\0';
	for (int i = 0; i < 4 && (number > 0 || i < 2); i++) {
		strcat(word, syllables[number % ARRAY_COUNT(syllables)]);
		number /= ARRAY_COUNT(syllables);
	}
}

static const char *
choose_behind(uint64_t *random, bool is_last)
{
	static const char *const stops[] = {".", ".", "?", "…"};

	if (is_last)
		return stops[below(random, ARRAY_COUNT(stops))];
	switch (below(random, 16)) {
	case 0:
		return ", ";
	case 1:
		return " – ";
	default:
		return " ";
	}
}

static void
speak(size_t record, size_t turn, struct speech *speech)
{
	uint64_t random = seed(record, turn);

	speech->count = 24 + below(&random, WORDS_MOST - 24);
	for (size_t i = 0; i < speech->count; i++) {
		bool is_last = i + 1 == speech->count;

		choose_word(&random, speech->words[i]);
		strcpy(speech->behind[i], choose_behind(&random, is_last));
	}
}

/* ---- Files ---- */

static void
make_folder(const struct site *site, const char *name)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", site->folder, name);
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		err(1, "%s", path);
}

static FILE *
open_new(const struct site *site, const char *name)
{
	char path[4096];
	FILE *out;

	snprintf(path, sizeof(path), "%s/%s", site->folder, name);
	out = fopen(path, "w");
	if (!out)
		err(1, "%s", path);
	return out;
}

static void
close_new(FILE *out)
{
	if (ferror(out) || fclose(out) != 0)
		err(1, "a made file");
}

static void
record_path(size_t record, char path[64])
{
	snprintf(path, 64, "transcripts/s%03zu/r%05zu.md",
		 record / FOLDER_RECORDS, record);
}

static size_t
person_of(size_t record, size_t turn)
{
	uint64_t random = seed(record, 1U << 20);

	return (below(&random, PEOPLE) + turn % VOICES) % PEOPLE;
}

static void
write_people(const struct site *site)
{
	char path[64];

	for (size_t i = 0; i < PEOPLE; i++) {
		FILE *out;

		snprintf(path, sizeof(path), "content/people/voice-%zu.md", i);
		out = open_new(site, path);
		fprintf(out, "---\ntitle: Voice %zu\n---\nMade up.\n", i);
		close_new(out);
	}
}

static void
write_turn(FILE *out, size_t record, size_t turn)
{
	struct speech speech;

	speak(record, turn, &speech);
	fprintf(out, "**Voice %zu**", person_of(record, turn));
	if (record % 2 == 0)
		fprintf(out, " [%zu:%02zu]", turn * 15 / 60, turn * 15 % 60);
	fputs(": ", out);
	for (size_t i = 0; i < speech.count; i++)
		fprintf(out, "%s%s", speech.words[i], speech.behind[i]);
	if (turn % 10 == 3)
		fputs(" [laughter]", out);
	fputs("\n\n", out);
}

static void
write_record(const struct site *site, size_t record)
{
	char name[64];
	char path[128];
	FILE *out;

	record_path(record, name);
	snprintf(path, sizeof(path), "content/%s", name);
	out = open_new(site, path);
	fprintf(out, "---\ntitle: Call %zu\ndate: 1931-%02zu-%02zu\n", record,
		1 + record / 28 % 12, 1 + record % 28);
	fputs("medium: phone call\nparticipants:\n", out);
	for (size_t i = 0; i < VOICES; i++)
		fprintf(out, "  - voice-%zu\n", person_of(record, i));
	fputs("---\n", out);
	for (size_t i = 0; i < site->turns; i++)
		write_turn(out, record, i);
	close_new(out);
}

/* ---- Quotations ---- */

/* The words `from` up to `to`; every " – " as " — " when `is_typed`. */
static void
write_words(FILE *out, const struct speech *speech, size_t from, size_t to,
	    bool is_typed)
{
	for (size_t i = from; i < to; i++) {
		const char *behind = speech->behind[i];

		if (i + 1 == to)
			behind = "";
		else if (is_typed && strcmp(behind, " – ") == 0)
			behind = " — ";
		fprintf(out, "%s%s", speech->words[i], behind);
	}
}

static void
write_quotation(FILE *out, const struct site *site, size_t number)
{
	uint64_t random = seed(number, 1U << 21);
	size_t record = below(&random, site->transcripts);
	size_t turn = below(&random, site->turns);
	size_t kind = number % 5;
	struct speech speech;
	char path[64];
	size_t from;

	speak(record, turn, &speech);
	from = below(&random, speech.count - 20);
	record_path(record, path);
	fputs("It was put like this: [“", out);
	write_words(out, &speech, from, from + 9, kind == 1);
	if (kind == 2) {
		fputs(" […] ", out);
		write_words(out, &speech, from + 13, from + 20, false);
	}
	fprintf(out, "”](../%s", path);
	if (number % 10 < 8)
		fprintf(out, "#t%zu", turn + 1);
	fputs(").\n\n", out);
}

static void
write_article(const struct site *site, size_t number)
{
	size_t first = number * ARTICLE_QUOTATIONS;
	char path[64];
	FILE *out;

	snprintf(path, sizeof(path), "content/articles/a%05zu.md", number);
	out = open_new(site, path);
	fprintf(out, "---\ntitle: Story %zu\ndate: 1932-01-01\n---\n", number);
	for (size_t i = first;
	     i < site->quotations && i < first + ARTICLE_QUOTATIONS; i++)
		write_quotation(out, site, i);
	close_new(out);
}

static void
write_site(const struct site *site)
{
	FILE *out;

	make_folder(site, "");
	make_folder(site, "content");
	make_folder(site, "content/articles");
	make_folder(site, "content/people");
	make_folder(site, "content/transcripts");
	out = open_new(site, "content/site.yaml");
	fputs("title: Made records\nbase_url: https://example.org/\n"
	      "language: en\n",
	      out);
	close_new(out);
	out = open_new(site, "content/index.md");
	fputs("---\ntitle: Made records\n---\nAll of it is made up.\n", out);
	close_new(out);
	write_people(site);
}

static void
write_records(const struct site *site)
{
	char folder[64];

	for (size_t i = 0; i < site->transcripts; i++) {
		snprintf(folder, sizeof(folder), "content/transcripts/s%03zu",
			 i / FOLDER_RECORDS);
		if (i % FOLDER_RECORDS == 0)
			make_folder(site, folder);
		write_record(site, i);
	}
}

static size_t
number_of(const char *argument)
{
	char *end;
	long number = strtol(argument, &end, 10);

	if (number < 1 || number > 10000000 || *end != '\0')
		errx(2, "not a number: %s", argument);
	return (size_t)number;
}

int
main(int argc, char **argv)
{
	struct site site;

	if (argc != 5)
		errx(2, "usage: make_records TRANSCRIPTS TURNS QUOTATIONS "
			"FOLDER");
	site.transcripts = number_of(argv[1]);
	site.turns = number_of(argv[2]);
	site.quotations = number_of(argv[3]);
	site.folder = argv[4];
	write_site(&site);
	write_records(&site);
	for (size_t i = 0; i * ARTICLE_QUOTATIONS < site.quotations; i++)
		write_article(&site, i);
	return 0;
}
