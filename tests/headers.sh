#!/bin/sh
# Each header compiles alone, with the flags of the program ($HEADER_CC).
set -u

lua=$(pkg-config --cflags lua5.4 2>/dev/null)
: "${HEADER_CC:=cc -std=c17 -D_GNU_SOURCE -Igenerator $lua -Wall -Wextra -Werror}"
failed=0
count=0

for header in $(find generator -name '*.h' | LC_ALL=C sort); do
	count=$((count + 1))
	# Included, not compiled itself: unused static inline functions are
	# fine then. A file must declare something.
	printf '#include "%s"\nextern int nothing;\n' "${header#generator/}" |
		$HEADER_CC -fsyntax-only -x c - || {
		echo "$header: does not compile alone"
		failed=1
	}
done
echo "note: $count headers"
exit "$failed"
