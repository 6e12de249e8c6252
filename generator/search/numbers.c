#include "search/numbers.h"

#define LASTS 16
#define MORES 15

/* Of a number of 64 bits. */
#define MOST_SIGNS 17

static const char lasts[] = " !#$%&'()*+,-./:";
static const char mores[] = ";<=>?@[]^_`{|}~";

void
number_add(struct buf *buf, uint64_t number)
{
	char *to = buf_reserve(buf, MOST_SIGNS);
	size_t count = 0;

	for (; number >= LASTS; number /= MORES) {
		number -= LASTS;
		to[count++] = mores[number % MORES];
	}
	to[count++] = lasts[number];
	to[count] = '\0';
	buf->len += count;
}

bool
number_take(struct text *rest, uint64_t *number)
{
	uint64_t unit = 1;

	*number = 0;
	while (rest->len > 0) {
		char c = rest->s[0];
		const char *last = strchr(lasts, c);
		const char *more = strchr(mores, c);

		if (c == '\0' || (!last && !more))
			return false;
		*rest = text_from(*rest, 1);
		if (last) {
			*number += unit * (uint64_t)(last - lasts);
			return true;
		}
		*number += unit * (LASTS + (uint64_t)(more - mores));
		unit *= MORES;
	}
	return false;
}
