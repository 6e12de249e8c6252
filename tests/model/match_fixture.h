/*
 * Records for the tests of matching, from a few lines of text, and what
 * match_find makes of a quotation.
 */
#ifndef TESTS_MODEL_MATCH_FIXTURE_H
#define TESTS_MODEL_MATCH_FIXTURE_H

#include "tests/test.h"

#include "model/match.h"

#define FIXTURE_TURNS 64

struct fixture {
	struct arena arena;
	struct arena results;
	struct match_source source;
	struct match_turn turns[FIXTURE_TURNS];
	struct match_record *record;
	struct match_result result;
	struct diag diag;
};

/*
 * Copies `words` with each [mark] as one byte 0xFF, and keeps the marks; | is
 * the end of a paragraph.
 */
static inline void
fixture_set_plain(struct arena *arena, struct match_turn *turn,
		  struct text words)
{
	struct LIST_OF(struct mark) marks = {0};
	struct buf plain = BUF_INIT;
	size_t at = 0;

	while (at < words.len) {
		size_t open = text_find_char(words, '[', at);
		size_t close = text_find_char(words, ']', at);
		struct mark mark = {.kind = MARK_LAUGHTER};

		if (open == TEXT_NOT_FOUND)
			break;
		mark.source = text_slice(words, open, close + 1);
		if (text_equal(mark.source, TEXT("[…]")))
			mark.kind = MARK_OMISSION;
		list_add(arena, &marks, mark);
		buf_text(&plain, text_slice(words, at, open));
		buf_char(&plain, '\xff');
		at = close + 1;
	}
	buf_text(&plain, text_from(words, at));
	for (size_t i = 0; i < plain.len; i++) {
		if (plain.s[i] == '|')
			plain.s[i] = '\n';
	}
	turn->plain = arena_text(arena, buf_as_text(&plain));
	turn->marks = marks.items;
	turn->mark_count = marks.count;
	buf_free(&plain);
}

/* What stands between “ and ” is a passage. */
static inline void
fixture_set_passages(struct arena *arena, struct match_turn *turn)
{
	struct LIST_OF(struct passage_fact) passages = {0};
	size_t at = 0;

	for (;;) {
		size_t open = text_find(turn->plain, TEXT("“"), at);
		struct passage_fact passage;

		if (open == TEXT_NOT_FOUND)
			break;
		passage.start = open + TEXT("“").len;
		passage.end = text_find(turn->plain, TEXT("”"), open);
		list_add(arena, &passages, passage);
		at = passage.end;
	}
	turn->passages = passages.items;
	turn->passage_count = passages.count;
}

/* Adds a turn from "Speaker: words". */
static inline void
fixture_add(struct fixture *f, struct text line)
{
	struct match_turn *turn = &f->turns[f->source.count++];
	size_t colon = text_find(line, TEXT(": "), 0);

	assert_true(f->source.count <= FIXTURE_TURNS);
	turn->speaker = text_slice(line, 0, colon);
	turn->anchor = arena_format(&f->arena, "t%zu", f->source.count);
	turn->place = (struct place){.path = TEXT("transcripts/call.md"),
				     .line = 10 + f->source.count * 2};
	fixture_set_plain(&f->arena, turn, text_from(line, colon + 2));
	fixture_set_passages(&f->arena, turn);
}

/* A record of lines "Speaker: words", a turn each. */
static inline void
fixture_set(struct fixture *f, const char *lines, bool is_reported)
{
	struct text rest = text_of(lines);
	struct text line;

	*f = (struct fixture){0};
	f->source = (struct match_source){.path = TEXT("transcripts/call.md"),
					  .language = TEXT("en"),
					  .is_reported = is_reported,
					  .turns = f->turns};
	while (text_line(&rest, &line))
		fixture_add(f, line);
	f->record = match_record_new(&f->source, &f->arena);
}

static inline void
fixture_free(struct fixture *f)
{
	diag_free(&f->diag);
	arena_free(&f->results);
	arena_free(&f->arena);
}

/* Looks for words in turns first … last; what was told is forgotten. */
static inline int
fixture_find(struct fixture *f, struct text words, size_t first, size_t last)
{
	struct match_query query = {.words = words,
				    .place = {.path = TEXT("articles/x.md"),
					      .line = 3,
					      .column = 5},
				    .first = first,
				    .last = last};

	diag_free(&f->diag);
	return match_find(f->record, &query, &f->results, &f->result, &f->diag);
}

static inline const char *
fixture_tier(enum tier tier)
{
	static const char *const names[] = {"none",   "exact",	"typography",
					    "edited", "joined", "translated"};

	return names[tier];
}

/* The tier reached, or the code of the one error. */
static inline const char *
fixture_outcome(struct fixture *f, struct text words, size_t first, size_t last)
{
	if (fixture_find(f, words, first, last) == 0) {
		assert_int_equal(f->diag.errors, 0);
		return fixture_tier(f->result.tier);
	}
	assert_int_equal(f->diag.errors, 1);
	assert_int_equal(f->diag.list.count, 1);
	return diag_code_name(f->diag.list.items[0].code);
}

#endif
