#!/bin/sh
# Every code of base/codes.def is used somewhere, is listed once and in order.
set -u

codes=$(sed -n 's/^CODE(\([A-Z][0-9]*\),.*/\1/p' generator/base/codes.def)
failed=0
unused=
[ -n "$codes" ] || exit 1

for code in $(echo "$codes" | LC_ALL=C sort | uniq -d); do
	echo "generator/base/codes.def: $code stands twice"
	failed=1
done
for letter in $(echo "$codes" | cut -c1 | uniq); do
	echo "$codes" | grep "^$letter" | LC_ALL=C sort -c || failed=1
done

used=$(find generator -name '*.c' -exec cat {} + |
	grep -oE '\b[A-Z][0-9]{3}\b' | LC_ALL=C sort -u)
for code in $codes; do
	echo "$used" | grep -qx "$code" || unused="$unused $code"
done
if [ -n "$unused" ]; then
	echo "codes that nothing uses:$unused"
	failed=1
fi
exit "$failed"
