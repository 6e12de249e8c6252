#!/bin/sh
# run.sh FOLDER: the tests that need a browser, with what `make deps
# check-browser` put into FOLDER/browser. Run from the top folder.
set -u

out=$(cd "$1" && pwd) || exit 1
tools=$out/browser
export DOSSIER="$out/dossier"
passed=0
failed=0

[ -d "$tools/node_modules/playwright-core" ] || {
	echo "browser: run make deps check-browser" >&2
	exit 1
}
cp tests/browser/*.mjs "$tools/" || exit 1

# count NAME COMMAND...: adds what its last line says.
count() {
	name=$1
	shift
	echo "== $name"
	"$@" >"$tools/said" 2>&1
	cat "$tools/said"
	counts=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' \
		"$tools/said" | tail -n 1)
	[ -n "$counts" ] || counts='0 1'
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
}

# Payloads in every field; what the program makes of them is looked at by
# tests/xss.sh, here it is run.
xss() {
	rm -rf "$tools/payloads"
	mkdir "$tools/payloads"
	python=/usr/bin/python3
	[ -x $python ] || python=python3
	PYTHONPATH=tests PYTHONDONTWRITEBYTECODE=1 \
		$python tests/xss/run.py "$DOSSIER" "$tools/payloads" &&
		node "$tools/xss.mjs" "$tools/payloads"
}

# With the types of schema-dts, which make check does without.
count metadata tests/metadata.sh
count serve node "$tools/serve.mjs"
count data node "$tools/data.mjs"
count axe node "$tools/axe.mjs"
count print node "$tools/print.mjs"
count search node "$tools/search.mjs"
count nu node "$tools/nu.mjs"
count xss xss
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
