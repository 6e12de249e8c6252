#!/bin/sh
# Dates in words: every form of tests/dates/words.txt and every row of the
# table in the manual, as the default theme shows them on a page.
. tests/lib.sh

# build_site NAME <LIST: a site whose one page has an event for each line.
build_site() {
	site=$scratch/$1
	mkdir -p "$site/content"
	printf 'title: Dates\nlanguage: %s\n' "${2:-en}" \
		>"$site/content/site.yaml"
	{
		printf -- '---\ntitle: Dates\n---\n\n'
		sed 's/.*/- **&** Something./'
	} >"$site/content/index.md"
	run build --site "$site"
	wants "$1: the site builds" 0
}

# shown NAME: what its page says in place of each date, a line each.
shown() {
	grep -oE '<(time|span)[^>]* (datetime|data-edtf)=[^>]*>[^<]*' \
		"$scratch/$1/output/index.html" |
		sed 's/<[^>]*>//g'
}

# compare NAME FILE: each line of FILE is a date, a tab and its words.
compare() {
	cut -f1 "$2" | build_site "$1"
	cut -f2 "$2" >"$scratch/$1.wanted"
	shown "$1" >"$scratch/$1.shown"
	must "$1: there are dates" [ -s "$scratch/$1.wanted" ]
	must "$1: words" diff -u "$scratch/$1.wanted" "$scratch/$1.shown"
}

grep -v '^#' tests/dates/words.txt >"$scratch/words.txt"
compare forms "$scratch/words.txt"

# The manual: rows of | `date` | words | meaning |.
sed -n '/^## Mistakes/q; s/^| `\([^`]*\)` *| \([^|]*[^ |]\) *|.*/\1\t\2/p' \
	content/manual/dates.md >"$scratch/manual.txt"
must 'the manual has rows' [ "$(wc -l <"$scratch/manual.txt")" -gt 20 ]
compare manual "$scratch/manual.txt"

# The manual's mistakes: rows of | `date` | message, and the message is told.
sed -n '/^## Mistakes/,$ s/^| `\([^`]*\)` *| “\([^”]*\)”.*/\1\t\2/p' \
	content/manual/dates.md >"$scratch/mistakes.txt"
must 'the manual has mistakes' [ "$(wc -l <"$scratch/mistakes.txt")" -gt 4 ]
while IFS='	' read -r date message; do
	site=$scratch/mistake
	mkdir -p "$site/content/articles"
	printf 'title: Dates\n' >"$site/content/site.yaml"
	printf -- '---\ntitle: A\ndate: "%s"\n---\nWords.\n' "$date" \
		>"$site/content/articles/a.md"
	run build --site "$site"
	must "$date: is told" grep -qF "\"$date\" is no date: $message" "$said"
	wants "$date: one error" 1 '^1 error'
done <"$scratch/mistakes.txt"

# What is a machine's date in HTML, and what is not.
printf '1985-04-12\n1985-04\n1985\n' | build_site plain
must 'datetime' [ "$(grep -o 'datetime="[^"]*"' \
	"$scratch/plain/output/index.html" | tr '\n' ' ')" = \
	'datetime="1985-04-12" datetime="1985-04" datetime="1985" ' ]
printf '1985~\n[1667, 1668]\n0000\n1985-04-12T23:20:30-04\n2001-21\n' |
	build_site soft
must 'data-edtf' [ "$(grep -o 'data-edtf="[^"]*"' \
	"$scratch/soft/output/index.html" | tr '\n' ' ')" = \
	"$(printf 'data-edtf="%s" ' '1985~' '[1667,1668]' 0000 \
		1985-04-12T23:20:30-04 2001-21)" ]
must 'no datetime' sh -c \
	"! grep -q -e datetime= -e '<time' '$scratch/soft/output/index.html'"

# Dates that no list item has, in front matter.
for date in ../.. /.. ../; do
	site=$scratch/none
	mkdir -p "$site/content/articles"
	printf 'title: Dates\n' >"$site/content/site.yaml"
	printf -- '---\ntitle: A\ndate: "%s"\n---\nWords.\n' "$date" \
		>"$site/content/articles/a.md"
	run build --site "$site"
	wants "$date" 0
	case $date in
	../..) words='at any time' ;;
	/..) words='from an unknown date onwards' ;;
	../) words='until an unknown date' ;;
	esac
	must "$date in words" grep -q ">$words<" \
		"$site/output/articles/a/index.html"
done

# The program has words of other languages, and a theme others.
site=$scratch/deutsch
mkdir -p "$site/themes/mine/strings"
printf 'return { name = "mine", api = 1, parent = "broadsheet" }\n' \
	>"$site/themes/mine/theme.lua"
printf 'return { date_approximate = "etwa {date}" }\n' \
	>"$site/themes/mine/strings/de.lua"
printf '2025-10-24/2025-10-26\n2025-10~\n{1960,1961-12}\n1985-04-X5\n' |
	build_site deutsch de
must 'German' [ "$(shown deutsch | tr '\n' '|')" = \
	'24.–26. Oktober 2025|um Oktober 2025|1960 und Dezember 1961|5., 15. oder 25. April 1985|' ]
printf 'theme: mine\n' >>"$site/content/site.yaml"
run build --site "$site"
wants 'a theme that says it otherwise' 0
must 'its words' [ "$(shown deutsch | sed -n 2p)" = 'etwa Oktober 2025' ]
printf 'strings: {date_approximate: "ungefähr {date}", months: {10: Weinmonat}}\n' \
	>>"$site/content/site.yaml"
run build --site "$site"
wants 'a site that says it otherwise' 0
must 'the words of the site' [ "$(shown deutsch | sed -n 2p)" = \
	'ungefähr Weinmonat 2025' ]
printf '1985-05-01\n../1985\n' | build_site français fr
must 'French' [ "$(shown français | tr '\n' '|')" = \
	'1er mai 1985|jusqu’à 1985|' ]
printf '1985-05-01\n1931~\n' | build_site español es
must 'Spanish' [ "$(shown español | tr '\n' '|')" = \
	'1 de mayo de 1985|hacia 1931|' ]

# A language of a theme alone.
site=$scratch/latina
mkdir -p "$site/themes/mine/strings"
printf 'return { name = "mine", api = 1, parent = "broadsheet" }\n' \
	>"$site/themes/mine/theme.lua"
cat >"$site/themes/mine/strings/la.lua" <<'END'
return { months = { [5] = "Maii" }, date_day = "die {day} mensis {month} anni {year}" }
END
printf '1985-05-01\n' | build_site latina la
printf 'theme: mine\n' >>"$site/content/site.yaml"
run build --site "$site"
wants 'a language of a theme' 0
must 'in its order' [ "$(shown latina)" = 'die 1 mensis Maii anni 1985' ]

finish
