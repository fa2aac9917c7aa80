#!/bin/sh
# Writes prisma/schema.prisma anew from what the migrations make on a PostgreSQL server of its own.
set -eu
cd "$(dirname "$0")/.."
. scripts/debian.sh
install_packages postgresql-15
sh scripts/build.sh dev prisma_database
exec sh tests/prisma/run.sh "$PWD/build/dev/prisma_database" write.mjs
