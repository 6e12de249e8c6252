/*
 * Files carried in the program. generator/embed.c writes their definitions
 * when it is built.
 */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
	const char *path; /* from the embedded folder */
	const unsigned char *bytes;
	size_t size;
};

#endif
