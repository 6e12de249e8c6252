#include "serve/request.h"

#include <arpa/inet.h>

#include "base/path.h"
#include "base/utf8.h"

/* RFC 9110 §5.6.2. */
static bool
is_token(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!ascii_is_alnum(t.s[i]) &&
		    !(t.s[i] && strchr("!#$%&'*+-.^_`|~", t.s[i])))
			return false;
	return t.len > 0;
}

static size_t
count_headers(const struct request *request, struct text name)
{
	size_t count = 0;

	list_each (struct header, header, &request->headers)
		count += text_equal_fold(header->name, name);
	return count;
}

struct text
request_header(const struct request *request, struct text name)
{
	list_each (struct header, header, &request->headers)
		if (text_equal_fold(header->name, name))
			return header->value;
	return TEXT("");
}

/* ---- Hosts ---- */

/* Splits "[::1]:8000" and "localhost:8000"; the port may be missing. */
static bool
split_host(struct text value, struct text *host, struct text *port)
{
	size_t end = text_find_last_char(value, ':');
	size_t bracket = text_find_last_char(value, ']');

	if (bracket != TEXT_NOT_FOUND && end != TEXT_NOT_FOUND && end < bracket)
		end = TEXT_NOT_FOUND;
	*host = text_slice(value, 0, end);
	*port = end == TEXT_NOT_FOUND ? TEXT("") : text_from(value, end + 1);
	return host->len > 0 && (end == TEXT_NOT_FOUND || port->len > 0);
}

/* Whether it listens at every address of the machine. */
static bool
is_any(struct text host)
{
	return text_equal(host, TEXT("0.0.0.0")) ||
	       text_equal(host, TEXT("::"));
}

/* A numeric address: no name that somebody else could let lead here. */
static bool
is_address(struct text host)
{
	struct in6_addr address;
	char words[INET6_ADDRSTRLEN + 1];
	bool is_v6 = text_starts(host, TEXT("["));

	if (is_v6)
		host = text_slice(host, 1, host.len - 1);
	if (host.len >= sizeof(words))
		return false;
	memcpy(words, host.s, host.len);
	words[host.len] = '\0';
	return inet_pton(is_v6 ? AF_INET6 : AF_INET, words, &address) == 1;
}

static bool
is_own_host(struct text host, const struct request_names *names)
{
	static const char *const loopback[] = {"localhost", "127.0.0.1",
					       "[::1]"};

	for (size_t i = 0; i < ARRAY_COUNT(loopback); i++)
		if (text_equal_fold(host, text_of(loopback[i])))
			return true;
	if (is_any(names->host) && is_address(host))
		return true;
	return names->host.len > 0 && text_equal_fold(host, names->host);
}

/* A Host or the part of an Origin behind its scheme. */
static bool
is_own(struct text value, const struct request_names *names)
{
	struct text host, port;
	uint64_t number;

	if (!split_host(value, &host, &port) || !is_own_host(host, names))
		return false;
	return port.len == 0 ? names->port == 80
			     : text_to_number(port, UINT16_MAX, &number) &&
				       number == names->port;
}

/* ---- Other sites ---- */

static bool
is_from_here(const struct request *request, const struct request_names *names)
{
	struct text origin = request_header(request, TEXT("Origin"));
	struct text site = request_header(request, TEXT("Sec-Fetch-Site"));
	struct text mode = request_header(request, TEXT("Sec-Fetch-Mode"));

	if (origin.len > 0 && !(text_starts(origin, TEXT("http://")) &&
				is_own(text_from(origin, 7), names)))
		return false;
	/* A link from elsewhere may lead here; nothing else may. */
	return site.len == 0 || text_equal(site, TEXT("same-origin")) ||
	       text_equal(site, TEXT("none")) ||
	       text_equal(mode, TEXT("navigate"));
}

/* ---- The whole ---- */

static bool
has_body(const struct request *request)
{
	struct text length = request_header(request, TEXT("Content-Length"));

	return count_headers(request, TEXT("Transfer-Encoding")) > 0 ||
	       count_headers(request, TEXT("Content-Length")) > 1 ||
	       (length.len > 0 && !text_equal(length, TEXT("0")));
}

static bool
is_well_formed(const struct request *request)
{
	list_each (struct header, header, &request->headers)
		if (!is_token(header->name))
			return false;
	return count_headers(request, TEXT("Host")) == 1 && !has_body(request);
}

int
request_refused(const struct request *request,
		const struct request_names *names)
{
	if (!is_well_formed(request))
		return 400;
	if (!is_own(request_header(request, TEXT("Host")), names))
		return 421;
	if (!text_equal(request->method, TEXT("GET")) &&
	    !text_equal(request->method, TEXT("HEAD")))
		return 405;
	return is_from_here(request, names) ? 0 : 403;
}

/* ---- Paths ---- */

static bool
is_open_part(struct text part)
{
	return part.len > 0 &&
	       (part.s[0] != '.' || text_equal(part, TEXT(".well-known")));
}

int
request_path(struct text target, struct arena *arena, struct text *path)
{
	struct text rest, part;

	if (!text_starts(target, TEXT("/")) ||
	    !path_decode(arena, text_from(target, 1), path) ||
	    utf8_check(*path) < path->len ||
	    text_find_char(*path, '\\', 0) != TEXT_NOT_FOUND)
		return 400;
	rest = *path;
	while (text_split(&rest, '/', &part))
		if (!is_open_part(part))
			return 404;
	return 0;
}
