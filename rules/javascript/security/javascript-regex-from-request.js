app.get('/search', (req, res) => {
  // ruleid: javascript-regex-from-request
  const wanted = new RegExp(req.query.q, 'i');
  // ok: javascript-regex-from-request
  const fixed = new RegExp('^[a-z]+$');
});

app.get("/search", (req, res) => {
  // ruleid: javascript-regex-from-request
  const a = new RegExp(req.query.q, "i");
  // ruleid: javascript-regex-from-request
  const b = new RegExp("^" + req.body.prefix);
  // ruleid: javascript-regex-from-request
  const c = RegExp(`${req.params.name}$`);
  // ok: javascript-regex-from-request
  const d = new RegExp(escapeRegExp(req.query.q));
  // ok: javascript-regex-from-request
  const e = new RegExp("^a+$");
  // ok: javascript-regex-from-request
  const f = new RegExp(options.query);
  res.json([a, b, c, d, e, f]);
});
