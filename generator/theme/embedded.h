/*
 * The default theme, carried in the program.
 *
 * generator/embed.c writes the definitions when the program is built, from
 * the files of themes/broadsheet.
 */
#ifndef THEME_EMBEDDED_H
#define THEME_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
	const char *path; /* from the theme's folder: "layouts/article.lua" */
	const unsigned char *bytes;
	size_t size;
};

/* Sorted by the bytes of the path; embedded_count of them. */
extern const struct embedded_file embedded_files[];
extern const size_t embedded_count;

#endif
