#!/bin/sh
# What is published beside the pages, and what a page may load.
. tests/lib.sh

site=$scratch/site
mkdir -p "$site/content"

# begin [LINE]...: a fresh site whose site.yaml has these lines, too.
begin() {
	rm -rf "$site"
	mkdir -p "$site/content"
	printf '%s\n' 'title: Harbour Papers' "$@" >"$site/content/site.yaml"
	printf -- '---\ntitle: Harbour Papers\n---\nWords.\n' \
		>"$site/content/index.md"
}

# build [OPTION]...: builds the site to $site/output.
build() {
	run build --site "$site" --output "$site/output" "$@"
}

# ---- No third party ----

begin
echo '![A quay](https://media.example/quay.png)' >>"$site/content/index.md"
build
wants "an image of another host" 1 'index.md:5:1: error\[L004\]'
must "nothing is published then" test ! -e "$site/output/index.html"

begin 'allow_origins: [https://media.example]'
echo '![A quay](https://media.example/quay.png)' >>"$site/content/index.md"
build --quiet
wants "an origin that site.yaml allows" 0
must "the policy allows it, too" grep -q \
	"img-src 'self' https://media.example;" "$site/output/index.html"

begin 'allow_origins: [media.example, "https://media.example/a"]'
build
wants "what is no origin" 1 'site.yaml:2:17: error\[S017\]' 'without a path'

# ---- What files say besides what they show ----

pictures=tests/fuzz/picture

begin
cp $pictures/camera.jpg $pictures/plain.jpg $pictures/notes.png \
	"$site/content/"
build --quiet
wants "pictures that say too much are cleaned" 0
must "nothing of whoever took it is left" sh -c \
	"! grep -aq -e Ada -e Photoshop '$site'/output/*.jpg '$site'/output/*.png"
must "a picture that only shows is copied" cmp -s $pictures/plain.jpg \
	"$site/output/plain.jpg"
inode=$(ls -i "$site/output/camera.jpg")
build
wants "a second build" 0 ' 0 written'
must "what is cleaned the same is not touched" \
	test "$(ls -i "$site/output/camera.jpg")" = "$inode"

begin
cp $pictures/cut.jpg $pictures/call.mp3 "$site/content/"
printf '%%PDF-1.7' >"$site/content/ledger.pdf"
build
wants "what cannot be cleaned is refused, all at once" 1 \
	'content/cut.jpg: error\[P007\].*its end is missing' \
	'content/call.mp3: error\[P006\].*an ID3 tag' \
	'content/ledger.pdf: error\[P006\].*author'

begin 'checked: [cut.jpg, call.mp3, camera.jpg]'
cp $pictures/cut.jpg $pictures/call.mp3 $pictures/camera.jpg "$site/content/"
build --quiet
wants "files that somebody has looked at" 0
must "they are published as they are" cmp -s $pictures/camera.jpg \
	"$site/output/camera.jpg"

begin 'checked: [ledger.pdf]'
build
wants "a file that is checked and not there" 1 'site.yaml:2:11: error\[L003\]'

begin
mkdir "$site/content/sources"
cp $pictures/camera.jpg "$site/content/sources/page.jpg"
printf -- '---\ntitle: Gazette\nfiles:\n- {path: page.jpg, published: true, sha256: %s}\n---\n' \
	"$(sha256sum $pictures/camera.jpg | cut -d' ' -f1)" \
	>"$site/content/sources/gazette.md"
build
wants "evidence is published as it is or not at all" 1 \
	'sources/page.jpg: error\[P006\].*it is evidence'

# ---- What is never published ----

begin
for file in .env .DS_Store id_rsa 'index.md~'; do
	echo secret >"$site/content/$file"
done
build
wants "files that are not for publishing" 0 \
	'content/.env: warning\[F011\]' 'content/id_rsa: warning\[F011\]'
must "none of them is published" sh -c "! grep -rq secret '$site/output'"
run list withheld --site "$site"
wants "they are listed" 0 '.DS_Store.*hidden' 'id_rsa.*key' "index.md~.*copy"

# ---- Words that are withheld ----

begin
printf '# sources we protect\nBo Marsh\n' >"$site/content/withheld.txt"
build --quiet
wants "a site without the words" 0
must "the list is not published" test ! -e "$site/output/withheld.txt"
printf '\nSaid [B](http://h.example/bo%%20marsh) and *Bo*&nbsp;MARSH.\n' \
	>>"$site/content/index.md"
