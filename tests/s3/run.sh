#!/bin/sh
# Starts npm's s3rver on loopback and says its port: run.sh FOLDER PORT (0: a free one)
set -eu
folder=$1
port=$2
cd "$(dirname "$0")/../.."
. scripts/node.sh
[ -d third_party/node_modules/s3rver ] || { echo "third_party/node_modules/s3rver is missing; run: make setup" >&2; exit 1; }
# s3rver makes the tokens of its pages with DES.
exec node --openssl-legacy-provider tests/s3/server.cjs third_party "$folder" "$port"
