/*
 * From cues to turns: who speaks, and whether somebody goes on.
 */
#include "base/utf8.h"
#include "source/import.h"

/* Captioning tools leave a few frames between cues that belong together. */
#define LONGEST_GAP_MS 250

#define LONGEST_ID 60 /* bytes, of a person or a turn */

#define UNKNOWN_VOICE TEXT("Unknown voice")

/* ---- Words ---- */

/* Whether an empty line stands in the white space that `t` begins with. */
static bool
is_paragraph_end(struct text t, size_t *length)
{
	size_t breaks = 0;
	size_t at = 0;

	while (at < t.len && ascii_is_space(t.s[at]))
		breaks += t.s[at++] == '\n';
	*length = at;
	return breaks > 1;
}

/* Adds words behind those that are there: one space between words, \n
 * between paragraphs. */
static void
add_words(struct buf *out, struct text words)
{
	char between = out->len > 0 ? ' ' : '\0';
	size_t at = 0;

	words = text_trim(words);
	while (at < words.len) {
		size_t length = 0;

		if (ascii_is_space(words.s[at])) {
			between =
				is_paragraph_end(text_from(words, at), &length)
					? '\n'
					: ' ';
			at += length;
			continue;
		}
		if (between)
			buf_char(out, between);
		between = '\0';
		while (at + length < words.len &&
		       !ascii_is_space(words.s[at + length]))
			length++;
		buf_text(out, text_slice(words, at, at + length));
		at += length;
	}
}

static struct text
clean_words(struct importer *importer, struct text words)
{
	struct buf clean = BUF_INIT;
	struct text t;

	add_words(&clean, words);
	t = arena_text(importer->arena, buf_as_text(&clean));
	buf_free(&clean);
	return t;
}

/* Brackets that no mark has: they are kept as words. */
static void
count_brackets(struct importer *importer, const struct import_cue *cue)
{
	size_t at = 0;

	while ((at = text_find_char(cue->words, '[', at)) != TEXT_NOT_FOUND) {
		size_t length = import_mark_length(text_from(cue->words, at));

		if (length == 0)
			import_lose(importer, IMPORT_LOSS_BRACKETS, cue->at);
		at += length > 0 ? length : 1;
	}
}

/* ---- Names ---- */

static struct text
trim_name(struct text t)
{
	int32_t last;

	t = text_trim(t);
	while (t.len > 0 && utf8_is_space(last = utf8_before(t, t.len)))
		t.len -= last < 0x80 ? 1 : last < 0x800 ? 2 : 3;
	while (t.len > 0) {
		struct text rest = t;

		if (!utf8_is_space(utf8_next(&rest)))
			break;
		t = rest;
	}
	return t;
}

/* On one line, without the `?` that makes it uncertain. */
static struct text
clean_name(struct importer *importer, struct text raw, bool *uncertain)
{
	struct text name = trim_name(clean_words(importer, raw));
	size_t length;

	do {
		length = name.len;
		if (text_ends(name, TEXT("(?)")))
			name.len -= 3;
		else if (text_ends(name, TEXT("?")))
			name.len--;
		*uncertain |= name.len < length;
		name = trim_name(name);
	} while (name.len < length);
	for (size_t i = 0; i < name.len; i++) {
		if (name.s[i] == '\n')
			((char *)(uintptr_t)name.s)[i] = ' ';
	}
	return name;
}

static bool
is_unknown(struct text name)
{
	static const char *const names[] = {
		"unknown",
		"unknown voice",
		"unknown speaker",
		"unidentified",
		"unidentified speaker",
		"unidentified voice",
		"speaker",
		"voice",
	};

	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		if (text_equal_fold(name, text_of(names[i])))
			return true;
	}
	return false;
}

/* "Voice" alone may be a word. */
bool
import_is_unknown(struct text name)
{
	return is_unknown(name) &&
	       text_find_char(name, ' ', 0) != TEXT_NOT_FOUND;
}

/*
 * "SPEAKER_01", "Speaker B", "Voice 2": somebody told apart and not named,
 * which a record calls "Voice 01". Empty: another name.
 */
static struct text
voice_of(struct importer *importer, struct text name)
{
	struct text number = {0};

	if (is_unknown(name))
		return UNKNOWN_VOICE;
	if (text_equal_fold(text_slice(name, 0, 7), TEXT("speaker")))
		number = text_from(name, 7);
	else if (text_equal_fold(text_slice(name, 0, 5), TEXT("voice")))
		number = text_from(name, 5);
	if (number.len < 2 || !strchr(" _-#", number.s[0]))
		return (struct text){0};
	while (number.len > 0 && strchr(" _-#", number.s[0]))
		number = text_from(number, 1);
	if ((number.len == 1 && ascii_is_alnum(number.s[0])) ||
	    (number.len == 2 && ascii_is_digit(number.s[0]) &&
	     ascii_is_digit(number.s[1])))
		return arena_join(importer->arena, TEXT("Voice "), number);
	return (struct text){0};
}

