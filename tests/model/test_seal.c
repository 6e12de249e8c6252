/*
 * The seal and what breaks it. Each test seals a good site, changes one thing
 * and builds it again.
 */
#include "tests/model/site.h"

#include <jansson.h>

#define PERSON "---\ntitle: Ada Quill\n---\n"
#define CALL_FRONT                                                             \
	"title: Call\ndate: 1931-03-04\nparticipants: [ada-quill, bo-marsh]\n"
#define DISPUTED                                                               \
	"authenticity: disputed\nresponses:\n"                                 \
	"  - {by: bo-marsh, stance: denies, about: wording}\n"
#define TURNS                                                                  \
	"## Morning\n\n**Ada Quill:** I have never seen the ledger.\n\n"       \
	"**Bo Marsh:** It is a forgery.\n\n**Ada Quill:** [laughter] Is it?\n"
#define CALL "---\n" CALL_FRONT DISPUTED "---\n" TURNS
#define NEVER "[“never seen the ledger”](../transcripts/call.md#t1)"
#define FORGERY "[“a forgery”](../transcripts/call.md#t2)"
#define EVENT "- **1931-03-04** Three days in port.\n"
#define ARTICLE_FRONT "title: The ledger\ndate: 1931-03-09\naliases: old/\n"
#define ARTICLE                                                                \
	"---\n" ARTICLE_FRONT "---\n# The port\n\nShe had " NEVER ".\n\n"      \
	"He said " FORGERY ".\n\n" EVENT
#define CORRECTED                                                              \
	"corrections:\n"                                                       \
	"  - {date: 1931-03-12, kind: correction, text: It was so.}\n"

#define HINT_ARTICLE                                                           \
	"      = hint: add to `corrections:` of content/articles/ledger.md: "  \
	"- {date: YYYY-MM-DD, kind: correction, text: …}\n"
#define HINT_CALL                                                              \
	"      = hint: add to `corrections:` of content/transcripts/call.md: " \
	"- {date: YYYY-MM-DD, kind: correction, text: …}\n"

static struct test_site
harbour(void)
{
	struct test_site t = site_new();

	site_put(&t, "people/ada-quill.md", PERSON);
	site_put_person(&t, "bo-marsh", "Bo Marsh");
	site_put(&t, "transcripts/call.md", CALL);
	site_put(&t, "articles/ledger.md", ARTICLE);
	return t;
}

static void
seal(struct test_site *t)
{
	struct seal_result result;

	site_build_well(t);
	assert_int_equal(seal_save(t->folder.dir, t->site, &result, &t->diag),
			 0);
	assert_said(&t->diag, "");
}

static struct test_site
sealed(void)
{
	struct test_site t = harbour();

	seal(&t);
	return t;
}

static struct text
sealed_bytes(struct test_site *t)
{
	struct text bytes;

	assert_int_equal(file_read(t->folder.dir, "content/seal.json", 100000,
				   &t->arena, &bytes, &t->diag),
			 0);
	return bytes;
}

/* Puts `bytes` at `path` in a sealed site and wants `said`. */
static void
change(const char *path, const char *bytes, const char *said)
{
	struct test_site t = sealed();

	site_put(&t, path, bytes);
	if (*said)
		site_build_badly(&t, said);
	else
		site_build_well(&t);
	site_free(&t);
}

static void
take_away(struct test_site *t, const char *path)
{
	assert_int_equal(unlinkat(t->folder.dir, path, 0), 0);
}

/* ---- The file ---- */

