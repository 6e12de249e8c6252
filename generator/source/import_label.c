/*
 * Names in front of words: `ADA QUILL: `, `[0:41] Ada Quill: `, `>> `.
 *
 * A colon may stand behind anything, so a name has to look like one. Names of
 * several capital words and names in capitals are sure; one capital word is a
 * name when it stands before a colon repeatedly.
 */
#include "base/utf8.h"
#include "source/import.h"

#define LONGEST_NAME 60 /* bytes */
#define MOST_WORDS 6
#define LONGEST_TIME 16

#define WIDE_COLON "\xef\xbc\x9a" /* U+FF1A */

/* ---- Names ---- */

static bool
is_particle(struct text word)
{
	static const char *const words[] = {"de",  "da",  "di",	 "du", "van",
					    "der", "den", "von", "of", "the",
					    "al",  "bin", "y",	 "e",  "la"};

	for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
		if (text_equal(word, text_of(words[i])))
			return true;
	}
	return false;
}

/* What is not ASCII may be of a script without capitals. */
static bool
is_capital(struct text word)
{
	return (word.s[0] >= 'A' && word.s[0] <= 'Z') ||
	       (unsigned char)word.s[0] >= 0x80;
}

/* "1", "#2", "(by", "&": what may stand behind the first word of a name. */
static bool
is_other_part(struct text word)
{
	return ascii_is_digit(word.s[0]) || strchr("#(&", word.s[0]);
}

static bool
is_shouted(struct text t)
{
	size_t letters = 0;

	for (size_t i = 0; i < t.len; i++) {
		if (t.s[i] >= 'a' && t.s[i] <= 'z')
			return false;
		letters += ascii_is_alpha(t.s[i]);
	}
	return letters > 1;
}

static bool
has_foreign_punct(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (ascii_is_punct(t.s[i]) && !strchr(".'-&?()_#/", t.s[i]))
			return true;
	}
	return false;
}

/* The number of words of what can be a name; 0: it cannot. */
static size_t
count_name(struct text t)
{
	bool in_parentheses = false;
	size_t count = 0;
	struct text word;

	if (t.len == 0 || t.len > LONGEST_NAME || has_foreign_punct(t))
		return 0;
	while (text_split(&t, ' ', &word)) {
		if (word.len == 0)
			continue;
		in_parentheses |= count > 0 && word.s[0] == '(';
		if (!is_capital(word) && !in_parentheses &&
		    (count == 0 ||
		     (!is_particle(word) && !is_other_part(word))))
			return 0;
		count++;
	}
	return count <= MOST_WORDS ? count : 0;
}

/* ---- Times in a label ---- */

/* `[0:41] ` or `0:41 ` at the start of `*t`. */
static bool
take_first_time(struct text *t, int64_t *ms)
{
	char open = t->len ? t->s[0] : '\0';
	size_t start = open == '[' || open == '(' ? 1 : 0;
	size_t end = start;

	while (end < t->len && end < LONGEST_TIME &&
	       (ascii_is_digit(t->s[end]) || strchr(":.,", t->s[end])))
		end++;
	if (start && (end == t->len || t->s[end] != (open == '[' ? ']' : ')')))
		return false;
	if (!import_time_read(text_slice(*t, start, end), ms))
		return false;
	if (!start && end < t->len && !ascii_is_space(t->s[end]))
		return false;
	*t = text_trim(text_from(*t, end + start));
	if (text_starts(*t, TEXT("- ")))
		*t = text_trim(text_from(*t, 2));
	return true;
}

/* ` [0:41]` or ` 0:41` at the end of `*t`. */
static bool
take_last_time(struct text *t, int64_t *ms)
{
	size_t space = text_find_last_char(*t, ' ');
	struct text time = text_from(*t, space + 1);
	char open = time.len ? time.s[0] : '\0';

	if (space == TEXT_NOT_FOUND)
		return false;
	if ((open == '[' && text_ends(time, TEXT("]"))) ||
	    (open == '(' && text_ends(time, TEXT(")"))))
		time = text_slice(time, 1, time.len - 1);
	if (!import_time_read(time, ms))
		return false;
	*t = text_trim(text_slice(*t, 0, space));
	return true;
}

