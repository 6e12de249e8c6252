#!/bin/sh
# The timeline: the examples of content/manual/timeline.md are run as they
# stand there; the pages, the picture and the ways through it.
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

# ---- The page ----

page=$site/output/timeline/index.html
run build --site "$site"
wants 'the site of the second example builds' 0

# ids FILE: of the list; targets FILE: where the marks of the picture lead.
ids() {
	grep -o '<li id="[^"]*"' "$1" | sed 's/.*"\(.*\)"/\1/' | sort
}
targets() {
	grep -o '<a class="tc-event"[^>]*href="[^"]*"' "$1" |
		sed 's/.*href="#\(.*\)"/\1/' | sort
}
must 'what is undated is in the list' [ "$(ids "$page" | tr '\n' ' ')" = \
	'fire rain report sale ' ]
must 'its order is in words' grep -q \
	'after: <a href="[^"]*#sale">The ledger is sold.</a>' "$page"
must 'and has no date' sh -c "! grep -o '<li id=\"fire\".*<li id=\"report\"' \
	'$page' | sed 's/<li id=.report.*//' | grep -q '<time'"
must 'nor stands under one' sh -c "tr '\n' ' ' <'$page' | sed 's/<h2/\n<h2/g' |
	grep -q '^<h2>Not known to the [a-z]*</h2>.*id=\"fire\"'"
must 'what nothing ties stands apart' sh -c \
	"sed 's/.*id=._undated.//' '$page' | grep -q 'id=\"rain\"'"
must 'there is no picture of two dates' sh -c "! grep -q '<svg' '$page'"