static const char everything_sealed[] =
	"{\"seal\": 1, \"entries\": [\n"
	"{\"page\": \"\", \"kind\": \"home\", "
	"\"corrections\": \"0\"},\n"
	"{\"page\": \"articles/\", \"kind\": \"section\", "
	"\"corrections\": \"0\"},\n"
	"{\"page\": \"articles/ledger/\", \"kind\": \"article\", "
	"\"file\": \"content/articles/ledger.md\", "
	"\"corrections\": \"0\"},\n"
	"{\"alias\": \"old/\", \"page\": \"articles/ledger/\"},\n"
	"{\"date\": \"1931-03-09\", "
	"\"page\": \"articles/ledger/\"},\n"
	"{\"quotation\": \"ada-quill-never-seen-the-ledger\", "
	"\"page\": \"articles/ledger/\", "
	"\"record\": \"transcripts/call/\", \"tier\": \"exact\", "
	"\"words\": \"dde57b23dbb029c6ea123a9df6889b34\"},\n"
	"{\"quotation\": \"bo-marsh-a-forgery\", "
	"\"page\": \"articles/ledger/\", "
	"\"record\": \"transcripts/call/\", \"tier\": \"exact\", "
	"\"words\": \"ad3cb4da29976ec12b2a0a9baf861750\"},\n"
	"{\"event\": \"1931-03-04-three-days-in-port\", "
	"\"page\": \"articles/ledger/\", \"date\": \"1931-03-04\"},\n"
	"{\"page\": \"people/\", \"kind\": \"section\", "
	"\"corrections\": \"0\"},\n"
	"{\"page\": \"people/ada-quill/\", \"kind\": \"person\", "
	"\"file\": \"content/people/ada-quill.md\", "
	"\"corrections\": \"0\"},\n"
	"{\"page\": \"people/bo-marsh/\", \"kind\": \"person\", "
	"\"file\": \"content/people/bo-marsh.md\", "
	"\"corrections\": \"0\"},\n"
	"{\"page\": \"quotes/\", \"kind\": \"quotes\", "
	"\"corrections\": \"0\"},\n"
	"{\"page\": \"timeline/\", \"kind\": \"timeline\", "
	"\"corrections\": \"0\"},\n"
	"{\"page\": \"transcripts/\", \"kind\": \"section\", "
	"\"corrections\": \"0\"},\n"
	"{\"page\": \"transcripts/call/\", "
	"\"kind\": \"transcript\", "
	"\"file\": \"content/transcripts/call.md\", "
	"\"corrections\": \"0\"},\n"
	"{\"date\": \"1931-03-04\", "
	"\"page\": \"transcripts/call/\"},\n"
	"{\"anchor\": \"morning\", "
	"\"page\": \"transcripts/call/\"},\n"
	"{\"anchor\": \"t1\", \"page\": \"transcripts/call/\", "
	"\"by\": \"people/ada-quill/\", "
	"\"words\": \"696cceb35b155300207802dfd80bdf5b\"},\n"
	"{\"anchor\": \"t2\", \"page\": \"transcripts/call/\", "
	"\"by\": \"people/bo-marsh/\", "
	"\"words\": \"bce84df85b47334c6a205d81cd6da2ae\"},\n"
	"{\"anchor\": \"t3\", \"page\": \"transcripts/call/\", "
	"\"by\": \"people/ada-quill/\", "
	"\"words\": \"0736893dfc39476b0bc2862e2560a6e9\"},\n"
	"{\"status\": \"disputed\", "
	"\"page\": \"transcripts/call/\"},\n"
	"{\"status\": \"denies\", \"page\": \"transcripts/call/\", "
	"\"by\": \"people/bo-marsh/\", \"about\": \"wording\"},\n"
	"{}]}\n";

static void
everything_is_sealed_a_line_each(void **state)
{
	struct test_site t = sealed();

	(void)state;
	assert_text(sealed_bytes(&t), everything_sealed);
	site_free(&t);
}

/* To a reader that is not ours, which refuses a key that stands twice. */
static void
the_seal_is_json(void **state)
{
	struct test_site t = harbour();
	struct text bytes;
	json_t *root;
	struct seal_result result;
	json_error_t error;

	(void)state;
	site_put(&t, "articles/b\"c.md", "---\ntitle: B\n---\nX\n");
	/* Windows could not have such a name, which is told. */
	site_build(&t);
	assert_int_equal(seal_save(t.folder.dir, t.site, &result, &t.diag), 0);
	bytes = sealed_bytes(&t);
	root = json_loadb(bytes.s, bytes.len, JSON_REJECT_DUPLICATES, &error);
	assert_non_null(root);
	assert_int_equal(json_integer_value(json_object_get(root, "seal")), 1);
	assert_int_equal(json_array_size(json_object_get(root, "entries")), 24);
	json_decref(root);
	site_build(&t);
	assert_int_equal(t.diag.errors, 0);
	site_free(&t);
}

static void
sealing_again_changes_nothing(void **state)
{
	struct test_site t = sealed();
	struct text before = sealed_bytes(&t);
	struct seal_result result = {0};

	(void)state;
	site_build_well(&t);
	assert_int_equal(seal_save(t.folder.dir, t.site, &result, &t.diag), 0);
	assert_false(result.is_changed);
	assert_int_equal(result.entries, 22);
	assert_same_text(sealed_bytes(&t), before);
	assert_int_equal(
		faccessat(t.folder.dir, "content/.seal.json.new", F_OK, 0), -1);
	site_free(&t);
}

/* Nothing is said of these, one sealed after the other. */
static void
what_may_change(void **state)
{
	(void)state;
	change("notes.md", "---\ntitle: New\n---\nWords.\n", "");
	change("articles/ledger.md",
	       "---\n" ARTICLE_FRONT "---\n# Another port\n\nOther "
	       "words. She had " NEVER ", and again " NEVER ".\n\n"
	       "He said " FORGERY ".\n\n" EVENT,
	       "");
	change("transcripts/call.md",
	       "---\n" CALL_FRONT DISPUTED
	       "  - {by: ada-quill, stance: confirms}\n---\n"
	       "## Morning\n\n**Ada Quill:** I have *never*\nseen the "
	       "ledger.\n\n**Bo Marsh:** It is a   forgery.\n\n"
	       "**Ada Quill:** [laughter] Is it?\n\n**Bo Marsh:** Yes.\n",
	       "");
}

