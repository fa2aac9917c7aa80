# Sourced, from the project's root: install_packages NAME… installs the Debian packages that are missing, or says what to run.

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else
    echo "not root and no sudo; run as root: $*" >&2
    exit 1
  fi
}

# Keeps what a package manager says for the case that it fails.
quietly() {
  mkdir -p .tools
  "$@" > .tools/setup.log 2>&1 || { cat .tools/setup.log >&2; echo "failed: $*" >&2; exit 1; }
}

install_packages() {
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "no apt-get here; these must be there already:$missing" >&2
    return 0
  fi
  echo "installing Debian packages:$missing"
  quietly as_root apt-get update -q
  # shellcheck disable=SC2086  # a list of words
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
}
