#include "theme/worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "base/mem.h"
#include "theme/confine.h"
#include "theme/make.h"
#include "theme/process.h"
#include "theme/profile.h"
#include "theme/wire.h"

/* Deaths, and pages that reach a limit, until it is given up. */
#define MOST_DEATHS 3
#define MOST_LIMITS 3

/* More lines than a worker lets a page print. */
#define MOST_PRINTS 100

/* A worker that makes fewer files than this costs more than it helps. */
#define LEAST_JOBS 16

#define MOST_WORKERS 256
#define MOST_RUN 32
#define READ_SIZE (128 * KIB)
#define MOST_FRAME (4 * LIMIT_PAGE_OUTPUT + MIB) /* its links and ids, too */

/* How long the parent waits for frames before it looks at the clock. */
#define TICK_MS 100

struct worker {
	struct process process;
	struct progress *progress;     /* shared */
	struct profile_share *profile; /* likewise; NULL: nobody asks */
	struct shared_frames *shared;  /* likewise */
	struct buf in;
	struct buf copied;	    /* from `shared` */
	struct run runs[MAKE_RUNS]; /* `first` is what is expected next */
	size_t run_count;
	size_t runs_done;
	uint64_t seen_job; /* of its progress, */
	int64_t seen_ms;   /* and when that was new */
	bool said_why;	   /* its last frame is a page without memory */
	size_t prints;	   /* since its last page */
	size_t statuses;   /* likewise */
};

struct crew {
	const struct theme *theme;
	const struct site *site;
	const struct jobs *jobs;
	struct worker *workers;
	size_t worker_count;
	struct LIST_OF(struct run) waiting; /* runs a dead worker left */
	uint64_t next;			    /* job nobody has been asked for */
	uint64_t end;			    /* behind those wanted */
	uint64_t made;			    /* or failed */
	size_t deaths;
	size_t limits;
	bool given_up;
	bool stopped; /* by the sink or the machine: told */
	struct report report;
	struct report statuses; /* that pages lack */
	struct arena arena;
	const struct theme_sink_to *to;
	struct diag *diag;
};

/* ---- Handing out jobs ---- */

static bool
is_over(const struct crew *crew)
{
	return crew->stopped || crew->given_up;
}

static bool
is_giving(const struct crew *crew)
{
	return !is_over(crew) &&
	       (crew->waiting.count > 0 || crew->next < crew->end);
}

/* The next run to give away; runs get shorter towards the end. */
static struct run
take_run(struct crew *crew)
{
	uint64_t left = crew->end - crew->next;
	struct run run = {.first = crew->next};

	if (crew->waiting.count > 0)
		return crew->waiting.items[--crew->waiting.count];
	run.count = left / (4 * crew->worker_count) + 1;
	if (run.count > MOST_RUN)
		run.count = MOST_RUN;
	crew->next += run.count;
	return run;
}

/* Gives a worker what it has room for. One that is dead is found later. */
static void
feed(struct crew *crew, struct worker *worker)
{
	while (worker->run_count < MAKE_RUNS && is_giving(crew)) {
		struct run run = take_run(crew);

		run.is_summed = crew->to->is_summing;
		if (worker->run_count == 0)
			worker->seen_ms = clock_ms();
		worker->runs[worker->run_count++] = run;
		if (wire_write(worker->process.to,
			       (struct text){(const char *)&run,
					     sizeof(run)}) != 0)
			return;
	}
}

static int
start(struct crew *crew, struct worker *worker)
{
	struct making making = {crew->theme,	 crew->site,
				crew->jobs,	 worker->progress,
				worker->profile, worker->shared};

	atomic_store(&worker->progress->job, 0);
	worker->seen_job = 0;
	worker->seen_ms = clock_ms();
	worker->run_count = worker->runs_done = 0;
	worker->said_why = false;
	worker->prints = worker->statuses = 0;
	buf_reset(&worker->in);
	if (crew->to->rest)
		crew->to->rest(crew->to->context);
	if (process_start(&worker->process,
			  crew->theme->options.require_confinement, make_jobs,
			  &making, crew->diag) != 0) {
		crew->stopped = true;
		return -1;
	}
	feed(crew, worker);
	return 0;
}

/* ---- What comes back ---- */

/* Counts the job a worker was expected to do next as done. */
static bool
expects(struct worker *worker, uint64_t number)
{
	return worker->run_count > 0 && worker->runs[0].first == number;
}

static void
advance(struct crew *crew, struct worker *worker)
{
	crew->made++;
	worker->prints = worker->statuses = 0;
	worker->runs[0].first++;
	if (--worker->runs[0].count > 0)
		return;
	worker->run_count--;
	worker->runs_done++;
	worker->runs[0] = worker->runs[1];
}

