#include "theme/fields.h"

#include <assert.h>

#include "base/attr.h"
#include "base/nearest.h"
#include "theme/hooked.h"

static const char *const link_targets[] = {
	[LINK_TO_PAGE] = "page",
	[LINK_TO_ASSET] = "asset",
	[LINK_TO_URL] = "url",
	[LINK_BROKEN] = "broken",
};

static const char *const toc_wishes[] = {
	[TOC_NOT_SAID] = "",
	[TOC_SHOWN] = "yes",
	[TOC_HIDDEN] = "no",
};

static const char *const item_kinds[] = {
	[ITEM_TURN] = "turn",
	[ITEM_SECTION] = "section",
	[ITEM_NOTE] = "note",
	[ITEM_GAP] = "gap",
};

static const char *const piece_kinds[] = {
	[PIECE_SAME] = "same",
	[PIECE_CUT] = "cut",
	[PIECE_INSERTED] = "inserted",
};

static const char *const edtf_kinds[] = {
	[EDTF_DATE] = "date",
	[EDTF_INTERVAL] = "interval",
	[EDTF_ONE_OF] = "one of",
	[EDTF_ALL_OF] = "all of",
};

static const char *const edtf_ends[] = {
	[EDTF_KNOWN] = "known",
	[EDTF_OPEN] = "open",
	[EDTF_UNKNOWN_END] = "unknown",
};

static const char *const edtf_precisions[] = {
	[EDTF_TO_CENTURY] = "century", [EDTF_TO_DECADE] = "decade",
	[EDTF_TO_YEAR] = "year",       [EDTF_TO_SEASON] = "season",
	[EDTF_TO_MONTH] = "month",     [EDTF_TO_DAY] = "day",
};

/* Members of the kinds that need no more than a place. */
#define PLAIN(of, kind_, name_, help_)                                         \
	{                                                                      \
		.name = #name_, .kind = MEMBER_##kind_,                        \
		.offset = offsetof(struct of, name_), .help = help_            \
	}
#define TYPED(of, kind_, name_, type_, help_)                                  \
	{                                                                      \
		.name = #name_, .kind = MEMBER_##kind_,                        \
		.offset = offsetof(struct of, name_), .type = TYPE_##type_,    \
		.help = help_                                                  \
	}
/* Of a list, which a theme sees as how many there are. */
#define COUNT(of, through_, there_, name_, help_)                              \
	{                                                                      \
		.name = #name_, .kind = MEMBER_NUMBER,                         \
		.offset = offsetof(struct there_, name_.count),                \
		.via = {offsetof(struct of, through_) + 1}, .help = help_      \
	}
/* Of a struct inside. */
#define INNER(of, kind_, name_, member_, help_)                                \
	{                                                                      \
		.name = #name_, .kind = MEMBER_##kind_,                        \
		.offset = offsetof(struct of, member_), .help = help_          \
	}
#define WORD(of, name_, words_, help_)                                         \
	{                                                                      \
		.name = #name_, .kind = MEMBER_WORD,                           \
		.offset = offsetof(struct of, name_), .words = words_,         \
		.help = help_                                                  \
	}
/* The same of a byte. */
#define NAMED(of, name_, words_, help_)                                        \
	{                                                                      \
		.name = #name_, .kind = MEMBER_NAME,                           \
		.offset = offsetof(struct of, name_), .words = words_,         \
		.help = help_                                                  \
	}
#define BITS(of, name_, member_, bits_, help_)                                 \
	{                                                                      \
		.name = #name_, .kind = MEMBER_BITS,                           \
		.offset = offsetof(struct of, member_), .number = bits_,       \
		.help = help_                                                  \
	}
/* Of what `of` points to by `through_`, a struct `there_`. */
#define THROUGH(of, through_, there_, kind_, name_, type_, help_)              \
	{                                                                      \
		.name = #name_, .kind = MEMBER_##kind_,                        \
		.offset = offsetof(struct there_, name_),                      \
		.via = {offsetof(struct of, through_) + 1},                    \
		.type = TYPE_##type_, .help = help_                            \
	}
/* Of the fact of an item, which a turn begins with. */
#define FACT(name_, kind_, member_, words_, help_)                             \
	{                                                                      \
		.name = #name_, .kind = MEMBER_##kind_,                        \
		.offset = offsetof(struct item_fact, member_),                 \
		.via = {offsetof(struct item, fact) + 1}, .words = words_,     \
		.help = help_                                                  \
	}
#define SPECIAL(name_, special_, help_)                                        \
	{                                                                      \
		.name = #name_, .kind = MEMBER_SPECIAL,                        \
		.number = SPECIAL_##special_, .help = help_                    \
	}
#define END                                                                    \
	{                                                                      \
		.name = NULL                                                   \
	}

