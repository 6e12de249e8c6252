/*
 * How much of a record is quoted: words are counted, each once, however
 * often it is quoted; and the stretches that nobody quotes.
 */
#include "model/work.h"

/* Which bytes of the turns of one record are quoted. */
struct coverage {
	struct work *work;
	struct arena arena;
	struct record *record;
	bool **quoted; /* of turn i its bytes, or NULL: none yet */
};

static struct text
turn_plain(const struct turn *turn)
{
	return turn->item.fact->content.plain;
}

/* ---- Quotations ---- */

/* Where in its record the reading of a quotation is. */
struct spot {
	const struct quotation *quotation;
	size_t turn;
	struct text rest; /* of that turn's words, as far as is quoted */
};

static void
enter_turn(struct coverage *coverage, struct spot *spot, size_t turn)
{
	const struct quotation *quotation = spot->quotation;
	size_t start = 0;
	struct text plain = turn_plain(coverage->record->turns.items[turn]);

	spot->turn = turn;
	if (turn + 1 == quotation->first->number)
		start = quotation->start;
	spot->rest = text_from(plain, start);
	if (turn + 1 == quotation->last->number)
		spot->rest = text_slice(plain, start, quotation->end);
	if (!coverage->quoted[turn])
		coverage->quoted[turn] =
			arena_array(&coverage->arena, bool, plain.len + 1);
}

/* False at the end of what is quoted. */
static bool
pass_word(struct coverage *coverage, struct spot *spot, bool is_quoted)
{
	struct text word;
	const char *plain;

	while (!plain_word(&spot->rest, &word)) {
		if (spot->turn + 1 == spot->quotation->last->number)
			return false;
		enter_turn(coverage, spot, spot->turn + 1);
	}
	plain = turn_plain(coverage->record->turns.items[spot->turn]).s;
	if (is_quoted)
		memset(coverage->quoted[spot->turn] + (word.s - plain), true,
		       word.len);
	return true;
}

/* The words of a piece without marks, which are written in brackets. */
static size_t
count_words(struct text words)
{
	size_t count = 0;

	while (words.len > 0) {
		size_t open = text_find_char(words, '[', 0);
		size_t close = text_find_char(words, ']', open);

		count += plain_count_words(text_slice(words, 0, open));
		words = text_from(words, close == TEXT_NOT_FOUND ? words.len
								 : close + 1);
	}
	return count;
}

static void
cover(struct coverage *coverage, const struct quotation *quotation)
{
	struct spot spot = {.quotation = quotation};

	enter_turn(coverage, &spot, quotation->first->number - 1);
	for (size_t i = 0; i < quotation->pieces.count; i++) {
		const struct piece *piece = &quotation->pieces.items[i];

		if (piece->kind == PIECE_INSERTED)
			continue;
		for (size_t n = count_words(piece->words); n > 0; n--) {
			if (!pass_word(coverage, &spot,
				       piece->kind == PIECE_SAME))
				return;
		}
	}
}

/* ---- What of it is quoted, and what is not ---- */

static bool
is_quoted(struct text plain, const bool *quoted, struct text word)
{
	return memchr(quoted + (word.s - plain.s), true, word.len) != NULL;
}

static size_t
count_quoted(const struct turn *turn, const bool *quoted)
{
	struct text plain = turn_plain(turn);
	struct text rest = plain;
	struct text word;
	size_t count = 0;

	while (plain_word(&rest, &word))
		count += is_quoted(plain, quoted, word);
	return count;
}

static void
add_unquoted(struct coverage *coverage, const struct passage *of, size_t start,
	     size_t end)
{
	struct passage *passage =
		arena_new(coverage->work->arena, struct passage);
	struct text plain = turn_plain(of->turn);

	while (start < end && ascii_is_space(plain.s[start]))
		start++;
	while (end > start && ascii_is_space(plain.s[end - 1]))
		end--;
	passage->turn = of->turn;
	passage->start = (uint32_t)start;
	passage->end = (uint32_t)end;
	list_add(&coverage->arena, &coverage->record->unquoted, passage);
}

/* Adds the longest runs of words of a passage that are not quoted. */
static void
passage_split(struct coverage *coverage, const struct passage *passage,
	      const bool *quoted)
{
	struct text plain = turn_plain(passage->turn);
	struct text rest = text_slice(plain, passage->start, passage->end);
	struct text word;
	size_t start = passage->start; /* of the run, if there is one */
	bool has_run = false;

	while (plain_word(&rest, &word)) {
		size_t at = (size_t)(word.s - plain.s);

		if (!is_quoted(plain, quoted, word)) {
			has_run = true;
			continue;
		}
		if (has_run)
			add_unquoted(coverage, passage, start, at);
		start = at + word.len;
		has_run = false;
	}
	if (has_run)
		add_unquoted(coverage, passage, start, passage->end);
}

static void
turn_conclude(struct coverage *coverage, struct turn *turn, const bool *quoted)
{
	struct record *record = coverage->record;

	if (quoted)
		record->words_quoted += count_quoted(turn, quoted);
	list_each (struct passage, passage, &turn->passages) {
		if (quoted)
			passage_split(coverage, passage, quoted);
		else
			list_add(&coverage->arena, &record->unquoted, passage);
	}
}

static void
record_cover(struct coverage *coverage, struct record *record)
{
	size_t count = record->turns.count;

	coverage->record = record;
	coverage->quoted = arena_array(&coverage->arena, bool *, count);
	list_each (struct quotation *, quotation, &record->quotations)
		cover(coverage, *quotation);
	for (size_t i = 0; i < count; i++)
		turn_conclude(coverage, record->turns.items[i],
			      coverage->quoted[i]);
	list_keep(coverage->work->arena, &record->unquoted);
	arena_reset(&coverage->arena);
}

void
coverage_count(struct work *work)
{
	struct coverage coverage = {.work = work};

	list_each (struct record *, record, &work->site->records)
		record_cover(&coverage, *record);
	arena_free(&coverage.arena);
}
