#include "base/pool.h"
#include "model/work.h"

/* What the threads share; each document has its place in `readings`. */
struct readers {
	const struct work *work;
	struct arena *arenas; /* one a thread */
};

static struct markdown_input
input_of(const struct work *work, const struct document *document)
{
	const struct site_config *config = work->config;

	return (struct markdown_input){
		.path = document->file_path,
		.body = document->body,
		.first_line = document->body_line,
		.language = front_text(document->front, "language",
				       config->language),
		.is_record = kind_is_record(document->kind),
		.lift_events = document->kind == DOCUMENT_TIMELINE,
		.raw_html = config->raw_html,
		.smart_punctuation = config->smart_punctuation,
	};
}

/* Whether errors were told but those of URLs, which leave nothing out. */
static bool
has_gaps(const struct diag *diag)
{
	list_each (const struct diagnostic, told, &diag->list) {
		if (told->severity == DIAG_ERROR && told->code != L004)
			return true;
	}
	return false;
}

static void
read_document(void *context, size_t number, size_t thread)
{
	const struct readers *readers = context;
	struct reading *reading = &readers->work->readings[number];
	struct document *document = &reading->document;
	struct arena *arena = &readers->arenas[thread];
	struct markdown_input input;

	reading->failed =
		document_read(readers->work->options->site_dir, document->path,
			      arena, document, &reading->diag) != 0;
	input = input_of(readers->work, document);
	if (is_withdrawn(document)) {
		input.body = TEXT("");
		input.is_record = false;
	}
	reading->markdown = markdown_read(&input, arena, &reading->diag);
	reading->failed |= has_gaps(&reading->diag);
}

static void
readings_list(struct work *work)
{
	const struct tree *tree = work->tree;
	struct reading *next;

	for (size_t i = 0; i < tree->files.count; i++)
		work->document_count += tree->files.items[i].is_document;
	next = arena_array(work->arena, struct reading, work->document_count);
	work->readings = next;
	for (size_t i = 0; i < tree->files.count; i++) {
		const struct tree_file *file = &tree->files.items[i];

		if (!file->is_document)
			continue;
		index_add(work->arena, &work->documents, file->path,
			  (uint32_t)(next - work->readings));
		next->document.path = file->path;
		next++;
	}
}

/*
 * Each thread takes memory from an arena of its own; afterwards all of it is
 * the site's. The order of the blocks does not show anywhere.
 */
void
documents_read(struct work *work)
{
	size_t jobs = work->options->jobs > 0 ? work->options->jobs : 1;
	struct readers readers = {
		.work = work,
		.arenas = arena_array(work->arena, struct arena, jobs),
	};

	readings_list(work);
	pool_run(jobs, work->document_count, read_document, &readers);
	for (size_t i = 0; i < jobs; i++)
		arena_adopt(work->arena, &readers.arenas[i]);
	for (size_t i = 0; i < work->document_count; i++)
		diag_merge(work->diag, &work->readings[i].diag);
}