/* The files of the theme that took part. */
static bool
read_used(const struct crew *crew, struct wire *wire, struct arena *arena,
	  struct made_file *file)
{
	const struct theme_files *files = &crew->theme->files;
	uint64_t count = wire_get(wire);

	for (uint64_t i = 0; i < count && !wire->broken; i++) {
		uint64_t number = wire_get(wire);

		if (number >= files->count)
			return false;
		list_add(arena, &file->used, files->items[number].shown);
	}
	return !wire->broken;
}

/* Reads what a frame says of a file; false when that cannot be. */
static bool
read_file(const struct crew *crew, struct text bytes, struct arena *arena,
	  struct made_file *file)
{
	const struct theme *theme = crew->theme;
	struct wire wire = {.rest = bytes};
	uint64_t layout;

	file->links = wire_get_text(&wire);
	file->ids = wire_get_text(&wire);
	file->sums = wire_get_text(&wire);
	layout = wire_get(&wire);
	if (wire.broken || layout >= theme->files.count)
		return false;
	file->layout = theme->files.items[layout].shown;
	if (!read_used(crew, &wire, arena, file))
		return false;
	file->bytes = wire_get_text(&wire);
	return !wire.broken;
}

/* Hands a file on; false when the frame is none. */
static bool
give(struct crew *crew, const struct job *job, struct text bytes)
{
	struct arena arena = {0};
	struct made_file file = {.path = job->path};

	if (!read_file(crew, bytes, &arena, &file)) {
		arena_free(&arena);
		return false;
	}
	file.origin = job_origin(&arena, job);
	lap_take(crew->theme->options.laps, LAP_TRANSFER);
	if (crew->to->take(crew->to->context, &file, crew->diag) != 0)
		crew->stopped = true;
	lap_take(crew->theme->options.laps, LAP_WRITE);
	arena_free(&arena);
	return true;
}

static bool
take_page(struct crew *crew, struct worker *worker, const struct frame *frame)
{
	const struct job *job;

	if (!expects(worker, frame->number))
		return false;
	job = &crew->jobs->items[frame->number];
	if (frame->kind == FRAME_NOTHING && !job->layout)
		return false;
	if (frame->kind == FRAME_PAGE && !give(crew, job, frame->bytes))
		return false;
	advance(crew, worker);
	return true;
}

static bool
take_failure(struct crew *crew, struct worker *worker,
	     const struct frame *frame)
{
	struct failure failure;

	if (!expects(worker, frame->number) ||
	    !failure_get(frame->bytes, &failure))
		return false;
	report_add(&crew->report, &failure, frame->number);
	if (failure.code >= T004 && failure.code <= T006)
		crew->limits++;
	if (crew->limits >= MOST_LIMITS)
		crew->given_up = true;
	worker->said_why = failure.code == T004;
	advance(crew, worker);
	return true;
}

static bool
take_print(struct crew *crew, struct worker *worker, const struct frame *frame)
{
	struct failure said;

	if (++worker->prints > MOST_PRINTS ||
	    !failure_get(frame->bytes, &said) ||
	    (said.code != T011 && said.code != T015 && said.code != T016))
		return false;
	report_add(&crew->report, &said, frame->number);
	return true;
}

static struct failure
status_failure(struct crew *crew, const struct quotation *quotation,
	       const struct response *response)
{
	struct text by = response->by ? response->by->name : TEXT("somebody");

	return (struct failure){
		.code = Q011,
		.file = crew->theme->files.count,
		.message = arena_format(
			&crew->arena,
			"%.*s is contested (%.*s: %.*s), and a page that "
			"quotes it does not say so",
			TEXT_ARG(quotation->record->page->source_path),
			TEXT_ARG(by), TEXT_ARG(response->stance)),
		.place = quotation->place,
	};
}

static bool
take_status(struct crew *crew, struct worker *worker, const struct frame *frame)
{
	const struct quotation_list *all = &crew->site->quotations;
	struct wire wire = {.rest = frame->bytes};
	uint64_t number = wire_get(&wire);
	uint64_t i = wire_get(&wire);
	struct failure failure;

	if (!expects(worker, frame->number) || wire.broken ||
	    ++worker->statuses > MAKE_MOST_STATUSES || number >= all->count ||
	    i >= all->items[number]->responses.count)
		return false;
	failure = status_failure(crew, all->items[number],
				 all->items[number]->responses.items[i]);
	report_add(&crew->statuses, &failure, frame->number);
	return true;
}

