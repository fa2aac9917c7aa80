const vm = require("vm");

app.get("/sum", (req, res) => {
  // ruleid: js-code-from-request
  const total = eval(req.query.formula);
  // ruleid: js-code-from-request
  vm.runInNewContext(req.body.code, {});
  // ruleid: js-code-from-request
  const f = new Function("x", req.body.code);
  // ok: js-code-from-request
  const data = JSON.parse(req.body.code);
  // ok: js-code-from-request
  eval("1 + 1");
  // ok: js-code-from-request
  const g = graph.eval(req.query.formula);
  res.json({ total, f, data, g });
});
// ruleid: js-code-from-request
eval(location.hash.slice(1));
// ok: js-code-from-request
eval(template.body);
