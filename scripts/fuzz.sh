#!/bin/sh
# Builds the libFuzzer targets with clang and gives each some time: SECONDS_EACH=60 scripts/fuzz.sh
set -eu
cd "$(dirname "$0")/.."
[ -d tests/fuzz ] || { echo "fuzz: there are no fuzz targets yet"; exit 0; }
sh scripts/build.sh fuzz
for target in build/fuzz/fuzz_*; do
  [ -x "$target" ] || continue
  echo "fuzz: $target"
  mkdir -p "build/fuzz/corpus/$(basename "$target")"
  "$target" -max_total_time="${SECONDS_EACH:-60}" -print_final_stats=0 "build/fuzz/corpus/$(basename "$target")"
done