static bool
take_ready(struct crew *crew, const struct frame *frame)
{
	if (frame->number == NOT_CONFINED &&
	    crew->theme->options.require_confinement) {
		diag_error(crew->diag, T009, NULL,
			   "pages cannot be confined here");
		crew->stopped = true;
	}
	return true;
}

/* False when a worker says what it should not. */
static bool
take_frame(struct crew *crew, struct worker *worker, const struct frame *frame)
{
	worker->said_why = false;
	switch (frame->kind) {
	case FRAME_READY:
		return take_ready(crew, frame);
	case FRAME_PAGE:
	case FRAME_NOTHING:
		return take_page(crew, worker, frame);
	case FRAME_FAILURE:
		return take_failure(crew, worker, frame);
	case FRAME_PRINT:
		return take_print(crew, worker, frame);
	case FRAME_STATUS:
		return take_status(crew, worker, frame);
	default:
		return false;
	}
}

/*
 * The frames that a worker has left in shared memory. They are copied before
 * they are looked at: it can still write there.
 */
static bool
take_shared(struct crew *crew, struct worker *worker, uint64_t length)
{
	const char *place =
		worker->shared->places[worker->runs_done % MAKE_RUNS];
	struct text rest;
	struct frame frame;
	bool fine = length > 0 && length <= MAKE_SHARED_SIZE;

	if (!fine)
		return false;
	buf_reset(&worker->copied);
	buf_add(&worker->copied, place, length);
	rest = buf_as_text(&worker->copied);
	while (fine && !is_over(crew) && rest.len > 0)
		fine = frame_next(&rest, MOST_FRAME, &frame) &&
		       take_frame(crew, worker, &frame);
	return fine;
}

static bool
take_frames(struct crew *crew, struct worker *worker)
{
	struct text rest = buf_as_text(&worker->in);
	struct frame frame;
	bool fine = true;

	while (fine && !is_over(crew) && frame_next(&rest, MOST_FRAME, &frame))
		fine = frame.kind == FRAME_SHARED
			       ? take_shared(crew, worker, frame.number)
			       : take_frame(crew, worker, &frame);
	if (rest.len > 0)
		memmove(worker->in.s, rest.s, rest.len);
	worker->in.len = rest.len;
	if (rest.len == 0)
		buf_reset_within(&worker->in, 4 * READ_SIZE);
	return fine;
}

/* ---- Deaths ---- */

static bool
has_job(const struct worker *worker, uint64_t job)
{
	for (size_t i = 0; i < worker->run_count; i++)
		if (job >= worker->runs[i].first &&
		    job - worker->runs[i].first < worker->runs[i].count)
			return true;
	return false;
}

static void
leave_run(struct crew *crew, uint64_t first, uint64_t end)
{
	struct run run = {.first = first, .count = end - first};

	if (first < end)
		list_add(&crew->arena, &crew->waiting, run);
}

/* Gives back what the worker had to do, but for the job `blamed`. */
static void
leave_runs(struct crew *crew, struct worker *worker, uint64_t blamed)
{
	while (worker->run_count > 0) {
		struct run run = worker->runs[--worker->run_count];
		uint64_t end = run.first + run.count;

		if (blamed >= run.first && blamed < end) {
			leave_run(crew, blamed + 1, end);
			end = blamed;
		}
		leave_run(crew, run.first, end);
	}
}

static struct text
death_words(struct crew *crew, int status)
{
	if (WIFSIGNALED(status))
		return arena_format(&crew->arena, "the worker crashed (%s)",
				    strsignal(WTERMSIG(status)));
	return arena_format(&crew->arena, "the worker ended with code %d",
			    WEXITSTATUS(status));
}

static struct failure
death_failure(struct crew *crew, int status, bool hung)
{
	struct failure failure = {.file = crew->theme->files.count};

	if (hung) {
		failure.code = T007;
		failure.message = TEXT("the page takes too long");
	} else if (WIFEXITED(status) &&
		   WEXITSTATUS(status) == PROCESS_NO_MEMORY) {
		failure.code = T004;
		failure.message = text_of(vm_reached_words(REACHED_MEMORY));
	} else {
		failure.code = T008;
		failure.message = death_words(crew, status);
	}
	return failure;
}