static const struct member site_members[] = {
	PLAIN(site, TEXT, title, "Its title."),
	PLAIN(site, TEXT, description, "One sentence about it."),
	PLAIN(site, TEXT, base_url,
	      "Where it is published, with a slash at the end; may be empty."),
	PLAIN(site, TEXT, language, "BCP 47."),
	PLAIN(site, TEXT, contact, "For replies and corrections."),
	PLAIN(site, TEXT, generator, "The program and its version."),
	TYPED(site, PART, today, DAY,
	      "The date of the build; there is no other clock."),
	TYPED(site, LIST, menu, MENU_ENTRY, "As site.yaml lists it."),
	TYPED(site, OBJECT, home, PAGE, "The home page."),
	TYPED(site, OBJECT, timeline, PAGE,
	      "The timeline, or nil: nothing is dated."),
	TYPED(site, OBJECT, quotes, PAGE,
	      "The page of all quotations, or nil: nothing is quoted."),
	TYPED(site, OBJECT, search, PAGE,
	      "The page to search on, or nil: the site has none."),
	TYPED(site, OBJECT, corrections_page, PAGE,
	      "The page of what was changed or taken back, or nil."),
	TYPED(site, LIST, pages, PAGE, "All pages, by path."),
	TYPED(site, LIST, articles, PAGE, "Newest first."),
	TYPED(site, LIST, latest, PAGE,
	      "Pages that feeds may have, changed last first."),
	TYPED(site, LIST, sections, PAGE, "By path."),
	TYPED(site, LIST, records, RECORD, "By date, then id."),
	TYPED(site, LIST, quotations, QUOTATION, "By page and place."),
	TYPED(site, LIST, events, EVENT,
	      "By date and the orders stated; undated ones apart come last."),
	TYPED(site, LIST, people, PERSON, "By id."),
	TYPED(site, LIST, sources, SOURCE, "By id."),
	TYPED(site, LIST, assets, ASSET, "Files beside the pages, by path."),
	TYPED(site, LIST, corrections, CORRECTION,
	      "Of all pages, newest first."),
	TYPED(site, LIST, withdrawn, PAGE, "Pages that were taken back."),
	TYPED(site, LIST, redirects, REDIRECT, "Old URLs, by path."),
	TYPED(site, LIST, taxonomies, TAXONOMY, "As site.yaml lists them."),
	PLAIN(site, VALUE, data,
	      "What the files of content/data/ hold: data.NAME."),
	PLAIN(site, VALUE, params, "What site.yaml has under params."),
	PLAIN(site, BOOL, offline, "Whether links end in index.html."),
	PLAIN(site, TEXT, content_security_policy,
	      "What pages may load, for a <meta> or a header of a host."),
	PLAIN(site, TEXT, referrer_policy,
	      "What other sites are told, for a <meta> or a header."),
	SPECIAL(theme, THEME, "The parameters of the theme."),
	SPECIAL(absolute, ABSOLUTE,
		"site:absolute(thing): its URL with base_url before it."),
	SPECIAL(asset, SITE_ASSET,
		"site:asset(\"articles/quay.jpg\"): the file below content/, "
		"or "
		"nil."),
	END,
};

static const struct member page_members[] = {
	SPECIAL(kind, PAGE_KIND,
		"home, article, transcript, statement, person, source, "
		"timeline, quotes, corrections, page, quotation, section, "
		"taxonomy, term or 404."),
	PLAIN(page, TEXT, id,
	      "The stem of its file, or what it was made from."),
	PLAIN(page, TEXT, path, "From the root: \"articles/x/\"."),
	PLAIN(page, TEXT, title, "Its title."),
	PLAIN(page, TEXT, description, "One sentence about it."),
	PLAIN(page, TEXT, language, "BCP 47."),
	PLAIN(page, TEXT, byline, "Who wrote it."),
	TYPED(page, OBJECT, author, PERSON,
	      "The person of the site whose name the byline is, or nil."),
	PLAIN(page, TEXT, layout, "Name of its layout."),
	PLAIN(page, TEXT, source_path,
	      "Its file; empty for a page that was made."),
	TYPED(page, OBJECT, date, EDTF, "Published, spoken …; nil: not said."),
	TYPED(page, OBJECT, updated, EDTF, "Last changed; nil: not said."),
	PLAIN(page, TEXT, published,
	      "When it came out, as 2026-03-01T06:00:00+01:00; empty: not "
	      "known to the day."),
	PLAIN(page, TEXT, modified,
	      "When it was last changed or corrected, or came out; likewise."),
	PLAIN(page, BOOL, in_feeds,
	      "Whether feeds may have it: it is a document, to be found, and "
	      "`modified` is known."),
	PLAIN(page, BOOL, noindex,
	      "Whether search engines are asked to leave it out."),
	PLAIN(page, BOOL, is_unsearched,
	      "Whether its author keeps it out of the site's search."),
	PLAIN(page, TEXT, withheld,
	      "Why it is not to be published, with --drafts: draft, scheduled, "
	      "expired or folder; else empty."),
	THROUGH(page, extras, page_extras, TEXT, withheld_on, VALUE,
		"The day or moment that it is scheduled for, or expired on."),
	TYPED(page, PART, content, CONTENT, "What the document says."),
	SPECIAL(excerpt, PAGE_EXCERPT,
		"Its summary, plain: the description, or what stands before "
		"<!-- more -->, or the first paragraph."),
	TYPED(page, OBJECT, image, ASSET,
	      "The picture that stands for it, or nil: what front matter says, "
	      "else the first in the document."),
	PLAIN(page, TEXT, image_alt, "What that shows."),
	PLAIN(page, SIZE, words, "How many words."),
	TYPED(page, LIST, headings, HEADING, "In order."),
	TYPED(page, LIST, toc, HEADING,
	      "The table of contents: headings that no other stands above."),
	NAMED(page, wants_toc, toc_wishes,
	      "Whether its author wants one shown: yes, no or empty."),
	TYPED(page, OBJECT, parent, PAGE,
	      "The section it is in; nil for home."),
	THROUGH(page, extras, page_extras, LIST, children, PAGE,
		"Of a section or home: newest first."),
	TYPED(page, LIST, ancestors, PAGE,
	      "From home to its parent; empty for home."),
	TYPED(page, OBJECT, previous, PAGE,
	      "Before it in its section, as one reads: by date; or nil."),
	TYPED(page, OBJECT, next, PAGE, "Behind it, likewise; or nil."),
	THROUGH(page, ties, page_ties, LIST, terms, TERM,
		"Its tags and other such words."),
	THROUGH(page, extras, page_extras, OBJECT, taxonomy, TAXONOMY,
		"Of a page about one or about one of its terms, or nil."),
	THROUGH(page, extras, page_extras, OBJECT, term, TERM,
		"That the page is about, or nil."),
	THROUGH(page, extras, page_extras, LIST, listed, PAGE,
		"What a section, taxonomy or term lists on this very page."),
	THROUGH(page, extras, page_extras, OBJECT, pager, PAGER,
		"When the list is on several pages, or nil."),
	TYPED(page, OBJECT, record, RECORD, "What the page is about, or nil."),
	TYPED(page, OBJECT, person, PERSON, "Likewise, or nil."),
	TYPED(page, OBJECT, source, SOURCE, "Likewise, or nil."),
	TYPED(page, OBJECT, quotation, QUOTATION, "Likewise, or nil."),
	TYPED(page, OBJECT, event, EVENT,
	      "The event that a record or an article is, or nil."),
	TYPED(page, STRUCTS, links, LINK, "In order."),
	THROUGH(page, ties, page_ties, LIST, quotations, QUOTATION,
		"Made here, in order."),
	THROUGH(page, ties, page_ties, LIST, records, RECORD,
		"They rest on, in order of use."),
	THROUGH(page, ties, page_ties, LIST, sources, SOURCE,
		"Of those records."),
	THROUGH(page, ties, page_ties, LIST, people, PERSON,
		"Named by link or speaking, in order."),
	THROUGH(page, ties, page_ties, LIST, events, EVENT,
		"Told here, in order."),
	TYPED(page, LIST, linked_from, PAGE, "Pages that link to it."),
	THROUGH(page, ties, page_ties, LIST, corrections, CORRECTION,
		"Newest first."),
	TYPED(page, OBJECT, withdrawn, WITHDRAWAL,
	      "Why it has no content any more, or nil."),
	COUNT(page, ties, page_ties, loose_quotes,
	      "How many words in quotation marks have no link."),
	PLAIN(page, VALUE, params, "What the front matter has under params."),
	PLAIN(page, VALUE, fields,
	      "What it says under the keys that site.yaml declares."),
	SPECIAL(absolute, ABSOLUTE,
		"page:absolute(): its URL with base_url before it."),
	END,
};

