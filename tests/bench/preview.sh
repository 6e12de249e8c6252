#!/bin/sh
# preview.sh FOLDER: how long FOLDER/dossier serve takes from a saved document
# to its page in a browser, of 100 documents and of 10,000, one of them
# changed. With more than 50 and 150 milliseconds it fails.
#
# BENCH_RUNS (default 25) may be set. The sites are made in BENCH_SITES, by
# default in memory (/dev/shm) where there is such a place.
set -u

fail() {
	echo "bench: $*" >&2
	exit 1
}

out=$(cd "$1" && pwd) || exit 1
runs=${BENCH_RUNS:-25}
places=${BENCH_SITES:-/dev/shm}
[ -d "$places" ] && [ -w "$places" ] || places=$out/bench
mkdir -p "$places" "$out/bench" || exit 1
sites=$(mktemp -d "$places/preview.XXXXXX") || exit 1
trap 'rm -rf "$sites"' EXIT
trap 'exit 1' INT TERM

# measure_size N MOST: N documents, which may take MOST milliseconds.
measure_size() {
	site=$sites/$1/dossier
	"$out/tests/bench/make_pages" "$1" "$sites/$1" >/dev/null ||
		fail "cannot make $1 pages"
	printf 'title: Made pages\nbase_url: https://made.example/\n' \
		>"$site/content/site.yaml"
	document=$(find "$site/content" -name "p*$(($1 / 2)).md" | head -1)
	page=${document#"$site/content/"}
	echo "$1 documents, one of them saved"
	"$out/tests/bench/preview" "$out/dossier" "$site" "$document" \
		"${page%.md}/index.html" "$runs" >"$sites/told" || fail "preview"
	cat "$sites/told"
	awk -v most="$2" '/loaded/ && $(NF - 4) + 0 > most { exit 1 }' \
		"$sites/told" || fail "$1 documents take more than $2 ms"
}

report() {
	measure_size 100 50
	measure_size 10000 150
}

{ report || echo "bench failed"; } 2>&1 | tee "$out/bench/preview.txt"
! grep -q '^bench' "$out/bench/preview.txt"