/* Ends a worker that died, hangs or lies, and sees to what it had to do. */
static void
bury(struct crew *crew, struct worker *worker, bool hung)
{
	uint64_t blamed = atomic_load(&worker->progress->job) - 1;
	int status = process_end(&worker->process);
	struct failure failure = death_failure(crew, status, hung);

	if (!has_job(worker, blamed) && worker->run_count > 0)
		blamed = worker->runs[0].first;
	if (worker->said_why || worker->run_count == 0)
		blamed = UINT64_MAX;
	else
		crew->made++;
	if (blamed != UINT64_MAX)
		report_add(&crew->report, &failure, blamed);
	leave_runs(crew, worker, blamed);
	if (++crew->deaths >= MOST_DEATHS)
		crew->given_up = true;
	else if (is_giving(crew) && start(crew, worker) != 0)
		crew->stopped = true;
}

/* ---- The loop ---- */

static void
look_at_clock(struct crew *crew, struct worker *worker)
{
	uint64_t job = atomic_load(&worker->progress->job);
	int64_t now = clock_ms();

	if (job != worker->seen_job) {
		worker->seen_job = job;
		worker->seen_ms = now;
	} else if (worker->run_count > 0 &&
		   now - worker->seen_ms > crew->theme->page_ms) {
		bury(crew, worker, true);
	}
}

static void
hear(struct crew *crew, struct worker *worker)
{
	ssize_t count = wire_read(worker->process.from, &worker->in, READ_SIZE);

	if (count <= 0) {
		bury(crew, worker, false);
		return;
	}
	if (!take_frames(crew, worker)) {
		bury(crew, worker, false);
		return;
	}
	feed(crew, worker);
}

static bool
is_busy(const struct crew *crew)
{
	if (is_over(crew))
		return false;
	for (size_t i = 0; i < crew->worker_count; i++)
		if (crew->workers[i].run_count > 0)
			return true;
	return is_giving(crew);
}

/* What the parent itself has taken is no worker's time. */
static void
forgive(struct crew *crew, int64_t taken_ms)
{
	for (size_t i = 0; i < crew->worker_count; i++)
		crew->workers[i].seen_ms += taken_ms;
}

static void
turn(struct crew *crew)
{
	struct pollfd polls[MOST_WORKERS];
	int64_t start_ms;

	for (size_t i = 0; i < crew->worker_count; i++) {
		bool alive = crew->workers[i].process.pid != 0;

		polls[i] = (struct pollfd){
			.fd = alive ? crew->workers[i].process.from : -1,
			.events = POLLIN,
		};
	}
	if (poll(polls, crew->worker_count, TICK_MS) < 0 && errno != EINTR)
		mem_exhausted(); /* ENOMEM is all that is left */
	start_ms = clock_ms();
	for (size_t i = 0; i < crew->worker_count && !is_over(crew); i++) {
		struct worker *worker = &crew->workers[i];

		if (polls[i].fd >= 0 && polls[i].revents != 0)
			hear(crew, worker);
		if (worker->process.pid != 0 && !is_over(crew))
			look_at_clock(crew, worker);
	}
	forgive(crew, clock_ms() - start_ms);
}

/* ---- Beginning and end ---- */

/* Zeroed, for this process and its workers; NULL after one error. */
static void *
share_memory(size_t size, struct diag *diag)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (memory != MAP_FAILED)
		return memory;
	diag_errno(diag, F009, "", "cannot share memory");
	return NULL;
}

static int
share_with(struct crew *crew, struct worker *worker)
{
	worker->in = (struct buf)BUF_INIT;
	worker->progress = share_memory(sizeof(struct progress), crew->diag);
	worker->shared = share_memory(sizeof(*worker->shared), crew->diag);
	if (!worker->progress || !worker->shared)
		return -1;
	if (!crew->theme->options.profile)
		return 0;
	worker->profile = share_memory(profile_size(crew->theme), crew->diag);
	return worker->profile ? 0 : -1;
}

static int
take_workers(struct crew *crew)
{
	size_t wanted = crew->theme->options.jobs;

	if (wanted > MOST_WORKERS)
		wanted = MOST_WORKERS;
	if (wanted > crew->jobs->count / LEAST_JOBS + 1)
		wanted = crew->jobs->count / LEAST_JOBS + 1;
	crew->workers = arena_array(&crew->arena, struct worker, wanted);
	while (crew->worker_count < wanted)
		if (share_with(crew, &crew->workers[crew->worker_count++]) != 0)
			return -1;
	return 0;
}

static void
tell_given_up(struct crew *crew, size_t wanted)
{
	size_t left = wanted - crew->made;

	if (!crew->given_up || left == 0)
		return;
	diag_error(crew->diag, T012, NULL,
		   "%zu pages were not made, after %d that crashed, hung or "
		   "reached a limit",
		   left, MOST_DEATHS);
}

