#!/bin/sh
# The site of this repository, the manual in it, is published without a
# warning.
. tests/lib.sh

run build --strict --output "$scratch/output"
wants 'our own site' 0

finish
