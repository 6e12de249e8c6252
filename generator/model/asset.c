#include "base/path.h"
#include "model/work.h"

/* In a folder that is withheld, or used by nothing but withheld documents. */
static bool
is_withheld(const struct work *work, struct text path)
{
	return folder_is_withheld(work, path_folder(path)) ||
	       index_find(&work->withheld_files, path) != INDEX_NONE;
}

static void
asset_make(struct work *work, struct text path)
{
	struct site *site = work->site;
	struct asset *asset = arena_new(work->arena, struct asset);

	asset->source_path = path;
	asset->path = path;
	if (!work->options->drafts && is_withheld(work, path)) {
		list_add(work->arena, &site->withheld_assets, asset);
		return;
	}
	index_add(work->arena, &work->assets, path,
		  (uint32_t)site->assets.count);
	list_add(work->arena, &site->assets, asset);
}

void
assets_make(struct work *work)
{
	const struct tree *tree = work->tree;

	asset_uses_find(work);
	for (size_t i = 0; i < tree->files.count; i++) {
		const struct tree_file *file = &tree->files.items[i];

		if (!file->is_document &&
		    !evidence_is_kept_back(work, file->path))
			asset_make(work, file->path);
	}
}
