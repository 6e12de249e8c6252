#!/bin/sh
# content/manual/structure.md, run in order on one site: a block with a path
# behind its language is that file, and of a ```console block each line behind
# "$ " is run and has to print the lines below it. And what the default theme
# makes of it.
. tests/lib.sh

manual=content/manual/structure.md
site=$scratch/site
mkdir -p "$site/content" "$scratch/bin" "$scratch/steps"
ln -s "$DOSSIER" "$scratch/bin/dossier"
PATH=$scratch/bin:$PATH
export LC_ALL=C

# Each block becomes steps/NN.file or steps/NN.console.
awk -v steps="$scratch/steps" '
	/^```/ && !fence { fence = 1; sub(/^```/, "", $1)
		kind = $1 == "console" ? "console" : NF > 1 ? "file" : "other"
		file = sprintf("%s/%02d.%s", steps, ++count, kind)
		printf "" >file
		print count, kind, $2 >(steps "/all")
		next }
	/^```/ { fence = 0; close(file); next }
	fence { print >file }
' "$manual"

# console FILE: its commands and what they print, as they would stand there.
console() {
	while IFS= read -r line; do
		case $line in
		'$ '*)
			echo "$line"
			(cd "$site" && eval "${line#??}") </dev/null 2>&1 ;;
		esac
	done <"$1"
}

while read -r number kind name; do
	stem=$scratch/steps/$(printf %02d "$number")
	case $kind in
	file)
		mkdir -p "$(dirname "$site/$name")"
		cp "$stem.file" "$site/$name" ;;
	console)
		console "$stem.console" >"$said"
		must "example $number of $manual" \
			diff "$stem.console" "$said" ;;
	esac
done <"$scratch/steps/all"

# ---- What the default theme shows ----

page=$site/output/articles/1931/ledger/index.html
must 'breadcrumbs lead home' grep -q \
	'<a href="../../../">Home</a>.*<a href="../../">Articles</a>.*<a href="../">1931</a>' "$page"
must 'the table of contents is nested' grep -q \
	'<a href="#the-quay">The quay</a><ol><li><a href="#the-crates">' "$page"
must 'tags are links' grep -q 'href="../../../tags/harbour-board/" rel="tag"' \
	"$page"
must 'the neighbour is linked' grep -q 'href="../tide/" rel="prev"' "$page"
must 'the entry of the menu knows that the page is below it' grep -q \
	'class="around" href="../../"' "$page"
second=$site/output/articles/1931/page/2/index.html
must 'the second page leads back' grep -q '<link href="../../" rel="prev">' \
	"$second"
must 'the second page says which it is' grep -q '<title>1931 (page 2)' "$second"
must 'the first page leads on' grep -q '<link href="page/2/" rel="next">' \
	"$site/output/articles/1931/index.html"
must 'the entry of this very page is marked' grep -q 'aria-current="page"' \
	"$site/output/articles/index.html"

# ---- What must not be published ----

mkdir -p "$site/content/_archetypes"
printf -- '---\ntitle: SECRET\n---\nSECRET\n' >"$site/content/_archetypes/article.md"
printf -- '---\ntitle: D\ndraft: true\ntags: [SECRET]\n---\n' >"$site/content/essays/d.md"
run build --site "$site"
wants 'archetypes and tags of drafts' 0
must 'neither is in any page' sh -c "! grep -rq SECRET '$site/output'"
must 'nor is a page of it' sh -c "! find '$site/output' | grep -qi 'secret\|archetype'"
printf -- '---\ntitle: A\nnoindex: true\ntags: [x]\n---\nA.\n' >"$site/content/essays/a.md"
echo 'base_url: https://harbour.example/' >>"$site/content/site.yaml"
run build --site "$site"
wants 'noindex' 0
must 'noindex is in the page' grep -q '<meta content="noindex" name="robots">' \
	"$site/output/essays/a/index.html"
must 'and not in the sitemap' sh -c "! grep -q essays/a/ '$site/output/sitemap.xml'"
must 'the second page is its own canonical page' grep -q \
	'<link href="https://harbour.example/articles/1931/page/2/" rel="canonical">' "$second"
finish
