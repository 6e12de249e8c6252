#include "theme/tree.h"

#define MOST_DEPTH 500

struct parsing {
	lua_State *L;
	const struct page *page;
	struct text rest;
	size_t numbers[2]; /* of links, images */
	int depth;
};

static void parse_inside(struct parsing *parsing, struct branch *parent);

/* ---- Branches ---- */

static struct branch *
new_branch(lua_State *L, const struct page *page, enum branch_kind kind,
	   const char *name)
{
	struct branch *branch = arena_new(&vm_of(L)->arena, struct branch);

	branch->kind = kind;
	branch->view.kind = text_of(name);
	branch->view.page = page;
	branch->view.branch = branch;
	return branch;
}

void
tree_remove(struct branch *branch)
{
	struct branch *parent = branch->parent;

	if (branch->previous)
		branch->previous->next = branch->next;
	else
		parent->first = branch->next;
	if (branch->next)
		branch->next->previous = branch->previous;
	else
		parent->last = branch->previous;
	branch->parent = branch->next = branch->previous = NULL;
}

void
tree_insert(struct branch *parent, struct branch *branch, struct branch *before)
{
	branch->parent = parent;
	branch->next = before;
	branch->previous = before ? before->previous : parent->last;
	if (branch->previous)
		branch->previous->next = branch;
	else
		parent->first = branch;
	if (before)
		before->previous = branch;
	else
		parent->last = branch;
}

struct branch *
tree_step(struct branch *branch, const struct branch *top)
{
	if (branch->first)
		return branch->first;
	while (branch != top && !branch->next)
		branch = branch->parent;
	return branch == top ? NULL : branch->next;
}

/* ---- Taking apart ---- */

static struct text
since(const char *start, struct text rest)
{
	return (struct text){start, (size_t)(rest.s - start)};
}

/* Goes to behind the close of the hole that is open. */
static void
skip_hole(struct text *rest)
{
	struct text piece;
	struct hole hole;
	size_t depth = 1;

	while (depth > 0) {
		enum hole_step step = hole_step(rest, &piece, &hole);

		if (step == HOLE_END)
			return;
		if (step == HOLE_OPEN)
			depth++;
		else if (step == HOLE_CLOSE)
			depth--;
	}
}

static const struct link *
link_of(const struct page *page, struct hole hole)
{
	return hole.index < page->links.count ? &page->links.items[hole.index]
					      : NULL;
}

static const struct node_fact *
fact_of(const struct page *page, struct hole hole)
{
	return page->nodes && hole.index < page->nodes->count
		       ? &page->nodes->items[hole.index]
		       : NULL;
}

/* What a filter may not change. */
static bool
is_fixed(const struct page *page, struct hole hole)
{
	const struct link *link;
	const struct node_fact *fact;

	switch (hole.kind) {
	case HOLE_LINK:
	case HOLE_QUOTE_BLOCK:
		link = link_of(page, hole);
		return link && link->ties->quotation;
	case HOLE_NODE:
		fact = fact_of(page, hole);
		return fact && fact->kind == KIND_EVENT;
	case HOLE_EVENT:
	case HOLE_DATE:
	case HOLE_MARK:
	case HOLE_SAID:
		return true;
	default:
		return false;
	}
}

static const char *
name_of(const struct page *page, struct hole hole)
{
	const struct node_fact *fact;

	switch (hole.kind) {
	case HOLE_LINK:
		return is_fixed(page, hole) ? "quotation" : "link";
	case HOLE_IMAGE:
		return "image";
	case HOLE_QUOTE_BLOCK:
		return "quotation_block";
	case HOLE_NOTE:
		return "footnote_reference";
	case HOLE_NODE:
		fact = fact_of(page, hole);
		return fact ? node_kind_name(fact->kind) : "node";
	default:
		return "event";
	}
}

static void
set_link(struct parsing *parsing, struct branch *branch, struct hole hole)
{
	const struct link *link = link_of(parsing->page, hole);

	if (!link || (hole.kind != HOLE_LINK && hole.kind != HOLE_IMAGE))
		return;
	branch->view.number = ++parsing->numbers[hole.kind == HOLE_IMAGE];
	hooked_set_link(&branch->view, link);
}

/* A node: its tags stand before and behind the hole of what is inside. */
static void
parse_node(struct parsing *parsing, struct branch *branch, const char *start)
{
	struct text piece;
	struct hole hole;

	for (;;) {
		enum hole_step step = hole_step(&parsing->rest, &piece, &hole);

		if (step == HOLE_END || step == HOLE_CLOSE)
			break;
		if (step != HOLE_OPEN)
			continue;
		if (hole.kind != HOLE_INSIDE) {
			skip_hole(&parsing->rest);
			continue;
		}
		branch->before = since(start, parsing->rest);
		parse_inside(parsing, branch);
		start = parsing->rest.s - 1; /* with the close */
	}
	if (branch->before.len == 0)
		branch->before = since(start, parsing->rest);
	else
		branch->after = since(start, parsing->rest);
}

