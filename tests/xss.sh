#!/bin/sh
# What is more than words somewhere, in every field of a site: tests/xss/run.py
# says what is looked for. Runs $DOSSIER.
. tests/lib.sh

$python tests/xss/run.py "$DOSSIER" "$scratch"
