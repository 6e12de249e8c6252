#!/bin/sh
# What pages say of themselves: descriptions, Open Graph, and JSON-LD held
# against schema.org's terms (rdflib) and, where npm's schema-dts is there
# (make deps check-browser), against what each type has. Runs $DOSSIER.
. tests/lib.sh

cd "$scratch" || exit 1

mkdir -p one/content
cat >one/content/site.yaml <<'END'
title: "Harbour <Papers> & more"
description: A made-up dossier.
base_url: https://harbour.example/papers/
language: pt-BR
timezone: Europe/Berlin
END
doc index.md 'title: Home' </dev/null
doc people/ada-quill.md 'title: Ada Quill' 'role: Harbour master' \
	'affiliation: Harbour Board' 'also_known_as: [A. Q.]' </dev/null
doc people/bo-marsh.md 'title: Bo Marsh' </dev/null
doc sources/gazette.md 'title: The Gazette of 9 March' 'publisher: Harbour Gazette' \
	'author: D. Pell' 'date: 1931-03-09' 'url: https://gazette.example/9' </dev/null
doc sources/guess.md 'title: A guess' 'date: 1931-03-09' 'basis: inference' </dev/null
doc transcripts/call.md 'title: Harbour call' 'date: 1931-03-04' \
	'participants: [ada-quill, bo-marsh]' 'held: recording' 'source: gazette' \
	'audio: call.mp3' 'duration: "1:05:12"' 'language: en' \
	'responses:' '  - {by: bo-marsh, stance: denies, about: wording}' <<'END'
**Ada Quill** [0:41]: I have never seen the ledger.

**Bo Marsh:** Of use.
END
printf 'sound' >one/content/transcripts/call.mp3
doc transcripts/soft.md 'title: Soft' 'date: 1931-03~' 'participants: [bo-marsh]' \
	'translation_of: call.md' 'translated_by: ada-quill' 'held: excerpts' <<'END'
