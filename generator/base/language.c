#include "base/language.h"

struct text
language_primary(struct text language)
{
	return text_slice(language, 0, text_find_char(language, '-', 0));
}

bool
language_is_among(struct text language, const char *codes)
{
	struct text rest = text_of(codes);
	struct text code;

	while (text_split(&rest, ' ', &code))
		if (code.len > 0 && text_equal_fold(code, language))
			return true;
	return false;
}
