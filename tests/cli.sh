#!/bin/sh
# The command line from outside: exit codes, formats, rules. cli.sh INSIGHT
set -eu
insight=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
export XDG_CACHE_HOME=$work/cache
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; rm -rf "$work"' EXIT
cd "$work"
failed=0

# expect CODE WORDS…: runs insight, compares the exit code; what it printed is in out and err.
expect() {
  wanted=$1
  shift
  code=0
  "$insight" "$@" > out 2> err || code=$?
  if [ "$code" != "$wanted" ]; then
    echo "FAILED: insight $*: exit $code, expected $wanted"
    sed 's/^/  /' err
    failed=1
  fi
}
# shows FILE TEXT: the output holds the text.
shows() {
  grep -qF -- "$2" "$1" || { echo "FAILED: '$2' is not in $1:"; sed 's/^/  /' "$1"; failed=1; }
}

mkdir -p src/.insight/rules
cat > src/.insight/rules/print.yaml <<'END'
rules:
  - id: no-print
    languages: [python]
    severity: ERROR
    message: print of $X
    pattern: print($X)
END
printf 'print(1)\nprint(2)  # nosem -- only here\n' > src/app.py
printf 'x = 1\n' > src/clean.py
printf '\0\1\2' > src/blob.py

expect 0 analyze src --detectors rules
shows out "app.py:1:1"
shows out "print(1)"
shows out "^^^^^^^^"
shows out "1 suppressed by comments"
shows out "binary"
expect 1 analyze src --detectors rules --fail-on high
expect 0 analyze src --detectors rules --fail-on critical
expect 0 analyze src/clean.py --fail-on info --detectors security
expect 1 analyze src --detectors rules --no-suppress --format json --fail-on high
shows out '"suppressed":[]'
shows out '"filePath":"app.py","line":2'

expect 0 analyze src --format json --output report.json
expect 0 analyze src --format ndjson
tail -n 1 out > last
shows last '"summary":'
expect 0 analyze src --format sarif --detectors rules
shows out '"id":"no-print"'
[ "$(grep -o '"defaultConfiguration"' out | wc -l)" = 1 ] || { echo "FAILED: SARIF lists rules that were not asked"; failed=1; }
expect 0 analyze src --format sarif --output report.sarif
code=0
sh "$here/sarif_valid.sh" report.sarif > sarif.log 2>&1 || code=$?
[ "$code" = 0 ] || [ "$code" = 77 ] || { echo "FAILED: the SARIF is not valid"; cat sarif.log; failed=1; }

printf 'rules:\n  - id: bad\n    languages: [python]\n    severity: ERROR\n    message: m\n    patern: x\n' > bad.yaml
expect 2 analyze src --rules bad.yaml --detectors rules
shows err "bad.yaml"
shows err "patern"
expect 2 rules validate bad.yaml
expect 2 analyze src --detectors securty
shows err 'did you mean `security`'
# known, but not here: said, and exit 3 unless a finding fails the run
expect 3 analyze src --detectors security,eslint
shows out "detector eslint: UNAVAILABLE"
expect 1 analyze src --detectors eslint,rules --fail-on high
expect 0 analyze src
expect 3 analyze src/clean.py --detectors eslint --format json
shows out '"coverage"'
mkdir ruleless
printf 'x = 1\n' > ruleless/a.py
expect 3 analyze ruleless --detectors rules
shows out "there is no rule for it to run"
expect 2 analyze src --fail-on dreadful
expect 2 analyze nowhere
expect 2 analyze --frmat json
shows err "--format"
expect 2 analyze src --output /nowhere/at/all.json
expect 2 analyze src --output /

# unchanged files are known, and nothing else changes by that
rm -rf "$XDG_CACHE_HOME"
expect 0 analyze src --detectors rules --no-cache
[ ! -e "$XDG_CACHE_HOME/insight" ] || { echo "FAILED: --no-cache has left something"; failed=1; }
cp out without
expect 0 analyze src --detectors rules
cmp -s out without || { echo "FAILED: the first run with a cache says something else"; failed=1; }
expect 0 analyze src --detectors rules --jobs 3
cmp -s out without || { echo "FAILED: the second run with a cache says something else"; failed=1; }
[ "$(ls "$XDG_CACHE_HOME/insight" | wc -l)" = 1 ] || { echo "FAILED: no pack, or several"; failed=1; }

