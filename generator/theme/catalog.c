/*
 * What a theme is made of: which file of which level serves.
 */
#include <stdlib.h>

#include "theme/load.h"

static struct text
name_of_level(const struct theme *theme, size_t level)
{
	return theme->names.items[level];
}

/* Of all levels' files of a path the first serves. */
static void
add_files(const struct theme *theme, struct arena *arena,
	  struct theme_parts *parts)
{
	const struct theme_file *before = NULL;
	struct theme_part *last = NULL;

	list_each (struct theme_file, file, &theme->files) {
		bool is_same = before && text_equal(before->path, file->path);
		struct text name = name_of_level(theme, file->level);

		before = file;
		if (is_same && last->over.len == 0)
			last->over = name;
		if (is_same)
			continue;
		last = list_push(arena, parts);
		*last = (struct theme_part){
			.path = file->path,
			.theme = name,
			.bytes = file->bytes,
		};
	}
}

static void
add_assets(const struct theme *theme, struct arena *arena,
	   struct theme_parts *parts)
{
	list_each (struct theme_asset, asset, &theme->assets) {
		struct theme_part part = {
			.path = asset->path,
			.bytes = asset->bytes,
		};

		if (!asset->is_made)
			part.theme = name_of_level(theme, asset->level);
		if (asset->over > 0)
			part.over = name_of_level(theme, asset->over);
		list_add(arena, parts, part);
	}
}

static int
by_path(const void *a, const void *b)
{
	return text_compare(((const struct theme_part *)a)->path,
			    ((const struct theme_part *)b)->path);
}

void
theme_list_parts(const struct theme *theme, struct arena *arena,
		 struct theme_parts *parts)
{
	*parts = (struct theme_parts){0};
	add_files(theme, arena, parts);
	add_assets(theme, arena, parts);
	if (parts->count > 0)
		qsort(parts->items, parts->count, sizeof(*parts->items),
		      by_path);
}

struct text
theme_name(const struct theme *theme)
{
	return name_of_level(theme, 0);
}

bool
theme_is_embedded(const struct theme *theme)
{
	return theme->is_embedded;
}
