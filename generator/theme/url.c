#include "theme/url.h"

#include "base/path.h"
#include "theme/thing.h"

/* Where something is: a place in a page, a file, or a URL as it stands. */
struct target {
	const struct page *page;
	struct text anchor;
	struct text path;
	struct text fragment; /* of a path */
	struct text url;
	const struct quotation *words; /* that the link shows, or NULL */
};

static const char *const schemes[] = {"http", "https", "mailto", "tel"};

static bool
ends_scheme(char c)
{
	return c == ':' || c == '/' || c == '?' || c == '#';
}

const char *
url_fault(struct text url)
{
	size_t end = 0;

	for (size_t i = 0; i < url.len; i++)
		if ((unsigned char)url.s[i] <= 0x20 || url.s[i] == 0x7f)
			return "a URL cannot have blanks or controls in it";
	if (url.len > 1 && (url.s[0] == '/' || url.s[0] == '\\') &&
	    (url.s[1] == '/' || url.s[1] == '\\'))
		return "a URL to another host begins with https:";
	while (end < url.len && !ends_scheme(url.s[end]))
		end++;
	if (end == url.len || url.s[end] != ':')
		return NULL;
	for (size_t i = 0; i < ARRAY_COUNT(schemes); i++)
		if (text_equal_fold(text_slice(url, 0, end),
				    text_of(schemes[i])))
			return NULL;
	return "of URLs with a scheme only http, https, mailto and tel are "
	       "allowed";
}

static bool
link_target(const struct link *link, struct target *target)
{
	switch (link->target) {
	case LINK_TO_PAGE:
		target->page = link->page;
		target->anchor = link->ties->anchor;
		return link->page != NULL;
	case LINK_TO_ASSET:
		target->path = link->ties->asset->path;
		return true;
	case LINK_TO_URL:
		target->url = link_url(link);
		return true;
	default:
		return false;
	}
}

static bool
turn_target(const struct turn *turn, struct target *target)
{
	target->page = turn->item.record->page;
	target->anchor = turn->item.id;
	return target->page != NULL;
}

static bool
item_target(const struct item *item, struct target *target)
{
	target->page = item->record->page;
	return item_turn(item) ? turn_target(item_turn(item), target)
			       : target->page != NULL;
}

/* Those that are in a page, under an anchor or as its subject. */
static bool
page_target(const struct object *object, struct target *target)
{
	const struct event *event;
	const struct heading *heading;

	switch (object->type) {
	case TYPE_SITE:
		target->page = ((const struct site *)object->of)->home;
		break;
	case TYPE_PAGE:
		target->page = object->of;
		break;
	case TYPE_PERSON:
		target->page = ((const struct person *)object->of)->page;
		break;
	case TYPE_SOURCE:
		target->page = ((const struct source *)object->of)->page;
		break;
	case TYPE_RECORD:
		target->page = ((const struct record *)object->of)->page;
		break;
	case TYPE_TAXONOMY:
		target->page = ((const struct taxonomy *)object->of)->page;
		break;
	case TYPE_TERM:
		target->page = ((const struct term *)object->of)->page;
		break;
	case TYPE_QUOTATION:
		target->page = ((const struct quotation *)object->of)->page;
		break;
	case TYPE_EVENT:
		event = object->of;
		target->page = event->page;
		if (text_equal(event->kind, TEXT("item")))
			target->anchor = event->id;
		break;
	case TYPE_HEADING:
		heading = object->of;
		target->page = heading->content.page;
		target->anchor = heading->id;
		break;
	default:
		break;
	}
	return target->page != NULL;
}

static bool
object_target(const struct object *object, struct target *target)
{
	const struct menu_entry *entry = object->of;

	if (object->shape != SHAPE_ONE)
		return false;
	switch (object->type) {
	case TYPE_TURN:
		return turn_target(object->of, target);
	case TYPE_ITEM:
		return item_target(object->of, target);
	case TYPE_PASSAGE:
		return turn_target(((const struct passage *)object->of)->turn,
				   target);
	case TYPE_LINK:
		return link_target(object->of, target);
	case TYPE_ASSET:
		target->path = ((const struct asset *)object->of)->path;
		return true;
	case TYPE_MENU_ENTRY:
		target->page = entry->page;
		target->anchor = entry->anchor;
		target->url = entry->url;
		return true;
	default:
		return page_target(object, target);
	}
}

static bool
path_target(const struct path_thing *path, struct target *target)
{
	target->path = path->path;
	target->fragment = path->fragment;
	target->words = path->deep_link;
	return !path->deep_link || turn_target(path->deep_link->first, target);
}

static bool
find_target(lua_State *L, int index, struct target *target)
{
	const struct thing *thing = thing_at(L, index);

	*target = (struct target){0};
	if (thing && thing->kind == THING_OBJECT)
		return object_target((const struct object *)thing, target);
	return thing && thing->kind == THING_PATH &&
	       path_target((const struct path_thing *)thing, target);
}

const struct page *
url_page(lua_State *L, int index)
{
	struct target target;

	return find_target(L, index, &target) ? target.page : NULL;
}

static void
write_absolute(const struct vm *vm, const struct target *target,
	       struct buf *buf)
{
	buf_text(buf, vm->site->base_url);
	path_encode(buf, target->page ? target->page->path : target->path);
	if (target->anchor.len > 0) {
		buf_char(buf, '#');
		path_encode(buf, target->anchor);
	}
}

/* From a file beside its page an anchor of the page is not `#anchor`. */
static void
write_from_beside(const struct vm *vm, const struct target *target,
		  struct buf *buf)
{
	url_to_path(buf, vm->site, vm->page, vm->page->path);
	if (target->anchor.len > 0) {
		buf_char(buf, '#');
		path_encode(buf, target->anchor);
	}
}

static void
write_relative(const struct vm *vm, const struct target *target,
	       struct buf *buf)
{
	if (!vm->page || vm->is_elsewhere)
		write_absolute(vm, target, buf);
	else if (vm->is_beside && target->page == vm->page)
		write_from_beside(vm, target, buf);
	else if (target->page)
		url_to_page(buf, vm->site, vm->page, target->page,
			    target->anchor);
	else
		url_to_path(buf, vm->site, vm->page, target->path);
}

static void
write_words(const struct target *target, struct buf *buf)
{
	if (target->fragment.len > 0)
		buf_format(buf, "#%.*s", TEXT_ARG(target->fragment));
	if (target->words)
		quotation_fragment(target->words, buf);
}

static bool
write_url(lua_State *L, const struct target *target, struct buf *buf)
{
	vm_vary(L, "an address");
	if (!target->page && target->url.len > 0)
		buf_text(buf, target->url);
	else
		write_relative(vm_of(L), target, buf);
	write_words(target, buf);
	return true;
}

bool
url_of(lua_State *L, int index, struct buf *buf)
{
	struct target target;

	return find_target(L, index, &target) && write_url(L, &target, buf);
}

bool
url_of_model(lua_State *L, enum type_id type, const void *of, struct buf *buf)
{
	struct object object = {.type = type, .shape = SHAPE_ONE, .of = of};
	struct target target = {0};

	return object_target(&object, &target) && write_url(L, &target, buf);
}

bool
url_absolute(lua_State *L, int index, struct buf *buf)
{
	struct target target;

	if (!find_target(L, index, &target))
		return false;
	if (!target.page && target.url.len > 0)
		buf_text(buf, target.url);
	else
		write_absolute(vm_of(L), &target, buf);
	write_words(&target, buf);
	return true;
}
