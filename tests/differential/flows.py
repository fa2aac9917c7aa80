#!/usr/bin/env python3
"""Makes functions at random, runs a taint rule over them with Semgrep and with `insight`, and says at which sinks they differ.

    flows.py INSIGHT [--languages python,javascript,java,go] [--functions 60] [--seed 1]

Every language gets the same kinds of statements: assignments to variables, fields and items, branches, loops, failures, jumps, calls.
Exit code 1 where Semgrep finds what `insight` doesn't; what only `insight` finds is printed, as it may know more. Exit code 0 and a
word of it where Semgrep is missing: it is a peer, not a part.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

ENDINGS = {"python": "py", "javascript": "js", "java": "java", "go": "go"}
RULE = {"rules": [{"id": "flow", "languages": list(ENDINGS), "severity": "ERROR", "message": "m", "mode": "taint",
                   "pattern-sources": [{"pattern": "source()"}], "pattern-sanitizers": [{"pattern": "clean(...)"}],
                   "pattern-sinks": [{"pattern": "sink(...)"}]}]}
HEADS = {"python": "def f{}(a, b, c, d, i):", "javascript": "async function f{}(a, b, c, d, i) {{",
         "java": "void f{}(String a, String b, String c, String d, int i) {{", "go": "func f{}(a T, b T, c T, d T, i int) {{"}


class Writer:
    def __init__(self, language, seed):
        self.language = language
        self.draw = random.Random(f"{language} {seed}")
        self.lines = []

    def variable(self):
        return self.draw.choice("abcd")

    def field(self):
        return f"{self.variable()}.{self.draw.choice('fg')}"

    def expression(self, depth=0):
        inner = lambda: self.expression(depth + 1)
        if depth > 2 or self.draw.random() < 0.35:
            return self.variable()
        makers = [lambda: "source()", lambda: '"k"', lambda: f"{inner()} + {inner()}", lambda: f"call({inner()}, {inner()})",
                  lambda: f"clean({inner()})", lambda: f"{self.variable()}.method({inner()})", self.field, self.field,
                  lambda: f"{self.variable()}[i]", lambda: f"{self.variable()}[{self.variable()}]"]
        makers += {"python": [lambda: f"({inner()} if cond() else {inner()})", lambda: f"[{inner()}, {inner()}]",
                              lambda: f'f"x{{{self.variable()}}}"', lambda: f"[z for z in {self.variable()}]"],
                   "javascript": [lambda: f"(cond() ? {inner()} : {inner()})", lambda: f"[{inner()}, {inner()}]",
                                  lambda: f"`x${{{self.variable()}}}`", lambda: f"new T({inner()})"],
                   "java": [lambda: f"(cond() ? {inner()} : {inner()})", lambda: f"new T({inner()})",
                            lambda: f"(String) {self.variable()}"],
                   "go": []}[self.language]
        return self.draw.choice(makers)()

    def line(self, indent, text):
        self.lines.append("    " * indent + text)

    def simple(self, indent, text):
        self.line(indent, text + (";" if self.language in ("javascript", "java") else ""))

    def block(self, indent, head, depth, loop, first=None):
        python = self.language == "python"
        self.line(indent, head + (":" if python else " {"))
        if first:
            self.simple(indent + 1, first)
        for _ in range(self.draw.randint(1, 3)):
            self.statement(indent + 1, depth + 1, loop)
        if not python:
            self.line(indent, "}")

    def condition(self, word):
        test = f"cond({self.variable()})" if self.language == "java" else self.draw.choice(["cond()", f"{self.variable()} == 1"])
        return f"{word} {test}" if self.language in ("python", "go") else f"{word} ({test})"

    def each(self, indent, depth):
        item, items = self.variable(), self.variable()
        head = {"python": f"for {item} in {items}", "javascript": f"for ({item} of {items})", "java": f"for (String z : {items})",
                "go": f"for _, {item} = range {items}"}[self.language]
        self.block(indent, head, depth, True, f"{item} = z" if self.language == "java" else None)

    def statement(self, indent, depth=0, loop=False):
        kind = self.draw.random()
        if kind < 0.25 and depth > 0:
            self.simple(indent, f"sink({self.expression(1)})")
        elif kind < 0.5 or depth > 2:
            self.simple(indent, f"{self.variable()} = {self.expression()}")
        elif kind < 0.6:
            self.simple(indent, f"{self.field()} = {self.expression()}")
        elif kind < 0.66:
            self.simple(indent, f"{self.variable()} {self.draw.choice(['+=', '='])} {self.expression()}")
        elif kind < 0.78:
            self.block(indent, self.condition("if"), depth, loop)
            if self.language == "python" and self.draw.random() < 0.5:
                self.block(indent, "else", depth, loop)
        elif kind < 0.84:
            self.block(indent, self.condition("for" if self.language == "go" else "while"), depth, True)
        elif kind < 0.9:
            self.each(indent, depth)
        elif kind < 0.94 and self.language != "go":
            self.block(indent, "try", depth, loop, "call()")
            self.block(indent, {"python": "except E", "javascript": "catch (e)", "java": "catch (E e)"}[self.language], depth, loop)
        elif kind < 0.97 and loop and self.language != "java":
            self.simple(indent, self.draw.choice(["break", "continue"]))
        else:
            self.simple(indent, f"sink({self.variable()})")

    def file(self, functions):
        outer = 1 if self.language == "java" else 0
        if self.language in ("java", "go"):
            self.line(0, "class X {" if outer else "package main")
        for number in range(functions):
            self.line(outer, HEADS[self.language].format(number))
            for _ in range(self.draw.randint(4, 10)):
                self.statement(outer + 1)
            self.simple(outer + 1, f"sink({self.variable()})")
            if self.language != "python":
                self.line(outer, "}")
        if outer:
            self.line(0, "}")
        return "\n".join(self.lines) + "\n"


def lines_of(command, list_name, line_of):
    done = subprocess.run(command, capture_output=True, text=True)
    return {line_of(finding) for finding in json.loads(done.stdout)[list_name]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("insight")
    parser.add_argument("--languages", default=",".join(ENDINGS))
    parser.add_argument("--functions", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args()
    semgrep = os.environ.get("SEMGREP") or shutil.which("semgrep")
    if not semgrep:
        print("differential: Semgrep is not installed here; nothing is compared")
        return 0
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        rule = os.path.join(folder, "rule.yaml")
        with open(rule, "w") as out:
            json.dump(RULE, out)
        for language in wish.languages.split(","):
            text = Writer(language, wish.seed).file(wish.functions)
            path = os.path.join(folder, "made." + ENDINGS[language])
            with open(path, "w") as out:
                out.write(text)
            theirs = lines_of([semgrep, "--config", rule, path, "--json", "--metrics", "off", "--disable-version-check"], "results",
                              lambda finding: finding["start"]["line"])
            ours = lines_of([os.path.abspath(wish.insight), "analyze", "--detectors", "rules", "--rules", rule, "--format", "json", path],
                            "findings", lambda finding: finding["line"])
            missed += len(theirs - ours)
            print(f"{language}: {len(ours & theirs)} sinks alike, {len(theirs - ours)} missed, {len(ours - theirs)} more")
            for who, numbers in (("missed", theirs - ours), ("more", ours - theirs)):
                for number in sorted(numbers):
                    print(f"    {who} {number}: {text.splitlines()[number - 1].strip()}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
