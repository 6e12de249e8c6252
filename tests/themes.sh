#!/bin/sh
# Themes as a whole: what the manuals say about them, done; a site without
# records; the theme ledger.
. tests/lib.sh

# fenced FILE WORD: what stands in the fenced blocks with that info word.
fenced() {
	awk -v word="\`\`\`$2" '$0 == word { on = 1; next } /^```/ { on = 0 } on' "$1"
}

# site FOLDER: a site with a home page.
site() {
	mkdir -p "$1/content"
	printf 'title: Examples\nlanguage: en\n' >"$1/content/site.yaml"
	printf -- '---\ntitle: Home\n---\nWords.\n' >"$1/content/index.md"
}

# ---- Parameters of a site ----

site "$scratch/looks"
fenced content/manual/looks.md yaml >>"$scratch/looks/content/site.yaml"
run build --site "$scratch/looks"
wants "the manual's parameters are taken" 0
sheet=$scratch/looks/output/assets/parameters.css
must 'they are in the style sheet' grep -q -- '--accent: #1f4e79;' "$sheet"
must 'fonts too' grep -q -- '--serif: Georgia, "Noto Serif", serif;' "$sheet"
must 'pages use it' grep -q 'assets/parameters.css' \
	"$scratch/looks/output/index.html"
sed -i 's/measure: 34rem/measure: 34rem; } body {/' \
	"$scratch/looks/content/site.yaml"
run build --site "$scratch/looks"
wants 'a value that is more than a value is refused' 1 'error.S009'

sed -n 's/^    \([a-z_]*\) = {$/\1/p' themes/broadsheet/theme.lua |
	sort >"$scratch/there"
sed -n '/^| `/p' content/manual/looks.md | cut -d'|' -f2 | tr ',' '\n' |
	tr -d '` ' | sort >"$scratch/told"
must "the manual has the theme's parameters, and no others" \
	cmp "$scratch/there" "$scratch/told"

# ---- A site without records: a blog, or a manual ----

site "$scratch/blog"
mkdir "$scratch/blog/content/articles"
for day in 1 2 3; do
	printf -- '---\ntitle: Low tide %d\ndate: 1931-03-0%d\n---\nMud.\n' \
		$day $day >"$scratch/blog/content/articles/tide-$day.md"
done
home=$scratch/blog/output/index.html
run build --site "$scratch/blog"
wants 'a site without records builds' 0
must 'the newest article leads' grep -q \
	'<article class="lead"><h2><a href="articles/tide-3/">' "$home"
must 'the others stand below it' [ "$(grep -o 'class="story-below"' "$home" |
	wc -l)" = 2 ]
for empty in home-columns home-records home-people home-quotations \
	'Every quotation'; do
	must "nothing stands there for want of records: $empty" \
		sh -c '! grep -q "$1" "$2"' sh "$empty" "$home"
done
printf -- '---\ntitle: Home\n---\n' >"$scratch/blog/content/index.md"
rm -r "$scratch/blog/content/articles"
run build --site "$scratch/blog"
wants 'nor does a home page need words' 0
must 'an empty one has no intro' sh -c '! grep -q intro "$1"' sh "$home"

# ---- The second theme ----

mkdir -p "$scratch/ledger"
cp -r content "$scratch/ledger/content"
sed -i 's/^theme:.*/theme: ledger/' "$scratch/ledger/content/site.yaml"
run build --site "$scratch/ledger"
wants 'this site builds with the theme ledger' 0
output=$scratch/ledger/output
must 'its parts stand in' grep -q 'class="entry docket"' "$output/index.html"
must 'its words too' grep -q '<h2>Docket</h2>' "$output/index.html"
must 'and its style sheet, before the parameters' grep -q \
	'broadsheet.css".*ledger.css".*parameters.css"' "$output/index.html"
must 'its defaults are the parameters' grep -q -- '--measure: 31rem;' \
	"$output/assets/parameters.css"
must 'layouts are those of broadsheet' [ ! -e themes/ledger/layouts ]

finish
