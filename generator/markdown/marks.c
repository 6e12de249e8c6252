#include "markdown/marks.h"

#include "markdown/record_label.h"

enum argument_rule {
	ARGUMENT_NONE,
	ARGUMENT_MAY, /* a time, or words behind a colon */
	ARGUMENT_MUST
};

struct mark_word {
	const char *name;
	enum mark_kind kind;
	enum argument_rule argument;
	const char *written; /* how to write it, for hints */
};

static const struct mark_word words[] = {
	{"inaudible", MARK_INAUDIBLE, ARGUMENT_MAY, "[inaudible]"},
	{"unclear", MARK_UNCLEAR, ARGUMENT_MAY, "[unclear: word?]"},
	{"redacted", MARK_REDACTED, ARGUMENT_MUST, "[redacted: reason]"},
	{"gap", MARK_GAP, ARGUMENT_MAY, "[gap: not held]"},
	{"laughter", MARK_LAUGHTER, ARGUMENT_MAY, "[laughter]"},
	{"crosstalk", MARK_CROSSTALK, ARGUMENT_MAY, "[crosstalk]"},
	{"pause", MARK_PAUSE, ARGUMENT_MAY, "[pause]"},
	{"sound", MARK_SOUND, ARGUMENT_MUST, "[sound: door]"},
	{"foreign", MARK_FOREIGN, ARGUMENT_MUST, "[foreign: ru]"},
	{"sic", MARK_SIC, ARGUMENT_NONE, "[sic]"},
	{"ph", MARK_PH, ARGUMENT_NONE, "[ph]"},
};

/* What transcribers write, and how it is written here. */
struct synonym {
	const char *said;
	const char *written;
};

static const struct synonym synonyms[] = {
	{"laughs", "[laughter]"},
	{"laughing", "[laughter]"},
	{"laugh", "[laughter]"},
	{"chuckles", "[laughter]"},
	{"unintelligible", "[inaudible]"},
	{"indistinct", "[inaudible]"},
	{"inaudible words", "[inaudible]"},
	{"overlap", "[crosstalk]"},
	{"overlapping", "[crosstalk]"},
	{"cross talk", "[crosstalk]"},
	{"cross-talk", "[crosstalk]"},
	{"overtalk", "[crosstalk]"},
	{"interruption", "[crosstalk]"},
	{"silence", "[pause]"},
	{"beat", "[pause]"},
	{"long pause", "[pause]"},
	{"phonetic", "[ph]"},
	{"sp", "[ph]"},
	{"sp?", "[unclear: word?]"},
	{"applause", "[sound: applause]"},
	{"music", "[sound: music]"},
	{"noise", "[sound: noise]"},
	{"coughs", "[sound: cough]"},
	{"sighs", "[sound: sigh]"},
	{"withheld", "[redacted: reason]"},
	{"missing", "[gap: not held]"},
	{"not held", "[gap: not held]"},
	{"omitted", "[\xe2\x80\xa6]"},
	{"snip", "[\xe2\x80\xa6]"},
	{"cut", "[\xe2\x80\xa6]"},
	{"russian", "[foreign: ru]"},
	{"speaking russian", "[foreign: ru]"},
	{"foreign language", "[foreign: \xe2\x80\xa6]"},
};

const char *
mark_kind_name(enum mark_kind kind)
{
	for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
		if (words[i].kind == kind)
			return words[i].name;
	}
	return kind == MARK_OMISSION ? "omission" : "unknown";
}

static bool
is_omission(struct text inside)
{
	return text_equal(inside, TEXT("\xe2\x80\xa6")) ||
	       text_equal(inside, TEXT("...")) ||
	       text_equal(inside, TEXT(". . ."));
}

static const struct mark_word *
find_word(struct text name)
{
	for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
		if (text_equal(name, text_of(words[i].name)))
			return &words[i];
	}
	return NULL;
}

static const struct mark_word *
word_of(enum mark_kind kind)
{
	for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
		if (words[i].kind == kind)
			return &words[i];
	}
	return NULL;
}