echo 'BO_MARSH' >"$site/content/notes.txt"
build
wants "a site that has them, in a page and in a file" 1 \
	'index.md: error\[P008\]: index.html has what line 2 of content/withheld.txt' \
	'notes.txt: error\[P008\]: notes.txt has what line 2'
must "the words are not said" sh -c "! grep -iq 'bo.marsh' '$said'"
must "nothing was published" sh -c \
	"! grep -iq marsh '$site/output/index.html'"

# The index has words without their accents: it is looked through as well.
begin
echo 'Said Zoë Müller.' >>"$site/content/index.md"
echo 'zoe' >"$site/content/withheld.txt"
build
wants "a word that only the index has so" 1 \
	'P008.*search/[0-9a-f]*/t0.js has what line 1'

begin
echo 'Zoe said of Adam: quince.' >>"$site/content/index.md"
printf 'adam harbour\nharbour of\nof quince\nadam of\n' \
	>"$site/content/withheld.txt"
build --quiet
wants "neighbours in the index are no words of the site" 0

# ---- Images ----

begin
cp $pictures/little.jpg "$site/content/quay.jpg"
cp $pictures/notes.png "$site/content/turned.png"
echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"></svg>' \
	>"$site/content/rule.svg"
cat >>"$site/content/index.md" <<'END'

![A quay](quay.jpg)
![Ink](turned.png)
![](rule.svg){.decorative}
END
build --strict --quiet
wants "images with words, and an ornament" 0
must "width, height and words of a picture" grep -qF \
	'<img src="quay.jpg" alt="A quay" width="8" height="8" loading="lazy">' \
	"$site/output/index.html"
must "an ornament has no words" grep -qF \
	'<img src="rule.svg" alt="" width="30" height="20" class="decorative"' \
	"$site/output/index.html"

# ---- Drawings, and HTML beside documents ----

begin
cat >"$site/content/quay.svg" <<'END'
<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  sodipodi:docname="/home/bo-marsh/quay.svg"><!-- Bo's -->
<metadata>Bo Marsh</metadata><path d="M0 0h3"/></svg>
END
cp "$site/content/quay.svg" "$site/content/looked-at.svg"
printf 'checked: [looked-at.svg]\n' >>"$site/content/site.yaml"
build --strict --quiet
wants "a drawing with notes" 0
must "its notes are not published" sh -c \
	"! grep -qi -e bo -e sodipodi '$site/output/quay.svg'"
must "the drawing is" grep -qF 'width="3" height="2">' "$site/output/quay.svg"
must "what was checked is published as it is" \
	cmp "$site/content/looked-at.svg" "$site/output/looked-at.svg"
build
wants "cleaned once more it is the same" 0 ' 0 written'

cat >"$site/content/looked-at.svg" <<'END'
<svg xmlns="http://www.w3.org/2000/svg"><image href="//pictures.example/x"/></svg>
END
printf '<!DOCTYPE html>\n<script src="https://count.example/x.js"></script>\n' \
	>"$site/content/map.html"
build
wants "drawings and pages that load from elsewhere" 1 \
	'looked-at.svg:1:54: error\[L008\].*https://pictures.example' \
	'map.html:2:14: error\[L008\]: this file makes a browser ask https://count.example'
printf 'allow_origins: [https://pictures.example, https://count.example]\n' \
	>>"$site/content/site.yaml"
build --quiet
wants "or may" 0

begin
cp $pictures/plain.png "$site/content/"
printf '\n![](plain.png)\n' >>"$site/content/index.md"
build
wants "an image without words" 0 'index.md:6:1: warning\[L009\]' '.decorative'

# ---- Large files ----

# A sanitizer needs more address space than any limit leaves.
if (ulimit -v 500000 && "$DOSSIER" --version) >/dev/null 2>&1; then
	begin
	truncate -s 600M "$site/content/film.bin"
	(ulimit -v 500000 && "$DOSSIER" build --quiet --site "$site" \
		--output "$site/output") >"$said" 2>&1
	code=$?
	wants "a file larger than the memory there is" 0
	must "it is whole" \
		test "$(stat -c %s "$site/output/film.bin")" = 629145600
	rm -r "$site/output" "$site/content/film.bin"
fi

# ---- Modes ----

begin
echo words >"$site/content/notes.txt"
chmod 600 "$site/content/notes.txt"
(umask 077 && "$DOSSIER" build --quiet --site "$site" --output "$site/output")
must "whatever the umask, everybody may read what is published" \
	test "$(find "$site/output" -name '[!.]*' -printf '%y%m\n' | sort -u |
		tr '\n' ' ')" = "d755 f644 "

finish
