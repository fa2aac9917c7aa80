#!/bin/sh
# Builds the libFuzzer targets with clang and runs each a million times: [RUNS=1000000] [SECONDS_EACH=0] [JOBS=2] scripts/fuzz.sh [NAME…]
# Two run at a time; the parser's (lower, match, pattern) take longest. SECONDS_EACH cuts each short.
# What a fuzzer finds lies in build/fuzz/found/; put it into tests/fuzz/corpus/NAME/, where `make test` reads it again, and mend it.
# What was said meanwhile is in build/fuzz/logs/, what it has learned in build/fuzz/corpus/, where the next run goes on.
# `scripts/fuzz.sh --keep NAME…` keeps the least of that which covers as much, in tests/fuzz/corpus/NAME.pack, for `make test` as well.
set -eu
cd "$(dirname "$0")/.."

# The largest input in bytes. A parser takes as long as its text is, and what can go wrong in it is short.
most_bytes() {
  case $1 in
    lower | match) echo 128 ;;
    pattern) echo 32 ;;
    path | text | regex | webhook) echo 256 ;;
    archive | upload | beacon) echo 4096 ;;
    *) echo 1024 ;;
  esac
}

# One target to its end. A hang counts as found: no input of this size may take ten seconds.
if [ "${1:-}" = --one ]; then
  name=$2
  grown=build/fuzz/corpus/$name
  log=build/fuzz/logs/$name
  pack=tests/fuzz/corpus/$name.pack
  if [ ! -d "$grown" ]; then
    mkdir -p "$grown"
    [ ! -f "$pack" ] || build/fuzz/fuzz_pack unpack "$pack" "$grown"
  fi
  status=0
  "build/fuzz/fuzz_$name" -runs="${RUNS:-1000000}" -max_total_time="${SECONDS_EACH:-0}" -max_len="$(most_bytes "$name")" -timeout=10 \
    -rss_limit_mb=2500 -verbosity=0 -print_final_stats=1 -print_funcs=0 -reload=0 -artifact_prefix="build/fuzz/found/$name-" \
    "$grown" "tests/fuzz/corpus/$name" > "$log" 2>&1 || status=1
  figure() { sed -n "s/^stat::$1: *//p" "$log"; }
  runs=$(figure number_of_executed_units)
  echo "fuzz: $name: ${runs:-no} runs, $(figure average_exec_per_sec)/s$([ $status = 0 ] || echo ', FOUND SOMETHING')"
  if [ $status != 0 ]; then
    tail -n 40 "$log"
    echo "$name" >> build/fuzz/failed
  fi
  exit 0
fi

if [ "${1:-}" = --keep ]; then
  shift
  for name in "$@"; do
    kept=build/fuzz/kept/$name
    rm -rf "$kept"
    mkdir -p "$kept"
    "build/fuzz/fuzz_$name" -set_cover_merge=1 -use_counters=0 -max_len="$(most_bytes "$name")" -verbosity=0 "$kept" \
      "build/fuzz/corpus/$name" > "build/fuzz/logs/$name.merge" 2>&1
    build/fuzz/fuzz_pack pack "$kept" "tests/fuzz/corpus/$name.pack"
    echo "fuzz: $name: kept $(find "$kept" -type f | wc -l) inputs, $(wc -c < "tests/fuzz/corpus/$name.pack") bytes"
  done
  exit 0
fi

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
# The slow ones first, so that none of them is left to run alone.
[ $# -gt 0 ] || set -- lower match pattern rule jwt config archive stripe json http foreign regex project form packed child text manifest \
  cursor ignore resources path webhook upload beacon redis generic
targets=fuzz_pack
for name in "$@"; do targets="$targets fuzz_$name"; done
# shellcheck disable=SC2086  # a list of words
sh scripts/build.sh fuzz $targets

mkdir -p build/fuzz/found build/fuzz/logs
rm -f build/fuzz/failed
# Those that unpack make folders by the million.
[ -w /dev/shm ] && export TMPDIR=/dev/shm
# Half the time goes without these: long memories of who allocated what, and a heap of stack frames swept after each exception.
export ASAN_OPTIONS="malloc_context_size=10:quarantine_size_mb=64:detect_stack_use_after_return=0:${ASAN_OPTIONS:-}"
symbolizer=$(command -v llvm-symbolizer-19 || command -v llvm-symbolizer || true)
[ -z "$symbolizer" ] || export ASAN_SYMBOLIZER_PATH="$symbolizer"
printf '%s\n' "$@" | nice -n 5 xargs -P "${JOBS:-2}" -I NAME sh scripts/fuzz.sh --one NAME

# The API as its own document describes it, another seed each time.
if [ -z "${ONLY:-}" ]; then
  sh scripts/build.sh release insight
  sh tests/openapi/fuzz.sh build/release/insight "${API_REQUESTS:-20000}" || echo api >> build/fuzz/failed
fi
[ ! -f build/fuzz/failed ] || { echo "fuzz: found something: $(tr '\n' ' ' < build/fuzz/failed)(build/fuzz/found/)" >&2; exit 1; }
