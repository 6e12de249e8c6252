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
