#!/bin/bash
# Prints ratios, not times: what the same machine needs in the same run for us and for a peer. CPU seconds, best of three, in turns.
#   the engine: see bench/engine.sh
#   the server: see bench/server.sh
#   our BullMQ client over Node's, without and with the row: see bench/bullmq.mjs, bench/bull_rows.mjs
#   the server over a reference on Express and Prisma: see bench/reference.mjs
# The trees come from Debian and npm; one that can't be fetched is left out, and said so.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/node.sh
. scripts/debian.sh
install_packages postgresql-15 redis-server wrk
cmake --preset release -B build/bench/release -DINSIGHT_BENCH=ON -DINSIGHT_TESTS=OFF > /dev/null
ninja -C build/bench/release --quiet insight parse_floor bull_peer bull_rows prisma_database
bench/engine.sh build/bench/release
bench/server.sh build/bench/release
node bench/bullmq.mjs build/bench/release/bull_peer third_party
node bench/bull_rows.mjs build/bench/release/bull_rows build/bench/release/prisma_database third_party
node bench/reference.mjs build/bench/release/insight build/bench/release/prisma_database third_party
