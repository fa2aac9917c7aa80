#!/bin/sh
# Runs bullmq.mjs with a Node that is new enough: run.sh BULL_PEER
set -eu
peer=$1
cd "$(dirname "$0")/../.."
. scripts/node.sh
[ -d third_party/node_modules/bullmq ] || { echo "third_party/node_modules/bullmq is missing; run: make setup" >&2; exit 1; }
exec node tests/bullmq/bullmq.mjs "$peer" third_party
