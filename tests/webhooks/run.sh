#!/bin/sh
# Runs webhooks.mjs with a Node that is new enough: run.sh WEBHOOK_SERVER
set -eu
server=$1
cd "$(dirname "$0")/../.."
. scripts/node.sh
[ -d third_party/node_modules/standardwebhooks ] || { echo "third_party/node_modules/standardwebhooks is missing; run: make setup" >&2; exit 1; }
exec node tests/webhooks/webhooks.mjs "$server" third_party
