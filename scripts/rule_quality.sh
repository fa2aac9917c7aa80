#!/bin/bash
# How noisy our rules are over code that others keep well: scripts/rule_quality.sh [INSIGHT] writes the table in docs/rule-quality.md
# anew. The packages come from Debian and npm and are kept in build/quality/; what can't be fetched is left out, and said so.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/node.sh
. bench/measure.sh
insight=${1:-build/release/insight}
[ $# -gt 0 ] || sh scripts/build.sh release insight
trees=$PWD/build/quality
mkdir -p "$trees"

packages="python3-django python3-sqlalchemy python3-tornado python3-flask python3-requests python3-twisted python3-jinja2 python3-werkzeug
  python3-urllib3 python3-aiohttp python3-botocore python3-pandas
  node-express node-lodash node-undici node-ws node-vue webpack
  golang-golang-x-net-dev golang-golang-x-crypto-dev golang-github-gin-gonic-gin-dev golang-github-spf13-cobra-dev golang-google-grpc-dev golang-github-prometheus-client-golang-dev
  ruby-rack ruby-actionpack ruby-activerecord ruby-activesupport ruby-sinatra ruby-faraday
  php-symfony-http-foundation php-symfony-http-kernel php-symfony-console php-symfony-security-core php-twig php-guzzlehttp-psr7 php-monolog
  librust-tokio-dev librust-hyper-dev librust-serde-json-dev nlohmann-json3-dev libfmt-dev libboost1.74-dev bash-completion"
for package in $packages; do
  debian_tree "$package" "$package" || echo "quality: $package can't be fetched; left out" >&2
done
for package in libcommons-lang3-java libcommons-io-java guava-libraries libjackson2-databind-java; do
  debian_source "$package" "$package" || echo "quality: $package can't be fetched; left out" >&2
done
npm_tree typescript effect/src effect || echo "quality: effect can't be fetched; left out" >&2
if [ ! -d "$trees/npm" ]; then
  npm ci --prefix tests/mutants/samples --ignore-scripts --no-audit --no-fund --silent --legacy-peer-deps &&
    cp -r tests/mutants/samples/node_modules "$trees/npm" || echo "quality: the packages from npm can't be fetched; left out" >&2
fi
node scripts/rule_quality.mjs "$insight" "$trees" docs/rule-quality.md