/* ---- URLs ---- */

static void
a_renamed_document_needs_an_alias(void **state)
{
	struct test_site t = sealed();

	(void)state;
	take_away(&t, "content/articles/ledger.md");
	site_put(&t, "articles/book.md", ARTICLE);
	site_build_badly(
		&t,
		"content/articles/book.md:1:1: error[V001]: articles/ledger/ "
		"was published and is gone, and this document is new\n"
		"      = hint: if this is what content/articles/ledger.md was, "
		"add aliases: [articles/ledger/]\n");
	diag_free(&t.diag);
	site_put(&t, "articles/book.md",
		 "---\ntitle: The ledger\ndate: 1931-03-09\n"
		 "aliases: [old/, articles/ledger/]\n---\n# The port\n\n"
		 "She had " NEVER ".\n\nHe said " FORGERY ".\n\n" EVENT);
	site_build_well(&t);
	site_free(&t);
}

static void
a_page_that_is_gone_is_told(void **state)
{
	struct test_site t = harbour();

	(void)state;
	site_put(&t, "notes.md", "---\ntitle: N\n---\nWords.\n");
	seal(&t);
	take_away(&t, "content/notes.md");
	site_build_badly(
		&t,
		"content/seal.json:10:1: error[V001]: notes/ was published and "
		"is gone\n"
		"      = hint: add aliases: [notes/] to the document that "
		"takes "
		"the place of content/notes.md, or bring that back with "
		"withdrawn: {date: YYYY-MM-DD, reason: …}\n");
	site_free(&t);
}

static void
a_draft_is_no_way_out(void **state)
{
	struct test_site t = harbour();

	(void)state;
	site_put(&t, "notes.md", "---\ntitle: N\n---\nWords.\n");
	seal(&t);
	site_put(&t, "notes.md", "---\ntitle: N\ndraft: true\n---\nWords.\n");
	site_build_badly(
		&t,
		"content/notes.md:1:1: error[V001]: notes/ was published, and "
		"is not any more: this is withheld (draft)\n"
		"      = hint: publish it, or take it back with withdrawn: "
		"{date: YYYY-MM-DD, reason: …}\n");
	site_free(&t);
}

/* Which of two new documents it was, nobody can say. */
static void
two_new_documents_are_not_guessed_at(void **state)
{
	struct test_site t = harbour();

	(void)state;
	site_put(&t, "notes.md", "---\ntitle: N\n---\nWords.\n");
	seal(&t);
	take_away(&t, "content/notes.md");
	site_put(&t, "one.md", "---\ntitle: N\n---\nWords.\n");
	site_put(&t, "two.md", "---\ntitle: N\n---\nWords.\n");
	site_build(&t);
	assert_int_equal(t.diag.errors, 1);
	assert_text(t.diag.list.items[0].place.path, "content/seal.json");
	site_free(&t);
}

static void
an_alias_that_is_gone_is_told(void **state)
{
	(void)state;
	change("articles/ledger.md",
	       "---\ntitle: The ledger\ndate: 1931-03-09\n---\n# The port\n\n"
	       "She had " NEVER ".\n\nHe said " FORGERY ".\n\n" EVENT,
	       "content/articles/ledger.md:1:1: error[V001]: old/ was "
	       "published and leads nowhere any more\n"
	       "      = hint: add aliases: [old/]\n");
}

/* ---- Anchors ---- */

static void
a_turn_with_other_words_needs_a_correction(void **state)
{
	(void)state;
	change("transcripts/call.md",
	       "---\n" CALL_FRONT DISPUTED "---\n" TURNS "Not mine.\n",
	       "content/transcripts/call.md:15:1: error[V003]: #t3 had other "
	       "words when this was published\n" HINT_CALL);
	change("transcripts/call.md",
	       "---\n" CALL_FRONT DISPUTED CORRECTED "---\n" TURNS
	       "Not mine.\n",
	       "");
}

static void
a_turn_of_another_speaker_needs_one_too(void **state)
{
	(void)state;
	change("transcripts/call.md",
	       "---\n" CALL_FRONT DISPUTED "---\n## Morning\n\n"
	       "**Ada Quill:** I have never seen the ledger.\n\n"
	       "**Bo Marsh:** It is a forgery.\n\n"
	       "**Bo Marsh:** [laughter] Is it?\n",
	       "content/transcripts/call.md:15:1: error[V003]: #t3 was said by "
	       "Ada Quill when this was published\n" HINT_CALL);
}

