# Makes a site of each ```record block in a page of the manual: FOLDER/N has
# the record, FOLDER/N.reads the ```reads block behind it, as its plain text
# should read, FOLDER/N.told the ```told block, what is told of it.

function path_of(kind) {
	if (kind == "record") {
		count++
		return site "/" count "/content/transcripts/example.md"
	}
	return site "/" count "." kind
}

/^```(record|reads|told)$/ { path = path_of(substr($0, 4)); next }
/^```/ { if (path != "") close(path); path = ""; next }
path == "" { next }
path ~ /\.md$/ && !(count in made) {
	made[count] = FNR
	system("cp -r '" site "/empty' '" site "/" count "'")
	print count, FNR
}
{ print > path }
