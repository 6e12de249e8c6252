/*
 * Relative paths with slashes: in the site, in URLs, in the output.
 *
 * A site path is relative, has no empty, "." or ".." part and no slash at the
 * start; a folder's path ends with a slash.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"
#include "base/buf.h"

/* "a/b/c.md" → "c.md"; "a/b/" → "". */
struct text path_name(struct text path);
/* "a/b/c.md" → "a/b/"; "c.md" → "". */
struct text path_folder(struct text path);
/* "c.tar.gz" → "gz"; ".x" and "c" → "". */
struct text path_extension(struct text path);
/* "a/b/c.md" → "c". */
struct text path_stem(struct text path);

struct text path_join(struct arena *arena, struct text folder,
		      struct text name);

/*
 * Resolves `relative`, which may have "." and "..", against the folder
 * `base`: "../b.md" in "a/" is "b.md", ".." in "a/b/" is "a/". False when it
 * climbs out of the root or begins with a slash.
 */
bool path_resolve(struct arena *arena, struct text base, struct text relative,
		  struct text *resolved);

/*
 * Writes the URL that leads from the page at `from` to `to`: both are paths
 * from the root as published ("articles/x/", "404.html", ""). "./" when they
 * are the same folder. Percent-encodes what RFC 3986 asks to.
 */
void path_relative(struct buf *buf, struct text from, struct text to);

/* Percent-encodes everything that may not stand in a URL path. */
void path_encode(struct buf *buf, struct text path);

/* Undoes %XX once; false when an escape is malformed, or is %00. In the
 * arena. */
bool path_decode(struct arena *arena, struct text encoded,
		 struct text *decoded);

/* As it is linked to: "a/index.html" → "a/"; others are as they are. */
struct text path_as_url(struct text path);

/*
 * The path of a folder's URL as it is written there: "https://host/sub/" →
 * "/sub/", "https://host/" and an empty text → "/".
 */
struct text path_of_url(struct text url);

#endif