static void
a_turn_put_in_between_is_told(void **state)
{
	(void)state;
	change("transcripts/call.md",
	       "---\n" CALL_FRONT DISPUTED "---\n## Morning\n\n"
	       "**Ada Quill:** I have never seen the ledger.\n\n"
	       "**Bo Marsh:** {#a} Really?\n\n"
	       "**Bo Marsh:** {#t2} It is a forgery.\n\n"
	       "**Ada Quill:** [laughter] Is it?\n",
	       "content/transcripts/call.md:1:1: error[V002]: "
	       "transcripts/call/#t3 was published and leads nowhere any "
	       "more\n"
	       "      = hint: these words are in line 17 now: add moved: {t3: "
	       "t4}\n");
	change("transcripts/call.md",
	       "---\n" CALL_FRONT DISPUTED
	       "moved: {t3: t4}\n---\n## Morning\n\n"
	       "**Ada Quill:** I have never seen the ledger.\n\n"
	       "**Bo Marsh:** {#a} Really?\n\n"
	       "**Bo Marsh:** {#t2} It is a forgery.\n\n"
	       "**Ada Quill:** [laughter] Is it?\n",
	       "");
}

static void
an_anchor_that_moved_is_sealed_too(void **state)
{
	struct test_site t = harbour();

	(void)state;
	site_put(&t, "transcripts/call.md",
		 "---\n" CALL_FRONT DISPUTED "moved: {t9: t3}\n---\n" TURNS);
	seal(&t);
	site_put(&t, "transcripts/call.md", CALL);
	site_build_badly(
		&t,
		"content/transcripts/call.md:1:1: error[V002]: "
		"transcripts/call/#t9 was published and leads nowhere any "
		"more\n"
		"      = hint: these words are in line 15 now: add moved: {t9: "
		"t3}\n");
	site_free(&t);
}

static void
words_that_moved_are_found(void **state)
{
	struct test_site t = harbour();

	(void)state;
	site_put(&t, "articles/ledger.md", "---\n" ARTICLE_FRONT "---\nX\n");
	seal(&t);
	site_put(&t, "transcripts/call.md",
		 "---\n" CALL_FRONT DISPUTED "---\n## Morning\n\n"
		 "**Bo Marsh:** It is a forgery.\n\n"
		 "**Ada Quill:** I have never seen the ledger.\n\n"
		 "**Ada Quill:** [laughter] Is it?\n");
	site_build_badly(
		&t,
		"content/transcripts/call.md:11:1: error[V003]: #t1 had other "
		"words when this was published\n"
		"      = hint: what was #t1 is in line 13 now: add {#t1} "
		"behind "
		"its label, and give this turn an id of its own\n"
		"content/transcripts/call.md:13:1: error[V003]: #t2 had other "
		"words when this was published\n"
		"      = hint: what was #t2 is in line 11 now: add {#t2} "
		"behind "
		"its label, and give this turn an id of its own\n");
	site_free(&t);
}

