#!/bin/sh
# content/manual/messages.md, base/codes.def and `dossier explain` say the same,
# and what the manual shows is what the program ($DOSSIER) says: the examples
# of each entry are made on a copy of tests/messages/site, in order.
#
#   ```yaml content/site.yaml    the file is written
#   ```console                   each line behind "$ " is run, in the site
#   ```message                   the first message of the entry's code, as said
#                                by the last dossier command of the console,
#                                or by `dossier build` where there is none
#
# ACCEPT=1 tests/messages.sh writes what is said now into the ```message
# blocks; read the change before it is committed.
. tests/lib.sh

manual=content/manual/messages.md
codes=generator/base/codes.def
steps=$scratch/steps
mkdir -p "$scratch/bin" "$steps"
ln -s "$DOSSIER" "$scratch/bin/dossier"
PATH=$scratch/bin:$PATH

# ---- Codes, entries and explain ----

sed -n 's/^CODE(\([A-Z][0-9]*\), "\(.*\)")$/\1 \2/p' "$codes" |
	LC_ALL=C sort >"$scratch/codes"
awk '/^```/ { fence = !fence }
	!fence && /^### / { code = substr($0, 5); getline; getline
		gsub(/^\*|\*$/, ""); print code, $0 }' "$manual" |
	LC_ALL=C sort >"$scratch/entries"
must "each code of $codes has its entry in $manual: \`### CODE\`, its title \
in italics, what it means, an example, how to mend it" \
	diff "$scratch/codes" "$scratch/entries"
while read -r entry title; do
	run explain "$entry"
	[ "$code" = 0 ] && [ "$(head -n 1 "$said")" = "$entry: $title" ] &&
		[ "$(wc -w <"$said")" -gt 20 ] || fail "explain $entry"
	cp "$said" "$scratch/upper"
	run explain "$(echo "$entry" | tr '[:upper:]' '[:lower:]')"
	must "explain $entry in lower case" cmp -s "$scratch/upper" "$said"
done <"$scratch/entries"

# ---- What the examples say ----

# Each block of an entry becomes steps/CODE/NN.KIND, the file's name in
# NN.name, its end in the list steps/all.
awk -v steps="$steps" '
	/^### / && !fence { code = substr($0, 5); count = 0
		system("mkdir -p " steps "/" code); next }
	/^```/ && !fence && code != "" { fence = 1
		kind = $1; sub(/^```/, "", kind)
		if (NF > 1) { name = $2; kind = "file" } else name = ""
		stem = sprintf("%s/%s/%02d", steps, code, ++count)
		print stem, kind, code, name >(steps "/all")
		printf "" >(stem "." kind)
		next }
	/^```/ && fence { fence = 0; close(stem "." kind); next }
	fence && code != "" { print >(stem "." kind) }
' "$manual"

# show CODE: of what was said, the first message with that code.
show() {
	awk -v code="[$1]:" '
		/^[^ ]/ { shown = !found && index($0, code) > 0 }
		shown { print; found = 1 }' "$said"
}

# console FILE: runs its lines; the last dossier command is what is said.
console() {
	has_run=
	while read -r prompt line; do
		[ "$prompt" = '$' ] || continue
		case $line in dossier*) has_run=1 ;; *) has_run= ;; esac
		(cd "$site" && eval "$line") </dev/null >"$said" 2>&1
	done <"$1"
}

# compare STEM CODE: the message block against what is said.
compare() {
	[ -n "$has_run" ] ||
		(cd "$site" && dossier build) </dev/null >"$said" 2>&1
	show "$2" >"$1.shown"
	code=$?
	[ -s "$1.shown" ] || fail "the example of $2 does not give $2"
	[ "${ACCEPT:-0}" = 1 ] ||
		must "the message of $2 in $manual (ACCEPT=1 tests/messages.sh)" \
			diff "$1.message" "$1.shown"
}

last=
while read -r stem kind entry name; do
	if [ "$entry" != "$last" ]; then
		site=$scratch/sites/$entry
		mkdir -p "$scratch/sites"
		cp -r tests/messages/site "$site"
		has_run=
		last=$entry
	fi
	case $kind in
	file)
		mkdir -p "$(dirname "$site/$name")"
		cp "$stem.file" "$site/$name" ;;
	console) console "$stem.console" ;;
	message) compare "$stem" "$entry" ;;
	esac
done <"$steps/all"

# Codes that no small site gives: they are about limits, the machine or races,
# and their entries say when they come.
without='F002 F003 F004 F006 F008 F009 N002 S003 M002 M003 M006 T004 T005
	T006 T007 T008 T009 T012 P003 P005'
for entry in $(cut -d' ' -f1 "$scratch/entries"); do
	case " $(echo $without) " in *" $entry "*) continue ;; esac
	must "the entry of $entry has a tested example: a \`\`\`message block" \
		ls "$steps/$entry/"*.message
done

if [ "${ACCEPT:-0}" = 1 ]; then
	awk -v steps="$steps" '
		/^### / && !fence { code = substr($0, 5); count = 0 }
		/^```/ && !fence { fence = 1; count++
			skip = $0 == "```message" && code != ""
			print
			if (skip) {
				file = sprintf("%s/%s/%02d.shown", steps, code,
					count)
				while ((getline line <file) > 0) print line
			}
			next }
		/^```/ && fence { fence = skip = 0 }
		!skip { print }' "$manual" >"$scratch/accepted" &&
		cp "$scratch/accepted" "$manual"
fi
finish
