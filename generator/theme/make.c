#include "theme/make.h"

#include <unistd.h>

#include "base/mem.h"
#include "theme/confine.h"
#include "theme/process.h"
#include "theme/profile.h"
#include "theme/status.h"
#include "theme/wire.h"

/* Frames go out when there are as many bytes, and at the end of a run. */
#define FLUSH_SIZE (512 * KIB)

/* Memory that is kept from page to page: there may be many workers. */
#define MOST_KEPT (16 * MIB)

static void
send(struct text bytes)
{
	if (wire_write(CONFINE_OUT, bytes) != 0)
		_exit(1);
}

/* Through the pipe; once some have gone there, all of the run do. */
static void
send_frames(struct vm *vm)
{
	vm->shared = NULL;
	send(buf_as_text(&vm->frames));
	buf_reset_within(&vm->frames, VM_BUF_KEPT);
}

/* Leaves the frames in shared memory; the pipe says how many bytes. */
static void
share_frames(struct vm *vm)
{
	struct frame said = {.kind = FRAME_SHARED, .number = vm->frames.len};

	memcpy(vm->shared, vm->frames.s, vm->frames.len);
	buf_reset(&vm->frames);
	frame_put(&vm->frames, &said);
}

static void
flush(struct vm *vm)
{
	lap_take(vm->laps, LAP_THEME);
	if (vm->shared && vm->frames.len > 0 &&
	    vm->frames.len <= MAKE_SHARED_SIZE)
		share_frames(vm);
	send_frames(vm);
	lap_take(vm->laps, LAP_TRANSFER);
}

static void
put_failure(struct vm *vm, enum frame_kind kind, const struct failure *failure)
{
	struct frame frame = {.kind = kind, .number = vm->job};
	struct buf bytes = BUF_INIT;

	failure_put(&bytes, failure);
	frame.bytes = buf_as_text(&bytes);
	frame_put(&vm->frames, &frame);
	buf_free(&bytes);
}

static void
put_prints(struct vm *vm)
{
	list_each (struct print_line, line, &vm->prints) {
		struct failure said = {
			.code = line->code,
			.file = trace_file(vm->theme, line->shown),
			.line = line->line,
			.message = line->words,
		};

		put_failure(vm, FRAME_PRINT, &said);
	}
}

/* The number of a quotation in the site. */
static uint64_t
quotation_number(const struct site *site, const struct quotation *quotation)
{
	uint64_t number = 0;

	while (site->quotations.items[number] != quotation)
		number++;
	return number;
}

/* Goes before the page, which is not counted as made without it. */
static void
put_statuses(struct vm *vm)
{
	struct status_gaps gaps = status_gaps_find(vm);

	for (size_t i = 0; i < gaps.count && i < MAKE_MOST_STATUSES; i++) {
		struct frame frame = {.kind = FRAME_STATUS, .number = vm->job};
		struct buf bytes = BUF_INIT;

		wire_put(&bytes,
			 quotation_number(vm->site, gaps.items[i].quotation));
		wire_put(&bytes, gaps.items[i].response);
		frame.bytes = buf_as_text(&bytes);
		frame_put(&vm->frames, &frame);
		buf_free(&bytes);
	}
}

void
make_exhausted(struct vm *vm)
{
	struct failure failure = {.code = T004};

	trace_take(vm->lua, &vm->trace);
	failure.message = text_of(vm_reached_words(REACHED_MEMORY));
	failure.file = vm->theme->files.count;
	if (vm->trace.count > 0) {
		failure.file = trace_file(vm->theme, vm->trace.frames[0].shown);
		failure.line = vm->trace.frames[0].line;
	}
	put_failure(vm, FRAME_FAILURE, &failure);
	flush(vm);
	_exit(PROCESS_NO_MEMORY);
}

static uint64_t
file_number(const struct vm *vm, const struct theme_file *file)
{
	return (uint64_t)(file - vm->theme->files.items);
}

