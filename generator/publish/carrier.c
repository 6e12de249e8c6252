#include "publish/carrier.h"

#include <errno.h>
#include <unistd.h>

#include "base/bytes.h"
#include "base/mem.h"

/* More boxes, chunks or blocks than a file has that means well. */
#define MOST_PARTS 10000

/* What is looked at of files whose formats have no parts to walk over. */
#define HEAD ((size_t)64 * 1024)

/* Reads up to `count` bytes at `offset`; fewer at the end or on errors. */
static struct text
read_at(const struct carrier_file *file, uint64_t offset, size_t count,
	char *to)
{
	size_t have = 0;

	while (have < count) {
		ssize_t some = pread(file->file, to + have, count - have,
				     (off_t)(offset + have));

		if (some < 0 && errno == EINTR)
			continue;
		if (some <= 0)
			break;
		have += (size_t)some;
	}
	return (struct text){to, have};
}

/* ---- Kinds that carry something always ---- */

static const struct {
	const char *sign;
	size_t length;
	const char *carries;
} always[] = {
	{"II*\0", 4, "the tags of a TIFF file: camera, time, place, author"},
	{"MM\0*", 4, "the tags of a TIFF file: camera, time, place, author"},
	{"II+\0", 4, "the tags of a TIFF file: camera, time, place, author"},
	{"MM\0+", 4, "the tags of a TIFF file: camera, time, place, author"},
	{"%PDF-", 5, "what a PDF says of itself: author, program, times"},
	{"PK\3\4", 4,
	 "what an Office document or archive says of itself: authors, times, "
	 "names of files"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8,
	 "what an old Office document says of itself: authors, times, earlier "
	 "words"},
	{"{\\rtf", 5, "what an RTF document says of itself: author, times"},
	{"8BPS", 4, "what Photoshop notes: author, times, earlier pictures"},
	{"7z\xbc\xaf\x27\x1c", 6,
	 "the names and times of what is in an archive"},
	{"Rar!\x1a\x07", 6, "the names and times of what is in an archive"},
	{"\x1f\x8b", 2, "the name and time of what is in a gzip file"},
	{"\x1a\x45\xdf\xa3", 4,
	 "what a Matroska or WebM file says of itself: date, program, tags"},
	{"\0\0\0\x0cJXL ", 8, "the boxes of a JPEG XL file, Exif among them"},
	{"\0\0\0\x0cjP  ", 8, "the boxes of a JPEG 2000 file, XMP among them"},
};

static struct text
find_always(struct text head)
{
	for (size_t i = 0; i < ARRAY_COUNT(always); i++)
		if (bytes_are(head, 0,
			      (struct text){always[i].sign, always[i].length}))
			return text_of(always[i].carries);
	return (struct text){0};
}

/* ---- MP3 ---- */

static struct text
find_tag(const struct carrier_file *file, struct text head)
{
	char room[160];
	struct text end;

	if (text_starts(head, TEXT("ID3")))
		return TEXT("an ID3 tag");
	if (bytes_at(head, 0) != 0xff || (bytes_at(head, 1) & 0xe0) != 0xe0)
		return (struct text){0};
	end = read_at(file, file->size > 160 ? file->size - 160 : 0, 160, room);
	if (end.len >= 128 && bytes_are(end, end.len - 128, TEXT("TAG")))
		return TEXT("an ID3v1 tag");
	if (text_find(end, TEXT("APETAGEX"), 0) != TEXT_NOT_FOUND)
		return TEXT("an APE tag");
	return (struct text){0};
}

/* ---- Parts of parts: MP4 and its kin (ISO/IEC 14496-12) ---- */

struct box {
	uint64_t start; /* of what is in it */
	uint64_t end;
	struct text type;
	char room[16];
};

static bool
read_box(const struct carrier_file *file, uint64_t at, uint64_t end,
	 struct box *box)
{
	struct text head = read_at(file, at, 16, box->room);
	uint64_t size = bytes_be32(head, 0);
	size_t header = 8;

