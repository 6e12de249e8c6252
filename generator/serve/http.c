#include "serve/http.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/mime.h"
#include "base/path.h"
#include "base/sha256.h"
#include "serve/library.h"
#include "serve/listen.h"
#include "serve/range.h"
#include "serve/reload.h"
#include "serve/request.h"

/* Where the preview's own script and events are, below the prefix. */
#define OWN "-/dossier/"

struct http {
	const struct serve_options *options;
	const struct serve_owner *owner;
	struct library library;
	struct MHD_Daemon *daemon;
	struct events *events;
	struct request_names names;
	struct text prefix;
};

/* One request, and what will be answered. */
struct exchange {
	struct http *http;
	const struct library *library;
	struct MHD_Connection *connection;
	struct request request;
	struct arena arena;
};

/* ---- Answers ---- */

static void
put_header(const struct exchange *exchange, struct MHD_Response *response,
	   const char *name, const char *value)
{
	if (exchange->library->add_response_header(response, name, value) !=
	    MHD_YES)
		mem_exhausted();
}

/* Unless the owner of what is served has said otherwise. */
static void
put_own_header(const struct exchange *exchange, struct MHD_Response *response,
	       const char *name, const char *value)
{
	if (exchange->library->get_response_header(response, name) == NULL)
		put_header(exchange, response, name, value);
}

static struct MHD_Response *
response_of_text(const struct exchange *exchange, struct text bytes)
{
	struct MHD_Response *response =
		exchange->library->create_response_from_buffer(
			bytes.len, (void *)bytes.s, MHD_RESPMEM_MUST_COPY);

	if (response == NULL)
		mem_exhausted();
	return response;
}

/* Takes the response. */
static enum MHD_Result
send_response(struct exchange *exchange, int status,
	      struct MHD_Response *response)
{
	enum MHD_Result rc;

	put_own_header(exchange, response, "X-Content-Type-Options", "nosniff");
	put_own_header(exchange, response, "Referrer-Policy", "same-origin");
	put_header(exchange, response, "Cross-Origin-Resource-Policy",
		   "same-origin");
	put_header(exchange, response, "Cache-Control", "no-cache");
	rc = exchange->library->queue_response(exchange->connection,
					       (unsigned)status, response);
	exchange->library->destroy_response(response);
	return rc;
}

static enum MHD_Result
send_words(struct exchange *exchange, int status, struct text words)
{
	struct MHD_Response *response = response_of_text(exchange, words);

	put_header(exchange, response, "Content-Type",
		   "text/plain; charset=utf-8");
	if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
		put_header(exchange, response, "Allow", "GET, HEAD");
	if (status == MHD_HTTP_BAD_REQUEST)
		put_header(exchange, response, "Connection", "close");
	return send_response(exchange, status, response);
}

static enum MHD_Result
send_refusal(struct exchange *exchange, int status)
{
	switch (status) {
	case MHD_HTTP_BAD_REQUEST:
		return send_words(exchange, status, TEXT("bad request\n"));
	case MHD_HTTP_FORBIDDEN:
		return send_words(exchange, status,
				  TEXT("not for other sites\n"));
	case MHD_HTTP_METHOD_NOT_ALLOWED:
		return send_words(exchange, status, TEXT("GET and HEAD\n"));
	case MHD_HTTP_NOT_FOUND:
		return send_words(exchange, status, TEXT("not found\n"));
	default:
		return send_words(exchange, status,
				  TEXT("this is not that host\n"));
	}
}

/* To a path of the site. */
static enum MHD_Result
send_redirect(struct exchange *exchange, struct text path)
{
	struct MHD_Response *response = response_of_text(exchange, TEXT(""));
	struct buf url = BUF_INIT;

	buf_text(&url, exchange->http->prefix);
	path_encode(&url, path);
	put_header(exchange, response, "Location", url.s);
	buf_free(&url);
	return send_response(exchange, MHD_HTTP_MOVED_PERMANENTLY, response);
}

/* ---- Files ---- */

/* What is sent of a file, before a range is cut from it. */
struct whole {
	struct text path; /* for its type */
	struct text bytes;
	int file; /* or -1 */
	uint64_t size;
	char tag[SHA256_HEX + 2]; /* its ETag, with quotes */
	struct text headers;
	int status;
};

static void
add_headers(struct exchange *exchange, struct MHD_Response *response,
	    struct text headers)
{
	struct text line;

