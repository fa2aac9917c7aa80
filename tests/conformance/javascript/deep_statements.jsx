function a() {
  // ruleid: follows
  begin();
  // ruleid: gives-back
  return y ? call(x) : 1;
}
function b() {
  begin();
  z = y ? call(x) : 1;
}
function c() {
  // ruleid: follows
  begin();
  const z = y[call(x)];
}
function d() {
  begin();
  y[call(x)];
}
function e() {
  begin();
  z = new X(call(x));
}
function f() {
  // ruleid: follows
  begin();
  const z = new X(call(x));
}
function g() {
  begin();
  const z = { [call(x)]: 1 };
}
function h() {
  // ruleid: follows
  begin();
  const z = <b>{call(x)}</b>;
}
on(function (d) { all += d; });
on(function (d) { all = d; });
// ruleid: gives-back
on(function (d) { add(d); });
const i = <p><b /></p>;
// ruleid: in-braces
const j = <p>{<b />}</p>;
// ruleid: text
const k = <p> {x}</p>;
// ruleid: in-braces
const l = <p>
  {x}
</p>;
el.text = '';
el.text += more;
// ruleid: lost
el.title = '';
el.title = more;
const tool = require('tool');
const { go } = require('tool');
// ruleid: assigned-module
tool.go(1);
// ruleid: assigned-module
go(2);