# What looks like a date and is none is told with what it should have been.
new_site slips
cat >"$site/content/timeline.md" <<'END'
---
title: Timeline
---
- **4 March 1931** The ledger is sold.
- **March 1931**: It rains.
- **1931/03/04** It rains.
- **1931-3-4** It rains.
- **March 1931 was cold** and **10 ships** lay in port.
- **12 ships** came.
- **undatd** {#fire basis=inference} The office burns.
- **Ships** {#ships} lay in port.
END
run build --site "$site"
wants 'dates in words are errors' 1
for slip in '4:6 1931-03-04' '5:5 1931-03' '6:12 1931-03-04' '7:11 1931-03-04'; do
	must "$slip" sh -c "grep -A4 'timeline.md:${slip% *}: error.D001' '$said' |
		grep -q 'this one is ${slip#* }\$'"
done
must 'a misspelt "undated" is none that is passed over' grep -q \
	'timeline.md:10:5: error.D001.: "undatd" is no date' "$said"
must 'bold words are none' grep -q '^5 errors' "$said"
must 'and how to have no event is said' grep -q \
	'let it begin with another word' "$said"

# made N: N events of thirty years, a few of them soft, with people.
made() {
	awk -v n="$1" 'BEGIN {
		print "---\ntitle: Timeline\n---"
		for (i = 0; i < n; i++) {
			year = 1931 + (i * 7919) % 30
			month = 1 + (i * 31) % 12
			day = 1 + (i * 17) % 28
			date = sprintf("%d-%02d-%02d", year, month, day)
			if (i % 10 == 3) date = sprintf("%d-%02d-XX", year, month)
			if (i % 10 == 5) date = "[" date "..]"
			if (i % 10 == 7) date = date "/" sprintf("%d-%02d", year + 1, month)
			if (i % 50 == 9) date = "undated"
			printf "- **%s** {#e%d} %s reads letter %d.\n", date, i, \
				i % 3 ? "[Ada](people/ada-quill.md)" : "Somebody", i
		}
	}'
}

new_site forty
printf 'base_url: https://h.example/\n' >>"$site/content/site.yaml"
made 40 >"$site/content/timeline.md"
mkdir "$site/content/statements"
printf -- '---\ntitle: Gazette\n---\n' >"$site/content/sources/gazette.md"
printf -- '---\ntitle: She says no\ndate: 1932-02-03\nparticipants: %s\n%s\n---\n%s\n' \
	ada-quill 'source: gazette' '**Ada Quill:** No.' \
	>"$site/content/statements/no.md"
run build --site "$site"
wants 'forty events build' 0
page=$site/output/timeline/index.html
must 'each dated one is in the picture' [ "$(targets "$page" | wc -l)" = 40 ]
targets "$page" >"$scratch/targets"
ids "$page" >"$scratch/ids"
must 'and leads to its place in the list' [ -z \
	"$(comm -23 "$scratch/targets" "$scratch/ids")" ]
must 'the picture has a name and a description' grep -q \
	'<title id="_timechart-title">..*</title><desc id="_timechart-desc">40 events, ..*</desc>' "$page"
must 'each mark says what it is' [ "$(grep -o '<a class="tc-event"[^>]*>' \
	"$page" | grep -c 'aria-label="[^"]*: [^"]*"')" = 40 ]
must 'soft dates have soft edges' [ "$(grep -o 'fill="url(#_timechart-[a-z]*)"' \
	"$page" | sort | uniq -c | tr -s ' \n' ' ')" = \
	' 4 fill="url(#_timechart-later)" 8 fill="url(#_timechart-soft)" ' ]
for way in people/ada-quill/timeline.html sources/gazette/timeline.html \
	timeline/items.html timeline/records.html; do
	must "$way is a page" [ -f "$site/output/$way" ]
	must "$way is linked" grep -q "href=\"[^\"]*${way#timeline/}\"" \
		"$site/output/people/ada-quill/timeline.html" "$page"
done
way=people/ada-quill/timeline.html
must 'a part has a title of its own' grep -q \
	'<title>Timeline: Ada Quill · Harbour Papers</title>' "$site/output/$way"
must 'and an address' grep -q '<link href="https://h.example/'$way'" rel="canonical">' \
	"$site/output/$way"
must 'and says what it has' grep -q \
	'content="27 events of the timeline: Ada Quill." name="description"' \
	"$site/output/$way"
must 'where an item is told is on the page of a kind' grep -q \
	'Told in <a href="./*">Timeline</a>' "$site/output/timeline/items.html"
must 'and not on the timeline itself' sh -c "! grep -q 'Told in' '$page'"
must 'nobody else is on the page of a person' [ "$(ids \
	"$site/output/people/ada-quill/timeline.html" | wc -l)" = 27 ]
must 'a person has a picture' grep -q '<svg' \
	"$site/output/people/ada-quill/index.html"
must 'a source without events has no timeline' [ ! -e \
	"$site/output/sources/harbour-gazette/timeline.html" ]
must 'lanes by kind are the default' [ "$(grep -o '<text class="tc-lane"[^<]*' \
	"$page" | sed 's/.*>//' | tr '\n' ' ')" = 'Events Records ' ]
printf 'theme_params:\n  timeline_lanes: people\n' >>"$site/content/site.yaml"
run build --site "$site"
wants 'lanes by person build' 0
must 'a lane has the name of its person' grep -q \
	'<text class="tc-lane"[^>]*>Ada Quill</text>' "$page"
must 'and what nobody is in has one' grep -q \
	'<text class="tc-lane"[^>]*>Others</text>' "$page"

# What is known of a month is under no day, of a year under no month.
new_site coarse
{
	printf -- '---\ntitle: T\n---\n'
	for i in $(seq 1 28); do
		printf -- '- **1931-03-%02d** Rain %d.\n- **1931-04-%02d** x %d\n' \
			"$i" "$i" "$i" "$i"
	done
	printf -- '- **1931** {#year} Some time.\n'
	printf -- '- **1931-03-XX** {#month} Some day.\n'
} >"$site/content/timeline.md"
run build --site "$site"
wants 'days, a month and a year build' 0
tr '\n' ' ' <"$site/output/timeline/index.html" |
	sed 's/<h2/\n<h2/g' >"$scratch/groups"
must 'a year has its own heading' grep -q \
	'<h2 id="_on-1931">1931</h2>.*id="year"' "$scratch/groups"
must 'a month has its own heading' grep -q \
	'<h2 id="_on-1931-03">March 1931</h2>.*id="month"' "$scratch/groups"
must 'a day has one' grep -q \
	'<h2 id="_on-1931-03-04">4 March 1931</h2>' "$scratch/groups"

# An open date is no day; of many people there is room for the first.
new_site crowd
for i in $(seq 1 43); do
	printf -- '---\ntitle: Person %s\n---\n' "$i" >"$site/content/people/p$i.md"
	printf -- '- **1931-03-04** [P](people/p%s.md) reads.\n' "$i"
done >"$scratch/crowd.md"
{
	printf -- '---\ntitle: T\n---\n'
	cat "$scratch/crowd.md"
	printf -- '- **[1931-03-04..]** {#open} Some time after.\n'
	printf -- '- **1931-03-05** {#next} The day after.\n'
} >"$site/content/timeline.md"
run build --site "$site"
wants 'a crowd builds' 0
page=$site/output/timeline/index.html
must 'the people who are left are counted' grep -q \
	'<li class="tl-more"><a href="../people/">and 3 more</a>' "$page"
tr '\n' ' ' <"$page" | sed 's/<h2/\n<h2/g' >"$scratch/groups"
must 'an open date is under no day' grep -q \
	'^<h2>Not known to the [a-z]*</h2>.*id="open"' "$scratch/groups"
must 'what follows is' grep -q '^<h2.*1931.*</h2>.*id="next"' "$scratch/groups"

new_site thousands
made 5000 >"$site/content/timeline.md"
run build --site "$site"
wants 'thousands build' 0
page=$site/output/timeline/index.html
must 'the picture says how many' grep -q \
	'aria-label="[0-9]* events from [^"]*" href="#e' "$page"
must 'in few marks' [ "$(targets "$page" | wc -l)" -lt 100 ]
must 'and all are in the list' [ "$(ids "$page" | wc -l)" = 5000 ]

finish
