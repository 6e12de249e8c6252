/*
 * A piece of a document in the hands of a hook: what a theme sees of it.
 */
#ifndef THEME_HOOKED_H
#define THEME_HOOKED_H

#include "model/model.h"

struct node;

/* In the page's arena. What the kind does not have is empty. */
struct hooked {
	struct text kind;
	size_t number;
	const struct page *page;
	struct text place;
	struct text id;
	struct text classes;
	struct text name;
	struct text title;
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
	struct node *children;
	struct node *whole; /* as it looks without a hook */
};

#endif
