#include "base/moment.h"

#define DAY_S 86400

/* Takes two digits up to `most` off the front of `*t`. */
static bool
take_pair(struct text *t, uint64_t most, int *number)
{
	uint64_t value;

	if (t->len < 2 || !text_to_number(text_slice(*t, 0, 2), most, &value))
		return false;
	*number = (int)value;
	*t = text_from(*t, 2);
	return true;
}

static bool
take_char(struct text *t, char c)
{
	if (t->len == 0 || t->s[0] != c)
		return false;
	*t = text_from(*t, 1);
	return true;
}

/* "06:00" or "06:00:30". */
static bool
take_time(struct text *t, int *second)
{
	int hours, minutes, seconds = 0;

	if (!take_pair(t, 23, &hours) || !take_char(t, ':') ||
	    !take_pair(t, 59, &minutes))
		return false;
	if (take_char(t, ':') && !take_pair(t, 59, &seconds))
		return false;
	*second = (hours * 60 + minutes) * 60 + seconds;
	return true;
}

/* Nothing, "Z" or "+01:00". */
static bool
take_offset(struct text t, struct moment *moment)
{
	int hours, minutes, sign = 1;

	if (t.len == 0)
		return true;
	moment->has_offset = true;
	if (take_char(&t, 'Z') || take_char(&t, 'z'))
		return t.len == 0;
	if (take_char(&t, '-'))
		sign = -1;
	else if (!take_char(&t, '+'))
		return false;
	if (!take_pair(&t, 23, &hours) || !take_char(&t, ':') ||
	    !take_pair(&t, 59, &minutes) || t.len > 0)
		return false;
	moment->offset = sign * (hours * 60 + minutes) * 60;
	return true;
}

bool
moment_parse(struct text t, struct moment *moment)
{
	struct moment found = {0};
	struct text rest = text_from(t, 10);

	if (!date_parse(text_slice(t, 0, 10), &found.date))
		return false;
	if (rest.len > 0 &&
	    ((!take_char(&rest, 'T') && !take_char(&rest, ' ')) ||
	     !take_time(&rest, &found.second) || !take_offset(rest, &found)))
		return false;
	*moment = found;
	return true;
}

int64_t
moment_seconds(const struct moment *moment)
{
	return date_to_day(moment->date) * DAY_S + moment->second -
	       moment->offset;
}

struct moment
moment_of_seconds(int64_t seconds)
{
	int64_t day = seconds / DAY_S - (seconds % DAY_S < 0);

	return (struct moment){
		.date = date_from_day(day),
		.second = (int)(seconds - day * DAY_S),
		.has_offset = true,
	};
}
