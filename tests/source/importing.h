/*
 * Imports a text and shows what became of it.
 */
#ifndef TESTS_SOURCE_IMPORTING_H
#define TESTS_SOURCE_IMPORTING_H

#include "source/source.h"

struct importing {
	struct test_folder folder;
	struct arena arena;
	struct diag diag;
	struct import_result result;
	struct buf record; /* all of it */
	struct text body;  /* behind the front matter */
	int rc;
};

static inline struct importing
import_file(const char *path, struct text bytes, bool every_cue)
{
	struct importing it = {.folder = test_folder_new(), .record = BUF_INIT};
	struct import_request request = {
		.dir = it.folder.dir,
		.path = text_of(path),
		.format = import_format_of(text_of(path)),
		.every_cue = every_cue,
	};
	size_t end;

	test_folder_put(&it.folder, path, bytes);
	it.rc = import_read(&request, &it.arena, &it.result, &it.diag);
	if (it.rc != 0)
		return it;
	import_write(&it.result, DOCUMENT_TRANSCRIPT, &it.record);
	end = text_find(buf_as_text(&it.record), TEXT("\n---\n\n"), 0);
	assert_int_not_equal(end, TEXT_NOT_FOUND);
	it.body = text_from(buf_as_text(&it.record), end + 6);
	return it;
}

static inline void
import_free(struct importing *it)
{
	diag_free(&it->diag);
	arena_free(&it->arena);
	buf_free(&it->record);
	test_folder_free(&it->folder);
}

static inline void
test_check_import(const char *path, const char *bytes, const char *wanted,
		  const char *file, int line)
{
	struct importing it = import_file(path, text_of(bytes), false);

	if (it.rc != 0)
		test_check_said(&it.diag, "", file, line);
	test_check_text(it.body, text_of(wanted), file, line);
	import_free(&it);
}

static inline void
test_check_told(const char *path, const char *bytes, const char *wanted,
		const char *file, int line)
{
	struct importing it = import_file(path, text_of(bytes), false);

	test_check_said(&it.diag, wanted, file, line);
	import_free(&it);
}

/* The body of the record that a file of this name and text becomes. */
#define assert_import(path, bytes, wanted)                                     \
	test_check_import((path), (bytes), (wanted), __FILE__, __LINE__)

/* What is told about it. */
#define assert_told(path, bytes, wanted)                                       \
	test_check_told((path), (bytes), (wanted), __FILE__, __LINE__)

#endif
