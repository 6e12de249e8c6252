/*
 * Evidence: local files that show what a source says. They are held against
 * their sums, and copied only where the source says that they are published.
 */
#include <fcntl.h>
#include <unistd.h>

#include "base/sha256.h"
#include "model/work.h"

#define SUM_DIGITS (SHA256_HEX - 1)

/* What work.evidence says of a path. */
enum { KEPT_BACK = 0, PUBLISHED = 1 };

/* ---- What there is ---- */

static void
note_path(struct work *work, struct evidence *evidence)
{
	uint32_t use = evidence->is_published ? PUBLISHED : KEPT_BACK;

	if (index_add(work->arena, &work->evidence, evidence->path, use) == use)
		return;
	diag_error(work->diag, E003, &evidence->place,
		   "content/%.*s is %s here, and %s where it is named first",
		   TEXT_ARG(evidence->path),
		   use == PUBLISHED ? "published" : "kept back",
		   use == PUBLISHED ? "kept back" : "published");
	diag_hint(work->diag, "say `published: true` at both, or at none");
	evidence->is_published = false;
}

static bool
is_hex(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (!ascii_is_digit(t.s[i]) && (t.s[i] < 'a' || t.s[i] > 'f'))
			return false;
	}
	return true;
}

/* The sum in lower case; what is none is told and left as it is. */
static struct text
read_sum(struct work *work, const struct value *front)
{
	const struct value *said = value_get(front, "sha256");
	struct text sum = value_text(front, "sha256");
	char *lower = arena_bytes(work->arena, sum.len);

	for (size_t i = 0; i < sum.len; i++)
		lower[i] = ascii_lower(sum.s[i]);
	sum.s = lower;
	if (sum.len > 0 && (sum.len != SUM_DIGITS || !is_hex(sum)))
		diag_error(work->diag, S017, &said->place,
			   "a `sha256` has 64 hexadecimal digits");
	return sum;
}

static void
evidence_read(struct work *work, struct page *page, const struct value *front)
{
	struct reading *reading = work_reading(work, page);
	const struct value *path = value_get(front, "path");
	struct evidence *evidence;
	struct destination to;

	if (!path || path->kind != VALUE_SCALAR || value_is_empty(path))
		return; /* told by schema_check */
	to = destination_read(work, path->text, reading->document.path,
			      &path->place);
	if (to.kind == TO_NOTHING)
		return;
	if (to.kind != TO_FILE || to.is_here) {
		diag_error(work->diag, E001, &path->place,
			   "“%.*s” is no file of the site",
			   TEXT_ARG(path->text));
		diag_hint(work->diag, "`path` leads to a file below content/; "
				      "a copy elsewhere is `archived`");
		return;
	}
	evidence = arena_new(work->arena, struct evidence);
	evidence->path = arena_text(work->arena, to.path);
	evidence->sha256 = read_sum(work, front);
	evidence->archived = value_text(front, "archived");
	evidence->obtained = front_date(work, front, "obtained");
	evidence->is_published =
		value_true(front, "published") && !page->withdrawn;
	evidence->place = path->place;
	note_path(work, evidence);
	list_add(work->arena, &reading->evidence, evidence);
}

/* Drafts too: what they keep back must not be copied either. */
void
evidence_make(struct work *work)
{
	for (size_t i = 0; i < work->document_count; i++) {
		const struct reading *reading = &work->readings[i];
		const struct value *files =
			value_get(front_left(reading), "files");

		if (reading->document.kind != DOCUMENT_SOURCE)
			continue;
		for (size_t n = 0; n < value_count(files); n++) {
			const struct value *item = value_item(files, n);

			if (item->kind == VALUE_MAP)
				evidence_read(work, &work->pages[i], item);
		}
	}
}

bool
evidence_is_kept_back(const struct work *work, struct text path)
{
	return index_find(&work->evidence, path) == KEPT_BACK;
}

/* ---- Whether it is what it was ---- */

static void
tell_changed(struct work *work, const struct evidence *evidence,
	     const char *found)
{
	if (evidence->sha256.len == 0) {
		diag_error(work->diag, E004, &evidence->place,
			   "evidence needs its sum, which tells when the file "
			   "is another one");
		diag_hint(work->diag, "add sha256: %s", found);
		return;
	}
	if (evidence->sha256.len != SUM_DIGITS || !is_hex(evidence->sha256))
		return; /* told */
	diag_error(work->diag, E002, &evidence->place,
		   "content/%.*s is not the file it was",
		   TEXT_ARG(evidence->path));
	diag_note(work->diag, "said:  %.*s", TEXT_ARG(evidence->sha256));
	diag_note(work->diag, "found: %s", found);
	diag_hint(work->diag,
		  "put the right file back; if this one is right, change "
		  "`sha256` and say so under `corrections:`");
}

static void
find_asset(struct work *work, struct evidence *evidence)
{
	uint32_t number = index_find(&work->assets, evidence->path);

	if (!evidence->is_published)
		return;
	if (number == INDEX_NONE) {
		diag_error(work->diag, E001, &evidence->place,
			   "content/%.*s cannot be published: it is hidden, or "
			   "no file of its own",
			   TEXT_ARG(evidence->path));
		return;
	}
	evidence->asset = work->site->assets.items[number];
	evidence->asset->is_evidence = true;
}

static void
file_check(struct work *work, struct evidence *evidence, struct text from)
{
	struct text path =
		arena_join(work->arena, TEXT("content/"), evidence->path);
	int dir = work->options->site_dir;
	char found[SHA256_HEX];

	if (faccessat(dir, path.s, F_OK, 0) != 0) {
		destination_tell_missing(work, evidence->path, from,
					 &evidence->place);
		return;
	}
	if (sha256_file(dir, path.s, found, work->diag) != 0)
		return;
	if (!text_equal(text_of(found), evidence->sha256))
		tell_changed(work, evidence, found);
	find_asset(work, evidence);
}

void
evidence_check(struct work *work)
{
	list_each (struct source *, source, &work->site->sources) {
		const struct reading *reading =
			work_reading(work, (*source)->page);

		(*source)->files = reading->evidence;
		list_each (struct evidence *, evidence, &(*source)->files)
			file_check(work, *evidence, reading->document.path);
	}
}
