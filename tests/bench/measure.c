/*
 * measure RUNS { NAME PREPARE COMMAND }...: runs commands in turns and tells
 * how they compare with the first.
 *
 * Each round runs every command once, so that a busy moment of the machine
 * hits all alike; the shell command PREPARE goes before, unmeasured. Wall
 * time and CPU time (user and system, of the command and all its children)
 * come from runs of their own; peak memory from further runs, since looking
 * at memory slows a program down. Memory is the proportional set size summed
 * over the tree of processes, looked at every few milliseconds; of a run that
 * ends sooner it is not told.
 */
#include <ctype.h>
#include <dirent.h>
#include <err.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RUNS_MOST 1001
#define SUBJECTS_MOST 8
#define SAMPLE_NS 2000000
#define LOOKS_LEAST 10

enum quantity { WALL_MS, CPU_MS, PEAK_KB, QUANTITIES };

struct series {
	double values[RUNS_MOST];
	size_t count;
};

struct subject {
	const char *name;
	const char *prepare;
	const char *command;
	struct series series[QUANTITIES];
};

static double
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double
timeval_ms(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

/* Reads at most size - 1 bytes of a small file; 0 when it is not there. */
static size_t
read_small(const char *path, char *bytes, size_t size)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got = file < 0 ? -1 : read(file, bytes, size - 1);

	if (file >= 0)
		close(file);
	bytes[got < 0 ? 0 : got] = '\0';
	return got < 0 ? 0 : (size_t)got;
}

/* Proportional set size of one process in KB, 0 when it is gone. */
static long
process_kb(long pid)
{
	char path[64];
	char bytes[4096];
	const char *line;

	snprintf(path, sizeof(path), "/proc/%ld/smaps_rollup", pid);
	read_small(path, bytes, sizeof(bytes));
	line = strstr(bytes, "\nPss:");
	return line ? strtol(line + strlen("\nPss:"), NULL, 10) : 0;
}

/* A process and those it started, as they were found. */
struct tree {
	long kb;
	long pids; /* all of them added */
};

static void tree_add(struct tree *tree, long pid);

/* Adds the processes that one thread of `pid` has started. */
static void
children_add(struct tree *tree, long pid, const char *thread)
{
	char path[512];
	char bytes[4096];
	char *at = bytes;

	snprintf(path, sizeof(path), "/proc/%ld/task/%s/children", pid, thread);
	read_small(path, bytes, sizeof(bytes));
	for (char *next; *at; at = next) {
		long child = strtol(at, &next, 10);

		if (next == at)
			break;
		tree_add(tree, child);
	}
}

static void
tree_add(struct tree *tree, long pid)
{
	char path[64];
	DIR *threads;
	struct dirent *entry;

	tree->kb += process_kb(pid);
	tree->pids += pid;
	snprintf(path, sizeof(path), "/proc/%ld/task", pid);
	threads = opendir(path);
	if (!threads)
		return;
	while ((entry = readdir(threads))) {
		if (isdigit((unsigned char)entry->d_name[0]))
			children_add(tree, pid, entry->d_name);
	}
	closedir(threads);
}

