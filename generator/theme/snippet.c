#include "theme/snippet.h"

#include "base/utf8.h"
#include "theme/beside.h"
#include "theme/thing.h"

#define MOST_WORDS (64 * KIB)

/* The page at `index`, or the one being made. */
static const struct page *
page_at(lua_State *L, int index)
{
	const struct object *object = thing_object(L, index);

	if (lua_isnoneornil(L, index))
		return vm_of(L)->page ? vm_of(L)->page : vm_of(L)->site->home;
	if (!object || object->type != TYPE_PAGE || object->shape != SHAPE_ONE)
		vm_error(L, "text.markdown wants a page, this is %s",
			 thing_named(L, index));
	return object->of;
}

/* What is wrong with it, or an empty text. */
static struct text
read_words(struct vm *vm, const struct page *page, struct text words,
	   struct markdown **out)
{
	struct markdown_input in = {
		.path = TEXT("text.markdown"),
		.body = arena_text(&vm->arena, words),
		.first_line = 1,
		.language = page->language,
		.wanted = vm->theme->wanted,
	};
	struct diag diag = {0};
	struct text fault = {"", 0};

	*out = markdown_read(&in, &vm->arena, &diag);
	list_each (struct diagnostic, told, &diag.list)
		if (told->severity == DIAG_ERROR && fault.len == 0)
			fault = arena_text(&vm->arena, told->message);
	diag_free(&diag);
	return fault;
}

static bool
is_url(struct text destination)
{
	size_t colon = text_find_char(destination, ':', 0);
	size_t slash = text_find_char(destination, '/', 0);

	return colon != TEXT_NOT_FOUND && colon < slash;
}

static bool
resolve_path(lua_State *L, struct text path, struct link *link,
	     struct link_ties *ties)
{
	struct beside found;

	if (path.len == 0) {
		link->target = LINK_TO_PAGE;
		link->page = (struct page *)(uintptr_t)link->from;
		return true;
	}
	if (!beside_find(L, link->from, path, &found))
		return false;
	link->target = found.asset ? LINK_TO_ASSET : LINK_TO_PAGE;
	link->page = found.page;
	ties->asset = found.asset;
	return true;
}

static struct link
resolve(lua_State *L, const struct page *page, const struct link_fact *fact)
{
	struct arena *arena = &vm_of(L)->arena;
	struct link_ties *ties = arena_new(arena, struct link_ties);
	struct link link = link_made(fact, page, arena);
	struct text to = fact->destination;
	size_t hash = text_find_char(to, '#', 0);

	*ties = *link.ties;
	link.ties = ties;
	if (is_url(to)) {
		link.target = LINK_TO_URL;
		return link;
	}
	if (hash != TEXT_NOT_FOUND)
		ties->anchor = text_from(to, hash + 1);
	if (!resolve_path(L, text_slice(to, 0, hash), &link, ties)) {
		vm_push_text(L, to);
		vm_error(L, "text.markdown: \"%s\" leads nowhere",
			 lua_tostring(L, -1));
	}
	return link;
}

int
snippet_markdown(lua_State *L)
{
	struct vm *vm = vm_of(L);
	const struct page *page = page_at(L, 2);
	struct page *made = arena_new(&vm->arena, struct page);
	struct content *content;
	struct markdown *out;
	struct text words, fault;

	words.s = luaL_checklstring(L, 1, &words.len);
	vm_charge_bytes(L, 50 * words.len);
	if (words.len > MOST_WORDS)
		vm_error(L, "text.markdown: these are more than %d bytes",
			 (int)MOST_WORDS);
	if (utf8_check(words) < words.len)
		vm_error(L, "the text is no UTF-8");
	fault = read_words(vm, page, words, &out);
	if (fault.len > 0)
		vm_error(L, "text.markdown: %s", fault.s);
	*made = *page;
	made->nodes = &out->nodes;
	made->links = (struct links){0};
	made->ties = &page_no_ties;
	list_each (struct link_fact, fact, &out->links)
		list_add(&vm->arena, &made->links, resolve(L, page, fact));
	content = arena_new(&vm->arena, struct content); /* none to filter */
	*content = (struct content){&out->content, made, NULL};
	if (vm->heap.used + vm->arena.used > vm->heap.most)
		vm_stop(L, REACHED_MEMORY);
	thing_push(L, TYPE_CONTENT, SHAPE_ONE, content);
	return 1;
}
