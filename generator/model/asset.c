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

static bool
is_there(const struct tree *tree, struct text path)
{
	list_each (const struct tree_file, file, &tree->files)
		if (text_equal(file->path, path))
			return true;
	return false;
}

/* The files whoever publishes has looked at; some may be withheld. */
static void
mark_checked(struct work *work)
{
	const struct value *all = work->config->checked;

	for (size_t i = 0; i < value_count(all); i++) {
		const struct value *one = value_item(all, i);
		uint32_t number = index_find(&work->assets, one->text);

		if (number != INDEX_NONE)
			work->site->assets.items[number]->is_checked = true;
		else if (!is_there(work->tree, one->text))
			destination_tell_missing(work, one->text,
						 TEXT("site.yaml"),
						 &one->place);
	}
}

void
assets_make(struct work *work)
{
	const struct tree *tree = work->tree;

	work->site->left_out = &tree->left_out;
	asset_uses_find(work);
	for (size_t i = 0; i < tree->files.count; i++) {
		const struct tree_file *file = &tree->files.items[i];

		if (!file->is_document &&
		    !evidence_is_kept_back(work, file->path))
			asset_make(work, file->path);
	}
	mark_checked(work);
}
