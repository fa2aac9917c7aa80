#!/bin/sh
# fuzz.sh INSIGHT [REQUESTS [SEED]]: runs fuzz.mjs with a Node that is new enough.
set -eu
cd "$(dirname "$0")/../.."
. scripts/node.sh
exec node tests/openapi/fuzz.mjs "$@"
