#include "theme/kinds.h"

#include "base/attr.h"

/* Of a node that hooks render and filters find. */
#define NODE(name_, members_, help_)                                           \
	{                                                                      \
		name_, TYPE_NODE, true, true, true, members_, help_            \
	}

const struct kind kinds[] = {
	{"block", TYPE_NODE, false, true, true, "name, text, options, file",
	 "A fenced block that blocks/NAME.lua renders."},
	NODE("block_quote", "", "A quote without an attribution."),
	NODE("callout", "name, title",
	     "`> [!NOTE]`; its name is note, tip, important, warning or "
	     "caution."),
	NODE("code", "text", "Code in a line."),
	NODE("code_block", "name, text",
	     "Code on lines of its own; its name is the language."),
	NODE("emphasis", "", "Words between single asterisks."),
	NODE("event", "event", "An `<li>` that begins with a date."),
	{"event_date", TYPE_EVENT, true, false, false, "",
	 "The date of an event in a list."},
	NODE("figure", "title, credit",
	     "An image that is a paragraph; its title is the caption."),
	NODE("footnote", "", "A note at the end."),
	NODE("footnote_reference", "", "The number that leads to a note."),
	NODE("footnotes", "", "All the notes."),
	NODE("heading", "level", "`<h1>` to `<h6>`."),
	{"html", TYPE_NODE, false, false, true, "",
	 "Tags that no node has, and what a filter put there."},
	NODE("image", "link, title, text", "A picture; its text describes it."),
	NODE("link", "link, title, text", "A link that is no quotation."),
	NODE("list", "is_ordered, start, is_tight", "`<ul>` or `<ol>`."),
	NODE("list_item", "", "An `<li>`."),
	{"mark", TYPE_NODE, true, true, false, "name, text, mark",
	 "A remark in a record: `[inaudible 0:04]`."},
	NODE("paragraph", "", "`<p>`; items of tight lists have none."),
	{"quotation", TYPE_QUOTATION, true, true, true, "",
	 "Quoted words in a line. No filter changes them."},
	{"quotation_block", TYPE_QUOTATION, true, true, true, "",
	 "A block quote with an attribution. No filter changes it."},
	NODE("raw", "text", "HTML that site.yaml allows."),
	NODE("rule", "", "`<hr>`."),
	{"said", TYPE_NODE, true, true, false, "",
	 "Verbatim words in a record of reports."},
	{"space", TYPE_NODE, false, false, true, "",
	 "What separates two tags."},
	NODE("strikethrough", "", "Words between tildes."),
	NODE("strong", "", "Words between two asterisks."),
	NODE("table", "",
	     "The box around a table; what stands in it is its `<table>`."),
	NODE("task", "is_done", "An `<li>` with a box to tick."),
	{"text", TYPE_NODE, false, false, true, "text",
	 "The words between two tags."},
	{"turn", TYPE_NODE, true, true, false, "turn", "What a turn says."},
};

const size_t kind_count = ARRAY_COUNT(kinds);

const struct kind *
kind_find(struct text name)
{
	for (size_t i = 0; i < ARRAY_COUNT(kinds); i++)
		if (text_equal(name, text_of(kinds[i].name)))
			return &kinds[i];
	return NULL;
}
