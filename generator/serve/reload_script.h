/*
 * reload.js, carried in the program.
 */
#ifndef SERVE_RELOAD_SCRIPT_H
#define SERVE_RELOAD_SCRIPT_H

#include "base/embedded.h"

/* One file. */
extern const struct embedded_file reload_files[];
extern const size_t reload_count;

#endif
