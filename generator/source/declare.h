/*
 * Keys that a site adds to those of documents: `fields:` of site.yaml. For
 * config.c.
 */
#ifndef SOURCE_DECLARE_H
#define SOURCE_DECLARE_H

#include "source/source.h"

/*
 * Fills `config->fields` and `config->declared` from `fields:` of site.yaml.
 * Everything is in the arena. Tells what is malformed (S007, S009, S010,
 * S011, S017), and a key that its kind has already (S021).
 */
void declarations_read(const struct value *front, struct arena *arena,
		       struct site_config *config, struct diag *diag);

#endif
