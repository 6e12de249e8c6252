#include "theme/content.h"

#include "base/limits.h"
#include "base/sums.h"
#include "theme/filter.h"
#include "theme/hooks.h"
#include "theme/status.h"
#include "theme/url.h"

/* Holes in holes: nodes in nodes, a link in a quotation in said words. */
#define MOST_HOLES 1000

/* Content in what a hook of content returns. C's stack bears twice as much,
 * with nodes in nodes around each. */
#define MOST_CONTENTS 50

/* A node in pieces: its tags, and what stands between them. */
struct split {
	size_t start;
	struct text before;
	struct node *inside; /* NULL: nothing */
	struct text after;
};

struct filling {
	lua_State *L;
	struct vm *vm;
	const struct content *content;
	struct text rest;
	struct split *split; /* of the node around, if a hook renders it */
	bool is_quoted;	     /* checked words: no hook is run */
	bool is_fixed;	     /* of a record or an event: written once */
};

static void fill(struct filling *filling);

/* Fills a node that no hook renders. */
static void
fill_plain(struct filling *filling)
{
	struct split *split = filling->split;

	filling->split = NULL;
	fill(filling);
	filling->split = split;
}

/* What was written from `start` on, as a node. */
static struct node *
take_node(struct filling *filling, size_t start)
{
	struct text bytes = node_take_output(filling->vm, start);
	struct node *node = node_push(filling->L, FORMAT_HTML, bytes);

	lua_pop(filling->L, 1);
	return node;
}

/* ---- Pieces of HTML ---- */

/* ` name="value"`, nothing for an empty value. */
static void
add_attribute(struct filling *filling, struct text name, struct text value)
{
	struct buf *out = &filling->vm->out;

	if (value.len == 0)
		return;
	buf_char(out, ' ');
	buf_text(out, name);
	buf_literal(out, "=\"");
	node_escape(filling->L, out, value);
	buf_char(out, '"');
}

/* ` href="…"` of a thing of the model. */
static void
add_url(struct filling *filling, struct text name, enum type_id type,
	const void *of)
{
	struct buf *url = &filling->vm->scratch;

	buf_reset(url);
	if (url_of_model(filling->L, type, of, url))
		add_attribute(filling, name, buf_as_text(url));
}

static const struct link *
link_of(const struct filling *filling, uint32_t index)
{
	const struct page *page = filling->content->page;

	return page && index < page->links.count ? &page->links.items[index]
						 : NULL;
}

static const struct event *
event_of(const struct filling *filling, uint32_t index)
{
	const struct page *page = filling->content->page;

	return page && index < page->ties->events.count
		       ? page->ties->events.items[index]
		       : NULL;
}

/* ---- Quoted words ---- */

/* The language of words that is not the document's; empty: it is. */
static struct text
foreign_language(const struct filling *filling,
		 const struct quotation *quotation)
{
	const struct page *page = filling->content->page;

	return page && text_equal(page->language, quotation->language)
		       ? TEXT("")
		       : quotation->language;
}

/* Words in running text, in a language of their own if need be. */
static void
fill_words(struct filling *filling, const struct quotation *quotation)
{
	struct buf *out = &filling->vm->out;
	struct text language = foreign_language(filling, quotation);

	if (language.len > 0) {
		buf_literal(out, "<span");
		add_attribute(filling, TEXT("lang"), language);
		buf_char(out, '>');
	}
	fill(filling);
	if (language.len > 0)
		buf_literal(out, "</span>");
}

/* A figure; its <blockquote> gets the language, its caption does not. */
static void
fill_figure(struct filling *filling, const struct quotation *quotation)
{
	struct vm *vm = filling->vm;
	struct text opening = TEXT("<blockquote");
	size_t at = vm->out.len;
	struct text rest;

	fill(filling);
	at = text_find(buf_as_text(&vm->out), opening, at);
	if (at == TEXT_NOT_FOUND)
		return;
	rest = node_take_output(vm, at + opening.len);
	add_attribute(filling, TEXT("lang"),
		      foreign_language(filling, quotation));
	buf_text(&vm->out, rest);
}

/* ---- Hooks ---- */

/* Checked words: hooks of what is in them are not run. */
static void
fill_quoted(struct filling *filling, const struct quotation *quotation,
	    void (*fill_them)(struct filling *filling,
			      const struct quotation *quotation))
{
	bool was_quoted = filling->is_quoted;

	filling->is_quoted = true;
	fill_them(filling, quotation);
	filling->is_quoted = was_quoted;
}

