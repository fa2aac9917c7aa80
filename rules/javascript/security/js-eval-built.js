const vm = require("vm");
const NAME = "size";

function run(field, value) {
  // ruleid: js-eval-built
  eval("this." + field);
  // ruleid: js-eval-built
  const f = new Function("x", `return x.${field}`);
  // ruleid: js-eval-built
  setTimeout("update('" + value + "')", 100);
  // ruleid: js-eval-built
  vm.runInNewContext(`total = ${value}`, {});
  // ruleid: js-eval-built
  new vm.Script("check(" + value + ")");
  // ok: js-eval-built
  eval("1 + 1");
  // ok: js-eval-built
  eval("this." + NAME);
  // ok: js-eval-built
  setTimeout(() => log("x" + value), 100);
  // ok: js-eval-built
  setTimeout(function () { log("x" + value); }, 100);
  // ok: js-eval-built
  const g = new Function("return this");
  // ok: js-eval-built
  parser.eval("this." + field);
  return f;
}
