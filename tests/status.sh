#!/bin/sh
# Whoever quotes a contested record has to say so on the page: broadsheet does,
# at the quotation and beside the record; a theme that drops it is told (Q011),
# and with --strict nothing is built.
. tests/lib.sh

site=$scratch/site
cp -r tests/golden/inquiry/site "$site"
output=$scratch/output
article=$output/articles/ledger/index.html

run build --site "$site" --output "$output" --strict
wants "broadsheet shows every status" 0
must "at the quotation" grep -q \
	'badge-status status-denied" data-status-of="harbour-call:denies"' "$article"
must "beside the record" grep -q \
	'class="status status-denied" data-status-of="harbour-call:denies"' "$article"
must "with the response in full" grep -q \
	'class="response" data-status-of="harbour-call:denies"' "$article"
must "and at each word of a speaker's concordance" grep -q \
	'class="status status-denied" data-status-of="harbour-call:denies"' \
	"$output/people/ada-quill/concordance.html"

# A theme that leaves the badges and the responses out.
bare=$site/themes/bare
cat >"$bare/parts/badge.lua" <<'END'
local function nothing() return nil end

return { words = nothing, status = nothing, sign = nothing }
END
echo 'return function() return nil end' >"$bare/parts/responses.lua"
run build --site "$site" --output "$output" --quiet
wants "a page without the status is told" 0 \
	'warning\[Q011\]' 'content/articles/ledger.md:11:29' 'data_status_of'
rm -rf "$output"
run build --site "$site" --output "$output" --quiet --strict
wants "and is an error where warnings are" 1 'Q011'
must "nothing is published then" [ ! -e "$output" ]

# The manual's page on it: its documents are a site.
manual=$scratch/manual
mkdir -p "$manual/content/people" "$manual/content/articles" \
	"$manual/content/transcripts"
printf 'title: Examples\nlanguage: en\nbase_url: https://harbour.example/\n' \
	>"$manual/content/site.yaml"
printf -- '---\ntitle: Ada Quill\n---\n' >"$manual/content/people/ada-quill.md"
printf -- '---\ntitle: Bo Marsh\n---\n' >"$manual/content/people/bo-marsh.md"
awk -v to="$manual/" '/^```markdown / { file = to $2; next }
	/^```$/ { file = ""; next }
	file { print > file }' content/manual/corrections.md
run build --site "$manual" --output "$output" --strict
wants "the manual's site is well" 0
page=$output/articles/ledger/index.html
must "an editor's note comes first" awk '
	/notice-editor-s-note.*Bo Marsh disputes.*class="prose"/ { found = 1 }
	END { exit !found }' "$page"
must "corrections have a page" grep -q 'misspelt' "$output/corrections/index.html"
must "and a feed" grep -q 'articles/ledger/#_correction-1' \
	"$output/corrections.xml"
must "why no recording is published" grep -q 'names a child' \
	"$output/transcripts/harbour-call/index.html"
must "a withdrawn page says why" grep -q 'A court ordered' \
	"$output/clerk/index.html"
must "and asks not to be indexed" grep -q 'content="noindex"' \
	"$output/clerk/index.html"
must "nothing of it is published" sh -c "! grep -rq 'Nothing of this' '$output'"

# An entry of a feed needs a whole address, which only base_url gives.
sed -i '/base_url/d' "$manual/content/site.yaml"
run build --site "$manual" --output "$output" --strict
wants "a site that does not know where it will be is well" 0
must "it has no feed of corrections" [ ! -e "$output/corrections.xml" ]
finish
