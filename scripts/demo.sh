#!/bin/sh
# Shows the whole way once: starts a server with a fresh data folder on a free port, makes an account, sends a project, follows the
# analysis, prints what was found, stops the server. scripts/demo.sh [DIR]; without DIR, the npm package of demo/package.json.
set -eu
cd "$(dirname "$0")/.."
. scripts/node.sh
insight=${INSIGHT:-$PWD/build/release/insight}
[ -x "$insight" ] || { echo "demo: $insight is missing; run 'make build'" >&2; exit 1; }

if [ $# -gt 0 ]; then
  project=$1
  [ -d "$project" ] || { echo "demo: '$project' is no folder" >&2; exit 2; }
  name=$(basename "$(cd "$project" && pwd)")
else
  name=$(sed -n 's/.*"insightDemo": *"\([^"]*\)".*/\1/p' demo/package.json)
  if [ ! -d "demo/node_modules/$name" ]; then
    echo "demo: fetching the npm package $name (locked, nothing of it runs)"
    npm ci --prefix demo --ignore-scripts --no-audit --no-fund --silent
  fi
  # A copy outside node_modules, which no analysis looks into.
  project=build/demo/$name
  rm -rf "$project"
  mkdir -p "$(dirname "$project")"
  cp -r "demo/node_modules/$name" "$project"
fi

work=$(mktemp -d)
server=
stop() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

"$insight" serve --data "$work/data" --port 0 --quiet --plan INSIGHT_FREE.files=unlimited > "$work/ready" 2> "$work/log" &
server=$!
url=
for _ in $(seq 100); do
  url=$(sed -n 's/^Insight Cloud is ready at //p' "$work/ready")
  [ -z "$url" ] || break
  kill -0 "$server" 2>/dev/null || { echo "demo: the server did not start:" >&2; cat "$work/log" >&2; exit 1; }
  sleep 0.05
done
[ -n "$url" ] || { echo "demo: the server is not ready after 5 s:" >&2; cat "$work/log" >&2; exit 1; }
echo "demo: a server with a fresh data folder listens on $url"

export XDG_CONFIG_HOME="$work/config" INSIGHT_PASSWORD="demo-$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')"
"$insight" login --server "$url" --register --email demo@example.org
unset INSIGHT_PASSWORD
"$insight" submit "$project" --project "$name" --detectors "${DETECTORS:-security,complexity,circular}" --wait \
  --output "$work/findings.txt"

shown=40
head -n "$shown" "$work/findings.txt"
if [ "$(wc -l < "$work/findings.txt")" -gt "$shown" ]; then
  mkdir -p build/demo
  cp "$work/findings.txt" build/demo/findings.txt
  echo "  ... the less severe ones are in build/demo/findings.txt"
  tail -n 1 "$work/findings.txt"
fi

cat <<END

That was $name through a real server, stopped now. To go on:
  make demo DIR=/path/to/your/code            the same with your own code
  build/release/insight analyze /path/to/it   without a server
  make serve                                  a server that stays, data in data/
END
