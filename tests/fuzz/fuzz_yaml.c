/*
 * Front matter from hostile bytes: split, read, checked against every table.
 *
 * For libFuzzer:
 *   clang -g -fsanitize=fuzzer,address,undefined -std=c17 -D_GNU_SOURCE \
 *       -Igenerator -DARENA_MALLOC tests/fuzz/fuzz_yaml.c \
 *       generator/source/[!.]*.c generator/base/[!.]*.c -lyaml -lutf8proc \
 *       -lpthread -o /tmp/fuzz_yaml
 *   /tmp/fuzz_yaml -max_len=4096 /tmp/corpus tests/fuzz/yaml
 * tests/fuzz/test_yaml.c replays tests/fuzz/yaml in every run of the tests.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "source/front_matter.h"
#include "source/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds)
{
	if (!holds)
		abort();
}

/* The place is in the text, and what it underlines is in its line. */
static void
check_place(const struct place *place, struct text text)
{
	struct text line = {0};

	must(place->line > 0 && place->column > 0);
	for (size_t i = 0; i < place->line; i++) {
		line = TEXT("");
		must(text_line(&text, &line) || i + 1 == place->line);
	}
	must(place->column <= line.len + 1);
	must(place->column + place->length <= line.len + 2);
}

static void
check_value(const struct value *value, struct text text)
{
	check_place(&value->place, text);
	for (size_t i = 0; i < value->items.count; i++)
		check_value(value->items.items[i], text);
	for (size_t i = 0; i < value->entries.count; i++) {
		const struct entry *entry = &value->entries.items[i];

		check_place(&entry->place, text);
		must(value_get(value, entry->key.s) != NULL);
		check_value(entry->value, text);
	}
}

static void
read_yaml(struct text text, struct text yaml)
{
	struct place place = {.path = TEXT("x"), .line = 2, .column = 1};
	struct arena arena = {0};
	struct diag diag = {0};
	struct value *map = yaml_read(yaml, &place, &arena, &diag);

	must(map || diag.errors > 0);
	if (map) {
		must(map->kind == VALUE_MAP);
		check_value(map, text);
		for (int kind = 0; kind < DOCUMENT_KINDS; kind++)
			schema_check(map, document_fields(kind), &diag);
		schema_check(map, site_config_fields(), &diag);
	}
	list_each (struct diagnostic, said, &diag.list)
		check_place(&said->place, text);
	diag_free(&diag);
	arena_free(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text text = {(const char *)data, size};
	struct front_matter split;
	struct diag diag = {0};

	if (utf8_check(text) != size ||
	    text_find_char(text, '\r', 0) != TEXT_NOT_FOUND ||
	    text_find_char(text, '\0', 0) != TEXT_NOT_FOUND)
		return 0;
	if (front_matter_split(TEXT("x"), text, &split, &diag) == 0)
		must(diag.errors == 0);
	must(split.yaml.len + split.body.len <= size);
	list_each (struct diagnostic, said, &diag.list)
		check_place(&said->place, text);
	if (split.yaml.len > 0)
		read_yaml(text, split.yaml);
	diag_free(&diag);
	return 0;
}
