const vm = require("vm");
const NAME = "size";

function run(field, value) {
  // ruleid: eval-built
  eval("this." + field);
  // ruleid: eval-built
  const f = new Function("x", `return x.${field}`);
  // ruleid: eval-built
  setTimeout("update('" + value + "')", 100);
  // ruleid: eval-built
  vm.runInNewContext(`total = ${value}`, {});
  // ruleid: eval-built
  new vm.Script("check(" + value + ")");
  // ok: eval-built
  eval("1 + 1");
  // ok: eval-built
  eval("this." + NAME);
  // ok: eval-built
  setTimeout(() => log("x" + value), 100);
  // ok: eval-built
  setTimeout(function () { log("x" + value); }, 100);
  // ok: eval-built
  const g = new Function("return this");
  // ok: eval-built
  parser.eval("this." + field);
  return f;
}
