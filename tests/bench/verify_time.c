/* LINK: -Wl,--wrap=claims_verify */
/*
 * verify_time SITE OUTPUT: builds the site once, without publishing it, and
 * tells how much of that was looking for quotations in their records: a third
 * of the rest is what it may take at most.
 */
#include <err.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "build.h"
#include "model/work.h"

/* The linker puts the first where the program calls claims_verify. */
void __wrap_claims_verify(struct work *work, struct claim_list *claims);
void __real_claims_verify(struct work *work, struct claim_list *claims);

static double verify_ms;

static double
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void
__wrap_claims_verify(struct work *work, struct claim_list *claims)
{
	double begin = now_ms();

	__real_claims_verify(work, claims);
	verify_ms += now_ms() - begin;
}

int
main(int argc, char **argv)
{
	struct build_options options = {.dry_run = true};
	struct build_result result;
	struct diag diag = {0};
	double begin = now_ms();
	double all_ms;

	if (argc != 3)
		errx(2, "usage: verify_time SITE OUTPUT");
	options.site_path = argv[1];
	options.output_path = argv[2];
	options.jobs = (size_t)sysconf(_SC_NPROCESSORS_ONLN);
	if (build_site(&options, &result, &diag) != 0)
		errx(1, "the site does not build");
	all_ms = now_ms() - begin;
	printf("  verification: %.1f ms of a build of %.1f ms, it adds %.1f %% "
	       "(%zu quotations, %.1f us each)\n",
	       verify_ms, all_ms, 100 * verify_ms / (all_ms - verify_ms),
	       result.quotations, 1e3 * verify_ms / (double)result.quotations);
	diag_free(&diag);
	return 0;
}
