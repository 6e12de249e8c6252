#include "base/path.h"
#include "model/work.h"

/* What lies in a folder that is withheld is withheld with it. */
void
assets_make(struct work *work)
{
	struct asset_list *assets = &work->site->assets;
	const struct tree *tree = work->tree;

	for (size_t i = 0; i < tree->files.count; i++) {
		const struct tree_file *file = &tree->files.items[i];
		struct asset *asset;

		if (file->is_document ||
		    evidence_is_kept_back(work, file->path) ||
		    folder_is_withheld(work, path_folder(file->path)))
			continue;
		asset = arena_new(work->arena, struct asset);
		asset->source_path = file->path;
		asset->path = file->path;
		index_add(work->arena, &work->assets, file->path,
			  (uint32_t)assets->count);
		list_add(work->arena, assets, asset);
	}
}
