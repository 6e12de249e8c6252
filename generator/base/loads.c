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

static const struct loading of_none[] = {
	{NAME("style"), NAME(""), LOADS_STYLE}, /* what is in the element */
};

static const struct loading of_a[] = {
	{NAME("applet"), NAME("archive"), LOADS_ADDRESS},
};

static const struct loading of_b[] = {
	{ANY, NAME("background"), LOADS_ADDRESS},
};

static const struct loading of_c[] = {
	{NAME("object"), NAME("codebase"), LOADS_ADDRESS},
	{ANY, NAME("cursor"), LOADS_STYLE}, /* this and more here: of SVG */
	{ANY, NAME("clip-path"), LOADS_STYLE},
};

static const struct loading of_d[] = {
	{NAME("object"), NAME("data"), LOADS_ADDRESS},
};

static const struct loading of_f[] = {
	{NAME("animate"), NAME("from"), LOADS_ADDRESS},
	{ANY, NAME("fill"), LOADS_STYLE},
	{ANY, NAME("filter"), LOADS_STYLE},
};

static const struct loading of_h[] = {
	{NAME("a"), NAME("href"), LOADS_NOTHING}, /* most of all attributes */
	{NAME("link"), NAME("href"), LOADS_BY_REL},
	{NAME("image"), NAME("href"), LOADS_ADDRESS},
	{NAME("feimage"), NAME("href"), LOADS_ADDRESS},
	{NAME("use"), NAME("href"), LOADS_ADDRESS},
	{NAME("base"), NAME("href"), LOADS_ADDRESS}, /* of all that is loaded */
	{NAME("xml-stylesheet"), NAME("href"), LOADS_ADDRESS},
	{NAME("script"), NAME("href"), LOADS_ADDRESS},
};

static const struct loading of_i[] = {
	{ANY, NAME("imagesrcset"), LOADS_ADDRESSES},
};

static const struct loading of_m[] = {
	{ANY, NAME("manifest"), LOADS_ADDRESS},
	{ANY, NAME("mask"), LOADS_STYLE},
	{ANY, NAME("marker-start"), LOADS_STYLE},
	{ANY, NAME("marker-mid"), LOADS_STYLE},
	{ANY, NAME("marker-end"), LOADS_STYLE},
};

static const struct loading of_p[] = {
	{ANY, NAME("ping"), LOADS_ADDRESS},
	{ANY, NAME("poster"), LOADS_ADDRESS},
};

static const struct loading of_s[] = {
	{ANY, NAME("src"), LOADS_ADDRESS},
	{ANY, NAME("srcset"), LOADS_ADDRESSES},
	{ANY, NAME("style"), LOADS_STYLE},
	{ANY, NAME("stroke"), LOADS_STYLE},
};

static const struct loading of_t[] = {
	{NAME("set"), NAME("to"), LOADS_ADDRESS}, /* perhaps of href */
	{NAME("animate"), NAME("to"), LOADS_ADDRESS},
};

static const struct loading of_v[] = {
	{NAME("animate"), NAME("values"), LOADS_ADDRESS},
};

static const struct loading of_x[] = {
	{NAME("image"), NAME("xlink:href"), LOADS_ADDRESS},
	{NAME("feimage"), NAME("xlink:href"), LOADS_ADDRESS},
	{NAME("use"), NAME("xlink:href"), LOADS_ADDRESS},
	{NAME("script"), NAME("xlink:href"), LOADS_ADDRESS},
};

#define LETTER(c) ((unsigned char)(c)&0x1f) /* the same in either case */
#define ROWS(rows)                                                             \
	{                                                                      \
		rows, ARRAY_COUNT(rows)                                        \
	}

/*
 * By the first letter of the attribute's name: every attribute of every page
 * is asked for, and most are none of these.
 */
static const struct {
	const struct loading *rows;
	size_t count;
} by_letter[LETTER(~0) + 1] = {
	[0] = ROWS(of_none),	    [LETTER('a')] = ROWS(of_a),
	[LETTER('b')] = ROWS(of_b), [LETTER('c')] = ROWS(of_c),
	[LETTER('d')] = ROWS(of_d), [LETTER('f')] = ROWS(of_f),
	[LETTER('h')] = ROWS(of_h), [LETTER('i')] = ROWS(of_i),
	[LETTER('m')] = ROWS(of_m), [LETTER('p')] = ROWS(of_p),
	[LETTER('s')] = ROWS(of_s), [LETTER('t')] = ROWS(of_t),
	[LETTER('v')] = ROWS(of_v), [LETTER('x')] = ROWS(of_x),
};

static bool
is_of(const struct loading *row, struct text element, struct text attribute)
{
	return attribute.len == row->attribute.len &&
	       (!row->element.s || text_equal_fold(element, row->element)) &&
	       text_equal_fold(attribute, row->attribute);
}

enum loads
loads_of(struct text element, struct text attribute)
{
	size_t letter = attribute.len > 0 ? LETTER(attribute.s[0]) : 0;

	for (size_t i = 0; i < by_letter[letter].count; i++) {
		const struct loading *row = &by_letter[letter].rows[i];

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
	static const struct text words[] = {
		NAME("alternate"), NAME("author"),     NAME("canonical"),
		NAME("bookmark"),  NAME("cite-as"),    NAME("describedby"),
		NAME("help"),	   NAME("index"),      NAME("license"),
		NAME("me"),	   NAME("next"),       NAME("nofollow"),
		NAME("noopener"),  NAME("noreferrer"), NAME("opener"),
		NAME("payment"),   NAME("prev"),       NAME("privacy-policy"),
		NAME("search"),	   NAME("self"),       NAME("shortlink"),
		NAME("start"),	   NAME("tag"),	       NAME("terms-of-service"),
		NAME("up"),	   NAME("webmention"), NAME("edituri"),
		NAME("schema.dc"),
	};

	for (size_t i = 0; i < ARRAY_COUNT(words); i++)
		if (text_equal_fold(word, words[i]))
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
