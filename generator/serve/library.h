/*
 * libmicrohttpd, which is loaded when a server begins and not when the program
 * does: with it come eight libraries (of encryption, which a preview does not
 * use), and to have them mapped takes a fifth of the time that building ten
 * pages does.
 */
#ifndef SERVE_LIBRARY_H
#define SERVE_LIBRARY_H

#include <microhttpd.h>

#include "base/diag.h"

/* What of it is called, each name without MHD_ before it. */
#define LIBRARY_FUNCTIONS(function)                                                \
	function(add_response_header) function(create_response_from_buffer)        \
		function(create_response_from_callback) function(                  \
			create_response_from_fd_at_offset64)                       \
			function(destroy_response) function(                       \
				get_connection_values_n) function(get_daemon_info) \
				function(get_response_header) function(            \
					get_timeout) function(queue_response)      \
					function(resume_connection) function(      \
						run) function(start_daemon)        \
						function(stop_daemon) function(    \
							suspend_connection)

struct library {
#define LIBRARY_MEMBER(name) __typeof__(MHD_##name) *name;
	LIBRARY_FUNCTIONS(LIBRARY_MEMBER)
#undef LIBRARY_MEMBER
};

/*
 * Finds the functions; the library then stays until the program ends.
 *
 * Returns 0, or -1 with one error (F001): it is not there, or an older one.
 */
MUST_CHECK
int library_load(struct library *library, struct diag *diag);

#endif
