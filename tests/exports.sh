#!/bin/sh
# What is published beside records and quotations: read by programs that are
# not ours, and by `dossier import`, which has to find the same speakers, times
# and words again. Runs $DOSSIER.
. tests/lib.sh

cd "$scratch" || exit 1

person() {
	printf -- '---\ntitle: "%s"\n---\n' "$3" >"$1/content/people/$2.md"
}

# site NAME: a site with the people of the records.
site() {
	mkdir -p "$1/content/transcripts" "$1/content/people" \
		"$1/content/articles"
	cat >"$1/content/site.yaml" <<-'END'
	title: Harbour
	base_url: https://harbour.example/
	END
	printf -- '---\ntitle: Home\n---\n' >"$1/content/index.md"
	person "$1" ada-quill 'Ada Quill'
	person "$1" bo-marsh 'Bo Marsh'
	person "$1" ö-åström 'Ö. Åström'
	person "$1" o-neil-ito-b "O'Neil Ito-B"
	person "$1" harbour-master-ii 'Harbour Master (II)'
}

site one
cat >one/content/transcripts/call.md <<'END'
---
title: "Harbour --> call: <one> & two"
date: 1931-03-04
participants: [ada-quill, bo-marsh, ö-åström, o-neil-ito-b, harbour-master-ii]
held: recording
duration: "2:01:00"
---
> An editor's note.

**Ada Quill** [0:41]: I have *never* seen
the ledger. [laughter] It was 5 < 6 && 7 > 6 -- AT&amp;T, \<x> --> no.

A second paragraph, said [inaudible 0:04] later.

**Bo Marsh:** An answer without a time.

**Ada Quill?** [0:41]: At the same time. `code`

[gap: not held]

# The second part

