/*
 * A server in a child, and requests to it byte for byte.
 */
#include "tests/test.h"

#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "serve/serve.h"

static const char *const folders[] = {"content", NULL};

struct running {
	struct test_folder folder;
	pid_t child;
	uint16_t port;
};

/* ---- What is served: counts how often it was made anew ---- */

struct owner {
	struct test_folder *folder;
	int ready; /* the pipe that the URL is written to */
	int editions;
	char page[64];
};

static void
refresh(void *context)
{
	struct owner *owner = context;

	owner->editions++;
}

static bool
find(void *context, struct text path, struct served *served)
{
	struct owner *owner = context;

	if (text_equal(path, TEXT("index.html"))) {
		snprintf(owner->page, sizeof(owner->page),
			 "<head></head>edition %d", owner->editions);
		served->bytes = text_of(owner->page);
	} else if (text_equal(path, TEXT("a b/index.html"))) {
		served->bytes = TEXT("a b");
	} else if (text_equal(path, TEXT("404.html"))) {
		served->bytes = TEXT("not here");
	} else if (text_equal(path, TEXT("old/index.html"))) {
		served->is_moved = true;
		served->moved_to = TEXT("a b/");
	} else if (text_equal(path, TEXT("call.mp3"))) {
		served->file = openat(owner->folder->dir, "call.mp3", O_RDONLY);
		served->headers = TEXT("X-Kind: recording\n"
				       "Referrer-Policy: no-referrer\n");
	} else {
		return false;
	}
	return true;
}

static bool
work(void *context)
{
	(void)context;
	return false;
}

static struct text
problems(void *context)
{
	struct owner *owner = context;

	return owner->editions == 3 ? TEXT("error[Q001]: \"x\"\n") : TEXT("");
}

static void
ready(void *context, struct text url)
{
	struct owner *owner = context;

	if (write(owner->ready, url.s, url.len) < 0)
		_exit(1);
	close(owner->ready);
}

static void
say(void *context, struct text line)
{
	(void)context;
	(void)line;
}

static void
serve(struct running *r, int out, const char *prefix)
{
	struct owner owner = {.folder = &r->folder, .ready = out};
	struct serve_owner calls = {&owner, refresh, find, work, problems};
	struct serve_options options = {
		.port = 0,
		.prefix = prefix,
		.root = r->folder.path,
		.watched = folders,
		.ready = ready,
		.say = say,
	};
	struct diag diag = {0};

	_exit(serve_run(&options, &calls, &diag) == 0 ? 0 : 1);
}

static struct running
start_below(const char *prefix)
{
	struct running r = {.folder = test_folder_new()};
	char url[64] = "";
	unsigned port = 0;
	int pipes[2];

	assert_int_equal(mkdirat(r.folder.dir, "content", 0777), 0);
	test_folder_put(&r.folder, "call.mp3", TEXT("0123456789"));
	assert_int_equal(pipe(pipes), 0);
	r.child = fork();
	if (r.child == 0) {
		close(pipes[0]);
		serve(&r, pipes[1], prefix);
	}
	close(pipes[1]);
	assert_true(read(pipes[0], url, sizeof(url) - 1) > 0);
	close(pipes[0]);
	assert_int_equal(sscanf(url, "http://localhost:%u/", &port), 1);
	r.port = (uint16_t)port;
	return r;
}

static struct running
start(void)
{
	return start_below("/");
}

/* Ends it with a signal, which is a clean end. */
static void
stop(struct running *r)
{
	int status;

	assert_int_equal(kill(r->child, SIGINT), 0);
	assert_int_equal(waitpid(r->child, &status, 0), r->child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	test_folder_free(&r->folder);
}

/* ---- Requests ---- */

static int
connect_to(const struct running *r)
{
	struct sockaddr_in to = {
		.sin_family = AF_INET,
		.sin_port = htons(r->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	struct timeval most = {5, 0};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof(most));
	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof(to)), 0);
	return fd;
}

static char answer[16384];

/* What comes back until the server closes, in `answer`. */
static const char *
send_bytes(const struct running *r, const char *bytes, size_t count)
{
	int fd = connect_to(r);
	size_t len = 0;
	ssize_t got;

	assert_int_equal(send(fd, bytes, count, MSG_NOSIGNAL), count);
	while ((got = recv(fd, answer + len, sizeof(answer) - 1 - len, 0)) > 0)
		len += (size_t)got;
	answer[len] = '\0';
	close(fd);
	return answer;
}

/* A request with a right Host and these lines besides. */
static const char *
ask(const struct running *r, const char *line, const char *headers)
{
	char request[1024];
	int len = snprintf(request, sizeof(request),
			   "%s HTTP/1.1\r\nHost: localhost:%u\r\n"
			   "Connection: close\r\n%s\r\n",
			   line, r->port, headers);

	return send_bytes(r, request, (size_t)len);
}

#define assert_status(answered, status)                                        \
	assert_text_holds(text_slice(text_of(answered), 0, 12), status)

static void
check_pages(const struct running *r)
{
	ask(r, "GET /", "");
	assert_status(answer, "200");
	assert_text_holds(text_of(answer), "edition 1");
	assert_text_holds(text_of(answer), "-/dossier/reload.js");
	assert_text_holds(text_of(answer), "text/html; charset=utf-8");
	assert_text_holds(text_of(answer), "nosniff");
	assert_null(strstr(answer, "Access-Control-Allow"));
	ask(r, "HEAD /", "");
	assert_status(answer, "200");
	assert_null(strstr(answer, "edition"));
}

