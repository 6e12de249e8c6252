#!/bin/sh
# Nothing of what is withheld is in a single byte of what is published. Every
# text, name, path and file that only withheld documents have holds the letters
# SECRET; a site with them is published as the same site without them.
. tests/lib.sh

site=$scratch/site
output=$scratch/output
put() {
	mkdir -p "$(dirname "$site/content/$1")"
	cat >"$site/content/$1"
}

put site.yaml <<'END'
title: Harbour Papers
base_url: https://harbour.example/
timezone: Europe/Berlin
markdown: {raw_html: true}
fields: {article: {beat: text}}
END
put index.md <<'END'
---
title: Harbour
---
Papers of 1931.
END
put people/ada-quill.md <<'END'
---
title: Ada Quill
---
A clerk.
END
put sources/gazette.md <<'END'
---
title: The Gazette
date: 1931-03-09
---
A paper.
END
put transcripts/call.md <<'END'
---
title: Call
date: 1931-03-04
participants: [ada-quill]
source: gazette
---
**Ada Quill:** I have never seen the ledger, and the sea was calm.
END
put articles/open.md <<'END'
---
title: Open
date: 1931-03-05
---
She had [“never seen the ledger”](../transcripts/call.md#t1). ![Ink](both.png)

- **1931-03-06** A day.
END
echo both >"$site/content/articles/both.png"
echo nobody >"$site/content/articles/of-nobody.png"

run build --site "$site" --output "$output" --now 2026-03-01T06:00
wants "the site without what is withheld" 0
cp -r "$output" "$scratch/without"

# secret NAME RULE...: an article with everything in it that could get out.
secret() {
	name=$1
	shift
	{
		echo '---'
		echo "title: SECRET title $name"
		printf '%s\n' "$@"
		cat <<END
description: SECRET description
date: 1931-03-07
beat: SECRET beat
aliases: [articles/SECRET-alias-$name/]
byline: SECRET byline
params: {picture: SECRET-params.png}
corrections: [{date: 1931-04-01, kind: correction, text: SECRET correction}]
---
SECRET body. The [“sea was calm”](../transcripts/call.md#t1), said
[Ada](../people/ada-quill.md) to [the SECRET man](../people/SECRET-man.md) of
[the SECRET letter](../sources/SECRET-letter.md).

[“SECRET words”](../transcripts/SECRET-call.md)

## SECRET heading

- **1931-03-08** A SECRET event.

![SECRET picture](SECRET-$name.png) ![Ink](both.png)

<img alt="SECRET" src="../SECRET html.png"> <a href=../SECRET-bare.pdf>SECRET</a>
END
	} >"$site/content/articles/SECRET-$name.md"
	echo "SECRET bytes" >"$site/content/articles/SECRET-$name.png"
}
secret draft 'draft: true'
secret later 'publish_on: 2026-03-01 06:01'
secret over 'expires_on: 2026-03-01T06:00'
for name in 'SECRET html.png' SECRET-bare.pdf SECRET-params.png; do
	echo "SECRET bytes" >"$site/content/articles/$name"
done
put people/SECRET-man.md <<'END'
---
title: SECRET Man
draft: true
---
SECRET life.
END
echo "SECRET scan" >"$site/content/sources/SECRET-scan.pdf"
sum=$(sha256sum "$site/content/sources/SECRET-scan.pdf" | cut -d' ' -f1)
put sources/SECRET-letter.md <<END
---
title: SECRET Letter
publish_on: 2027-01-01
reported_from: [gazette]
files: [{path: SECRET-scan.pdf, published: true, sha256: $sum}]
---
SECRET source.
END
put transcripts/SECRET-call.md <<'END'
---
title: SECRET Call
date: 1931-03-04
draft: true
participants: [ada-quill, SECRET-man]
source: SECRET-letter
audio: SECRET.mp3
responses: [{by: ada-quill, stance: denies, words: SECRET denial}]
---
**Ada Quill:** I said SECRET words.

**SECRET Man:** SECRET answer.
END
echo "SECRET sound" >"$site/content/transcripts/SECRET.mp3"
put SECRET-folder/index.md <<'END'
---
title: SECRET folder
publish_on: 2026-03-02
---
SECRET index.
END
put SECRET-folder/deep/page.md <<'END'
---
title: SECRET page below
---
SECRET page, with no rule of its own.
END
echo "SECRET file" >"$site/content/SECRET-folder/deep/file.txt"
mkdir -p "$site/content/SECRET-defaults"
echo 'draft: true' >"$site/content/SECRET-defaults/_defaults.yaml"
put SECRET-defaults/page.md <<'END'
---
title: SECRET page of a folder of drafts
---
SECRET page.
END

run build --site "$site" --output "$output" --now 2026-03-01T06:00
wants "the site with what is withheld" 0 '; 9 withheld; '
must "no byte of it is published" [ -z "$(grep -rlai secret "$output")" ]
must "no name of it is published" [ -z "$(find "$output" -iname '*secret*')" ]
must "the rest is as without it" diff -r "$scratch/without" "$output"

# The grep above sees what is there to be seen: a minute later, and with
# --drafts, they are.
run build --site "$site" --output "$scratch/drafts" --drafts --quiet \
	--now 2026-03-01T06:00
wants "--drafts" 0
for name in draft later over; do
	page=$scratch/drafts/articles/SECRET-$name/index.html
	must "--drafts shows $name" grep -q 'SECRET body' "$page"
	must "$name is not for search engines" grep -q \
		'<meta[^>]*noindex' "$page"
	must "$name says what it is" grep -q 'class="withheld"' "$page"
	must "$name has its picture" [ -e \
		"$scratch/drafts/articles/SECRET-$name.png" ]
done
must "and a banner says until when" grep -q 'scheduled for 2026-03-01 06:01' \
	"$scratch/drafts/articles/SECRET-later/index.html"
must "what is published has none" [ "$(grep -c 'class="withheld"' \
	"$scratch/drafts/articles/open/index.html")" = 0 ]
must "the sitemap has none of them" [ "$(grep -c SECRET \
	"$scratch/drafts/sitemap.xml")" = 0 ]
run build --site "$site" --output "$scratch/drafts" --drafts \
	--now 2026-03-01T06:00
wants "the summary warns" 0 'are withheld: not for publishing'

# ---- What, and why. ----

run list withheld --site "$site" --now 2026-03-01T06:00
wants "list withheld" 0 \
	'^content/articles/SECRET-draft.md  *draft  *-  *SECRET title draft$' \
	'^content/articles/SECRET-later.md  *scheduled  *2026-03-01 06:01' \
	'^content/articles/SECRET-over.md  *expired  *2026-03-01T06:00' \
	'^content/SECRET-folder/deep/page.md  *folder' \
	'^content/SECRET-defaults/page.md  *draft' \
	'^content/articles/SECRET html.png  *file  *-  *no published page uses it'
must "a file that a published page uses is none" [ -z "$(grep both.png "$said")" ]

# ---- The clock. ----

is_out() { [ -e "$output/articles/x/index.html" ]; }
rm "$site"/content/*/SECRET* "$site"/content/SECRET* -r
printf -- '---\ntitle: X\npublish_on: 2026-03-01 06:00\n---\nWords.\n' \
	>"$site/content/articles/x.md"
for now in 2026-03-01T05:59 2026-02-28 2026-03-01T04:59Z 2026-03-01; do
	run build --site "$site" --output "$output" --now $now
	must "not yet at $now" [ ! -e "$output/articles/x/index.html" ]
done
for now in 2026-03-01T06:00 2026-03-02 2026-03-01T05:00Z; do
	run build --site "$site" --output "$output" --now $now
	must "out at $now" is_out
done
# 2026-03-01 06:00 in Berlin is 05:00 in UTC, 1772341200.
SOURCE_DATE_EPOCH=1772341199 run build --site "$site" --output "$output"
must "not yet by SOURCE_DATE_EPOCH" [ ! -e "$output/articles/x/index.html" ]
SOURCE_DATE_EPOCH=1772341200 run build --site "$site" --output "$output"
must "out by SOURCE_DATE_EPOCH" is_out
run build --site "$site" --output "$output" --now tomorrow
wants "a day that is none" 2 'C003' '2026-03-01T06:00'

# Without both it is the machine's clock.
sed -i 's/^publish_on: .*/publish_on: 1999-01-01/' "$site/content/articles/x.md"
(unset SOURCE_DATE_EPOCH && "$DOSSIER" build --quiet --site "$site" \
	--output "$output")
must "out by the clock" is_out
sed -i 's/^publish_on: .*/publish_on: 9999-01-01/' "$site/content/articles/x.md"
(unset SOURCE_DATE_EPOCH && "$DOSSIER" build --quiet --site "$site" \
	--output "$output")
must "not yet by the clock" [ ! -e "$output/articles/x/index.html" ]

# ---- Mistakes publish nothing. ----

# refused WHAT FRONT-MATTER PATTERN...
refused() {
	printf -- '---\ntitle: X\n%s\n---\nWords.\n' "$2" \
		>"$site/content/articles/x.md"
	rm -rf "$output"
	what=$1
	shift 2
	run build --site "$site" --output "$output"
	wants "$what" 1 "$@"
	must "$what: nothing is published" [ ! -e "$output" ]
}
refused "a misspelt draft" 'drfat: true' 'x.md:3:1: .*S007' 'did you mean `draft`'
refused "a draft in another case" 'Draft: true' 'x.md:3:1: .*S007'
refused "a quoted draft" 'draft: "true"' 'x.md:3:8: .*S009'
refused "a draft that is no word" 'draft: ture' 'x.md:3:8: .*S009'
refused "an empty draft" 'draft:' 'S009'
refused "a list" 'draft: [true]' 'S009'
refused "a misspelt publish_on" 'publsh_on: 2027-01-01' 'S007' 'publish_on'
refused "an empty publish_on" 'publish_on:' 'S023'
refused "a day that does not exist" 'publish_on: 2027-02-30' 'x.md:3:13: .*S023'
refused "a word" 'expires_on: never' 'S023'
refused "an end before its beginning" \
	"$(printf 'publish_on: 2025-02-01\nexpires_on: 2025-01-01')" \
	'x.md:4:13: .*D003'
for front in 'draft: true' 'publish_on: 2027-01-01' 'expires_on: 2025-01-01'; do
	printf -- '---\ntitle: Y\n%s\n---\nWords.\n' "$front" \
		>"$site/content/articles/y.md"
	printf -- '---\ntitle: X\n---\nSee [Y](y.md).\n' \
		>"$site/content/articles/x.md"
	run build --site "$site" --output "$output"
	wants "a link to what is withheld ($front)" 1 \
		'x.md:4:5: error\[L001\]: this leads to what is withheld'
done
echo 'title: Harbour
timezone: Europe/Berln' >"$site/content/site.yaml"
run build --site "$site" --output "$output"
wants "an unknown time zone" 1 'site.yaml:2:11: error\[S023\]' 'Europe/Berlin'
finish
