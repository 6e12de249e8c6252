#!/bin/sh
# Files that hosts read, what a server of one's own is told, and that the
# preview answers as the host does. tests/hosts/ tries the recipes of the
# manual on servers.
. tests/lib.sh

site=$scratch/site
out=$site/output
mkdir -p "$site/content"

# configure LINE...: lines of site.yaml.
configure() {
	{
		echo 'title: Harbour'
		printf '%s\n' "$@"
	} >"$site/content/site.yaml"
}
printf -- '---\ntitle: Home\n---\nSee [about](about.md).\n' \
	>"$site/content/index.md"
printf -- '---\ntitle: About\naliases: [old/, "höfe/a b$/", x.html]\n---\nWe.\n' \
	>"$site/content/about.md"

# made HOSTS WANTED: what a build makes besides what it makes without hosts.
made() {
	rm -rf "$site/output" "$site/.output.dossier"
	run build --site "$site" --quiet
	[ "$code" = 0 ] || fail "$1: a build"
	LC_ALL=C ls -A "$out" | grep -e '^[._A-Z]' | grep -v SHA256SUMS |
		tr '\n' ' ' >"$scratch/made"
	must "$1: $2" [ "$(cat "$scratch/made")" = "${2:+$2 }" ]
}

configure 'base_url: https://harbour.example/'
made 'no host' ''
for case in github:'.nojekyll CNAME' gitlab: codeberg:.domains \
	netlify:'_headers _redirects' cloudflare:'_headers _redirects' \
	apache:.htaccess nginx:; do
	configure 'base_url: https://harbour.example/' "hosts: ${case%%:*}"
	made "${case%%:*}" "${case#*:}"
done
configure 'base_url: https://harbour.example/' 'hosts: [netlfy]'
run build --site "$site"
wants 'a host that is misspelt' 1 'S010.*netlfy' 'did you mean `netlify`'

# Domains of one's own.
configure 'hosts: [github, codeberg]'
made 'no address' .nojekyll
configure 'base_url: https://ada.github.io/' 'hosts: [github, codeberg]'
made 'a domain of GitHub' '.domains .nojekyll'
configure 'base_url: https://ada.codeberg.page/' 'hosts: [github, codeberg]'
made 'a domain of Codeberg' '.nojekyll CNAME'
configure 'base_url: https://ada.example/harbour/' 'hosts: [github, codeberg]'
made 'the domain of another repository' .nojekyll
configure 'base_url: http://127.0.0.1:8000/' 'hosts: [github, codeberg]'
made 'a number' .nojekyll
configure 'base_url: https://harbour.example/' 'hosts: [github, codeberg]'
made 'a domain' '.domains .nojekyll CNAME'
must 'the domain' [ "$(cat "$out/CNAME" "$out/.domains")" = \
	"$(printf 'harbour.example\nharbour.example')" ]
run verify "$out"
wants 'they are listed' 0

# ---- Redirects and headers ----

configure 'base_url: https://harbour.example/' 'hosts: [netlify]' \
	'allow_origins: [https://media.example]'
made 'Netlify' '_headers _redirects'
printf '/%s /about/ 301!\n' h%C3%B6fe/a%20b\$/ old/ x.html >"$scratch/wanted"
must 'redirects of Netlify' diff "$scratch/wanted" "$out/_redirects"
must 'the policy is that of pages, and says who frames them' \
	python3 -c '
import html, re, sys
page = open(sys.argv[1] + "/about/index.html").read()
said = re.search(r"<meta content=\"([^\"]*)\" http-equiv=\"Content-Sec", page)
lines = open(sys.argv[1] + "/_headers").read().split("\n")
sent = dict(l.strip().split(": ", 1) for l in lines if ": " in l)
policy = sent["Content-Security-Policy"]
assert policy == html.unescape(said[1]) + "; frame-ancestors \x27none\x27"
assert "unsafe" not in policy and "https://media.example" in policy
assert sent["X-Content-Type-Options"] == "nosniff"
assert sent["Cross-Origin-Opener-Policy"] == "same-origin"
assert "camera=()" in sent["Permissions-Policy"]
referrer = re.search(r"content=\"([^\"]*)\" name=\"referrer\"", page)
assert sent["Referrer-Policy"] == referrer[1]
assert lines[0] == "/*"
kept = [l for l in lines if l.startswith("/")][1:]
searched = [l for l in kept if l.endswith("/*")]
assert len(searched) == 1
assert searched[0] == "/search/:edition/*"
kept.remove(searched[0])
assert kept and all(re.search(r"\.[0-9a-f]{10}\.", l) for l in kept)
assert all(lines[lines.index(l) + 1] == "  Cache-Control: public, "
           "max-age=31536000, immutable" for l in kept)