/* The name and what separates it: `: words`, ` 0:04`, or nothing. */
static bool
split(struct text inside, struct text *name, struct text *argument)
{
	size_t end = 0;
	struct text rest;

	while (end < inside.len && ascii_is_alpha(inside.s[end]))
		end++;
	*name = text_slice(inside, 0, end);
	rest = text_from(inside, end);
	*argument = text_trim(rest);
	if (rest.len == 0)
		return true;
	if (rest.s[0] == ':') {
		*argument = text_trim(text_from(rest, 1));
		return true;
	}
	return ascii_is_space(rest.s[0]) && ascii_is_digit(argument->s[0]);
}

void
mark_read(struct text source, struct mark *mark)
{
	struct text inside = text_trim(text_slice(source, 1, source.len - 1));
	struct text name;
	struct text argument;
	const struct mark_word *word = NULL;

	mark->source = source;
	mark->name = inside;
	mark->argument = (struct text){0};
	mark->kind = is_omission(inside) ? MARK_OMISSION : MARK_UNKNOWN;
	if (split(inside, &name, &argument))
		word = find_word(name);
	if (!word)
		return;
	mark->kind = word->kind;
	mark->name = name;
	mark->argument = argument;
}

const char *
mark_same(struct text remark)
{
	remark = text_trim(remark);
	for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
		if (text_equal_fold(remark, text_of(words[i].name)))
			return words[i].written;
	}
	for (size_t i = 0; i < ARRAY_COUNT(synonyms); i++) {
		if (text_equal_fold(remark, text_of(synonyms[i].said)))
			return synonyms[i].written;
	}
	return NULL;
}

/* The mark fewest edits away; of short words only those one edit away. */
static const char *
nearest_word(struct text remark)
{
	size_t best = 3;
	const char *found = NULL;

	for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
		struct text name = text_of(words[i].name);
		size_t most = name.len < 5 ? 1 : 2;
		size_t edits = text_distance(remark, name, most);

		if (name.len > 2 && edits <= most && edits < best) {
			best = edits;
			found = words[i].written;
		}
	}
	return found;
}

const char *
mark_nearest(struct text remark)
{
	struct text name;
	struct text argument;
	const char *found = mark_same(remark);

	split(remark, &name, &argument);
	if (!found && name.len < remark.len)
		found = mark_same(name);
	if (!found)
		found = nearest_word(remark);
	return found ? found : nearest_word(name);
}

/* At most `most` bytes, cut between characters. */
static struct text
clip(struct text t, size_t most)
{
	if (t.len <= most)
		return t;
	while (most > 0 && ((unsigned char)t.s[most] & 0xc0) == 0x80)
		most--;
	return text_slice(t, 0, most);
}

static void
tell_unknown(const struct mark *mark, struct diag *diag)
{
	const char *nearest = mark_nearest(mark->name);
	int64_t ms;

	diag_warning(diag, R005, &mark->place,
		     "%.*s is not on the list of marks",
		     TEXT_ARG(clip(mark->source, 80)));
	if (time_read(mark->name, &ms) != TIME_NOT)
		diag_hint(diag, "a time stands behind the label of a turn");
	else if (nearest)
		diag_hint(diag, "did you mean %s?", nearest);
	else
		diag_hint(diag, "the marks are inaudible, unclear, redacted, "
				"gap, laughter, crosstalk, pause, sound, "
				"foreign, sic, ph and \xe2\x80\xa6; if this "
				"was said, write \\[ for the bracket");
}

void
mark_check(const struct mark *mark, struct diag *diag)
{
	const struct mark_word *word = word_of(mark->kind);

	if (mark->kind == MARK_UNKNOWN) {
		tell_unknown(mark, diag);
	} else if (word && word->argument == ARGUMENT_MUST &&
		   mark->argument.len == 0) {
		diag_warning(diag, R005, &mark->place, "[%s] does not say %s",
			     word->name,
			     mark->kind == MARK_REDACTED ? "why" : "which");
		diag_hint(diag, "write %s", word->written);
	} else if (word && word->argument == ARGUMENT_NONE &&
		   mark->argument.len > 0) {
		diag_warning(diag, R005, &mark->place,
			     "[%s] takes nothing behind it", word->name);
		diag_hint(diag, "write %s", word->written);
	}
}
