#!/bin/sh
# Themes that mean harm: tests/hostile/run.py builds a site with each of them.
# Runs $DOSSIER.
. tests/lib.sh

$python tests/hostile/run.py "$DOSSIER" "$scratch"
