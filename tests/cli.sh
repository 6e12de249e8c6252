#!/bin/sh
# The program ($DOSSIER) as a user meets it: commands, options, exit codes,
# what is published, kept and removed.
. tests/lib.sh

# new_site: a fresh good site in $site, built once; $before has its output.
new_site() {
	site=$scratch/site
	chmod -R u+rwx "$site" 2>/dev/null
	rm -rf "$site" "$scratch/before"
	mkdir -p "$site/content/notes"
	cat >"$site/content/site.yaml" <<-'END'
	title: Harbour
	base_url: https://harbour.example/
	END
	printf -- '---\ntitle: Home\n---\n[Ink](notes/ink.md)\n' \
		>"$site/content/index.md"
	printf -- '---\ntitle: Ink\n---\nBlack.\n' >"$site/content/notes/ink.md"
	run build --site "$site" --quiet
	[ "$code" = 0 ] || fail 'a small good site'
	cp -a "$site/output" "$scratch/before" 2>/dev/null
}

# shellcheck disable=SC2317 # run by `must`
untouched() {
	diff -r "$scratch/before" "$site/output"
}

# Wrong usage: exit code 2, and a way on.
run
wants 'no command' 2 'build'
run biuld
wants 'a mistyped command' 2 'biuld' 'build'
run build --strcit
wants 'a mistyped option' 2 'strcit' '--strict'
run build --jobs none
wants 'a number that is none' 2 'jobs' 'none'
run build --format xml
wants 'a format that is none' 2 'xml' 'json'
run build --site
wants 'an option without its value' 2 'site'
run build leftover
wants 'an argument too many' 2 'leftover'

# Help is no mistake.
run --help
wants 'help' 0 'build'
run build --help
wants 'help of a command' 0 '--site' '--output' '--jobs' '--format' \
	'--strict' '--quiet' '--dry-run' '--offline'
run --version
wants 'the version' 0 '^dossier [0-9]'

# No site.
run build --site "$scratch/nowhere"
wants 'a folder that is not there' 1 'nowhere'
mkdir "$scratch/empty"
run build --site "$scratch/empty"
wants 'a folder without a site' 1 'site.yaml'
must 'nothing is made there' [ ! -e "$scratch/empty/output" ]

# A site.
new_site
must 'a page' [ -f "$site/output/notes/ink/index.html" ]
must 'a page for what is not there' [ -f "$site/output/404.html" ]
must 'a sitemap' grep -q 'https://harbour.example/notes/ink/' \
	"$site/output/sitemap.xml"
must 'which is XML' xmllint --noout "$site/output/sitemap.xml"
must 'links are relative' grep -q 'href="notes/ink/"' "$site/output/index.html"
run build --site "$site"
wants 'a summary' 0 'unchanged' '[0-9]\.[0-9][0-9] s$'
run build --site "$site" --stats
wants 'where the time went' 0 '^reading documents  ' '^  cmark  ' '^  theme  ' \
	'^  writing  ' '^all  '
run build --site "$site" --profile
wants 'where the theme spent its time' 0 '^ *[0-9]* .* layout$' \
	' themes/broadsheet/parts/frame.lua$' ' content/index.md$'
must 'looking at the clock changes no byte' untouched
run build --site "$site" --quiet
must 'quiet says nothing' [ ! -s "$said" ]
(cd "$site" && "$DOSSIER" build --quiet) || fail 'a build where one stands'

run build --site "$site" --output "$scratch/elsewhere" --quiet
wants 'another output' 0
must 'has the same' diff -r "$site/output" "$scratch/elsewhere"
rm -rf "$scratch/elsewhere"

run build --site "$site" --offline --output "$scratch/offline" --quiet
wants 'an offline build' 0
must 'names index.html' grep -q 'href="notes/ink/index.html"' \
	"$scratch/offline/index.html"
rm -rf "$scratch/offline"

# A dry run changes nothing and counts.
printf -- '---\ntitle: Pen\n---\n' >"$site/content/notes/pen.md"
run build --site "$site" --dry-run
wants 'a dry run' 0 'would'
must 'publishes nothing' untouched

