#!/bin/bash
# How quickly a page of 50 issues is served: its rate over that of a bare "hello" (/livez) of the same server, in turns, with wrk on
# kept connections. Prints the ratio; the best of five of each. Usage: bench/page_rate.sh INSIGHT
set -euo pipefail
insight=$1
connections=4
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; wait; rm -rf "$work"' EXIT

command -v wrk > /dev/null || { echo "bench: wrk is not installed; the page rate is left out (apt-get install wrk)"; exit 0; }

# A folder with more than 50 findings in it.
mkdir "$work/code"
for i in $(seq 1 80); do
  printf 'import subprocess\n\ndef run_%s(name):\n    return subprocess.run("convert " + name, shell=True)\n' "$i" > "$work/code/m$i.py"
done
"$insight" serve --data "$work/data" --port 0 --allow-root "$work/code" --rate-limit 0 --quiet > "$work/out" 2> "$work/err" &
server=$!
for _ in $(seq 100); do grep -q ready "$work/out" && break; sleep 0.05; done
url=$(grep -o 'http://[^ ]*' "$work/out")

field() { grep -o "\"$1\":\"[^\"]*\"" | head -1 | cut -d'"' -f4; }
post() { curl -sS -X POST -H 'Content-Type: application/json' "${@:3}" -d "$2" "$url$1"; }
token=$(post /api/auth/register '{"email":"b@example.org","password":"a long enough one","name":"Bench"}' | field accessToken)
auth="Authorization: Bearer $token"
id=$(post '/api/insight/analysis?createProject=true' "{\"projectId\":\"bench\",\"path\":\"$work/code\",\"detectors\":[\"security\"]}" \
  -H "$auth" | field analysisId)
page="/api/insight/analysis/$id?limit=50"
for _ in $(seq 200); do [ "$(curl -sS -H "$auth" "$url$page" | field status)" = COMPLETED ] && break; sleep 0.1; done
curl -sS -H "$auth" "$url$page" > "$work/page"
issues=$(grep -o '"filePath"' "$work/page" | wc -l)
[ "$issues" = 50 ] || { echo "bench: the page has $issues issues, not 50: $(head -c 300 "$work/page")"; exit 1; }

# "REQUESTS/s CPU": wrk's rate, and the server's CPU time for one request in microseconds, which a busy machine disturbs less.
ticks() { awk '{print $14 + $15}' "/proc/$server/stat"; }
measure() {
  local before
  before=$(ticks)
  wrk -t1 -c$connections -d1s "$@" | awk -v before="$before" -v hz="$(getconf CLK_TCK)" -v stat="/proc/$server/stat" '
    /requests in/ {requests = $1}
    /Requests\/sec/ {rate = $2}
    END {getline line < stat; split(line, f, " "); print rate, (f[14] + f[15] - before) / hz / requests * 1e6}'
}
for _ in 1 2 3 4 5; do
  echo "hello $(measure "$url/livez")"
  echo "page $(measure -H "$auth" "$url$page")"
done | awk -v bytes="$(wc -c < "$work/page")" '
  !($1 in rate) || $2 > rate[$1] {rate[$1] = $2}
  !($1 in cpu) || $3 < cpu[$1] {cpu[$1] = $3}
  END {printf "%-62s %6.2f   (%d/s over %d/s; by CPU time %.2f, %.0f over %.0f microseconds; %d bytes a page; aim: 0.5 or more)\n",
       "page of 50 issues / a bare hello", rate["page"] / rate["hello"], rate["page"], rate["hello"],
       cpu["hello"] / cpu["page"], cpu["page"], cpu["hello"], bytes}'
