/*
 * touch MIB: writes to so much memory, and gives it back.
 *
 * A virtual machine has much of its memory from its host only when it is
 * written to for the first time, which can cost more than what is done with
 * it, and small programs find some that others used before. What is to be
 * compared in size runs behind this: then all of it is there already.
 */
#include <err.h>
#include <stdlib.h>
#include <sys/mman.h>

#define MIB ((size_t)1024 * 1024)
#define PAGE_BYTES 4096

int
main(int argc, char **argv)
{
	size_t size = argc == 2 ? strtoul(argv[1], NULL, 10) * MIB : 0;
	char *memory;

	if (size == 0)
		errx(2, "usage: touch MIB");
	memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		err(1, "%zu MiB", size / MIB);
	madvise(memory, size, MADV_HUGEPAGE); /* or as it can be had */
	for (size_t at = 0; at < size; at += PAGE_BYTES)
		((volatile char *)memory)[at] = 1;
	return munmap(memory, size);
}