/* ---- Labels ---- */

/* The first colon with white space or nothing behind it. */
static size_t
find_colon(struct text line, size_t *length)
{
	struct text near = text_slice(line, 0, LONGEST_NAME + LONGEST_TIME + 4);

	for (size_t at = 0; at < near.len; at++) {
		*length = 1;
		if (text_starts(text_from(near, at), TEXT(WIDE_COLON))) {
			*length = strlen(WIDE_COLON);
			return at;
		}
		if (near.s[at] == ':' &&
		    (at + 1 == line.len || ascii_is_space(line.s[at + 1])))
			return at;
	}
	return TEXT_NOT_FOUND;
}

/* The name before a colon; alone on its line it needs a time behind it. */
static bool
read_name(struct text head, struct import_label *label)
{
	int64_t time_ms = label->time_ms;
	bool has_time = take_last_time(&head, &time_ms);
	size_t words = import_is_unknown(head) ? 2 : count_name(head);

	if (words == 0 || (!label->has_colon && !has_time))
		return false;
	label->time_ms = time_ms;
	label->name = head;
	label->is_sure =
		words > 1 || time_ms != IMPORT_NO_TIME || is_shouted(head);
	return true;
}

bool
import_label_read(struct text line, struct import_label *label)
{
	size_t length = 0;
	size_t colon;

	*label = (struct import_label){.time_ms = IMPORT_NO_TIME};
	line = text_trim(line);
	take_first_time(&line, &label->time_ms);
	colon = find_colon(line, &length);
	label->has_colon = colon != TEXT_NOT_FOUND;
	label->rest = line;
	if (!read_name(text_trim(text_slice(line, 0, colon)), label))
		return false;
	label->rest = label->has_colon
			      ? text_trim(text_from(line, colon + length))
			      : text_from(line, line.len);
	return true;
}

void
import_label_count(struct importer *importer, struct text line)
{
	struct import_label label;
	uint32_t next = (uint32_t)importer->seen.count;
	uint32_t number;

	if (!import_label_read(line, &label) || label.is_sure)
		return;
	number = index_add(importer->arena, &importer->candidates, label.name,
			   next);
	if (number == next)
		list_add(importer->arena, &importer->seen, 1);
	else
		importer->seen.items[number]++;
}

bool
import_label_holds(const struct importer *importer,
		   const struct import_label *label)
{
	uint32_t number;

	if (label->is_sure)
		return true;
	number = index_find(&importer->candidates, label->name);
	return number != INDEX_NONE && importer->seen.items[number] > 1;
}

/* ---- Captions with labels ---- */

/* What is being said in one cue, until somebody else begins. */
struct part {
	struct importer *importer;
	struct import_cue cue;
	struct buf words;
	bool is_labelled;
	bool is_change; /* `>>` or a hyphen, and no name */
	bool is_later;	/* not the first of its cue */
};

static void
part_end(struct part *part)
{
	struct importer *importer = part->importer;
	struct import_cue *cue = &part->cue;
	bool is_blank = import_line_is_blank(buf_as_text(&part->words));

	if (is_blank && !part->is_labelled)
		return;
	cue->words = arena_text(importer->arena, buf_as_text(&part->words));
	if (!part->is_labelled && import_is_remark(cue->words)) {
		import_remark_add(importer, cue->words, cue->at);
		return;
	}
	if (part->is_change)
		import_lose(importer, IMPORT_LOSS_CHANGE, cue->at);
	else if (!part->is_labelled && importer->voice.len > 0)
		import_lose(importer, IMPORT_LOSS_CONTINUED, cue->at);
	if (part->is_change)
		importer->voice = TEXT("Unknown voice");
	if (part->is_labelled)
		importer->voice = cue->speaker;
	cue->speaker = importer->voice;
	cue->is_new = part->is_labelled || part->is_change;
	import_cue_add(importer, cue);
}

