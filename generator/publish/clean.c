#include "publish/clean.h"

#include "base/bytes.h"

clean_picture *
clean_for(struct text in)
{
	if (text_starts(in, TEXT("\xff\xd8\xff")))
		return clean_jpeg;
	if (text_starts(in, TEXT("\x89PNG\r\n\x1a\n")))
		return clean_png;
	if (text_starts(in, TEXT("GIF87a")) || text_starts(in, TEXT("GIF89a")))
		return clean_gif;
	if (text_starts(in, TEXT("RIFF")) && bytes_are(in, 8, TEXT("WEBP")))
		return clean_webp;
	return NULL;
}
