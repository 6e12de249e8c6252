#include "theme/stray.h"

#include "base/list.h"

void
stray_tell(struct text path, struct text shown, struct diag *diag)
{
	static const char *const folders[] = {"layouts", "parts",  "hooks",
					      "filters", "blocks", "strings"};
	struct text folder = text_slice(path, 0, text_find_char(path, '/', 0));
	struct place place = {.path = shown};
	const char *nearest = NULL;

	/* Definitions for editors. */
	if (text_starts(path, TEXT("types/")))
		return;
	for (size_t i = 0; i < ARRAY_COUNT(folders) && !nearest; i++)
		if (text_distance(text_of(folders[i]), folder, 2) <= 2)
			nearest = folders[i];
	diag_warning(diag, T022, &place,
		     "a theme's scripts are theme.lua and what is in layouts/, "
		     "parts/, hooks/, filters/, blocks/ and strings/: this "
		     "file is never read");
	if (nearest)
		diag_hint(diag, "did you mean %s/?", nearest);
}