static void
pages_and_folders(void **state)
{
	struct running r = start();

	(void)state;
	check_pages(&r);
	ask(&r, "GET /a%20b", "");
	assert_status(answer, "301");
	assert_text_holds(text_of(answer), "Location: /a%20b/\r\n");
	ask(&r, "GET /a%20b/?query", "");
	assert_status(answer, "200");
	ask(&r, "GET /old/", "");
	assert_status(answer, "301");
	assert_text_holds(text_of(answer), "Location: /a%20b/\r\n");
	ask(&r, "GET /nowhere/", "");
	assert_status(answer, "404");
	assert_text_holds(text_of(answer), "not here");
	stop(&r);
}

static void
below_a_path(void **state)
{
	struct running r = start_below("/sub/");

	(void)state;
	ask(&r, "GET /sub/", "");
	assert_status(answer, "200");
	assert_text_holds(text_of(answer), "src=\"/sub/-/dossier/reload.js\"");
	ask(&r, "GET /", "");
	assert_status(answer, "301");
	assert_text_holds(text_of(answer), "Location: /sub/\r\n");
	ask(&r, "GET /a%20b/", "");
	assert_status(answer, "404");
	ask(&r, "GET /sub/old", "");
	assert_text_holds(text_of(answer), "Location: /sub/old/\r\n");
	stop(&r);
}

static void
parts_of_files(void **state)
{
	struct running r = start();
	char tag[128], header[256];
	const char *found;

	(void)state;
	ask(&r, "GET /call.mp3", "Range: bytes=2-4\r\n");
	assert_status(answer, "206");
	assert_text_holds(text_of(answer), "Content-Range: bytes 2-4/10\r\n");
	assert_text_holds(text_of(answer), "\r\n\r\n234");
	assert_text_holds(text_of(answer), "X-Kind: recording");
	assert_text_holds(text_of(answer), "Referrer-Policy: no-referrer");
	assert_null(strstr(answer, "Referrer-Policy: same-origin"));
	assert_text_holds(text_of(answer), "X-Content-Type-Options: nosniff");
	ask(&r, "GET /call.mp3", "Range: bytes=10-\r\n");
	assert_status(answer, "416");
	ask(&r, "GET /call.mp3", "Range: bytes=0-1\r\nIf-Range: \"x\"\r\n");
	assert_status(answer, "200");
	found = strstr(answer, "ETag: ");
	assert_non_null(found);
	assert_int_equal(sscanf(found, "ETag: %127[^\r]", tag), 1);
	snprintf(header, sizeof(header), "If-None-Match: \"y\", W/%s\r\n", tag);
	ask(&r, "GET /call.mp3", header);
	assert_status(answer, "304");
	stop(&r);
}

static void
hostile_requests(void **state)
{
	static const char *const requests[] = {
		"GET / HTTP/1.1\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
		"GET /../x HTTP/1.0\r\n\r\n",
		"\r\n\r\n\r\n",
		"GET\r\n\r\n",
		"\0\1\2\3\r\n\r\n",
		"GET / HTTP/9.9\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n",
	};
	struct running r = start();
	char *large = malloc(100000);

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(requests); i++) {
		struct text request = text_of(requests[i]);

		if (request.len == 0)
			request.len = 8; /* the one with zero bytes */
		send_bytes(&r, request.s, request.len);
		assert_null(strstr(answer, " 200 "));
	}
	memset(large, 'a', 100000);
	snprintf(large, 6, "GET /");
	large[5] = 'a';
	send(connect_to(&r), large, 100000, MSG_NOSIGNAL);
	free(large);
	ask(&r, "GET /", "Sec-Fetch-Site: cross-site\r\n");
	assert_status(answer, "403");
	ask(&r, "DELETE /", "");
	assert_status(answer, "405");
	check_pages(&r);
	stop(&r);
}

/* Reads until `wanted` has come, or fails after the socket's time. */
static void
hear(int fd, const char *wanted)
{
	size_t len = 0;
	ssize_t got;

	answer[0] = '\0';
	while (!strstr(answer, wanted) &&
	       (got = recv(fd, answer + len, sizeof(answer) - 1 - len, 0)) >
		       0) {
		len += (size_t)got;
		answer[len] = '\0';
	}
	assert_text_holds(text_of(answer), wanted);
}

static void
changes_are_told(void **state)
{
	struct running r = start();
	char request[128];
	int fd = connect_to(&r);
	int len = snprintf(request, sizeof(request),
			   "GET /-/dossier/events HTTP/1.1\r\n"
			   "Host: localhost:%u\r\n\r\n",
			   r.port);

	(void)state;
	assert_int_equal(send(fd, request, (size_t)len, 0), len);
	hear(fd, "data: \"\"\n\n");
	test_folder_put(&r.folder, "content/x.md", TEXT("x"));
	hear(fd, "data: \"\"\n\n");
	ask(&r, "GET /", "");
	assert_text_holds(text_of(answer), "edition 2");
	test_folder_put(&r.folder, "content/x.md", TEXT("xx"));
	hear(fd, "data: \"error[Q001]: \\\"x\\\"\\n\"\n\n");
	stop(&r);
	assert_int_equal(recv(fd, answer, 1, MSG_DONTWAIT | MSG_PEEK) > 1, 0);
	close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_and_folders),
		cmocka_unit_test(below_a_path),
		cmocka_unit_test(parts_of_files),
		cmocka_unit_test(hostile_requests),
		cmocka_unit_test(changes_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