	while (text_line(&headers, &line)) {
		size_t colon = text_find_char(line, ':', 0);
		struct text name, value;

		if (colon == TEXT_NOT_FOUND)
			continue;
		name = arena_text(&exchange->arena, text_slice(line, 0, colon));
		value = arena_text(&exchange->arena,
				   text_trim(text_from(line, colon + 1)));
		put_header(exchange, response, name.s, value.s);
	}
}

static bool
header_names_tag(struct exchange *exchange, const char *header, const char *tag)
{
	struct text value = request_header(&exchange->request, text_of(header));
	struct text one;

	if (text_equal(value, TEXT("*")))
		return true;
	while (text_split(&value, ',', &one)) {
		one = text_trim(one);
		if (text_starts(one, TEXT("W/")))
			one = text_from(one, 2);
		if (text_equal(one, text_of(tag)))
			return true;
	}
	return false;
}

static enum range_answer
wanted_range(struct exchange *exchange, const struct whole *whole,
	     struct range *range)
{
	struct text condition =
		request_header(&exchange->request, TEXT("If-Range"));

	*range = (struct range){0, whole->size};
	if (whole->status != MHD_HTTP_OK ||
	    (condition.len > 0 && !text_equal(condition, text_of(whole->tag))))
		return RANGE_WHOLE;
	return range_read(request_header(&exchange->request, TEXT("Range")),
			  whole->size, range);
}

static enum MHD_Result
send_unsatisfied(struct exchange *exchange, const struct whole *whole)
{
	struct MHD_Response *response = response_of_text(exchange, TEXT(""));
	struct text total = arena_format(&exchange->arena, "bytes */%llu",
					 (unsigned long long)whole->size);

	put_header(exchange, response, "Content-Range", total.s);
	return send_response(exchange, MHD_HTTP_RANGE_NOT_SATISFIABLE,
			     response);
}

static struct MHD_Response *
response_of(const struct exchange *exchange, const struct whole *whole,
	    const struct range *range)
{
	struct MHD_Response *response;

	if (whole->file < 0)
		return response_of_text(
			exchange, text_slice(whole->bytes, range->start,
					     range->start + range->length));
	response = exchange->library->create_response_from_fd_at_offset64(
		range->length, dup(whole->file), range->start);
	if (response == NULL)
		mem_exhausted();
	return response;
}

static enum MHD_Result
send_whole(struct exchange *exchange, const struct whole *whole)
{
	struct MHD_Response *response;
	struct range range;
	enum range_answer answer = wanted_range(exchange, whole, &range);
	int status = whole->status;

	if (status == MHD_HTTP_OK &&
	    header_names_tag(exchange, "If-None-Match", whole->tag)) {
		response = response_of_text(exchange, TEXT(""));
		put_header(exchange, response, "ETag", whole->tag);
		return send_response(exchange, MHD_HTTP_NOT_MODIFIED, response);
	}
	if (answer == RANGE_UNSATISFIED)
		return send_unsatisfied(exchange, whole);
	response = response_of(exchange, whole, &range);
	if (answer == RANGE_PART) {
		struct text part = arena_format(
			&exchange->arena, "bytes %llu-%llu/%llu",
			(unsigned long long)range.start,
			(unsigned long long)(range.start + range.length - 1),
			(unsigned long long)whole->size);

		put_header(exchange, response, "Content-Range", part.s);
		status = MHD_HTTP_PARTIAL_CONTENT;
	}
	put_header(exchange, response, "Content-Type", mime_type(whole->path));
	put_header(exchange, response, "Accept-Ranges", "bytes");
	put_header(exchange, response, "ETag", whole->tag);
	add_headers(exchange, response, whole->headers);
	return send_response(exchange, status, response);
}

/* Fills `whole` from an open file. */
static bool
look_at_file(struct whole *whole)
{
	struct stat status;

	if (fstat(whole->file, &status) != 0 || !S_ISREG(status.st_mode))
		return false;
	whole->size = (uint64_t)status.st_size;
	snprintf(whole->tag, sizeof(whole->tag), "\"%llx-%llx-%llx\"",
		 (unsigned long long)status.st_ino,
		 (unsigned long long)status.st_size,
		 (unsigned long long)status.st_mtim.tv_sec * 1000000000ULL +
			 (unsigned long long)status.st_mtim.tv_nsec);
	return true;
}

static enum MHD_Result
send_file(struct exchange *exchange, struct whole *whole)
{
	enum MHD_Result rc;

	rc = look_at_file(whole) ? send_whole(exchange, whole)
				 : send_refusal(exchange, MHD_HTTP_NOT_FOUND);
	close(whole->file);
	return rc;
}

