const vm = require('vm');

app.get('/calculate', (req, res) => {
  // ruleid: javascript-code-from-request
  eval(req.query.formula);
  // ruleid: javascript-code-from-request
  vm.runInNewContext(req.body.script, {});
  // ok: javascript-code-from-request
  JSON.parse(req.body.data);
});
