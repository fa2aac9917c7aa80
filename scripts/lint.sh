#!/bin/sh
# Checks formatting, then runs clang-tidy over our own sources; SINCE=main only over those changed since that commit. Debian 12's plain
# clang tools are version 14, too old here.
set -eu
cd "$(dirname "$0")/.."
. scripts/debian.sh
install_packages clang-format-19 clang-tidy-19

git ls-files '*.cpp' '*.h' | xargs clang-format-19 --dry-run --Werror
echo "lint: formatting is right"

if [ -n "${SINCE:-}" ]; then files=$(git diff --name-only --diff-filter=d "$SINCE" -- 'src/*.cpp')
else files=$(git ls-files 'src/*.cpp')
fi
[ -n "$files" ] || { echo "lint: no source file has changed"; exit 0; }
sh scripts/build.sh dev migrations rules  # the list of compile commands and the generated headers; no need to build the rest
# libstdc++ 12 itself uses what clang calls deprecated. Standard error counts the warnings of system headers, which nobody asked for; it matters when a run fails.
echo "$files" | xargs -P "$(nproc)" -n 4 clang-tidy-19 -p build/dev --quiet --extra-arg=-Wno-unknown-warning-option \
  --extra-arg=-Wno-deprecated-declarations 2> build/lint.log || {
  grep -v 'warnings\{0,1\} generated' build/lint.log >&2 || true
  echo "lint: clang-tidy has findings" >&2
  exit 1
}
echo "lint: clang-tidy is content"
