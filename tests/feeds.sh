#!/bin/sh
# Feeds: what they hold, as jing (RFC 4287's own grammar), feedparser and
# jsonschema read them, and who links to them. Runs $DOSSIER.
. tests/lib.sh

cd "$scratch" || exit 1
feeds=$top/tests/feeds

mkdir -p one/content
cat >one/content/site.yaml <<'END'
title: "Harbour <Papers> & more"
description: A made-up dossier.
base_url: https://harbour.example/papers/
timezone: Europe/Berlin
taxonomies: {tags: Tags, places: Places}
markdown: {raw_html: true}
END
doc index.md 'title: Home' </dev/null
doc people/ada-quill.md 'title: Ada Quill' <<'END'
Harbour master.
END
doc people/bo-marsh.md 'title: Bo Marsh' </dev/null
doc people/unseen.md 'title: Nobody' </dev/null
doc transcripts/call.md 'title: Harbour call' 'date: 1931-03-04' \
	'participants: [ada-quill, bo-marsh]' 'held: recording' \
	'audio: call.mp3' 'duration: "5:12"' 'publish_on: 2025-11-02 06:00' \
	'responses:' '  - {by: bo-marsh, stance: denies, about: wording}' <<'END'
**Ada Quill** [0:41]: I have never seen the ledger.

**Bo Marsh:** Of use.
END
printf 'sound' >one/content/transcripts/call.mp3
doc transcripts/old.md 'title: Old words' 'date: 1931-03-05' \
	'participants: [bo-marsh]' <<'END'
**Bo Marsh:** Not new.
END
doc articles/ledger.md 'title: "The ledger & the <quay>"' 'date: 2025-11-03' \
	'byline: Cy Webb' 'tags: [Ledgers, The quay]' 'taxonomies: {places: [Harbour]}' \
	'corrections:' '  - {date: 2025-12-01, kind: correction, text: It was March.}' \
	<<'END'