static const struct member heading_members[] = {
	PLAIN(heading, INT, level, "1 to 6."),
	PLAIN(heading, TEXT, id, "Its anchor."),
	TYPED(heading, PART, content, CONTENT, "Its words."),
	TYPED(heading, LIST, children, HEADING, "Those below it, in order."),
	END,
};

static const struct member taxonomy_members[] = {
	PLAIN(taxonomy, TEXT, id, "As in front matter: \"tags\"."),
	PLAIN(taxonomy, TEXT, title, "Its title."),
	TYPED(taxonomy, OBJECT, page, PAGE,
	      "The page of its terms; nil: it has none."),
	TYPED(taxonomy, LIST, terms, TERM, "By name."),
	END,
};

static const struct member term_members[] = {
	TYPED(term, OBJECT, taxonomy, TAXONOMY, "Of which it is one."),
	PLAIN(term, TEXT, name, "As it is written most often."),
	PLAIN(term, TEXT, slug, "The last part of its address."),
	TYPED(term, OBJECT, page, PAGE, "Its page."),
	TYPED(term, LIST, pages, PAGE, "That have it, newest first."),
	END,
};

static const struct member pager_members[] = {
	PLAIN(pager, SIZE, number, "Of this page, from 1."),
	TYPED(pager, LIST, pages, PAGE, "All pages of the list."),
	TYPED(pager, OBJECT, previous, PAGE, "Or nil."),
	TYPED(pager, OBJECT, next, PAGE, "Or nil."),
	PLAIN(pager, SIZE, total, "Entries on all pages together."),
	END,
};

static const struct member link_members[] = {
	TYPED(link, OBJECT, from, PAGE, "The page it stands in."),
	NAMED(link, target, link_targets, "page, asset, url or broken."),
	TYPED(link, OBJECT, page, PAGE, "Where it leads, or nil."),
	THROUGH(link, ties, link_ties, OBJECT, turn, TURN,
		"The turn its anchor names, or nil."),
	THROUGH(link, ties, link_ties, TEXT, anchor, VALUE,
		"Without #; may be empty."),
	THROUGH(link, ties, link_ties, OBJECT, asset, ASSET,
		"The file it leads to, or nil."),
	SPECIAL(url, LINK_URL, "Of a link out of the site."),
	SPECIAL(words, LINK_WORDS, "Its text, plain."),
	THROUGH(link, ties, link_ties, OBJECT, quotation, QUOTATION,
		"When it is one, or nil."),
	END,
};

