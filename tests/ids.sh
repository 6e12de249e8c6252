#!/bin/sh
# Ids of a theme and ids that documents make of their words do not meet: the
# headings of this site are the very words of the theme's. Runs $DOSSIER.
. tests/lib.sh


# Prints the ids of all pages of a site, once each; fails when a page has one
# twice.
cat >"$scratch/ids.py" <<'END'
import pathlib, re, sys
all_ids, twice = set(), []
for page in sorted(pathlib.Path(sys.argv[1]).rglob("*.html")):
    ids = re.findall(r'\sid="([^"]*)"', page.read_text())
    twice += [f"{page}: {name}" for name in set(ids) if ids.count(name) > 1]
    all_ids.update(ids)
print("\n".join(sorted(all_ids)))
print("\n".join(twice), file=sys.stderr)
sys.exit(1 if twice else 0)
END

# headings FILE: a document's headings, of the words of every id of the theme.
headings() {
	echo
	sed 's/^_//' "$1" | tr -- '-_' '  ' | sed 's/^/## /; s/$/\n\nWords.\n/'
}

# site FOLDER THEME [IDS]: one with all kinds of pages, which have the ids.
site() {
	rm -rf "$1"
	run new site "$1" --example
	printf 'theme: %s\nbase_url: https://harbour.example/\n' "$2" \
		>>"$1/content/site.yaml"
	sed -i 's/^title: Report.*/&\ntags: [harbour]/' "$1"/content/sources/gazette.md
	sed -i 's/^date: 1931-03-12$/&\ntoc: true\ntags: [harbour]/' \
		"$1"/content/articles/the-ledger.md
	printf '\n- **undated** Nobody knows when.\n' >>"$1/content/timeline.md"
	[ $# -gt 2 ] || return 0
	find "$1/content" -name '*.md' | while read -r file; do
		headings "$3" >>"$file"
	done
}

for theme in broadsheet ledger; do
	site "$scratch/$theme" $theme
	run build --site "$scratch/$theme"
	wants "$theme: a site" 0
	$python "$scratch/ids.py" "$scratch/$theme/output" >"$scratch/ids"
	must "$theme has ids of its own" [ "$(grep -c '^_' "$scratch/ids")" -gt 12 ]
	# The others are of the documents: turns and events.
	must "$theme: they begin with _" sh -c '! grep -v "^_" "$1" |
		grep -Ev "^(t[0-9]+|asked|winter|keys|1931-.*|undated-.*|(correction-)?[a-z]+-.*)$"' \
		sh "$scratch/ids"
	site "$scratch/$theme" $theme "$scratch/ids"
	run build --site "$scratch/$theme"
	wants "$theme: headings of the same words" 0
	must "$theme: nothing is told of an id" sh -c '! grep -e T015 -e L007 "$1"' \
		sh "$said"
	must "$theme: each id is once in a page" \
		$python "$scratch/ids.py" "$scratch/$theme/output"
done

finish
