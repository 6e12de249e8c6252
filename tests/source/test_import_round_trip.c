/*
 * What is imported and read again as a record has the speakers, times and
 * words that were there, whatever characters they are made of.
 */
#include "tests/test.h"

#include "markdown/marks.h"
#include "source/import.h"
#include "tests/source/importing.h"

#define ROUNDS 400
#define MOST_CUES 12

/* A generator of its own: equal bytes on every machine. */
static uint32_t
next(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

struct spoken {
	size_t speaker;
	int64_t time_ms;
	struct buf words; /* one space between words */
};

struct talk {
	struct spoken cues[MOST_CUES];
	size_t count;
};

static const char *const names[] = {
	"Ada Quill",	"BO MARSH", "Harbour Master (II)", "Ö. Åström",
	"O'Neil Ito-B", "Studio 4", "Dr. A. & B.",	   "Мария Иванова",
};

/* Pieces that mean something to Markdown, to the record pass, or to a format
 * of captions. Joined without spaces they make worse ones. */
static const char *const pieces[] = {
	"ledger",
	"a",
	"B",
	"1931",
	"é",
	"日本",
	"😀",
	"[",
	"]",
	"(",
	")",
	"](",
	"![",
	"*",
	"**",
	"_",
	"__",
	"`",
	"```",
	"~~",
	"<",
	">",
	">>",
	"<!--",
	"-->x",
	"<m0>",
	"</m0>",
	"<x>",
	"&",
	"&amp;",
	"&#65;",
	";",
	":",
	"::",
	"{#id}",
	"{",
	"}",
	"#",
	"##",
	"-",
	"--",
	"+",
	"=",
	"1.",
	"2)",
	"\\",
	"\\[",
	"|",
	"\"",
	"'",
	"“",
	"”",
	"«",
	"!",
	"?",
	"…",
	"[0:41]",
	"(0:41)",
	"0:41",
	"Ada:",
	"**Bo:**",
	"[sic]",
	"[pause]",
	"[x]:",
	"[x](y.md)",
	"<a@b.c>",
	"https://a.b/c_d",
	"$",
	"^",
	"\xc2\xa0",
};

static void
make_words(struct buf *words, uint32_t *seed)
{
	uint32_t count = 1 + next(seed, 9);

	for (uint32_t i = 0; i < count; i++) {
		if (words->len > 0 && next(seed, 2) == 0)
			buf_char(words, ' ');
		buf_text(words,
			 text_of(pieces[next(seed, ARRAY_COUNT(pieces))]));
	}
}

/* Of the first `speakers` names; each begins up to `gap_ms` after the last. */
static struct talk
make_talk(uint32_t *seed, uint32_t speakers, uint32_t gap_ms)
{
	struct talk talk = {.count = 1 + next(seed, MOST_CUES)};
	int64_t time_ms = 0;

	for (size_t i = 0; i < talk.count; i++) {
		struct spoken *cue = &talk.cues[i];

		time_ms += next(seed, gap_ms);
		cue->speaker = next(seed, speakers);
		cue->time_ms = time_ms;
		make_words(&cue->words, seed);
	}
	return talk;
}

static void
free_talk(struct talk *talk)
{
	for (size_t i = 0; i < talk->count; i++)
		buf_free(&talk->cues[i].words);
}

/* ---- Writing each format ---- */

static void
write_clock(struct buf *out, int64_t ms, char point)
{
	buf_format(out, "%02d:%02d:%02d%c%03d", (int)(ms / 3600000),
		   (int)(ms / 60000 % 60), (int)(ms / 1000 % 60), point,
		   (int)(ms % 1000));
}

static void
write_times(struct buf *out, int64_t ms, char point)
{
	write_clock(out, ms, point);
	buf_literal(out, " --> ");
	write_clock(out, ms + 1, point);
	buf_char(out, '\n');
}

static void
write_vtt(const struct talk *talk, struct buf *out)
{
	buf_literal(out, "WEBVTT\n");
	for (size_t i = 0; i < talk->count; i++) {
		const struct spoken *cue = &talk->cues[i];

		buf_char(out, '\n');
		write_times(out, cue->time_ms, '.');
		buf_literal(out, "<v ");
		buf_escaped(out, text_of(names[cue->speaker]));
		buf_char(out, '>');
		buf_escaped(out, buf_as_text(&cue->words));
		buf_char(out, '\n');
	}
}

static void
write_srt(const struct talk *talk, struct buf *out)
{
	for (size_t i = 0; i < talk->count; i++) {
		const struct spoken *cue = &talk->cues[i];

		buf_format(out, "%zu\r\n", i + 1);
		write_times(out, cue->time_ms, ',');
		buf_format(out, "%s: %s\r\n\r\n", names[cue->speaker],
			   cue->words.s);
	}
}

static void
write_json_text(struct buf *out, const struct buf *text)
{
	buf_char(out, '"');
	for (size_t i = 0; i < text->len; i++) {
		char c = text->s[i];

		if (c == '"' || c == '\\')
			buf_char(out, '\\');
		if (c == '\n')
			buf_literal(out, "\\n");
		else
			buf_char(out, c);
	}
	buf_char(out, '"');
}

static void
write_json(const struct talk *talk, struct buf *out)
{
	buf_literal(out, "{\"segments\": [");
	for (size_t i = 0; i < talk->count; i++) {
		const struct spoken *cue = &talk->cues[i];

		buf_format(out, "%s{\"startTime\": %d.%03d, \"body\": ",
			   i ? ",\n" : "", (int)(cue->time_ms / 1000),
			   (int)(cue->time_ms % 1000));
		write_json_text(out, &cue->words);
		buf_format(out, ", \"speaker\": \"%s\"}", names[cue->speaker]);
	}
	buf_literal(out, "]}");
}

static void
write_text(const struct talk *talk, struct buf *out)
{
	for (size_t i = 0; i < talk->count; i++) {
		const struct spoken *cue = &talk->cues[i];

		buf_char(out, '[');
		write_clock(out, cue->time_ms, '.');
		buf_format(out, "] %s: %s\n", names[cue->speaker],
			   cue->words.s);
	}
}

/* ---- Comparing ---- */

/* White space as one space, marks as the byte that stands for one. */
static void
add_plain(struct buf *out, struct text t)
{
	bool gap = false;

	t = text_trim(t);
	for (size_t i = 0; i < t.len;) {
		size_t mark = import_mark_length(text_from(t, i));

		if (ascii_is_space(t.s[i])) {
			gap = true;
			i++;
			continue;
		}
		if (gap && out->len > 0)
			buf_char(out, ' ');
		gap = false;
		buf_char(out, mark ? '\xff' : t.s[i]);
		i += mark ? mark : 1;
	}
}

static void
check_words(const struct item_fact *item, const struct buf *words)
{
	struct buf wanted = BUF_INIT;
	struct buf found = BUF_INIT;

	add_plain(&wanted, buf_as_text(words));
	add_plain(&found, item->content.plain);
	assert_same_text(buf_as_text(&found), buf_as_text(&wanted));
	buf_free(&wanted);
	buf_free(&found);
}

static void
check_item(const struct item_fact *item, const struct spoken *cue)
{
	assert_int_equal(item->kind, ITEM_TURN);
	assert_same_text(*item->label, text_of(names[cue->speaker]));
	assert_int_equal(item->time_ms, cue->time_ms);
	check_words(item, &cue->words);
}

/* The items of the record, of which there are `count`. */
static const struct item_fact *
read_record(struct importing *it, size_t count)
{
	struct markdown_input in = {
		.path = TEXT("x.md"),
		.body = it->body,
		.first_line = 1,
		.language = TEXT("en"),
		.is_record = true,
	};
	const struct markdown *markdown;

	assert_int_equal(it->rc, 0);
	diag_free(&it->diag);
	markdown = markdown_read(&in, &it->arena, &it->diag);
	if (it->diag.errors > 0 || markdown->items.count != count) {
		print_error("%.*s\n", TEXT_ARG(it->body));
		assert_said(&it->diag, "");
	}
	assert_int_equal(markdown->items.count, count);
	return markdown->items.items;
}

static void
check_round(const char *path, struct text bytes, const struct talk *talk)
{
	struct importing it = import_file(path, bytes, true);
	const struct item_fact *items = read_record(&it, talk->count);

	for (size_t i = 0; i < talk->count; i++)
		check_item(&items[i], &talk->cues[i]);
	import_free(&it);
}

static void
check_format(const char *path,
	     void (*write)(const struct talk *talk, struct buf *out))
{
	uint32_t seed = 1931;

	for (int i = 0; i < ROUNDS; i++) {
		struct talk talk = make_talk(&seed, ARRAY_COUNT(names), 900000);
		struct buf bytes = BUF_INIT;

		write(&talk, &bytes);
		check_round(path, buf_as_text(&bytes), &talk);
		buf_free(&bytes);
		free_talk(&talk);
	}
}

static void
webvtt_survives(void **state)
{
	(void)state;
	check_format("x.vtt", write_vtt);
}

static void
subrip_survives(void **state)
{
	(void)state;
	check_format("x.srt", write_srt);
}

static void
json_survives(void **state)
{
	(void)state;
	check_format("x.json", write_json);
}

static void
text_survives(void **state)
{
	(void)state;
	check_format("x.txt", write_text);
}

/* ---- Joined cues ---- */

/* One after the other, all the words of cues or items. */
static void
check_all_words(const struct importing *it, const struct item_fact *items,
		const struct talk *talk)
{
	struct buf wanted = BUF_INIT;
	struct buf found = BUF_INIT;

	for (size_t i = 0; i < talk->count; i++) {
		add_plain(&wanted, buf_as_text(&talk->cues[i].words));
		buf_char(&wanted, ' ');
	}
	for (size_t i = 0; i < it->result.items.count; i++) {
		add_plain(&found, items[i].content.plain);
		buf_char(&found, ' ');
	}
	assert_same_text(buf_as_text(&found), buf_as_text(&wanted));
	buf_free(&wanted);
	buf_free(&found);
}

/* The cues that begin at the times of the items, by the same speakers. */
static void
check_first_cues(const struct importing *it, const struct item_fact *items,
		 const struct talk *talk)
{
	size_t at = 0;

	for (size_t i = 0; i < it->result.items.count; i++) {
		while (at < talk->count &&
		       (talk->cues[at].time_ms != items[i].time_ms ||
			!text_equal(*items[i].label,
				    text_of(names[talk->cues[at].speaker]))))
			at++;
		assert_true(at < talk->count);
	}
}

static void
joined_cues_survive(void **state)
{
	uint32_t seed = 3;
	size_t cues = 0;
	size_t turns = 0;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct talk talk = make_talk(&seed, 2, 400);
		struct buf bytes = BUF_INIT;
		struct importing it;
		const struct item_fact *items;

		write_vtt(&talk, &bytes);
		it = import_file("x.vtt", buf_as_text(&bytes), false);
		items = read_record(&it, it.result.turns);
		check_all_words(&it, items, &talk);
		check_first_cues(&it, items, &talk);
		cues += talk.count;
		turns += it.result.turns;
		import_free(&it);
		buf_free(&bytes);
		free_talk(&talk);
	}
	assert_in_range(turns, cues / 4, cues - cues / 8);
}

