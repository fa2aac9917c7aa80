import { exec as run } from "node:child_process";
import { execSync } from "child_process";

export function tag(version: string): string {
  // ruleid: exec-command-built
  return execSync(`git tag ${version}`).toString();
}

export function list(): string {
  // ok: exec-command-built
  return execSync("git tag --list").toString();
}
