#include "model/match_atom.h"

#include "base/utf8.h"
#include "model/match_class.h"

/* Hashes of the kinds whose text does not tell them apart. */
enum { HASH_QUOTE = 1, HASH_DASH = 2, HASH_MARK = 3, HASH_NONE = 4 };

/* The longest bracketed start of a word: a digraph and its marks. */
#define CAPITAL_MOST 4

struct reader {
	const struct atom_input *input;
	struct text text; /* the input's up to where the region ends */
	size_t at;
	bool space; /* seen since the last atom */
	uint32_t passage;
	size_t marks;
	struct arena *arena;
	struct atoms *atoms;
};

/* The class of the character at `at`, which moves behind it. */
static enum match_class
next_class(struct text text, size_t *at, int32_t *character)
{
	struct text rest = text_from(text, *at);

	*character = utf8_next(&rest);
	*at = text.len - rest.len;
	return match_class_of(*character);
}

/* The class at `at` beyond soft hyphens; CLASS_SPACE at the end. */
static enum match_class
class_at(struct text text, size_t at)
{
	enum match_class class = CLASS_SPACE;
	int32_t character;

	while (at < text.len) {
		class = next_class(text, &at, &character);
		if (class != CLASS_SOFT)
			return class;
	}
	return CLASS_SPACE;
}

static struct atom *
add(struct reader *r, enum atom_kind kind, size_t start, size_t end)
{
	struct atom *atom = list_push(r->arena, r->atoms);

	atom->kind = (uint8_t)kind;
	atom->flags = r->space ? ATOM_SPACE | ATOM_GAP : 0;
	atom->start = (uint32_t)start;
	atom->end = (uint32_t)end;
	atom->turn = r->input->turn;
	atom->passage = r->passage;
	r->space = false;
	r->at = end;
	return atom;
}

static void
set_folded(struct atom *atom, struct text folded)
{
	uint64_t hash = text_hash(folded);

	atom->folded = folded;
	atom->hash = (uint32_t)(hash ^ hash >> 32) | 8;
}

/* Without soft hyphens, every apostrophe a straight one. */
static struct text
plain_letters(struct arena *arena, struct text word)
{
	char *bytes = arena_bytes(arena, word.len);
	size_t length = 0;

	while (word.len > 0) {
		const char *start = word.s;
		int32_t character = utf8_next(&word);
		enum match_class class = match_class_of(character);
		size_t size = (size_t)(word.s - start);

		if (class == CLASS_SOFT)
			continue;
		if (class == CLASS_SINGLE) {
			bytes[length++] = '\'';
			continue;
		}
		memcpy(bytes + length, start, size);
		length += size;
	}
	return (struct text){bytes, length};
}

/* What a walk over the letters of a word has seen. */
struct letters {
	size_t end;
	bool is_ascii;
	bool has_hidden;
	int32_t first;
	int32_t last;
};

/* True when the character of this class goes on with the word before it. */
static bool
goes_on(struct text text, enum match_class class, size_t behind)
{
	if (class == CLASS_SINGLE)
		return class_at(text, behind) == CLASS_WORD;
	return class == CLASS_WORD || class == CLASS_COMBINING ||
	       class == CLASS_INVISIBLE || class == CLASS_SOFT;
}

static struct letters
walk_word(struct text text, size_t at)
{
	struct letters seen = {.end = at, .is_ascii = true};
	int32_t character;

	while (at < text.len) {
		enum match_class class = next_class(text, &at, &character);

		if (!goes_on(text, class, at))
			break;
		if (character >= 0x80)
			seen.is_ascii = false;
		if (class == CLASS_INVISIBLE)
			seen.has_hidden = true;
		if (class != CLASS_SOFT)
			seen.last = character;
		if (seen.first == 0)
			seen.first = seen.last;
		seen.end = at;
	}
	return seen;
}

static struct atom *
read_word(struct reader *r)
{
	struct letters seen = walk_word(r->text, r->at);
	struct text word = text_slice(r->text, r->at, seen.end);
	struct atom *atom = add(r, ATOM_WORD, r->at, seen.end);

	if (!seen.is_ascii)
		word = utf8_nfc(r->arena, plain_letters(r->arena, word));
	if (match_is_digit(seen.first))
		atom->flags |= ATOM_OPENS_DIGIT;
	if (match_is_digit(seen.last))
		atom->flags |= ATOM_CLOSES_DIGIT;
	if (seen.has_hidden)
		atom->flags |= ATOM_HIDDEN;
	set_folded(atom, word);
	return atom;
}

