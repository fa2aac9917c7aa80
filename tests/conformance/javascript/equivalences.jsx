// ruleid: const-pattern
const a1 = fromconst();
// ruleid: let-pattern
let b1 = fromlet();
// ok: let-pattern
const b2 = fromlet();
// ok: let-pattern
var b3 = fromlet();
// ruleid: var-pattern
var c1 = fromvar();
// ruleid: var-pattern
let c2 = fromvar();
// ruleid: var-pattern
const c3 = fromvar();
// ruleid: assign-pattern
d1 = fromassign();
// ruleid: assign-pattern
const d2 = fromassign();
// ruleid: assign-pattern
let d3 = fromassign();
// ruleid: assign-pattern
o.p = fromassign();
// ok: assign-pattern
f(fromassign());
// ok: assign-pattern
const od = { p: fromassign() };
// ruleid: class-any
class F1 {
  // ruleid: assign-pattern
  field = fromassign();
}
const NAME = "abc";
let changing = "abc";
changing = compute();
let once = "abc";
const joined = NAME + "d";
// ruleid: constant-string
text(NAME);
// ok: constant-string
text(changing);
// ruleid: constant-string
text(once);
// ruleid: constant-string
text(joined);
// ruleid: constant-string
text(`${NAME}d`);
// ruleid: constant-exact
mode(NAME);
// ruleid: constant-exact
mode("a" + "bc");
// ruleid: constant-exact
mode(`abc`);
// ok: constant-exact
mode(joined);
function usesOuter() {
  // ruleid: constant-exact
  mode(NAME);
}
const table = { key: "abc" };
// ok: constant-exact
mode(table.key);

run(
  // ruleid: arrow-body-ellipsis
  (x) => { log(); leak(x); });
run(
  // ruleid: arrow-body-ellipsis
  x => { leak(x); });
run(
  // ruleid: arrow-body-ellipsis
  function (x) { leak(x); });
run(
  // ruleid: arrow-body-ellipsis
  async x => { leak(x); });
run(
  // ok: arrow-body-ellipsis
  x => { leak(y); });
run(
  // ruleid: function-expression
  function (x) { spill(x); });
run(
  // ruleid: function-expression
  function named(x) { spill(x); });
run(
  // ruleid: function-expression
  (x) => { spill(x); });
run(
  // ruleid: function-expression
  (x) => spill(x));
// ruleid: callback-argument
app.get("/", function (req, res) { log(); res.send(req.query); });
// ruleid: callback-argument
app.get("/", (req, res) => { res.send(req.query); });
// ruleid: callback-argument
app.get("/", async (request, response) => { response.send(request.query); });
// ok: callback-argument
app.get("/", (req, res) => { res.send(other.query); });

// ruleid: async-function
async function as1() {}
// ok: async-function
function as2() {}
// ruleid: async-function
async function as3() {
  // ruleid: await-call
  await fetcher(1);
  // ruleid: await-call
  const r = await fetcher(1);
  // ok: await-call
  fetcher(1);
}
// ruleid: class-any
class K1 {}
// ruleid: class-any, class-extends
class K2 extends Base {}
// ruleid: class-any, class-method
class K3 { x = 1; danger(a) { return a; } }
// ruleid: class-any, class-extends
class K4 extends Base { static y = 1; m() {} }
// ruleid: method-pattern
module.handler = function (a) {};
// ruleid: method-pattern
module.handler = (a) => {};
// ruleid: optional-call
opt.call(1);
// ok: optional-call
opt?.call(1);
// ruleid: optional-member
root.child.leaf;
// ok: optional-member
root?.child?.leaf;
// ruleid: strict-equals
if (x === danger) {}
// ok: strict-equals
if (x == danger) {}
// ok: strict-equals
if (danger === x) {}
// ruleid: loose-equals
if (x == loose) {}
// ok: loose-equals
if (x === loose) {}
// ruleid: logical-default
y = x || fallback;
// ruleid: logical-default
y = x || z || fallback;
// ok: logical-default
y = x ?? fallback;
// ruleid: nullish
y = x ?? nothing;
// ruleid: ternary
y = c ? yes : no;
// ruleid: typeof-check
if (typeof x === "function") {}
// ok: typeof-check
if (typeof x == "function") {}
run(
  // ruleid: destructured-parameter
  ({ token }) => { use(token); });
run(
  // ruleid: destructured-parameter
  ({ token, other }) => { use(token); });
// ruleid: destructuring-pattern
const { secret } = load();
// ruleid: destructuring-pattern
const { secret, more } = load();
// ok: destructuring-pattern
const { more2 } = load();
// ruleid: destructuring-any
const { first, apiKey, last } = load();
// ruleid: spread-object
merge({ ...a });
// ruleid: spread-object
merge({ ...a, b: 1 });
// ruleid: computed-key
const ck = { [name]: computed };
// ruleid: delete-expression
delete o.prop;
// ok: delete-expression
delete o.other;
// ruleid: new-then-call
new Client(1).connect(url);
// ruleid: new-then-call
const conn = await new Client().connect(url);
// ruleid: deep-expression
show(secret);
// ruleid: deep-expression
show({ a: [secret] });
// ok: deep-expression
show(() => secret);
// ruleid: deep-expression
show(`x${secret}`);
// ok: deep-expression
show("secret");
// ruleid: deep-condition
if (a && !isAdmin) { go(); }
// ok: deep-condition
if (a) { isAdmin; }
// ruleid: export-default
export default danger;
// ruleid: export-function
export function ex1() { exported(); }
// ok: export-function
function ex2() { exported(); }
// ruleid: chain-ellipsis
db.begin(1).step.more(2).end();
// ruleid: chain-ellipsis
db.begin().end();
// ok: chain-ellipsis
db.begin().stop();
run(() => {
  // ruleid: sequence-in-callback
  before();
  middle();
  after();
});
run(() => {
  // ruleid: sequence-in-callback
  before();
  run(() => { after(); });
});
// ruleid: then-callback
p.then((r) => { use(r); });
// ruleid: then-callback
p.then(function (r) { use(r); });
// ok: then-callback
p.then(use);
// ruleid: template-concat
build(a + "end");
// ok: template-concat
build(`${a}end`);
const j1 =
  // ruleid: jsx-attribute
  <Button danger={x} />;
const j2 =
  // ruleid: jsx-attribute
  <Button id="b" danger={x} big />;
const j3 =
  // ok: jsx-attribute
  <Button />;
const j4 =
  // ruleid: jsx-attribute
  <Button danger={x}>text</Button>;
const j5 =
  // ruleid: jsx-attribute-any
  <div className="a" unsafe={x}></div>;
const j6 =
  // ruleid: jsx-attribute-string
  <a href="https://a" target="_blank">x</a>;
const j7 =
  // ok: jsx-attribute-string
  <a href={x}>x</a>;
const j8 =
  // ruleid: jsx-children
  <Box><p>a</p>b</Box>;
const j9 =
  // ruleid: jsx-children
  <Box className="x">a</Box>;
const j10 =
  // ruleid: jsx-open-close
  <Panel kind="x" other={1}>a</Panel>;
const j11 =
  // ok: jsx-open-close
  <Panel kind="y">a</Panel>;
// ruleid: in-operator
if (k in dict) {}
// ruleid: void-expression
void ignored;
// ruleid: increment
i++;
// ok: increment
++i;
// ruleid: comma-assignment
o.p = shape;
// ok: comma-assignment
o[p] = shape;
// ruleid: regex-test
/a+/.test(x);
// ok: regex-test
rx.test(x);
// ruleid: label-loop
while (x) { if (y) { break; } }