# fixes are shown, and written only when that is said
cat > fix.yaml <<'END'
rules: [{id: fix-it, languages: [python], severity: LOW, message: m, pattern: old($X), fix: new($X)}]
END
mkdir -p fixed
printf 'old(1)\n' > fixed/a.py
expect 0 analyze fixed --rules fix.yaml --detectors rules --fix
shows out '+new(1)'
shows err '1 fix in 1 file, 0 left: nothing is written'
shows fixed/a.py 'old(1)'
expect 0 analyze fixed --rules fix.yaml --detectors rules --fix --apply
shows fixed/a.py 'new(1)'
expect 2 analyze fixed --apply
# what can't be printed is no success
if [ -e /dev/full ]; then
  printf 'old(2)\n' > fixed/a.py
  code=0
  "$insight" analyze fixed --rules fix.yaml --detectors rules --fix > /dev/full 2> err || code=$?
  [ "$code" = 4 ] || { echo "FAILED: a diff on a full disk: exit $code, expected 4"; failed=1; }
fi
expect 2 analyze ""
expect 2 analyze -dash.py
shows err '`--` goes before'
expect 0 help analyze
shows out "--fail-on"

# rules of the project hold in its folders, and run once though they are named too
mkdir -p src/deep/er
printf 'print(3)\n' > src/deep/er/a.py
expect 1 analyze src/deep --detectors rules --fail-on high
(cd src/deep/er && "$insight" analyze --detectors rules) > out
shows out "a.py:1:1"
expect 0 analyze src/app.py --rules src/.insight/rules --detectors rules
shows out "1 finding ("
# a named file of no known language is read in the language of the user's rules, whatever ours are written for
printf 'print(4)\n' > snippet.txt
expect 0 analyze snippet.txt --rules src/.insight/rules
shows out "snippet.txt:1:1"

# ignore files of the repository hold in its folders
mkdir -p repo/.git repo/src/gen
printf 'gen/\n' > repo/.gitignore
printf 'print(5)\n' | tee repo/src/gen/a.py > repo/src/b.py
expect 0 analyze repo/src --rules src/.insight/rules --detectors rules
shows out "1 finding ("
# sources in older encodings are sources
printf 'print("\351")\n' > repo/src/b.py
expect 0 analyze repo/src --rules src/.insight/rules --detectors rules
shows out "print of \"é\""

mkdir mine
cp src/.insight/rules/print.yaml mine/print.yaml
printf '# ruleid: no-print\nprint(1)\n# ok: no-print\nlog(1)\n' > mine/print.py
expect 0 rules test mine
printf '# ruleid: no-print\nlog(1)\nprint(2)\n' > mine/print.py
expect 1 rules test mine
shows out "missed   mine/print.py:2 no-print"
shows out "wrong    mine/print.py:3 no-print"
expect 0 rules list
expect 2 rules list mine
mkdir -p apart/rules apart/tests
mv mine/print.yaml apart/rules/print.yaml
mv mine/print.py apart/tests/print.py
expect 1 rules test apart
shows out "missed   apart/tests/print.py:2 no-print"
expect 1 rules test apart/rules apart/tests
expect 0 rules test apart/rules
shows out "1 rule file without an example"
printf 'rules:\n- {id: a, languages: [python], severity: LOW, message: m, patern: f()}\n' > apart/wrong.yaml
expect 1 rules test apart/wrong.yaml
shows out "did you mean \`pattern\`?"

# the first owner and invitations, beside a running server
expect 2 admin --data nowhere
shows err "holds no server's data"
expect 2 admin promote
expect 2 admin --owner --data nowhere
"$insight" serve --port 0 --data house > served 2> log &
server=$!
tries=0
until grep -q ready served || [ "$tries" = 600 ]; do
  tries=$((tries + 1))
  sleep 0.1
