/*
 * Which requests are answered, and what they ask for.
 *
 * A preview shows drafts to whoever can reach it. Pages of other sites that
 * are open in the same browser can: by its name (DNS rebinding) or across
 * sites. So a request is answered only when it names this machine by one of
 * its own names and does not come from elsewhere.
 */
#ifndef SERVE_REQUEST_H
#define SERVE_REQUEST_H

#include "base/arena.h"
#include "base/list.h"

struct header {
	struct text name;
	struct text value;
};

struct header_list LIST_OF(struct header);

struct request {
	struct text method;
	struct text version; /* "HTTP/1.1" */
	struct text target;  /* as sent, without the query */
	struct header_list headers;
};

/* What a server calls itself. */
struct request_names {
	struct text host; /* as --host says; may be empty */
	uint16_t port;
};

/*
 * 0, or the status (RFC 9110) with which the request is refused: 400 for a
 * missing or repeated Host (RFC 9112 §3.2), a header name that is no token, or
 * a body; 403 for one that comes from another site; 405 for another method
 * than GET and HEAD; 421 for a host that is not this one.
 */
int request_refused(const struct request *request,
		    const struct request_names *names);

/*
 * The path asked for, decoded once and without the slash before it. Returns
 * 0, or 400: broken escapes, a NUL, a backslash, bytes that are not UTF-8; or
 * 404: "..", hidden names but .well-known, empty parts. In the arena.
 */
int request_path(struct text target, struct arena *arena, struct text *path);

/* The value of a header, the first if there are several; or an empty text. */
struct text request_header(const struct request *request, struct text name);

#endif
