#!/bin/sh
# What is published beside the pages, and what a page may load.
. tests/lib.sh

site=$scratch/site
mkdir -p "$site/content"

# begin [LINE]...: a fresh site whose site.yaml has these lines, too.
begin() {
	rm -rf "$site"
	mkdir -p "$site/content"
	printf '%s\n' 'title: Harbour Papers' "$@" >"$site/content/site.yaml"
	printf -- '---\ntitle: Harbour Papers\n---\nWords.\n' \
		>"$site/content/index.md"
}

# build [OPTION]...: builds the site to $site/output.
build() {
	run build --site "$site" --output "$site/output" "$@"
}

# ---- No third party ----

begin
echo '![A quay](https://media.example/quay.png)' >>"$site/content/index.md"
build
wants "an image of another host" 1 'index.md:5:1: error\[L004\]'
must "nothing is published then" test ! -e "$site/output/index.html"

begin 'allow_origins: [https://media.example]'
echo '![A quay](https://media.example/quay.png)' >>"$site/content/index.md"
build --quiet
wants "an origin that site.yaml allows" 0
must "the policy allows it, too" grep -q \
	"img-src 'self' https://media.example;" "$site/output/index.html"

begin 'allow_origins: [media.example, "https://media.example/a"]'
build
wants "what is no origin" 1 'site.yaml:2:17: error\[S017\]' 'without a path'

finish