/* Behind the combining marks that stand at `at`. */
static size_t
skip_combining(struct text text, size_t at)
{
	int32_t character;
	size_t next = at;

	while (next < text.len &&
	       next_class(text, &next, &character) == CLASS_COMBINING)
		at = next;
	return at;
}

/* One character and its marks: punctuation, or a word without spaces. */
static void
read_one(struct reader *r, enum atom_kind kind, int32_t character, size_t end)
{
	size_t start = r->at;
	struct atom *atom;

	end = skip_combining(r->text, end);
	atom = add(r, kind, start, end);
	if (match_is_wide(character))
		atom->flags |= ATOM_WIDE;
	if (kind == ATOM_WORD)
		atom->flags |= ATOM_UNSPACED;
	if (match_is_currency(character))
		atom->flags |= ATOM_CURRENCY;
	set_folded(atom, utf8_nfc(r->arena, text_slice(r->text, start, end)));
}

static void
read_kind(struct reader *r, enum atom_kind kind, uint32_t hash, size_t end)
{
	add(r, kind, r->at, end)->hash = hash;
}

/* A dash; two or three hyphens and two em dashes are one as well. */
static void
read_dash(struct reader *r, enum match_class class, size_t end)
{
	struct text from = text_from(r->text, r->at);
	size_t start = r->at;
	size_t hyphens = 0;
	bool is_long = class == CLASS_LONG_DASH;

	while (hyphens < 3 && hyphens < from.len && from.s[hyphens] == '-')
		hyphens++;
	if (hyphens > 1) {
		end = r->at + hyphens;
		is_long = true;
	} else if (text_starts(from, TEXT("——"))) {
		end = r->at + TEXT("——").len;
	}
	read_kind(r, ATOM_DASH, HASH_DASH, end);
	list_last(r->atoms)->folded = text_slice(r->text, start, end);
	if (is_long)
		list_last(r->atoms)->flags |= ATOM_LONG;
}

/* As many dots as `count`, in the arena. */
static struct text
dots_text(struct arena *arena, size_t count)
{
	char *bytes = arena_bytes(arena, count);

	memset(bytes, '.', count);
	return (struct text){bytes, count};
}

/*
 * Three dots or … are an ellipsis. A full stop behind it is an atom of its
 * own; a longer row is an ellipsis of that length.
 */
static void
read_dots(struct reader *r)
{
	size_t end = r->at;
	size_t next = end;
	size_t dots = 0;
	int32_t character = 0;

	while (next < r->text.len) {
		enum match_class class = next_class(r->text, &next, &character);

		if (class == CLASS_SOFT)
			continue;
		if (class != CLASS_DOT && class != CLASS_ELLIPSIS)
			break;
		dots += class == CLASS_DOT ? 1 : 3;
		end = next;
	}
	if (dots < 3) {
		read_one(r, ATOM_OTHER, '.', r->at + 1);
		return;
	}
	if (dots == 4 && r->text.s[end - 1] == '.') {
		end--;
		dots--;
	}
	add(r, ATOM_ELLIPSIS, r->at, end);
	set_folded(list_last(r->atoms), dots_text(r->arena, dots));
}

static void
read_mark(struct reader *r, size_t end)
{
	const struct atom_input *in = r->input;
	size_t number = r->marks++;
	struct atom *atom = add(r, ATOM_MARK, r->at, end);

	atom->hash = HASH_MARK;
	if (number >= in->mark_count)
		return;
	atom->folded = in->marks[number].source;
	if (in->marks[number].kind == MARK_OMISSION)
		atom->flags |= ATOM_OMISSION;
}

/* True for "…", "..." and ". . .". */
static bool
is_dots(struct text t)
{
	size_t dots = 0;
	int32_t character;

	for (size_t at = 0; at < t.len;) {
		enum match_class class = next_class(t, &at, &character);

		if (class == CLASS_DOT)
			dots++;
		else if (class == CLASS_ELLIPSIS)
			dots += 3;
		else if (class != CLASS_SPACE)
			return false;
	}
	return dots == 3;
}

static bool
is_letters(struct text t, size_t most)
{
	size_t count = 0;
	int32_t character;

	for (size_t at = 0; at < t.len; count++) {
		enum match_class class = next_class(t, &at, &character);

		if (class != CLASS_WORD && class != CLASS_COMBINING)
			return false;
	}
	return count > 0 && count <= most;
}

/* Brackets with their content, as they stand in a quotation. */
struct brackets {
	struct text content;
	size_t end;
	bool word_before; /* tight before them */
	bool word_behind;
};

