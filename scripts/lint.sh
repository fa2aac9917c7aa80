#!/bin/sh
# Checks formatting, then runs clang-tidy over our own sources; SINCE=main only over those changed since that commit. Debian 12's plain
# clang tools are version 14, too old here.
set -eu
cd "$(dirname "$0")/.."
. scripts/debian.sh
install_packages clang-format-19 clang-tidy-19

# What examples of rules look at is somebody else's code.
git ls-files '*.cpp' '*.h' ':!tests/conformance' ':!rules' | xargs clang-format-19 --dry-run --Werror
echo "lint: formatting is right"

if [ -n "${SINCE:-}" ]; then files=$(git diff --name-only --diff-filter=d "$SINCE" -- 'src/*.cpp')
else files=$(git ls-files 'src/*.cpp')
fi
[ -n "$files" ] || { echo "lint: no source file has changed"; exit 0; }
sh scripts/build.sh dev migrations rules  # the list of compile commands and the generated headers; no need to build the rest

# scripts/own_code.cpp, built. Of clang's packages it needs the headers alone; the rest, most of a gigabyte, is left out.
own_code() {
  [ ! -e build/own_code.so ] || [ scripts/own_code.cpp -nt build/own_code.so ] || return 0
  headers=$PWD/.tools/clang-19/usr
  if [ ! -d "$headers/lib/llvm-19/include/clang-tidy" ]; then
    mkdir -p .tools/clang-19
    (cd .tools/clang-19 && apt-get download -q libclang-19-dev llvm-19-dev) || return 1
    for package in .tools/clang-19/*.deb; do
      dpkg-deb --fsys-tarfile "$package" | tar -x -C .tools/clang-19 --wildcards './usr/*include/*' || return 1
      rm "$package"
    done
  fi
  c++ -std=c++17 -O1 -w -fPIC -shared -fno-rtti -isystem "$headers/lib/llvm-19/include" -isystem "$headers/include/llvm-19" \
    -o build/own_code.so scripts/own_code.cpp
}
if own_code > build/lint.log 2>&1; then load="--load=build/own_code.so --checks=insight-own-code"
else
  load=
  cat build/lint.log >&2
  echo "lint: without build/own_code.so, so this takes several times as long" >&2
fi

# libstdc++ 12 itself uses what clang calls deprecated. Standard error counts the warnings of system headers, which nobody asked for; it matters when a run fails.
# shellcheck disable=SC2086  # a list of words
echo "$files" | xargs -P "$(nproc)" -n 4 clang-tidy-19 -p build/dev --quiet $load --extra-arg=-Wno-unknown-warning-option \
  --extra-arg=-Wno-deprecated-declarations 2> build/lint.log || {
  grep -v 'warnings\{0,1\} generated' build/lint.log >&2 || true
  echo "lint: clang-tidy has findings" >&2
  exit 1
}
echo "lint: clang-tidy is content"
