#!/bin/sh
# lint.sh DOCUMENT: runs lint.mjs with a Node that is new enough.
set -eu
cd "$(dirname "$0")/../.."
. scripts/node.sh
exec node tests/openapi/lint.mjs "$1"
