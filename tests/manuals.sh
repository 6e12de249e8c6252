#!/bin/sh
# Table of options, --help, dossier(1) and the completions say the same, the
# manuals are well-formed, and the program is installed with them.
#
# The COMMANDS of generator/man/dossier.1 are written from --help: ACCEPT=1
# tests/manuals.sh does so.
. tests/lib.sh

man=generator/man/dossier.1

# command NAME: its part of the manual, from its help.
command_part() {
	"$DOSSIER" "$1" --help | awk '
	function out(text) { gsub(/\\/, "\\e", text); print text }
	NR == 1 {
		sub(/^[^:]*: /, "")
		name = "'"$1"'"
		print ".Ss " name
		out(toupper(substr($0, 1, 1)) substr($0, 2) ".")
	}
	/^usage: / {
		print ".Pp"
		sub(/^usage: /, "")
		print ".Dl " $0
		print ".Bl -tag -width Ds"
		listing = 1
	}
	/^examples:/ { listing = 0 }
	listing && /^  [^ ]/ {
		option = $1
		rest = substr($0, 4 + length(option))
		argument = ""
		if (rest ~ /^[A-Z]/) {
			argument = rest
			sub(/ .*/, "", argument)
			rest = substr(rest, length(argument) + 1)
		}
		sub(/^ +/, "", rest)
		if (option ~ /^--/)
			print ".It Fl " substr(option, 2) \
				(argument == "" ? "" : " Ar " argument)
		else
			print ".It Ar " option
		out(rest)
	}
	listing && /^      +[^ ]/ { sub(/^ +/, ""); out($0) }
	END { print ".El" }'
}

names=$("$DOSSIER" --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p')
for name in $names; do
	command_part "$name"
done >"$scratch/commands"
sed -n '/^\.Sh COMMANDS$/,/^\.Sh ENVIRONMENT$/p' "$man" |
	sed '1d;$d' >"$scratch/written"
if [ "${ACCEPT:-}" = 1 ]; then
	{
		sed '/^\.Sh COMMANDS$/q' "$man"
		cat "$scratch/commands"
		sed -n '/^\.Sh ENVIRONMENT$/,$p' "$man"
	} >"$scratch/man" && cp "$scratch/man" "$man"
	cp "$scratch/commands" "$scratch/written"
fi
must "$man has the commands and options of --help (ACCEPT=1 tests/manuals.sh)" \
	diff "$scratch/commands" "$scratch/written"

for page in generator/man/*; do
	if command -v mandoc >/dev/null; then
		must "$page is well-formed" mandoc -T lint -W warning "$page"
	fi
done

# ---- Completions ----

for shell in bash zsh fish; do
	"$DOSSIER" completions "$shell" >"$scratch/$shell"
	for name in $names; do
		must "$shell offers $name" grep -q -w -e "$name" "$scratch/$shell"
	done
	must "$shell offers options" grep -q -e offline "$scratch/$shell"
done
must 'bash reads its completions' bash -n "$scratch/bash"

# offers WORDS: what bash offers for the last word of a command line.
offers() {
	bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
		_dossier; printf "%s\n" "${COMPREPLY[@]}"' \
		bash "$scratch/bash" "$@" | tr '\n' ' '
}
must 'bash completes commands' [ "$(offers dossier se)" = 'serve seal ' ]
must 'bash completes options' [ "$(offers dossier build --off)" = '--offline ' ]
must 'bash completes kinds' [ "$(offers dossier new pe)" = 'person ' ]
must 'bash completes folders' \
	[ "$(offers dossier build --site content/man)" = 'content/manual ' ]

# ---- Installing ----

dest=$scratch/dest
must 'install' make -s install DESTDIR="$dest" PREFIX=/usr BUILD="${DOSSIER%/*}"
for file in bin/dossier share/man/man1/dossier.1 \
	share/man/man5/dossier-content.5 share/man/man7/dossier-theme.7 \
	share/bash-completion/completions/dossier \
	share/zsh/site-functions/_dossier \
	share/fish/vendor_completions.d/dossier.fish; do
	must "$file is installed" [ -f "$dest/usr/$file" ]
done
(cd "$scratch" && dest/usr/bin/dossier new site elsewhere --quiet &&
	dest/usr/bin/dossier build --site elsewhere --quiet) >"$said" 2>&1
must 'an installed dossier builds a site from any folder' \
	[ -f "$scratch/elsewhere/output/index.html" ]
must 'uninstall' make -s uninstall DESTDIR="$dest" PREFIX=/usr
must 'nothing is left' [ -z "$(find "$dest" -type f)" ]

finish
