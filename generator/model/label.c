/*
 * Labels: whom a record means by the name before a turn. A label is the
 * name, id or alias of a participant; exactly as it is written there if there
 * is one, else in other case or Unicode form.
 */
#include "model/label.h"

#include "base/utf8.h"

static void
name_enter(struct labels *labels, struct index *index, struct text key,
	   size_t number)
{
	struct name *names = labels->names.items;
	uint32_t first =
		index_add(labels->work->arena, index, key, (uint32_t)number);

	if (names[first].person != names[number].person)
		names[first].is_shared = true;
}

static void
name_add(struct labels *labels, struct text text, struct person *person)
{
	struct name *name = list_push(labels->work->arena, &labels->names);

	*name = (struct name){.text = text, .person = person};
	name_enter(labels, &labels->exact, text, labels->names.count - 1);
}

void
labels_collect(struct labels *labels)
{
	list_each (struct person *, item, &labels->record->participants) {
		struct person *person = *item;

		name_add(labels, person->name, person);
		name_add(labels, person->id, person);
		list_each (struct text, alias, &person->also_known_as)
			name_add(labels, *alias, person);
	}
}

static uint32_t
find_folded(struct labels *labels, struct text label)
{
	struct arena *arena = labels->work->arena;

	if (labels->folded.count == 0) {
		for (size_t i = 0; i < labels->names.count; i++)
			name_enter(
				labels, &labels->folded,
				utf8_fold(arena, labels->names.items[i].text),
				i);
	}
	return index_find(&labels->folded, utf8_fold(arena, label));
}

/* "Unknown voice", "Voice A", "Voice 2": somebody nobody can name. */
static bool
is_unknown_voice(struct text label)
{
	struct text start = text_slice(label, 0, 6);

	if (text_equal_fold(label, TEXT("unknown voice")))
		return true;
	if (label.len == 7)
		return text_equal_fold(start, TEXT("voice ")) &&
		       ascii_is_alnum(label.s[6]);
	return label.len == 8 && text_equal_fold(start, TEXT("voice ")) &&
	       ascii_is_digit(label.s[6]) && ascii_is_digit(label.s[7]);
}

/* Somebody of the site whom the front matter forgets, or NULL. */
static const struct person *
find_elsewhere(const struct work *work, struct text label)
{
	list_each (struct person *, item, &work->site->people) {
		const struct person *person = *item;

		if (text_equal_fold(person->name, label) ||
		    text_equal_fold(person->id, label))
			return person;
	}
	return NULL;
}

static void
hint_participants(struct labels *labels)
{
	struct buf names = BUF_INIT;

	list_each (struct person *, item, &labels->record->participants) {
		if (names.len > 0)
			buf_literal(&names, ", ");
		buf_text(&names, (*item)->name);
	}
	if (names.len == 0)
		buf_literal(&names, "nobody yet");
	diag_hint(labels->work->diag,
		  "the participants are: %s; a speaker whom nobody can name "
		  "is **Unknown voice:**",
		  names.s);
	buf_free(&names);
}

static void
tell_unknown(struct labels *labels, const struct item_fact *fact)
{
	struct diag *diag = labels->work->diag;
	struct text nearest = index_nearest(&labels->exact, *fact->label);
	const struct person *elsewhere =
		find_elsewhere(labels->work, *fact->label);
	struct place place =
		item_place(fact, labels->record->page->source_path);

	diag_error(diag, R001, &place,
		   "\"%.*s\" is not a participant of this record",
		   TEXT_ARG(*fact->label));
	if (elsewhere)
		diag_hint(diag, "add %.*s to `participants`",
			  TEXT_ARG(elsewhere->id));
	else if (nearest.len > 0)
		diag_hint(diag, "did you mean \"%.*s\"?", TEXT_ARG(nearest));
	else
		hint_participants(labels);
}

static void
tell_shared(struct labels *labels, const struct item_fact *fact)
{
	struct place place =
		item_place(fact, labels->record->page->source_path);

	diag_error(labels->work->diag, R001, &place,
		   "\"%.*s\" may be any of several participants",
		   TEXT_ARG(*fact->label));
	diag_hint(labels->work->diag, "write the whole name, or the id");
}

struct person *
label_speaker(struct labels *labels, const struct item_fact *fact)
{
	uint32_t number = index_find(&labels->exact, *fact->label);

	if (number == INDEX_NONE && is_unknown_voice(*fact->label))
		return NULL;
	if (number == INDEX_NONE)
		number = find_folded(labels, *fact->label);
	if (number == INDEX_NONE) {
		if (!labels->is_incomplete)
			tell_unknown(labels, fact);
		return NULL;
	}
	if (labels->names.items[number].is_shared) {
		tell_shared(labels, fact);
		return NULL;
	}
	return labels->names.items[number].person;
}
