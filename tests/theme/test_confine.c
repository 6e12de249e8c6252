/*
 * What a worker can still do: nothing but compute and talk to its parent.
 */
#include "tests/test.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "base/limits.h"
#include "theme/confine.h"
#include "theme/process.h"
#include "theme/wire.h"

/* Whether a call was let through, whatever came of it. */
static bool
succeeds(long result)
{
	return result >= 0 || errno != EPERM;
}

static void
say(struct buf *buf, const char *what, bool possible)
{
	if (possible)
		buf_format(buf, "%s ", what);
}

static void
try_files(struct buf *buf)
{
	char name[] = "/tmp/dossier-test-confined";
	struct stat status;

	say(buf, "open", succeeds(open("/etc/passwd", O_RDONLY)));
	say(buf, "create", succeeds(open(name, O_RDWR | O_CREAT, 0600)));
	say(buf, "stat", succeeds(stat("/", &status)));
	say(buf, "unlink", succeeds(unlink(name)));
	say(buf, "mkdir", succeeds(mkdir(name, 0700)));
	say(buf, "dup", succeeds(dup(CONFINE_OUT)));
	say(buf, "close", succeeds(close(CONFINE_IN)));
	say(buf, "memfd", succeeds(syscall(SYS_memfd_create, "x", 0)));
	say(buf, "getcwd", succeeds(syscall(SYS_getcwd, name, sizeof(name))));
}

static void
try_processes(struct buf *buf)
{
	char *const none[] = {NULL};

	say(buf, "fork", succeeds(fork()));
	say(buf, "clone", succeeds(syscall(SYS_clone, 0, 0, 0, 0, 0)));
	say(buf, "exec", succeeds(execve("/bin/true", none, none)));
	say(buf, "kill parent", succeeds(kill(getppid(), 0)));
	say(buf, "kill", succeeds(syscall(SYS_kill, 1, 0)));
	say(buf, "ptrace", succeeds(syscall(SYS_ptrace, 0, 0, 0, 0)));
	say(buf, "prctl", succeeds(prctl(PR_SET_DUMPABLE, 1)));
	say(buf, "setrlimit",
	    succeeds(syscall(SYS_prlimit64, 0, RLIMIT_AS, NULL, NULL)));
}

static void
try_network(struct buf *buf)
{
	say(buf, "inet", succeeds(socket(AF_INET, SOCK_STREAM, 0)));
	say(buf, "unix", succeeds(socket(AF_UNIX, SOCK_STREAM, 0)));
	say(buf, "pair",
	    succeeds(syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, NULL)));
	say(buf, "pipe", succeeds(syscall(SYS_pipe, NULL)));
	say(buf, "bpf", succeeds(syscall(SYS_bpf, 0, NULL, 0)));
	say(buf, "io_uring", succeeds(syscall(SYS_io_uring_setup, 1, NULL)));
}

static void
try_memory(struct buf *buf)
{
	int flags = MAP_PRIVATE | MAP_ANONYMOUS;
	char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, flags, -1, 0);

	say(buf, "no memory", page == MAP_FAILED);
	say(buf, "executable",
	    mmap(NULL, 4096, PROT_READ | PROT_EXEC, flags, -1, 0) !=
		    MAP_FAILED);
	say(buf, "made executable",
	    page != MAP_FAILED &&
		    succeeds(mprotect(page, 4096, PROT_READ | PROT_EXEC)));
	say(buf, "much memory",
	    mmap(NULL, (size_t)8 << 30, PROT_READ, flags, -1, 0) != MAP_FAILED);
	say(buf, "mapped file",
	    mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, CONFINE_IN, 0) !=
		    MAP_FAILED);
}

static void
try_descriptors(struct buf *buf)
{
	for (int i = 0; i < 64; i++) {
		if (i == CONFINE_OUT || i == STDERR_FILENO)
			continue;
		if (write(i, "x", 1) == 1)
			buf_format(buf, "write %d ", i);
	}
}

static void
answer(const struct buf *buf)
{
	struct buf bytes = BUF_INIT;
	struct frame frame = {.kind = FRAME_PLAN, .bytes = buf_as_text(buf)};

	frame_put(&bytes, &frame);
	if (wire_write(CONFINE_OUT, buf_as_text(&bytes)) != 0)
		_exit(9);
}

static void
try_all(void *context)
{
	struct buf buf = BUF_INIT;

	(void)context;
	try_files(&buf);
	try_processes(&buf);
	try_network(&buf);
	try_memory(&buf);
	try_descriptors(&buf);
	answer(&buf);
}

static void
try_some(void *context)
{
	struct buf buf = BUF_INIT;

	(void)context;
	try_descriptors(&buf);
	answer(&buf);
}

/* Runs `work` confined; what it says, and how it was confined. */
static enum confinement
run(process_work *work, struct buf *in, struct text *said, int *status)
{
	struct process process = {0};
	struct diag diag = {0};
	struct frame ready, frame = {0};
	struct text rest;

	assert_int_equal(process_start(&process, false, work, NULL, &diag), 0);
	while (wire_read(process.from, in, 4096) > 0)
		;
	close(process.to);
	close(process.from);
	assert_int_equal(waitpid(process.pid, status, 0), process.pid);
	rest = buf_as_text(in);
	assert_true(frame_next(&rest, MIB, &ready));
	assert_int_equal(ready.kind, FRAME_READY);
	if (frame_next(&rest, MIB, &frame))
		*said = frame.bytes;
	return (enum confinement)ready.number;
}

static enum confinement
what_is_possible(void)
{
	struct buf in = BUF_INIT;
	struct text said;
	int status;
	enum confinement confinement = run(try_some, &in, &said, &status);

	buf_free(&in);
	return confinement;
}

static void
a_worker_has_no_descriptor_but_its_pipes(void **state)
{
	struct buf in = BUF_INIT;
	struct text said = TEXT("nothing");
	int status;

	(void)state;
	/* Not for the worker, and out of the way of its pipes. */
	assert_int_equal(dup2(STDERR_FILENO, 50), 50);
	run(try_some, &in, &said, &status);
	assert_text(said, "");
	assert_int_equal(status, 0);
	buf_free(&in);
}

static void
a_worker_can_do_nothing(void **state)
{
	struct buf in = BUF_INIT;
	struct text said = TEXT("nothing");
	int status;

	(void)state;
	if (what_is_possible() != CONFINED)
		skip(); /* sanitizers, or no seccomp */
	run(try_all, &in, &said, &status);
	assert_text(said, "");
	assert_int_equal(status, 0);
	buf_free(&in);
}

static void
crash(void *context)
{
	(void)context;
	__builtin_trap();
}

static void
a_crash_is_seen(void **state)
{
	struct buf in = BUF_INIT;
	struct text said;
	int status;

	(void)state;
	run(crash, &in, &said, &status);
	assert_int_not_equal(status, 0);
	buf_free(&in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_worker_has_no_descriptor_but_its_pipes),
		cmocka_unit_test(a_worker_can_do_nothing),
		cmocka_unit_test(a_crash_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
