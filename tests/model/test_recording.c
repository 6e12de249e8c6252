#include "tests/model/site.h"

#define TURNS                                                                  \
	"**Ada Quill** [0:05]: One.\n\n"                                       \
	"**Ada Quill:** Two.\n\n"                                              \
	"**Ada Quill** [1:30]: Three.\n\n"                                     \
	"**Ada Quill** [1:30]: Four.\n"

/* A record whose front matter has `front` from line 4 on. */
static void
put_call(struct test_site *t, const char *front, const char *body)
{
	struct text bytes = arena_format(
		&t->arena,
		"---\ntitle: Call\nparticipants: ada-quill\n%s---\n%s", front,
		body);

	site_put_person(t, "ada-quill", "Ada Quill");
	site_put(t, "transcripts/call.md", bytes.s);
	site_put(t, "transcripts/sound/call one.MP3", "sound");
	site_put(t, "transcripts/call.flac", "sound");
}

static const struct record *
call(const struct test_site *t)
{
	return t->site->records.items[0];
}

static void
a_recording_is_found(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t,
		 "audio: sound/call%20one.MP3\nduration: 5:12\n"
		 "audio_note: The first minute is silent.\n",
		 TURNS);
	site_build_well(&t);
	assert_text(call(&t)->audio->path, "transcripts/sound/call one.MP3");
	assert_int_equal(call(&t)->audio->bytes, strlen("sound"));
	assert_text(call(&t)->duration, "5:12");
	assert_int_equal(call(&t)->duration_ms, 312000);
	assert_text(call(&t)->audio_note, "The first minute is silent.");
	site_free(&t);
}

static void
a_record_need_not_have_one(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t, "", TURNS);
	site_build_well(&t);
	assert_null(call(&t)->audio);
	assert_text(call(&t)->duration, "");
	assert_text(call(&t)->audio_note, "");
	assert_true(call(&t)->duration_ms == TIME_NONE);
	site_free(&t);
}

static void
every_playable_file_will_do(void **state)
{
	static const char *const names[] = {"a.mp3", "a.ogg", "a.opus",
					    "a.m4a", "a.wav", "a.webm"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		struct test_site t = site_new();

		put_call(&t, arena_format(&t.arena, "audio: %s\n", names[i]).s,
			 TURNS);
		site_put(&t,
			 arena_format(&t.arena, "transcripts/%s", names[i]).s,
			 "sound");
		site_build_well(&t);
		assert_non_null(call(&t)->audio);
		site_free(&t);
	}
}

static void
recordings_that_are_none_are_told(void **state)
{
	static const struct {
		const char *audio;
		const char *wanted;
	} cases[] = {
		{"call.flac",
		 "error[R012]: browsers cannot play "
		 "content/transcripts/call.flac\n"
		 "      = hint: a recording is .mp3, .ogg, .opus, .m4a, .wav "
		 "or .webm\n"},
		{"call.md",
		 "error[R012]: browsers cannot play "
		 "content/transcripts/call.md\n"
		 "      = hint: a recording is .mp3, .ogg, .opus, .m4a, .wav "
		 "or .webm\n"},
		{"sound/call-one.mp3",
		 "error[L003]: there is no "
		 "content/transcripts/sound/call-one.mp3\n"
		 "      = hint: did you mean sound/call%20one.MP3?\n"},
		{"https://example.org/a.mp3",
		 "error[L004]: a recording on another host: readers would be "
		 "seen there\n"
		 "      = hint: put the file beside this document\n"},
		{"\"javascript:a.mp3\"",
		 "error[L004]: \"javascript:a.mp3\" is not published\n"
		 "      = hint: a link is http:, https:, mailto:, tel: or a "
		 "relative path\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct test_site t = site_new();

		put_call(
			&t,
			arena_format(&t.arena, "audio: %s\n", cases[i].audio).s,
			TURNS);
		site_build_badly(
			&t, arena_format(&t.arena,
					 "content/transcripts/call.md:4:8: %s",
					 cases[i].wanted)
				    .s);
		site_free(&t);
	}
}

static void
durations_that_are_none_are_told(void **state)
{
	static const char *const cases[] = {"5 minutes", "312", "0:00", "5:99"};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct test_site t = site_new();

		put_call(&t,
			 arena_format(&t.arena, "duration: %s\n", cases[i]).s,
			 TURNS);
		site_build_badly(
			&t, arena_format(&t.arena,
					 "content/transcripts/call.md:4:11: "
					 "error[R006]: “%s” is no duration\n"
					 "      = hint: write it as 5:12 or "
					 "1:02:03\n",
					 cases[i])
				    .s);
		site_free(&t);
	}
}

static void
turns_beyond_the_end_are_told(void **state)
{
	struct test_site t = site_new();

	(void)state;
	put_call(&t, "duration: 1:29\n", TURNS);
	site_build(&t);
	assert_said(&t.diag,
		    "content/transcripts/call.md:10:1: warning[R006]: 1:30 is "
		    "beyond the end of the recording, which is 1:29 long\n"
		    "content/transcripts/call.md:12:1: warning[R006]: 1:30 is "
		    "beyond the end of the recording, which is 1:29 long\n");
	assert_non_null(t.site);
	site_free(&t);
}

static void
a_turn_ends_where_the_next_begins(void **state)
{
	struct test_site t = site_new();
	struct turn *const *turns;

	(void)state;
	put_call(&t, "duration: 5:12\n", TURNS);
	site_build_well(&t);
	turns = call(&t)->turns.items;
	assert_int_equal(turns[0]->end_ms, 90000);
	assert_true(turns[1]->end_ms == TIME_NONE);
	/* Two that speak at once end together. */
	assert_int_equal(turns[2]->end_ms, 312000);
	assert_int_equal(turns[3]->end_ms, 312000);
	site_free(&t);
}

static void
the_last_turn_ends_when_nobody_knows(void **state)
{
	struct test_site t = site_new();
	struct turn *const *turns;

	(void)state;
	put_call(&t, "", TURNS);
	site_build_well(&t);
	turns = call(&t)->turns.items;
	assert_int_equal(turns[0]->end_ms, 90000);
	assert_true(turns[2]->end_ms == TIME_NONE);
	assert_true(turns[3]->end_ms == TIME_NONE);
	site_free(&t);
}

/* A turn that begins with the end of the recording has no length. */
static void
nothing_ends_before_it_begins(void **state)
{
	struct test_site t = site_new();
	struct turn *const *turns;

	(void)state;
	put_call(&t, "duration: 1:30\norder: reported\n",
		 "**Ada Quill** [1:30]: Last.\n\n"
		 "**Ada Quill** [0:10]: First.\n");
	site_build(&t);
	assert_int_equal(t.diag.errors, 0);
	turns = call(&t)->turns.items;
	assert_true(turns[0]->end_ms == TIME_NONE);
	assert_int_equal(turns[1]->end_ms, 90000);
	site_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_recording_is_found),
		cmocka_unit_test(a_record_need_not_have_one),
		cmocka_unit_test(every_playable_file_will_do),
		cmocka_unit_test(recordings_that_are_none_are_told),
		cmocka_unit_test(durations_that_are_none_are_told),
		cmocka_unit_test(turns_beyond_the_end_are_told),
		cmocka_unit_test(a_turn_ends_where_the_next_begins),
		cmocka_unit_test(the_last_turn_ends_when_nobody_knows),
		cmocka_unit_test(nothing_ends_before_it_begins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