/* ---- Paragraphs and names: only JSON has them so freely ---- */

static void
make_name(struct buf *name, uint32_t *seed)
{
	buf_char(name, 'N');
	for (uint32_t i = next(seed, 4); i > 0; i--)
		buf_text(name,
			 text_of(pieces[next(seed, ARRAY_COUNT(pieces))]));
	buf_char(name, 'z');
}

static void
make_paragraphs(struct buf *words, uint32_t *seed)
{
	for (uint32_t i = 1 + next(seed, 4); i > 0; i--) {
		struct buf paragraph = BUF_INIT;

		make_words(&paragraph, seed);
		if (words->len > 0)
			buf_literal(words, "\n\n");
		buf_text(words, buf_as_text(&paragraph));
		buf_free(&paragraph);
	}
}

static void
check_segment(uint32_t *seed)
{
	struct buf bytes = BUF_INIT;
	struct buf name = BUF_INIT;
	struct buf words = BUF_INIT;
	const struct item_fact *item;
	struct importing it;

	make_name(&name, seed);
	make_paragraphs(&words, seed);
	buf_literal(&bytes, "{\"segments\": [{\"speaker\": ");
	write_json_text(&bytes, &name);
	buf_literal(&bytes, ", \"body\": ");
	write_json_text(&bytes, &words);
	buf_literal(&bytes, "}]}");
	it = import_file("x.json", buf_as_text(&bytes), false);
	item = read_record(&it, 1);
	assert_same_text(*item->label, buf_as_text(&name));
	check_words(item, &words);
	import_free(&it);
	buf_free(&bytes);
	buf_free(&name);
	buf_free(&words);
}