	if (head.len < 8 || end - at < 8)
		return false;
	if (size == 1) {
		size = (uint64_t)bytes_be32(head, 8) << 32 |
		       bytes_be32(head, 12);
		header = 16;
	}
	box->end = size == 0 || size > end - at ? end : at + size;
	if (box->end < at + header)
		return false;
	box->start = at + header;
	box->type = text_slice(head, 4, 8);
	return true;
}

static bool
is_type(const struct box *box, const char *const *all)
{
	for (; *all; all++)
		if (text_equal(box->type, text_of(*all)))
			return true;
	return false;
}

/* The times of mvhd, tkhd and mdhd: 0 when nobody has noted them. */
static bool
has_time(const struct carrier_file *file, const struct box *box)
{
	char room[20];
	struct text inside = read_at(file, box->start, 20, room);
	bool is_long = bytes_at(inside, 0) == 1;

	return bytes_be32(inside, 4) != 0 || bytes_be32(inside, 8) != 0 ||
	       (is_long &&
		(bytes_be32(inside, 12) != 0 || bytes_be32(inside, 16) != 0));
}

/* What one box says of who made the film. */
static struct text
look_at_box(const struct carrier_file *file, const struct box *box,
	    struct arena *arena)
{
	static const char *const carriers[] = {"udta", "meta", "uuid",
					       "Exif", "XMP_", NULL};
	static const char *const timed[] = {"mvhd", "tkhd", "mdhd", NULL};

	if (is_type(box, carriers))
		return arena_format(arena,
				    "a box %.*s: place, device, time or title",
				    TEXT_ARG(box->type));
	if (is_type(box, timed) && has_time(file, box))
		return arena_format(arena, "the time of recording (%.*s)",
				    TEXT_ARG(box->type));
	return (struct text){0};
}

/* Steps into boxes that hold others, and over all else. */
static struct text
find_box(const struct carrier_file *file, struct arena *arena)
{
	static const char *const holders[] = {"moov", "trak", "mdia", NULL};
	struct text found = {0};
	uint64_t at = 0;
	struct box box;

	for (size_t i = 0; i < MOST_PARTS && found.len == 0; i++) {
		if (at >= file->size || !read_box(file, at, file->size, &box))
			break;
		found = look_at_box(file, &box, arena);
		at = is_type(&box, holders) ? box.start : box.end;
	}
	return found;
}

static struct text
find_in_boxes(const struct carrier_file *file, struct text head,
	      struct arena *arena)
{
	static const char *const pictures[] = {"heic", "heix", "hevc", "mif1",
					       "msf1", "avif", "avis", NULL};
	struct box brand = {.type = text_slice(head, 8, 12)};

	if (!bytes_are(head, 4, TEXT("ftyp")))
		return (struct text){0};
	if (is_type(&brand, pictures))
		return TEXT("the Exif of a HEIC or AVIF picture: camera, time, "
			    "place");
	return find_box(file, arena);
}

/* ---- WAV and AIFF: chunks ---- */

static struct text
find_in_chunks(const struct carrier_file *file, struct text head,
	       struct arena *arena)
{
	static const char *const carriers[] = {
		"LIST", "bext", "id3 ", "ID3 ", "iXML", "_PMX", "axml",
		"cart", "NAME", "AUTH", "ANNO", "(c) ", "COMT", NULL};
	bool is_wave = text_starts(head, TEXT("RIFF")) &&
		       bytes_are(head, 8, TEXT("WAVE"));
	bool is_aiff = text_starts(head, TEXT("FORM")) &&
		       bytes_are(head, 8, TEXT("AIF"));
	uint64_t at = 12;

	if (!is_wave && !is_aiff)
		return (struct text){0};
	for (size_t i = 0; i < MOST_PARTS && at < file->size; i++) {
		struct box chunk = {0};
		struct text part = read_at(file, at, 8, chunk.room);
		uint64_t size =
			is_wave ? bytes_le32(part, 4) : bytes_be32(part, 4);

		chunk.type = text_slice(part, 0, 4);
		if (is_type(&chunk, carriers))
			return arena_format(arena,
					    "a chunk %.*s: title, author, time "
					    "or device",
					    TEXT_ARG(chunk.type));
		at += 8 + size + size % 2;
	}
	return (struct text){0};
}

/* ---- Ogg and FLAC: comments ---- */

