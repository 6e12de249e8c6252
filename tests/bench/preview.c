/*
 * preview DOSSIER SITE DOCUMENT PAGE RUNS: how long it takes from a saved
 * document to its page in a browser. DOSSIER serves SITE; DOCUMENT gets a word
 * more; this program is the browser: it waits to be told, fetches PAGE to see
 * whether it changed, and loads it anew. Prints medians and the spread in
 * milliseconds, and the server's memory after the first and the last run.
 *
 * It saves while the server still makes the pages nobody asked for, as after
 * every change: that is the worst moment. DOCUMENT is as it was afterwards.
 */
#include <arpa/inet.h>
#include <err.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_ANSWER (16 << 20)

/* Between two saves: what was written right now is read once more. */
#define PAUSE_US 60000

enum moment { TOLD, PAGE, LOADED, MOMENTS };

struct series {
	const char *name;
	double *times;
};

struct server {
	pid_t pid;
	uint16_t port;
	int events; /* a connection that hears of changes */
	char *answer;
	size_t len;
};

static double
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
print_series(struct series *series, size_t count)
{
	qsort(series->times, count, sizeof(double), by_value);
	printf("  %-28s %8.1f ms  (%.1f … %.1f)\n", series->name,
	       series->times[count / 2], series->times[0],
	       series->times[count - 1]);
}

static long
resident_kb(pid_t pid)
{
	char path[64];
	long pages = 0, resident = 0;
	FILE *in;

	snprintf(path, sizeof(path), "/proc/%d/statm", (int)pid);
	in = fopen(path, "r");
	if (!in || fscanf(in, "%ld %ld", &pages, &resident) != 2)
		errx(1, "%s", path);
	fclose(in);
	return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

/* ---- The document ---- */

static long
size_of(const char *path)
{
	FILE *in = fopen(path, "r");
	long size;

	if (!in || fseek(in, 0, SEEK_END) != 0 || (size = ftell(in)) < 0)
		err(1, "%s", path);
	fclose(in);
	return size;
}

/* In place of the last one, so that nothing grows but what leaks. */
static void
change_word(const char *path, long size, size_t number)
{
	FILE *out;

	if (truncate(path, size) != 0)
		err(1, "%s", path);
	out = fopen(path, "a");
	if (!out || fprintf(out, "\nword%06zu\n", number) < 0 ||
	    fclose(out) != 0)
		err(1, "%s", path);
}

/* ---- The server ---- */

static void
start(struct server *server, const char *program, const char *site)
{
	int ends[2];
	unsigned port;
	FILE *in;

	if (pipe(ends) != 0 || (server->pid = fork()) < 0)
		err(1, "cannot start %s", program);
	if (server->pid == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		execl(program, program, "serve", "--quiet", "--port", "0",
		      "--site", site, (char *)NULL);
		err(1, "%s", program);
	}
	close(ends[1]);
	in = fdopen(ends[0], "r");
	if (!in || fscanf(in, "http://%*[^:]:%u", &port) != 1)
		errx(1, "%s says no URL", program);
	fclose(in);
	server->port = (uint16_t)port;
}

static void
stop(struct server *server)
{
	int status;

	close(server->events);
	kill(server->pid, SIGTERM);
	waitpid(server->pid, &status, 0);
}

/* Sends a request for `path`. */
static int
request(const struct server *server, const char *path)
{
	struct sockaddr_in to = {
		.sin_family = AF_INET,
		.sin_port = htons(server->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0)
		err(1, "connect");
	if (dprintf(fd,
		    "GET /%s HTTP/1.1\r\nHost: localhost:%u\r\n"
		    "Connection: close\r\n\r\n",
		    path, server->port) < 0)
		err(1, "send");
	return fd;
}

/* Receives more of the answer; false: there is no more. */
static bool
receive(struct server *server, int fd)
{
	ssize_t got = recv(fd, server->answer + server->len,
			   MOST_ANSWER - 1 - server->len, 0);

	if (got < 0)
		err(1, "recv");
	server->len += (size_t)got;
	server->answer[server->len] = '\0';
	return got > 0;
}

static void
fetch(struct server *server, const char *path, const char *word)
{
	int fd = request(server, path);

	server->len = 0;
	while (receive(server, fd))
		;
	close(fd);
	if (!strstr(server->answer, word))
		errx(1, "/%s is not the new page", path);
}

/* Waits for the next event, which must be good news. */
static void
hear(struct server *server)
{
	server->len = 0;
	server->answer[0] = '\0';
	while (!strstr(server->answer, "data: ") ||
	       !strstr(strstr(server->answer, "data: "), "\n\n"))
		if (!receive(server, server->events))
			errx(1, "the server is gone");
	if (!strstr(server->answer, "data: \"\"\n\n"))
		errx(1, "the site has errors: %s", server->answer);
}

/* ---- Measuring ---- */

static void
change_once(struct server *server, char **arguments, double took[MOMENTS])
{
	static size_t number;
	const char *page = arguments[4];
	char word[32];
	double start_ms = now_ms();

	snprintf(word, sizeof(word), "word%06zu", number++);
	hear(server);
	took[TOLD] = now_ms() - start_ms;
	fetch(server, page, word);
	took[PAGE] = now_ms() - start_ms;
	fetch(server, page, word);
	took[LOADED] = now_ms() - start_ms;
}

int
main(int argc, char **argv)
{
	struct series series[MOMENTS] = {
		{"the browser is told", NULL},
		{"it has seen that it changed", NULL},
		{"the new page is loaded", NULL},
	};
	struct server server = {.answer = malloc(MOST_ANSWER)};
	double took[MOMENTS];
	size_t runs;
	long size, first = 0;

	if (argc != 6)
		errx(2, "usage: preview DOSSIER SITE DOCUMENT PAGE RUNS");
	runs = strtoul(argv[5], NULL, 10);
	size = size_of(argv[3]);
	for (size_t i = 0; i < MOMENTS; i++)
		series[i].times = calloc(runs, sizeof(double));
	start(&server, argv[1], argv[2]);
	server.events = request(&server, "-/dossier/events");
	hear(&server);
	for (size_t i = 0; i < runs; i++) {
		usleep(PAUSE_US);
		change_word(argv[3], size, i);
		change_once(&server, argv, took);
		for (size_t m = 0; m < MOMENTS; m++)
			series[m].times[i] = took[m];
		if (i == 0)
			first = resident_kb(server.pid);
	}
	for (size_t i = 0; i < MOMENTS; i++)
		print_series(&series[i], runs);
	printf("  %-28s %8ld KB, then %ld KB\n", "the server's memory", first,
	       resident_kb(server.pid));
	stop(&server);
	if (truncate(argv[3], size) != 0)
		err(1, "%s", argv[3]);
	return 0;
}