static const struct member record_members[] = {
	TYPED(record, OBJECT, page, PAGE, "Its page."),
	PLAIN(record, TEXT, id, "The stem of its file."),
	PLAIN(record, TEXT, title, "Its title."),
	PLAIN(record, TEXT, language, "BCP 47."),
	PLAIN(record, BOOL, is_statement, "One voice."),
	TYPED(record, OBJECT, date, EDTF, "When it was said; nil: not said."),
	PLAIN(record, TEXT, date_basis,
	      "recording, document, dialogue or inference."),
	PLAIN(record, TEXT, date_note, "A remark on the date."),
	PLAIN(record, TEXT, medium, "Phone call, post …"),
	PLAIN(record, TEXT, held,
	      "What we hold: recording, transcript, excerpts or report."),
	PLAIN(record, TEXT, fidelity, "verbatim or reported."),
	PLAIN(record, TEXT, order, "spoken or reported."),
	PLAIN(record, BOOL, is_reported, "Fidelity is reported."),
	PLAIN(record, TEXT, authenticity,
	      "established, not established or disputed; may be empty."),
	PLAIN(record, TEXT, obtained, "How it was obtained."),
	PLAIN(record, TEXT, original_language, "May be empty."),
	PLAIN(record, BOOL, is_translation, "Its words are a translator's."),
	TYPED(record, OBJECT, translation_of, RECORD,
	      "The record it translates, or nil."),
	PLAIN(record, TEXT, translated_by,
	      "Who translated it; of a translation, empty: we did."),
	TYPED(record, OBJECT, translator, PERSON,
	      "Who did, if a person of the site, or nil."),
	TYPED(record, LIST, translations, RECORD, "Of it, by path."),
	TYPED(record, OBJECT, audio, ASSET, "The recording, or nil."),
	PLAIN(record, TEXT, audio_note, "Why none is published; or empty."),
	PLAIN(record, TEXT, duration,
	      "Of the recording, as \"5:12\"; may be empty."),
	PLAIN(record, TIME, duration_ms, "In milliseconds, or nil."),
	TYPED(record, LIST, participants, PERSON,
	      "As front matter lists them."),
	TYPED(record, OBJECT, source, SOURCE, "From which we have it, or nil."),
	TYPED(record, LIST, chain, SOURCE,
	      "From us back towards the recording."),
	TYPED(record, LIST, responses, RESPONSE,
	      "To it, and to single turns of it."),
	PLAIN(record, BOOL, is_contested, "One of them contests it."),
	TYPED(record, LIST, items, ITEM, "In the order of the file."),
	TYPED(record, LIST, turns, TURN, "The turns among them."),
	TYPED(record, LIST, quotations, QUOTATION, "Of it, anywhere."),
	TYPED(record, LIST, quoted_in, PAGE, "The pages of those, once each."),
	TYPED(record, LIST, events, EVENT, "That rest on it."),
	PLAIN(record, SIZE, words_said, "Verbatim words."),
	PLAIN(record, SIZE, words_quoted, "Of those, quoted somewhere."),
	TYPED(record, LIST, unquoted, PASSAGE,
	      "The others: what nobody quotes, in order."),
	END,
};

static const struct member item_members[] = {
	FACT(kind, NAME, kind, item_kinds, "turn, section, note or gap."),
	TYPED(item, OBJECT, record, RECORD, "Where it is."),
	SPECIAL(content, ITEM_CONTENT, "What it says."),
	SPECIAL(turn, ITEM_TURN, "Of a turn."),
	PLAIN(item, TEXT, id, "Anchor of a turn or section; else empty."),
	FACT(level, BYTE, level, NULL, "Of a section."),
	SPECIAL(marks, ITEM_MARKS, "In it, in order."),
	END,
};

static const struct member mark_members[] = {
	SPECIAL(kind, MARK_KIND,
		"omission, inaudible, unclear, redacted, gap, laughter, "
		"crosstalk, pause, sound, foreign, sic, ph or unknown."),
	PLAIN(mark, TEXT, argument, "A time, a reason …; may be empty."),
	PLAIN(mark, TEXT, source, "As written, with its brackets."),
	END,
};

static const struct member turn_members[] = {
	TYPED(item, OBJECT, record, RECORD, "Where it is."),
	TYPED(turn, PART, item, ITEM, "The item it is."),
	PLAIN(item, TEXT, id, "Its anchor."),
	THROUGH(turn, ties, turn_ties, TEXTS, former_ids, VALUE,
		"Old anchors that are to lead here."),
	PLAIN(turn, NUMBER, number, "From 1 in the record."),
	TYPED(turn, OBJECT, speaker, PERSON, "nil: unknown."),
	{
		.name = "speaker_label",
		.kind = MEMBER_TEXT,
		.via = {offsetof(struct item, fact) + 1,
			offsetof(struct item_fact, label) + 1},
		.help = "As the record writes it.",
	},
	FACT(uncertain, BOOL, uncertain, NULL,
	     "Whether the speaker is uncertain."),
	SPECIAL(time, TURN_TIME, "As \"0:41\"; may be empty."),
	FACT(time_ms, TIME, time_ms, NULL,
	     "Milliseconds from the start, or nil."),
	PLAIN(turn, TIME, end_ms,
	      "When the next timed turn begins or the recording ends, or nil."),
	THROUGH(turn, ties, turn_ties, OBJECT, answers, TURN,
		"The turn it replies to, or nil."),
	SPECIAL(content, ITEM_CONTENT, "What it says."),
	TYPED(turn, STRUCTS, passages, PASSAGE, "What is verbatim in it."),
	PLAIN(turn, BOOL, has_indirect,
	      "It holds words that are not verbatim."),
	THROUGH(turn, ties, turn_ties, LIST, quoted_by, QUOTATION,
		"By page and place."),
	THROUGH(turn, ties, turn_ties, LIST, linked_from, LINK,
		"Ordinary links to it."),
	THROUGH(turn, ties, turn_ties, LIST, events, EVENT,
		"That link to it, by date."),
	THROUGH(turn, ties, turn_ties, LIST, responses, RESPONSE,
		"About it in particular."),
	THROUGH(turn, ties, turn_ties, OBJECT, original, TURN,
		"The turn it translates, or nil."),
	THROUGH(turn, ties, turn_ties, LIST, translations, TURN, "Of it."),
	END,
};

static const struct member passage_members[] = {
	TYPED(passage, OBJECT, turn, TURN, "Where it is."),
	SPECIAL(words, PASSAGE_WORDS,
		"Plain, without remarks; marks of missing words stay."),
	PLAIN(passage, NUMBER, start, "In the turn's plain text."),
	PLAIN(passage, NUMBER, end, "Likewise."),
	END,
};

