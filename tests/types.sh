#!/bin/sh
# Editors' definitions of what themes have: tests/types/check.py holds them
# against the program. Runs $DOSSIER.
. tests/lib.sh

$python tests/types/check.py "$DOSSIER" "$scratch"
