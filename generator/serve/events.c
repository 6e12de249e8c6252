#include "serve/events.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/limits.h"
#include "base/mem.h"

struct listener {
	struct MHD_Connection *connection;
	struct events *events;
	struct listener *next;
	struct listener **link; /* what points to it */
	struct buf waiting;	/* to be sent */
	size_t sent;
	bool suspended;
};

struct events {
	const struct library *library;
	struct listener *listeners;
	size_t count;
	struct buf newest; /* the event a new listener begins with */
	bool ended;
};

struct events *
events_open(const struct library *library)
{
	struct events *events = mem_alloc(sizeof(*events));

	*events = (struct events){.library = library, .newest = BUF_INIT};
	return events;
}

void
events_close(struct events *events)
{
	if (events == NULL)
		return;
	buf_free(&events->newest);
	free(events);
}

/* ---- What the library calls ---- */

static ssize_t
take_waiting(void *context, uint64_t position, char *out, size_t most)
{
	struct listener *listener = context;
	size_t left = listener->waiting.len - listener->sent;

	(void)position;
	if (left == 0 && listener->events->ended)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (left == 0) {
		listener->suspended = true;
		listener->events->library->suspend_connection(
			listener->connection);
		return 0;
	}
	if (left > most)
		left = most;
	memcpy(out, listener->waiting.s + listener->sent, left);
	listener->sent += left;
	if (listener->sent == listener->waiting.len) {
		buf_reset(&listener->waiting);
		listener->sent = 0;
	}
	return (ssize_t)left;
}

static void
forget(void *context)
{
	struct listener *listener = context;

	*listener->link = listener->next;
	if (listener->next)
		listener->next->link = listener->link;
	listener->events->count--;
	buf_free(&listener->waiting);
	free(listener);
}

static struct listener *
listener_add(struct events *events, struct MHD_Connection *connection)
{
	struct listener *listener = mem_alloc(sizeof(*listener));

	*listener = (struct listener){
		.connection = connection,
		.events = events,
		.next = events->listeners,
		.link = &events->listeners,
		.waiting = BUF_INIT,
	};
	if (listener->next)
		listener->next->link = &listener->next;
	events->listeners = listener;
	events->count++;
	buf_text(&listener->waiting, buf_as_text(&events->newest));
	return listener;
}

struct MHD_Response *
events_listen(struct events *events, struct MHD_Connection *connection)
{
	struct listener *listener;
	struct MHD_Response *response;

	if (events->count >= LIMIT_LISTENERS || events->ended)
		return NULL;
	listener = listener_add(events, connection);
	response = events->library->create_response_from_callback(
		MHD_SIZE_UNKNOWN, 4 * KIB, take_waiting, listener, forget);
	if (response == NULL)
		mem_exhausted();
	return response;
}

/* ---- What the server says ---- */

static void
wake(struct listener *listener)
{
	if (!listener->suspended)
		return;
	listener->suspended = false;
	listener->events->library->resume_connection(listener->connection);
}

/* One who does not read only needs to hear the newest. */
static void
say(struct events *events, struct text words)
{
	for (struct listener *listener = events->listeners; listener;
	     listener = listener->next) {
		if (listener->sent == 0)
			buf_reset(&listener->waiting);
		if (listener->waiting.len < LIMIT_EVENTS)
			buf_text(&listener->waiting, words);
		wake(listener);
	}
}

void
events_send(struct events *events, struct text problems)
{
	buf_reset(&events->newest);
	buf_literal(&events->newest, "data: ");
	json_add_string(&events->newest, problems);
	buf_literal(&events->newest, "\n\n");
	say(events, buf_as_text(&events->newest));
}

void
events_beat(struct events *events)
{
	for (struct listener *listener = events->listeners; listener;
	     listener = listener->next) {
		if (!listener->suspended)
			continue;
		buf_literal(&listener->waiting, ":\n\n");
		wake(listener);
	}
}

void
events_end(struct events *events)
{
	events->ended = true;
	for (struct listener *listener = events->listeners; listener;
	     listener = listener->next)
		wake(listener);
}