static void
many_moved_turns_are_a_few_messages(void **state)
{
	struct test_site t = site_new();

	(void)state;
	site_put_person(&t, "ada-quill", "Ada Quill");
	site_put(&t, "transcripts/c.md",
		 "---\ntitle: C\nparticipants: ada-quill\n---\n"
		 "**Ada Quill:** 1.\n\n**Ada Quill:** 2.\n\n"
		 "**Ada Quill:** 3.\n\n**Ada Quill:** 4.\n\n"
		 "**Ada Quill:** 5.\n");
	seal(&t);
	site_put(&t, "transcripts/c.md",
		 "---\ntitle: C\nparticipants: ada-quill\n---\n"
		 "**Ada Quill:** 0.\n\n"
		 "**Ada Quill:** 1.\n\n**Ada Quill:** 2.\n\n"
		 "**Ada Quill:** 3.\n\n**Ada Quill:** 4.\n\n"
		 "**Ada Quill:** 5.\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 3);
	assert_text(t.diag.list.items[2].notes,
		    "further anchors of this document are held against the "
		    "seal when these are right\n");
	site_free(&t);
}

static void
a_section_keeps_its_anchor(void **state)
{
#define SPOKEN                                                                 \
	"**Ada Quill:** I have never seen the ledger.\n\n"                     \
	"**Bo Marsh:** It is a forgery.\n\n**Ada Quill:** [laughter] Is it?\n"

	(void)state;
	change("transcripts/call.md",
	       "---\n" CALL_FRONT DISPUTED "---\n## At dawn\n\n" SPOKEN,
	       "content/transcripts/call.md:1:1: error[V002]: "
	       "transcripts/call/#morning was published and leads nowhere any "
	       "more\n"
	       "      = hint: add {#morning} behind the heading that takes its "
	       "place\n");
	change("transcripts/call.md",
	       "---\n" CALL_FRONT DISPUTED
	       "---\n## At dawn {#morning}\n\n" SPOKEN,
	       "");
}

/* ---- Quotations ---- */

static void
a_quotation_with_other_words_needs_a_correction(void **state)
{
#define SHORTER                                                                \
	"---\n# The port\n\nShe had [“never seen the”]"                    \
	"(../transcripts/call.md#t1).\n\nHe said " FORGERY ".\n\n" EVENT
#define LONGER                                                                 \
	"---\n# The port\n\nShe had " NEVER ".\n\nHe said [“a forgery.”]"  \
	"(../transcripts/call.md#t2)\n\n" EVENT

	(void)state;
	change("articles/ledger.md", "---\n" ARTICLE_FRONT LONGER,
	       "content/articles/ledger.md:10:9: error[V004]: the quotation "
	       "bo-marsh-a-forgery was published with other "
	       "words\n" HINT_ARTICLE);
	change("articles/ledger.md", "---\n" ARTICLE_FRONT SHORTER,
	       "content/articles/ledger.md:1:1: error[V001]: "
	       "quotes/ada-quill-never-seen-the-ledger/ was published and "
	       "leads nowhere any more\n"
	       "      = hint: add aliases: "
	       "[quotes/ada-quill-never-seen-the-ledger/]\n"
	       "content/articles/ledger.md:1:1: error[V004]: the quotation "
	       "ada-quill-never-seen-the-ledger was published here and is "
	       "gone\n" HINT_ARTICLE);
	change("articles/ledger.md",
	       "---\ntitle: The ledger\ndate: 1931-03-09\n"
	       "aliases: [old/, "
	       "quotes/ada-quill-never-seen-the-ledger/]\n" CORRECTED SHORTER,
	       "");
}

static void
a_correction_of_the_record_counts(void **state)
{
	struct test_site t = sealed();

	(void)state;
	site_put(&t, "transcripts/call.md",
		 "---\n" CALL_FRONT DISPUTED CORRECTED "---\n## Morning\n\n"
		 "**Ada Quill:** I have never seen the ledger.\n\n"
		 "**Bo Marsh:** It is not a forgery.\n\n"
		 "**Ada Quill:** [laughter] Is it?\n");
	site_put(&t, "articles/ledger.md",
		 "---\n" ARTICLE_FRONT "---\n# The port\n\nShe had " NEVER
		 ".\n\nHe said [“a […] forgery”](../transcripts/call.md#t2)."
		 "\n\n" EVENT);
	site_build_well(&t);
	assert_text(t.site->quotations.items[1]->id, "bo-marsh-a-forgery");
	site_free(&t);
}

static void
a_change_of_tier_is_told(void **state)
{
	struct test_site t = harbour();

	(void)state;
	site_put(&t, "articles/ledger.md",
		 "---\n" ARTICLE_FRONT "---\n[“It […] a forgery”]"
		 "(../transcripts/call.md#t2)\n");
	seal(&t);
	site_put(&t, "transcripts/call.md",
		 "---\n" CALL_FRONT DISPUTED "---\n## Morning\n\n"
		 "**Ada Quill:** I have never seen the ledger.\n\n"
		 "**Bo Marsh:** It [laughter] a forgery.\n\n"
		 "**Ada Quill:** [laughter] Is it?\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 2);
	assert_int_equal(t.diag.list.items[0].code, V004);
	assert_text(t.diag.list.items[0].message,
		    "the quotation bo-marsh-it-a-forgery was checked as "
		    "“edited” when this was published, and is “joined” now");
	assert_int_equal(t.diag.list.items[1].code, V003);
	site_free(&t);
}

/* A quotation with the same first words comes before the one sealed. */
static void
a_newcomer_does_not_get_a_sealed_id(void **state)
{
	struct test_site t = harbour();

	(void)state;
	site_put(&t, "articles/zebra.md",
		 "---\ntitle: Z\n---\n" NEVER "\n\n" NEVER "\n");
	site_put(&t, "articles/ledger.md", "---\n" ARTICLE_FRONT "---\nX\n");
	seal(&t);
	site_put(&t, "articles/all.md", "---\ntitle: A\n---\n" NEVER "\n");
	site_build_well(&t);
	assert_int_equal(t.site->quotations.count, 3);
	assert_text(t.site->quotations.items[0]->from->id, "all");
	assert_text(t.site->quotations.items[0]->id,
		    "ada-quill-never-seen-the-ledger-3");
	assert_text(t.site->quotations.items[1]->id,
		    "ada-quill-never-seen-the-ledger");
	assert_text(t.site->quotations.items[2]->id,
		    "ada-quill-never-seen-the-ledger-2");
	site_free(&t);
}

/* Nor one that leads elsewhere by now, sealed or not. */
static void
a_newcomer_does_not_get_an_old_url(void **state)
{
	struct test_site t = harbour();

	(void)state;
	site_put(&t, "notes.md",
		 "---\ntitle: N\naliases: "
		 "quotes/ada-quill-never-seen-the-ledger/\n---\nX\n");
	site_build_well(&t);
	assert_text(t.site->quotations.items[0]->id,
		    "ada-quill-never-seen-the-ledger-2");
	site_free(&t);
}

/* On its own page neither, where the newcomer comes first. */
static void
other_words_do_not_take_the_id_of_the_same_ones(void **state)
{
	struct test_site t = sealed();

	(void)state;
	site_put(&t, "articles/ledger.md",
		 "---\n" ARTICLE_FRONT "---\n# The port\n\n[“never seen the "
		 "ledger.”](../transcripts/call.md#t1)\n\nShe had " NEVER
		 ".\n\nHe said " FORGERY ".\n\n" EVENT);
	site_build_well(&t);
	assert_text(t.site->quotations.items[0]->id,
		    "ada-quill-never-seen-the-ledger-2");
	assert_text(t.site->quotations.items[1]->id,
		    "ada-quill-never-seen-the-ledger");
	site_free(&t);
}

/* What another record says in like words is no change of the first. */
static void
a_quotation_of_another_record_is_another(void **state)
{
	struct test_site t = sealed();

	(void)state;
	site_put(&t, "transcripts/two.md",
		 "---\ntitle: Two\nparticipants: bo-marsh\n---\n"
		 "**Bo Marsh:** A forgery?\n");
	site_put(&t, "articles/ledger.md",
		 "---\n" ARTICLE_FRONT "---\nShe had " NEVER ".\n\nHe said [“A "
		 "forgery?”](../transcripts/two.md).\n\n" EVENT);
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 2);
	assert_text(t.diag.list.items[0].message,
		    "quotes/bo-marsh-a-forgery/ was published and leads "
		    "nowhere any more");
	assert_text(t.diag.list.items[1].message,
		    "the quotation bo-marsh-a-forgery was published here and "
		    "is gone");
	site_free(&t);
}

static void
each_document_hears_of_its_own_quotations(void **state)
{
	struct test_site t = harbour();

	(void)state;
	site_put(&t, "articles/b.md", "---\ntitle: B\n---\n" NEVER "\n");
	seal(&t);
	site_put(&t, "articles/b.md", "---\ntitle: B\n" CORRECTED "---\nX\n");
	site_put(&t, "articles/ledger.md",
		 "---\n" ARTICLE_FRONT CORRECTED "---\nHe said " FORGERY
		 ".\n\n" EVENT);
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 2);
	assert_text(t.diag.list.items[0].place.path, "content/articles/b.md");
	assert_text(t.diag.list.items[0].hint,
		    "add aliases: [quotes/ada-quill-never-seen-the-ledger/]");
	assert_text(t.diag.list.items[1].place.path,
		    "content/articles/ledger.md");
	assert_text(t.diag.list.items[1].hint,
		    "add aliases: [quotes/ada-quill-never-seen-the-ledger-2/]");
	site_free(&t);
}

