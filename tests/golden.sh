#!/bin/sh
# Sites whose output is known: each folder of tests/golden with a site/ is
# built with $DOSSIER and compared with its wanted/ (every byte of the output
# but SHA256SUMS, which says the same once more) and its said.txt (what the program prints; none: it prints nothing). Without
# wanted/ the site is broken: exit code 1 and no output.
#
# With a file `pages` beside site/ the theme's assets, their sums and the index
# to search in are left aside, and pages are compared with a line break before each block, so that a change can be
# read.
#
# ACCEPT=1 tests/golden.sh [NAME...] takes what is made now as wanted; read
# the change before it is committed.
. tests/lib.sh

# check_case NAME
check_case() {
	case_folder=$top/tests/golden/$1
	site=$scratch/$1
	output=$scratch/$1-output
	mkdir -p "$site/themes"
	cp -r "$case_folder/site/." "$site"
	cp -r tests/golden/theme "$site/themes/facts"
	(cd "$site" && "$DOSSIER" build --quiet --output "$output" \
		</dev/null >"$said" 2>&1)
	code=$?
	rm -f "$output/SHA256SUMS"
	if [ -e "$case_folder/pages" ] && [ "$code" = 0 ]; then
		break_lines
	fi
	if [ "${ACCEPT:-0}" = 1 ] && [ "$code" -le 1 ]; then
		accept_case
	fi
	wanted=0
	[ -d "$case_folder/wanted" ] || wanted=1
	if [ "$code" != "$wanted" ]; then
		fail "$1: exit code $wanted was wanted"
		return
	fi
	[ -f "$case_folder/said.txt" ] || : >"$scratch/nothing"
	must "$1: what is said" diff -u \
		"$(ls "$case_folder/said.txt" 2>/dev/null ||
			echo "$scratch/nothing")" "$said"
	if [ "$wanted" = 0 ]; then
		must "$1: output" diff -ru "$case_folder/wanted" "$output"
	else
		must "$1: no output" [ ! -e "$output/index.html" ]
	fi
}

break_lines() {
	rm -rf "$output/assets" "$output"/search/*/ "$output/search/index.js"
	find "$output" -name '*.html' -exec sed -i -E \
		's/<(\/?(main|article|header|section|figure|svg|details|summary|ul|ol|li|dl|dd|dt|div|aside|p|h[1-6]|blockquote|audio|rect|pre)[ >])/\n<\1/g
		s/\n+<\//<\//g
		s/(assets\/[a-z]+)\.[0-9a-f]{10}\./\1./g
		s/ integrity="[^"]*"//g' {} +
}

accept_case() {
	rm -rf "$case_folder/wanted" "$case_folder/said.txt"
	if [ -s "$said" ]; then
		cp "$said" "$case_folder/said.txt"
	fi
	if [ "$code" = 0 ]; then
		cp -r "$output" "$case_folder/wanted"
	fi
}

[ $# -gt 0 ] || set -- tests/golden/*/site
for name; do
	name=${name%/site}
	check_case "${name##*/}"
done
finish
