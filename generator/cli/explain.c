#include "cli/explain.h"

#include "base/json.h"
#include "cli/manual.h"

/* A letter and digits, in either case, as far as a code goes. */
static bool
is_like_code(struct text subject)
{
	bool is_letter = subject.len > 1 && subject.len <= 5 &&
			 ((subject.s[0] | 0x20) >= 'a') &&
			 ((subject.s[0] | 0x20) <= 'z');

	for (size_t i = 1; i < subject.len && is_letter; i++)
		is_letter = subject.s[i] >= '0' && subject.s[i] <= '9';
	return is_letter;
}

static enum diag_code
find_code(struct text subject)
{
	enum diag_code code = 0;

	while (code < DIAG_CODES &&
	       !text_equal_fold(subject, text_of(diag_code_name(code))))
		code++;
	return code;
}

/* The code that is nearest to what was typed: first by letter and number. */
static enum diag_code
nearest_code(struct text subject)
{
	enum diag_code nearest = DIAG_CODES;
	size_t best = subject.len > 2 ? 2 : 1;

	for (enum diag_code code = 0; code < DIAG_CODES; code++) {
		size_t distance = text_distance(
			subject, text_of(diag_code_name(code)), best);

		if (distance > best ||
		    (distance == best && nearest != DIAG_CODES))
			continue;
		best = distance;
		nearest = code;
	}
	return nearest;
}

static int
tell_unknown(struct text subject, struct diag *diag)
{
	enum diag_code nearest = nearest_code(subject);

	diag_error(diag, C005, NULL, "there is no code \"%.*s\"",
		   TEXT_ARG(subject));
	if (nearest != DIAG_CODES)
		diag_hint(diag, "did you mean %s, %s?", diag_code_name(nearest),
			  diag_code_title(nearest));
	else
		diag_hint(diag, "the manual lists all of them: "
				"manual/messages.md");
	return -1;
}

static void
print_text(enum diag_code code, struct text entry)
{
	struct buf out = BUF_INIT;

	buf_format(&out, "%s: %s\n\n", diag_code_name(code),
		   diag_code_title(code));
	manual_add_plain(&out, entry);
	fwrite(out.s, 1, out.len, stdout);
	buf_free(&out);
}

static void
print_json(enum diag_code code, struct text entry)
{
	struct buf out = BUF_INIT;

	buf_literal(&out, "{\"type\":\"code\",\"code\":");
	json_add_string(&out, text_of(diag_code_name(code)));
	buf_literal(&out, ",\"title\":");
	json_add_string(&out, text_of(diag_code_title(code)));
	buf_literal(&out, ",\"text\":");
	json_add_string(&out, entry);
	buf_literal(&out, "}\n");
	fwrite(out.s, 1, out.len, stdout);
	buf_free(&out);
}

static int
explain_code(const struct settings *settings, struct text subject,
	     struct diag *diag)
{
	enum diag_code code = find_code(subject);
	struct text entry;

	if (code == DIAG_CODES)
		return tell_unknown(subject, diag);
	entry = manual_entry(manual_messages(), code);
	if (settings->format == DIAG_JSON)
		print_json(code, entry);
	else
		print_text(code, entry);
	return 0;
}

int
command_explain(const struct settings *settings, struct diag *diag)
{
	struct text subject = text_of(settings->subject);

	if (!is_like_code(subject))
		return explain_page(settings, diag);
	return explain_code(settings, subject, diag);
}
