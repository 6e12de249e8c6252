#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *
mem_alloc(size_t size)
{
	void *piece = malloc(size ? size : 1);

	if (!piece)
		mem_exhausted();
	return piece;
}

void *
mem_grow(void *old, size_t size)
{
	void *piece = realloc(old, size ? size : 1);

	if (!piece)
		mem_exhausted();
	return piece;
}

char *
mem_copy(const char *string)
{
	size_t size = strlen(string) + 1;

	return memcpy(mem_alloc(size), string, size);
}

/*
 * Nothing here may need memory, and nothing half-written in stdio's buffers
 * may go out: so write and _exit.
 */
NORETURN void
mem_exhausted(void)
{
	static const char words[] = "dossier: out of memory\n";
	ssize_t written = write(STDERR_FILENO, words, sizeof(words) - 1);

	(void)written;
	_exit(3);
}
