/*
 * Labels: whom a record means by the name before a turn.
 */
#ifndef MODEL_LABEL_H
#define MODEL_LABEL_H

#include "model/work.h"

/* A name that labels may use, and whose it is. */
struct name {
	struct text text;
	struct person *person;
	bool is_shared; /* by another participant: it names nobody */
};

/* What is known while the labels of one record are resolved. */
struct labels {
	struct work *work;
	struct record *record;
	bool is_incomplete; /* some participants are not known: a label that
			       names nobody is not told */
	struct LIST_OF(struct name) names;
	struct index exact;
	struct index folded; /* made at the first label that needs it */
};

/* Takes the names of the record's participants; `work` and `record` are set. */
void labels_collect(struct labels *labels);

/*
 * The speaker a label names. NULL for an unknown voice, and after one error
 * (R001).
 */
struct person *label_speaker(struct labels *labels,
			     const struct item_fact *fact);

#endif
