/*
 * What the compiler is told beyond the language.
 */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

/* The caller must look at the result. */
#define MUST_CHECK __attribute__((warn_unused_result))

/* Argument `fmt` is a printf format, its arguments begin at `first`. */
#define PRINTF_LIKE(fmt, first) __attribute__((format(printf, fmt, first)))

#define NORETURN __attribute__((noreturn))

#define ARRAY_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
