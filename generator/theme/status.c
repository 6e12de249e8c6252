#include "theme/status.h"

#include "base/index.h"
#include "theme/node.h"

static void
write_word(lua_State *L, struct buf *buf, struct text word)
{
	struct text piece;
	bool is_first = true;

	while (text_split(&word, ' ', &piece)) {
		if (!is_first)
			buf_char(buf, '-');
		is_first = false;
		node_escape(L, buf, piece);
	}
}

void
status_write(lua_State *L, struct buf *buf, const struct response *response)
{
	write_word(L, buf, response->record->id);
	buf_char(buf, ':');
	write_word(L, buf, response->stance);
}

void
status_note(struct vm *vm, const struct quotation *quotation)
{
	struct noted_list *noted = &vm->noted;

	if (!vm->page || !quotation->is_contested ||
	    (noted->count > 0 && *list_last(noted) == quotation))
		return;
	list_add(&vm->arena, noted, quotation);
}

/* All values of the attribute in the page. */
static void
collect(struct vm *vm, struct index *shown)
{
	struct text html = buf_as_text(&vm->out);
	struct text start = TEXT(" " STATUS_ATTRIBUTE "=\"");
	size_t at = 0;

	for (;;) {
		struct text value;
		struct text word;

		at = text_find(html, start, at);
		if (at == TEXT_NOT_FOUND)
			return;
		at += start.len;
		value = text_slice(html, at, text_find_char(html, '"', at));
		while (text_split(&value, ' ', &word))
			index_add(&vm->arena, shown, word, 0);
	}
}

static struct text
status_of(struct vm *vm, const struct response *response)
{
	buf_reset(&vm->scratch);
	status_write(vm->lua, &vm->scratch, response);
	return arena_text(&vm->arena, buf_as_text(&vm->scratch));
}

static void
look_at(struct vm *vm, const struct quotation *quotation, struct index *shown,
	struct status_gaps *gaps)
{
	for (size_t i = 0; i < quotation->responses.count; i++) {
		const struct response *response = quotation->responses.items[i];
		struct status_gap gap = {quotation, i};
		struct text status;

		if (!response->contests)
			continue;
		status = status_of(vm, response);
		if (index_find(shown, status) != INDEX_NONE)
			continue;
		index_add(&vm->arena, shown, status, 0); /* told once */
		list_add(&vm->arena, gaps, gap);
	}
}

struct status_gaps
status_gaps_find(struct vm *vm)
{
	struct status_gaps gaps = {0};
	struct index shown = {0};

	if (vm->noted.count > 0)
		collect(vm, &shown);
	list_each (const struct quotation *, quotation, &vm->noted)
		look_at(vm, *quotation, &shown, &gaps);
	return gaps;
}
