/*
 * Lines and times, as the files of other programs have them.
 */
#include "source/import.h"

bool
import_line_next(struct import_lines *lines)
{
	return text_line(&lines->rest, &lines->at);
}

bool
import_line_is_blank(struct text line)
{
	return text_is_empty(text_trim(line));
}

struct text
import_span(struct text from, struct text to)
{
	return text_span(from.s, to.s + to.len);
}

/* ---- Times ---- */

static size_t
take_digits(struct text *t, int64_t *number)
{
	size_t count = 0;

	*number = 0;
	while (count < t->len && ascii_is_digit(t->s[count])) {
		if (count < 4)
			*number = *number * 10 + (t->s[count] - '0');
		count++;
	}
	*t = text_from(*t, count);
	return count;
}

/* ".5" is half a second; what is finer than a millisecond is cut off. */
static bool
take_fraction(struct text t, int64_t *ms)
{
	int64_t unit = 100;

	if (t.len == 0)
		return true;
	if ((t.s[0] != '.' && t.s[0] != ',') || t.len < 2)
		return false;
	for (size_t i = 1; i < t.len; i++, unit /= 10) {
		if (!ascii_is_digit(t.s[i]))
			return false;
		*ms += (t.s[i] - '0') * unit;
	}
	return true;
}

/* Two groups or three; the first has up to three digits. */
bool
import_time_read(struct text t, int64_t *ms)
{
	int64_t seconds = 0; /* then milliseconds */
	size_t groups = 0;

	for (;;) {
		int64_t value;
		size_t count = take_digits(&t, &value);

		if (count < 1 || count > (groups == 0 ? 3 : 2) ||
		    (groups > 0 && value > 59))
			return false;
		seconds = seconds * 60 + value;
		groups++;
		if (t.len == 0 || t.s[0] != ':')
			break;
		t = text_from(t, 1);
	}
	seconds *= 1000;
	if (groups < 2 || groups > 3 || !take_fraction(t, &seconds))
		return false;
	*ms = seconds;
	return true;
}

/* ---- Timing lines ---- */

static struct text
take_word(struct text *t)
{
	size_t end = 0;
	struct text word;

	*t = text_trim(*t);
	while (end < t->len && !ascii_is_space(t->s[end]))
		end++;
	word = text_slice(*t, 0, end);
	*t = text_trim(text_from(*t, end));
	return word;
}

static int64_t
time_or_none(struct text t)
{
	int64_t ms;

	return import_time_read(t, &ms) ? ms : IMPORT_NO_TIME;
}

/* Something with a digit on both sides of the arrow is meant as times. */
static bool
starts_with_digit(struct text t)
{
	return t.len > 0 && (ascii_is_digit(t.s[0]) || t.s[0] == '-');
}

bool
import_timing_read(struct text line, struct import_timing *timing)
{
	size_t arrow = text_find(line, TEXT("-->"), 0);
	struct text behind;

	if (arrow == TEXT_NOT_FOUND)
		return false;
	behind = text_from(line, arrow + 3);
	timing->start = text_trim(text_slice(line, 0, arrow));
	timing->end = take_word(&behind);
	timing->settings = behind;
	timing->start_ms = time_or_none(timing->start);
	timing->end_ms = time_or_none(timing->end);
	return starts_with_digit(timing->start) &&
	       starts_with_digit(timing->end);
}

static void
tell_time(struct importer *importer, struct text time)
{
	struct place place = import_place(importer, time);

	diag_warning(importer->diag, I004, &place,
		     "“%.*s” is no time: the words are kept without it",
		     TEXT_ARG(text_slice(time, 0, 40)));
	diag_hint(importer->diag, "a time is written 00:00:41.500");
}

void
import_timing_check(struct importer *importer,
		    const struct import_timing *timing)
{
	struct place place;

	if (timing->settings.len > 0)
		import_lose(importer, IMPORT_LOSS_POSITION, timing->settings);
	if (timing->start_ms == IMPORT_NO_TIME)
		tell_time(importer, timing->start);
	else if (timing->end_ms == IMPORT_NO_TIME)
		tell_time(importer, timing->end);
	else if (timing->end_ms < timing->start_ms) {
		place = import_place(importer, timing->end);
		diag_warning(importer->diag, I004, &place,
			     "this cue ends before it begins");
	}
}