static const struct member piece_members[] = {
	WORD(piece, kind, piece_kinds, "same, cut or inserted."),
	PLAIN(piece, TEXT, words, "Plain."),
	END,
};

static const struct member quotation_members[] = {
	PLAIN(quotation, TEXT, id, "Of its page."),
	TYPED(quotation, OBJECT, page, PAGE, "Its own page."),
	TYPED(quotation, OBJECT, from, PAGE, "The page that quotes."),
	TYPED(quotation, OBJECT, link, LINK, "The link it is."),
	PLAIN(quotation, TEXT, words, "As quoted, plain, without the marks."),
	SPECIAL(record_words, RECORD_WORDS,
		"As the record has them, with what was cut."),
	PLAIN(quotation, TEXT, sentence,
	      "The paragraph around it; may be empty."),
	PLAIN(quotation, BOOL, is_block, "A block quote."),
	TYPED(quotation, OBJECT, record, RECORD, "What it quotes."),
	TYPED(quotation, OBJECT, first, TURN, "Of the turns it was found in."),
	TYPED(quotation, OBJECT, last, TURN, "Likewise."),
	TYPED(quotation, OBJECT, speaker, PERSON, "nil: unknown."),
	PLAIN(quotation, TEXT, speaker_label, "As the record writes it."),
	PLAIN(quotation, TEXT, language, "Of its words, BCP 47."),
	PLAIN(quotation, TEXT, tier,
	      "exact, typography, edited, joined or translated."),
	PLAIN(quotation, TEXT, tier_of_translation,
	      "The tier against a translation; else empty."),
	TYPED(quotation, STRUCTS, pieces, PIECE, "In order."),
	PLAIN(quotation, SIZE, words_cut, "Left out by omissions."),
	PLAIN(quotation, SIZE, start, "In the plain text of the first turn."),
	PLAIN(quotation, SIZE, end, "In that of the last."),
	TYPED(quotation, LIST, context, TURN,
	      "A turn before, its turns, one after."),
	TYPED(quotation, LIST, original_turns, TURN,
	      "What its turns translate, in order."),
	TYPED(quotation, LIST, responses, RESPONSE,
	      "About its record as a whole, or its turns."),
	PLAIN(quotation, BOOL, is_contested, "One of them contests it."),
	END,
};

static const struct member event_members[] = {
	PLAIN(event, TEXT, id, "Its anchor."),
	TYPED(event, OBJECT, date, EDTF, "When; nil: undated."),
	PLAIN(event, TEXT, kind,
	      "item, record, article, response or correction."),
	PLAIN(event, TEXT, title, "Of a record's or article's event."),
	TYPED(event, PART, content, CONTENT, "Of an item."),
	PLAIN(event, TEXT, plain, "The same as plain text."),
	TYPED(event, OBJECT, page, PAGE, "Where it is told."),
	PLAIN(event, TEXT, basis, "Why the date is believed."),
	TYPED(event, OBJECT, record, RECORD, "Of a record's event, or nil."),
	TYPED(event, OBJECT, response, RESPONSE,
	      "Of a response's event, or nil."),
	TYPED(event, OBJECT, correction, CORRECTION,
	      "Of a correction's event, or nil."),
	TYPED(event, LIST, after, EVENT,
	      "Events it is said to come after; that gives it no date."),
	TYPED(event, LIST, before, EVENT, "Likewise, before."),
	PLAIN(event, BOOL, is_apart,
	      "Undated, and no order ties it to anything dated."),
	PLAIN(event, SIZE, number, "Its place in site.events, from 1."),
	TYPED(event, LIST, people, PERSON, "In it."),
	TYPED(event, LIST, records, RECORD, "It rests on."),
	TYPED(event, LIST, sources, SOURCE, "Likewise."),
	END,
};

static const struct member person_members[] = {
	TYPED(person, OBJECT, page, PAGE, "Their page."),
	PLAIN(person, TEXT, id, "The stem of the file."),
	PLAIN(person, TEXT, name, "Their name."),
	PLAIN(person, TEXT, role, "May be empty."),
	PLAIN(person, TEXT, affiliation, "May be empty."),
	PLAIN(person, TEXTS, also_known_as, "Other names."),
	TYPED(person, LIST, said, PASSAGE, "Verbatim words, by date."),
	TYPED(person, LIST, reported, TURN, "Turns with indirect speech."),
	TYPED(person, LIST, mentioned_in, PAGE,
	      "Pages that link to the person."),
	TYPED(person, LIST, spoken_about, TURN, "Turns that do."),
	TYPED(person, LIST, records, RECORD, "Took part in, by date."),
	TYPED(person, LIST, quotations, QUOTATION, "Of the person."),
	TYPED(person, LIST, responses, RESPONSE, "Given by the person."),
	TYPED(person, LIST, events, EVENT, "With the person."),
	END,
};

static const struct member source_members[] = {
	TYPED(source, OBJECT, page, PAGE, "Its page."),
	PLAIN(source, TEXT, id, "The stem of the file."),
	PLAIN(source, TEXT, title, "Its title."),
	PLAIN(source, TEXT, publisher, "May be empty."),
	PLAIN(source, TEXT, author, "May be empty."),
	PLAIN(source, TEXT, url, "May be empty."),
	PLAIN(source, TEXT, medium, "May be empty."),
	PLAIN(source, TEXT, held, "What we hold of it."),
	PLAIN(source, TEXT, note, "May be empty."),
	PLAIN(source, TEXT, date_basis, "Why the date is believed."),
	TYPED(source, OBJECT, date, EDTF, "nil: not said."),
	TYPED(source, LIST, chain, SOURCE, "What it relies on, nearest first."),
	TYPED(source, LIST, relied_on_by, SOURCE, "What relies on it."),
	TYPED(source, LIST, records, RECORD, "That come from it, by date."),
	TYPED(source, LIST, events, EVENT, "That rest on it, in time."),
	TYPED(source, LIST, files, EVIDENCE, "Local copies that show it."),
	END,
};

