/*
 * Slides of a timeline become events.
 */
#include "source/import_timeline.h"

void
import_slide_skip(struct importer *importer, struct text name, struct text at)
{
	uint32_t number = (uint32_t)importer->told.count;
	struct place place;

	name = arena_text(importer->arena, name);
	if (index_add(importer->arena, &importer->told, name, number) != number)
		return;
	place = import_place(importer, at);
	diag_warning(importer->diag, I002, &place,
		     "\"%.*s\" has no place here and is left out",
		     TEXT_ARG(name));
}

/*
 * What `{#id}` may be without harm: small letters, digits and hyphens. Ours
 * can be in capitals, and in any script.
 */
static bool
is_id(struct text id, bool is_ours)
{
	for (size_t i = 0; i < id.len; i++) {
		char c = id.s[i];
		bool is_small = ascii_is_digit(c) || c == '-' ||
				(ascii_is_alpha(c) && ascii_lower(c) == c);

		if (!is_small && !(is_ours && (ascii_is_alpha(c) ||
					       strchr("_.", c) || c < 0)))
			return false;
	}
	return id.len > 0;
}

static struct text
take_id(struct importer *importer, const struct import_slide *slide)
{
	struct text id = text_trim(slide->id);
	uint32_t number = (uint32_t)importer->ids.count;

	if (id.len == 0)
		return id;
	if (is_id(id, slide->edtf.len > 0) &&
	    index_add(importer->arena, &importer->ids, id, number) == number)
		return id;
	import_lose(importer, IMPORT_LOSS_ID, slide->at);
	return (struct text){0};
}

/* The ids of an order that can stand in braces; the others are told. */
static struct text
take_order(struct importer *importer, const struct import_slide *slide,
	   struct text rest)
{
	struct text order = {0};
	struct text id;

	while (text_split(&rest, ' ', &id)) {
		id = text_trim(id);
		if (id.len == 0)
			continue;
		if (is_id(id, true))
			order = arena_format(importer->arena, "%.*s %.*s",
					     TEXT_ARG(order), TEXT_ARG(id));
		else
			import_lose(importer, IMPORT_LOSS_ID, slide->at);
	}
	return text_trim(order);
}

/* Why the date is believed, if it is one word: the build checks which. */
static struct text
take_basis(const struct import_slide *slide)
{
	struct text basis = text_trim(slide->basis);

	return is_id(basis, false) ? basis : (struct text){0};
}

/* HTML as paragraphs of Markdown, in the arena. */
static struct text
markdown_of(struct importer *importer, const struct import_slide *slide,
	    struct text html)
{
	struct buf buf = BUF_INIT;
	struct text words;

	import_html(importer, html, slide->at, &buf);
	words = arena_text(importer->arena, buf_as_text(&buf));
	buf_free(&buf);
	return words;
}

/* Media is linked, not embedded: a page asks nothing of other hosts. */
static void
add_media(struct importer *importer, const struct import_slide *slide,
	  struct buf *out)
{
	struct text url = text_trim(slide->media);
	struct text caption = markdown_of(importer, slide, slide->caption);
	struct text credit = markdown_of(importer, slide, slide->credit);

	if (import_is_url(url)) {
		buf_format(out, "\n[Media](<%.*s>)", TEXT_ARG(url));
	} else if (url.len > 0) {
		import_lose(importer, IMPORT_LOSS_EMBED, slide->at);
		buf_char(out, '\n');
	} else if (caption.len + credit.len > 0) {
		buf_char(out, '\n');
	}
	if (caption.len > 0) {
		buf_char(out, ' ');
		buf_text(out, caption);
	}
	if (credit.len > 0)
		buf_format(out, " (%.*s)", TEXT_ARG(credit));
}

