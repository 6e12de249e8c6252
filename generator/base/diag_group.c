#include "base/diag_group.h"

#include "base/index.h"

/* Fewer are easier to read where they are. */
#define FOLD_FROM 3

/* Which diagnostics say the same, in the order of their first. */
struct causes {
	uint32_t *of; /* of each diagnostic its cause */
	size_t *counts;
	size_t count;
};

/* Equal for diagnostics that differ in their place only. */
static struct text
cause_key(struct arena *arena, const struct diagnostic *found)
{
	return arena_format(arena, "%d %d %zu %zu %.*s%.*s%.*s",
			    (int)found->severity, (int)found->code,
			    found->message.len, found->notes.len,
			    TEXT_ARG(found->message), TEXT_ARG(found->notes),
			    TEXT_ARG(found->hint));
}

static void
find_causes(const struct diag *diag, struct arena *arena, struct causes *causes)
{
	size_t count = diag->list.count;
	struct index index = {0};

	causes->of = arena_array(arena, uint32_t, count);
	causes->counts = arena_array(arena, size_t, count);
	for (size_t i = 0; i < count; i++) {
		struct text key = cause_key(arena, &diag->list.items[i]);
		uint32_t cause =
			index_add(arena, &index, key, (uint32_t)causes->count);

		causes->of[i] = cause;
		if (causes->counts[cause]++ == 0)
			causes->count++;
	}
}

static void
join(struct diag_group *group, const struct diagnostic *found)
{
	if (group->count++ == 0)
		group->first = found;
	else if (group->other_count < DIAG_GROUP_OTHERS)
		group->others[group->other_count++] = found;
}

static void
group_folded(const struct diag *diag, struct arena *arena,
	     struct diag_groups *groups)
{
	struct causes causes = {0};
	size_t *places; /* of each folded cause its group, and 1 */

	find_causes(diag, arena, &causes);
	places = arena_array(arena, size_t, causes.count);
	for (size_t i = 0; i < diag->list.count; i++) {
		uint32_t cause = causes.of[i];
		size_t *place = &places[cause];

		if (*place == 0)
			list_push(arena, &groups->list);
		if (*place == 0 && causes.counts[cause] >= FOLD_FROM)
			*place = groups->list.count;
		join(*place > 0 ? &groups->list.items[*place - 1]
				: list_last(&groups->list),
		     &diag->list.items[i]);
	}
}

void
diag_group(const struct diag *diag, bool folds, struct arena *arena,
	   struct diag_groups *groups)
{
	*groups = (struct diag_groups){0};
	if (folds) {
		group_folded(diag, arena, groups);
		return;
	}
	list_each (const struct diagnostic, found, &diag->list)
		join(list_push(arena, &groups->list), found);
}

/* Hides the groups of `severity` behind the first `left`; returns what is
 * then left. */
static size_t
hide(struct diag_groups *groups, enum diag_severity severity, size_t left)
{
	list_each (struct diag_group, group, &groups->list) {
		if (group->first->severity != severity)
			continue;
		if (left > 0) {
			left--;
			continue;
		}
		group->is_hidden = true;
		groups->hidden[severity] += group->count;
	}
	return left;
}

void
diag_group_limit(struct diag_groups *groups, size_t most)
{
	if (most == 0)
		return;
	hide(groups, DIAG_WARNING, hide(groups, DIAG_ERROR, most));
}
