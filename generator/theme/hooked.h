/*
 * A piece of a document in the hands of a hook: what a theme sees of it.
 */
#ifndef THEME_HOOKED_H
#define THEME_HOOKED_H

#include "model/model.h"

struct branch;
struct node;

/* In the page's arena. What the kind does not have is empty. */
struct hooked {
	struct text kind;
	size_t number;
	const struct page *page;
	struct place place; /* line 0: none */
	struct text id;
	struct text classes;
	struct text name;
	struct text title;
	struct text credit;
	struct text text;
	int level;
	int start;
	bool is_ordered;
	bool is_tight;
	bool is_done;
	const struct link *link;
	const struct event *event;
	const struct turn *turn;
	const struct mark *mark;
	const struct node_fact *fact; /* or NULL */

	/* Not members. */
	struct branch *branch; /* it is of the tree of a filter */
	struct node *children;
	struct node *whole; /* as it looks without a hook */
};

/* Sets what a fact says of a node; not its event. */
void hooked_set_fact(struct hooked *node, const struct node_fact *fact);
void hooked_set_link(struct hooked *node, const struct link *link);

/* "content/x.md:12", or nothing for no place. */
struct text hooked_shown(struct arena *arena, const struct place *place);

/* Sets the text: the words of HTML without tags. In the arena or borrowed. */
void hooked_set_words(struct hooked *node, struct text html,
		      struct arena *arena);

#endif
