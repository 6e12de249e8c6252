#!/bin/sh
# run.sh FOLDER: measures FOLDER/dossier against Hugo on made sites of the
# same content and an equivalent layout, and prints medians and ratios.
#
# BENCH_PAGES (default "1000 10000") and BENCH_RUNS (default 7) may be set. The
# report is kept in FOLDER/bench/report.txt. The sites are made in BENCH_SITES,
# by default in memory (/dev/shm) where there is such a place, so that two
# programs are compared and not two moments of a disk; else in FOLDER/bench.
set -u

fail() {
	echo "bench: $*" >&2
	exit 1
}

out=$(cd "$1" && pwd) || exit 1
here=$(cd "$(dirname "$0")" && pwd)
dossier=$out/dossier
make_pages=$out/tests/bench/make_pages
measure=$out/tests/bench/measure
runs=${BENCH_RUNS:-7}
mkdir -p "$out/bench" || exit 1
if [ -n "${BENCH_SITES:-}" ]; then
	sites=$BENCH_SITES
	mkdir -p "$sites" || exit 1
elif [ -d /dev/shm ] && [ -w /dev/shm ]; then
	sites=$(mktemp -d /dev/shm/dossier-bench.XXXXXX) || exit 1
	trap 'rm -rf "$sites"' EXIT
else
	sites=$out/bench
fi

command -v hugo >/dev/null || fail "there is no hugo here; run: make bench-deps"

# The made site with $1 pages in folder $2, with what both programs need.
make_sites() {
	rm -rf "$2"
	mkdir -p "$2"
	"$make_pages" "$1" "$2" || fail "cannot make $1 pages"
	cp -r "$here/hugo/." "$2/hugo"
	mkdir "$2/dossier/themes"
	cp -r "$here/theme" "$2/dossier/themes/plain"
	printf 'title: Made pages\nbase_url: %s\nlanguage: en\ntheme: %s\n' \
		https://made.example/ plain >"$2/dossier/content/site.yaml"
	mkdir "$2/broadsheet"
	cp -r "$2/dossier/content" "$2/broadsheet/content"
	sed -i 's/^theme:.*/theme: broadsheet/' \
		"$2/broadsheet/content/site.yaml"
}

# Both must have made the same pages, or the comparison means nothing.
compare_outputs() {
	ours=$(cd "$1/dossier/output" && find . -name '*.html' | LC_ALL=C sort)
	theirs=$(cd "$1/hugo/public" && find . -name '*.html' | LC_ALL=C sort)
	[ "$ours" = "$theirs" ] || fail "the two made other pages; see $1"
	for made in dossier/output hugo/public; do
		printf '  %-16s %7d files %8d KB\n' "$made" \
			"$(find "$1/$made" -type f | wc -l)" \
			"$(du -sk --apparent-size "$1/$made" | cut -f1)"
	done
}

report() {
	echo "dossier $(git -C "$here" describe --always --dirty 2>/dev/null)"
	hugo version | cut -d' ' -f1-2
	echo "$(nproc) processors, $runs runs each, in turns," \
		"on $(stat -f -c %T "$sites")"
	echo
	echo "dates of every form"
	"$out/tests/bench/dates" || fail "dates"
	for pages in ${BENCH_PAGES:-1000 10000}; do
		site=$sites/$pages
		make_sites "$pages" "$site"
		ours="exec $dossier build --quiet --site $site/dossier"
		dressed="exec $dossier build --quiet --site $site/broadsheet"
		theirs="exec hugo --quiet --noBuildLock --source $site/hugo"
		theirs="$theirs --cacheDir $site/cache"
		wipe='rm -rf'

		echo
		echo "$pages pages, all of them new"
		"$measure" "$runs" \
			dossier "$wipe $site/dossier/output" "$ours" \
			hugo "$wipe $site/hugo/public" "$theirs" \
			'dossier, broadsheet' "$wipe $site/broadsheet/output" \
			"$dressed" || fail "measure"
		echo "$pages pages, none of them changed"
		"$measure" "$runs" dossier true "$ours" hugo true "$theirs" ||
			fail "measure"
		compare_outputs "$site" || exit 1
	done
}

{ report || echo "bench failed"; } 2>&1 | tee "$out/bench/report.txt"
! grep -q '^bench' "$out/bench/report.txt"
