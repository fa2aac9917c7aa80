#!/bin/sh
# Runs bullmq.mjs, or another script beside it, with a Node that is new enough: run.sh PROGRAM [SCRIPT]
set -eu
program=$1
script=${2:-bullmq.mjs}
cd "$(dirname "$0")/../.."
. scripts/node.sh
[ -d third_party/node_modules/bullmq ] || { echo "third_party/node_modules/bullmq is missing; run: make setup" >&2; exit 1; }
exec node "tests/bullmq/$script" "$program" third_party
