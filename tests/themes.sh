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

# ---- Somebody who said a great deal ----

# A page of everything had 37 megabytes for 60,000 turns.
site "$scratch/much"
mkdir "$scratch/much/content/people" "$scratch/much/content/transcripts"
printf -- '---\ntitle: Ada Quill\n---\n' \
	>"$scratch/much/content/people/ada-quill.md"
awk -v folder="$scratch/much/content/transcripts" 'BEGIN {
	for (record = 1; record <= 210; record++) {
		file = folder "/call-" record ".md"
		printf "---\ntitle: Call %d\nparticipants: ada-quill\n---\n", record >file
		turns = record == 1 ? 20000 : 2
		for (turn = 1; turn <= turns; turn++)
			printf "**Ada Quill:** Words %d.\n\n", turn >file
		close(file)
	}
}'
run build --site "$scratch/much"
wants 'somebody who said a great deal' 0
page=$scratch/much/output/people/ada-quill/index.html
must 'their page is one that a browser can show' \
	[ "$(wc -c <"$page")" -lt 200000 ]
must 'it says where the other words of a record are' grep -q \
	'<a href="../../transcripts/call-1/">19,994 more in this record</a>' "$page"
must 'and where the other records are' grep -q \
	'<a href="../../transcripts/">10 more records</a>' "$page"
rm -r "$scratch/much"

# ---- Parameters of a site ----

site "$scratch/looks"
fenced content/manual/looks.md yaml >>"$scratch/looks/content/site.yaml"
run build --site "$scratch/looks"
wants "the manual's parameters are taken" 0
sheet=$(echo "$scratch"/looks/output/assets/parameters.*.css)
must 'they are in the style sheet' grep -q -- '--accent: #1f4e79;' "$sheet"
must 'fonts too' grep -q -- '--serif: Georgia, "Noto Serif", serif;' "$sheet"
must 'pages use it' grep -q 'assets/parameters\.[0-9a-f]*\.css' \
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

site "$scratch/types"
mkdir -p "$scratch/types/themes/typed/layouts"
cat >"$scratch/types/themes/typed/theme.lua" <<'EOF'
return { name = "typed", api = 1, parent = "broadsheet", parameters = {
  lanes = { type = "choice", choices = { "kind", "people" }, default = "kind" },
  tags = { type = "list", default = { "one" } },
  tide = { type = "integer", default = 3, min = 1, max = 9, css = "--tide" },
  feed_entries = { default = 7 },
} }
EOF
cat >"$scratch/types/themes/typed/layouts/home.lua" <<'EOF'
local h = require "html"
return function(page, site)
  local tags = {}
  for i, tag in ipairs(site.theme.tags) do tags[i] = h.li { tag } end
  return require "parts.frame" (page, site, { h.ul { tags }, h.p { #site.theme.tags, " ",
    site.theme.lanes, " ", site.theme.tide + 1, " ", site.theme.feed_entries } })
end
EOF
echo 'theme: typed' >>"$scratch/types/content/site.yaml"
run build --site "$scratch/types"
wants 'every type of parameter has its default' 0
must 'which pages have' grep -q '<ul><li>one</li></ul><p>1 kind 4 7</p>' \
	"$scratch/types/output/index.html"
printf 'theme_params:\n  lanes: people\n  tags: [a, b c]\n  tide: 9\n' \
	>>"$scratch/types/content/site.yaml"
run build --site "$scratch/types"
wants 'and the value that site.yaml gives' 0
must 'which pages have, too' grep -q \
	'<ul><li>a</li><li>b c</li></ul><p>2 people 10 7</p>' \
	"$scratch/types/output/index.html"
must 'whole numbers go to the style sheet' grep -q -- '--tide: 9;' \
	"$scratch"/types/output/assets/parameters.*.css

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
	'broadsheet\.[^"]*css".*ledger\.[^"]*css".*parameters\.[^"]*css"' "$output/index.html"
must 'its defaults are the parameters' grep -q -- '--measure: 31rem;' \
	"$output"/assets/parameters.*.css
must 'layouts are those of broadsheet' [ ! -e themes/ledger/layouts ]

# ---- The manual of themes ----

readme=themes/README.md
mkdir "$scratch/bin"
ln -s "$DOSSIER" "$scratch/bin/dossier"

# follow HEADING [FOLDER]: does what the manual says there, in that folder.
follow() {
	awk -v from="$1" -f tests/themes.awk "$readme" >"$scratch/steps"
	must "the manual tells of: $1" [ -s "$scratch/steps" ]
	must "it does what it says: $1" sh -c \
		'cd "$1" && PATH=$2:$PATH sh -e "$3"' sh \
		"${2:-$scratch}" "$scratch/bin" "$scratch/steps"
}

follow 'From nothing to a changed quote card in ten minutes'
harbour=$scratch/harbour
sed -i 's/quotation.record$/quotation.recrd/' "$harbour/themes/mine/parts/card.lua"
sed -n '/^themes.*T003/p' "$readme" >"$scratch/wanted"
run build --site "$harbour"
must 'the slip of the manual is told so' grep -qFf "$scratch/wanted" "$said"

"$DOSSIER" new site "$scratch/example" --example --quiet
"$DOSSIER" new theme mine --site "$scratch/example" --quiet
echo 'theme: mine' >>"$scratch/example/content/site.yaml"
awk '/^## Recipes$/ { on = 1 } /^## Reference$/ { on = 0 }
	on && /^### / { print substr($0, 5) }' "$readme" >"$scratch/recipes"
