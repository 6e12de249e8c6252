/*
 * Where a finished file leads: taken from its bytes, so that what a layout, a
 * document or h.raw put there is all the same.
 *
 * Of HTML and XML every href, src, srcset, poster and data that is no address
 * elsewhere; in every text whatever stands where an address does and begins
 * with the site's base_url. The parent, who knows what is published, looks
 * whether it is there.
 */
#ifndef THEME_REFERENCES_H
#define THEME_REFERENCES_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/scan.h"
#include "model/model.h"

struct references {
	/*
	 * One a line, each once: the element and the attribute (or "- -"), and
	 * from the root of the output, percent-encoded as it was, where it
	 * leads, with its fragment: "a href articles/x/#t1". It begins with
	 * a slash when it leads out of the site. "=id - NAME" is an id that
	 * stands twice, "#a href NAME" a link to an anchor of the file itself
	 * that it does not have, "!img src https://host" what a browser would
	 * load from elsewhere.
	 */
	struct buf links;
	struct buf ids; /* of HTML, one a line */
	/* As sums_write of base/sums.h writes them, when is_summed. */
	struct buf sums;
	bool has_twice; /* some of them stand twice */
};

struct reference_site {
	struct text base_url; /* with a slash at its end, or empty */
	struct text path;     /* of the file, in the output */
	/* From where browsers may load something, or NULL: from nowhere. */
	const struct origin_list *allowed;
	bool is_html;
	bool has_tags; /* HTML or XML */
	/* Ids, and what links lead to, become sums; lines are left of what is
	 * wrong whatever is published. */
	bool is_summed;
	/* Tags in it whose sums are known, as scan.h has them: 0 is of one that
	 * leads elsewhere, others are wanted. When is_summed only. */
	const struct scan_tag *tags;
	size_t tag_count;
};

/* Whether a scheme or a host comes first. */
bool references_lead_elsewhere(struct text url);

/* Empties `to` and fills it from `bytes`. `arena` is for what is not kept. */
void references_find(const struct reference_site *site, struct text bytes,
		     struct arena *arena, struct references *to);

#endif
