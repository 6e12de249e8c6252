/*
 * A small theme and a small site made by hand, and what becomes of them.
 *
 * Everything runs in the test's own process, without a worker, unless a test
 * calls theme_render.
 */
#ifndef TESTS_THEME_FIXTURE_H
#define TESTS_THEME_FIXTURE_H

#include "tests/test.h"

#include "theme/hooks.h"
#include "theme/render.h"

struct room {
	struct arena arena;
	struct diag diag;
	struct theme theme;
	struct site site;
	struct page home;
	struct page article;   /* quotes the call */
	struct rich words;     /* of the article */
	struct page_ties ties; /* likewise */
	struct page call_page;
	struct page ada_page;
	struct page quotation_page;
	struct record call;
	struct item_extras item_extras; /* of: */
	struct item_fact item_fact;
	struct turn turn;
	struct person ada;
	struct source gazette;
	struct quotation quotation;
	struct link link; /* the quotation's */
	struct link_ties link_ties;
	struct link_extras link_extras;
	struct event event;
	struct edtf date;
	struct heading heading;
	struct asset asset;
	struct menu_entry entry;
	struct vm *vm;
	struct failure failure;
};

static inline void
room_page(struct room *r, struct page *page, enum page_kind kind,
	  const char *path, const char *title)
{
	page->kind = kind;
	page->path = text_of(path);
	page->title = text_of(title);
	page->language = TEXT("en");
	page->content.page = page;
	page->ties = &page_no_ties;
	page->extras = &page_no_extras;
	page->parent = page == &r->home ? NULL : &r->home;
	list_add(&r->arena, &r->site.pages, page);
}

/* For the `html` of a struct rich. */
static inline const struct text *
room_html(struct room *r, struct text html)
{
	struct text *kept = arena_new(&r->arena, struct text);

	*kept = html;
	return kept;
}

static inline void
room_call(struct room *r)
{
	struct item *item = &r->turn.item;

	r->call.page = &r->call_page;
	r->call.id = TEXT("harbour-call");
	r->call.title = TEXT("Harbour call");
	r->item_fact.kind = ITEM_TURN;
	r->item_fact.label = room_html(r, TEXT("Ada Quill"));
	r->item_fact.time_ms = TIME_NONE;
	r->item_fact.extras = &r->item_extras;
	r->item_fact.content.html = room_html(r, TEXT(""));
	item->fact = &r->item_fact;
	item->record = &r->call;
	item->id = TEXT("t1");
	r->turn.number = 1;
	r->turn.speaker = &r->ada;
	r->turn.ties = &turn_no_ties;
	r->call_page.record = &r->call;
	list_add(&r->arena, &r->call.turns, &r->turn);
	list_add(&r->arena, &r->call.items, item);
	list_add(&r->arena, &r->site.records, &r->call);
}

static inline void
room_people(struct room *r)
{
	r->ada.page = &r->ada_page;
	r->ada.id = TEXT("ada-quill");
	r->ada.name = TEXT("Ada Quill");
	list_add(&r->arena, &r->ada.also_known_as, TEXT("A. Q."));
	list_add(&r->arena, &r->ada.also_known_as, TEXT("the harbour master"));
	list_add(&r->arena, &r->site.people, &r->ada);
	r->gazette.title = TEXT("Harbour Gazette");
	list_add(&r->arena, &r->site.sources, &r->gazette);
}

static inline void
room_write_link(struct room *r, const char *destination, const char *words)
{
	struct text texts =
		arena_format(&r->arena, "%s%c%s", destination, '\0', words);

	r->link.texts = texts.s;
	r->link.words_length = (uint32_t)strlen(words);
}