**Ö. Åström** [1:02.5] {#peace}: Ja, “så” är det: 10:30.

**O'Neil Ito-B** [59:59]: NOTE it. [redacted: safety] 1. First.

**Unknown voice** [1:00:00]: [inaudible]

**Voice A** [1:00:01]: A voice.

**Harbour Master (II)** [2:00:00.250]: The last words.
END
cat >one/content/transcripts/reported.md <<'END'
---
title: A report
participants: [ada-quill]
fidelity: reported
held: report
---
**Ada Quill** [0:41]: Said that she had “never seen the ledger”.
END
cat >one/content/transcripts/untimed.md <<'END'
---
title: Without times
participants: [ada-quill, bo-marsh]
held: transcript
---
**Ada Quill:** First.

**Bo Marsh** [0:41]: Second.
END
cat >one/content/transcripts/tags.md <<'END'
---
title: Words like tags
participants: [ada-quill]
held: transcript
---
**Ada Quill** [0:41]: Write \<b> there.
END
cat >one/content/transcripts/backwards.md <<'END'
---
title: Backwards
participants: [ada-quill]
held: transcript
---
**Ada Quill** [0:41]: First.

**Ada Quill** [0:40]: Second.
END
cat >one/content/articles/ledger.md <<'END'
---
title: The ledger
date: 1931-03-09
---
She had [“never seen the ledger”](../transcripts/call.md#t1), he gave
[“An answer without a time”](../transcripts/call.md#t2), and somebody [“Ja, “så” är
det”](../transcripts/call.md#peace). She wrote [“50 % of {a\\b} & c_d #1 ~ $2
^”](../transcripts/signs.md#t1) and [“half { a brace”](../transcripts/signs.md#t2).
END
cat >one/content/transcripts/signs.md <<'END'
---
title: Signs {of} \\ 50 % & more
participants: [ada-quill]
held: transcript
date: 1931-03-XX/1931-04
responses:
  - {by: ada-quill, stance: denies, about: wording}
  - {by: bo-marsh, stance: denies, about: wording}
---
**Ada Quill:** It was 50 % of {a\\b} & c_d #1 ~ $2 ^ and more.

**Ada Quill:** It was half { a brace and no more.
END
run build --site one
wants 'a site with records' 0
out=one/output/transcripts

# --- What is made, and what is not ---
must 'captions of a record with times' [ -f $out/call/record.vtt ]
must 'and in SubRip' [ -f $out/call/record.srt ]
for record in reported untimed backwards; do
	must "no captions of $record" [ ! -e $out/$record/record.vtt ]
	must "no SubRip of $record" [ ! -e $out/$record/record.srt ]
	must "text of $record" [ -f $out/$record/record.txt ]
	must "JSON of $record" [ -f $out/$record/record.json ]
	must "$record links to no captions" \
		sh -c "! grep -q 'record.vtt' $out/$record/index.html"
done
must 'no SubRip of words it cannot hold' [ ! -e $out/tags/record.srt ]
must 'but captions that can' grep -q 'Write &lt;b&gt; there' $out/tags/record.vtt
must 'and no link to it' sh -c "! grep -q 'record.srt' $out/tags/index.html"
must 'the page links to them' grep -q \
	'<a href="record.vtt">WebVTT</a>[^<]*· <a href="record.srt">SRT</a>' \
	$out/call/index.html
must 'indirect speech has no voice in JSON' \
	sh -c "! grep -q segments $out/reported/record.json"
must 'nor in text' sh -c "! grep -q 'Ada Quill.*:' $out/reported/record.txt"
must 'what was said is there' grep -q '"said":\["never seen the ledger"\]' \
	$out/reported/record.json

# --- As others read them ---
# Debian's packages are those of Debian's Python.
# reads MODULE: whether there is such a reader; says so when there is none.
reads() {
	$python -c "import $1" 2>/dev/null && return
	echo "note: Python's $1 is not here, what it reads was not tried"
	return 1
}
if reads webvtt; then
	$python - $out/call/record.vtt >captions 2>&1 <<'END'
import sys, webvtt
for caption in webvtt.read(sys.argv[1]):
    print(caption.identifier, caption.start, caption.end,
          caption.raw_text.replace("\n", "|"))
END
	cat >wanted <<'END'
t1 00:00:41.000 00:01:02.500 <v Ada Quill>I have never seen the ledger. [laughter] It was 5 &lt; 6 &amp;&amp; 7 &gt; 6 -- AT&amp;T, &lt;x&gt; --&gt; no.|A second paragraph, said [inaudible 0:04] later.</v>|<v Bo Marsh>An answer without a time.</v>
t3 00:00:41.000 00:01:02.500 <v Ada Quill?>At the same time. code</v>|[gap: not held]
peace 00:01:02.500 00:59:59.000 <v Ö. Åström>Ja, “så” är det: 10:30.</v>
t5 00:59:59.000 01:00:00.000 <v O'Neil Ito-B>NOTE it. [redacted: safety] 1. First.</v>
t6 01:00:00.000 01:00:01.000 <v Unknown voice>[inaudible]</v>
t7 01:00:01.000 02:00:00.250 <v Voice A>A voice.</v>
t8 02:00:00.250 02:01:00.000 <v Harbour Master (II)>The last words.</v>
END
	must 'webvtt-py reads the captions' diff wanted captions
fi
if reads pysrt; then
	$python - $out/call/record.srt >captions 2>&1 <<'END'
import sys, pysrt
text = open(sys.argv[1], encoding="utf-8").read()
for cue in pysrt.from_string(text, error_handling=pysrt.ERROR_RAISE)[:3]:
    print(cue.index, cue.start, cue.end, cue.text.replace("\n", "|"))
END
	cat >wanted <<'END'
1 00:00:41,000 00:01:02,500 Ada Quill: I have never seen the ledger. [laughter] It was 5 < 6 && 7 > 6 -- AT&T, <x> --> no. A second paragraph, said [inaudible 0:04] later.|Bo Marsh: An answer without a time.
2 00:00:41,000 00:01:02,500 Ada Quill?: At the same time. code|[gap: not held]
3 00:01:02,500 00:59:59,000 Ö. Åström: Ja, “så” är det: 10:30.
END
	must 'pysrt reads the cues' diff wanted captions
fi
must 'the last cue of unknown length ends somewhere, and the file says so' \
	grep -q 'the last cue ends where it may' $out/tags/record.vtt

# --- Citations ---
quotes=one/output/quotes
answer=$quotes/bo-marsh-an-answer-without-a-time
must 'a citation for BibTeX' [ -f $answer/citation.bib ]
must 'a citation in CSL-JSON' [ -f $answer/citation.json ]
must 'an annotation' [ -f $answer/annotation.jsonld ]
must 'all of it without a script' grep -q '@misc{bo-marsh-an-answer' \
	$answer/index.html
must 'links to the files' grep -q 'href="citation.bib">BibTeX' \
	$answer/index.html
must 'a deep link' grep -qF '#t2:~:text=An%20answer%20without%20a%20time' \
	$answer/index.html
must 'nothing is rated' sh -c "! grep -ri claimreview one/output"
if reads pybtex; then
	$python - $quotes/*/citation.bib >found 2>&1 <<'END'
import sys
from pybtex.database import parse_file
for path in sys.argv[1:]:
    for key, entry in parse_file(path, "bibtex").entries.items():
        print(key, entry.persons["author"][0], entry.fields["note"],
              entry.fields.get("year"), entry.fields["date"], sep=" | ")
END
	cat >wanted <<'END'
ada-quill-half-a-brace | {Ada Quill} | {“half a brace” (disputed)} | None | 1931-03-XX/1931-04
ada-quill-never-seen-the-ledger | {Ada Quill} | {“never seen the ledger”} | 1931 | 1931-03-04
ada-quill-50-of-a-b-c-d-1-2 | {Ada Quill} | {“50 \% of \{a\textbackslash{}b\} \& c\_d \#1 \textasciitilde{} \$2 \textasciicircum{}” (disputed)} | None | 1931-03-XX/1931-04
END
	sort -o wanted wanted
	grep '^ada' found | sort | sed 's/  / /g' >ours
	must 'pybtex reads the citations' diff wanted ours
	must 'all of them' [ "$(grep -c ' | {' found)" = 5 ]
fi
if reads citeproc; then
	$python - $quotes/*/citation.json >found 2>&1 <<'END'
import json, sys, warnings
from citeproc.source.json import CiteProcJSON
warnings.simplefilter("error")  # of unknown fields and types
for path in sys.argv[1:]:
    items = json.load(open(path, encoding="utf-8"))
    for item in items:  # what citeproc-py 0.6 knows of older names
        if item["type"] == "personal_communication":
            item["type"] = "personal-communication"
    for key, item in CiteProcJSON(items).items():
        print(key, item["author"][0]["literal"], item["issued"], sep=" | ")
END
	must 'citeproc-py reads the citations' grep -q \
		'^bo-marsh-an-answer-without-a-time | Bo Marsh' found
fi
# spoiled WHAT JSON: the check of CSL-JSON says what is wrong with it.
spoiled() {
	printf '[{"id": "a", "type": "speech", %s}]' "$2" >spoiled.json
	$python "$top/tests/citations/check.py" spoiled.json >found 2>&1
	must "what is no CSL-JSON is told: $1" grep -qF "$1" found
}
spoiled 'tier: not known' '"tier": "exact"'
spoiled 'a type that is none: utterance' '"type": "utterance"'
spoiled 'title: of the wrong type' '"title": 1931'
spoiled "a name with ['name']" '"author": [{"name": "Ada Quill"}]'
spoiled 'a date that is none' '"issued": "4 March 1931"'
spoiled "a date with ['words']" '"issued": {"words": "March"}'
spoiled 'not one or two dates' '"issued": {"date-parts": []}'
spoiled 'not one to three parts' '"issued": {"date-parts": [[1931, 3, 4, 9]]}'
spoiled 'parts that are no numbers' '"issued": {"date-parts": [["1931"]]}'
spoiled 'a month that is none' '"issued": {"date-parts": [[1931, 0]]}'
echo '[{"title": "Nobody"}]' >spoiled.json
$python "$top/tests/citations/check.py" spoiled.json >found
must 'an item has a type and an id' [ "$(cut -d: -f2 found | tr -d '\n')" = \
	' no type no id' ]
must 'citations are CSL-JSON' $python "$top/tests/citations/check.py" \
	$quotes/*/citation.json one/output/data/quotations.csl.json
$python - one/output/data/quotations.csl.json >found 2>&1 <<'END'
import json, sys
for item in json.load(open(sys.argv[1], encoding="utf-8")):
    print(item["id"], item["issued"])
END
must 'a date is numbers' grep -qF \
	"ada-quill-never-seen-the-ledger {'date-parts': [[1931, 3, 4]]}" found
must 'a date of which not all is known is words' grep -q \
	"ada-quill-half-a-brace {'literal': '.*March 1931" found
$python - $quotes/*/ >found 2>&1 <<'END'
import html, json, re, sys
for folder in sys.argv[1:]:
    note = json.load(open(folder + "annotation.jsonld", encoding="utf-8"))
    assert note["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert note["type"] == "Annotation"
    assert note["id"].endswith("/annotation.jsonld"), note["id"]
    target = note["target"]
    page = open("one/output/" + target["source"].split("example/")[1]
                + "index.html", encoding="utf-8").read()
    anchor = target["selector"]["value"]
    assert 'id="%s"' % anchor in page, anchor
    words = " ".join(html.unescape(re.sub("<[^>]*>", "", page)).split())
    assert target["selector"]["refinedBy"]["exact"] in words
    own = open(folder + "index.html", encoding="utf-8").read()
    data = next(one for one in map(json.loads, re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', own))
        if one.get("@type") == "Quotation")
    assert data["text"]
    print(data["@id"], data["creator"]["name"])
END
must 'annotations select words of the record' \
	[ "$(grep -c '^https:' found)" = 5 ]
cat found >"$said"
must 'and JSON-LD names who spoke' grep -q 'Bo Marsh$' found

# --- Out and in again ---
# turns FILE: who, when and what of a record's JSON, a line a turn.
turns() {
	$python - "$1" <<'END'
import json, sys
for item in json.load(open(sys.argv[1]))["items"]:
    if item["kind"] == "turn":
        speaker = item.get("speaker", {}).get("name") or item["label"]
        print(speaker, item["is_uncertain"], item.get("time"),
              " ".join(item["text"].split()), sep="\t")
    elif item["kind"] == "gap":
        print(item["text"])
END
}
# again FORMAT [LINES]: imports a published file; LINES: what of the turns has
# to be the same.
again() {
	rm -rf two
	site two
	run import "$out/call/record.$1" --title Harbour \
		--to two/content/transcripts/call.md
	wants "import of record.$1" 0
	cp "$said" "told.$1"
	run build --site two
	wants "a site with the imported record.$1" 0
	turns two/output/transcripts/call/record.json >"turns.$1"
	must "record.$1 has the same turns" diff turns.one "turns.$1"
}
turns $out/call/record.json >turns.one
must 'turns are found' [ "$(wc -l <turns.one)" = 9 ]
again vtt
again srt
again txt
# Podcasts' segments know no remarks between turns.
sed -i '/^\[gap/d' turns.one
again json

finish
