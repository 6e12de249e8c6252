#include "markdown/inner.h"

/* An item that is being rendered. */
struct event_item {
	size_t event; /* its index */
	size_t html;  /* where its content begins, behind <li …> */
	size_t plain;
	size_t date;  /* where the hole of its date is in the HTML */
	size_t words; /* and what stands behind it */
};

/* Where a list began that is to be left out. */
struct lifted_list {
	size_t html;
	size_t plain;
};

/* ---- What is meant as a date ---- */

static bool
is_digit_or_x(char c)
{
	return ascii_is_digit(c) || c == 'X';
}

static size_t
digits(struct text t, size_t at)
{
	size_t end = at;

	while (end < t.len && is_digit_or_x(t.s[end]))
		end++;
	return end - at;
}

/* White space stands in dates behind the commas of a set only. */
static bool
is_one_word(struct text t)
{
	bool set = t.len > 0 && (t.s[0] == '[' || t.s[0] == '{');

	for (size_t i = 0; i < t.len; i++) {
		if (ascii_is_space(t.s[i]) &&
		    !(set && i > 0 && t.s[i] == ' ' && t.s[i - 1] == ','))
			return false;
	}
	return t.len > 0;
}

/* 20141016: a year, a month and a day without hyphens. */
static bool
is_eight_digit_day(struct text t)
{
	uint64_t month;
	uint64_t day;

	return text_to_number(text_slice(t, 4, 6), 12, &month) &&
	       text_to_number(text_slice(t, 6, 8), 31, &day) && month > 0 &&
	       day > 0;
}

/* 16.10.2014, 16/10/2014: no EDTF, but certainly meant as a day. */
static bool
is_day_first(struct text t)
{
	size_t at = 0;

	for (int part = 0; part < 2; part++) {
		size_t count = digits(t, at);

		at += count;
		if (count < 1 || count > 2 || at >= t.len ||
		    !strchr("./-", t.s[at]))
			return false;
		at++;
	}
	return digits(t, at) == 4 && at + 4 == t.len;
}

/* A year at `at`: four digits, of which some may be X, and no fifth. */
static bool
is_year(struct text t, size_t at)
{
	size_t count = digits(t, at);

	if (count == 8)
		return is_eight_digit_day(text_from(t, at));
	return count == 4 && (at + 4 == t.len || !ascii_is_alpha(t.s[at + 4]) ||
			      strchr("EST", t.s[at + 4]));
}

bool
event_looks_like_date(struct text t)
{
	size_t at = 0;

	if (!is_one_word(t))
		return false;
	while (at < t.len && strchr("[{./~?%", t.s[at]) && at < 4)
		at++;
	if (at < t.len && t.s[at] == '-')
		at++;
	if (at + 1 < t.len && t.s[at] == 'Y')
		return ascii_is_digit(t.s[at + 1]) || t.s[at + 1] == '-';
	return is_year(t, at) || is_day_first(t);
}

/* ---- Items that begin with one ---- */

static cmark_node *
first_of_type(cmark_node *node, cmark_node_type type)
{
	cmark_node *child = cmark_node_first_child(node);

	return child && cmark_node_get_type(child) == type ? child : NULL;
}

/*
 * The strong node that an item's first paragraph begins with, if its source
 * is a date: cmark's text has lost escapes, and brackets may have become
 * links. `date` is what stands between the asterisks in the source.
 */
static cmark_node *
find_date(struct render *r, cmark_node *item, struct text *date, size_t *at)
{
	cmark_node *paragraph = first_of_type(item, CMARK_NODE_PARAGRAPH);
	cmark_node *strong;
	struct text line;
	struct text rest;

	if (!paragraph)
		return NULL;
	strong = first_of_type(paragraph, CMARK_NODE_STRONG);
	*at = source_block_start(r->source, paragraph);
	rest = text_from(r->source->text, *at);
	if (!strong || !text_line(&rest, &line) || line.len < 4 ||
	    line.s[0] != line.s[1] || !strchr("*_", line.s[0]))
		return NULL;
	*at += 2;
	*date = text_slice(line, 2, text_find(line, text_slice(line, 0, 2), 2));
	if (text_ends(*date, TEXT(":")))
		date->len--;
	return event_looks_like_date(*date) ? strong : NULL;
}

static size_t
skip_separators(struct text t, size_t at)
{
	while (at < t.len && (t.s[at] == ' ' || t.s[at] == ':'))
		at++;
	return at;
}

