#!/bin/sh
# Runs prisma.mjs, or another script beside it, with a Node that is new enough: run.sh PRISMA_DATABASE [SCRIPT]
set -eu
program=$1
script=${2:-prisma.mjs}
cd "$(dirname "$0")/../.."
. scripts/node.sh
[ -d third_party/node_modules/@prisma/schema-engine-wasm ] || { echo "third_party/node_modules/@prisma is missing; run: make setup" >&2; exit 1; }
exec node "tests/prisma/$script" "$program" third_party
