/*
 * Processes that are ended, and who waits for them.
 */
#include "tests/test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "theme/process.h"

static void
wait_for_ever(void *context)
{
	(void)context;
	for (;;)
		pause();
}

static struct process
started(void)
{
	struct process process;
	struct diag diag = {0};

	assert_int_equal(
		process_start(&process, false, wait_for_ever, NULL, &diag), 0);
	assert_true(process.pid > 0);
	return process;
}

static bool
has_children(void)
{
	return waitpid(-1, NULL, WNOHANG) == 0 || errno != ECHILD;
}

static bool
is_open(int file)
{
	return fcntl(file, F_GETFD) >= 0;
}

static void
the_end_of_one_is_told(void **state)
{
	struct process process = started();
	int status = process_end(&process);

	(void)state;
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGKILL);
	assert_int_equal(process.pid, 0);
	assert_int_equal(process_end(&process), 0);
	assert_false(has_children());
}

static void
those_that_were_left_are_waited_for_later(void **state)
{
	struct process_left left = {0};
	struct process processes[3];

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct process *process = &processes[i];
		int to, from;

		*process = started();
		to = process->to;
		from = process->from;
		process_leave(process, &left);
		assert_int_equal(process->pid, 0);
		assert_false(is_open(to));
		assert_false(is_open(from));
		process_leave(process, &left);
	}
	assert_int_equal(left.pids.count, 3);
	process_await(&left);
	assert_int_equal(left.pids.count, 0);
	assert_false(has_children());
	process_await(&left);
}

static void
without_a_list_it_is_waited_for_at_once(void **state)
{
	struct process process = started();

	(void)state;
	process_leave(&process, NULL);
	assert_int_equal(process.pid, 0);
	assert_false(has_children());
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_end_of_one_is_told),
		cmocka_unit_test(those_that_were_left_are_waited_for_later),
		cmocka_unit_test(without_a_list_it_is_waited_for_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
