#include "theme/absolute.h"

#include "base/address.h"
#include "base/path.h"
#include "base/scan.h"
#include "theme/trace.h"
#include "theme/url.h"

/* ---- Addresses in HTML ---- */

/* Attributes that are an address, or several with commas between. */
static const char *const single[] = {
	"href",	      "src",  "poster",	  "data",	"action",
	"formaction", "cite", "longdesc", "background", "xlink:href",
};
static const char *const several[] = {"srcset", "imagesrcset"};

static bool
is_among(struct text name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal_fold(name, text_of(names[i])))
			return true;
	return false;
}

static bool
is_followed(struct text element)
{
	return text_equal_fold(element, TEXT("a")) ||
	       text_equal_fold(element, TEXT("area"));
}

static void
add_escaped(struct buf *buf, struct text value)
{
	for (size_t i = 0; i < value.len; i++) {
		switch (value.s[i]) {
		case '&':
			buf_literal(buf, "&amp;");
			break;
		case '<':
			buf_literal(buf, "&lt;");
			break;
		case '"':
			buf_literal(buf, "&quot;");
			break;
		case '\'':
			buf_literal(buf, "&#39;");
			break;
		default:
			buf_char(buf, value.s[i]);
		}
	}
}

static void
add_address(struct buf *buf, struct text base, struct text address)
{
	struct buf whole = BUF_INIT;

	address_resolve(&whole, base, address);
	add_escaped(buf, buf_as_text(&whole));
	buf_free(&whole);
}

/* "small.jpg 1x, large.jpg 2x" */
static void
add_candidates(struct buf *buf, struct text base, struct text value)
{
	struct text candidate;
	bool is_first = true;

	while (text_split(&value, ',', &candidate)) {
		size_t end;

		candidate = text_trim(candidate);
		end = text_find_char(candidate, ' ', 0);
		if (candidate.len == 0)
			continue;
		if (!is_first)
			buf_literal(buf, ", ");
		add_address(buf, base, text_slice(candidate, 0, end));
		if (end != TEXT_NOT_FOUND)
			add_escaped(buf, text_from(candidate, end));
		is_first = false;
	}
}

/* What the attribute has instead of `value`; false: it stays. */
static bool
add_value(struct buf *buf, struct text base, const struct scan_attribute *found,
	  struct text value)
{
	if (is_among(found->name, several, ARRAY_COUNT(several))) {
		add_candidates(buf, base, value);
		return true;
	}
	value = text_trim(value);
	if (!is_among(found->name, single, ARRAY_COUNT(single)) ||
	    value.len == 0 ||
	    (value.s[0] == '#' && !is_followed(found->element)))
		return false;
	add_address(buf, base, value);
	return true;
}

void
absolute_write(struct buf *buf, struct text base, struct text html)
{
	struct scan scan = scan_begin(html, true);
	struct scan_attribute found;
	struct buf value = BUF_INIT;
	struct buf made = BUF_INIT;
	const char *done = html.s;

	while (scan_next(&scan, &found)) {
		bool is_quoted;

		buf_reset(&value);
		buf_reset(&made);
		scan_add_value(&value, found.value);
		if (found.name.len == 0 ||
		    !add_value(&made, base, &found, buf_as_text(&value)))
			continue;
		is_quoted = strchr("\"'", found.value.s[-1]) != NULL;
		buf_add(buf, done, (size_t)(found.value.s - done));
		buf_text(buf, is_quoted ? TEXT("") : TEXT("\""));
		buf_text(buf, buf_as_text(&made));
		buf_text(buf, is_quoted ? TEXT("") : TEXT("\""));
		done = found.value.s + found.value.len;
	}
	buf_add(buf, done, (size_t)(html.s + html.len - done));
	buf_free(&value);
	buf_free(&made);
}

/* ---- For themes ---- */

/* Writes what is at 1, or what it returns, to `out`. */
static int
write_inside(lua_State *L)
{
	struct builder builder;

	if (lua_isfunction(L, 1))
		lua_call(L, 0, 1);
	builder_begin(&builder, L, FORMAT_HTML);
	builder_child(&builder, -1);
	builder_end(&builder);
	node_write(L, (struct node *)lua_touserdata(L, -1));
	return 0;
}

/* The HTML of the value at 2, made as for `page`. A theme may catch errors. */
static struct text
take_html(lua_State *L, const struct page *page)
{
	struct vm *vm = vm_of(L);
	const struct page *was_page = vm->page;
	bool was_elsewhere = vm->is_elsewhere;
	size_t start = vm->out.len;
	int status;

	vm->page = page;
	vm->is_elsewhere = true;
	lua_pushcfunction(L, trace_handler);
	lua_pushcfunction(L, write_inside);
	lua_pushvalue(L, 2);
	status = lua_pcall(L, 1, 0, -3);
	vm->page = was_page;
	vm->is_elsewhere = was_elsewhere;
	if (status != LUA_OK) {
		node_take_output(vm, start);
		lua_error(L);
	}
	lua_pop(L, 1);
	return node_take_output(vm, start);
}

/* The address of a page as readers of a host have it. */
static struct text
base_of(struct vm *vm, const struct page *page)
{
	struct buf base = BUF_INIT;
	struct text kept;

	buf_text(&base, vm->site->base_url);
	path_encode(&base, page->path);
	kept = arena_text(&vm->arena, buf_as_text(&base));
	buf_free(&base);
	return kept;
}

int
absolute_is_elsewhere(lua_State *L)
{
	vm_vary(L, "where it is shown");
	lua_pushboolean(L, vm_of(L)->is_elsewhere);
	return 1;
}

static bool
is_content(lua_State *L, int index)
{
	const struct object *object = thing_object(L, index);

	return object && object->type == TYPE_CONTENT &&
	       object->shape == SHAPE_ONE;
}

int
absolute_html(lua_State *L)
{
	struct vm *vm = vm_of(L);
	const struct page *page = url_page(L, 1);
	size_t start = vm->out.len;
	struct text html;

	vm_vary(L, "content for elsewhere");
	if (!page)
		vm_error(L, "h.absolute wants a page, or what has one");
	if (!is_content(L, 2) && !lua_isfunction(L, 2))
		vm_error(L, "h.absolute wants content, or a function that "
			    "makes nodes: others have their addresses already");
	if (vm->site->base_url.len == 0)
		vm_error(L, "without base_url in site.yaml there are no "
			    "absolute addresses");
	html = take_html(L, page);
	vm_charge_bytes(L, 4 * html.len);
	absolute_write(&vm->out, base_of(vm, page), html);
	if (vm->out.len > LIMIT_PAGE_OUTPUT)
		vm_stop(L, REACHED_SIZE);
	node_push(L, FORMAT_HTML, node_take_output(vm, start));
	return 1;
}
