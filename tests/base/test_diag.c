#include "tests/test.h"

#include <errno.h>

static struct place
at(const char *path, size_t line, size_t column)
{
	return (struct place){text_of(path), line, column, 1};
}

static void
names_its_codes(void **state)
{
	(void)state;
	assert_string_equal(diag_code_name(F001), "F001");
	assert_string_equal(diag_code_title(Q002),
			    "a quotation that is not in its record");
}

static void
collects_and_counts(void **state)
{
	struct diag diag = {0};
	struct place place = at("content/x.md", 3, 5);

	(void)state;
	diag_error(&diag, S007, &place, "no key is called “%s”", "titel");
	diag_warning(&diag, M005, NULL, "raw HTML was dropped");
	assert_int_equal(diag.errors, 1);
	assert_int_equal(diag.warnings, 1);
	assert_int_equal(diag.list.count, 2);
	assert_text(diag.list.items[0].message, "no key is called “titel”");
	assert_int_equal(diag.list.items[0].place.line, 3);
	assert_int_equal(diag.list.items[1].severity, DIAG_WARNING);
	assert_int_equal(diag.list.items[1].place.path.len, 0);
	assert_false(diag.machine_failed);
	diag_free(&diag);
	assert_int_equal(diag.list.count, 0);
	assert_int_equal(diag.errors, 0);
}

static void
keeps_nothing_of_the_caller(void **state)
{
	struct diag diag = {0};
	char path[] = "content/x.md";
	char word[] = "titel";
	struct place place = at(path, 1, 1);

	(void)state;
	diag_error(&diag, S007, &place, "%s", word);
	memset(path, '#', strlen(path));
	memset(word, '#', strlen(word));
	assert_said(&diag, "content/x.md:1:1: error[S007]: titel\n");
	diag_free(&diag);
}

static void
notes_and_hint_belong_to_the_newest(void **state)
{
	struct diag diag = {0};

	(void)state;
	diag_error(&diag, Q001, NULL, "a");
	diag_error(&diag, Q002, NULL, "b");
	diag_note(&diag, "said: %s", "one");
	diag_note(&diag, "asked: two\n");
	diag_hint(&diag, "did you mean “%s”?", "c");
	assert_int_equal(diag.list.items[0].notes.len, 0);
	assert_text(diag.list.items[1].notes, "said: one\nasked: two\n");
	assert_text(diag.list.items[1].hint, "did you mean “c”?");
	diag_free(&diag);
}

static void
a_message_without_end_is_cut(void **state)
{
	struct diag diag = {0};
	struct text message;
	char marks[9001];

	(void)state;
	for (size_t i = 0; i < sizeof(marks); i++)
		marks[i] = "“"[i % 3];
	marks[9000] = '\0';
	diag_error(&diag, Q001, NULL, "%s%0100000d", "“", 0);
	message = diag.list.items[0].message;
	assert_in_range(message.len, 8000, 8300);
	assert_true(text_ends(message, TEXT("0…")));
	diag_free(&diag);
	for (size_t shift = 0; shift < 3; shift++) {
		diag_error(&diag, Q001, NULL, "%.*s%s", (int)shift, "ab",
			   marks);
		message = list_last(&diag.list)->message;
		assert_true(text_ends(message, TEXT("“…")));
		assert_int_equal(message.len % 3, shift);
	}
	diag_free(&diag);
}

static void
errno_says_why(void **state)
{
	struct diag diag = {0};

	(void)state;
	errno = ENOSPC;
	diag_errno(&diag, F004, "output/x", "cannot write");
	assert_text(diag.list.items[0].message,
		    "cannot write output/x: No space left on device");
	assert_text(diag.list.items[0].place.path, "output/x");
	assert_true(diag.machine_failed);
	diag_free(&diag);
	errno = 9999;
	diag_errno(&diag, F004, "x", "cannot write");
	assert_text(diag.list.items[0].message,
		    "cannot write x: unknown reason");
	diag_free(&diag);
}

static void
a_wrong_path_is_not_the_machine(void **state)
{
	static const int reasons[] = {ENOENT, ENOTDIR, EACCES,
				      EISDIR, ELOOP,   ENAMETOOLONG};
	static const int failures[] = {ENOSPC, EIO, EMFILE, EROFS, ENOMEM};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(reasons); i++) {
		struct diag diag = {0};

		errno = reasons[i];
		diag_errno(&diag, F001, "x", "cannot open");
		assert_false(diag.machine_failed);
		assert_int_equal(diag.errors, 1);
		diag_free(&diag);
	}
	for (size_t i = 0; i < ARRAY_COUNT(failures); i++) {
		struct diag diag = {0};

		errno = failures[i];
		diag_errno(&diag, F001, "x", "cannot open");
		assert_true(diag.machine_failed);
		diag_free(&diag);
	}
}

