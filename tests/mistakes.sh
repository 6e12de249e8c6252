#!/bin/sh
# What theme makers are told of their mistakes: tests/mistakes/run.py makes
# them. Runs $DOSSIER.
. tests/lib.sh

$python tests/mistakes/run.py "$DOSSIER" "$scratch"
