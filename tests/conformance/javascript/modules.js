import * as lib from 'lib';
import { run, walk as w } from 'lib';
// ruleid: import-alone
const t = require('tool');
// ruleid: import-alone, import-stands-for-require, import-with-alias
const { go } = require('tool');
// ruleid: import-alone, import-with-alias
const { go: start, stop } = require('tool');
// ruleid: called-by-namespace, module-by-name
lib.run(1);
// ruleid: called-by-namespace, module-by-name
run(2);
other.run(3);
// ruleid: called-by-assigned, called-by-required
t.go(4);
// ruleid: called-by-assigned
go(5);
// ruleid: export-constant
export const x = make(1), y = 2;
// ruleid: export-constant
export const z = 1, v = make(2);
export { go };
// ruleid: export-function
export function f() {}
// ruleid: export-function
export async function g() {}
// ruleid: declared-statement
let one = 1,
  // ruleid: declared
  two = many(),
  three = 3;
export default function named() {
  // ruleid: within-default-function
  inner();
}
