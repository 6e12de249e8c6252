#include "theme/describe.h"

void
describe_type_name(struct buf *out, enum type_id type)
{
	buf_literal(out, "dossier.");
	for (const char *name = model_types[type].name; *name; name++)
		buf_char(out, *name == ' ' ? '_' : *name);
}

static void
add_list_name(struct buf *out, enum type_id type)
{
	describe_type_name(out, type);
	buf_literal(out, "_list");
}

/* What takes code of its own. */
static void
add_special(struct buf *out, enum special special)
{
	switch (special) {
	case SPECIAL_THEME:
		buf_literal(out, "table<string, string|number|boolean>");
		break;
	case SPECIAL_ABSOLUTE:
		buf_literal(out, "fun(self: any, of?: any): string");
		break;
	case SPECIAL_ITEM_TURN:
		describe_type_name(out, TYPE_TURN);
		buf_char(out, '?');
		break;
	case SPECIAL_SITE_ASSET:
		buf_literal(out, "fun(self: any, path: string): "
				 "dossier.asset?");
		break;
	case SPECIAL_ITEM_MARKS:
		add_list_name(out, TYPE_MARK);
		break;
	case SPECIAL_ITEM_CONTENT:
		describe_type_name(out, TYPE_CONTENT);
		break;
	case SPECIAL_CONTENT_EMPTY:
	case SPECIAL_IS_PLAIN:
		buf_literal(out, "boolean");
		break;
	case SPECIAL_NODE_CHILDREN:
		buf_literal(out, "dossier.element");
		break;
	case SPECIAL_NODE_DEFAULT:
		buf_literal(out, "fun(self: any): dossier.element");
		break;
	case SPECIAL_NODE_OPTIONS:
		buf_literal(out, "table<string, string>");
		break;
	case SPECIAL_NODE_FILE:
		buf_literal(out, "fun(self: any, path: string): "
				 "dossier.address");
		break;
	case SPECIAL_DATE_WORDS:
		buf_literal(out, "fun(self: any, language?: string): string");
		break;
	case SPECIAL_DATE_FORMAT:
		buf_literal(out, "fun(self: any, pattern: string, language?: "
				 "string): string");
		break;
	case SPECIAL_EARLIEST:
	case SPECIAL_LATEST:
		buf_literal(out, "string?");
		break;
	default:
		buf_literal(out, "string");
	}
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
		add_special(out, (enum special)member->number);
		break;
	default: /* texts, days, words */
		buf_literal(out, "string");
	}
}
