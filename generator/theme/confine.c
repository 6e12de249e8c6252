#include "theme/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/limits.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TEST_PROFILE
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) ||           \
	defined(CONFINE_TEST_PROFILE)
#ifndef TEST_PROFILE
#define TEST_PROFILE
#endif
#endif

/* Over the address space it has: Lua, a page's arena and what it becomes. */
#define ADDRESS_SPACE_MORE (3 * LIMIT_LUA_MEMORY + 6 * LIMIT_PAGE_OUTPUT)

static void
keep_pipes(int in, int out)
{
	/* Out of the way first: one may be where the other goes. */
	in = fcntl(in, F_DUPFD, CONFINE_OUT + 1);
	out = fcntl(out, F_DUPFD, CONFINE_OUT + 1);
	if (in < 0 || out < 0 || dup2(in, CONFINE_IN) < 0 ||
	    dup2(out, CONFINE_OUT) < 0)
		_exit(1);
#ifdef TEST_PROFILE
	close(0);
	close(1);
#else
	close_range(0, 2, 0);
#endif
	close_range(CONFINE_OUT + 1, ~0U, 0);
}

#ifdef TEST_PROFILE

enum confinement
confine(int in, int out)
{
	keep_pipes(in, out);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	return CONFINED_FOR_TESTS;
}

#else

static size_t
address_space(void)
{
	unsigned long pages = 0;
	FILE *file = fopen("/proc/self/statm", "re");

	if (!file)
		return 0;
	if (fscanf(file, "%lu", &pages) != 1)
		pages = 0;
	fclose(file);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void
limit(int resource, size_t most)
{
	struct rlimit rlimit = {most, most};

	/* One that cannot be set is below what is asked for already. */
	setrlimit((__rlimit_resource_t)resource, &rlimit);
}

static void
limit_resources(void)
{
	size_t space = address_space();

	if (space > 0)
		limit(RLIMIT_AS, space + ADDRESS_SPACE_MORE);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NPROC, 0);
	limit(RLIMIT_NOFILE, 0);
	limit(RLIMIT_MEMLOCK, 0);
	limit(RLIMIT_MSGQUEUE, 0);
}

/* Allowed whatever the arguments are. */
static const int allowed[] = {
	SCMP_SYS(exit),		SCMP_SYS(exit_group),	 SCMP_SYS(brk),
	SCMP_SYS(munmap),	SCMP_SYS(mremap),	 SCMP_SYS(madvise),
	SCMP_SYS(rt_sigreturn), SCMP_SYS(clock_gettime),
};

static int
allow_memory(scmp_filter_ctx filter)
{
	const struct scmp_arg_cmp not_executable =
		SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
	const struct scmp_arg_cmp anonymous =
		SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS);
	int rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
				  not_executable, anonymous);

	return rc | seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect),
				     1, not_executable);
}

static int
allow_pipes(scmp_filter_ctx filter)
{
	int rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(read), 1,
				  SCMP_A0(SCMP_CMP_EQ, CONFINE_IN, 0));

	return rc | seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
				     SCMP_A0(SCMP_CMP_EQ, CONFINE_OUT, 0));
}

/* 0 when the filter is in force. */
static int
filter_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int rc = 0;

	if (!filter)
		return -1;
	for (size_t i = 0; i < ARRAY_COUNT(allowed); i++)
		rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	rc |= allow_memory(filter);
	rc |= allow_pipes(filter);
	if (rc == 0)
		rc = seccomp_load(filter);
	seccomp_release(filter);
	return rc;
}

enum confinement
confine(int in, int out)
{
	keep_pipes(in, out);
	limit_resources();
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return NOT_CONFINED;
	return filter_calls() == 0 ? CONFINED : NOT_CONFINED;
}

#endif
