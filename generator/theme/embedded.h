/*
 * The default theme, carried in the program: the files of themes/broadsheet
 * ("layouts/article.lua").
 */
#ifndef THEME_EMBEDDED_H
#define THEME_EMBEDDED_H

#include "base/embedded.h"

/* Sorted by the bytes of the path; embedded_count of them. */
extern const struct embedded_file embedded_files[];
extern const size_t embedded_count;

#endif
