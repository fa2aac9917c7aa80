#!/bin/bash
# The server's part of `make bench`. Usage: bench/server.sh BUILD_FOLDER (made with -DINSIGHT_BENCH=ON)
#   findings stored per second   over  a bare batch insert of the same rows; the best of five of each
#   submits, polls and pages of 50 issues    over  a bare hello of the same server
#   the 99th percentile of ordinary requests beside 2,000 slow connections    over  without them
#   start to ready, idle memory        as they are
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
. scripts/node.sh
ninja -C "$build" --quiet insight store_findings
echo "server:"
command -v wrk > /dev/null || (. scripts/debian.sh && install_packages wrk) || true  # load.sh says so when it is still missing
for _ in 1 2 3 4 5; do "$build/store_findings"; done | awk '
  {ours = substr($13, 2) + 0; bare = $15 + 0}
  ours > best_ours {best_ours = ours}
  bare > best_bare {best_bare = bare}
  END {printf "%-62s %6.2f   (%d/s over %d/s; aim: 0.7 or more)\n", "findings stored / a bare batch insert of the same rows",
       best_ours / best_bare, best_ours, best_bare}'
bench/load.sh "$PWD/$build/insight"
node bench/slow_connections.mjs "$PWD/$build/insight"
bench/start.sh "$PWD/$build/insight"
