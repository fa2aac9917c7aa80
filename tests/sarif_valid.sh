#!/bin/sh
# Validates SARIF files with Microsoft's validator, from npm. Exit 77 (skipped) where it is not installed.
#   sarif_valid.sh FILE.sarif…
set -eu
tool=$(dirname "$0")/../third_party/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
if [ ! -f "$tool" ]; then
  echo "SKIPPED: @microsoft/sarif-multitool-linux is not installed; run 'make setup'"
  exit 77
fi
[ -x "$tool" ] || chmod +x "$tool"
for file in "$@"; do
  report=$(DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$tool" validate --level "Error;Warning" "$file" 2>&1) || { echo "$report"; exit 1; }
  echo "$report"
  if echo "$report" | grep -q ': error '; then exit 1; fi
done
