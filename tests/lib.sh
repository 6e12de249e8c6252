# For scripts that run the program ($DOSSIER): a scratch folder, one run at a
# time, and counting. Source it from the top folder, end with `finish`.
# shellcheck shell=sh
set -u

: "${DOSSIER:=build/dossier}"
case $DOSSIER in
/*) ;;
*) DOSSIER=$(pwd)/$DOSSIER ;;
esac
if [ ! -x "$DOSSIER" ]; then
	echo "there is no $DOSSIER; run make first" >&2
	exit 1
fi
# shellcheck disable=SC2034 # for the scripts
top=$(pwd)
scratch=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
export SOURCE_DATE_EPOCH=1767225600 # 2026-01-01
unset NO_COLOR
# The system's own has the readers that .ci/deps brings.
python=/usr/bin/python3
[ -x $python ] || python=python3
export PYTHONPATH="$top/tests" PYTHONDONTWRITEBYTECODE=1
passed=0
failed=0
said=$scratch/said
code=

# run ARGUMENT...: runs the program; $code is its exit code, what it printed
# on both streams is in the file $said.
run() {
	code=0
	timeout -k 5 120 "$DOSSIER" "$@" </dev/null >"$said" 2>&1 || code=$?
}

pass() {
	passed=$((passed + 1))
}

# fail WHAT: shows what the last run said, too.
fail() {
	failed=$((failed + 1))
	echo "FAILED: $1 (exit $code)"
	sed 's/^/    /' "$said" 2>/dev/null | head -n 40
}

# wants WHAT CODE [PATTERN]...: the last run ended with CODE and said each
# pattern (basic regular expressions).
wants() {
	what=$1
	if [ "$code" != "$2" ]; then
		fail "$what: exit code $2 was wanted"
		return 1
	fi
	shift 2
	for pattern; do
		if ! grep -q -e "$pattern" "$said"; then
			fail "$what: did not say '$pattern'"
			return 1
		fi
	done
	pass
}

# must WHAT COMMAND...: the command succeeds.
must() {
	what=$1
	shift
	if "$@" >"$scratch/must" 2>&1; then
		pass
	else
		fail "$what"
		head -n 40 "$scratch/must" | sed 's/^/    /'
	fi
}

# doc PATH LINES...: a document of the site in `one`; what follows its front matter
# comes from standard input.
doc() {
	path=one/content/$1
	shift
	mkdir -p "${path%/*}"
	{
		echo '---'
		printf '%s\n' "$@"
		echo '---'
		cat
	} >"$path"
}

finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
	exit
}
