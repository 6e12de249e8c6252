#include "markdown/record_label.h"

#include "base/utf8.h"
#include "markdown/markdown.h"

#define WIDE_COLON "\xef\xbc\x9a" /* U+FF1A */

/* Bytes. A search that may fail stops here, so that a line is read in one go
 * whatever it holds. */
#define LONGEST_NAME 60 /* of a name without asterisks */
#define LONGEST_STRONG 256
#define LONGEST_TIME 32
#define LONGEST_REMARK 100
#define LONGEST_OPTIONS 512

static void
blame(struct label *label, enum diag_code code, struct text at,
      const char *message)
{
	if (label->mistake.code == DIAG_CODES)
		label->mistake =
			(struct label_mistake){code, at, message, NULL};
}

/* ---- Small steps over a line ---- */

/* Spaces, tabs and the no-break spaces that French puts before a colon. */
static bool
take_space(struct text *t)
{
	static const struct text spaces[] = {{" ", 1},
					     {"\t", 1},
					     {"\xc2\xa0", 2},
					     {"\xe2\x80\xaf", 3},
					     {"\xe2\x80\x89", 3}};

	for (size_t i = 0; i < ARRAY_COUNT(spaces); i++) {
		if (text_starts(*t, spaces[i])) {
			*t = text_from(*t, spaces[i].len);
			return true;
		}
	}
	return false;
}

static struct text
skip_space(struct text t)
{
	while (take_space(&t))
		;
	return t;
}

static struct text
trim_end(struct text t)
{
	for (;;) {
		if (t.len > 0 && ascii_is_space(t.s[t.len - 1]))
			t.len--;
		else if (text_ends(t, TEXT("\xc2\xa0")))
			t.len -= 2;
		else if (text_ends(t, TEXT("\xe2\x80\xaf")) ||
			 text_ends(t, TEXT("\xe2\x80\x89")))
			t.len -= 3;
		else
			return t;
	}
}

static size_t
colon_at_start(struct text t)
{
	if (text_starts(t, TEXT(":")))
		return 1;
	return text_starts(t, TEXT(WIDE_COLON)) ? 3 : 0;
}

static size_t
colon_at_end(struct text t)
{
	if (text_ends(t, TEXT(":")))
		return t.len > 1 && t.s[t.len - 2] == '\\' ? 0 : 1;
	return text_ends(t, TEXT(WIDE_COLON)) ? 3 : 0;
}

/* ---- Times ---- */

static bool
is_of_time(char c)
{
	return ascii_is_digit(c) || c == ':' || c == '.' || c == ',';
}

static size_t
digits(struct text t)
{
	size_t count = 0;

	while (count < t.len && ascii_is_digit(t.s[count]))
		count++;
	return count;
}

/* ".5" is 500 ms; what is finer than a millisecond is cut off. */
static bool
read_fraction(struct text t, int64_t *ms)
{
	int64_t unit = 100;

	if (t.len == 0)
		return true;
	if ((t.s[0] != '.' && t.s[0] != ',') || t.len < 2 ||
	    digits(text_from(t, 1)) != t.len - 1)
		return false;
	for (size_t i = 1; i < t.len; i++, unit /= 10)
		*ms += (t.s[i] - '0') * unit;
	return true;
}

/* Hours or minutes first, as many digits as three; then pairs up to 59. */
static bool
read_clock(struct text t, int64_t *ms)
{
	int64_t seconds = 0;
	size_t groups = 0;

	for (;;) {
		size_t count = digits(t);
		int64_t value = 0;

		for (size_t i = 0; i < count && i < 3; i++)
			value = value * 10 + (t.s[i] - '0');
		if (groups == 0 ? count < 1 || count > 3
				: count != 2 || value > 59)
			return false;
		seconds = seconds * 60 + value;
		groups++;
		t = text_from(t, count);
		if (t.len == 0 || t.s[0] != ':')
			break;
		t = text_from(t, 1);
	}
	*ms = seconds * 1000;
	return (groups == 2 || groups == 3) && read_fraction(t, ms);
}

