#include "theme/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/mem.h"
#include "theme/confine.h"
#include "theme/wire.h"

#define PIPE_SIZE ((int)MIB)

/* A handler of the parent has nothing to say here; a crash is a death. */
static void
reset_signals(void)
{
	static const int fatal[] = {SIGSEGV, SIGBUS,  SIGILL,
				    SIGFPE,  SIGABRT, SIGPIPE};

	for (size_t i = 0; i < ARRAY_COUNT(fatal); i++)
		signal(fatal[i], SIG_DFL);
	signal(SIGINT, SIG_IGN); /* the parent decides, and death follows */
}

static NORETURN void
live(int in, int out, bool must_confine, process_work *work, void *context)
{
	struct buf buf = BUF_INIT;
	struct frame ready = {.kind = FRAME_READY};
	enum confinement confinement;

	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	/* Of a huge page of its own a worker would use little. */
	prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
	mem_release(); /* the limit of its memory counts from what it has */
	reset_signals();
	confinement = confine(in, out);
	ready.number = confinement;
	frame_put(&buf, &ready);
	if (wire_write(CONFINE_OUT, buf_as_text(&buf)) != 0)
		_exit(1);
	if (confinement == NOT_CONFINED && must_confine)
		_exit(0);
	work(context);
	_exit(0);
}

static void
close_both(const int ends[2])
{
	close(ends[0]);
	close(ends[1]);
}

static int
open_pipes(int to[2], int from[2])
{
	if (pipe2(to, O_CLOEXEC) != 0)
		return -1;
	if (pipe2(from, O_CLOEXEC) != 0) {
		close_both(to);
		return -1;
	}
	/* A smaller one is slower and as good. */
	fcntl(from[0], F_SETPIPE_SZ, PIPE_SIZE);
	return 0;
}

int
process_start(struct process *process, bool must_confine, process_work *work,
	      void *context, struct diag *diag)
{
	int to[2], from[2];

	if (open_pipes(to, from) != 0) {
		diag_errno(diag, F009, "", "cannot make a pipe");
		return -1;
	}
	fflush(NULL);
	process->pid = fork();
	if (process->pid == 0)
		live(to[0], from[1], must_confine, work, context);
	if (process->pid < 0) {
		diag_errno(diag, F009, "", "cannot start a worker");
		process->pid = 0;
		close_both(to);
		close_both(from);
		return -1;
	}
	close(to[0]);
	close(from[1]);
	process->to = to[1];
	process->from = from[0];
	return 0;
}

static int
wait_for(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

void
process_kill(const struct process *process)
{
	if (process->pid != 0)
		kill(process->pid, SIGKILL);
}

/* Kills it and closes its pipes; returns its pid, or 0 when there is none. */
static pid_t
cut(struct process *process)
{
	pid_t pid = process->pid;

	if (pid == 0)
		return 0;
	process_kill(process);
	close(process->to);
	close(process->from);
	*process = (struct process){0};
	return pid;
}

int
process_end(struct process *process)
{
	pid_t pid = cut(process);

	return pid != 0 ? wait_for(pid) : 0;
}

void
process_leave(struct process *process, struct process_left *left)
{
	pid_t pid = cut(process);

	if (pid != 0 && left == NULL)
		wait_for(pid);
	else if (pid != 0)
		list_add(&left->arena, &left->pids, pid);
}

void
process_await(struct process_left *left)
{
	list_each (pid_t, pid, &left->pids)
		wait_for(*pid);
	arena_free(&left->arena);
	*left = (struct process_left){0};
}
