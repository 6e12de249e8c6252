/*
 * Where the destination of a link leads: taken apart, decoded, resolved
 * against its document; and what to say when nothing is there.
 */
#include "base/path.h"
#include "base/utf8.h"
#include "model/work.h"

/* ---- Taken apart ---- */

/* RFC 3986, 3.1: the length of the scheme, 0 when there is none. */
static size_t
scheme_length(struct text url)
{
	size_t i = 0;

	if (url.len == 0 || !ascii_is_alpha(url.s[0]))
		return 0;
	while (i < url.len && (ascii_is_alnum(url.s[i]) || url.s[i] == '+' ||
			       url.s[i] == '-' || url.s[i] == '.'))
		i++;
	return i < url.len && url.s[i] == ':' ? i : 0;
}

static struct destination
nothing(void)
{
	return (struct destination){.kind = TO_NOTHING};
}

void
destination_tell_refused(struct work *work, struct text destination,
			 const struct place *place)
{
	diag_error(work->diag, L004, place, "\"%.*s\" is not published",
		   TEXT_ARG(destination));
	diag_hint(work->diag,
		  "a link is http:, https:, mailto:, tel: or a relative path");
}

/*
 * The document whose page an author has in mind who writes "a/b/",
 * "a/b/index.html", "a/b.html" or "a/b"; empty: there is none.
 */
static struct text
document_of_address(const struct work *work, struct text path)
{
	static const struct text endings[] = {
		{"/index.html", 11}, {".html", 5}, {".htm", 4}, {"/", 1}};
	struct text file;

	for (size_t i = 0; i < ARRAY_COUNT(endings); i++) {
		if (!text_ends(path, endings[i]))
			continue;
		path = text_slice(path, 0, path.len - endings[i].len);
		break;
	}
	file = arena_join(work->arena, path, TEXT(".md"));
	if (index_find(&work->documents, file) != INDEX_NONE)
		return file;
	file = arena_join(work->arena, path, TEXT("/index.md"));
	return index_find(&work->documents, file) != INDEX_NONE ? file
								: TEXT("");
}

/* A link that begins with a slash holds on one host in its root only. */
static struct destination
tell_from_root(struct work *work, struct text url, struct text path,
	       const struct place *place)
{
	struct buf relative = BUF_INIT;
	struct text file = document_of_address(work, text_from(url, 1));

	path_relative(&relative, path, file.len > 0 ? file : text_from(url, 1));
	diag_error(work->diag, L005, place,
		   "a link from the root of the host does not hold under "
		   "a sub-path");
	diag_hint(work->diag, "write it from this document on: %s", relative.s);
	buf_free(&relative);
	return nothing();
}

static struct destination
tell_malformed(struct work *work, const struct place *place, const char *why)
{
	diag_error(work->diag, L001, place, "%s", why);
	return nothing();
}

/* False when an escape is malformed or what comes out is not UTF-8. */
static bool
decode(struct work *work, struct text encoded, struct text *decoded)
{
	if (text_find_char(encoded, '%', 0) == TEXT_NOT_FOUND) {
		*decoded = encoded;
		return true;
	}
	return path_decode(work->arena, encoded, decoded) &&
	       utf8_check(*decoded) == decoded->len;
}

/* "a/b.md#c" without its anchor, which is decoded into `*anchor`. */
static bool
split_anchor(struct work *work, struct text *url, struct text *anchor)
{
	size_t hash = text_find_char(*url, '#', 0);

	*anchor = TEXT("");
	if (hash == TEXT_NOT_FOUND)
		return true;
	if (!decode(work, text_from(*url, hash + 1), anchor))
		return false;
	*url = text_slice(*url, 0, hash);
	return true;
}

struct text
destination_anchor(struct work *work, struct text destination)
{
	struct text anchor;

	if (!split_anchor(work, &destination, &anchor))
		return TEXT("");
	return anchor;
}

static struct destination
read_relative(struct work *work, struct text url, struct text path,
	      const struct place *place)
{
	struct destination to = {.kind = TO_FILE, .path = path};
	struct text decoded;

	if (!split_anchor(work, &url, &to.anchor))
		return tell_malformed(work, place,
				      "a % in a link needs two hex digits, "
				      "and UTF-8");
	to.is_here = url.len == 0;
	if (to.is_here)
		return to;
	if (text_find_char(url, '?', 0) != TEXT_NOT_FOUND)
		return tell_malformed(work, place,
				      "a link to a file of the site takes no "
				      "query; write %3F for a ? in its name");
	if (!decode(work, url, &decoded))
		return tell_malformed(work, place,
				      "a % in a link needs two hex digits, "
				      "and UTF-8");
	if (path_resolve(&work->scratch, path_folder(path), decoded, &to.path))
		return to;
	diag_error(work->diag, L005, place, "this link leads out of content/");
	diag_hint(work->diag, "what is published stands in content/: put the "
			      "file there");
	return nothing();
}

