#!/bin/bash
# The recipes of content/manual/hosting.md, tried on this machine alone: the
# commands stand there and are run as they stand, but for the addresses.
#
# A server that is not installed is skipped, which is said; `make deps
# check-hosts` installs all of them.
. tests/lib.sh

manual=$top/content/manual/hosting.md
mkdir "$scratch/bin"
ln -s "$DOSSIER" "$scratch/bin/dossier"
PATH=$scratch/bin:$PATH:/usr/sbin
export PATH HOME="$scratch" GIT_CONFIG_NOSYSTEM=1
servers=()
trap 'kill "${servers[@]}" 2>/dev/null; wait; rm -rf "$scratch"' EXIT

# recipe NAME [SED]...: the block with that name, changed.
recipe() {
	local name=$1 expressions=()
	shift
	for expression; do
		expressions+=(-e "$expression")
	done
	awk -v name="$name" '/^```/ && $2 == name { shown = 1; next }
		/^```/ { shown = 0 } shown' "$manual" |
		sed "${expressions[@]}" >"$scratch/recipe"
	[ -s "$scratch/recipe" ] || fail "the manual has no recipe $name"
}

# try WHAT NAME [SED]...: runs a recipe in the site's folder.
try() {
	local what=$1
	shift
	recipe "$@" ''
	must "$what" bash -eu -c 'cd "$1" && . "$2"' bash "$site" \
		"$scratch/recipe"
}

have() {
	command -v "$1" >/dev/null && return
	echo "note: there is no $1: not tried"
	return 1
}

free_port() {
	python3 -c 'import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# wait_for PORT
wait_for() {
	for _ in $(seq 100); do
		(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
		sleep 0.1
	done
}

# new_site PATH HOSTS: this site, below PATH of its host.
new_site() {
	site=$scratch/site
	rm -rf "$site"
	mkdir "$site"
	cp -r "$top/content" "$site/content"
	sed -i '/^base_url/d' "$site/content/site.yaml"
	printf 'base_url: https://harbour.example%s\nhosts: [%s]\n' "$1" "$2" \
		>>"$site/content/site.yaml"
	printf -- '---\ntitle: Moved\naliases: [old/, "höfe/a b$ (1)/", x.html]\n---\nHere.\n' \
		>"$site/content/moved.md"
}

verified() {
	run verify "$2"
	wants "$1" 0 'nothing is changed, missing or added'
}

# ---- Servers ----

# crawled WHAT URL
crawled() {
	must "$1: every link" python3 tests/hosts/crawl.py "$2"
	sed -n '1s/^/note: /p' "$scratch/must"
}

# asked WHAT PATH PATTERN...: the answer of the server at $url.
asked() {
	local what=$1 path=$2
	shift 2
	curl -sS -D - -o "$scratch/body" "$url$path" 2>&1 | tr -d '\r' >"$said"
	code=0
	wants "$what" 0 "$@"
}

# looked_at WHAT PREFIX: a server of the site at $url.
looked_at() {
	local asset policy
	crawled "$1" "$url$2"
	policy=$(grep -o "default-src[^\"]*" "$site/output/index.html" | head -n 1)
	asked "$1: a page" "$2articles/" '^HTTP/1.1 200' \
		"^Content-Security-Policy: $policy; frame-ancestors 'none'$" \
		'^X-Content-Type-Options: nosniff$' '^Referrer-Policy: strict' \
		'^Permissions-Policy: camera' \
		'^Cross-Origin-Opener-Policy: same-origin$' \
		'^Cache-Control: no-cache$' \
		'^Content-Type: text/html; charset=utf-8$'
	must "$1: no header twice" [ -z "$(cut -d: -f1 "$said" | sort | uniq -d)" ]
	asked "$1: a page that is not there" "$2nowhere/at/all" '^HTTP/1.1 404' \
		'^Content-Security-Policy:' '^Content-Type: text/html'
	must "$1: is the site's own" cmp "$scratch/body" "$site/output/404.html"
	asset=$(cd "$site/output" && ls assets/broadsheet.*.css)
	asked "$1: a style sheet" "$2$asset" '^HTTP/1.1 200' \
		'^Cache-Control: public, max-age=31536000, immutable$' \
		'^X-Content-Type-Options: nosniff$' \
		'^Content-Type: text/css; charset=utf-8$'
	asset=$(cd "$site/output" && find search -name 't0.js')
	asked "$1: a piece of the search" "$2$asset" '^HTTP/1.1 200' \
		'^Cache-Control: public, max-age=31536000, immutable$'
	asked "$1: the head of the search" "${2}search/index.js" \
		'^HTTP/1.1 200' '^Cache-Control: no-cache$'
	asked "$1: a folder without its slash" "$2articles" '^HTTP/1.1 301' \
		"^Location: .*$2articles/$"
	for old in old/ h%C3%B6fe/a%20b%24%20%281%29/ x.html; do
		asked "$1: $old has moved" "$2$old" '^HTTP/1.1 301' \
			"^Location: .*$2moved/$"
	done
	asked "$1: nothing else has" "${2}xxhtml" '^HTTP/1.1 404'
	asked "$1: a calendar" "${2}timeline.ics" '^Content-Type: text/calendar'
	asked "$1: data" "${2}timeline.json" '^Content-Type: application/json'
}

# with_nginx PREFIX
with_nginx() {
	local port conf=$scratch/nginx
	port=$(free_port)
	new_site "$1" nginx
	rm -rf "$conf" "$scratch/srv"
	mkdir -p "$conf/snippets" "$conf/temp" "$scratch/srv$1"
	try 'rsync to a folder' rsync \
		"s|ada@harbour.example:/srv/www/harbour/|$scratch/srv$1|"
	verified 'what rsync has brought' "$scratch/srv$1"
	try 'nginx' nginx "s|/etc/nginx/snippets|$conf/snippets|"
	recipe harbour "s|listen .*|listen 127.0.0.1:$port;|" '/ssl_cert/d' \
		"s|/srv/www/harbour|$scratch/srv|"
	{
		echo "daemon off; pid $conf/pid; error_log $conf/log;"
		[ "$(id -u)" != 0 ] || echo 'user root;'
		echo 'events {} http { access_log off;'
		for temp in client_body proxy fastcgi uwsgi scgi; do
			echo "${temp}_temp_path $conf/temp/$temp;"
		done
		cat "$scratch/recipe"
		echo '}'
	} >"$conf/nginx.conf"
	must 'nginx reads it and warns of nothing' sh -c '
		nginx -t -p "$1" -c nginx.conf -e stderr 2>&1 | tee "$1/said"
		! grep -e warn -e emerg -e error "$1/said"' sh "$conf"
	nginx -p "$conf" -c nginx.conf -e "$conf/log" 2>/dev/null &
	servers+=($!)
	wait_for "$port"
	url=http://127.0.0.1:$port
	looked_at "nginx at $1" "$1"
}

# with_apache PREFIX
with_apache() {
	local port conf=$scratch/apache modules=/usr/lib/apache2/modules
	port=$(free_port)
	new_site "$1" apache
	rm -rf "$conf" "$scratch/srv"
	mkdir -p "$conf" "$scratch/srv$1"
	try 'rsync to a folder' rsync \
		"s|ada@harbour.example:/srv/www/harbour/|$scratch/srv$1|"
	{
		for module in mpm_event authz_core mime dir alias headers setenvif; do
			echo "LoadModule ${module}_module $modules/mod_$module.so"
		done
		echo "ServerName localhost
			Listen 127.0.0.1:$port
			ServerRoot $conf
			PidFile $conf/pid
			User nobody
			Group nogroup
			TypesConfig /dev/null
			ErrorLog $conf/log
			DocumentRoot $scratch/srv
			<Directory $scratch/srv>
				Require all granted
				AllowOverride FileInfo
			</Directory>"
	} >"$conf/apache.conf"
	apache2 -DFOREGROUND -f "$conf/apache.conf" 2>"$conf/said" &
	servers+=($!)
	wait_for "$port"
	url=http://127.0.0.1:$port
	looked_at "Apache at $1" "$1"
}

if have rsync && have nginx && have curl; then
	with_nginx /
	with_nginx /papers/
	# What is gone goes there too, what has not changed stays.
	touch -d 1931-03-04 "$scratch/srv/papers/404.html" "$site/output/404.html"
	rm "$site/content/moved.md"
	try 'rsync once more' rsync \
		"s|ada@harbour.example:/srv/www/harbour/|$scratch/srv/papers/|"
	verified 'what rsync has taken away' "$scratch/srv/papers"
fi
if have rsync && have apache2 && have curl; then
	chmod 755 "$scratch"
	with_apache /
	with_apache /papers/
fi

# Any server will do.
new_site /papers/ gitlab
port=$(free_port)
run build --site "$site" --quiet --output "$scratch/any/papers"
python3 -m http.server --bind 127.0.0.1 --directory "$scratch/any" "$port" \
	>/dev/null 2>&1 &
servers+=($!)
wait_for "$port"
crawled 'a server that knows nothing, below a path' \
	"http://127.0.0.1:$port/papers/"

# ---- Branches ----

# cloned_site HOSTS: the site in a clone of a new bare repository.
cloned_site() {
	new_site /harbour/ "$1"
	rm -rf "$scratch/bare" "$scratch/pages"
	git init -q --bare "$scratch/bare"
	git -C "$site" init -q
	git -C "$site" config user.name 'Ada Quill'
	git -C "$site" config user.email ada@harbour.example
	git -C "$site" remote add origin "$scratch/bare"
	printf 'output/\n.output.dossier/\n' >"$site/.gitignore"
	git -C "$site" add -A
	git -C "$site" commit -qm 'The site'
}

if have git; then
	cloned_site github
	try 'a branch of a repository' git
	git clone -q -b pages "$scratch/bare" "$scratch/pages"
	verified 'what the branch has' "$scratch/pages"
	must 'and .nojekyll' [ -f "$scratch/pages/.nojekyll" ]
	must 'the checkout is as it was' [ -z "$(git -C "$site" status --porcelain)" ]
	rm "$site/content/moved.md"
	try 'once more' git
	git -C "$scratch/pages" fetch -q
	git -C "$scratch/pages" reset -q --hard origin/pages
	verified 'what the branch has then' "$scratch/pages"
	must 'no old version is kept' \
		[ "$(git -C "$scratch/pages" rev-list --count HEAD)" = 1 ]

	cloned_site gitlab
	recipe .gitlab-ci.yml ''
	cp "$scratch/recipe" "$site/.gitlab-ci.yml"
	try 'a branch of GitLab' gitlab
	git clone -q -b pages "$scratch/bare" "$scratch/pages"
	must 'has the job' cmp "$site/.gitlab-ci.yml" "$scratch/pages/.gitlab-ci.yml"
	sed -n '/script:/,/artifacts:/s/^    - //p' "$site/.gitlab-ci.yml" \
		>"$scratch/job"
	must 'the job runs' sh -eu -c 'cd "$1" && . "$2"' sh "$scratch/pages" \
		"$scratch/job"
	verified 'and leaves the site' "$scratch/pages/public"
fi

# ---- Stores ----

if have rclone; then
	port=$(free_port)
	mkdir "$scratch/store"
	rclone serve webdav --addr "127.0.0.1:$port" "$scratch/store" \
		2>"$scratch/rclone" &
	servers+=($!)
	wait_for "$port"
	export RCLONE_CONFIG_STORE_TYPE=webdav RCLONE_CONFIG_STORE_VENDOR=other
	export RCLONE_CONFIG_STORE_URL=http://127.0.0.1:$port
	new_site / cloudflare
	try 'rclone to a store' rclone
	verified 'what the store has' "$scratch/store/harbour"
	sed -i 's/^Here/Over/' "$site/content/moved.md"
	rm "$site/content/about.md"
	sed -i '/about.md/d' "$site/content/site.yaml"
	try 'rclone once more, without sums' rclone 's/--checksum/--ignore-times/'
	verified 'what the store has then' "$scratch/store/harbour"
fi

new_site / netlify
run build --site "$site" --quiet
try 'verify' verify
finish
