#!/bin/bash
# The same sources give the same bytes, wherever and by whomever they are built:
# the program in two folders, and each of some sites under another path, user,
# umask, time zone, locale, clock, order and times of files, rights and
# attributes of files, and number of jobs.
#
# What a machine has not (another user for whom is not root, disorderfs,
# faketime) is left out, which is said.
. tests/lib.sh
unset SOURCE_DATE_EPOCH

mounted=
trap '[ -z "$mounted" ] || fusermount -u "$mounted"
	chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT
chmod 755 "$scratch"

other_user=()
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	other_user=(setpriv --reuid 65534 --regid 65534 --clear-groups)
else
	echo 'note: not root: always the same user'
fi
other_clock=()
if command -v faketime >/dev/null; then
	other_clock=(faketime '2040-02-29 23:59:59')
else
	echo 'note: there is no faketime: always the same clock'
fi

# ---- The program ----

# make_program FOLDER COMMAND...: builds it there, under the command. The path
# of the folder gets into debugging information only, which the compiler leaves
# out as for packages of Debian.
make_program() {
	local folder=$1
	shift
	mkdir -p "$folder"
	tar -c --exclude=./build --exclude=./output --exclude=.git . |
		tar -x -C "$folder"
	[ ${#other_user[@]} = 0 ] || chown -R 65534:65534 "$folder"
	must "the program in $(basename "$folder")" "$@" \
		make -s -C "$folder" -j"$(nproc)" BUILD=build \
		CFLAGS="-O0 -g -ffile-prefix-map=$folder=."
}

# What an outer make says to its own is not for these.
unset MAKEFLAGS MAKELEVEL MFLAGS
export CCACHE_DISABLE=1 # another user has no cache of compilations
make_program "$scratch/one" env TZ=UTC LC_ALL=C
make_program "$scratch/other/and/deeper" "${other_user[@]}" \
	env TZ=Asia/Kathmandu LC_ALL=C.UTF-8 HOME=/nowhere USER=ada \
	bash -c 'umask 077; exec "$@"' bash
must 'is the same program' cmp "$scratch/one/build/dossier" \
	"$scratch/other/and/deeper/build/dossier"
rm -rf "$scratch/other"

# ---- Sites ----

# listing FOLDER: path, kind, rights, attributes and sum of all that is in it.
listing() {
	python3 - "$1" <<-'END'
	import hashlib, os, stat, sys
	for folder, folders, files in os.walk(sys.argv[1]):
	    for name in folders + files:
	        path = os.path.join(folder, name)
	        status = os.lstat(path)
	        own = [a for a in os.listxattr(path) if a.startswith("user.")]
	        sum = hashlib.sha256(open(path, "rb").read()).hexdigest() \
	            if stat.S_ISREG(status.st_mode) else "-"
	        print(os.path.relpath(path, sys.argv[1]), oct(status.st_mode),
	              own, sum)
	END
}

# site_in FOLDER NAME: a fresh copy of a site, with a file to be copied.
site_in() {
	mkdir -p "$1"
	case $2 in
	own) cp -r content "$1/content" ;;
	example) cp -r "$scratch/example/." "$1" ;;
	*) cp -r "tests/golden/$2/site/." "$1"
		sed -i 's/^theme:.*//' "$1/content/site.yaml" ;;
	esac
	printf '%s\n' 'hosts: [github, netlify, apache]' \
		>>"$1/content/site.yaml"
	head -c 70000 /dev/zero >"$1/content/zeros.bin"
}

# as_others_have_it FOLDER: made in another order, at other times, with other
# rights and attributes.
as_others_have_it() {
	(cd "$1" && find . -type f | LC_ALL=C sort -r | while read -r file; do
		cp "$file" "$file.new" && rm "$file" && mv "$file.new" "$file"
		touch -d '1931-03-04 05:06:07' "$file"
		chmod 600 "$file"
	done)
	chmod 755 "$1/content/zeros.bin"
	python3 -c 'import os, sys
try:
    os.setxattr(sys.argv[1], "user.who", b"ada")
except OSError:
    print("note: no attributes of files here")' "$1/content/zeros.bin"
	[ ${#other_user[@]} = 0 ] || chown -R 65534:65534 "$1"
}

# built NAME SITE COMMAND...: and is like the first one.
built() {
	local name=$1 site=$2
	shift 2
	must "$name" "$@"
	listing "$site" | LC_ALL=C sort >"$scratch/listing"
	[ -s "$scratch/first" ] || cp "$scratch/listing" "$scratch/first"
	must "$name: the same" diff "$scratch/first" "$scratch/listing"
}

check_site() {
	local here=$scratch/sites/$1 there="$scratch/of others/and deeper/$1"
	local mount=$scratch/mount
	: >"$scratch/first"
	site_in "$here" "$1"
	built "$1: here" "$here/output" env TZ=UTC LC_ALL=C \
		"$DOSSIER" build --quiet --site "$here" --jobs 1
	site_in "$there" "$1"
	as_others_have_it "$there"
	built "$1: of others" "$there/output" "${other_user[@]}" \
		"${other_clock[@]}" env TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8 \
		LANGUAGE=tr HOME=/nowhere USER=ada bash -c 'umask 077; exec "$@"' \
		bash "$DOSSIER" build --quiet --site "$there" --jobs 7
	mkdir -p "$mount" "$scratch/out"
	if disorderfs --shuffle-dirents=yes --reverse-dirents=no "$here" \
		"$mount" >/dev/null 2>&1; then
		mounted=$mount
		built "$1: in any order" "$scratch/out/$1" \
			env TZ=America/St_Johns "$DOSSIER" build --quiet --site \
			"$mount" --output "$scratch/out/$1" --jobs 2
		fusermount -u "$mount" && mounted=
	else
		echo 'note: disorderfs cannot be had: folders in their own order'
	fi
	rm -rf "$here" "$there"
}

cp "$DOSSIER" "$scratch/dossier"
DOSSIER=$scratch/dossier
"$DOSSIER" new site "$scratch/example" --example --quiet || exit 1
for site in own example harbour inquiry; do
	check_site "$site"
done
finish
