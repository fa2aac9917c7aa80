import { exec } from "child_process";
import { exec as shell } from "child_process";
import * as cp from "child_process";
import proc from "child_process";
import axios from "axios";
import http from "axios";
import * as ax from "axios";
import { get } from "axios";
import { Script } from "vm";
import { promises as fsp } from "fs";
import { readFile } from "fs/promises";
const child_process = require("child_process");
const child = require("child_process");
const { execSync, exec: run } = require("child_process");
const fs = require("fs");
const ex = require("child_process").exec;
const vm2 = require("vm");
const nodeChild = require("node:child_process");

// ruleid: module-function
child_process.exec("x");
// ruleid: module-function
child.exec("x");
// ruleid: module-function
cp.exec("x");
// todook: module-function
proc.exec("x");
// ruleid: module-function
exec("x");
// ruleid: module-function
shell("x");
// ruleid: module-function
run("x");
// todook: module-function
ex("x");
// todook: module-function
nodeChild.exec("x");
// ok: module-function
execSync("x");
// ok: module-function
other.exec("x");
// ok: module-function
cp.execFile("x");
// todook: module-function
require("child_process").exec("x");

// ruleid: promises-member
fs.promises.readFile("x");
// ruleid: promises-member
fsp.readFile("x");
// ok: promises-member
readFile("x");

// ruleid: imported-default
axios.get("x");
// todook: imported-default
http.get("x");
// ruleid: imported-default
ax.get("x");
// ruleid: imported-default
get("x");
// ruleid: imported-default
axios.get?.("x");
// ok: imported-default
axios.post("x");

// ruleid: require-pattern
const a = require("forbidden");
// ruleid: require-pattern
require('forbidden').x();
// ok: require-pattern
require("forbidden/sub");
// ok: require-pattern
import "forbidden";
// ruleid: import-pattern
import legacy from "legacy";
// ok: import-pattern
import { legacy2 } from "legacy";
// ok: import-pattern
import * as legacy3 from "legacy";
// ruleid: import-star
import * as s from "starred";
// ok: import-star
import s2 from "starred";
// ruleid: import-named
import { risky } from "lib";
// ruleid: import-named
import { safe, risky } from "lib";
// ruleid: import-named
import { risky as r } from "lib";
// ok: import-named
import { safe } from "lib";
// ruleid: import-side-effect
import "polyfill";
// ruleid: import-side-effect
import p from "polyfill";
// ruleid: dynamic-import
import("./x");
// ruleid: dynamic-import
const m = await import(name);
// ruleid: class-of-module
new vm2.Script("x");
// ruleid: class-of-module
new Script("x");
// ok: class-of-module
new vm2.SourceTextModule("x");

// ruleid: require-then-use
const sh = require("shelljs");
sh.exec("x");
// ruleid: import-then-use
import sh2 from "shell-import";
sh2.exec("x");
