#include "serve/listen.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORTS_TRIED 20
#define BACKLOG 64

static int
try_port(const struct addrinfo *address, uint16_t port)
{
	struct sockaddr_storage to;
	int yes = 1;
	int fd;

	memcpy(&to, address->ai_addr, address->ai_addrlen);
	if (to.ss_family == AF_INET6)
		((struct sockaddr_in6 *)&to)->sin6_port = htons(port);
	else
		((struct sockaddr_in *)&to)->sin_port = htons(port);
	fd = socket(to.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
		    0);
	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	if (bind(fd, (struct sockaddr *)&to, address->ai_addrlen) == 0 &&
	    listen(fd, BACKLOG) == 0)
		return fd;
	yes = errno;
	close(fd);
	errno = yes;
	return -1;
}

/* Port 0 was whichever the system chose. */
static uint16_t
port_of(int fd)
{
	struct sockaddr_storage at = {0};
	socklen_t size = sizeof(at);

	if (getsockname(fd, (struct sockaddr *)&at, &size) != 0)
		return 0;
	return ntohs(at.ss_family == AF_INET6
			     ? ((struct sockaddr_in6 *)&at)->sin6_port
			     : ((struct sockaddr_in *)&at)->sin_port);
}

static int
try_ports(const struct addrinfo *address, const char *host, uint16_t *port,
	  struct diag *diag)
{
	int fd = -1;

	for (int i = 0; i < PORTS_TRIED && fd < 0; i++) {
		int next = *port == 0 ? 0 : *port + i;

		if (next > UINT16_MAX)
			break;
		fd = try_port(address, (uint16_t)next);
		if (fd < 0 && errno != EADDRINUSE) {
			diag_error(diag, N001, NULL,
				   "cannot listen at %s, port %d: %s", host,
				   next, strerror(errno));
			return -1;
		}
	}
	if (fd < 0) {
		diag_error(diag, N002, NULL,
			   "port %u and those behind it are busy", *port);
		diag_hint(diag, "give another with --port; --port 0 takes any "
				"that is free");
		return -1;
	}
	*port = port_of(fd);
	return fd;
}

int
listen_open(const char *host, uint16_t *port, struct diag *diag)
{
	struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
	struct addrinfo *address;
	int fd;
	int rc;

	if (host == NULL)
		host = "127.0.0.1";
	rc = getaddrinfo(host, NULL, &hints, &address);
	if (rc != 0) {
		diag_error(diag, N001, NULL, "there is no address \"%s\": %s",
			   host, gai_strerror(rc));
		return -1;
	}
	fd = try_ports(address, host, port, diag);
	freeaddrinfo(address);
	return fd;
}