/* A comment, which is not published: what an editor has to look at. */
static void
add_comment(const char *about, struct text words, struct buf *out)
{
	char before = '\0';

	buf_format(out, "\n<!-- %s: ", about);
	for (size_t i = 0; i < words.len; i++) {
		char c = ascii_is_space(words.s[i]) ? ' ' : words.s[i];

		if (!strchr("<>", c) && !(c == '-' && before == '-'))
			buf_char(out, c);
		before = c;
	}
	buf_literal(out, " -->");
}

/* What is shown in place of the date; ours is made from the date. */
static void
add_display(struct importer *importer, const struct import_slide *slide,
	    struct buf *out)
{
	if (slide->edtf.len > 0 || text_is_empty(text_trim(slide->display)))
		return;
	import_lose(importer, IMPORT_LOSS_DISPLAY, slide->at);
	add_comment("shown as", slide->display, out);
}

/* Where no date can be made of them, the numbers are kept. */
static void
add_numbers(struct importer *importer, const struct import_slide *slide,
	    struct buf *out)
{
	const struct import_slide_day *start = &slide->start;
	const struct import_slide_day *end = &slide->end;

	if (start->year.len > 0)
		add_comment(
			"year, month, day",
			arena_format(importer->arena,
				     "%.*s, %.*s, %.*s to %.*s, %.*s, %.*s",
				     TEXT_ARG(start->year),
				     TEXT_ARG(start->month),
				     TEXT_ARG(start->day), TEXT_ARG(end->year),
				     TEXT_ARG(end->month), TEXT_ARG(end->day)),
			out);
}

/* All but the headline: paragraphs of Markdown, one a line. */
static struct text
body_of(struct importer *importer, const struct import_slide *slide,
	bool is_dated)
{
	struct buf buf = BUF_INIT;
	struct text link = text_trim(slide->link);
	struct text body;

	import_html(importer, slide->body, slide->at, &buf);
	add_media(importer, slide, &buf);
	if (import_is_url(link))
		buf_format(&buf, "\n<%.*s>", TEXT_ARG(link));
	add_display(importer, slide, &buf);
	if (!is_dated)
		add_numbers(importer, slide, &buf);
	body = arena_text(importer->arena, text_trim(buf_as_text(&buf)));
	buf_free(&buf);
	return body;
}

static void
take_title(struct importer *importer, const struct import_slide *slide)
{
	struct import_result *result = importer->result;

	result->title = import_html_plain(importer, slide->headline);
	result->intro = body_of(importer, slide, true);
	if (slide->start.year.len > 0)
		import_slide_skip(importer, TEXT("the date of the title"),
				  slide->at);
}

/* Whether there is anything to read besides a date. */
static bool
has_words(struct importer *importer, const struct import_slide *slide)
{
	struct text words =
		arena_join(importer->arena, slide->headline, slide->body);

	words = arena_join(importer->arena, words, slide->media);
	words = arena_join(importer->arena, words, slide->caption);
	return !text_is_empty(text_trim(words));
}

static void
take_event(struct importer *importer, const struct import_slide *slide)
{
	struct import_event event = {
		.date = import_slide_date(importer, slide),
		.is_undated = import_slide_is_undated(slide),
		.id = take_id(importer, slide),
		.after = take_order(importer, slide, slide->after),
		.before = take_order(importer, slide, slide->before),
		.basis = take_basis(slide),
		.headline = markdown_of(importer, slide, slide->headline),
		.group = slide->kind == IMPORT_SLIDE_ERA
				 ? TEXT("Eras")
				 : markdown_of(importer, slide, slide->group),
	};

	event.body = body_of(importer, slide, event.date.len > 0);
	if (event.headline.len + event.body.len == 0)
		event.headline = TEXT("\\[nothing that can be shown\\]");
	list_add(importer->arena, &importer->result->events, event);
}

void
import_slide_add(struct importer *importer, const struct import_slide *slide)
{
	if (slide->kind == IMPORT_SLIDE_TITLE)
		take_title(importer, slide);
	else if (has_words(importer, slide))
		take_event(importer, slide);
	else
		import_lose(importer, IMPORT_LOSS_EMPTY_EVENT, slide->at);
}
