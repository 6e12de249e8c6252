/*
 * The text of a cue of WebVTT: voices, tags and character references (W3C,
 * WebVTT, §4.2.2 and §6.4).
 */
#include "base/utf8.h"
#include "source/import.h"

#define LONGEST_REFERENCE 12

struct vtt_text {
	struct importer *importer;
	struct import_cue cue; /* of the voice that speaks */
	struct text raw;
	size_t at;
	struct buf words;
	bool is_voiced;
	bool has_part; /* something of this cue was added */
	size_t ruby;   /* where the words before an annotation end */
};

/* ---- Character references ---- */

static const struct {
	const char *name;
	const char *text;
} references[] = {
	{"amp", "&"},
	{"lt", "<"},
	{"gt", ">"},
	{"quot", "\""},
	{"apos", "'"},
	{"nbsp", "\xc2\xa0"},
	{"lrm", "\xe2\x80\x8e"},
	{"rlm", "\xe2\x80\x8f"},
};

static bool
add_named(struct text name, struct buf *out)
{
	for (size_t i = 0; i < ARRAY_COUNT(references); i++) {
		if (text_equal(name, text_of(references[i].name))) {
			buf_text(out, text_of(references[i].text));
			return true;
		}
	}
	return false;
}

/* "#65" or "#x41", of a character that can stand in a text. */
static bool
add_numbered(struct text name, struct buf *out)
{
	int base = name.len > 2 && ascii_lower(name.s[1]) == 'x' ? 16 : 10;
	int32_t character = 0;

	for (size_t i = base == 16 ? 2 : 1; i < name.len; i++) {
		int digit = ascii_hex(name.s[i]);

		if (digit < 0 || digit >= base || character > 0x10ffff)
			return false;
		character = character * base + digit;
	}
	if (character == 0 || character > 0x10ffff ||
	    (character >= 0xd800 && character <= 0xdfff))
		return false;
	utf8_add(out, character);
	return true;
}

/* The length of the reference that `t` begins with; added to `out`. */
static size_t
take_reference(struct text t, struct buf *out)
{
	struct text near = text_slice(t, 0, LONGEST_REFERENCE);
	size_t end = text_find_char(near, ';', 0);
	struct text name = text_slice(near, 1, end);

	if (end == TEXT_NOT_FOUND || name.len == 0)
		return 0;
	if (name.s[0] == '#' ? add_numbered(name, out) : add_named(name, out))
		return end + 1;
	return 0;
}

static void
read_reference(struct vtt_text *vtt)
{
	struct text t = text_from(vtt->raw, vtt->at);
	size_t length = take_reference(t, &vtt->words);

	if (length == 0) {
		if (import_is_reference(t))
			import_lose(vtt->importer, IMPORT_LOSS_REFERENCE, t);
		buf_char(&vtt->words, '&');
		length = 1;
	}
	vtt->at += length;
}

static struct text
decoded(struct importer *importer, struct text raw)
{
	struct buf out = BUF_INIT;
	struct text t;

	for (size_t at = 0; at < raw.len;) {
		size_t length = 0;

		if (raw.s[at] == '&')
			length = take_reference(text_from(raw, at), &out);
		if (length == 0) {
			buf_char(&out, raw.s[at]);
			length = 1;
		}
		at += length;
	}
	t = arena_text(importer->arena, buf_as_text(&out));
	buf_free(&out);
	return t;
}

/* ---- Voices ---- */

static bool
is_blank(const struct vtt_text *vtt)
{
	return text_is_empty(text_trim(buf_as_text(&vtt->words)));
}

/* Adds what was gathered; only the first voice of a cue has its time, and
 * none its end until the cue ends. */
static void
end_voice(struct vtt_text *vtt)
{
	struct importer *importer = vtt->importer;

	if (!is_blank(vtt)) {
		vtt->cue.words =
			arena_text(importer->arena, buf_as_text(&vtt->words));
		if (!vtt->is_voiced && import_is_remark(vtt->cue.words))
			import_remark_add(importer, vtt->cue.words,
					  vtt->cue.at);
		else
			import_cue_add(importer, &vtt->cue);
		vtt->has_part = true;
		vtt->cue.start_ms = IMPORT_NO_TIME;
		vtt->cue.id = (struct text){0};
	}
	buf_reset(&vtt->words);
	vtt->is_voiced = false;
	vtt->cue.speaker = (struct text){0};
}

static void
begin_voice(struct vtt_text *vtt, struct text tag, struct text name)
{
	end_voice(vtt);
	vtt->cue.speaker = decoded(vtt->importer, name);
	vtt->cue.at = tag;
	vtt->is_voiced = true;
}

/* ---- Tags ---- */

/* A tag without its angle brackets: `/v`, `v.loud Ada Quill`. */
struct tag {
	struct text name;
	struct text classes;
	struct text annotation;
	bool is_end;
};

