#!/bin/sh
# Every example of the manual's pages on quotations and records, run through the
# program: what they say is accepted has the tier they say, what they say is
# refused is refused with the code they say, the messages are those they show,
# and a record reads as they say.
. tests/lib.sh

# A document with a title and nothing else.
titled() {
	printf -- '---\ntitle: %s\n---\n' "$1"
}

# site FOLDER: a site with the people of the examples.
site() {
	content=$1/content
	mkdir -p "$content/articles" "$content/transcripts" "$content/people" \
		"$content/sources"
	printf 'title: Examples\nlanguage: en\n' >"$content/site.yaml"
	titled Home >"$content/index.md"
	titled 'Ada Quill' >"$content/people/ada-quill.md"
	titled 'Bo Marsh' >"$content/people/bo-marsh.md"
	titled 'Harbour Gazette' >"$content/sources/harbour-gazette.md"
}

# ---- Quotations ----

page=content/manual/quotations.md
site "$scratch/good"
site "$scratch/bad"
must 'the examples can be read' awk -v site="$scratch" -f tests/manual.awk \
	"$page"
cp "$scratch/must" "$scratch/examples"
run list quotations --site "$scratch/good" --format json
wants 'nothing that the manual accepts is refused' 0
cp "$said" "$scratch/good.told"
run check --site "$scratch/bad" --format json
wants 'what the manual refuses fails the build' 1
cp "$said" "$scratch/bad.told"

# told FILE NAME: all that was told of the article.
told() {
	grep -F "\"content/articles/$2.md\"" "$scratch/$1.told" >"$said"
}

# Whether the article's quotation has the tier, and the warning or none.
accepted() {
	told good "$1"
	grep -q "\"tier\":\"${2%%,*}\"" "$said" || return 1
	case $2 in
	*,*) grep -q "\"code\":\"${2##*, }\"" "$said" ;;
	*) ! grep -q '"severity"' "$said" ;;
	esac
}

refused() {
	told bad "$1"
	grep -q "\"code\":\"$2\"" "$said" && [ "$(wc -l <"$said")" -eq 1 ]
}

# says TEXT[TAB TEXT...]: each stands in what was told.
says() {
	printf '%s' "$1" | tr '\t' '\n' >"$scratch/says"
	while IFS= read -r words || [ -n "$words" ]; do
		grep -qF -e "$words" "$said" || return 1
	done <"$scratch/says"
}

tab=$(printf '\t')
while IFS=$tab read -r name line outcome rest; do
	case $outcome in
	[A-Z][0-9]*) refused "$name" "$outcome" ;;
	*) accepted "$name" "$outcome" ;;
	esac || {
		fail "$page:$line: $outcome"
		continue
	}
	if says "$rest"; then
		pass
	else
		fail "$page:$line: does not say: $rest"
	fi
done <"$scratch/examples"

# A page without examples would test nothing.
must 'the page has examples' test "$passed" -gt 100

# ---- Records ----

page=content/manual/records.md
site "$scratch/records/empty"
must 'the records can be read' awk -v site="$scratch/records" \
	-f tests/manual_records.awk "$page"
cp "$scratch/must" "$scratch/examples"

# The text beside the page, without the lines on what it is.
reads() {
	sed '/^# /d' "$1/output/transcripts/example/record.txt" |
		sed '1{/^$/d;}' >"$said"
	cmp -s "$said" "$1.reads"
}

while read -r number line; do
	folder=$scratch/records/$number
	run build --site "$folder" --strict
	if [ -f "$folder.told" ]; then
		while IFS= read -r words; do
			grep -qF -e "$words" "$said" ||
				fail "$page:$line: does not say: $words"
		done <"$folder.told"
		wants "$page:$line: told" 1
		continue
	fi
	wants "$page:$line: nothing is told" 0 || continue
	[ -f "$folder.reads" ] || continue
	if reads "$folder"; then
		pass
	else
		fail "$page:$line: reads otherwise"
	fi
done <"$scratch/examples"
must 'the page has records' test "$(wc -l <"$scratch/examples")" -gt 10
finish
