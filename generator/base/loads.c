#include "base/loads.h"

#include "base/css.h"
#include "base/mem.h"

/* Of one attribute of an element, or of any: { NULL, 0 }. */
struct loading {
	struct text element;
	struct text attribute;
	enum loads loads;
};

#define ANY                                                                    \
	{                                                                      \
		NULL, 0                                                        \
	}
#define NAME(literal)                                                          \
	{                                                                      \
		literal, sizeof(literal) - 1                                   \
	}

static const struct loading of_0[] = {
	{NAME("style"), NAME(""), LOADS_STYLE}, /* what is in the element */
};

static const struct loading of_2[] = {
	{NAME("set"), NAME("to"), LOADS_ADDRESS}, /* perhaps of href */
	{NAME("animate"), NAME("to"), LOADS_ADDRESS},
};

static const struct loading of_3[] = {
	{ANY, NAME("src"), LOADS_ADDRESS},
};

static const struct loading of_4[] = {
	{NAME("a"), NAME("href"), LOADS_NOTHING}, /* most of all attributes */
	{NAME("link"), NAME("href"), LOADS_BY_REL},
	{NAME("image"), NAME("href"), LOADS_ADDRESS},
	{NAME("feimage"), NAME("href"), LOADS_ADDRESS},
	{NAME("use"), NAME("href"), LOADS_ADDRESS},
	{NAME("base"), NAME("href"), LOADS_ADDRESS}, /* of all that is loaded */
	{NAME("xml-stylesheet"), NAME("href"), LOADS_ADDRESS},
	{NAME("script"), NAME("href"), LOADS_ADDRESS},
	{NAME("animate"), NAME("from"), LOADS_ADDRESS},
	{NAME("object"), NAME("data"), LOADS_ADDRESS},
	{ANY, NAME("ping"), LOADS_ADDRESS},
	{ANY, NAME("fill"), LOADS_STYLE}, /* this and more below: of SVG */
	{ANY, NAME("mask"), LOADS_STYLE},
};

static const struct loading of_5[] = {
	{ANY, NAME("style"), LOADS_STYLE},
};

static const struct loading of_6[] = {
	{ANY, NAME("poster"), LOADS_ADDRESS},
	{NAME("animate"), NAME("values"), LOADS_ADDRESS},
	{ANY, NAME("srcset"), LOADS_ADDRESSES},
	{ANY, NAME("stroke"), LOADS_STYLE},
	{ANY, NAME("filter"), LOADS_STYLE},
	{ANY, NAME("cursor"), LOADS_STYLE},
};

static const struct loading of_7[] = {
	{NAME("applet"), NAME("archive"), LOADS_ADDRESS},
};

static const struct loading of_8[] = {
	{ANY, NAME("manifest"), LOADS_ADDRESS},
	{NAME("object"), NAME("codebase"), LOADS_ADDRESS},
};

static const struct loading of_9[] = {
	{ANY, NAME("clip-path"), LOADS_STYLE},
};

static const struct loading of_10[] = {
	{NAME("image"), NAME("xlink:href"), LOADS_ADDRESS},
	{NAME("feimage"), NAME("xlink:href"), LOADS_ADDRESS},
	{NAME("use"), NAME("xlink:href"), LOADS_ADDRESS},
	{NAME("script"), NAME("xlink:href"), LOADS_ADDRESS},
	{ANY, NAME("background"), LOADS_ADDRESS},
	{ANY, NAME("marker-mid"), LOADS_STYLE},
	{ANY, NAME("marker-end"), LOADS_STYLE},
};

static const struct loading of_11[] = {
	{ANY, NAME("imagesrcset"), LOADS_ADDRESSES},
};

static const struct loading of_12[] = {
	{ANY, NAME("marker-start"), LOADS_STYLE},
};

#define ROWS(rows)                                                             \
	{                                                                      \
		rows, ARRAY_COUNT(rows)                                        \
	}

/*
 * By the length of the attribute's name: every attribute of every page is
 * asked for, and most are none of these.
 */
static const struct {
	const struct loading *rows;
	size_t count;
} by_length[] = {
	[0] = ROWS(of_0),   [2] = ROWS(of_2),	[3] = ROWS(of_3),
	[4] = ROWS(of_4),   [5] = ROWS(of_5),	[6] = ROWS(of_6),
	[7] = ROWS(of_7),   [8] = ROWS(of_8),	[9] = ROWS(of_9),
	[10] = ROWS(of_10), [11] = ROWS(of_11), [12] = ROWS(of_12),
};

static bool
is_of(const struct loading *row, struct text element, struct text attribute)
{
	return (!row->element.s || text_equal_fold(element, row->element)) &&
	       text_equal_fold(attribute, row->attribute);
}

enum loads
loads_of(struct text element, struct text attribute)
{
	if (attribute.len >= ARRAY_COUNT(by_length))
		return LOADS_NOTHING;
	for (size_t i = 0; i < by_length[attribute.len].count; i++) {
		const struct loading *row = &by_length[attribute.len].rows[i];

		if (is_of(row, element, attribute))
			return row->loads;
	}
	return LOADS_NOTHING;
}

static void
take_candidates(struct text value, loads_take *take, void *context)
{
	struct text candidate;

	while (text_split(&value, ',', &candidate))
		take(context, text_trim(candidate));
}

static void
take_style(struct text style, loads_take *take, void *context)
{
	struct css_scan scan = css_begin(style);
	struct buf value = BUF_INIT;
	struct css_url url;

	while (css_next(&scan, &url)) {
		buf_reset(&value);
		css_add_value(&value, text_slice(style, url.start, url.end));
		take(context, buf_as_text(&value));
	}
	buf_free(&value);
}

void
loads_each(enum loads loads, struct text value, loads_take *take, void *context)
{
	switch (loads) {
	case LOADS_ADDRESS:
		take(context, value);
		break;
	case LOADS_ADDRESSES:
		take_candidates(value, take, context);
		break;
	case LOADS_STYLE:
		take_style(value, take, context);
		break;
	case LOADS_BY_REL:
	case LOADS_NOTHING:
		break;
	}
}

static bool
is_for_readers(struct text word)
{
	static const char *const words[] = {
		"alternate", "author",	   "canonical",
		"bookmark",  "cite-as",	   "describedby",
		"help",	     "index",	   "license",
		"me",	     "next",	   "nofollow",
		"noopener",  "noreferrer", "opener",
		"payment",   "prev",	   "privacy-policy",
		"search",    "self",	   "shortlink",
		"start",     "tag",	   "terms-of-service",
		"up",	     "webmention", "edituri",
		"schema.dc",
	};

	for (size_t i = 0; i < ARRAY_COUNT(words); i++)
		if (text_equal_fold(word, text_of(words[i])))
			return true;
	return false;
}

bool
loads_rel(struct text rel)
{
	struct text word;
	bool is_alternate_style = false;

	while (text_split(&rel, ' ', &word)) {
		word = text_trim(word);
		if (word.len > 0 && !is_for_readers(word))
			is_alternate_style = true;
	}
	return is_alternate_style;
}
