/*
 * Why a quotation is not in its record. For matching only.
 */
#ifndef MODEL_MATCH_EXPLAIN_H
#define MODEL_MATCH_EXPLAIN_H

#include "model/match_record.h"

/*
 * Adds the one error for words that were not found: Q001, Q002 or Q004, with
 * the nearest words of the record as notes, and a hint.
 */
void match_explain(struct match_record *record, const struct wanted *wanted,
		   const struct match_query *query, struct diag *diag);

#endif
