#include "serve/reload.h"

#include "serve/reload_script.h"

struct text
reload_script(void)
{
	return (struct text){(const char *)reload_files[0].bytes,
			     reload_files[0].size};
}

void
reload_inject(struct buf *out, struct text page, struct text script)
{
	size_t head = text_find(page, TEXT("<head>"), 0);

	if (head == TEXT_NOT_FOUND) {
		buf_text(out, page);
		return;
	}
	head += strlen("<head>");
	buf_text(out, text_slice(page, 0, head));
	buf_literal(out, "<script src=\"");
	buf_escaped(out, script);
	buf_literal(out, "\" defer></script>");
	buf_text(out, text_from(page, head));
}
