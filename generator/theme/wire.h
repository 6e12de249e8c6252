/*
 * Plain data between the parent and its workers.
 *
 * Numbers are eight bytes in the machine's order (both ends are one program),
 * texts a length and their bytes. What a worker sends is not to be trusted:
 * a reader never reads beyond its bytes, and says so in `broken`.
 */
#ifndef THEME_WIRE_H
#define THEME_WIRE_H

#include <sys/types.h>

#include "base/arena.h"
#include "base/buf.h"

struct wire {
	struct text rest;
	bool broken; /* something was cut off or impossible */
};

void wire_put(struct buf *buf, uint64_t number);
void wire_put_text(struct buf *buf, struct text t);

/* 0, or an empty text, once the wire is broken. */
uint64_t wire_get(struct wire *wire);
struct text wire_get_text(struct wire *wire); /* borrowed from the wire */

/* ---- Frames: a kind, a number, and bytes. ---- */

enum frame_kind {
	FRAME_READY,   /* number: whether the worker is confined */
	FRAME_PAGE,    /* a file: where it leads, its layout and bytes */
	FRAME_NOTHING, /* instead of an output that is not to be made */
	FRAME_FAILURE, /* what went wrong with a page */
	FRAME_PRINT,   /* a line printed while it was made */
	FRAME_STATUS,  /* a status that the page which follows lacks */
	FRAME_PLAN,    /* what theme.lua says */
	FRAME_SHARED,  /* number: bytes of frames in memory that is shared */
	FRAME_BROKEN   /* no frame at all */
};

struct frame {
	enum frame_kind kind;
	uint64_t number;
	struct text bytes;
};

void frame_put(struct buf *buf, const struct frame *frame);

/* Begins a frame whose bytes are put behind it; `frame_end` closes the one
 * that began at the length returned, to which `left` bytes are still to come.
 */
size_t frame_begin(struct buf *buf, enum frame_kind kind, uint64_t number);
void frame_end(struct buf *buf, size_t start, size_t left);

/*
 * Takes the next whole frame from `*rest`; false when there is none yet. A
 * frame that says to be larger than `most` is FRAME_BROKEN.
 */
bool frame_next(struct text *rest, size_t most, struct frame *frame);

/* ---- Pipes, read and written whole. ---- */

/* 0, or -1 with errno. */
int wire_write(int pipe, struct text bytes);

/* Appends what is there, at least a byte; 0 at the end, -1 with errno. */
ssize_t wire_read(int pipe, struct buf *buf, size_t most);

#endif