static bool
find_brackets(const struct reader *r, struct brackets *found)
{
	size_t close = text_find_char(r->text, ']', r->at);
	size_t again = text_find_char(r->text, '[', r->at + 1);
	int32_t before = utf8_before(r->text, r->at);

	if (close == TEXT_NOT_FOUND || again < close)
		return false;
	found->content = text_slice(r->text, r->at + 1, close);
	found->end = close + 1;
	found->word_before = r->at > 0 && match_class_of(before) == CLASS_WORD;
	found->word_behind = class_at(r->text, found->end) == CLASS_WORD;
	return true;
}

/* "[T]he": one word, of which the brackets may differ in case. */
static void
read_capital(struct reader *r, const struct brackets *b)
{
	struct text capital = utf8_nfc(r->arena, b->content);
	size_t start = r->at;
	struct atom *atom;

	r->at = b->end;
	atom = read_word(r);
	atom->start = (uint32_t)start;
	atom->capital = (uint8_t)capital.len;
	set_folded(atom, arena_join(r->arena, capital, atom->folded));
	atom->hash = HASH_NONE;
}

/* True when a bracket breaks a word: its content joins a word outside it. */
static bool
is_tight(const struct brackets *b)
{
	struct text content = b->content;
	int32_t last = utf8_before(content, content.len);

	if (content.len == 0)
		return b->word_before && b->word_behind;
	return (b->word_before && class_at(content, 0) == CLASS_WORD) ||
	       (b->word_behind && match_class_of(last) == CLASS_WORD);
}

static bool
read_brackets(struct reader *r)
{
	size_t start = r->at;
	struct brackets b;
	struct atom *atom;

	if (!find_brackets(r, &b))
		return false;
	if (is_dots(b.content)) {
		read_kind(r, ATOM_CUT, HASH_NONE, b.end);
		return true;
	}
	if (b.word_behind && !b.word_before &&
	    is_letters(b.content, CAPITAL_MOST)) {
		read_capital(r, &b);
		return true;
	}
	atom = add(r, ATOM_EDIT, start, b.end);
	atom->hash = HASH_NONE;
	atom->folded = text_slice(r->text, start, b.end);
	if (is_tight(&b))
		atom->flags |= ATOM_TIGHT;
	return true;
}

static void
read_other(struct reader *r, int32_t character, size_t end)
{
	if (character == '[' && r->input->has_edits && read_brackets(r))
		return;
	read_one(r, ATOM_OTHER, character, end);
}

static void
read_next(struct reader *r)
{
	size_t end = r->at;
	int32_t character;
	enum match_class class = next_class(r->text, &end, &character);

	switch (class) {
	case CLASS_SPACE:
		r->space = true;
		r->at = end;
		break;
	case CLASS_SOFT:
		r->at = end;
		break;
	case CLASS_WORD:
	case CLASS_COMBINING:
	case CLASS_INVISIBLE:
		read_word(r);
		break;
	case CLASS_UNSPACED:
		read_one(r, ATOM_WORD, character, end);
		break;
	case CLASS_SINGLE:
		read_kind(r, ATOM_SINGLE, HASH_QUOTE, end);
		break;
	case CLASS_DOUBLE:
		read_kind(r, ATOM_DOUBLE, HASH_QUOTE, end);
		break;
	case CLASS_DASH:
	case CLASS_LONG_DASH:
		read_dash(r, class, end);
		break;
	case CLASS_DOT:
	case CLASS_ELLIPSIS:
		read_dots(r);
		break;
	case CLASS_MARK:
		read_mark(r, end);
		break;
	case CLASS_OTHER:
		read_other(r, character, end);
		break;
	}
}

static void
read_region(struct reader *r, size_t to, uint32_t passage)
{
	r->passage = passage;
	r->text = text_slice(r->input->text, 0, to);
	while (r->at < r->text.len)
		read_next(r);
}

/* ---- What depends on neighbours ---- */

bool
atom_is(const struct atom *atom, int32_t character)
{
	struct text rest = atom->folded;

	return atom->kind == ATOM_OTHER && rest.len > 0 &&
	       utf8_next(&rest) == character && rest.len == 0;
}

static bool
is_one_of(const struct atom *atom, const char *characters)
{
	struct text rest = text_of(characters);

	if (atom->kind != ATOM_OTHER)
		return false;
	while (rest.len > 0) {
		if (atom_is(atom, utf8_next(&rest)))
			return true;
	}
	return false;
}

