#!/bin/sh
# Builds the libFuzzer targets with clang and runs each a million times: [RUNS=1000000] [SECONDS_EACH=60] scripts/fuzz.sh [NAME…]
# Some targets (lower, match) take an hour for that; SECONDS_EACH cuts each short.
# What a fuzzer finds lies in build/fuzz/found/; put it into tests/fuzz/corpus/NAME/, where `make test` reads it again, and mend it.
set -eu
cd "$(dirname "$0")/.."

missing=
for package in clang-19 libclang-rt-19-dev; do
  dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  if [ "$(id -u)" != 0 ]; then
    echo "fuzz: Debian packages are missing; run as root: apt-get install$missing" >&2
    exit 1
  fi
  echo "fuzz: installing Debian packages:$missing"
  # shellcheck disable=SC2086  # a list of words
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } > /dev/null
fi

[ $# -eq 0 ] || ONLY=1
[ $# -gt 0 ] || set -- json http jwt stripe upload archive manifest path cursor config ignore packed rule pattern lower match
targets=
for name in "$@"; do targets="$targets fuzz_$name"; done
# shellcheck disable=SC2086  # a list of words
sh scripts/build.sh fuzz $targets

mkdir -p build/fuzz/found
# Those that unpack make folders by the million.
[ -w /dev/shm ] && export TMPDIR=/dev/shm
failed=
for name in "$@"; do
  echo "fuzz: $name"
  grown=build/fuzz/corpus/$name
  mkdir -p "$grown"
  # A hang counts as found: no input of this size may take ten seconds.
  "build/fuzz/fuzz_$name" -runs="${RUNS:-1000000}" -max_total_time="${SECONDS_EACH:-0}" -timeout=10 -rss_limit_mb=2500 -verbosity=0 \
    -artifact_prefix="build/fuzz/found/$name-" "$grown" "tests/fuzz/corpus/$name" || failed="$failed $name"
done
# The API as its own document describes it, another seed each time.
if [ -z "${ONLY:-}" ]; then
  sh scripts/build.sh release insight
  sh tests/openapi/fuzz.sh build/release/insight "${API_REQUESTS:-20000}" || failed="$failed api"
fi
[ -z "$failed" ] || { echo "fuzz: found something:$failed (build/fuzz/found/)" >&2; exit 1; }
