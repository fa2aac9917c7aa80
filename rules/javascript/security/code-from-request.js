const vm = require("vm");

app.get("/sum", (req, res) => {
  // ruleid: code-from-request
  const total = eval(req.query.formula);
  // ruleid: code-from-request
  vm.runInNewContext(req.body.code, {});
  // ruleid: code-from-request
  const f = new Function("x", req.body.code);
  // ok: code-from-request
  const data = JSON.parse(req.body.code);
  // ok: code-from-request
  eval("1 + 1");
  // ok: code-from-request
  const g = graph.eval(req.query.formula);
  res.json({ total, f, data, g });
});
// ruleid: code-from-request
eval(location.hash.slice(1));
// ok: code-from-request
eval(template.body);
