#include "theme/hooked.h"

struct text
hooked_shown(struct arena *arena, const struct place *place)
{
	if (place->line == 0)
		return (struct text){0};
	return arena_format(arena, "%.*s:%zu", TEXT_ARG(place->path),
			    place->line);
}

void
hooked_set_fact(struct hooked *node, const struct node_fact *fact)
{
	node->fact = fact;
	node->number = fact->number;
	node->place = fact->place;
	node->id = fact->id;
	node->classes = fact->classes;
	node->name = fact->name;
	node->title = fact->title;
	node->credit = fact->credit;
	node->text = fact->text;
	node->level = fact->level;
	node->start = fact->start;
	node->is_ordered = fact->is_ordered;
	node->is_tight = fact->is_tight;
	node->is_done = fact->is_done;
}

void
hooked_set_link(struct hooked *node, const struct link *link)
{
	node->link = link;
	node->title = link->ties->extras->title;
	node->text = link_words(link);
	node->id = link->ties->extras->id;
	node->classes = link->ties->extras->classes;
	node->place = link_place(link);
}

/* What the entities of html.c of markdown/ stand for. */
static char
entity(struct text *rest)
{
	static const struct {
		struct text name;
		char is;
	} entities[] = {
		{{"&amp;", 5}, '&'},
		{{"&lt;", 4}, '<'},
		{{"&gt;", 4}, '>'},
		{{"&quot;", 6}, '"'},
	};

	for (size_t i = 0; i < ARRAY_COUNT(entities); i++) {
		if (!text_starts(*rest, entities[i].name))
			continue;
		*rest = text_from(*rest, entities[i].name.len);
		return entities[i].is;
	}
	*rest = text_from(*rest, 1);
	return '&';
}

void
hooked_set_words(struct hooked *node, struct text html, struct arena *arena)
{
	char *words;
	size_t length = 0;

	if (text_find_char(html, '&', 0) == TEXT_NOT_FOUND) {
		node->text = html;
		return;
	}
	words = arena_bytes(arena, html.len);
	while (html.len > 0) {
		char c = *html.s;

		if (c == '&')
			c = entity(&html);
		else
			html = text_from(html, 1);
		words[length++] = c;
	}
	node->text = (struct text){words, length};
}