static enum MHD_Result
send_bytes(struct exchange *exchange, struct whole *whole)
{
	struct buf page = BUF_INIT;
	char hex[SHA256_HEX];
	enum MHD_Result rc;

	if (text_ends(whole->path, TEXT(".html"))) {
		struct text script =
			arena_format(&exchange->arena, "%s" OWN "reload.js",
				     exchange->http->prefix.s);

		reload_inject(&page, whole->bytes, script);
		whole->bytes = buf_as_text(&page);
	}
	whole->size = whole->bytes.len;
	sha256_hex(whole->bytes, hex);
	snprintf(whole->tag, sizeof(whole->tag), "\"%.32s\"", hex);
	rc = send_whole(exchange, whole);
	buf_free(&page);
	return rc;
}

static enum MHD_Result
send_served(struct exchange *exchange, struct text path,
	    const struct served *served, int status)
{
	struct whole whole = {
		.path = path,
		.bytes = served->bytes,
		.file = served->file,
		.headers = served->headers,
		.status = status,
	};

	if (served->is_moved)
		return send_redirect(exchange, served->moved_to);
	return served->file >= 0 ? send_file(exchange, &whole)
				 : send_bytes(exchange, &whole);
}

/* ---- What is asked for ---- */

static bool
find(struct exchange *exchange, struct text path, struct served *served)
{
	const struct serve_owner *owner = exchange->http->owner;

	*served = (struct served){.file = -1};
	return owner->find(owner->context, path, served);
}

static bool
is_there(struct exchange *exchange, struct text path)
{
	struct served served;

	if (!find(exchange, path, &served))
		return false;
	if (served.file >= 0)
		close(served.file);
	return true;
}

static enum MHD_Result
send_not_found(struct exchange *exchange)
{
	struct served served;

	if (find(exchange, TEXT("404.html"), &served))
		return send_served(exchange, TEXT("404.html"), &served,
				   MHD_HTTP_NOT_FOUND);
	return send_refusal(exchange, MHD_HTTP_NOT_FOUND);
}

static enum MHD_Result
send_path(struct exchange *exchange, struct text path)
{
	struct arena *arena = &exchange->arena;
	struct served served;
	struct text index;

	if (path.len == 0 || text_ends(path, TEXT("/")))
		path = arena_join(arena, path, TEXT("index.html"));
	if (find(exchange, path, &served))
		return send_served(exchange, path, &served, MHD_HTTP_OK);
	index = arena_format(arena, "%.*s/index.html", TEXT_ARG(path));
	if (is_there(exchange, index))
		return send_redirect(exchange,
				     arena_join(arena, path, TEXT("/")));
	return send_not_found(exchange);
}

static enum MHD_Result
send_events(struct exchange *exchange)
{
	struct MHD_Response *response =
		events_listen(exchange->http->events, exchange->connection);

	if (response == NULL)
		return send_words(exchange, MHD_HTTP_SERVICE_UNAVAILABLE,
				  TEXT("too many pages listen\n"));
	put_header(exchange, response, "Content-Type", "text/event-stream");
	return send_response(exchange, MHD_HTTP_OK, response);
}

static enum MHD_Result
send_own(struct exchange *exchange, struct text name)
{
	struct served script = {.bytes = reload_script(), .file = -1};

	if (text_equal(name, TEXT("events")))
		return send_events(exchange);
	if (text_equal(name, TEXT("reload.js")))
		return send_served(exchange, name, &script, MHD_HTTP_OK);
	return send_refusal(exchange, MHD_HTTP_NOT_FOUND);
}

static enum MHD_Result
answer_request(struct exchange *exchange)
{
	const struct http *http = exchange->http;
	struct text target = exchange->request.target;
	struct text path;
	int status = request_refused(&exchange->request, &http->names);

	if (status != 0)
		return send_refusal(exchange, status);
	if (!text_starts(target, http->prefix)) {
		if (text_equal(target, TEXT("/")))
			return send_redirect(exchange, TEXT(""));
		return send_refusal(exchange, MHD_HTTP_NOT_FOUND);
	}
	target = text_from(target, http->prefix.len - 1);
	status = request_path(target, &exchange->arena, &path);
	if (status == MHD_HTTP_NOT_FOUND)
		return send_not_found(exchange);
	if (status != 0)
		return send_refusal(exchange, status);
	if (text_starts(path, TEXT(OWN)))
		return send_own(exchange, text_from(path, sizeof(OWN) - 1));
	return send_path(exchange, path);
}

