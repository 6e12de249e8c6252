#include "base/json.h"

#include <inttypes.h>

#include "base/utf8.h"

static void
add_character(struct buf *buf, int32_t c)
{
	if (c >= UTF8_BYTE)
		c = 0xfffd;
	if (c == '"' || c == '\\')
		buf_format(buf, "\\%c", (char)c);
	else if (c == '\n')
		buf_literal(buf, "\\n");
	else if (c == '\t')
		buf_literal(buf, "\\t");
	else if (c >= ' ' && !utf8_is_invisible(c))
		utf8_add(buf, c);
	else if (c < 0x10000)
		buf_format(buf, "\\u%04" PRIx32, c);
	else
		buf_format(buf, "\\u%04" PRIx32 "\\u%04" PRIx32,
			   0xd7c0 + (c >> 10), 0xdc00 + (c & 0x3ff));
}

void
json_add_string(struct buf *buf, struct text value)
{
	buf_char(buf, '"');
	while (value.len > 0)
		add_character(buf, utf8_next(&value));
	buf_char(buf, '"');
}