static void
paragraphs_and_names_survive(void **state)
{
	uint32_t seed = 4;

	(void)state;
	for (int i = 0; i < 4 * ROUNDS; i++)
		check_segment(&seed);
}

/* ---- Marks ---- */

/* What is left unescaped is a mark for the record pass, and a right one. */
static void
check_mark(const char *name, const char *argument)
{
	struct diag diag = {0};
	struct buf remark = BUF_INIT;
	struct mark mark = {0};

	buf_format(&remark, "[%s%s]", name, argument);
	mark_read(buf_as_text(&remark), &mark);
	mark.place = (struct place){.path = TEXT("x.md"), .line = 1};
	mark_check(&mark, &diag);
	if ((import_mark_length(buf_as_text(&remark)) > 0) !=
	    (diag.warnings == 0))
		print_error("in: %s\n", remark.s);
	assert_int_equal(import_mark_length(buf_as_text(&remark)),
			 diag.warnings == 0 ? remark.len : 0);
	buf_free(&remark);
	diag_free(&diag);
}

static void
marks_are_those_of_records(void **state)
{
	static const char *const words[] = {
		"inaudible", "unclear", "redacted", "gap",     "laughter",
		"crosstalk", "pause",	"sound",    "foreign", "sic",
		"ph",	     "…",	"...",	    "x",       "laughs",
		"Pause",     "",	"phone",
	};
	static const char *const arguments[] = {"", ": a b", ":a", " 0:04",
						" a"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
		for (size_t j = 0; j < ARRAY_COUNT(arguments); j++)
			check_mark(words[i], arguments[j]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(webvtt_survives),
		cmocka_unit_test(subrip_survives),
		cmocka_unit_test(json_survives),
		cmocka_unit_test(text_survives),
		cmocka_unit_test(joined_cues_survive),
		cmocka_unit_test(paragraphs_and_names_survive),
		cmocka_unit_test(marks_are_those_of_records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
