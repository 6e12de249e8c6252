#include "base/pool.h"
#include "model/cache.h"
#include "model/work.h"

/*
 * A thread's own: its part of the work, and what it needs meanwhile. Pages and
 * links are walked often and stand apart from what was read, which is not.
 */
struct hand {
	struct work work;
	struct arena arena;
	struct arena texts;
	struct markdown_scratch scratch;
	struct laps laps;
	struct diag diag;
	char apart[POOL_APART];
};

/* What the threads share; each document has its place in `readings`. */
struct readers {
	struct hand *hands;	  /* one a thread */
	const struct text *paths; /* one a document */
	struct cached **cached;	  /* one a document; NULL: there is no cache */
};

static struct markdown_input
input_of(const struct work *work, const struct document *document)
{
	const struct site_config *config = work->config;

	struct markdown_input input = {
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

	if (work->options->wanted)
		input.wanted = *work->options->wanted;
	return input;
}

/* Whether errors were told since there were `before`, but those of URLs, which
 * leave nothing out. */
static bool
has_gaps(const struct diag *diag, size_t before)
{
	for (size_t i = before; i < diag->list.count; i++) {
		const struct diagnostic *told = &diag->list.items[i];

		if (told->severity == DIAG_ERROR && told->code != L004)
			return true;
	}
	return false;
}

struct document_request
document_request(const struct work *work, struct text path)
{
	return (struct document_request){
		.site_dir = work->options->site_dir,
		.path = path,
		.fields = work->config->fields,
		.defaults = &work->defaults,
	};
}

static struct laps *
laps_of(struct hand *hand)
{
	return hand->work.options->laps ? &hand->laps : NULL;
}

/*
 * The text of the file goes when it is read, since what is kept of it is
 * elsewhere; but raw HTML may name files. What is said in passing goes when
 * the page has it; what is read for a cache (else NULL) is for other pages,
 * too, and stays.
 */
static void
read_document(struct hand *hand, struct reading *reading, struct cached *cached)
{
	const struct work *work = &hand->work;
	struct arena *arena = cached ? &cached->arena : &hand->texts;
	struct diag *diag = cached ? &cached->diag : &hand->diag;
	struct document *document = &reading->document;
	struct laps *laps = laps_of(hand);
	size_t told = diag->list.count;
	struct document_request request =
		document_request(work, document->path);
	bool keeps_text = work->config->raw_html;
	struct markdown_input input;

	request.text_arena = keeps_text ? arena : &hand->scratch.arena;
	request.laps = laps;
	lap_begin(laps);
	reading->failed = document_read(&request, arena, document, diag) != 0;
	lap_take(laps, LAP_FRONT_MATTER);
	input = input_of(work, document);
	input.scratch = &hand->scratch;
	input.passing = cached ? NULL : &hand->work.scratch;
	input.laps = laps;
	if (is_withdrawn(document)) {
		input.body = TEXT("");
		input.is_record = false;
	}
	reading->markdown = markdown_read(&input, arena, diag);
	reading->failed |= has_gaps(diag, told);
	if (!keeps_text)
		document->body = TEXT("");
	lap_take(laps, LAP_PASSES);
}

/* The path and the messages are the cache's; the model has its own. */
static void
read_cached(struct hand *hand, struct reading *reading, struct cached **cached)
{
	int site_dir = hand->work.options->site_dir;

	if (*cached && cache_is_fresh(*cached, site_dir)) {
		(*cached)->users++;
	} else {
		*cached = cache_new(site_dir, reading->document.path);
		read_document(hand, &(*cached)->reading, *cached);
	}
	*reading = (*cached)->reading;
	diag_repeat(&hand->diag, &(*cached)->diag);
}

/* What was said in passing is the page's now. */
static void
markdown_forget(struct markdown *markdown)
{
	markdown->links.count = 0;
	markdown->headings.count = 0;
}

/*
 * What follows from a document alone is made of it while it is in this
 * processor's caches.
 */
static void
read_one(void *context, size_t number, size_t thread)
{
	const struct readers *readers = context;
	struct hand *hand = &readers->hands[thread];
	struct work *work = &hand->work;
	struct reading *reading = &work->readings[number];

	*reading = (struct reading){.document.path = readers->paths[number]};
	if (readers->cached)
		read_cached(hand, reading, &readers->cached[number]);
	else
		read_document(hand, reading, NULL);
	page_begin(work, number);
	links_begin(work, number);
	if (!readers->cached)
		markdown_forget(reading->markdown);
	lap_take(laps_of(hand), LAP_PAGES);
}

/* Returns the paths of all documents: readings and pages are made, each by the
 * thread that reads it. */
static const struct text *
documents_list(struct work *work)
{
	const struct tree *tree = work->tree;
	struct text *paths;
	uint32_t next = 0;

	list_each (const struct tree_file, file, &tree->files)
		work->document_count += file->is_document;
	paths = arena_unset_array(work->arena, struct text,
				  work->document_count);
	work->readings = arena_unset_array(work->arena, struct reading,
					   work->document_count);
	work->pages = arena_unset_array(work->arena, struct page,
					work->document_count);
	index_reserve(work->arena, &work->documents, work->document_count);
	list_each (const struct tree_file, file, &tree->files) {
		if (!file->is_document)
			continue;
		index_add(work->arena, &work->documents, file->path, next);
		paths[next++] = file->path;
	}
	return paths;
}

/* What the cache has of each document. */
static struct cached **
find_cached(struct work *work, const struct text *paths)
{
	struct model_cache *cache = work->options->cache;
	struct cached **all;

	if (cache == NULL)
		return NULL;
	cache_begin(cache, work->options, &work->tree->defaults);
	all = arena_array(work->arena, struct cached *, work->document_count);
	for (size_t i = 0; i < work->document_count; i++)
		all[i] = cache_find(cache, paths[i]);
	return all;
}

static void
keep_cached(struct work *work, struct cached **all)
{
	if (all == NULL)
		return;
	cache_keep(work->options->cache, all, work->document_count);
	for (size_t i = 0; i < work->document_count; i++)
		cache_drop(all[i]);
}

static void
read_defaults(struct work *work)
{
	const struct defaults_request request = {
		.site_dir = work->options->site_dir,
		.config = work->config,
		.tree = work->tree,
	};

	if (defaults_read(&request, work->arena, &work->defaults, work->diag) !=
	    0)
		work->defaults = (struct defaults){0};
}

static void
hand_begin(struct hand *hand, const struct work *work)
{
	*hand = (struct hand){.work = *work};
	hand->work.arena = &hand->arena;
	hand->work.scratch = (struct arena){0};
	hand->work.diag = &hand->diag;
}

static void
hand_end(struct hand *hand, struct work *work)
{
	diag_merge(work->diag, &hand->diag);
	arena_adopt(work->arena, &hand->texts);
	arena_adopt(work->arena, &hand->arena);
	arena_free(&hand->work.scratch);
	markdown_scratch_free(&hand->scratch);
	if (work->options->laps)
		lap_add(work->options->laps, &hand->laps);
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
		.hands = arena_array(work->arena, struct hand, jobs),
	};

	read_defaults(work);
	permalinks_check(work);
	readers.paths = documents_list(work);
	readers.cached = find_cached(work, readers.paths);
	for (size_t i = 0; i < jobs; i++)
		hand_begin(&readers.hands[i], work);
	pool_run(jobs, work->document_count, read_one, &readers);
	keep_cached(work, readers.cached);
	for (size_t i = 0; i < jobs; i++)
		hand_end(&readers.hands[i], work);
}
