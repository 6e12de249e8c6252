#!/bin/sh
# Bad input: each is one clear message with its place, exit code 1 (3 for what
# the machine failed at), and an output that is as it was. Runs $DOSSIER.
. tests/lib.sh

good=$scratch/good
site=$scratch/site

# The site that every case spoils.
make_good() {
	mkdir -p "$good/content/articles" "$good/content/transcripts" \
		"$good/content/people"
	printf 'title: Harbour\n' >"$good/content/site.yaml"
	printf -- '---\ntitle: Home\n---\nHello.\n' >"$good/content/index.md"
	printf -- '---\ntitle: Ada Quill\n---\n' \
		>"$good/content/people/ada-quill.md"
	cat >"$good/content/transcripts/call.md" <<-'END'
	---
	title: Harbour call
	participants: [ada-quill]
	fidelity: verbatim
	held: transcript
	---
	**Ada Quill:** I have never seen the ledger.
	END
	cat >"$good/content/articles/ledger.md" <<-'END'
	---
	title: The ledger
	---
	She had [“never seen the ledger”](../transcripts/call.md#t1).
	END
}

# spoil: a fresh copy of the good site, with the output it had.
spoil() {
	chmod -R u+rwx "$site" 2>/dev/null
	rm -rf "$site"
	cp -a "$good" "$site"
}

# refused WHAT CODE PATTERN...: the site as it is now is refused with one
# error, CODE, whose message shows every pattern; nothing is published.
refused() {
	what=$1
	run build --site "$site"
	wants "$@" || return
	errors=$(grep -c 'error\[' "$said")
	if [ "$errors" != 1 ]; then
		fail "$what: one error was wanted, there are $errors"
	elif ! diff -r "$good/output" "$site/output" >/dev/null; then
		fail "$what: the output has changed"
	else
		pass
	fi
}

document() {
	printf -- '---\ntitle: X\n---\n%s\n' "$2" >"$site/content/$1"
}

make_good
run build --site "$good"
wants 'the good site' 0

# --- site.yaml and front matter ---
spoil
rm "$site/content/site.yaml"
refused 'no site.yaml' 1 'S001' 'site.yaml'
spoil
printf 'title: "Harbour\n' >"$site/content/site.yaml"
refused 'broken YAML' 1 'site.yaml:[12]:[0-9]*: error\[S002\]'
spoil
printf 'title: Harbour\nmarkdown: yes please\n' >"$site/content/site.yaml"
refused 'a wrong type' 1 'site.yaml:2:11: error\[S009\]'
spoil
printf 'title: Harbour\ntitel: Harbour\n' >"$site/content/site.yaml"
refused 'an unknown key' 1 'site.yaml:2:1: error\[S007\]' 'title'
spoil
printf 'title: &a Harbour\ndescription: *a\n' >"$site/content/site.yaml"
run build --site "$site"
wants 'an alias' 1 'site.yaml:[12]:[0-9]*: error\[S006\]'
spoil
printf -- '---\ntitle: X\ntitle: Y\n---\n' >"$site/content/x.md"
refused 'a key twice' 1 'content/x.md:3:1: error\[S008\]'
spoil
printf -- '---\ntitle: X\n' >"$site/content/x.md"
refused 'an open fence' 1 'content/x.md:1:1: error\[S012\]'
spoil
printf -- '---\ntitle: X\ndraft: maybe\n---\n' >"$site/content/x.md"
refused 'a draft that is no truth value' 1 'content/x.md:3:8: error\[S009\]'
spoil
{
	echo '---'
	printf 'title: '
	head -c 70000 /dev/zero | tr '\0' x
	printf '\n---\n'
} >"$site/content/x.md"
refused 'front matter of 70 KB' 1 'error\[S003\]'
spoil
printf -- '---\ntitle: X\nparams: %s\n---\n' \
	"$(yes '[' | head -n 40 | tr -d '\n')$(yes ']' | head -n 40 | tr -d '\n')" \
	>"$site/content/x.md"
refused 'YAML too deep' 1 'content/x.md:3:[0-9]*: error\[S004\]'

# --- files ---
spoil
printf -- '---\ntitle: X\n---\nA na\357ve byte.\n' >"$site/content/x.md"
refused 'a file that is not UTF-8' 1 'content/x.md:4:5: error\[S013\]' \
	'[eE][fF]'
spoil
: >"$site/content/x.md"
refused 'an empty file' 1 'content/x.md.*error\[S014\]'
spoil
head -c 50000000 /dev/zero | tr '\0' 'x' >"$site/content/x.md"
refused 'a file of 50 MB' 1 'error\[F003\].*content/x.md'
if [ "$(id -u)" != 0 ]; then
	spoil
	chmod 000 "$site/content/articles"
	run build --site "$site"
	wants 'an unreadable folder' 1 'content/articles'
fi
spoil
mkfifo "$site/content/x.md"
run build --site "$site"
case $code in
0 | 1) wants 'a pipe among the documents' "$code" 'content/x.md.*F005' ;;
*) fail 'a pipe among the documents' ;;
esac
spoil
deep=$site/content/$(yes d | head -n 40 | tr '\n' /)
mkdir -p "$deep"
document "${deep#"$site/content/"}x.md" deep
refused 'folders too deep' 1 'error\[F006\]'
spoil
document A.md one
document a.md two
refused 'two pages at one path' 1 'error\[P001\].*content/A.md and content/a.md'