/* The text of a hole up to its close, as a node to be written once. */
static struct node *
push_inner(struct filling *filling, enum hook hook,
	   const struct quotation *quotation)
{
	struct vm *vm = filling->vm;
	size_t start = vm->out.len;
	struct node *inner;

	fill_quoted(filling, quotation,
		    hook == HOOK_QUOTATION_BLOCK ? fill_figure : fill_words);
	inner = take_node(filling, start);
	inner->is_once = true;
	return inner;
}

/* hook(quotation, inner, page, site), whose words must all be there. */
static void
run_quotation_hook(struct filling *filling, enum hook hook,
		   const struct quotation *quotation)
{
	struct hook_call call = {filling->vm->hooks[hook], TYPE_QUOTATION,
				 quotation,
				 push_inner(filling, hook, quotation)};

	hooks_call(filling->L, &call);
}

/* hook(event, page, site) */
static void
run_date_hook(struct filling *filling, const struct event *event)
{
	struct hook_call call = {filling->vm->hooks[HOOK_EVENT_DATE],
				 TYPE_EVENT, event, NULL};

	hooks_call(filling->L, &call);
}

/* ---- Nodes of a theme ---- */

/* Whether hook renders what stands here: no quoted words. */
static bool
is_hooked(const struct filling *filling, enum hook hook)
{
	return filling->vm->hooks[hook] && !filling->is_quoted;
}

static struct hooked *
new_hooked(struct filling *filling, const char *kind)
{
	struct hooked *node = arena_new(&filling->vm->arena, struct hooked);

	node->kind = text_of(kind);
	node->page = filling->content->page;
	return node;
}

/*
 * Calls the hook of a node, whose tags are in `before` and `after`; words of
 * records and events in it are written once.
 */
static void
run_hook(struct filling *filling, const struct theme_file *file,
	 struct hooked *node, const struct split *split)
{
	struct node *inner = split->inside;
	struct hook_call call = {file, TYPE_NODE, node, NULL};

	if (!inner)
		inner = take_node(filling, filling->vm->out.len);
	inner->is_once = filling->is_fixed;
	node->children = call.inner = inner;
	node->whole =
		node_between(filling->vm, split->before, inner, split->after);
	hooks_call(filling->L, &call);
}

/* Of a node whose tags are known: fills what it wraps and calls. */
static void
run_simple(struct filling *filling, enum hook hook, struct hooked *node,
	   struct split *split)
{
	size_t start = filling->vm->out.len;

	fill(filling);
	split->inside = take_node(filling, start);
	run_hook(filling, filling->vm->hooks[hook], node, split);
}

/* Fills a node so that what is inside of it stands alone. */
static void
fill_split(struct filling *filling, struct split *split)
{
	struct split *outer = filling->split;

	split->start = filling->vm->out.len;
	filling->split = split;
	fill(filling);
	filling->split = outer;
	if (!split->inside)
		split->before = node_take_output(filling->vm, split->start);
	else
		split->after = node_take_output(filling->vm, split->start);
}

static void
fill_node(struct filling *filling, uint32_t index)
{
	const struct page *page = filling->content->page;
	const struct node_fact *fact =
		page && page->nodes && index < page->nodes->count
			? &page->nodes->items[index]
			: NULL;
	const struct theme_file *file =
		fact ? hooks_file(filling->vm, fact) : NULL;
	bool was_fixed = filling->is_fixed;
	struct split split = {0};
	struct hooked *node;

	if (fact && fact->kind == KIND_EVENT)
		filling->is_fixed = true;
	if (!file || filling->is_quoted) {
		fill_plain(filling);
	} else {
		fill_split(filling, &split);
		node = new_hooked(filling, node_kind_name(fact->kind));
		hooked_set_fact(node, fact);
		if (fact->kind == KIND_EVENT)
			node->event = event_of(filling, fact->event);
		run_hook(filling, file, node, &split);
	}
	filling->is_fixed = was_fixed;
}

static void
fill_inside(struct filling *filling)
{
	struct split *split = filling->split;

	filling->split = NULL;
	if (!split) {
		fill(filling);
		return;
	}
	split->before = node_take_output(filling->vm, split->start);
	fill(filling);
	split->inside = take_node(filling, split->start);
	filling->split = split;
}

/* hooks/link.lua and hooks/image.lua */
static void
run_link_hook(struct filling *filling, enum hook hook, const struct link *link,
	      struct split *split)
{
	struct hooked *node = new_hooked(filling, hook_name(hook));

	hooked_set_link(node, link);
	run_simple(filling, hook, node, split);
}

/* ---- What fills the holes ---- */

