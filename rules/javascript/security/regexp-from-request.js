app.get("/search", (req, res) => {
  // ruleid: regexp-from-request
  const a = new RegExp(req.query.q, "i");
  // ruleid: regexp-from-request
  const b = new RegExp("^" + req.body.prefix);
  // ruleid: regexp-from-request
  const c = RegExp(`${req.params.name}$`);
  // ok: regexp-from-request
  const d = new RegExp(escapeRegExp(req.query.q));
  // ok: regexp-from-request
  const e = new RegExp("^a+$");
  // ok: regexp-from-request
  const f = new RegExp(options.query);
  res.json([a, b, c, d, e, f]);
});