# What is gone from the site is gone from the output; what is not ours stays.
run build --site "$site" --quiet
must 'a new page' [ -f "$site/output/notes/pen/index.html" ]
echo mine >"$site/output/notes/mine.txt"
echo mine >"$site/output/.well-known"
rm "$site/content/notes/pen.md"
run build --site "$site" --quiet
wants 'a build after a removal' 0
must 'the page is gone' [ ! -e "$site/output/notes/pen" ]
must 'a foreign file is not' [ -f "$site/output/notes/mine.txt" ]
must 'a hidden one neither' [ -f "$site/output/.well-known" ]

# A foreign file where a page belongs is kept, and told.
new_site
mkdir -p "$site/output/notes/pen"
echo mine >"$site/output/notes/pen/index.html"
printf -- '---\ntitle: Pen\n---\n' >"$site/content/notes/pen.md"
run build --site "$site"
wants 'a foreign file in the way' 1 'P004' 'notes/pen/index.html'
must 'it is kept' grep -qx mine "$site/output/notes/pen/index.html"

# Output and input may not meet.
new_site
for place in . content content/out content/notes themes; do
	run build --site "$site" --output "$site/$place"
	wants "an output that is $place" 1 'P002'
done
run build --site "$site" --output "$site/output/../content"
wants 'an output by a detour' 1 'P002'
must 'and the site is as it was' untouched

# Warnings stop a build only when asked to.
new_site
printf -- '---\ntitle: Raw\n---\n<b>x</b>\n' >"$site/content/notes/raw.md"
run build --site "$site"
wants 'raw HTML is a warning' 0 'warning\[M005\]' \
	'content/notes/raw.md:4:1'
new_site
printf -- '---\ntitle: Raw\n---\n<b>x</b>\n' >"$site/content/notes/raw.md"
run build --site "$site" --strict
wants 'and stops a strict build' 1 'M005'
must 'which publishes nothing' untouched

# Messages for programs.
new_site
printf -- '---\ntitle: "Ink"\n---\n[x](gone.md)\n' >"$site/content/notes/ink.md"
run build --site "$site" --format json
wants 'JSON' 1 '"code": *"L001"' '"path": *"content/notes/ink.md"' \
	'"line": *4' '"column": *1' '"severity": *"error"'
must 'one object a line' [ "$(grep -vc '^{.*}$' "$said")" = 0 ]
run build --site "$site" --format github
wants 'workflow commands' 1 \
	'^::error file=content/notes/ink.md,line=4,col=1'
run build --site "$site"
wants 'for people' 1 'content/notes/ink.md:4:1: error\[L001\]'
must 'without colours in a file' sh -c "! grep -q '$(printf '\033')' '$said'"
must 'a broken site publishes nothing' untouched

# The seal: written, kept, broken, and sealed anew.
new_site
run seal --site "$site"
wants 'a seal' 0 'sealed in content/seal.json'
must 'every page is in it' grep -q '"page": "notes/ink/"' \
	"$site/content/seal.json"
must 'and is not published' untouched
cp "$site/content/seal.json" "$scratch/seal-before"
run seal --site "$site"
wants 'sealing again' 0 'as before'
must 'the same bytes' cmp "$scratch/seal-before" "$site/content/seal.json"
mv "$site/content/notes/ink.md" "$site/content/notes/tint.md"
sed -i 's/ink.md/tint.md/' "$site/content/index.md"
run build --site "$site"
wants 'a renamed page' 1 'content/notes/tint.md:1:1: error\[V001\]' \
	'add aliases: \[notes/ink/\]'
must 'is not published' untouched
run seal --site "$site"
wants 'it is not sealed either' 1 'V001'
must 'the seal is as it was' \
	cmp "$scratch/seal-before" "$site/content/seal.json"
sed -i 's|^title: Ink|&\naliases: [notes/ink/]|' "$site/content/notes/tint.md"
run build --site "$site" --quiet
wants 'with an alias' 0
must 'the old URL leads on' grep -q 'url=../tint/' \
	"$site/output/notes/ink/index.html"
sed -i '/^aliases/d' "$site/content/notes/tint.md"
run seal --site "$site" --accept
wants 'what is accepted is listed' 0 'warning\[V001\]' 'sealed in'
run build --site "$site" --quiet
wants 'and holds' 0
printf '<<<<<<< ours\n' >>"$site/content/seal.json"
run build --site "$site"
wants 'a broken seal' 1 'content/seal.json:[0-9]*:1: error\[V007\]'

finish
