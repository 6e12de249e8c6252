/*
 * Diagnostics as they are printed: one cause told once, and no more of them
 * than anybody reads.
 */
#ifndef BASE_DIAG_GROUP_H
#define BASE_DIAG_GROUP_H

#include "base/diag.h"

/* Places of a group that are named behind its first. */
#define DIAG_GROUP_OTHERS 3

/* A message as it is printed: one diagnostic, or many in the same words. */
struct diag_group {
	const struct diagnostic *first;
	size_t count;
	const struct diagnostic *others[DIAG_GROUP_OTHERS];
	size_t other_count;
	bool is_hidden;
};

struct diag_groups {
	struct LIST_OF(struct diag_group) list; /* by their first place */
	size_t hidden[DIAG_ERROR + 1];		/* diagnostics, by severity */
};

/*
 * Groups the sorted `diag`, which must outlive the groups: with `folds` three
 * or more that differ in their place only are one, else each is its own. In
 * the arena.
 */
void diag_group(const struct diag *diag, bool folds, struct arena *arena,
		struct diag_groups *groups);

/*
 * Hides what is behind the first `most` groups, so that errors stay before
 * warnings do; 0 hides nothing.
 */
void diag_group_limit(struct diag_groups *groups, size_t most);

#endif
