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

/* A path that is put together, in memory with room for all of it. */
struct joined {
	char *s;
	size_t len;
};

static void
join(struct joined *made, struct text part)
{
	if (part.len > 0)
		memcpy(made->s + made->len, part.s, part.len);
	made->len += part.len;
}

/* Drops the last folder; false when there is none. */
static bool
climb(struct joined *made)
{
	if (made->len == 0)
		return false;
	do
		made->len--;
	while (made->len > 0 && made->s[made->len - 1] != '/');
	return true;
}

/* Goes one part on, which has its slash if one stands behind it. */
static bool
step(struct joined *made, struct text part)
{
	size_t slash = part.s[part.len - 1] == '/' ? 1 : 0;
	struct text name = text_slice(part, 0, part.len - slash);

	if (text_equal(name, TEXT("..")))
		return climb(made);
	if (name.len > 0 && !text_equal(name, TEXT(".")))
		join(made, part);
	return true;
}

/* The length of the first part, with its slash: mostly a few bytes. */
static size_t
part_length(struct text path)
{
	size_t length = 0;

	while (length < path.len && path.s[length] != '/')
		length++;
	return length < path.len ? length + 1 : length;
}

bool
path_resolve(struct arena *arena, struct text base, struct text relative,
	     struct text *resolved)
{
	struct joined made = {arena_bytes(arena, base.len + relative.len + 2),
			      0};

	if (text_starts(relative, TEXT("/")))
		return false;
	join(&made, base);
	if (base.len > 0 && !text_ends(base, TEXT("/")))
		join(&made, TEXT("/"));
	while (relative.len > 0) {
		size_t end = part_length(relative);

		if (!step(&made, text_slice(relative, 0, end)))
			return false;
		relative = text_from(relative, end);
	}
	made.s[made.len] = '\0';
	*resolved = (struct text){made.s, made.len};
	return true;
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
	bool climbs = false;

	for (size_t i = common; i < folder.len; i++) {
		if (folder.s[i] != '/')
			continue;
		buf_literal(buf, "../");
		climbs = true;
	}
	/* RFC 3986, 4.2: "a:b" would be read as a URL of scheme a. */
	if (!climbs && (down.len == 0 || text_find_char(down, ':', 0) <
						 text_find_char(down, '/', 0)))
		buf_literal(buf, "./");
	path_encode(buf, down);
}

#define N false
#define Y true

/* RFC 3986, 3.3: what stands in a path as it is, pchar and the slash. */
static const bool in_path[0x100] = {
	/* clang-format off */
	N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
	N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
	/*  !  "  #  $  %  &  '  (  )  *  +  ,  -  .  / */
	N, Y, N, N, Y, N, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y,
	/* 0 to 9, :  ;  <  =  >  ? */
	Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, N, Y, N, N,
	/* @, A to Z, [  \  ]  ^  _ */
	Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y,
	Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, N, N, N, N, Y,
	/* `, a to z, {  |  }  ~ */
	N, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y,
	Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, N, N, N, Y, N,
	/* clang-format on */
};

#undef N
#undef Y

void
path_encode(struct buf *buf, struct text path)
{
	size_t start = 0;

	for (size_t i = 0; i < path.len; i++) {
		if (in_path[(unsigned char)path.s[i]])
			continue;
		buf_add(buf, path.s + start, i - start);
		buf_format(buf, "%%%02X", (unsigned char)path.s[i]);
		start = i + 1;
	}
	buf_add(buf, path.s + start, path.len - start);
}

/* The byte that "%XX" at `at` stands for; 0 when there is none. */
static char
escaped_byte(struct text t, size_t at)
{
	int high;
	int low;

	if (t.len - at < 3)
		return '\0';
	high = ascii_hex(t.s[at + 1]);
	low = ascii_hex(t.s[at + 2]);
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
path_as_url(struct text path)
{
	const struct text index = TEXT("/index.html");

	if (text_ends(path, index))
		return text_slice(path, 0, path.len - index.len + 1);
	return text_equal(path, TEXT("index.html")) ? TEXT("") : path;
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