' "$out"
configure 'base_url: https://harbour.example/papers/' \
	'hosts: [netlify, cloudflare]'
made 'both, below a path' '_headers _redirects'
must 'redirects that both read' grep -qx \
	'/old/ https://harbour.example/papers/about/ 301' "$out/_redirects"
run build --site "$site" --quiet --offline --output "$scratch/offline"
must 'none offline' [ ! -e "$scratch/offline/_headers" ]
echo mine >"$site/content/_headers"
run build --site "$site"
wants 'a file of that name' 1 \
	'P001.*content/_headers and hosts in content/site.yaml'
rm "$site/content/_headers"
printf -- '---\ntitle: About\n---\nWe.\n' >"$site/content/about.md"
made 'nothing to redirect' '_headers'
printf -- '---\ntitle: About\naliases: [old/]\n---\nWe.\n' \
	>"$site/content/about.md"

# ---- A server of one's own ----

run hosts nginx --site "$site"
wants 'nginx' 0 'location "/papers/" {' 'location = "/papers/old/"' \
	'return 301 "/papers/about/"' 'error_page 404 "/papers/404.html"' \
	'^	add_header X-Content-Type-Options "nosniff" always'
run hosts apache --site "$site"
wants 'Apache' 0 'RedirectMatch 301 "^/papers/old/$" "/papers/about/"'
cp "$said" "$scratch/htaccess"
configure 'base_url: https://harbour.example/papers/' 'hosts: [apache]'
made 'what is published for Apache' .htaccess
must 'is what is printed' cmp "$scratch/htaccess" "$out/.htaccess"
run hosts iis --site "$site"
wants 'a server that is not known' 2 'nginx or apache'

# ---- The preview ----

# ask PATH: answers of a preview of the site: status and headers in $said.
ask() {
	curl -s -o "$scratch/body" -D "$said" "${url%/}$1"
}
# preview HOSTS: starts one.
preview() {
	configure 'base_url: https://harbour.example/papers/' "hosts: [$1]"
	rm -f "$scratch/url"
	"$DOSSIER" serve --site "$site" --port 0 --quiet >"$scratch/url" \
		2>/dev/null &
	server=$!
	for _ in $(seq 300); do
		[ -s "$scratch/url" ] && break
		sleep 0.1
	done
	url=$(cat "$scratch/url")
}
# answered WHAT PATTERN...: each stands in the answer.
answered() {
	code=0
	what=$1
	shift
	tr -d '\r' <"$said" >"$scratch/answer" && cp "$scratch/answer" "$said"
	wants "$what" 0 "$@"
}
# once WHAT HEADER: it stands there once.
once() {
	must "$1" [ "$(grep -ci "^$2:" "$said")" = "$3" ]
}

if command -v curl >/dev/null; then
	preview 'netlify, github'
	ask /old/
	answered 'a redirect of the host' '^HTTP/1.1 301' \
		'^[Ll]ocation: /papers/about/'
	ask /about/
	answered 'headers of the host' '^HTTP/1.1 200' \
		"^Content-Security-Policy: default-src 'none'.*frame-ancestors" \
		'^Cross-Origin-Opener-Policy: same-origin' \
		'^Referrer-Policy: strict-origin-when-cross-origin' \
		'^Cache-Control: no-cache'
	once 'none of them twice' Referrer-Policy 1
	once 'nosniff neither' X-Content-Type-Options 1
	ask /nowhere
	answered 'of the page for what is not there' '^HTTP/1.1 404' \
		'^Content-Security-Policy'
	kill "$server"
	wait "$server"
	for host in github ''; do
		preview "$host"
		ask /old/
		answered "${host:-no host}: a page instead" '^HTTP/1.1 200'
		must "${host:-no host}: which leads on" \
			grep -q 'http-equiv="refresh"' "$scratch/body"
		ask /about/
		once "${host:-no host}: no policy of its own" \
			Content-Security-Policy 0
		kill "$server"
		wait "$server"
	done
else
	echo 'note: there is no curl: what the preview sends is not looked at'
fi
finish
