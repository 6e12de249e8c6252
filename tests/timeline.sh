#!/bin/sh
# The timeline: the examples of content/manual/timeline.md are run as they
# stand there.
. tests/lib.sh

manual=content/manual/timeline.md

# new_site NAME: an empty site with the people and sources of the manual.
new_site() {
	site=$scratch/$1
	mkdir -p "$site/content/people" "$site/content/sources"
	printf 'title: Harbour Papers\n' >"$site/content/site.yaml"
	printf -- '---\ntitle: Ada Quill\n---\n' \
		>"$site/content/people/ada-quill.md"
	printf -- '---\ntitle: Harbour Gazette\n---\n' \
		>"$site/content/sources/harbour-gazette.md"
}

# example N: block number N of the manual that is a timeline.
example() {
	awk -v wanted="$1" '/^```markdown content\/timeline.md/ { found++
			inside = found == wanted; next }
		/^```/ { inside = 0 } inside' "$manual"
}

# ---- The manual ----

new_site manual
example 1 >"$site/content/timeline.md"
run build --site "$site"
wants 'the first example builds' 0
must 'its item has its person and its source' grep -q \
	'"id":"sale".*"id":"ada-quill".*"id":"harbour-gazette"' \
	"$site/output/data/events.json"
example 2 >"$site/content/timeline.md"
run list events --format json --site "$site"
wants 'the second example is listed' 0
cat "$said" >"$scratch/listed"
awk '/^```events/ { inside = 1; next } /^```/ { inside = 0 } inside' \
	"$manual" >"$scratch/wanted"
sed 's/.*"date":"\([^"]*\)".*"id":"\([^"]*\)".*/\1 \2/
	s/^ /- /' "$scratch/listed" | while read -r date id; do
	printf '%-10s  %s\n' "$date" "$id"
done >"$scratch/shown"
must 'the manual has an order' [ "$(wc -l <"$scratch/wanted")" -gt 3 ]
must 'the order is as the manual has it' \
	diff "$scratch/wanted" "$scratch/shown"

finish