static void
read_tag_parts(struct text inside, struct tag *tag)
{
	size_t at = 0;

	tag->is_end = text_starts(inside, TEXT("/"));
	if (tag->is_end)
		inside = text_from(inside, 1);
	while (at < inside.len && ascii_is_alnum(inside.s[at]))
		at++;
	tag->name = text_slice(inside, 0, at);
	inside = text_from(inside, at);
	at = 0;
	while (at < inside.len && !ascii_is_space(inside.s[at]))
		at++;
	tag->classes = text_slice(inside, 0, at);
	tag->annotation = text_trim(text_from(inside, at));
}

static bool
is_style(const struct tag *tag)
{
	static const char *const names[] = {"c", "i",	 "b",	 "u",
					    "v", "ruby", "lang", "rt"};
	bool is_known = false;

	for (size_t i = 0; i < ARRAY_COUNT(names); i++)
		is_known |= text_equal(tag->name, text_of(names[i]));
	return is_known && (tag->classes.len == 0 || tag->classes.s[0] == '.');
}

/* Ruby text says how a word is read: it is no word of the speaker. */
static void
take_ruby(struct vtt_text *vtt, const struct tag *tag, struct text raw)
{
	if (!tag->is_end) {
		vtt->ruby = vtt->words.len;
	} else if (vtt->ruby <= vtt->words.len) {
		vtt->words.len = vtt->ruby;
		vtt->words.s[vtt->words.len] = '\0';
		vtt->ruby = SIZE_MAX;
		import_lose(vtt->importer, IMPORT_LOSS_ANNOTATION, raw);
	}
}

static void
take_tag(struct vtt_text *vtt, const struct tag *tag, struct text raw)
{
	bool is_voice = text_equal(tag->name, TEXT("v"));

	if (text_equal(tag->name, TEXT("rt")))
		take_ruby(vtt, tag, raw);
	else if (is_voice && !tag->is_end)
		begin_voice(vtt, raw, tag->annotation);
	else if (is_voice)
		end_voice(vtt);
	else if (!tag->is_end)
		import_lose(vtt->importer, IMPORT_LOSS_STYLE, raw);
	if (is_voice && tag->classes.len > 0)
		import_lose(vtt->importer, IMPORT_LOSS_STYLE, raw);
}

/* The length of the tag at `at`, or 0: it is words. */
static size_t
read_tag(struct vtt_text *vtt)
{
	struct text t =
		text_slice(vtt->raw, vtt->at, vtt->at + IMPORT_LONGEST_TAG);
	size_t end = text_find_char(t, '>', 0);
	struct text raw = text_slice(t, 0, end + 1);
	struct text inside = text_slice(t, 1, end);
	struct tag tag;
	int64_t ms;

	if (end == TEXT_NOT_FOUND)
		return 0;
	if (import_time_read(inside, &ms)) {
		import_lose(vtt->importer, IMPORT_LOSS_STYLE, raw);
		return raw.len;
	}
	read_tag_parts(inside, &tag);
	if (!is_style(&tag))
		return 0;
	take_tag(vtt, &tag, raw);
	return raw.len;
}

static void
read_angle(struct vtt_text *vtt)
{
	size_t length = read_tag(vtt);

	if (length == 0) {
		import_lose(vtt->importer, IMPORT_LOSS_TAG,
			    text_slice(vtt->raw, vtt->at, vtt->at + 1));
		buf_char(&vtt->words, '<');
		length = 1;
	}
	vtt->at += length;
}

/* ---- The text of a cue ---- */

static void
read_text(struct vtt_text *vtt)
{
	while (vtt->at < vtt->raw.len) {
		char c = vtt->raw.s[vtt->at];

		if (c == '<') {
			read_angle(vtt);
		} else if (c == '&') {
			read_reference(vtt);
		} else {
			buf_char(&vtt->words, c);
			vtt->at++;
		}
	}
}

void
import_vtt_text(struct importer *importer, struct text raw,
		const struct import_cue *cue)
{
	struct vtt_text vtt = {
		.importer = importer,
		.cue = *cue,
		.raw = raw,
		.words = BUF_INIT,
		.ruby = SIZE_MAX,
	};

	if (importer->has_voices)
		vtt.cue.end_ms = IMPORT_NO_TIME;
	read_text(&vtt);
	if (importer->has_voices) {
		end_voice(&vtt);
		if (!vtt.has_part)
			import_lose(importer, IMPORT_LOSS_EMPTY, cue->at);
		else
			importer->end_ms = cue->end_ms;
	} else {
		vtt.cue.words =
			arena_text(importer->arena, buf_as_text(&vtt.words));
		import_labelled_add(importer, &vtt.cue);
	}
	buf_free(&vtt.words);
}
