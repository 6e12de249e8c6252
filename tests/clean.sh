#!/bin/sh
# Nothing of the place where this was written, and no litter, is in the tree.
#
# The patterns are put together from pieces so that they do not find
# themselves.
set -u

files() {
	if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
		git -c core.quotePath=off ls-files -co --exclude-standard
	else
		find . -type f ! -path './.git/*' ! -path './build/*' \
			! -path './output/*' |
			sed 's|^\./||'
	fi | while IFS= read -r file; do
		[ -f "$file" ] && printf '%s\n' "$file"
	done
}

failed=0
complain() {
	echo "$1"
	failed=1
}

tree=$(mktemp) || exit 1
trap 'rm -f "$tree"' EXIT
files | LC_ALL=C sort >"$tree"

# Folders of the machine it was made on, and package hosts.
for pattern in \
	'/work/''(main|shared|\.library)' '\.lib''rary/' '\bshared/''[A-Z]+\.md' \
	'/root/''[a-z.]' '/home/''[a-z]+/' \
	'registry\.''npmjs' 'npm''js\.org' 'py''pi\.org' 'pythonhosted''\.org' \
	'proxy\.gol''ang' 'crates\.''io' 'deb\.deb''ian\.org' \
	'security\.deb''ian\.org' 'node''source\.com'; do
	hits=$(tr '\n' '\0' <"$tree" | xargs -0 grep -InE -e "$pattern")
	[ -z "$hits" ] || complain "$hits"
done

# Merge conflicts, blanks at line ends of code, carriage returns.
code=$(grep -E '\.(c|h|def|lua|sh|css|js)$|(^|/)(Makefile|run|deps)$' "$tree")
for pattern in '^(<<<<<<<|>>>>>>>) ' '[ 	]+$' "$(printf '\r')\$"; do
	# shellcheck disable=SC2086 # names of code have no blanks
	hits=$(grep -nE -e "$pattern" /dev/null $code)
	[ -z "$hits" ] || complain "$hits"
done

hits=$(grep -E '(~|\.orig|\.rej|\.swp|\.o|\.log|\.bak|/core)$' "$tree")
[ -z "$hits" ] || complain "litter: $hits"

# Scripts that cannot be run are of no use.
for script in tests/*.sh tests/bench/*.sh .ci/run .ci/deps; do
	[ "$script" = tests/lib.sh ] || [ -x "$script" ] ||
		complain "$script: is not executable"
done
exit "$failed"
