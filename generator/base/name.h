/*
 * Names of files and folders, as parts of URLs.
 */
#ifndef BASE_NAME_H
#define BASE_NAME_H

#include "base/text.h"

/*
 * Why a part of a path cannot be published, to stand behind "…": empty, "."
 * or "..", hidden, with a control character, or one that ends or escapes a
 * path in URLs (RFC 3986, §3.3). NULL: it can.
 */
const char *name_mistake(struct text name);

/*
 * Why some systems cannot have a file of that name, to stand behind "…": names
 * of devices, dots and spaces at the end, and the characters that Windows
 * reserves (Microsoft, "Naming Files, Paths, and Namespaces"). NULL: all can.
 */
const char *name_hostile(struct text name);

/* How much of its sum stands in the name of a theme's asset: a browser may keep
 * such a file for good. 40 bits. */
#define NAME_SUM_DIGITS 10

/* Whether it does: "a.0123456789.css", "font.0123456789". */
bool name_has_sum(struct text name);

#endif