static const struct member response_members[] = {
	TYPED(response, OBJECT, record, RECORD, "About which."),
	TYPED(response, OBJECT, first, TURN,
	      "The first turn it is about; nil: all of the record."),
	TYPED(response, OBJECT, last, TURN, "The last, likewise; or nil."),
	TYPED(response, OBJECT, by, PERSON, "Who."),
	PLAIN(response, TEXT, stance, "confirms, denies …"),
	PLAIN(response, BOOL, contests, "Any stance but confirms."),
	PLAIN(response, TEXT, about, "existence, voice …; may be empty."),
	PLAIN(response, TEXT, words, "May be empty."),
	PLAIN(response, TEXT, note, "May be empty."),
	TYPED(response, OBJECT, statement, TURN,
	      "Where the words stand, or nil."),
	TYPED(response, OBJECT, statement_record, RECORD, "Likewise, or nil."),
	TYPED(response, OBJECT, source, SOURCE, "Or nil."),
	TYPED(response, OBJECT, date, EDTF, "Or nil."),
	TYPED(response, OBJECT, asked, EDTF, "When we asked, or nil."),
	END,
};

static const struct member correction_members[] = {
	TYPED(correction, OBJECT, page, PAGE, "What it corrects."),
	TYPED(correction, OBJECT, date, EDTF, "When."),
	PLAIN(correction, TEXT, kind,
	      "correction, clarification, update, editor's note or "
	      "retraction."),
	PLAIN(correction, TEXT, text, "Plain."),
	PLAIN(correction, TEXT, about, "An anchor of the page or empty."),
	PLAIN(correction, TEXT, moment,
	      "When, as 2026-03-01T00:00:00+01:00; may be empty."),
	TYPED(correction, OBJECT, turn, TURN, "That it is about, or nil."),
	TYPED(correction, OBJECT, quotation, QUOTATION, "Likewise, or nil."),
	TYPED(correction, OBJECT, event, EVENT, "Likewise, or nil."),
	END,
};

static const struct member withdrawal_members[] = {
	TYPED(withdrawal, OBJECT, date, EDTF, "When."),
	PLAIN(withdrawal, TEXT, reason, "Plain."),
	END,
};

static const struct member redirect_members[] = {
	PLAIN(redirect, TEXT, path, "From the root: \"articles/old/\"."),
	TYPED(redirect, OBJECT, page, PAGE, "Where it leads."),
	END,
};

static const struct member evidence_members[] = {
	PLAIN(evidence, TEXT, path, "Below content/."),
	PLAIN(evidence, TEXT, sha256, "64 hexadecimal digits."),
	PLAIN(evidence, TEXT, archived, "A URL; may be empty."),
	TYPED(evidence, OBJECT, obtained, EDTF, "When we got it, or nil."),
	PLAIN(evidence, BOOL, is_published, "Whether readers get it."),
	TYPED(evidence, OBJECT, asset, ASSET, "Of what is published, or nil."),
	END,
};

static const struct member asset_members[] = {
	PLAIN(asset, TEXT, path, "As published."),
	PLAIN(asset, TEXT, source_path, "Below content/."),
	PLAIN(asset, SIZE, width, "Of a picture, in CSS pixels; else 0."),
	PLAIN(asset, SIZE, height, "Likewise."),
	PLAIN(asset, SIZE, bytes,
	      "Of a recording, how many there are; else 0."),
	END,
};

static const struct member menu_entry_members[] = {
	PLAIN(menu_entry, TEXT, title, "Its words."),
	TYPED(menu_entry, OBJECT, page, PAGE, "Or nil."),
	PLAIN(menu_entry, TEXT, anchor, "In the page; may be empty."),
	TYPED(menu_entry, LIST, children, MENU_ENTRY, "Those below it."),
	PLAIN(menu_entry, TEXT, url, "When it leads out of the site."),
	END,
};

static const struct member content_members[] = {
	SPECIAL(plain, CONTENT_PLAIN,
		"Its words; marks as written, a paragraph a line."),
	SPECIAL(is_empty, CONTENT_EMPTY, "Whether there are none."),
	END,
};

static const struct member edtf_members[] = {
	PLAIN(edtf, TEXT, source, "As written."),
	SPECIAL(canonical, CANONICAL,
		"The one form that all ways to write it have in common."),
	WORD(edtf, kind, edtf_kinds, "date, interval, one of or all of."),
	TYPED(edtf, STRUCTS, ranges, RANGE, "One, or those of a set."),
	PLAIN(edtf, BOOL, has_earliest, "Whether it begins."),
	PLAIN(edtf, BOOL, has_latest, "Whether it ends."),
	SPECIAL(earliest, EARLIEST,
		"The first day it can mean, as YYYY-MM-DD, or nil."),
	SPECIAL(latest, LATEST, "The last."),
	SPECIAL(is_plain, IS_PLAIN,
		"One known day, month or year: valid for HTML's datetime."),
	SPECIAL(words, DATE_WORDS,
		"date:words(language?): every form of EDTF has words."),
	SPECIAL(format, DATE_FORMAT,
		"date:format(\"d MMM y\", language?): letters y M d E as "
		"Unicode has them; of what is less exact, its words."),
	END,
};

static const struct member range_members[] = {
	TYPED(edtf_range, PART, start, POINT, "Where it starts."),
	TYPED(edtf_range, PART, finish, POINT,
	      "Where it ends; of a single date the start."),
	WORD(edtf_range, start_end, edtf_ends, "known, open or unknown."),
	WORD(edtf_range, finish_end, edtf_ends, "Likewise."),
	PLAIN(edtf_range, BOOL, is_single, "One date, not one to another."),
	END,
};

