#!/bin/bash
# From the start of the server to its "ready", and the memory that it and its helper then hold: the best of five on a fresh data folder
# each, and the largest of five. Not ratios: what a small machine must have. Usage: bench/start.sh INSIGHT
set -euo pipefail
insight=$1
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; wait; rm -rf "$work"' EXIT

milliseconds() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }
# Resident, summed: pages that the two share are counted twice, so this is the most it can be.
kilobytes() {
  local process
  for process in "$1" $(cat "/proc/$1/task/$1/children"); do cat "/proc/$process/smaps_rollup"; done | awk '/^Rss:/ {sum += $2} END {print sum}'
}

best=999999 most=0
for turn in 1 2 3 4 5; do
  mkfifo "$work/out$turn"
  began=$(milliseconds)
  "$insight" serve --data "$work/data$turn" --port 0 --quiet > "$work/out$turn" 2> "$work/err" &
  server=$!
  grep -q -m1 ready "$work/out$turn" || { echo "bench: the server did not start: $(head -c 300 "$work/err")"; exit 1; }
  took=$(($(milliseconds) - began))
  best=$((took < best ? took : best))
  sleep 1
  held=$(kilobytes "$server")
  most=$((held > most ? held : most))
  kill "$server"
  wait "$server" || true
  server=
done
printf '%-62s %6d   (milliseconds, best of 5; aim: under 200)\n' "start to ready" "$best"
printf '%-62s %6.1f   (MB, server and helper; aim: under 40)\n' "idle memory" "$(awk -v k="$most" 'BEGIN {print k / 1024}')"
