#include "theme/references.h"

#include "base/attr.h"
#include "base/block.h"
#include "base/index.h"
#include "base/limits.h"
#include "base/list.h"
#include "base/loads.h"
#include "base/origin.h"
#include "base/path.h"
#include "base/scan.h"
#include "base/sums.h"

/* A link within the file. */
struct own_anchor {
	struct scan_attribute from;
	struct text fragment;
};

struct finding {
	const struct reference_site *site;
	struct arena *arena;
	struct references *to;
	struct text folder; /* of the file, percent-encoded */
	struct text root;   /* the path of base_url, "/" without one */
	struct index lines;
	struct index ids;
	struct LIST_OF(struct own_anchor) own; /* looked at last */
	struct buf value;
	struct buf origin;
	struct buf target;     /* of a link; or an id */
	size_t line;	       /* where the newest begins in the links */
	const char *link;      /* the <link> that is read, */
	bool link_loads;       /* its rel makes a browser load it */
	struct text link_href; /* from there */
};

/* ---- Lines ---- */

static block_found
is_control(block b)
{
	return b < ' ';
}

static block_found
is_percent(block b)
{
	return b == '%';
}

/* A line end in an address would end the line. */
static void
add_line_part(struct buf *line, struct text part)
{
	size_t start = 0;

	if (!block_any_in(part, is_control)) {
		buf_text(line, part);
		return;
	}
	for (size_t i = 0; i < part.len; i++) {
		if ((unsigned char)part.s[i] >= ' ')
			continue;
		buf_add(line, part.s + start, i - start);
		buf_format(line, "%%%02X", (unsigned char)part.s[i]);
		start = i + 1;
	}
	buf_add(line, part.s + start, part.len - start);
}

/* Begins with what the line is of, "- - " or "a href ". Returns where it goes
 * on. */
static struct buf *
begin_line(struct finding *f, struct text kind,
	   const struct scan_attribute *from)
{
	struct buf *links = &f->to->links;

	f->line = links->len;
	buf_text(links, kind);
	if (!from)
		return links;
	buf_text(links, from->element);
	buf_char(links, ' ');
	buf_text(links, from->name.len > 0 ? from->name : TEXT("-"));
	buf_char(links, ' ');
	return links;
}

/* One that is there already goes again. */
static void
end_line(struct finding *f)
{
	struct buf *links = &f->to->links;
	struct text line = text_from(buf_as_text(links), f->line);
	size_t known = f->lines.count;

	index_add(f->arena, &f->lines, arena_text(f->arena, line), 0);
	if (f->lines.count > known)
		buf_char(links, '\n');
	else
		buf_wrote(links, links->s + f->line);
}

/* ---- Addresses ---- */

/* Whether a scheme comes first: letters and a colon, before any slash. */
static bool
has_scheme(struct text url)
{
	size_t end = 0;

	while (end < url.len &&
	       (ascii_is_alnum(url.s[end]) || url.s[end] == '+' ||
		url.s[end] == '-' || url.s[end] == '.'))
		end++;
	return end > 0 && end < url.len && url.s[end] == ':';
}

bool
references_lead_elsewhere(struct text url)
{
	return has_scheme(url) || text_starts(url, TEXT("//"));
}

static block_found
ends_path(block b)
{
	return (b == '#') | (b == '?');
}

/* Takes the fragment off `*url`, and a query with it. Text directives are for
 * the browser: "#t1:~:text=ledger". */
static struct text
take_fragment(struct text *url)
{
	size_t end = block_find_in(*url, 0, ends_path);
	size_t hash = text_find_char(*url, '#', end);
	struct text fragment = {0};

	if (hash != TEXT_NOT_FOUND)
		fragment = text_from(*url, hash + 1);
	*url = text_slice(*url, 0, end);
	return text_slice(fragment, 0, text_find(fragment, TEXT(":~:"), 0));
}

/* Kept until all ids of the file are known. */
static void
add_own(struct finding *f, const struct scan_attribute *from,
	struct text fragment)
{
	struct own_anchor own = {*from, {0}};

	if (!f->site->is_html || fragment.len == 0 ||
	    text_equal(fragment, TEXT("top")))
		return;
	own.fragment = fragment;
	list_add(f->arena, &f->own, own);
}

