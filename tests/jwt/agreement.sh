#!/bin/sh
# agreement.sh PROGRAM: runs agreement.mjs with a Node that is new enough.
set -eu
cd "$(dirname "$0")/../.."
. scripts/node.sh
exec node tests/jwt/agreement.mjs "$1"