static struct branch *
parse_hole(struct parsing *parsing, struct hole hole, const char *start)
{
	bool fixed = is_fixed(parsing->page, hole);
	const struct node_fact *fact =
		hole.kind == HOLE_NODE ? fact_of(parsing->page, hole) : NULL;
	struct branch *branch = new_branch(parsing->L, parsing->page,
					   fixed ? BRANCH_WHOLE : BRANCH_NODE,
					   name_of(parsing->page, hole));

	set_link(parsing, branch, hole);
	if (fact)
		hooked_set_fact(&branch->view, fact);
	if (fixed || hole.kind == HOLE_IMAGE || hole.kind == HOLE_NOTE) {
		branch->kind = BRANCH_WHOLE;
		skip_hole(&parsing->rest);
		branch->bytes = since(start, parsing->rest);
	} else if (hole.kind == HOLE_NODE) {
		parse_node(parsing, branch, start);
	} else {
		branch->before = since(start, parsing->rest);
		parse_inside(parsing, branch);
		branch->after = (struct text){parsing->rest.s - 1, 1};
	}
	return branch;
}

/* How long the tag is that `html` begins with; a > may stand in quotes. */
static size_t
tag_length(struct text html)
{
	char quote = 0;

	for (size_t i = 1; i < html.len; i++) {
		char c = html.s[i];

		if (c == quote)
			quote = 0;
		else if (!quote && (c == '"' || c == '\''))
			quote = c;
		else if (!quote && c == '>')
			return i + 1;
	}
	return html.len;
}

static void
add_piece(struct parsing *parsing, struct branch *parent, struct text piece)
{
	bool is_tag = piece.s[0] == '<';
	const char *kind = is_tag		       ? "html"
			   : text_trim(piece).len == 0 ? "space"
						       : "text";
	struct branch *branch =
		new_branch(parsing->L, parsing->page, BRANCH_TEXT, kind);

	branch->bytes = piece;
	if (!is_tag)
		hooked_set_words(&branch->view, piece,
				 &vm_of(parsing->L)->arena);
	tree_insert(parent, branch, NULL);
}

/* Words, and tags that are no node's: of raw HTML or an earlier filter. */
static void
add_text(struct parsing *parsing, struct branch *parent, struct text piece)
{
	while (piece.len > 0) {
		size_t length = piece.s[0] == '<'
					? tag_length(piece)
					: text_find_char(piece, '<', 0);

		if (length > piece.len)
			length = piece.len;
		add_piece(parsing, parent, text_slice(piece, 0, length));
		piece = text_from(piece, length);
	}
}

/* Up to the close of the hole it is in, which is taken too. */
static void
parse_inside(struct parsing *parsing, struct branch *parent)
{
	if (++parsing->depth > MOST_DEPTH)
		vm_error(parsing->L, "nodes too deep in nodes");
	for (;;) {
		const char *start = parsing->rest.s;
		struct text piece;
		struct hole hole;

		switch (hole_step(&parsing->rest, &piece, &hole)) {
		case HOLE_TEXT:
			add_text(parsing, parent, piece);
			break;
		case HOLE_OPEN:
			tree_insert(parent, parse_hole(parsing, hole, start),
				    NULL);
			break;
		default:
			parsing->depth--;
			return;
		}
	}
}

struct branch *
tree_of(lua_State *L, const struct page *page, struct text html)
{
	struct parsing parsing = {.L = L, .page = page, .rest = html};
	struct branch *root = new_branch(L, page, BRANCH_ROOT, "document");

	vm_charge_bytes(L, 10 * html.len);
	parse_inside(&parsing, root);
	return root;
}

/* ---- Putting together ---- */

void
tree_write_inside(const struct branch *branch, struct buf *html)
{
	for (const struct branch *child = branch->first; child;
	     child = child->next)
		tree_write(child, html);
}

void
tree_write(const struct branch *branch, struct buf *html)
{
	buf_text(html, branch->before);
	buf_text(html, branch->bytes);
	tree_write_inside(branch, html);
	buf_text(html, branch->after);
}

void
tree_fixed(const struct page *page, struct text html, struct buf *fixed)
{
	struct text piece;
	struct hole hole;

	for (;;) {
		const char *start = html.s;
		enum hole_step step = hole_step(&html, &piece, &hole);

		if (step == HOLE_END)
			return;
		if (step != HOLE_OPEN || !is_fixed(page, hole))
			continue;
		skip_hole(&html);
		buf_text(fixed, since(start, html));
	}
}
