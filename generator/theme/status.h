/*
 * Whether a page says what it has to say of the words it quotes.
 *
 * Who quotes what is contested says so (model.h, struct response). A theme
 * says it with an element that has `data_status_of = response`, which C writes
 * as data-status-of="harbour-call:denies": the record, and how somebody stands
 * to it. Once a page is made these are looked for in its bytes, for every
 * quotation whose words were put into it or read by its layout.
 */
#ifndef THEME_STATUS_H
#define THEME_STATUS_H

#include "theme/vm.h"

#define STATUS_ATTRIBUTE "data-status-of"

/* A status that a page does not show. */
struct status_gap {
	const struct quotation *quotation;
	size_t response; /* its number in quotation->responses */
};

struct status_gaps LIST_OF(struct status_gap);

/* Writes what stands for the status in the attribute, escaped. */
void status_write(lua_State *L, struct buf *buf,
		  const struct response *response);

/* Notes that words of a quotation are in the page that is made. */
void status_note(struct vm *vm, const struct quotation *quotation);

/*
 * What the page in vm->out does not say, each status once, with the first
 * quotation that lacks it; in the page's arena. It raises no Lua error, as
 * all ids are UTF-8, and needs no protection.
 */
struct status_gaps status_gaps_find(struct vm *vm);

#endif
