#!/bin/sh
# `dossier import` as a user meets it: arguments, where the record goes, what
# is told, and that the site builds with it.
. tests/lib.sh

cd "$scratch" || exit 1
mkdir -p content/transcripts content/people
printf 'title: Harbour\n' >content/site.yaml
printf -- '---\ntitle: Home\n---\n' >content/index.md
cat >call.vtt <<'END'
WEBVTT Harbour call

peace
00:41.000 --> 00:43.000 line:0
<v Ada Quill>I have *never* seen
the ledger. [laughter]

01:02:03.000 --> 01:02:04.500
<v Bo Marsh>AT&amp;T: [0:41] _what_ <3?
END

# Wrong usage.
run import
wants 'a missing file' 2 'C004' 'import needs FILE'
run import call.vtt call.vtt
wants 'a file too many' 2 'C004' 'does not take "call.vtt"'
run import call.vtt --from docx
wants 'a format that is none' 2 'C003' 'docx' 'vtt, srt, csv, json or text'
run import call.vtt --kind article
wants 'a kind that is no record' 2 'C003' 'article' 'transcript or statement'
run import call.vtt --title ' '
wants 'an empty title' 2 'C003' '--title'
run import call.vtt --jobs 2
wants 'an option of another command' 2 'C002' '--jobs'
run import --help
wants 'help' 0 'import FILE \[OPTIONS\]' '^  FILE ' '--every-cue' '--to FILE'
run --help
wants 'the command in the list' 0 '^  import '

# Files.
run import nowhere.vtt
wants 'a file that is not there' 1 'F001' 'nowhere.vtt'
run import content
wants 'a folder' 1 'I001' '--from'
run import content --from vtt
wants 'a folder as a file' 1 'F005'
cp call.vtt call
run import call
wants 'a name that says nothing' 1 'I001' '--from vtt, srt, csv, json or text'
run import call --from vtt
wants 'the format said' 0 '\*\*Ada Quill\*\*'
mv call ./-call.vtt
run import -- -call.vtt
wants 'a name with a hyphen' 0 '\*\*Ada Quill\*\*'
run import call.vtt --from srt
wants 'the format said wrong' 0 'WEBVTT'
run import call.vtt --from json
wants 'another format said wrong' 1 'call.vtt:1:[0-9]*: error\[I001\]'

# The record on standard output, the rest on standard error.
"$DOSSIER" import call.vtt >out.md 2>err.txt || fail 'a plain import'
must 'has the record' grep -q '^title: "Harbour call"$' out.md
must 'and nothing else' [ "$(head -n 1 out.md)" = '---' ]
must 'and the people' grep -qx 'participants: \[ada-quill, bo-marsh\]' out.md
cp err.txt "$said"
code=0
wants 'what is told' 0 'call.vtt:4:25: warning\[I002\]' \
	'2 cues, 2 turns, 2 speakers' 'content/people/ada-quill.md' \
	'content/people/bo-marsh.md'
run import call.vtt --quiet
must 'quiet leaves the summary out' sh -c "! grep -q '2 cues' '$said'"

# A file of its own.
to=content/transcripts/harbour-call.md
run import call.vtt --to $to --title 'A "call": #1'
wants 'a file' 0 '2 turns'
must 'has the record' grep -qF 'title: "A \"call\": #1"' $to
cp $to before.md
run import call.vtt --to $to
wants 'a file that is there' 1 'F004' 'there is a file already'
must 'is as it was' cmp -s $to before.md
run import call.vtt --to gone/x.md
wants 'a folder that is not there' 1 'F004' 'gone/x.md'
run import nowhere.vtt --to new.md
must 'nothing is written without a record' [ ! -e new.md ]
if [ -w /dev/full ]; then
	code=0
	"$DOSSIER" import call.vtt >/dev/full 2>"$said" || code=$?
	wants 'a full disk' 3 'standard output'
fi

# The site builds once the people are there.
run build
wants 'people are missing' 1 'ada-quill'
printf -- '---\ntitle: Ada Quill\n---\n' >content/people/ada-quill.md
printf -- '---\ntitle: Bo Marsh\n---\n' >content/people/bo-marsh.md
rm $to
run import call.vtt --to $to
must 'nobody is missing' sh -c "! grep -q 'not there yet' '$said'"
run build --strict
wants 'the site builds' 0
page=output/transcripts/harbour-call/index.html
must 'with its words' grep -q 'AT&amp;T: \[0:41\] _what_ &lt;3?' $page
must 'its anchors' grep -q 'id="peace"' $page
must 'and its times' grep -q '1:02:03' $page

run import call.vtt --kind statement --to content/statement.md
wants 'a statement' 0
must 'says so' grep -qx 'kind: statement' content/statement.md

run import call.vtt --site "$scratch/nowhere" --quiet
wants 'people are looked for in a site' 0

finish