**Bo Marsh:** De uso. {#t2}
END
sed -i 's/ {#t2}//; s/^\*\*Bo Marsh:\*\* De/**Bo Marsh** {#t2}: De/' \
	one/content/transcripts/soft.md
doc articles/ledger.md 'title: "The ledger & the <quay>"' 'date: 2025-11-03' \
	'byline: Ada Quill' 'tags: [Ledgers, The quay]' 'image: map.png' \
	'image_alt: "A map of the \"quay\""' \
	'corrections:' '  - {date: 2025-12-01, kind: correction, text: It was March.}' \
	<<'END'
She had [“never seen the ledger”](../transcripts/call.md#t1). `</script>` & "more".
END
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\3\40\0\0\2\130\10\2\0\0\0\0\0\0\0\0\0\0\0IEND\256B\140\202' \
	>one/content/articles/map.png
doc articles/plain.md 'title: Plain' 'byline: Cy Webb' <<'END'
Nothing is known of when this came out. It has more than two hundred characters in its first
paragraph, so that what stands for a description has to be cut somewhere, at the end of a word
and not in it, and shows that it was cut.
END
doc timeline.md 'title: Timeline' <<'END'
- **1931-03-04** The call.
- **1931-03-05/1931-03-07** Three days in port.
- **1931-03** The month of the flood.
- **1931-03-10~** About the tenth.
- **1931-03-11/..** Open.
- **undated** Nobody knows.
- **[1931-03-12, 1931-03-13]** One of two days.
END
doc notes.md 'title: Notes' 'noindex: true' <<'END'
Not to be found.
END

run build --site one --now 2026-01-01 --quiet
wants 'a site with all kinds of pages' 0
out=one/output

# has PAGE ATTRIBUTE NAME VALUE: a meta of the page, as HTML has it.
has() {
	must "$1 has $3 $4" grep -qF "<meta content=\"$4\" $2=\"$3\">" "$out/$1index.html"
}

# lacks PAGE WORDS
lacks() {
	must "$1 has no $2" sh -c '! grep -qF "$1" "$2"' sh "$2" "$out/$1index.html"
}

article=articles/ledger/
url=https://harbour.example/papers
has $article property og:type article
has $article property og:title 'The ledger &amp; the &lt;quay&gt;'
has $article property og:site_name 'Harbour &lt;Papers&gt; &amp; more'
has $article property og:locale pt_BR
has $article property og:url $url/$article
has $article property og:description 'She had “never seen the ledger”. &lt;/script&gt; &amp; &quot;more&quot;.'
has $article name description 'She had “never seen the ledger”. &lt;/script&gt; &amp; &quot;more&quot;.'
has $article property og:image $url/articles/map.png
has $article property og:image:width 800
has $article property og:image:height 600
has $article property og:image:alt 'A map of the &quot;quay&quot;'
has $article property article:published_time 2025-11-03T00:00:00+01:00
has $article property article:modified_time 2025-12-01T00:00:00+01:00
has $article property article:author $url/people/ada-quill/
has $article property article:section Articles
has $article property article:tag 'The quay'
has $article name author 'Ada Quill'
has $article name twitter:card summary_large_image
must 'it has a canonical address' grep -qF \
	"<link href=\"$url/$article\" rel=\"canonical\">" $out/$article/index.html
has '' property og:type website
has '' name description 'A made-up dossier.'
has people/ada-quill/ property og:type profile
has quotes/ada-quill-never-seen-the-ledger/ name description \
	'“never seen the ledger” (disputed) Ada Quill, in “Harbour call”, 4 March 1931. As published by Harbour &lt;Papers&gt; &amp; more.'
# What is not known is not there.
for unknown in article:published_time article:modified_time article:author og:image; do
	lacks articles/plain/ $unknown
done
must 'a description is cut between words' grep -q \
	'<meta content="Nothing is known [^"]*[a-z] …" name="description">' \
	$out/articles/plain/index.html
lacks transcripts/call/ 'name="description"'
lacks transcripts/call/ og:description
has articles/plain/ name twitter:card summary
lacks notes/ ld+json
must 'nothing of the kind where nothing was found' sh -c \
	"! grep -q 'og:\|ld+json' $out/404.html"

# ---- For machines ----

types=$(dirname "$DOSSIER")/browser/node_modules/schema-dts/dist/schema.d.ts
if [ ! -f "$types" ]; then
	echo 'note: schema-dts is not here, which type has what was not looked up'
	types=
fi
# shellcheck disable=SC2086 # nothing where there are no types
must 'all of it is in the vocabulary of schema.org' \
	$python "$top/tests/metadata/check.py" $out $types
# shellcheck disable=SC2086
$python "$top/tests/metadata/check.py" $out $types >things

# is PAGE TYPE PATTERN: a node of the page.
is() {
	must "$1 is a $2 with $3" grep -qE "^$1 $2 .*$3" things
}

for node in "$article ReportageNewsArticle" "people/ada-quill/ Person" \
	"quotes/ada-quill-never-seen-the-ledger/ Quotation" \
	"transcripts/call/ Conversation" "transcripts/soft/ Conversation" \
	"sources/gazette/ CreativeWork" "/ WebSite" "$article BreadcrumbList"; do
	must "there is $node" grep -q "^$node " things
done
is $article ReportageNewsArticle '"headline": "The ledger & the <quay>"'
is $article ReportageNewsArticle '"author": {"@id": "[^"]*people/ada-quill/", "@type": "Person", "name": "Ada Quill"}'
is $article ReportageNewsArticle '"datePublished": "2025-11-03T00:00:00\+01:00"'
is $article ReportageNewsArticle '"correction": \[{"@id": "[^"]*#_correction-1", "@type": "CorrectionComment", "datePublished": "2025-12-01", "text": "It was March."}\]'
is $article ReportageNewsArticle '"citation": \[{"@id": "[^"]*transcripts/call/", "@type": "CreativeWork"'
is $article ReportageNewsArticle '"audio": \[{"@type": "AudioObject", "contentUrl": "[^"]*call.mp3", "duration": "PT1H5M12S", "encodingFormat": "audio/mpeg"'
is $article ReportageNewsArticle '"image": {"@type": "ImageObject", "caption": "A map of the'
is articles/plain/ ReportageNewsArticle '"creditText": "Cy Webb"'
is transcripts/call/ Conversation '"dateCreated": "1931-03-04"'
is transcripts/soft/ Conversation '"translationOfWork": {[^}]*"name": "Harbour call"'
is transcripts/soft/ Conversation '"translator": {[^}]*"name": "Ada Quill"'
is sources/gazette/ CreativeWork '"publisher": {"@type": "Organization", "name": "Harbour Gazette"}'
is people/ada-quill/ Person '"alternateName": \["A. Q."\]'
must 'a soft date is none' sh -c '! grep "^transcripts/soft/" things | grep -q dateCreated'
must 'nor is an inferred one' sh -c '! grep "^sources/guess/" things | grep -q datePublished'
must 'whose day is not known says none' sh -c \
	'! grep "^articles/plain/ Rep" things | grep -q "date[A-Z]"'
grep '^timeline/ Event' things | grep -o '"[a-z]*Date": "[^"]*"' >dates
printf '%s\n' '"startDate": "1931-03-04"' '"endDate": "1931-03-07"' \
	'"startDate": "1931-03-05"' '"startDate": "1931-03"' | sort >wanted
must 'events have only dates that are known' sh -c 'sort dates | cmp - wanted'
must 'and nothing rates what was said' sh -c "! grep -rq ClaimReview $out"
must 'data ends no script' grep -qF '. \u003c/script> & \"more\"' \
	$out/$article/index.html

# The check finds what is no term, or not one of its type.
cp -r $out wrong
sed -i 's/"headline":/"headlnie":/' wrong/$article/index.html
must 'a word that is no term is found' sh -c \
	"! $python '$top/tests/metadata/check.py' wrong $types"

# ---- Without an address there is nothing to name ----

sed -i '/^base_url/d' one/content/site.yaml
run build --site one --now 2026-01-01 --quiet
wants 'a site that does not know where it will be' 0
has $article property og:title 'The ledger &amp; the &lt;quay&gt;'
for absolute in og:url og:image article:author ld+json canonical; do
	lacks $article $absolute
done
finish