/* What the caller has to do while the workers make their first files. */
static void
do_meanwhile(struct crew *crew)
{
	const struct theme_sink_to *to = crew->to;
	int64_t start_ms = clock_ms();

	if (to->meanwhile && !is_over(crew) &&
	    to->meanwhile(to->context, crew->diag) != 0)
		crew->stopped = true;
	forgive(crew, clock_ms() - start_ms);
}

/* Those that are there already need only be fed. */
static void
run(struct crew *crew)
{
	for (size_t i = 0; i < crew->worker_count && is_giving(crew); i++) {
		struct worker *worker = &crew->workers[i];

		if (worker->process.pid != 0)
			feed(crew, worker);
		else if (start(crew, worker) != 0)
			return;
	}
	do_meanwhile(crew);
	lap_begin(crew->theme->options.laps);
	while (is_busy(crew))
		turn(crew);
	lap_take(crew->theme->options.laps, LAP_TRANSFER);
}

struct crew *
crew_open(const struct theme *theme, const struct site *site,
	  const struct jobs *jobs, struct diag *diag)
{
	struct crew *crew = mem_alloc(sizeof(*crew));

	*crew = (struct crew){
		.theme = theme,
		.site = site,
		.jobs = jobs,
		.diag = diag,
		.statuses = {.is_statuses = true},
	};
	if (take_workers(crew) == 0)
		return crew;
	crew_close(crew);
	return NULL;
}

/* What an earlier call came to is no reason to give up. */
static void
begin(struct crew *crew, const struct run *wanted,
      const struct theme_sink_to *to, struct diag *diag)
{
	crew->to = to;
	crew->diag = diag;
	crew->next = wanted->first;
	crew->end = wanted->first + wanted->count;
	crew->made = crew->deaths = crew->limits = 0;
	crew->given_up = crew->stopped = false;
}

/* Workers that were stopped in the middle would send what nobody wants. */
static void
end(struct crew *crew)
{
	if (!is_over(crew))
		return;
	crew->waiting.count = 0;
	crew_rest(crew);
}

int
crew_make(struct crew *crew, const struct run *wanted,
	  const struct theme_sink_to *to, struct diag *diag)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	size_t errors = diag->errors;

	begin(crew, wanted, to, diag);
	sigaction(SIGPIPE, &ignore, &before);
	run(crew);
	end(crew);
	sigaction(SIGPIPE, &before, NULL);
	report_tell(&crew->report, crew->theme, crew->jobs, diag);
	report_tell(&crew->statuses, crew->theme, crew->jobs, diag);
	tell_given_up(crew, wanted->count);
	return crew->stopped || diag->errors > errors ? -1 : 0;
}

static struct text
origin_of_job(const void *context, struct arena *arena, uint64_t job)
{
	const struct jobs *jobs = context;

	if (job >= jobs->count)
		return TEXT("?");
	return arena_text(arena, job_origin(arena, &jobs->items[job]));
}

void
crew_profile(const struct crew *crew, struct theme_profile *profile)
{
	profile_open(profile, crew->theme);
	for (size_t i = 0; i < crew->worker_count; i++)
		profile_add(profile, crew->workers[i].profile, origin_of_job,
			    crew->jobs);
	profile_close(profile);
}

/* To take apart what a worker has mapped takes a while: of all at once. */
void
crew_rest(struct crew *crew)
{
	for (size_t i = 0; i < crew->worker_count; i++)
		process_kill(&crew->workers[i].process);
	for (size_t i = 0; i < crew->worker_count; i++)
		process_end(&crew->workers[i].process);
}

static void
free_worker(const struct crew *crew, struct worker *worker)
{
	buf_free(&worker->in);
	buf_free(&worker->copied);
	if (worker->shared)
		munmap(worker->shared, sizeof(*worker->shared));
	if (worker->progress && crew->theme->options.laps)
		lap_add(crew->theme->options.laps, &worker->progress->laps);
	if (worker->progress)
		munmap(worker->progress, sizeof(struct progress));
	if (worker->profile)
		munmap(worker->profile, profile_size(crew->theme));
}

/* Who measures wants to know what they took, which only waiting tells. */
static void
leave_workers(struct crew *crew)
{
	const struct theme *theme = crew->theme;

	if (theme->options.laps)
		crew_rest(crew);
	for (size_t i = 0; i < crew->worker_count; i++)
		process_leave(&crew->workers[i].process, theme->left);
}

void
crew_close(struct crew *crew)
{
	if (crew == NULL)
		return;
	leave_workers(crew);
	for (size_t i = 0; i < crew->worker_count; i++)
		free_worker(crew, &crew->workers[i]);
	arena_free(&crew->arena);
	free(crew);
}
