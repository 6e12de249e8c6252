#!/bin/sh
# Words of the default theme in other languages: tests/translated/run.py. Runs
# $DOSSIER.
. tests/lib.sh

$python tests/translated/run.py "$DOSSIER" "$scratch"
