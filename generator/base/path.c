#include "base/path.h"

/* The length of the path up to and with its last slash. */
static size_t
folder_length(struct text path)
{
	size_t slash = text_find_last_char(path, '/');

	return slash == TEXT_NOT_FOUND ? 0 : slash + 1;
}

struct text
path_name(struct text path)
{
	return text_from(path, folder_length(path));
}

struct text
path_folder(struct text path)
{
	return text_slice(path, 0, folder_length(path));
}

/* Offset of the dot before the extension of a name; its length: none. */
static size_t
extension_dot(struct text name)
{
	size_t dot = text_find_last_char(name, '.');

	return dot == TEXT_NOT_FOUND || dot == 0 ? name.len : dot;
}

struct text
path_extension(struct text path)
{
	struct text name = path_name(path);

	return text_from(name, extension_dot(name) + 1);
}

struct text
path_stem(struct text path)
{
	struct text name = path_name(path);

	return text_slice(name, 0, extension_dot(name));
}

struct text
path_join(struct arena *arena, struct text folder, struct text name)
{
	if (folder.len > 0 && folder.s[folder.len - 1] != '/')
		folder = arena_join(arena, folder, TEXT("/"));
	return arena_join(arena, folder, name);
}

/* Drops the last folder of `made`; false when there is none. */
static bool
climb(struct buf *made)
{
	struct text folder = buf_as_text(made);

	if (folder.len == 0)
		return false;
	folder.len--;
	made->len = folder_length(folder);
	return true;
}

/* Goes one part on; `is_folder` when a slash stands behind it. */
static bool
step(struct buf *made, struct text part, bool is_folder)
{
	if (part.len == 0 || text_equal(part, TEXT(".")))
		return true;
	if (text_equal(part, TEXT("..")))
		return climb(made);
	buf_text(made, part);
	if (is_folder)
		buf_char(made, '/');
	return true;
}

bool
path_resolve(struct arena *arena, struct text base, struct text relative,
	     struct text *resolved)
{
	struct buf made = BUF_INIT;
	struct text part;
	bool is_inside = !text_starts(relative, TEXT("/"));

	buf_text(&made, base);
	if (made.len > 0 && made.s[made.len - 1] != '/')
		buf_char(&made, '/');
	while (is_inside && relative.len > 0) {
		bool is_folder =
			text_find_char(relative, '/', 0) != TEXT_NOT_FOUND;

		text_split(&relative, '/', &part);
		is_inside = step(&made, part, is_folder);
	}
	if (is_inside)
		*resolved = arena_text(arena, buf_as_text(&made));
	buf_free(&made);
	return is_inside;
}

/* The length of the folders that `a` and `b` share. */
static size_t
common_folders(struct text a, struct text b)
{
	size_t common = 0;

	for (size_t i = 0; i < a.len && i < b.len && a.s[i] == b.s[i]; i++) {
		if (a.s[i] == '/')
			common = i + 1;
	}
	return common;
}

void
path_relative(struct buf *buf, struct text from, struct text to)
{
	struct text folder = path_folder(from);
	size_t common = common_folders(folder, to);
	struct text down = text_from(to, common);
	size_t colon = text_find_char(down, ':', 0);
	bool climbs = false;

	for (size_t i = common; i < folder.len; i++) {
		if (folder.s[i] != '/')
			continue;
		buf_literal(buf, "../");
		climbs = true;
	}
	/* RFC 3986, 4.2: "a:b" would be read as a URL of scheme a. */
	if (!climbs && (down.len == 0 || colon < text_find_char(down, '/', 0)))
		buf_literal(buf, "./");
	path_encode(buf, down);
}

/* RFC 3986, 3.3: pchar and the slash. */
static bool
stands_in_path(char c)
{
	return ascii_is_alnum(c) ||
	       (c != '\0' && strchr("-._~!$&'()*+,;=:@/", c));
}

void
path_encode(struct buf *buf, struct text path)
{
	size_t start = 0;

	for (size_t i = 0; i < path.len; i++) {
		if (stands_in_path(path.s[i]))
			continue;
		buf_add(buf, path.s + start, i - start);
		buf_format(buf, "%%%02X", (unsigned char)path.s[i]);
		start = i + 1;
	}
	buf_add(buf, path.s + start, path.len - start);
}

static int
hex_value(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that "%XX" at `at` stands for; 0 when there is none. */
static char
escaped_byte(struct text t, size_t at)
{
	int high;
	int low;

	if (t.len - at < 3)
		return '\0';
	high = hex_value(t.s[at + 1]);
	low = hex_value(t.s[at + 2]);
	return high < 0 || low < 0 ? '\0' : (char)(high * 16 + low);
}

bool
path_decode(struct arena *arena, struct text encoded, struct text *decoded)
{
	char *made = arena_bytes(arena, encoded.len + 1);
	size_t count = 0;

	for (size_t i = 0; i < encoded.len; i++) {
		char c = encoded.s[i];

		if (c == '%') {
			c = escaped_byte(encoded, i);
			i += 2;
		}
		if (c == '\0')
			return false;
		made[count++] = c;
	}
	made[count] = '\0';
	*decoded = (struct text){made, count};
	return true;
}

struct text
path_of_url(struct text url)
{
	size_t host = text_find(url, TEXT("://"), 0);
	size_t path = host == TEXT_NOT_FOUND
			      ? host
			      : text_find_char(url, '/', host + strlen("://"));

	return path == TEXT_NOT_FOUND ? TEXT("/") : text_from(url, path);
}