/* Somebody else begins; only the first of a cue has its time and name. */
static void
part_begin(struct part *part, struct text speaker, int64_t time_ms)
{
	bool is_first = part->words.len == 0 && !part->is_labelled &&
			!part->is_change && !part->is_later;

	if (!is_first) {
		part_end(part);
		part->cue.start_ms = IMPORT_NO_TIME;
		part->cue.id = (struct text){0};
		part->is_later = true;
	}
	if (time_ms != IMPORT_NO_TIME && part->cue.start_ms == IMPORT_NO_TIME)
		part->cue.start_ms = time_ms;
	buf_reset(&part->words);
	part->cue.speaker = speaker;
	part->is_labelled = speaker.len > 0;
	part->is_change = speaker.len == 0;
}

/* `>>`, `>>>`: American captions put it where the speaker changes. */
static bool
take_arrows(struct text *line)
{
	size_t count = 0;

	while (count < line->len && line->s[count] == '>')
		count++;
	if (count < 2 || count > 3)
		return false;
	*line = text_trim(text_from(*line, count));
	return true;
}

static bool
take_hyphen(struct text *line)
{
	if (line->len < 2 || line->s[0] != '-' || line->s[1] == '-')
		return false;
	*line = text_trim(text_from(*line, 1));
	return true;
}

/* A single hyphen is a word's or a thought's; two are two voices. */
static bool
has_hyphens(struct text words)
{
	size_t count = 0;
	struct text line;

	while (text_line(&words, &line)) {
		line = text_trim(line);
		count += take_hyphen(&line);
	}
	return count > 1;
}

/* A colon is needed: captions name nobody on a line of its own. */
static bool
take_label(struct part *part, struct text *line)
{
	struct import_label label;

	if (!import_label_read(*line, &label) || !label.has_colon)
		return false;
	if (!import_label_holds(part->importer, &label)) {
		import_lose(part->importer, IMPORT_LOSS_LABEL, part->cue.at);
		return false;
	}
	part_begin(part, label.name, label.time_ms);
	*line = label.rest;
	return true;
}

/* What is missing between two voices is said by neither. */
static bool
take_gap(struct part *part, struct text line)
{
	if (!text_starts(line, TEXT("[gap")) || !import_is_marks(line))
		return false;
	part_end(part);
	buf_reset(&part->words);
	part->cue.start_ms = IMPORT_NO_TIME;
	part->cue.id = (struct text){0};
	part->is_labelled = part->is_change = false;
	part->is_later = true;
	import_remark_add(part->importer, line, part->cue.at);
	return true;
}

static void
part_line(struct part *part, struct text line, bool hyphens)
{
	bool is_change;

	line = text_trim(line);
	if (take_gap(part, line))
		return;
	is_change = take_arrows(&line) || (hyphens && take_hyphen(&line));
	if (!take_label(part, &line) && is_change)
		part_begin(part, (struct text){0}, IMPORT_NO_TIME);
	buf_text(&part->words, line);
	buf_char(&part->words, '\n');
}

void
import_labelled_add(struct importer *importer, const struct import_cue *cue)
{
	struct part part = {
		.importer = importer, .cue = *cue, .words = BUF_INIT};
	struct text rest = cue->words;
	bool hyphens = has_hyphens(cue->words);
	struct text line;

	if (import_line_is_blank(cue->words))
		import_lose(importer, IMPORT_LOSS_EMPTY, cue->at);
	while (text_line(&rest, &line))
		part_line(&part, line, hyphens);
	part_end(&part);
	buf_free(&part.words);
}
