#!/bin/sh
# run.sh RESULTS TEST...: runs test programs and scripts and counts.
#
# A cmocka program counts as many as it has cases. A script counts as one, or
# as what its last line "N passed, N failed" says. What each printed is kept
# in the folder RESULTS and shown when it failed. The last line of all is
# "N passed, N failed"; the exit code is 1 when anything failed or nothing ran.
set -u

results=$1
shift
rm -rf "$results"
mkdir -p "$results"
passed=0
failed=0

# Prints "PASSED FAILED" for the log $1 of a test that ended with code $2.
count() {
	awk -v code="$2" '
	/^\[  PASSED  \] [0-9]+ test/ { passed += $4; known = 1 }
	/^\[  FAILED  \] [0-9]+ test/ { failed += $4; known = 1 }
	/^[0-9]+ passed, [0-9]+ failed$/ {
		passed = $1; failed = $3; known = 1
	}
	END {
		if (!known && code == 0)
			passed = 1
		# A crash, a time-out or a leak found at the end.
		if (code != 0 && failed == 0)
			failed = 1
		print passed + 0, failed + 0
	}' "$1"
}

# What matters of a long log stands at its start (a sanitizer's first words)
# and at its end (which cases failed).
show() {
	grep -v '^\[ *\(RUN\|OK\) *\]' "$1" | awk '
	{ line[NR] = $0 }
	END {
		for (i = 1; i <= NR; i++) {
			if (i <= 30 || i > NR - 30)
				print line[i]
			else if (i == 31)
				print "[...]"
		}
	}'
}

for test; do
	name=${test##*tests/}
	log=$results/$(echo "$name" | tr / -).log
	case $test in
	*.sh) ;;
	/*) ;;
	*) test=./$test ;;
	esac
	CMOCKA_MESSAGE_OUTPUT=stdout timeout -k 5 600 "$test" \
		</dev/null >"$log" 2>&1
	code=$?
	# shellcheck disable=SC2046 # two numbers
	set -- $(count "$log" "$code")
	passed=$((passed + $1))
	failed=$((failed + $2))
	if [ "$2" -eq 0 ]; then
		printf '  ok    %-44s %4d\n' "$name" "$1"
		# What a passing script has to say, figures for example.
		sed -n 's/^note: /        /p' "$log"
		continue
	fi
	printf '  FAIL  %-44s exit %d, kept in %s\n' "$name" "$code" "$log"
	show "$log" | sed 's/^/      | /'
done

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