/* What the first of Vorbis' comments is called; they begin at `at`. */
static struct text
first_comment(struct text bytes, size_t at, struct arena *arena)
{
	size_t vendor = bytes_le32(bytes, at);
	size_t count = at + 4 + vendor;
	struct text comment;

	if (vendor > bytes.len || bytes_le32(bytes, count) == 0)
		return (struct text){0};
	comment = text_from(bytes, count + 8);
	comment = text_slice(comment, 0, text_find_char(comment, '=', 0));
	for (size_t i = 0; i < comment.len; i++)
		if (!ascii_is_alnum(comment.s[i]) && comment.s[i] != '_')
			comment.len = i;
	if (comment.len == 0 || comment.len > 40)
		return TEXT("comments");
	return arena_format(arena, "a comment %.*s", TEXT_ARG(comment));
}

static struct text
find_in_ogg(struct text head, struct arena *arena)
{
	size_t opus = text_find(head, TEXT("OpusTags"), 0);
	size_t vorbis = text_find(head, TEXT("\3vorbis"), 0);

	if (opus != TEXT_NOT_FOUND)
		return first_comment(head, opus + 8, arena);
	if (vorbis != TEXT_NOT_FOUND)
		return first_comment(head, vorbis + 7, arena);
	return TEXT("what cannot be told: neither Vorbis nor Opus");
}

static struct text
find_in_flac(const struct carrier_file *file, struct arena *arena)
{
	enum block { APPLICATION = 2, COMMENT = 4, CUES = 5, PICTURE = 6 };
	char *room = arena_bytes(arena, HEAD);
	uint64_t at = 4;

	for (size_t i = 0; i < MOST_PARTS; i++) {
		struct text block = read_at(file, at, HEAD, room);
		uint32_t kind = bytes_at(block, 0) & 0x7f;
		struct text comment = {0};

		if (block.len < 4)
			break;
		if (kind == APPLICATION || kind == CUES || kind == PICTURE)
			return TEXT("a block of notes or a picture");
		if (kind == COMMENT)
			comment = first_comment(block, 4, arena);
		if (comment.len > 0 || bytes_at(block, 0) & 0x80)
			return comment;
		at += 4 + (bytes_be32(block, 0) & 0xffffff);
	}
	return (struct text){0};
}

/* ---- SVG ---- */

static struct text
find_in_svg(struct text head)
{
	static const char *const words[] = {
		"<metadata",	   "rdf:RDF",	 "sodipodi:docname",
		"export-filename", "<x:xmpmeta", "<?xpacket",
	};

	if (text_find(head, TEXT("<svg"), 0) == TEXT_NOT_FOUND)
		return (struct text){0};
	for (size_t i = 0; i < ARRAY_COUNT(words); i++)
		if (text_find(head, text_of(words[i]), 0) != TEXT_NOT_FOUND)
			return text_of(words[i]);
	return (struct text){0};
}

/* ---- HTML ---- */

/* What Office programs and browsers write into pages that they save. */
static struct text
find_in_html(struct text head)
{
	static const char *const words[] = {
		"<o:DocumentProperties", "<meta name=\"changedby\"",
		"<meta name=\"created\"", "<!-- saved from url=("};

	for (size_t i = 0; i < ARRAY_COUNT(words); i++)
		if (text_find(head, text_of(words[i]), 0) != TEXT_NOT_FOUND)
			return text_of(words[i]);
	return (struct text){0};
}

struct text
carrier_find(const struct carrier_file *file, struct arena *arena)
{
	char *room = arena_bytes(arena, HEAD);
	struct text head = read_at(file, 0, HEAD, room);
	struct text found = find_always(head);

	if (found.len == 0)
		found = find_tag(file, head);
	if (found.len == 0)
		found = find_in_boxes(file, head, arena);
	if (found.len == 0)
		found = find_in_chunks(file, head, arena);
	if (found.len == 0 && text_starts(head, TEXT("OggS")))
		found = find_in_ogg(head, arena);
	if (found.len == 0 && text_starts(head, TEXT("fLaC")))
		found = find_in_flac(file, arena);
	if (found.len == 0)
		found = find_in_svg(head);
	if (found.len == 0)
		found = find_in_html(head);
	return found;
}
