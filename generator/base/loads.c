#include "base/loads.h"

#include "base/css.h"
#include "base/mem.h"

struct loading_attribute {
	struct text element; /* NULL: any */
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

static const struct loading_attribute table[] = {
	{NAME("style"), NAME(""), LOADS_STYLE}, /* what is in the element */
	{ANY, NAME("style"), LOADS_STYLE},
	{ANY, NAME("background"), LOADS_ADDRESS},
	{ANY, NAME("src"), LOADS_ADDRESS},
	{ANY, NAME("srcset"), LOADS_ADDRESSES},
	{ANY, NAME("imagesrcset"), LOADS_ADDRESSES},
	{ANY, NAME("poster"), LOADS_ADDRESS},
	{ANY, NAME("ping"), LOADS_ADDRESS},
	{ANY, NAME("manifest"), LOADS_ADDRESS},
	{NAME("object"), NAME("data"), LOADS_ADDRESS},
	{NAME("object"), NAME("codebase"), LOADS_ADDRESS},
	{NAME("applet"), NAME("archive"), LOADS_ADDRESS},
	{NAME("link"), NAME("href"), LOADS_BY_REL},
	{NAME("image"), NAME("href"), LOADS_ADDRESS},
	{NAME("image"), NAME("xlink:href"), LOADS_ADDRESS},
	{NAME("feimage"), NAME("href"), LOADS_ADDRESS},
	{NAME("feimage"), NAME("xlink:href"), LOADS_ADDRESS},
	{NAME("use"), NAME("href"), LOADS_ADDRESS},
	{NAME("use"), NAME("xlink:href"), LOADS_ADDRESS},
	{NAME("base"), NAME("href"), LOADS_ADDRESS}, /* of all that is loaded */
	{NAME("set"), NAME("to"), LOADS_ADDRESS},    /* perhaps of href */
	{NAME("animate"), NAME("to"), LOADS_ADDRESS},
	{NAME("animate"), NAME("from"), LOADS_ADDRESS},
	{NAME("animate"), NAME("values"), LOADS_ADDRESS},
	{NAME("xml-stylesheet"), NAME("href"), LOADS_ADDRESS},
	{NAME("script"), NAME("href"), LOADS_ADDRESS},
	{NAME("script"), NAME("xlink:href"), LOADS_ADDRESS},
	/* Presentation attributes of SVG. */
	{ANY, NAME("fill"), LOADS_STYLE},
	{ANY, NAME("stroke"), LOADS_STYLE},
	{ANY, NAME("filter"), LOADS_STYLE},
	{ANY, NAME("mask"), LOADS_STYLE},
	{ANY, NAME("clip-path"), LOADS_STYLE},
	{ANY, NAME("cursor"), LOADS_STYLE},
	{ANY, NAME("marker-start"), LOADS_STYLE},
	{ANY, NAME("marker-mid"), LOADS_STYLE},
	{ANY, NAME("marker-end"), LOADS_STYLE},
};

enum loads
loads_of(struct text element, struct text attribute)
{
	for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
		const struct loading_attribute *one = &table[i];

		if (attribute.len == one->attribute.len &&
		    text_equal_fold(attribute, one->attribute) &&
		    (!one->element.s || text_equal_fold(element, one->element)))
			return one->loads;
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
