#!/bin/sh
# Checks formatting, then runs clang-tidy over our own sources. Debian 12's plain clang tools are version 14, too old here.
set -eu
cd "$(dirname "$0")/.."
for tool in clang-format-19 clang-tidy-19; do
  command -v $tool >/dev/null 2>&1 || { echo "lint: $tool is missing; install the Debian packages clang-format-19 and clang-tidy-19" >&2; exit 1; }
done
git ls-files '*.cpp' '*.h' | xargs clang-format-19 --dry-run --Werror
echo "lint: formatting is right"
sh scripts/build.sh dev  # generated headers and the list of compile commands
git ls-files 'src/*.cpp' | xargs -P "$(nproc)" -n 4 clang-tidy-19 -p build/dev --quiet --extra-arg=-Wno-unknown-warning-option
echo "lint: clang-tidy is content"
