#include "theme/beside.h"

#include "base/path.h"

#define CONTENT "content/"

struct asset *
beside_asset(const struct site *site, struct text path)
{
	list_each (struct asset *, asset, &site->assets)
		if (text_equal((*asset)->source_path, path))
			return *asset;
	return NULL;
}

static struct page *
find_page(const struct site *site, struct text path)
{
	list_each (struct page *, page, &site->pages) {
		struct text source = (*page)->source_path;

		if (source.len > 0 &&
		    text_equal(text_from(source, strlen(CONTENT)), path))
			return *page;
	}
	return NULL;
}

bool
beside_find(lua_State *L, const struct page *page, struct text path,
	    struct beside *found)
{
	struct vm *vm = vm_of(L);
	struct text folder = TEXT("");
	struct text whole;

	*found = (struct beside){NULL, NULL};
	vm_charge(L, vm->site->assets.count + vm->site->pages.count);
	if (page && page->source_path.len > 0)
		folder = path_folder(
			text_from(page->source_path, strlen(CONTENT)));
	if (!path_resolve(&vm->arena, folder, path, &whole))
		return false;
	found->asset = beside_asset(vm->site, whole);
	if (!found->asset)
		found->page = find_page(vm->site, whole);
	return found->asset || found->page;
}
