#!/bin/sh
# A million real files, damaged, through the whole engine under the sanitizers: [COUNT=1000000] [JOBS=2] scripts/mutants.sh
# Stopped and started again it goes on where it was (build/mutants/). A million take about an hour on two cores. A fall ends its
# part with what the sanitizer said, and the file that did it lies beside it. The files are ours, those of Debian's packages, and of
# a few from npm.
set -eu
cd "$(dirname "$0")/.."
. scripts/node.sh
count=${COUNT:-1000000}
jobs=${JOBS:-2}
trees=build/mutants/trees
mkdir -p "$trees"

# Packages that hold sources: Python, Go, Ruby, PHP, Rust, C++, Bash, Lua, OCaml.
for package in python3-django golang-golang-x-net-dev ruby-rack ruby-sinatra php-twig librust-serde-json-dev librust-tokio-dev libfmt-dev \
  nlohmann-json3-dev bash-completion lua-penlight libyojson-ocaml-dev libcmdliner-ocaml-dev; do
  [ ! -d "$trees/$package" ] || continue
  folder=$(mktemp -d)
  if (cd "$folder" && apt-get download -q "$package" > /dev/null 2>&1 && dpkg -x ./*.deb x); then
    mv "$folder/x" "$trees/$package"
  else
    echo "mutants: $package can't be fetched; left out"
  fi
  rm -rf "$folder"
done
if [ ! -d "$trees/npm" ]; then
  cp -r tests/mutants/samples "$trees/npm.new"
  if npm ci --prefix "$trees/npm.new" --ignore-scripts --no-audit --no-fund --silent --legacy-peer-deps; then
    mv "$trees/npm.new" "$trees/npm"
  else
    echo "mutants: the packages from npm can't be fetched; left out"
    rm -rf "$trees/npm.new"
  fi
fi

sh scripts/build.sh asan-quick mutants
export ASAN_OPTIONS="detect_stack_use_after_return=0:malloc_context_size=10:quarantine_size_mb=64:${ASAN_OPTIONS:-}"
status=0
part=1
pids=
while [ "$part" -le "$jobs" ]; do
  first=$(((part - 1) * count / jobs + 1))
  last=$((part * count / jobs))
  nice -n 5 build/asan-quick/mutants --slow 50 --first "$first" --count "$last" --state "build/mutants/part-$part-of-$jobs-$count" --save "build/mutants/current-$part" \
    "$trees" tests/conformance rules > "build/mutants/log-$part" 2>&1 &
  pids="$pids $!"
  part=$((part + 1))
done
for pid in $pids; do wait "$pid" || status=1; done
tail -n 3 build/mutants/log-*
[ $status = 0 ] || { echo "mutants: something fell, or took too long; see build/mutants/" >&2; exit 1; }
