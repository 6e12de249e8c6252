#!/bin/sh
# search.sh FOLDER: what the search costs a build of FOLDER/dossier, and what a
# browser loads for a first question, on a made site of 10,000 articles (or
# BENCH_PAGES). The latter needs what `make deps check-browser` installs.
set -u

out=$(cd "$1" && pwd) || exit 1
here=$(cd "$(dirname "$0")" && pwd)
pages=${BENCH_PAGES:-10000}
if [ -d /dev/shm ] && [ -w /dev/shm ]; then
	site=$(mktemp -d /dev/shm/dossier-search.XXXXXX) || exit 1
else
	site=$(mktemp -d) || exit 1
fi
trap 'rm -rf "$site"' EXIT
mkdir -p "$site/with/content"
ranks=$(python3 "$here/make_words.py" "$pages" "$site/with") || exit 1
cp -r "$site/with" "$site/without"
echo 'search: false' >>"$site/without/content/site.yaml"

echo "$pages articles, with a search and without"
"$out/tests/bench/measure" "${BENCH_RUNS:-5}" \
	with "rm -rf $site/with/output" \
	"exec $out/dossier build --quiet --site $site/with" \
	without "rm -rf $site/without/output" \
	"exec $out/dossier build --quiet --site $site/without" || exit 1
"$out/dossier" build --quiet --site "$site/with" || exit 1
(cd "$site/with/output/search" && for kind in h t q b p c; do
	printf '  %s %6d files %9d bytes\n' $kind \
		"$(find . -name "$kind[0-9]*.js" | wc -l)" \
		"$(find . -name "$kind[0-9]*.js" -exec cat {} + | wc -c)"
done)
[ -d "$out/browser/node_modules/playwright-core" ] || {
	echo "what a browser loads: run make deps check-browser first"
	exit 0
}
cp "$here/search.mjs" "$out/browser/bench-search.mjs"
# shellcheck disable=SC2086 # a word each
set -- $ranks
node "$out/browser/bench-search.mjs" "$site/with/output" \
	"$1" "$4" "$5" "$7" "$8" "$1 $4" "$5 $6" "$1 $5 $7" \
	"\"$1 $2\"" "\"$1 $7\"" "\"$4 $5\"" "\"$1 $3 $5\"" "$5*"