/* Warns of a name that is written otherwise, once. */
static void
tell_name(struct importer *importer, struct text name, struct text written,
	  struct text at)
{
	struct place place;
	uint32_t number = (uint32_t)importer->told.count;

	if (text_equal(name, written) ||
	    index_add(importer->arena, &importer->told, name, number) != number)
		return;
	place = import_place(importer, at);
	diag_warning(importer->diag, I005, &place,
		     "the speaker “%.*s” is written “%.*s”", TEXT_ARG(name),
		     TEXT_ARG(written));
}

static size_t
speaker_add(struct importer *importer, struct text name, struct text id)
{
	struct import_speaker speaker = {name, id};

	list_add(importer->arena, &importer->result->speakers, speaker);
	return importer->result->speakers.count - 1;
}

static size_t
voice_find(struct importer *importer, struct text voice)
{
	uint32_t next = (uint32_t)importer->result->speakers.count;
	uint32_t number =
		index_add(importer->arena, &importer->voices, voice, next);

	return number == next ? speaker_add(importer, voice, (struct text){0})
			      : number;
}

static size_t
person_find(struct importer *importer, struct text name, struct text id,
	    struct text at)
{
	uint32_t next = (uint32_t)importer->result->speakers.count;
	uint32_t number =
		index_add(importer->arena, &importer->people, id, next);

	if (number == next)
		return speaker_add(importer, name, id);
	tell_name(importer, name, importer->result->speakers.items[number].name,
		  at);
	return number;
}

/* The number of who speaks. */
static size_t
speaker_find(struct importer *importer, const struct import_cue *cue,
	     bool *uncertain)
{
	struct text name = clean_name(importer, cue->speaker, uncertain);
	struct text voice = voice_of(importer, name);
	struct text id = utf8_slug(importer->arena, name, LONGEST_ID);

	if (name.len == 0)
		voice = UNKNOWN_VOICE;
	else if (voice.len == 0 && (id.len == 0 || import_name_length(name) >
							   IMPORT_LONGEST_NAME))
		voice = UNKNOWN_VOICE;
	if (voice.len == 0)
		return person_find(importer, name, id, cue->at);
	if (name.len > 0)
		tell_name(importer, name, voice, cue->at);
	return voice_find(importer, voice);
}

/* ---- Ids ---- */

/* Letters, perhaps a sign, and digits: a counter, "12", "cue-12". */
static bool
is_counter(struct text id)
{
	size_t at = 0;

	while (at < id.len && ascii_is_alpha(id.s[at]))
		at++;
	while (at < id.len && strchr("-_. :#", id.s[at]))
		at++;
	while (at < id.len && ascii_is_digit(id.s[at]))
		at++;
	return at == id.len && id.len > 0 && ascii_is_digit(id.s[id.len - 1]);
}

/* "t12", the anchor of a turn that has no other. */
static bool
is_turn_number(struct text id)
{
	uint64_t number;

	return text_starts(id, TEXT("t")) &&
	       text_to_number(text_from(id, 1), SIZE_MAX, &number);
}

static bool
is_good_id(struct text id)
{
	for (size_t i = 0; i < id.len; i++) {
		bool is_letter = id.s[i] >= 'a' && id.s[i] <= 'z';

		if (!is_letter && !ascii_is_digit(id.s[i]) && id.s[i] != '-')
			return false;
	}
	return id.len > 0 && id.len <= LONGEST_ID && ascii_is_alpha(id.s[0]);
}

/* The id that a new turn, `number`, gets from the name of its cue. */
static struct text
take_id(struct importer *importer, const struct import_cue *cue, size_t number)
{
	struct text own = arena_format(importer->arena, "t%zu", number);

	if (cue->id.len == 0 || text_equal(cue->id, own) ||
	    (is_counter(cue->id) && !is_turn_number(cue->id)))
		return (struct text){0};
	if (!is_turn_number(cue->id) && is_good_id(cue->id) &&
	    index_add(importer->arena, &importer->ids, cue->id,
		      (uint32_t)number) == number)
		return cue->id;
	import_lose(importer, IMPORT_LOSS_NAME, cue->at);
	return (struct text){0};
}

static bool
is_apart(struct text id)
{
	return is_turn_number(id) || (is_good_id(id) && !is_counter(id));
}

/* ---- Turns ---- */

void
import_turn_end(struct importer *importer)
{
	if (importer->is_open)
		list_last(&importer->result->items)->words = arena_text(
			importer->arena, buf_as_text(&importer->words));
	buf_reset(&importer->words);
	importer->is_open = false;
}

