#!/bin/sh
# run.sh FOLDER: measures FOLDER/dossier against Hugo on made sites of the
# same content and an equivalent layout, and prints medians and ratios.
#
# BENCH_PAGES (default "10 1000 10000") and BENCH_RUNS (default 7) may be set; with
# BENCH_PAGES="10000 100000" the two sizes are compared as well, as they are and
# in memory that the machine has certainly got. The report is kept in
# FOLDER/bench/report.txt. The sites are made in BENCH_SITES, by default in
# memory (/dev/shm) where there is such a place, so that two programs are
# compared and not two moments of a disk; else in FOLDER/bench.
set -u

fail() {
	echo "bench: $*" >&2
	exit 1
}

out=$(cd "$1" && pwd) || exit 1
here=$(cd "$(dirname "$0")" && pwd)
dossier=$out/dossier
make_pages=$out/tests/bench/make_pages
floor=$out/tests/bench/floor
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

# make_sites COUNT FOLDER [BYTES]: the made site, with what both programs need.
make_sites() {
	rm -rf "$2"
	mkdir -p "$2"
	"$make_pages" "$@" || fail "cannot make $1 pages"
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

# How many calls of the system a page takes, counted once, where strace is.
count_calls() {
	command -v strace >/dev/null || return 0
	strace -f -c -o "$1/calls" sh -c "$ours" || fail "strace"
	awk -v pages="$2" '$NF == "total" {
		printf "  %.1f system calls a page\n", $(NF - 2) / pages
	}' "$1/calls"
}

# A line more at the end of a page in the middle, in both sites.
one_more_line() {
	section=$(printf 's%04d' $(($1 / 200)))
	page=$(printf 'p%06d.md' $(($1 / 2)))
	echo "echo More. >>$2/$section/$page"
}

# Both must have made the same pages, or the comparison means nothing.
compare_outputs() {
	made=$(cd "$1/dossier/output" && find . -name '*.html' | LC_ALL=C sort)
	made_theirs=$(cd "$1/hugo/public" && find . -name '*.html' | LC_ALL=C sort)
	[ "$made" = "$made_theirs" ] || fail "the two made other pages; see $1"
	for made in dossier/output hugo/public; do
		printf '  %-16s %7d files %8d KB\n' "$made" \
			"$(find "$1/$made" -type f | wc -l)" \
			"$(du -sk --apparent-size "$1/$made" | cut -f1)"
	done
}

# What is run to make the site in folder $1.
set_commands() {
	site=$1
	ours="exec $dossier build --quiet --site $site/dossier"
	dressed="exec $dossier build --quiet --site $site/broadsheet"
	least="exec $floor $site/dossier/content $site/floor $(nproc)"
	theirs="exec hugo --quiet --noBuildLock --source $site/hugo"
	theirs="$theirs --cacheDir $site/cache"
	wipe='rm -rf'
}

report_size() {
	pages=$1
	make_sites "$pages" "$2"
	set_commands "$2"

	echo
	echo "$pages pages, all of them new"
	"$measure" "$runs" \
		dossier "$wipe $site/dossier/output" "$ours" \
		hugo "$wipe $site/hugo/public" "$theirs" \
		'dossier, broadsheet' "$wipe $site/broadsheet/output" \
		"$dressed" \
		'floor: read cmark write' "$wipe $site/floor" "$least" ||
		fail "measure"
	rm -rf "$site/floor" "$site/broadsheet/output" "$site/dossier/output"
	count_calls "$site" "$pages"
	rm -rf "$site/dossier/output"
	"$dossier" build --stats --site "$site/dossier" || fail "--stats"
	echo "$pages pages, their theme alone"
	for theme in dossier broadsheet; do
		echo "  $theme:"
		"$out/tests/bench/theme" "$site/$theme" "$runs" || fail "theme"
	done
	echo "$pages pages, none of them changed"
	"$measure" "$runs" dossier true "$ours" hugo true "$theirs" ||
		fail "measure"
	count_calls "$site" "$pages"
	compare_outputs "$site" || exit 1
	echo "$pages pages, one of them changed"
	"$measure" "$runs" \
		dossier "$(one_more_line "$pages" "$site/dossier/content")" \
		"$ours" \
		hugo "$(one_more_line "$pages" "$site/hugo/content")" \
		"$theirs" || fail "measure"
}

report_large_page() {
	make_sites 1 "$1" 20000000
	set_commands "$1"
	echo
	echo "one page of 20 MB"
	"$measure" "$runs" \
		dossier "$wipe $site/dossier/output" "$ours" \
		hugo "$wipe $site/hugo/public" "$theirs" || fail "measure"
	compare_outputs "$site" || exit 1
}

# Ten times the pages are to take ten times as long; $1 goes before each run.
compare_sizes() {
	"$measure" "$runs" \
		10000 "rm -rf $sites/10000/dossier/output; $1" \
		"exec $dossier build --quiet --site $sites/10000/dossier" \
		100000 "rm -rf $sites/100000/dossier/output; $1" \
		"exec $dossier build --quiet --site $sites/100000/dossier" ||
		fail "measure"
}

report_sizes() {
	echo
	echo "10000 and 100000 pages, all of them new"
	compare_sizes true
	echo "the same, in memory that was used before (tests/bench/touch.c)"
	compare_sizes "$out/tests/bench/touch 1500"
}

report() {
	echo "dossier $(git -C "$here" describe --always --dirty 2>/dev/null)"
	hugo version | cut -d' ' -f1-2
	echo "$(nproc) processors, $runs runs each, in turns," \
		"on $(stat -f -c %T "$sites")"
	echo
	echo "dates of every form"
	"$out/tests/bench/dates" || fail "dates"
	for pages in ${BENCH_PAGES:-10 1000 10000}; do
		report_size "$pages" "$sites/$pages"
	done
	report_large_page "$sites/large"
	case " ${BENCH_PAGES:-} " in
	*" 10000 "*" 100000 "*) report_sizes ;;
	esac
}

{ report || echo "bench failed"; } 2>&1 | tee "$out/bench/report.txt"
! grep -q '^bench' "$out/bench/report.txt"
