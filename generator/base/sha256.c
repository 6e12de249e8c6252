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

static void
write_hex(struct sha256_ctx *sum, char hex[SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(sum, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[SHA256_HEX - 1] = '\0';
}

void
sha256_hex(struct text bytes, char hex[SHA256_HEX])
{
	struct sha256_ctx sum;

	sha256_init(&sum);
	if (bytes.len > 0)
		sha256_update(&sum, bytes.len, (const uint8_t *)bytes.s);
	write_hex(&sum, hex);
}

void
sha256_base64(struct text bytes, char base64[SHA256_BASE64])
{
	struct sha256_ctx sum;
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_init(&sum);
	if (bytes.len > 0)
		sha256_update(&sum, bytes.len, (const uint8_t *)bytes.s);
	sha256_digest(&sum, sizeof(digest), digest);
	base64_encode_raw(base64, sizeof(digest), digest);
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
sha256_file(int dir, const char *path, char hex[SHA256_HEX], struct diag *diag)
{
	struct sha256_ctx sum;
	int file = open_regular(dir, path, diag);
	int rc;

	if (file < 0)
		return -1;
	sha256_init(&sum);
	rc = add_file(&sum, file);
	if (rc == 0)
		write_hex(&sum, hex);
	else
		diag_errno(diag, F002, path, "cannot read");
	close(file);
	return rc;
}
