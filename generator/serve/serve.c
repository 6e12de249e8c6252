#include "serve/serve.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "serve/http.h"
#include "serve/watch.h"

/*
 * After a change it waits until nothing more changes for so long, as editors
 * save in several steps, but no longer than MOST_WAIT_MS.
 */
#define QUIET_MS 8
#define MOST_WAIT_MS 200

/*
 * Who was just told of a change asks for the page next, and should not find
 * the server at other work: that waits until nobody has asked for so long.
 */
#define REST_MS 40

/* How often pages that went away are looked for. */
#define BEAT_MS 15000

struct server {
	const struct serve_options *options;
	const struct serve_owner *owner;
	struct http *http;
	struct watch *watch;
	int signals;
	bool stops;
	bool has_work;
	int64_t first_change_ms; /* of those not looked at; 0: none */
	int64_t last_change_ms;
	int64_t work_ms; /* when work may go on */
	int64_t beat_ms;
	struct buf problems; /* as they were told last */
};

/* ---- Changes ---- */

static void
tell(struct server *server)
{
	struct text problems = server->owner->problems(server->owner->context);

	buf_reset(&server->problems);
	buf_text(&server->problems, problems);
	events_send(http_events(server->http), problems);
}

static void
refresh(struct server *server)
{
	server->first_change_ms = 0;
	server->owner->refresh(server->owner->context);
	server->has_work = true;
	tell(server);
	server->work_ms = clock_ms() + REST_MS;
}

/* Milliseconds until changes are to be looked at; -1: there are none. */
static int
change_wait_ms(const struct server *server)
{
	int64_t quiet = server->last_change_ms + QUIET_MS;
	int64_t most = server->first_change_ms + MOST_WAIT_MS;
	int64_t left = (quiet < most ? quiet : most) - clock_ms();

	if (server->first_change_ms == 0)
		return -1;
	return left > 0 ? (int)left : 0;
}

static void
look_for_changes(struct server *server)
{
	if (watch_changed(server->watch)) {
		server->last_change_ms = clock_ms();
		if (server->first_change_ms == 0)
			server->first_change_ms = server->last_change_ms;
	}
	if (change_wait_ms(server) == 0)
		refresh(server);
}

/* Milliseconds until work may go on; -1: there is none. */
static int
work_wait_ms(const struct server *server)
{
	int64_t left = server->work_ms - clock_ms();

	if (!server->has_work)
		return -1;
	return left > 0 ? (int)left : 0;
}

/* What nobody waits for may find out that something is wrong. */
static void
do_work(struct server *server)
{
	const struct serve_owner *owner = server->owner;

	server->has_work = owner->work(owner->context);
	if (!text_equal(owner->problems(owner->context),
			buf_as_text(&server->problems)))
		tell(server);
}

/* ---- The loop ---- */

static int
sooner(int a, int b)
{
	if (a < 0 || b < 0)
		return a < 0 ? b : a;
	return a < b ? a : b;
}

static int
timeout_ms(const struct server *server)
{
	int wait = sooner(http_timeout_ms(server->http),
			  sooner(watch_timeout_ms(server->watch),
				 change_wait_ms(server)));

	return sooner(sooner(wait, work_wait_ms(server)), BEAT_MS);
}

static void
beat(struct server *server)
{
	if (clock_ms() < server->beat_ms)
		return;
	server->beat_ms = clock_ms() + BEAT_MS;
	events_beat(http_events(server->http));
}

/* Takes the signal, or it would come once more when it is let through. */
static bool
is_signalled(const struct server *server)
{
	struct signalfd_siginfo signal;

	return read(server->signals, &signal, sizeof(signal)) > 0;
}

static void
turn(struct server *server)
{
	struct pollfd polls[] = {
		{server->signals, POLLIN, 0},
		{http_descriptor(server->http), POLLIN, 0},
		{watch_descriptor(server->watch), POLLIN, 0},
	};

	poll(polls, 3, timeout_ms(server));
	server->stops = is_signalled(server);
	look_for_changes(server);
	http_run(server->http);
	if (polls[1].revents != 0)
		server->work_ms = clock_ms() + REST_MS;
	if (work_wait_ms(server) == 0)
		do_work(server);
	beat(server);
}

/* ---- Beginning and end ---- */

static void
say_how(struct server *server)
{
	const struct serve_options *options = server->options;
	struct buf line = BUF_INIT;
	struct text why;

	if (options->port != 0 && http_port(server->http) != options->port) {
		buf_format(&line, "port %u is busy", options->port);
		options->say(server->owner->context, buf_as_text(&line));
	}
	if (watch_polls(server->watch, &why) && why.len > 0) {
		buf_reset(&line);
		buf_format(&line, "%.*s: files are looked at again and again",
			   TEXT_ARG(why));
		options->say(server->owner->context, buf_as_text(&line));
	}
	buf_reset(&line);
	http_url(server->http, &line);
	options->ready(server->owner->context, buf_as_text(&line));
	buf_free(&line);
}

static int
take_signals(sigset_t *before, struct diag *diag)
{
	sigset_t signals;
	int fd;

	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	sigprocmask(SIG_BLOCK, &signals, before);
	fd = signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
	if (fd < 0)
		diag_errno(diag, F009, "", "cannot wait for signals");
	return fd;
}

static void
run(struct server *server)
{
	server->watch =
		watch_open(server->options->root, server->options->watched,
			   server->options->polls);
	say_how(server);
	refresh(server);
	while (!server->stops)
		turn(server);
	watch_close(server->watch);
}

int
serve_run(const struct serve_options *options, const struct serve_owner *owner,
	  struct diag *diag)
{
	struct server server = {
		.options = options,
		.owner = owner,
		.problems = BUF_INIT,
	};
	struct sigaction ignore = {.sa_handler = SIG_IGN}, pipe_before;
	sigset_t before;
	int rc = -1;

	sigaction(SIGPIPE, &ignore, &pipe_before);
	server.signals = take_signals(&before, diag);
	if (server.signals >= 0 &&
	    http_open(options, owner, &server.http, diag) == 0) {
		run(&server);
		rc = 0;
	}
	http_close(server.http);
	if (server.signals >= 0)
		close(server.signals);
	sigprocmask(SIG_SETMASK, &before, NULL);
	sigaction(SIGPIPE, &pipe_before, NULL);
	buf_free(&server.problems);
	return rc;
}
