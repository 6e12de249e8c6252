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

# The Nu HTML checker over each page, style sheet and image of SVG.
nu() {
	site=$tools/site
	rm -rf "$site"
	"$DOSSIER" build --quiet --output "$site" || return 1
	if java -jar "$tools/node_modules/vnu-jar/build/dist/vnu.jar" \
		--errors-only --also-check-css --also-check-svg \
		--filterfile tests/browser/nu.filter \
		--skip-non-html "$site" 2>"$tools/nu"; then
		echo '1 passed, 0 failed'
	else
		sed "s|file:$site/||" "$tools/nu" | head -n 60
		echo '0 passed, 1 failed'
	fi
}

count serve node "$tools/serve.mjs"
count axe node "$tools/axe.mjs"
count search node "$tools/search.mjs"
count nu nu
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
