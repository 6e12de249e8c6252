#!/bin/sh
# Where things are published: the documents of content/manual/site.md are a
# site; and two things at one URL are refused, both named, nothing written.
. tests/lib.sh

site=$scratch/site
output=$scratch/output
mkdir -p "$site/content/articles"
awk -v to="$site/" '/^```(markdown|yaml) / { file = to $2; next }
	/^```$/ { close(file); file = ""; next }
	file { print > file }' content/manual/site.md
sed -i 's|^title: .*|&\nbase_url: https://harbour.example/|' \
	"$site/content/site.yaml"

run build --site "$site" --output "$output" --strict --now 2026-03-01T05:59
wants "the manual's site is well" 0 '; 1 withheld; '
must "a pattern is filled" [ -e "$output/1931/ledger/index.html" ]
must "what is scheduled is not there" [ ! -e "$output/1931/inquiry" ]
run build --site "$site" --output "$output" --strict --now 2026-03-01T06:00
wants "at its moment" 0
must "it is there" [ -e "$output/1931/inquiry/index.html" ]
must "with the byline of the folder" grep -q 'Ada Quill' \
	"$output/1931/inquiry/index.html"
must "a slug" [ -e "$output/about-us/index.html" ]
for old in about/index.html contact.html; do
	must "an old URL leads on ($old)" grep -q \
		'http-equiv="refresh" content="0; url=\(../\)\?about-us/"' \
		"$output/$old"
	must "and says which is the right one ($old)" grep -q \
		'rel="canonical" href="https://harbour.example/about-us/"' \
		"$output/$old"
done
must "the sitemap has the new URLs" grep -q \
	'https://harbour.example/1931/ledger/' "$output/sitemap.xml"
must "and not the old ones" [ "$(grep -c 'about/\|contact' \
	"$output/sitemap.xml")" = 0 ]

# A theme sees what the site declares, by its type.
mkdir -p "$site/themes/own/layouts"
echo 'return {name = "own", api = 1, parent = "broadsheet"}' \
	>"$site/themes/own/theme.lua"
cat >"$site/themes/own/layouts/article.lua" <<'END'
local h = require "html"
return function(page, site)
  return h.html { h.head { h.title { page.title } }, h.body {
    h.p { page.fields.desk, " ", type(page.fields.beat), " ",
      tostring(page.fields.hot), " ", tostring(page.fields.none) } } }
end
END
cat >"$site/content/articles/own.md" <<'END'
---
title: Own
date: 1931-03-13
beat: 1931
hot: yes
---
Words.
END
sed -i 's/^    beat: text/&\n    hot: boolean/; $a theme: own' \
	"$site/content/site.yaml"
run build --site "$site" --output "$output"
wants "a theme with the keys of the site" 0
must "as they are declared" grep -q 'home string true nil' \
	"$output/1931/own/index.html"

# ---- Two things at one URL. ----

# refused WHAT FILE-1 FILE-2: both are named, in a site that was published.
refused() {
	rm -rf "$site" "$output"
	mkdir -p "$site/content"
	printf 'title: X\n' >"$site/content/site.yaml"
	run build --site "$site" --output "$output"
	cp -r "$output" "$scratch/before"
	for file in "$2" "$3"; do
		mkdir -p "$site/content/$(dirname "$file")"
		printf -- '---\ntitle: X\n---\nWords.\n' >"$site/content/$file"
	done
	run build --site "$site" --output "$output"
	wants "$1" 1 "P001" "content/$2" "content/$3"
	must "$1: nothing is written" diff -r "$scratch/before" "$output"
	rm -rf "$scratch/before"
}
refused "the same path" a.md a/index.md
refused "a page and a file" a.md a/index.html
refused "two cases" a.md A.md
refused "two normal forms" "$(printf 'e\314\201.md')" "$(printf '\303\251.md')"
refused "a file for a folder" notes Notes/x.txt
# A calendar folds lines of 75 octets; an address cut there was told as broken.
folded=$scratch/folded
mkdir -p "$folded/content/articles"
printf 'title: Folded\nbase_url: https://harbour.example/\n' \
	>"$folded/content/site.yaml"
printf -- '---\ntitle: The ledger\ndate: 1931-03-02\n---\nText.\n' \
	>"$folded/content/articles/a-ledger-whose-name-is-so-long-that-its-address-does-not-fit-in-a-line.md"
run build --site "$folded" --quiet
wants 'an address that a calendar folds is whole' 0

finish
