#!/bin/sh
# `dossier new` as a beginner meets it: what it makes can be built as it is, it
# writes over nothing, and what it says to do next works. The README's own
# walk is taken, too.
. tests/lib.sh

cd "$scratch" || exit 1

# ---- Sites ----

for kind in '' --example; do
	name=site$kind
	run new site "$name" $kind
	wants "a site $kind" 0 "$name/content/site.yaml" \
		"dossier serve --site $name --open" "dossier build --site $name"
	run build --site "$name" --strict
	wants "a new site $kind can be built as it is" 0 'quotations* checked'
	must "a new site $kind has a title" \
		grep -q '<title>Site' "$name/output/index.html"
	must "nothing is left to fill in $kind" \
		sh -c "! grep -rq '{{' '$name/content'"
done
run new site site
wants 'a folder with something in it' 1 'C006' 'new or empty'
mkdir empty
run new site empty/ --quiet
wants 'an empty folder' 0
must 'quiet says nothing' [ ! -s "$said" ]
run new site
wants 'no name' 2 'C004' 'new needs NAME'
run new artcle x
wants 'a kind that is none' 2 'C003' 'article'
run new site x --example --offline
wants 'an option of another command' 2 'C002'

# ---- Documents ----

cd site || exit 1
for kind in article:articles transcript:transcripts statement:statements \
	person:people source:sources; do
	run new "${kind%:*}" "One ${kind%:*}"
	wants "a new ${kind%:*}" 0 "content/${kind#*:}/one-${kind%:*}.md" \
		'dossier serve --open'
done
run new page 'What: "this" is #1'
wants 'a title that YAML would misread' 0 'content/what-this-is-1.md'
must 'is quoted' grep -q '^title: "What: \\"this\\" is #1"$' \
	content/what-this-is-1.md
run new article true
must 'a title that YAML takes for a truth value is quoted' \
	grep -q '^title: "true"$' content/articles/true.md
must 'an article is dated' grep -q '^date: 2026-01-01$' \
	content/articles/true.md
run new article 'Été à Łódź'
wants 'a title with accents' 0 'content/articles/'
run build --strict
wants 'all of them can be built as they are' 0
cp content/articles/true.md before
run new article True
wants 'a document that is there' 1 'true.md: error\[C006\]'
must 'is left alone' cmp -s before content/articles/true.md
run new article '?!'
wants 'a title without a letter' 1 'C003'
mkdir -p content/_archetypes
printf -- '---\ntitle: {{title}}\n---\nFor {{name}} on {{date}}.\n' \
	>content/_archetypes/article.md
run new article 'Own form'
wants "the site's own archetype" 0
must 'is filled in' grep -q 'For own-form on 2026-01-01' \
	content/articles/own-form.md
rm -r content/_archetypes

# ---- Themes ----

run new theme mine
wants 'a theme' 0 'themes/mine/theme.lua' 'theme: mine'
echo 'theme: mine' >>content/site.yaml
run build --strict
wants 'a new theme can be built with' 0
run new theme 'Ærø'
wants 'a name that is no name of a theme' 1 'C003'
cd "$scratch" || exit 1
run new article Lost
wants 'no site here' 1 'S001' 'dossier new site NAME'
run new article Found --site site
wants 'a site elsewhere' 0 'site/content/articles/found.md' \
	'dossier serve --site site --open'

# ---- The README's walk ----

mkdir walk bin
ln -s "$DOSSIER" bin/dossier
awk '/^## A site of your own/ { on = 1; next } /^## / { on = 0 }
	on && /^```sh$/ { code = 1; next } /^```$/ { code = 0 }
	on && code && !/serve/ { print }' "$top/README.md" |
	sed "s|build/dossier|$scratch/bin/dossier|; s|~/|$scratch/walk/|" >walk.sh
must 'the README shows how to begin a site' grep -q 'new site' walk.sh
must 'its commands work' sh -e walk.sh
must 'and make a site' [ -f walk/harbour/output/index.html ]
sed -i 's/never seen the ledger/never seen a ledger/' \
	walk/harbour/content/articles/the-ledger.md
run build --site walk/harbour
awk '/^content\/articles\/the-ledger.md:/ { on = 1 } /^```$/ { on = 0 } on' \
	"$top/README.md" >wanted
must 'the message the README shows is what is said' [ -s wanted ]
must 'word for word' sh -c "head -n \$(wc -l <wanted) '$said' | diff wanted -"

# ---- The manual's first steps ----

# Its blocks as a script: commands are run, files written, and what is said of a
# mistake has to be what the page shows.
mkdir start
awk '/^```sh steps$/ { kind = "run"; next }
	/^```(markdown|yaml) content/ { kind = "file"
		print "cat >" $2 " <<\047END_OF_FILE\047"; next }
	/^```message$/ { kind = "message"
		print "! dossier build >said 2>&1 || exit 1"
		print "cat >wanted <<\047END_OF_FILE\047"; next }
	/^```/ { if (kind == "file" || kind == "message") print "END_OF_FILE"
		if (kind == "message") print "grep -q . wanted" \
			"\nhead -n \"$(wc -l <wanted)\" said | diff wanted -"
		kind = kind == "" ? "other" : ""; next }
	kind == "run" || kind == "file" || kind == "message" { print }' \
	"$top/content/manual/start.md" >start.sh
must 'the first steps have what is run' grep -q '^dossier build' start.sh
cd start || exit 1
must 'each of them works' env PATH="$scratch/bin:$PATH" sh -e ../start.sh
cd .. || exit 1
run check --site start/harbour
wants 'at their end a word is too many' 1 'Q002'
sed -i 's/asked them twice/asked twice/' \
	start/harbour/content/articles/nobody-has-seen-it.md
run build --site start/harbour --strict
wants 'without it the site can be published' 0 '2 quotations checked'

finish