static void
fill_quotation(struct filling *filling, const struct quotation *quotation)
{
	struct buf *out = &filling->vm->out;

	status_note(filling->vm, quotation);
	if (filling->vm->hooks[HOOK_QUOTATION]) {
		run_quotation_hook(filling, HOOK_QUOTATION, quotation);
		return;
	}
	buf_literal(out, "<span class=\"quotation\"");
	add_attribute(filling, TEXT("data-tier"), quotation->tier);
	buf_literal(out, "><a");
	add_url(filling, TEXT("href"), TYPE_TURN, quotation->first);
	buf_char(out, '>');
	fill_quoted(filling, quotation, fill_words);
	buf_literal(out, "</a></span>");
}

static void
fill_quotation_block(struct filling *filling, uint32_t index)
{
	struct buf *out = &filling->vm->out;
	const struct link *link = link_of(filling, index);
	const struct quotation *quotation = link ? link->ties->quotation : NULL;

	if (!quotation) {
		fill(filling);
		return;
	}
	status_note(filling->vm, quotation);
	if (filling->vm->hooks[HOOK_QUOTATION_BLOCK]) {
		run_quotation_hook(filling, HOOK_QUOTATION_BLOCK, quotation);
		return;
	}
	buf_literal(out, "<div class=\"quotation quotation-block\"");
	add_attribute(filling, TEXT("data-tier"), quotation->tier);
	buf_char(out, '>');
	fill_quoted(filling, quotation, fill_figure);
	buf_literal(out, "</div>");
}

/*
 * Whether a link shows the URL it leads to, perhaps without its scheme. Where
 * its words would have to begin is looked at first: few are as long.
 */
static bool
shows_its_address(const struct link *link)
{
	struct text words = link_words(link);
	struct text url;
	size_t colon, before;

	if (link->target != LINK_TO_URL || words.len == 0)
		return false;
	url = link_url(link);
	if (words.len > url.len)
		return false;
	colon = text_find_char(url, ':', 0);
	before = url.len - words.len;
	return (before == 0 || before == colon + strlen(":") ||
		before == colon + strlen("://")) &&
	       text_ends(url, words);
}

/* Whether what is written stands in the page itself: in another file an
 * address that is right there may be wrong. */
static bool
is_in_page(const struct vm *vm)
{
	return vm->page && !vm->is_beside && !vm->is_elsewhere;
}

/*
 * Where a link leads is known here: its tag, from `start` to the end of what
 * is written, need not be read again to see whether that is published.
 */
static void
note_tag(struct filling *filling, const struct link *link, size_t start)
{
	struct vm *vm = filling->vm;
	struct scan_tag tag = {.start = start, .end = vm->out.len};

	if (!vm->is_summed || !is_in_page(vm) ||
	    vm->tags.len > LIMIT_PAGE_OUTPUT)
		return;
	if (link->target == LINK_TO_PAGE && link->page &&
	    link->page != vm->page)
		tag.sum = sum_of_place(link->page->path, link->ties->anchor);
	else if (link->target != LINK_TO_URL ||
		 !references_lead_elsewhere(link_url(link)))
		return;
	buf_add(&vm->tags, (const char *)&tag, sizeof(tag));
}

static void
fill_link(struct filling *filling, uint32_t index)
{
	struct buf *out = &filling->vm->out;
	const struct link *link = link_of(filling, index);
	struct split split = {.after = TEXT("</a>")};
	size_t start = out->len;

	if (link && link->ties->quotation && link->form == LINK_QUOTED) {
		fill_quotation(filling, link->ties->quotation);
		return;
	}
	if (!link || link->target == LINK_BROKEN) {
		fill(filling);
		return;
	}
	buf_literal(out, "<a");
	add_url(filling, TEXT("href"), TYPE_LINK, link);
	add_attribute(filling, TEXT("title"), link->ties->extras->title);
	if (shows_its_address(link))
		buf_literal(out, " class=\"address\"");
	buf_char(out, '>');
	note_tag(filling, link, start);
	if (is_hooked(filling, HOOK_LINK)) {
		split.before = node_take_output(filling->vm, start);
		run_link_hook(filling, HOOK_LINK, link, &split);
		return;
	}
	fill(filling);
	buf_text(out, split.after);
}

/* So that nothing moves when a picture arrives. */
static void
add_size(struct filling *filling, const struct asset *asset)
{
	if (asset && asset->width > 0)
		buf_format(&filling->vm->out, " width=\"%zu\" height=\"%zu\"",
			   asset->width, asset->height);
}

