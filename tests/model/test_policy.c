#include "tests/test.h"

#include "model/work.h"

static void
pages_load_from_their_site_alone(void **state)
{
	struct arena arena = {0};
	struct site site = {.title = TEXT("Harbour Papers")};

	(void)state;
	policy_make(&site, &arena);
	assert_text(site.content_security_policy,
		    "default-src 'none'; script-src 'self'; style-src 'self'; "
		    "img-src 'self'; font-src 'self'; media-src 'self'; "
		    "connect-src 'self'; manifest-src 'self'; "
		    "frame-src 'self'; base-uri 'none'; form-action 'self'");
	assert_text(site.referrer_policy, "strict-origin-when-cross-origin");
	arena_free(&arena);
}

static void
origins_are_added_to_every_kind(void **state)
{
	struct arena arena = {0};
	struct site site = {.offline = true};

	(void)state;
	list_add(&arena, &site.allow_origins, TEXT("https://media.example"));
	policy_make(&site, &arena);
	assert_text_holds(site.content_security_policy,
			  "; media-src 'self' file: https://media.example;");
	assert_text_holds(site.content_security_policy, "default-src 'none';");
	arena_free(&arena);
}

static void
hosts_say_the_same_and_who_may_frame(void **state)
{
	struct arena arena = {0};
	struct site site = {.title = TEXT("Harbour Papers")};
	struct text policy;

	(void)state;
	policy_make(&site, &arena);
	policy = site.headers.items[0].value;
	assert_text(site.headers.items[0].name, "Content-Security-Policy");
	assert_true(text_starts(policy, site.content_security_policy));
	assert_text(text_from(policy, site.content_security_policy.len),
		    "; frame-ancestors 'none'");
	assert_text(site.headers.items[1].name, "Referrer-Policy");
	assert_same_text(site.headers.items[1].value, site.referrer_policy);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_load_from_their_site_alone),
		cmocka_unit_test(origins_are_added_to_every_kind),
		cmocka_unit_test(hosts_say_the_same_and_who_may_frame),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
