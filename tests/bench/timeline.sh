#!/bin/sh
# timeline.sh FOLDER: how long FOLDER/dossier takes for timelines of 1,000 and
# of 10,000 events: to read and put them in order (`dossier list events`), and
# to build the site with its pages, pictures and files. The best of
# BENCH_RUNS (default 5), in milliseconds. Ten times the events may take no
# more than twelve times as long.
set -u

dossier=$(cd "$1" && pwd)/dossier || exit 1
runs=${BENCH_RUNS:-5}
sites=$(mktemp -d) || exit 1
trap 'rm -rf "$sites"' EXIT

# make_site N: N events, a twentieth of them undated, in a stated order.
make_site() {
	mkdir -p "$sites/$1/content/people"
	echo 'title: Harbour Papers' >"$sites/$1/content/site.yaml"
	for name in ada bo cy di; do
		printf -- '---\ntitle: %s\n---\n' $name \
			>"$sites/$1/content/people/$name.md"
	done
	awk -v n="$1" 'BEGIN {
		split("ada bo cy di", names, " ")
		print "---\ntitle: Timeline\n---"
		for (i = 0; i < n; i++) {
			date = sprintf("%d-%02d-%02d", 1800 + (i * 7919) % 130, \
				1 + (i * 31) % 12, 1 + (i * 17) % 28)
			if (i % 20 == 3) date = "undated"
			order = i % 20 == 3 ? sprintf(" after=#e%d", i - 1) : ""
			name = names[1 + i % 4]
			printf "- **%s** {#e%d%s} [%s](people/%s.md) reads letter %d.\n", \
				date, i, order, name, name, i
		}
	}' >"$sites/$1/content/timeline.md"
}

# best COMMAND…: the shortest of the runs, in milliseconds.
best() {
	least=
	run=0
	while [ "$run" -lt "$runs" ]; do
		rm -rf "$sites"/*/output
		start=$(date +%s%N)
		"$@" >/dev/null 2>&1 || { echo "timeline: $* failed" >&2; exit 1; }
		took=$((($(date +%s%N) - start) / 1000000))
		if [ -z "$least" ] || [ "$took" -lt "$least" ]; then least=$took; fi
		run=$((run + 1))
	done
	echo "$least"
}

failed=0
for count in 1000 10000; do make_site $count; done
printf '%-30s %10s %10s\n' 'timeline, ms' '1,000' '10,000'
for what in 'list events' build; do
	few=$(best "$dossier" $what --site "$sites/1000") || exit 1
	many=$(best "$dossier" $what --site "$sites/10000") || exit 1
	printf '%-30s %10d %10d\n' "$what" "$few" "$many"
	[ "$many" -le $((12 * few + 200)) ] || failed=1
done
[ "$failed" = 0 ] || echo 'timeline: ten times the events take too long' >&2
exit "$failed"