She had [“never seen the ledger”](../transcripts/call.md#t1), [Ada](../people/ada-quill.md)
said.[^1] See [the quay](#the-quay) and [the *Gazette*](https://gazette.example/?a=1&b=2).

## The quay

![A map of the quay](map.png)

<img alt="" src="../map.png" srcset="../map.png 1x, ../../articles/map.png 2x"><a href="../../people/">all</a>

[^1]: A note.
END
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0\72\176\233\125\0\0\0\nIDATx\332c\140\0\0\0\2\0\1\110\257\244\161\0\0\0\0IEND\256B\140\202' \
	>one/content/articles/map.png
for n in 1 2 3; do
	doc "articles/tide/low-$n.md" "title: Low tide $n" "date: 2025-10-0$n" \
		'tags: [Ledgers]' <<'END'
Mud.
END
done
doc articles/undated.md 'title: Undated' <<'END'
[Ada](../people/ada-quill.md) is not dated.
END
doc articles/about-1931.md 'title: About 1931' 'date: 1931~' <<'END'
Roughly.
END
doc articles/draft.md 'title: SECRETDRAFT' 'date: 2025-11-05' 'draft: true' \
	'tags: [Secret]' <<'END'
SECRETDRAFT of [Ada](../people/ada-quill.md).
END
doc articles/later.md 'title: SECRETLATER' 'date: 2027-01-01' \
	'publish_on: 2027-01-01' <<'END'
SECRETLATER
END
doc articles/hidden.md 'title: SECRETHIDDEN' 'date: 2025-11-06' 'noindex: true' <<'END'
SECRETHIDDEN
END
doc about.md 'title: About' 'updated: 2025-09-09' <<'END'
Who we are.
END

# no_secrets FOLDER WHAT: nothing of what is not to be found is in a feed.
no_secrets() {
	find "$1" \( -name 'feed.*' -o -name corrections.xml -o -name corrections.json \) -exec \
		cat {} + >all
	must "$2: feeds are there" [ -s all ]
	must "$2: nothing withheld in them" sh -c '! grep -q SECRET all'
}

run build --site one --strict --now 2026-01-01
wants 'a site with feeds' 0
out=one/output
no_secrets $out published
must 'a section without dates has no feed' [ ! -e $out/people/feed.xml ]
must 'nor has a person whom nothing names' [ ! -e $out/people/unseen/feed.xml ]
must 'and no page says so' sh -c "! grep -rq 'href=\"[^\"]*feed' \
	$out/people/unseen/index.html | grep -v '../../feed'"

# ---- What search engines are told ----

if command -v xmllint >/dev/null; then
	must 'the sitemap as sitemaps.org has it' xmllint --noout \
		--schema "$feeds/sitemap.xsd" $out/sitemap.xml
else
	echo 'note: xmllint is not here, the sitemap was not held against its schema'
fi
must 'it says when a page was last changed, to the day' grep -qxF \
	'<url><loc>https://harbour.example/papers/articles/ledger/</loc><lastmod>2025-12-01</lastmod></url>' \
	$out/sitemap.xml
must 'and nothing where that is not known' grep -qxF \
	'<url><loc>https://harbour.example/papers/transcripts/old/</loc></url>' \
	$out/sitemap.xml
must 'it has nothing that is not to be found' sh -c "! grep -q 'hidden\|draft\|later' $out/sitemap.xml"
must 'robots are told where it is' grep -qx \
	'Sitemap: https://harbour.example/papers/sitemap.xml' $out/robots.txt

# ---- As others read them ----

if command -v jing >/dev/null; then
	find $out -name 'feed.xml' -o -name corrections.xml >atoms
	# shellcheck disable=SC2046 # our own names, without blanks
	must 'Atom as RFC 4287 has it' jing -c "$feeds/atom.rnc" $(cat atoms)
else
	echo 'note: jing is not here, Atom was not held against its grammar'
fi

if ! $python -c 'import feedparser, jsonschema' 2>/dev/null; then
	echo "note: Python's feedparser and jsonschema are not here, feeds were not read"
	finish
fi

must 'each is read, and both formats say the same' \
	$python "$feeds/read.py" $out
$python "$feeds/read.py" $out >read.txt

# entries FEED: the addresses of its entries below base_url, in order.
entries() {
	sed -n "s|^$1 entry https://harbour.example/papers/\([^ ]*\) .*|\1|p" read.txt |
		tr '\n' ' '
}

# holds FEED ENTRIES
holds() {
	found=$(entries "$1")
	must "$1 holds $2 (it has $found)" [ "$found" = "$2 " ]
}

tides='articles/tide/low-3/ articles/tide/low-2/ articles/tide/low-1/'
holds feed "articles/ledger/ transcripts/call/ $tides about/"
holds articles/feed "articles/ledger/ $tides"
holds articles/tide/feed "$tides"
holds transcripts/feed 'transcripts/call/'
holds tags/ledgers/feed "articles/ledger/ $tides"
holds tags/the-quay/feed 'articles/ledger/'
holds places/harbour/feed 'articles/ledger/'
holds people/ada-quill/feed 'articles/ledger/ transcripts/call/'
holds people/bo-marsh/feed 'transcripts/call/'
holds corrections 'articles/ledger/#_correction-1'

# said LINE: read.py printed it.
said() {
	must "it is said: $1" grep -qxF -- "$1" read.txt
}
url=https://harbour.example/papers
said 'feed title Harbour <Papers> & more'
said 'articles/feed title Articles · Harbour <Papers> & more'
said "articles/feed home $url/articles/"
# A correction is a change; days are those of the site's time zone.
said "feed entry $url/articles/ledger/ 2025-12-01T00:00:00+01:00 2025-11-03T00:00:00+01:00"
said "feed entry $url/transcripts/call/ 2025-11-02T06:00:00+01:00 2025-11-02T06:00:00+01:00"
said "feed entry $url/about/ 2025-09-09T00:00:00+02:00 -"
said "corrections entry $url/articles/ledger/#_correction-1 2025-12-01T00:00:00+01:00 2025-12-01T00:00:00+01:00"
said 'feed updated 2025-12-01T00:00:00+01:00'
said "feed tag $url/articles/ledger/ The quay"
said "feed tag $url/articles/ledger/ Harbour"
said "feed recording $url/articles/ledger/ $url/transcripts/call.mp3 audio/mpeg 5"
said "transcripts/feed recording $url/transcripts/call/ $url/transcripts/call.mp3 audio/mpeg 5"
for address in articles/ledger/#fn-1 articles/ledger/#the-quay \
	articles/map.png people/ people/ada-quill/ transcripts/call/#t1 \
	quotes/ada-quill-never-seen-the-ledger/; do
	said "feed address $url/articles/ledger/ $url/$address"
done
said "feed address $url/articles/ledger/ https://gazette.example/?a=1&b=2"
must 'pictures for other screens too' [ "$(grep -c "^feed address .*map.png" \
	read.txt)" = 4 ]

$python - $out/feed.json $out/people/ada-quill/feed.json >words.txt <<'END'
import json, sys
for path in sys.argv[1:]:
    for item in json.load(open(path))["items"]:
        print(item["content_html"])
        for a in item.get("attachments", []):
            print(a)
END
must 'an entry says that it was corrected' grep -q 'Corrected 1 December 2025' words.txt
must 'and how' grep -q 'It was March\.' words.txt
must 'a contested quotation says so' grep -q \
	'title="Checked: Exact">✓</a></sup> (<span class="badge-status status-denied"' words.txt
must 'so does a record' grep -q 'status-denied" data-status-of="call:denies">' words.txt
must 'the words of a record are there' grep -q \
	'<b>Ada Quill</b></a> 0:41:</p><div lang="en"><p>I have never seen the ledger' words.txt
must 'a person is quoted in their own feed' grep -q \
	'<h2>Quoted here: Ada Quill</h2>' words.txt
must 'how long the recording is' grep -q "'duration_in_seconds': 312" words.txt
must 'nothing of a page but its words' sh -c '! grep -q "data-seek\|<nav\|<script" words.txt'

# ---- Who links to them ----

# links PAGE: its feeds, as a browser is told of them.
links() {
	grep -o '<link href="[^"]*" rel="alternate" title="[^"]*" type="[^"]*">' "$1" |
		sed 's/.*href="\([^"]*\)".*type="\([^"]*\)".*/\1 \2/' | tr '\n' ' '
}
atom=application/atom+xml
json=application/feed+json
must 'the home page' [ "$(links $out/index.html)" = \
	"feed.xml $atom feed.json $json corrections.xml $atom corrections.json $json " ]
must 'a section has its own first' [ "$(links $out/articles/index.html)" = \
	"feed.xml $atom feed.json $json ../feed.xml $atom ../feed.json $json " ]
must 'so has a person' [ "$(links $out/people/ada-quill/index.html)" = \
	"feed.xml $atom feed.json $json ../../feed.xml $atom ../../feed.json $json " ]
must 'other pages have those of the site' [ "$(links $out/about/index.html)" = \
	"../feed.xml $atom ../feed.json $json " ]
must 'people see it as well' grep -q '<a href="feed.xml">Feed: Ada Quill</a>' \
	$out/people/ada-quill/index.html

# ---- Ids do not hang on headlines ----

$python "$feeds/read.py" $out | sed -n 's/ [0-9].*//; / entry /p' >ids
sed -i 's/^title: .*/title: Another headline/' one/content/articles/ledger.md
run build --site one --now 2026-01-01
wants 'a new headline' 0
$python "$feeds/read.py" $out | sed -n 's/ [0-9].*//; / entry /p' >ids.now
must 'ids stay as they were' cmp ids ids.now

# ---- Lists on several pages ----

cp -r one two
printf 'paginate: 2\ntheme_params: {feed_entries: 1}\n' >>two/content/site.yaml
mv two/content/articles/tide/*.md two/content/articles/
rm -r two/content/articles/tide two/output
run build --site two --strict --now 2026-01-01
wants 'lists on several pages' 0
must 'they are read' $python "$feeds/read.py" two/output
$python "$feeds/read.py" two/output >read.txt
said "articles/feed next $url/articles/page/2/feed.xml"
# The page between them lists what is not to be found or not dated.
holds articles/feed 'articles/ledger/'
holds feed 'articles/ledger/'

# ---- Drafts that are shown, no base_url, no feeds ----

printf 'User-agent: *\nDisallow: /\n' >one/content/robots.txt
run build --site one --drafts --now 2026-01-01 --output drafts
wants 'drafts are shown' 0
no_secrets drafts shown
must "a robots.txt of the site's own is taken" cmp one/content/robots.txt drafts/robots.txt
rm one/content/robots.txt
must 'a term that only drafts have has no feed' [ ! -e drafts/tags/secret/feed.xml ]

sed -i '/^base_url/d' one/content/site.yaml
run build --site one --now 2026-01-01 --output nowhere --strict
wants 'a site that does not know where it will be' 0 \
	'no feeds or sitemap: site.yaml has no base_url'
must 'it has no feeds' [ -z "$(find nowhere -name 'feed.*' -o -name corrections.xml)" ]
must 'nor links to them' sh -c '! grep -rqE "feed\.(xml|json)" nowhere'

# ---- The manual's own example ----

shown() {
	awk -v path="content/$1" '/^```markdown / { on = $2 == path; next }
		/^```$/ { on = 0 } on' "$top/content/manual/feeds-and-search-engines.md"
}
mkdir -p manual/content/transcripts manual/content/people
printf 'title: M\nbase_url: https://m.example/\n' >manual/content/site.yaml
printf -- '---\ntitle: Ada Quill\n---\n' >manual/content/people/ada-quill.md
shown transcripts/harbour-call.md >manual/content/transcripts/harbour-call.md
shown notes.md >manual/content/notes.md
mkdir manual/content/articles
shown articles/quay.md >manual/content/articles/quay.md
cp one/content/articles/map.png manual/content/articles/quay.png
run build --site manual --now 2026-03-02 --strict
wants 'the example of the manual' 0
must 'has its picture' grep -q '"caption":"The quay at dawn"' \
	manual/output/articles/quay/index.html
must 'also in its feed' grep -q '"image":"https://m.example/articles/quay.png"' \
	manual/output/feed.json
must 'is in the feed from then on' grep -q '2026-03-01T06:00:00Z' manual/output/feed.xml
must 'what is not to be found is nowhere' sh -c \
	'! grep -l notes/ manual/output/sitemap.xml manual/output/feed.xml'
must 'and says so' grep -q '<meta content="noindex" name="robots">' \
	manual/output/notes/index.html
run build --site manual --now 2026-02-28 --strict
wants 'and before that' 0
must 'it is not there' sh -c '! grep -q harbour-call manual/output/feed.xml'

printf 'base_url: https://x.example/\ntheme_params: {feed_entries: 0}\n' \
	>>one/content/site.yaml
run build --site one --now 2026-01-01 --output off --strict
wants 'a site that wants no feeds' 0
must 'it has none' [ -z "$(find off -name 'feed.*' -o -name corrections.xml)" ]
finish