static void
check_own(struct finding *f)
{
	list_each (struct own_anchor, own, &f->own) {
		struct text id = own->fragment;

		if (index_find(&f->ids, id) != INDEX_NONE ||
		    (path_decode(f->arena, id, &id) &&
		     index_find(&f->ids, id) != INDEX_NONE))
			continue;
		add_line_part(begin_line(f, TEXT("#"), &own->from),
			      own->fragment);
		end_line(f);
	}
}

/* path_decode, in place where nothing is to be decoded; false: malformed. */
static bool
decode(struct arena *arena, struct text *text)
{
	return !block_any_in(*text, is_percent) ||
	       path_decode(arena, *text, text);
}

/* False for what leads nowhere, or would be a sum too many. */
static bool
add_wanted(struct finding *f, struct text path, struct text fragment)
{
	struct buf *sums = &f->to->sums;

	(void)decode(f->arena, &fragment); /* else it is as it is written */
	if (!decode(f->arena, &path) || text_starts(path, TEXT("/")) ||
	    sums->len > LIMIT_PAGE_OUTPUT)
		return false;
	sums_write(sums, sum_of_place(path, fragment), SUM_WANTED);
	return true;
}

/* Notes where a link leads; without `from` it is an address in a text. */
static void
add_target(struct finding *f, const struct scan_attribute *from,
	   struct text path, struct text fragment)
{
	struct buf *target = &f->target;
	size_t length;

	buf_reset(target);
	add_line_part(target, path);
	length = target->len;
	if (fragment.len > 0 && !text_equal(fragment, TEXT("top"))) {
		buf_char(target, '#');
		add_line_part(target, fragment);
	}
	if (f->site->is_summed &&
	    add_wanted(f, text_slice(buf_as_text(target), 0, length),
		       text_from(buf_as_text(target), length + 1)))
		return;
	buf_text(begin_line(f, from ? TEXT("") : TEXT("- - "), from),
		 buf_as_text(target));
	end_line(f);
}

/* From the root of the output; with a slash before it, it leads out of it. */
static struct text
resolve(const struct finding *f, struct text path)
{
	struct text resolved;

	if (path.s[0] == '/')
		return text_starts(path, f->root) ? text_from(path, f->root.len)
						  : path;
	return path_resolve(f->arena, f->folder, path, &resolved)
		       ? resolved
		       : arena_join(f->arena, TEXT("/"), path);
}

/* Writes where `url` leads when that is in the site. */
static void
add_address(struct finding *f, const struct scan_attribute *from,
	    struct text url)
{
	struct text fragment;

	if (references_lead_elsewhere(url))
		return;
	fragment = take_fragment(&url);
	if (url.len == 0) {
		add_own(f, from, fragment);
		return;
	}
	add_target(f, from, resolve(f, url), fragment);
}

static void
add_srcset(struct finding *f, const struct scan_attribute *from,
	   struct text value)
{
	struct text candidate;

	while (text_split(&value, ',', &candidate)) {
		candidate = text_trim(candidate);
		add_address(f, from,
			    text_slice(candidate, 0,
				       text_find_char(candidate, ' ', 0)));
	}
}

static void
add_new_id(struct finding *f, struct text id)
{
	if (!f->site->is_summed) {
		add_line_part(&f->to->ids, id);
		buf_char(&f->to->ids, '\n');
		return;
	}
	buf_reset(&f->target);
	add_line_part(&f->target, id);
	sums_write(&f->to->sums,
		   sum_of_place(f->site->path, buf_as_text(&f->target)),
		   SUM_THERE);
}

static void
add_id(struct finding *f, struct text id)
{
	size_t known = f->ids.count;

	if (id.len == 0)
		return;
	index_add(f->arena, &f->ids, id, 0);
	if (f->ids.count > known) {
		add_new_id(f, id);
		return;
	}
	f->to->has_twice = true;
	add_line_part(begin_line(f, TEXT("=id - "), NULL), id);
	end_line(f);
}

/* ---- What is loaded from elsewhere ---- */

static void
end_load(struct finding *f, const struct scan_attribute *from,
	 struct text origin)
{
	add_line_part(begin_line(f, TEXT("!"), from), origin);
	end_line(f);
}

/* Most addresses are short and lead to the site itself. */
static bool
may_leave(struct text value)
{
	for (size_t i = 0; i < value.len; i++) {
		char c = value.s[i];

		if (c == ':' || c == '\\')
			return true;
		if (c == '/' && i + 1 < value.len &&
		    (value.s[i + 1] == '/' || value.s[i + 1] == '\t' ||
		     value.s[i + 1] == '\r' || value.s[i + 1] == '\n' ||
		     value.s[i + 1] == '\0'))
			return true;
	}
	return false;
}

