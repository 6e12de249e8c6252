/*
 * Writes a timeline: a document whose list items begin with their dates, under
 * a heading for each group.
 */
#include "source/import_timeline.h"

/* A line for each paragraph, behind the first indented to stay in the item. */
static void
write_paragraphs(struct text rest, const char *indent, struct buf *out)
{
	struct text words;

	while (text_split(&rest, '\n', &words)) {
		if (words.len > 0)
			buf_format(out, "\n%s%.*s\n", indent, TEXT_ARG(words));
	}
}

/* A headline is one paragraph. */
static void
write_headline(struct text rest, struct buf *out)
{
	struct text words;
	bool is_first = true;

	while (text_split(&rest, '\n', &words)) {
		if (!is_first)
			buf_char(out, ' ');
		buf_text(out, words);
		is_first = false;
	}
}

/* `{#id after=#sale basis=document}`, if there is any of it. */
static void
write_orders(const char *name, struct text ids, struct buf *out)
{
	struct text id;

	while (text_split(&ids, ' ', &id)) {
		if (id.len > 0)
			buf_format(out, " %s=#%.*s", name, TEXT_ARG(id));
	}
}

static void
write_options(const struct import_event *event, struct buf *out)
{
	struct buf options = BUF_INIT;

	if (event->id.len > 0)
		buf_format(&options, " #%.*s", TEXT_ARG(event->id));
	write_orders("after", event->after, &options);
	write_orders("before", event->before, &options);
	if (event->basis.len > 0)
		buf_format(&options, " basis=%.*s", TEXT_ARG(event->basis));
	if (options.len > 0)
		buf_format(out, "{%.*s} ",
			   TEXT_ARG(text_trim(buf_as_text(&options))));
	buf_free(&options);
}

static void
write_event(const struct import_event *event, struct buf *out)
{
	struct text headline = event->headline;
	struct text body = event->body;

	if (headline.len == 0)
		(void)text_split(&body, '\n', &headline);
	buf_literal(out, "- ");
	if (event->date.len > 0)
		buf_format(out, "**%.*s** ", TEXT_ARG(event->date));
	else if (event->is_undated)
		buf_literal(out, "**undated** ");
	if (event->date.len > 0 || event->is_undated)
		write_options(event, out);
	write_headline(headline, out);
	buf_char(out, '\n');
	write_paragraphs(body, "  ", out);
}

/* Whether an event has this group; what is undated has one of its own. */
static bool
is_in(const struct import_event *event, struct text group, bool is_dated)
{
	return (event->date.len > 0) == is_dated &&
	       (!is_dated || text_equal(event->group, group));
}

static void
write_group(const struct import_result *result, struct text group,
	    bool is_dated, struct buf *out)
{
	bool is_first = true;

	list_each (const struct import_event, event, &result->events) {
		if (!is_in(event, group, is_dated))
			continue;
		buf_char(out, '\n');
		if (is_first && group.len > 0)
			buf_format(out, "## %.*s\n\n", TEXT_ARG(group));
		write_event(event, out);
		is_first = false;
	}
}

/* Whether an event above has the same group. */
static bool
is_repeated(const struct import_result *result, size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (is_in(&result->events.items[i],
			  result->events.items[index].group, true))
			return true;
	}
	return false;
}

void
import_timeline_write(const struct import_result *result, struct buf *out)
{
	buf_literal(out, "---\ntitle: ");
	import_write_quoted(result->title, out);
	buf_literal(out, "\n# basis: why the dates are believed: recording, "
			 "document, dialogue or inference\n---\n");
	write_paragraphs(result->intro, "", out);
	write_group(result, TEXT(""), true, out);
	for (size_t i = 0; i < result->events.count; i++) {
		struct text group = result->events.items[i].group;

		if (group.len > 0 && result->events.items[i].date.len > 0 &&
		    !is_repeated(result, i))
			write_group(result, group, true, out);
	}
	write_group(result, TEXT("Without a date"), false, out);
}
