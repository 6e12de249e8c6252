#!/bin/sh
# Editors' definitions of what themes have: tests/types/check.py holds them
# against the program. Runs $DOSSIER.
. tests/lib.sh

python=/usr/bin/python3
[ -x $python ] || python=python3
$python tests/types/check.py "$DOSSIER" "$scratch"
