/*
 * The facts of a page as JSON, for who makes a theme and wonders what there
 * is: fields.c lists them, so nothing that a theme sees is left out unseen.
 */
#include <inttypes.h>

#include "base/json.h"
#include "theme/fields.h"
#include "theme/theme.h"

static void add_members(struct buf *out, enum type_id type, const void *thing,
			bool is_whole);

static bool
has_excerpt(const struct page *page)
{
	return page->summary.len > 0 || page->lead.end > 0;
}

/* Nothing to show: left out of what is nested. */
static bool
is_empty(const struct member *member, const void *at)
{
	switch (member->kind) {
	case MEMBER_TEXT:
		return ((const struct text *)at)->len == 0;
	case MEMBER_TIME:
		return *(const int64_t *)at == TIME_NONE;
	case MEMBER_OBJECT:
		return *(const void *const *)at == NULL;
	case MEMBER_SPECIAL:
		return !has_excerpt(at);
	default:
		return false;
	}
}

/* Of what takes code of its own it is the excerpt of a page. */
static bool
is_written(const struct member *member)
{
	enum member_kind kind = member->kind;

	if (kind == MEMBER_SPECIAL)
		return member->number == SPECIAL_PAGE_EXCERPT;
	return kind <= MEMBER_TIME || kind == MEMBER_WORD ||
	       kind == MEMBER_NAME || kind == MEMBER_OBJECT ||
	       kind == MEMBER_PART || kind == MEMBER_LIST;
}

static void
add_excerpt(struct buf *out, const struct page *page)
{
	struct arena arena = {0};

	json_add_string(out, page_excerpt(page, &arena));
	arena_free(&arena);
}

static void
add_words(struct buf *out, const struct rich *rich)
{
	struct arena arena = {0};

	json_add_string(out, rich ? rich_plain(rich, &arena) : TEXT(""));
	arena_free(&arena);
}

static void
add_one(struct buf *out, enum type_id type, const void *thing)
{
	if (type == TYPE_EDTF) {
		json_add_string(out, ((const struct edtf *)thing)->source);
		return;
	}
	if (type == TYPE_CONTENT) {
		add_words(out, ((const struct content *)thing)->rich);
		return;
	}
	buf_char(out, '{');
	add_members(out, type, thing, false);
	buf_char(out, '}');
}

/* A list of pointers. */
static void
add_list(struct buf *out, const struct member *member, const void *at)
{
	const struct page_list *list = at; /* all lists are alike */

	buf_char(out, '[');
	for (size_t i = 0; i < list->count; i++) {
		if (i > 0)
			buf_char(out, ',');
		add_one(out, member->type, list->items[i]);
	}
	buf_char(out, ']');
}

/* A thing, several, or none. */
static void
add_things(struct buf *out, const struct member *member, const void *at)
{
	const void *thing = at;

	if (member->kind == MEMBER_LIST) {
		add_list(out, member, at);
		return;
	}
	if (member->kind == MEMBER_OBJECT)
		thing = *(const void *const *)at;
	if (thing)
		add_one(out, member->type, thing);
	else
		buf_literal(out, "null");
}

static void
add_value(struct buf *out, const struct member *member, const void *at)
{
	switch (member->kind) {
	case MEMBER_TEXT:
		json_add_string(out, *(const struct text *)at);
		break;
	case MEMBER_BOOL:
		buf_format(out, "%s", *(const bool *)at ? "true" : "false");
		break;
	case MEMBER_INT:
		buf_format(out, "%d", *(const int *)at);
		break;
	case MEMBER_SIZE:
		buf_format(out, "%zu", *(const size_t *)at);
		break;
	case MEMBER_NUMBER:
		buf_format(out, "%" PRIu32, *(const uint32_t *)at);
		break;
	case MEMBER_BYTE:
		buf_format(out, "%d", *(const uint8_t *)at);
		break;
	case MEMBER_WORD:
		json_add_string(out, text_of(member->words[*(const int *)at]));
		break;
	case MEMBER_NAME:
		json_add_string(out,
				text_of(member->words[*(const uint8_t *)at]));
		break;
	case MEMBER_SPECIAL:
		add_excerpt(out, at);
		break;
	case MEMBER_OBJECT:
	case MEMBER_PART:
	case MEMBER_LIST:
		add_things(out, member, at);
		break;
	default: /* numbers of time */
		buf_format(out, "%lld", (long long)*(const int64_t *)at);
	}
}

/* What of a nested thing says which it is. */
static bool
is_shown_nested(const struct member *member, const void *at)
{
	return !is_empty(member, at) &&
	       (member->kind == MEMBER_TEXT || member->kind == MEMBER_BOOL ||
		member->kind == MEMBER_INT || member->kind == MEMBER_WORD ||
		member->kind == MEMBER_TIME || member->kind == MEMBER_BYTE ||
		member->kind == MEMBER_NAME || member->kind == MEMBER_SPECIAL ||
		(member->kind == MEMBER_OBJECT && member->type == TYPE_EDTF));
}

/* The members with their values; without the braces. */
static void
add_members(struct buf *out, enum type_id type, const void *thing,
	    bool is_whole)
{
	const struct member *member = model_types[type].members;
	const char *before = "";

	for (; member->name; member++) {
		const void *at = fields_at(member, thing);

		if (!is_written(member) ||
		    (!is_whole && !is_shown_nested(member, at)))
			continue;
		buf_text(out, text_of(before));
		json_add_string(out, text_of(member->name));
		buf_char(out, ':');
		add_value(out, member, at);
		before = is_whole ? ",\n " : ",";
	}
}

void
theme_facts(const struct page *page, struct buf *out)
{
	buf_literal(out, "{\"kind\":");
	json_add_string(out, text_of(page_kind_name(page->kind)));
	buf_literal(out, ",\n ");
	add_members(out, TYPE_PAGE, page, true);
	buf_literal(out, "}\n");
}
