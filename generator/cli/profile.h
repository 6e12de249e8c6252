/*
 * Where a theme's time went, for who makes it.
 */
#ifndef CLI_PROFILE_H
#define CLI_PROFILE_H

#include "base/buf.h"
#include "build.h"

/*
 * Three tables: by kind of file, by file, and the slowest pages. Only what
 * ran is in them, what took most of its own time first.
 */
void profile_table(struct buf *table, const struct theme_profile *profile);

#endif