done
expect 0 admin --data house --url https://insight.example.org/
grep -Eqx 'https://insight.example.org/setup\?token=[A-Za-z0-9_-]{43}' out || { echo "FAILED: no link:"; cat out; failed=1; }
shows err "the first owner"
expect 0 admin invite Ada@example.org --data house
shows out "http://127.0.0.1:8080/setup?token="
shows err "ada@example.org"
expect 2 admin invite nobody --data house
shows err "/email"
# the same settings as the server's: flags over environment over file
printf 'data = house\npublic_url = https://said.example.org\n' > house.conf
expect 0 admin invite bob@example.org --config house.conf
shows out "https://said.example.org/setup?token="
printf 'data = nowhere\n' > elsewhere.conf
INSIGHT_DATA=house expect 0 keys list --config elsewhere.conf
INSIGHT_DATA=nowhere expect 0 keys list --data house
expect 2 keys list --config elsewhere.conf
shows err "holds no server's data"
INSIGHT_DATA=house expect 2 account disable nobody@example.org
shows err "nobody@example.org"
printf 'dta = house\n' > wrong.conf
expect 2 admin --config wrong.conf
shows err "dta"
kill "$server"
wait "$server" || true
server=
printf 'port = 81  # of the file\nworkers = 3\n' > insight.conf
expect 0 config
shows out "port = 8080"
INSIGHT_WORKERS=4 expect 0 config --config insight.conf --address ::1
shows out "# insight.conf:1"
shows out "workers = 4"
shows out "# INSIGHT_WORKERS"
shows out "# --address"
INSIGHT_CONFIG=insight.conf expect 0 config
shows out "port = 81"
expect 0 config --example
cmp -s out "$here/../docs/insight.conf.example" || { echo "FAILED: docs/insight.conf.example is another"; failed=1; }
expect 0 config --config out
printf 'prot = 1\nworkers = 300\n' > insight.conf
INSIGHT_WRKERS=1 expect 2 serve --config insight.conf --port x
shows err 'insight.conf:1: unknown key `prot`; did you mean `port`?'
shows err 'insight.conf:2: `workers = 300`: expected a whole number from 0 to 256'
shows err 'INSIGHT_WRKERS: unknown variable'
shows err '--port: `port = x`'
expect 2 serve --config nowhere.conf
shows err "nowhere.conf"

export XDG_CONFIG_HOME="$work/config"
expect 4 issues 1 --server http://127.0.0.1:9
shows err "log"
INSIGHT_TOKEN=x expect 4 issues 1 --server http://127.0.0.1:9
shows err "127.0.0.1:9"
INSIGHT_API_KEY=odv_live_x expect 4 whoami --server http://127.0.0.1:9
shows err "127.0.0.1:9"
expect 4 whoami --server http://127.0.0.1:9
shows err "INSIGHT_API_KEY"
expect 0 logout
shows err "Nobody is logged in"
expect 2 login --device --email ada@example.org
expect 2 keys list --data nowhere
expect 2 keys turn
expect 2 submit src --fail-on high

# a log-in by a browser, whose part curl plays here, and a key that is rotated under it
export XDG_CONFIG_HOME="$work/devices"
"$insight" serve --data data --port 0 --quiet > served 2> serve.log &
server=$!
for _ in $(seq 200); do grep -q ready served && break; sleep 0.05; done
url=$(sed 's/.* at //' served)
INSIGHT_PASSWORD='correct horse' expect 0 login --server "$url" --register --email ada@example.org
expect 0 whoami
shows out "<ada@example.org>"
expect 0 logout
expect 4 whoami
"$insight" login --device --server "$url" < /dev/null 2> device.log &
login=$!
for _ in $(seq 200); do grep -q 'or open' device.log && break; sleep 0.05; done
code=$(sed -n 's/.*enter the code *//p' device.log)
form() { page=$1; shift; curl -s "$url$page" "$@"; }
ticket=$(form /device --data-urlencode "user_code=$code" -d email=ada%40example.org -d 'password=correct+horse' | sed -n 's/.*name="ticket" value="\([^"]*\)".*/\1/p')
form /device/decision -d "ticket=$ticket" -d decision=approve > /dev/null
wait "$login" || { echo "FAILED: the log-in by device"; cat device.log; failed=1; }
# an analysis is followed by its events, and what failed or waits is steered beside the server
mkdir followed
printf 'import subprocess\n\ndef run(name):\n    subprocess.run("convert " + name, shell=True)\n' > followed/a.py
expect 0 submit followed --wait
shows err "COMPLETED"
shows out "a.py"
expect 0 queue pause --data data
shows out "paused       since"
expect 0 submit followed
id=$(sed -n 's/^analysis //p' err)
expect 0 queue --data data
shows out "depth        1"
expect 0 queue resume --data data
expect 0 watch "$id"
shows out "a.py:4:20: MEDIUM"
expect 0 retry "$id"
expect 0 watch "$(sed 's/^analysis //' out)"
expect 0 queue redrive --failed --data data
expect 2 queue drop --data data
expect 2 queue pause --failed --data data
expect 2 watch nobodys
expect 0 keys rotate --data data
[ "$(grep -c EdDSA out)" = 2 ] || { echo "FAILED: two keys after a rotation"; cat out; failed=1; }
expect 0 whoami
shows out "<ada@example.org>"
expect 2 account disable nobody@example.org --data data
expect 0 account disable Ada@example.org --data data
expect 4 whoami
expect 0 account enable ada@example.org --data data
expect 2 account forget ada@example.org --data data
kill "$server"
wait "$server" || true

[ "$failed" = 0 ] && echo "the command line does as told"
exit "$failed"
