/*
 * Files that say more than they show, in formats we do not clean: who made
 * them, when, where and with what.
 */
#ifndef PUBLISH_CARRIER_H
#define PUBLISH_CARRIER_H

#include "base/arena.h"

/* A file that is open. */
struct carrier_file {
	int file;
	uint64_t size;
};

/*
 * What the file carries, as "an ID3 tag" after "it has"; empty: nothing that
 * is known. It is read in small pieces, whatever its size. In the arena, or
 * static.
 */
struct text carrier_find(const struct carrier_file *file, struct arena *arena);

#endif