/* ---- Dates and statuses ---- */

static void
a_date_needs_a_correction(void **state)
{
#define BODY "---\n# The port\n\nShe had " NEVER ".\n\nHe said " FORGERY ".\n\n"

	(void)state;
	change("articles/ledger.md",
	       "---\ntitle: The ledger\ndate: 1931-03-10\naliases: old/\n" BODY
		       EVENT,
	       "content/articles/ledger.md:1:1: error[V005]: the date was "
	       "1931-03-09 when this was published, and is 1931-03-10 "
	       "now\n" HINT_ARTICLE);
	change("articles/ledger.md",
	       "---\ntitle: The ledger\naliases: old/\n" BODY EVENT,
	       "content/articles/ledger.md:1:1: error[V005]: the date was "
	       "1931-03-09 when this was published, and is "
	       "gone\n" HINT_ARTICLE);
	change("articles/ledger.md",
	       "---\ntitle: The ledger\ndate: 1931-03-10\naliases: "
	       "old/\n" CORRECTED BODY EVENT,
	       "");
}

static void
an_event_needs_its_id_and_a_correction(void **state)
{
	(void)state;
	change("articles/ledger.md",
	       "---\n" ARTICLE_FRONT BODY
	       "- **1931-03-05** Three days in port.\n",
	       "content/articles/ledger.md:1:1: error[V002]: the event "
	       "#1931-03-04-three-days-in-port was published here and is gone\n"
	       "      = hint: add {#1931-03-04-three-days-in-port} behind the "
	       "date of what it is now; or say under `corrections:` that it is "
	       "gone\n");
	change("articles/ledger.md",
	       "---\n" ARTICLE_FRONT BODY
	       "- **1931-03-05** {#1931-03-04-three-days-in-port} In port.\n",
	       "content/articles/ledger.md:12:1: error[V005]: this event was "
	       "dated 1931-03-04 when it was published, and is 1931-03-05 "
	       "now\n" HINT_ARTICLE);
	change("articles/ledger.md",
	       "---\n" ARTICLE_FRONT CORRECTED BODY
	       "- **1931-03-05** {#1931-03-04-three-days-in-port} In port.\n",
	       "");
}

