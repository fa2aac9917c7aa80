#!/bin/bash
# The server's part of `make bench`. Usage: bench/server.sh BUILD_FOLDER (made with -DINSIGHT_BENCH=ON)
#   findings stored per second   over  a bare batch insert of the same rows; the middle one of three
#   pages of 50 issues served    over  a bare hello of the same server
#   start to ready, idle memory        as they are
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
ninja -C "$build" --quiet insight store_findings
echo "server:"
command -v wrk > /dev/null || (. scripts/debian.sh && install_packages wrk) || true  # page_rate.sh says so when it is still missing
for _ in 1 2 3; do "$build/store_findings"; done | sort -n -k12,12 | sed -n 2p
bench/page_rate.sh "$PWD/$build/insight"
bench/start.sh "$PWD/$build/insight"
