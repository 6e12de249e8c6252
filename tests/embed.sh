#!/bin/sh
# generator/embed.c, as built beside $DOSSIER: what it writes holds the files
# of a folder byte for byte, sorted, and is left alone when nothing changed.
. tests/lib.sh

embed=$(dirname "$DOSSIER")/embed
folder=$scratch/theme
: "${HEADER_CC:=cc -std=c17 -D_GNU_SOURCE -Igenerator -Wall -Wextra -Werror}"

mkdir -p "$folder/parts" "$folder/.git"
printf 'return 1\n' >"$folder/parts/a.lua"
printf 'a\000b\377"\\\n' >"$folder/binary \"b\".bin"
: >"$folder/empty.css"
printf 'B' >"$folder/Big.txt"
printf 'no' >"$folder/.hidden"
printf 'no' >"$folder/backup.lua~"
printf 'no' >"$folder/.git/config"

cat >"$scratch/dump.c" <<'EOC'
#include <stdio.h>

#include "theme/embedded.h"

/* Each file as "path size" on a line and its bytes. */
int
main(void)
{
	for (size_t i = 0; i < embedded_count; i++) {
		const struct embedded_file *file = &embedded_files[i];

		printf("%s %zu\n", file->path, file->size);
		fwrite(file->bytes, 1, file->size, stdout);
	}
	return 0;
}
EOC

dump() {
	"$embed" "$folder" "$scratch/out.c" theme/embedded.h embedded &&
		$HEADER_CC -Wno-missing-prototypes -o "$scratch/dump" \
			"$scratch/dump.c" "$scratch/out.c" &&
		"$scratch/dump" >"$scratch/found"
}

(
	cd "$folder" || exit
	for file in Big.txt 'binary "b".bin' empty.css parts/a.lua; do
		printf '%s %d\n' "$file" "$(wc -c <"$file")"
		cat "$file"
	done
) >"$scratch/wanted"

must 'a folder is written' dump
must 'with its files in order' cmp "$scratch/wanted" "$scratch/found"
touch -d 2001-01-01 "$scratch/out.c"
must 'the same again' dump
must 'leaves the output alone' \
	[ "$(date -r "$scratch/out.c" +%Y)" = 2001 ]
rm "$folder/Big.txt"
must 'without a file' dump
must 'it is gone' sh -c "! grep -q Big.txt '$scratch/found'"
rm -r "${folder:?}"/*
must 'an empty folder' dump
must 'has no files' [ ! -s "$scratch/found" ]
must 'a missing folder is told' \
	sh -c "! '$embed' '$scratch/nowhere' '$scratch/none.c' x.h x"
must 'and nothing is written' [ ! -e "$scratch/none.c" ]
must 'a full disk is told' sh -c "! '$embed' tests /dev/full x.h x"
printf 'alone' >"$scratch/alone.md"
must 'a single file' "$embed" "$scratch/alone.md" "$scratch/out.c" \
	cli/manual.h manual
must 'has its name' grep -q '{"alone.md", file_0, 5}' "$scratch/out.c"
must 'under the name asked for' grep -q 'size_t manual_count = 1;' \
	"$scratch/out.c"
finish
