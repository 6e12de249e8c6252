#include "tests/test.h"

#include <sys/stat.h>

#include "base/sha256.h"

/* From FIPS 180-4's examples (NIST, "SHA256.pdf") and RFC 6234, 8.5. */
static void
known_sums(void **state)
{
	char hex[SHA256_HEX];

	(void)state;
	sha256_hex(TEXT(""), hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb924"
				 "27ae41e4649b934ca495991b7852b855");
	sha256_hex((struct text){0}, hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb924"
				 "27ae41e4649b934ca495991b7852b855");
	sha256_hex(TEXT("abc"), hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
				 "b00361a396177a9cb410ff61f20015ad");
	sha256_hex(TEXT("abcdbcdecdefdefgefghfghighijhijk"
			"ijkljklmklmnlmnomnopnopq"),
		   hex);
	assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039"
				 "a33ce45964ff2167f6ecedd419db06c1");
}

static void
in_base64_for_browsers(void **state)
{
	char base64[SHA256_BASE64];

	(void)state;
	sha256_base64(TEXT("abc"), base64);
	assert_string_equal(base64,
			    "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

/* A million times "a" is more than is read at a time. */
static void
a_file_has_the_sum_of_its_bytes(void **state)
{
	struct test_folder folder = test_folder_new();
	struct diag diag = {0};
	char hex[SHA256_HEX];
	char *bytes = malloc(1000000);

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'a', 1000000);
	test_folder_put(&folder, "a", (struct text){bytes, 1000000});
	test_folder_put(&folder, "empty", TEXT(""));
	free(bytes);
	assert_int_equal(sha256_file(folder.dir, "a", hex, &diag), 0);
	assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67"
				 "f1809a48a497200e046d39ccc7112cd0");
	assert_int_equal(sha256_file(folder.dir, "empty", hex, &diag), 0);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb924"
				 "27ae41e4649b934ca495991b7852b855");
	assert_said(&diag, "");
	test_folder_free(&folder);
}

static void
what_is_no_file_is_told(void **state)
{
	struct test_folder folder = test_folder_new();
	struct diag diag = {0};
	char hex[SHA256_HEX];

	(void)state;
	assert_int_equal(mkfifoat(folder.dir, "pipe", 0666), 0);
	assert_int_equal(sha256_file(folder.dir, "gone", hex, &diag), -1);
	assert_int_equal(sha256_file(folder.dir, ".", hex, &diag), -1);
	assert_int_equal(sha256_file(folder.dir, "pipe", hex, &diag), -1);
	assert_said(&diag, "error[F005]: . is not a regular file\n"
			   "error[F001]: cannot open gone: No such file "
			   "or directory\n"
			   "error[F005]: pipe is not a regular file\n");
	assert_false(diag.machine_failed);
	diag_free(&diag);
	test_folder_free(&folder);
}

static void
digits_are_read_back(void **state)
{
	uint8_t sum[SHA256_BYTES];
	char hex[SHA256_HEX];

	(void)state;
	assert_true(sha256_parse(TEXT("E3B0C44298fc1c149afbf4c8996fb924"
				      "27ae41e4649b934ca495991b7852b855"),
				 sum));
	sha256_digits(sum, hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb924"
				 "27ae41e4649b934ca495991b7852b855");
	assert_false(sha256_parse(TEXT("e3b0c44298fc1c149afbf4c8996fb924"
				       "27ae41e4649b934ca495991b7852b85"),
				  sum));
	assert_false(sha256_parse(TEXT("e3b0c44298fc1c149afbf4c8996fb924"
				       "27ae41e4649b934ca495991b7852b85g"),
				  sum));
	assert_false(sha256_parse(TEXT(""), sum));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_sums),
		cmocka_unit_test(a_file_has_the_sum_of_its_bytes),
		cmocka_unit_test(what_is_no_file_is_told),
		cmocka_unit_test(in_base64_for_browsers),
		cmocka_unit_test(digits_are_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
