#!/bin/sh
# The checks of this folder find what they are there for: each is shown a
# small tree with one fault.
set -u

top=$(pwd)
tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT
passed=0
failed=0

header() {
	guard=$(echo "$1" | tr 'a-z/.-' 'A-Z___')
	mkdir -p "$tree/$(dirname "$1")"
	printf '#ifndef %s\n#define %s\n%s\n#endif\n' "$guard" "$guard" "$2" \
		>"$tree/$1"
}

code() {
	mkdir -p "$tree/$(dirname "$1")"
	printf '%s\n' "$2" >"$tree/$1"
}

start() {
	rm -rf "${tree:?}"/*
	header base/text.h ''
	header base/buf.h '#include "base/text.h"'
	header model/model.h '#include "base/buf.h"'
	header model/record.h '#include "model/model.h"'
	code model/model.c '#include "model/record.h"'
	code model/record.c '#include "model/record.h"'
	code base/utf8.c '#include <utf8proc.h>'
	header build.h '#include "model/model.h"'
	code cli/main.c '#include "build.h"'
}

# expect OUTCOME WHAT SCRIPT [PATTERN]
expect() {
	outcome=0
	said=$(cd "$top" && "tests/$3" "$tree" 2>&1) || outcome=1
	if [ "$outcome" = "$1" ] && echo "$said" | grep -q "${4:-.}"; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "$2: wanted $1, got $outcome and: $said"
}

start
expect 0 'a tidy tree' layers.sh
code base/buf.c '#include "model/model.h"'
expect 1 'base that includes model' layers.sh 'buf.c:1: base/ may not include'

start
code theme/theme.c '#include "model/record.h"'
expect 1 'a private header of another room' layers.sh 'private to model'

start
code model/yaml.c '
#include <yaml.h>'
expect 1 'a library in the wrong room' layers.sh 'yaml.c:2: <yaml.h> is for'

start
code cli/build.c '#include "theme/theme.h"'
header theme/theme.h ''
expect 1 'a command that includes a theme' layers.sh 'cli/ may not include'

start
header base/text.h '#include "base/buf.h"'
expect 1 'headers in a circle' layers.sh 'headers include each other'

start
code base/text.c '#include "base/buf.h"'
expect 1 'modules in a circle' layers.sh 'modules include each other'

start
code model/model.h '#pragma once'
expect 1 'a header without a guard' layers.sh 'not guarded by MODEL_MODEL_H'

start
code model/near.c '#include "record.h"'
expect 1 'an include without its room' layers.sh 'is not in generator'

start
code attic/old.c ''
expect 1 'a room that is none' layers.sh 'in no room'

start
code build.c "$(yes '' | head -n 201 | sed 's/$/;/')"
expect 1 'a long build.c' layers.sh '201 lines, 200'

start
code base/long.c "int
base_long(void)
{
$(yes '	;' | head -n 57)
}"
expect 0 'a function of 60 lines' length.sh 'longest 60'
code base/long.c "int
base_long(void)
{
$(yes '	;' | head -n 58)
}"
expect 1 'a function of 61 lines' length.sh 'base_long has 61 lines'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
