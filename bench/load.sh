#!/bin/bash
# How quickly analyses are submitted, polled and read a page at a time: the rate of each over that of a bare "hello" (/livez) of the same
# server, in turns, with wrk on kept connections; and how long one takes, half of them and 99 of 100. The best of five.
# Usage: bench/load.sh INSIGHT
set -euo pipefail
insight=$1
connections=4
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; wait; rm -rf "$work"' EXIT

command -v wrk > /dev/null || { echo "bench: wrk is not installed; the rates are left out (apt-get install wrk)"; exit 0; }

# A folder with more than 50 findings in it, and an empty one, whose analyses take nothing away from the submits.
mkdir "$work/code" "$work/code/none"
for i in $(seq 1 80); do
  printf 'import subprocess\n\ndef run_%s(name):\n    return subprocess.run("convert " + name, shell=True)\n' "$i" > "$work/code/m$i.py"
done
"$insight" serve --data "$work/data" --port 0 --allow-root "$work/code" --rate-limit 0 --plan INSIGHT_FREE.analyses=unlimited --quiet \
  > "$work/out" 2> "$work/err" &
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
curl -sS -D "$work/head" -H "$auth" "$url$page" > "$work/page"
issues=$(grep -o '"fingerprint"' "$work/page" | wc -l)
[ "$issues" = 50 ] || { echo "bench: the page has $issues issues, not 50: $(head -c 300 "$work/page")"; exit 1; }
etag=$(sed -n 's/^ETag: \(.*\)\r$/\1/p' "$work/head")
cat > "$work/submit.lua" <<END
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"projectId":"bench","path":"$work/code/none","detectors":["complexity"]}'
END

# "REQUESTS/s CPU P50 P99": wrk's rate, the server's CPU time for one request in microseconds, which a busy machine disturbs less, and
# the milliseconds of the one in the middle and of the last but one in a hundred.
measure() {
  local before
  before=$(awk '{print $14 + $15}' "/proc/$server/stat")
  wrk -t1 -c$connections -d1s --latency "$@" | awk -v before="$before" -v hz="$(getconf CLK_TCK)" -v stat="/proc/$server/stat" '
    function ms(t) {return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000}
    /requests in/ {requests = $1}
    /Requests\/sec/ {rate = $2}
    /^ *50%/ {p50 = ms($2)}
    /^ *99%/ {p99 = ms($2)}
    /Non-2xx/ {bad = $NF}
    END {getline line < stat; split(line, f, " "); print rate, (f[14] + f[15] - before) / hz / requests * 1e6, p50, p99, bad + 0}'
}
for _ in 1 2 3 4 5; do
  echo "hello $(measure "$url/livez")"
  echo "page $(measure -H "$auth" "$url$page")"
  echo "poll $(measure -H "$auth" -H "If-None-Match: $etag" "$url$page")"
  echo "submit $(measure -H "$auth" -s "$work/submit.lua" "$url/api/insight/analysis")"
done | awk -v bytes="$(wc -c < "$work/page")" '
  {if ($1 != "poll" && $6 > 0) failed[$1] += $6}
  !($1 in rate) || $2 > rate[$1] {rate[$1] = $2; p50[$1] = $4; p99[$1] = $5}
  !($1 in cpu) || $3 < cpu[$1] {cpu[$1] = $3}
  function line(title, name, aim) {
    printf "%-62s %6.2f   (%d/s over %d/s; p50 %.2f ms, p99 %.2f ms; by CPU time %.2f, %.0f over %.0f microseconds%s)\n",
      title, rate[name] / rate["hello"], rate[name], rate["hello"], p50[name], p99[name], cpu["hello"] / cpu[name], cpu[name], cpu["hello"], aim
    if (name in failed) printf "bench: %d of these were refused\n", failed[name]
  }
  END {
    line("page of 50 issues / a bare hello", "page", "; " bytes " bytes a page; aim: 0.5 or more")
    line("poll of what has not changed (304) / a bare hello", "poll", "; aim: 0.5 or more")
    line("submit, committed and queued / a bare hello", "submit", "; each is one durable transaction")
    printf "%-62s %6s   (p50 %.2f ms, p99 %.2f ms at %d connections)\n", "a bare hello", "", p50["hello"], p99["hello"], '$connections'
  }'
