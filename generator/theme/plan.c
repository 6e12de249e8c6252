#include "theme/plan.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "theme/confine.h"
#include "theme/make.h"
#include "theme/parameters.h"
#include "theme/plan_cache.h"
#include "theme/plan_filters.h"
#include "theme/plan_pages.h"
#include "theme/plan_read.h"
#include "theme/process.h"
#include "theme/report.h"
#include "theme/sandbox.h"
#include "theme/wire.h"

/* A plan is small; its help texts are what is long. */
#define MOST_PLAN MIB
#define READ_SIZE (16 * KIB)

/* ---- The worker ---- */

struct planning {
	const struct theme *theme;
	const struct theme_file *file;
};

static void
send_frame(struct vm *vm, enum frame_kind kind, struct text bytes)
{
	struct frame frame = {kind, 0, bytes};

	frame_put(&vm->frames, &frame);
	if (wire_write(CONFINE_OUT, buf_as_text(&vm->frames)) != 0)
		_exit(1);
}

static void
make_plan(void *context)
{
	const struct planning *planning = context;
	struct vm *vm = vm_open(planning->theme, NULL);
	struct failure failure;
	struct buf bytes = BUF_INIT;

	vm->exhausted = make_exhausted;
	if (plan_read(vm, planning->file, &failure) == 0) {
		send_frame(vm, FRAME_PLAN, buf_as_text(&vm->out));
		return;
	}
	failure_put(&bytes, &failure);
	send_frame(vm, FRAME_FAILURE, buf_as_text(&bytes));
}

/* ---- The parent ---- */

/* The frame behind FRAME_READY. */
static bool
answer(struct text rest, struct frame *frame, bool *confined)
{
	if (!frame_next(&rest, MOST_PLAN, frame) || frame->kind != FRAME_READY)
		return false;
	*confined = frame->number != NOT_CONFINED;
	return frame_next(&rest, MOST_PLAN, frame);
}

/* Reads all the worker says. Returns 0, or -1 when it takes too long. */
static int
hear_all(const struct process *process, int64_t most_ms, struct buf *in)
{
	int64_t start = clock_ms();
	int64_t left = most_ms;
	struct frame frame;
	bool confined;

	while (left > 0) {
		struct pollfd wait = {process->from, POLLIN, 0};

		if (poll(&wait, 1, (int)left) > 0 &&
		    (wire_read(process->from, in, READ_SIZE) <= 0 ||
		     in->len > 2 * MOST_PLAN ||
		     answer(buf_as_text(in), &frame, &confined)))
			return 0;
		left = most_ms - (clock_ms() - start);
	}
	return -1;
}

static double
read_double(struct wire *wire)
{
	uint64_t bits = wire_get(wire);
	double number;

	memcpy(&number, &bits, sizeof(number));
	return number;
}

static void
read_texts(struct wire *wire, struct arena *arena,
	   struct parameter_texts *texts)
{
	uint64_t count = wire_get(wire);

	for (uint64_t i = 0; i < count && !wire->broken; i++)
		list_add(arena, texts, arena_text(arena, wire_get_text(wire)));
}

static bool
read_parameter(struct wire *wire, struct arena *arena,
	       struct parameter *parameter)
{
	*parameter = (struct parameter){0};
	parameter->name = arena_text(arena, wire_get_text(wire));
	parameter->type = (enum parameter_type)wire_get(wire);
	parameter->given = (enum parameter_type)wire_get(wire);
	parameter->help = arena_text(arena, wire_get_text(wire));
	parameter->css = arena_text(arena, wire_get_text(wire));
	parameter->is_dark = wire_get(wire) != 0;
	parameter->text = arena_text(arena, wire_get_text(wire));
	parameter->number = read_double(wire);
	parameter->least = read_double(wire);
	parameter->most = read_double(wire);
	parameter->boolean = wire_get(wire) != 0;
	read_texts(wire, arena, &parameter->choices);
	read_texts(wire, arena, &parameter->items);
	return !wire->broken && parameter_is_name(parameter->name) &&
	       parameter_is_sound(parameter);
}

/* What a worker says may be anything. */
static int
read_plan(struct text bytes, struct text language, struct arena *arena,
	  struct plan *plan)
{
	struct wire wire = {.rest = bytes};
	uint64_t count;

	plan->name = arena_text(arena, wire_get_text(&wire));
	plan->parent = arena_text(arena, wire_get_text(&wire));
	count = wire_get(&wire);
	for (uint64_t i = 0; i < count && !wire.broken; i++) {
		struct parameter parameter;

		if (!read_parameter(&wire, arena, &parameter))
			return -1;
		list_add(arena, &plan->parameters, parameter);
	}
	if (plan_pages_read(&wire, language, arena, &plan->pages) != 0 ||
	    plan_filters_read(&wire, arena, &plan->filters) != 0 ||
	    wire.broken || wire.rest.len > 0)
		return -1;
	return plan->parent.len == 0 || parameter_is_name(plan->parent) ? 0
									: -1;
}

static int
tell(const struct theme *theme, const struct theme_file *file,
     struct failure failure, struct diag *diag)
{
	struct report report = {0};
	struct jobs none = {0};

	if (failure.code == T004)
		failure.message = TEXT("theme.lua takes too much memory");
	if (failure.code == T005)
		failure.message = TEXT("theme.lua takes too many steps");
	if (failure.file >= theme->files.count) {
		failure.file = (size_t)(file - theme->files.items);
		failure.line = 0;
	}
	report_add(&report, &failure, 0);
	report_tell(&report, theme, &none, diag);
	return -1;
}

/* Has the theme.lua run in a worker. */
static int
ask(const struct planning *planning, struct arena *arena, struct plan *plan,
    struct diag *diag)
{
	const struct theme *theme = planning->theme;
	struct failure failure = {.code = T008,
				  .file = theme->files.count,
				  .message = TEXT("the worker crashed")};
	struct planning asked = *planning;
	struct process process;
	struct frame frame;
	struct buf in = BUF_INIT;
	int rc = -1;
	bool hung, answered, confined = true;

	if (process_start(&process, theme->options.require_confinement,
			  make_plan, &asked, diag) != 0)
		return -1;
	hung = hear_all(&process, theme->page_ms, &in) != 0;
	process_leave(&process, theme->left);
	answered = answer(buf_as_text(&in), &frame, &confined);
	if (hung) {
		failure.code = T007;
		failure.message = TEXT("theme.lua takes too long");
	} else if (answered && frame.kind == FRAME_FAILURE &&
		   !failure_get(frame.bytes, &failure)) {
		failure.code = T008;
		failure.message = TEXT("the worker talks nonsense");
	} else if (answered && frame.kind == FRAME_PLAN) {
		failure.code = T010;
		failure.message = TEXT("theme.lua says what cannot be read");
		rc = read_plan(frame.bytes, theme->language, arena, plan);
	}
	plan->is_confined = confined;
	if (rc == 0)
		plan_cache_keep(theme->options.cache, planning->file,
				(struct plan_said){frame.bytes, confined});
	else if (confined || !theme->options.require_confinement)
		tell(theme, planning->file, failure, diag);
	buf_free(&in);
	return rc;
}

int
plan_run(const struct theme *theme, const struct theme_file *file,
	 struct arena *arena, struct plan *plan, struct diag *diag)
{
	struct planning planning = {theme, file};
	struct plan_said said;

	*plan = (struct plan){.is_confined = true};
	if (!plan_cache_find(theme->options.cache, file, &said))
		return ask(&planning, arena, plan, diag);
	plan->is_confined = said.is_confined;
	return read_plan(said.bytes, theme->language, arena, plan);
}
