// Writes the ten rules of the comparison with ast-grep in both tools' spellings, so that they can't drift apart:
//   node ten.mjs LANGUAGE FOLDER  →  FOLDER/insight.yaml, FOLDER/ast-grep.yml
import { writeFileSync } from "node:fs";

const [language, folder] = process.argv.slice(2);
const patterns = {
  python: [
    ["eval-call", "eval($X)", "eval($X)"],
    ["os-system", "os.system($X)", "os.system($X)"],
    ["pickle-loads", "pickle.loads($X)", "pickle.loads($X)"],
    ["md5", "hashlib.md5(...)", "hashlib.md5($$$ARGS)"],
    ["self-compare", "$X == $X", "$X == $X"],
    ["open-call", "open($F, $M)", "open($F, $M)"],
    ["isinstance-tuple", "isinstance($X, ($A, $B))", "isinstance($X, ($A, $B))"],
    ["mark-safe", "mark_safe($X)", "mark_safe($X)"],
    ["getattr-default", "getattr($O, $N, None)", "getattr($O, $N, None)"],
    ["not-in", "not $X in $Y", "not $X in $Y"],
  ],
  typescript: [
    ["eval-call", "eval($X)", "eval($X)"],
    ["console-log", "console.log(...)", "console.log($$$ARGS)"],
    ["math-random", "Math.random()", "Math.random()"],
    ["self-compare", "$X === $X", "$X === $X"],
    ["new-promise", "new Promise($F)", "new Promise($F)"],
    ["json-parse", "JSON.parse($X)", "JSON.parse($X)"],
    ["set-timeout", "setTimeout($F, $T)", "setTimeout($F, $T)"],
    ["object-assign", "Object.assign({}, $X)", "Object.assign({}, $X)"],
    ["index-of", "$X.indexOf($Y) !== -1", "$X.indexOf($Y) !== -1"],
    ["throw-error", "throw new Error($X)", "throw new Error($X)"],
  ],
}[language];

const quoted = (text) => JSON.stringify(text);
const ours = patterns.map(([id, pattern]) =>
  `  - {id: ${id}, languages: [${language}], severity: INFO, message: ${id}, pattern: ${quoted(pattern)}}\n`);
const theirs = patterns.map(([id, , pattern]) =>
  `id: ${id}\nlanguage: ${language}\nseverity: info\nmessage: ${id}\nrule:\n  pattern: ${quoted(pattern)}\n`);
writeFileSync(`${folder}/insight.yaml`, `rules:\n${ours.join("")}`);
writeFileSync(`${folder}/ast-grep.yml`, theirs.join("---\n"));