/* A large file goes to the parent from where it is, without a copy. */
static void
put_bytes(struct vm *vm, struct text bytes)
{
	if (bytes.len <= FLUSH_SIZE) {
		buf_text(&vm->frames, bytes);
		return;
	}
	lap_take(vm->laps, LAP_THEME);
	send_frames(vm);
	send(bytes);
	lap_take(vm->laps, LAP_TRANSFER);
}

static void
put_file(struct vm *vm, size_t number)
{
	bool is_explained = vm->theme->options.explains;
	size_t start = frame_begin(&vm->frames, FRAME_PAGE, number);

	wire_put_text(&vm->frames, buf_as_text(&vm->references.links));
	wire_put_text(&vm->frames, buf_as_text(&vm->references.ids));
	wire_put_text(&vm->frames, buf_as_text(&vm->references.sums));
	wire_put(&vm->frames, file_number(vm, vm->layout));
	wire_put(&vm->frames, is_explained ? vm->used.count : 0);
	for (size_t i = 0; i < vm->used.count && is_explained; i++)
		wire_put(&vm->frames, file_number(vm, vm->used.items[i]));
	wire_put(&vm->frames, vm->out.len);
	frame_end(&vm->frames, start, vm->out.len);
	put_bytes(vm, buf_as_text(&vm->out));
}

static void
make_one(const struct making *making, struct vm *vm, size_t number)
{
	struct failure failure;
	struct frame nothing = {.kind = FRAME_NOTHING, .number = number};

	atomic_store_explicit(&making->progress->job, number + 1,
			      memory_order_relaxed);
	vm->job = number;
	profile_begin_page(vm);
	if (render_job(vm, &making->jobs->items[number], &failure) != 0) {
		put_failure(vm, FRAME_FAILURE, &failure);
	} else {
		put_statuses(vm);
		if (vm->is_nothing)
			frame_put(&vm->frames, &nothing);
		else
			put_file(vm, number);
	}
	put_prints(vm);
	profile_end_page(vm);
	/* A page that reached a limit took long: the parent may have heard
	 * enough. */
	if (vm->frames.len > FLUSH_SIZE || vm->reached != REACHED_NOTHING)
		flush(vm);
}

/* The next run; false at the end. */
static bool
next_run(struct run *run)
{
	size_t have = 0;

	while (have < sizeof(*run)) {
		ssize_t count = read(CONFINE_IN, (char *)run + have,
				     sizeof(*run) - have);

		if (count <= 0)
			return false;
		have += (size_t)count;
	}
	return true;
}

static struct vm *
open_vm(const struct making *making)
{
	struct vm *vm = render_open(making->theme, making->site);

	vm->exhausted = make_exhausted;
	vm->profiler.share = making->profile;
	if (making->theme->options.laps)
		vm->laps = &making->progress->laps;
	return vm;
}

/* Whether pages have left more than others need: pieces of a state, garbage,
 * nodes. */
static bool
is_swollen(const struct vm *vm)
{
	return vm->heap.held > MOST_KEPT || vm->heap.used > MOST_KEPT ||
	       vm->arena.used > MOST_KEPT || vm->out.capacity > MOST_KEPT;
}

/* A new state is opened sooner than what is in one was looked through. */
static struct vm *
open_again(const struct making *making, struct vm *vm)
{
	flush(vm);
	vm_close(vm);
	mem_trim();
	return open_vm(making);
}

void
make_jobs(void *context)
{
	const struct making *making = context;
	struct vm *vm = open_vm(making);
	size_t place = 0;
	struct run run;

	lap_begin(vm->laps);
	while (next_run(&run)) {
		vm->shared = making->shared->places[place++ % MAKE_RUNS];
		for (uint64_t i = 0; i < run.count; i++) {
			vm->is_summed = run.is_summed;
			make_one(making, vm, run.first + i);
			if (is_swollen(vm))
				vm = open_again(making, vm);
		}
		flush(vm);
	}
}