enum time_found
time_read(struct text t, int64_t *ms)
{
	if (t.len == 0 || !ascii_is_digit(t.s[0]) ||
	    text_find_char(t, ':', 0) == TEXT_NOT_FOUND)
		return TIME_NOT;
	for (size_t i = 0; i < t.len; i++) {
		if (!is_of_time(t.s[i]))
			return TIME_NOT;
	}
	return read_clock(t, ms) ? TIME_GOOD : TIME_BAD;
}

/* Takes `t` as the label's time if it is one or tries to be. */
static bool
note_time(struct label *label, struct text t)
{
	int64_t ms = TIME_NONE;
	enum time_found found = time_read(t, &ms);

	if (found == TIME_NOT || label->time.len > 0)
		return false;
	label->time = t;
	if (found == TIME_GOOD)
		label->time_ms = ms;
	else
		blame(label, R006, t, "this is no time");
	return true;
}

static char
closing_of(char open)
{
	return open == '[' ? ']' : open == '(' ? ')' : '\0';
}

/* `[0:41]` or `(0:41)`; with `bare` also `0:41`, less the label's colon. */
static bool
take_time(struct text *rest, struct label *label, bool bare)
{
	char close = rest->len ? closing_of(rest->s[0]) : '\0';
	size_t end = 0;

	if (close) {
		end = text_find_char(text_slice(*rest, 0, LONGEST_TIME), close,
				     1);
		if (end == TEXT_NOT_FOUND ||
		    !note_time(label, text_trim(text_slice(*rest, 1, end))))
			return false;
		*rest = text_from(*rest, end + 1);
		label->time_in_brackets = true;
		return true;
	}
	while (bare && end < rest->len && is_of_time(rest->s[end]))
		end++;
	if (end > 0 && rest->s[end - 1] == ':')
		end--;
	if (end == 0 || !note_time(label, text_slice(*rest, 0, end)))
		return false;
	*rest = text_from(*rest, end);
	return true;
}

/* A time at the end of what stands between the asterisks. */
static bool
take_last_time(struct text *inner, struct label *label)
{
	size_t at = inner->len;
	char last = at ? inner->s[at - 1] : '\0';

	if (last == ']' || last == ')') {
		at = text_find_last_char(*inner, last == ']' ? '[' : '(');
		if (at == TEXT_NOT_FOUND ||
		    !note_time(label, text_trim(text_slice(*inner, at + 1,
							   inner->len - 1))))
			return false;
		inner->len = at;
		label->time_in_brackets = true;
		return true;
	}
	while (at > 0 && is_of_time(inner->s[at - 1]))
		at--;
	if (at > 0 && !ascii_is_space(inner->s[at - 1]))
		return false;
	if (!note_time(label, text_from(*inner, at)))
		return false;
	inner->len = at;
	return true;
}

/* ---- Options ---- */

static bool
is_id(struct text id)
{
	for (size_t i = 0; i < id.len; i++) {
		if (ascii_is_space(id.s[i]) ||
		    (ascii_is_punct(id.s[i]) && !strchr("-_.:", id.s[i])))
			return false;
	}
	return id.len > 0;
}

static void
read_answers(struct label *label, struct text option, struct text value)
{
	if (value.len > 1 && value.s[0] == '"' && text_ends(value, TEXT("\"")))
		value = text_slice(value, 1, value.len - 1);
	if (text_starts(value, TEXT("#")))
		value = text_from(value, 1);
	if (label->answers.len > 0)
		blame(label, R009, option, "a second answers= for one turn");
	else if (!is_id(value))
		blame(label, R009, option, "this answers no turn");
	else
		label->answers = value;
}

static void
read_option(struct label *label, struct text option)
{
	if (text_starts(option, TEXT("answers="))) {
		read_answers(label, option, text_from(option, 8));
		return;
	}
	if (option.s[0] != '#')
		blame(label, R009, option, "an option that is not known");
	else if (label->id.len > 0)
		blame(label, R009, option, "a second id for one turn");
	else if (!is_id(text_from(option, 1)))
		blame(label, R009, option, "this cannot be an id");
	else
		label->id = text_from(option, 1);
}