static void
a_status_needs_a_correction(void **state)
{
	(void)state;
	change("transcripts/call.md", "---\n" CALL_FRONT "---\n" TURNS,
	       "content/transcripts/call.md:1:1: error[V006]: its "
	       "authenticity was “disputed” when this was published, and is "
	       "not "
	       "said now\n" HINT_CALL
	       "content/transcripts/call.md:1:1: error[V006]: when this was "
	       "published Bo Marsh stood to it as “denies” about its wording: "
	       "that response is gone\n" HINT_CALL);
	change("transcripts/call.md",
	       "---\n" CALL_FRONT CORRECTED "---\n" TURNS, "");
	change("transcripts/call.md",
	       "---\n" CALL_FRONT "authenticity: established\nresponses:\n"
	       "  - {by: bo-marsh, stance: denies, about: voice}\n---\n" TURNS,
	       "content/transcripts/call.md:1:1: error[V006]: its "
	       "authenticity was “disputed” when this was published, and is "
	       "“established” now\n" HINT_CALL
	       "content/transcripts/call.md:1:1: error[V006]: when this was "
	       "published Bo Marsh stood to it as “denies” about its wording: "
	       "that response is gone\n" HINT_CALL);
}

/* A response to a turn is not one to the whole, nor to another turn. */
static void
a_status_of_turns_needs_one_too(void **state)
{
#define ABOUT(turns)                                                           \
	"---\n" CALL_FRONT                                                     \
	"responses:\n  - {by: bo-marsh, stance: denies, turn: '" turns         \
	"'}\n---\n" TURNS
	struct test_site t = harbour();

	(void)state;
	site_put(&t, "transcripts/call.md", ABOUT("#t1-t2"));
	seal(&t);
	assert_text_holds(sealed_bytes(&t), "\"turns\": \"t1-t2\"},");
	site_build_well(&t);
	site_put(&t, "transcripts/call.md", ABOUT("#t1"));
	site_build_badly(
		&t, "content/transcripts/call.md:1:1: error[V006]: when this "
		    "was published Bo Marsh stood to it as “denies”: that "
		    "response is gone\n" HINT_CALL);
	site_free(&t);
}

/* ---- Ways out ---- */

static void
what_is_withdrawn_is_covered(void **state)
{
#define WITHDRAWN                                                              \
	"---\ntitle: X\nwithdrawn: {date: 1931-04-01, reason: By order.}\n"
	struct test_site t = sealed();

	(void)state;
	site_put(&t, "transcripts/call.md", WITHDRAWN "---\n" TURNS);
	site_put(&t, "articles/ledger.md", WITHDRAWN "aliases: old/\n---\n");
	site_build_badly(
		&t,
		"content/articles/ledger.md:1:1: error[V001]: "
		"quotes/ada-quill-never-seen-the-ledger/, "
		"quotes/bo-marsh-a-forgery/ were published and lead nowhere "
		"any more\n"
		"      = hint: add aliases: "
		"[quotes/ada-quill-never-seen-the-ledger/, "
		"quotes/bo-marsh-a-forgery/]\n"
		"content/seal.json:13:1: error[V001]: quotes/ was published "
		"and is gone\n"
		"      = hint: add aliases: [quotes/] to a document that takes "
		"its place\n"
		"content/seal.json:14:1: error[V001]: timeline/ was published "
		"and is gone\n"
		"      = hint: add aliases: [timeline/] to a document that "
		"takes its place\n");
	site_free(&t);
}

/* A correction that was sealed covers nothing that comes after it. */
static void
an_old_correction_covers_nothing(void **state)
{
	struct test_site t = sealed();

	(void)state;
	site_put(&t, "transcripts/call.md",
		 "---\n" CALL_FRONT CORRECTED "---\n" TURNS);
	seal(&t);
	site_put(&t, "transcripts/call.md",
		 "---\n" CALL_FRONT CORRECTED "---\n" TURNS "Mine.\n");
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, V003);
	site_free(&t);
}

static void
accepted_changes_are_warnings(void **state)
{
	struct test_site t = sealed();
	struct seal_result result;

	(void)state;
	t.options.accept_changes = true;
	site_put(&t, "transcripts/call.md",
		 "---\n" CALL_FRONT DISPUTED "---\n" TURNS "Mine.\n");
	site_build(&t);
	assert_non_null(t.site);
	assert_int_equal(t.diag.errors, 0);
	assert_int_equal(t.diag.warnings, 1);
	diag_free(&t.diag);
	assert_int_equal(seal_save(t.folder.dir, t.site, &result, &t.diag), 0);
	assert_true(result.is_changed);
	t.options.accept_changes = false;
	site_build_well(&t);
	site_free(&t);
}

/* A site that is broken otherwise is not held against the seal as well. */
static void
other_errors_come_first(void **state)
{
	(void)state;
	change("articles/ledger.md",
	       "---\ntitle: The ledger\n---\n[x](gone.md)\n",
	       "content/articles/ledger.md:4:1: error[L001]: there is no "
	       "content/articles/gone.md\n");
}

