/*
 * A socket that listens for connections.
 */
#ifndef SERVE_LISTEN_H
#define SERVE_LISTEN_H

#include "base/diag.h"

/*
 * Opens one at the numeric address or name `host` (NULL: 127.0.0.1) and
 * `*port`, or the next of twenty ports that is free; `*port` is then that one.
 * Port 0 is any that is free.
 *
 * Returns the descriptor, or -1 with one error (N001, N002).
 */
MUST_CHECK
int listen_open(const char *host, uint16_t *port, struct diag *diag);

#endif
