/*
 * What a web server of one's own is told of a site: headers, redirects, the
 * page for what is not there, media types.
 */
#ifndef PUBLISH_SERVER_H
#define PUBLISH_SERVER_H

#include "base/buf.h"
#include "model/model.h"

/* For files whose names change with their bytes (RFC 9111; RFC 8246). */
#define SERVER_KEEP "public, max-age=31536000, immutable"

/* For all else: nobody reads a page as it was before a correction. */
#define SERVER_ASK "no-cache"

/* A .htaccess that needs no more than `AllowOverride FileInfo`. */
void server_apache(struct buf *buf, const struct site *site);

/* A `location`, to be included in `server { … }`. */
void server_nginx(struct buf *buf, const struct site *site);

#endif