must 'there are eight recipes' [ "$(wc -l <"$scratch/recipes")" -ge 8 ]
while read -r recipe; do
	rm -rf "$scratch/recipe"
	cp -r "$scratch/example" "$scratch/recipe"
	follow "$recipe" "$scratch/recipe"
done <"$scratch/recipes"

# ACCEPT=1 writes the reference anew.
"$DOSSIER" theme reference >"$scratch/reference"
if [ "${ACCEPT:-}" = 1 ]; then
	{
		sed '/^<!-- reference -->$/q' "$readme"
		cat "$scratch/reference"
		sed -n '/^<!-- end of reference -->$/,$p' "$readme"
	} >"$scratch/readme" && cp "$scratch/readme" "$readme"
fi
sed -n '/^<!-- reference -->$/,/^<!-- end of reference -->$/p' "$readme" |
	sed '1d;$d' >"$scratch/written"
must "$readme has the reference (ACCEPT=1 tests/themes.sh)" \
	diff "$scratch/written" "$scratch/reference"

# ---- dossier theme ----

site=$scratch/example
run theme list --site "$site"
wants 'what serves is listed' 0 \
	'^part *card *themes/mine/parts/card.lua *broadsheet$' \
	'^layout *article *themes/broadsheet/layouts/article.lua *-$' \
	'^asset *parameters.css *made of'
run theme list --site "$site" --format json
wants 'also for programs' 0 '"role":"part","name":"card","file":"themes/mine/parts/card.lua","over":"broadsheet"'
printf 'no front matter\n[x](nowhere.md)\n' >"$site/content/broken.md"
run theme list --site "$site"
wants 'documents may be broken meanwhile' 0
rm "$site/content/broken.md"
run theme eject badge --site "$site"
wants 'a part is copied' 0 "copy of broadsheet's"
must 'it is the same' cmp themes/broadsheet/parts/badge.lua \
	"$site/themes/mine/parts/badge.lua"
run theme eject parts.badge --site "$site"
wants 'never over a file' 1 'error.C006' "the theme's own already"
run theme eject broadsheet.css --site "$site"
wants 'so is a style sheet' 0
run theme eject layouts/article.lua --site "$site"
wants 'and a layout' 0
run build --site "$site"
wants 'copies do what the parent did' 0
run theme eject quotation --site "$site"
wants 'a name that two files have is told' 1 \
	'may be hooks/quotation.lua or layouts/quotation.lua'
run theme eject crad --site "$site"
wants 'a name that none has, too' 1 'did you mean parts/card.lua'
run theme eject parameters.css --site "$site"
wants 'what is made of parameters is set there' 1 'theme_params'
run theme eject
wants 'eject wants a part' 1 'error.C004'
run theme list card --site "$site"
wants 'list wants none' 1 'error.C004'
run theme eject card --site "$scratch/looks"
wants 'a theme in the program has no folder' 1 'error.S009'
sed -i '/^theme_params/,$d' "$scratch/looks/content/site.yaml"
run theme eject card --site "$scratch/looks"
wants 'it says what to do' 1 'dossier new theme mine' 'theme: mine'

# Editors' definitions are Lua, and a module each.
rm -r "$site/themes/mine/types"
run theme types --site "$site"
wants 'types are written anew' 0 'themes/mine/types/model.lua'
must 'editors are told of them' grep -q '"types"' "$site/themes/mine/.luarc.json"
rm -rf "$site/themes/mine/layouts" "$site/themes/mine/assets"
for file in model chart html json strings text xml; do
	cp "$site/themes/mine/types/$file.lua" "$site/themes/mine/parts/t_$file.lua"
done
cat >"$site/themes/mine/parts/frame.lua" <<'EOF'
for _, name in ipairs { "model", "chart", "html", "json", "strings", "text", "xml" } do
  require("parts.t_" .. name)
end
return require "parent.parts.frame"
EOF
run build --site "$site"
wants 'they can be read as Lua' 0
must 'fields have types' grep -q -- \
	'^---@field record dossier.record? ' "$site/themes/mine/types/model.lua"
must 'elements are there' grep -q -- \
	'^---@field article fun(inside?: dossier.attributes|dossier.inside): dossier.element$' \
	"$site/themes/mine/types/html.lua"


# A child of a child: what is copied is the nearest that serves.
mkdir -p "$scratch/line"
cp -r "$site/content" "$scratch/line/content"
site=$scratch/line
sed -i 's/^theme:.*/theme: grandchild/' "$site/content/site.yaml"
parent=broadsheet
for name in child grandchild; do
	mkdir -p "$site/themes/$name/parts"
	echo "return { name = \"$name\", api = 1, parent = \"$parent\" }" \
		>"$site/themes/$name/theme.lua"
	parent=$name
done
echo 'return require "parent.parts.card" -- of the child' \
	>"$site/themes/child/parts/card.lua"
run theme list --site "$site"
wants 'the child serves its child' 0 \
	'^part *card *themes/child/parts/card.lua *broadsheet$' \
	'^part *badge *themes/broadsheet/parts/badge.lua *-$'
run theme eject card --site "$site"
wants "the child's is copied" 0 "copy of child's"
must 'as it is' cmp "$site/themes/child/parts/card.lua" \
	"$site/themes/grandchild/parts/card.lua"
run theme eject badge --site "$site"
wants "and broadsheet's, which the child has not" 0 "copy of broadsheet's"
run theme list --site "$site"
wants 'both stand in now' 0 \
	'^part *card *themes/grandchild/parts/card.lua *child$' \
	'^part *badge *themes/grandchild/parts/badge.lua *broadsheet$'
run build --site "$site"
wants 'a copy of a copy reaches its parents' 0

finish
