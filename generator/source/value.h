/*
 * What schema.c asks of a value beyond source.h.
 */
#ifndef SOURCE_VALUE_H
#define SOURCE_VALUE_H

#include "source/source.h"

enum value_truth { TRUTH_NONE, TRUTH_NO, TRUTH_YES };

/*
 * A plain scalar as true or false: YAML 1.2.2's core schema (§10.3.2), and
 * yes, no, on, off, which YAML 1.1 had and people write.
 */
enum value_truth value_truth(const struct value *value);

/* With all that is in it, and places whose paths are in the arena too. */
struct value *value_copy(struct arena *arena, const struct value *value);
struct place place_copy(struct arena *arena, const struct place *place);

/* Looks at all texts of `value` as integrity_check_name does. */
void value_check_integrity(const struct value *value, struct diag *diag);

#endif
