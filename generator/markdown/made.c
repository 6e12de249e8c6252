#include "markdown/inner.h"

void
made_copy(struct made_text *made, struct text bytes, size_t from,
	  struct arena *scratch)
{
	size_t at = made->text.len;
	const struct source_piece *last =
		made->pieces.count ? list_last(&made->pieces) : NULL;

	if (bytes.len == 0)
		return;
	if (!last || last->from - last->at != from - at)
		list_add(scratch, &made->pieces,
			 ((struct source_piece){at, from}));
	buf_text(&made->text, bytes);
}

size_t
made_origin(const struct made_text *made, size_t at)
{
	size_t low = 0;
	size_t high = made->pieces.count;

	if (high == 0)
		return 0;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (made->pieces.items[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return made->pieces.items[low].from + (at - made->pieces.items[low].at);
}
