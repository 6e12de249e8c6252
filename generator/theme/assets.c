#include "theme/assets.h"

#include "base/picture.h"
#include "theme/beside.h"
#include "theme/thing.h"

int
assets_find(lua_State *L)
{
	const struct object *site = thing_object(L, 1);
	const struct site *all = vm_of(L)->site;
	struct asset *asset;
	struct text path;

	if (!site || site->type != TYPE_SITE)
		vm_error(L, "a method of the site: write site:asset(…), with a "
			    "colon");
	path.s = luaL_checklstring(L, 2, &path.len);
	vm_charge(L, 10 + all->assets.count / 4);
	asset = beside_asset(all, path);
	if (asset)
		thing_push(L, TYPE_ASSET, SHAPE_ONE, asset);
	else
		lua_pushnil(L);
	return 1;
}

/* What is known of an object: an asset, or a link to one. */
static const struct asset *
asset_of(const struct object *object)
{
	if (object->shape != SHAPE_ONE)
		return NULL;
	if (object->type == TYPE_ASSET)
		return object->of;
	if (object->type == TYPE_LINK)
		return ((const struct link *)object->of)->ties->asset;
	return NULL;
}

static struct picture_size
size_of_object(const struct object *object)
{
	const struct asset *asset = asset_of(object);

	if (!asset)
		return (struct picture_size){0, 0};
	return (struct picture_size){(uint32_t)asset->width,
				     (uint32_t)asset->height};
}

static struct picture_size
size_of_path(const struct path_thing *path)
{
	struct picture_size size = {0, 0};

	if (!path->asset ||
	    picture_measure(path->asset->bytes, &size) != PICTURE_SIZE)
		return (struct picture_size){0, 0};
	return size;
}

int
assets_image_size(lua_State *L)
{
	const struct thing *thing = thing_at(L, 1);
	struct picture_size size = {0, 0};

	vm_charge(L, 100);
	if (thing && thing->kind == THING_OBJECT)
		size = size_of_object((const struct object *)thing);
	else if (thing && thing->kind == THING_PATH)
		size = size_of_path((const struct path_thing *)thing);
	else
		vm_error(L,
			 "h.image_size wants an asset, a link to one or "
			 "h.asset, this is %s",
			 thing_named(L, 1));
	if (size.width == 0)
		return 0;
	lua_pushinteger(L, size.width);
	lua_pushinteger(L, size.height);
	return 2;
}
