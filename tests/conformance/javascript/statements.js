// ruleid: sequence
start();
middle();
stop();

function a1() {
  // ruleid: sequence
  start();
  if (x) {
    stop();
  }
}
function a2() {
  if (x) {
    // ok: sequence
    start();
  }
  stop();
}
function a3() {
  stop();
  // ok: sequence
  start();
}
function a4() {
  // ruleid: sequence
  const s = start();
  stop();
}
function b1() {
  // ruleid: adjacent
  one();
  two();
}
function b2() {
  // ok: adjacent
  one();
  between();
  two();
}
function c1() {
  // ruleid: assigned-then-used
  const a = source();
  log();
  sink(a);
  // ok: assigned-then-used
  let b = source();
  sink(b);
  // ok: assigned-then-used
  var c = source();
  sink(c);
  let d;
  // ok: assigned-then-used
  d = source();
  sink(d);
  // ruleid: assigned-then-used
  const e = source();
  const f = sink(e);
  // ok: assigned-then-used
  const g = source();
  sink(other);
}
function c2() {
  // ruleid: let-then-used
  let a = letsource();
  sink(a);
  // ok: let-then-used
  const b = letsource();
  sink(b);
  // ok: let-then-used
  var c = letsource();
  sink(c);
}
// ruleid: function-header
function named(a, b = 1) {
  return a;
}
// ok: function-header
function other() {}
// ok: function-header
const named = function (x) {};
// ok: function-header
const named = (x) => { work(); };
// ruleid: function-header
const o = { named() {} };
class K {
  // ruleid: function-header
  named() {}
}
// ruleid: function-header
async function named() {}
// ruleid: function-header
export function named() {}
// ruleid: function-header
function* named() {}

// ruleid: function-any-name
function f1() {
  marker();
}
// ok: function-any-name
const f2 = () => {
  before();
  marker();
  after();
};
// ok: function-any-name
const f3 = function () {
  if (x) { marker(); }
};
class M {
  // ruleid: function-any-name
  method() {
    marker();
  }
}
// ok: function-any-name
const f4 = () => marker();
run(
  // ok: function-any-name
  function () {
    marker();
  });

run(
  // ruleid: arrow-any
  () => { inner(); });
run(
  // ruleid: arrow-any
  async (a, b) => { x(); inner(); y(); });
run(
  // ruleid: arrow-any
  function (a) { inner(); });
run(
  // ruleid: arrow-any
  () => inner());
// ruleid: arrow-expression
items.map((x) => x.secret);
// ruleid: arrow-expression
items.map(x => x.secret);
// ruleid: arrow-expression
items.map(x => { return x.secret; });
// ok: arrow-expression
items.map(x => y.secret);
// ruleid: arrow-expression
items.map(function (x) { return x.secret; });

// ruleid: if-any-body
if (guard(1)) {
  a();
}
// ruleid: if-any-body
if (guard(1)) a();
// ruleid: if-any-body
if (guard(1)) { a(); } else { b(); }
// ok: if-any-body
if (!guard(1)) { a(); }
if (x) {
// ruleid: if-any-body
} else if (guard(2)) {
}
// ruleid: if-else
if (x) { yes(); } else { no(); }
// ok: if-else
if (x) { yes(); }
// ruleid: if-else
if (x) yes(); else no();
// ruleid: if-no-braces
if (x) single();
// ruleid: if-no-braces
if (x) { single(); }
// ruleid: if-no-braces
if (x) single(); else other();
// ruleid: for-of
for (const task of pool(4)) { run(task); }
// ruleid: for-of
for (let task of pool(4)) { run(task); }
// ok: for-of
for (const task of pool(4)) run(task);
// ok: for-of
for (const task in pool(4)) { run(task); }
// ruleid: for-in
for (const k in from) { to[k] = from[k]; }
// ruleid: for-in
for (let k in from) { to[k] = from[k]; }
// ok: for-in
for (var k in from) to[k] = from[k];
// ok: for-in
for (const k in from) { to[k] = other[k]; }
// ok: for-in
for (const k in from) { log(k); to[k] = from[k]; }
// ruleid: for-classic
for (let i = 0; i < 3; i++) { counted(); }
// ruleid: for-classic
for (const i of x) { counted(); }
// ruleid: while-loop
while (true) { poll(); rest(); }
// ok: while-loop
while (x) { poll(); }
// ok: while-loop
for (;;) { poll(); }
// ruleid: do-while
do { a(); } while (b);
// ruleid: try-empty-catch
try { a(); } catch (e) { }
// ruleid: try-empty-catch
try { a(); } catch (e) { /* nothing */ }
// ok: try-empty-catch
try { a(); } catch (e) { log(e); }
// ruleid: try-empty-catch
try { a(); } catch { }
// ok: try-empty-catch
try { a(); } catch (e) { } finally { b(); }
// ruleid: try-finally
try { a(); } finally { close(); }
// ruleid: try-finally
try { a(); } catch (e) { x(); } finally { close(); }
function ret() {
  // ruleid: return-value
  return secret(1);
  // ok: return-value
  secret(1);
  // ok: return-value
  return [secret(1)];
  // ruleid: return-any-object
  return { user: u, token: t };
  // ok: return-any-object
  return { user: u };
  // ruleid: throw-new
  throw new Boom("x");
  // ok: throw-new
  throw Boom("x");
}
// ruleid: switch-case
switch (x) {
  case "danger":
    a();
    break;
}
// ruleid: switch-case
switch (x) {
  case "safe":
    break;
  case "danger":
    a();
}
// ok: switch-case
switch (x) {
  case "safe":
    break;
}
// ruleid: expression-statement
lonely(1);
// ruleid: expression-statement
const q = lonely(1);
// ruleid: expression-statement
other(lonely(1));
// ok: expression-statement
if (lonely(1)) {}
// ruleid: expression-statement
const fn = () => lonely(1);
// ruleid: expression
anywhere(1);
// ruleid: expression
const z = { a: anywhere(1) };
