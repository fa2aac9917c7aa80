// Words that begin a statement, without a semicolon in the pattern.
while (a) {
  // ruleid: breaks, braces
  if (b) { break; }
  // ruleid: continues
  if (c) continue;
}
function f(x) {
  // ruleid: returns
  if (x) return;
  // ruleid: debugs
  debugger;
  // ok: returns
  return x;
}
try {
  g();
  // ruleid: catches
} catch (e) {
  h(e);
}
// ruleid: array-state
const [v, setV] = useState(0);
// ruleid: array-state
const [w, setW] = useState();

// ruleid: insecure
tls.connect({ host, rejectUnauthorized: false });
// ok: insecure
tls.connect({ rejectUnauthorized: true });

// ruleid: either
const t = a || b;
// ok: either
const u = a && b;

// ruleid: from-any
import lib from './lib';
// ok: from-any
import { part } from './lib';
// ruleid: star-from-any
export * from './all';

// ruleid: each-in
for (const k of list) { use(k); }
// ruleid: each-in
for (const k in list) { use(k); }
// ok: no-braces
while (list) use(list);

// ruleid: undeclared
let later;
// ok: undeclared
let now = 1;
// ok: undeclared
for (let i = 0; i < 3; i++) { use(i); }

// ruleid: sum
total += extra;
// ruleid: sum
both = total + extra;

// ruleid: any-flags, any-regex
s.match(/ab+c/gi);
// ruleid: any-flags, any-regex, one-flag
s.match(/ab+c/g);
// ruleid: any-regex
s.match(/d/);

// ruleid: any-object
make({});
// ruleid: any-object
make({ a: 1 });
// ok: any-object
make([]);

// ruleid: module
const fs = require('fs');
// ok: module
const { join } = require('path');

// ruleid: tagged
sql`select ${x}`;
// ruleid: destructured
function take({ name, ...others }) { return name; }
// ruleid: computed
const byKey = { [key]: 1 };
// ok: computed
const byName = { key: 1 };
