/*
 * SHA-256 (FIPS 180-4), as 64 hexadecimal digits in lower case.
 */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/diag.h"

/* The digits and a NUL. */
#define SHA256_HEX 65

/* The sum as it is, for those who keep many. */
#define SHA256_BYTES 32

/* The same in base64 (RFC 4648, 4), and a NUL. */
#define SHA256_BASE64 45

void sha256_base64(struct text bytes, char base64[SHA256_BASE64]);

void sha256_hex(struct text bytes, char hex[SHA256_HEX]);

/*
 * As sha256_hex for the regular file `path` below the folder `dir`, whatever
 * its size: it is read piece by piece.
 *
 * Returns 0, or -1 with one error: F001, F002 or F005.
 */
MUST_CHECK
int sha256_file(int dir, const char *path, char hex[SHA256_HEX],
		struct diag *diag);

/* Both of them without the digits. */
void sha256_of(struct text bytes, uint8_t sum[SHA256_BYTES]);
MUST_CHECK
int sha256_of_file(int dir, const char *path, uint8_t sum[SHA256_BYTES],
		   struct diag *diag);

/* The digits of a sum. */
void sha256_digits(const uint8_t sum[SHA256_BYTES], char hex[SHA256_HEX]);

/* The sum of 64 digits in either case; false: `digits` is something else. */
bool sha256_parse(struct text digits, uint8_t sum[SHA256_BYTES]);

#endif
