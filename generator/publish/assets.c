#include "publish/publish.h"

int
publish_assets(struct publication *publication, const struct site *site,
	       int site_dir, struct diag *diag)
{
	struct arena arena = {0};
	int rc = 0;

	for (size_t i = 0; i < site->assets.count && rc == 0; i++) {
		const struct asset *asset = site->assets.items[i];
		struct text from = arena_join(&arena, TEXT("content/"),
					      asset->source_path);

		rc = publish_copy(publication, asset->path, site_dir, from.s,
				  diag);
	}
	arena_free(&arena);
	return rc;
}