static void
merges(void **state)
{
	struct diag into = {0};
	struct diag from = {0};
	struct place place = at("content/y.md", 2, 1);

	(void)state;
	diag_error(&into, Q001, NULL, "first");
	diag_warning(&from, Q003, &place, "second");
	diag_note(&from, "note");
	diag_hint(&from, "hint");
	errno = EIO;
	diag_errno(&from, F002, "z", "cannot read");
	diag_merge(&into, &from);
	assert_int_equal(from.list.count, 0);
	assert_null(from.arena.blocks);
	assert_int_equal(into.errors, 2);
	assert_int_equal(into.warnings, 1);
	assert_true(into.machine_failed);
	assert_said(&into, "error[Q001]: first\n"
			   "content/y.md:2:1: warning[Q003]: second\n"
			   "      = note\n"
			   "      = hint: hint\n"
			   "error[F002]: cannot read z: Input/output error\n");
	diag_free(&into);
}

static void
sorts_by_place_then_code_then_message(void **state)
{
	static const struct {
		const char *path;
		size_t line, column;
		enum diag_code code;
		const char *message;
	} in_order[] = {
		{"", 0, 0, C001, "m"},	    {"a.md", 0, 0, S001, "m"},
		{"a.md", 2, 9, Q001, "m"},  {"a.md", 10, 1, Q001, "m"},
		{"a.md", 10, 2, M001, "m"}, {"a.md", 10, 2, Q001, "m"},
		{"a.md", 10, 2, Q001, "n"}, {"b.md", 1, 1, F001, "m"},
	};

	(void)state;
	for (size_t first = 0; first < ARRAY_COUNT(in_order); first++) {
		struct diag diag = {0};

		for (size_t i = 0; i < ARRAY_COUNT(in_order); i++) {
			size_t n = (first + i * 3) % ARRAY_COUNT(in_order);
			struct place place =
				at(in_order[n].path, in_order[n].line,
				   in_order[n].column);

			diag_error(&diag, in_order[n].code, &place, "%s",
				   in_order[n].message);
		}
		diag_sort(&diag);
		assert_int_equal(diag.list.count, ARRAY_COUNT(in_order));
		for (size_t i = 0; i < ARRAY_COUNT(in_order); i++) {
			struct diagnostic *found = &diag.list.items[i];

			assert_text(found->place.path, in_order[i].path);
			assert_int_equal(found->place.line, in_order[i].line);
			assert_int_equal(found->place.column,
					 in_order[i].column);
			assert_int_equal(found->code, in_order[i].code);
			assert_text(found->message, in_order[i].message);
		}
		diag_free(&diag);
	}
}

static void
says_nothing_twice(void **state)
{
	struct diag diag = {0};
	struct place place = at("a.md", 1, 1);
	struct place other = at("a.md", 1, 2);

	(void)state;
	for (int i = 0; i < 3; i++) {
		diag_error(&diag, Q001, &place, "same");
		diag_warning(&diag, Q003, &place, "same too");
	}
	diag_error(&diag, Q001, &other, "same");
	diag_sort(&diag);
	assert_int_equal(diag.list.count, 3);
	assert_int_equal(diag.errors, 2);
	assert_int_equal(diag.warnings, 1);
	diag_sort(&diag);
	assert_int_equal(diag.list.count, 3);
	diag_free(&diag);
}

static void
what_stays_of_two_does_not_hang_on_order(void **state)
{
	(void)state;
	for (int first = 0; first < 2; first++) {
		struct diag diag = {0};

		for (int i = 0; i < 2; i++) {
			diag_error(&diag, Q001, NULL, "same");
			diag_note(&diag, "%d", (first + i) % 2);
			diag_hint(&diag, "%d", (first + i) % 2);
		}
		diag_sort(&diag);
		assert_int_equal(diag.list.count, 1);
		assert_text(diag.list.items[0].hint, "0");
		diag_free(&diag);
	}
}

static void
a_place_moves_over_bytes(void **state)
{
	struct place place = at("content/x.md", 3, 5);

	(void)state;
	place_move(&place, TEXT(""));
	assert_int_equal(place.line, 3);
	assert_int_equal(place.column, 5);
	place_move(&place, TEXT("a\u00e9"));
	assert_int_equal(place.line, 3);
	assert_int_equal(place.column, 8);
	place_move(&place, TEXT("\r\n\nab"));
	assert_int_equal(place.line, 5);
	assert_int_equal(place.column, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_its_codes),
		cmocka_unit_test(a_place_moves_over_bytes),
		cmocka_unit_test(collects_and_counts),
		cmocka_unit_test(keeps_nothing_of_the_caller),
		cmocka_unit_test(notes_and_hint_belong_to_the_newest),
		cmocka_unit_test(a_message_without_end_is_cut),
		cmocka_unit_test(errno_says_why),
		cmocka_unit_test(a_wrong_path_is_not_the_machine),
		cmocka_unit_test(merges),
		cmocka_unit_test(sorts_by_place_then_code_then_message),
		cmocka_unit_test(says_nothing_twice),
		cmocka_unit_test(what_stays_of_two_does_not_hang_on_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