struct destination
destination_read(struct work *work, struct text destination, struct text path,
		 const struct place *place)
{
	struct text scheme;

	destination = text_trim(destination);
	if (url_check(destination, &scheme) != URL_FINE)
		return (struct destination){.kind = TO_REFUSED};
	if (destination.len == 0)
		return tell_malformed(work, place, "a link to nothing");
	if (scheme_length(destination) > 0)
		return (struct destination){.kind = TO_URL};
	if (destination.s[0] == '/')
		return tell_from_root(work, destination, path, place);
	return read_relative(work, destination, path, place);
}

/* ---- Nothing is there ---- */

static void
files_index(struct work *work)
{
	const struct tree *tree = work->tree;

	for (size_t i = 0; i < tree->files.count; i++) {
		struct text path = tree->files.items[i].path;

		index_add(work->arena, &work->files_folded,
			  utf8_fold(work->arena, path), (uint32_t)i);
		index_add(work->arena, &work->files_named, path_name(path),
			  (uint32_t)i);
	}
}

static struct text
file_at(const struct work *work, uint32_t number)
{
	return number == INDEX_NONE ? TEXT("")
				    : work->tree->files.items[number].path;
}

/*
 * The file an author may have meant: by the address of its page, few letters
 * off, or in another folder.
 */
static struct text
find_nearest(const struct work *work, struct text path)
{
	struct text nearest = document_of_address(work, path);
	struct text name;

	if (nearest.len == 0)
		nearest = index_nearest(&work->documents, path);
	if (nearest.len == 0)
		nearest = index_nearest(&work->assets, path);
	if (nearest.len > 0)
		return nearest;
	name = path_name(path);
	if (index_find(&work->files_named, name) == INDEX_NONE)
		name = index_nearest(&work->files_named, name);
	return file_at(work, index_find(&work->files_named, name));
}

static bool
is_for_document(struct text path)
{
	struct text extension = path_extension(path);

	return extension.len == 0 || text_equal_fold(extension, TEXT("md"));
}

/* There is such a file, and its folder is withheld; or capitals differ. */
static void
tell_near_miss(struct work *work, struct text path, struct text there,
	       const struct place *place)
{
	enum diag_code code = is_for_document(path) ? L001 : L003;

	if (evidence_is_kept_back(work, path))
		diag_error(work->diag, code, place,
			   "content/%.*s is evidence that is kept back: "
			   "`published: true` in its source publishes it",
			   TEXT_ARG(path));
	else if (text_equal(path, there))
		diag_error(work->diag, code, place,
			   "content/%.*s is not published: its folder is "
			   "withheld",
			   TEXT_ARG(path));
	else
		diag_error(work->diag, code, place,
			   "there is no content/%.*s; content/%.*s differs in "
			   "capital letters",
			   TEXT_ARG(path), TEXT_ARG(there));
}

static void
hint_nearest(struct work *work, struct text nearest, struct text from)
{
	struct buf relative = BUF_INIT;

	path_relative(&relative, from, nearest);
	diag_hint(work->diag, "did you mean %s?", relative.s);
	buf_free(&relative);
}

void
destination_tell_missing(struct work *work, struct text path, struct text from,
			 const struct place *place)
{
	enum diag_code code = is_for_document(path) ? L001 : L003;
	struct text nearest;

	if (work->files_folded.count == 0)
		files_index(work);
	nearest = file_at(work, index_find(&work->files_folded,
					   utf8_fold(work->arena, path)));
	if (nearest.len > 0) {
		tell_near_miss(work, path, nearest, place);
		if (!text_equal(path, nearest))
			hint_nearest(work, nearest, from);
		return;
	}
	diag_error(work->diag, code, place, "there is no content/%.*s",
		   TEXT_ARG(path));
	nearest = find_nearest(work, path);
	if (nearest.len > 0)
		hint_nearest(work, nearest, from);
}

void
destination_tell_draft(struct work *work, const struct reading *reading,
		       const struct place *place)
{
	const struct page *page = &work->pages[reading - work->readings];
	bool is_dated = page->extras->withheld_on.len > 0;

	diag_error(work->diag, L001, place,
		   "this leads to what is withheld (%.*s%s%.*s): %.*s is not "
		   "published",
		   TEXT_ARG(page->withheld), is_dated ? ", " : "",
		   TEXT_ARG(page->extras->withheld_on),
		   TEXT_ARG(reading->document.file_path));
}
