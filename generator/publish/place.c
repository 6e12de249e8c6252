/*
 * Where an output may be.
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "publish/publication.h"

/* The real path of what is there of `path`, then the rest as written. */
static struct text
real_path(struct arena *arena, struct text path)
{
	char *real = realpath(arena_text(arena, path).s, NULL);
	struct text found;

	if (real != NULL) {
		found = arena_text(arena, text_of(real));
		free(real);
		return found;
	}
	while (path.len > 1 && text_ends(path, TEXT("/")))
		path.len--;
	if (text_find_char(path, '/', 0) == TEXT_NOT_FOUND)
		return arena_format(arena, "%.*s/%.*s",
				    TEXT_ARG(real_path(arena, TEXT("."))),
				    TEXT_ARG(path));
	found = text_slice(path, 0, text_find_last_char(path, '/'));
	if (found.len == 0)
		return path;
	return arena_format(arena, "%.*s/%.*s",
			    TEXT_ARG(real_path(arena, found)),
			    TEXT_ARG(path_name(path)));
}

/* Whether `inner` is `outer` or lies in it. */
static bool
is_inside(struct text inner, struct text outer)
{
	if (!text_starts(inner, outer))
		return false;
	return inner.len == outer.len || outer.len == 1 ||
	       inner.s[outer.len] == '/';
}

static int
refuse(const char *output, const char *why, struct diag *diag)
{
	diag_error(diag, P002, NULL, "cannot publish to %s: %s", output, why);
	diag_hint(diag, "give a folder of its own with --output");
	return -1;
}

int
place_check(const struct publish_options *options, struct arena *arena,
	    struct diag *diag)
{
	static const char *const read[] = {"content", "themes"};
	const char *home = getenv("HOME");
	const char *given = options->output_path;
	struct text output = real_path(arena, text_of(given));
	struct text site = real_path(arena, text_of(options->site_path));

	if (is_inside(site, output))
		return refuse(given, "the site itself lies there", diag);
	if (home && *home &&
	    text_equal(output, real_path(arena, text_of(home))))
		return refuse(given, "it is your home folder", diag);
	for (size_t i = 0; i < ARRAY_COUNT(read); i++) {
		struct text folder =
			real_path(arena, arena_format(arena, "%.*s/%s",
						      TEXT_ARG(site), read[i]));
		const char *why = i == 0 ? "it overlaps content/, which is read"
					 : "it overlaps themes/, which is read";

		if (is_inside(output, folder) || is_inside(folder, output))
			return refuse(given, why, diag);
	}
	return 0;
}

static bool
is_same_device(const char *a, const char *b)
{
	struct stat first, second;

	return stat(a, &first) == 0 && stat(b, &second) == 0 &&
	       first.st_dev == second.st_dev;
}

struct text
place_state(const char *output_path, struct arena *arena)
{
	struct text output = real_path(arena, text_of(output_path));
	struct text parent = arena_text(arena, path_folder(output));
	struct stat there;

	if (stat(output.s, &there) == 0 &&
	    !is_same_device(output.s, parent.len > 0 ? parent.s : "/"))
		return arena_format(arena, "%.*s/.dossier/", TEXT_ARG(output));
	return arena_format(arena, "%.*s.%.*s.dossier/", TEXT_ARG(parent),
			    TEXT_ARG(path_name(output)));
}
