#include "tests/test.h"

#include "serve/request.h"

static struct request_names names = {{"10.0.0.5", 8}, 8000};

/* Headers as "Name: value" lines; the Host is this machine unless given. */
static int
refused(const char *method, const char *lines)
{
	struct arena arena = {0};
	struct request request = {.method = text_of(method),
				  .version = TEXT("HTTP/1.1"),
				  .target = TEXT("/")};
	struct text rest = text_of(lines), line;
	int status;

	while (text_line(&rest, &line)) {
		size_t colon = text_find_char(line, ':', 0);
		struct header header = {text_slice(line, 0, colon),
					text_trim(text_from(line, colon + 1))};

		list_add(&arena, &request.headers, header);
	}
	status = request_refused(&request, &names);
	arena_free(&arena);
	return status;
}

static void
answers_its_own_names(void **state)
{
	static const char *const hosts[] = {
		"Host: localhost:8000", "Host: 127.0.0.1:8000",
		"Host: [::1]:8000",	"host: LOCALHOST:8000",
		"Host: 10.0.0.5:8000",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(hosts); i++)
		assert_int_equal(refused("GET", hosts[i]), 0);
	assert_int_equal(refused("HEAD", hosts[0]), 0);
}

/* DNS rebinding: a name of somebody else's that leads here. */
static void
refuses_other_hosts(void **state)
{
	static const char *const hosts[] = {
		"Host: evil.example:8000",
		"Host: localhost:8001",
		"Host: localhost",
		"Host: localhost.evil.example:8000",
		"Host: 10.0.0.50:8000",
		"Host: ",
		"Host: :8000",
		"Host: localhost:",
		"Host: localhost:80:8000",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(hosts); i++)
		assert_int_equal(refused("GET", hosts[i]), 421);
}

/* Others in the network name it by whichever address they know. */
static void
at_every_address_numbers_will_do(void **state)
{
	struct request_names one = names;

	(void)state;
	names.host = TEXT("0.0.0.0");
	assert_int_equal(refused("GET", "Host: 192.168.1.5:8000"), 0);
	assert_int_equal(refused("GET", "Host: [fe80::1]:8000"), 0);
	assert_int_equal(refused("GET", "Host: evil.example:8000"), 421);
	assert_int_equal(refused("GET", "Host: 1.2.3:8000"), 421);
	assert_int_equal(refused("GET", "Host: [x]:8000"), 421);
	names = one;
	assert_int_equal(refused("GET", "Host: 192.168.1.5:8000"), 421);
}

static void
wants_one_host(void **state)
{
	(void)state;
	assert_int_equal(refused("GET", ""), 400);
	assert_int_equal(refused("GET", "Host: localhost:8000\n"
					"Host: localhost:8000"),
			 400);
}

static void
refuses_bodies_and_methods(void **state)
{
	(void)state;
	assert_int_equal(refused("POST", "Host: localhost:8000"), 405);
	assert_int_equal(refused("OPTIONS", "Host: localhost:8000"), 405);
	assert_int_equal(refused("get", "Host: localhost:8000"), 405);
	assert_int_equal(
		refused("GET", "Host: localhost:8000\nContent-Length: 3"), 400);
	assert_int_equal(
		refused("GET", "Host: localhost:8000\nContent-Length: 0"), 0);
	assert_int_equal(refused("GET", "Host: localhost:8000\n"
					"Transfer-Encoding: chunked"),
			 400);
	assert_int_equal(refused("GET", "Host: localhost:8000\n"
					"Content-Length: 0\n"
					"Content-Length: 0"),
			 400);
	assert_int_equal(refused("GET", "Host: localhost:8000\nBad name: x"),
			 400);
}

static void
refuses_other_sites(void **state)
{
	static const char *const from[] = {
		"Origin: https://evil.example",
		"Origin: http://localhost:8001",
		"Origin: null",
		"Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors",
		"Sec-Fetch-Site: same-site\nSec-Fetch-Mode: cors",
	};
	static const char *const ours[] = {
		"Origin: http://localhost:8000",
		"Sec-Fetch-Site: same-origin\nSec-Fetch-Mode: cors",
		"Sec-Fetch-Site: none\nSec-Fetch-Mode: navigate",
		"Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate",
	};
	char lines[256];

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(from); i++) {
		snprintf(lines, sizeof(lines), "Host: localhost:8000\n%s",
			 from[i]);
		assert_int_equal(refused("GET", lines), 403);
	}
	for (size_t i = 0; i < ARRAY_COUNT(ours); i++) {
		snprintf(lines, sizeof(lines), "Host: localhost:8000\n%s",
			 ours[i]);
		assert_int_equal(refused("GET", lines), 0);
	}
}

static void
decodes_paths_once(void **state)
{
	static const struct {
		const char *target, *path;
	} cases[] = {
		{"/", ""},
		{"/articles/x/", "articles/x/"},
		{"/a%20b.html", "a b.html"},
		{"/%C3%A9t%C3%A9/", "été/"},
		{"/%252e%252e/x", "%2e%2e/x"},
		{"/.well-known/x", ".well-known/x"},
	};
	struct arena arena = {0};
	struct text path;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		assert_int_equal(
			request_path(text_of(cases[i].target), &arena, &path),
			0);
		assert_text(path, cases[i].path);
	}
	arena_free(&arena);
}

static void
leads_nowhere_else(void **state)
{
	static const struct {
		const char *target;
		int status;
	} cases[] = {
		{"", 400},	     {"http://localhost/", 400},
		{"/%zz", 400},	     {"/%2", 400},
		{"/a%00b", 400},     {"/a\\b", 400},
		{"/%5c..%5cx", 400}, {"/%ff", 400},
		{"/../x", 404},	     {"/%2e%2e/x", 404},
		{"/..%2fx", 404},    {"/a/./b", 404},
		{"//x", 404},	     {"/.git/config", 404},
		{"/a/.env", 404},    {"/.well-known/../x", 404},
	};
	struct arena arena = {0};
	struct text path;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(cases); i++)
		assert_int_equal(
			request_path(text_of(cases[i].target), &arena, &path),
			cases[i].status);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_its_own_names),
		cmocka_unit_test(refuses_other_hosts),
		cmocka_unit_test(at_every_address_numbers_will_do),
		cmocka_unit_test(wants_one_host),
		cmocka_unit_test(refuses_bodies_and_methods),
		cmocka_unit_test(refuses_other_sites),
		cmocka_unit_test(decodes_paths_once),
		cmocka_unit_test(leads_nowhere_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
