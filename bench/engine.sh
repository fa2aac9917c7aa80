#!/bin/bash
# The engine's part of `make bench`. Usage: bench/engine.sh BUILD_FOLDER (made with -DINSIGHT_BENCH=ON). CPU seconds, the best of
# three, and the peak memory of both:
#   all built-in rules and detectors     over  tree-sitter's parse of the same files alone, language by language
#   a first run                          over  a second one of unchanged files
#   ten search rules                     over  ast-grep with the same ten
#   one pattern in a large Go tree       beside ast-grep
#   all our rules for Python             beside bandit
#   ten search rules                     beside Semgrep
#   import cycles                        beside oxlint and madge
# Trees come from Debian and npm, peers from npm and PyPI; what can't be fetched is left out, and said so.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
. scripts/node.sh
. scripts/debian.sh
. bench/measure.sh
install_packages time
trees=$PWD/build/bench/trees
mkdir -p "$trees"
ninja -C "$build" --quiet insight parse_floor
insight=$PWD/$build/insight
floor=$PWD/$build/parse_floor
ast_grep=$PWD/third_party/node_modules/.bin/ast-grep
peers=$PWD/build/bench/peers

left_out() { echo "bench: $1; left out"; }

# Of the peers that PyPI has. SEMGREP and BANDIT name others.
fetch_peers() {
  [ -x "$peers/bin/semgrep" ] || { python3 -m venv "$peers" && "$peers/bin/pip" install -q semgrep==1.145.0 bandit==1.8.6; } > /dev/null 2>&1 || true
  semgrep=${SEMGREP:-$peers/bin/semgrep}
  bandit=${BANDIT:-$peers/bin/bandit}
}

over_parse() {  # LANGUAGE EXTENSION…
  local language=$1
  shift
  only_files "$trees/$language" "$trees/$language-sources" "$@"
  ratio "$language: all built-in rules and detectors / parse alone" "1.3 or less" -- \
    "$insight" analyze "$trees/$language-sources" --no-cache --format json -- "$floor" "$trees/$language-sources"
}

with_ten_rules() {  # LANGUAGE
  local rules=build/bench/ten-$1
  mkdir -p "$rules"
  node bench/ten.mjs "$1" "$rules"
  ours=("$insight" analyze "$trees/$1" --no-cache --no-builtin-rules --rules "$rules/insight.yaml" --detectors rules --format json)
  if [ -x "$ast_grep" ]; then
    times "$1: ten search rules beside ast-grep, the same ten" "1.5 or more" -- "${ours[@]}" -- \
      "$ast_grep" scan --rule "$rules/ast-grep.yml" --json=stream "$trees/$1"
  else
    left_out "ast-grep is not there (npm ci --prefix third_party)"
  fi
  if [ -x "$semgrep" ]; then
    # Semgrep leaves out folders called build, wherever they stand in a repository.
    outside=$(mktemp -d)
    cp -r "$trees/$1" "$outside/tree"
    ROUNDS=1 times "$1: ten search rules beside Semgrep, the same ten" "20 or more" -- "${ours[@]}" -- \
      "$semgrep" scan --config "$rules/insight.yaml" --metrics=off --disable-version-check --no-git-ignore --json -q "$outside/tree"
    rm -rf "$outside"
  else
    left_out "Semgrep is not there (PyPI)"
  fi
}

second_run() {  # LANGUAGE
  export XDG_CACHE_HOME=$PWD/build/bench/cache
  "$insight" analyze "$trees/$1" --format json > /dev/null || true
  times "$1: a second run on unchanged files beside a first" "20 or more" -- "$insight" analyze "$trees/$1" --format json -- \
    "$insight" analyze "$trees/$1" --no-cache --format json
}

fetch_peers
debian_tree python3-django python usr/lib/python3/dist-packages/django && over_parse python py && with_ten_rules python && second_run python ||
  left_out "the Python tree can't be fetched"
npm_tree typescript effect/src typescript && over_parse typescript ts && with_ten_rules typescript && second_run typescript ||
  left_out "the TypeScript tree can't be fetched"
debian_tree golang-golang-x-net-dev go usr/share/gocode && over_parse go go || left_out "the Go tree can't be fetched"
debian_source libjackson2-databind-java java && over_parse java java || left_out "the Java tree can't be fetched"
debian_tree ruby-activerecord ruby usr/share/rubygems-integration && over_parse ruby rb || left_out "the Ruby tree can't be fetched"
debian_tree wordpress php usr/share/wordpress && over_parse php php || left_out "the PHP tree can't be fetched"
debian_tree librust-tokio-dev rust usr/share/cargo/registry && over_parse rust rs || left_out "the Rust tree can't be fetched"
debian_tree nlohmann-json3-dev cpp usr/include && over_parse cpp hpp h || left_out "the C++ tree can't be fetched"

if [ -x "$bandit" ] && [ -d "$trees/python-sources" ]; then
  ROUNDS=1 times "python: all our rules and detectors beside bandit" "20 or more" -- "$insight" analyze "$trees/python-sources" --no-cache --format json -- \
    "$bandit" -q -r "$trees/python-sources" -f json
else
  left_out "bandit is not there (PyPI)"
fi

if [ -x "$ast_grep" ] && debian_tree golang-github-aws-aws-sdk-go-dev go-large usr/share/gocode; then
  echo "go-large: $(find "$trees/go-large" -name '*.go' | wc -l) files, $(du -sh "$trees/go-large" | cut -f1)"
  printf 'rules:\n  - {id: one, languages: [go], severity: INFO, message: m, pattern: "sha1.Sum(...)"}\n' > build/bench/one.yaml
  times "go: one pattern in a large tree beside ast-grep" "10 or more" -- \
    "$insight" analyze "$trees/go-large" --no-cache --no-builtin-rules --rules build/bench/one.yaml --detectors rules --format json -- \
    "$ast_grep" run --lang go --pattern 'sha1.Sum($$$A)' --json=stream "$trees/go-large"
else
  left_out "the large Go tree or ast-grep is not there"
fi

if [ -d "$trees/typescript" ] && npm ci --prefix bench/cycles --ignore-scripts --no-audit --no-fund --silent; then
  cycles=("$insight" analyze "$trees/typescript" --no-cache --detectors circular --format json)
  times "typescript: import cycles beside oxlint's no-cycle" "none" -- "${cycles[@]}" -- \
    bench/cycles/node_modules/.bin/oxlint -A all --import-plugin -D import/no-cycle "$trees/typescript"
  ROUNDS=1 times "typescript: import cycles beside madge" "none" -- "${cycles[@]}" -- \
    bench/cycles/node_modules/.bin/madge --circular --extensions ts "$trees/typescript"
else
  left_out "oxlint and madge can't be fetched"
fi
