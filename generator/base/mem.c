#include "base/mem.h"

#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/limits.h"

/* Larger pieces are given back at once, whatever is reserved. */
#define PIECE_MOST ((int)(32 * MIB))

#define GROWTH ((int)MIB)

static void *
alloc_huge(size_t size)
{
	void *piece;

	if (posix_memalign(&piece, MEM_HUGE, size) != 0)
		return NULL;
	/* Or as it can be had; no page reaches behind the piece. */
	madvise(piece, size & ~(MEM_HUGE - 1), MADV_HUGEPAGE);
	return piece;
}

void *
mem_alloc(size_t size)
{
	void *piece =
		size < MEM_HUGE ? malloc(size ? size : 1) : alloc_huge(size);

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

/* ---- Reserving ---- */

static size_t
reserve_size(void)
{
	size_t pages = (size_t)sysconf(_SC_PHYS_PAGES) / 4;
	size_t most = 1024 * MIB / (size_t)sysconf(_SC_PAGESIZE);

	return (pages < most ? pages : most) * (size_t)sysconf(_SC_PAGESIZE);
}

/* A piece that is taken and freed lets malloc look at how much it has. */
static void
touch(void)
{
	void *volatile piece = malloc(256 * KIB);

	free(piece);
}

static void
use_huge_pages(char *start, char *end)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	start += -(uintptr_t)start & (page - 1);
	if (start < end)
		madvise(start, (size_t)(end - start), MADV_HUGEPAGE);
}

/* Threads share the reserve, or each would have one of its own. */
void
mem_reserve(void)
{
	char *start = sbrk(0);

	mallopt(M_ARENA_MAX, 1);
	mallopt(M_MMAP_THRESHOLD, PIECE_MOST);
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
	mallopt(M_TOP_PAD, (int)reserve_size());
	touch();
	mallopt(M_TOP_PAD, GROWTH);
	use_huge_pages(start, sbrk(0));
}

void
mem_release(void)
{
	mallopt(M_TOP_PAD, 0);
	mallopt(M_TRIM_THRESHOLD, GROWTH);
	touch();
	mallopt(M_TOP_PAD, GROWTH / 4);
	mallopt(M_MMAP_THRESHOLD, GROWTH);
}

void
mem_trim(void)
{
	malloc_trim(0);
}
