#!/bin/sh
# Builds a preset and runs its tests: scripts/test.sh PRESET. The last lines are ctest's summary.
set -eu
cd "$(dirname "$0")/.."
. scripts/node.sh
. scripts/debian.sh
install_packages postgresql-15 redis-server  # the tests start servers of their own; Debian's services are not used and may be stopped
preset=${1:-dev}
sh scripts/build.sh "$preset"
# Most tests wait for servers and clocks longer than they compute.
exec ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$((2 * $(nproc)))"
