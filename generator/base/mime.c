#include "base/mime.h"

#include "base/attr.h"
#include "base/path.h"

const struct mime mime_types[] = {
	{"html", "text/html; charset=utf-8"},
	{"css", "text/css; charset=utf-8"},
	{"js", "text/javascript; charset=utf-8"},
	{"mjs", "text/javascript; charset=utf-8"},
	{"json", "application/json"},
	{"jsonld", "application/ld+json"},
	{"xml", "application/xml"},
	{"txt", "text/plain; charset=utf-8"},
	{"md", "text/markdown; charset=utf-8"},
	{"csv", "text/csv; charset=utf-8"},
	{"ics", "text/calendar; charset=utf-8"},
	{"vtt", "text/vtt; charset=utf-8"},
	{"srt", "application/x-subrip; charset=utf-8"},
	{"bib", "application/x-bibtex; charset=utf-8"},
	{"svg", "image/svg+xml"},
	{"png", "image/png"},
	{"jpg", "image/jpeg"},
	{"jpeg", "image/jpeg"},
	{"gif", "image/gif"},
	{"webp", "image/webp"},
	{"avif", "image/avif"},
	{"ico", "image/vnd.microsoft.icon"},
	{"mp3", "audio/mpeg"},
	{"m4a", "audio/mp4"},
	{"ogg", "audio/ogg"},
	{"oga", "audio/ogg"},
	{"opus", "audio/ogg"},
	{"wav", "audio/wav"},
	{"flac", "audio/flac"},
	{"mp4", "video/mp4"},
	{"webm", "video/webm"},
	{"pdf", "application/pdf"},
	{"zip", "application/zip"},
	{"woff2", "font/woff2"},
	{"woff", "font/woff"},
	{"webmanifest", "application/manifest+json"},
};

const size_t mime_count = ARRAY_COUNT(mime_types);

const char *
mime_type(struct text path)
{
	struct text extension = path_extension(path);

	for (size_t i = 0; i < mime_count; i++)
		if (text_equal_fold(extension,
				    text_of(mime_types[i].extension)))
			return mime_types[i].type;
	return "application/octet-stream";
}