static bool
take_options(struct text *rest, struct label *label)
{
	size_t end;
	struct text inside;

	if (!text_starts(*rest, TEXT("{")) || label->options.len > 0)
		return false;
	end = text_find_char(text_slice(*rest, 0, LONGEST_OPTIONS), '}', 0);
	if (end == TEXT_NOT_FOUND) {
		blame(label, R009, *rest, "these options are not closed");
		return false;
	}
	label->options = text_slice(*rest, 0, end + 1);
	inside = text_slice(*rest, 1, end);
	*rest = text_from(*rest, end + 1);
	for (;;) {
		size_t stop = 0;

		inside = text_trim(inside);
		while (stop < inside.len && !ascii_is_space(inside.s[stop]))
			stop++;
		if (stop == 0)
			return true;
		read_option(label, text_slice(inside, 0, stop));
		inside = text_from(inside, stop);
	}
}

/* ---- The label ---- */

/* Between the asterisks: `[0:41] Ada Quill? (0:41):` in any usual order. */
static bool
read_inner(struct label *label, struct text inner)
{
	size_t colon;

	inner = trim_end(inner);
	colon = colon_at_end(inner);
	inner.len -= colon;
	inner = skip_space(inner);
	if (take_time(&inner, label, true))
		inner = skip_space(inner);
	for (;;) {
		size_t brace = text_find_last_char(inner, '{');
		struct text options = text_from(inner, brace);

		inner = trim_end(inner);
		if (take_last_time(&inner, label))
			continue;
		if (text_ends(inner, TEXT("}")) &&
		    take_options(&options, label))
			inner.len = brace;
		else if (text_ends(inner, TEXT("(?)")))
			inner.len -= 3;
		else if (text_ends(inner, TEXT("?")))
			inner.len--;
		else
			break;
		label->uncertain |= inner.s[inner.len] != '{';
	}
	label->name = inner;
	return colon > 0;
}

/* A second colon belongs to the label only behind a time or options. */
static bool
is_second_colon(struct text before, struct text rest, bool fresh)
{
	size_t colon = colon_at_start(rest);

	return fresh && before.len == rest.len &&
	       (rest.len == colon || ascii_is_space(rest.s[colon]));
}

/* Behind the asterisks: time, options and colon, in any order. */
static bool
read_tail(struct label *label, struct text *rest, bool colon)
{
	bool fresh = false; /* something was read behind the last colon */

	for (;;) {
		struct text before = *rest;
		size_t length;

		*rest = skip_space(*rest);
		length = colon_at_start(*rest);
		if (take_options(rest, label) ||
		    take_time(rest, label, !colon)) {
			fresh = true;
		} else if (length > 0 &&
			   (!colon || is_second_colon(before, *rest, fresh))) {
			colon = true;
			fresh = false;
			*rest = text_from(*rest, length);
		} else {
			*rest = before;
			return colon;
		}
	}
}

/* `**` or `__`, but not `***`. */
static bool
opens_strong(struct text t)
{
	return t.len > 2 && (t.s[0] == '*' || t.s[0] == '_') &&
	       t.s[1] == t.s[0] && t.s[2] != t.s[0];
}

/* The offset of the strong's closing delimiter, or TEXT_NOT_FOUND. */
static size_t
find_strong_end(struct text t)
{
	struct text mark = text_slice(t, 0, 2);
	size_t at = 2;

	t = text_slice(t, 0, LONGEST_STRONG);
	while ((at = text_find(t, mark, at)) != TEXT_NOT_FOUND &&
	       t.s[at - 1] == '\\')
		at++;
	return at;
}

/* `(by phone):` behind the name; only times and options may stand there. */
static bool
is_remark_and_colon(struct text t)
{
	char close = t.len ? closing_of(t.s[0]) : '\0';
	size_t end = close ? text_find_char(text_slice(t, 0, LONGEST_REMARK),
					    close, 1)
			   : TEXT_NOT_FOUND;

	return end != TEXT_NOT_FOUND &&
	       colon_at_start(skip_space(text_from(t, end + 1))) > 0;
}

