#!/bin/sh
# records.sh FOLDER: measures FOLDER/dossier on a made site of transcripts and
# quotations of them (make_records): how much of a build is the verification,
# and how its peak memory compares with the text.
#
# BENCH_TRANSCRIPTS (default 10000, of 200 turns each), BENCH_QUOTATIONS
# (default 40000) and BENCH_RUNS (default 1) may be set. The report is kept in
# FOLDER/bench/records.txt. The site is made in BENCH_SITES (default: a new
# folder in FOLDER/bench) and removed at the end; it takes about twelve times
# its text with what is published.
set -u

fail() {
	echo "bench: $*" >&2
	exit 1
}

out=$(cd "$1" && pwd) || exit 1
transcripts=${BENCH_TRANSCRIPTS:-10000}
quotations=${BENCH_QUOTATIONS:-40000}
mkdir -p "${BENCH_SITES:-$out/bench}" "$out/bench" || exit 1
site=$(mktemp -d "${BENCH_SITES:-$out/bench}/records.XXXXXX") || exit 1
trap 'rm -rf "$site"' EXIT
trap 'exit 1' INT TERM

"$out/tests/bench/make_records" "$transcripts" 200 "$quotations" "$site" ||
	fail "cannot make the site"
text_kb=$(du -sk --apparent-size "$site/content" | cut -f1)

# Reads what measure prints and repeats it, with each peak held against the text.
against_text() {
	awk -v text_kb="$text_kb" '{ print }
	/^  [^ ].* MB \(/ {
		name = substr($0, 3, 22); sub(/ +$/, "", name)
		peak = $0; sub(/ MB .*/, "", peak); sub(/.* /, "", peak)
		times = peak * 1024 / text_kb
		line[++count] = sprintf("  %s: its peak is %.2f times the" \
			" text; of 500 MB under 3 is wanted", name, times)
	}
	END { for (i = 1; i <= count; i++) print line[i] }'
}

report() {
	echo "$transcripts transcripts, $((transcripts * 200)) turns," \
		"$quotations quotations: $((text_kb / 1024)) MB of text"
	"$out/tests/bench/measure" "${BENCH_RUNS:-1}" \
		'build' "rm -rf $site/output" \
		"exec $out/dossier build --quiet --site $site 2>$site/told" \
		'model alone' true \
		"exec $out/dossier list drafts --site $site 2>$site/told" \
		>"$site/measured" || fail "measure"
	against_text <"$site/measured"
	"$out/tests/bench/verify_time" "$site" "$site/output" || fail "verify_time"
}

{ report || echo "bench failed"; } 2>&1 | tee "$out/bench/records.txt"
! grep -q '^bench' "$out/bench/records.txt"
