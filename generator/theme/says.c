#include "theme/says.h"

#define MOST_LINES 40
#define MOST_LEVELS 20
#define TWICE "=id - "

void
says_where(lua_State *L, struct print_line *line)
{
	lua_Debug debug;

	line->shown = (struct text){0};
	line->line = 0;
	for (int i = 1; i < MOST_LEVELS && lua_getstack(L, i, &debug); i++) {
		if (!lua_getinfo(L, "Sl", &debug) || debug.source[0] != '@')
			continue;
		line->shown =
			arena_text(&vm_of(L)->arena, text_of(debug.source + 1));
		line->line =
			debug.currentline > 0 ? (size_t)debug.currentline : 0;
		return;
	}
}

bool
says_add(struct vm *vm, const struct print_line *line)
{
	struct print_line kept = *line;

	if (vm->prints.count >= MOST_LINES)
		return false;
	kept.words = arena_text(&vm->arena, line->words);
	list_add(&vm->arena, &vm->prints, kept);
	return true;
}

void
says_here(lua_State *L, enum diag_code code, struct text words)
{
	struct print_line line = {.code = code, .words = words};

	vm_vary(L, "what is told");
	says_where(L, &line);
	says_add(vm_of(L), &line);
}

/* Says of an id who gave it; false: nobody of the theme did. */
static bool
tell(struct vm *vm, struct text id)
{
	const struct print_line *first = NULL, *last = NULL;
	struct print_line said = {.code = T015};

	list_each (struct print_line, maker, &vm->id_makers) {
		if (!text_equal(maker->words, id))
			continue;
		first = first ? first : maker;
		last = maker;
	}
	if (!last)
		return false;
	said.shown = last->shown;
	said.line = last->line;
	said.words = arena_format(&vm->arena,
				  "the id \"%.*s\" stands twice in one page; ",
				  TEXT_ARG(id));
	if (first == last)
		said.words = arena_join(&vm->arena, said.words,
					TEXT("the other is in a document or "
					     "this node is put in twice"));
	else
		said.words = arena_format(&vm->arena,
					  "%.*sthe other is given in %.*s:%zu",
					  TEXT_ARG(said.words),
					  TEXT_ARG(first->shown), first->line);
	return says_add(vm, &said);
}

void
says_twice(struct vm *vm)
{
	struct text links =
		arena_text(&vm->arena, buf_as_text(&vm->references.links));
	struct text line, last = {0};

	buf_reset(&vm->references.links);
	while (text_line(&links, &line)) {
		struct text id = text_from(line, strlen(TWICE));

		if (text_starts(line, TEXT(TWICE)) &&
		    (text_equal(line, last) || tell(vm, id))) {
			last = line;
			continue;
		}
		buf_text(&vm->references.links, line);
		buf_char(&vm->references.links, '\n');
	}
}