/* A strong without a colon: was it meant as a label all the same? */
static enum label_found
judge_strong(struct label *label, struct text strong, struct text rest)
{
	if (is_remark_and_colon(skip_space(rest))) {
		blame(label, R002, skip_space(rest),
		      "only a time and {…} may stand between a label and its "
		      "colon");
		return LABEL_BROKEN;
	}
	if (label->name.len == 0 ||
	    (label->options.len == 0 && !label->time_in_brackets))
		return LABEL_NONE;
	blame(label, R002, strong, "a label without its colon");
	return LABEL_BROKEN;
}

static enum label_found
finish(struct label *label, struct text line, struct text strong,
       struct text rest)
{
	label->whole = text_trim(text_span(line.s, rest.s));
	label->rest = text_trim(rest);
	if (label->name.len == 0) {
		label->mistake.code = DIAG_CODES;
		blame(label, R002, strong, "a label without a name");
		return LABEL_BROKEN;
	}
	if (strong.s[2] == ' ' || strong.s[strong.len - 3] == ' ') {
		label->mistake.code = DIAG_CODES;
		blame(label, R002, strong,
		      "white space inside the asterisks: this is not strong");
		return LABEL_BROKEN;
	}
	return LABEL_FOUND;
}

enum label_found
label_read(struct text line, struct label *label)
{
	struct text at;
	struct text strong;
	struct text rest;
	size_t end;
	bool colon;

	*label = (struct label){.time_ms = TIME_NONE,
				.mistake.code = DIAG_CODES};
	line = skip_space(line);
	at = line;
	if (take_time(&at, label, true))
		at = skip_space(at);
	end = opens_strong(at) ? find_strong_end(at) : TEXT_NOT_FOUND;
	if (end == TEXT_NOT_FOUND || end == 2)
		return LABEL_NONE;
	strong = text_slice(at, 0, end + 2);
	rest = text_from(at, end + 2);
	colon = read_inner(label, text_slice(at, 2, end));
	if (read_tail(label, &rest, colon))
		return finish(label, line, strong, rest);
	return judge_strong(label, strong, rest);
}

/* ---- What was meant as a label ---- */

static bool
is_capital(struct text word, struct arena *arena)
{
	struct text first = word;

	if (word.len == 0 || (unsigned char)word.s[0] < 0x80)
		return word.len > 0 && word.s[0] >= 'A' && word.s[0] <= 'Z';
	utf8_next(&first);
	first = text_span(word.s, first.s);
	return !text_equal(utf8_fold(arena, first), utf8_nfc(arena, first));
}

/* Small words that stand inside names. */
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

static bool
has_foreign_punct(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (ascii_is_punct(t.s[i]) && !strchr(".'-&?()", t.s[i]))
			return true;
	}
	return t.len == 0 || t.len > LONGEST_NAME;
}

