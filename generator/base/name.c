#include "base/name.h"

static bool
has_any(struct text name, const char *characters)
{
	for (; *characters; characters++) {
		if (text_find_char(name, *characters, 0) != TEXT_NOT_FOUND)
			return true;
	}
	return false;
}

static bool
has_control(struct text name)
{
	for (size_t i = 0; i < name.len; i++) {
		if ((unsigned char)name.s[i] < ' ' || name.s[i] == 0x7f)
			return true;
	}
	return false;
}

const char *
name_mistake(struct text name)
{
	if (name.len == 0)
		return "a part of it is empty";
	if (text_equal(name, TEXT(".")) || text_equal(name, TEXT("..")))
		return "`.` and `..` are no names";
	if (name.s[0] == '.')
		return "a name that begins with a dot is hidden";
	if (name.len > 255)
		return "a name is longer than 255 bytes";
	if (has_control(name))
		return "a control character is in it";
	return has_any(name, "/\\?#%")
		       ? "`\\`, `?`, `#` and `%` cannot be in it"
		       : NULL;
}

/* CON, NUL, COM1 …, also with an extension behind. */
static bool
is_device(struct text name)
{
	static const char *const devices[] = {"con", "prn",    "aux",
					      "nul", "conin$", "conout$"};
	struct text stem = text_slice(name, 0, text_find_char(name, '.', 0));
	struct text port = text_slice(stem, 0, 3);

	for (size_t i = 0; i < sizeof(devices) / sizeof(*devices); i++) {
		if (text_equal_fold(stem, text_of(devices[i])))
			return true;
	}
	return stem.len == 4 && stem.s[3] >= '1' && stem.s[3] <= '9' &&
	       (text_equal_fold(port, TEXT("com")) ||
		text_equal_fold(port, TEXT("lpt")));
}

const char *
name_hostile(struct text name)
{
	if (is_device(name))
		return "it is the name of a device";
	if (text_ends(name, TEXT(".")) || text_ends(name, TEXT(" ")))
		return "it ends with a dot or a space";
	return has_any(name, "<>:\"\\|?*") ? "one of < > : \" \\ | ? * is in it"
					   : NULL;
}

static bool
is_sum(struct text piece)
{
	for (size_t i = 0; i < piece.len; i++) {
		if (!ascii_is_digit(piece.s[i]) &&
		    !(piece.s[i] >= 'a' && piece.s[i] <= 'f'))
			return false;
	}
	return piece.len == NAME_SUM_DIGITS;
}

bool
name_has_sum(struct text name)
{
	size_t dot = text_find_last_char(name, '.');
	struct text stem = text_slice(name, 0, dot);

	if (dot == TEXT_NOT_FOUND)
		return false;
	if (is_sum(text_from(name, dot + 1)))
		return dot > 0;
	dot = text_find_last_char(stem, '.');
	return dot != TEXT_NOT_FOUND && dot > 0 &&
	       is_sum(text_from(stem, dot + 1));
}