/* Where a browser would load `url` from, unless that is the site. */
static struct text
foreign_origin(struct finding *f, struct text url)
{
	buf_reset(&f->origin);
	if (!may_leave(url) || !origin_of(url, &f->origin) ||
	    origin_is_allowed(buf_as_text(&f->origin), f->site->base_url,
			      f->site->allowed))
		return (struct text){0};
	return buf_as_text(&f->origin);
}

struct load {
	struct finding *finding;
	const struct scan_attribute *from;
};

/* A loads_take. */
static void
add_load(void *context, struct text url)
{
	const struct load *load = context;
	struct text origin = foreign_origin(load->finding, url);

	if (origin.len > 0)
		end_load(load->finding, load->from, origin);
}

/* A <link> ends, or another begins: it is known what it loads. */
static void
end_link(struct finding *f)
{
	struct scan_attribute from = {.element = TEXT("link"),
				      .name = TEXT("href")};

	if (f->link_loads)
		add_load(&(struct load){f, &from}, f->link_href);
	f->link = NULL;
	f->link_loads = false;
	f->link_href = (struct text){0};
}

/* One attribute of a <link>. */
static void
read_link(struct finding *f, const struct scan_attribute *found,
	  struct text value)
{
	if (f->link != found->element.s)
		end_link(f);
	f->link = found->element.s;
	if (text_equal_fold(found->name, TEXT("rel")))
		f->link_loads = loads_rel(value);
	else if (text_equal_fold(found->name, TEXT("href")))
		f->link_href = value;
}

/* ---- Attributes ---- */

enum role { ROLE_NONE, ROLE_ADDRESS, ROLE_ADDRESSES, ROLE_ID, ROLE_REL };

/* What an attribute is here. There are many, and most have a name of another
 * length. */
static enum role
role_of(struct text name)
{
	switch (name.len) {
	case 2:
		return text_equal_fold(name, TEXT("id")) ? ROLE_ID : ROLE_NONE;
	case 3:
		if (text_equal_fold(name, TEXT("rel")))
			return ROLE_REL;
		return text_equal_fold(name, TEXT("src")) ? ROLE_ADDRESS
							  : ROLE_NONE;
	case 4:
		return text_equal_fold(name, TEXT("href")) ||
				       text_equal_fold(name, TEXT("data"))
			       ? ROLE_ADDRESS
			       : ROLE_NONE;
	case 6:
		if (text_equal_fold(name, TEXT("srcset")))
			return ROLE_ADDRESSES;
		return text_equal_fold(name, TEXT("poster")) ? ROLE_ADDRESS
							     : ROLE_NONE;
	default:
		return ROLE_NONE;
	}
}

static block_found
is_ampersand(block b)
{
	return b == '&';
}

/* As a browser has it, with its character references read. */
static struct text
decoded(struct finding *f, struct text value)
{
	buf_reset(&f->value);
	scan_add_value(&f->value, value);
	return arena_text(f->arena, buf_as_text(&f->value));
}

/* A reader may go there: it is known without its character references. */
static bool
is_way_out(enum role role, enum loads loads, struct text value)
{
	return role == ROLE_ADDRESS && loads == LOADS_NOTHING &&
	       references_lead_elsewhere(text_trim(value));
}

static void
take(struct finding *f, const struct scan_attribute *found)
{
	bool is_html = f->site->is_html;
	enum role role = role_of(found->name);
	enum loads loads =
		is_html ? loads_of(found->element, found->name) : LOADS_NOTHING;
	struct text value = found->value;

	if (loads == LOADS_NOTHING && role == ROLE_NONE)
		return;
	if (block_any_in(value, is_ampersand)) {
		if (is_way_out(role, loads, value))
			return;
		value = decoded(f, value);
	}
	if (is_html && text_equal_fold(found->element, TEXT("link")))
		read_link(f, found, value);
	if (loads != LOADS_NOTHING)
		loads_each(loads, value, add_load, &(struct load){f, found});
	if (role == ROLE_ADDRESS)
		add_address(f, found, text_trim(value));
	else if (role == ROLE_ADDRESSES)
		add_srcset(f, found, value);
	else if (role == ROLE_ID && is_html)
		add_id(f, value);
}

