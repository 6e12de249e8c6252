#include "model/model.h"

static const char *const kind_names[PAGE_KINDS] = {
	[PAGE_HOME] = "home",
	[PAGE_ARTICLE] = "article",
	[PAGE_TRANSCRIPT] = "transcript",
	[PAGE_STATEMENT] = "statement",
	[PAGE_PERSON] = "person",
	[PAGE_SOURCE] = "source",
	[PAGE_TIMELINE] = "timeline",
	[PAGE_QUOTES] = "quotes",
	[PAGE_CORRECTIONS] = "corrections",
	[PAGE_PAGE] = "page",
	[PAGE_QUOTATION] = "quotation",
	[PAGE_SECTION] = "section",
	[PAGE_TAXONOMY] = "taxonomy",
	[PAGE_TERM] = "term",
	[PAGE_NOT_FOUND] = "404",
};

const char *
page_kind_name(enum page_kind kind)
{
	return kind_names[kind];
}
