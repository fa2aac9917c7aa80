// ruleid: two-names
import { exec, spawn } from 'child_process';
// ruleid: named-as
import { a as b } from "x";
import { c } from "y";

function Page(props) {
  // ruleid: a-div, words
  return (
    <div>more {props.x}</div>
  );
}
// ruleid: hole
const one = <p>{props.x}</p>;
// ruleid: words
const two = <p>text</p>;
// ruleid: words
const three = <b>text {props.x}</b>;
// ruleid: first-item, words
const four = <ul><li>a</li><li>b</li></ul>;
// ruleid: words
const five = <ul><i>a</i><li>b</li></ul>;
// ruleid: closes-itself
const six = <Foo a="1" b="2" />;
// ruleid: all-attributes, closes-itself
const seven = <Foo a="1" />;
const eight = <Foo></Foo>;
// ruleid: closes-itself
const nine = <Foo />;
// ruleid: imported-call
exec(x);
// ruleid: imported-call
spawn("a");
c(1);
app.get("/a", (req, res) => {
  // ruleid: any-function
  res.send(1);
});
// ruleid: any-function
app.get("/b", function (req, res) { res.send(2); });
// ruleid: any-function
app.get("/c", function named(req, res) { res.send(3); });
// ruleid: any-function
function declared(req, res) { res.send(4); }
function more(req, res, next) { res.send(5); }
try { a(); } catch (e) { b(); }
// ruleid: no-binding
try { a(); } catch { b(); }
// ruleid: equal-to-null
null == x;
null === x;
