/*
 * Responses: who confirms, denies or does not comment on a record.
 */
#include "model/work.h"

/* Finds the record and the turn that `statement:` links to. */
static void
statement_resolve(struct work *work, struct response *response,
		  const struct value *link)
{
	struct reference reference = {
		.value = link,
		.from = response->record->page,
		.code = R010,
		.wanted = "this leads to no record: a statement is a link to "
			  "a document that holds the words, such as "
			  "../statements/x.md#t1",
	};
	struct text anchor;
	struct record *record = reference_record(work, &reference, &anchor);

	response->statement_record = record;
	if (!record || anchor.len == 0)
		return;
	response->statement = turn_find(work, record, anchor);
	if (!response->statement && !anchor_exists(work, record->page, anchor))
		anchor_tell_missing(work, record->page, anchor, &link->place);
}

static void
speaker_check(struct work *work, const struct response *response,
	      const struct place *place)
{
	const struct person *speaker = response->statement->speaker;

	if (!speaker || !response->by || speaker == response->by)
		return;
	diag_error(work->diag, R010, place,
		   "these words are %.*s’s in %.*s, not %.*s’s",
		   TEXT_ARG(speaker->name),
		   TEXT_ARG(response->statement_record->page->source_path),
		   TEXT_ARG(response->by->name));
}

/* The words of a response must be in the statement it names. */
static void
words_check(struct work *work, struct response *response,
	    const struct value *words)
{
	const struct record *record = response->statement_record;
	struct arena scratch = {0};
	struct match_result result = {0};
	struct match_query query = {
		.words = response->words,
		.place = words->place,
		.first = MATCH_ANYWHERE,
		.last = MATCH_ANYWHERE,
	};
	struct match_record *prepared =
		match_record_new(match_source_of(record, &scratch), &scratch);

	if (response->statement)
		query.first = query.last = response->statement->number - 1;
	if (match_find(prepared, &query, &scratch, &result, work->diag) == 0) {
		response->statement = record->turns.items[result.first];
		speaker_check(work, response, &words->place);
	}
	arena_free(&scratch);
}

static void
statement_read(struct work *work, struct response *response,
	       const struct value *front)
{
	const struct value *statement = front_given(front, "statement");
	const struct value *words = value_get(front, "words");

	if (!statement)
		return;
	statement_resolve(work, response, statement);
	if (response->statement_record && response->words.len > 0 &&
	    !work_reading(work, response->statement_record->page)->failed)
		words_check(work, response, words);
}

/* ---- Which turns it is about ---- */

/* In YAML `turn: #twist` is a key with a comment and no value. */
static void
tell_empty_turn(struct work *work, const struct value *value)
{
	diag_error(work->diag, R013, &value->place,
		   "`turn` is empty: in YAML a # behind a space begins a "
		   "comment");
	diag_hint(work->diag, "write it without the #, as in `turn: t3`");
}

static void
turns_resolve(struct work *work, struct response *response,
	      const struct value *value)
{
	const struct record *record = response->record;
	struct text anchor = text_trim(value->text);

	if (text_starts(anchor, TEXT("#")))
		anchor = text_from(anchor, 1);
	if (!turn_range(work, record, anchor, &response->first,
			&response->last)) {
		if (!work_reading(work, record->page)->failed)
			anchor_tell_missing(work, record->page, anchor,
					    &value->place);
		return;
	}
	if (response->first->number > response->last->number)
		diag_error(work->diag, R013, &value->place,
			   "the range #%.*s ends before it begins",
			   TEXT_ARG(anchor));
}

/* The turns get to know of it. */
static void
turns_read(struct work *work, struct response *response,
	   const struct value *front)
{
	const struct value *value = value_get(front, "turn");
	struct turn_list *turns = &response->record->turns;

	if (!value || value->kind != VALUE_SCALAR)
		return;
	if (value_is_empty(value))
		tell_empty_turn(work, value);
	else
		turns_resolve(work, response, value);
	if (!response->first)
		return;
	for (size_t i = response->first->number; i <= response->last->number;
	     i++)
		list_add(work->arena,
			 &turn_tie(work, turns->items[i - 1])->responses,
			 response);
}

/* ---- All of it ---- */

/* Nobody can tell how long there was to answer unless the day is said. */
static void
asked_read(struct work *work, struct response *response,
	   const struct value *front)
{
	response->asked = front_date(work, front, "asked");
	if (!text_equal(response->stance, TEXT("no answer")) ||
	    front_given(front, "asked"))
		return;
	diag_error(work->diag, S011, &front->place,
		   "`asked` is missing: no answer since when?");
	diag_hint(work->diag, "add the day of the question: asked: 1931-03-09");
}

static void
response_texts(struct response *response, const struct value *front)
{
	response->stance = value_text(front, "stance");
	response->contests = response->stance.len > 0 &&
			     !text_equal(response->stance, TEXT("confirms"));
	response->about = value_text(front, "about");
	response->words = value_text(front, "words");
	response->note = value_text(front, "note");
	response->place = front->place;
}

static void
response_read(struct work *work, struct record *record,
	      const struct value *front)
{
	struct response *response = arena_new(work->arena, struct response);
	const struct value *by = value_get(front, "by");
	const struct value *source = value_get(front, "source");

	response->record = record;
	response_texts(response, front);
	response->date = front_date(work, front, "date");
	asked_read(work, response, front);
	if (by)
		response->by = front_person(work, by);
	if (source && !value_is_empty(source))
		response->source = front_source(work, source);
	statement_read(work, response, front);
	turns_read(work, response, front);
	record->is_contested |= response->contests;
	list_add(work->arena, &record->responses, response);
	if (response->by)
		list_add(work->arena, &response->by->responses, response);
}

void
responses_make(struct work *work)
{
	list_each (struct record *, record, &work->site->records) {
		const struct reading *reading =
			work_reading(work, (*record)->page);
		const struct value *responses =
			value_get(reading->document.front, "responses");

		for (size_t i = 0; i < value_count(responses); i++) {
			const struct value *item = value_item(responses, i);

			if (item->kind == VALUE_MAP)
				response_read(work, *record, item);
		}
	}
}
