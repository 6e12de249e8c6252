#!/bin/sh
# What the manuals say about themes, done: the parameters of content/manual/looks.md
# are taken, and become the style sheet of the site.
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

finish