static void
write_image(struct filling *filling, const struct link *link)
{
	struct buf *out = &filling->vm->out;

	buf_literal(out, "<img");
	add_url(filling, TEXT("src"), TYPE_LINK, link);
	buf_literal(out, " alt=\"");
	node_escape(filling->L, out, link_words(link));
	buf_char(out, '"');
	add_size(filling, link->ties->asset);
	add_attribute(filling, TEXT("title"), link->ties->extras->title);
	add_attribute(filling, TEXT("id"), link->ties->extras->id);
	add_attribute(filling, TEXT("class"), link->ties->extras->classes);
	buf_literal(out, " loading=\"lazy\">");
}

static void
fill_image(struct filling *filling, uint32_t index)
{
	const struct link *link = link_of(filling, index);
	struct split split = {0};
	size_t start = filling->vm->out.len;

	if (!link || link->target == LINK_BROKEN) {
		fill(filling);
		return;
	}
	write_image(filling, link);
	if (is_hooked(filling, HOOK_IMAGE)) {
		split.before = node_take_output(filling->vm, start);
		run_link_hook(filling, HOOK_IMAGE, link, &split);
		return;
	}
	fill(filling);
}

/* Attributes inside the <li …> of an event. */
static void
fill_event(struct filling *filling, uint32_t index)
{
	const struct event *event = event_of(filling, index);

	if (event) {
		add_attribute(filling, TEXT("id"), event->id);
		add_attribute(filling, TEXT("class"), TEXT("event"));
	}
	fill(filling);
}

static void
write_date(struct filling *filling, const struct edtf *date)
{
	struct buf *out = &filling->vm->out;

	if (!date) {
		buf_literal(out, "<span>undated</span>");
		return;
	}
	buf_literal(out, "<time");
	add_attribute(filling,
		      edtf_is_plain(date) ? TEXT("datetime")
					  : TEXT("data-edtf"),
		      date->source);
	buf_char(out, '>');
	node_escape(filling->L, out, date->source);
	buf_literal(out, "</time>");
}

static void
fill_date(struct filling *filling, uint32_t index)
{
	struct vm *vm = filling->vm;
	const struct event *event = event_of(filling, index);
	size_t start;

	if (!event) {
		fill(filling);
		return;
	}
	if (vm->hooks[HOOK_EVENT_DATE])
		run_date_hook(filling, event);
	else
		write_date(filling, event->date);
	start = vm->out.len;
	fill(filling); /* the date as it was written gives way */
	node_take_output(vm, start);
}

/* Its tag stands from `start` on. */
static void
run_mark_hook(struct filling *filling, const struct mark *mark, size_t start)
{
	struct hooked *node = new_hooked(filling, hook_name(HOOK_MARK));
	struct split split = {.after = TEXT("</span>")};

	split.before = node_take_output(filling->vm, start);
	node_escape(filling->L, &filling->vm->out, mark->source);
	split.inside = take_node(filling, start);
	node->mark = mark;
	node->name = text_of(mark_kind_name(mark->kind));
	node->text = mark->source;
	run_hook(filling, filling->vm->hooks[HOOK_MARK], node, &split);
}

static void
fill_mark(struct filling *filling, uint32_t index)
{
	struct buf *out = &filling->vm->out;
	const struct item *item = filling->content->item;
	const struct mark *mark;
	size_t start = out->len;

	if (!item || !item->fact || index >= item->fact->extras->marks.count) {
		fill(filling);
		return;
	}
	mark = &item->fact->extras->marks.items[index];
	fill(filling); /* what is wrapped is what the mark says */
	node_take_output(filling->vm, start);
	buf_literal(out, "<span class=\"mark mark-");
	buf_text(out, text_of(mark_kind_name(mark->kind)));
	buf_literal(out, "\">");
	if (is_hooked(filling, HOOK_MARK)) {
		run_mark_hook(filling, mark, start);
		return;
	}
	node_escape(filling->L, out, mark->source);
	buf_literal(out, "</span>");
}

static void
fill_said(struct filling *filling)
{
	struct buf *out = &filling->vm->out;
	struct split split = {.before = TEXT("<span class=\"said\">"),
			      .after = TEXT("</span>")};

	if (is_hooked(filling, HOOK_SAID)) {
		run_simple(filling, HOOK_SAID, new_hooked(filling, "said"),
			   &split);
		return;
	}
	buf_text(out, split.before);
	fill(filling);
	buf_text(out, split.after);
}

/*
 * A reference to a footnote is for the text that the notes stand below: a
 * heading in a table of contents or an event in a timeline has none.
 */
