#include "theme/plan_place.h"

#include <stdlib.h>

/* ---- Words of Lua ---- */

enum token_kind {
	TOKEN_END,
	TOKEN_NAME,
	TOKEN_STRING, /* its text is what stands in it, as written */
	TOKEN_OTHER   /* a number, or a character */
};

struct token {
	enum token_kind kind;
	struct text text;
	size_t line;
};

struct lexer {
	struct text rest;
	size_t line;
};

static struct text
take(struct lexer *lexer, size_t length)
{
	struct text taken = text_slice(lexer->rest, 0, length);

	for (size_t i = 0; i < taken.len; i++)
		lexer->line += taken.s[i] == '\n';
	lexer->rest = text_from(lexer->rest, taken.len);
	return taken;
}

/* How many = stand between the brackets of `[==[`; SIZE_MAX: it is none. */
static size_t
long_level(struct text t)
{
	size_t level = 0;

	if (!text_starts(t, TEXT("[")))
		return SIZE_MAX;
	while (level + 1 < t.len && t.s[level + 1] == '=')
		level++;
	return level + 1 < t.len && t.s[level + 1] == '[' ? level : SIZE_MAX;
}

/* What stands between `[==[` and `]==]`. */
static struct text
take_long(struct lexer *lexer, size_t level)
{
	size_t start = level + 2;

	for (size_t i = start; i + start <= lexer->rest.len; i++) {
		struct text end = text_from(lexer->rest, i);
		size_t equals = 1;

		while (equals <= level && end.s[equals] == '=')
			equals++;
		if (end.s[0] == ']' && equals == level + 1 &&
		    end.s[equals] == ']')
			return text_from(
				text_slice(take(lexer, i + start), 0, i),
				start);
	}
	return take(lexer, lexer->rest.len);
}

static struct text
take_quoted(struct lexer *lexer)
{
	char quote = lexer->rest.s[0];
	size_t i = 1;

	while (i < lexer->rest.len && lexer->rest.s[i] != quote)
		i += lexer->rest.s[i] == '\\' ? 2 : 1;
	return text_from(text_slice(take(lexer, i + 1), 0, i), 1);
}

static void
skip_comment(struct lexer *lexer)
{
	size_t level, end;

	take(lexer, 2);
	level = long_level(lexer->rest);
	if (level != SIZE_MAX) {
		take_long(lexer, level);
		return;
	}
	end = text_find_char(lexer->rest, '\n', 0);
	take(lexer, end == TEXT_NOT_FOUND ? lexer->rest.len : end);
}

static void
skip_blanks(struct lexer *lexer)
{
	for (;;) {
		if (text_starts(lexer->rest, TEXT("--")))
			skip_comment(lexer);
		else if (lexer->rest.len > 0 &&
			 strchr(" \t\r\n", lexer->rest.s[0]))
			take(lexer, 1);
		else
			return;
	}
}

static bool
is_name_char(char c)
{
	return ascii_is_alnum(c) || c == '_';
}

static struct token
next_token(struct lexer *lexer)
{
	struct token token = {.kind = TOKEN_OTHER};
	struct text rest;
	size_t length = 0;

	skip_blanks(lexer);
	token.line = lexer->line;
	rest = lexer->rest;
	while (length < rest.len && is_name_char(rest.s[length]))
		length++;
	if (rest.len == 0) {
		token.kind = TOKEN_END;
	} else if (length > 0) {
		if (!ascii_is_digit(rest.s[0]))
			token.kind = TOKEN_NAME;
		token.text = take(lexer, length);
	} else if (rest.s[0] == '"' || rest.s[0] == '\'') {
		token.kind = TOKEN_STRING;
		token.text = take_quoted(lexer);
	} else if (long_level(rest) != SIZE_MAX) {
		token.kind = TOKEN_STRING;
		token.text = take_long(lexer, long_level(rest));
	} else {
		token.text = take(lexer, 1);
	}
	return token;
}

static bool
is_char(const struct token *token, char c)
{
	return token->kind == TOKEN_OTHER && token->text.s[0] == c;
}

