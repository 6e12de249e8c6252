#include "base/date_words.h"
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
	struct rendered start;
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

/* EDTF, or what would like to be. */
static bool
looks_like_edtf(struct text t)
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
	return is_year(t, at) || is_day_first(t) ||
	       text_equal(t, TEXT("../.."));
}

/* "4 March 1931", "1931/3/4": told as an error, and what it should be. */
static bool
is_written_date(struct text t)
{
	struct buf edtf = BUF_INIT;
	bool is_one = date_words_read(t, &edtf);

	buf_free(&edtf);
	return is_one;
}

bool
event_looks_like_date(struct text t)
{
	return looks_like_edtf(t) || is_written_date(t);
}

/* ---- Items that begin with one ---- */

static cmark_node *
first_of_type(cmark_node *node, cmark_node_type type)
{
	cmark_node *child = cmark_node_first_child(node);

	return child && cmark_node_get_type(child) == type ? child : NULL;
}

/* `**undated**`: an event of which nobody says when. */
static bool
is_undated(struct text date)
{
	return text_equal(date, TEXT("undated")) ||
	       text_equal(date, TEXT("Undated"));
}

/* What an item opens with. */
struct opening {
	cmark_node *strong;
	struct text date; /* what stands between the asterisks in the source */
	size_t at;	  /* of the date in the source */
	size_t end;	  /* behind the closing asterisks */
};

#define LONGEST_OPTIONS 1000

static size_t
skip_separators(struct text t, size_t at)
{
	while (at < t.len && (t.s[at] == ' ' || t.s[at] == ':'))
		at++;
	return at;
}

/* `{#` and a name, or `{` and a word with a `=`. */
static bool
begins_options(struct text t)
{
	size_t at = 1;

	if (t.len < 3 || t.s[0] != '{')
		return false;
	if (t.s[1] == '#')
		return !ascii_is_space(t.s[2]) && t.s[2] != '{';
	while (at < t.len && ascii_is_alpha(t.s[at]))
		at++;
	return at > 1 && at < t.len && t.s[at] == '=';
}

/* Options that nothing but an event has: `**undatd** {after=#sale}` is one. */
static bool
has_event_options(struct text source, size_t at)
{
	static const char *const names[] = {"after=", "before=", "basis="};
	struct text rest = text_from(source, skip_separators(source, at));

	rest = text_slice(rest, 0, LONGEST_OPTIONS);
	if (!begins_options(rest))
		return false;
	rest = text_slice(rest, 0, text_find_char(rest, '}', 0));
	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		size_t found = text_find(rest, text_of(names[i]), 0);

		if (found != TEXT_NOT_FOUND &&
		    strchr("{ \n", rest.s[found - 1]))
			return true;
	}
	return false;
}

/*
 * Finds the strong node that an item's first paragraph begins with, if its
 * source is a date, or options of an event follow: cmark's text has lost
 * escapes, and brackets may have become links.
 */
static bool
find_date(struct render *r, cmark_node *item, struct opening *opening)
{
	cmark_node *paragraph = first_of_type(item, CMARK_NODE_PARAGRAPH);
	struct text line;
	struct text rest;
	size_t end;

	if (!paragraph)
		return false;
	opening->strong = first_of_type(paragraph, CMARK_NODE_STRONG);
	if (!opening->strong)
		return false;
	opening->at = source_block_start(r->source, paragraph) + 2;
	rest = text_from(r->source->text, opening->at - 2);
	if (!text_line(&rest, &line) || line.len < 4 ||
	    line.s[0] != line.s[1] || !strchr("*_", line.s[0]))
		return false;
	end = text_find(line, text_slice(line, 0, 2), 2);
	opening->date = text_slice(line, 2, end);
	opening->end = opening->at + opening->date.len + 2;
	if (text_ends(opening->date, TEXT(":")))
		opening->date.len--;
	return is_undated(opening->date) ||
	       event_looks_like_date(opening->date) ||
	       has_event_options(r->source->text, opening->end);
}

/* ---- What stands in braces behind the date ---- */

/* `{#port after=#sale}` of an event: a piece of the source. */
struct event_options {
	struct render *r;
	struct event_fact *event;
	size_t start;  /* of what joins it to the date, in the source */
	size_t end;    /* behind the brace; start: there are none */
	size_t errors; /* told before them */
};

static void
blame(const struct event_options *options, size_t at, size_t length,
      const char *fault)
{
	struct place place = source_place(options->r->source, at, length);

	diag_error(options->r->reader->diag, D007, &place, "%s", fault);
	diag_hint(options->r->reader->diag,
		  "behind a date may stand {#id after=#id before=#id "
		  "basis=document}; events of other documents are "
		  "after=../timeline.md#id");
}

