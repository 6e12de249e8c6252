/*
 * What `dossier new` makes: the files below generator/new/, carried in the
 * program. {{title}}, {{name}} and {{date}} stand for what is asked for.
 *
 *   site/…      a small site             example/…   a fuller one
 *   document/KIND.md                     theme/…     a child of broadsheet
 */
#ifndef CLI_NEW_FILES_H
#define CLI_NEW_FILES_H

#include "base/embedded.h"

/* Sorted by the bytes of the path; new_count of them. */
extern const struct embedded_file new_files[];
extern const size_t new_count;

#endif
