#!/bin/sh
# Configures a preset when needed and builds it: scripts/build.sh PRESET [TARGET…]
set -eu
cd "$(dirname "$0")/.."
. scripts/node.sh
preset=$1
shift
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" > "/tmp/insight-cmake.$$" || { cat "/tmp/insight-cmake.$$"; rm -f "/tmp/insight-cmake.$$"; exit 1; }
rm -f "/tmp/insight-cmake.$$"
exec ninja -C "build/$preset" --quiet "$@"