static bool
is_spaced_word(const struct atom *atom)
{
	return atom->kind == ATOM_WORD && !atom_has(atom, ATOM_UNSPACED);
}

/* True when `middle` between these two words makes one of them. */
static bool
is_joiner(const struct atom *before, const struct atom *middle,
	  const struct atom *behind)
{
	if (!is_spaced_word(before) || !is_spaced_word(behind))
		return false;
	if (middle->kind == ATOM_DASH && !atom_has(middle, ATOM_LONG))
		return true;
	if (is_one_of(middle, ".@_&·/"))
		return true;
	return atom_has(before, ATOM_CLOSES_DIGIT) &&
	       atom_has(behind, ATOM_OPENS_DIGIT) &&
	       (middle->kind == ATOM_DASH || is_one_of(middle, ",:/٫٬"));
}

/* True when atom `i` stands right behind the one before it. */
static bool
is_close(const struct atoms *atoms, size_t i)
{
	return i > 0 && i < atoms->count &&
	       !atom_has(&atoms->items[i], ATOM_GAP);
}

/* What is said of a number right before it: a sign, a currency. */
static bool
belongs_before(const struct atoms *atoms, size_t i)
{
	const struct atom *atom = &atoms->items[i];

	if (atom_has(atom, ATOM_CURRENCY) || is_one_of(atom, "+±#№"))
		return true;
	if (atom->kind != ATOM_DASH ||
	    (atom_has(atom, ATOM_LONG) && !text_equal(atom->folded, TEXT("–"))))
		return false;
	return !is_close(atoms, i) || !is_spaced_word(atom - 1);
}

static bool
belongs_behind(const struct atom *atom)
{
	return atom_has(atom, ATOM_CURRENCY) || is_one_of(atom, "%‰‱°′″٪");
}

/* Glues atom `i`, a word, to what is right before it. */
static void
glue_word(struct atoms *atoms, size_t i)
{
	struct atom *word = &atoms->items[i];

	if (!is_close(atoms, i))
		return;
	if (is_close(atoms, i - 1) && is_joiner(word - 2, word - 1, word)) {
		word[-1].flags |= ATOM_GLUED;
		word->flags |= ATOM_GLUED;
	} else if (atom_has(word, ATOM_OPENS_DIGIT) &&
		   belongs_before(atoms, i - 1)) {
		word->flags |= ATOM_GLUED;
	}
}

static void
glue(struct atoms *atoms)
{
	for (size_t i = 1; i < atoms->count; i++) {
		struct atom *atom = &atoms->items[i];

		if (atom->kind == ATOM_WORD)
			glue_word(atoms, i);
		else if (is_close(atoms, i) &&
			 atom_has(atom - 1, ATOM_CLOSES_DIGIT) &&
			 belongs_behind(atom))
			atom->flags |= ATOM_GLUED;
	}
}

/* True for a space before atom `i`, or the start or end of the text. */
static bool
has_gap(const struct atoms *atoms, size_t i)
{
	return i == 0 || i == atoms->count ||
	       atom_has(&atoms->items[i], ATOM_GAP);
}

static void
clear_space(struct atoms *atoms, size_t i)
{
	if (i < atoms->count)
		atoms->items[i].flags &= (uint16_t)~ATOM_SPACE;
}

/* As has_gap; a pause, whose spaces do not count, is one as well. */
static bool
has_dash_gap(const struct atoms *atoms, size_t i)
{
	return has_gap(atoms, i) || atoms->items[i].kind == ATOM_ELLIPSIS ||
	       atoms->items[i - 1].kind == ATOM_ELLIPSIS;
}

static void
settle_dash(struct atoms *atoms, size_t i)
{
	if (atoms->items[i].kind != ATOM_DASH || !has_dash_gap(atoms, i) ||
	    !has_dash_gap(atoms, i + 1))
		return;
	atoms->items[i].flags |= ATOM_SPACED;
	clear_space(atoms, i);
	clear_space(atoms, i + 1);
}

/* True when « at `i` opens a quotation, as « does not in »German« . */
static bool
is_opener(const struct atoms *atoms, size_t i)
{
	const struct atom *before = &atoms->items[i] - 1;

	if (has_gap(atoms, i) || before->kind == ATOM_DASH)
		return true;
	return before->kind == ATOM_SINGLE || is_one_of(before, "([");
}

