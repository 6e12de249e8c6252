/*
 * Where a theme's time goes: how often each of its files ran for the pages a
 * worker made, and how long. Only for who asks: else nothing is measured and
 * nothing is in the way.
 *
 * A file's functions are those it returns: the layout, the hook, the part, or
 * the functions of the table that a part returns. Others stand in for them,
 * which look at the clock, call them and look again; so what they call within
 * their file is their own time, and what they call of another file is that
 * file's. What runs in a coroutine counts for who resumes it.
 *
 * The numbers lie in memory that worker and parent share.
 */
#ifndef THEME_PROFILE_H
#define THEME_PROFILE_H

#include "theme/load.h"
#include "theme/measured.h"

struct lua_State;
struct vm;

/* Bytes of a share for a theme. */
size_t profile_size(const struct theme *theme);

/* Around each job. What an error left of the one before is forgotten. */
void profile_begin_page(struct vm *vm);
void profile_end_page(struct vm *vm);

/*
 * Begins to measure a file by its number, or a work. `calls` is what it
 * counts for. Returns what profile_leave takes, also when an error has left
 * calls in between.
 */
size_t profile_enter(struct vm *vm, size_t entry, unsigned calls);
size_t profile_enter_work(struct vm *vm, enum profile_work work);
void profile_leave(struct vm *vm, size_t depth);

/*
 * Lets functions that look at the clock stand in for those of the value on
 * top of the stack, which the file of that number returned.
 */
void profile_wrap(struct lua_State *L, size_t entry);

/* Forgets what is in `profile`, and gives the theme's files a line each. */
void profile_open(struct theme_profile *profile, const struct theme *theme);

/* What makes the job of a number; in the arena. */
typedef struct text profile_origin(const void *context, struct arena *arena,
				   uint64_t job);

/* Adds what a worker measured to an open `profile`. */
void profile_add(struct theme_profile *profile,
		 const struct profile_share *share, profile_origin *origin,
		 const void *context);

/* Sorts the lines by their own time and says what else took time. */
void profile_close(struct theme_profile *profile);

#endif