# --- links and quotations ---
spoil
document x.md 'See [that](gone.md).'
refused 'a link to a missing document' 1 'content/x.md:4:5: error\[L001\]'
spoil
document x.md 'See [that](transcripts/call.md#t7).'
refused 'a link to a missing turn' 1 'content/x.md:4:5: error\[L002\]' 't1'
spoil
document x.md 'See [that](gone.pdf).'
refused 'a link to a missing file' 1 'content/x.md:4:5: error\[L003\]'
spoil
document x.md 'See [that](javascript:alert).'
refused 'a scheme that is not allowed' 1 'content/x.md:4:5: error\[L004\]'
spoil
document x.md 'See [that](../../../../etc/passwd).'
refused 'a link out of the site' 1 'content/x.md:4:5: error\[L005\]'
spoil
document x.md 'See [that](my page.md).'
refused 'a path with a space' 1 'content/x.md:4:[0-9]*: error\[M001\]'
spoil
document x.md 'She had [“never seen a ledger”](transcripts/call.md#t1).'
refused 'words that were not said' 1 'content/x.md:4:9: error\[Q001\]' \
	'transcripts/call.md' '{-the-} ledger'

# --- records and dates ---
spoil
sed -i 's/^\*\*Ada Quill/**Bo Marsh/' "$site/content/transcripts/call.md"
rm "$site/content/articles/ledger.md"
refused 'a label that is no participant' 1 \
	'content/transcripts/call.md:7:1: error\[R001\]' 'Bo Marsh'
spoil
sed -i 's/ada-quill/ada-quil/' "$site/content/transcripts/call.md"
run build --site "$site"
wants 'a participant who is nobody' 1 \
	'content/transcripts/call.md:3:[0-9]*: error\[S016\]' 'ada-quill'
spoil
sed -i 's/^title:.*/&\ndate: 1931-02-30/' "$site/content/articles/ledger.md"
refused 'a day that does not exist' 1 \
	'content/articles/ledger.md:3:[0-9]*: error\[D002\]'
spoil
sed -i 's/^title:.*/&\ndate: last week/' "$site/content/articles/ledger.md"
refused 'a date that is none' 1 \
	'content/articles/ledger.md:3:[0-9]*: error\[D001\]'

# --- nesting that cmark is slow at ---
spoil
document x.md "$(yes '>' | head -n 5000 | tr -d '\n') x"
refused 'quotes in quotes' 1 'content/x.md:4:[0-9]*: error\[M002\]'
spoil
document x.md "$(yes '![[](' | head -n 5000 | tr -d '\n')"
refused 'brackets without end' 1 'content/x.md:4:[0-9]*: error\[M003\]'

# --- themes ---
# theme LUA: the site gets a theme whose only layout holds LUA.
theme() {
	spoil
	mkdir -p "$site/themes/bad/layouts"
	echo 'return { name = "bad", api = 1, parent = "broadsheet" }' \
		>"$site/themes/bad/theme.lua"
	printf '%s\n' "$1" >"$site/themes/bad/layouts/article.lua"
	echo 'theme: bad' >>"$site/content/site.yaml"
}

spoil
echo 'theme: nowhere' >>"$site/content/site.yaml"
refused 'a theme that is not there' 1 'error\[T001\]' 'nowhere'
theme 'return function(page, site'
refused 'a Lua syntax error' 1 \
	'themes/bad/layouts/article.lua:[12].*error\[T002\]'
theme 'return function(page, site)
  return page.titel
end'
refused 'a Lua error' 1 'themes/bad/layouts/article.lua:2.*error\[T003\]' \
	'titel' 'articles/ledger'
theme 'return function(page) return page.title end'
mkdir -p "$site/content/transcripts/call"
echo mine >"$site/content/transcripts/call/words.txt"
echo 'return function() return "words" end' \
	>"$site/themes/bad/layouts/transcript.words.txt.lua"
refused 'an output where a file is' 1 'error\[P001\]' \
	'content/transcripts/call/words.txt' \
	'themes/bad/layouts/transcript.words.txt.lua for content/transcripts/call.md'
mv "$site/content/transcripts/call" "$site/themes/"
mv "$site/themes/bad/layouts/transcript.words.txt.lua" \
	"$site/themes/bad/layouts/transcript.index.html.lua"
refused 'an output where a page is' 1 'error\[P001\]' \
	'content/transcripts/call.md' 'layouts/transcript.index.html.lua for'
theme 'return function() while true do end end'
refused 'a Lua loop' 1 'error\[T00[57]\]' 'articles/ledger'
theme 'return function()
  local t = {}
  for i = 1, 1e9 do t[i] = ("x"):rep(1000) .. i end
end'
refused 'Lua that eats memory' 1 'error\[T00[457]\]' 'articles/ledger'
theme 'return function() return ("x"):rep(1 << 40) end'
refused 'Lua that asks for too much' 1 'error\[T00[34]\]' 'articles/ledger'

# --- a full disk ---
# The output is on a file system of its own that is too small.
full_disk() {
	spoil
	mkdir -p "$site/disk"
	mount -t tmpfs -o size=1m none "$site/disk" || return 77
	run build --site "$site" --output "$site/disk/output" --quiet
	[ "$code" = 0 ] || echo "first build: $code"
	cp -a "$site/disk/output" "$scratch/disk-before"
	head -c 2000000 /dev/zero | tr '\0' 'x' >"$site/content/big.txt"
	document big.md 'See [it](big.txt).'
	run build --site "$site" --output "$site/disk/output"
	diff -r "$scratch/disk-before" "$site/disk/output" \
		>"$scratch/disk-diff" 2>&1
	ls -A "$site/disk" >"$scratch/disk-left"
	umount "$site/disk"
}
if [ "$(id -u)" = 0 ] && full_disk 2>/dev/null; then
	wants 'a full disk' 3 'error\[F004\]' 'No space left'
	must 'the output is as it was' [ ! -s "$scratch/disk-diff" ]
else
	echo "note: no right to mount, the full disk was not tried"
fi

finish
