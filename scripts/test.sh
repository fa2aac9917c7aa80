#!/bin/sh
# Builds a preset and runs its tests: scripts/test.sh PRESET. The last lines are ctest's summary.
set -eu
cd "$(dirname "$0")/.."
. scripts/node.sh
preset=${1:-dev}
sh scripts/build.sh "$preset"
exec ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$(nproc)"
