#!/bin/sh
# SHA256SUMS is what sha256sum makes of the output, and `dossier verify` tells
# what differs from it.
. tests/lib.sh

site=$scratch/site
out=$site/output
mkdir -p "$site/content/files"
printf 'title: Harbour\nbase_url: https://harbour.example/\n' \
	>"$site/content/site.yaml"
printf -- '---\ntitle: Home\naliases: [old/]\n---\nHello.\n' \
	>"$site/content/index.md"
echo one >"$site/content/files/a file.txt"
echo two >"$site/content/files/b\\c.txt"
echo three >"$site/content/files/Bücher, “1931”.txt"
head -c 3000000 /dev/zero | tr '\0' 'x' >"$site/content/files/large.bin"

# build: and what the build has listed is right.
build() {
	run build --site "$site" --quiet
	[ "$code" = 0 ] || fail 'a build'
	must "$1: sha256sum agrees" \
		sh -c 'cd "$1" && sha256sum -c --quiet --strict SHA256SUMS' sh "$out"
	must "$1: all is listed, in order" \
		sh -c 'cd "$1" && find . -type f ! -name SHA256SUMS |
			sed "s|^\./||" | LC_ALL=C sort >"$2/there" &&
			sed "s/^\\\\\(.*\)/\1/; s/^.\{66\}//; s/\\\\\\\\/\\\\/g" \
				SHA256SUMS >"$2/listed" &&
			cmp "$2/there" "$2/listed"' sh "$out" "$scratch"
	run verify "$out"
	wants "$1: verify agrees" 0 'nothing is changed'
}

build 'a first build'
cp "$out/SHA256SUMS" "$scratch/first"
run build --site "$site"
wants 'nothing changes' 0 ' 0 written'
must 'the list stays' cmp "$scratch/first" "$out/SHA256SUMS"
build 'sums that are known'
must 'they are the same' cmp "$scratch/first" "$out/SHA256SUMS"
run build --site "$site" --dry-run
wants 'a dry run changes nothing' 0 ' 0 would be written'
echo four >"$site/content/files/a file.txt"
run build --site "$site" --dry-run
wants 'a dry run knows that the list changes, too' 0 ' 2 would be written'
build 'one file changed'
rm "$site/content/files/a file.txt"
run build --site "$site" --dry-run
wants 'a dry run knows it of a file that goes' 0 ' 1 would be written'
build 'one file gone'

# The sum of a large file is kept, and given up when it is written to: also
# when its time is set back and its size stays.
touch -r "$site/content/files/large.bin" "$scratch/time"
printf y | dd of="$site/content/files/large.bin" conv=notrunc 2>/dev/null
touch -r "$scratch/time" "$site/content/files/large.bin"
build 'a large file changed'
build 'a large file stayed'
must 'its sum is kept' grep -q -e '^[0-9a-f]\{16\} [0-9a-f]\{64\} files/large.bin$' \
	"$site/.output.dossier/manifest"

# The manifest of an older version has paths only.
{
	echo 'dossier manifest 1'
	sed '1d; s/^- //; s/^[^ ]* [0-9a-f]\{64\} //' \
		"$site/.output.dossier/manifest"
} >"$scratch/manifest"
cp "$scratch/manifest" "$site/.output.dossier/manifest"
build 'an older manifest'

# Somebody else's name for it.
echo mine >"$site/content/SHA256SUMS"
run build --site "$site"
wants 'a file of that name' 1 'P001.*content/SHA256SUMS and the list of sums'
rm "$site/content/SHA256SUMS"

# ---- What differs ----

# copy: a fresh copy of the output, as one would download it.
copy() {
	rm -rf "$scratch/copy"
	cp -r "$out" "$scratch/copy"
}

copy
run verify "$scratch/copy/"
wants 'a copy' 0 'files: nothing is changed'
printf ' ' >>"$scratch/copy/index.html"
run verify "$scratch/copy"
wants 'a changed file' 1 'copy/index.html: error\[P012\]' '1 error'
copy
rm "$scratch/copy/files/b\\c.txt"
run verify "$scratch/copy"
wants 'a missing file' 1 'P013.*b\\c.txt was published' '1 error'
copy
echo planted >"$scratch/copy/files/one more.html"
run verify "$scratch/copy" --format json
wants 'a file too many' 1 \
	'"code":"P014","path":".*/copy/files/one more.html"'
copy
rm -r "$scratch/copy/files"
printf x >"$scratch/copy/files"
echo planted >"$scratch/copy/a"
run verify "$scratch/copy" --max-errors 0
wants 'all of them are told' 1 'P013.*large.bin' 'P013.*1931' \
	'P014.*files is there' 'P014.*: a is there' '5 errors'

copy
mv "$scratch/copy/index.html" "$scratch/elsewhere.html"
ln -s "$scratch/elsewhere.html" "$scratch/copy/index.html"
ln -s "$out" "$scratch/copy/linked"
mkfifo "$scratch/copy/pipe"
run verify "$scratch/copy"
wants 'links are not followed' 1 'P012.*index.html is a symbolic link' \
	'P014.*linked is there' 'P014.*pipe is there' '3 errors'

copy
mkdir -p "$scratch/copy/.git/objects" "$scratch/copy/files/.git"
for name in .git/HEAD SHA256SUMS.asc SHA256SUMS.minisig files/.git/HEAD \
	SHA256SUMS.html; do
	echo x >"$scratch/copy/$name"
done
run verify "$scratch/copy"
wants 'a repository and signatures are passed over, only those' 1 \
	'files/.git/HEAD is there' 'SHA256SUMS.html is there' '2 errors'

copy
bytes=$(printf 'b\303\303.txt')
echo odd >"$scratch/copy/$bytes"
run verify "$scratch/copy"
wants 'a name that is no UTF-8' 1 'P014.*was not published' '1 error'
(cd "$scratch/copy" && find . -type f ! -name SHA256SUMS -exec sha256sum -b {} + |
	sed 's| \*\./| *|; s|  \./|  |' >"$scratch/list" && cp "$scratch/list" SHA256SUMS)
run verify "$scratch/copy"
wants 'a list of sha256sum, in any order' 0 'nothing is changed'

# ---- The list ----

copy
sum=$(head -c 64 "$scratch/copy/SHA256SUMS")
printf '%s  %s\n' "$sum" index.html "$sum" ../x "$sum" /etc/passwd \
	"$sum" files//x "$sum" '' "$sum" ./index.html >>"$scratch/copy/SHA256SUMS"
printf '%sx\n' "$sum" >>"$scratch/copy/SHA256SUMS"
printf '\\%s  a\\x\n' "$sum" >>"$scratch/copy/SHA256SUMS"
run verify "$scratch/copy"
wants 'what is wrong with the list' 1 'P015.*listed twice' \
	'P015.*does not lead to a file' 'P015.*not a sum of 64' '8 errors'
: >"$scratch/copy/SHA256SUMS"
run verify "$scratch/copy"
wants 'an empty list' 1 'P015.*empty'
rm "$scratch/copy/SHA256SUMS"
run verify "$scratch/copy"
wants 'no list' 1 'P015.*there is no SHA256SUMS'
run verify "$scratch/nowhere"
wants 'no folder' 1 'F001.*nowhere'
run verify
wants 'no folder is named' 2 'DIR'
finish
