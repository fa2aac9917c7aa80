# Puts a Node of 20.19 or newer first in PATH: the system's where it is new enough, else the one that setup.sh has put into .tools/.
# Sourced by scripts that run in the project's root.
node_is_new_enough() {
  command -v "$1" >/dev/null 2>&1 || return 1
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}
if ! node_is_new_enough node && [ -x .tools/node/bin/node ]; then
  PATH=$PWD/.tools/node/bin:$PATH
  export PATH
fi
