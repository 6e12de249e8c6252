#include "theme/describe.h"

void
describe_type_name(struct buf *out, enum type_id type)
{
	buf_literal(out, "dossier.");
	for (const char *name = model_types[type].name; *name; name++)
		buf_char(out, *name == ' ' ? '_' : ascii_lower(*name));
}

static void
add_list_name(struct buf *out, enum type_id type)
{
	describe_type_name(out, type);
	buf_literal(out, "_list");
}

/* What takes code of its own, but for those with the name of a type. */
static const char *
special_type(enum special special)
{
	switch (special) {
	case SPECIAL_THEME:
		return "table<string, string|number|boolean|string[]>";
	case SPECIAL_ABSOLUTE:
		return "fun(self: any, of?: any): string";
	case SPECIAL_SITE_ASSET:
		return "fun(self: any, path: string): dossier.asset?";
	case SPECIAL_ITEM_TURN:
		return "dossier.turn?";
	case SPECIAL_ITEM_MARKS:
		return "dossier.mark_list";
	case SPECIAL_ITEM_CONTENT:
		return "dossier.content";
	case SPECIAL_CONTENT_EMPTY:
	case SPECIAL_IS_PLAIN:
		return "boolean";
	case SPECIAL_EARLIEST:
	case SPECIAL_LATEST:
		return "string?";
	case SPECIAL_DATE_WORDS:
		return "fun(self: any, language?: string): string";
	case SPECIAL_DATE_FORMAT:
		return "fun(self: any, pattern: string, language?: string): "
		       "string";
	case SPECIAL_NODE_CHILDREN:
		return "dossier.element";
	case SPECIAL_NODE_DEFAULT:
		return "fun(self: any): dossier.element";
	case SPECIAL_NODE_OPTIONS:
		return "table<string, string>";
	case SPECIAL_NODE_FILE:
		return "fun(self: any, path: string): dossier.address";
	case SPECIAL_NODE_FIND:
		return "fun(self: any, kind?: dossier.kind): "
		       "dossier.markdown_node_list";
	case SPECIAL_NODE_REMOVE:
		return "fun(self: any)";
	case SPECIAL_NODE_REPLACE:
	case SPECIAL_NODE_BEFORE:
	case SPECIAL_NODE_AFTER:
	case SPECIAL_NODE_APPEND:
	case SPECIAL_NODE_PREPEND:
		return "fun(self: any, inside: dossier.inside)";
	case SPECIAL_PAGE_KIND:
	case SPECIAL_PAGE_EXCERPT:
	case SPECIAL_LINK_URL:
	case SPECIAL_LINK_WORDS:
	case SPECIAL_MARK_KIND:
	case SPECIAL_CONTENT_PLAIN:
	case SPECIAL_RECORD_WORDS:
	case SPECIAL_PASSAGE_WORDS:
	case SPECIAL_TURN_TIME:
	case SPECIAL_CANONICAL:
	case SPECIAL_NODE_PLACE:
		return "string";
	}
	return "any";
}

/* The help of a member that can be nil says so. */
static bool
can_be_nil(const struct member *member)
{
	return text_find(text_of(member->help), TEXT("nil"), 0) !=
	       TEXT_NOT_FOUND;
}

static void
add_object(struct buf *out, const struct member *member)
{
	describe_type_name(out, member->type);
	if (member->kind == MEMBER_OBJECT && can_be_nil(member))
		buf_char(out, '?');
}

void
describe_member(struct buf *out, const struct member *member)
{
	switch (member->kind) {
	case MEMBER_BOOL:
	case MEMBER_BITS:
		buf_literal(out, "boolean");
		break;
	case MEMBER_INT:
	case MEMBER_INT64:
	case MEMBER_SIZE:
	case MEMBER_NUMBER:
	case MEMBER_BYTE:
		buf_literal(out, "integer");
		break;
	case MEMBER_TIME:
		buf_literal(out, "integer?");
		break;
	case MEMBER_OBJECT:
	case MEMBER_PART:
		add_object(out, member);
		break;
	case MEMBER_LIST:
	case MEMBER_STRUCTS:
		add_list_name(out, member->type);
		break;
	case MEMBER_TEXTS:
		buf_literal(out, "dossier.string_list");
		break;
	case MEMBER_VALUE:
		describe_type_name(out, TYPE_VALUE);
		break;
	case MEMBER_SPECIAL:
		buf_text(out,
			 text_of(special_type((enum special)member->number)));
		break;
	default: /* texts, days, words */
		buf_literal(out, "string");
	}
}