static pid_t
start(const char *command)
{
	pid_t pid = fork();

	if (pid < 0)
		err(1, "fork");
	if (pid == 0) {
		if (!freopen("/dev/null", "r", stdin) ||
		    !freopen("/dev/null", "w", stdout))
			_exit(127);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	return pid;
}

static void
must_be_fine(const char *command, int status)
{
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		errx(1, "failed (%d): %s", status, command);
}

static void
prepare(const struct subject *subject)
{
	int status;
	pid_t pid = start(subject->prepare);

	if (waitpid(pid, &status, 0) != pid)
		err(1, "waitpid");
	must_be_fine(subject->prepare, status);
}

static void
keep(struct subject *subject, enum quantity quantity, double value)
{
	struct series *series = &subject->series[quantity];

	series->values[series->count++] = value;
}

static void
run_for_time(struct subject *subject)
{
	struct rusage usage;
	int status;

	prepare(subject);

	double begin = now_ms();
	pid_t pid = start(subject->command);

	if (wait4(pid, &status, 0, &usage) != pid)
		err(1, "wait4");
	keep(subject, WALL_MS, now_ms() - begin);
	keep(subject, CPU_MS,
	     timeval_ms(usage.ru_utime) + timeval_ms(usage.ru_stime));
	must_be_fine(subject->command, status);
}

/*
 * What processes share is divided among them: where one begins between two
 * looks, its part would be counted twice. So a look counts when the processes
 * are those of the look before.
 */
static void
run_for_memory(struct subject *subject)
{
	const struct timespec pause = {.tv_nsec = SAMPLE_NS};
	long peak = 0;
	size_t looks = 0;
	int status;

	prepare(subject);

	pid_t pid = start(subject->command);
	struct tree before = {.pids = pid};

	while (waitpid(pid, &status, WNOHANG) == 0) {
		struct tree tree = {0};

		tree_add(&tree, pid);
		if (tree.pids == before.pids) {
			peak = tree.kb > peak ? tree.kb : peak;
			looks++;
		}
		before = tree;
		nanosleep(&pause, NULL);
	}
	if (looks >= LOOKS_LEAST)
		keep(subject, PEAK_KB, (double)peak);
	must_be_fine(subject->command, status);
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(const struct series *series)
{
	size_t middle = series->count / 2;

	if (series->count % 2 == 1)
		return series->values[middle];
	return (series->values[middle - 1] + series->values[middle]) / 2;
}

static void
print_series(const struct series *series, double unit, const char *name)
{
	if (series->count == 0) {
		printf("  too short for its memory");
		return;
	}
	printf("  %8.1f %s (%.1f-%.1f)", median(series) / unit, name,
	       series->values[0] / unit,
	       series->values[series->count - 1] / unit);
}

static void
print_ratios(const struct subject *first, const struct subject *subject)
{
	printf("  %-22s", "");
	for (int q = 0; q < QUANTITIES; q++) {
		const struct series *ours = &subject->series[q];
		const struct series *base = &first->series[q];

		if (ours->count > 0 && base->count > 0)
			printf("  %s %.2f times",
			       (const char *[]){"wall", "CPU", "memory"}[q],
			       median(ours) / median(base));
	}
	printf(" that of %s\n", first->name);
}

static void
report(struct subject *subjects, size_t count)
{
	printf("  %-22s  %s\n", "median (least-most)",
	       "wall time, CPU time, peak memory of the process tree");
	for (size_t i = 0; i < count; i++) {
		struct subject *subject = &subjects[i];

		for (int q = 0; q < QUANTITIES; q++)
			qsort(subject->series[q].values,
			      subject->series[q].count, sizeof(double),
			      by_value);
		printf("  %-22s", subject->name);
		print_series(&subject->series[WALL_MS], 1, "ms");
		print_series(&subject->series[CPU_MS], 1, "ms");
		print_series(&subject->series[PEAK_KB], 1024, "MB");
		putchar('\n');
		if (i > 0)
			print_ratios(&subjects[0], subject);
	}
}

int
main(int argc, char **argv)
{
	static struct subject subjects[SUBJECTS_MOST];
	long runs = argc > 1 ? strtol(argv[1], NULL, 10) : 0;
	size_t count = argc > 2 ? (size_t)(argc - 2) / 3 : 0;

	if (runs < 1 || runs > RUNS_MOST || count < 1 ||
	    count > SUBJECTS_MOST || (argc - 2) % 3 != 0)
		errx(2, "usage: measure RUNS { NAME PREPARE COMMAND }...");
	for (size_t i = 0; i < count; i++) {
		subjects[i].name = argv[2 + 3 * i];
		subjects[i].prepare = argv[3 + 3 * i];
		subjects[i].command = argv[4 + 3 * i];
	}
	for (long run = 0; run < runs; run++) {
		for (size_t i = 0; i < count; i++)
			run_for_time(&subjects[i]);
	}
	for (long run = 0; run < (runs + 1) / 2; run++) {
		for (size_t i = 0; i < count; i++)
			run_for_memory(&subjects[i]);
	}
	report(subjects, count);
	return 0;
}
