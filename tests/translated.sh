#!/bin/sh
# Words of the default theme in other languages: tests/translated/run.py. Runs
# $DOSSIER.
. tests/lib.sh

python=/usr/bin/python3
[ -x $python ] || python=python3
$python tests/translated/run.py "$DOSSIER" "$scratch"