/* The number of words of what could be a name; 0 when it cannot. */
static size_t
count_name(struct text t, struct arena *arena)
{
	size_t count = 0;
	struct text word;
	bool capital = false;

	t = text_trim(t);
	if (has_foreign_punct(t))
		return 0;
	while (text_split(&t, ' ', &word)) {
		capital =
			is_capital(word, arena) || (count > 0 && word.len > 0 &&
						    ascii_is_digit(word.s[0]));
		if (!capital && (count == 0 || !is_particle(word)))
			return 0;
		count++;
	}
	return capital && count <= 6 ? count : 0;
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

/* The part of a line before its first colon; empty without one. */
static struct text
before_colon(struct text line)
{
	size_t at = text_find_char(line, ':', 0);

	if (at == TEXT_NOT_FOUND ||
	    (at + 1 < line.len && !ascii_is_space(line.s[at + 1]) &&
	     line.s[at + 1] != '*' && line.s[at + 1] != '_'))
		return text_slice(line, 0, 0);
	return text_slice(line, 0, at);
}

static size_t
list_marker(struct text line)
{
	size_t count = digits(line);

	if (count == 0)
		return line.len > 1 && strchr("-+*", line.s[0]) &&
				       ascii_is_space(line.s[1])
			       ? 2
			       : 0;
	return count + 1 < line.len &&
			       (line.s[count] == '.' || line.s[count] == ')') &&
			       ascii_is_space(line.s[count + 1])
		       ? count + 2
		       : 0;
}

static bool
suspect_list(struct text line, struct label_mistake *mistake)
{
	size_t marker = list_marker(line);
	struct label label;

	if (marker == 0 ||
	    label_read(text_from(line, marker), &label) != LABEL_FOUND)
		return false;
	*mistake = (struct label_mistake){
		R002, label.whole, "a label in a list item",
		"a label stands at the start of a line, without list markers"};
	return true;
}

/* `*Name:*`, `_Name_:`, `***Name:***`, and `**Name: …` without an end. */
static bool
suspect_emphasis(struct text line, const struct label_habits *habits,
		 struct label_mistake *mistake)
{
	struct text name = before_colon(line);
	size_t marks = 0;

	while (marks < name.len && marks < 3 &&
	       (name.s[marks] == '*' || name.s[marks] == '_'))
		marks++;
	if (marks == 0)
		return false;
	name = text_from(name, marks);
	while (name.len > 0 && strchr("*_", name.s[name.len - 1]))
		name.len--;
	if (count_name(name, habits->arena) == 0)
		return false;
	*mistake = (struct label_mistake){
		R002, text_slice(line, 0, marks + name.len + 1),
		"this looks like a label and is none",
		"a label is written **Name:** with two asterisks on each side; "
		"if this was said, write \\: for the colon"};
	return true;
}

/* `BO MARSH: …` and `Bo Marsh: …` without asterisks. */
static bool
suspect_plain(struct text line, const struct label_habits *habits,
	      struct label_mistake *mistake, struct label_maybe *maybe)
{
	struct text name = before_colon(line);
	size_t words = count_name(name, habits->arena);

	if (words == 0)
		return false;
	maybe->name = name;
	maybe->message = "a label without its asterisks";
	if (words < 2 || (habits->capital_nouns && !is_shouted(name)))
		return false;
	*mistake = (struct label_mistake){
		R002, name, "this looks like a label and is none",
		"a label is written **Name:**; if this was said, write \\: for "
		"the colon"};
	return true;
}

/* A strong that ends with a colon behind other words. */
bool
label_suspect_inside(struct text rest, const struct label_habits *habits,
		     struct label_mistake *mistake)
{
	size_t at = 0;

	while ((at = text_find(rest, TEXT("**"), at)) != TEXT_NOT_FOUND) {
		struct text strong = text_from(rest, at);
		struct label label;

		if (label_read(strong, &label) == LABEL_FOUND &&
		    count_name(label.name, habits->arena) > 0) {
			*mistake = (struct label_mistake){
				R002, label.whole,
				"a label in the middle of a line",
				"begin a new line before it"};
			return true;
		}
		at += 2;
	}
	return false;
}

/*
 * A strong name without a colon. Alone on its line it was meant as a label;
 * before other words it may be a speaker's name.
 */
static bool
suspect_strong(struct text line, const struct label_habits *habits,
	       struct label_mistake *mistake, struct label_maybe *maybe)
{
	size_t end =
		opens_strong(line) ? find_strong_end(line) : TEXT_NOT_FOUND;

	if (end == TEXT_NOT_FOUND)
		return false;
	maybe->name = text_slice(line, 2, end);
	maybe->message = "a label without its colon";
	if (text_trim(line).len > end + 2 ||
	    count_name(maybe->name, habits->arena) == 0)
		return false;
	*mistake = (struct label_mistake){
		R002, text_slice(line, 0, end + 2), maybe->message,
		"a label is written **Name:**; a heading begins with #"};
	return true;
}

bool
label_suspect(struct text line, const struct label_habits *habits,
	      struct label_mistake *mistake, struct label_maybe *maybe)
{
	*maybe = (struct label_maybe){0};
	line = skip_space(line);
	return suspect_list(line, mistake) ||
	       suspect_emphasis(line, habits, mistake) ||
	       suspect_plain(line, habits, mistake, maybe) ||
	       label_suspect_inside(line, habits, mistake) ||
	       suspect_strong(line, habits, mistake, maybe);
}