/* Whether Markdown leaves it alone: nothing in it is markup. */
static bool
is_plain_option(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if ((unsigned char)t.s[i] <= ' ' ||
		    strchr("{}*<>[]&\\`\"'", t.s[i]))
			return false;
	}
	return t.len > 0;
}

static void
read_id(const struct event_options *options, size_t at, struct text id)
{
	struct event_fact *event = options->event;

	if (event->id.len > 0) {
		blame(options, at, id.len + 1, "a second id for one event");
		return;
	}
	event->id = arena_text(options->r->reader->arena, id);
	fact_reserve_id(options->r, event->id);
}

static void
read_order(const struct event_options *options, size_t at, struct text value,
	   bool is_before)
{
	struct arena *arena = options->r->reader->arena;

	*list_push(arena, &options->event->orders) = (struct order_fact){
		.is_before = is_before,
		.target = arena_text(arena, value),
		.place = source_place(options->r->source, at, value.len),
	};
}

static void
read_basis(const struct event_options *options, size_t at, struct text value)
{
	struct event_fact *event = options->event;

	if (event->basis.len > 0) {
		blame(options, at, value.len, "a second basis for one date");
		return;
	}
	event->basis = arena_text(options->r->reader->arena, value);
	event->basis_place = source_place(options->r->source, at, value.len);
}

static void
read_option(const struct event_options *options, size_t at, struct text option)
{
	size_t equals = text_find_char(option, '=', 0);
	struct text name = text_slice(option, 0, equals);
	struct text value = equals == TEXT_NOT_FOUND
				    ? text_from(option, 1)
				    : text_from(option, equals + 1);

	if (!is_plain_option(value))
		blame(options, at, option.len,
		      "this event option says nothing that can be read");
	else if (option.s[0] == '#')
		read_id(options, at, text_from(option, 1));
	else if (text_equal(name, TEXT("after")))
		read_order(options, at + equals + 1, value, false);
	else if (text_equal(name, TEXT("before")))
		read_order(options, at + equals + 1, value, true);
	else if (text_equal(name, TEXT("basis")))
		read_basis(options, at + equals + 1, value);
	else
		blame(options, at, option.len,
		      "an event option that is not known");
}

static bool
is_between_options(char c)
{
	/* A `>` is the mark of a quote at the start of a line. */
	return ascii_is_space(c) || c == '>';
}

/* Reads the options behind the date at `at`; sets their end. */
static void
read_options(struct event_options *options, size_t at)
{
	struct text source = options->r->source->text;
	struct text rest;
	size_t end;

	options->start = options->end = at;
	options->errors = options->r->reader->diag->errors;
	at = skip_separators(source, at);
	rest = text_slice(source, at, at + LONGEST_OPTIONS);
	if (!begins_options(rest))
		return;
	end = text_find_char(rest, '}', 0);
	if (end == TEXT_NOT_FOUND || text_find(rest, TEXT("\n\n"), 0) < end) {
		blame(options, at, 1, "this brace is not closed");
		return;
	}
	options->end = at + end + 1;
	for (end = at + end, at++; at < end; at++) {
		size_t from = at;

		while (at < end && !is_between_options(source.s[at]))
			at++;
		if (at > from)
			read_option(options, from,
				    text_slice(source, from, at));
	}
}

/* Options among the words, up to `end`, would be published as words. */
static void
tell_late_options(const struct event_options *options, size_t end)
{
	static const struct text late[] = {
		{"{basis=", 7}, {"{after=", 7}, {"{before=", 8}};
	struct text source = text_slice(options->r->source->text, 0, end);

	for (size_t i = 0; i < ARRAY_COUNT(late); i++) {
		size_t at = text_find(source, late[i], options->end);
		size_t close;

		if (at == TEXT_NOT_FOUND || strchr("\\`", source.s[at - 1]))
			continue;
		close = text_find_char(source, '}', at);
		if (close == TEXT_NOT_FOUND)
			continue;
		blame(options, at, close + 1 - at,
		      "this belongs directly behind the date");
	}
}

/* ---- Taking both out of the tree ---- */

/* How many bytes of the options are words for cmark. */
static size_t
option_bytes(const struct event_options *options)
{
	size_t count = 0;

	for (size_t at = options->start; at < options->end; at++)
		count += !is_between_options(options->r->source->text.s[at]);
	return count;
}