static void
turn_begin(struct importer *importer, const struct import_cue *cue,
	   size_t speaker, bool uncertain)
{
	struct import_result *result = importer->result;
	struct import_item *item;

	import_turn_end(importer);
	item = list_push(importer->arena, &result->items);
	*item = (struct import_item){
		.kind = IMPORT_TURN,
		.speaker = speaker,
		.uncertain = uncertain,
		.time_ms = cue->start_ms,
		.id = take_id(importer, cue, ++result->turns),
	};
	importer->is_open = true;
	importer->is_apart = is_apart(cue->id);
}

static bool
is_unnamed(const struct importer *importer, size_t speaker)
{
	return text_equal(importer->result->speakers.items[speaker].name,
			  UNKNOWN_VOICE);
}

static bool
take_any(struct text *t, const char *const *endings)
{
	for (; *endings; endings++) {
		if (text_ends(*t, text_of(*endings))) {
			t->len -= strlen(*endings);
			return true;
		}
	}
	return false;
}

static bool
ends_sentence(struct text t)
{
	static const char *const ends[] = {".",	 "?",  "!",  "…",
					   "。", "？", "！", NULL};
	static const char *const closers[] = {"\"", "'", ")", "]",
					      "”",  "’", "»", NULL};

	while (take_any(&t, closers))
		;
	return take_any(&t, ends);
}

/* Whether a cue begins where the open turn ended. */
static bool
is_contiguous(const struct importer *importer, const struct import_cue *cue)
{
	if (cue->start_ms == IMPORT_NO_TIME)
		return importer->end_ms == IMPORT_NO_TIME;
	return importer->end_ms != IMPORT_NO_TIME &&
	       cue->start_ms >= importer->last_ms &&
	       cue->start_ms - importer->end_ms <= LONGEST_GAP_MS;
}

static bool
goes_on(const struct importer *importer, const struct import_cue *cue,
	size_t speaker, bool uncertain)
{
	const struct import_item *item;

	if (!importer->is_open || importer->request->every_cue || cue->is_new ||
	    importer->is_apart || is_apart(cue->id))
		return false;
	item = list_last(&importer->result->items);
	if (item->speaker != speaker || item->uncertain != uncertain ||
	    !is_contiguous(importer, cue))
		return false;
	return !is_unnamed(importer, speaker) ||
	       !ends_sentence(buf_as_text(&importer->words));
}

static void
check_time(struct importer *importer, const struct import_cue *cue)
{
	if (cue->start_ms == IMPORT_NO_TIME)
		return;
	if (cue->start_ms < importer->last_ms)
		import_lose(importer, IMPORT_LOSS_BACKWARDS, cue->at);
}

void
import_cue_add(struct importer *importer, const struct import_cue *cue)
{
	bool uncertain = false;
	size_t speaker;

	if (text_is_empty(text_trim(cue->words))) {
		import_lose(importer, IMPORT_LOSS_EMPTY, cue->at);
		return;
	}
	if (text_is_empty(text_trim(cue->speaker)))
		import_lose(importer, IMPORT_LOSS_SPEAKER, cue->at);
	speaker = speaker_find(importer, cue, &uncertain);
	check_time(importer, cue);
	if (!goes_on(importer, cue, speaker, uncertain))
		turn_begin(importer, cue, speaker, uncertain);
	else if (cue->id.len > 0 && !is_counter(cue->id))
		import_lose(importer, IMPORT_LOSS_NAME, cue->at);
	add_words(&importer->words, cue->words);
	count_brackets(importer, cue);
	importer->end_ms = cue->end_ms;
	if (cue->start_ms != IMPORT_NO_TIME)
		importer->last_ms = cue->start_ms;
}

/* ---- What nobody says ---- */

static void
item_add(struct importer *importer, enum import_item_kind kind,
	 struct text words)
{
	struct import_item item = {
		.kind = kind,
		.time_ms = IMPORT_NO_TIME,
		.words = clean_words(importer, words),
	};

	import_turn_end(importer);
	if (item.words.len > 0)
		list_add(importer->arena, &importer->result->items, item);
}

void
import_note_add(struct importer *importer, struct text words)
{
	item_add(importer, IMPORT_NOTE, words);
}

/* One pair of square brackets around everything. */
static bool
is_bracketed(struct text t)
{
	return t.len > 2 && t.s[0] == '[' &&
	       text_find_char(t, ']', 0) == t.len - 1;
}

bool
import_is_remark(struct text words)
{
	words = text_trim(words);
	return is_bracketed(words) || import_is_marks(words);
}

void
import_remark_add(struct importer *importer, struct text words, struct text at)
{
	if (import_is_marks(text_trim(words))) {
		item_add(importer, IMPORT_REMARK, words);
		return;
	}
	import_lose(importer, IMPORT_LOSS_REMARK, at);
	item_add(importer, IMPORT_NOTE, words);
}