/* ---- Tables ---- */

/* What an entry begins with; its value is what comes next. */
struct head {
	struct text name; /* empty: an item */
	size_t line;
};

/* Takes `name =` or `["name"] =`, or nothing. */
static struct head
take_head(struct lexer *lexer)
{
	struct lexer ahead = *lexer;
	struct token token = next_token(&ahead);
	bool has_bracket = is_char(&token, '[');
	struct head head = {.line = token.line};

	if (has_bracket)
		token = next_token(&ahead);
	if (token.kind != (has_bracket ? TOKEN_STRING : TOKEN_NAME))
		return head;
	head.name = token.text;
	token = next_token(&ahead);
	if (has_bracket)
		token = next_token(&ahead);
	if (is_char(&token, '=') && !text_starts(ahead.rest, TEXT("=")))
		*lexer = ahead;
	else
		head.name = (struct text){0};
	return head;
}

/* 1 for an opening bracket, -1 for a closing one, else 0. */
static int
bracket(const struct token *token)
{
	if (token->kind != TOKEN_OTHER)
		return 0;
	if (strchr("{([", token->text.s[0]))
		return 1;
	return strchr("})]", token->text.s[0]) ? -1 : 0;
}

/* Skips a value and the comma behind it; not the end of its table. */
static void
skip_value(struct lexer *lexer)
{
	int depth = 0;

	for (;;) {
		struct lexer before = *lexer;
		struct token token = next_token(lexer);

		if (token.kind == TOKEN_END)
			return;
		if (depth == 0 &&
		    (is_char(&token, ',') || is_char(&token, ';')))
			return;
		if (depth == 0 && is_char(&token, '}')) {
			*lexer = before;
			return;
		}
		depth += bracket(&token);
	}
}

static bool
is_key(const struct plan_key *key)
{
	return key->name || key->number > 0;
}

/* Looks for the key in the table that begins. */
static bool
find_entry(struct lexer *lexer, const struct plan_key *key, size_t *line)
{
	size_t number = 0;
	struct token token = next_token(lexer);

	if (!is_char(&token, '{'))
		return false;
	for (;;) {
		struct lexer before = *lexer;
		struct head head;

		token = next_token(&before);
		if (token.kind == TOKEN_END || is_char(&token, '}'))
			return false;
		head = take_head(lexer);
		*line = head.line;
		if (head.name.len == 0 && ++number == key->number)
			return true;
		if (key->name && head.name.len > 0 &&
		    text_equal(head.name, text_of(key->name)))
			return true;
		skip_value(lexer);
	}
}

size_t
plan_line(struct text lua, const struct plan_at *at)
{
	struct lexer lexer = {.rest = lua, .line = 1};
	struct token token;
	size_t line = 0, found;

	do
		token = next_token(&lexer);
	while (token.kind != TOKEN_END &&
	       !(token.kind == TOKEN_NAME &&
		 text_equal(token.text, TEXT("return"))));
	for (const struct plan_key *key = at->keys; is_key(key); key++) {
		if (!find_entry(&lexer, key, &found))
			break;
		line = found;
	}
	return line;
}

struct place
plan_place(const struct theme *theme, struct text shown,
	   const struct plan_at *at)
{
	struct place place = {.path = shown};

	list_each (struct theme_file, file, &theme->files)
		if (text_equal(file->shown, shown))
			place.line = plan_line(file->bytes, at);
	return place;
}

void
plan_refuse(lua_State *L, const struct plan_at *at, const char *format, ...)
{
	const struct theme_file *file = vm_of(L)->layout;
	size_t line = plan_line(file->bytes, at);
	va_list list;

	va_start(list, format);
	lua_pushvfstring(L, format, list);
	va_end(list);
	if (line > 0)
		lua_pushfstring(L, "%s:%d: %s", file->shown.s, (int)line,
				lua_tostring(L, -1));
	lua_error(L);
	abort(); /* lua_error does not return, but is not declared so */
}