/* Drops `count` bytes but white space from `words`; returns how many all. */
static size_t
drop_bytes(struct text words, size_t *count)
{
	size_t at = 0;

	for (; at<words.len && * count> 0; at++)
		*count -= !is_between_options(words.s[at]);
	return at;
}

/* Takes the options from `node` on; returns where the words begin. */
static cmark_node *
remove_options(const struct event_options *options, cmark_node *node)
{
	size_t left = option_bytes(options);

	while (node && left > 0) {
		cmark_node *next = cmark_node_next(node);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_TEXT) {
			struct text words =
				text_of(cmark_node_get_literal(node));

			options->r->skip = drop_bytes(words, &left);
			if (options->r->skip < words.len)
				return node;
			options->r->skip = 0;
		} else if (type != CMARK_NODE_SOFTBREAK) {
			if (options->errors == options->r->reader->diag->errors)
				blame(options, options->start, 1,
				      "Markdown reads something else in the "
				      "braces");
			return node;
		}
		cmark_node_unlink(node);
		node = next;
	}
	return node;
}

/* Takes the date out of the tree, its options, and what joins the words. */
static void
remove_date(const struct event_options *options, cmark_node *strong)
{
	struct render *r = options->r;
	cmark_node *next = cmark_node_next(strong);
	struct text words;

	cmark_node_unlink(strong);
	next = remove_options(options, next);
	if (!next)
		return;
	if (cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK)
		cmark_node_unlink(next);
	if (cmark_node_get_type(next) != CMARK_NODE_TEXT)
		return;
	words = text_of(cmark_node_get_literal(next));
	r->skip = skip_separators(words, r->skip);
}

static void
put_event(struct render *r, cmark_node *item, const struct opening *opening)
{
	struct markdown *out = r->reader->out;
	struct event_options options = {.r = r};

	options.event = list_push(r->reader->scratch, &out->events);
	*options.event = (struct event_fact){
		.place = source_block_place(r->source, item, 1),
		.date_place =
			source_place(r->source, opening->at, opening->date.len),
		.date = is_undated(opening->date)
				? TEXT("")
				: arena_text(r->reader->arena, opening->date),
		.first_link = out->links.count,
	};
	read_options(&options, opening->end);
	tell_late_options(&options,
			  source_block_end(r->source,
					   cmark_node_parent(opening->strong)));
	remove_date(&options, opening->strong);
}

void
events_item_enter(struct render *r, cmark_node *item)
{
	struct markdown *out = r->reader->out;
	struct event_item *begun;
	struct opening opening;

	if (!find_date(r, item, &opening))
		return;
	hole_open(&r->html, HOLE_EVENT, (uint32_t)out->events.count);
	hole_close(&r->html);
	begun = arena_new(r->reader->scratch, struct event_item);
	*begun = (struct event_item){.event = out->events.count,
				     .plain = r->plain.len};
	cmark_node_set_user_data(item, begun);
	r->dated = begun;
	put_event(r, item, &opening);
}

void
events_item_begin(struct render *r, cmark_node *item)
{
	struct event_item *begun = cmark_node_get_user_data(item);

	if (begun)
		begun->html = r->html.len;
}

bool
events_item_begun(cmark_node *item)
{
	return cmark_node_get_user_data(item) != NULL;
}

bool
events_item_is(struct render *r, cmark_node *item)
{
	struct opening opening;

	return find_date(r, item, &opening);
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
	buf_reset(&r->scratch);
	buf_text(&r->scratch, text_slice(html, begun->html, begun->date));
	buf_text(&r->scratch, text_from(html, begun->words));
	event->content.html = html_kept(r->reader->arena,
					text_trim(buf_as_text(&r->scratch)));
	event->content.plain =
		arena_text(r->reader->arena,
			   text_from(buf_as_text(&r->plain), begun->plain));
}

/* ---- Lists of nothing but events ---- */

static bool
is_all_events(struct render *r, cmark_node *list)
{
	cmark_node *item = cmark_node_first_child(list);
	struct opening opening;

	for (; item; item = cmark_node_next(item)) {
		if (!find_date(r, item, &opening))
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
	*lifted = (struct lifted_list){render_here(r), r->plain.len};
	cmark_node_set_user_data(list, lifted);
}

void
events_list_leave(struct render *r, cmark_node *list)
{
	const struct lifted_list *lifted = cmark_node_get_user_data(list);

	if (!lifted)
		return;
	render_back(r, &lifted->start);
	html_cut(&r->plain, lifted->plain);
}