static inline void
room_quotation(struct room *r)
{
	room_write_link(r, "", "never seen the ledger");
	r->link.form = LINK_QUOTED;
	r->link_ties.extras = &r->link_extras;
	r->link.ties = &r->link_ties;
	r->link.from = &r->article;
	r->link.target = LINK_TO_PAGE;
	r->link.page = &r->call_page;
	r->link_ties.turn = &r->turn;
	r->link_ties.anchor = TEXT("t1");
	r->link_ties.quotation = &r->quotation;
	r->quotation.id = TEXT("ada-quill-never");
	r->quotation.page = &r->quotation_page;
	r->quotation.from = &r->article;
	r->quotation.link = &r->link;
	r->quotation.words = TEXT("never seen the ledger");
	r->quotation.record = &r->call;
	r->quotation.first = r->quotation.last = &r->turn;
	r->quotation.tier = TEXT("exact");
	*list_push(&r->arena, &r->quotation.pieces) = (struct piece){
		.kind = PIECE_SAME, .words = TEXT("never seen the ledger")};
	r->article.links = (struct links){&r->link, 1, 1};
	list_add(&r->arena, &r->ties.quotations, &r->quotation);
	list_add(&r->arena, &r->site.quotations, &r->quotation);
}

static inline void
room_event(struct room *r)
{
	struct edtf_point point = {
		.written = {.year = TEXT("1931"), .month = TEXT("03")},
		.precision = EDTF_TO_MONTH,
		.year = 1931,
		.month = 3,
		.uncertain = EDTF_MONTH};

	r->date.source = TEXT("1931-03?");
	r->date.has_earliest = r->date.has_latest = true;
	r->date.earliest = date_to_day((struct date){1931, 3, 1});
	r->date.latest = date_to_day((struct date){1931, 3, 31});
	*list_push(&r->arena, &r->date.ranges) =
		(struct edtf_range){.start = point, .finish = point};
	r->event.id = TEXT("three-days");
	r->event.date = &r->date;
	r->event.kind = TEXT("item");
	r->event.page = &r->article;
	list_add(&r->arena, &r->ties.events, &r->event);
	list_add(&r->arena, &r->site.events, &r->event);
}

static inline void
room_site(struct room *r)
{
	r->site.title = TEXT("The Harbour");
	r->site.base_url = TEXT("https://harbour.example/");
	r->site.language = TEXT("en");
	r->site.today = (struct date){1931, 4, 1};
	r->site.home = &r->home;
	r->heading.level = 2;
	r->heading.id = TEXT("ledger");
	r->heading.content.page = &r->article;
	r->asset.path = TEXT("articles/flood/map one.png");
	r->entry.title = TEXT("Calls");
	r->entry.page = &r->call_page;
	list_add(&r->arena, &r->site.menu, &r->entry);
	list_add(&r->arena, &r->article.headings, &r->heading);
	list_add(&r->arena, &r->site.assets, &r->asset);
	list_add(&r->arena, &r->site.articles, &r->article);
}

/* Adds a file of the theme, at a level of inheritance. */
static inline void
room_put_at(struct room *r, size_t level, const char *path, const char *bytes)
{
	struct theme_file file = {
		.path = text_of(path),
		.shown = arena_format(&r->arena, "themes/%s/%s",
				      level == 0 ? "harbour" : "parent", path),
		.bytes = text_of(bytes),
		.level = level,
	};

	list_add(&r->arena, &r->theme.files, file);
}

static inline void
room_put(struct room *r, const char *path, const char *bytes)
{
	room_put_at(r, 0, path, bytes);
}

static inline void
room_open(struct room *r)
{
	struct theme_asset css = {
		.path = TEXT("assets/harbour.css"),
		.bytes = TEXT("p{}"),
		.published = TEXT("assets/harbour.0123456789.css"),
		.integrity = TEXT("sha256-css"),
	};
	struct theme_asset js = {
		.path = TEXT("assets/harbour.js"),
		.bytes = TEXT("1"),
		.published = TEXT("assets/harbour.js"),
		.integrity = TEXT("sha256-js"),
	};

	*r = (struct room){0};
	room_site(r);
	room_page(r, &r->home, PAGE_HOME, "", "Home");
	room_page(r, &r->article, PAGE_ARTICLE, "articles/flood/", "Flood");
	r->words = (struct rich){room_html(r, TEXT("")), TEXT("")};
	r->article.content.rich = &r->words;
	r->article.ties = &r->ties;
	room_page(r, &r->call_page, PAGE_TRANSCRIPT,
		  "transcripts/harbour-call/", "Harbour call");
	room_page(r, &r->ada_page, PAGE_PERSON, "people/ada-quill/",
		  "Ada Quill");
	room_page(r, &r->quotation_page, PAGE_QUOTATION,
		  "quotes/ada-quill-never/", "Never");
	room_call(r);
	room_people(r);
	room_quotation(r);
	room_event(r);
	r->theme.language = TEXT("en");
	r->theme.options.jobs = 2;
	r->theme.page_ms = LIMIT_PAGE_MS;
	list_add(&r->arena, &r->theme.assets, css);
	list_add(&r->arena, &r->theme.assets, js);
}