static void
find_attributes(struct finding *f, struct text bytes)
{
	struct scan scan = scan_begin(bytes, f->site->is_html);
	struct scan_attribute found;

	scan.tags = f->site->tags;
	scan.tag_count = f->site->tag_count;
	while (scan_next(&scan, &found)) {
		if (!found.tag)
			take(f, &found);
		else if (found.tag->sum != 0)
			sums_write(&f->to->sums, found.tag->sum, SUM_WANTED);
	}
	end_link(f);
}

/* ---- Whole addresses below base_url ---- */

/* Running text may speak of addresses that are no links. */
static bool
stands_as_address(const struct finding *f, struct text bytes, size_t at)
{
	const char *before = f->site->is_html ? "\"'" : "\"'>;:,=\n";

	return at == 0 ||
	       (bytes.s[at - 1] != '\0' && strchr(before, bytes.s[at - 1]));
}

static bool
ends_address(char c)
{
	switch (c) {
	case '"':
	case '\'':
	case '<':
	case '>':
	case '&':
	case ';':
	case '\\':
	case ',':
		return true;
	default:
		return (unsigned char)c <= ' ';
	}
}

static size_t
address_end(struct text bytes, size_t at)
{
	while (at < bytes.len && !ends_address(bytes.s[at]))
		at++;
	return at;
}

/* In data a fragment may be a name of its own; of feeds it is checked. */
static void
add_absolute(struct finding *f, struct text url)
{
	bool is_feed = f->site->has_tags && !f->site->is_html;
	struct text fragment = take_fragment(&url);

	add_target(f, NULL, url, is_feed ? fragment : (struct text){0});
}

/* Where a calendar's line is folded, only the first part of it is here. */
static bool
is_folded_at(struct text bytes, size_t end)
{
	return text_starts(text_from(bytes, end), TEXT("\r\n "));
}

/*
 * Where the next `base` stands. It is looked for from its colon on: most
 * texts have few of them, and many of the letter it begins with.
 */
static size_t
find_base(struct text bytes, struct text base, size_t from)
{
	size_t colon = text_find_char(base, ':', 0);
	struct text scheme = text_slice(base, 0, colon);
	struct text rest = text_from(base, scheme.len);
	size_t at;

	if (rest.len == 0)
		return TEXT_NOT_FOUND;
	at = text_find(bytes, rest, from + scheme.len);
	while (at != TEXT_NOT_FOUND &&
	       !text_ends(text_slice(bytes, from, at), scheme))
		at = text_find(bytes, rest, at + 1);
	return at == TEXT_NOT_FOUND ? at : at - scheme.len;
}

static void
find_absolute(struct finding *f, struct text bytes)
{
	struct text base = f->site->base_url;
	size_t at = find_base(bytes, base, 0);

	while (at != TEXT_NOT_FOUND) {
		size_t end = address_end(bytes, at + base.len);
		struct text url = text_slice(bytes, at + base.len, end);

		if (stands_as_address(f, bytes, at) &&
		    !is_folded_at(bytes, end))
			add_absolute(f, url);
		at = find_base(bytes, base, end);
	}
}

/* ---- The whole ---- */

/* "https://harbour.example/papers/" → "/papers/". */
static struct text
root_of(struct text base_url)
{
	size_t host = text_find(base_url, TEXT("://"), 0);
	size_t slash = host == TEXT_NOT_FOUND
			       ? host
			       : text_find_char(base_url, '/', host + 3);

	return slash == TEXT_NOT_FOUND ? TEXT("/") : text_from(base_url, slash);
}

void
references_find(const struct reference_site *site, struct text bytes,
		struct arena *arena, struct references *to)
{
	struct finding f = {
		.site = site,
		.arena = arena,
		.to = to,
		.root = root_of(site->base_url),
		.value = BUF_INIT,
		.origin = BUF_INIT,
		.target = BUF_INIT,
	};

	buf_reset(&to->links);
	buf_reset(&to->ids);
	buf_reset(&to->sums);
	to->has_twice = false;
	path_encode(&f.value, path_folder(site->path));
	f.folder = arena_text(arena, buf_as_text(&f.value));
	if (site->has_tags)
		find_attributes(&f, bytes);
	find_absolute(&f, bytes);
	check_own(&f);
	buf_free(&f.value);
	buf_free(&f.origin);
	buf_free(&f.target);
}
