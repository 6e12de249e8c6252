#include "theme/content.h"

#include "theme/node.h"
#include "theme/require.h"
#include "theme/status.h"
#include "theme/url.h"

/* Holes in holes: a link in a quotation in said words. */
#define MOST_DEPTH 50

struct filling {
	lua_State *L;
	struct vm *vm;
	const struct content *content;
	struct text rest;
	int depth;
};

static void fill(struct filling *filling);

/* ---- Pieces of HTML ---- */

/* ` name="value"`, nothing for an empty value. */
static void
add_attribute(struct filling *filling, const char *name, struct text value)
{
	struct buf *out = &filling->vm->out;

	if (value.len == 0)
		return;
	buf_char(out, ' ');
	buf_add(out, name, strlen(name));
	buf_literal(out, "=\"");
	node_escape(filling->L, out, value);
	buf_char(out, '"');
}

/* ` href="…"` of a thing of the model. */
static void
add_url(struct filling *filling, const char *name, enum type_id type,
	const void *of)
{
	struct vm *vm = filling->vm;
	size_t start = vm->out.len;
	bool has_url;

	thing_push(filling->L, type, SHAPE_ONE, of);
	has_url = url_of(filling->L, -1, &vm->out);
	lua_pop(filling->L, 1);
	if (has_url)
		add_attribute(filling, name, node_take_output(vm, start));
}

static const struct link *
link_of(const struct filling *filling, uint32_t index)
{
	const struct page *page = filling->content->page;

	return page && index < page->links.count ? page->links.items[index]
						 : NULL;
}

static const struct event *
event_of(const struct filling *filling, uint32_t index)
{
	const struct page *page = filling->content->page;

	return page && index < page->events.count ? page->events.items[index]
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
		add_attribute(filling, "lang", language);
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
	add_attribute(filling, "lang", foreign_language(filling, quotation));
	buf_text(&vm->out, rest);
}

/* ---- Hooks ---- */

/* The text of a hole up to its close, as a node to be written once. */
static struct node *
push_inner(struct filling *filling, enum hook hook,
	   const struct quotation *quotation)
{
	struct vm *vm = filling->vm;
	size_t start = vm->out.len;
	struct node *inner;

	if (hook == HOOK_QUOTATION_BLOCK)
		fill_figure(filling, quotation);
	else
		fill_words(filling, quotation);
	inner = node_push(filling->L, FORMAT_HTML, node_take_output(vm, start));
	inner->is_once = true;
	return inner;
}

/* Writes what a hook returned, on top of the stack. */
static void
write_result(struct filling *filling)
{
	lua_State *L = filling->L;
	struct builder builder;

	builder_begin(&builder, L, FORMAT_HTML);
	builder_child(&builder, -1);
	builder_end(&builder);
	node_write(L, (struct node *)lua_touserdata(L, -1));
	lua_pop(L, 2);
}

/* Pushes the function of a hook. */
static void
push_hook(struct filling *filling, enum hook hook)
{
	const struct theme_file *file = filling->vm->hooks[hook];

	luaL_checkstack(filling->L, 10, NULL);
	require_file(filling->L, file);
	if (!lua_isfunction(filling->L, -1))
		vm_error(filling->L, "%s:1: a hook returns a function",
			 file->shown.s);
}

static void
push_page_and_site(struct filling *filling)
{
	thing_push(filling->L, TYPE_PAGE, SHAPE_ONE, filling->vm->page);
	thing_push(filling->L, TYPE_SITE, SHAPE_ONE, filling->vm->site);
}

/* hook(quotation, inner, page, site), whose words must all be there. */
static void
run_quotation_hook(struct filling *filling, enum hook hook,
		   const struct quotation *quotation)
{
	lua_State *L = filling->L;
	struct node *inner = push_inner(filling, hook, quotation);

	push_hook(filling, hook);
	thing_push(L, TYPE_QUOTATION, SHAPE_ONE, quotation);
	lua_pushlightuserdata(L, inner);
	push_page_and_site(filling);
	lua_call(L, 4, 1);
	write_result(filling);
	lua_pop(L, 1);
	if (inner->uses != 1)
		vm_error(L,
			 "%s:1: `inner` is missing from what the hook "
			 "returns; the words of a quotation are written "
			 "exactly once",
			 filling->vm->hooks[hook]->shown.s);
}

/* hook(event, page, site) */
static void
run_date_hook(struct filling *filling, const struct event *event)
{
	lua_State *L = filling->L;

	push_hook(filling, HOOK_EVENT_DATE);
	thing_push(L, TYPE_EVENT, SHAPE_ONE, event);
	push_page_and_site(filling);
	lua_call(L, 3, 1);
	write_result(filling);
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
	add_attribute(filling, "data-tier", quotation->tier);
	buf_literal(out, "><a");
	add_url(filling, "href", TYPE_TURN, quotation->first);
	buf_char(out, '>');
	fill_words(filling, quotation);
	buf_literal(out, "</a></span>");
}

