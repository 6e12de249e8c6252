/*
 * The server itself: libmicrohttpd, driven by the caller's own loop, without
 * a thread of the library's.
 */
#ifndef SERVE_HTTP_H
#define SERVE_HTTP_H

#include "serve/events.h"
#include "serve/serve.h"

struct http;

/*
 * Listens at the host and port of `options`, or the first free port behind
 * it. `owner` and `options` must outlive the server.
 *
 * Returns 0 and the server, which the caller closes; or -1 with one error:
 * N001 when there is no such address or it may not be listened at, N002 when
 * all ports that were tried are busy, F009.
 */
MUST_CHECK
int http_open(const struct serve_options *options,
	      const struct serve_owner *owner, struct http **http,
	      struct diag *diag);

uint16_t http_port(const struct http *http);

/* "http://localhost:8000/below/". In the buffer. */
void http_url(const struct http *http, struct buf *buf);

/* What poll(2) waits for, and how long at most; -1: forever. */
int http_descriptor(const struct http *http);
int http_timeout_ms(const struct http *http);

/* Does what there is to do, without waiting. */
void http_run(struct http *http);

/* The browsers that wait. */
struct events *http_events(struct http *http);

void http_close(struct http *http);

#endif
