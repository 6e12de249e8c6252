#include "theme/loads.h"

#include "base/mem.h"

struct loading_attribute {
	const char *element; /* NULL: any */
	const char *attribute;
	enum loads loads;
};

static const struct loading_attribute table[] = {
	{"style", "", LOADS_STYLE}, /* what is in the element */
	{NULL, "style", LOADS_STYLE},
	{NULL, "background", LOADS_ADDRESS},
	{NULL, "src", LOADS_ADDRESS},
	{NULL, "srcset", LOADS_ADDRESSES},
	{NULL, "imagesrcset", LOADS_ADDRESSES},
	{NULL, "poster", LOADS_ADDRESS},
	{NULL, "ping", LOADS_ADDRESS},
	{NULL, "manifest", LOADS_ADDRESS},
	{"object", "data", LOADS_ADDRESS},
	{"object", "codebase", LOADS_ADDRESS},
	{"applet", "archive", LOADS_ADDRESS},
	{"link", "href", LOADS_BY_REL},
	{"image", "href", LOADS_ADDRESS},
	{"image", "xlink:href", LOADS_ADDRESS},
	{"feimage", "href", LOADS_ADDRESS},
	{"feimage", "xlink:href", LOADS_ADDRESS},
	{"use", "href", LOADS_ADDRESS},
	{"use", "xlink:href", LOADS_ADDRESS},
	{"script", "href", LOADS_ADDRESS},
	{"script", "xlink:href", LOADS_ADDRESS},
	/* Presentation attributes of SVG. */
	{NULL, "fill", LOADS_STYLE},
	{NULL, "stroke", LOADS_STYLE},
	{NULL, "filter", LOADS_STYLE},
	{NULL, "mask", LOADS_STYLE},
	{NULL, "clip-path", LOADS_STYLE},
	{NULL, "cursor", LOADS_STYLE},
	{NULL, "marker-start", LOADS_STYLE},
	{NULL, "marker-mid", LOADS_STYLE},
	{NULL, "marker-end", LOADS_STYLE},
};

enum loads
loads_of(struct text element, struct text attribute)
{
	for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
		const struct loading_attribute *one = &table[i];

		if (text_equal_fold(attribute, text_of(one->attribute)) &&
		    (!one->element ||
		     text_equal_fold(element, text_of(one->element))))
			return one->loads;
	}
	return LOADS_NOTHING;
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