static bool
is_id(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (ascii_is_space(t.s[i]) || t.s[i] == '{')
			return false;
	}
	return t.len > 0;
}

/* `{#id}` at `at`: sets `id` and returns its length, or 0. */
static size_t
read_id(struct text t, size_t at, struct text *id)
{
	size_t end = text_find_char(t, '}', at);
	struct text found = text_slice(t, at + 2, end);

	if (end == TEXT_NOT_FOUND || !is_id(found) ||
	    !text_starts(text_from(t, at), TEXT("{#")))
		return 0;
	*id = found;
	return end + 1 - at;
}

/* Takes the date out of the tree, and what joins it to the words. */
static void
remove_date(struct render *r, cmark_node *strong, struct event_fact *event)
{
	cmark_node *next = cmark_node_next(strong);
	struct text words;
	struct text id = {0};

	cmark_node_unlink(strong);
	if (!next)
		return;
	if (cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK)
		cmark_node_unlink(next);
	if (cmark_node_get_type(next) != CMARK_NODE_TEXT)
		return;
	words = text_of(cmark_node_get_literal(next));
	r->skip = skip_separators(words, 0);
	r->skip += read_id(words, r->skip, &id);
	r->skip = skip_separators(words, r->skip);
	event->id = arena_text(r->reader->arena, id);
	if (id.len > 0)
		fact_reserve_id(r, event->id);
}

void
events_item_enter(struct render *r, cmark_node *item)
{
	struct markdown *out = r->reader->out;
	struct event_item *begun;
	struct event_fact *event;
	cmark_node *strong;
	struct text date;
	size_t at;

	strong = find_date(r, item, &date, &at);
	if (!strong)
		return;
	hole_open(&r->html, HOLE_EVENT, (uint32_t)out->events.count);
	hole_close(&r->html);
	begun = arena_new(r->reader->scratch, struct event_item);
	*begun = (struct event_item){.event = out->events.count,
				     .html = r->html.len + 1,
				     .plain = r->plain.len};
	cmark_node_set_user_data(item, begun);
	r->dated = begun;
	event = list_push(r->reader->arena, &out->events);
	*event = (struct event_fact){
		.place = source_place(r->source,
				      source_block_start(r->source, item), 1),
		.date_place = source_place(r->source, at, date.len),
		.date = arena_text(r->reader->arena, date),
		.first_link = out->links.count,
	};
	remove_date(r, strong, event);
}

void
events_date(struct render *r)
{
	if (!r->dated)
		return;
	r->dated->date = r->html.len;
	hole_open(&r->html, HOLE_DATE, (uint32_t)r->dated->event);
	hole_close(&r->html);
	buf_char(&r->html, ' ');
	r->dated->words = r->html.len;
	r->dated = NULL;
}

void
events_item_leave(struct render *r, cmark_node *item)
{
	const struct event_item *begun = cmark_node_get_user_data(item);
	struct markdown *out = r->reader->out;
	struct text html = buf_as_text(&r->html);
	struct event_fact *event;

	if (!begun)
		return;
	event = &out->events.items[begun->event];
	event->link_count = out->links.count - event->first_link;
	event->content.html = text_trim(arena_join(
		r->reader->arena, text_slice(html, begun->html, begun->date),
		text_from(html, begun->words)));
	event->content.plain =
		arena_text(r->reader->arena,
			   text_from(buf_as_text(&r->plain), begun->plain));
}

/* ---- Lists of nothing but events ---- */

static bool
is_all_events(struct render *r, cmark_node *list)
{
	cmark_node *item = cmark_node_first_child(list);
	struct text date;
	size_t at;

	for (; item; item = cmark_node_next(item)) {
		if (!find_date(r, item, &date, &at))
			return false;
	}
	return true;
}

void
events_list_enter(struct render *r, cmark_node *list)
{
	cmark_node *parent = cmark_node_parent(list);
	struct lifted_list *lifted;

	if (!r->reader->in->lift_events || !parent ||
	    cmark_node_get_type(parent) != CMARK_NODE_DOCUMENT ||
	    !is_all_events(r, list))
		return;
	lifted = arena_new(r->reader->scratch, struct lifted_list);
	*lifted = (struct lifted_list){r->html.len, r->plain.len};
	cmark_node_set_user_data(list, lifted);
}

void
events_list_leave(struct render *r, cmark_node *list)
{
	const struct lifted_list *lifted = cmark_node_get_user_data(list);

	if (!lifted)
		return;
	html_cut(&r->html, lifted->html);
	html_cut(&r->plain, lifted->plain);
}
