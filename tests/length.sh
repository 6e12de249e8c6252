#!/bin/sh
# How long functions are: median, 90th percentile, longest. None over 60.
#
# length.sh [FOLDER...]. clang-format leaves a function's name at the start of
# a line and its braces alone on theirs; lines are counted from the name to
# the closing brace.
set -u

if [ $# -ne 1 ]; then
	failed=0
	[ $# -gt 0 ] || set -- generator tests
	for folder; do
		"$0" "$folder" || failed=1
	done
	exit "$failed"
fi

folder=$1
found=$(mktemp) || exit 1
trap 'rm -f "$found"' EXIT

find "$folder" -name '*.[ch]' | LC_ALL=C sort | xargs -r awk '
FNR == 1 { open = 0 }
/^[A-Za-z_][A-Za-z0-9_]*\(/ {
	name = $0
	sub(/\(.*/, "", name)
	start = FNR
}
/^{$/ { open = 1 }
/^}$/ && open { print FNR - start + 1, FILENAME ":" start ":", name; open = 0 }
' >"$found"

LC_ALL=C sort -n -o "$found" "$found"
awk -v folder="$folder" '
{ lines[NR] = $1; what = $2 " " $3; total += $1 }
$1 > 60 { print $2 " " $3 " has " $1 " lines, 60 are allowed"; bad = 1 }
END {
	if (NR == 0) {
		print "note: no functions in " folder "/"
		exit
	}
	middle = int((NR + 1) / 2)
	tenth = int(NR * 0.9 + 0.5)
	if (tenth < 1)
		tenth = 1
	printf "note: %s/: %d functions, median %d lines, p90 %d, longest %d (%s)\n",
		folder, NR, lines[middle], lines[tenth], lines[NR], what
	if (folder == "tests")
		exit bad
	if (lines[middle] > 12)
		print "note: the median should be at most 12"
	if (lines[tenth] > 30)
		print "note: p90 should be at most 30"
	exit bad
}' "$found"
