#!/usr/bin/env python3
"""Runs patterns made from a language's own example code through Semgrep and through `insight`, and says where the lines differ.

    compare.py INSIGHT [--languages java,go] [--patterns 60] [--seed 1] [FILE…]

A pattern is a balanced piece of a file in which names became metavariables, arguments and blocks `...`. The files are those under
tests/conformance unless some are named. Exit code 0 and a word of it where Semgrep is missing: it is a peer, not a part.
"""
import argparse
import collections
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ENDINGS = {"java": "java", "go": "go", "python": "py", "javascript": "js", "typescript": "ts", "ruby": "rb", "php": "php",
           "csharp": "cs", "kotlin": "kt", "scala": "scala", "c": "c", "cpp": "cpp", "rust": "rs", "bash": "sh", "terraform": "tf",
           "swift": "swift", "solidity": "sol", "lua": "lua", "ocaml": "ml", "html": "html", "xml": "xml"}
COMMENTS = {"py": "#", "rb": "#", "sh": "#", "tf": "#", "lua": "--", "ml": "(*", "html": "<!--", "xml": "<!--"}
MARKUP = ("html", "xml")
KEYWORDS = set("""if else for while do switch case return new class def func function fun fn var let const val import from package
public private protected static final void int string bool boolean true false null nil None True False try catch finally throw throws
except raise with as in is not and or async await struct interface type range defer go select default break continue this self super
instanceof typeof lambda yield end then unless elsif begin rescue ensure module require include extends implements override using
namespace foreach echo print unset isset match when object trait impl pub mut use crate where readonly abstract export enum guard repeat init deinit extension protocol inout
contract library event error modifier emit require revert mapping memory storage calldata uint uint256 address bytes bytes32 pragma
solidity returns view pure payable external internal constructor assembly unchecked local nil elseif until goto rec ref begin done
to downto failwith raise open sig val mutable""".split())


def semgrep():
    return os.environ.get("SEMGREP") or shutil.which("semgrep")


def balanced(text, ending=""):
    depth = 0
    bare = re.sub(r"\"(\\.|[^\"\\])*\"|'(\\.|[^'\\])*'", "", text)
    for c in bare:
        depth += c in "([{"
        depth -= c in ")]}"
        if depth < 0:
            return False
    return depth == 0 and closed(bare, ending)


def closed(bare, ending):
    """Where words or tags open and close."""
    if ending == "lua":
        return len(re.findall(r"\b(?:function|then|do|repeat)\b", bare)) == len(re.findall(r"\b(?:end|until|elseif)\b", bare))
    if ending == "ml":
        words = lambda of: len(re.findall(rf"\b(?:{of})\b", bare))
        return words("begin|do|struct") == words("end|done") and words("match|try") == words("with") and not bare.rstrip().endswith((";", "in", "="))
    if ending not in MARKUP:
        return True
    open_tags = []
    for close, name, alone in re.findall(r"<(/?)([A-Za-z][\w:-]*)[^<>]*?(/?)>", bare):
        if close:
            if not open_tags or open_tags.pop() != name:
                return False
        elif not alone and not (ending == "html" and name in ("img", "br", "input", "meta", "link", "hr")):
            open_tags.append(name)
    return not open_tags and bare.count("<") == bare.count(">") > 0


def pieces(source, comment, ending):
    source = source.lstrip("\ufeff")
    if ending == "lua":
        source = re.sub(r"--\[\[.*?\]\]", "", source, flags=re.S)
    lines = [line for line in source.split("\n")]
    for first in range(len(lines)):
        if not lines[first].strip() or lines[first].strip().startswith((comment, "*", "/*", "<?", "<!", "}", ")", "@", "end", "else", "|")):
            continue
        for size in (1, 2, 3, 4, 6):
            piece = "\n".join(lines[first:first + size])
            if comment not in piece and balanced(piece, ending) and re.search(r"\w", piece):
                yield piece
                break


def dedent(text):
    lines = text.split("\n")
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[indent:] for line in lines).strip()


