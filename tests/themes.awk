# Makes a shell script of a part of the themes' manual: ```sh blocks are run,
# ```lua PATH, ```css PATH and ```md PATH are written (into themes/mine/, but
# content/ into the site), and each line of ```html PATH has to stand in that
# file of the output.
#
# -v from=HEADING: the part begins behind the heading of that text, and ends
# with the next of its level or a higher one. Without sh blocks the site is
# built when the first html block comes. The sums in names of assets are left
# out, as the manual cannot know them.

function level(line) {
	match(line, /^#+/)
	return RLENGTH
}

function quoted(text) {
	gsub(/'/, "'\\''", text)
	return "'" text "'"
}

/^#+ / && !inside && substr($0, level($0) + 2) == from {
	on = level($0)
	next
}
/^#+ / && !inside && on && level($0) <= on { exit }
/^```/ && inside {
	if (kind == "file")
		print "END_OF_FILE"
	inside = 0
	next
}
/^```/ && on {
	split(substr($0, 4), words, " ")
	inside = 1
	path = words[2]
	kind = words[1] == "html" ? "html" : words[1] == "sh" ? "sh" : \
		path == "" ? "" : "file"
	if (kind == "sh")
		ran = 1
	if (kind == "html" && !ran++)
		print "dossier build"
	if (kind == "file") {
		if (path !~ /^content\//)
			path = "themes/mine/" path
		folder = path
		sub(/\/[^\/]*$/, "", folder)
		print "mkdir -p " folder
		print "cat >" path " <<'END_OF_FILE'"
	}
	next
}
inside && (kind == "sh" || kind == "file") { print }
inside && kind == "html" {
	made = path
	sub(/\.css$/, "*.css", made)
	print "cat output/" made " | sed -E 's/\\.[0-9a-f]{10}(\\.[a-z]+)/\\1/g' | " \
		"grep -qF -e " quoted($0) " || { echo " \
		quoted("not in " path ": " $0) "; exit 1; }"
}