/* ---- What the library calls, with as many parameters as it likes ---- */

/* NOLINTBEGIN(readability-function-size,readability-non-const-parameter) */

static enum MHD_Result
add_header(void *context, enum MHD_ValueKind kind, const char *name,
	   size_t name_len, const char *value, size_t value_len)
{
	struct exchange *exchange = context;
	struct header header = {{name, name_len}, {value, value_len}};

	(void)kind;
	list_add(&exchange->arena, &exchange->request.headers, header);
	return MHD_YES;
}

static enum MHD_Result
answer(void *context, struct MHD_Connection *connection, const char *url,
       const char *method, const char *version, const char *upload,
       size_t *upload_len, void **known)
{
	static char seen;
	struct http *http = context;
	struct exchange exchange = {
		.http = http,
		.library = &http->library,
		.connection = connection,
		.request = {.method = text_of(method),
			    .version = text_of(version),
			    .target = text_of(url)},
	};
	enum MHD_Result rc = MHD_YES;

	(void)upload;
	(void)upload_len;
	exchange.library->get_connection_values_n(connection, MHD_HEADER_KIND,
						  add_header, &exchange);
	/* A body is refused before it is sent; all else once it is over. */
	if (*known || request_refused(&exchange.request, &http->names))
		rc = answer_request(&exchange);
	*known = &seen;
	arena_free(&exchange.arena);
	return rc;
}

/* NOLINTEND(readability-function-size,readability-non-const-parameter) */

/* The path is decoded once, by us. */
static size_t
keep_escapes(void *context, struct MHD_Connection *connection, char *s)
{
	(void)context;
	(void)connection;
	return strlen(s);
}

static void
keep_silent(void *context, const char *format, va_list list)
{
	(void)context;
	(void)format;
	(void)list;
}

/* ---- Life ---- */

static int
start(struct http *http, int socket, struct diag *diag)
{
	http->daemon = http->library.start_daemon(
		MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0,
		NULL, NULL, answer, http, MHD_OPTION_EXTERNAL_LOGGER,
		keep_silent, NULL, MHD_OPTION_LISTEN_SOCKET, socket,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)LIMIT_CONNECTIONS,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)LIMIT_REQUEST,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)LIMIT_IDLE_S,
		MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_UNESCAPE_CALLBACK,
		keep_escapes, NULL, MHD_OPTION_END);
	if (http->daemon)
		return 0;
	diag_errno(diag, F009, "", "cannot start the preview server");
	close(socket);
	return -1;
}

int
http_open(const struct serve_options *options, const struct serve_owner *owner,
	  struct http **out, struct diag *diag)
{
	struct http *http;
	uint16_t port = options->port;
	int socket = listen_open(options->host, &port, diag);

	if (socket < 0)
		return -1;
	http = mem_alloc(sizeof(*http));
	*http = (struct http){
		.options = options,
		.owner = owner,
		.names = {text_of(options->host), port},
		.prefix = text_of(options->prefix),
	};
	if (library_load(&http->library, diag) != 0) {
		close(socket);
		http_close(http);
		return -1;
	}
	http->events = events_open(&http->library);
	if (start(http, socket, diag) != 0) {
		http_close(http);
		return -1;
	}
	*out = http;
	return 0;
}

uint16_t
http_port(const struct http *http)
{
	return http->names.port;
}

void
http_url(const struct http *http, struct buf *buf)
{
	const char *host = http->options->host;
	bool is_v6 = host && strchr(host, ':');

	buf_format(buf, "http://%s%s%s:%u%s", is_v6 ? "[" : "",
		   host ? host : "localhost", is_v6 ? "]" : "", http_port(http),
		   http->prefix.s);
}

int
http_descriptor(const struct http *http)
{
	return http->library
		.get_daemon_info(http->daemon, MHD_DAEMON_INFO_EPOLL_FD)
		->epoll_fd;
}

int
http_timeout_ms(const struct http *http)
{
	MHD_UNSIGNED_LONG_LONG ms;

	if (http->library.get_timeout(http->daemon, &ms) != MHD_YES)
		return -1;
	return ms > INT_MAX ? INT_MAX : (int)ms;
}

void
http_run(struct http *http)
{
	http->library.run(http->daemon);
}

struct events *
http_events(struct http *http)
{
	return http->events;
}

void
http_close(struct http *http)
{
	if (http == NULL)
		return;
	if (http->daemon) {
		events_end(http->events);
		http->library.run(http->daemon);
		http->library.stop_daemon(http->daemon);
	}
	events_close(http->events);
	free(http);
}
