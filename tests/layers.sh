#!/bin/sh
# Checks who includes whom: the table of rooms, the headers that only one
# room may see, private headers, cycles, guards, and the length of build.c.
#
# layers.sh [FOLDER] looks at FOLDER instead of generator/. A file's room is
# its first folder; build.c and build.h are a room of their own, `build`.
set -u

cd "${1:-generator}" || exit 1
found=$(mktemp -d) || exit 1
trap 'rm -rf "$found"' EXIT

find . -name '*.[ch]' -o -name '*.def' | sed 's|^\./||' | grep -v '^embed\.c$' |
	LC_ALL=C sort >"$found/files"

# Room, then the rooms it may include besides itself.
cat >"$found/rooms" <<'END'
base
source base
markdown base
model base source markdown
theme base markdown model
publish base model
serve base
search base model
build base source markdown model theme publish search
cli base source build serve
END

# A system header or a family of them, and the one room that may see it.
cat >"$found/systems" <<'END'
utf8proc.h base
nettle/sha2.h base
nettle/base64.h base
pthread.h base
yaml.h source
jansson.h source
cmark.h markdown
cmark_export.h markdown
cmark_version.h markdown
lua.h theme
lauxlib.h theme
lualib.h theme
luaconf.h theme
lua.hpp theme
seccomp.h theme
linux/seccomp.h theme
linux/filter.h theme
microhttpd.h serve
dlfcn.h serve
sys/inotify.h serve
END

# Every include as FILE LINE KIND HEADER; KIND is " or <.
while read -r file; do
	sed -n -E '/^[ \t]*#[ \t]*include/{=;p;}' "$file" | sed 'N;s/\n/ /' |
		sed -E 's/^([0-9]+)[^"<]*(["<])([^">]*)[">].*/\1 \2 \3/' |
		sed "s|^|$file |"
done <"$found/files" >"$found/includes"

awk -v rooms="$found/rooms" -v systems="$found/systems" \
	-v files="$found/files" '
function room_of(path) {
	if (path ~ /\//)
		return substr(path, 1, index(path, "/") - 1)
	return path ~ /^(build|preview|stage)\.[ch]$/ ? "build" : "?" path
}

function complain(text) {
	print "generator/" $1 ":" $2 ": " text
	bad = 1
}

# A door may be included from other rooms; all of base is open.
function is_door(path, room) {
	return room == "base" || path == room "/" room ".h" ||
		path == "build.h" || path == "preview.h" || path == "stage.h"
}

BEGIN {
	while ((getline line < rooms) > 0) {
		count = split(line, word, " ")
		known[word[1]] = 1
		for (i = 1; i <= count; i++)
			may[word[1], word[i]] = 1
	}
	while ((getline line < systems) > 0) {
		split(line, word, " ")
		only[word[1]] = word[2]
	}
	while ((getline line < files) > 0) {
		there[line] = 1
		if (!(room_of(line) in known)) {
			print "generator/" line ": is in no room of the table"
			bad = 1
		}
	}
}

$3 == "<" {
	if (($4 in only) && room_of($1) != only[$4])
		complain("<" $4 "> is for " only[$4] "/ only")
	if ($4 in there)
		complain("write \"" $4 "\", it is ours")
	next
}

{
	from = room_of($1)
	to = room_of($4)
	if (!($4 in there))
		complain("\"" $4 "\" is not in generator/ (write room/name.h)")
	else if (!((from, to) in may))
		complain(from "/ may not include " to "/ (" $4 ")")
	else if (from != to && !is_door($4, to))
		complain($4 " is private to " to "/")
}

END { exit bad }
' "$found/includes" >"$found/wrong"

# Cycles, among headers and among modules. A module is x.c with x.h; a door
# stands for itself, since any file of the room may hold what it declares.
awk '$3 == "\"" && $1 ~ /\.h$/ && $1 != $4 { print $1, $4 }' \
	"$found/includes" >"$found/header-edges"
awk '
function module(path, part) {
	split(path, part, "/")
	if (path == part[1] "/" part[1] ".h")
		return path
	sub(/\.[ch]$/, "", path)
	return path
}
$3 == "\"" && $4 !~ /\.def$/ {
	from = module($1)
	to = module($4)
	if (from != to)
		print from, to
}' "$found/includes" >"$found/module-edges"
for kind in header module; do
	if ! tsort "$found/$kind-edges" >/dev/null 2>"$found/loop"; then
		echo "generator/: ${kind}s include each other in a circle:"
		sed 's/^tsort: [^:]*: /  /; s/^tsort: /  /' "$found/loop"
		[ "$kind" = header ] ||
			echo "  (x.c and x.h are one module: what both ends need" \
				"goes to a header without a .c of its name)"
	fi
done >>"$found/wrong"

# base/arena.h is guarded by BASE_ARENA_H, from first to last line of code.
grep '\.h$' "$found/files" | while read -r file; do
	guard=$(echo "$file" | tr 'a-z/.-' 'A-Z___')
	grep -qx "#ifndef $guard" "$file" && grep -qx "#define $guard" "$file" &&
		[ "$(tail -n 1 "$file")" = '#endif' ] ||
		echo "generator/$file: is not guarded by $guard"
done >>"$found/wrong"

if [ -f build.c ] && [ "$(wc -l <build.c)" -gt 200 ]; then
	echo "generator/build.c: $(wc -l <build.c) lines, 200 are allowed"
fi >>"$found/wrong"

cat "$found/wrong"
echo "note: $(wc -l <"$found/includes") includes of $(wc -l <"$found/files") files"
[ ! -s "$found/wrong" ]