static void
fill_note(struct filling *filling)
{
	struct vm *vm = filling->vm;
	struct split split = {0};
	size_t start = vm->out.len;

	if (!vm->page || filling->content != &vm->page->content) {
		fill(filling);
		node_take_output(vm, start);
	} else if (is_hooked(filling, HOOK_FOOTNOTE_REFERENCE)) {
		run_simple(filling, HOOK_FOOTNOTE_REFERENCE,
			   new_hooked(filling, "footnote_reference"), &split);
	} else {
		fill(filling);
	}
}

/* Fills a hole and all it wraps, up to its close. */
static void
fill_hole(struct filling *filling, struct hole hole)
{
	switch (hole.kind) {
	case HOLE_LINK:
		fill_link(filling, hole.index);
		return;
	case HOLE_IMAGE:
		fill_image(filling, hole.index);
		return;
	case HOLE_QUOTE_BLOCK:
		fill_quotation_block(filling, hole.index);
		return;
	case HOLE_EVENT:
		fill_event(filling, hole.index);
		return;
	case HOLE_DATE:
		fill_date(filling, hole.index);
		return;
	case HOLE_NOTE:
		fill_note(filling);
		return;
	case HOLE_NODE:
		fill_node(filling, hole.index);
		return;
	case HOLE_INSIDE:
		fill_inside(filling);
		return;
	case HOLE_MARK:
		fill_mark(filling, hole.index);
		return;
	case HOLE_SAID:
		fill_said(filling);
		return;
	}
	fill(filling);
}

/* Writes up to the close of the hole it is in, or to the end. */
static void
fill(struct filling *filling)
{
	struct text piece;
	struct hole hole;

	if (++filling->vm->stand.holes > MOST_HOLES)
		vm_error(filling->L, "content too deep in content");
	for (;;) {
		switch (hole_step(&filling->rest, &piece, &hole)) {
		case HOLE_TEXT:
			buf_text(&filling->vm->out, piece);
			vm_charge_bytes(filling->L, piece.len);
			break;
		case HOLE_OPEN:
			fill_hole(filling, hole);
			break;
		default:
			filling->vm->stand.holes--;
			return;
		}
	}
}

/* Whether these are words of a record or an event. */
static bool
is_fixed(const struct vm *vm, const struct content *content)
{
	if (content->item || !vm->theme->wanted.hooked || !content->page)
		return content->item != NULL;
	list_each (struct event *, event, &content->page->ties->events)
		if (&(*event)->content == content)
			return true;
	return false;
}

/* All of it; hooks/turn.lua dresses what a turn says. */
static void
fill_all(struct filling *filling)
{
	const struct item *item = filling->content->item;
	const struct turn *turn = item ? item_turn(item) : NULL;
	struct split split = {0};
	struct hooked *node;

	if (!turn || !is_hooked(filling, HOOK_TURN)) {
		fill(filling);
		return;
	}
	node = new_hooked(filling, hook_name(HOOK_TURN));
	node->turn = turn;
	node->id = item->id;
	node->number = turn->number;
	run_simple(filling, HOOK_TURN, node, &split);
}

/*
 * The pages that a document leads to are anywhere in a large site, and so are
 * their paths: all are on their way from memory before the first is needed.
 */
static void
fetch_targets(const struct page *page)
{
	list_each (const struct link, link, &page->links)
		if (link->page)
			__builtin_prefetch(&link->page->path);
	list_each (const struct link, link, &page->links)
		__builtin_prefetch(link->page ? link->page->path.s
					      : link->texts);
}

void
content_write(lua_State *L, const struct content *content)
{
	struct vm *vm = vm_of(L);
	bool was_data = vm->is_data, was_filtering = vm->is_filtering;
	struct filling filling = {
		.L = L,
		.vm = vm,
		.content = content,
		.rest = content->rich ? rich_html(content->rich, &vm->arena)
				      : (struct text){"", 0},
		.is_fixed = is_fixed(vm, content),
	};

	if (++vm->stand.contents > MOST_CONTENTS)
		vm_error(L, "content too deep in content: does a hook put a "
			    "page into itself?");
	vm->is_data = vm->is_filtering = false;
	if (content->page && content == &content->page->content)
		fetch_targets(content->page);
	if (vm->theme->filters.count > 0 && content->page &&
	    content == &content->page->content)
		filling.rest = filter_run(L, content->page, filling.rest);
	fill_all(&filling);
	vm->stand.contents--;
	vm->is_data = was_data;
	vm->is_filtering = was_filtering;
}

void
content_open(struct vm *vm)
{
	hooks_open(vm);
	vm->write_content = content_write;
}
