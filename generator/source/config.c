#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "base/origin.h"
#include "base/zone.h"
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

/* Those of one weight stay as they are listed: they are few. */
static struct text
read_timezone(const struct value *front, struct diag *diag)
{
	const struct value *value = value_get(front, "timezone");
	struct text zone = text_or(front, "timezone", TEXT("UTC"));

	if (zone_is_known(zone))
		return zone;
	diag_error(diag, S023, &value->place,
		   "this machine knows no time zone “%.*s”", TEXT_ARG(zone));
	diag_hint(diag, zone_is_known(TEXT("Europe/Berlin"))
				? "a time zone has a name such as "
				  "Europe/Berlin or America/New_York"
				: "it has none but UTC: install the package "
				  "tzdata");
	return TEXT("UTC");
}

static void
sort_menu(struct menu_items *items)
{
	for (size_t i = 1; i < items->count; i++) {
		struct menu_item item = items->items[i];
		size_t at = i;

		for (; at > 0 && items->items[at - 1].weight > item.weight;
		     at--)
			items->items[at] = items->items[at - 1];
		items->items[at] = item;
	}
}

/* What schema_check has let through is a number. */
static double
read_weight(const struct value *map)
{
	struct text weight = value_text(map, "weight");
	bool is_negative = text_starts(weight, TEXT("-"));
	double number = 0, unit = 1;
	bool is_fraction = false;

	for (size_t i = 0; i < weight.len; i++) {
		is_fraction |= weight.s[i] == '.';
		if (!ascii_is_digit(weight.s[i]))
			continue;
		unit = is_fraction ? unit / 10 : 1;
		number = is_fraction ? number + (weight.s[i] - '0') * unit
				     : number * 10 + (weight.s[i] - '0');
	}
	return is_negative ? -number : number;
}

static void
read_menu(const struct value *list, struct arena *arena,
	  struct menu_items *items, struct diag *diag)
{
	for (size_t i = 0; i < value_count(list); i++) {
		const struct value *map = value_item(list, i);
		const struct value *children = value_get(map, "children");
		struct menu_item item = {
			.title = value_text(map, "title"),
			.link = value_text(map, "link"),
			.weight = read_weight(map),
			.place = map->place,
		};

		read_menu(children, arena, &item.children, diag);
		if (map->kind == VALUE_MAP && item.link.len == 0 &&
		    item.children.count == 0)
			diag_error(diag, S011, &map->place,
				   "this entry of the menu has neither `link` "
				   "nor `children`");
		list_add(arena, items, item);
	}
	sort_menu(items);
}

static bool
is_origin(struct text said)
{
	struct buf origin = BUF_INIT;
	bool is_one = origin_of(said, &origin) &&
		      text_equal(buf_as_text(&origin), said) &&
		      (text_starts(said, TEXT("https://")) ||
		       text_starts(said, TEXT("http://"))) &&
		      !text_ends(said, TEXT("/"));

	for (size_t i = 0; i < said.len; i++)
		is_one = is_one && (ascii_is_alnum(said.s[i]) ||
				    strchr(":/.-_[]", said.s[i]));
	buf_free(&origin);
	return is_one;
}

static void
read_origins(const struct value *front, struct arena *arena,
	     struct site_config *config, struct diag *diag)
{
	const struct value *all = value_get(front, "allow_origins");

	for (size_t i = 0; i < value_count(all); i++) {
		const struct value *one = value_item(all, i);

		if (!is_origin(one->text))
			diag_error(diag, S017, &one->place,
				   "`allow_origins` wants hosts such as "
				   "https://media.example, in lower case and "
				   "without a path, not “%.*s”",
				   TEXT_ARG(one->text));
		list_add(arena, &config->allow_origins, one->text);
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
	config->timezone = read_timezone(front, diag);
	config->raw_html = value_true(markdown, "raw_html");
	config->smart_punctuation = value_true(markdown, "smart_punctuation");
	config->has_no_search = value_false(front, "search");
	config->hosts = value_get(front, "hosts");
	config->checked = value_get(front, "checked");
	config->params = value_get(front, "params");
	config->theme_params = value_get(front, "theme_params");
	config->strings = value_get(front, "strings");
	config->front = front;
	declarations_read(front, arena, config, diag);
	read_menu(value_get(front, "menu"), arena, &config->menu, diag);
	read_origins(front, arena, config, diag);
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
