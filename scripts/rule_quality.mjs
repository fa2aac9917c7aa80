// The table of docs/rule-quality.md between its two marks: findings of each rule for every 10,000 lines of each tree below a folder.
//   node rule_quality.mjs INSIGHT TREES DOCUMENT
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [insight, trees, document] = process.argv.slice(2);

function analysed(tree) {
  const options = ["analyze", tree, "--no-cache", "--detectors", "security", "--format", "json"];
  try {
    return JSON.parse(execFileSync(insight, options, { encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "ignore"] }));
  } catch (failed) {
    if (failed.status !== 1) throw failed; // 1: there are findings
    return JSON.parse(failed.stdout);
  }
}

const rules = new Map(); // id → {severity, findings, packages}
let lines = 0;
let findings = 0;
const names = [];
for (const name of readdirSync(trees).sort()) {
  const report = analysed(join(trees, name));
  lines += report.coverage.lines;
  names.push(name);
  for (const finding of report.findings) {
    const rule = rules.get(finding.ruleId) ?? { severity: finding.severity, findings: 0, packages: new Set() };
    rule.findings += 1;
    rule.packages.add(name);
    rules.set(finding.ruleId, rule);
    findings += 1;
  }
}

const shown = (number) => number.toLocaleString("en-US");
const per = (count) => ((count * 10_000) / lines).toFixed(3);
const rows = [...rules].sort((a, b) => b[1].findings - a[1].findings || (a[0] < b[0] ? -1 : 1));
const table = [
  `On ${new Date().toISOString().slice(0, 10)}, ${shown(lines)} lines of ${names.length} packages, by \`make quality\`:`,
  "",
  "| rule | severity | findings | per 10,000 lines | in packages |",
  "|---|---|---:|---:|---:|",
  ...rows.map(([id, rule]) => `| ${id} | ${rule.severity} | ${rule.findings} | ${per(rule.findings)} | ${rule.packages.size} |`),
  `| **all** | | **${findings}** | **${per(findings)}** | |`,
  "",
  `Every other rule: 0 findings. The packages: ${names.join(", ")}.`,
].join("\n");

const begin = "<!-- made by scripts/rule_quality.sh -->";
const end = "<!-- end -->";
const text = readFileSync(document, "utf8");
const before = text.slice(0, text.indexOf(begin) + begin.length);
writeFileSync(document, `${before}\n${table}\n${text.slice(text.indexOf(end))}`);
console.log(table);
