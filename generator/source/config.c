#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "source/declare.h"
#include "source/text_file.h"
#include "source/value.h"

#define SITE_YAML "content/site.yaml"

static bool
is_missing(int site_dir, const char *path)
{
	struct stat status;

	return fstatat(site_dir, path, &status, 0) != 0 && errno == ENOENT;
}

static void
tell_missing(int site_dir, struct diag *diag)
{
	diag_error(diag, S001, NULL, "there is no " SITE_YAML " here");
	if (!is_missing(site_dir, "content/site.yml"))
		diag_hint(diag, "rename content/site.yml to site.yaml");
	else
		diag_hint(diag, "name the site's folder with --site DIR, or "
				"begin one with `dossier new site`");
}

static struct text
text_or(const struct value *front, const char *key, struct text otherwise)
{
	struct text text = value_text(front, key);

	return text.len > 0 ? text : otherwise;
}

/*
 * A base URL is a folder, so it ends with a slash; what a query or a fragment
 * in it should mean, nobody knows.
 */
static struct text
read_base_url(const struct value *front, struct arena *arena, struct diag *diag)
{
	const struct value *value = value_get(front, "base_url");
	struct text url = value_text(front, "base_url");

	if (text_find_char(url, '?', 0) != TEXT_NOT_FOUND ||
	    text_find_char(url, '#', 0) != TEXT_NOT_FOUND)
		diag_error(diag, S017, &value->place,
			   "`base_url` must be without `?` and `#`");
	if (url.len == 0 || text_ends(url, TEXT("/")))
		return url;
	return arena_join(arena, url, TEXT("/"));
}

static void
read_menu(const struct value *front, struct arena *arena,
	  struct site_config *config)
{
	const struct value *menu = value_get(front, "menu");

	for (size_t i = 0; i < value_count(menu); i++) {
		const struct value *map = value_item(menu, i);
		struct menu_item item = {
			.title = value_text(map, "title"),
			.link = value_text(map, "link"),
			.place = map->place,
		};

		list_add(arena, &config->menu, item);
	}
}

static void
read_keys(const struct value *front, struct arena *arena,
	  struct site_config *config, struct diag *diag)
{
	const struct value *markdown = value_get(front, "markdown");

	config->title = value_text(front, "title");
	config->description = value_text(front, "description");
	config->base_url = read_base_url(front, arena, diag);
	config->language = text_or(front, "language", TEXT("en"));
	config->theme = text_or(front, "theme", TEXT("broadsheet"));
	config->contact = value_text(front, "contact");
	config->raw_html = value_true(markdown, "raw_html");
	config->smart_punctuation = value_true(markdown, "smart_punctuation");
	config->params = value_get(front, "params");
	config->theme_params = value_get(front, "theme_params");
	config->front = front;
	declarations_read(front, arena, config, diag);
	read_menu(front, arena, config);
}

int
site_config_read(int site_dir, struct arena *arena, struct site_config *config,
		 struct diag *diag)
{
	struct place place = {.path = TEXT(SITE_YAML), .line = 1, .column = 1};
	struct text_file file = {site_dir, place.path, LIMIT_SITE_YAML};
	size_t errors = diag->errors;
	const struct value *front;
	struct text yaml;

	*config = (struct site_config){0};
	if (is_missing(site_dir, SITE_YAML)) {
		tell_missing(site_dir, diag);
		return -1;
	}
	if (text_file_read(&file, arena, &yaml, diag) != 0)
		return -1;
	front = yaml_read(yaml, &place, arena, diag);
	if (!front)
		return -1;
	schema_check(front, site_config_fields(), diag);
	value_check_integrity(front, diag);
	read_keys(front, arena, config, diag);
	return diag->errors == errors ? 0 : -1;
}
