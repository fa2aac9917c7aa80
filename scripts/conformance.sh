#!/bin/sh
# The annotated examples, a line for each language and for each operator: annotated lines right, missed, wrong. Then, where Semgrep is
# installed (SEMGREP=… or on the path), patterns made from those examples through both: tests/differential/compare.py.
set -eu
cd "$(dirname "$0")/.."
sh scripts/build.sh dev insight
insight=$PWD/build/dev/insight
status=0
for part in tests/conformance/*/ tests/conformance/operators/*.yaml; do
  name=${part#tests/conformance/}
  said=$("$insight" rules test "$part" 2>&1) || status=1
  printf '%s\n' "$said" | tail -n 1 | sed -n 's/^[0-9]* examples*: \([0-9]*\) lines right, \([0-9]*\) missed, \([0-9]*\) wrong.*/\1 \2 \3/p' |
    awk -v name="${name%/}" '{all = $1 + $2 + $3; printf "%-36s %5d right %4d missed %4d wrong   %6.1f %%\n", name, $1, $2, $3, (all ? 100 * $1 / all : 0)}'
done
if [ "${PATTERNS:-40}" -gt 0 ]; then
  python3 tests/differential/compare.py "$insight" --languages "${LANGUAGES:-python,javascript,java,go}" --patterns "${PATTERNS:-40}"
fi
exit $status