static inline void
room_close(struct room *r)
{
	if (r->vm)
		vm_close(r->vm);
	diag_free(&r->diag);
	arena_free(&r->arena);
}

/* Opens the state, when all files are there. */
static inline void
room_start(struct room *r)
{
	load_finish(&r->theme);
	assert_int_equal(hooks_find(&r->theme, &r->arena, &r->diag), 0);
	r->vm = render_open(&r->theme, &r->site);
}

/* What is known of tags is what they say, whoever put them where. */
static inline void
room_check_tags(struct room *r, struct text path)
{
	struct reference_site site = {
		.base_url = r->site.base_url,
		.path = path,
		.allowed = &r->site.allow_origins,
		.is_html = true,
		.has_tags = true,
		.is_summed = true,
	};
	struct references plain = {.links = BUF_INIT};
	struct arena arena = {0};
	struct text sums = buf_as_text(&r->vm->references.sums);

	references_find(&site, buf_as_text(&r->vm->out), &arena, &plain);
	assert_int_equal(sums.len, plain.sums.len);
	assert_memory_equal(sums.s, plain.sums.s, sums.len);
	buf_free(&plain.links);
	buf_free(&plain.sums);
	arena_free(&arena);
}

/* What becomes of a page; an empty text after a failure. */
static inline struct text
room_make(struct room *r, const struct page *page)
{
	struct job job = {.page = page, .path = page->path};

	if (!r->vm)
		room_start(r);
	r->failure = (struct failure){0};
	r->vm->is_summed = true;
	if (render_job(r->vm, &job, &r->failure) != 0)
		return (struct text){"", 0};
	room_check_tags(r, job.path);
	return buf_as_text(&r->vm->out);
}

/*
 * Makes a function with this body the layout of pages (`h`, `page` and `site`
 * are there), in a new state.
 */
static inline void
room_put_body(struct room *r, const char *body)
{
	struct text source;

	if (r->vm)
		vm_close(r->vm);
	r->vm = NULL;
	list_each (struct theme_file, file, &r->theme.files)
		if (text_equal(file->path, TEXT("layouts/page.lua")))
			file->path = TEXT("was/page.lua");
	source = arena_format(&r->arena,
			      "local h = require 'html'\n"
			      "return function(page, site)\n%s\nend",
			      body);
	room_put(r, "layouts/page.lua", source.s);
}

/* What the article becomes then, without the doctype and the last line end. */
static inline struct text
room_body(struct room *r, const char *body)
{
	struct text doctype = TEXT("<!doctype html>\n");
	struct text made;

	room_put_body(r, body);
	made = room_make(r, &r->article);
	if (made.len == 0)
		return made;
	assert_true(text_starts(made, doctype));
	return text_slice(made, doctype.len, made.len - 1);
}

/* The body makes `wanted`. */
#define assert_made(room, body, wanted)                                        \
	do {                                                                   \
		struct text made_ = room_body((room), (body));                 \
		assert_text((room)->failure.message, "");                      \
		assert_text(made_, (wanted));                                  \
	} while (0)

/* The body fails with a message that holds `wanted`. */
#define assert_fails(room, body, wanted)                                       \
	do {                                                                   \
		assert_text(room_body((room), (body)), "");                    \
		assert_text_holds((room)->failure.message, (wanted));          \
	} while (0)

/* A test's room, for cmocka's setup and teardown. */
static inline int
room_setup(void **state)
{
	struct room *r = malloc(sizeof(*r));

	assert_non_null(r);
	room_open(r);
	*state = r;
	return 0;
}

static inline int
room_teardown(void **state)
{
	room_close(*state);
	free(*state);
	return 0;
}

#define room_test(test)                                                        \
	cmocka_unit_test_setup_teardown(test, room_setup, room_teardown)

#endif
