# Makes sites of the examples in a page of the manual: each ```example block is
# a record, each "quoted" line in it an article that quotes it.
#
# -v site=FOLDER: below it good/ gets what the manual says is accepted, and
# bad/ the rest. Prints for each article: its name, the line of the page, the
# outcome wanted, what is to be said (several with tabs between).

function start() {
	front = record = original = ""
	language = 0
	count = 0
}

# "KEY: rest" → rest
function value(line) {
	sub(/^[a-z]+( #[^:]*)?: /, "", line)
	return line
}

function note_quoted(line,    at) {
	anchor = ""
	if (match(line, /^quoted #[^:]*/))
		anchor = substr(line, 8, RLENGTH - 7)
	line = value(line)
	at = index(line, " → ")
	if (at == 0) {
		print "line " FNR ": no arrow" > "/dev/stderr"
		exit 1
	}
	count++
	words[count] = substr(line, 1, at - 1)
	wanted[count] = substr(line, at + length(" → "))
	anchors[count] = anchor
	lines[count] = FNR
	said[count] = ""
}

function write_record(folder, name, head, body,    path) {
	path = site "/" folder "/content/transcripts/" name ".md"
	printf "---\ntitle: %s\ndate: 1931-03-04\n%s", name, head > path
	printf "participants: [ada-quill, bo-marsh]\n---\n%s", body > path
	close(path)
}

function write_article(folder, name, number,    path) {
	path = site "/" folder "/content/articles/" name ".md"
	printf "---\ntitle: %s\n---\nIt said: [%s](../transcripts/%s.md%s).\n",
		name, words[number], base, anchors[number] > path
	close(path)
	printf "%s\t%d\t%s%s\n", name, lines[number], wanted[number],
		said[number]
}

function write_example(folder,    head) {
	head = front
	if (original != "") {
		write_record(folder, base "-original", "", original)
		head = head "translation_of: " base "-original.md\n"
	}
	write_record(folder, base, head, record)
}

function finish(    i, folder) {
	base = "e" ++examples
	write_example("good")
	write_example("bad")
	for (i = 1; i <= count; i++) {
		folder = wanted[i] ~ /^[A-Z][0-9]/ ? "bad" : "good"
		write_article(folder, base "-" i, i)
	}
}

/^```example$/ { inside = 1; start(); next }
/^```$/ { if (inside) finish(); inside = 0; next }
!inside { next }
/^front: / { front = front value($0) "\n"; next }
/^record: / { record = record value($0) "\n\n"; next }
/^original: / { original = original value($0) "\n\n"; next }
/^quoted/ { note_quoted($0); next }
/^says: / { said[count] = said[count] "\t" value($0); next }
{ print "line " FNR ": what is this?" > "/dev/stderr"; exit 1 }