static const struct member point_members[] = {
	WORD(edtf_point, precision, edtf_precisions,
	     "century, decade, year, season, month or day."),
	PLAIN(edtf_point, INT64, year, "X stands as 0."),
	PLAIN(edtf_point, INT, month,
	      "1 to 12; 21 to 41 for seasons; 0: none."),
	PLAIN(edtf_point, INT, day, "0: none."),
	BITS(edtf_point, is_uncertain, uncertain,
	     EDTF_YEAR | EDTF_MONTH | EDTF_DAY, "? anywhere in it."),
	BITS(edtf_point, is_approximate, approximate,
	     EDTF_YEAR | EDTF_MONTH | EDTF_DAY, "~ anywhere in it."),
	BITS(edtf_point, is_unspecified, unspecified,
	     EDTF_YEAR | EDTF_MONTH | EDTF_DAY, "X anywhere in it."),
	BITS(edtf_point, uncertain_year, uncertain, EDTF_YEAR, "Of the year."),
	BITS(edtf_point, uncertain_month, uncertain, EDTF_MONTH,
	     "Of the month."),
	BITS(edtf_point, uncertain_day, uncertain, EDTF_DAY, "Of the day."),
	BITS(edtf_point, approximate_year, approximate, EDTF_YEAR,
	     "Of the year."),
	BITS(edtf_point, approximate_month, approximate, EDTF_MONTH,
	     "Of the month."),
	BITS(edtf_point, approximate_day, approximate, EDTF_DAY, "Of the day."),
	BITS(edtf_point, unspecified_year, unspecified, EDTF_YEAR,
	     "Of the year."),
	BITS(edtf_point, unspecified_month, unspecified, EDTF_MONTH,
	     "Of the month."),
	BITS(edtf_point, unspecified_day, unspecified, EDTF_DAY, "Of the day."),
	INNER(edtf_point, TEXT, year_digits, written.year,
	      "Four, X for any; empty for a year with Y."),
	INNER(edtf_point, TEXT, month_digits, written.month,
	      "Two, X for any; empty: not given."),
	INNER(edtf_point, TEXT, day_digits, written.day, "Likewise."),
	INNER(edtf_point, BOOL, is_before_zero, written.is_negative,
	      "A minus stands before the four digits."),
	PLAIN(edtf_point, TEXT, time,
	      "Of day, as written behind T; may be empty."),
	PLAIN(edtf_point, INT, unspecified_digits, "X at the end of the year."),
	PLAIN(edtf_point, INT, significant_digits, "Of a year; 0: not said."),
	PLAIN(edtf_point, DAY, earliest,
	      "The first day it can mean, as YYYY-MM-DD."),
	PLAIN(edtf_point, DAY, latest, "The last."),
	END,
};

static const struct member day_members[] = {
	PLAIN(date, INT64, year, "Astronomical."),
	PLAIN(date, INT, month, "1 to 12."),
	PLAIN(date, INT, day, "1 to 31."),
	SPECIAL(words, DATE_WORDS,
		"date:words(language?): every form of EDTF has words."),
	SPECIAL(format, DATE_FORMAT,
		"date:format(\"d MMM y\", language?): letters y M d E as "
		"Unicode has them; of what is less exact, its words."),
	END,
};

static const struct member value_members[] = {
	END,
};

static const struct member node_members[] = {
	PLAIN(hooked, TEXT, kind,
	      "heading, link, image, code_block …: the name of its hook."),
	SPECIAL(children, NODE_CHILDREN, "What stands in it, to be put in."),
	SPECIAL(default, NODE_DEFAULT,
		"node:default(): as it looks without a hook."),
	PLAIN(hooked, SIZE, number,
	      "Among those of its kind in the document, from 1."),
	TYPED(hooked, OBJECT, page, PAGE, "The page of its document."),
	SPECIAL(place, NODE_PLACE,
		"\"content/articles/x.md:12\": of its block; may be empty."),
	PLAIN(hooked, TEXT, id, "Its anchor; may be empty."),
	PLAIN(hooked, TEXT, classes, "From {.class}; may be empty."),
	PLAIN(hooked, TEXT, name,
	      "Of code its language, of a block its info word, of a callout "
	      "note, tip …, of a mark its kind."),
	PLAIN(hooked, TEXT, title,
	      "Of a link or image, of a callout \"Note\", of a figure its "
	      "caption."),
	PLAIN(hooked, TEXT, credit, "Of a figure: who made it; may be empty."),
	PLAIN(hooked, TEXT, text,
	      "Of code, a block and raw HTML as written, of a link its words, "
	      "of an image its description."),
	PLAIN(hooked, INT, level, "Of a heading, 1 to 6."),
	PLAIN(hooked, INT, start, "Of an ordered list, its first number."),
	PLAIN(hooked, BOOL, is_ordered, "Of a list."),
	PLAIN(hooked, BOOL, is_tight, "Of a list: no paragraphs in its items."),
	PLAIN(hooked, BOOL, is_done, "Of a task."),
	TYPED(hooked, OBJECT, link, LINK, "Of a link or image, or nil."),
	TYPED(hooked, OBJECT, event, EVENT, "Of an event, or nil."),
	TYPED(hooked, OBJECT, turn, TURN, "Of a turn, or nil."),
	TYPED(hooked, OBJECT, mark, MARK, "Of a mark, or nil."),
	SPECIAL(options, NODE_OPTIONS,
		"Of a block: a table of what stands behind its info word."),
	SPECIAL(find, NODE_FIND,
		"In filters, node:find(\"heading\"): all in it of that kind."),
	SPECIAL(replace, NODE_REPLACE,
		"In filters, node:replace(x): x stands in its place."),
	SPECIAL(remove, NODE_REMOVE, "In filters, node:remove()."),
	SPECIAL(before, NODE_BEFORE,
		"In filters, node:before(x): x stands before it."),
	SPECIAL(after, NODE_AFTER,
		"In filters, node:after(x): x stands behind it."),
	SPECIAL(append, NODE_APPEND,
		"In filters, node:append(x): x is the last in it."),
	SPECIAL(prepend, NODE_PREPEND,
		"In filters, node:prepend(x): x is the first in it."),
	SPECIAL(file, NODE_FILE,
		"node:file(\"quay.jpg\"): what a path leads to, from the "
		"document."),
	END,
};