/* A renamed person is the same speaker; quotations get no other ids. */
static void
a_renamed_person_is_the_same(void **state)
{
	struct test_site t = sealed();

	(void)state;
	take_away(&t, "content/people/ada-quill.md");
	site_put(&t, "people/ada.md",
		 "---\ntitle: Ada Quill\naliases: people/ada-quill/\n---\n");
	site_put(&t, "transcripts/call.md",
		 "---\ntitle: Call\ndate: 1931-03-04\n"
		 "participants: [ada, bo-marsh]\n" DISPUTED "---\n" TURNS);
	site_build_well(&t);
	assert_text(t.site->quotations.items[0]->id,
		    "ada-quill-never-seen-the-ledger");
	site_free(&t);
}

/* ---- A broken seal ---- */

static void
broken(const char *bytes, size_t line, size_t column, const char *why)
{
	struct test_site t = harbour();

	site_put(&t, "seal.json", bytes);
	site_build(&t);
	assert_null(t.site);
	assert_int_equal(t.diag.errors, 1);
	assert_int_equal(t.diag.list.items[0].code, V007);
	assert_text(t.diag.list.items[0].place.path, "content/seal.json");
	assert_int_equal(t.diag.list.items[0].place.line, line);
	assert_int_equal(t.diag.list.items[0].place.column, column);
	assert_text_holds(t.diag.list.items[0].message, why);
	site_free(&t);
}

static void
a_broken_seal_is_told(void **state)
{
#define START "{\"seal\": 1, \"entries\": [\n"
#define HOME "{\"page\": \"\", \"kind\": \"home\", \"corrections\": \"0\"},\n"

	(void)state;
	broken("", 1, 1, "begins with");
	broken("[]\n", 1, 1, "begins with");
	broken("{\"seal\": 2, \"entries\": [\n{}]}\n", 1, 1, "begins with");
	broken(START, 2, 1, "ends too early");
	broken(START HOME, 3, 1, "ends too early");
	broken(START "<<<<<<< ours\n{}]}\n", 2, 1, "no entry");
	broken(START "{\"page\": \"\"}\n{}]}\n", 2, 12, "no entry");
	broken(START "{\"page\": 3},\n{}]}\n", 2, 10, "no entry");
	broken(START "{\"page\": \"\\x\"},\n{}]}\n", 2, 10, "no entry");
	broken(START "{\"star\": \"x\"},\n{}]}\n", 2, 2, "does not know");
	broken(START "{\"page\": \"\"},\n{}]}\n", 2, 1, "how many");
	broken(START HOME HOME "{}]}\n", 3, 1, "twice");
	broken(START "{\"anchor\": \"a\", \"page\": \"x/\"},\n{}]}\n", 2, 1,
	       "no line before it");
	broken(START HOME "{}]}\nmore\n", 3, 1, "behind its end");
	broken(START "\xff\n", 1, 1, "UTF-8");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_is_sealed_a_line_each),
		cmocka_unit_test(the_seal_is_json),
		cmocka_unit_test(sealing_again_changes_nothing),
		cmocka_unit_test(what_may_change),
		cmocka_unit_test(a_renamed_document_needs_an_alias),
		cmocka_unit_test(a_page_that_is_gone_is_told),
		cmocka_unit_test(a_draft_is_no_way_out),
		cmocka_unit_test(two_new_documents_are_not_guessed_at),
		cmocka_unit_test(an_alias_that_is_gone_is_told),
		cmocka_unit_test(a_turn_with_other_words_needs_a_correction),
		cmocka_unit_test(a_turn_of_another_speaker_needs_one_too),
		cmocka_unit_test(a_turn_put_in_between_is_told),
		cmocka_unit_test(an_anchor_that_moved_is_sealed_too),
		cmocka_unit_test(words_that_moved_are_found),
		cmocka_unit_test(many_moved_turns_are_a_few_messages),
		cmocka_unit_test(a_section_keeps_its_anchor),
		cmocka_unit_test(
			a_quotation_with_other_words_needs_a_correction),
		cmocka_unit_test(a_correction_of_the_record_counts),
		cmocka_unit_test(a_change_of_tier_is_told),
		cmocka_unit_test(a_newcomer_does_not_get_a_sealed_id),
		cmocka_unit_test(a_newcomer_does_not_get_an_old_url),
		cmocka_unit_test(
			other_words_do_not_take_the_id_of_the_same_ones),
		cmocka_unit_test(a_quotation_of_another_record_is_another),
		cmocka_unit_test(each_document_hears_of_its_own_quotations),
		cmocka_unit_test(a_date_needs_a_correction),
		cmocka_unit_test(an_event_needs_its_id_and_a_correction),
		cmocka_unit_test(a_status_needs_a_correction),
		cmocka_unit_test(a_status_of_turns_needs_one_too),
		cmocka_unit_test(what_is_withdrawn_is_covered),
		cmocka_unit_test(an_old_correction_covers_nothing),
		cmocka_unit_test(accepted_changes_are_warnings),
		cmocka_unit_test(other_errors_come_first),
		cmocka_unit_test(a_renamed_person_is_the_same),
		cmocka_unit_test(a_broken_seal_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
