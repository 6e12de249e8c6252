/*
 * What a page may do, as browsers are told (W3C, Content Security Policy
 * Level 3; Referrer Policy): everything comes from the site itself, and from
 * the origins site.yaml allows. Nothing of it is `unsafe-…`: our pages have no
 * script or style inside, and JSON in a page is data and runs nowhere.
 */
#include "base/buf.h"
#include "model/work.h"

/* Files of `file://` are nobody's `'self'`. */
static void
add_sources(struct buf *policy, const struct site *site, const char *directive)
{
	buf_format(policy, "; %s 'self'", directive);
	if (site->offline)
		buf_literal(policy, " file:");
	list_each (const struct text, origin, &site->allow_origins)
		buf_format(policy, " %.*s", TEXT_ARG(*origin));
}

/*
 * What hosts send with every file. Who may frame a page cannot be said in it
 * (CSP 3, 3.3), and what is left shuts off what a page of documents never
 * needs (W3C, Permissions Policy; HTML, cross-origin opener policies).
 */
static void
make_headers(struct site *site, struct arena *arena)
{
	const struct sent_header headers[] = {
		{TEXT("Content-Security-Policy"),
		 arena_join(arena, site->content_security_policy,
			    TEXT("; frame-ancestors 'none'"))},
		{TEXT("Referrer-Policy"), site->referrer_policy},
		{TEXT("X-Content-Type-Options"), TEXT("nosniff")},
		{TEXT("Permissions-Policy"),
		 TEXT("camera=(), geolocation=(), microphone=(), payment=(), "
		      "usb=()")},
		{TEXT("Cross-Origin-Opener-Policy"), TEXT("same-origin")},
	};

	for (size_t i = 0; i < ARRAY_COUNT(headers); i++)
		list_add(arena, &site->headers, headers[i]);
}

void
policy_make(struct site *site, struct arena *arena)
{
	static const char *const directives[] = {
		"script-src", "style-src",   "img-src",	     "font-src",
		"media-src",  "connect-src", "manifest-src", "frame-src",
	};
	struct buf policy = BUF_INIT;

	buf_literal(&policy, "default-src 'none'");
	for (size_t i = 0; i < ARRAY_COUNT(directives); i++)
		add_sources(&policy, site, directives[i]);
	buf_literal(&policy, "; base-uri 'none'; form-action 'self'");
	site->content_security_policy = arena_text(arena, buf_as_text(&policy));
	site->referrer_policy = TEXT("strict-origin-when-cross-origin");
	buf_free(&policy);
	make_headers(site, arena);
}
