#include "tests/test.h"

#include "base/buf.h"
#include "base/diag_group.h"

struct scene {
	struct diag diag;
	struct arena arena;
	struct diag_groups groups;
};

static void
say(struct scene *scene, size_t line, const char *message)
{
	struct place place = {TEXT("x.md"), line, 1, 1};

	diag_error(&scene->diag, S014, &place, "%s", message);
}

static void
group(struct scene *scene, bool folds)
{
	diag_sort(&scene->diag);
	diag_group(&scene->diag, folds, &scene->arena, &scene->groups);
}

static void
end(struct scene *scene)
{
	diag_free(&scene->diag);
	arena_free(&scene->arena);
}

/* The groups as "1:2 3:1": first line and count of each. */
static void
check(struct scene *scene, const char *wanted)
{
	struct buf found = BUF_INIT;

	list_each (const struct diag_group, g, &scene->groups.list)
		buf_format(&found, "%s%zu:%zu%s", found.len > 0 ? " " : "",
			   g->first->place.line, g->count,
			   g->is_hidden ? "-" : "");
	assert_text(buf_as_text(&found), wanted);
	buf_free(&found);
}

static void
three_of_a_kind_are_one(void **state)
{
	struct scene scene = {0};

	(void)state;
	say(&scene, 1, "a");
	say(&scene, 2, "b");
	say(&scene, 3, "a");
	say(&scene, 4, "b");
	say(&scene, 5, "a");
	group(&scene, true);
	check(&scene, "1:3 2:1 4:1");
	assert_int_equal(scene.groups.list.items[0].other_count, 2);
	group(&scene, false);
	check(&scene, "1:1 2:1 3:1 4:1 5:1");
	end(&scene);
}

static void
whatever_differs_is_another_cause(void **state)
{
	struct scene scene = {0};
	struct place place = {TEXT("x.md"), 9, 1, 1};

	(void)state;
	say(&scene, 1, "ab");
	say(&scene, 2, "ab");
	say(&scene, 3, "a");
	diag_note(&scene.diag, "b");
	say(&scene, 4, "ab");
	diag_hint(&scene.diag, "c");
	diag_warning(&scene.diag, S014, &place, "ab");
	diag_error(&scene.diag, S013, &place, "ab");
	group(&scene, true);
	assert_int_equal(scene.groups.list.count, 6);
	end(&scene);
}

static void
errors_stay_before_warnings(void **state)
{
	struct scene scene = {0};
	struct place place = {TEXT("a.md"), 1, 1, 1};

	(void)state;
	diag_warning(&scene.diag, M005, &place, "w");
	say(&scene, 2, "a");
	say(&scene, 3, "b");
	say(&scene, 4, "b");
	say(&scene, 5, "b");
	say(&scene, 6, "c");
	group(&scene, true);
	diag_group_limit(&scene.groups, 2);
	check(&scene, "1:1- 2:1 3:3 6:1-");
	assert_int_equal(scene.groups.hidden[DIAG_ERROR], 1);
	assert_int_equal(scene.groups.hidden[DIAG_WARNING], 1);
	group(&scene, true);
	diag_group_limit(&scene.groups, 1);
	check(&scene, "1:1- 2:1 3:3- 6:1-");
	assert_int_equal(scene.groups.hidden[DIAG_ERROR], 4);
	group(&scene, true);
	diag_group_limit(&scene.groups, 0);
	check(&scene, "1:1 2:1 3:3 6:1");
	end(&scene);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_of_a_kind_are_one),
		cmocka_unit_test(whatever_differs_is_another_cause),
		cmocka_unit_test(errors_stay_before_warnings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
