#!/bin/sh
# Pictures of both themes to be looked at, made with chromium: light, dark,
# phone and print, of this site and of one without records. `make screens`
# puts them into build/screens; no part of `make check`.
#
# What a machine can see is checked: each picture is there, is no blank page,
# and dark pages are other than light ones.
. tests/lib.sh

screens=${SCREENS:-$(dirname "$DOSSIER")/screens}
mkdir -p "$screens"
screens=$(cd "$screens" && pwd)
browser=$(command -v chromium || command -v chromium-browser) || {
	echo 'there is no chromium: no pictures' >&2
	exit 1
}

chromium_for() {
	timeout -k 5 120 "$browser" --headless --no-sandbox --disable-gpu \
		--disable-quic --no-first-run --disable-background-networking \
		--disable-component-update --disable-sync --hide-scrollbars \
		--user-data-dir="$scratch/browser" "$@" >/dev/null 2>&1
}

# picture NAME FILE WIDTH HEIGHT [dark]
picture() {
	chromium_for ${5:+--blink-settings=preferredColorScheme=0} \
		--window-size="$3,$4" --screenshot="$screens/$1.png" "file://$2"
	must "$1 is a picture of something" \
		[ "$(wc -c <"$screens/$1.png")" -gt 8000 ]
}

# without_records: a blog, and some pages of a manual.
without_records() {
	mkdir -p "$1/content/articles" "$1/content/guide"
	printf 'title: Harbour Notes\nlanguage: en\nmenu:\n  - {title: Guide, link: guide/knots.md}\n' \
		>"$1/content/site.yaml"
	printf -- '---\ntitle: Harbour Notes\n---\nNotes from the quay.\n' \
		>"$1/content/index.md"
	printf -- '---\ntitle: Knots\n---\n## Bowline\n\nA loop.\n' \
		>"$1/content/guide/knots.md"
	for day in 1 2 3; do
		printf -- '---\ntitle: Low tide %d\ndate: 1931-03-0%d\n---\nMud.\n' \
			$day $day >"$1/content/articles/tide-$day.md"
	done
}

mkdir -p "$scratch/own"
cp -r content "$scratch/own/content"
without_records "$scratch/blog"
for theme in broadsheet ledger; do
	for site in own blog; do
		sed -i '/^theme:/d' "$scratch/$site/content/site.yaml"
		echo "theme: $theme" >>"$scratch/$site/content/site.yaml"
		run build --site "$scratch/$site" --offline \
			--output "$scratch/$theme-$site"
		wants "$theme builds $site" 0
	done
	out=$scratch/$theme-own
	record=$(find "$out/transcripts" -mindepth 2 -name index.html | sort |
		tail -n 1)
	picture "$theme-home" "$out/index.html" 1280 1600
	picture "$theme-record" "$record" 1280 2200
	picture "$theme-record-dark" "$record" 1280 2200 dark
	picture "$theme-record-phone" "$record" 500 2600
	picture "$theme-quotes" "$out/quotes/index.html" 1280 1600
	picture "$theme-blog" "$scratch/$theme-blog/index.html" 1280 900
	picture "$theme-guide" "$scratch/$theme-blog/guide/knots/index.html" \
		1280 700
	must 'dark is not light' \
		sh -c '! cmp -s "$1" "$2"' sh "$screens/$theme-record.png" \
		"$screens/$theme-record-dark.png"
	chromium_for --no-pdf-header-footer \
		--print-to-pdf="$screens/$theme-record.pdf" "file://$record"
	must "$theme can be printed" [ -s "$screens/$theme-record.pdf" ]
done
echo "the pictures are in $screens"
finish
