#include "markdown/inner.h"

#define MOST_OF_AN_ID 80

/* Takes an id that is free; false when it is not. */
static bool
take_id(struct render *r, struct text id, uint32_t *slot)
{
	uint32_t fresh = (uint32_t)r->id_last.count;

	*slot = index_add(r->reader->scratch, &r->ids, id, fresh);
	if (*slot != fresh)
		return false;
	list_add(r->reader->scratch, &r->id_last, 1);
	return true;
}

/*
 * Each id remembers the last number given to it, so that a thousand headings
 * of one name do not try a thousand numbers each.
 */
struct text
fact_free_id(struct render *r, struct text id)
{
	struct text numbered;
	uint32_t slot;
	uint32_t taken;

	if (take_id(r, id, &slot))
		return id;
	do {
		numbered = arena_format(r->reader->arena, "%.*s-%u",
					TEXT_ARG(id), ++r->id_last.items[slot]);
	} while (!take_id(r, numbered, &taken));
	return numbered;
}

struct text
fact_heading_id(struct render *r, cmark_node *heading)
{
	const struct attributes *given = cmark_node_get_user_data(heading);
	struct text id;

	if (given && given->id.len > 0)
		return given->id;

	buf_reset(&r->scratch);
	words_of(heading, &r->scratch);
	id = utf8_slug(r->reader->arena, buf_as_text(&r->scratch),
		       MOST_OF_AN_ID);
	return fact_free_id(r, id.len > 0 ? id : TEXT("section"));
}

bool
fact_reserve_id(struct render *r, struct text id)
{
	uint32_t slot;

	return take_id(r, id, &slot);
}

void
fact_anchor(struct render *r, struct text id, struct place place)
{
	if (fact_reserve_id(r, id))
		return;
	diag_error(r->reader->diag, M007, &place,
		   "the id \"%.*s\" is given twice on this page", TEXT_ARG(id));
}

/* Of most the HTML is the words, which are kept once. */
static const struct rich *
heading_content(struct render *r)
{
	struct arena *arena = r->reader->arena;
	struct text html = text_from(buf_as_text(&r->html), r->leaf.html);
	struct text plain = text_from(buf_as_text(&r->plain), r->leaf.plain);
	struct rich *content = arena_new(arena, struct rich);

	content->plain = arena_text(arena, plain);
	content->html = text_equal(html, plain) ? &content->plain
						: html_kept(arena, html);
	return content;
}

void
fact_heading(struct render *r, cmark_node *heading)
{
	struct place place = source_block_place(r->source, heading, 1);

	*list_push(r->reader->scratch, &r->reader->out->headings) =
		(struct heading_fact){
			.content = heading_content(r),
			.id = r->leaf.id,
			.place = place_small(&place),
			.level = (uint8_t)cmark_node_get_heading_level(heading),
		};
}
