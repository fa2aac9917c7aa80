#!/bin/bash
# The server's part of `make bench`. Usage: bench/server.sh BUILD_FOLDER (made with -DINSIGHT_BENCH=ON)
#   findings stored per second   over  a bare batch insert of the same rows, on PostgreSQL a bare COPY; the best of five of each
#   accept, claim and finish of a job, on SQLite and PostgreSQL    over  the bare statements
#   from a job's commit to its start, on SQLite, PostgreSQL and BullMQ        as it is
#   the memory of a listener to an analysis, of 2,000          as it is
#   submits, polls and pages of 50 issues    over  a bare hello of the same server
#   the 99th percentile of ordinary requests beside 2,000 slow connections    over  without them
#   start to ready, idle memory        as they are
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
. scripts/node.sh
ninja -C "$build" --quiet insight store_findings queue_rates
echo "server:"
# The lines of several runs as one with the best of both rates.
best() {
  awk '{title = substr($0, 1, 62); match($0, /\([0-9]+\/s over [0-9]+/); split(substr($0, RSTART + 1, RLENGTH), rate, "/s over ")}
    rate[1] + 0 > ours {ours = rate[1] + 0}
    rate[2] + 0 > bare {bare = rate[2] + 0}
    END {printf "%s %6.2f   (%d/s over %d/s; aim: 0.7 or more)\n", title, ours / bare, ours, bare}'
}
for _ in 1 2 3 4 5; do "$build/store_findings"; done | best
for _ in 1 2 3; do "$build/store_findings" postgres; done | best
"$build/queue_rates"
bench/load.sh "$PWD/$build/insight"
node bench/slow_connections.mjs "$PWD/$build/insight"
bench/start.sh "$PWD/$build/insight"
node bench/listeners.mjs "$PWD/$build/insight"