const struct model_type model_types[TYPES] = {
	[TYPE_SITE] = {"site", sizeof(struct site), "The whole site.",
		       site_members},
	[TYPE_PAGE] = {"page", sizeof(struct page), "A page of the site.",
		       page_members},
	[TYPE_HEADING] = {"heading", sizeof(struct heading),
			  "A heading of a page.", heading_members},
	[TYPE_LINK] = {"link", sizeof(struct link),
		       "A link or image of a document.", link_members},
	[TYPE_TAXONOMY] = {"taxonomy", sizeof(struct taxonomy),
			   "A way to sort pages by words, such as tags.",
			   taxonomy_members},
	[TYPE_TERM] = {"term", sizeof(struct term),
		       "One word of a taxonomy, such as a tag.", term_members},
	[TYPE_PAGER] = {"pager", sizeof(struct pager),
			"Where a page of a list stands among its pages.",
			pager_members},
	[TYPE_RECORD] = {"record", sizeof(struct record),
			 "What somebody said: a transcript or a statement.",
			 record_members},
	[TYPE_ITEM] = {"item", sizeof(struct item), "A piece of a record.",
		       item_members},
	[TYPE_MARK] = {"mark", sizeof(struct mark),
		       "A remark in brackets inside a record.", mark_members},
	[TYPE_TURN] = {"turn", sizeof(struct turn),
		       "One speaker's stretch of a record.", turn_members},
	[TYPE_PASSAGE] = {"passage", sizeof(struct passage),
			  "A stretch of verbatim words.", passage_members},
	[TYPE_PIECE] = {"piece", sizeof(struct piece),
			"A piece of a quotation against its record.",
			piece_members},
	[TYPE_QUOTATION] = {"quotation", sizeof(struct quotation),
			    "Words quoted from a record.", quotation_members},
	[TYPE_EVENT] = {"event", sizeof(struct event), "Something dated.",
			event_members},
	[TYPE_PERSON] = {"person", sizeof(struct person), "Who speaks or acts.",
			 person_members},
	[TYPE_SOURCE] = {"source", sizeof(struct source),
			 "Where a record comes from.", source_members},
	[TYPE_RESPONSE] = {"response", sizeof(struct response),
			   "What somebody says about a record.",
			   response_members},
	[TYPE_CORRECTION] = {"correction", sizeof(struct correction),
			     "What was changed after publication.",
			     correction_members},
	[TYPE_WITHDRAWAL] = {"withdrawal", sizeof(struct withdrawal),
			     "Why a page was taken back.", withdrawal_members},
	[TYPE_REDIRECT] = {"redirect", sizeof(struct redirect),
			   "An old URL of a page.", redirect_members},
	[TYPE_EVIDENCE] = {"evidence", sizeof(struct evidence),
			   "A local file that shows what a source says.",
			   evidence_members},
	[TYPE_ASSET] = {"asset", sizeof(struct asset),
			"A file beside the pages.", asset_members},
	[TYPE_MENU_ENTRY] = {"menu entry", sizeof(struct menu_entry),
			     "An entry of the menu.", menu_entry_members},
	[TYPE_CONTENT] = {"content", sizeof(struct content),
			  "HTML of a document; put it where it belongs.",
			  content_members},
	[TYPE_EDTF] = {"date", sizeof(struct edtf),
		       "A date as people know it (EDTF).", edtf_members},
	[TYPE_RANGE] = {"range", sizeof(struct edtf_range), "A part of a date.",
			range_members},
	[TYPE_POINT] = {"point", sizeof(struct edtf_point),
			"One point of a date.", point_members},
	[TYPE_DAY] = {"day", sizeof(struct date), "A day of the calendar.",
		      day_members},
	[TYPE_VALUE] = {"params", sizeof(struct value),
			"What an author wrote under params.", value_members},
	[TYPE_NODE] = {"Markdown node", sizeof(struct hooked),
		       "A piece of a document that a hook renders.",
		       node_members},
};

/* What a turn has as an item is found there. */
static_assert(offsetof(struct turn, item) == 0, "a turn begins with an item");

/* Members that are read as an enum, a list or an int have that size. */
static_assert(sizeof(enum edtf_kind) == sizeof(int), "an enum is an int");

const void *
fields_at(const struct member *member, const void *thing)
{
	for (size_t i = 0; i < ARRAY_COUNT(member->via); i++) {
		const char *at = (const char *)thing + member->via[i] - 1;

		if (member->via[i] > 0)
			thing = *(const void *const *)at;
	}
	return (const char *)thing + member->offset;
}

const char *
fields_nearest(enum type_id type, struct text name)
{
	const char *nearest = NULL;
	struct nearest near = nearest_begin(name, 2);

	for (const struct member *m = model_types[type].members; m->name; m++)
		if (nearest_is(&near, text_of(m->name)))
			nearest = m->name;
	return nearest;
}
