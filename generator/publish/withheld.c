#include "publish/withheld.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "publish/spelling.h"

#define NAME "content/withheld.txt"

/* Escapes in escapes: JSON of HTML of a URL. */
#define MOST_DECODED 3

/* How much of a file is looked through at a time, and how much of that again
 * with the next piece, for terms that stand across. */
#define PIECE (1 * MIB)
#define OVERLAP (16 * KIB)

/* Signs a term needs, lest it be found everywhere. */
#define LEAST_LETTERS 2

/* ---- Terms ---- */

static size_t
count_letters(struct text form)
{
	size_t count = 0;

	while (form.len > 0)
		count += utf8_next(&form) != ' ';
	return count;
}

static void
add_term(struct withheld *withheld, struct text words, size_t line,
	 struct arena *arena, struct diag *diag)
{
	struct place place = {.path = TEXT(NAME)};
	struct withheld_term term = {.line = line};
	struct buf form = BUF_INIT;

	spelling_add(&form, words, arena);
	term.form = arena_text(arena, text_trim(buf_as_text(&form)));
	buf_free(&form);
	if (count_letters(term.form) < LEAST_LETTERS)
		diag_error(diag, P009, &place,
			   "line %zu has fewer than %d letters or digits: it "
			   "would be found everywhere",
			   line, LEAST_LETTERS);
	list_add(arena, &withheld->terms, term);
}

int
withheld_read(int site_dir, struct arena *arena, struct withheld *withheld,
	      struct diag *diag)
{
	struct place place = {.path = TEXT(NAME)};
	size_t errors = diag->errors, number = 0;
	struct text rest, line;

	*withheld = (struct withheld){0};
	if (faccessat(site_dir, NAME, F_OK, 0) != 0 && errno == ENOENT)
		return 0;
	if (file_read(site_dir, NAME, LIMIT_SITE_YAML, arena, &rest, diag) != 0)
		return -1;
	if (utf8_check(rest) != rest.len) {
		diag_error(diag, S013, &place, "this file is not UTF-8");
		return -1;
	}
	while (text_line(&rest, &line)) {
		struct text words = text_trim(line);

		number++;
		if (words.len > 0 && words.s[0] != '#')
			add_term(withheld, words, number, arena, diag);
	}
	return diag->errors == errors ? 0 : -1;
}

/* ---- Looking ---- */

struct looking {
	const struct withheld *withheld;
	bool *hits; /* a term each */
	struct arena scratch;
	struct buf form;
};

static void
look_at_form(struct looking *l, struct text bytes)
{
	buf_reset(&l->form);
	spelling_add(&l->form, bytes, &l->scratch);
	for (size_t i = 0; i < l->withheld->terms.count; i++)
		l->hits[i] = l->hits[i] ||
			     text_find(buf_as_text(&l->form),
				       l->withheld->terms.items[i].form,
				       0) != TEXT_NOT_FOUND;
	arena_free(&l->scratch);
}

/* As it is, and with tags that part no words, or do. */
static void
look_at_tags(struct looking *l, struct text bytes)
{
	struct buf bare = BUF_INIT;

	look_at_form(l, bytes);
	spelling_without_tags(&bare, bytes, TEXT(""), true);
	if (bare.len != bytes.len)
		look_at_form(l, buf_as_text(&bare));
	buf_reset(&bare);
	spelling_without_tags(&bare, bytes, TEXT(" "), false);
	if (bare.len != bytes.len)
		look_at_form(l, buf_as_text(&bare));
	buf_free(&bare);
}

static void
look_at(struct looking *l, struct text bytes)
{
	struct buf now = BUF_INIT, next = BUF_INIT;
	bool is_changed = true;

	buf_text(&now, bytes);
	for (size_t i = 0; i <= MOST_DECODED && is_changed; i++) {
		struct buf swap;

		look_at_tags(l, buf_as_text(&now));
		buf_reset(&next);
		is_changed = spelling_decode(&next, buf_as_text(&now));
		swap = now;
		now = next;
		next = swap;
	}
	buf_free(&now);
	buf_free(&next);
}

static struct looking
begin(const struct withheld *withheld)
{
	size_t count = withheld->terms.count;
	struct looking l = {
		.withheld = withheld,
		.hits = mem_alloc(count * sizeof(bool)),
		.form = BUF_INIT,
	};

	memset(l.hits, 0, count * sizeof(bool));
	return l;
}

static void
end(struct looking *l)
{
	free(l->hits);
	buf_free(&l->form);
}

/* ---- Telling ---- */

/* A name that may be said: it has no term in it. */
static struct text
name_to_say(const struct withheld *withheld, struct text name)
{
	struct looking l = begin(withheld);

	look_at(&l, name);
	for (size_t i = 0; i < withheld->terms.count; i++)
		if (l.hits[i])
			name = TEXT("a file whose name has a withheld term");
	end(&l);
	return name;
}

static void
tell(const struct looking *l, const struct withheld_file *file,
     struct diag *diag)
{
	struct text path = name_to_say(l->withheld, file->path);
	struct place place = {.path = name_to_say(l->withheld, file->origin)};

	for (size_t i = 0; i < l->withheld->terms.count; i++) {
		if (!l->hits[i])
			continue;
		diag_error(diag, P008, &place,
			   "%.*s has what line %zu of " NAME " withholds",
			   TEXT_ARG(path), l->withheld->terms.items[i].line);
	}
}

void
withheld_check(const struct withheld *withheld,
	       const struct withheld_file *file, struct diag *diag)
{
	struct looking l;

	if (withheld->terms.count == 0)
		return;
	l = begin(withheld);
	look_at(&l, file->path);
	look_at(&l, file->bytes);
	tell(&l, file, diag);
	end(&l);
}

/* ---- Files ---- */

/* Reads behind `have` bytes up to a whole piece; -1 with errno set. */
static ssize_t
fill(int file, char *piece, size_t have)
{
	while (have < PIECE) {
		ssize_t some = read(file, piece + have, PIECE - have);

		if (some < 0 && errno == EINTR)
			continue;
		if (some < 0)
			return -1;
		if (some == 0)
			break;
		have += (size_t)some;
	}
	return (ssize_t)have;
}

static int
look_through(struct looking *l, int file)
{
	char *piece = mem_alloc(PIECE);
	ssize_t have = fill(file, piece, 0);

	while (have > 0) {
		look_at(l, (struct text){piece, (size_t)have});
		if ((size_t)have < PIECE)
			break;
		memmove(piece, piece + PIECE - OVERLAP, OVERLAP);
		have = fill(file, piece, OVERLAP);
	}
	free(piece);
	return have < 0 ? -1 : 0;
}

int
withheld_check_file(const struct withheld *withheld,
		    const struct withheld_file *file, int dir,
		    struct diag *diag)
{
	struct looking l;
	int from, rc;

	if (withheld->terms.count == 0)
		return 0;
	from = openat(dir, file->origin.s, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (from < 0) {
		diag_errno(diag, F001, file->origin.s, "cannot open");
		return -1;
	}
	l = begin(withheld);
	look_at(&l, file->path);
	rc = look_through(&l, from);
	if (rc != 0)
		diag_errno(diag, F002, file->origin.s, "cannot read");
	else
		tell(&l, file, diag);
	end(&l);
	close(from);
	return rc;
}
