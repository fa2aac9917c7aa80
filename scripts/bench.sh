#!/bin/bash
# Prints ratios, not times: what the same machine needs in the same run for us and for a peer. CPU seconds, best of three, in turns.
#   analysis with all built-in rules   over  tree-sitter's parse of the same files alone
#   a first analysis              over  a second one of the same files (the findings cache)
#   analysis with ten search rules     over  ast-grep with the same ten
#   the server: see bench/server.sh
#   our BullMQ client over Node's, without and with the row: see bench/bullmq.mjs, bench/bull_rows.mjs
#   the server over a reference on Express and Prisma: see bench/reference.mjs
# The trees come from Debian and npm; one that can't be fetched is left out, and said so.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/node.sh
. scripts/debian.sh
install_packages postgresql-15 redis-server wrk
trees=$PWD/build/bench/trees
mkdir -p "$trees"

cmake --preset release -B build/bench/release -DINSIGHT_BENCH=ON -DINSIGHT_TESTS=OFF > /dev/null
ninja -C build/bench/release --quiet insight parse_floor bull_peer bull_rows prisma_database
insight=$PWD/build/bench/release/insight
floor=$PWD/build/bench/release/parse_floor
ast_grep=$PWD/third_party/node_modules/.bin/ast-grep

fetch_python() {  # Django, as Debian packs it
  [ -d "$trees/python" ] && return
  local folder
  folder=$(mktemp -d)
  (cd "$folder" && apt-get download -q python3-django > /dev/null 2>&1 && dpkg -x ./*.deb x && mv x/usr/lib/python3/dist-packages/django "$trees/python") || true
  rm -rf "$folder"
  [ -d "$trees/python" ]
}

fetch_typescript() {  # effect: a package that ships its TypeScript sources
  [ -d "$trees/typescript" ] && return
  npm ci --prefix bench/typescript --ignore-scripts --no-audit --no-fund --silent && cp -r bench/typescript/node_modules/effect/src "$trees/typescript"
}

# The files of a tree that have a language, in a tree of their own: what the parse alone reads, too.
only_sources() {
  [ -d "$2" ] && return
  (cd "$1" && find . -type f \( -name '*.py' -o -name '*.js' -o -name '*.jsx' -o -name '*.mjs' -o -name '*.cjs' -o -name '*.ts' -o -name '*.tsx' \) -print0) |
    tar -C "$1" --null -T - -cf - | { mkdir -p "$2" && tar -C "$2" -xf -; }
}

# CPU seconds, user and system, of a command; its exit code is not of interest here.
cpu() {
  local TIMEFORMAT='%U %S'
  { time "$@" > /dev/null 2>&1 || true; } 2>&1 | awk '{print $1 + $2}'
}

# ratio TITLE AIM -- OURS… -- PEER…
ratio() {
  local title=$1 aim=$2 ours=() peer=() best_ours=999999 best_peer=999999 seconds
  shift 3
  while [ "$1" != -- ]; do ours+=("$1"); shift; done
  shift
  peer=("$@")
  for _ in 1 2 3; do
    seconds=$(cpu "${ours[@]}"); best_ours=$(awk -v a="$seconds" -v b="$best_ours" 'BEGIN {print (a < b) ? a : b}')
    seconds=$(cpu "${peer[@]}"); best_peer=$(awk -v a="$seconds" -v b="$best_peer" 'BEGIN {print (a < b) ? a : b}')
  done
  awk -v t="$title" -v a="$best_ours" -v b="$best_peer" -v aim="$aim" 'BEGIN {printf "%-62s %6.2f   (%.2f s over %.2f s; aim: %s)\n", t, a / (b > 0 ? b : 0.01), a, b, aim}'
}

for language in python typescript; do
  if ! "fetch_$language"; then
    echo "bench: the $language tree can't be fetched; left out"
    continue
  fi
  tree=$trees/$language
  echo "$language: $(find "$tree" -type f | wc -l) files, $(du -sh "$tree" | cut -f1)"
  rules=build/bench/ten-$language
  mkdir -p "$rules"
  node bench/ten.mjs "$language" "$rules"
  only_sources "$tree" "$tree-sources"
  ratio "all built-in rules and detectors / tree-sitter parse alone" "1.5 or less" -- \
    "$insight" analyze "$tree-sources" --no-cache --format json -- "$floor" "$tree-sources"
  ratio "  the same with the tree's other text files, read for secrets" "none" -- "$insight" analyze "$tree" --no-cache --format json -- "$floor" "$tree"
  export XDG_CACHE_HOME=$PWD/build/bench/cache
  "$insight" analyze "$tree" --format json > /dev/null || true
  ratio "a first run / a second one on unchanged files" "20" -- "$insight" analyze "$tree" --no-cache --format json -- \
    "$insight" analyze "$tree" --format json
  if ! [ -x "$ast_grep" ]; then
    echo "bench: ast-grep is not there (npm ci --prefix third_party); left out"
    continue
  fi
  ratio "ten search rules / ast-grep, the same ten" "below 1" -- \
    "$insight" analyze "$tree" --no-cache --no-builtin-rules --rules "$rules/insight.yaml" --detectors rules --format json -- \
    "$ast_grep" scan --rule "$rules/ast-grep.yml" --json=stream "$tree"
done
bench/server.sh build/bench/release
node bench/bullmq.mjs build/bench/release/bull_peer third_party
node bench/bull_rows.mjs build/bench/release/bull_rows build/bench/release/prisma_database third_party
node bench/reference.mjs build/bench/release/insight build/bench/release/prisma_database third_party
