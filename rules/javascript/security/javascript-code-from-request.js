const vm = require('vm');

app.get('/calculate', (req, res) => {
  // ruleid: javascript-code-from-request
  eval(req.query.formula);
  // ruleid: javascript-code-from-request
  vm.runInNewContext(req.body.script, {});
  // ok: javascript-code-from-request
  JSON.parse(req.body.data);
});

const vm = require("vm");

app.get("/sum", (req, res) => {
  // ruleid: javascript-code-from-request
  const total = eval(req.query.formula);
  // ruleid: javascript-code-from-request
  vm.runInNewContext(req.body.code, {});
  // ruleid: javascript-code-from-request
  const f = new Function("x", req.body.code);
  // ok: javascript-code-from-request
  const data = JSON.parse(req.body.code);
  // ok: javascript-code-from-request
  eval("1 + 1");
  // ok: javascript-code-from-request
  const g = graph.eval(req.query.formula);
  res.json({ total, f, data, g });
});
// ruleid: javascript-code-from-request
eval(location.hash.slice(1));
// ok: javascript-code-from-request
eval(template.body);