def abstracted(piece, draw, sigil=""):
    """Some names become metavariables, the same name the same one; some argument lists and blocks become `...`."""
    names = {}
    out = []
    for token in re.findall(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|" + (r"\$?" if sigil else "") + r"[A-Za-z_]\w*|\s+|.", piece):
        word = token.lstrip("$")
        if re.fullmatch(r"[A-Za-z_]\w*", word) and word not in KEYWORDS and draw.random() < 0.35:
            names.setdefault(token, f"$V{len(names)}")
            out.append(names[token])
        elif token[0] == '"' and draw.random() < 0.3:
            out.append('"..."')
        else:
            out.append(token)
    text = "".join(out)
    if draw.random() < 0.4:
        text = re.sub(r"\(([^()]*)\)", lambda found: "(...)" if found.group(1).strip() and draw.random() < 0.5 else found.group(0), text)
    if draw.random() < 0.5:
        text = re.sub(r"\{[^{}]*\n[^{}]*\}", "{ ... }", text)
    return text.rstrip(";") if draw.random() < 0.5 else text


def abstracted_markup(piece, draw):
    """Some tags become a metavariable each, values of attributes `"$V"` or `"..."`, what stands between two tags `...`."""
    names = {}
    for name in sorted(set(re.findall(r"<([A-Za-z][\w:-]*)", piece))):
        if draw.random() < 0.25:
            names[name] = f"$T{len(names)}"
    text = re.sub(r"(</?)([A-Za-z][\w:-]*)", lambda found: found.group(1) + names.get(found.group(2), found.group(2)), piece)
    text = re.sub(r"=\"[^\"]*\"", lambda found: draw.choice([found.group(0), '="..."', f'="$V{draw.randrange(3)}"']), text)
    text = re.sub(r"(<[^<>/\s]+)(?=[\s>])", lambda found: found.group(1) + (" ..." if draw.random() < 0.3 else ""), text)
    if draw.random() < 0.5:
        text = re.sub(r">[^<>]*</", lambda found: draw.choice([">...</", ">$X</", found.group(0)]), text)
    return text


def patterns_of(path, comment, count, draw, sigil):
    ending = path.rsplit(".", 1)[1]
    with open(path, encoding="utf-8") as file:
        found = list(pieces(file.read(), comment, ending))
    made = []
    for _ in range(count * 3):
        if not found or len(made) >= count:
            break
        piece = draw.choice(found)
        pattern = dedent(abstracted_markup(piece, draw) if ending in MARKUP else abstracted(piece, draw, sigil))
        if pattern not in made and len(re.sub(r"[\W\d_]|V\d", "", pattern)) > 1:
            made.append(pattern)
    return made


def quoted(text):
    return json.dumps(text)


def lines_by_rule(findings, rule_of, line_of):
    lines = collections.defaultdict(set)
    for finding in findings:
        lines[rule_of(finding)].add(line_of(finding))
    return lines


def compare(insight, language, path, patterns, folder):
    target = os.path.join(folder, "target." + path.rsplit(".", 1)[1])
    shutil.copy(path, target)
    rules = os.path.join(folder, "rules.yaml")
    with open(rules, "w", encoding="utf-8") as file:
        file.write("rules:\n")
        for number, pattern in enumerate(patterns):
            file.write(f"  - {{id: r{number}, message: m, severity: ERROR, languages: [{language}], pattern: {quoted(pattern)}}}\n")
    theirs = subprocess.run([semgrep(), "scan", "--metrics=off", "--disable-version-check", "--json", "--no-git-ignore", "--config", rules, target],
                            capture_output=True, text=True, check=False,
                            env={**os.environ, "PATH": os.path.dirname(semgrep()) + os.pathsep + os.environ["PATH"]})
    answer = json.loads(theirs.stdout)
    refused = {str(error.get("rule_id", "")).split(".")[-1] for error in answer["errors"]}
    wanted = lines_by_rule(answer["results"], lambda one: one["check_id"].split(".")[-1], lambda one: one["start"]["line"])
    ours = subprocess.run([insight, "analyze", "--rules", rules, "--detectors", "rules", "--format", "json", target],
                          capture_output=True, text=True, check=False)
    document = json.loads(ours.stdout)
    given = lines_by_rule(document["findings"], lambda one: one["ruleId"], lambda one: one["line"])
    unread = set(re.findall(r"rule `(r\d+)`: the pattern is not valid", ours.stderr))
    same = total = 0
    for number, pattern in enumerate(patterns):
        rule = f"r{number}"
        if rule in refused:
            continue
        total += 1
        if wanted[rule] == given[rule] and rule not in unread:
            same += 1
            continue
        print(f"{language} {os.path.basename(path)}: {quoted(pattern)}\n    missed {sorted(wanted[rule] - given[rule])} extra {sorted(given[rule] - wanted[rule])}"
              + (" (not read)" if rule in unread else ""))
    return same, total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("insight")
    parser.add_argument("--languages", default="java,go,python,javascript")
    parser.add_argument("--patterns", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="*")
    wish = parser.parse_intermixed_args()
    if not semgrep():
        print("differential: Semgrep is not installed here; nothing is compared")
        return 0
    for language in wish.languages.split(","):
        ending = ENDINGS[language]
        files = wish.files
        if not files:
            for place, _, names in os.walk(os.path.join(HERE, "..", "conformance")):
                files = files + [os.path.join(place, name) for name in sorted(names) if name.endswith(("." + ending, ".cc") if ending == "cpp" else "." + ending)]
        draw = random.Random(wish.seed)
        same = total = 0
        with tempfile.TemporaryDirectory() as folder:
            for path in files:
                made = patterns_of(path, COMMENTS.get(ending, "//"), wish.patterns, draw, "$" if ending in ("php", "sh") else "")
                if not made:
                    continue
                one, all_of_file = compare(os.path.abspath(wish.insight), language, path, made, folder)
                same, total = same + one, total + all_of_file
        print(f"{language}: {same} of {total} patterns find the same lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
