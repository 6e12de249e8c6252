#include "base/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "base/limits.h"

/* How much of a file is read at a time. */
#define CHUNK (64 * KIB)

_Static_assert(SHA256_BYTES == SHA256_DIGEST_SIZE, "a sum of SHA-256");

void
sha256_digits(const uint8_t sum[SHA256_BYTES], char hex[SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < SHA256_BYTES; i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	hex[SHA256_HEX - 1] = '\0';
}

bool
sha256_parse(struct text digits, uint8_t sum[SHA256_BYTES])
{
	if (digits.len != SHA256_HEX - 1)
		return false;
	for (size_t i = 0; i < SHA256_BYTES; i++) {
		int high = ascii_hex(digits.s[2 * i]);
		int low = ascii_hex(digits.s[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		sum[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

void
sha256_of(struct text bytes, uint8_t sum[SHA256_BYTES])
{
	struct sha256_ctx context;

	sha256_init(&context);
	if (bytes.len > 0)
		sha256_update(&context, bytes.len, (const uint8_t *)bytes.s);
	sha256_digest(&context, SHA256_BYTES, sum);
}

void
sha256_hex(struct text bytes, char hex[SHA256_HEX])
{
	uint8_t sum[SHA256_BYTES];

	sha256_of(bytes, sum);
	sha256_digits(sum, hex);
}

void
sha256_base64(struct text bytes, char base64[SHA256_BASE64])
{
	uint8_t sum[SHA256_BYTES];

	sha256_of(bytes, sum);
	base64_encode_raw(base64, sizeof(sum), sum);
	base64[SHA256_BASE64 - 1] = '\0';
}

/* 0 at the end of the file, -1 with errno set. */
static int
add_file(struct sha256_ctx *sum, int file)
{
	uint8_t chunk[CHUNK];
	ssize_t count;

	while ((count = read(file, chunk, sizeof(chunk))) != 0) {
		if (count < 0 && errno != EINTR)
			return -1;
		if (count > 0)
			sha256_update(sum, (size_t)count, chunk);
	}
	return 0;
}

/* A FIFO does not make it wait. */
static int
open_regular(int dir, const char *path, struct diag *diag)
{
	int file =
		openat(dir, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct place place = {.path = text_of(path)};
	struct stat status;

	if (file < 0) {
		diag_errno(diag, F001, path, "cannot open");
		return -1;
	}
	if (fstat(file, &status) == 0 && S_ISREG(status.st_mode))
		return file;
	diag_error(diag, F005, &place, "%s is not a regular file", path);
	close(file);
	return -1;
}

int
sha256_of_file(int dir, const char *path, uint8_t sum[SHA256_BYTES],
	       struct diag *diag)
{
	struct sha256_ctx context;
	int file = open_regular(dir, path, diag);
	int rc;

	if (file < 0)
		return -1;
	sha256_init(&context);
	rc = add_file(&context, file);
	if (rc != 0)
		diag_errno(diag, F002, path, "cannot read");
	sha256_digest(&context, SHA256_BYTES, sum);
	close(file);
	return rc;
}

int
sha256_file(int dir, const char *path, char hex[SHA256_HEX], struct diag *diag)
{
	uint8_t sum[SHA256_BYTES];

	if (sha256_of_file(dir, path, sum, diag) != 0)
		return -1;
	sha256_digits(sum, hex);
	return 0;
}
