#!/usr/bin/env python3
"""Holds `generic` rules against Semgrep on patterns and texts made from a seed, to the byte and with all that they bind.

    generic.py INSIGHT [SEED [RULES]]

Both engines read the same random rules (spacegrep and, with an odd seed, aliengrep) over the same random texts. Exits 1 when they
differ, 0 and says so when Semgrep is not there or fails as a whole. Empty matches, of which
Semgrep tells some at the end of a text, are not compared.
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

WORDS = ["a", "b", "foo", "bar", "x1", "Z"]
MARKS = list("(){}[]") * 2 + [",", ";", "=", ".", '"', "#", "$", "-", "<", "/"]
FILES = 12


def token(r, pattern):
    roll = r.random()
    if pattern and roll < 0.2:
        return "..."
    if pattern and roll < 0.32:
        return "$" + r.choice("XY")
    if pattern and roll < 0.38:
        return "$..." + r.choice("AB")
    return r.choice(WORDS if roll < 0.7 else MARKS)


def line(r, size, pattern):
    out = ""
    for one in (token(r, pattern) for _ in range(size)):
        out += one + (" " if one[-1].isalnum() else r.choice(["", " ", " ", "  "]))
    return out.rstrip()


def text(r, lines, size, pattern):
    out, indent = [], 0
    for _ in range(lines):
        out.append(" " * indent + line(r, r.randint(1, size), pattern))
        indent = max(0, indent + r.choice([0, 0, 2, 2, -2, -4]))
    return "\n".join(out)


def options(r, one_regex):
    chosen = {}
    if one_regex:
        chosen["generic_engine"] = "aliengrep"
        if r.random() < 0.4:
            chosen["generic_multiline"] = False
        if r.random() < 0.2:
            chosen["generic_caseless"] = True
        if r.random() < 0.2:
            chosen["generic_extra_braces"] = [["<", ">"]]
        if r.random() < 0.2:
            chosen["generic_extra_word_characters"] = ["-"]
        return chosen
    if r.random() < 0.3:
        chosen["generic_ellipsis_max_span"] = r.choice([0, 1, 2, 3])
    if r.random() < 0.2:
        chosen["generic_comment_style"] = r.choice(["c", "cpp", "shell"])
    return chosen


def formula(r):
    pattern = {"pattern": text(r, r.choice([1, 1, 1, 2, 3]), 5, True)}
    roll = r.random()
    if roll < 0.25:
        operator = r.choice(["pattern-not", "pattern-inside", "pattern-not-inside", "pattern"])
        return {"patterns": [pattern, {operator: text(r, 1, 4, True).strip()}]}
    if roll < 0.5:
        name = r.choice(["$X", "$Y", "$...A", "$...B"])
        within = {"metavariable": name, "language": "generic"}
        condition = r.choice([
            {"metavariable-regex": {"metavariable": name, "regex": r.choice(["a", ".*b", "^foo$", "x1"])}},
            {"metavariable-pattern": {**within, "pattern": text(r, 1, 3, True).strip()}},
            {"metavariable-pattern": {**within, "pattern-either": [{"pattern": "foo"}, {"pattern": "a $X"}]}},
            {"focus-metavariable": name},
        ])
        return {"patterns": [pattern, condition]}
    return pattern


def write(folder, seed, count):
    r = random.Random(seed)
    rules = [{"id": f"r{i}", "languages": ["generic"], "severity": "ERROR", "message": "x=$X|y=$Y|a=$...A|b=$...B",
              "options": options(r, seed % 2 == 1), **formula(r)} for i in range(count)]
    (folder / "rules.yaml").write_text(json.dumps({"rules": rules}))  # JSON is YAML
    (folder / "texts").mkdir()
    for i in range(FILES):
        (folder / "texts" / f"t{i}.txt").write_text(text(r, r.randint(3, 14), 7, False) + "\n")
    return {rule["id"]: rule for rule in rules}


def asked(command):
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "SEMGREP_SEND_METRICS": "off"}, check=False)
    return json.loads(done.stdout)


def main():
    insight = sys.argv[1]
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    semgrep = os.environ.get("SEMGREP") or shutil.which("semgrep")
    if not semgrep:
        print("Semgrep is not there; nothing was compared")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rules = write(folder, seed, count)
        theirs = asked([semgrep, "scan", "--metrics", "off", "--disable-version-check", "--json", "-q", "--no-git-ignore", "-c",
                        str(folder / "rules.yaml"), str(folder / "texts")])
        if not theirs["paths"].get("scanned"):
            print(f"seed {seed}: Semgrep gave up; nothing was compared")
            return 0
        ours = asked([insight, "analyze", "--no-builtin-rules", "--no-suppress", "--no-cache", "--detectors", "rules", "--format", "json",
                      "--rules", str(folder / "rules.yaml"), str(folder / "texts")])
    # A place behind the last line end is told in two ways, so ends aren't compared.
    wanted = {(os.path.basename(m["path"]), m["check_id"].split(".")[-1], m["start"]["line"], m["start"]["col"], m["extra"]["message"])
              for m in theirs["results"] if m["start"]["offset"] < m["end"]["offset"]}
    found = {(os.path.basename(m["filePath"]), m["ruleId"], m["line"], m["column"], m["message"]) for m in ours["findings"]
             if (m["line"], m["column"]) != (m["endLine"], m["endColumn"])}
    for match in sorted(wanted ^ found)[:10]:
        print("missed" if match in wanted else "wrong ", match, json.dumps(rules[match[1]]))
    print(f"seed {seed}: {len(wanted & found)} alike, {len(wanted - found)} missed, {len(found - wanted)} wrong")
    return 1 if wanted != found else 0


if __name__ == "__main__":
    sys.exit(main())
