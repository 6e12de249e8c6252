#include "base/nearest.h"

struct nearest
nearest_begin(struct text wanted, size_t most)
{
	return (struct nearest){wanted, most + 1};
}

bool
nearest_is(struct nearest *nearest, struct text name)
{
	size_t edits;

	if (nearest->best == 0)
		return false;
	edits = text_distance(name, nearest->wanted, nearest->best - 1);
	if (edits >= nearest->best)
		return false;
	nearest->best = edits;
	return true;
}
