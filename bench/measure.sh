# Sourced: what the comparisons of the engine are made with.

# "CPU seconds, peak MB, elapsed seconds" of a command: of the round of ROUNDS (3) with the least CPU time. Its exit code is not of
# interest here.
measure() {
  local rounds=${ROUNDS:-3} log
  log=$(mktemp)
  for ((round = 0; round < rounds; ++round)); do
    /usr/bin/time -f '%U %S %M %e' -a -o "$log" "$@" > /dev/null 2>&1 || true
  done
  awk 'NF == 4 && $1 ~ /^[0-9.]+$/ {s = $1 + $2; if (!n++ || s < best) {best = s; peak = $3; elapsed = $4}}
    END {printf "%.2f %d %.2f\n", best, peak / 1024, elapsed}' "$log"
  rm -f "$log"
}

# line TITLE RATIO AIM OURS PEER: the figures of both as measure gives them. What the user waits for depends on the cores as well.
line() {
  awk -v t="$1" -v r="$2" -v aim="$3" -v ours="$4" -v peer="$5" 'BEGIN {
    split(ours, a, " "); split(peer, b, " ")
    printf "%-66s %7.2f   (%s s, %s MB over %s s, %s MB; elapsed %s and %s s; aim: %s)\n", t, r, a[1], a[2], b[1], b[2], a[3], b[3], aim}'
}

quotient() { awk -v a="${1%% *}" -v b="${2%% *}" 'BEGIN {print a / (b > 0 ? b : 0.01)}'; }

# ratio TITLE AIM -- OURS… -- PEER…: our time over the peer's.    times TITLE AIM -- OURS… -- PEER…: how often ours fits into the peer's.
ratio() { compare ratio "$@"; }
times() { compare times "$@"; }
compare() {
  local how=$1 title=$2 aim=$3 ours=() peer=() a b
  shift 4
  while [ "$1" != -- ]; do ours+=("$1"); shift; done
  shift
  peer=("$@")
  a=$(measure "${ours[@]}")
  b=$(measure "${peer[@]}")
  if [ "$how" = ratio ]; then
    line "$title" "$(quotient "$a" "$b")" "$aim" "$a" "$b"
  else
    line "$title" "$(quotient "$b" "$a")" "$aim" "$a" "$b"
  fi
}

# debian_tree PACKAGE FOLDER [PATH]: the files of a Debian package, or a part of them, as $trees/FOLDER. Fails where it can't be fetched.
debian_tree() {
  [ ! -d "$trees/$2" ] || return 0
  local folder
  folder=$(mktemp -d)
  (cd "$folder" && apt-get download -q "$1" > /dev/null 2>&1 && dpkg -x ./*.deb x && mv "x${3:+/$3}" "$trees/$2") || true
  rm -rf "$folder"
  [ -d "$trees/$2" ]
}

# debian_source PACKAGE FOLDER: what a Debian source package was made from, by the machine's own list of places.
debian_source() {
  [ ! -d "$trees/$2" ] || return 0
  local folder
  folder=$(mktemp -d)
  mkdir -p "$folder/parts" "$folder/lists/partial" "$folder/cache/archives/partial" "$folder/x"
  sed 's/^Types: deb$/Types: deb-src/' /etc/apt/sources.list.d/debian.sources > "$folder/parts/source.sources" || true
  local apt=(apt-get -q -o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$folder/parts" -o "Dir::State::lists=$folder/lists"
    -o "Dir::Cache=$folder/cache")
  (cd "$folder" && "${apt[@]}" update > /dev/null 2>&1 && "${apt[@]}" source --download-only "$1" > /dev/null 2>&1 &&
    tar xf ./*.orig.tar.* -C x --strip-components=1 && mv x "$trees/$2") || true
  rm -rf "$folder"
  [ -d "$trees/$2" ]
}

# npm_tree PROJECT PATH FOLDER: the same of a package that bench/PROJECT locks.
npm_tree() {
  [ ! -d "$trees/$3" ] || return 0
  npm ci --prefix "bench/$1" --ignore-scripts --no-audit --no-fund --silent && cp -r "bench/$1/node_modules/$2" "$trees/$3"
}

# only_files FROM TO EXTENSION…: the files of a tree with these endings, in a tree of their own.
only_files() {
  local from=$1 to=$2 names=()
  shift 2
  [ ! -d "$to" ] || return 0
  for extension in "$@"; do names+=(-o -name "*.$extension"); done
  mkdir -p "$to"
  (cd "$from" && find . -type f \( "${names[@]:1}" \) -print0) | tar -C "$from" --null -T - -cf - | tar -C "$to" -xf -
}