static void
fill_quotation_block(struct filling *filling, uint32_t index)
{
	struct buf *out = &filling->vm->out;
	const struct link *link = link_of(filling, index);
	const struct quotation *quotation = link ? link->quotation : NULL;

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
	add_attribute(filling, "data-tier", quotation->tier);
	buf_char(out, '>');
	fill_figure(filling, quotation);
	buf_literal(out, "</div>");
}

static void
fill_link(struct filling *filling, uint32_t index)
{
	struct buf *out = &filling->vm->out;
	const struct link *link = link_of(filling, index);

	if (link && link->quotation && link->fact->form == LINK_QUOTED) {
		fill_quotation(filling, link->quotation);
		return;
	}
	if (!link || link->target == LINK_BROKEN) {
		fill(filling);
		return;
	}
	buf_literal(out, "<a");
	add_url(filling, "href", TYPE_LINK, link);
	add_attribute(filling, "title", link->fact->title);
	buf_char(out, '>');
	fill(filling);
	buf_literal(out, "</a>");
}

static void
fill_image(struct filling *filling, uint32_t index)
{
	struct buf *out = &filling->vm->out;
	const struct link *link = link_of(filling, index);

	if (link && link->target != LINK_BROKEN) {
		buf_literal(out, "<img");
		add_url(filling, "src", TYPE_LINK, link);
		buf_literal(out, " alt=\"");
		node_escape(filling->L, out, link->fact->words);
		buf_char(out, '"');
		add_attribute(filling, "title", link->fact->title);
		add_attribute(filling, "id", link->fact->id);
		add_attribute(filling, "class", link->fact->classes);
		buf_literal(out, " loading=\"lazy\">");
	}
	fill(filling);
}

/* Attributes inside the <li …> of an event. */
static void
fill_event(struct filling *filling, uint32_t index)
{
	const struct event *event = event_of(filling, index);

	if (event) {
		add_attribute(filling, "id", event->id);
		add_attribute(filling, "class", TEXT("event"));
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
	add_attribute(filling, edtf_is_plain(date) ? "datetime" : "data-edtf",
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

static void
fill_mark(struct filling *filling, uint32_t index)
{
	struct buf *out = &filling->vm->out;
	const struct item *item = filling->content->item;
	const struct mark *mark;
	size_t start = out->len;

	if (!item || !item->fact || index >= item->fact->marks.count) {
		fill(filling);
		return;
	}
	mark = &item->fact->marks.items[index];
	fill(filling); /* what is wrapped is what the mark says */
	node_take_output(filling->vm, start);
	buf_literal(out, "<span class=\"mark mark-");
	buf_text(out, text_of(mark_kind_name(mark->kind)));
	buf_literal(out, "\">");
	node_escape(filling->L, out, mark->source);
	buf_literal(out, "</span>");
}

static void
fill_said(struct filling *filling)
{
	struct buf *out = &filling->vm->out;

	buf_literal(out, "<span class=\"said\">");
	fill(filling);
	buf_literal(out, "</span>");
}

/*
 * A reference to a footnote is for the text that the notes stand below: a
 * heading in a table of contents or an event in a timeline has none.
 */
static void
fill_note(struct filling *filling)
{
	struct vm *vm = filling->vm;
	size_t start = vm->out.len;

	fill(filling);
	if (!vm->page || filling->content != &vm->page->content)
		node_take_output(vm, start);
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
		break;
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

	if (++filling->depth > MOST_DEPTH)
		vm_error(filling->L, "links too deep in links");
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
			filling->depth--;
			return;
		}
	}
}

void
content_write(lua_State *L, const struct content *content)
{
	struct vm *vm = vm_of(L);
	bool was_data = vm->is_data;
	struct filling filling = {
		.L = L,
		.vm = vm,
		.content = content,
		.rest = content->rich ? rich_html(content->rich, &vm->arena)
				      : (struct text){"", 0},
	};

	vm->is_data = false;
	fill(&filling);
	vm->is_data = was_data;
}

void
content_open(struct vm *vm)
{
	static const char *const paths[HOOKS] = {
		[HOOK_QUOTATION] = "hooks/quotation.lua",
		[HOOK_QUOTATION_BLOCK] = "hooks/quotation_block.lua",
		[HOOK_EVENT_DATE] = "hooks/event_date.lua",
	};

	for (size_t i = 0; i < HOOKS; i++)
		vm->hooks[i] = theme_find(vm->theme, text_of(paths[i]), 0);
	vm->write_content = content_write;
}
