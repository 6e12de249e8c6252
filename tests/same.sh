#!/bin/sh
# The same site gives the same bytes: in another folder, time zone and locale,
# with another umask and any number of jobs; and a second build touches
# nothing. The site is that of tests/golden/harbour in the default theme.
. tests/lib.sh

# site_in FOLDER: a fresh copy of the site there.
site_in() {
	mkdir -p "$1"
	cp -r tests/golden/harbour/site/. "$1"
	sed 's/^theme:.*//' tests/golden/harbour/site/content/site.yaml \
		>"$1/content/site.yaml"
}

# Names, sizes and bytes of all files of a folder.
sums() {
	(cd "$1" && find . -type f -exec sha256sum {} + | LC_ALL=C sort -k 2)
}

site_in "$scratch/one"
run build --site "$scratch/one" --jobs 1
wants 'a first build' 0
sums "$scratch/one/output" >"$scratch/one.sums"

for jobs in 2 3 8; do
	there="$scratch/a deeper/folder $jobs"
	site_in "$there"
	code=0
	(umask 077; TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 HOME=/ \
		"$DOSSIER" build --site "$there" --jobs $jobs) \
		</dev/null >"$said" 2>&1 || code=$?
	wants "with $jobs jobs" 0
	sums "$there/output" >"$scratch/other.sums"
	must "the same bytes with $jobs jobs" \
		diff "$scratch/one.sums" "$scratch/other.sums"
done

# Documents created in another order, so that folders list them otherwise.
site_in "$scratch/two"
(cd "$scratch/two" && find content -name '*.md' | sort -r | while read -r file; do
	cp "$file" "$file.new" && rm "$file" && mv "$file.new" "$file"
done)
(cd "$scratch/two" && TZ=America/St_Johns LC_ALL=tr_TR.UTF-8 "$DOSSIER" build) \
	</dev/null >"$said" 2>&1
code=$?
wants 'in another order' 0
sums "$scratch/two/output" >"$scratch/other.sums"
must 'the same bytes in another order' \
	diff "$scratch/one.sums" "$scratch/other.sums"

# A second build leaves inode, size and times of every file alone.
stamps() {
	find "$scratch/one/output" -printf '%p %i %s %T@ %C@\n' | LC_ALL=C sort
}
stamps >"$scratch/before"
run build --site "$scratch/one"
wants 'a second build' 0
stamps >"$scratch/after"
must 'nothing is touched by it' diff "$scratch/before" "$scratch/after"

finish
