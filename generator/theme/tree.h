/*
 * The tree of a document in the hands of filters: its HTML with holes, taken
 * apart at them. Nodes are struct hooked to Lua; what a filter may not change
 * is one piece that is not taken apart.
 */
#ifndef THEME_TREE_H
#define THEME_TREE_H

#include "theme/hooked.h"
#include "theme/vm.h"

enum branch_kind {
	BRANCH_ROOT,
	BRANCH_NODE,  /* before, children, after */
	BRANCH_WHOLE, /* bytes: a hole that stays as it is */
	BRANCH_TEXT   /* bytes: HTML between holes, or of a filter */
};

struct branch {
	struct hooked view;
	enum branch_kind kind;
	struct branch *parent;
	struct branch *first;
	struct branch *last;
	struct branch *previous;
	struct branch *next;
	struct text before; /* the head of its hole, tags … */
	struct text after;
	struct text bytes;
};

/* Takes the HTML of the document of `page` apart, in the page's arena. */
struct branch *tree_of(lua_State *L, const struct page *page, struct text html);

/* Puts the HTML of a node, or of what is in it, together. */
void tree_write(const struct branch *branch, struct buf *html);
void tree_write_inside(const struct branch *branch, struct buf *html);

/* Takes a node out; puts one before another, or at the end for NULL. */
void tree_remove(struct branch *branch);
void tree_insert(struct branch *parent, struct branch *branch,
		 struct branch *before);

/* The node behind `branch` in a walk below `top`; NULL at its end. */
struct branch *tree_step(struct branch *branch, const struct branch *top);

/*
 * The pieces that no filter may change, one behind the other, of HTML with
 * holes: quotations and events.
 */
void tree_fixed(const struct page *page, struct text html, struct buf *fixed);

#endif
