/*
 * The browsers that wait to be told (server-sent events, HTML §9.2).
 *
 * A browser that has nothing to hear is suspended, so that it costs nothing.
 */
#ifndef SERVE_EVENTS_H
#define SERVE_EVENTS_H

#include "base/buf.h"
#include "serve/library.h"

struct events;

/* The caller closes it, after events_end. `library` must outlive it. */
struct events *events_open(const struct library *library);
void events_close(struct events *events);

/*
 * A response that goes on until events_end, or NULL: there are as many
 * listeners as there may be. It begins with the newest event.
 */
struct MHD_Response *events_listen(struct events *events,
				   struct MHD_Connection *connection);

/* Tells all of them that they should look again, and what is wrong now. */
void events_send(struct events *events, struct text problems);

/* Finds out, by a comment, who has gone. */
void events_beat(struct events *events);

/* Ends every response, so that the daemon may be stopped. */
void events_end(struct events *events);

#endif
