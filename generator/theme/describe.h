/*
 * The types of what themes see, in the words of lua-language-server.
 */
#ifndef THEME_DESCRIBE_H
#define THEME_DESCRIBE_H

#include "base/buf.h"
#include "theme/fields.h"

/* The type's name for editors: "dossier.menu_entry". */
void describe_type_name(struct buf *out, enum type_id type);

/* The type of a member: "string", "dossier.page?". */
void describe_member(struct buf *out, const struct member *member);

#endif