static void
settle_guillemet(struct atoms *atoms, size_t i, struct text text)
{
	struct text rest = text_from(text, atoms->items[i].start);
	int32_t mark = utf8_next(&rest);

	if ((mark == 0xab || mark == 0x2039) && is_opener(atoms, i))
		clear_space(atoms, i + 1);
	if ((mark == 0xbb || mark == 0x203a) &&
	    (has_gap(atoms, i + 1) || atoms->items[i + 1].kind != ATOM_WORD))
		clear_space(atoms, i);
}

static void
settle_one(struct atoms *atoms, size_t i, struct text text)
{
	struct atom *atom = &atoms->items[i];

	if (i > 0 && atom_has(atom, ATOM_WIDE) && atom_has(atom - 1, ATOM_WIDE))
		clear_space(atoms, i);
	if (is_close(atoms, i) && atom_has(atom - 1, ATOM_CLOSES_DIGIT) &&
	    (atom->kind == ATOM_SINGLE || atom->kind == ATOM_DOUBLE))
		atom->flags |= ATOM_AFTER_DIGIT;
	if (atom->kind == ATOM_ELLIPSIS) {
		clear_space(atoms, i);
		clear_space(atoms, i + 1);
	} else if (atom->kind == ATOM_SINGLE || atom->kind == ATOM_DOUBLE) {
		settle_guillemet(atoms, i, text);
	} else if (is_one_of(atom, "?!;:")) {
		clear_space(atoms, i);
	}
}

void
atoms_read(const struct atom_input *input, struct arena *arena,
	   struct atoms *atoms)
{
	struct reader r = {.input = input, .arena = arena, .atoms = atoms};
	uint32_t all = input->is_reported ? PASSAGE_NONE : PASSAGE_ALL;

	for (size_t i = 0; input->is_reported && i < input->passage_count;
	     i++) {
		const struct passage_fact *passage = &input->passages[i];

		read_region(&r, passage->start, PASSAGE_NONE);
		read_region(&r, passage->end, PASSAGE_FIRST + (uint32_t)i);
	}
	read_region(&r, input->text.len, all);
	glue(atoms);
	for (size_t i = 0; i < atoms->count; i++)
		settle_dash(atoms, i);
	for (size_t i = 0; i < atoms->count; i++)
		settle_one(atoms, i, input->text);
}

/* ---- Comparing ---- */

static bool
equal_in_any_case(struct text a, struct text b, struct arena *arena)
{
	/* Turkish: İ is the capital of i, I that of ı. */
	if ((text_equal(a, TEXT("İ")) && text_equal(b, TEXT("i"))) ||
	    (text_equal(a, TEXT("I")) && text_equal(b, TEXT("ı"))) ||
	    (text_equal(a, TEXT("i")) && text_equal(b, TEXT("İ"))) ||
	    (text_equal(a, TEXT("ı")) && text_equal(b, TEXT("I"))))
		return true;
	return text_equal(utf8_fold(arena, a), utf8_fold(arena, b));
}

/* "[T]he" with "the": all behind the brackets is equal. */
static bool
equal_but_capital(const struct atom *quoted, const struct atom *said,
		  struct arena *arena)
{
	struct text rest = text_from(quoted->folded, quoted->capital);
	struct text capital = text_slice(quoted->folded, 0, quoted->capital);

	if (!text_ends(said->folded, rest))
		return false;
	return equal_in_any_case(
		capital,
		text_slice(said->folded, 0, said->folded.len - rest.len),
		arena);
}

/* A hyphen that joins: not a dash, whatever it looks like. */
static bool
is_hyphen(const struct atom *dash)
{
	return !atom_has(dash, ATOM_LONG | ATOM_SPACED);
}

static bool
equal_text(const struct atom *a, const struct atom *b)
{
	return a->hash == b->hash && text_equal(a->folded, b->folded);
}

bool
atom_equal(const struct atom *quoted, const struct atom *said,
	   struct arena *arena)
{
	if (is_quote(quoted) && is_quote(said))
		return quoted->kind == said->kind ||
		       !(atom_has(quoted, ATOM_AFTER_DIGIT) ||
			 atom_has(said, ATOM_AFTER_DIGIT));
	if (quoted->kind != said->kind)
		return false;
	switch (quoted->kind) {
	case ATOM_WORD:
		return quoted->capital > 0
			       ? equal_but_capital(quoted, said, arena)
			       : equal_text(quoted, said);
	case ATOM_DASH:
		return !(atom_has(quoted, ATOM_SPACED) && is_hyphen(said)) &&
		       !(atom_has(said, ATOM_SPACED) && is_hyphen(quoted));
	case ATOM_ELLIPSIS:
	case ATOM_OTHER:
		return equal_text(quoted, said);
	default:
		return false;
	}
}
